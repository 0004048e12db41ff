public import Journal
public import Logging
import RuleMatcher
public import SMSMessages
import Synchronization

/// Step 3 of a message's path: takes waiting messages, asks the rules, records the decision with the actions that follow.
public struct Decider: Sendable {
    private let journal: any MessageJournal
    private let rules: LiveRules
    private let answers: AnswerPolicy
    private let now: @Sendable () -> Timestamp
    private let logger: Logger
    /// Claimed messages that take long: each holds up its own lane, and no other.
    private let slow = SlowMessages()

    /// Messages decided in one round; each is of another lane.
    static let portion = 256
    /// A message that needs more is decided after those that do not.
    static let quickSteps = Matcher.stepsPerMessage / 20
    /// Far longer than deciding can take: it matters for a process that hangs, and for what the journal refused. A message that was put off for
    /// longer is claimed once more, alone; of its two decisions the first stands.
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

    /// Decides one portion of what waits, then one of those that were put off because they take long.
    /// - Returns: how many messages were claimed, decided later or set aside; 0 when none waited.
    public func decideWaiting() async throws(JournalFailure) -> Int {
        let ruleSet = rules.current
        let claim = try await untilThereIsSpace { () async throws(JournalFailure) in
            try await journal.claimMessages(
                upTo: Self.portion, leasedUntil: now() + Self.lease, asking: ruleSet.question, now: now())
        }
        for message in claim.setAside { tellSetAside(message) }
        if let suspect = claim.messages.first, suspect.attempt > 1 {
            return claim.setAside.count + (try await decide(suspect, by: ruleSet))
        }
        let decisions = claim.messages.compactMap { message in
            let decision = decision(on: message, by: ruleSet, steps: Self.quickSteps)
            if decision == nil { slow.append(message, ruleSet) }
            return decision
        }
        if !decisions.isEmpty { try await record(decisions) }
        return claim.messages.count + claim.setAside.count + (try await decideOneSlow() ? 1 : 0)
    }

    /// A message on which a process has ended before, claimed alone: should its decision end this one, there is word of it.
    private func decide(_ suspect: ClaimedMessage, by ruleSet: RuleSet) async throws(JournalFailure) -> Int {
        let message = suspect.message.id
        try await untilThereIsSpace { () async throws(JournalFailure) in try await journal.beginDeciding(message) }
        let decision = decision(on: suspect, by: ruleSet, steps: Matcher.stepsPerMessage)
        try await untilThereIsSpace { () async throws(JournalFailure) in try await journal.endDeciding(message) }
        guard let decision, try await !record([decision]) else { return 1 }
        // Refused: that counts against it as the end of a process would.
        try await untilThereIsSpace { () async throws(JournalFailure) in try await journal.beginDeciding(message) }
        return 1
    }

    /// - Returns: whether there was one.
    private func decideOneSlow() async throws(JournalFailure) -> Bool {
        guard let (message, ruleSet) = slow.next() else { return false }
        if let decision = decision(on: message, by: ruleSet, steps: Matcher.stepsPerMessage) { try await record([decision]) }
        return true
    }

    private func tellSetAside(_ message: MessageID) {
        logger.error(
            """
            a message is set aside: \(ClaimedMessage.mostAttempts) times its decision did not come to an end, as when it ended the \
            program; the others go on, and answerback retry \(message) tries it again
            """,
            metadata: ["message": "\(message)"])
    }

    private func tellUndecided(_ decision: Decision, of message: MessageID) {
        guard !decision.undecided.isEmpty else { return }
        let names = decision.undecided.prefix(10).map(\.description).joined(separator: ", ")
        logger.warning(
            "rules were passed over: their patterns reached their bound before anybody knew whether they hold; answerback explain \(message) shows them",
            metadata: ["message": "\(message)", "rules": "\(names)", "count": "\(decision.undecided.count)"])
    }

    /// A decision that the journal refuses leaves its message leased: claimed again later, alone, and set aside in the end.
    /// - Returns: false where one was refused.
    @discardableResult
    private func record(_ decisions: [MessageDecision]) async throws(JournalFailure) -> Bool {
        do {
            try await untilThereIsSpace { () async throws(JournalFailure) in try await journal.record(decisions, now: now()) }
            return true
        } catch .refused(let reason) {
            logger.error("a decision could not be recorded", metadata: ["reason": "\(reason)"])
            return false
        }
    }

    /// - Returns: nil for a message that needs more steps, where it may take them later.
    private func decision(on claimed: ClaimedMessage, by ruleSet: RuleSet, steps: Int) -> MessageDecision? {
        let message = claimed.message
        let decision = ruleSet.matcher.decide(message, state: claimed.state, steps: steps)
        if decision.neededMoreSteps, steps < Matcher.stepsPerMessage { return nil }
        tellUndecided(decision, of: message.id)
        var rows = RunRows(because: message, answers)
        for run in decision.runs { rows.append(run) }
        return MessageDecision(
            message: message.id, rules: decision.rules.map(\.description), isTaken: decision.isTaken,
            ruleSetHash: ruleSet.hash, consequences: rows.consequences, state: claimed.state,
            limits: decision.rules.compactMap { ruleSet.question.limits[$0.description] })
    }
}

/// In the order they came.
private final class SlowMessages: Sendable {
    private let waiting = Mutex<[(ClaimedMessage, RuleSet)]>([])

    func append(_ message: ClaimedMessage, _ rules: RuleSet) { waiting.withLock { $0.append((message, rules)) } }

    func next() -> (ClaimedMessage, RuleSet)? { waiting.withLock { $0.isEmpty ? nil : $0.removeFirst() } }
}
