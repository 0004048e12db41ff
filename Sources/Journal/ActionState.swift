public import SMSMessages

/// Names one action: the message it follows from and its place among that message's actions, `01JD…-1`.
///
/// It goes to the gateway as the reference, so that whatever comes back finds its row.
public struct ActionID: Hashable, Sendable, CustomStringConvertible {
    public let text: String

    public init(_ text: String) {
        self.text = text
    }

    /// - Parameter ordinal: 1-based, in the order written.
    public init(message: MessageID, ordinal: Int) {
        text = "\(message)-\(ordinal)"
    }

    /// The message it follows from; nil where the text is not of that form.
    public var message: MessageID? {
        text.lastIndex(of: "-").flatMap { MessageID(text[..<$0]) }
    }

    /// Its place among that message's actions.
    public var ordinal: Int? {
        text.lastIndex(of: "-").flatMap { Int(text[text.index(after: $0)...]) }
    }

    public var description: String { text }
}

/// An SMS that is to be sent.
public struct NewAction: Sendable, Equatable {
    public enum Origin: String, Sendable {
        /// A rule's answer.
        case rule
        /// The confirmation of an opt-out or opt-in.
        case consent
        /// A person asked for an action that had ended to be sent once more.
        case resend
        /// A person or a program asked for it at the operator's interface.
        case `operator`
    }

    public var id: ActionID
    public var origin: Origin
    /// The rule that wrote it; nil where no rule did.
    public var rule: String?
    /// The message's sender, or somebody else it is sent on to, who has a consent of his own.
    public var recipient: SMSAddress
    /// The number of ours the message came to: consent and the loop guards are kept for it.
    public var number: SMSAddress
    /// What the recipient sees as sender; usually `number`.
    public var sender: SMSAddress
    public var gateway: String
    public var text: String
    /// After this it is not sent any more: an answer that comes hours late only confuses.
    public var expiresAt: Timestamp
    /// Set when it is known beforehand that it may not go out: it is stored as suppressed at once.
    public var heldBack: Suppression?

    public init(
        id: ActionID, origin: Origin, rule: String?, recipient: SMSAddress, number: SMSAddress, sender: SMSAddress, gateway: String,
        text: String, expiresAt: Timestamp, heldBack: Suppression? = nil
    ) {
        self.id = id
        self.origin = origin
        self.rule = rule
        self.recipient = recipient
        self.number = number
        self.sender = sender
        self.gateway = gateway
        self.text = text
        self.expiresAt = expiresAt
        self.heldBack = heldBack
    }
}

/// What came of one attempt at an action.
public enum AttemptOutcome: Sendable, Equatable {
    /// The gateway took it, under these ids if it gave any.
    case sent(ids: [String])
    /// It is proved that nothing left: due again.
    case notSent(again: Timestamp, reason: String)
    /// The gateway refused this message for good.
    case failed(reason: String)
    /// It may have gone out or not; never repeated by itself.
    case unknown(reason: String)

    /// What a Journal keeps of it for people: the gateway's ids, or the reason. Never a message text.
    public var detail: String? {
        switch self {
        case .sent(let ids): ids.isEmpty ? nil : ids.joined(separator: " ")
        case .notSent(_, let reason), .failed(let reason), .unknown(let reason): reason
        }
    }
}

/// The life of an action: in plain values, so that a test can walk it and every Journal follows the same one.
public enum ActionState: Sendable, Equatable {
    case due(at: Timestamp, attempts: Int)
    /// Until a breaker of its gateway is released. Its place in the order stays.
    case held(dueAt: Timestamp, attempts: Int, by: Breaker.Part)
    case sending(leasedUntil: Timestamp, attempts: Int)
    case sent
    case failed
    case unknown
    case suppressed(Suppression)
    case expired
    /// A person did not want it sent any more.
    case dropped

    /// Where a new action begins.
    public init(of action: NewAction, dueAt: Timestamp) {
        self = action.heldBack.map(ActionState.suppressed) ?? .due(at: dueAt, attempts: 0)
    }

    /// Nothing happens to it any more, unless proof comes that an unknown one went out.
    public var hasEnded: Bool {
        switch self {
        case .due, .held, .sending: false
        case .sent, .failed, .unknown, .suppressed, .expired, .dropped: true
        }
    }

    /// It ended otherwise than meant: somebody may want to know.
    public var isTrouble: Bool {
        switch self {
        case .due, .held, .sending, .sent, .dropped: false
        case .failed, .unknown, .suppressed, .expired: true
        }
    }

    public enum Event: Sendable, Equatable {
        /// An attempt begins.
        case claimed(leasedUntil: Timestamp, now: Timestamp)
        /// A breaker has tripped under which it falls.
        case held(by: Breaker.Scope)
        case released
        /// Conduct forbids it.
        case suppressed(Suppression)
        /// Its time is over before it could be sent.
        case expired
        /// By a person.
        case dropped
        /// By a person, who does not want to wait.
        case retried(now: Timestamp)
        case attempted(AttemptOutcome)
        /// The lease ran out, or the process that held it died: nobody knows how far it came.
        case leaseLost
        /// The gateway tells of it: presence is proof, whatever we took it for.
        case seen
    }

    /// What a Journal keeps as ``ActionRecord/detail`` after ``Event/leaseLost``.
    public static let leaseLostDetail = "no outcome was recorded: the sending hung, or its process ended"

    public struct Impossible: Error, Equatable, Sendable, CustomStringConvertible {
        public let state: ActionState
        public let event: Event

        /// Without what a gateway said, which may hold a number or a text.
        public var description: String {
            "\(Self.name(of: event)) cannot happen to an action that is \(Self.name(of: state))"
        }

        private static func name(of value: some Any) -> Substring { "\(value)".prefix { $0.isLetter } }
    }

    /// - Throws: ``Impossible`` when the event cannot happen in this state, such as an outcome that comes after the lease ran out.
    public func after(_ event: Event) throws(Impossible) -> ActionState {
        switch (self, event) {
        case (.due(let at, let attempts), .claimed(let until, let now)) where at <= now:
            .sending(leasedUntil: until, attempts: attempts + 1)
        case (.due(let at, let attempts), .held(let breaker)):
            .held(dueAt: at, attempts: attempts, by: breaker.part)
        case (.held(let at, let attempts, _), .released):
            .due(at: at, attempts: attempts)
        case (.due, .suppressed(let reason)), (.held, .suppressed(let reason)):
            .suppressed(reason)
        case (.due, .expired), (.held, .expired):
            .expired
        case (.due, .dropped), (.held, .dropped), (.failed, .dropped), (.unknown, .dropped), (.expired, .dropped), (.suppressed, .dropped):
            .dropped
        case (.due(_, let attempts), .retried(let now)):
            .due(at: now, attempts: attempts)
        case (.sending, .attempted(.sent)):
            .sent
        case (.sending(_, let attempts), .attempted(.notSent(let again, _))):
            .due(at: again, attempts: attempts)
        case (.sending, .attempted(.failed)):
            .failed
        case (.sending, .attempted(.unknown)), (.sending, .leaseLost):
            .unknown
        // An answer that arrives after all settles what was not known: presence is proof.
        case (.unknown, .attempted(.sent)):
            .sent
        case (.due(_, 1...), .seen), (.sent, .seen), (.failed, .seen), (.unknown, .seen), (.suppressed, .seen), (.expired, .seen),
            (.dropped, .seen), (.held(_, 1..., _), .seen):
            .sent
        default:
            throw Impossible(state: self, event: event)
        }
    }
}
