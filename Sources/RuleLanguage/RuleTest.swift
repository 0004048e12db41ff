public import SMSMessages

/// `test "…" { … }`, checked (section 7 of the language).
public struct RuleTest: Sendable, Equatable {
    public var title: String
    public var location: SourceLocation
    public var steps: [Step]

    public init(title: String, location: SourceLocation, steps: [Step]) {
        self.title = title
        self.location = location
        self.steps = steps
    }

    public struct Step: Sendable, Equatable {
        public var location: SourceLocation
        /// As written, for whoever reads that it failed.
        public var words: String
        public var kind: Kind

        public init(location: SourceLocation, words: String, kind: Kind) {
            self.location = location
            self.words = words
            self.kind = kind
        }
    }

    public enum Kind: Sendable, Equatable {
        case members(audience: String, [PhoneNumber])
        case fetch(name: String, FetchOutcome)
        case message(Message)
        case expect(Expectation)
    }

    public enum FetchOutcome: Sendable, Equatable {
        case body(String)
        case failure
    }

    public struct Message: Sendable, Equatable {
        public var text: String
        public var from: SMSAddress?
        public var to: SMSAddress?
        public var channel: String?
        public var receivedAt: Timestamp

        public init(text: String, from: SMSAddress?, to: SMSAddress?, channel: String?, receivedAt: Timestamp) {
            self.text = text
            self.from = from
            self.to = to
            self.channel = channel
            self.receivedAt = receivedAt
        }
    }

    /// What is said of the last message.
    public enum Expectation: Sendable, Equatable {
        /// Exactly these acted, in this order.
        case rules([RuleName])
        case noRule
        case noReply
        /// Nothing would leave the process.
        case nothing
        case suppressed
        case failed
        case reply(Match)
        case send(to: SMSAddress, Match?)
        case email(to: String, subject: Match?)
        /// A secret stands as `{secret.NAME}` in both; the strings of `json` are fixed.
        case webhook(Call.Method, url: String, json: JSONTemplate?)
        case member(audience: String, PhoneNumber, isMember: Bool)
    }

    /// Scalar by scalar.
    public enum Match: Sendable, Equatable {
        case exactly(String)
        case contains(String)
        case matches(Pattern)
    }
}
