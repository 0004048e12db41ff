public import Journal
public import Logging
public import SMSMessages
import Synchronization

/// What a gateway made of one SMS, in the terms in which the responder acts on it.
public enum SendResult: Sendable, Equatable {
    case sent(ids: [String])
    /// Proved: nothing has left, the same SMS may be tried again.
    case notSent(reason: String)
    /// The gateway refuses our account (or its credits are used up): nothing can be sent there until somebody acts.
    case accountRefused(reason: String)
    case refused(reason: String)
    /// - Parameter isOfAddress: what answers there is not the gateway, or does not let us in: the next SMS would fare no better.
    case unknown(reason: String, isOfAddress: Bool = false)
}

/// Step 5 of a message's path, for one gateway: takes due SMS, sends them, records what came of each.
public final class Dispatcher: Sendable {
    public typealias Send = @Sendable (OutboundSMS) async -> SendResult

    public struct Settings: Sendable {
        /// SMS under way at once.
        public var places: Int
        /// Longer than one attempt can take, time-outs included.
        public var lease: Duration
        public var retry: Backoff
        /// Between tries while the account is refused, or nothing that is sent there can be known.
        public var account: Backoff
        /// Parts of SMS a second at most; nil for as fast as it goes.
        public var perSecond: Int?

        public init(
            places: Int = 32, lease: Duration = .seconds(120), retry: Backoff = Backoff(),
            account: Backoff = Backoff(first: .seconds(60), longest: .seconds(300)), perSecond: Int? = nil
        ) {
            self.places = places
            self.lease = lease
            self.retry = retry
            self.account = account
            self.perSecond = perSecond
        }
    }

    public let wakeup = Wakeup()
    public let gateway: String
    private let journal: any MessageJournal
    private let conduct: @Sendable () -> Conduct
    private let settings: Settings
    private let send: Send
    private let now: @Sendable () -> Timestamp
    private let wait: @Sendable (Duration) async -> Void
    private let logger: Logger
    private let state: Mutex<State>

    private struct State {
        var underWay = 0
        var gate = GatewayGate.open
        var stopping = false
        var pace: SendingPace?
        /// A child task waits for the next turn.
        var awaitsTurn = false
        /// Why the gate is shut, for the operator.
        var closure: Closure?
        /// SMS in a row of which nobody knows.
        var unknown = 0
        /// Attempts in a row of which nothing has left.
        var inVain = 0
        /// Why the last one of those.
        var obstacle = ""
        /// Of whom it was said when that a loop guard holds SMS to him back.
        var guarded: [Pair: Timestamp] = [:]
    }

    private struct Pair: Hashable {
        let recipient: SMSAddress
        let number: SMSAddress
    }

    private enum Closure {
        /// The gateway says so.
        case account(reason: String)
        case unknown(reason: String)

        var sentence: String {
            switch self {
            case .account(let reason):
                "the gateway refuses our account (\(reason)); everything stays queued, tried again every few minutes"
            case .unknown(let reason):
                "nobody can know whether what is sent to the gateway goes out (\(reason)); everything else stays queued, and one SMS tries "
                    + "every few minutes"
            }
        }
    }

    /// - Parameter wait: for the gateway's pace.
    public init(
        gateway: String, journal: any MessageJournal, conduct: @escaping @Sendable () -> Conduct, settings: Settings = Settings(),
        now: @escaping @Sendable () -> Timestamp,
        // One that is cancelled is over.
        wait: @escaping @Sendable (Duration) async -> Void = { try? await Task.sleep(for: $0) }, logger: Logger,
        send: @escaping Send
    ) {
        self.gateway = gateway
        self.journal = journal
        self.conduct = conduct
        self.settings = settings
        self.now = now
        self.wait = wait
        self.logger = logger
        self.send = send
        state = Mutex(State(pace: settings.perSecond.map { SendingPace(perSecond: $0) }))
    }

