public import SMSMessages

/// An e-mail or a call that is to be made: at least once, under an id by which a repetition is known.
public struct NewErrand: Sendable, Equatable {
    public enum Kind: String, Sendable, CaseIterable {
        case email, webhook
        /// The only one whose outcome something waits for: the rest of its rule, and its lane.
        case fetch
    }

    public var id: ActionID
    public var kind: Kind
    /// The rule that wrote it, by its whole name.
    public var rule: String
    /// What a fetch's answer is called in its rule.
    public var name: String?
    /// The server it goes to (`https://api.example.com:8443`), or a mail's recipients: never anything of a message or a secret.
    public var target: String
    /// What is to be made, in the words of whoever makes it; secrets are only named.
    public var content: String
    /// After this it is not tried any more; nil for a fetch, which always comes to an end of its own.
    public var expiresAt: Timestamp?
    /// Set when it is known beforehand that it can never be made: it is stored as ended at once.
    public var refusal: Refusal?

    public struct Refusal: Sendable, Equatable {
        public var reason: String
        /// It is a fetch with an `else`, which is done in place of the rest of its rule.
        public var isExcused: Bool

        public init(reason: String, isExcused: Bool = false) {
            self.reason = reason
            self.isExcused = isExcused
        }
    }

    public init(
        id: ActionID, kind: Kind, rule: String, name: String? = nil, target: String, content: String, expiresAt: Timestamp?,
        refusal: Refusal? = nil
    ) {
        self.id = id
        self.kind = kind
        self.rule = rule
        self.name = name
        self.target = target
        self.content = content
        self.expiresAt = expiresAt
        self.refusal = refusal
    }
}

/// What came of one attempt at an e-mail or a webhook.
public enum ErrandOutcome: Sendable, Equatable {
    case done(reply: String?)
    /// It may have reached the other side or not: it is made again.
    ///
    /// - Parameter content: what is left to be made, where a part of it was done; nil for all of it.
    case again(at: Timestamp, reason: String, content: String? = nil)
    case failed(reason: String)

    /// What a Journal keeps of it for people: never a message's text.
    public var detail: String? {
        switch self {
        case .done(let reply): reply
        case .again(_, let reason, _), .failed(let reason): reason
        }
    }
}

/// The life of an errand: in plain values, so that a test can walk it and every Journal follows the same one.
public enum ErrandState: Sendable, Equatable {
    case due(at: Timestamp, attempts: Int)
    /// An e-mail or a webhook, until a breaker is released. Its place in the order stays.
    case held(dueAt: Timestamp, attempts: Int, by: Breaker.Part)
    case making(leasedUntil: Timestamp, attempts: Int)
    case done
    /// For good: it can't be made, or the other side has refused it.
    case failed
    /// A fetch that failed, in place of whose rest the `else` was done.
    case excused
    case expired
    /// A person did not want it any more.
    case dropped

    public init(of errand: NewErrand, dueAt: Timestamp) {
        self = errand.refusal.map { $0.isExcused ? .excused : .failed } ?? .due(at: dueAt, attempts: 0)
    }

    public var hasEnded: Bool {
        switch self {
        case .due, .held, .making: false
        case .done, .failed, .excused, .expired, .dropped: true
        }
    }

    /// It ended otherwise than meant: somebody may want to know.
    public var isTrouble: Bool {
        switch self {
        case .due, .held, .making, .done, .excused, .dropped: false
        case .failed, .expired: true
        }
    }

    public enum Event: Sendable, Equatable {
        case claimed(leasedUntil: Timestamp, now: Timestamp)
        /// A breaker has tripped under which it falls.
        case held(by: Breaker.Scope)
        case released
        case attempted(ErrandOutcome)
        /// A fetch has failed that has an `else`.
        case excused
        /// The lease ran out, or the process that held it died.
        case leaseLost(now: Timestamp)
        case expired
        /// By a person.
        case dropped
        /// By a person, who wants it now, or once more.
        case retried(now: Timestamp)
    }

    /// What a Journal keeps as ``ErrandRecord/detail`` after ``Event/leaseLost(now:)``.
    public static let leaseLostDetail = "the process ended, or hung, before an answer came; it is made again under the same id"

    public struct Impossible: Error, Equatable, Sendable, CustomStringConvertible {
        public let state: ErrandState
        public let event: Event

        /// Without what the other side said, which may hold a text.
        public var description: String {
            "\(Self.name(of: event)) cannot happen to an errand that is \(Self.name(of: state))"
        }

        private static func name(of value: some Any) -> Substring { "\(value)".prefix { $0.isLetter } }
    }

    /// - Throws: ``Impossible`` when the event cannot happen in this state, such as an outcome that comes after the lease ran out.
    public func after(_ event: Event) throws(Impossible) -> ErrandState {
        switch (self, event) {
        case (.due(let at, let attempts), .claimed(let until, let now)) where at <= now:
            .making(leasedUntil: until, attempts: attempts + 1)
        // An outcome may come after its lease.
        case (.making, .attempted(.done)), (.due, .attempted(.done)), (.held, .attempted(.done)): .done
        case (.due(let at, let attempts), .held(let breaker)): .held(dueAt: at, attempts: attempts, by: breaker.part)
        case (.held(let at, let attempts, _), .released): .due(at: at, attempts: attempts)
        case (.making(_, let attempts), .attempted(.again(let at, _, _))): .due(at: at, attempts: attempts)
        case (.making, .attempted(.failed)), (.due, .attempted(.failed)), (.held, .attempted(.failed)): .failed
        case (.making, .excused), (.due, .excused): .excused
        case (.making(_, let attempts), .leaseLost(let now)): .due(at: now, attempts: attempts)
        case (.due, .expired), (.held, .expired): .expired
        case (.due, .dropped), (.held, .dropped), (.failed, .dropped), (.expired, .dropped): .dropped
        case (.due(_, let attempts), .retried(let now)): .due(at: now, attempts: attempts)
        case (.failed, .retried(let now)), (.expired, .retried(let now)), (.dropped, .retried(let now)): .due(at: now, attempts: 0)
        default: throw Impossible(state: self, event: event)
        }
    }
}

