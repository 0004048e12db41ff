public import SMSMessages

/// The durable record of every message: what came in, what was decided, what is to be done and what became of it.
///
/// Every method that writes is one unit of work: it has happened on disk when it returns, or, when it throws, is to be
/// treated as not known (``JournalFailure/broken(_:)``) or as not done (the other cases). Units of callers that
/// wait at the same time share one commit.
public protocol MessageJournal: Sendable {
    /// Step 2 of a message's path. Stores what is new, with its opt-out or opt-in, and recognises what is not.
    ///
    /// A part of a long SMS (``InboundMessage/parts`` with one number) is kept until the others are there, in any order, at most
    /// ``PartWait/longest`` from the first; the last one brings the message, in the same commit. Parts belong together by channel, sender,
    /// receiver, reference and total.
    ///
    /// - Parameter read: what a joined message means; called inside the commit.
    /// - Returns: one ``Acceptance`` an arrival, in order.
    func accept(_ arrivals: [Arrival], joining read: @escaping ArrivalReader) async throws(JournalFailure) -> [Acceptance]

    /// Accepts what is there of each long SMS whose time is over, marked as incomplete (``MessageParts/isComplete``). A part that comes
    /// later begins anew.
    ///
    /// - Returns: the messages that this brought.
    func acceptIncomplete(now: Timestamp, joining read: @escaping ArrivalReader) async throws(JournalFailure) -> [MessageID]

    /// Whether a message could be accepted now.
    ///
    /// - Throws: what ``accept(_:joining:)`` would.
    func probe() async throws(JournalFailure)

    /// Step 3. Leases the oldest undecided message of each of up to `limit` lanes; a lane (one sender, one number)
    /// with a leased message gives no second one.
    ///
    /// A message whose earlier claim ended without a decision may have ended the process that held it: it is claimed
    /// alone, so that only its own count grows, and after ``ClaimedMessage/mostAttempts`` it is set aside instead.
    ///
    /// - Parameter question: what each message's ``ClaimedMessage/state`` must tell; read on the snapshot of the claim.
    func claimMessages(
        upTo limit: Int, leasedUntil: Timestamp, asking question: StateQuestion, now: Timestamp
    ) async throws(JournalFailure) -> MessageClaim

    /// Step 3, for a message whose earlier claim ended with its process: written before it is decided, alone, so that a process which the
    /// decision ends has left word of it. A process that is ended from outside at another moment has not, and says nothing against it.
    func beginDeciding(_ message: MessageID) async throws(JournalFailure)

    /// Takes that back: the decision has come to an end, and is to be recorded.
    func endDeciding(_ message: MessageID) async throws(JournalFailure)

    /// Step 3, for leased messages whose decision takes long: each waits until ``claimPutOff(leasedUntil:asking:)`` takes it, after a restart
    /// too, and holds up its own lane only.
    func putOff(_ messages: [MessageID]) async throws(JournalFailure)

    /// Step 3. Leases the oldest of the messages that were put off; nil where there is none.
    func claimPutOff(leasedUntil: Timestamp, asking question: StateQuestion) async throws(JournalFailure) -> ClaimedMessage?

    /// What a message would be decided on if it were claimed now.
    func decisionState(
        for message: InboundMessage, asking question: StateQuestion
    ) async throws(JournalFailure) -> DecisionState

    /// Step 3, its end: what was decided of leased messages, the memberships and limit counts that change by it and the
    /// actions that follow. Each decision is a unit of its own; of a message that is decided already the first decision
    /// stands, and of one erased meanwhile nothing is kept.
    ///
    /// A limit of all is looked at once more, after what was decided before it in the same commit: where it is used up by then, nothing of the
    /// decision is kept, and its message waits again as if it had not been claimed.
    ///
    /// - Returns: the messages that wait again, which is nothing against them.
    @discardableResult
    func record(_ decisions: [MessageDecision], now: Timestamp) async throws(JournalFailure) -> [MessageID]

    /// Step 5. Takes due actions in the order written and sets each to `sending`, to the end that conduct demands, or to `held` where a
    /// breaker has tripped or trips now. In one conversation (a number of ours, a phone) each waits until the one written before it has
    /// ended, whether that is being sent or waits for its retry; confirmations of consent stand before all others there, SMS of broadcasts
    /// behind them, and what is held has stepped aside until it is released. Before that, SMS are made out of these gateways' broadcasts,
    /// of each so many that ``NewBroadcast/portion`` are due.
    ///
    /// - Parameters:
    ///   - gateways: only actions of these gateways are taken.
    ///   - conduct: what may be sent; judged inside the commit, with counts taken there.
    func claimActions(
        upTo limit: Int, gateways: Set<String>, conduct: Conduct, leasedUntil: Timestamp, now: Timestamp
    ) async throws(JournalFailure) -> ActionClaim

