public import Journal
public import Logging
public import SMSMessages

/// Step 3 of a message's path: takes waiting messages, asks the rules, records the decision with the actions that follow.
public struct Decider: Sendable {
    private let journal: any MessageJournal
    private let rules: LiveRules
    private let answers: AnswerPolicy
    private let now: @Sendable () -> Timestamp
    private let logger: Logger

    /// Messages decided in one round; each is of another lane.
    static let portion = 256
    /// Far longer than deciding can take: it matters only for a process that hangs.
    static let lease = Duration.seconds(60)

    public init(
        journal: any MessageJournal, rules: LiveRules, answers: AnswerPolicy, now: @escaping @Sendable () -> Timestamp,
        logger: Logger = Logger(label: "answerback.decider")
    ) {
        self.journal = journal
        self.rules = rules
        self.answers = answers
        self.now = now
        self.logger = logger
    }

    /// Decides one portion of what waits.
    /// - Returns: how many messages were decided or set aside; 0 when none waited.
    public func decideWaiting() async throws(JournalFailure) -> Int {
        let ruleSet = rules.current
        let claim = try await untilThereIsSpace { () async throws(JournalFailure) in
            try await journal.claimMessages(
                upTo: Self.portion, leasedUntil: now() + Self.lease, asking: ruleSet.question, now: now())
        }
        for message in claim.setAside { tellSetAside(message) }
        if !claim.messages.isEmpty {
            try await record(claim.messages.map { decision(on: $0, by: ruleSet) })
        }
        return claim.messages.count + claim.setAside.count
    }

    private func tellSetAside(_ message: MessageID) {
        logger.error(
            """
            a message is set aside: \(ClaimedMessage.mostAttempts) times its decision did not come to an end, as when it ended the \
            program; the others go on, and answerback retry \(message) tries it again
            """,
            metadata: ["message": "\(message)"])
    }

    /// A decision that the journal refuses leaves its message leased: claimed again later, alone, and set aside in the end.
    private func record(_ decisions: [MessageDecision]) async throws(JournalFailure) {
        do {
            try await untilThereIsSpace { () async throws(JournalFailure) in try await journal.record(decisions, now: now()) }
        } catch .refused(let reason) {
            logger.error("a decision could not be recorded", metadata: ["reason": "\(reason)"])
        }
    }

    private func decision(on claimed: ClaimedMessage, by ruleSet: RuleSet) -> MessageDecision {
        let message = claimed.message
        let decision = ruleSet.matcher.decide(message, state: claimed.state)
        var rows = RunRows(because: message, answers)
        for run in decision.runs { rows.append(run) }
        return MessageDecision(
            message: message.id, rules: decision.rules.map(\.description), isTaken: decision.isTaken,
            ruleSetHash: ruleSet.hash, consequences: rows.consequences, state: claimed.state,
            limits: decision.rules.compactMap { ruleSet.question.limits[$0.description] })
    }
}
