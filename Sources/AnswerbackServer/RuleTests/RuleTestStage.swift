import Foundation
import Journal
import JournalSQLite
import Logging
import Responder
import RuleLanguage
import RuleMatcher
import SMSMessages
import Synchronization

/// A server without a network, for one test.
final class RuleTestStage: Sendable {
    private let folder: URL
    private let journal: SQLiteJournal
    private let intake: Intake
    private let decider: Decider
    private let waiting: WaitingRules
    private let conduct: Conduct
    private let ownNumber: SMSAddress
    private let channel: String
    private let matcher: Matcher
    private let clock = Clock()
    private let fetches = Fetches()
    private let count = Mutex<UInt64>(0)

    private static let gateway = "test"
    private static let lease = Duration.seconds(60)
    private static let sender = SMSAddress(canonical: "+31600000001")

    /// What a message's decision reads for the time.
    private final class Clock: Sendable {
        let now = Mutex(Timestamp(milliseconds: 0))
    }

    /// What the test says that fetches bring, by their names.
    private final class Fetches: Sendable {
        let answers = Mutex<[String: RuleRun.Answer]>([:])

        func answer(to name: String) -> RuleRun.Answer? { answers.withLock { $0[name] } }
    }

    init(_ matcher: Matcher, _ setting: RuleTestRunner.Setting) throws {
        self.matcher = matcher
        channel = setting.channel
        // In memory where there is such a folder: nothing of it is to be kept.
        let memory = URL(fileURLWithPath: "/dev/shm")
        let base = FileManager.default.isWritableFile(atPath: memory.path) ? memory : FileManager.default.temporaryDirectory
        folder = base.appending(path: "answerback-rule-test-\(UUID().uuidString)")
        journal = try SQLiteJournal(path: folder.appending(path: "journal.sqlite").path)
        let live = LiveRules(RuleSet(matcher: matcher, hash: "test"))
        let answers = AnswerPolicy { AnswerRoute(gateway: Self.gateway, sender: $0) }
        let logger = Logger(label: "answerback.test") { _ in SwiftLogNoOpLogHandler() }
        intake = Intake(journal: journal, rules: live, answers: answers, logger: logger) {}
        decider = Decider(
            journal: journal, rules: live, answers: answers, now: { [clock] in clock.now.withLock { $0 } },
            logger: logger)
        waiting = WaitingRules(rules: live, answers: answers) { _ in nil }
        conduct = setting.conduct
        ownNumber = matcher.rules.places.first ?? SMSAddress(canonical: DevRoutes.anyNumber)
    }

    func close() async {
        await journal.close()
        // What is left in a folder for passing things is cleared by the system.
        try? FileManager.default.removeItem(at: folder)
    }

    // MARK: Steps

    /// Takes a message all the way, to what would leave the process.
    func outcome(of test: RuleTest.Message) async throws -> RuleTestOutcome {
        let message = inbound(
            test.text, from: test.from ?? Self.sender, to: test.to ?? ownNumber, channel: test.channel ?? channel, at: test.receivedAt)
        let id = try await intake.accept([message])[0]
        while try await decider.decideWaiting() > 0 {}
        while try await decider.decidePutOff() {}
        while try await answerFetches(at: test.receivedAt) {}
        try await sendAll(at: test.receivedAt)
        guard let record = try await journal.record(of: id) else { throw JournalFailure.refused("the message was not kept") }
        var broadcastSMS: [ActionRecord] = []
        for broadcast in record.broadcasts {
            broadcastSMS += try await journal.sms(of: broadcast.broadcast.id, after: 0, limit: .max)
        }
        return RuleTestOutcome(record, broadcastSMS: broadcastSMS, runs: record.state == .consent ? [] : runs(for: record))
    }

    /// What leaves no row in a journal yet: the decision anew, which is the same.
    private func runs(for record: MessageRecord) -> [RuleTestOutcome.Run] {
        matcher.decide(record.message, state: record.decisionState).runs.map { run in
            RuleTestOutcome.Run(run) { [fetches] in fetches.answer(to: $0) }
        }
    }

    /// Why the message's decision is what it is.
    func explanation(of outcome: RuleTestOutcome) -> Explanation {
        matcher.explain(
            outcome.record.message, state: outcome.record.decisionState, answeringFetches: { [fetches] in fetches.answer(to: $0) })
    }

