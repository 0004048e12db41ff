import Foundation
import Journal
import SMSMessages

/// Whether numbers are shown or masked.
struct NumberDisplay: Sendable {
    let showsNumbers: Bool

    func text(_ address: SMSAddress) -> String { showsNumbers ? address.text : address.description }

    /// An answer may name the number it goes to.
    func text(_ text: String, to recipient: SMSAddress) -> String {
        guard !showsNumbers, case .phone(let number) = recipient else { return text }
        return text.replacing(number.e164, with: number.description)
    }
}

extension OperatorReply.Message {
    init(_ record: MessageRecord, _ display: NumberDisplay) {
        let message = record.message
        self.init(
            id: message.id.description, providerID: message.providerID, channel: message.channel, from: display.text(message.sender),
            // Our own numbers are printed on posters.
            to: message.receiver.text, text: message.text, textIsGone: record.textIsGone,
            rawText: message.rawText.map { Data($0).base64EncodedString() },
            sentAt: message.sentAt?.rfc3339, receivedAt: message.receivedAt.rfc3339, state: record.state.rawValue,
            decidedAt: record.decidedAt?.rfc3339, rules: record.rules, ruleSet: record.ruleSetHash, attempts: record.attempts,
            actions: record.actions.map { OperatorReply.Action($0, display) })
    }
}

extension OperatorReply.Action {
    init(_ record: ActionRecord, _ display: NumberDisplay) {
        let action = record.action
        self.init(
            id: action.id.text, origin: action.origin.rawValue, rule: action.rule, to: display.text(action.recipient),
            // Our own, as above.
            sender: action.sender.text, gateway: action.gateway, text: display.text(action.text, to: action.recipient),
            state: OperatorReply.State(record.state),
            detail: record.explanation, attempts: record.attempts, begunAt: record.begunAt?.rfc3339, endedAt: record.endedAt?.rfc3339,
            delivery: record.delivery.flatMap(OperatorReply.Delivery.init))
    }
}

extension OperatorReply.Delivery {
    init?(_ delivery: Delivery) {
        let (outcome, at): (OperatorReply.DeliveryOutcome, Timestamp?)
        switch delivery.state {
        case .sending, .notSent: return nil
        case .unknown: (outcome, at) = (.unknown, nil)
        case .sent(let sent): (outcome, at) = (.noReportYet, sent.at)
        case .noReport: (outcome, at) = (.noReport, nil)
        case .ended(let status, let instant): (outcome, at) = (OperatorReply.DeliveryOutcome(end: status), instant)
        }
        self.init(
            outcome: outcome, status: delivery.state.status?.rawValue, at: at?.rfc3339, toldAt: delivery.toldAt?.rfc3339,
            nextPoll: delivery.nextPoll?.rfc3339, id: delivery.gatewayID)
    }
}

extension OperatorReply.DeliveryOutcome {
    fileprivate init(end status: DeliveryStatus) {
        self =
            switch status {
            case .delivered: .delivered
            case .notDelivered: .notDelivered
            case .rejected: .rejected
            case .buffered, .submitted, .noReport: .noReportYet
            }
    }
}

extension OperatorReply.State {
    init(_ state: ActionState) {
        self =
            switch state {
            case .due: .due
            case .sending: .sending
            case .sent: .sent
            case .failed: .failed
            case .unknown: .unknown
            case .suppressed: .suppressed
            case .expired: .expired
            }
    }
}

extension ActionRecord {
    fileprivate var explanation: String? {
        if case .suppressed(let reason) = state { reason.explanation } else { detail }
    }
}

extension OperatorReply.NumberExport {
    /// Unmasked: whoever exports a number has named it.
    init(_ record: NumberRecord, of number: SMSAddress) {
        let display = NumberDisplay(showsNumbers: true)
        self.init(
            number: number.text, messages: record.messages.map { OperatorReply.Message($0, display) },
            optOuts: record.optOuts.map { OptOut(from: $0.number.text, since: $0.since.rfc3339) },
            consent: record.consentLog.map {
                Consent(to: $0.number.text, change: $0.change.rawValue, at: $0.at.rfc3339, message: $0.message?.description)
            },
            memberships: record.memberships.map {
                Membership(audience: $0.audience, through: $0.through.text, since: $0.since.rfc3339)
            },
            limits: record.limitedTimes.map {
                LimitedTime(to: $0.number.text, rule: $0.time.rule, at: $0.time.receivedAt.rfc3339)
            }, sentByOthers: record.sentByOthers.map { OperatorReply.Action($0, display) })
    }
}