    /// Step 5, its end: what came of the attempt. An end status is never taken back; of an action erased meanwhile
    /// nothing is kept.
    func settle(_ action: ActionID, _ outcome: AttemptOutcome, now: Timestamp) async throws(JournalFailure)

    /// Step 5 for e-mails, webhooks and fetches: takes due ones and leases them: the target first that has waited longest,
    /// of each its oldest. Those that a breaker of the request's caps does not let through are held, or, if they are fetches, refused.
    func claimErrands(_ request: ErrandRequest, now: Timestamp) async throws(JournalFailure) -> ErrandClaim

    /// Step 5, for a fetch whose earlier claim ended with its process: written before its rule goes on, so that a process which that ends
    /// has left word of it. After ``ClaimedErrand/mostEnds`` it is given up; a process that is ended from outside at another moment says
    /// nothing against it.
    func beginResuming(_ fetch: ActionID) async throws(JournalFailure)

    /// Takes that back: its rule has gone on, which is to be recorded.
    func endResuming(_ fetch: ActionID) async throws(JournalFailure)

    /// Step 5, its end for an e-mail or a webhook. Of one erased meanwhile nothing is kept.
    func settle(_ errand: ActionID, _ outcome: ErrandOutcome, now: Timestamp) async throws(JournalFailure)

    /// Step 5, its end for a fetch: what it brought, and what its rule does about it. When no other fetch of the message is under way,
    /// its lane goes on. A second answer to the same fetch changes nothing.
    func settle(_ end: FetchEnd, now: Timestamp) async throws(JournalFailure)

    /// Newest first.
    func broadcasts(limit: Int) async throws(JournalFailure) -> [BroadcastRecord]

    /// The SMS made out of a broadcast, in that order.
    /// - Parameter place: only those after this, from 0 on.
    func sms(of broadcast: ActionID, after place: Int, limit: Int) async throws(JournalFailure) -> [ActionRecord]

    /// Nothing more is made out of it, and of its SMS those that are due are dropped; so is one under way that turns out not to have left.
    /// - Returns: false when there is none of this id that is running, or of which SMS are due.
    func stopBroadcast(_ id: ActionID, now: Timestamp) async throws(JournalFailure) -> Bool

    /// What is to be done, and what has failed: SMS, e-mails and calls that have not come to a good end, oldest first.
    func queue(_ query: QueueQuery) async throws(JournalFailure) -> [QueueEntry]

    /// Has an e-mail or a webhook tried now that waits, or has ended without success; an SMS that waits. What an SMS that has ended
    /// wants is ``resend(_:again:gateway:sender:expiresAt:now:)``.
    func retry(_ id: ActionID, now: Timestamp) async throws(JournalFailure) -> QueueChange

    /// Ends what waits, and takes what has failed off the list.
    func drop(_ id: ActionID, now: Timestamp) async throws(JournalFailure) -> QueueChange

    /// Step 7. Notes what the gateway tells of an SMS: of the one whose id is the reference, else of the newest with the gateway's id. An
    /// end status is never taken back, and what is told of was sent, whatever we took it for.
    ///
    /// One that fits no SMS that has begun, or one that is still being sent, is kept until an outcome is stored that it fits. After
    /// ``EarlyNotification/keptFor`` it is forgotten, changes nothing, and is counted.
    func recordDelivery(
        _ notification: DeliveryNotification, by gateway: String, now: Timestamp
    ) async throws(JournalFailure) -> NotificationFate

    /// Step 7. Takes up to `limit` SMS of this gateway that it is to be asked about by now, those that wait longest first.
    ///
    /// - Parameter leasedUntil: one whose answer is not recorded by then is asked about again.
    func claimPolls(
        upTo limit: Int, of gateway: String, leasedUntil: Timestamp, now: Timestamp
    ) async throws(JournalFailure) -> [DeliveryPoll]

    /// Step 7, its end: what the gateway answered. Of an action erased meanwhile nothing is kept.
    func recordPoll(_ action: ActionID, _ answer: PollAnswer, now: Timestamp) async throws(JournalFailure)

    /// Every breaker that has tripped: by outlet, that of all that leaves there first, then blocks, senders and recipients.
    func breakers() async throws(JournalFailure) -> [BreakerRecord]

