import SMSMessages

/// What the gateway makes of a call.
enum Verdict: Sendable, Equatable {
    case refused(Refusal)
    case balance(Int)
    case notCarriedOut
    case take(Order)
}

/// An SMS that passed every check, to one or more recipients.
struct Order: Sendable, Equatable {
    /// In the order of the request, at least one.
    var recipients: [PhoneNumber]
    /// Of the text, for each recipient.
    var parts: Int
    /// One a part a recipient.
    var credits: Int { parts * recipients.count }
}

extension GatewayCall {
    /// The checks in the gateway's order; the first that fails answers.
    ///
    /// - Parameter room: how many more messages can be kept. Without room the gateway has a problem of its own (120).
    func verdict(subscribers: [String: Subscriber], switches: Switches, room: Int) -> Verdict {
        do throws(Refusal) {
            let subscriber = try identified(among: subscribers, switches: switches)
            switch action {
            case .credits: return .balance(subscriber.balance)
            case .other: return .notCarriedOut
            case .send where isScheduledOrToGroup: return .notCarriedOut
            case .send: break
            }
            let order = try order(from: subscriber.account)
            guard subscriber.account.credits.map({ order.credits <= $0 }) ?? true else { throw .creditsUsedUp }
            guard !switches.error120, order.recipients.count <= room else { throw .gatewayProblem }
            return .take(order)
        } catch {
            return .refused(error)
        }
    }

    private func identified(among subscribers: [String: Subscriber], switches: Switches) throws(Refusal) -> Subscriber {
        guard !switches.maintenance else { throw .maintenance }
        guard !user.isEmpty else { throw .userMissing }
        guard !password.isEmpty else { throw .passwordMissing }
        guard let subscriber = subscribers[user], subscriber.knows(password) else { throw .credentialsRefused }
        guard !subscriber.account.isUnpaid else { throw .accountUnpaid }
        guard !subscriber.account.isBlocked else { throw .accountBlocked }
        return subscriber
    }

    private func order(from account: SandboxAccount) throws(Refusal) -> Order {
        guard !text.isEmpty else { throw .textMissing }
        guard !recipients.isBlank else { throw .recipientMissing }
        guard !sender.isBlank else { throw .senderMissing }
        try checkSender(account)
        let numbers = try checkedRecipients()
        let countries = try checkedCountries(of: numbers, account)
        return Order(recipients: numbers, parts: try checkedParts(countries, account))
    }

    private func checkSender(_ account: SandboxAccount) throws(Refusal) {
        // A `+` that was not escaped arrives as a space.
        guard !sender.drop(while: { $0 == " " }).utf8.allSatisfy(\.isASCIIDigit) else { throw .senderWithoutPlus }
        let isNumber = sender.utf8.first == UInt8(ascii: "+") && sender.utf8.count > 1 && sender.utf8.dropFirst().allSatisfy(\.isASCIIDigit)
        guard sender.unicodeScalars.count <= (isNumber ? account.numericSenderLimit : Self.longestSenderName) else { throw .senderTooLong }
        guard isNumber || sender.utf8.allSatisfy(\.isSenderCharacter) else { throw .senderCharacters }
        guard account.permittedSenders?.contains(sender) ?? true else { throw .senderNotAllowed }
    }

    /// One bad number spoils the list: nothing is sent then.
    private func checkedRecipients() throws(Refusal) -> [PhoneNumber] {
        var numbers: [PhoneNumber] = []
        for digits in recipients.split(separator: ",", omittingEmptySubsequences: false) {
            guard digits.utf8.count >= Self.fewestDigits, let number = try? PhoneNumber(e164: "+\(digits)") else {
                // Where it stops being a number is of no use to the caller, who gets a code only.
                throw .recipientInvalid
            }
            numbers.append(number)
        }
        return numbers
    }

    private func checkedCountries(of numbers: [PhoneNumber], _ account: SandboxAccount) throws(Refusal) -> Set<Int> {
        var countries: Set<Int> = []
        for number in numbers {
            guard let country = CountryCode.of(number) else { throw .countryCodeUnknown }
            countries.insert(country)
        }
        guard countries.isDisjoint(with: account.countriesNotServed) else { throw .countryNotServed }
        guard countries.isDisjoint(with: account.countriesNotPermitted) else { throw .countryNotPermitted }
        return countries
    }

    private func checkedParts(_ countries: Set<Int>, _ account: SandboxAccount) throws(Refusal) -> Int {
        let parts = SMSLength(text).parts
        guard parts > 1 else { return parts }
        guard allowsLongText else { throw .textTooLong }
        guard parts <= SMSLimit().parts else { throw .longTextTooLong }
        guard countries.isDisjoint(with: account.countriesWithoutLongTexts) else { throw .longTextNotServed }
        return parts
    }

    private static let longestSenderName = 11
    /// The shortest numbers with a country code, such as those of Niue.
    private static let fewestDigits = 7
}

extension String {
    fileprivate var isBlank: Bool { allSatisfy { $0 == " " } }
}

extension UInt8 {
    fileprivate var isASCIIDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }

    /// ASCII letters only: others do not arrive as they were on every network.
    fileprivate var isSenderCharacter: Bool {
        isASCIIDigit || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20) || " .-&".utf8.contains(self)
    }
}
