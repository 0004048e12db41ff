import Journal
import SMSMessages

/// One SMS to many.
extension ModelJournal {
    struct Broadcast {
        var broadcast: NewBroadcast
        var message: MessageID
        var state: BroadcastState
        var begunAt: Timestamp
        /// Recipients that are ahead.
        var named: [SMSAddress]
        /// Audiences that are ahead, and the last member of the first of them that is not.
        var audiences: [String]
        var lastMember = ""
        var made = 0

        init(_ broadcast: NewBroadcast, of message: MessageID, now: Timestamp) {
            self.broadcast = broadcast
            self.message = message
            state = broadcast.heldBack == nil ? .running : .suppressed
            begunAt = now
            var seen: Set<SMSAddress> = []
            named = broadcast.recipients.filter { seen.insert($0).inserted }
            audiences = broadcast.audiences
            self.broadcast.heldBack = nil
            self.broadcast.recipients = []
        }

        func membersAhead(_ state: State) -> [[String]] {
            audiences.enumerated().map { place, audience in
                let numbers = Set(state.memberships.filter { $0.audience == audience }.map(\.number.e164))
                return numbers.filter { $0 > (place == 0 ? lastMember : "") }.sorted()
            }
        }

        mutating func next(_ state: State) -> SMSAddress? {
            if !named.isEmpty { return named.removeFirst() }
            while !audiences.isEmpty {
                if let member = membersAhead(state)[0].first {
                    lastMember = member
                    return SMSAddress(canonical: member)
                }
                audiences.removeFirst()
                lastMember = ""
            }
            return nil
        }
    }

    func record(_ broadcast: Broadcast, _ state: State) -> BroadcastRecord {
        let sms = state.actions.filter { $0.broadcast == broadcast.broadcast.id }
        let made = Dictionary(grouping: sms) { "\("\($0.state)".prefix { $0.isLetter })" }.mapValues(\.count)
        let left = broadcast.named.count + broadcast.membersAhead(state).map(\.count).reduce(0, +)
        return BroadcastRecord(
            broadcast: broadcast.broadcast, state: broadcast.state, begunAt: broadcast.begunAt, made: made,
            left: broadcast.state == .expanded ? 0 : left)
    }

    func broadcasts(limit: Int) async throws(JournalFailure) -> [BroadcastRecord] {
        state.withLock { state in state.broadcasts.reversed().prefix(max(limit, 0)).map { record($0, state) } }
    }

    func sms(of broadcast: ActionID, after place: Int, limit: Int) async throws(JournalFailure) -> [ActionRecord] {
        state.withLock { state in
            let sms = state.actions.filter { action in
                action.broadcast == broadcast && (action.action.id.text.split(separator: ".").last.flatMap { Int($0) } ?? 0) > place
            }
            return sms.prefix(max(limit, 0)).map { record($0) }
        }
    }

    func stopBroadcast(_ id: ActionID, now: Timestamp) async throws(JournalFailure) -> Bool {
        state.withLock { state in
            guard let index = state.broadcasts.firstIndex(where: { $0.broadcast.id == id }) else { return false }
            let due = state.actions.indices.filter { state.actions[$0].broadcast == id && isDue(state.actions[$0]) }
            guard state.broadcasts[index].state == .running || !due.isEmpty else { return false }
            state.broadcasts[index].state = .stopped
            for action in due {
                state.actions[action].state = .dropped
                state.actions[action].endedAt = now
            }
            return true
        }
    }

    /// A breaker may hold it.
    private func isDue(_ action: Action) -> Bool {
        switch action.state {
        case .due, .held: true
        default: false
        }
    }

    func expandBroadcasts(of gateways: Set<String>, now: Timestamp, _ state: inout State) {
        for gateway in gateways.sorted() {
            for index in state.broadcasts.indices {
                let row = state.broadcasts[index]
                if row.broadcast.gateway == gateway, row.state == .running { expand(index, now: now, &state) }
            }
        }
    }

    private func expand(_ index: Int, now: Timestamp, _ state: inout State) {
        var row = state.broadcasts[index]
        defer { state.broadcasts[index] = row }
        if row.broadcast.expiresAt <= now {
            row.state = .expired
            return
        }
        let mine = state.actions.filter { $0.broadcast == row.broadcast.id }
        var given = Set(mine.map(\.action.recipient))
        var room = 256 - mine.count { isDue($0) }
        if room < 128 { return }
        var toLookAt = 1024
        while room > 0, toLookAt > 0 {
            guard let recipient = row.next(state) else {
                row.state = .expanded
                return
            }
            toLookAt -= 1
            guard given.insert(recipient).inserted else { continue }
            room -= 1
            row.made += 1
            let action = NewAction(
                id: ActionID("\(row.broadcast.id.text).\(row.made)"), origin: .rule, rule: row.broadcast.rule, recipient: recipient,
                number: row.broadcast.number, sender: row.broadcast.sender, gateway: row.broadcast.gateway, text: row.broadcast.text,
                expiresAt: max(now + row.broadcast.lifetime, row.broadcast.expiresAt))
            state.actions.append(Action(action, of: row.message, dueAt: now, broadcast: row.broadcast.id))
        }
    }
}
