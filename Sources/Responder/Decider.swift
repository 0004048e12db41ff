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
    /// Signalled when messages were put off: whoever waits for it calls ``decidePutOff()``.
    public let putOff = Wakeup()
    private let stopwatch: @Sendable () -> Duration
    private let stopping = StopSign()

    /// Messages decided in one round; each is of another lane.
    static let portion = 256
    /// Far longer than deciding can take: it matters for a process that hangs, and for what the journal refused.
    static let lease = Duration.seconds(60)

    /// - Parameter stopwatch: what the calling thread has computed since any instant; by it messages are put off that take long.
    public init(
        journal: any MessageJournal, rules: LiveRules, answers: AnswerPolicy, now: @escaping @Sendable () -> Timestamp,
        stopwatch: @escaping @Sendable () -> Duration = { .zero }, logger: Logger = Logger(label: "answerback.decider")
    ) {
        self.stopwatch = stopwatch
        self.journal = journal
        self.rules = rules
        self.answers = answers
        self.now = now
        self.logger = logger
    }

    /// Decides one portion of what waits, and puts off what takes long.
    /// - Returns: how many messages were decided, put off or set aside; 0 when none waited.
    public func decideWaiting() async throws(JournalFailure) -> Int {
        let ruleSet = rules.current
        let claim = try await untilThereIsSpace { () async throws(JournalFailure) in
            try await journal.claimMessages(
                upTo: Self.portion, leasedUntil: now() + Self.lease, asking: ruleSet.question, now: now())
        }
        for message in claim.setAside { tellSetAside(message) }
        if let suspect = claim.messages.first, suspect.attempt > 1 {
            try await decide(suspect, by: ruleSet, takesLong: false)
        } else {
            try await decide(claim.messages, by: ruleSet)
        }
        return claim.messages.count + claim.setAside.count
    }

    /// Decides one message that was put off, on a thread of its own: beside those that ``decideWaiting()`` decides, each of another lane.
    /// - Returns: false where there was none.
    public func decidePutOff() async throws(JournalFailure) -> Bool {
        let ruleSet = rules.current
        let claimed = try await untilThereIsSpace { () async throws(JournalFailure) in
            try await journal.claimPutOff(leasedUntil: now() + Self.lease, asking: ruleSet.question)
        }
        guard let claimed else { return false }
        try await decide(claimed, by: ruleSet, takesLong: true)
        return true
    }

    /// Ends a decision that takes long between two patterns; its message waits for the next start.
    public func stop() {
        stopping.set()
        putOff.finish()
    }

    private func decide(_ messages: [ClaimedMessage], by ruleSet: RuleSet) async throws(JournalFailure) {
        var decisions: [MessageDecision] = []
        var slow: [MessageID] = []
        for claimed in messages {
            if let decision = ruleSet.decideQuickly(claimed.message, state: claimed.state, by: stopwatch) {
                decisions.append(record(of: decision, on: claimed, by: ruleSet))
            } else {
                slow.append(claimed.message.id)
            }
        }
        if !decisions.isEmpty { try await record(decisions) }
        if !slow.isEmpty { try await putOff(slow) }
    }

    private func putOff(_ messages: [MessageID]) async throws(JournalFailure) {
        try await untilThereIsSpace { () async throws(JournalFailure) in try await journal.putOff(messages) }
        putOff.signal()
    }

    /// A message that was claimed before, which a process may have ended on: should its decision end this one, there is word of it.
    private func decide(_ suspect: ClaimedMessage, by ruleSet: RuleSet, takesLong: Bool) async throws(JournalFailure) {
        let message = suspect.message.id
        try await untilThereIsSpace { () async throws(JournalFailure) in try await journal.beginDeciding(message) }
        let decision =
            takesLong
            ? await ruleSet.decideApart(suspect.message, state: suspect.state) { [stopping] in stopping.isSet }
            : ruleSet.decideQuickly(suspect.message, state: suspect.state, by: stopwatch)
        try await untilThereIsSpace { () async throws(JournalFailure) in try await journal.endDeciding(message) }
        guard let decision else { return try await putOff([message]) }
        if try await record([record(of: decision, on: suspect, by: ruleSet)]) { return }
        // Refused: that counts against it as the end of a process would.
        try await untilThereIsSpace { () async throws(JournalFailure) in try await journal.beginDeciding(message) }
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

    /// A decision that the journal refuses leaves its message leased: claimed again later, alone, and set aside in the end. One that a limit
    /// of all no longer allows is made anew with the next portion.
    /// - Returns: false where one was refused.
    @discardableResult
    private func record(_ decisions: [MessageDecision]) async throws(JournalFailure) -> Bool {
        do {
            _ = try await untilThereIsSpace { () async throws(JournalFailure) in try await journal.record(decisions, now: now()) }
            return true
        } catch .refused(let reason) {
            logger.error("a decision could not be recorded", metadata: ["reason": "\(reason)"])
            return false
        }
    }

    private func record(of decision: Decision, on claimed: ClaimedMessage, by ruleSet: RuleSet) -> MessageDecision {
        let message = claimed.message
        tellUndecided(decision, of: message.id)
        var rows = RunRows(because: message, answers)
        for run in decision.runs { rows.append(run) }
        return MessageDecision(
            message: message.id, rules: decision.rules.map(\.description), isTaken: decision.isTaken, undecided: decision.undecided.count,
            ruleSetHash: ruleSet.hash, consequences: rows.consequences, state: claimed.state,
            limits: decision.rules.compactMap {
                ruleSet.question.limits[$0.description]?.use(at: message.receivedAt, clockOffset: message.clockOffset)
            })
    }
}

private final class StopSign: Sendable {
    private let state = Atomic(false)

    var isSet: Bool { state.load(ordering: .relaxed) }

    func set() { state.store(true, ordering: .relaxed) }
}
