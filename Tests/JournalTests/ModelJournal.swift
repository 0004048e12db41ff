import Journal
import SMSMessages
import Synchronization

/// The journal's contract in plain values, as slow and as simple as it can be said: what every other journal is compared with.
final class ModelJournal: MessageJournal {
    struct Message {
        var seq: Int
        var message: InboundMessage
        var acceptance: Acceptance.Kind
        var state: MessageRecord.State
        var isHead = false
        var leasedUntil: Timestamp?
        var attempts = 0
        var rules: [String] = []
        var ruleSetHash: String?
        var decidedAt: Timestamp?
        var textIsGone = false
        var decisionState = DecisionState()
        /// Where its state is `consent`.
        var consent: ConsentChange?
        var lane: [String] { [message.sender.text, message.receiver.text] }
        var place: (Timestamp, Int) { (message.receivedAt, seq) }
    }

    struct Action {
        var action: NewAction
        var message: MessageID
        var state: ActionState
        var attempts = 0
        var begunAt: Timestamp?
        var endedAt: Timestamp?
        var detail: String?
        var delivery: Delivery?

        init(_ action: NewAction, of message: MessageID, dueAt: Timestamp) {
            self.action = action
            self.message = message
            state = ActionState(of: action, dueAt: dueAt)
            endedAt = state.hasEnded ? dueAt : nil
            self.action.heldBack = nil
        }
    }

    struct State {
        var messages: [Message] = []
        var actions: [Action] = []
        var knownIDs: [(channel: String, id: String, message: MessageID, receivedAt: Timestamp)] = []
        var optedOut: [[String]: Timestamp] = [:]
        var consentLog: [(sender: SMSAddress, entry: NumberRecord.ConsentEntry)] = []
        var ruleSets: [String: (text: String, keptAt: Timestamp)] = [:]
        var memberships: [Membership] = []
        var countedTimes: [CountedTime] = []
        var earlyNotifications: [(gateway: String, notification: DeliveryNotification, cameAt: Timestamp)] = []
        var strayNotifications = 0
        var seq = 0

        func actions(of message: MessageID) -> [Action] { actions.filter { $0.message == message } }
        /// STOP came after it.
        func isStopped(_ message: Message) -> Bool {
            messages.contains { $0.lane == message.lane && $0.consent == .optOut && $0.seq > message.seq }
        }
        func isAtRest(_ message: Message) -> Bool {
            message.state != .waiting && actions(of: message.message.id).allSatisfy(\.state.hasEnded)
        }

        mutating func makeNextHead(of lane: [String]) {
            if let next = messages.indices.first(where: { messages[$0].lane == lane && messages[$0].state == .waiting }) {
                messages[next].isHead = true
            }
        }
    }

    let state = Mutex(State())
    let feed = ChangeFeed()

    func changes() -> AsyncStream<MessageID> { feed.listen() }

    // MARK: Accepting

    func probe() async throws(JournalFailure) {}

    func accept(_ arrivals: [Arrival]) async throws(JournalFailure) -> [Acceptance] {
        let acceptances = state.withLock { state in arrivals.map { accept($0, &state) } }
        feed.tell { acceptances.filter { $0.kind != .repeated }.map(\.id) }
        return acceptances
    }

    private func accept(_ arrival: Arrival, _ state: inout State) -> Acceptance {
        let message = arrival.message
        var kind = Acceptance.Kind.new
        if let id = message.providerID {
            let known = state.knownIDs.filter { $0.id == id && $0.channel == message.channel }.sorted { $0.message < $1.message }
            for entry in known {
                let first = state.messages.first { $0.message.id == entry.message }
                if first.map({ repeats($0, message) }) ?? true { return Acceptance(kind: .repeated, id: entry.message) }
            }
            kind = known.isEmpty ? .new : .reusedID
            state.knownIDs.append((message.channel, id, message.id, message.receivedAt))
        } else if state.messages.contains(where: { isSuspect($0, message) }) {
            kind = .suspectedDuplicate
        }
        let changed = arrival.consent.map { apply($0, of: message, &state) } ?? false
        if arrival.consent == .optOut { stop(message, &state) }
        let isConsent = arrival.consent == .optOut || changed
        state.seq += 1
        var stored = Message(seq: state.seq, message: message, acceptance: kind, state: isConsent ? .consent : .waiting)
        stored.consent = isConsent ? arrival.consent : nil
        stored.isHead = !isConsent && !state.messages.contains { $0.lane == stored.lane && $0.state == .waiting }
        state.messages.append(stored)
        if changed, let confirmation = arrival.confirmation {
            state.actions.append(Action(confirmation, of: message.id, dueAt: message.receivedAt))
        }
        return Acceptance(kind: kind, id: message.id)
    }

    private func repeats(_ first: Message, _ message: InboundMessage) -> Bool {
        first.message.sender == message.sender && first.message.receiver == message.receiver
            && (first.textIsGone || first.message.text == message.text)
    }

