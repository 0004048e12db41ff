import Receiver
import SMSGateway
import SMSMessages

extension ServerSettings {
    /// Reads all settings. Of the disk only the files that hold secrets (`@file:…`) are looked at.
    public static func load(_ sources: SettingsSources) -> SettingsOutcome {
        var reading = SettingReading(sources)
        guard !reading.file.isUnreadable else { return SettingsOutcome(settings: nil, values: [], problems: reading.file.problems) }
        let settings = ServerSettings(&reading)
        reading.refuseOpenFile()
        let isRefused = reading.problems.contains { !$0.isWarning }
        return SettingsOutcome(settings: isRefused ? nil : settings, values: reading.values, problems: reading.problems.inOrder)
    }

    /// - Returns: nil where something could not be read; the reading says what.
    private init?(_ reading: inout SettingReading) {
        let receiver = reading.value(SettingKey("receiver", "listen"), as: Listener.init(setting:))
        let proxies = reading.list(SettingKey("receiver", "trusted_proxies"), as: AddressRange.ofProxies(setting:))
        let maxText = reading.value(SettingKey("receiver", "max_text")) { text throws(Unfit) in try Int(setting: text, in: 160...65_536) }
        let operatorListener = reading.value(SettingKey("operator", "listen"), as: Listener.init(setting:))
        let token = reading.token(
            SettingKey("operator", "token"), place: .header("Authorization"),
            ifNone: "no token, so nobody could operate the server",
            mend: "write it to a file (openssl rand -hex 16) and `token: \"@file:/etc/answerback/operator.token\"`")
        let hosts = reading.list(
            SettingKey("operator", "hosts"), otherwise: Standard(Self.hosts(of: operatorListener)), as: String.init(hostSetting:))
        reading.refuseSharedListener(receiver, operatorListener)
        reading.warnOfOpenOperator(operatorListener)

        let data = reading.path(SettingKey("data"))
        let rules = reading.rules()
        let logLevel = reading.value(SettingKey("log_level"), as: String.init(logLevelSetting:))

        let channels = ChannelSettings.all(&reading)
        let gateways = GatewaySettings.all(&reading)
        let numbers = NumberSettings.all(&reading, gateways: gateways)
        let mail = MailSettings.read(&reading)
        let secrets = reading.ruleSecrets()
        let calls = CallSettings(&reading)
        reading.checkSharedTokens(token.map(AccessToken.init), channels, gateways)
        let keep = Keep(&reading)
        let caps = reading.list(SettingKey("conduct", "caps"), as: Cap.init(setting:))
        let pairCaps = reading.list(SettingKey("conduct", "pair_caps"), as: Cap.init(setting:))
        let mailCaps = ErrandCaps(SettingKey("mail", "caps"), &reading)
        let answerWithin = reading.value(SettingKey("conduct", "answer_within"), as: Duration.init(setting:))

        guard let receiver, let proxies, let maxText, let operatorListener, let token, let hosts, let data, let rules, let logLevel,
            let calls, let keep, let caps, let pairCaps, let mailCaps, let answerWithin
        else { return nil }
        self.receiver = receiver
        trustedProxies = proxies
        maxTextBytes = maxText
        self.operatorListener = operatorListener
        operatorToken = AccessToken(token)
        operatorSecret = Secret(token)
        // Commands on the same machine ask by these.
        operatorHosts = Set(hosts).union(Self.ownNames)
        self.data = data
        self.rules = rules
        self.logLevel = logLevel
        self.channels = channels
        self.gateways = gateways
        self.numbers = numbers
        self.mail = mail
        self.secrets = secrets
        self.calls = calls
        self.keep = keep
        self.caps = caps
        self.pairCaps = pairCaps
        self.mailCaps = mailCaps
        self.answerWithin = answerWithin
    }

    private static let ownNames = ["localhost", "127.0.0.1", "::1"]

    private static func hosts(of listener: Listener?) -> [String] {
        let everywhere = ["0.0.0.0", "::"]
        let own = listener.map(\.host).flatMap { everywhere.contains($0) ? nil : $0.lowercased() }
        return ["localhost", "127.0.0.1"] + (own.map { ["localhost", "127.0.0.1"].contains($0) ? [] : [$0] } ?? [])
    }
}

