public import SMSMessages

/// The durable record of every message: what came in, what was decided, what is to be done and what became of it.
///
/// Every method that writes is one unit of work: it has happened on disk when it returns, or, when it throws, is to be
/// treated as not known (``JournalFailure/broken(_:)``) or as not done (the other cases). Units of callers that
/// wait at the same time share one commit.
public protocol MessageJournal: Sendable {
    /// Step 2 of a message's path. Stores what is new, with its opt-out or opt-in, and recognises what is not.
    ///
    /// - Returns: one ``Acceptance`` an arrival, in order.
    func accept(_ arrivals: [Arrival]) async throws(JournalFailure) -> [Acceptance]

    /// Step 3. Leases the oldest undecided message of each of up to `limit` lanes; a lane (one sender, one number)
    /// with a leased message gives no second one.
    func claimMessages(upTo limit: Int, leasedUntil: Timestamp, now: Timestamp) async throws(JournalFailure) -> MessageClaim

    /// Step 3, its end: what was decided of leased messages and the actions that follow. Each decision is a unit of its
    /// own; of a message that is decided already the first decision stands.
    func record(_ decisions: [MessageDecision], now: Timestamp) async throws(JournalFailure)

    /// Step 5. Takes due actions in the order written and sets each to `sending`, or to the end that conduct demands.
    ///
    /// - Parameters:
    ///   - gateways: only actions of these gateways are taken.
    ///   - conduct: what may be sent; judged inside the commit, with counts taken there.
    func claimActions(
        upTo limit: Int, gateways: Set<String>, conduct: Conduct, leasedUntil: Timestamp, now: Timestamp
    ) async throws(JournalFailure) -> ActionClaim

    /// Step 5, its end: what came of the attempt. An end status is never taken back.
    func settle(_ action: ActionID, _ outcome: AttemptOutcome, now: Timestamp) async throws(JournalFailure)

    /// Keeps a rule set's text once, under its hash, so that a decision can be explained later.
    func keepRuleSet(hash: String, text: String, now: Timestamp) async throws(JournalFailure)

    /// What is known of one message and its actions; nil when there is none.
    func record(of message: MessageID) async throws(JournalFailure) -> MessageRecord?

    /// Turns what a lease that ran out left behind: a message may be claimed again, an SMS becomes `unknown`.
    func expireLeases(now: Timestamp) async throws(JournalFailure)

    /// Forgets provider ids older than ``KeepingTimes``, a bounded portion a call.
    /// - Returns: whether more is left.
    func forget(_ keeping: KeepingTimes, now: Timestamp) async throws(JournalFailure) -> Bool

    func counts() async throws(JournalFailure) -> JournalCounts
}

/// Why a unit of work could not be done.
public enum JournalFailure: Error, Sendable, Equatable {
    /// The disk is below its mark: nothing new is taken in, what is stored goes on being sent.
    case noSpace(freeBytes: Int64, mark: Int64)
    /// A write failed in a way that may or may not be on disk. The process must stop; a restart finds out.
    case broken(String)
    /// The unit itself was refused, its neighbours were not; a defect of the program, said with what it was.
    case refused(String)
    case closed
}

/// A message to be accepted, with what its text means to section 9 of the rule language.
public struct Arrival: Sendable, Equatable {
    public var message: InboundMessage
    /// Set when the text is one of the words that end or resume consent; the rules never see such a message
    /// (except ``ConsentChange/optIn``, which is an ordinary message from somebody who had not opted out).
    public var consent: ConsentChange?
    /// The SMS that confirms the change, sent only if it changed something; nil where nothing can be answered.
    public var confirmation: NewAction?

    public init(message: InboundMessage, consent: ConsentChange? = nil, confirmation: NewAction? = nil) {
        self.message = message
        self.consent = consent
        self.confirmation = confirmation
    }
}

public enum ConsentChange: String, Sendable, Equatable {
    case optOut
    case optIn
}

public struct Acceptance: Sendable, Equatable {
    public enum Kind: Sendable, Equatable {
        case new
        /// No provider id, and equal sender, receiver and text came in within 60 s before.
        case suspectedDuplicate
        /// The provider's id is known, with another text: a new message, worth a warning.
        case reusedID
        /// The provider's id is known with the same text: nothing was stored.
        case repeated
    }