    /// - Returns: whether a rule has gone on, which may have fetched something else.
    private func answerFetches(at now: Timestamp) async throws -> Bool {
        let claim = try await journal.claimErrands(
            ErrandRequest(kind: .fetch, limit: 1000, perTarget: 1000, leasedUntil: now + Self.lease), now: now)
        for fetch in claim.errands {
            let result: FetchResult =
                switch fetch.errand.name.flatMap(fetches.answer) {
                case .body(let body): .brought(body)
                case .failure, nil: .failed(reason: "the test says so")
                }
            try await journal.settle(waiting.end(of: fetch, with: result), now: now)
        }
        return !claim.errands.isEmpty
    }

    private func sendAll(at now: Timestamp) async throws {
        while true {
            let claim = try await journal.claimActions(
                upTo: 1000, gateways: [Self.gateway], conduct: conduct, leasedUntil: now + Self.lease, now: now)
            for action in claim.actions { try await journal.settle(action.id, .sent(ids: []), now: now) }
            // All that conduct held back is behind us too once nothing is due.
            guard !claim.actions.isEmpty || claim.nextDue.map({ $0 <= now }) == true else { return }
        }
    }

    /// Has each further fetch of this name bring this.
    func answerFetches(named name: String, with outcome: RuleTest.FetchOutcome) {
        let answer: RuleRun.Answer =
            switch outcome {
            case .body(let text): .body(Array(text.utf8))
            case .failure: .failure
            }
        fetches.answers.withLock { $0[name] = answer }
    }

    /// Makes numbers members as a decision would.
    func join(_ numbers: [PhoneNumber], to audience: String) async throws {
        for number in numbers {
            let message = inbound("", from: .phone(number), to: ownNumber, channel: "main", at: Timestamp(milliseconds: 0))
            _ = try await journal.accept([Arrival(message: message)])
            _ = try await journal.claimMessages(upTo: 1, leasedUntil: message.receivedAt + Self.lease, now: message.receivedAt)
            let decision = MessageDecision(
                message: message.id, rules: [], ruleSetHash: "test", actions: [], memberships: [.join(audience: audience)])
            try await journal.record([decision], now: message.receivedAt)
        }
    }

    private func inbound(
        _ text: String, from sender: SMSAddress, to receiver: SMSAddress, channel: String, at instant: Timestamp
    ) -> InboundMessage {
        clock.now.withLock { $0 = instant }
        let number = count.withLock { count in
            count += 1
            return count
        }
        return InboundMessage(
            id: MessageID(high: UInt64(max(instant.milliseconds, 0)) << 16, low: number), providerID: "\(number)", channel: channel,
            sender: sender, receiver: receiver, text: text, sentAt: nil, receivedAt: instant)
    }

    // MARK: What is expected

    func holds(_ expectation: RuleTest.Expectation, of outcome: RuleTestOutcome) async throws -> Bool {
        switch expectation {
        case .rules(let names): outcome.record.rules == names.map(\.description)
        case .noRule: outcome.record.rules.isEmpty
        case .noReply: outcome.replies.isEmpty
        case .nothing: outcome.sent.isEmpty && outcome.calls.isEmpty
        case .suppressed: outcome.isHeldBack
        case .reply(let match): outcome.replies.contains { match.holds(for: $0.action.text) }
        case .send(let recipient, let match):
            outcome.sent.contains { $0.action.recipient == recipient && match?.holds(for: $0.action.text) != false }
        case .member(let audience, let number, let isMember): try await isIn(audience, number) == isMember
        case .failed: outcome.hasFailed
        case .email, .webhook: outcome.calls.contains(where: expectation.isMet)
        }
    }

    /// What happened instead, a line each.
    func account(of outcome: RuleTestOutcome, for expectation: RuleTest.Expectation) async throws -> [String] {
        if case .member(let audience, let number, _) = expectation {
            return ["\(number.e164) is \(try await isIn(audience, number) ? "" : "not ")in @\(audience)"]
        }
        return outcome.account
    }

    private func isIn(_ audience: String, _ number: PhoneNumber) async throws -> Bool {
        var last: PhoneNumber?
        while case let page = try await journal.members(of: audience, after: last, limit: AudienceCount.mostAtOnce), !page.isEmpty {
            if page.contains(number) { return true }
            last = page.last
        }
        return false
    }
}
