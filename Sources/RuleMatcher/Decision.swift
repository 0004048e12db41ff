public import RuleLanguage

/// What the rules say about one message. Section 9 of the language, and everything about sending, comes after it.
public struct Decision: Sendable, Equatable {
    /// The rules that act, in order; empty where nothing took the message.
    public var rules: [RuleName]
    /// In the order of the rules, and within one as written. A text may come out empty; what that means is the sender's business.
    public var effects: [Effect]
    /// Rules passed over because a regex reached its bound, so that nobody knows whether they hold; in order.
    public var undecided: [RuleName]

    /// One action of a rule, its values put in.
    public struct Effect: Sendable, Equatable {
        public enum Kind: Sendable, Equatable {
            /// To the sender.
            case reply(String)
            case send(String, to: [Recipient])
            /// The sender joins an audience.
            case subscribe(String)
            case unsubscribe(String)
        }

        public var rule: RuleName
        public var kind: Kind

        public init(rule: RuleName, kind: Kind) {
            self.rule = rule
            self.kind = kind
        }
    }

    public init(rules: [RuleName], effects: [Effect], undecided: [RuleName]) {
        self.rules = rules
        self.effects = effects
        self.undecided = undecided
    }

    /// The texts for the sender.
    public var replies: [String] { effects.compactMap { if case .reply(let text) = $0.kind { text } else { nil } } }
}

/// What a message says about further messages to its sender (section 9).
public enum ConsentWord: String, Codable, Sendable, Equatable {
    case stop, start
}