extension Keep {
    fileprivate init?(_ reading: inout SettingReading) {
        let texts = reading.value(SettingKey("keep", "texts"), as: Duration.init(setting:))
        let records = reading.value(SettingKey("keep", "records"), as: Duration.init(setting:))
        let ids = reading.value(SettingKey("keep", "ids"), as: Duration.init(setting:))
        let consent = reading.value(SettingKey("keep", "consent"), as: Duration.init(setting:))
        guard let texts, let records, let ids, let consent else { return nil }
        if texts > records {
            reading.report(
                SettingKey("keep", "texts"), "longer than `records`, of which the texts are a part", mend: "make `records` at least as long"
            )
        }
        self.init(texts: texts, records: records, ids: ids, consent: consent)
    }
}

extension SettingReading {
    fileprivate mutating func rules() -> [String]? {
        let key = SettingKey("rules")
        let mend = "write `rules: /etc/answerback/rules`"
        if isMissing(key) { report(key, "no rules, so nothing could be answered", mend: mend) }
        let paths = paths(key)
        if paths?.isEmpty == true { report(key, "an empty list, so nothing could be answered", mend: mend) }
        return paths
    }

    mutating func path(_ key: SettingKey) -> String? { paths(key)?.first }

    /// Relative ones in the file begin at its folder, others where the command was started.
    private mutating func paths(_ key: SettingKey) -> [String]? {
        let isOfFile = if case .file = place(of: key), isSet(key) { true } else { false }
        let folder = folder
        return list(key) { text throws(Unfit) in
            guard !text.isEmpty, !text.utf8.contains(0) else { throw Unfit("is no path") }
            return text.hasPrefix("/") || !isOfFile ? text : folder + text.trimmingPrefix("./")
        }
    }

    fileprivate mutating func ruleSecrets() -> [String: Secret] {
        var secrets: [String: Secret] = [:]
        for name in file.names["secrets"] ?? [] {
            let key = SettingKey("secrets", name)
            guard checkName(key), let text = secret(key) else { continue }
            if text.isEmpty { report(key, "the secret is empty", mend: "write it to a file and name that: `@file:…`") }
            secrets[name] = Secret(text)
        }
        return secrets
    }

    /// A token of a channel or gateway is known to its provider, and stands in the logs of whatever lies between.
    fileprivate mutating func checkSharedTokens(_ token: AccessToken?, _ channels: [ChannelSettings], _ gateways: [GatewaySettings]) {
        let shown =
            channels.compactMap { channel in channel.access.token.map { (SettingKey("channels", channel.name, "token"), $0) } }
            + gateways.compactMap { gateway in gateway.notificationToken.map { (SettingKey("gateways", gateway.name, "dlr_token"), $0) } }
        let mend = "make another by: openssl rand -hex 16"
        var first: [AccessToken: SettingKey] = [:]
        for (key, shown) in shown {
            if shown == token {
                report(key, "the operator's token too, so that the provider could operate the server", mend: mend)
            } else if let other = first[shown] {
                report(key, "the same token as `\(other)`, so that who knows one has both", mend: mend, isWarning: true)
            }
            first[shown] = first[shown] ?? key
        }
    }

    fileprivate mutating func warnOfOpenOperator(_ listener: Listener?) {
        guard let listener, !listener.isLoopback else { return }
        report(
            SettingKey("operator", "listen"),
            "\(listener.host.visible) is beyond this machine, in plain HTTP: anybody on the way sees the token and every SMS",
            mend: "write 127.0.0.1, and reach it through `ssh -L` or a proxy with https", isWarning: true)
    }

    fileprivate mutating func refuseSharedListener(_ receiver: Listener?, _ other: Listener?) {
        guard let receiver, receiver == other, receiver.port != 0 else { return }
        report(
            SettingKey("operator", "listen"), "the same as `receiver.listen`, which the whole world may reach",
            mend: "write another port")
    }
}

extension [SettingProblem] {
    fileprivate var inOrder: [SettingProblem] {
        enumerated()
            .sorted { left, right in
                let (leftOrder, rightOrder) = (left.element.place.order, right.element.place.order)
                return leftOrder == rightOrder ? left.offset < right.offset : leftOrder < rightOrder
            }
            .map(\.element)
    }
}

extension SettingPlace {
    fileprivate var order: (Int, line: Int, column: Int) {
        switch self {
        case .flag: (0, 0, 0)
        case .environment: (1, 0, 0)
        case .standard, .profile: (2, 0, 0)
        case .file(_, let line, let column): (3, line ?? 0, column ?? 0)
        }
    }
}
