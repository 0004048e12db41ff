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
        /// It takes long: leased until it is claimed as such.
        var isPutOff = false
        var attempts = 0
        var undecided = 0
        var rules: [String] = []
        var ruleSetHash: String?
        var decidedAt: Timestamp?
        var textIsGone = false
        var decisionState = DecisionState()
        /// Where its state is `consent`.
        var consent: ConsentChange?
        /// What its state becomes when the last of its fetches has ended.
        var afterFetch: MessageRecord.State?
        /// The highest that any action of it ever had.
        var lastOrdinal = 0
        /// Of what a person or a program asked for.
        var reference: String?
        /// Its lane waits for it.
        var isOpen: Bool { state == .waiting || state == .fetching }
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
        /// Out of which it was made.
        var broadcast: ActionID?
        /// Of what was sent once more, that of which it is a copy in the end.
        var copyOf: ActionID?
        var first: ActionID { copyOf ?? action.id }
        var isHeld: Bool { if case .held = state { true } else { false } }
        var turn: Int { broadcast != nil ? 2 : action.origin == .consent ? 0 : 1 }
        /// A person wanted it although one of the same had gone out, or was about to.
        var again = false

        init(_ action: NewAction, of message: MessageID, dueAt: Timestamp, broadcast: ActionID? = nil) {
            self.action = action
            self.broadcast = broadcast
            self.message = message
            state = ActionState(of: action, dueAt: dueAt)
            endedAt = state.hasEnded ? dueAt : nil
            self.action.heldBack = nil
        }
    }

    /// A long SMS, until its time is over.
    struct LongSMS {
        var id: MessageID
        var endsAt: Timestamp
        var isOpen = true
        var parts: [InboundMessage] = []
        /// Of each part, its place among all that came.
        var places: [Int] = []
    }

    struct State {
        var longSMS: [LongSMS] = []
        var partCount = 0
        var messages: [Message] = []
        var actions: [Action] = []
        var errands: [Errand] = []
        var broadcasts: [Broadcast] = []
        var knownIDs: [(channel: String, id: String, message: MessageID, receivedAt: Timestamp)] = []
        var optedOut: [[String]: Timestamp] = [:]
        var consentLog: [(sender: SMSAddress, entry: NumberRecord.ConsentEntry)] = []
        var ruleSets: [String: (text: String, keptAt: Timestamp)] = [:]
        var memberships: [Membership] = []
        var countedTimes: [CountedTime] = []
        var earlyNotifications: [(gateway: String, notification: DeliveryNotification, cameAt: Timestamp)] = []
        var strayNotifications = 0
        var beginnings: [Beginning] = []
        var breakers: [Breaker] = []
        var seq = 0

        func actions(of message: MessageID) -> [Action] { actions.filter { $0.message == message } }
        /// STOP came after it.
        func isStopped(_ message: Message) -> Bool {
            let last = messages.last { $0.lane == message.lane && $0.consent == .optOut }
            if let since = optedOut[message.lane], since > message.message.receivedAt { return true }
            return last.map { $0.seq > message.seq || $0.message.receivedAt > message.message.receivedAt } ?? false
        }
        func isAtRest(_ message: Message) -> Bool {
            let id = message.message.id
            return !message.isOpen && actions(of: id).allSatisfy(\.state.hasEnded)
                && errands.allSatisfy { $0.message != id || $0.state.hasEnded }
                && broadcasts.allSatisfy { $0.message != id || $0.state != .running }
        }
        func isTroubled(_ message: Message) -> Bool {
            let id = message.message.id
            return message.state == .setAside || errands.contains { $0.message == id && $0.state.isTrouble }
                || actions(of: id).contains { $0.broadcast == nil && $0.state.isTrouble && !isReplaced($0) }
        }
        /// The same went out under another id.
        func isReplaced(_ action: Action) -> Bool {
            guard let place = actions.firstIndex(where: { $0.action.id == action.action.id }) else { return false }
            return actions.indices.contains { $0 != place && actions[$0].state == .sent && isCovered(place, by: $0) }
        }
        func isCovered(_ copy: Int, by sent: Int) -> Bool {
            actions[copy].first == actions[sent].first && !(actions[copy].again && copy > sent)
        }
        mutating func dropWhatWentOut(as sent: Int) {
            for copy in actions.indices where copy != sent && !actions[copy].state.hasEnded && isCovered(copy, by: sent) {
                guard let dropped = try? actions[copy].state.after(.dropped) else { continue }
                actions[copy].state = dropped
                actions[copy].endedAt = actions[sent].endedAt
                actions[copy].detail = "the same had gone out already, as became known"
            }
        }
        func conversation(_ index: Int) -> [Int] {
            let action = actions[index].action
            return actions.indices.filter {
                actions[$0].action.recipient == action.recipient && actions[$0].action.number == action.number
            }
        }
        /// What is under way before all, then confirmations of consent, answers, broadcasts, and else as written. What is held has
        /// stepped aside.
        func isFirstOfItsConversation(_ index: Int) -> Bool {
            func place(_ index: Int) -> (Int, Int, Int) {
                let isSending = if case .sending = actions[index].state { true } else { false }
                return (isSending ? 0 : 1, actions[index].turn, index)
            }
            return conversation(index).allSatisfy { actions[$0].state.hasEnded || actions[$0].isHeld || place(index) <= place($0) }
        }
        mutating func note(_ ids: [ActionID]) {
            for id in ids {
                guard let index = messages.firstIndex(where: { $0.message.id == id.message }), let ordinal = id.ordinal else { continue }
                messages[index].lastOrdinal = max(messages[index].lastOrdinal, ordinal)
            }
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

    func accept(_ arrivals: [Arrival], joining read: @escaping ArrivalReader) async throws(JournalFailure) -> [Acceptance] {
        let acceptances = state.withLock { state in
            arrivals.map { arrival in
                arrival.message.parts?.number == nil ? accept(arrival, &state) : accept(part: arrival.message, read, &state)
            }
        }
        feed.tell { acceptances.filter { ![.repeated, .part].contains($0.kind) }.map(\.id) }
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
        store(arrival, as: kind, &state)
        return Acceptance(kind: kind, id: message.id)
    }

    func store(_ arrival: Arrival, as kind: Acceptance.Kind, _ state: inout State) {
        let message = arrival.message
        let changed = arrival.consent.map { apply($0, of: message, &state) } ?? false
        if arrival.consent == .optOut {
            stop(message, &state)
            _ = stopWhatWaits(for: message.sender, from: message.receiver, isNew: changed, now: message.receivedAt, &state)
        }
        let isConsent = arrival.consent == .optOut || changed
        state.seq += 1
        var stored = Message(seq: state.seq, message: message, acceptance: kind, state: isConsent ? .consent : .waiting)
        stored.consent = isConsent ? arrival.consent : nil
        stored.isHead = !isConsent && !state.messages.contains { $0.lane == stored.lane && $0.isOpen }
        state.messages.append(stored)
        if changed, let confirmation = arrival.confirmation {
            state.actions.append(Action(confirmation, of: message.id, dueAt: message.receivedAt))
            state.note([confirmation.id])
        }
    }

    private func repeats(_ first: Message, _ message: InboundMessage) -> Bool {
        first.message.sender == message.sender && first.message.receiver == message.receiver
            && (first.textIsGone || first.message.text == message.text)
    }

    func isSuspect(_ earlier: Message, _ message: InboundMessage) -> Bool {
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
            let heads = state.messages.indices.filter {
                state.messages[$0].isHead && state.messages[$0].leasedUntil == nil && state.messages[$0].state == .waiting
                    && !state.messages[$0].isPutOff
            }
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
                state.messages[index].attempts = max(attempts, 1)
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

    func putOff(_ messages: [MessageID]) async throws(JournalFailure) {
        state.withLock { state in
            for index in state.messages.indices where messages.contains(state.messages[index].message.id) {
                guard state.messages[index].state == .waiting, state.messages[index].leasedUntil != nil else { continue }
                state.messages[index].leasedUntil = nil
                state.messages[index].isPutOff = true
            }
        }
    }

    func claimPutOff(leasedUntil: Timestamp, asking question: StateQuestion) async throws(JournalFailure) -> ClaimedMessage? {
        state.withLock { state in
            guard let index = state.messages.firstIndex(where: { $0.isPutOff && $0.state == .waiting }) else { return nil }
            state.messages[index].isPutOff = false
            state.messages[index].leasedUntil = leasedUntil
            let message = state.messages[index].message
            return ClaimedMessage(
                message: message, attempt: state.messages[index].attempts + 1, state: decisionState(for: message, asking: question, state))
        }
    }

    func beginDeciding(_ message: MessageID) async throws(JournalFailure) { count(1, on: message) }

    func endDeciding(_ message: MessageID) async throws(JournalFailure) { count(-1, on: message) }

    private func count(_ change: Int, on message: MessageID) {
        state.withLock { state in
            guard let index = state.messages.firstIndex(where: { $0.message.id == message && $0.state == .waiting }) else { return }
            state.messages[index].attempts += change
        }
    }

    func decideAgain(_ message: MessageID, now: Timestamp) async throws(JournalFailure) -> Bool {
        let waits = state.withLock { state in
            guard
                let index = state.messages.firstIndex(where: { $0.message.id == message && $0.state == .setAside && !$0.textIsGone })
            else { return false }
            let lane = state.messages[index].lane
            state.messages[index].isHead = !state.messages.contains { $0.lane == lane && $0.isOpen }
            state.messages[index].state = .waiting
            state.messages[index].attempts = 0
            return true
        }
        if waits { feed.tell { [message] } }
        return waits
    }

    @discardableResult
    func record(_ decisions: [MessageDecision], now: Timestamp) async throws(JournalFailure) -> [MessageID] {
        let (refusals, waitAgain) = state.withLock { state in
            var waitAgain: [MessageID] = []
            let refusals = decisions.compactMap { record($0, now: now, &waitAgain, &state) }
            return (refusals, waitAgain)
        }
        feed.tell { decisions.map(\.message) }
        if let first = refusals.first { throw first }
        return waitAgain
    }

    private func record(
        _ decision: MessageDecision, now: Timestamp, _ waitAgain: inout [MessageID], _ state: inout State
    ) -> JournalFailure? {
        guard let index = state.messages.firstIndex(where: { $0.message.id == decision.message && $0.state == .waiting }) else {
            return nil
        }
        if isOverLimit(decision, state.messages[index].message, state) {
            state.messages[index].leasedUntil = nil
            state.messages[index].isPutOff = false
            if state.messages[index].attempts == 1 { state.messages[index].attempts = 0 }
            waitAgain.append(decision.message)
            return nil
        }
        guard !clashes(decision.consequences, state) else { return .refused("an action's id is taken") }
        let end = decision.isTaken ? MessageRecord.State.decided : .unmatched
        let awaitsFetch = decision.consequences.awaitsFetch
        state.messages[index].state = awaitsFetch ? .fetching : end
        state.messages[index].afterFetch = awaitsFetch ? end : nil
        state.messages[index].isPutOff = false
        state.messages[index].undecided = decision.undecided
        state.messages[index].rules = decision.rules
        state.messages[index].ruleSetHash = decision.ruleSetHash
        state.messages[index].decidedAt = now
        state.messages[index].decisionState = decision.state
        state.messages[index].leasedUntil = nil
        state.messages[index].isHead = awaitsFetch
        if !awaitsFetch { state.makeNextHead(of: state.messages[index].lane) }
        count(decision.limits, of: state.messages[index].message, &state)
        bringAbout(decision.consequences, of: state.messages[index], now: now, &state)
        return nil
    }

    // MARK: Sending

    func claimActions(
        upTo limit: Int, gateways: Set<String>, conduct: Conduct, leasedUntil: Timestamp, now: Timestamp
    ) async throws(JournalFailure) -> ActionClaim {
        let (claim, changed) = state.withLock { state in
            expandBroadcasts(of: gateways, now: now, &state)
            var claimed: [ClaimedAction] = []
            var changed: [MessageID] = []
            var tripped: [Breaker] = []
            var heldBack: [HeldBackSMS] = []
            while claimed.count < limit, changed.count < 4 * limit {
                let due = dueActions(state, gateways).filter { $0.at <= now }.prefix(limit - claimed.count)
                if due.isEmpty { break }
                for (index, _) in due {
                    changed.append(state.actions[index].message)
                    var event = event(index, state, conduct: conduct, leasedUntil: leasedUntil, now: now)
                    if case .claimed = event, let held = hold(index, conduct, now: now, &tripped, &state) { event = held }
                    if let held = HeldBackSMS(state.actions[index].action, after: event) { heldBack.append(held) }
                    if let action = begin(index, event, now: now, &state) { claimed.append(action) }
                }
            }
            let next = allDueActions(state, gateways).first?.at
            return (ActionClaim(actions: claimed, nextDue: next, tripped: tripped, heldBack: heldBack), changed)
        }
        feed.tell { changed }
        return claim
    }

    /// Those of broadcasts behind all others.
    private func dueActions(_ state: State, _ gateways: Set<String>) -> [(index: Int, at: Timestamp)] {
        let due = allDueActions(state, gateways)
        return due.filter { state.actions[$0.index].broadcast == nil } + due.filter { state.actions[$0.index].broadcast != nil }
    }

    private func allDueActions(_ state: State, _ gateways: Set<String>) -> [(index: Int, at: Timestamp)] {
        state.actions.indices.compactMap { index -> (Int, Timestamp)? in
            guard case .due(let at, _) = state.actions[index].state, gateways.contains(state.actions[index].action.gateway),
                state.isFirstOfItsConversation(index)
            else { return nil }
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
        let ofSameCauser = others.filter { other in
            other.element.action.origin == action.origin
                && state.messages.contains { $0.message.id == other.element.message && $0.message.sender == inbound.message.sender }
        }
        func count(_ others: [(offset: Int, element: Action)], within caps: [Conduct.Cap]) -> [Int] {
            caps.map { cap in others.count { began($0) > now - cap.window } }
        }
        let objection = conduct.objection(
            to: Conduct.Circumstances(
                action: action, inboundText: inbound.message.text, isSuspectedDuplicate: inbound.acceptance == .suspectedDuplicate,
                recipientHasOptedOut: state.optedOut[[action.recipient.text, action.number.text]] != nil,
                lastAnswer: lastIsGone || isSentOn ? nil : last?.action.text,
                sentWithin: count(ofSameCauser.filter { $0.element.action.rule == action.rule }, within: conduct.caps),
                pairWithin: action.origin == .rule ? count(ofSameCauser, within: conduct.pairCaps) : []))
        if let objection { return .suppressed(objection) }
        guard case .phone = action.recipient else { return .suppressed(.shortCode) }
        return .claimed(leasedUntil: leasedUntil, now: now)
    }

    private func begin(_ index: Int, _ event: ActionState.Event, now: Timestamp, _ state: inout State) -> ClaimedAction? {
        let row = state.actions[index]
        // Due, and looked at as due: every event of a claim is possible.
        guard let next = try? row.state.after(event) else { return nil }
        state.actions[index].state = next
        if case .held(let breaker) = event { state.actions[index].action.expiresAt = breaker.end(of: row.action, now: now) }
        guard case .sending(_, let attempts) = next, case .phone(let recipient) = row.action.recipient else {
            state.actions[index].endedAt = next.hasEnded ? now : nil
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
            guard var next = try? state.actions[index].state.after(.attempted(outcome)) else { return .refused("impossible") }
            // Nothing of a broadcast that a person has stopped goes out any more.
            let broadcast = state.broadcasts.first { $0.broadcast.id == state.actions[index].broadcast }
            if !next.hasEnded, broadcast?.state == .stopped { next = .dropped }
            state.actions[index].state = next
            state.actions[index].detail = outcome.detail
            state.actions[index].endedAt = next.hasEnded ? now : nil
            state.actions[index].delivery = Delivery(after: outcome, now: now)
            if next == .sent { state.dropWhatWentOut(as: index) }
            applyEarlyNotifications(to: index, now: now, &state)
            return nil
        }
        if let failure { throw failure }
        feed.tell { action.message.map { [$0] } ?? [] }
    }

    func resend(
        _ action: ActionID, again: Bool, gateway: String, sender: SMSAddress, expiresAt: Timestamp, now: Timestamp
    ) async throws(JournalFailure) -> Resend {
        let outcome = state.withLock { state -> Resend in
            guard let original = state.actions.first(where: { $0.action.id == action }) else { return .notFound }
            if !original.state.hasEnded { return .notEnded }
            if state.messages.contains(where: { $0.message.id == original.message && $0.textIsGone }) { return .textGone }
            let lasting = state.actions.last { $0.first == original.first && (!$0.state.hasEnded || $0.state == .sent) }
            if let lasting, !again { return .covered(by: lasting.action.id) }
            var copy = original.action
            let last = state.messages.first { $0.message.id == original.message }?.lastOrdinal ?? 0
            copy.id = ActionID(message: original.message, ordinal: last + 1)
            state.note([copy.id])
            if copy.origin != .consent { copy.origin = .resend }
            copy.gateway = gateway
            copy.sender = sender
            copy.expiresAt = expiresAt
            copy.heldBack = nil
            var row = Action(copy, of: original.message, dueAt: now)
            row.copyOf = original.first
            row.again = lasting != nil
            state.actions.append(row)
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
            endErrandLeases(until: now, now: now, &state)
            expireErrandsAndBroadcasts(now: now, &state)
            for index in state.actions.indices where state.actions[index].action.expiresAt <= now {
                guard let expired = try? state.actions[index].state.after(.expired) else { continue }
                state.actions[index].state = expired
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
                for index in state.messages.indices where state.messages[index].leasedUntil != nil && state.messages[index].attempts == 1 {
                    state.messages[index].attempts = 0
                }
                giveBackFetches(&state)
            }
            endLeases(until: Timestamp(milliseconds: .max), &state)
            endErrandLeases(until: Timestamp(milliseconds: .max), now: nil, &state)
        }
    }
}
