public import SMSMessages

/// A change of consent that an operator makes for somebody: he asked for it by phone, or it comes from where he was texted before.
public struct ConsentOrder: Sendable, Equatable {
    /// In one commit.
    public static let mostAtOnce = 100_000

    /// Whose consent it is.
    public var number: PhoneNumber
    /// The number of ours that it is about.
    public var ours: SMSAddress
    public var change: ConsentChange
    /// From when on he has opted out: not later than now. What he texted after it may still opt him in.
    public var since: Timestamp
    public var evidence: ConsentEvidence

    public init(number: PhoneNumber, ours: SMSAddress, change: ConsentChange, since: Timestamp, evidence: ConsentEvidence) {
        self.number = number
        self.ours = ours
        self.change = change
        self.since = since
        self.evidence = evidence
    }
}

/// By what consent was changed, where no message did it.
public struct ConsentEvidence: Sendable, Equatable {
    /// `operator`, or `import` and the file's name.
    public var source: String
    /// In the operator's words.
    public var note: String?

    public init(source: String, note: String? = nil) {
        self.source = source
        self.note = note
    }
}

/// What came of ``MessageJournal/changeConsent(_:now:)``.
public struct ConsentOutcome: Sendable, Equatable {
    /// Orders that changed something.
    public var changed: Int
    /// Orders of what was so already.
    public var unchanged: Int
    /// Memberships that ended by it.
    public var memberships: Int
    /// SMS that waited and are not sent.
    public var sms: Int

    public init(changed: Int = 0, unchanged: Int = 0, memberships: Int = 0, sms: Int = 0) {
        self.changed = changed
        self.unchanged = unchanged
        self.memberships = memberships
        self.sms = sms
    }
}

/// An opt-out in force, with what it rests on.
public struct OptOutRecord: Sendable, Equatable {
    /// Between two of a list.
    public struct Place: Sendable, Equatable {
        public var number: SMSAddress
        public var ours: SMSAddress

        public init(number: SMSAddress, ours: SMSAddress) {
            self.number = number
            self.ours = ours
        }
    }

    public var place: Place
    public var since: Timestamp
    /// The message that said STOP; nil where none did, or the log of it has been forgotten.
    public var message: MessageID?
    /// Nil where a message is the evidence, or the log of it has been forgotten.
    public var evidence: ConsentEvidence?

    public init(place: Place, since: Timestamp, message: MessageID?, evidence: ConsentEvidence?) {
        self.place = place
        self.since = since
        self.message = message
        self.evidence = evidence
    }
}

/// Which opt-outs to show, in the order of the numbers' texts, then of ours.
public struct OptOutQuery: Sendable, Equatable {
    public var number: SMSAddress?
    public var ours: SMSAddress?
    /// Only those that come after this one.
    public var after: OptOutRecord.Place?
    /// A larger one than ``mostAtOnce`` is cut to it.
    public var limit: Int

    public static let mostAtOnce = 10_000

    public init(number: SMSAddress? = nil, ours: SMSAddress? = nil, after: OptOutRecord.Place? = nil, limit: Int = 100) {
        self.number = number
        self.ours = ours
        self.after = after
        self.limit = limit
    }
}

/// One membership of an audience.
public struct AudienceMember: Sendable, Equatable {
    public var number: PhoneNumber
    /// The number of ours by which it joined: an opt-out from that number ends it.
    public var through: SMSAddress
    public var since: Timestamp

    public init(number: PhoneNumber, through: SMSAddress, since: Timestamp) {
        self.number = number
        self.through = through
        self.since = since
    }
}

/// What came of ``MessageJournal/join(_:to:)``.
public struct AudienceOutcome: Sendable, Equatable {
    public var joined: Int
    /// Members already, through the same number of ours.
    public var unchanged: Int
    /// Not taken in: they have opted out of the number that they would join through, and only they themselves, or an operator who says so,
    /// end that.
    public var optedOut: [AudienceMember]

    public init(joined: Int = 0, unchanged: Int = 0, optedOut: [AudienceMember] = []) {
        self.joined = joined
        self.unchanged = unchanged
        self.optedOut = optedOut
    }
}
