public import Journal
public import RuleMatcher
import Synchronization

/// One compiled set of rules and the name it is remembered by.
public struct RuleSet: Sendable {
    public let matcher: Matcher
    /// Of the texts it was compiled from; each decision keeps it.
    public let hash: String
    /// What must be known of a sender.
    public let question: StateQuestion
    public let recipients: WrittenRecipients

    public init(matcher: Matcher, hash: String) {
        self.matcher = matcher
        self.hash = hash
        question = StateQuestion(matcher.rules)
        recipients = WrittenRecipients(matcher.rules)
    }
}

/// The rules in force: read by everybody, replaced whole.
public final class LiveRules: Sendable {
    private let state: Mutex<RuleSet>

    public init(_ first: RuleSet) {
        state = Mutex(first)
    }

    public var current: RuleSet { state.withLock { $0 } }

    public func replace(with next: RuleSet) {
        state.withLock { $0 = next }
    }
}