    /// Releases a breaker: its caps count from nothing, and what it holds falls due again, in its old place in the order.
    ///
    /// Where much is held it is let go in portions, and the rest is held again when the breaker trips meanwhile.
    /// - Returns: how much fell due; nil when it has not tripped and holds nothing.
    func release(_ breaker: Breaker.Scope) async throws(JournalFailure) -> Int?

    /// Sends once more what has ended: a new action with the next ordinal, the same in all but its origin and the way it leaves, due
    /// now. What confirms a change of consent stays that, or it could not be sent to somebody who has opted out.
    ///
    /// A copy belongs to what it is a copy of, and so do its own copies: of all these none is made while one of them is due, held, under
    /// way or sent, however many ask at once.
    ///
    /// - Parameter again: a person has said that he wants it once more even so.
    func resend(
        _ action: ActionID, again: Bool, gateway: String, sender: SMSAddress, expiresAt: Timestamp, now: Timestamp
    ) async throws(JournalFailure) -> Resend

    /// Lets a message that was set aside wait again, its attempts at 0. In its lane it comes after what is claimed there now.
    /// - Returns: false when there is no such message, it is not set aside, or its text is gone.
    func decideAgain(_ message: MessageID, now: Timestamp) async throws(JournalFailure) -> Bool

    /// Keeps a rule set's text once, under its hash, so that a decision can be explained later.
    func keepRuleSet(hash: String, text: String, now: Timestamp) async throws(JournalFailure)

    /// The text kept under this hash; nil when there is none.
    func ruleSet(hash: String) async throws(JournalFailure) -> String?

    /// The text kept last: of the rules in force when the server ended; nil when none was ever kept.
    func newestRuleSet() async throws(JournalFailure) -> String?

    /// What is known of one message and its actions; nil when there is none.
    func record(of message: MessageID) async throws(JournalFailure) -> MessageRecord?

    /// What is known of the messages that the query asks for, newest first: by the time of receipt, then as stored.
    func messages(_ query: MessageQuery) async throws(JournalFailure) -> [MessageRecord]

    /// Each message that was stored or whose record changed (decided, set aside, an action begun or ended), told after the
    /// commit. Holds the newest 8,192 for a listener that lags; ends when the journal closes.
    func changes() -> AsyncStream<MessageID>

    /// Turns what a lease that ran out left behind: a message may be claimed again, an SMS becomes `unknown`. Ends as expired
    /// every due or held action and every broadcast whose time is over, also those of a gateway that nobody serves any more, and forgets
    /// notifications that fitted nothing.
    func expireLeases(now: Timestamp) async throws(JournalFailure)

    /// Forgets what is older than ``KeepingTimes``, a bounded portion a call.
    /// - Returns: whether more is left.
    func forget(_ keeping: KeepingTimes, now: Timestamp) async throws(JournalFailure) -> Bool

    /// Members of an audience in the order of their numbers' texts, a page a call.
    /// - Parameters:
    ///   - after: the last of the page before; it need not be a member any more.
    ///   - limit: a larger one than ``AudienceCount/mostAtOnce`` is cut to it.
    func members(of audience: String, after: PhoneNumber?, limit: Int) async throws(JournalFailure) -> [PhoneNumber]

    /// Opts numbers out of ours, or in again, as an operator says. What waits to be sent to somebody who opts out is not sent, but for
    /// the confirmation of an earlier change, and his memberships through that number end. All in one commit: nothing of it holds when it
    /// fails. While many are written others wait: no more than ``ConsentOrder/mostAtOnce``.
    func changeConsent(_ orders: [ConsentOrder], now: Timestamp) async throws(JournalFailure) -> ConsentOutcome

    /// Opt-outs in force, a page a call.
    func optOuts(_ query: OptOutQuery) async throws(JournalFailure) -> [OptOutRecord]

    /// Memberships of an audience by number, then by the number of ours, a page a call.
    /// - Parameters:
    ///   - after: the last of the page before; it need not be one any more.
    ///   - limit: a larger one than ``AudienceCount/mostAtOnce`` is cut to it.
    func memberships(of audience: String, after: AudienceMember?, limit: Int) async throws(JournalFailure) -> [AudienceMember]

    /// Takes numbers into an audience, as an operator says, in one commit. Never lifts an opt-out.
    func join(_ members: [AudienceMember], to audience: String) async throws(JournalFailure) -> AudienceOutcome

