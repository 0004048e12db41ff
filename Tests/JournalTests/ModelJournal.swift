import Journal
import SMSMessages
import Synchronization

/// The journal's contract in plain values, as slow and as simple as it can be said: what every other journal is compared with.
final class ModelJournal: MessageJournal {
    private struct Message {
        var message: InboundMessage
        var acceptance: Acceptance.Kind
        var state: MessageRecord.State
        var leasedUntil: Timestamp?
        var attempts = 0
        var rules: [String] = []
        var ruleSetHash: String?
        var lane: [String] { [message.sender.text, message.receiver.text] }
    }

    private struct Action {
        var action: NewAction
        var message: MessageID
        var state: ActionState
        var attempts = 0
        var begunAt: Timestamp?
        var detail: String?
    }

    private struct State {
        var messages: [Message] = []
        var actions: [Action] = []
        var knownIDs: [(channel: String, id: String, message: MessageID, receivedAt: Timestamp)] = []
        var optedOut: Set<[String]> = []
    }

    private let state = Mutex(State())

    func accept(_ arrivals: [Arrival]) async throws(JournalFailure) -> [Acceptance] {
        state.withLock { state in arrivals.map { accept($0, &state) } }
    }

    private func accept(_ arrival: Arrival, _ state: inout State) -> Acceptance {
        let message = arrival.message
        var kind = Acceptance.Kind.new
        if let id = message.providerID {
            let known = state.knownIDs.filter { $0.id == id && $0.channel == message.channel }
            for entry in known {
                let first = state.messages.first { $0.message.id == entry.message }?.message
                if first?.sender == message.sender, first?.receiver == message.receiver, first?.text == message.text {
                    return Acceptance(kind: .repeated, id: entry.message)
                }
            }
            kind = known.isEmpty ? .new : .reusedID
            state.knownIDs.append((message.channel, id, message.id, message.receivedAt))
        } else if state.messages.contains(where: { isSuspect($0.message, message) }) {
            kind = .suspectedDuplicate
        }
        let pair = [message.sender.text, message.receiver.text]
        let changed =
            switch arrival.consent {
            case .optOut: state.optedOut.insert(pair).inserted
            case .optIn: state.optedOut.remove(pair) != nil
            case nil: false
            }
        let isConsent = arrival.consent == .optOut || changed
        state.messages.append(Message(message: message, acceptance: kind, state: isConsent ? .consent : .waiting))
        if changed, let confirmation = arrival.confirmation {
            state.actions.append(
                Action(action: confirmation, message: message.id, state: .due(at: message.receivedAt, attempts: 0)))
        }
        return Acceptance(kind: kind, id: message.id)
    }

    private func isSuspect(_ earlier: InboundMessage, _ message: InboundMessage) -> Bool {
        let apart = (earlier.receivedAt - message.receivedAt) / .milliseconds(1)
        return earlier.providerID == nil && earlier.sender == message.sender && earlier.receiver == message.receiver
            && earlier.text == message.text && abs(apart) < 60_000
    }

    func claimMessages(upTo limit: Int, leasedUntil: Timestamp, now: Timestamp) async throws(JournalFailure) -> MessageClaim {
        state.withLock { state in
            var seen: Set<[String]> = []
            var claimed: [ClaimedMessage] = []
            for index in state.messages.indices where state.messages[index].state == .waiting {
                guard seen.insert(state.messages[index].lane).inserted, claimed.count < limit else { continue }
                guard state.messages[index].leasedUntil == nil else { continue }
                state.messages[index].leasedUntil = leasedUntil
                state.messages[index].attempts += 1
                claimed.append(ClaimedMessage(message: state.messages[index].message, attempt: state.messages[index].attempts))
            }
            return MessageClaim(messages: claimed)
        }
    }

    func record(_ decisions: [MessageDecision], now: Timestamp) async throws(JournalFailure) {
        let refusals = state.withLock { state in decisions.compactMap { record($0, now: now, &state) } }
        if let first = refusals.first { throw first }
    }

    private func record(_ decision: MessageDecision, now: Timestamp, _ state: inout State) -> JournalFailure? {
        guard let index = state.messages.firstIndex(where: { $0.message.id == decision.message }) else { return .refused("no message") }
        guard state.messages[index].state == .waiting else { return nil }
        let taken = Set(state.actions.map(\.action.id))
        let ids = decision.actions.map(\.id)
        guard taken.isDisjoint(with: ids), Set(ids).count == ids.count else { return .refused("an action's id is taken") }
        state.messages[index].state = decision.rules.isEmpty ? .unmatched : .decided
        state.messages[index].rules = decision.rules
        state.messages[index].ruleSetHash = decision.ruleSetHash
        state.messages[index].leasedUntil = nil
        state.actions += decision.actions.map { Action(action: $0, message: decision.message, state: .due(at: now, attempts: 0)) }
        return nil
    }

    func claimActions(
        upTo limit: Int, gateways: Set<String>, conduct: Conduct, leasedUntil: Timestamp, now: Timestamp
    ) async throws(JournalFailure) -> ActionClaim {
        state.withLock { state in
            var claimed: [ClaimedAction] = []
            var examined = 0
            while claimed.count < limit, examined < 4 * limit {
                let due = dueActions(state, gateways).filter { $0.at <= now }.prefix(limit - claimed.count)
                if due.isEmpty { break }
                examined += due.count
                for (index, at) in due {
                    let event = event(index, state, conduct: conduct, leasedUntil: leasedUntil, now: now)
                    if let action = begin(index, at, event, now: now, &state) { claimed.append(action) }
                }
            }
            return ActionClaim(actions: claimed, nextDue: dueActions(state, gateways).first?.at)
        }
    }

