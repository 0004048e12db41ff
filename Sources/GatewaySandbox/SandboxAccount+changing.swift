import Outbound
import SMSMessages

extension SandboxAccount {
    /// - Parameter fields: `user`, `password` and whatever else ``changed(by:)`` reads.
    static func new(_ fields: FormFields) throws(Switches.Malformed) -> SandboxAccount {
        guard let user = fields["user"], !user.isEmpty else { throw Switches.Malformed(name: "user", expected: "the name of an account") }
        guard let password = fields["password"], !password.isEmpty else {
            throw Switches.Malformed(name: "password", expected: "one, since there is no account of this name yet")
        }
        return try SandboxAccount(user: user, password: password).changed(by: fields)
    }

    /// - Parameter fields: what changes: `password`, `credits` (a number or `unlimited`), `unpaid` and `blocked` (`on` or `off`),
    ///   `notServed`, `notPermitted` and `withoutLongTexts` (country codes, comma separated), `senders` (comma separated; empty: any),
    ///   `senderLimit`, `notify` (a URL on this machine; empty: none).
    func changed(by fields: FormFields) throws(Switches.Malformed) -> SandboxAccount {
        var changed = self
        for name in fields.names.sorted() { try changed.set(name, fields[name] ?? "") }
        return changed
    }

    private mutating func set(_ name: String, _ value: String) throws(Switches.Malformed) {
        func number(in range: ClosedRange<Int>) throws(Switches.Malformed) -> Int {
            guard let number = Int(value), range.contains(number) else {
                throw Switches.Malformed(name: name, expected: "a number from \(range.lowerBound) to \(range.upperBound)")
            }
            return number
        }
        switch name {
        case "user": break
        case "password":
            guard !value.isEmpty else { throw Switches.Malformed(name: name, expected: "at least one character") }
            password = value
        case "credits": credits = value == "unlimited" ? nil : try number(in: 0...Self.mostCredits)
        case "unpaid": isUnpaid = try Switches.isOn(name, value)
        case "blocked": isBlocked = try Switches.isOn(name, value)
        case "notServed": countriesNotServed = try Self.countries(name, value)
        case "notPermitted": countriesNotPermitted = try Self.countries(name, value)
        case "withoutLongTexts": countriesWithoutLongTexts = try Self.countries(name, value)
        case "senders": permittedSenders = value.isEmpty ? nil : Set(value.split(separator: ",").map(String.init))
        case "senderLimit": numericSenderLimit = try number(in: 2...16)
        case "notify": notificationURL = value.isEmpty ? nil : try Self.loopbackURL(name, value)
        default:
            throw Switches.Malformed(
                name: name,
                expected: "one of user, password, credits, unpaid, blocked, notServed, notPermitted, withoutLongTexts, senders, "
                    + "senderLimit, notify")
        }
    }

    private static func countries(_ name: String, _ value: String) throws(Switches.Malformed) -> Set<Int> {
        var countries: Set<Int> = []
        for code in value.split(separator: ",") {
            guard let country = Int(code), CountryCode.inUse.contains(country) else {
                throw Switches.Malformed(name: name, expected: "country codes in use, comma separated, such as 31,46")
            }
            countries.insert(country)
        }
        return countries
    }

    /// Nothing leaves this machine.
    private static func loopbackURL(_ name: String, _ value: String) throws(Switches.Malformed) -> String {
        guard let url = try? HTTPURL(value), url.isLoopback, !value.contains("#") else {
            throw Switches.Malformed(name: name, expected: "a URL on this machine, such as http://127.0.0.1:8080/dlr/main")
        }
        return value
    }

    private static let mostCredits = 1_000_000_000

    /// - Parameter fields: `name`, and `numbers`, comma separated, with or without `+`; none of them make an empty group.
    func withGroup(_ fields: FormFields) throws(Switches.Malformed) -> SandboxAccount {
        guard let name = fields["name"], !name.isEmpty else { throw Switches.Malformed(name: "name", expected: "the name of a group") }
        var members: [PhoneNumber] = []
        for number in (fields["numbers"] ?? "").split(separator: ",") {
            // A `+` that was not escaped arrives as a space.
            guard let member = try? PhoneNumber(e164: "+" + number.drop { $0 == " " || $0 == "+" }) else {
                throw Switches.Malformed(name: "numbers", expected: "numbers with country code, comma separated")
            }
            members.append(member)
        }
        var changed = self
        changed.groups[name] = members
        return changed
    }
}
