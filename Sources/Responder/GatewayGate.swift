public import SMSMessages

/// Whether a gateway may be given work: shut while it refuses our account, opened a crack to try again.
public enum GatewayGate: Sendable, Equatable {
    case open
    /// Everything stays queued; after `until` one SMS tries whether the account is welcome again.
    case shut(until: Timestamp, refusals: Int)
    case trying(refusals: Int)

    /// Whether an SMS is under way whose outcome decides.
    var isTrying: Bool { if case .trying = self { true } else { false } }

    /// How many SMS may be taken on, out of `free` places.
    ///
    /// Asking is what turns a shut gate whose pause is over into one that lets a single SMS try.
    public mutating func allowance(free: Int, now: Timestamp) -> Int {
        switch self {
        case .open:
            return free
        case .shut(let until, let refusals) where until <= now && free > 0:
            self = .trying(refusals: refusals)
            return 1
        case .shut, .trying:
            return 0
        }
    }

    /// - Returns: whether this is news: the gate was open till now.
    public mutating func refused(now: Timestamp, backoff: Backoff, random: inout some RandomNumberGenerator) -> Bool {
        let (refusals, isNews) =
            switch self {
            case .open: (1, true)
            // Others that were under way at the same time learn the same thing: that is no second refusal.
            case .shut(_, let refusals): (refusals, false)
            case .trying(let refusals): (refusals + 1, false)
            }
        self = .shut(until: now + backoff.pause(after: refusals, random: &random), refusals: refusals)
        return isNews
    }

    /// - Returns: whether this is news: the account had been refused till now.
    public mutating func accepted() -> Bool {
        switch self {
        case .open:
            return false
        case .shut, .trying:
            self = .open
            return true
        }
    }

    /// The try found nothing to send, or said nothing about the account: the next one may come at once.
    public mutating func triedInVain(now: Timestamp) {
        if case .trying(let refusals) = self { self = .shut(until: now, refusals: refusals) }
    }
}
