public import SMSMessages

/// How much may leave by one gateway, in parts of SMS, since each part costs; or by mail or as calls, each counted as one.
///
/// What begins is counted when its first attempt does: an attempt after one of which nothing left costs nothing more. Windows slide in
/// slots, and a slot counts as long as any of it lies in the window, so that never more leaves in a window than its cap says.
public struct SendingCaps: Sendable, Equatable {
    public enum Window: String, Sendable, CaseIterable {
        case hour
        case day

        public var length: Duration {
            switch self {
            case .hour: .seconds(3600)
            case .day: .seconds(86_400)
            }
        }

        /// As fine as is needed: a count of the window adds up to 25 slots.
        private var slotMilliseconds: Int64 {
            switch self {
            case .hour: 300_000
            case .day: 3_600_000
            }
        }

        /// The number of the slot that an instant falls in.
        public func slot(of instant: Timestamp) -> Int64 { instant.milliseconds / slotMilliseconds }

        /// The oldest slot that counts.
        public func firstSlot(at now: Timestamp) -> Int64 { slot(of: now - length) }

        /// From then on a slot counts no more.
        public func end(ofSlot slot: Int64) -> Timestamp { Timestamp(milliseconds: (slot + 1) * slotMilliseconds) + length }
    }

    /// The most in each window; nil where nothing limits it.
    public struct Limits: Sendable, Equatable {
        public var hour: Int?
        public var day: Int?

        public init(hour: Int? = nil, day: Int? = nil) {
            self.hour = hour
            self.day = day
        }

        public subscript(window: Window) -> Int? {
            switch window {
            case .hour: hour
            case .day: day
            }
        }

        public var isEmpty: Bool { self == Limits() }
    }

    /// For all that leaves there: the budget.
    public var all: Limits
    /// For the answers to the numbers of one block. What a rule sends on to others is not counted here and never held by it: whoever
    /// writes to us cannot choose those, and an audience may well live in one block.
    public var block: Limits
    /// For what is sent on to one phone, in SMS: so many that nobody can flood it through us, and none is dropped.
    public var recipient: Limits
    /// For the e-mails or calls that one sender's messages cause.
    public var sender: Limits

    public init(all: Limits = Limits(), block: Limits = Limits(), recipient: Limits = Limits(), sender: Limits = Limits()) {
        self.all = all
        self.block = block
        self.recipient = recipient
        self.sender = sender
    }

    public func limits(of part: Breaker.Part) -> Limits {
        switch part {
        case .all: all
        case .block: block
        case .recipient: recipient
        case .sender: sender
        }
    }

    /// An SMS that a recipient's breaker holds may wait for a person at least so long.
    public static let patience = Duration.seconds(3 * 86_400)

    /// What is known of one scope when an action is about to begin.
    public struct Standing: Sendable, Equatable {
        public var scope: Breaker.Scope
        public var limits: Limits
        public var hasTripped: Bool
        /// What has begun in each window, in what the scope's caps count.
        public var hour: Int
        public var day: Int

        public init(scope: Breaker.Scope, limits: Limits, hasTripped: Bool = false, hour: Int = 0, day: Int = 0) {
            self.scope = scope
            self.limits = limits
            self.hasTripped = hasTripped
            self.hour = hour
            self.day = day
        }

        public mutating func add(_ parts: Int) {
            hour += scope.part.amount(of: parts)
            day += scope.part.amount(of: parts)
        }

        /// The first window whose cap does not let so many parts more through.
        ///
        /// What is longer than a whole cap goes alone: held, it could never be released.
        func reached(by parts: Int) -> (window: Window, limit: Int)? {
            guard parts > 0 else { return nil }
            let amount = scope.part.amount(of: parts)
            for (window, begun) in [(Window.hour, hour), (.day, day)] {
                if let limit = limits[window], begun > 0, begun + amount > limit { return (window, limit) }
            }
            return nil
        }
    }

    public enum Verdict: Sendable, Equatable {
        case free
        case held(by: Breaker.Scope)
        /// It is the first that a cap does not let through: the breaker trips, and holds this one too.
        case trips(Breaker.Scope, Window, limit: Int)
    }

    /// - Parameters:
    ///   - parts: 0 for what was counted at an earlier attempt.
    ///   - standings: of every scope that the action falls under, the narrowest first, so that one block's trouble stays the block's.
    public static func verdict(on parts: Int, _ standings: [Standing]) -> Verdict {
        if let holder = standings.first(where: \.hasTripped) { return .held(by: holder.scope) }
        for standing in standings {
            if let (window, limit) = standing.reached(by: parts) { return .trips(standing.scope, window, limit: limit) }
        }
        return .free
    }
}
