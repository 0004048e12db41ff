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
            case .unknown: return .unknown(reason: reason)
            }
        }
    }
}
