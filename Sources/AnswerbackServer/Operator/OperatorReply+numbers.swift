/// What is kept of one phone number.
extension OperatorReply {
    public struct NumberExport: Codable, Sendable {
        public var schema = OperatorReply.schema
        public var number: String
        public var messages: [Message]
        public var optOuts: [OptOut]
        public var consent: [Consent]
        public var memberships: [Membership]
        /// What counts towards a rule's `limit`.
        public var limits: [LimitedTime]
        /// What was or is to be sent to it because of others' messages.
        public var sentByOthers: [Action]
        /// Parts of long SMS that wait for the others.
        public var waitingParts: [WaitingPart]

        public struct WaitingPart: Codable, Sendable {
            public var to: String
            public var part: Int
            public var total: Int
            public var text: String
            public var receivedAt: String
        }

        public struct Membership: Codable, Sendable {
            public var audience: String
            /// The number of ours by which it joined.
            public var through: String
            public var since: String
        }

        public struct LimitedTime: Codable, Sendable {
            public var to: String
            public var rule: String
            public var at: String
        }

        public struct OptOut: Codable, Sendable {
            public var from: String
            public var since: String
        }

        public struct Consent: Codable, Sendable {
            public var to: String
            /// `optOut`, `optIn`
            public var change: String
            public var at: String
            public var message: String?
            /// Where an operator changed it: `operator`, or `import FILE`.
            public var source: String?
            public var note: String?
        }
    }

    public struct Erased: Codable, Sendable {
        public var schema = OperatorReply.schema
        public var messages: Int
        public var actions: Int
        /// Of long SMS that were not whole yet.
        public var parts: Int
    }
}
