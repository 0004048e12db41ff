public import Journal
import RuleMatcher
import SMSMessages

/// What came of one attempt at a fetch.
public enum FetchResult: Sendable, Equatable {
    /// Of a 2xx, in time.
    case brought([UInt8])
    case failed(reason: String)
}

/// Goes on with a rule that has waited for a fetch.
///
/// Nothing of a waiting rule is kept but the answers that came: deciding is pure, so it is decided anew and led up to the same place.
public struct WaitingRules: Sendable {
    private let rules: LiveRules
    private let answers: AnswerPolicy
    private let archived: @Sendable (_ hash: String) async throws(JournalFailure) -> RuleSet?

    /// - Parameter archived: rules that were in force before, by their hash; nil where they are not kept any more.
    public init(
        rules: LiveRules, answers: AnswerPolicy, archived: @escaping @Sendable (_ hash: String) async throws(JournalFailure) -> RuleSet?
    ) {
        self.rules = rules
        self.answers = answers
        self.archived = archived
    }

    /// What the rule does about the answer.
    public func end(of fetch: ClaimedErrand, with result: FetchResult) async throws(JournalFailure) -> FetchEnd {
        guard var run = try await run(waitingFor: fetch) else {
            let reason = "the rules that waited for it are not kept any more, or say something else now"
            return FetchEnd(fetch: fetch.errand.id, outcome: .failed(reason: reason), consequences: Consequences())
        }
        let isExcused = run.awaitedFetchIsExcused
        func failed(_ reason: String) -> FetchEnd.Outcome { isExcused ? .excused(reason: reason) : .failed(reason: reason) }
        let outcome: FetchEnd.Outcome
        switch result {
        case .brought(let body):
            outcome = run.resume(with: .body(body)).map { failed($0.description) } ?? .brought(body)
        case .failed(let reason):
            run.resume(with: .failure)
            outcome = failed(reason)
        }
        var rows = RunRows(because: fetch.message, answers)
        rows.append(run)
        return FetchEnd(fetch: fetch.errand.id, outcome: outcome, consequences: rows.consequences)
    }

    /// The rule's run as it was when it began to wait.
    private func run(waitingFor fetch: ClaimedErrand) async throws(JournalFailure) -> RuleRun? {
        guard let waiting = fetch.waiting, let ruleSet = try await ruleSet(waiting.ruleSetHash) else { return nil }
        var decision = ruleSet.decideQuickly(fetch.message, state: waiting.state)
        if decision == nil { decision = await ruleSet.decideApart(fetch.message, state: waiting.state) }
        guard var run = decision?.runs.first(where: { $0.rule.description == fetch.errand.rule }) else { return nil }
        for answer in waiting.answers { run.resume(with: answer.map { .body($0) } ?? .failure) }
        return run.awaitedFetch == nil ? nil : run
    }

    private func ruleSet(_ hash: String) async throws(JournalFailure) -> RuleSet? {
        let present = rules.current
        return present.hash == hash ? present : try await archived(hash)
    }
}
