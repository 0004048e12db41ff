/// Where a setting, or what is wrong with it, comes from.
public enum SettingPlace: Hashable, Sendable {
    /// Without the leading `--`.
    case flag(String)
    case environment(String)
    /// Line and column are counted from 1, columns in Unicode scalars; nil where the whole file is meant.
    case file(String, line: Int?, column: Int?)
    /// A channel's profile, by name.
    case profile(String)
    /// Nobody set it.
    case standard

    /// For `answerback config`: `flag --data`, `environment ANSWERBACK_DATA`, `file answerback.yaml:3`, `default`.
    public var origin: String {
        switch self {
        case .flag(let name): "flag --\(name.visible)"
        case .environment(let name): "environment \(name.visible)"
        case .file(let path, let line, _): "file \(path.visible)\(line.map { ":\($0)" } ?? "")"
        case .profile(let name): "profile \(name)"
        case .standard: "default"
        }
    }
}

extension SettingPlace: CustomStringConvertible {
    /// For a problem: `--data`, `environment ANSWERBACK_DATA`, `answerback.yaml:3:5`.
    public var description: String {
        switch self {
        case .flag(let name): "--\(name.visible)"
        case .file(let path, let line?, let column?): "\(path.visible):\(line):\(column)"
        case .file(let path, _, _): path.visible
        case .environment, .profile: origin
        case .standard: "configuration"
        }
    }
}

/// What is wrong with what an operator set, and what to write instead. Holds no secret.
public struct SettingProblem: Error, Hashable, Sendable {
    public let place: SettingPlace
    /// Begins with the setting's name, where there is one.
    public let sentence: String
    /// What to write or to run; empty where the sentence says it all.
    public let mend: String
    /// The server may start all the same.
    public let isWarning: Bool
    let key: SettingKey?

    init(_ place: SettingPlace, of key: SettingKey? = nil, _ sentence: String, mend: String = "", isWarning: Bool = false) {
        self.place = place
        self.key = key
        self.sentence = (key.map { "\($0): " } ?? "") + sentence
        self.mend = mend
        self.isWarning = isWarning
    }
}

extension SettingProblem: CustomStringConvertible {
    /// `answerback.yaml:12:5: channels.main: no token …; write …`
    public var description: String {
        "\(place): \(isWarning ? "warning: " : "")\(sentence)\(mend.isEmpty ? "" : "; \(mend)")"
    }
}

/// One line of `answerback config`.
public struct SettingValue: Hashable, Sendable {
    /// `gateways.main.url`
    public let key: String
    /// `(secret)` for a secret, `(none)` for what nobody set and has no default; lists joined by commas.
    public let shown: String
    /// As ``SettingPlace/origin`` writes it; of a secret also whether it came by `@file:`.
    public let origin: String
}
