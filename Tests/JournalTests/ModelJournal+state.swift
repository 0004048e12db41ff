import Journal
import SMSMessages

/// Audiences and limits.
extension ModelJournal {
    struct Membership {
        var audience: String
        var number: PhoneNumber
        var through: SMSAddress
        var since: Timestamp
    }

    struct CountedTime {
        /// Nil where it has been erased.
        var sender: SMSAddress?
        var receiver: SMSAddress
        var time: RuleTime
        var countsUntil: Timestamp
        var isOfAll: Bool
    }

    func decisionState(
        for message: InboundMessage, asking question: StateQuestion
    ) async throws(JournalFailure) -> DecisionState {
        state.withLock { decisionState(for: message, asking: question, $0) }
    }

    func decisionState(for message: InboundMessage, asking question: StateQuestion, _ state: State) -> DecisionState {
        let mine = state.memberships.filter { SMSAddress.phone($0.number) == message.sender }
        let uses = question.limits.values.map { $0.use(at: message.receivedAt, clockOffset: message.clockOffset) }
        let times = uses.filter { !$0.isOfAll }.flatMap { use in
            counted(use, to: message.receiver, by: message.sender, state).map { RuleTime(rule: use.rule, receivedAt: $0) }
        }
        let counts = uses.filter(\.isOfAll).compactMap { use in
            let times = counted(use, to: message.receiver, by: nil, state)
            return times.min().map { RuleCount(rule: use.rule, count: times.count, oldest: $0) }
        }
        return DecisionState(
            audiences: question.audiencesMatter ? Set(mine.map(\.audience)) : [],
            ruleTimes: times.sorted { ($0.receivedAt, $0.rule) < ($1.receivedAt, $1.rule) },
            ruleCounts: counts.sorted { $0.rule < $1.rule })
    }

    /// The newest, as many as the limit counts.
    /// - Parameter sender: nil for anybody.
    private func counted(_ use: LimitUse, to receiver: SMSAddress, by sender: SMSAddress?, _ state: State) -> [Timestamp] {
        let times = state.countedTimes.filter { counted in
            counted.receiver == receiver && counted.time.rule == use.rule && (sender == nil || counted.sender == sender)
        }
        return times.map(\.time.receivedAt).filter(use.window.contains).sorted(by: >).prefix(use.count).map(\.self)
    }

    /// Whether a limit of all no longer has room for the message.
    func isOverLimit(_ decision: MessageDecision, _ message: InboundMessage, _ state: State) -> Bool {
        decision.limits.contains { $0.isOfAll && counted($0, to: message.receiver, by: nil, state).count >= $0.count }
    }

    func count(_ uses: [LimitUse], of message: InboundMessage, _ state: inout State) {
        for use in uses {
            state.countedTimes.append(
                CountedTime(
                    sender: message.sender, receiver: message.receiver, time: RuleTime(rule: use.rule, receivedAt: message.receivedAt),
                    countsUntil: use.window.upperBound, isOfAll: use.isOfAll))
        }
    }

    func apply(_ memberships: [MembershipChange], of stored: Message, _ state: inout State) {
        let message = stored.message
        guard case .phone(let number) = message.sender else { return }
        for change in memberships {
            switch change {
            case .join(let audience):
                if state.isStopped(stored) { continue }
                let isMember = state.memberships.contains {
                    $0.audience == audience && $0.number == number && $0.through == message.receiver
                }
                if !isMember {
                    state.memberships.append(
                        Membership(audience: audience, number: number, through: message.receiver, since: message.receivedAt))
                }
                _ = apply(.optIn, of: message, &state)
            case .leave(let audience):
                state.memberships.removeAll { $0.audience == audience && $0.number == number }
            }
        }
    }

    func stop(_ message: InboundMessage, _ state: inout State) {
        state.memberships.removeAll { .phone($0.number) == message.sender && $0.through == message.receiver }
    }

    func members(of audience: String, after: PhoneNumber?, limit: Int) async throws(JournalFailure) -> [PhoneNumber] {
        state.withLock { state in
            let members = Set(state.memberships.filter { $0.audience == audience }.map(\.number))
            return members.sorted { $0.e164 < $1.e164 }.filter { $0.e164 > after?.e164 ?? "" }.prefix(max(limit, 0)).map(\.self)
        }
    }

    func audiences() async throws(JournalFailure) -> [AudienceCount] {
        state.withLock { state in
            Dictionary(grouping: state.memberships, by: \.audience)
                .map { AudienceCount(audience: $0.key, members: Set($0.value.map(\.number)).count) }
                .sorted { $0.audience < $1.audience }
        }
    }
}
