import SMSMessages

/// `limit N per D`: the rule acts at most `count` times `within` a time, for one sender and one number.
///
/// Only rules that had a limit when they acted are counted, each time for as long as the limit then said. So a limit that is added later
/// begins at nothing, and one that is made longer counts at first only what its old time reached back to; one of another count, or
/// of a shorter time, holds at once. A limit goes by the rule's name: renamed, it begins anew.
public struct RuleLimit: Sendable, Equatable {
    public var rule: String
    public var count: Int
    public var within: Duration

    public init(rule: String, count: Int, within: Duration) {
        self.rule = rule
        self.count = count
        self.within = within
    }
}

/// What rules need to know of a message's sender: what none of them asks for is not read.
public struct StateQuestion: Sendable, Equatable {
    /// By the rule's name.
    public let limits: [String: RuleLimit]
    public let audiencesMatter: Bool

    /// No rule asks for anything.
    public static let nothing = StateQuestion(limits: [], audiencesMatter: false)

    /// - Parameter limits: one a rule; of two, the last.
    public init(limits: [RuleLimit], audiencesMatter: Bool) {
        self.limits = Dictionary(limits.map { ($0.rule, $0) }) { _, last in last }
        self.audiencesMatter = audiencesMatter
    }
}

/// That a message's sender joins or leaves an audience.
public enum MembershipChange: Sendable, Equatable {
    /// Through the number that the message came to. What he is a member of already stays as it is, its time included; an opt-out from
    /// that number is lifted. It comes to nothing where the sender is no phone number, or wrote STOP to that number later.
    case join(audience: String)
    /// Through whatever number he had joined.
    case leave(audience: String)
}

/// How many phone numbers an audience has.
public struct AudienceCount: Sendable, Equatable {
    public var audience: String
    public var members: Int

    /// Members that ``MessageJournal/members(of:after:limit:)`` gives at once, at most.
    public static let mostAtOnce = 10_000

    public init(audience: String, members: Int) {
        self.audience = audience
        self.members = members
    }
}
