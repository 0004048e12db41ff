import Actions
import Outbound
import SMSGateway
import SMSMessages

extension CallSettings {
    init?(_ reading: inout SettingReading) {
        let section = SettingKey("calls")
        let allowed = reading.list(section / "allow", as: AddressGuard.Exception.init(setting:))
        let refused = reading.list(section / "refuse", as: AddressRange.init(setting:))
        let atOnce = reading.value(section / "at_once") { text throws(Unfit) in try Int(setting: text, in: 1...4096) }
        let perHost = reading.value(section / "per_host") { text throws(Unfit) in try Int(setting: text, in: 1...4096) }
        let caps = ErrandCaps(section / "caps", &reading)
        let extraCAFile = reading.path(section / "extra_ca_file")
        let keys = reading.signingKeys(section / "signing_keys")
        guard let allowed, let refused, let atOnce, let perHost, let caps, let keys else { return nil }
        if perHost > atOnce {
            reading.report(section / "per_host", "more than `at_once`, of which it is a part", mend: "make `at_once` at least as many")
        }
        self.init(
            allowed: allowed, refused: refused, atOnce: atOnce, perHost: perHost, caps: caps, extraCAFile: extraCAFile, signingKeys: keys)
    }
}

extension SettingReading {
    /// Nobody must sign. Of several keys, one secret holds all, with spaces between them.
    fileprivate mutating func signingKeys(_ key: SettingKey) -> [SigningKey]? {
        guard isSet(key) else {
            _ = secret(key)
            return []
        }
        guard let text = secret(key) else { return nil }
        let words = text.split(separator: " ")
        if words.isEmpty { report(key, "the secret is empty", mend: Self.newKey) }
        var keys: [SigningKey] = []
        for (index, word) in words.enumerated() {
            do throws(SigningKey.Malformed) { keys.append(try SigningKey(Secret(String(word)))) } catch {
                let name = words.count == 1 ? "the key" : "key \(index + 1) of \(words.count)"
                report(key, "\(name) \(error)", mend: Self.newKey)
            }
        }
        return keys
    }

    private static var newKey: String { "make one by: echo \"whsec_$(openssl rand -base64 32)\"" }
}

extension AddressGuard.Exception {
    /// `10.1.0.0/16`, `fd00::/8`, `10.1.2.3`, or a host with its port: `crm.internal:8443`, `127.0.0.1:9000`.
    init(setting text: String) throws(Unfit) {
        if let range = AddressRange(text) {
            self = .range(range)
            return
        }
        guard !text.contains("/") else {
            throw Unfit("is no range of addresses, such as 10.1.0.0/16 or fd00::/8, with nothing but zeros behind the prefix")
        }
        let listener = try Listener(setting: text)
        guard listener.port > 0 else { throw Unfit("names no port", mend: "write the one that the calls go to") }
        self = .host(listener.host.lowercased(), port: listener.port)
    }
}