    private func dueActions(_ state: State, _ gateways: Set<String>) -> [(index: Int, at: Timestamp)] {
        state.actions.indices.compactMap { index -> (Int, Timestamp)? in
            guard case .due(let at, _) = state.actions[index].state, gateways.contains(state.actions[index].action.gateway) else {
                return nil
            }
            return (index, at)
        }.sorted { ($0.1, $0.0) < ($1.1, $1.0) }
    }

    private func event(_ index: Int, _ state: State, conduct: Conduct, leasedUntil: Timestamp, now: Timestamp) -> ActionState.Event {
        let row = state.actions[index]
        let action = row.action
        if action.expiresAt <= now { return .expired }
        guard let inbound = state.messages.first(where: { $0.message.id == row.message }) else { return .expired }
        let others = state.actions.enumerated().filter { other, action in
            other != index && action.begunAt != nil && action.action.recipient == row.action.recipient
                && action.action.number == row.action.number
        }
        func began(_ other: (offset: Int, element: Action)) -> Timestamp { other.element.begunAt ?? now }
        let answers = others.filter { began($0) <= inbound.message.receivedAt }
        let last = answers.max { (began($0), $0.offset) < (began($1), $1.offset) }
        let objection = conduct.objection(
            to: Conduct.Circumstances(
                action: action, inboundText: inbound.message.text, isSuspectedDuplicate: inbound.acceptance == .suspectedDuplicate,
                recipientHasOptedOut: state.optedOut.contains([action.recipient.text, action.number.text]),
                lastAnswer: last?.element.action.text,
                sentWithin: conduct.caps.map { cap in
                    others.count { $0.element.action.origin == action.origin && began($0) > now - cap.window }
                }))
        if let objection { return .suppressed(objection) }
        guard case .phone = action.recipient else { return .suppressed(.shortCode) }
        return .claimed(leasedUntil: leasedUntil, now: now)
    }

    private func begin(
        _ index: Int, _ at: Timestamp, _ event: ActionState.Event, now: Timestamp, _ state: inout State
    ) -> ClaimedAction? {
        let row = state.actions[index]
        // Due, and looked at as due: every event of a claim is possible.
        guard let next = try? row.state.after(event) else { return nil }
        state.actions[index].state = next
        guard case .sending(_, let attempts) = next, case .phone(let recipient) = row.action.recipient else { return nil }
        state.actions[index].begunAt = row.begunAt ?? now
        let sms = OutboundSMS(recipient: recipient, sender: row.action.sender, text: row.action.text, reference: row.action.id.text)
        return ClaimedAction(
            id: row.action.id, gateway: row.action.gateway, sms: sms, attempt: attempts, expiresAt: row.action.expiresAt)
    }

    func settle(_ action: ActionID, _ outcome: AttemptOutcome, now: Timestamp) async throws(JournalFailure) {
        let failure = state.withLock { state -> JournalFailure? in
            guard let index = state.actions.firstIndex(where: { $0.action.id == action }) else { return .refused("no action") }
            guard let next = try? state.actions[index].state.after(.attempted(outcome)) else { return .refused("impossible") }
            state.actions[index].state = next
            state.actions[index].detail = outcome.detail
            return nil
        }
        if let failure { throw failure }
    }

    func keepRuleSet(hash: String, text: String, now: Timestamp) async throws(JournalFailure) {}

    func record(of message: MessageID) async throws(JournalFailure) -> MessageRecord? {
        state.withLock { state in
            guard let row = state.messages.first(where: { $0.message.id == message }) else { return nil }
            return MessageRecord(
                message: row.message, state: row.state, acceptance: row.acceptance, rules: row.rules, ruleSetHash: row.ruleSetHash,
                actions: state.actions.filter { $0.message == message }.map {
                    ActionRecord(action: $0.action, state: $0.state, detail: $0.detail)
                })
        }
    }

    func expireLeases(now: Timestamp) async throws(JournalFailure) {
        state.withLock { state in
            for index in state.messages.indices {
                if let until = state.messages[index].leasedUntil, until <= now { state.messages[index].leasedUntil = nil }
            }
            for index in state.actions.indices {
                guard case .sending(let until, _) = state.actions[index].state, until <= now,
                    let lost = try? state.actions[index].state.after(.leaseLost)
                else { continue }
                state.actions[index].state = lost
                state.actions[index].detail = ActionState.leaseLostDetail
            }
        }
    }

    /// What a new process finds.
    func reopen() async throws {
        try await expireLeases(now: Timestamp(milliseconds: .max))
    }

    func forget(_ keeping: KeepingTimes, now: Timestamp) async throws(JournalFailure) -> Bool {
        state.withLock { $0.knownIDs.removeAll { $0.receivedAt <= now - keeping.providerIDs } }
        return false
    }

    func counts() async throws(JournalFailure) -> JournalCounts {
        state.withLock { state in
            func actions(_ isMeant: (ActionState) -> Bool) -> Int { state.actions.count { isMeant($0.state) } }
            return JournalCounts(
                waiting: state.messages.count { $0.state == .waiting },
                due: actions { if case .due = $0 { true } else { false } },
                sending: actions { if case .sending = $0 { true } else { false } },
                unknown: actions { $0 == .unknown },
                reusedIDs: state.messages.count { $0.acceptance == .reusedID })
        }
    }
}
