public import SMSMessages

/// How much stands where, for a look at the whole.
public struct JournalCounts: Sendable, Equatable {
    /// Messages not decided yet.
    public var waiting: Int
    public var setAside: Int
    /// Long SMS of which parts are awaited.
    public var awaitingParts: Int
    public var due: Int
    public var sending: Int
    public var unknown: Int
    /// Actions refused for good within the last 24 hours.
    public var failed: Int
    /// Messages decided within the last 24 hours of which rules were passed over.
    public var undecided: Int
    public var reusedIDs: Int
    /// Opt-outs in force.
    public var optOuts: Int
    /// When the oldest message was received that waits for its decision, and not for one before it in its lane.
    public var oldestWaiting: Timestamp?
    /// Gateways without a due action have no entry.
    public var dueByGateway: [String: Int]
    /// SMS that breakers hold. Gateways without one have no entry.
    public var heldByGateway: [String: Int]

    /// SMS that a loop guard held back within ``guardLookBack``.
    public var guarded: Int

    /// What ``guarded`` looks back on.
    public static let guardLookBack = Duration.seconds(3600)

    /// Notifications of gateways that fitted no SMS, since this is kept.
    public var strayNotifications: Int

    /// What ``failed`` and ``undecided`` look back on.
    public static let recent = Duration.seconds(86_400)
    /// The day that a broadcast may take, and one to notice.
    public static let broadcastsLookBack = Duration.seconds(2 * 86_400)

    /// Broadcasts begun within ``broadcastsLookBack`` whose time was over, or which have no gateway, before everybody got one.
    public var broadcastsCutShort: Int
    /// E-mails and calls that wait.
    public var errandsDue: Int
    /// E-mails and webhooks that breakers hold.
    public var errandsHeld: Int
    /// E-mails and calls that failed or expired within the last 24 hours, and were not dropped.
    public var errandsFailed: Int

    public init(
        waiting: Int, setAside: Int, awaitingParts: Int = 0, due: Int, sending: Int, unknown: Int, failed: Int,
        undecided: Int = 0, reusedIDs: Int,
        optOuts: Int, oldestWaiting: Timestamp?, dueByGateway: [String: Int], heldByGateway: [String: Int] = [:],
        guarded: Int = 0, strayNotifications: Int = 0, errandsDue: Int = 0, errandsHeld: Int = 0, errandsFailed: Int = 0,
        broadcastsCutShort: Int = 0
    ) {
        self.waiting = waiting
        self.setAside = setAside
        self.awaitingParts = awaitingParts
        self.due = due
        self.sending = sending
        self.unknown = unknown
        self.failed = failed
        self.undecided = undecided
        self.reusedIDs = reusedIDs
        self.optOuts = optOuts
        self.oldestWaiting = oldestWaiting
        self.dueByGateway = dueByGateway
        self.strayNotifications = strayNotifications
        self.heldByGateway = heldByGateway
        self.guarded = guarded
        self.broadcastsCutShort = broadcastsCutShort
        self.errandsDue = errandsDue
        self.errandsHeld = errandsHeld
        self.errandsFailed = errandsFailed
    }
}
