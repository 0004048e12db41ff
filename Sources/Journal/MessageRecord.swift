public import SMSMessages

/// Everything kept of one message, for people.
public struct MessageRecord: Sendable, Equatable {
    public enum State: String, Sendable, CaseIterable {
        /// On disk, not decided.
        case waiting
        /// Decided, and a rule waits for what it fetches.
        case fetching
        /// Rules have acted on it.
        case decided
        /// No rule took it.
        case unmatched
        /// It ended or resumed consent, before any rule.
        case consent
        /// Claimed too often without a decision, so that it may be what ended the process; waits for a person.
        case setAside
        /// Nothing that came in: an SMS that a person or a program asked for. Its sender is the number of ours, its receiver whoever
        /// gets it.
        case outbound
    }

    public var message: InboundMessage
    public var state: State
    public var acceptance: Acceptance.Kind
    public var rules: [String]
    public var ruleSetHash: String?
    public var decidedAt: Timestamp?
    /// Its text and its actions' texts were deleted when their time was over; they read as empty.
    public var textIsGone: Bool
    /// How often it was claimed, its decision included.
    public var attempts: Int
    /// Without those of its broadcasts.
    public var actions: [ActionRecord]
    public var errands: [ErrandRecord]
    public var broadcasts: [BroadcastRecord]
    /// What it was decided on; empty where no rule asked for anything.
    public var decisionState: DecisionState
    /// The asker's own words for an ``State/outbound`` one.
    public var reference: String?

    public init(
        message: InboundMessage, state: State, acceptance: Acceptance.Kind, rules: [String], ruleSetHash: String?,
        decidedAt: Timestamp? = nil, textIsGone: Bool = false, attempts: Int = 0, actions: [ActionRecord],
        errands: [ErrandRecord] = [], broadcasts: [BroadcastRecord] = [], decisionState: DecisionState = DecisionState(),
        reference: String? = nil
    ) {
        self.message = message
        self.state = state
        self.acceptance = acceptance
        self.rules = rules
        self.ruleSetHash = ruleSetHash
        self.decidedAt = decidedAt
        self.textIsGone = textIsGone
        self.attempts = attempts
        self.actions = actions
        self.errands = errands
        self.broadcasts = broadcasts
        self.decisionState = decisionState
        self.reference = reference
    }
}

public struct ActionRecord: Sendable, Equatable {
    /// Without ``NewAction/heldBack``, which ``state`` says.
    public var action: NewAction
    public var state: ActionState
    /// What was said to us last: the gateway's ids, or why it failed; never a message text.
    public var detail: String?
    public var attempts: Int
    /// When the first attempt began.
    public var begunAt: Timestamp?
    /// Nil while it is due or being sent, and where it ended before this was kept.
    public var endedAt: Timestamp?
    /// Nil where nothing went out, and where it ended before this was kept.
    public var delivery: Delivery?

    public init(
        action: NewAction, state: ActionState, detail: String?, attempts: Int = 0, begunAt: Timestamp? = nil, endedAt: Timestamp? = nil,
        delivery: Delivery? = nil
    ) {
        self.action = action
        self.state = state
        self.detail = detail
        self.attempts = attempts
        self.begunAt = begunAt
        self.endedAt = endedAt
        self.delivery = delivery
    }
}

/// Which messages to show.
public struct MessageQuery: Sendable, Equatable {
    /// Only those that come after this one in the list, which is newest first.
    public var before: MessageID?
    /// Only those that come before this one in the list.
    public var after: MessageID?
    /// Received at this instant or later.
    public var since: Timestamp?
    /// Received before this instant.
    public var until: Timestamp?
    /// The sender or the receiver.
    public var party: SMSAddress?
    /// A rule that acted, by its whole name.
    public var rule: String?
    /// Empty for all.
    public var states: Set<MessageRecord.State>
    /// Set aside, or with an action that failed, expired, was suppressed, or of which nobody knows.
    public var onlyTroubled: Bool
    public var limit: Int

    /// What a larger ``limit`` is cut to.
    public static let mostAtOnce = 1000

    public init(
        before: MessageID? = nil, after: MessageID? = nil, since: Timestamp? = nil, until: Timestamp? = nil, party: SMSAddress? = nil,
        rule: String? = nil, states: Set<MessageRecord.State> = [], onlyTroubled: Bool = false, limit: Int = 50
    ) {
        self.before = before
        self.after = after
        self.since = since
        self.until = until
        self.party = party
        self.rule = rule
        self.states = states
        self.onlyTroubled = onlyTroubled
        self.limit = limit
    }
}
