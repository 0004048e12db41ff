import Journal
import SMSMessages

/// E-mails, calls, and the rules that wait for a fetch.
extension ModelJournal {
    struct Errand {
        var errand: NewErrand
        var message: MessageID
        var state: ErrandState
        var attempts = 0
        /// How often its process may have ended while its rule went on.
        var ends = 0
        var begunAt: Timestamp?
        var endedAt: Timestamp?
        var detail: String?
        var answer: [UInt8]?

        var dueAt: Timestamp? { if case .due(let at, _) = state { at } else { nil } }

        init(_ errand: NewErrand, of message: MessageID, now: Timestamp) {
            self.errand = errand
            self.message = message
            state = ErrandState(of: errand, dueAt: now)
            endedAt = state.hasEnded ? now : nil
            detail = errand.refusal?.reason
            self.errand.refusal = nil
        }

        mutating func become(_ next: ErrandState, detail: String?, now: Timestamp) {
            state = next
            self.detail = detail
            endedAt = next.hasEnded ? now : nil
        }
    }

    func record(_ errand: Errand) -> ErrandRecord {
        ErrandRecord(
            errand: errand.errand, state: errand.state, detail: errand.detail, attempts: errand.attempts, begunAt: errand.begunAt,
            endedAt: errand.endedAt)
    }

    func clashes(_ consequences: Consequences, _ state: State) -> Bool {
        func clash(_ new: [ActionID], _ taken: [ActionID]) -> Bool { Set(new).count < new.count || !Set(taken).isDisjoint(with: new) }
        return clash(consequences.actions.map(\.id), state.actions.map(\.action.id))
            || clash(consequences.errands.map(\.id), state.errands.map(\.errand.id))
            || clash(consequences.broadcasts.map(\.id), state.broadcasts.map(\.broadcast.id))
    }

    func bringAbout(_ consequences: Consequences, of stored: Message, now: Timestamp, _ state: inout State) {
        let id = stored.message.id
        apply(consequences.memberships, of: stored, &state)
        state.actions += consequences.actions.map { Action($0, of: id, dueAt: now) }
        state.errands += consequences.errands.map { Errand($0, of: id, now: now) }
        state.broadcasts += consequences.broadcasts.map { Broadcast($0, of: id, now: now) }
        state.note(consequences.actions.map(\.id) + consequences.errands.map(\.id) + consequences.broadcasts.map(\.id))
    }

    // MARK: Claiming

    func claimErrands(_ request: ErrandRequest, now: Timestamp) async throws(JournalFailure) -> ErrandClaim {
        let claim = state.withLock { state in
            var claim = ErrandClaim(errands: [])
            for target in dueTargets(of: request.kind, now: now, state) {
                var room = min(request.perTarget - request.underWay[target, default: 0], request.limit - claim.errands.count)
                for index in due(request.kind, now: now, state).filter({ state.errands[$0].errand.target == target }) where room > 0 {
                    if take(index, request, into: &claim, now: now, &state) { room -= 1 }
                }
            }
            return claim
        }
        feed.tell { (claim.errands + claim.givenUp + claim.refused).map(\.message.id) + claim.held.compactMap(\.message) }
        return claim
    }

    /// - Returns: whether it has taken a place.
    private func take(_ index: Int, _ request: ErrandRequest, into claim: inout ErrandClaim, now: Timestamp, _ state: inout State) -> Bool {
        let errand = state.errands[index]
        guard let sender = state.messages.first(where: { $0.message.id == errand.message })?.message.sender else { return false }
        let scopes = request.scopes(for: sender).map { ($0, request.caps.limits(of: $0.part)) }
        let holder = hold(errand.attempts == 0 ? 1 : 0, scopes, now: now, &claim.tripped, &state)
        if let holder, request.kind != .fetch, let held = try? errand.state.after(.held(by: holder)) {
            state.errands[index].state = held
            claim.held.append(errand.errand.id)
            return false
        }
        let claimed = begin(index, until: request.leasedUntil, now: now, &state)
        if holder != nil {
            claim.refused.append(claimed)
        } else if request.kind == .fetch, errand.ends >= 2 {
            claim.givenUp.append(claimed)
        } else {
            claim.errands.append(claimed)
        }
        return true
    }

    /// Oldest first.
    private func due(_ kind: NewErrand.Kind, now: Timestamp, _ state: State) -> [Int] {
        state.errands.indices.compactMap { index -> (Timestamp, Int)? in
            let errand = state.errands[index]
            return errand.errand.kind == kind ? errand.dueAt.flatMap { $0 <= now ? ($0, index) : nil } : nil
        }.sorted { $0 < $1 }.map(\.1)
    }

    private func dueTargets(of kind: NewErrand.Kind, now: Timestamp, _ state: State) -> [String] {
        var oldest: [String: Timestamp] = [:]
        for index in due(kind, now: now, state).reversed() { oldest[state.errands[index].errand.target] = state.errands[index].dueAt }
        return oldest.sorted { ($0.value, $0.key) < ($1.value, $1.key) }.map(\.key)
    }

