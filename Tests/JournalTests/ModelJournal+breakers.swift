import Journal
import SMSMessages

/// Caps and breakers: every SMS that began is remembered, and counted anew each time.
extension ModelJournal {
    struct Beginning {
        var scope: Breaker.Scope
        var at: Timestamp
        var parts: Int
    }

    /// - Returns: what the action becomes instead of being sent; nil when nothing holds it.
    func hold(_ index: Int, _ conduct: Conduct, now: Timestamp, _ tripped: inout [Breaker], _ state: inout State) -> ActionState.Event? {
        let row = state.actions[index]
        guard case .phone(let recipient) = row.action.recipient, case .due(_, let attempts) = row.state else { return nil }
        let caps = conduct.sendingCaps[row.action.gateway] ?? SendingCaps()
        let isAnswer = state.messages.contains { $0.message.id == row.message && $0.message.sender == row.action.recipient }
        let block = Breaker.Scope(gateway: row.action.gateway, block: NumberBlock(of: recipient))
        let all = [(block, caps.block), (Breaker.Scope(gateway: row.action.gateway), caps.gateway)]
        let scopes = isAnswer ? all : [all[1]]
        let parts = attempts == 0 ? SMSLength(row.action.text).parts : 0
        switch SendingCaps.verdict(on: parts, scopes.map { standing(of: $0, limits: $1, now: now, state) }) {
        case .free:
            for (scope, limits) in scopes where !limits.isEmpty { state.beginnings.append(Beginning(scope: scope, at: now, parts: parts)) }
            return nil
        case .held(let scope):
            return .held(by: scope)
        case .trips(let scope, let window, let limit):
            let breaker = Breaker(scope: scope, window: window, limit: limit, since: now)
            state.breakers.append(breaker)
            tripped.append(breaker)
            return .held(by: scope)
        }
    }

    private func standing(
        of scope: Breaker.Scope, limits: SendingCaps.Limits, now: Timestamp, _ state: State
    ) -> SendingCaps.Standing {
        func begun(_ window: SendingCaps.Window) -> Int {
            state.beginnings.filter { $0.scope == scope && window.slot(of: $0.at) >= window.firstSlot(at: now) }
                .reduce(0) { $0 + $1.parts }
        }
        return SendingCaps.Standing(
            scope: scope, limits: limits, hasTripped: state.breakers.contains { $0.scope == scope }, hour: begun(.hour), day: begun(.day))
    }

    func breakers() async throws(JournalFailure) -> [BreakerRecord] {
        state.withLock { state in
            state.breakers.map { breaker in BreakerRecord(breaker: breaker, held: held(by: breaker.scope, state).count) }
                .sorted { ($0.breaker.scope.gateway, $0.blockText) < ($1.breaker.scope.gateway, $1.blockText) }
        }
    }

    func release(_ breaker: Breaker.Scope) async throws(JournalFailure) -> Int? {
        let (freed, wasTripped) = state.withLock { state in
            let freed = held(by: breaker, state)
            let tripped = state.breakers.count
            state.breakers.removeAll { $0.scope == breaker }
            state.beginnings.removeAll { $0.scope == breaker }
            for index in freed {
                if let due = try? state.actions[index].state.after(.released) { state.actions[index].state = due }
            }
            return (freed.map { state.actions[$0].message }, state.breakers.count < tripped)
        }
        feed.tell { freed }
        return wasTripped || !freed.isEmpty ? freed.count : nil
    }

    private func held(by breaker: Breaker.Scope, _ state: State) -> [Int] {
        state.actions.indices.filter { index in
            guard case .held(_, _, let block) = state.actions[index].state else { return false }
            return state.actions[index].action.gateway == breaker.gateway && block == breaker.block
        }
    }
}

extension BreakerRecord {
    fileprivate var blockText: String { breaker.scope.block?.prefix ?? "" }
}
