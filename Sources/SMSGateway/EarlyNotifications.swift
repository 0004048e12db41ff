public import SMSMessages

/// Notifications that fit no SMS yet: the gateway may call before the answer to the send has been stored.
///
/// Each is kept for ten minutes; one that still fits none then changes nothing, and is counted.
public struct EarlyNotifications: Sendable {
    /// Those whose time was over, and those for which there was no room.
    public private(set) var unclaimed = 0
    /// In the order in which they came.
    private var kept: [(notification: DeliveryNotification, until: Timestamp)] = []

    /// How long one is kept.
    public static let keptFor = Duration.seconds(600)
    /// Whoever calls often can fill no more than that.
    public static let most = 10_000

    /// Without any yet.
    public init() {}

    /// Keeps one that fits no SMS for as long as it may still turn out to fit one.
    public mutating func keep(_ notification: DeliveryNotification, now: Timestamp) {
        dropOverdue(now: now)
        guard kept.count < Self.most else {
            unclaimed += 1
            return
        }
        kept.append((notification, now + Self.keptFor))
    }

    /// Hands out, in order, what came for an SMS whose send has now been stored.
    ///
    /// - Parameters:
    ///   - ids: the gateway's; none for a send whose outcome is not known.
    ///   - reference: our own.
    ///   - now: what is over by then is no longer handed out.
    public mutating func claim(ids: [String], reference: String?, now: Timestamp) -> [DeliveryNotification] {
        dropOverdue(now: now)
        var claimed: [DeliveryNotification] = []
        kept.removeAll { entry in
            let notification = entry.notification
            let fits = notification.id.map(ids.contains) ?? false || reference != nil && notification.reference == reference
            if fits { claimed.append(notification) }
            return fits
        }
        return claimed
    }

    /// Counts and forgets those whose time is over. The other calls do so too; this one is for when none comes.
    public mutating func dropOverdue(now: Timestamp) {
        let count = kept.prefix { $0.until <= now }.count
        kept.removeFirst(count)
        unclaimed += count
    }
}