    public var kind: Kind
    /// The id it is stored under; of a repetition, the one of its first delivery.
    public var id: MessageID

    public init(kind: Kind, id: MessageID) {
        self.kind = kind
        self.id = id
    }
}

public struct MessageClaim: Sendable, Equatable {
    public var messages: [ClaimedMessage]

    public init(messages: [ClaimedMessage]) {
        self.messages = messages
    }
}

public struct ClaimedMessage: Sendable, Equatable {
    public var message: InboundMessage
    /// 1 for the first time it is claimed; more when an earlier claim ended with its process.
    public var attempt: Int

    public init(message: InboundMessage, attempt: Int) {
        self.message = message
        self.attempt = attempt
    }
}

/// What the rules said of one message.
public struct MessageDecision: Sendable, Equatable {
    public var message: MessageID
    /// The rules that acted, in order; empty for `unmatched`.
    public var rules: [String]
    public var ruleSetHash: String
    public var actions: [NewAction]

    public init(message: MessageID, rules: [String], ruleSetHash: String, actions: [NewAction]) {
        self.message = message
        self.rules = rules
        self.ruleSetHash = ruleSetHash
        self.actions = actions
    }
}

public struct ActionClaim: Sendable, Equatable {
    public var actions: [ClaimedAction]
    /// When the next action of these gateways falls due; nil when none waits. Earlier than `now` when `limit` cut the claim.
    public var nextDue: Timestamp?

    public init(actions: [ClaimedAction], nextDue: Timestamp?) {
        self.actions = actions
        self.nextDue = nextDue
    }
}

public struct ClaimedAction: Sendable, Equatable {
    public var id: ActionID
    public var gateway: String
    public var sms: OutboundSMS
    /// 1 for the first attempt.
    public var attempt: Int
    public var expiresAt: Timestamp

    public init(id: ActionID, gateway: String, sms: OutboundSMS, attempt: Int, expiresAt: Timestamp) {
        self.id = id
        self.gateway = gateway
        self.sms = sms
        self.attempt = attempt
        self.expiresAt = expiresAt
    }
}

/// How long things are kept.
public struct KeepingTimes: Sendable, Equatable {
    /// Longer than any provider's schedule of repetitions.
    public var providerIDs: Duration

    public init(providerIDs: Duration = .seconds(30 * 86_400)) {
        self.providerIDs = providerIDs
    }
}

public struct JournalCounts: Sendable, Equatable {
    /// Messages not decided yet.
    public var waiting: Int
    public var due: Int
    public var sending: Int
    public var unknown: Int
    public var reusedIDs: Int

    public init(waiting: Int, due: Int, sending: Int, unknown: Int, reusedIDs: Int) {
        self.waiting = waiting
        self.due = due
        self.sending = sending
        self.unknown = unknown
        self.reusedIDs = reusedIDs
    }
}

/// Everything kept of one message, for people.
public struct MessageRecord: Sendable, Equatable {
    public enum State: String, Sendable {
        /// On disk, not decided.
        case waiting
        /// Rules have acted on it.
        case decided
        /// No rule took it.
        case unmatched
        /// It ended or resumed consent, before any rule.
        case consent
    }

    public var message: InboundMessage
    public var state: State
    public var acceptance: Acceptance.Kind
    public var rules: [String]
    public var ruleSetHash: String?
    public var actions: [ActionRecord]

    public init(
        message: InboundMessage, state: State, acceptance: Acceptance.Kind, rules: [String], ruleSetHash: String?, actions: [ActionRecord]
    ) {
        self.message = message
        self.state = state
        self.acceptance = acceptance
        self.rules = rules
        self.ruleSetHash = ruleSetHash
        self.actions = actions
    }
}

public struct ActionRecord: Sendable, Equatable {
    public var action: NewAction
    public var state: ActionState
    /// What was said to us last: the gateway's ids, or why it failed; never a message text.
    public var detail: String?

    public init(action: NewAction, state: ActionState, detail: String?) {
        self.action = action
        self.state = state
        self.detail = detail
    }
}
