import Foundation
import Journal
import SMSMessages

/// Whether numbers are shown or masked.
struct NumberDisplay: Sendable {
    let showsNumbers: Bool

    func text(_ address: SMSAddress) -> String { showsNumbers ? address.text : address.description }

    /// A text may name the number it comes from, an answer the one it goes to.
    func text(_ text: String, naming phone: SMSAddress) -> String {
        guard !showsNumbers, case .phone(let number) = phone else { return text }
        return number.masked(in: text)
    }
}

extension OperatorReply.Message {
    /// The words of ``state``.
    public static let states = MessageRecord.State.allCases.map(\.rawValue)

    init(_ record: MessageRecord, _ display: NumberDisplay) {
        let message = record.message
        // Our own numbers are printed on posters.
        let isOutbound = record.state == .outbound
        self.init(
            id: message.id.description, providerID: message.providerID, channel: message.channel,
            from: isOutbound ? message.sender.text : display.text(message.sender),
            to: isOutbound ? display.text(message.receiver) : message.receiver.text,
            text: display.text(message.text, naming: isOutbound ? message.receiver : message.sender), textIsGone: record.textIsGone,
            rawText: message.rawText.map { Data($0).base64EncodedString() },
            parts: message.parts.map { OperatorReply.Message.Parts(held: $0.held, total: $0.total) },
            sentAt: message.sentAt?.rfc3339, receivedAt: message.clockTime.rfc3339, state: record.state.rawValue,
            decidedAt: record.decidedAt?.rfc3339, rules: record.rules, ruleSet: record.ruleSetHash, attempts: record.attempts,
            reference: record.reference, actions: record.actions.map { OperatorReply.Action($0, display, of: message.sender) },
            errands: record.errands.map { OperatorReply.Errand($0) },
            broadcasts: record.broadcasts.map { OperatorReply.Broadcast($0) })
    }
}

extension OperatorReply.Errand {
    init(_ record: ErrandRecord) {
        let errand = record.errand
        var dueAt: Timestamp?
        if case .due(let at, _) = record.state { dueAt = at }
        self.init(
            id: errand.id.text, kind: errand.kind.rawValue, rule: errand.rule, name: errand.name, target: errand.target,
            state: record.state.name, detail: record.explanation, attempts: record.attempts, dueAt: dueAt?.rfc3339,
            begunAt: record.begunAt?.rfc3339, endedAt: record.endedAt?.rfc3339)
    }
}

extension ErrandRecord {
    fileprivate var explanation: String? { if case .held(_, _, let part) = state { part.explanation } else { detail } }
}

extension ErrandState {
    fileprivate var name: String {
        switch self {
        case .due: "due"
        case .held: "held"
        case .making: "making"
        case .done: "done"
        case .failed: "failed"
        case .excused: "excused"
        case .expired: "expired"
        case .dropped: "dropped"
        }
    }
}

extension OperatorReply.Broadcast {
    init(_ record: BroadcastRecord) {
        let broadcast = record.broadcast
        self.init(
            id: broadcast.id.text, rule: broadcast.rule, gateway: broadcast.gateway, text: broadcast.text, state: record.state.rawValue,
            begunAt: record.begunAt.rfc3339, expiresAt: broadcast.expiresAt.rfc3339, sms: record.made, left: record.left)
    }
}

extension OperatorReply.Queue.Entry {
    init(_ entry: QueueEntry, _ display: NumberDisplay) {
        self.init(message: entry.message.description, dueAt: entry.dueAt?.rfc3339, sms: nil, errand: nil)
        switch entry.work {
        case .sms(let record): sms = OperatorReply.Action(record, display)
        case .errand(let record): errand = OperatorReply.Errand(record)
        }
    }
}

extension OperatorReply.Action {
    /// - Parameter sender: of the message that it was decided on, whose number its text may name.
    init(_ record: ActionRecord, _ display: NumberDisplay, of sender: SMSAddress? = nil) {
        let action = record.action
        let text = display.text(action.text, naming: action.recipient)
        self.init(
            id: action.id.text, origin: action.origin.rawValue, rule: action.rule, to: display.text(action.recipient),
            // Our own, as above.
            sender: action.sender.text, gateway: action.gateway, text: sender.map { display.text(text, naming: $0) } ?? text,
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
            case .held: .held
            case .sending: .sending
            case .sent: .sent
            case .failed: .failed
            case .unknown: .unknown
            case .suppressed: .suppressed
            case .expired: .expired
            case .dropped: .dropped
            }
    }
}

extension ActionRecord {
    fileprivate var explanation: String? {
        switch state {
        case .suppressed(let reason): reason.explanation
        // Which block would tell a masked number's digits.
        case .held(_, _, let part): part.explanation
        case .due, .sending, .sent, .failed, .unknown, .expired, .dropped: detail
        }
    }
}

extension HeldBackSMS.Reason {
    var explanation: String {
        switch self {
        case .suppressed(let suppression): suppression.explanation
        case .held(let part): part.explanation
        }
    }
}

extension Breaker.Part {
    /// Why something is held.
    var explanation: String {
        let cap =
            switch self {
            case .all: "the caps of all that leaves there are reached"
            case .block: "a cap on answers to the recipient's block of 1,000 numbers is reached"
            case .recipient: "the cap on what is sent on to this recipient is reached"
            case .sender: "the cap on what this sender's messages bring about is reached, which may be a loop"
            }
        return cap + "; see `answerback breaker list`"
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
                Consent(
                    to: $0.number.text, change: $0.change.rawValue, at: $0.at.rfc3339, message: $0.message?.description,
                    source: $0.evidence?.source, note: $0.evidence?.note)
            },
            memberships: record.memberships.map {
                Membership(audience: $0.audience, through: $0.through.text, since: $0.since.rfc3339)
            },
            limits: record.limitedTimes.map {
                LimitedTime(to: $0.number.text, rule: $0.time.rule, at: $0.time.receivedAt.rfc3339)
            }, sentByOthers: record.sentByOthers.map { OperatorReply.Action($0, display) },
            waitingParts: record.waitingParts.map {
                WaitingPart(
                    to: $0.receiver.text, part: $0.parts?.number ?? 1, total: $0.parts?.total ?? 1, text: $0.text,
                    receivedAt: $0.receivedAt.rfc3339)
            })
    }
}
