public import SMSMessages

/// Step 7 of a message's path: what a Journal keeps of an SMS's way to the phone, once it went out or may have. Plain values, so that
/// every Journal does the same.
public struct Delivery: Sendable, Equatable {
    public private(set) var state: DeliveryState
    /// The gateway's; nil where it gave none, or none that we know of.
    public private(set) var gatewayID: String?
    /// When we learned what ``state`` says; nil while that is no more than the answer to the send.
    public private(set) var toldAt: Timestamp?
    /// When the gateway is to be asked next.
    public internal(set) var nextPoll: Timestamp?

    /// As stored.
    public init(state: DeliveryState, gatewayID: String?, toldAt: Timestamp? = nil, nextPoll: Timestamp? = nil) {
        self.state = state
        self.gatewayID = gatewayID
        self.toldAt = toldAt
        self.nextPoll = nextPoll
    }

    /// - Returns: nil where nothing went out.
    public init?(after outcome: AttemptOutcome, now: Timestamp) {
        switch outcome {
        // One recipient a request: one id.
        case .sent(let ids): self.init(DeliveryState.sending.after(.taken(since: now)), gatewayID: ids.first)
        case .unknown: self = .unknown(since: now)
        case .notSent, .failed: return nil
        }
    }

    /// Of an attempt of which nobody heard again.
    public static func unknown(since instant: Timestamp) -> Delivery {
        Delivery(DeliveryState.sending.after(.notKnown(since: instant)), gatewayID: nil)
    }

    private init(_ state: DeliveryState, gatewayID: String?) {
        self.init(state: state, gatewayID: gatewayID, nextPoll: state.nextPoll)
    }

    /// - Parameter earlier: nil where nothing was known: what is told of now was sent all the same.
    public init(_ earlier: Delivery?, notified notification: DeliveryNotification, now: Timestamp) {
        self = earlier ?? Delivery(.notSent, gatewayID: nil)
        gatewayID = gatewayID ?? notification.id
        take(.notified(notification, now: now), now: now)
    }

    public mutating func take(_ answer: PollAnswer, now: Timestamp) {
        switch answer {
        case .report(let report): take(.polled(report), now: now)
        case .listed(let status): take(.looked(status, now: now), now: now)
        }
    }

    private mutating func take(_ event: DeliveryState.Event, now: Timestamp) {
        let next = state.after(event)
        if next.status != state.status { toldAt = now }
        state = next
        nextPoll = next.nextPoll
    }

    /// For as long the gateway is not asked again while an answer is awaited.
    public mutating func lease(until instant: Timestamp) { nextPoll = instant }
}

extension DeliveryState {
    /// What the gateway says of it; nil where it has said nothing, not even that it took it.
    public var status: DeliveryStatus? {
        switch self {
        case .sending, .notSent, .unknown: nil
        case .sent(let sent): sent.status
        case .ended(let status, _): status
        case .noReport(let last): last
        }
    }
}

/// An SMS that the gateway is to be asked about.
public struct DeliveryPoll: Sendable, Equatable {
    /// The reference that it bears.
    public var action: ActionID
    /// Nil where none is known: then it is looked for among the last messages, by its reference.
    public var gatewayID: String?

    public init(action: ActionID, gatewayID: String?) {
        self.action = action
        self.gatewayID = gatewayID
    }
}

/// What came of asking.
public enum PollAnswer: Sendable, Equatable {
    /// By its id. A question that failed counts as one without a report.
    case report(DeliveryReport)
    /// By its reference, among the last messages; nil where it was not there, or nobody could look.
    case listed(DeliveryStatus?)
}

/// What became of a notification.
public enum NotificationFate: Sendable, Equatable {
    case applied(ActionID)
    /// It fits no SMS yet, and waits ``EarlyNotification/keptFor`` for one whose outcome is stored.
    case kept
    /// There was no room for one more that waits.
    case dropped
}

public enum EarlyNotification {
    public static let keptFor = Duration.seconds(600)
    /// Over all gateways: whoever calls often can fill no more than that.
    public static let most = 10_000
}
