import Journal
import RuleLanguage
import RuleMatcher

/// What one message of a test has brought about.
struct RuleTestOutcome: Sendable {
    let record: MessageRecord
    /// SMS of the message, those of its broadcasts included.
    private let sms: [ActionRecord]
    private let runs: [Run]

    init(_ record: MessageRecord, broadcastSMS: [ActionRecord], runs: [Run]) {
        self.record = record
        sms = record.actions + broadcastSMS
        self.runs = runs
    }

    /// A rule's run to its end.
    struct Run: Sendable {
        let rule: RuleName
        let effects: [RuleRun.Effect]
        let hasFailed: Bool
        /// The names of fetches that the test says nothing of.
        let unanswered: [String]

        init(_ run: RuleRun, answer: (String) -> RuleRun.Answer?) {
            var run = run
            var effects = run.effects
            var unanswered: [String] = []
            while let fetch = run.awaitedFetch {
                let answer = answer(fetch)
                if answer == nil { unanswered.append(fetch) }
                run.resume(with: answer ?? .failure)
                effects += run.effects
            }
            rule = run.rule
            self.effects = effects
            hasFailed = run.hasFailed
            self.unanswered = unanswered
        }
    }

    var sent: [ActionRecord] { sms.filter { $0.state == .sent } }
    var replies: [ActionRecord] { sent.filter { $0.action.recipient == record.message.sender } }
    var isHeldBack: Bool { sms.contains { if case .suppressed = $0.state { true } else { false } } }
    /// Mails and calls that would be made.
    var calls: [RuleRun.Effect] { runs.flatMap(\.effects).filter(\.leavesByCall) }
    /// A fetch failed that has no `else`, or a call can never be made.
    var hasFailed: Bool { runs.contains { $0.hasFailed || $0.effects.contains(where: \.isRefusedWebhook) } }
    var unanswered: [(rule: RuleName, fetch: String)] { runs.flatMap { run in run.unanswered.map { (run.rule, $0) } } }

    /// A line for each thing that happened.
    var account: [String] {
        let rules = record.rules.isEmpty ? "no rule" : "rule " + record.rules.joined(separator: ", ")
        let sentence = record.state == .consent ? "the message ended or resumed consent; no rule saw it" : rules
        let failed = runs.filter(\.hasFailed).map { "failed: a fetch of rule \($0.rule) failed, and it has no else" }
        return [sentence] + sms.map(line) + runs.flatMap(\.effects).compactMap(\.line) + failed
    }

    private func line(_ action: ActionRecord) -> String {
        let isReply = action.action.recipient == record.message.sender
        let sms = "\(isReply ? "reply" : "send to \(action.action.recipient.text)") \"\(action.action.text)\""
        guard case .suppressed(let reason) = action.state else { return sms }
        return "held back, as \(reason.explanation): \(sms)"
    }
}

extension RuleRun.Effect {
    fileprivate var leavesByCall: Bool {
        switch self {
        case .email, .webhook(.success), .fetch(.success, as: _): true
        case .reply, .send, .subscribe, .unsubscribe, .webhook(.failure), .fetch(.failure, as: _): false
        }
    }

    fileprivate var isRefusedWebhook: Bool { if case .webhook(.failure) = self { true } else { false } }

    /// Nil for what the journal tells.
    fileprivate var line: String? {
        switch self {
        case .reply, .send, .subscribe, .unsubscribe: nil
        case .email(let email): "email to \(email.recipients.joined(separator: ", ")) subject \"\(email.subject)\""
        case .webhook(.success(let call)): "webhook \(call.line)"
        case .webhook(.failure(let refused)): "failed: a webhook can't be called: \(refused)"
        case .fetch(.success(let call), as: let name): "fetch \(call.line) as \(name)"
        case .fetch(.failure(let refused), as: let name): "fetch \(name) can't be made: \(refused)"
        }
    }
}

extension RenderedCall {
    fileprivate var line: String { "\(method.rawValue) \"\(url.shown)\"" + (body.map { " \($0.shown)" } ?? "") }
}
