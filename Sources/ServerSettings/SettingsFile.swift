import SMSMessages
import Yams

/// The configuration file, held against the table of settings: what it sets, where, and what in it makes no sense.
struct SettingsFile {
    struct Entry {
        /// One, but for a list.
        var texts: [String]
        var place: SettingPlace
        /// One for each text.
        var places: [SettingPlace]
    }

    let path: String
    private(set) var entries: [SettingKey: Entry] = [:]
    /// Where each part that holds others (`receiver`, `channels.main`) is named.
    private(set) var sections: [SettingKey: SettingPlace] = [:]
    /// In the file's order: of `channels`, `gateways`, `numbers`, and below a channel of `channels.main.only`.
    private(set) var names: [String: [String]] = [:]
    private(set) var problems: [SettingProblem] = []
    /// Nothing is known of what the file sets, so that nothing else can be said.
    private(set) var isUnreadable = false

    static let empty = SettingsFile(path: "")

    private init(path: String) {
        self.path = path
    }

    init(path: String, bytes: [UInt8]) {
        self.init(path: path)
        do throws(SettingProblem) {
            guard let root = try YAMLText(path: path, bytes: bytes).root() else { return }
            if case .scalar(let scalar) = root, scalar.isNothing { return }
            guard case .mapping(let mapping) = root else {
                throw SettingProblem(
                    place(of: root), "a \(root.kind) where the settings belong", mend: "begin with a line such as `receiver:`")
            }
            read(mapping, below: [], pattern: [])
        } catch {
            problems = [error]
            isUnreadable = true
        }
    }

    private mutating func read(_ mapping: Node.Mapping, below path: [String], pattern: [String]) {
        let known = Setting.names(below: pattern)
        for (keyNode, value) in mapping {
            guard case .scalar(let key) = keyNode else {
                problems.append(SettingProblem(place(of: keyNode), "a \(keyNode.kind) where the name of a setting belongs"))
                continue
            }
            let name = key.string
            let place = place(of: keyNode)
            let isChosen = known == [Setting.anyName]
            guard isChosen || known.contains(name) else {
                problems.append(unknown(name, below: path, known: known, at: place))
                continue
            }
            if isChosen { names[path.joined(separator: "."), default: []].append(name) }
            read(value, of: path + [name], pattern: pattern + [isChosen ? Setting.anyName : name], at: place)
        }
    }

    private mutating func read(_ value: Node, of path: [String], pattern: [String], at place: SettingPlace) {
        let key = SettingKey(path)
        // A setting may be a value or have names below it: `id: smsid`, `id: { all_of: [… ] }`.
        let isGroup = if case .mapping = value { !Setting.names(below: pattern).isEmpty } else { false }
        if let setting = Setting.at(pattern), !isGroup {
            readValue(value, of: key, setting, at: place)
            return
        }
        sections[key] = place
        switch value {
        case .mapping(let mapping): read(mapping, below: path, pattern: pattern)
        case .scalar(let scalar) where scalar.isNothing: break
        case .scalar, .sequence, .alias:
            let below = Setting.names(below: pattern).map { $0 == Setting.anyName ? "a name of your choice" : "`\($0)`" }
            problems.append(
                SettingProblem(
                    self.place(of: value), of: key, "a \(value.kind) where settings belong",
                    mend: "end this line after the `:` and write below it, further in, \(below.joined(separator: ", "))"))
        }
    }

    private mutating func readValue(_ value: Node, of key: SettingKey, _ setting: Setting, at place: SettingPlace) {
        switch value {
        case .scalar(let scalar) where scalar.isNothing:
            let mend = "write `\(key.name): \(setting.example.asYAML)`, or leave the line out"
            problems.append(SettingProblem(place, of: key, "no value", mend: mend))
        case .scalar(let scalar):
            entries[key] = Entry(texts: [scalar.string], place: place, places: [self.place(of: value)])
        case .sequence(let sequence) where setting.form == .list:
            let scalars = sequence.compactMap { node in node.scalar.map { ($0.string, self.place(of: node)) } }
            guard scalars.count == sequence.count else { fallthrough }
            entries[key] = Entry(texts: scalars.map(\.0), place: place, places: scalars.map(\.1))
        case .sequence, .mapping, .alias:
            let expected = setting.form == .list ? "one value or a list of values belongs" : "one value belongs"
            let mend = "write `\(key.name): \(setting.example.asYAML)`"
            problems.append(SettingProblem(self.place(of: value), of: key, "a \(value.kind) where \(expected)", mend: mend))
        }
    }

    private func unknown(_ name: String, below path: [String], known: [String], at place: SettingPlace) -> SettingProblem {
        let key = SettingKey(path + [name])
        if let nearest = NearestName.find(name, among: known) {
            return SettingProblem(place, of: key, "no such setting", mend: "write `\(nearest)`")
        }
        let parents = Setting.all.filter { $0.path.last == name }.map { $0.path.dropLast().joined(separator: ".") }
        if !parents.isEmpty, path.isEmpty {
            return SettingProblem(place, of: key, "no such setting here", mend: "it belongs below `\(parents.joined(separator: "` or `"))`")
        }
        return SettingProblem(place, of: key, "no such setting", mend: "known here: \(known.joined(separator: ", "))")
    }

    private func place(of node: Node) -> SettingPlace {
        .file(path, line: node.mark?.line, column: node.mark?.column)
    }
}

extension Node {
    fileprivate var kind: String {
        switch self {
        case .scalar: "single value"
        case .sequence: "list"
        case .mapping: "group of settings"
        case .alias: "reference"
        }
    }
}

extension Node.Scalar {
    /// `key:` and nothing behind it, or what YAML calls null.
    fileprivate var isNothing: Bool {
        style == .plain && ["", "~", "null", "Null", "NULL"].contains(string)
    }
}
