/// Why a text is no value of its setting. The text itself is shown beside it.
struct Unfit: Error {
    /// Follows the text: `is no duration`.
    let sentence: String
    /// What to write instead; nil for the setting's example.
    var mend: String?
    /// False where it may be a secret in the wrong place.
    var showsText = true

    init(_ sentence: String, mend: String? = nil, showsText: Bool = true) {
        self.sentence = sentence
        self.mend = mend
        self.showsText = showsText
    }
}

/// Reads settings one after the other, and keeps what was read and what was wrong.
struct SettingReading {
    let file: SettingsFile
    /// What `@file:` paths and other relative ones in the file begin at; empty for the working directory.
    let folder: String
    private let layers: SettingLayers
    private let secrets: SecretFile
    private(set) var values: [SettingValue] = []
    private(set) var problems: [SettingProblem]
    /// The first secret that stands in the file itself.
    private var inlineSecret: SettingKey?
    /// Settings of which something has been said, so that they do not count as forgotten.
    private var faulty: Set<SettingKey>

    init(_ sources: SettingsSources) {
        file = sources.file.map { SettingsFile(path: $0.path, bytes: $0.bytes) } ?? .empty
        layers = SettingLayers(sources, file: file)
        folder = sources.file?.path.folder ?? ""
        secrets = SecretFile(folder: folder, credentials: sources.environment["CREDENTIALS_DIRECTORY"])
        problems = file.problems + layers.problems
        faulty = Set(problems.compactMap(\.key))
    }

    /// One value.
    ///
    /// - Parameters:
    ///   - otherwise: where nobody set it and the table has nothing.
    ///   - read: makes a value of the text.
    /// - Returns: nil where there is none, or where it is wrong: that is reported then.
    mutating func value<Value>(
        _ key: SettingKey, otherwise: Standard? = nil, as read: (String) throws(Unfit) -> Value
    ) -> Value? {
        list(key, otherwise: otherwise, as: read)?.first
    }

    /// All values of a list.
    ///
    /// - Returns: nil where there is none, or where one of them is wrong.
    mutating func list<Value>(
        _ key: SettingKey, otherwise: Standard? = nil, as read: (String) throws(Unfit) -> Value
    ) -> [Value]? {
        guard let setting = key.setting else { preconditionFailure("no setting \(key)") }
        let standard = otherwise ?? setting.standard.map { Standard($0) }
        let found = layers.find(key, setting.form) ?? standard.map { .init(texts: $0.texts, places: [$0.place]) }
        guard let found else {
            note(key, nil)
            return nil
        }
        var values: [Value] = []
        var isShown = true
        for (index, text) in found.texts.enumerated() {
            do throws(Unfit) {
                try text.refuseControlCharacters(besides: setting.mayHaveLines ? "\t\r\n" : "")
                values.append(try read(text))
            } catch {
                report(error, text, key, at: found.place(index))
                isShown = isShown && error.showsText
            }
        }
        note(key, found, isShown: isShown)
        return values.count == found.texts.count ? values : nil
    }

    /// A secret's text, from the file it names or as it stands.
    mutating func secret(_ key: SettingKey) -> String? {
        guard let found = layers.find(key, .secret), let text = found.texts.first else {
            note(key, nil)
            return nil
        }
        let path = text.hasPrefix(SecretFile.prefix) ? String(text.dropFirst(SecretFile.prefix.count)) : nil
        values.append(
            SettingValue(
                key: "\(key)", shown: "(secret)", origin: found.places[0].origin + (path == nil ? "" : ", by \(SecretFile.prefix)")))
        if path == nil, case .file = found.places[0] { inlineSecret = inlineSecret ?? key }
        do throws(Unfit) {
            let secret = if let path { try secrets.read(path) } else { text }
            guard !secret.hasControlCharacter() else {
                throw Unfit("the secret holds a control character or more than one line", mend: "write it without")
            }
            return secret
        } catch {
            report(SettingProblem(found.places[0], of: key, error.sentence, mend: error.mend ?? ""))
            return nil
        }
    }