    private func begin(_ index: Int, until leasedUntil: Timestamp, now: Timestamp, _ state: inout State) -> ClaimedErrand {
        let message = state.messages.first { $0.message.id == state.errands[index].message }
        state.errands[index].attempts += 1
        let errand = state.errands[index]
        state.errands[index].state = .making(leasedUntil: leasedUntil, attempts: errand.attempts)
        state.errands[index].begunAt = errand.begunAt ?? now
        guard let message else { preconditionFailure("an errand of no message") }
        var claimed = ClaimedErrand(
            errand: errand.errand, attempt: errand.attempts, begunAt: errand.begunAt ?? now, message: message.message)
        if errand.errand.kind == .fetch {
            let before = state.errands[..<index].filter {
                $0.message == errand.message && $0.errand.rule == errand.errand.rule && $0.errand.kind == .fetch && $0.attempts > 0
            }
            claimed.waiting = WaitingRule(
                ruleSetHash: message.ruleSetHash ?? "", state: message.decisionState, answers: before.map(\.answer))
        }
        return claimed
    }

    // MARK: Settling

    func beginResuming(_ fetch: ActionID) async throws(JournalFailure) { count(1, on: fetch) }

    func endResuming(_ fetch: ActionID) async throws(JournalFailure) { count(-1, on: fetch) }

    private func count(_ change: Int, on fetch: ActionID) {
        state.withLock { state in
            guard let index = state.errands.firstIndex(where: { $0.errand.id == fetch && $0.errand.kind == .fetch }) else { return }
            state.errands[index].ends += change
        }
    }

    func settle(_ errand: ActionID, _ outcome: ErrandOutcome, now: Timestamp) async throws(JournalFailure) {
        let failure = state.withLock { state -> JournalFailure? in
            guard let index = state.errands.firstIndex(where: { $0.errand.id == errand }) else { return nil }
            guard let next = try? state.errands[index].state.after(.attempted(outcome)) else { return .refused("impossible") }
            state.errands[index].become(next, detail: outcome.detail, now: now)
            return nil
        }
        if let failure { throw failure }
        feed.tell { errand.message.map { [$0] } ?? [] }
    }

    func settle(_ end: FetchEnd, now: Timestamp) async throws(JournalFailure) {
        if let failure = state.withLock({ settle(end, now: now, &$0) }) { throw failure }
        feed.tell { end.fetch.message.map { [$0] } ?? [] }
    }

    private func settle(_ end: FetchEnd, now: Timestamp, _ state: inout State) -> JournalFailure? {
        guard let index = state.errands.firstIndex(where: { $0.errand.id == end.fetch && !$0.state.hasEnded }),
            let message = state.messages.firstIndex(where: { $0.message.id == state.errands[index].message })
        else { return nil }
        let event: ErrandState.Event
        var detail: String?
        switch end.outcome {
        case .brought: event = .attempted(.done(reply: nil))
        case .excused(let reason): (event, detail) = (.excused, reason)
        case .failed(let reason): (event, detail) = (.attempted(.failed(reason: reason)), reason)
        }
        guard let next = try? state.errands[index].state.after(event) else { return .refused("impossible") }
        let stored = state.messages[message]
        let consequences = end.consequences.moved(behind: stored.lastOrdinal, of: stored.message.id)
        guard !clashes(consequences, state) else { return .refused("an action's id is taken") }
        state.errands[index].become(next, detail: detail, now: now)
        if case .brought(let body) = end.outcome { state.errands[index].answer = body }
        bringAbout(consequences, of: stored, now: now, &state)
        let fetches = state.errands.filter { $0.message == stored.message.id && $0.errand.kind == .fetch }
        if stored.state == .fetching, let afterFetch = stored.afterFetch, fetches.allSatisfy(\.state.hasEnded) {
            state.messages[message].state = afterFetch
            state.messages[message].isHead = false
            state.makeNextHead(of: stored.lane)
        }
        return nil
    }

    // MARK: Time

    func endErrandLeases(until instant: Timestamp, now: Timestamp?, _ state: inout State) {
        for index in state.errands.indices {
            let errand = state.errands[index]
            guard case .making(let until, _) = errand.state, until <= instant, let begunAt = errand.begunAt else { continue }
            state.errands[index].state = .due(at: now ?? begunAt, attempts: errand.attempts)
            state.errands[index].detail = ErrandState.leaseLostDetail
        }
    }

    func giveBackFetches(_ state: inout State) {
        for index in state.errands.indices where state.errands[index].errand.kind == .fetch {
            if case .making = state.errands[index].state { state.errands[index].attempts -= 1 }
        }
    }

    func expireErrandsAndBroadcasts(now: Timestamp, _ state: inout State) {
        for index in state.errands.indices {
            guard let expiresAt = state.errands[index].errand.expiresAt, expiresAt <= now else { continue }
            guard let expired = try? state.errands[index].state.after(.expired) else { continue }
            state.errands[index].state = expired
            state.errands[index].endedAt = now
        }
        for index in state.broadcasts.indices where state.broadcasts[index].broadcast.expiresAt <= now {
            if state.broadcasts[index].state == .running { state.broadcasts[index].state = .expired }
        }
    }
}
