import Journal
import SMSMessages

/// Caps and breakers: every SMS that began is remembered, and counted anew each time.
extension ModelJournal {
    struct Beginning {
        var scope: Breaker.Scope
        var at: Timestamp
        /// In what the scope's caps count.
        var amount: Int
    }

    /// - Returns: what the action becomes instead of being sent; nil when nothing holds it.
    func hold(_ index: Int, _ conduct: Conduct, now: Timestamp, _ tripped: inout [Breaker], _ state: inout State) -> ActionState.Event? {
        let row = state.actions[index]
        guard case .phone(let recipient) = row.action.recipient, case .due(_, let attempts) = row.state else { return nil }
        let caps = conduct.sendingCaps[row.action.gateway] ?? SendingCaps()
        let gateway = row.action.gateway
        let isAnswer = state.messages.contains { $0.message.id == row.message && $0.message.sender == row.action.recipient }
        let narrow =
            isAnswer
            ? (Breaker.Scope(gateway: gateway, .block(NumberBlock(of: recipient))), caps.block)
            : (Breaker.Scope(gateway: gateway, .recipient(recipient)), caps.recipient)
        let scopes = [narrow, (Breaker.Scope(gateway: gateway), caps.all)]
        let parts = attempts == 0 ? SMSLength(row.action.text).parts : 0
        return hold(parts, scopes, now: now, &tripped, &state).map { .held(by: $0) }
    }

    /// - Parameter parts: 0 for what was counted at an earlier attempt.
    /// - Returns: what holds it; nil when it may begin, and is counted.
    func hold(
        _ parts: Int, _ scopes: [(Breaker.Scope, SendingCaps.Limits)], now: Timestamp, _ tripped: inout [Breaker], _ state: inout State
    ) -> Breaker.Scope? {
        switch SendingCaps.verdict(on: parts, scopes.map { standing(of: $0, limits: $1, now: now, state) }) {
        case .free:
            for (scope, limits) in scopes where !limits.isEmpty {
                let isOfOne = if case .recipient = scope.part { true } else { false }
                state.beginnings.append(Beginning(scope: scope, at: now, amount: isOfOne ? min(1, parts) : parts))
            }
            return nil
        case .held(let scope):
            return scope
        case .trips(let scope, let window, let limit):
            let breaker = Breaker(scope: scope, window: window, limit: limit, since: now)
            state.breakers.append(breaker)
            tripped.append(breaker)
            return scope
        }
    }

    private func standing(
        of scope: Breaker.Scope, limits: SendingCaps.Limits, now: Timestamp, _ state: State
    ) -> SendingCaps.Standing {
        func begun(_ window: SendingCaps.Window) -> Int {
            state.beginnings.filter { $0.scope == scope && window.slot(of: $0.at) >= window.firstSlot(at: now) }
                .reduce(0) { $0 + $1.amount }
        }
        return SendingCaps.Standing(
            scope: scope, limits: limits, hasTripped: state.breakers.contains { $0.scope == scope }, hour: begun(.hour), day: begun(.day))
    }

    func breakers() async throws(JournalFailure) -> [BreakerRecord] {
        state.withLock { state in
            state.breakers.map { breaker in
                BreakerRecord(breaker: breaker, held: held(by: breaker.scope, state).count + heldErrands(by: breaker.scope, state).count)
            }
            .sorted { ($0.outletText, $0.partText) < ($1.outletText, $1.partText) }
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
            let freedErrands = heldErrands(by: breaker, state)
            for index in freedErrands {
                if let due = try? state.errands[index].state.after(.released) { state.errands[index].state = due }
            }
            let messages = freed.map { state.actions[$0].message } + freedErrands.map { state.errands[$0].message }
            return (messages, state.breakers.count < tripped)
        }
        feed.tell { freed }
        return wasTripped || !freed.isEmpty ? freed.count : nil
    }

    func forget(_ number: SMSAddress, inBreakers state: inout State) {
        var parts: [Breaker.Part] = [.sender(number)]
        if case .phone(let phone) = number { parts.append(.recipient(phone)) }
        state.breakers.removeAll { parts.contains($0.scope.part) }
        state.beginnings.removeAll { parts.contains($0.scope.part) }
    }

    private func heldErrands(by breaker: Breaker.Scope, _ state: State) -> [Int] {
        state.errands.indices.filter { index in
            guard case .held(_, _, let part) = state.errands[index].state else { return false }
            return Breaker.Outlet(state.errands[index].errand.kind) == breaker.outlet && part == breaker.part
        }
    }

    private func held(by breaker: Breaker.Scope, _ state: State) -> [Int] {
        state.actions.indices.filter { index in
            guard case .held(_, _, let part) = state.actions[index].state else { return false }
            return .gateway(state.actions[index].action.gateway) == breaker.outlet && part == breaker.part
        }
    }
}

extension BreakerRecord {
    fileprivate var outletText: String {
        if case .gateway(let name) = breaker.scope.outlet { name } else { breaker.scope.outlet.name + ":" }
    }

    /// All first, then blocks, then recipients.
    fileprivate var partText: String {
        switch breaker.scope.part {
        case .all: ""
        case .block(let block): block.prefix
        case .recipient(let phone): "to " + phone.e164
        case .sender(let address): "from " + address.text
        }
    }
}
