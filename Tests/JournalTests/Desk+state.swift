import Journal
import SMSMessages
import Testing

extension Desk {
    /// Accepted, claimed and decided, with what changes by it.
    @discardableResult
    func decided(
        _ text: String, from sender: String = "+31612345678", to number: String = "+31850000000", limits: [RuleLimit] = [],
        _ memberships: [MembershipChange] = [], replies: [String] = [], at instant: Timestamp? = nil
    ) async throws -> MessageID {
        let id = try await accept(text, id: nil, from: sender, to: number, at: instant).id
        _ = try await claim()
        try await decide(id, replies: replies, limits: limits, memberships: memberships)
        return id
    }

    /// One message with an SMS to each of these.
    @discardableResult
    func sentOn(
        _ text: String, to recipients: [String], from sender: String = "+31612345678", by rule: String = "r", at instant: Timestamp? = nil
    ) async throws -> MessageID {
        // An id of its own: of a suspected repetition nothing would be sent on.
        let arrival = arrival(text, id: "\(UInt64.random(in: 0...(.max)))", from: sender, at: instant)
        _ = try await journal.accept([arrival])
        let actions = recipients.enumerated().map { index, recipient in
            var action = action(index + 1, of: arrival.message, text)
            action.recipient = SMSAddress(canonical: recipient)
            action.rule = rule
            return action
        }
        let decision = MessageDecision(message: arrival.message.id, rules: ["r"], ruleSetHash: "h", actions: actions)
        try await journal.record([decision], now: instant ?? noon)
        return arrival.message.id
    }

    func claimedState(asking question: StateQuestion, at instant: Timestamp? = nil) async throws -> DecisionState {
        let instant = instant ?? noon
        let claim = try await journal.claimMessages(upTo: 1, leasedUntil: instant + .seconds(60), asking: question, now: instant)
        let claimed = try #require(claim.messages.first)
        #expect(try await journal.decisionState(for: claimed.message, asking: question) == claimed.state)
        return claimed.state
    }

    func memberships(of number: String = "+31612345678") async throws -> [NumberRecord.Membership] {
        try await journal.export(SMSAddress(canonical: number)).memberships
    }
}
