public import Journal
public import Logging
public import SMSMessages
import Synchronization

/// What came of one attempt at an e-mail or a webhook, in the terms in which the responder acts on it.
public enum ErrandResult: Sendable, Equatable {
    /// - Parameter reply: what the other side said, for people.
    case done(reply: String?)
    /// - Parameters:
    ///   - after: at least so long, where the other side has said so.
    ///   - content: what is left to be made, where a part of it was done.
    case again(after: Duration? = nil, reason: String, content: String? = nil)
    /// Our account, or the whole server, is refused: everything of this kind stays queued until somebody acts.
    case closed(reason: String)
    case failed(reason: String)
}

/// Step 5 of a message's path for e-mails or for webhooks: takes due ones, has them made, records what came of each.
public final class ErrandDispatcher: Sendable {
    /// - Parameters:
    ///   - attempts: made so far, at least 1.
    ///   - elapsed: since the first attempt.
    ///   - asked: for how long the other side wants to be left alone.
    public typealias Pause =
        @Sendable (_ attempts: Int, _ elapsed: Duration, _ asked: Duration?, _ random: inout SystemRandomNumberGenerator) -> Duration?

    public struct Settings: Sendable {
        /// Under way at once.
        public var places: Int
        /// Of those, to one server.
        public var perTarget: Int
        /// Longer than one attempt can take.
        public var lease: Duration
        public var caps: SendingCaps
        /// Before the next attempt; nil when it is not worth another.
        public var pause: Pause

        public init(
            places: Int, perTarget: Int, lease: Duration = .seconds(180), caps: SendingCaps = SendingCaps(),
            pause: @escaping Pause
        ) {
            self.places = places
            self.perTarget = perTarget
            self.lease = lease
            self.caps = caps
            self.pause = pause
        }
    }

    public let wakeup = Wakeup()
    public let kind: NewErrand.Kind
    private let journal: any MessageJournal
    private let settings: Settings
    private let now: @Sendable () -> Timestamp
    private let logger: Logger
    private let make: @Sendable (ClaimedErrand) async -> ErrandResult
    private let state = Mutex(State())

    private struct State {
        var underWay = UnderWay()
        var stopping = false
        /// Why everything of this kind waits.
        var refusal: String?
        /// Attempts in a row that came to nothing, and why the last one did; of webhooks each goes to a server of its own.
        var inVain = 0
        var obstacle = ""
        /// While it is refused, one attempt at a time, and not before this.
        var closedUntil: Timestamp?
    }

    public init(
        kind: NewErrand.Kind, journal: any MessageJournal, settings: Settings, now: @escaping @Sendable () -> Timestamp, logger: Logger,
        make: @escaping @Sendable (ClaimedErrand) async -> ErrandResult
    ) {
        self.kind = kind
        self.journal = journal
        self.settings = settings
        self.now = now
        self.logger = logger
        self.make = make
    }

    /// Why nothing of its kind is made at the moment, for the operator; nil when all is well.
    public var trouble: String? {
        state.withLock { state in
            if let refusal = state.refusal {
                return "\(kind.plural) wait: \(refusal); all of them stay queued, tried again every few minutes"
            }
            guard kind == .email, state.inVain >= Self.manyInVain else { return nil }
            return "no e-mail gets through (\(state.obstacle)); they are tried again for three days"
        }
    }

    /// Runs until ``stop()``, then until what is under way has ended.
    public func run() async throws {
        try await withThrowingDiscardingTaskGroup { group in
            for await _ in wakeup.signals {
                while case let claimed = try await claim(), !claimed.isEmpty {
                    for errand in claimed {
                        group.addTask { try await self.attempt(errand) }
                    }
                }
            }
        }
    }

    /// Takes nothing more on; what is under way gets its full time.
    public func stop() {
        state.withLock { $0.stopping = true }
        wakeup.finish()
    }

