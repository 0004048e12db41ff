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
        var sender: SMSAddress
        var receiver: SMSAddress
        var time: RuleTime
        var countsUntil: Timestamp
    }

    func decisionState(
        for message: InboundMessage, asking question: StateQuestion
    ) async throws(JournalFailure) -> DecisionState {
        state.withLock { decisionState(for: message, asking: question, $0) }
    }

    func decisionState(for message: InboundMessage, asking question: StateQuestion, _ state: State) -> DecisionState {
        let mine = state.memberships.filter { SMSAddress.phone($0.number) == message.sender }
        let times = question.limits.values.flatMap { limit in
            state.countedTimes
                .filter { $0.sender == message.sender && $0.receiver == message.receiver && $0.time.rule == limit.rule }
                .map(\.time).filter { $0.receivedAt > message.receivedAt - limit.within }
                .sorted { $0.receivedAt > $1.receivedAt }.prefix(limit.count)
        }
        return DecisionState(
            audiences: question.audiencesMatter ? Set(mine.map(\.audience)) : [],
            ruleTimes: times.sorted { ($0.receivedAt, $0.rule) < ($1.receivedAt, $1.rule) })
    }

    func count(_ limits: [RuleLimit], of message: InboundMessage, _ state: inout State) {
        for limit in limits {
            state.countedTimes.append(
                CountedTime(
                    sender: message.sender, receiver: message.receiver, time: RuleTime(rule: limit.rule, receivedAt: message.receivedAt),
                    countsUntil: message.receivedAt + limit.within))
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
