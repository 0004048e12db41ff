public import SMSMessages

/// One text to one or more recipients, in one request.
///
/// Made of anything; what the gateway would refuse is found when it is sent.
public struct SMS: Hashable, Sendable {
    /// Numbers, or a group that the gateway knows.
    public enum Recipients: Hashable, Sendable {
        /// At most 100 a request. One that the gateway refuses refuses them all.
        case numbers([PhoneNumber])
        /// By its name in the account's address book at the gateway.
        case group(String)
    }

    /// To whom.
    public var recipients: Recipients
    /// What the phone shows as the sender: a number, a short code, or a name of up to 11 characters.
    public var sender: SMSAddress
    /// At most three parts: 459 septets of the GSM alphabet, or 201 UTF-16 units of any other. ``SMSLength`` counts.
    public var text: String
    /// Our own, at most 75 characters; comes back with the delivery report in the 1601 dialect, and is left out in the other.
    public var reference: String?

    /// Of parts that have been read already.
    public init(to recipients: Recipients, sender: SMSAddress, text: String, reference: String? = nil) {
        self.recipients = recipients
        self.sender = sender
        self.text = text
        self.reference = reference
    }

    /// A request.
    public static let mostRecipients = 100
}

extension SMS {
    /// To several recipients.
    ///
    /// - Parameters:
    ///   - text: at most three parts long.
    ///   - numbers: with the country code, as people write them: `+31612345678`, `0031 6 12345678`, `31612345678`.
    ///   - sender: `+31612345678`, `4040`, `Shop`.
    ///   - reference: our own, at most 75 characters.
    /// - Throws: a number that is none, with code 106.
    public init(_ text: String, to numbers: [String], sender: String, reference: String? = nil) throws(SendFailure) {
        var recipients: [PhoneNumber] = []
        for number in numbers {
            guard case .phone(let phone)? = try? NumberReading().address(number) else { throw SendFailure(.recipientInvalid) }
            recipients.append(phone)
        }
        self.init(to: .numbers(recipients), sender: SMSAddress(canonical: sender), text: text, reference: reference)
    }

    /// To one recipient.
    public init(_ text: String, to number: String, sender: String, reference: String? = nil) throws(SendFailure) {
        try self.init(text, to: [number], sender: sender, reference: reference)
    }

    /// To a group of the account's address book at the gateway.
    public init(_ text: String, toGroup group: String, sender: String, reference: String? = nil) {
        self.init(to: .group(group), sender: SMSAddress(canonical: sender), text: text, reference: reference)
    }

    /// What a queue holds.
    public init(_ sms: OutboundSMS) {
        self.init(to: .numbers([sms.recipient]), sender: sms.sender, text: sms.text, reference: sms.reference)
    }
}

extension SMS.Recipients {
    /// How many SMS parts a text of one part makes, as far as is known: what a group holds is not.
    var count: Int {
        switch self {
        case .numbers(let numbers): numbers.count
        case .group: 1
        }
    }
}

extension SMS: CustomStringConvertible, CustomReflectable {
    /// Without the text and with masked numbers, for a log.
    public var description: String {
        switch recipients {
        case .numbers(let numbers) where numbers.count == 1: "SMS from \(sender) to \(numbers[0])"
        case .numbers(let numbers): "SMS from \(sender) to \(numbers.count) numbers"
        case .group: "SMS from \(sender) to a group"
        }
    }
    public var customMirror: Mirror { Mirror(self, children: ["description": description]) }
}