    /// Why nothing is sent at the moment, for the operator; nil when all is well.
    public var trouble: String? {
        state.withLock { state in
            if let closure = state.closure { return closure.sentence }
            guard state.inVain >= Self.manyInVain else { return nil }
            return "nothing gets through to the gateway (\(state.obstacle)); what is due is tried again until its time is over"
        }
    }

    /// One lost connection is nothing, three in a row are worth a look; so is an SMS of which nobody knows.
    private static let manyInVain = 3

    /// Runs until ``stop()``, then until what is under way has ended.
    ///
    /// - Throws: ``JournalFailure`` when the record cannot be kept any more; what was being sent becomes `unknown` after the restart.
    public func run() async throws {
        try await withThrowingDiscardingTaskGroup { group in
            for await _ in wakeup.signals {
                while case let claimed = try await claim(), !claimed.isEmpty {
                    for action in claimed {
                        group.addTask { try await self.attempt(action) }
                    }
                }
                if let pause = pauseBeforeTurn() {
                    group.addTask { await self.awaitTurn(pause) }
                }
            }
        }
    }

    /// Takes nothing more on; an SMS under way gets its full time.
    public func stop() {
        state.withLock { $0.stopping = true }
        wakeup.finish()
    }

    /// Nothing is claimed before its turn has come: what waits in the queue can still be held back, and a kill leaves it due.
    ///
    /// - Returns: nil when there is a turn now, or somebody waits for the next one.
    private func pauseBeforeTurn() -> Duration? {
        state.withLock { state in
            guard !state.stopping, !state.awaitsTurn, let pause = state.pace?.pause(now: now()) else { return nil }
            state.awaitsTurn = true
            return pause
        }
    }

    private func awaitTurn(_ pause: Duration) async {
        await wait(pause)
        state.withLock { $0.awaitsTurn = false }
        wakeup.signal()
    }

    /// Empty when nothing is due, every place is taken, the next turn has not come, or the gate is shut.
    private func claim() async throws(JournalFailure) -> [ClaimedAction] {
        let instant = now()
        let allowance = state.withLock { state in
            let turns = state.pace?.turns(now: instant) ?? .max
            return state.stopping ? 0 : state.gate.allowance(free: min(settings.places - state.underWay, turns), now: instant)
        }
        if allowance == 0 { return [] }
        let claim = try await untilThereIsSpace { () async throws(JournalFailure) in
            try await journal.claimActions(
                upTo: allowance, gateways: [gateway], conduct: conduct(), leasedUntil: now() + settings.lease, now: now())
        }
        state.withLock { state in
            state.underWay += claim.actions.count
            for action in claim.actions { state.pace?.take(SMSLength(action.sms.text).parts, now: instant) }
            if claim.actions.isEmpty { state.gate.triedInVain(now: instant) }
        }
        for breaker in claim.tripped { logger.error(breaker) }
        for held in claim.heldBack where held.isLoopGuard { tell(held, now: instant) }
        // Conduct may have held back all that was looked at while more is due behind it.
        if claim.actions.isEmpty, let next = claim.nextDue, next <= instant { wakeup.signal() }
        return claim.actions
    }

    /// Once an hour of each pair: a loop would fill the log.
    private func tell(_ held: HeldBackSMS, now: Timestamp) {
        let pair = Pair(recipient: held.recipient, number: held.number)
        let isNews = state.withLock { state in
            state.guarded = state.guarded.filter { now - $0.value < JournalCounts.guardLookBack }
            return state.guarded.updateValue(state.guarded[pair] ?? now, forKey: pair) == nil
        }
        guard isNews else { return }
        logger.warning(
            "a loop guard holds SMS to a phone back, as two machines might answer each other; see `answerback inbox --failed`",
            metadata: ["action": "\(held.id)", "to": "\(held.recipient)", "from": "\(held.number.text)"])
    }