    /// Takes numbers out of an audience, in one commit.
    /// - Parameter through: only what they joined by this number of ours; nil for whatever they joined by.
    /// - Returns: how many memberships ended.
    func leave(_ numbers: [PhoneNumber], audience: String, through: SMSAddress?) async throws(JournalFailure) -> Int

    /// Takes an SMS that a person or a program asks for, unless its key is known or the recipient has opted out.
    func send(_ order: SendOrder, now: Timestamp) async throws(JournalFailure) -> SendOutcome

    /// The audiences that have members, by name. Counts every membership: for people, not for every message.
    func audiences() async throws(JournalFailure) -> [AudienceCount]

    /// Those of these numbers that have opted out, each with the number of ours that must not write to it: by the phone's, then by ours.
    func optOuts(among phones: Set<SMSAddress>) async throws(JournalFailure) -> [OptedOut]

    /// Everything kept of one number.
    func export(_ number: SMSAddress) async throws(JournalFailure) -> NumberRecord

    /// Deletes the messages that a number sent with their actions, what was or is to be sent to it, its memberships, the times
    /// that limits count, and its consent log.
    ///
    /// An opt-out in force stays, since forgetting it would mean to write to the number again; so do provider ids, by which
    /// a repeated delivery is known.
    func erase(_ number: SMSAddress, now: Timestamp) async throws(JournalFailure) -> Erased

    func counts(now: Timestamp) async throws(JournalFailure) -> JournalCounts
}

extension MessageJournal {
    /// Accepts messages where nothing that is joined means a change of consent.
    public func accept(_ arrivals: [Arrival]) async throws(JournalFailure) -> [Acceptance] {
        try await accept(arrivals) { Arrival(message: $0) }
    }

    /// Claims messages for rules that ask for no state.
    public func claimMessages(upTo limit: Int, leasedUntil: Timestamp, now: Timestamp) async throws(JournalFailure) -> MessageClaim {
        try await claimMessages(upTo: limit, leasedUntil: leasedUntil, asking: .nothing, now: now)
    }
}

/// Why a unit of work could not be done.
public enum JournalFailure: Error, Sendable, Equatable {
    /// The disk is below its mark: nothing new is taken in, what is stored goes on being sent.
    case noSpace(freeBytes: Int64, mark: Int64)
    /// The data file was moved, deleted or closed to the server, which has it open: nothing new is taken in until it is back, since it might
    /// be lost.
    case misplaced(path: String)
    /// A write failed in a way that may or may not be on disk. The process must stop; a restart finds out.
    case broken(String)
    /// The unit itself was refused, its neighbours were not; a defect of the program, said with what it was.
    case refused(String)
    case closed
}

extension JournalFailure: CustomStringConvertible {
    /// A sentence for whoever operates the server.
    public var description: String {
        switch self {
        case .noSpace(let free, let mark) where free < mark:
            "the disk of the data file is full: \(Self.megabytes(free)) free, at least \(Self.megabytes(mark)) are needed to take SMS in; "
                + "free some, and it goes on by itself"
        case .noSpace: "the data file's disk said that it is full, or a quota is used up; free some space, and it goes on by itself"
        case .misplaced(let path):
            "the data file \(path) is not there any more, or cannot be seen: was its folder moved, deleted, unmounted or its permission "
                + "taken away? Put it back, and SMS are taken in again; what waits is still sent"
        case .broken(let reason): "the data file cannot be written any more (\(reason)); see that its disk is well, and start again"
        case .refused(let reason): "the data file refused this, which is a defect of answerback: \(reason)"
        case .closed: "the server is being stopped"
        }
    }

    private static func megabytes(_ bytes: Int64) -> String {
        bytes < 1 << 20 ? "\(max(bytes, 0)) bytes" : "\(bytes >> 20) MiB"
    }
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

/// A phone that one of our numbers must not write to.
public struct OptedOut: Sendable, Hashable {
    public var phone: SMSAddress
    public var number: SMSAddress

    public init(_ phone: SMSAddress, of number: SMSAddress) {
        self.phone = phone
        self.number = number
    }
}

public enum ConsentChange: String, Sendable, Equatable {
    /// Ends every membership joined through the number as well.
    case optOut
    /// Brings none of them back.
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
        /// A part of a long SMS, kept until the others are there.
        case part
    }

    public var kind: Kind
    /// The id it is stored under; of a repetition, the one of its first delivery; of a part, the one its message will have.
    public var id: MessageID

    public init(kind: Kind, id: MessageID) {
        self.kind = kind
        self.id = id
    }
}

public struct MessageClaim: Sendable, Equatable {
    public var messages: [ClaimedMessage]
    /// What would have been claimed once too often: nothing claims these any more, their lanes go on.
    public var setAside: [MessageID]

