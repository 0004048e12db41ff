import Journal
import Receiver
import Responder
import SMSGateway
import SMSMessages

extension GatewayClient {
    /// Step 6 for an SMS: hands it to the gateway and says what became of it in the responder's terms.
    func deliver(_ sms: OutboundSMS) async -> SendResult {
        do {
            return .sent(ids: try await send(sms).ids)
        } catch {
            let reason = error.description
            switch error.kind {
            case .account, .credits: return .accountRefused(reason: reason)
            case .nothingLeft: return .notSent(reason: reason)
            case .message, .call: return .refused(reason: reason)
            case .unknown: return .unknown(reason: reason, isOfAddress: error.isOfAddress)
            }
        }
    }

    /// Step 7: what became of an SMS; nil where there was no answer.
    func delivery(of id: String) async -> DeliveryReport? {
        // Asked again later, and in the end there is no report: that is what is shown.
        try? await report(id: id, withDate: account.dialect.hasReference)
    }

    /// Step 7: what became of the last messages that bear a reference, by that; nil where there was no answer.
    func statuses(ofLast count: Int) async -> [String: DeliveryStatus]? {
        guard let messages = try? await lastMessages(count) else { return nil }
        let pairs = messages.compactMap { message in message.reference.map { ($0, message.status ?? .noReport) } }
        // Newest first.
        return Dictionary(pairs) { first, _ in first }
    }
}

extension DeliveryReceiver.Caller {
    init(_ gateway: String, token: AccessToken, zone: GatewayZone) {
        self.init(name: gateway, token: token) { query throws(DeliveryReceiver.Unreadable) in
            do throws(DeliveryNotification.Unreadable) {
                return try DeliveryNotification(query: query, zone: zone)
            } catch {
                throw DeliveryReceiver.Unreadable(error.description)
            }
        }
    }
}

extension DeliveryPoller {
    /// Of the last messages at a gateway, to find one without an id there.
    private static let lastMessages = 100

    convenience init(
        gateway: String, client: GatewayClient, journal: any MessageJournal, now: @escaping @Sendable () -> Timestamp
    ) {
        let ask: Ask = { id in await client.delivery(of: id) }
        let list: List = { await client.statuses(ofLast: Self.lastMessages) }
        let hasReference = client.account.dialect.hasReference
        self.init(gateway: gateway, journal: journal, now: now, ask: ask, list: hasReference ? list : nil)
    }
}
