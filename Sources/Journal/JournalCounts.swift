public import SMSMessages

/// How much stands where, for a look at the whole.
public struct JournalCounts: Sendable, Equatable {
    /// Messages not decided yet.
    public var waiting: Int
    public var setAside: Int
    public var due: Int
    public var sending: Int
    public var unknown: Int
    /// Actions refused for good within the last 24 hours.
    public var failed: Int
    public var reusedIDs: Int
    /// Opt-outs in force.
    public var optOuts: Int
    /// When the oldest message not decided yet was received.
    public var oldestWaiting: Timestamp?
    /// Gateways without a due action have no entry.
    public var dueByGateway: [String: Int]

    /// Notifications of gateways that fitted no SMS, since this is kept.
    public var strayNotifications: Int

    /// What ``failed`` looks back on.
    public static let recent = Duration.seconds(86_400)

    public init(
        waiting: Int, setAside: Int, due: Int, sending: Int, unknown: Int, failed: Int, reusedIDs: Int, optOuts: Int,
        oldestWaiting: Timestamp?, dueByGateway: [String: Int], strayNotifications: Int = 0
    ) {
        self.waiting = waiting
        self.setAside = setAside
        self.due = due
        self.sending = sending
        self.unknown = unknown
        self.failed = failed
        self.reusedIDs = reusedIDs
        self.optOuts = optOuts
        self.oldestWaiting = oldestWaiting
        self.dueByGateway = dueByGateway
        self.strayNotifications = strayNotifications
    }
}
