public import SMSMessages

/// What trips when a cap is reached. From then on what falls under it is held, over restarts and other caps, until a person releases it.
public struct Breaker: Sendable, Equatable {
    public struct Scope: Sendable, Hashable {
        public var gateway: String
        /// Nil for all that leaves by the gateway.
        public var block: NumberBlock?

        public init(gateway: String, block: NumberBlock? = nil) {
            self.gateway = gateway
            self.block = block
        }
    }

    public var scope: Scope
    /// Which cap was reached.
    public var window: SendingCaps.Window
    /// As it was then.
    public var limit: Int
    public var since: Timestamp

    public init(scope: Scope, window: SendingCaps.Window, limit: Int, since: Timestamp) {
        self.scope = scope
        self.window = window
        self.limit = limit
        self.since = since
    }

    /// `60 per hour`
    public var cap: String { "\(limit) per \(window.rawValue)" }
}

/// A breaker that has tripped, for people.
public struct BreakerRecord: Sendable, Equatable {
    public var breaker: Breaker
    /// SMS that wait for its release.
    public var held: Int

    public init(breaker: Breaker, held: Int) {
        self.breaker = breaker
        self.held = held
    }
}
