public import SMSMessages

extension SMS {
    /// Refuses what the gateway is known to refuse, with its own code, before a request is spent on it.
    ///
    /// - Parameter numericSenderLimit: of a number as the sender, the `+` included.
    /// - Returns: the text's length.
    func check(numericSenderLimit: Int) throws(SendFailure) -> SMSLength {
        guard !text.isEmpty else { throw SendFailure(.textMissing) }
        try recipients.check()
        try sender.check(numericLimit: numericSenderLimit)
        let length = SMSLength(text)
        guard length.parts <= 3 else { throw SendFailure(.longTextTooLong) }
        guard (reference?.unicodeScalars.count ?? 0) <= Self.longestReference else {
            throw SendFailure(.message, reason: "the reference is longer than \(Self.longestReference) characters", advice: "shorten it")
        }
        return length
    }

    /// Characters.
    static let longestReference = 75
}

extension SMS.Recipients {
    fileprivate func check() throws(SendFailure) {
        switch self {
        case .numbers(let numbers):
            guard !numbers.isEmpty else { throw SendFailure(.recipientMissing) }
            guard numbers.count <= SMS.mostRecipients else {
                throw SendFailure(
                    .message, reason: "\(numbers.count) recipients are more than the \(SMS.mostRecipients) of one request",
                    advice: "send them in several")
            }
        case .group(let name):
            guard !name.allSatisfy(\.isWhitespace) else { throw SendFailure(.groupUnknown) }
        }
    }
}

extension GatewayAccount {
    /// Why the gateway would take no SMS from this sender; nil where it would.
    public func refusal(ofSender sender: SMSAddress) -> SendFailure? {
        do {
            try sender.check(numericLimit: numericSenderLimit)
            return nil
        } catch {
            return error
        }
    }
}

extension SMSAddress {
    /// As a request spells a sender: `+46701740605`, `+4040`, `MYBANK`.
    var asSender: String {
        switch self {
        case .phone(let number): number.e164
        // To the gateway a short code is a number too, and one without the + is its error 110.
        case .shortCode(let digits): "+\(digits)"
        case .alphanumeric(let name): name
        }
    }

    fileprivate func check(numericLimit: Int) throws(SendFailure) {
        switch self {
        case .phone, .shortCode:
            guard asSender.utf8.count <= numericLimit else { throw SendFailure(.senderTooLong) }
        case .alphanumeric(let name):
            guard !name.allSatisfy({ $0 == " " }) else { throw SendFailure(.senderMissing) }
            guard !name.utf8.allSatisfy(\.isASCIIDigit) else { throw SendFailure(.senderWithoutPlus) }
            guard name.unicodeScalars.count <= Self.longestName else { throw SendFailure(.senderTooLong) }
            guard name.utf8.allSatisfy(\.isSenderCharacter) else { throw SendFailure(.senderCharacters) }
        }
    }

    private static let longestName = 11
}

extension UInt8 {
    fileprivate var isASCIIDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }

    /// ASCII letters only: others do not arrive as they were on every network.
    fileprivate var isSenderCharacter: Bool {
        isASCIIDigit || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20) || " .-&".utf8.contains(self)
    }
}
