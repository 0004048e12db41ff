/// An SMS that came in, as every part of the program sees it after the channel's dialect has read it.
public struct InboundMessage: Hashable, Sendable {
    /// Ours, given on arrival.
    public let id: MessageID
    /// The provider's own id, by which a repeated delivery is known; nil where it sends none.
    public let providerID: String?
    /// The name of the channel it came in on, such as `main`.
    public let channel: String
    public let sender: SMSAddress
    public let receiver: SMSAddress
    /// As received: nothing trimmed, nothing normalised.
    public let text: String
    /// The text's bytes as they stood in the request, where ``text`` could not keep them all: bytes that are no characters of the channel's
    /// charset, half a surrogate pair. Nil where the text says everything.
    public let rawText: [UInt8]?
    /// When the sender's network says it was sent; shown, never relied on.
    public let sentAt: Timestamp?
    /// When it was taken in, by a time that nobody can set while the server lives.
    public let receivedAt: Timestamp
    /// How far the machine's clock had been set by then since the server began: forward where it is positive.
    public var clockOffset = Duration.zero
    /// When it was taken in by the machine's clock: what rules that ask for a time ask for, and what people are shown.
    public var clockTime: Timestamp { receivedAt + clockOffset }
    /// How often it has come round already: how many calls of servers like this one led to it, one from the other; 0 for what a phone sent.
    public let hops: Int
    /// Set where it was sent as several SMS: which of them ``text`` holds. Of a part as it comes in, that one alone.
    public let parts: MessageParts?

    public init(
        id: MessageID, providerID: String?, channel: String, sender: SMSAddress, receiver: SMSAddress, text: String,
        rawText: [UInt8]? = nil, sentAt: Timestamp?, receivedAt: Timestamp, hops: Int = 0,
        parts: MessageParts? = nil
    ) {
        self.id = id
        self.providerID = providerID
        self.channel = channel
        self.sender = sender
        self.receiver = receiver
        self.text = text
        self.rawText = rawText
        self.sentAt = sentAt
        self.receivedAt = receivedAt
        self.hops = hops
        self.parts = parts
    }
}

extension InboundMessage: CustomStringConvertible {
    /// Without the text and with masked numbers, for a log.
    public var description: String { "message \(id) from \(sender) to \(receiver) via \(channel)" }
}
