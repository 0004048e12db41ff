import Journal
import SMSMessages

/// Parts of long SMS; the text `STOP` ends consent when it is joined.
extension Desk {
    static let halfAnHour = Duration.seconds(1800)

    func part(
        _ text: String, _ number: Int, of total: Int, id: String? = nil, reference: String = "7", from sender: String = "+31612345678",
        to receiver: String = "+31850000000", channel: String = "main", after: Duration = .zero, raw: [UInt8]? = nil
    ) -> Arrival {
        var random = SystemRandomNumberGenerator()
        return Arrival(
            message: InboundMessage(
                id: MessageID(at: noon, random: &random), providerID: id, channel: channel, sender: SMSAddress(canonical: sender),
                receiver: SMSAddress(canonical: receiver), text: text, rawText: raw, sentAt: nil, receivedAt: noon + after,
                parts: MessageParts(reference: reference, number: number, of: total)))
    }

    @discardableResult
    func take(_ parts: Arrival...) async throws -> [Acceptance] { try await journal.accept(parts, joining: read) }

    func end(after: Duration = halfAnHour) async throws -> [MessageID] {
        try await journal.acceptIncomplete(now: noon + after, joining: read)
    }

    private var read: ArrivalReader {
        { [self] message in
            guard message.text == "STOP" else { return Arrival(message: message) }
            return Arrival(message: message, consent: .optOut, confirmation: action(1, of: message, "confirmed", origin: .consent))
        }
    }

    /// Oldest first.
    func texts() async throws -> [String] { try await journal.messages(MessageQuery()).reversed().map(\.message.text) }
}
