/// Consent, audiences, and SMS that no rule sends.
extension OperatorReply {
    /// Opt-outs in force, by number, then by ours.
    public struct OptOuts: Codable, Sendable {
        public var schema = OperatorReply.schema
        public var optOuts: [OptOut]
        /// For `after` of the next request; nil where there are no more.
        public var next: String?

        public struct OptOut: Codable, Sendable {
            public var number: String
            /// The number of ours that must not write to it.
            public var from: String
            public var since: String
            /// The message that said STOP.
            public var message: String?
            /// `operator`, or `import FILE`; nil where a message did it, or the log of it has been forgotten.
            public var source: String?
            /// What the operator noted.
            public var note: String?
        }
    }

    public struct ConsentChanged: Codable, Sendable {
        public var schema = OperatorReply.schema
        /// Consents that are otherwise now.
        public var changed: Int
        /// Those that were so already.
        public var unchanged: Int
        /// Memberships of audiences that ended by it.
        public var memberships: Int
        /// SMS that waited and are not sent.
        public var sms: Int
    }

    public struct Audiences: Codable, Sendable {
        public var schema = OperatorReply.schema
        /// By name.
        public var audiences: [Audience]

        public struct Audience: Codable, Sendable {
            public var name: String
            /// Phone numbers.
            public var members: Int
            /// Whether the rules in force have it.
            public var isKnown: Bool
        }
    }

    /// Members of one audience, by number, then by ours.
    public struct AudienceMembers: Codable, Sendable {
        public var schema = OperatorReply.schema
        public var name: String
        public var members: [Member]
        /// For `after` of the next request; nil where there are no more.
        public var next: String?

        public struct Member: Codable, Sendable {
            public var number: String
            /// The number of ours by which it joined: an opt-out from that number ends it.
            public var through: String
            public var since: String
        }
    }

    public struct AudienceChanged: Codable, Sendable {
        public var schema = OperatorReply.schema
        public var name: String
        public var joined: Int
        /// Memberships that ended.
        public var left: Int
        /// Members already.
        public var unchanged: Int
        /// Not taken in, since they have opted out.
        public var optedOut: [OptedOut]

        public struct OptedOut: Codable, Sendable {
            public var number: String
            public var through: String
            /// Of the file.
            public var line: Int?
        }
    }

    /// An SMS that was asked for; the same whenever the same is asked with the same key.
    public struct Sent: Codable, Sendable {
        public var schema = OperatorReply.schema
        /// The SMS's.
        public var id: String
        /// The message's that it is kept under.
        public var message: String
        /// SMS that the text takes.
        public var parts: Int
    }
}

/// What `POST /v1/consent` asks.
public struct ConsentRequest: Codable, Sendable {
    public var number: String
    /// A number of ours; nil for all of them.
    public var from: String?
    /// `optOut`, `optIn`
    public var change: String
    /// At most 500 characters.
    public var note: String?

    public init(number: String, from: String?, change: String, note: String?) {
        self.number = number
        self.from = from
        self.change = change
        self.note = note
    }
}

/// What `POST /v1/audiences/NAME/add` and `…/remove` ask.
public struct AudienceRequest: Codable, Sendable {
    public var numbers: [String]
    /// A number of ours: by which they join, or of which the membership ends; nil for the only one, or for all.
    public var from: String?

    public init(numbers: [String], from: String?) {
        self.numbers = numbers
        self.from = from
    }
}

/// What `POST /v1/send` asks.
public struct SendRequest: Codable, Sendable {
    public var to: String
    public var text: String
    /// A number of ours; nil where there is only one.
    public var from: String?
    /// At most 255 bytes; kept with it, and shown.
    public var reference: String?

    public init(to: String, text: String, from: String?, reference: String?) {
        self.to = to
        self.text = text
        self.from = from
        self.reference = reference
    }
}