    /// To be called when all has been read.
    mutating func refuseOpenFile() {
        guard let inlineSecret, secrets.isOpenToOthers(file.path) else { return }
        report(
            SettingProblem(
                .file(file.path, line: nil, column: nil), of: inlineSecret,
                "the secret stands in this file, which others can read or write to",
                mend: "run: chmod 600 \(file.path.asShellWord)"))
    }

    /// Names that the file has below a place where they can be chosen, in its order.
    func names(below key: SettingKey) -> [String] { file.names[key.path.joined(separator: ".")] ?? [] }

    /// Whether something has been said of a place or anything below it that stands in the way.
    func isFaulty(below key: SettingKey) -> Bool {
        problems.contains { !$0.isWarning && $0.key?.path.starts(with: key.path) == true }
    }

    /// Nobody set it, nor tried to.
    func isMissing(_ key: SettingKey) -> Bool { !isSet(key) && !faulty.contains(key) }

    /// Whether anybody set it, flags and environment included.
    func isSet(_ key: SettingKey) -> Bool { layers.find(key, key.setting?.form ?? .text) != nil }

    /// Where a setting stands; of one that nobody set, where it would belong.
    func place(of key: SettingKey) -> SettingPlace {
        if let setting = key.setting, let found = layers.find(key, setting.form) { return found.places[0] }
        var path = key.path
        while !path.isEmpty {
            if let place = file.sections[SettingKey(path)] { return place }
            path.removeLast()
        }
        return file.path.isEmpty ? .standard : .file(file.path, line: nil, column: nil)
    }

    /// - Parameter place: nil for where the setting stands.
    mutating func report(_ key: SettingKey, at place: SettingPlace? = nil, _ sentence: String, mend: String, isWarning: Bool = false) {
        report(SettingProblem(place ?? self.place(of: key), of: key, sentence, mend: mend, isWarning: isWarning))
    }

    private mutating func report(_ unfit: Unfit, _ text: String, _ key: SettingKey, at place: SettingPlace) {
        let isOfNobody =
            switch place {
            case .standard, .profile: true
            case .flag, .environment, .file: false
            }
        let place = isOfNobody ? self.place(of: key) : place
        let shown = unfit.showsText ? "\(text.shown) " : "this "
        report(SettingProblem(place, of: key, "\(shown)\(unfit.sentence)", mend: unfit.mend ?? Self.mend(key, at: place)))
    }

    private mutating func report(_ problem: SettingProblem) {
        problems.append(problem)
        if let key = problem.key { faulty.insert(key) }
    }

    private static func mend(_ key: SettingKey, at place: SettingPlace) -> String {
        let example = key.setting?.example ?? []
        return switch place {
        case .flag(let name): "write --\(name) \(example.joined(separator: ","))"
        case .environment(let name): "write \(name)=\(example.joined(separator: ","))"
        case .file, .profile, .standard: "write `\(key.name): \(example.asYAML)`"
        }
    }

    private mutating func note(_ key: SettingKey, _ found: SettingLayers.Found?, isShown: Bool = true) {
        let texts = found?.texts ?? []
        let shown = isShown ? texts.map(\.visible).joined(separator: ", ") : "(secret)"
        let origin = found?.places.first ?? .standard
        values.append(SettingValue(key: "\(key)", shown: shown.isEmpty ? "(none)" : shown, origin: origin.origin))
    }
}

/// What a setting is that nobody set.
struct Standard {
    let texts: [String]
    let place: SettingPlace

    init(_ texts: [String], from place: SettingPlace = .standard) {
        self.texts = texts
        self.place = place
    }
}

extension String {
    /// Of a path; empty where it has none.
    var folder: String { lastIndex(of: "/").map { String(self[...$0]) } ?? "" }

    fileprivate func refuseControlCharacters(besides allowed: String = "") throws(Unfit) {
        if hasControlCharacter(besides: allowed) { throw Unfit("holds a control character or a line end", mend: "remove it") }
    }

    func hasControlCharacter(besides allowed: String = "") -> Bool {
        unicodeScalars.contains { ($0.value < 0x20 || $0.value == 0x7F) && !allowed.unicodeScalars.contains($0) }
    }
}
