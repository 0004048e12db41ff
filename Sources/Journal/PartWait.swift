public import SMSMessages

/// Says what a message means to section 9 of the rule language.
public typealias ArrivalReader = @Sendable (InboundMessage) -> Arrival

/// How long the parts of a long SMS wait for each other.
public enum PartWait {
    /// From the first one's receipt. A reference comes again after 256 long SMS, so longer would join what does not belong together.
    ///
    /// Source: Kannel's `sms-combine-concatenated-mo-timeout`, 1,800 s.
    public static let longest = Duration.seconds(1800)
}

extension Acceptance.Kind {
    /// Whether it brought a message to decide on.
    public var isStored: Bool {
        switch self {
        case .new, .suspectedDuplicate, .reusedID: true
        case .repeated, .part: false
        }
    }
}

extension InboundMessage {
    /// The message that these parts make, in the order of their numbers; a gap in them leaves no mark in the text. A character that was cut
    /// in two between neighbours is put together again. It was received with the last of them, and has the provider's id of the first
    /// that has one.
    ///
    /// - Parameter parts: of one long SMS, each number once; at least one.
    public init?(joining parts: [InboundMessage], as id: MessageID) {
        let parts = parts.sorted { ($0.parts?.number ?? 0) < ($1.parts?.number ?? 0) }
        guard let first = parts.first, let received = parts.map(\.receivedAt).max(), let marks = first.parts else { return nil }
        let text = parts.joinedText
        // Where cut characters were all that was lost, the text says everything now.
        let isWhole = text != parts.map(\.text).joined() && !text.unicodeScalars.contains("\u{FFFD}")
        let hasRaw = !isWhole && parts.contains { $0.rawText != nil }
        self.init(
            id: id, providerID: parts.lazy.compactMap(\.providerID).first, channel: first.channel, sender: first.sender,
            receiver: first.receiver, text: text,
            rawText: hasRaw ? parts.flatMap { $0.rawText ?? Array($0.text.utf8) } : nil, sentAt: parts.compactMap(\.sentAt).min(),
            receivedAt: received, hops: parts.map(\.hops).max() ?? 0,
            parts: MessageParts(reference: marks.reference, total: marks.total, held: parts.compactMap { $0.parts?.number }))
    }
}
