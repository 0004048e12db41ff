public import SMSMessages

/// `limit N per D [in all]`: how often a rule may act within a time, for one sender and one number or for all senders to one number.
///
/// Only rules that had a limit when they acted are counted, whichever kind of limit, each time for at least as long as the limit then said. So a limit
/// that is added later begins at nothing; one whose time is made longer, or that goes by another calendar or another zone, counts at first
/// only what its old time reached to; one of another count, of a shorter time, or that becomes `in all` or is no longer, holds at once.
/// A limit goes by the rule's name: renamed, it begins anew.
public struct RuleLimit: Sendable {
    public var rule: String
    public var count: Int
    /// Whether anybody's messages to the number count, and not the sender's alone.
    public var isOfAll: Bool
    /// Of a message received then, when those were received that count against it; it itself was received within that.
    public var window: @Sendable (Timestamp) -> Range<Timestamp>

    public init(rule: String, count: Int, isOfAll: Bool = false, window: @escaping @Sendable (Timestamp) -> Range<Timestamp>) {
        self.rule = rule
        self.count = count
        self.isOfAll = isOfAll
        self.window = window
    }

    /// - Parameter time: no span of it holds more than `count`, at least a millisecond.
    public init(rule: String, count: Int, isOfAll: Bool = false, within time: Duration) {
        self.init(rule: rule, count: count, isOfAll: isOfAll) { receivedAt in
            receivedAt - time + .milliseconds(1)..<receivedAt + time
        }
    }

    /// What the limit is to a message received then, on which the rule acts.
    ///
    /// - Parameter clockOffset: how far the machine's clock, by which calendars go, was ahead of the server's.
    public func use(at receivedAt: Timestamp, clockOffset: Duration = .zero) -> LimitUse {
        let window = window(receivedAt + clockOffset)
        return LimitUse(
            rule: rule, count: count, isOfAll: isOfAll, window: window.lowerBound - clockOffset..<window.upperBound - clockOffset)
    }
}

/// That a rule with a limit acts on a message: what it is counted for.
public struct LimitUse: Sendable, Hashable {
    public var rule: String
    /// Of these no more than so many may be within the time, where the limit is one of all; it is looked at once more in the commit.
    public var count: Int
    public var isOfAll: Bool
    /// It is kept until the end of this.
    public var window: Range<Timestamp>

    public init(rule: String, count: Int, isOfAll: Bool, window: Range<Timestamp>) {
        self.rule = rule
        self.count = count
        self.isOfAll = isOfAll
        self.window = window
    }
}

/// What rules need to know of a message's sender and of its number: what none of them asks for is not read.
public struct StateQuestion: Sendable {
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