    private func isSuspect(_ earlier: Message, _ message: InboundMessage) -> Bool {
        let apart = (earlier.message.receivedAt - message.receivedAt) / .milliseconds(1)
        return earlier.message.providerID == nil && repeats(earlier, message) && !earlier.textIsGone && abs(apart) < 60_000
    }

    func apply(_ change: ConsentChange, of message: InboundMessage, _ state: inout State) -> Bool {
        let pair = [message.sender.text, message.receiver.text]
        guard (state.optedOut[pair] == nil) == (change == .optOut) else { return false }
        state.optedOut[pair] = change == .optOut ? message.receivedAt : nil
        state.consentLog.append(
            (
                message.sender,
                NumberRecord.ConsentEntry(number: message.receiver, change: change, at: message.receivedAt, message: message.id)
            ))
        return true
    }

    // MARK: Deciding

    func claimMessages(
        upTo limit: Int, leasedUntil: Timestamp, asking question: StateQuestion, now: Timestamp
    ) async throws(JournalFailure) -> MessageClaim {
        let claim = state.withLock { state in
            var claim = MessageClaim(messages: [])
            let heads = state.messages.indices.filter { state.messages[$0].isHead && state.messages[$0].leasedUntil == nil }
            for index in heads.prefix(limit) {
                let attempts = state.messages[index].attempts
                if attempts >= 3 {
                    state.messages[index].state = .setAside
                    state.messages[index].isHead = false
                    state.makeNextHead(of: state.messages[index].lane)
                    claim.setAside.append(state.messages[index].message.id)
                    continue
                }
                if attempts > 0, !claim.messages.isEmpty { break }
                state.messages[index].leasedUntil = leasedUntil
                state.messages[index].attempts += 1
                let message = state.messages[index].message
                claim.messages.append(
                    ClaimedMessage(
                        message: message, attempt: attempts + 1, state: decisionState(for: message, asking: question, state)))
                if attempts > 0 { break }
            }
            return claim
        }
        feed.tell { claim.setAside }
        return claim
    }

    func decideAgain(_ message: MessageID, now: Timestamp) async throws(JournalFailure) -> Bool {
        let waits = state.withLock { state in
            guard
                let index = state.messages.firstIndex(where: { $0.message.id == message && $0.state == .setAside && !$0.textIsGone })
            else { return false }
            let lane = state.messages[index].lane
            state.messages[index].isHead = !state.messages.contains { $0.lane == lane && $0.state == .waiting }
            state.messages[index].state = .waiting
            state.messages[index].attempts = 0
            return true
        }
        if waits { feed.tell { [message] } }
        return waits
    }

    func record(_ decisions: [MessageDecision], now: Timestamp) async throws(JournalFailure) {
        let refusals = state.withLock { state in decisions.compactMap { record($0, now: now, &state) } }
        feed.tell { decisions.map(\.message) }
        if let first = refusals.first { throw first }
    }

    private func record(_ decision: MessageDecision, now: Timestamp, _ state: inout State) -> JournalFailure? {
        guard let index = state.messages.firstIndex(where: { $0.message.id == decision.message && $0.state == .waiting }) else {
            return nil
        }
        let taken = Set(state.actions.map(\.action.id))
        let ids = decision.actions.map(\.id)
        guard taken.isDisjoint(with: ids), Set(ids).count == ids.count else { return .refused("an action's id is taken") }
        state.messages[index].state = decision.isTaken ? .decided : .unmatched
        state.messages[index].rules = decision.rules
        state.messages[index].ruleSetHash = decision.ruleSetHash
        state.messages[index].decidedAt = now
        state.messages[index].decisionState = decision.state
        state.messages[index].leasedUntil = nil
        state.messages[index].isHead = false
        state.makeNextHead(of: state.messages[index].lane)
        apply(decision, to: state.messages[index], &state)
        state.actions += decision.actions.map { Action($0, of: decision.message, dueAt: now) }
        return nil
    }

    // MARK: Sending

    func claimActions(
        upTo limit: Int, gateways: Set<String>, conduct: Conduct, leasedUntil: Timestamp, now: Timestamp
    ) async throws(JournalFailure) -> ActionClaim {
        let (claim, changed) = state.withLock { state in
            var claimed: [ClaimedAction] = []
            var changed: [MessageID] = []
            while claimed.count < limit, changed.count < 4 * limit {
                let due = dueActions(state, gateways).filter { $0.at <= now }.prefix(limit - claimed.count)
                if due.isEmpty { break }
                for (index, _) in due {
                    changed.append(state.actions[index].message)
                    let event = event(index, state, conduct: conduct, leasedUntil: leasedUntil, now: now)
                    if let action = begin(index, event, now: now, &state) { claimed.append(action) }
                }
            }
            return (ActionClaim(actions: claimed, nextDue: dueActions(state, gateways).first?.at), changed)
        }
        feed.tell { changed }
        return claim
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
        let last = answers.max { (began($0), $0.offset) < (began($1), $1.offset) }?.element
        let isSentOn = inbound.message.sender != action.recipient
        let lastIsGone = state.messages.contains { $0.message.id == last?.message && $0.textIsGone }
        let objection = conduct.objection(
            to: Conduct.Circumstances(
                action: action, inboundText: inbound.message.text, isSuspectedDuplicate: inbound.acceptance == .suspectedDuplicate,
                recipientHasOptedOut: state.optedOut[[action.recipient.text, action.number.text]] != nil,
                lastAnswer: lastIsGone || isSentOn ? nil : last?.action.text,
                sentWithin: conduct.caps.map { cap in
                    others.count {
                        let other = $0.element.action
                        return other.origin == action.origin && other.rule == action.rule && began($0) > now - cap.window
                    }
                }))
        if let objection { return .suppressed(objection) }
        guard case .phone = action.recipient else { return .suppressed(.shortCode) }
        return .claimed(leasedUntil: leasedUntil, now: now)
    }

