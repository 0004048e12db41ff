public import Journal
import RuleMatcher
public import SMSMessages

/// Step 3 of a message's path: takes waiting messages, asks the rules, records the decision with the actions that follow.
public struct Decider: Sendable {
    private let journal: any MessageJournal
    private let rules: LiveRules
    private let answers: AnswerPolicy
    private let now: @Sendable () -> Timestamp

    /// Messages decided in one round; each is of another lane.
    static let portion = 256
    /// Far longer than deciding can take: it matters only for a process that hangs.
    static let lease = Duration.seconds(60)

    public init(journal: any MessageJournal, rules: LiveRules, answers: AnswerPolicy, now: @escaping @Sendable () -> Timestamp) {
        self.journal = journal
        self.rules = rules
        self.answers = answers
        self.now = now
    }

    /// Decides one portion of what waits.
    /// - Returns: how many messages were decided; 0 when none waited.
    public func decideWaiting() async throws(JournalFailure) -> Int {
        let claim = try await journal.claimMessages(upTo: Self.portion, leasedUntil: now() + Self.lease, now: now())
        if claim.messages.isEmpty { return 0 }
        let ruleSet = rules.current
        try await journal.record(claim.messages.map { decision(on: $0.message, by: ruleSet) }, now: now())
        return claim.messages.count
    }

    func decision(on message: InboundMessage, by ruleSet: RuleSet) -> MessageDecision {
        let decision = ruleSet.matcher.decide(message)
        let route = answers.route(message.receiver)
        let actions = decision.replies.enumerated().map { index, reply in
            NewAction(
                id: ActionID(message: message.id, ordinal: index + 1),
                origin: .rule,
                rule: reply.rule.description,
                recipient: message.sender,
                number: message.receiver,
                sender: route.sender,
                gateway: route.gateway,
                text: reply.text.cut(toFit: SMSLimit()),
                expiresAt: message.receivedAt + answers.lifetime
            )
        }
        return MessageDecision(
            message: message.id, rules: decision.rules.map(\.description), ruleSetHash: ruleSet.hash, actions: actions)
    }
}
