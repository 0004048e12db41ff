import Outbound

extension MailSettings {
    /// - Returns: nil where something is wrong, and where nobody set any of it: then rules can send no mail.
    static func read(_ reading: inout SettingReading) -> MailSettings? {
        let key = SettingKey("mail")
        let url = reading.value(key / "url", as: String.init(urlSetting:))
        let user = reading.value(key / "user") { text throws(Unfit) in text }
        let password = reading.secret(key / "password")
        let from = reading.value(key / "from", as: MailAddress.init(setting:))
        let name = reading.value(key / "from_name") { text throws(Unfit) in text }
        let envelopeFrom = reading.value(key / "envelope_from", as: EnvelopeSender.init(setting:))
        let security = reading.value(key / "tls", as: SMTPServer.Security.init(setting:))
        let caFile = reading.path(key / "ca_file")
        // The caps have defaults, and hold nobody to name a server.
        let set = Setting.names(below: key.path).filter { $0 != "caps" && !reading.isMissing(key / $0) }
        guard !set.isEmpty else { return nil }
        reading.reportMissing(key / "url")
        reading.reportMissing(key / "from")

        // What was set and could not be read has been said; what it would lead to is not worth a sentence.
        let isReadable = [("password", password == nil), ("tls", security == nil)].allSatisfy { !set.contains($0) || !$1 }
        guard let url, isReadable else { return nil }
        do {
            let server = try SMTPServer(url: url, security: security, user: user, password: password, caFile: caFile)
            guard let from else { return nil }
            return MailSettings(
                server: server, from: from, fromName: name ?? "",
                envelopeFrom: envelopeFrom.map(\.address) ?? from)
        } catch {
            reading.report(error, of: key)
            return nil
        }
    }
}

private struct EnvelopeSender {
    /// Nil for nobody.
    let address: MailAddress?

    init(setting text: String) throws(Unfit) {
        address = text.isEmpty ? nil : try MailAddress(setting: text)
    }
}

extension MailAddress {
    fileprivate init(setting text: String) throws(Unfit) {
        do { try self.init(text) } catch {
            throw Unfit("is no e-mail address in ASCII, without a name beside it")
        }
    }
}

extension SMTPServer.Security {
    fileprivate init(setting text: String) throws(Unfit) {
        let name = try text.lowercased().one(of: Self.allCases.map(\.rawValue))
        self = Self(rawValue: name) ?? .startTLS
    }
}

extension SettingReading {
    fileprivate mutating func report(_ error: SMTPServer.Misconfiguration, of key: SettingKey) {
        let name =
            switch error {
            case .urlUnreadable, .schemeNotSMTP, .urlWithLogin, .greetingUnreadable, .timeoutNotPositive: "url"
            case .weakerThanURL, .implicitNeedsSMTPS, .plainLogin: "tls"
            case .userMissing, .controlCharacterInLogin: "user"
            case .passwordMissing: "password"
            }
        let clauses = error.description.split(separator: "; ", maxSplits: 1).map(String.init)
        report(key / name, clauses[0], mend: clauses.count > 1 ? clauses[1] : "")
    }
}
