/// Everything that says how a server is to run. Of two that set the same, the first counts: flag, environment, file, default.
public struct SettingsSources: Sendable {
    /// The path as the operator gave it: relative paths inside the file are relative to its folder.
    public var file: (path: String, bytes: [UInt8])?
    /// A setting's dotted name in upper case, with `_` for each character that is no letter or digit, after `ANSWERBACK_`; several
    /// values of a list separated by commas. Other variables are passed over, but for `CREDENTIALS_DIRECTORY`.
    public var environment: [String: String]
    /// By the flag's name without `--`: a setting's dotted name with `-` for each character that is no letter or digit (`data`,
    /// `log-level`, `receiver-listen`). Several values of a list are separated by commas.
    public var flags: [String: String]

    public init(file: (path: String, bytes: [UInt8])? = nil, environment: [String: String] = [:], flags: [String: String] = [:]) {
        self.file = file
        self.environment = environment
        self.flags = flags
    }
}

extension SettingsSources: CustomStringConvertible, CustomReflectable {
    public var description: String { "settings of \(file?.path.visible ?? "no file"), the environment and \(flags.count) flags" }
    public var customMirror: Mirror { Mirror(self, children: ["description": description]) }
}
