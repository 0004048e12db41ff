import SMSMessages

/// So many parts of SMS a second at most: says when the next may be claimed. What it has not claimed costs no turn.
struct SendingPace {
    private let interval: Duration
    /// Since 1970, as finely as a pace may be.
    private var next: Duration?
    /// The longest that ``next`` may lie ahead: what was taken last.
    private var longest = Duration.zero

    /// A pace faster than the queue can be asked is kept on average over so long a time.
    private static let slack = Duration.milliseconds(50)

    /// - Parameter perSecond: at least 1.
    init(perSecond: Int) {
        interval = .seconds(1) / perSecond
    }

    /// How many SMS may begin now: one at a slow pace, more where less than ``slack`` lies between two.
    func turns(now: Timestamp) -> Int {
        guard pause(now: now) == nil else { return 0 }
        return 1 + Int(min(now.since1970 - start(now.since1970), Self.slack) / interval)
    }

    /// Until the next turn; nil when it has come.
    func pause(now: Timestamp) -> Duration? {
        let start = start(now.since1970)
        return start > now.since1970 ? start - now.since1970 : nil
    }

    /// Takes the turn of one SMS.
    mutating func take(_ parts: Int, now: Timestamp) {
        let end = max(start(now.since1970), now.since1970 - Self.slack) + interval * parts
        longest = end - now.since1970
        next = end
    }

    /// A clock that was set back must not hold everything up.
    private func start(_ now: Duration) -> Duration {
        guard let next, next - now <= longest else { return now }
        return next
    }
}

extension Timestamp {
    fileprivate var since1970: Duration { .milliseconds(milliseconds) }
}
