/// What `serve` and `dev` print as they go.
extension OperatorReply {
    /// An SMS of which it is known what came of it. One that takes longer than ten seconds has a line then, and another one when it is over.
    public struct SMSLine: Codable, Sendable {
        public var schema = OperatorReply.schema
        public var id: String
        public var receivedAt: String
        public var channel: String
        /// Masked by `serve`, like every phone's number here.
        public var from: String
        public var to: String
        /// Only of `dev`.
        public var text: String?
        /// As in a Message.
        public var state: String
        public var rules: [String]
        public var outcomes: [Outcome]
        /// Nothing more comes of it by itself.
        public var isOver: Bool

        /// What a rule, or an opt-out, had done.
        public struct Outcome: Codable, Sendable {
            /// `sms`, `email`, `webhook`, `fetch`, `broadcast`
            public var kind: String
            /// As in an Action, an Errand or a Broadcast.
            public var state: String
            /// Of an SMS that goes to somebody else than the sender.
            public var to: String?
            /// Only of `dev`.
            public var text: String?
            /// Why it did not go out, or nobody knows; of `dev` also what was said to us.
            public var detail: String?
        }
    }

    /// SMS that have no line of their own, since there were too many at once.
    public struct MoreLine: Codable, Sendable {
        public var schema = OperatorReply.schema
        public var more: Int

        public init(more: Int) {
            self.more = more
        }
    }
}
