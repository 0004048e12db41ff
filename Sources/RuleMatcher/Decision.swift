public import RuleLanguage

/// What the rules say about one message. Section 9 of the language, and everything about sending, comes after it.
public struct Decision: Sendable {
    /// What the rules that act do, in order; empty where nothing took the message.
    public var runs: [RuleRun]
    /// Rules passed over because a regex reached its bound, so that nobody knows whether they hold; in order.
    public var undecided: [RuleName]

    /// Taken by patterns, where they were counted.
    public var steps: Int
    /// Whether the steps, or the time, that a message may take came to an end; then further rules may be ``undecided``.
    public var neededMoreSteps: Bool

    public init(runs: [RuleRun], undecided: [RuleName], steps: Int = 0, neededMoreSteps: Bool = false) {
        self.runs = runs
        self.undecided = undecided
        self.steps = steps
        self.neededMoreSteps = neededMoreSteps
    }

    /// The rules that act, in order.
    public var rules: [RuleName] { runs.map(\.rule) }

    /// Whether the last of them took the message, rather than pass it on.
    public var isTaken: Bool { runs.last?.continues == false }

    /// What is done before any answer to a `fetch`: in the order of the rules, and within one as written.
    public var effects: [RuleRun.Effect] { runs.flatMap(\.effects) }

    /// The texts for the sender.
    public var replies: [String] { effects.compactMap { if case .reply(let text) = $0 { text } else { nil } } }
}
