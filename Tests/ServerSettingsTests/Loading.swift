import ServerSettings

/// A file that starts, as lines to change.
enum Sample {
    static let lines = [
        "operator:",
        "  token: operator-token-0123456789",
        "rules: rules",
        "data: db.sqlite",
        "channels:",
        "  main:",
        "    profile: generic",
        "    token: channel-token-0123456789",
        "gateways:",
        "  main:",
        "    url: https://gateway.example",
        "    user: shop",
        "    password: password-0123",
        "numbers:",
        "  +31612345678:",
        "    gateway: main",
    ]

    static let text = lines.joined(separator: "\n") + "\n"

    /// The sample with one line, counted from 1, replaced by others.
    static func text(_ line: Int, _ replacement: String) -> String {
        var lines = lines
        lines[line - 1] = replacement
        return lines.joined(separator: "\n") + "\n"
    }
}

func load(_ yaml: String, environment: [String: String] = [:], flags: [String: String] = [:]) -> SettingsOutcome {
    ServerSettings.load(
        SettingsSources(file: ("answerback.yaml", Array(yaml.utf8)), environment: environment, flags: flags))
}

extension SettingsOutcome {
    var told: [String] { problems.map(\.description) }

    func value(_ key: String) -> SettingValue? { values.first { $0.key == key } }
}
