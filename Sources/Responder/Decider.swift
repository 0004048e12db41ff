public import Journal
public import Logging
import RuleLanguage
public import RuleMatcher
public import SMSMessages

/// Step 3 of a message's path: takes waiting messages, asks the rules, records the decision with the actions that follow.
public struct Decider: Sendable {
    private let journal: any MessageJournal
    private let rules: LiveRules
    private let answers: AnswerPolicy
    private let now: @Sendable () -> Timestamp
    private let answer: @Sendable (String) -> RuleRun.Answer
    private let logger: Logger

    /// Messages decided in one round; each is of another lane.
    static let portion = 256
    /// Far longer than deciding can take: it matters only for a process that hangs.
    static let lease = Duration.seconds(60)

    /// - Parameter answer: what a fetch of that name brings, where rules are tested; a server takes no rules with a fetch yet.
    public init(
        journal: any MessageJournal, rules: LiveRules, answers: AnswerPolicy, now: @escaping @Sendable () -> Timestamp,
        answeringFetches answer: @escaping @Sendable (String) -> RuleRun.Answer = { _ in .failure },
        logger: Logger = Logger(label: "answerback.decider")
    ) {
        self.journal = journal
        self.rules = rules
        self.answers = answers
        self.now = now
        self.answer = answer
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
            var decisions: [MessageDecision] = []
            for claimed in claim.messages { decisions.append(try await decision(on: claimed, by: ruleSet)) }
            try await record(decisions)
        }
        return claim.messages.count + claim.setAside.count
    }

    private func tellSetAside(_ message: MessageID) {
        logger.error(
            """
            a message is set aside: \(ClaimedMessage.mostAttempts) times its decision did not come to an end, as when it ended the \
            program; the others go on, and answerback resend \(message) tries it again
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

    private func decision(on claimed: ClaimedMessage, by ruleSet: RuleSet) async throws(JournalFailure) -> MessageDecision {
        let message = claimed.message
        let decision = ruleSet.matcher.decide(message, state: claimed.state)
        var result = MessageDecision(
            message: message.id, rules: decision.rules.map(\.description), isTaken: decision.isTaken,
            ruleSetHash: ruleSet.hash, actions: [], state: claimed.state,
            limits: decision.rules.compactMap { ruleSet.question.limits[$0.description] })
        for run in decision.runs { try await append(run.effects, of: run.rule, to: &result, on: message) }
        // No rule waits for what another fetches.
        for var run in decision.runs {
            while let fetch = run.awaitedFetch {
                run.resume(with: answer(fetch))
                try await append(run.effects, of: run.rule, to: &result, on: message)
            }
        }
        return result
    }

    private func append(
        _ effects: [RuleRun.Effect], of rule: RuleName, to decision: inout MessageDecision, on message: InboundMessage
    ) async throws(JournalFailure) {
        for effect in effects {
            switch effect {
            case .reply(let text): decision.append(text, to: [message.sender], by: rule.description, on: message, answers)
            case .send(let text, let recipients):
                decision.append(text, to: try await addresses(of: recipients), by: rule.description, on: message, answers)
            case .subscribe(let audience): decision.memberships.append(.join(audience: audience))
            case .unsubscribe(let audience): decision.memberships.append(.leave(audience: audience))
            // Their time has not come: rules with them are tested, but no server takes them.
            case .email, .webhook, .fetch: break
            }
        }
    }

    /// Each once, in the order written; the members of an audience as they are now.
    private func addresses(of recipients: [Recipient]) async throws(JournalFailure) -> [SMSAddress] {
        var seen = Set<SMSAddress>()
        var addresses: [SMSAddress] = []
        for recipient in recipients {
            switch recipient {
            case .address(let address): if seen.insert(address).inserted { addresses.append(address) }
            case .audience(let name):
                var last: PhoneNumber?
                while case let page = try await journal.members(of: name, after: last, limit: AudienceCount.mostAtOnce), !page.isEmpty {
                    addresses += page.map { .phone($0) }.filter { seen.insert($0).inserted }
                    last = page.last
                }
            }
        }
        return addresses
    }
}

extension MessageDecision {
    /// One SMS to each.
    fileprivate mutating func append(
        _ text: String, to recipients: [SMSAddress], by rule: String, on message: InboundMessage, _ answers: AnswerPolicy
    ) {
        for recipient in recipients {
            actions.append(
                answers.action(
                    ActionID(message: message.id, ordinal: actions.count + 1), to: recipient, because: message, origin: .rule, rule: rule,
                    text: text))
        }
    }
}
