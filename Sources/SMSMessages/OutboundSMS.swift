/// One SMS to one recipient, ready for a gateway.
public struct OutboundSMS: Hashable, Sendable {
    /// To whom.
    public let recipient: PhoneNumber
    /// What the phone shows as the sender: a number, a short code, or a name of up to 11 characters.
    public let sender: SMSAddress
    /// At most three parts: see ``SMSLength``.
    public let text: String
    /// Our own reference, at most 75 characters, which the 1601 gateway gives back in its notification.
    public let reference: String?

    /// What will be refused is found when it is sent.
    public init(recipient: PhoneNumber, sender: SMSAddress, text: String, reference: String?) {
        self.recipient = recipient
        self.sender = sender
        self.text = text
        self.reference = reference
    }
}

extension OutboundSMS: CustomStringConvertible {
    /// Without the text and with masked numbers, for a log.
    public var description: String { "SMS from \(sender) to \(recipient)" }
}