    public init(messages: [ClaimedMessage], setAside: [MessageID] = []) {
        self.messages = messages
        self.setAside = setAside
    }
}

public struct ClaimedMessage: Sendable, Equatable {
    /// Ends of the process before a message is set aside: the first with a claim that held it, the others while it was being decided.
    public static let mostAttempts = 3

    public var message: InboundMessage
    /// 1 for the first time it is claimed; more when an earlier claim ended with its process, see
    /// ``MessageJournal/beginDeciding(_:)``.
    public var attempt: Int
    /// What was asked for with the claim; nothing else is filled in.
    public var state: DecisionState

    public init(message: InboundMessage, attempt: Int, state: DecisionState = DecisionState()) {
        self.message = message
        self.attempt = attempt
        self.state = state
    }
}

/// What came of asking for an action once more.
public enum Resend: Sendable, Equatable {
    case made(ActionID)
    case notFound
    /// It is due, held or being sent.
    case notEnded
    /// It went out, or one of those that belong together with it is due, held, under way or sent: the newest of these.
    case covered(by: ActionID)
    case textGone
}

/// What the rules said of one message.
public struct MessageDecision: Sendable, Equatable {
    public var message: MessageID
    /// The rules that acted, in order.
    public var rules: [String]
    /// Whether the last of them took the message; where all of them only passed it on, it is `unmatched` all the same.
    public var isTaken: Bool
    /// How many rules were passed over, since nobody knows whether they hold.
    public var undecided: Int
    public var ruleSetHash: String
    /// Of each rule up to its first fetch.
    public var consequences: Consequences
    /// What it was decided on.
    public var state: DecisionState
    /// Those among ``rules`` that have a limit, each once: what is counted.
    public var limits: [LimitUse]

    /// - Parameter isTaken: nil where any rule that acted has taken it.
    public init(
        message: MessageID, rules: [String], isTaken: Bool? = nil, undecided: Int = 0, ruleSetHash: String,
        consequences: Consequences = Consequences(), state: DecisionState = DecisionState(), limits: [LimitUse] = []
    ) {
        self.message = message
        self.rules = rules
        self.undecided = undecided
        self.isTaken = isTaken ?? !rules.isEmpty
        self.ruleSetHash = ruleSetHash
        self.consequences = consequences
        self.state = state
        self.limits = limits
    }

    /// A decision of which SMS and memberships follow, and nothing else.
    public init(
        message: MessageID, rules: [String], isTaken: Bool? = nil, ruleSetHash: String, actions: [NewAction],
        state: DecisionState = DecisionState(), limits: [LimitUse] = [], memberships: [MembershipChange] = []
    ) {
        self.init(
            message: message, rules: rules, isTaken: isTaken, ruleSetHash: ruleSetHash,
            consequences: Consequences(actions: actions, memberships: memberships), state: state, limits: limits)
    }
}

public struct ActionClaim: Sendable, Equatable {
    public var actions: [ClaimedAction]
    /// When the next action of these gateways that waits for no other falls due; nil when there is none. Earlier than `now` when `limit` cut the claim.
    public var nextDue: Timestamp?
    /// Breakers that this claim made trip.
    public var tripped: [Breaker]
    /// What is due no more without having begun, in order.
    public var heldBack: [HeldBackSMS]

    public init(actions: [ClaimedAction], nextDue: Timestamp?, tripped: [Breaker] = [], heldBack: [HeldBackSMS] = []) {
        self.actions = actions
        self.nextDue = nextDue
        self.tripped = tripped
        self.heldBack = heldBack
    }
}

/// An SMS that a claim found due and did not let out.
public struct HeldBackSMS: Sendable, Equatable {
    public enum Reason: Sendable, Equatable {
        case suppressed(Suppression)
        /// Until a person releases the breaker.
        case held(Breaker.Part)
    }

    public var id: ActionID
    public var recipient: SMSAddress
    public var number: SMSAddress
    public var rule: String?
    public var reason: Reason

    /// - Returns: nil where it begins, or has expired.
    public init?(_ action: NewAction, after event: ActionState.Event) {
        switch event {
        case .suppressed(let suppression): reason = .suppressed(suppression)
        case .held(let breaker): reason = .held(breaker.part)
        default: return nil
        }
        id = action.id
        recipient = action.recipient
        number = action.number
        rule = action.rule
    }

    public var isLoopGuard: Bool { if case .suppressed(let reason) = reason { reason.isLoopGuard } else { false } }
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
