import SMSGateway
import SMSMessages

extension NumberSettings {
    static func all(_ reading: inout SettingReading, gateways: [GatewaySettings]) -> [NumberSettings] {
        let names = reading.file.names["gateways"] ?? []
        let accounts = Dictionary(uniqueKeysWithValues: gateways.map { ($0.name, $0.account) })
        if reading.isMissing(SettingKey("numbers")), reading.file.names["numbers"] == nil {
            reading.report(
                SettingKey("numbers"), "no numbers, so no answer could leave",
                mend: "write `numbers:`, below it `\"+31612345678\":`, and below that `gateway: main`", isWarning: true)
        }
        var used: Set<String> = []
        let numbers = (reading.file.names["numbers"] ?? []).compactMap { text in
            NumberSettings(text, &reading, gateways: names, accounts: accounts, used: &used)
        }
        // A number that is wrong may have been meant for it.
        guard numbers.count == reading.file.names["numbers"]?.count ?? 0 else { return numbers }
        for name in names where !used.contains(name) {
            reading.report(
                SettingKey("gateways", name), "no number uses this gateway", mend: "write `gateway: \(name)` below a number, or remove it",
                isWarning: true)
        }
        return numbers
    }

    private init?(
        _ text: String, _ reading: inout SettingReading, gateways: [String], accounts: [String: GatewayAccount], used: inout Set<String>
    ) {
        let key = SettingKey("numbers", text)
        guard let number = reading.number(key) else { return nil }
        let gateway = reading.value(key / "gateway") { name throws(Unfit) in
            guard gateways.contains(name) else { throw Unfit("is no gateway of `gateways`", mend: Self.mend(name, gateways)) }
            return name
        }
        if reading.isMissing(key / "gateway") {
            reading.report(key, "no gateway, so no answer could leave", mend: Self.mend("", gateways))
        }
        if let gateway { used.insert(gateway) }
        let sender = reading.sender(of: number, key, account: gateway.flatMap { accounts[$0] })
        let prefixes = reading.replyPrefixes(of: number, key)
        let isUnsaid = reading.isMissing(key / "reply_to") && reading.isMissing(key / "country")
        let territory: String? = if isUnsaid, case .phone(let phone) = number { phone.territory } else { nil }
        let isOwn = reading.value(key / "own", as: Bool.init(setting:))
        guard let gateway, let sender, let prefixes, let isOwn else { return nil }
        self.init(number: number, gateway: gateway, sender: sender, replyPrefixes: prefixes, replyTerritory: territory, isOwn: isOwn)
    }

    private static func mend(_ name: String, _ gateways: [String]) -> String {
        let nearest = gateways.count == 1 ? gateways[0] : NearestName.find(name, among: gateways)
        if let nearest { return "write `gateway: \(nearest)`" }
        return gateways.isEmpty
            ? "describe one: `gateways:`, below it `main:`, and below that its `url`, `user` and `password`"
            : "write \(gateways.asAlternatives)"
    }
}

extension SettingReading {
    fileprivate mutating func number(_ key: SettingKey) -> SMSAddress? {
        let text = key.name
        do {
            return try SMSAddress(numberSetting: text)
        } catch {
            report(SettingKey("numbers"), at: place(of: key), "\(text.shown) \(error.sentence)", mend: error.mend ?? "")
            return nil
        }
    }

    /// What the phone shows: the number, unless it is a short code, which the gateway takes from nobody.
    fileprivate mutating func sender(of number: SMSAddress, _ key: SettingKey, account: GatewayAccount?) -> SMSAddress? {
        let standard: Standard? = if case .phone = number { Standard([number.text]) } else { nil }
        let sender = value(key / "sender", otherwise: standard) { text throws(Unfit) -> SMSAddress in
            let sender = SMSAddress(canonical: text)
            if case .shortCode = sender {
                throw Unfit("is a short code, which the gateway takes from nobody as the sender", mend: "write a name or a +number")
            }
            guard let refusal = account?.refusal(ofSender: sender) else { return sender }
            let limit = "`numeric_sender_limit` of the gateway, if it takes longer ones"
            let isNumber = if case .phone = sender { true } else { false }
            throw Unfit(
                "cannot be the sender: \(refusal.reason)",
                mend: isNumber ? "write a name, such as `sender: Shop`, or raise \(limit)" : "write at most 11 letters, digits and spaces")
        }
        if standard == nil, isMissing(key / "sender") {
            report(key, "no `sender`, and the gateway takes no short code as the sender", mend: "write a name or a +number, `sender: Shop`")
        }
        return sender
    }

    /// Digits: as they are set, or the country's.
    fileprivate mutating func replyPrefixes(of number: SMSAddress, _ key: SettingKey) -> [String]? {
        let known: String? = if case .phone(let phone) = number { CountryCode.of(phone).map(String.init) } else { nil }
        let country = value(key / "country", otherwise: known.map { Standard([$0]) }, as: String.init(countryCodeSetting:))
        let prefixes = list(key / "reply_to", otherwise: country.map { Standard(["+\($0)"]) }) { text throws(Unfit) in
            let digits = text.utf8.dropFirst()
            guard text.hasPrefix("+"), digits.count <= PhoneNumber.longest, digits.allSatisfy(\.isDigit), digits.first != UInt8(ascii: "0")
            else { throw Unfit("is no beginning of a number", mend: "write `reply_to: [\"+31\", \"+32\"]`, or \"+\" for anywhere") }
            return String(text.dropFirst())
        }
        if known == nil, isMissing(key / "reply_to"), isMissing(key / "country") {
            report(key, "not known in which country it is", mend: "write `country: \"31\"`")
        }
        return prefixes
    }
}
