public import SMSMessages

/// An SMS that a person or a program asks for, not a rule.
///
/// It is kept as a message of its own (``MessageRecord/State/outbound``) from our number to whoever gets it, with one action.
public struct SendOrder: Sendable, Equatable {
    /// In the place of a channel's name, which cannot have a slash.
    public static let channel = "/v1/send"
    /// UTF-8 bytes of a key, and of a reference.
    public static let longestKey = 255

    /// Of the message that is made of it.
    public var message: MessageID
    /// The asker's own, by which a repetition is known for as long as providers' ids are kept.
    public var key: String
    /// The asker's own words for it; only kept.
    public var reference: String?
    /// The first of the message, of origin ``NewAction/Origin/operator``.
    public var action: NewAction

    public init(message: MessageID, key: String, reference: String?, action: NewAction) {
        self.message = message
        self.key = key
        self.reference = reference
        self.action = action
    }

    /// As it is kept.
    public func stored(at now: Timestamp) -> InboundMessage {
        InboundMessage(
            id: message, providerID: key, channel: Self.channel, sender: action.number, receiver: action.recipient, text: action.text,
            sentAt: nil, receivedAt: now)
    }
}

/// What came of a ``SendOrder``.
public enum SendOutcome: Sendable, Equatable {
    /// On disk, and due.
    case made
    /// The key is known with the same SMS: nothing was stored. Of an SMS whose text or record has been deleted, any is taken for the same.
    case repeated(MessageID)
    /// The key is known with another SMS: nothing was stored.
    case keyReused
    /// The recipient has opted out of our number: nothing was stored.
    case optedOut(since: Timestamp)
}