    private func claim() async throws(JournalFailure) -> [ClaimedErrand] {
        let instant = now()
        let (limit, underWay) = state.withLock { state -> (Int, [String: Int]) in
            if state.stopping { return (0, [:]) }
            guard let closedUntil = state.closedUntil else { return (settings.places - state.underWay.count, state.underWay.byTarget) }
            return (state.underWay.count == 0 && closedUntil <= instant ? 1 : 0, state.underWay.byTarget)
        }
        if limit <= 0 { return [] }
        let claim = try await untilThereIsSpace { () async throws(JournalFailure) in
            try await journal.claimErrands(
                ErrandRequest(
                    kind: kind, limit: limit, perTarget: settings.perTarget, underWay: underWay, leasedUntil: now() + settings.lease,
                    caps: settings.caps),
                now: now())
        }
        state.withLock { state in
            for errand in claim.errands { state.underWay.begin(errand.errand.target) }
        }
        for breaker in claim.tripped { logger.error(breaker) }
        // All that was looked at may be held while more is due behind it.
        if claim.errands.isEmpty, !claim.held.isEmpty { wakeup.signal() }
        return claim.errands
    }

    private func attempt(_ errand: ClaimedErrand) async throws(JournalFailure) {
        let outcome = outcome(of: await make(errand), for: errand)
        do {
            try await untilThereIsSpace { () async throws(JournalFailure) in
                try await journal.settle(errand.errand.id, outcome, now: now())
            }
        } catch .refused(let reason) {
            // Its lease ran out meanwhile, so it is due again already.
            logger.warning(
                "an errand took longer than its lease", metadata: ["action": "\(errand.errand.id)", "reason": "\(reason)"])
        }
        state.withLock { $0.underWay.end(errand.errand.target) }
        wakeup.signal()
    }

    private func outcome(of result: ErrandResult, for errand: ClaimedErrand) -> ErrandOutcome {
        var random = SystemRandomNumberGenerator()
        let instant = now()
        switch result {
        case .done(let reply):
            open()
            return .done(reply: reply)
        case .failed(let reason):
            open()
            logger.warning("\(kind.rawValue) failed for good", metadata: ["action": "\(errand.errand.id)", "reason": "\(reason)"])
            return .failed(reason: reason)
        case .again(let least, let reason, let content):
            triedInVain(reason)
            guard let pause = settings.pause(errand.attempt, instant - errand.begunAt, least, &random) else {
                logger.warning("\(kind.rawValue) given up", metadata: ["action": "\(errand.errand.id)", "reason": "\(reason)"])
                return .failed(reason: "given up after \(errand.attempt) attempts: \(reason)")
            }
            return .again(at: instant + pause, reason: reason, content: content)
        case .closed(let reason):
            close(reason, now: instant)
            return .again(at: instant, reason: reason)
        }
    }

    /// One greylisting is nothing, three in a row are worth a look.
    private static let manyInVain = 3

    private func triedInVain(_ reason: String) {
        let isNews = state.withLock { state in
            state.refusal = nil
            state.closedUntil = nil
            state.inVain += 1
            state.obstacle = reason
            return kind == .email && state.inVain == Self.manyInVain
        }
        if isNews { logger.error("no e-mail gets through: they are tried again for three days", metadata: ["reason": "\(reason)"]) }
    }

    /// Between tries while everything is refused.
    static let closedPause = Duration.seconds(120)

    private func close(_ reason: String, now: Timestamp) {
        let isNews = state.withLock { state in
            defer {
                state.refusal = reason
                state.closedUntil = now + Self.closedPause
            }
            return state.refusal == nil
        }
        if isNews {
            logger.error(
                "\(kind.plural) wait: all of them stay queued, tried again every few minutes", metadata: ["reason": "\(reason)"])
        }
    }

    private func open() {
        let isNews = state.withLock { state in
            defer {
                state.refusal = nil
                state.closedUntil = nil
                state.inVain = 0
            }
            return state.refusal != nil || kind == .email && state.inVain >= Self.manyInVain
        }
        if isNews { logger.notice("\(kind.plural) go out again") }
    }
}

extension NewErrand.Kind {
    fileprivate var plural: String {
        switch self {
        case .email: "e-mails"
        case .webhook: "webhooks"
        case .fetch: "fetches"
        }
    }
}
