/// One thing an operator can set, as the configuration file names it.
struct Setting: Sendable {
    enum Form: Sendable {
        case text
        /// One text or several.
        case list
        /// Never shown; or where it stands, as `@file:…`.
        case secret
    }

    /// ``anyName`` stands for a name the operator chooses.
    let path: [String]
    let form: Form
    /// What a value looks like.
    let example: [String]
    /// What it is where nobody sets it; nil where that hangs on other settings, or somebody must.
    let standard: [String]?

    static let anyName = "*"

    private init(_ path: String, _ form: Form = .text, _ example: String..., standard: [String]? = nil) {
        self.path = path.split(separator: ".").map(String.init)
        self.form = form
        self.example = example
        self.standard = standard
    }

    private init(_ path: String, _ form: Form = .text, standard: String...) {
        self.path = path.split(separator: ".").map(String.init)
        self.form = form
        self.example = standard
        self.standard = standard
    }

    static let all: [Setting] = [
        Setting("receiver.listen", standard: "127.0.0.1:8080"),
        Setting("receiver.trusted_proxies", .list, "127.0.0.1", standard: []),
        Setting("receiver.max_text", standard: "10240"),
        Setting("operator.listen", standard: "127.0.0.1:8081"),
        Setting("operator.token", .secret, "@file:/etc/answerback/operator.token"),
        Setting("operator.hosts", .list, "localhost", "127.0.0.1"),
        Setting("data", standard: "/var/lib/answerback/answerback.sqlite"),
        Setting("rules", .list, "/etc/answerback/rules"),
        Setting("log_level", standard: "notice"),

        Setting("channels.*.profile", .text, "generic"),
        Setting("channels.*.token", .secret, "@file:/etc/answerback/main.token"),
        Setting("channels.*.token_in", standard: "path"),
        Setting("channels.*.insecure", standard: "false"),
        Setting("channels.*.sources", .list, "192.0.2.0/24", standard: []),
        Setting("channels.*.country_code", .text, "31"),
        Setting("channels.*.methods", .list, "get", "post"),
        Setting("channels.*.body", .list, "json"),
        Setting("channels.*.messages", .text, "results"),
        Setting("channels.*.sender", .list, "from"),
        Setting("channels.*.receiver", .list, "to"),
        Setting("channels.*.text", .list, "text"),
        Setting("channels.*.only.*", .list, "message.received"),
        Setting("channels.*.id", .list, "id"),
        Setting("channels.*.id.all_of", .list, "fingerprint", "status"),
        Setting("channels.*.reference", .list, "reference"),
        Setting("channels.*.part", .list, "part"),
        Setting("channels.*.total", .list, "total"),
        Setting("channels.*.time", .list, "time"),
        Setting("channels.*.time_format", .text, "rfc3339"),
        Setting("channels.*.time_zone", .text, "Europe/Amsterdam"),
        Setting("channels.*.charset", .text, "utf-8"),
        Setting("channels.*.charset_field", .list, "charset"),
        Setting("channels.*.text_encoding", .text, "plain"),
        Setting("channels.*.default_receiver", .text, "+31612345678"),
        Setting("channels.*.receivers.*", .text, "+31612345678"),
        Setting("channels.*.answer.status", .text, "200"),
        Setting("channels.*.answer.type", .text, "text/plain"),
        Setting("channels.*.answer.body", .text, "OK"),

        Setting("gateways.*.url", .text, "https://gateway.example"),
        Setting("gateways.*.user", .text, "shop"),
        Setting("gateways.*.password", .secret, "@file:/etc/answerback/gateway.password"),
        Setting("gateways.*.dialect", standard: "1601sms"),
        Setting("gateways.*.method", standard: "post"),
        Setting("gateways.*.password_form", standard: "sha1"),
        Setting("gateways.*.allow_plain_http", standard: "false"),
        Setting("gateways.*.numeric_sender_limit", standard: "12"),
        Setting("gateways.*.connect_timeout", standard: "5s"),
        Setting("gateways.*.timeout", standard: "30s"),
        Setting("gateways.*.connections", standard: "32"),
        Setting("gateways.*.per_second", .text, "10"),
        Setting("gateways.*.time_zone", standard: "Europe/Amsterdam"),
        Setting("gateways.*.dlr_token", .secret, "@file:/etc/answerback/gateway.dlr.token"),
        Setting("gateways.*.caps.hour", standard: "10000"),
        Setting("gateways.*.caps.day", standard: "20000"),
        Setting("gateways.*.caps.block_hour", standard: "60"),
        Setting("gateways.*.caps.block_day", standard: "200"),
        Setting("gateways.*.caps.recipient_hour", standard: "60"),

        Setting("numbers.*.gateway", .text, "main"),
        Setting("numbers.*.sender", .text, "Shop"),
        Setting("numbers.*.country", .text, "31"),
        Setting("numbers.*.reply_to", .list, "+31", "+32"),
        Setting("numbers.*.own", standard: "true"),

        Setting("mail.url", .text, "smtp://mail.example.com:587"),
        Setting("mail.user", .text, "sms"),
        Setting("mail.password", .secret, "@file:/etc/answerback/mail.password"),
        Setting("mail.tls", .text, "starttls"),
        Setting("mail.ca_file", .text, "/etc/answerback/mail-ca.pem"),
        Setting("mail.from", .text, "sms@example.com"),
        Setting("mail.from_name", .text, "SMS"),
        Setting("mail.envelope_from", .text, "bounces@example.com"),
        Setting("mail.caps.hour", standard: "5000"),
        Setting("mail.caps.day", standard: "20000"),
        Setting("mail.caps.sender_hour", standard: "60"),
        Setting("mail.caps.sender_day", standard: "200"),
        Setting("calls.allow", .list, "10.1.0.0/16", "crm.internal:8443", standard: []),
        Setting("calls.refuse", .list, "2001:db8:1::/64", standard: []),
        Setting("calls.at_once", standard: "512"),
        Setting("calls.per_host", standard: "4"),
        Setting("calls.caps.hour", standard: "20000"),
        Setting("calls.caps.day", standard: "100000"),
        Setting("calls.caps.sender_hour", standard: "120"),
        Setting("calls.caps.sender_day", standard: "500"),
        Setting("calls.extra_ca_file", .text, "/etc/answerback/internal-ca.pem"),
        Setting("calls.signing_keys", .secret, "@file:/etc/answerback/webhook.key"),

        Setting("secrets.*", .secret, "@file:/etc/answerback/alerts.token"),

        Setting("keep.texts", standard: "30d"),
        Setting("keep.records", standard: "365d"),
        Setting("keep.ids", standard: "90d"),
        Setting("keep.consent", standard: "1825d"),
        Setting("conduct.caps", .list, standard: "5 per 10m", "20 per 1d"),
        Setting("conduct.pair_caps", .list, standard: "20 per 10m", "60 per 1d"),
        Setting("conduct.answer_within", standard: "1h"),
    ]

