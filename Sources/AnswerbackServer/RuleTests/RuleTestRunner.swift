import Journal
public import RuleLanguage
public import RuleMatcher
import SMSMessages
public import ServerSettings

/// Runs the tests that stand in rule files (section 7 of the language).
///
/// Messages take the way they take in a server: through intake, journal and decider, and what comes of them through all that holds SMS
/// back. Only the gateway is none: what would go out is taken down. Each test begins with an empty journal, and time is what its messages
/// say.
public struct RuleTestRunner: Sendable {
    private var matcher: Matcher
    private var setting: Setting

    /// What a configuration says of messages and answers.
    public struct Setting: Sendable {
        /// Of messages that name none.
        var channel = "main"
        var conduct = Conduct()

        public init() {}

        public init(_ settings: ServerSettings) {
            channel = settings.channels.first?.name ?? channel
            conduct = NumberTable(settings.numbers).conduct(
                caps: settings.caps.map(Conduct.Cap.init), pairCaps: settings.pairCaps.map(Conduct.Cap.init), sendingCaps: [:])
        }
    }

    public init(_ matcher: Matcher, _ setting: Setting = Setting()) {
        self.matcher = matcher
        self.setting = setting
        self.setting.conduct.ownNumbers.formUnion(matcher.rules.places)
        self.matcher.ownNumbers = self.setting.conduct.ownNumbers
    }

    /// - Throws: when the journals for it can't be made or written.
    public func run() async throws -> RuleTestReport {
        var report = RuleTestReport(results: [], coverage: RuleCoverage(of: matcher))
        for test in matcher.rules.tests {
            let stage = try RuleTestStage(matcher, setting)
            let result: Result<RuleTestReport.Result, any Error>
            do { result = .success(try await self.result(of: test, on: stage, &report.coverage)) } catch { result = .failure(error) }
            await stage.close()
            report.results.append(try result.get())
        }
        return report
    }

    private func result(of test: RuleTest, on stage: RuleTestStage, _ coverage: inout RuleCoverage) async throws -> RuleTestReport.Result {
        var result = RuleTestReport.Result(title: test.title, location: test.location, failures: [])
        var outcome: RuleTestOutcome?
        for step in test.steps {
            switch step.kind {
            case .members(let audience, let numbers): try await stage.join(numbers, to: audience)
            case .fetch(let name, let answer): stage.answerFetches(named: name, with: answer)
            case .message(let message):
                let last = try await stage.outcome(of: message)
                coverage.note(last.record.message, last.record.decisionState)
                outcome = last
                result.failures += last.unanswered.map { rule, fetch in
                    RuleTestReport.Failure(
                        location: step.location, expected: "given fetch \(fetch) is \"…\", or given fetch \(fetch) fails",
                        got: ["rule \(rule) fetches \(fetch), and the test does not say what comes back"],
                        explanation: stage.explanation(of: last))
                }
            case .expect(let expectation):
                // The checker has seen to it that a message stands before.
                guard let outcome, try await !stage.holds(expectation, of: outcome) else { continue }
                result.failures.append(
                    RuleTestReport.Failure(
                        location: step.location, expected: step.words, got: try await stage.account(of: outcome, for: expectation),
                        explanation: stage.explanation(of: outcome)))
            }
        }
        return result
    }
}

/// What came of the tests of one rule set.
public struct RuleTestReport: Sendable {
    public var results: [Result]
    public var coverage: RuleCoverage

    public struct Result: Sendable {
        public var title: String
        public var location: SourceLocation
        /// Empty where it passed.
        public var failures: [Failure]
    }

    public struct Failure: Sendable {
        public var location: SourceLocation
        /// As written.
        public var expected: String
        /// What happened, a line each.
        public var got: [String]
        public var explanation: Explanation
    }
}