/// Everything kept of one errand, for people.
public struct ErrandRecord: Sendable, Equatable {
    /// Its content is empty once the message's text is gone.
    public var errand: NewErrand
    public var state: ErrandState
    /// What was said to us last, or why it failed; never a message's text.
    public var detail: String?
    public var attempts: Int
    public var begunAt: Timestamp?
    public var endedAt: Timestamp?

    public init(
        errand: NewErrand, state: ErrandState, detail: String?, attempts: Int = 0, begunAt: Timestamp? = nil, endedAt: Timestamp? = nil
    ) {
        self.errand = errand
        self.state = state
        self.detail = detail
        self.attempts = attempts
        self.begunAt = begunAt
        self.endedAt = endedAt
    }
}

/// Which errands to take on.
public struct ErrandRequest: Sendable, Equatable {
    public var kind: NewErrand.Kind
    public var limit: Int
    /// How many of one target may be under way at once: a server that hangs must not hold all places.
    public var perTarget: Int
    /// How many are under way already, by target.
    public var underWay: [String: Int]
    public var leasedUntil: Timestamp
    /// For all of its outlet, and for what one sender's messages bring about; counted when the first attempt begins.
    public var caps: SendingCaps

    /// Held errands that one claim looks at, at most: they take no place, but looking is work.
    public static let mostHeld = 256

    public init(
        kind: NewErrand.Kind, limit: Int, perTarget: Int, underWay: [String: Int] = [:], leasedUntil: Timestamp,
        caps: SendingCaps = SendingCaps()
    ) {
        self.kind = kind
        self.limit = limit
        self.perTarget = perTarget
        self.underWay = underWay
        self.leasedUntil = leasedUntil
        self.caps = caps
    }

    /// Under which an errand of a sender's message falls, the narrowest first.
    public func scopes(for sender: SMSAddress) -> [Breaker.Scope] {
        let outlet = Breaker.Outlet(kind)
        return [Breaker.Scope(outlet, .sender(sender)), Breaker.Scope(outlet)]
    }
}

public struct ErrandClaim: Sendable, Equatable {
    public var errands: [ClaimedErrand]
    /// Fetches whose rule went on as the process ended, too often: to be ended as failed without being made.
    public var givenUp: [ClaimedErrand]
    /// Fetches that a breaker does not let through: to be ended as failed without being made, since a lane must not wait for a person.
    public var refused: [ClaimedErrand]
    /// E-mails or webhooks that a breaker holds from now on.
    public var held: [ActionID]
    /// Breakers that this claim made trip.
    public var tripped: [Breaker]

    public init(
        errands: [ClaimedErrand], givenUp: [ClaimedErrand] = [], refused: [ClaimedErrand] = [], held: [ActionID] = [],
        tripped: [Breaker] = []
    ) {
        self.errands = errands
        self.givenUp = givenUp
        self.refused = refused
        self.held = held
        self.tripped = tripped
    }
}

public struct ClaimedErrand: Sendable, Equatable {
    /// Times that a process may have ended while a fetch's rule went on, beside the first, of which there is no word.
    public static let mostEnds = 2

    public var errand: NewErrand
    /// 1 for the first attempt.
    public var attempt: Int
    /// When the first of its attempts began, or the first since a person wanted it once more.
    public var begunAt: Timestamp
    public var message: InboundMessage
    /// Set for a fetch.
    public var waiting: WaitingRule?

    public init(errand: NewErrand, attempt: Int, begunAt: Timestamp, message: InboundMessage, waiting: WaitingRule? = nil) {
        self.errand = errand
        self.attempt = attempt
        self.begunAt = begunAt
        self.message = message
        self.waiting = waiting
    }
}

/// A rule that waits for a fetch: what is needed to go on with it, since deciding is pure.
public struct WaitingRule: Sendable, Equatable {
    public var ruleSetHash: String
    public var state: DecisionState
    /// What its earlier fetches brought, in order; nil for one that failed.
    public var answers: [[UInt8]?]

    public init(ruleSetHash: String, state: DecisionState, answers: [[UInt8]?]) {
        self.ruleSetHash = ruleSetHash
        self.state = state
        self.answers = answers
    }
}

/// What came of a fetch, with what its rule does about it: one commit.
public struct FetchEnd: Sendable, Equatable {
    public enum Outcome: Sendable, Equatable {
        case brought([UInt8])
        /// The rule has an `else`.
        case excused(reason: String)
        /// The message is failed.
        case failed(reason: String)
    }

    public var fetch: ActionID
    public var outcome: Outcome
    /// Numbered from 1; they stand behind all that the message has brought about before.
    public var consequences: Consequences

    public init(fetch: ActionID, outcome: Outcome, consequences: Consequences) {
        self.fetch = fetch
        self.outcome = outcome
        self.consequences = consequences
    }
}
