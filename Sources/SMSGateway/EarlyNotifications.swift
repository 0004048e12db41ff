public import SMSMessages

/// Notifications that fit no SMS yet: the gateway may call before the answer to the send has been stored.
///
/// Each is kept for ten minutes; one that still fits none then changes nothing, and is counted.
public struct EarlyNotifications: Sendable {
    /// Those whose time was over, and those for which there was no room.
    public private(set) var unclaimed = 0
    /// In the order in which they came.
    private var kept: [(notification: DeliveryNotification, until: Timestamp)] = []

    public static let keptFor = Duration.seconds(600)
    /// Whoever calls often can fill no more than that.
    public static let most = 10_000

    public init() {}

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

    public mutating func dropOverdue(now: Timestamp) {
        let count = kept.prefix { $0.until <= now }.count
        kept.removeFirst(count)
        unclaimed += count
    }
}
