public import SMSMessages

/// What trips when a cap is reached. From then on what falls under it is held, over restarts and other caps, until a person releases it.
public struct Breaker: Sendable, Equatable {
    public struct Scope: Sendable, Hashable {
        public var outlet: Outlet
        public var part: Part

        public init(_ outlet: Outlet, _ part: Part = .all) {
            self.outlet = outlet
            self.part = part
        }

        public init(gateway: String, _ part: Part = .all) {
            self.init(.gateway(gateway), part)
        }

        /// - Parameter block: nil for all that leaves by the gateway.
        public init(gateway: String, block: NumberBlock?) {
            self.init(gateway: gateway, block.map(Part.block) ?? .all)
        }

        /// Until when an SMS may be sent that this breaker begins to hold. What is sent on to somebody, an alarm maybe, must not be lost
        /// because others flood him.
        public func end(of action: NewAction, now: Timestamp) -> Timestamp {
            guard case .recipient = part else { return action.expiresAt }
            return max(action.expiresAt, now + SendingCaps.patience)
        }
    }

    /// By which way something leaves.
    public enum Outlet: Sendable, Hashable {
        case gateway(String)
        case mail
        /// Webhooks and fetches.
        case calls

        public var isGateway: Bool { if case .gateway = self { true } else { false } }

        /// What leaves there.
        public var contents: String {
            switch self {
            case .gateway: "SMS"
            case .mail: "e-mails"
            case .calls: "calls"
            }
        }

        public init(_ kind: NewErrand.Kind) {
            switch kind {
            case .email: self = .mail
            case .webhook, .fetch: self = .calls
            }
        }

        /// For people: no gateway may be called like the others.
        public var name: String {
            switch self {
            case .gateway(let name): name
            case .mail: "mail"
            case .calls: "calls"
            }
        }
    }

    /// What of all that leaves there falls under a breaker.
    public enum Part: Sendable, Hashable {
        case all
        /// SMS that answer the numbers of a block.
        case block(NumberBlock)
        /// SMS that are sent on to one phone, whoever causes them.
        case recipient(PhoneNumber)
        /// E-mails or calls that one sender's messages cause.
        case sender(SMSAddress)

        /// Of one phone a cap counts SMS, of many it counts parts, since each part costs.
        public func amount(of parts: Int) -> Int {
            switch self {
            case .all, .block: parts
            case .recipient, .sender: min(parts, 1)
            }
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
    /// What waits for its release.
    public var held: Int

    public init(breaker: Breaker, held: Int) {
        self.breaker = breaker
        self.held = held
    }
}
