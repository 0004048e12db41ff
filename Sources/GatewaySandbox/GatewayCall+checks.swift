import SMSMessages

/// What the gateway makes of a call.
enum Verdict: Sendable, Equatable {
    case refused(Refusal)
    case balance(Int)
    case take(Order)
    case report(count: Int)
    case deleteScheduled(OutboxSelection)
    case unknownAction
}

/// An SMS that passed every check, to one or more recipients.
struct Order: Sendable, Equatable {
    /// In the order of the request, at least one.
    var recipients: [PhoneNumber]
    /// Of the text, for each recipient.
    var parts: Int
    /// Nil: at once.
    var due: Timestamp?
    /// One a part a recipient.
    var credits: Int { parts * recipients.count }
}

/// What a call is held against.
struct GatewayState: Sendable {
    var subscribers: [String: Subscriber]
    var switches = Switches()
    /// How many more messages can be kept. Without room the gateway has a problem of its own (120).
    var room: Int
    var calendar = GatewayCalendar.amsterdam
    var now: Timestamp
}

extension GatewayCall {
    /// The checks in the gateway's order; the first that fails answers.
    func verdict(in state: GatewayState) -> Verdict {
        do throws(Refusal) {
            let subscriber = try identified(in: state)
            switch action {
            case .send: return .take(try acceptedOrder(from: subscriber.account, in: state))
            case .credits: return .balance(subscriber.balance)
            case .report(let count): return .report(count: try Self.reportCount(count))
            case .deleteScheduled(let number, let id): return .deleteScheduled(try Self.selection(number: number, id: id))
            case .emptyOutbox: return .deleteScheduled(.all)
            case .unknown: return .unknownAction
            }
        } catch {
            return .refused(error)
        }
    }

    private func identified(in state: GatewayState) throws(Refusal) -> Subscriber {
        guard !state.switches.maintenance else { throw .maintenance }
        guard !user.isEmpty else { throw .userMissing }
        guard !password.isEmpty else { throw .passwordMissing }
        guard let subscriber = state.subscribers[user], subscriber.knows(password) else { throw .credentialsRefused }
        guard !subscriber.account.isUnpaid else { throw .accountUnpaid }
        guard !subscriber.account.isBlocked else { throw .accountBlocked }
        return subscriber
    }

    private static func reportCount(_ text: String) throws(Refusal) -> Int {
        guard !text.isEmpty else { throw .reportCountMissing }
        guard text.utf8.allSatisfy(\.isASCIIDigit), text.utf8.contains(where: { $0 != UInt8(ascii: "0") }) else {
            throw .reportCountInvalid
        }
        // Digits that no Int holds ask for more messages than there are.
        return Int(text) ?? .max
    }

    private static func selection(number: String, id: String) throws(Refusal) -> OutboxSelection {
        if !number.isEmpty {
            // What is no number has nothing scheduled.
            guard let recipient = try? PhoneNumber(e164: "+\(number)") else { throw .nothingScheduled }
            return .recipient(recipient)
        }
        guard let id = Int(id) else { throw .nothingScheduled }
        return .id(id)
    }

    private func acceptedOrder(from account: SandboxAccount, in state: GatewayState) throws(Refusal) -> Order {
        guard !text.isEmpty else { throw .textMissing }
        guard group != nil || !recipients.isBlank else { throw .recipientMissing }
        guard !sender.isBlank else { throw .senderMissing }
        try checkSender(account)
        let numbers = try checkedRecipients(account)
        let countries = try checkedCountries(of: numbers, account)
        let parts = try checkedParts(countries, account)
        let order = Order(recipients: numbers, parts: parts, due: try checkedDate(state))
        guard account.credits.map({ order.credits <= $0 }) ?? true else { throw .creditsUsedUp }
        guard !state.switches.error120, order.recipients.count <= state.room else { throw .gatewayProblem }
        return order
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
    private func checkedRecipients(_ account: SandboxAccount) throws(Refusal) -> [PhoneNumber] {
        if let group { return try Self.members(of: group, account) }
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

    private static func members(of group: String, _ account: SandboxAccount) throws(Refusal) -> [PhoneNumber] {
        guard let members = account.groups[group] else { throw .groupUnknown }
        guard !members.isEmpty else { throw .groupEmpty }
        return members
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

    private func checkedDate(_ state: GatewayState) throws(Refusal) -> Timestamp? {
        guard let date else { return nil }
        guard let due = state.calendar.instant(date), due >= state.now else { throw .dateInvalid }
        return due
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
