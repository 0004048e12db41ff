import Foundation
import Receiver
import SMSMessages

// One reader for each kind of value: the text, or why it is none.

extension Bool {
    init(setting text: String) throws(Unfit) {
        switch text.lowercased() {
        case "true", "yes", "on": self = true
        case "false", "no", "off": self = false
        default: throw Unfit("is neither true nor false")
        }
    }
}

extension Int {
    /// Decimal digits and nothing else.
    init(setting text: String, in range: ClosedRange<Int>) throws(Unfit) {
        guard !text.isEmpty, text.utf8.allSatisfy(\.isDigit), let number = Int(text), range.contains(number) else {
            throw Unfit("is no number from \(range.lowerBound) to \(range.upperBound)")
        }
        self = number
    }
}

extension Duration {
    private static let units: [(name: String, seconds: Int)] = [("s", 1), ("m", 60), ("h", 3600), ("d", 86_400), ("w", 604_800)]
    /// A hundred years: what is longer is a slip, and would not fit everywhere.
    private static let longest = Duration.seconds(36_525 * 86_400)

    /// `500ms`, `30s`, `10m`, `1h`, `30d`, `2w`.
    init(setting text: String) throws(Unfit) {
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        let unit = text.dropFirst(digits.count)
        guard let count = Int(digits), count <= 1_000_000_000 else { throw Self.unreadable }
        if unit == "ms" {
            self = .milliseconds(count)
        } else if let unit = Self.units.first(where: { $0.name == unit }) {
            self = .seconds(count * unit.seconds)
        } else {
            throw Self.unreadable
        }
        guard self > .zero, self <= Self.longest else { throw Unfit("is not between 1ms and 36525d") }
    }

    private static let unreadable = Unfit("is no duration: a whole number and one of ms, s, m, h, d, w")
}

extension Cap {
    /// `5 per 10m`
    init(setting text: String) throws(Unfit) {
        let words = text.split(separator: " ")
        guard words.count == 3, words[1] == "per" else { throw Unfit("is no cap", mend: "write a count and a time, such as \"5 per 10m\"") }
        self.init(count: try Int(setting: String(words[0]), in: 1...1_000_000), window: try Duration(setting: String(words[2])))
    }
}

extension Listener {
    /// `127.0.0.1:8080`, `[::1]:8080`, `localhost:8080`.
    init(setting text: String) throws(Unfit) {
        guard let colon = text.lastIndex(of: ":") else { throw Unfit("is no host and port") }
        let port = try Int(setting: String(text[text.index(after: colon)...]), in: 0...65_535, else: "does not end in a port, 0 to 65535")
        var host = text[..<colon]
        if host.hasPrefix("["), host.hasSuffix("]") {
            host = host.dropFirst().dropLast()
            guard host.contains(":"), IPAddress(String(host)) != nil else { throw Unfit("is no IPv6 address and port") }
        } else {
            guard !host.contains(":") else { throw Unfit("is no host and port", mend: "put an IPv6 address into brackets: \"[::1]:8080\"") }
            guard !host.isEmpty, host.utf8.allSatisfy(\.isHostCharacter) else { throw Unfit("does not begin with a host") }
        }
        self.init(host: String(host), port: port)
    }
}

extension Int {
    fileprivate init(setting text: String, in range: ClosedRange<Int>, else sentence: String) throws(Unfit) {
        do { try self.init(setting: text, in: range) } catch { throw Unfit(sentence) }
    }
}

extension UInt8 {
    fileprivate var isHostCharacter: Bool { isLetterOrDigit || "-._".utf8.contains(self) }

    /// What RFC 9110 §5.6.2 allows in the name of a header.
    var isTokenCharacter: Bool { isLetterOrDigit || "!#$%&'*+-.^_`|~".utf8.contains(self) }

    /// What RFC 3986 §2.3 lets stand in a path as it is.
    var isUnreserved: Bool { isLetterOrDigit || "-._~".utf8.contains(self) }
}

extension AddressRange {
    init(setting text: String) throws(Unfit) {
        guard let range = AddressRange(text) else {
            throw Unfit(
                "is no address and no range of addresses, such as 192.0.2.0/24 or 2001:db8::/32, with nothing but zeros behind the prefix")
        }
        self = range
    }

    /// Of reverse proxies, whose word counts.
    static func ofProxies(setting text: String) throws(Unfit) -> AddressRange {
        let range = try AddressRange(setting: text)
        guard !range.isEverything else {
            throw Unfit(
                "is everybody, so that anybody could claim to come from anywhere",
                mend: "write the addresses that your proxies have, such as 127.0.0.1")
        }
        return range
    }
}

extension String {
    init(hostSetting text: String) throws(Unfit) {
        let isAddress = text.contains(":") && IPAddress(text) != nil
        guard isAddress || !text.isEmpty && text.utf8.allSatisfy(\.isHostCharacter) else {
            throw Unfit("is no host", mend: "write the name alone, without https:// and port, such as `hosts: [sms.example.com]`")
        }
        self = text.lowercased()
    }

    /// Of a server that has a user and a password in settings of their own.
    init(urlSetting text: String) throws(Unfit) {
        // Not to be shown, neither here nor in the list of values.
        guard !text.contains("@") else {
            throw Unfit(
                "must not hold a user or password", mend: "they have settings of their own, `user` and `password`", showsText: false)
        }
        self = text
    }

    init(logLevelSetting text: String) throws(Unfit) {
        self = try text.lowercased().one(of: ["trace", "debug", "info", "notice", "warning", "error", "critical"])
    }

    init(zoneSetting text: String) throws(Unfit) {
        guard text == "UTC" || TimeZone.knownTimeZoneIdentifiers.contains(text) else {
            let nearest = NearestName.find(text, among: TimeZone.knownTimeZoneIdentifiers)
            throw Unfit("is no time zone of the IANA list", mend: nearest.map { "write `time_zone: \($0)`" })
        }
        self = text
    }

    /// 1 to 3 digits, without a `+`.
    init(countryCodeSetting text: String) throws(Unfit) {
        guard NumberReading.isCountryCode(text) else { throw Unfit("is no country code") }
        self = text.hasPrefix("+") ? String(text.dropFirst()) : text
    }

    /// For what a word out of a few must be.
    func one(of known: [String]) throws(Unfit) -> String {
        if known.contains(self) { return self }
        let nearest = known.count > 3 ? NearestName.find(self, among: known) : nil
        throw Unfit("is not known", mend: "write \(nearest.map { "`\($0)`" } ?? known.asAlternatives)")
    }
}

extension [String] {
    /// `` `a`, `b` or `c` ``
    var asAlternatives: String {
        let quoted = map { "`\($0.visible)`" }
        return (quoted.count > 1 ? [quoted.dropLast().joined(separator: ", ")] + quoted.suffix(1) : quoted).joined(separator: " or ")
    }
}

extension SMSAddress {
    private var isNumber: Bool { if case .alphanumeric = self { false } else { true } }

    /// A number that people can send to: `+31612345678` or `4040`, in no other spelling, so that each has one.
    init(numberSetting text: String) throws(Unfit) {
        self = SMSAddress(canonical: text)
        let meant = try? NumberReading().address(text)
        // Read otherwise than it is written, `+4040` and `+460701740605` would fit no message.
        if case .alphanumeric = self {} else if meant == self { return }
        let mend =
            if let meant, meant.isNumber { "write \"\(meant.text)\"" } else {
                "write \"+31612345678\", or a short code such as \"4040\""
            }
        throw Unfit("is no number: + and up to 15 digits, the country code first, or a short code of 3 to 6 digits", mend: mend)
    }
}