    /// What may stand right below a place in the file: names, or ``anyName`` alone.
    static func names(below path: [String]) -> [String] { tree[path] ?? [] }

    static func at(_ path: [String]) -> Setting? { leaves[path] }

    /// Others are names, numbers and addresses, in which a line end is a slip.
    var mayHaveLines: Bool { path.suffix(2) == ["answer", "body"] }

    private static let leaves = Dictionary(uniqueKeysWithValues: all.map { ($0.path, $0) })

    private static let tree: [[String]: [String]] = {
        var tree: [[String]: [String]] = [:]
        for setting in all {
            for (depth, name) in setting.path.enumerated() where tree[Array(setting.path[..<depth])]?.contains(name) != true {
                tree[Array(setting.path[..<depth]), default: []].append(name)
            }
        }
        return tree
    }()
}

/// A place in the file's tree: `gateways.main.url`.
struct SettingKey: Hashable, Sendable, CustomStringConvertible {
    let path: [String]

    init(_ path: [String]) {
        self.path = path
    }

    init(_ path: String...) {
        self.path = path
    }

    static func / (key: SettingKey, name: String) -> SettingKey { SettingKey(key.path + [name]) }

    var parent: SettingKey { SettingKey(Array(path.dropLast())) }
    var name: String { path.last ?? "" }

    var description: String { path.map(\.visible).joined(separator: ".") }

    /// With the names that operators choose written as ``Setting/anyName``.
    var pattern: [String] {
        path.reduce(into: []) { pattern, name in
            pattern.append(Setting.names(below: pattern) == [Setting.anyName] ? Setting.anyName : name)
        }
    }

    var setting: Setting? { Setting.at(pattern) }

    /// `ANSWERBACK_GATEWAYS_MAIN_PASSWORD`
    var environmentName: String {
        Self.environmentPrefix + spelled(separator: "_").uppercased()
    }

    static let environmentPrefix = "ANSWERBACK_"

    /// `gateways-main-password`
    var flagName: String { spelled(separator: "-") }

    private func spelled(separator: Character) -> String {
        String(path.joined(separator: ".").unicodeScalars.map { $0.isASCII && UInt8($0.value).isLetterOrDigit ? Character($0) : separator })
    }
}
