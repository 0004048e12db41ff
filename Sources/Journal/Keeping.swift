public import SMSMessages

/// How long things are kept, each counted from when its message was received.
///
/// Memberships and opt-outs in force never lapse. A time that a limit counts is kept as long as it counts, however
/// long or short that is (see ``RuleLimit``).
public struct KeepingTimes: Sendable, Equatable {
    /// What was written and answered. Of a message that waits, or with an action that is due, held or being sent, it stays.
    public var texts: Duration
    /// Who wrote when and what was decided; with it go rule sets that no record names any more, except the newest.
    public var records: Duration
    /// Longer than any provider's schedule of repetitions.
    public var providerIDs: Duration
    /// The log of opt-outs and opt-ins. An opt-out in force never lapses.
    public var consent: Duration

    public init(
        texts: Duration = days(30), records: Duration = days(365), providerIDs: Duration = days(90), consent: Duration = days(5 * 365)
    ) {
        self.texts = texts
        self.records = records
        self.providerIDs = providerIDs
        self.consent = consent
    }

    public static func days(_ count: Int) -> Duration { .seconds(count * 86_400) }
}

/// Everything kept of one number: what its owner may ask to see.
public struct NumberRecord: Sendable, Equatable {
    /// An opt-out in force.
    public struct OptOut: Sendable, Equatable {
        /// The number of ours that must not write to it.
        public var number: SMSAddress
        public var since: Timestamp

        public init(number: SMSAddress, since: Timestamp) {
            self.number = number
            self.since = since
        }
    }

    /// One time that consent changed.
    public struct ConsentEntry: Sendable, Equatable {
        public var number: SMSAddress
        public var change: ConsentChange
        public var at: Timestamp
        /// The message that changed it; nil where an operator did, or that was before this was kept.
        public var message: MessageID?
        /// Set where an operator changed it.
        public var evidence: ConsentEvidence?

        public init(number: SMSAddress, change: ConsentChange, at: Timestamp, message: MessageID?, evidence: ConsentEvidence? = nil) {
            self.number = number
            self.change = change
            self.at = at
            self.message = message
            self.evidence = evidence
        }
    }

    /// An audience that it is a member of.
    public struct Membership: Sendable, Equatable {
        public var audience: String
        /// The number of ours by which it joined: STOP to that number ends it.
        public var through: SMSAddress
        public var since: Timestamp

        public init(audience: String, through: SMSAddress, since: Timestamp) {
            self.audience = audience
            self.through = through
            self.since = since
        }
    }

    /// A time that a limit counts.
    public struct LimitedTime: Sendable, Equatable {
        /// The number of ours that it wrote to.
        public var number: SMSAddress
        public var time: RuleTime

        public init(number: SMSAddress, time: RuleTime) {
            self.number = number
            self.time = time
        }
    }

    public var number: SMSAddress
    /// What it sent, oldest first, with what was answered.
    public var messages: [MessageRecord]
    public var optOuts: [OptOut]
    /// Oldest first.
    public var consentLog: [ConsentEntry]
    /// By the number joined through, then by audience.
    public var memberships: [Membership]
    /// By number, then by rule, then oldest first.
    public var limitedTimes: [LimitedTime]
    /// What was or is to be sent to it because of others' messages, in the order written.
    public var sentByOthers: [ActionRecord]
    /// Parts of long SMS that wait for the others, in the order they came; each with the id that its message will have.
    public var waitingParts: [InboundMessage]

    public init(
        number: SMSAddress, messages: [MessageRecord], optOuts: [OptOut], consentLog: [ConsentEntry], memberships: [Membership] = [],
        limitedTimes: [LimitedTime] = [], sentByOthers: [ActionRecord] = [], waitingParts: [InboundMessage] = []
    ) {
        self.number = number
        self.messages = messages
        self.optOuts = optOuts
        self.consentLog = consentLog
        self.memberships = memberships
        self.limitedTimes = limitedTimes
        self.sentByOthers = sentByOthers
        self.waitingParts = waitingParts
    }
}

/// How much ``MessageJournal/erase(_:now:)`` deleted.
public struct Erased: Sendable, Equatable {
    public var messages: Int
    public var actions: Int
    /// Of long SMS that were not whole yet.
    public var parts: Int

    public init(messages: Int, actions: Int, parts: Int = 0) {
        self.messages = messages
        self.actions = actions
        self.parts = parts
    }
}
