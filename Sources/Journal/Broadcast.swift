public import SMSMessages

/// One SMS to many: a single row, out of which SMS are made a portion at a time.
public struct NewBroadcast: Sendable, Equatable {
    public var id: ActionID
    public var rule: String
    /// Each gets one SMS, whatever else names him. In the order written.
    public var recipients: [SMSAddress]
    /// Their members as they are when their portion comes.
    public var audiences: [String]
    /// The number of ours the message came to.
    public var number: SMSAddress
    public var sender: SMSAddress
    public var gateway: String
    public var text: String
    /// How long one of its SMS is tried at least, from when it was made out of the broadcast.
    public var lifetime: Duration
    /// After this no more SMS are made out of it.
    public var expiresAt: Timestamp
    /// Set when it is known beforehand that none of it may go out.
    public var heldBack: Suppression?

    public init(
        id: ActionID, rule: String, recipients: [SMSAddress], audiences: [String], number: SMSAddress, sender: SMSAddress,
        gateway: String, text: String, lifetime: Duration, expiresAt: Timestamp, heldBack: Suppression? = nil
    ) {
        self.id = id
        self.rule = rule
        self.recipients = recipients
        self.audiences = audiences
        self.number = number
        self.sender = sender
        self.gateway = gateway
        self.text = text
        self.lifetime = lifetime
        self.expiresAt = expiresAt
        self.heldBack = heldBack
    }

    /// SMS of one broadcast that are due at once, at most: an answer that falls due meanwhile waits for no more than these.
    public static let portion = 256

    /// The id of one of its SMS: `01JD…-3.17`.
    ///
    /// - Parameter place: from 1 on, in the order in which they are made.
    public func id(ofSMS place: Int) -> ActionID { ActionID("\(id.text).\(place)") }
}

public enum BroadcastState: String, Sendable, Equatable, CaseIterable {
    case running
    /// SMS of it may still be under way.
    case expanded
    /// By a person.
    case stopped
    /// Its time was over before it came to its end.
    case expired
    /// The number has no gateway.
    case suppressed
}

/// How far a broadcast has come.
public struct BroadcastRecord: Sendable, Equatable {
    /// Without ``NewBroadcast/recipients``; its text is empty once it is gone.
    public var broadcast: NewBroadcast
    public var state: BroadcastState
    public var begunAt: Timestamp
    /// SMS made out of it so far, by what became of them: `due`, `sending`, `sent`, ….
    public var made: [String: Int]
    /// To whom none was made, yet or, where it has ended before, at all: of the recipients and of the audiences' members of now, some of whom may be named twice.
    public var left: Int

    public init(broadcast: NewBroadcast, state: BroadcastState, begunAt: Timestamp, made: [String: Int], left: Int) {
        self.broadcast = broadcast
        self.state = state
        self.begunAt = begunAt
        self.made = made
        self.left = left
    }
}
