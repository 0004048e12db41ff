public import RuleLanguage

/// What the rules say about one message. Section 9 of the language, and everything about sending, comes after it.
public struct Decision: Sendable, Equatable {
    /// The rules that act, in order; empty where nothing took the message.
    public var rules: [RuleName]
    /// In the order of the rules, and within one as written. A text may come out empty; what that means is the sender's business.
    public var replies: [Reply]
    /// Rules passed over because a regex reached its bound, so that nobody knows whether they hold; in order.
    public var undecided: [RuleName]

    public struct Reply: Sendable, Equatable {
        public var rule: RuleName
        public var text: String

        public init(rule: RuleName, text: String) {
            self.rule = rule
            self.text = text
        }
    }

    public init(rules: [RuleName], replies: [Reply], undecided: [RuleName]) {
        self.rules = rules
        self.replies = replies
        self.undecided = undecided
    }
}

/// What a message says about further messages to its sender (section 9).
public enum ConsentWord: String, Codable, Sendable, Equatable {
    case stop, start
}
