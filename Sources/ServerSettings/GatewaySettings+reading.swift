import Outbound
import Receiver
import SMSGateway

extension GatewaySettings {
    /// A stop waits for it.
    private static let longestTimeout = Duration.seconds(120)

    /// `answerback breaker release mail`
    private static let otherOutlets = ["mail", "calls"]

    static func all(_ reading: inout SettingReading) -> [GatewaySettings] {
        (reading.file.names["gateways"] ?? []).compactMap { GatewaySettings($0, &reading) }
    }

    private init?(_ name: String, _ reading: inout SettingReading) {
        let key = SettingKey("gateways", name)
        let isNamed = reading.checkName(key)
        if Self.otherOutlets.contains(name) {
            reading.report(key, "`\(name)` is what breakers call another way out", mend: "give the gateway another name")
        }
        let url = reading.url(key / "url")
        let user = reading.needed(key / "user")
        let password = reading.password(key / "password")
        let dialect = reading.value(key / "dialect", as: Dialect.init(setting:))
        let method = reading.value(key / "method") { text throws(Unfit) in
            try text.lowercased().one(of: ["get", "post"]) == "get" ? GatewayAccount.Method.get : .post
        }
        let form = reading.value(key / "password_form", as: GatewayAccount.PasswordForm.init(setting:))
        let allowsPlainHTTP = reading.value(key / "allow_plain_http", as: Bool.init(setting:))
        let senderLimit = reading.value(key / "numeric_sender_limit") { text throws(Unfit) in try Int(setting: text, in: 2...16) }
        let connectTimeout = reading.value(key / "connect_timeout", as: Duration.init(setting:))
        let timeout = reading.value(key / "timeout") { text throws(Unfit) in
            let timeout = try Duration(setting: text)
            guard timeout <= Self.longestTimeout else { throw Unfit("is longer than 2m, and an SMS would wait for it", mend: "30s") }
            return timeout
        }
        let connections = reading.value(key / "connections") { text throws(Unfit) in try Int(setting: text, in: 1...1000) }
        let token = reading.token(key / "dlr_token", place: .path, ifNone: nil, mend: "")
        let perSecond = reading.value(key / "per_second") { text throws(Unfit) in try Int(setting: text, in: 1...10_000) }
        let zone = reading.value(key / "time_zone", as: GatewayZone.init(setting:))
        let caps = GatewayCaps(key / "caps", &reading)
        guard isNamed, let url, let dialect, let method, let form, let allowsPlainHTTP, let senderLimit, let connectTimeout, let timeout,
            let connections, let zone, let caps
        else { return nil }
        do {
            // What is missing has been said; the URL is worth a look all the same.
            let account = try GatewayAccount(
                baseURL: url, user: user ?? "-", password: Secret(password ?? "-"), dialect: dialect, method: method, passwordForm: form,
                allowPlainHTTP: allowsPlainHTTP, numericSenderLimit: senderLimit, connectTimeout: connectTimeout, timeout: timeout,
                zone: zone, perSecond: perSecond)
            guard user != nil, password != nil else { return nil }
            self.init(
                name: name, account: account, connections: connections, caps: caps, notificationToken: token.map(AccessToken.init),
                notificationSecret: token.map(Secret.init))
        } catch {
            reading.report(error, of: key)
            return nil
        }
    }
}

extension GatewayZone {
    fileprivate init(setting text: String) throws(Unfit) {
        guard let zone = GatewayZone(identifier: try String(zoneSetting: text)) else { throw Unfit("names no place") }
        self = zone
    }
}

extension SettingReading {
    fileprivate mutating func url(_ key: SettingKey) -> String? {
        let url = value(key, as: String.init(urlSetting:))
        if url == nil { reportMissing(key) }
        return url
    }

    /// A text that has no default.
    fileprivate mutating func needed(_ key: SettingKey) -> String? {
        let text = value(key) { text throws(Unfit) in
            guard !text.isEmpty else { throw Unfit("is empty") }
            return text
        }
        if text == nil { reportMissing(key) }
        return text
    }

    fileprivate mutating func password(_ key: SettingKey) -> String? {
        let text = secret(key)
        if text == nil { reportMissing(key) }
        guard text != "" else {
            report(key, "the password is empty", mend: "write the one of the gateway's account")
            return nil
        }
        return text
    }

    mutating func reportMissing(_ key: SettingKey) {
        guard isMissing(key) else { return }
        report(key.parent, "no `\(key.name)`", mend: "write `\(key.name): \(key.setting?.example.asYAML ?? "…")`")
    }

    fileprivate mutating func report(_ error: GatewayAccount.Misconfiguration, of key: SettingKey) {
        let name =
            switch error {
            case .url, .urlWithQuery, .plainHTTP: "url"
            case .userMissing: "user"
            case .passwordMissing: "password"
            case .numericSenderLimit: "numeric_sender_limit"
            case .timeoutNotPositive: "timeout"
            case .paceNotPositive: "per_second"
            case .noSHA1: "password_form"
            }
        let clauses = error.description.split(separator: "; ", maxSplits: 1).map(String.init)
        report(key / name, clauses[0], mend: clauses.count > 1 ? clauses[1] : "")
    }
}