    private func attempt(_ action: ClaimedAction) async throws(JournalFailure) {
        let result = await send(action.sms)
        do {
            let outcome = outcome(of: result, for: action)
            try await untilThereIsSpace { () async throws(JournalFailure) in try await journal.settle(action.id, outcome, now: now()) }
        } catch .refused(let reason) {
            // Its lease ran out meanwhile, so it is recorded as unknown already, and stays that.
            logger.warning("an SMS took longer than its lease", metadata: ["action": "\(action.id)", "reason": "\(reason)"])
        }
        state.withLock { $0.underWay -= 1 }
        wakeup.signal()
    }

    private func outcome(of result: SendResult, for action: ClaimedAction) -> AttemptOutcome {
        var random = SystemRandomNumberGenerator()
        let instant = now()
        switch result {
        case .sent(let ids):
            if accountIsWelcome() {
                logger.notice("the gateway takes SMS again; sending goes on", metadata: ["gateway": "\(gateway)"])
            }
            return .sent(ids: ids)
        case .accountRefused(let reason):
            if shut(.account(reason: reason), now: instant) {
                logger.error(
                    "gateway refuses our account: sending stops, everything stays queued, tried again every few minutes",
                    metadata: ["gateway": "\(gateway)", "reason": "\(reason)"])
            }
            return .notSent(again: instant, reason: reason)
        case .notSent(let reason):
            triedInVain(reason, now: instant)
            let again = instant + settings.retry.pause(after: action.attempt, random: &random)
            // An answer whose time is over is looked at once more then, and ends as expired.
            return .notSent(again: min(again, action.expiresAt), reason: reason)
        case .refused(let reason):
            _ = accountIsWelcome()
            logger.warning("gateway refused an SMS", metadata: ["gateway": "\(gateway)", "action": "\(action.id)", "reason": "\(reason)"])
            return .failed(reason: reason)
        case .unknown(let reason, let isOfAddress):
            nobodyKnows(reason, isOfAddress: isOfAddress, now: instant)
            logger.warning(
                "an SMS may or may not have gone out; it is not sent again by itself",
                metadata: ["gateway": "\(gateway)", "action": "\(action.id)", "reason": "\(reason)"])
            return .unknown(reason: reason)
        }
    }

    /// - Returns: whether this is news.
    private func shut(_ closure: Closure, now: Timestamp) -> Bool {
        var random = SystemRandomNumberGenerator()
        return state.withLock { state in
            state.closure = closure
            state.inVain = 0
            return state.gate.refused(now: now, backoff: settings.account, random: &random)
        }
    }

    /// Each further SMS would only be one more of which nobody knows.
    private func nobodyKnows(_ reason: String, isOfAddress: Bool, now: Timestamp) {
        let mustShut = state.withLock { state in
            state.unknown += 1
            return isOfAddress || state.unknown >= Self.manyInVain || state.gate.isTrying
        }
        guard mustShut else { return }
        if shut(.unknown(reason: reason), now: now) {
            logger.error(
                "nobody can know whether what is sent to the gateway goes out: sending stops, one SMS tries every few minutes",
                metadata: ["gateway": "\(gateway)", "reason": "\(reason)"])
        }
    }

    private func triedInVain(_ reason: String, now: Timestamp) {
        let isNews = state.withLock { state in
            state.gate.triedInVain(now: now)
            state.inVain += 1
            state.obstacle = reason
            return state.inVain == Self.manyInVain
        }
        if isNews {
            logger.error(
                "nothing gets through to the gateway: what is due is tried again until its time is over",
                metadata: ["gateway": "\(gateway)", "reason": "\(reason)"])
        }
    }

    /// The gateway has answered, and has nothing against our account.
    ///
    /// - Returns: whether this is news.
    private func accountIsWelcome() -> Bool {
        state.withLock { state in
            let getsThroughAgain = state.inVain >= Self.manyInVain
            state.closure = nil
            state.inVain = 0
            state.unknown = 0
            return state.gate.accepted() || getsThroughAgain
        }
    }
}