    private func begin(_ index: Int, _ event: ActionState.Event, now: Timestamp, _ state: inout State) -> ClaimedAction? {
        let row = state.actions[index]
        // Due, and looked at as due: every event of a claim is possible.
        guard let next = try? row.state.after(event) else { return nil }
        state.actions[index].state = next
        guard case .sending(_, let attempts) = next, case .phone(let recipient) = row.action.recipient else {
            state.actions[index].endedAt = now
            return nil
        }
        state.actions[index].begunAt = row.begunAt ?? now
        state.actions[index].attempts = attempts
        let sms = OutboundSMS(recipient: recipient, sender: row.action.sender, text: row.action.text, reference: row.action.id.text)
        return ClaimedAction(
            id: row.action.id, gateway: row.action.gateway, sms: sms, attempt: attempts, expiresAt: row.action.expiresAt)
    }

    func settle(_ action: ActionID, _ outcome: AttemptOutcome, now: Timestamp) async throws(JournalFailure) {
        let failure = state.withLock { state -> JournalFailure? in
            guard let index = state.actions.firstIndex(where: { $0.action.id == action }) else { return nil }
            guard let next = try? state.actions[index].state.after(.attempted(outcome)) else { return .refused("impossible") }
            state.actions[index].state = next
            state.actions[index].detail = outcome.detail
            state.actions[index].endedAt = next.hasEnded ? now : nil
            state.actions[index].delivery = Delivery(after: outcome, now: now)
            applyEarlyNotifications(to: index, now: now, &state)
            return nil
        }
        if let failure { throw failure }
        feed.tell { action.message.map { [$0] } ?? [] }
    }

    func resend(
        _ action: ActionID, gateway: String, sender: SMSAddress, expiresAt: Timestamp, now: Timestamp
    ) async throws(JournalFailure) -> Resend {
        let outcome = state.withLock { state -> Resend in
            guard let original = state.actions.first(where: { $0.action.id == action }) else { return .notFound }
            if !original.state.hasEnded { return .notEnded }
            if state.messages.contains(where: { $0.message.id == original.message && $0.textIsGone }) { return .textGone }
            var copy = original.action
            let last = state.actions(of: original.message).compactMap(\.action.id.ordinal).max() ?? 0
            copy.id = ActionID(message: original.message, ordinal: last + 1)
            if copy.origin != .consent { copy.origin = .resend }
            copy.gateway = gateway
            copy.sender = sender
            copy.expiresAt = expiresAt
            copy.heldBack = nil
            state.actions.append(Action(copy, of: original.message, dueAt: now))
            return .made(copy.id)
        }
        if case .made(let copy) = outcome { feed.tell { copy.message.map { [$0] } ?? [] } }
        return outcome
    }

    // MARK: Time

    func expireLeases(now: Timestamp) async throws(JournalFailure) {
        state.withLock { state in
            forgetEarlyNotifications(now: now, &state)
            endLeases(until: now, &state)
            for index in state.actions.indices where state.actions[index].action.expiresAt <= now {
                guard case .due = state.actions[index].state else { continue }
                state.actions[index].state = .expired
                state.actions[index].endedAt = now
            }
        }
    }

    private func endLeases(until instant: Timestamp, _ state: inout State) {
        for index in state.messages.indices {
            if let until = state.messages[index].leasedUntil, until <= instant { state.messages[index].leasedUntil = nil }
        }
        for index in state.actions.indices {
            guard case .sending(let until, _) = state.actions[index].state, until <= instant,
                let lost = try? state.actions[index].state.after(.leaseLost)
            else { continue }
            state.actions[index].state = lost
            state.actions[index].endedAt = until
            state.actions[index].detail = ActionState.leaseLostDetail
            state.actions[index].delivery = .unknown(since: until)
            applyEarlyNotifications(to: index, now: until, &state)
        }
    }

    /// What a new process finds.
    func reopen(afterAKill: Bool) {
        state.withLock { state in
            if !afterAKill {
                for index in state.messages.indices where state.messages[index].leasedUntil != nil { state.messages[index].attempts -= 1 }
            }
            endLeases(until: Timestamp(milliseconds: .max), &state)
        }
    }
}
