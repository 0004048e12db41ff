import Configuration
import SMSMessages
import Synchronization

/// What flags, environment and file set, the first of them that has a setting counting, and where each came from.
struct SettingLayers {
    struct Found {
        var texts: [String]
        /// One for each text, or one for all.
        var places: [SettingPlace]

        func place(_ index: Int) -> SettingPlace { places.indices.contains(index) ? places[index] : places[0] }
    }

    private let reader: ConfigReader
    private let witness = Witness()
    private var layers: [String: [SettingKey: SettingsFile.Entry]] = [:]
    /// What flags and variables set that nobody can set.
    private(set) var problems: [SettingProblem] = []

    /// What Kubernetes tells every container of a service called `answerback`.
    private static func isOfKubernetes(_ name: String) -> Bool {
        let rest = name.dropFirst(SettingKey.environmentPrefix.count)
        return rest == "PORT" || rest.hasPrefix("PORT_") || rest.hasPrefix("SERVICE_HOST") || rest.hasPrefix("SERVICE_PORT")
    }

    init(_ sources: SettingsSources, file: SettingsFile) {
        var (flags, environment): ([SettingKey: SettingsFile.Entry], [SettingKey: SettingsFile.Entry]) = ([:], [:])
        var problems: [SettingProblem] = []
        let keys = Self.keys(of: file)
        let flagNames = Dictionary(grouping: keys, by: \.flagName)
        for (name, text) in sources.flags.sorted(by: { $0.key < $1.key }) {
            Self.set(text, at: .flag(name), meaning: flagNames, name, in: &flags, &problems)
        }
        let variables = Dictionary(grouping: keys, by: \.environmentName)
        for (name, text) in sources.environment.sorted(by: { $0.key < $1.key })
        where name.hasPrefix(SettingKey.environmentPrefix) && !Self.otherVariables.contains(name) && !Self.isOfKubernetes(name) {
            Self.set(text, at: .environment(name), meaning: variables, name, in: &environment, &problems)
        }
        self.problems = problems
        let order = [("flags", flags), ("environment", environment), ("file", file.entries)]
        let providers = order.map { name, entries in InMemoryProvider(name: name, values: Self.values(entries)) }
        for (provider, layer) in zip(providers, order) { layers[provider.providerName] = layer.1 }
        reader = ConfigReader(providers: providers, accessReporter: witness)
    }

    /// - Returns: nil where nobody set it.
    func find(_ key: SettingKey, _ form: Setting.Form) -> Found? {
        let texts: [String]?
        switch form {
        case .list: texts = reader.stringArray(forKey: ConfigKey(key.path))
        case .text: texts = reader.string(forKey: ConfigKey(key.path)).map { [$0] }
        case .secret: texts = reader.string(forKey: ConfigKey(key.path), isSecret: true).map { [$0] }
        }
        guard let texts, let layer = witness.lastProvider, let entry = layers[layer]?[key] else { return nil }
        return Found(texts: texts, places: entry.places.isEmpty ? [entry.place] : entry.places)
    }

    /// Read by the commands and the sandbox, not set here.
    private static let otherVariables: Set = [
        "ANSWERBACK_SEED", "ANSWERBACK_KILL_SECONDS", "ANSWERBACK_CONFIG", "ANSWERBACK_SERVER", "ANSWERBACK_TOKEN",
    ]

    /// All that can be set: of channels, gateways and numbers, those the file has. What fields of requests are called only the file says.
    private static func keys(of file: SettingsFile) -> [SettingKey] {
        Setting.all.filter { !$0.path.dropFirst(2).contains(Setting.anyName) }.flatMap { setting in
            guard setting.path.count > 1, setting.path[1] == Setting.anyName else { return [SettingKey(setting.path)] }
            let names = file.names[setting.path[0]] ?? []
            return names.map { SettingKey([setting.path[0], $0] + setting.path.dropFirst(2)) }
        }
    }

    private static func set(
        _ text: String, at place: SettingPlace, meaning keys: [String: [SettingKey]], _ name: String,
        in entries: inout [SettingKey: SettingsFile.Entry], _ problems: inout [SettingProblem]
    ) {
        guard let meant = keys[name], let key = meant.first, let setting = key.setting else {
            // What every file has comes first: of the names of thousands of numbers not all are looked at.
            let candidates = keys.sorted { ($0.value[0].path.count, $0.key) < ($1.value[0].path.count, $1.key) }
            let nearest = NearestName.find(name, among: candidates.lazy.map(\.key))
            let dashes = if case .flag = place { "--" } else { "" }
            let mend =
                nearest.map { "write \(dashes)\($0)" } ?? "names of channels, gateways and numbers must stand in the file first"
            problems.append(SettingProblem(place, "no such setting", mend: mend))
            return
        }
        guard meant.count == 1 else {
            let all = meant.map { "\($0)" }.sorted().joined(separator: " and ")
            problems.append(SettingProblem(place, "this can mean \(all)", mend: "set them in the file, or rename one"))
            return
        }
        if case .secret = setting.form, case .flag = place {
            problems.append(
                SettingProblem(
                    place, of: key, "a flag can be read by everybody on this machine",
                    mend: "set \(key.environmentName) or the file instead"
                ))
            return
        }
        guard case .list = setting.form else {
            entries[key] = .init(texts: [text], place: place, places: [place])
            return
        }
        let texts = text.split(separator: ",").map { String($0.trimmingPrefix { $0 == " " }) }
        entries[key] = .init(texts: texts, place: place, places: texts.map { _ in place })
    }

    private static func values(_ entries: [SettingKey: SettingsFile.Entry]) -> [AbsoluteConfigKey: ConfigValue] {
        var values: [AbsoluteConfigKey: ConfigValue] = [:]
        for (key, entry) in entries {
            let form = key.setting?.form ?? .text
            let content: ConfigContent = if case .list = form { .stringArray(entry.texts) } else { .string(entry.texts.first ?? "") }
            let isSecret = if case .secret = form { true } else { false }
            values[AbsoluteConfigKey(key.path)] = ConfigValue(content, isSecret: isSecret)
        }
        return values
    }
}

/// Hears from the reader which provider had the value.
private final class Witness: AccessReporter {
    private let last = Mutex<String?>(nil)

    var lastProvider: String? { last.withLock { $0 } }

    func report(_ event: AccessEvent) {
        // The reader asks one provider after the other and ends with the first that has the value.
        let provider = event.providerResults.last?.providerName
        last.withLock { $0 = provider }
    }
}
