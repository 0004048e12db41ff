public import Journal
public import Logging
public import SMSMessages
import Synchronization

/// Step 5 of a message's path for a fetch: makes it, and has its rule go on with the answer. One attempt, unless the process dies.
///
/// To go on with a rule is to decide anew, which may be what ended the process: so where it is not the first time, word is left before.
public final class Fetcher: Sendable {
    public let wakeup = Wakeup()
    private let journal: any MessageJournal
    private let waiting: WaitingRules
    private let places: Int
    private let perTarget: Int
    private let patience: Duration
    private let caps: SendingCaps
    private let now: @Sendable () -> Timestamp
    private let logger: Logger
    private let fetch: @Sendable (ClaimedErrand) async -> FetchResult
    /// Called when a rule has gone on: there may be something to send, and its lane's next message to decide.
    private let onEnd: @Sendable () -> Void
    private let state = Mutex(State())

    private struct State {
        var underWay = UnderWay()
        var stopping = false
    }

    /// A fetch ends within 30 s; the rest is for its place in the line and the commit behind it.
    static let lease = Duration.seconds(120)

    /// - Parameters:
    ///   - places: fetches under way at once.
    ///   - perTarget: of those, to one server, so that one that hangs holds up its own callers alone.
    ///   - patience: since the message came: what has waited longer for its place has failed, as any answer would come too late.
    public init(
        journal: any MessageJournal, waiting: WaitingRules, places: Int, perTarget: Int, patience: Duration,
        caps: SendingCaps = SendingCaps(), now: @escaping @Sendable () -> Timestamp, logger: Logger, onEnd: @escaping @Sendable () -> Void,
        fetch: @escaping @Sendable (ClaimedErrand) async -> FetchResult
    ) {
        self.journal = journal
        self.waiting = waiting
        self.places = places
        self.perTarget = perTarget
        self.patience = patience
        self.caps = caps
        self.now = now
        self.logger = logger
        self.onEnd = onEnd
        self.fetch = fetch
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
        let (limit, underWay) = state.withLock { state in
            (state.stopping ? 0 : places - state.underWay.count, state.underWay.byTarget)
        }
        if limit <= 0 { return [] }
        let claim = try await untilThereIsSpace { () async throws(JournalFailure) in
            try await journal.claimErrands(
                ErrandRequest(
                    kind: .fetch, limit: limit, perTarget: perTarget, underWay: underWay, leasedUntil: now() + Self.lease,
                    caps: caps),
                now: now())
        }
        for breaker in claim.tripped { logger.error(breaker) }
        for fetch in claim.givenUp { try await giveUp(fetch) }
        for fetch in claim.refused { try await refuse(fetch) }
        // All that was looked at may be refused while more is due behind it.
        if claim.errands.isEmpty, !claim.refused.isEmpty { wakeup.signal() }
        state.withLock { state in
            for fetch in claim.errands { state.underWay.begin(fetch.errand.target) }
        }
        return claim.errands
    }

    /// Its rule does not go on: that may be what ended the process.
    private func giveUp(_ fetch: ClaimedErrand) async throws(JournalFailure) {
        let reason = "given up: \(ClaimedErrand.mostEnds + 1) times the process ended while its rule went on"
        logger.error("a fetch is \(reason)", metadata: ["action": "\(fetch.errand.id)"])
        try await settle(FetchEnd(fetch: fetch.errand.id, outcome: .failed(reason: reason), consequences: Consequences()))
    }

    /// Past a cap an e-mail or a webhook is held; here a lane waits, and must not wait for a person.
    private func refuse(_ fetch: ClaimedErrand) async throws(JournalFailure) {
        let reason = "a cap on calls is reached, so it is not made; see `answerback breaker list`"
        try await settle(try await end(of: fetch, with: .failed(reason: reason)))
        onEnd()
    }

    private func attempt(_ errand: ClaimedErrand) async throws(JournalFailure) {
        let isTooLate = now() - errand.message.receivedAt > patience
        let result = isTooLate ? .failed(reason: "it has waited too long for its place") : await fetch(errand)
        if case .failed(let reason) = result {
            logger.warning("a fetch failed", metadata: ["action": "\(errand.errand.id)", "reason": "\(reason)"])
        }
        try await settle(try await end(of: errand, with: result))
        state.withLock { $0.underWay.end(errand.errand.target) }
        wakeup.signal()
        onEnd()
    }

    private func end(of errand: ClaimedErrand, with result: FetchResult) async throws(JournalFailure) -> FetchEnd {
        let id = errand.errand.id
        let isSuspect = errand.attempt > 1
        if isSuspect { try await untilThereIsSpace { () async throws(JournalFailure) in try await journal.beginResuming(id) } }
        let end = try await resumed(errand, with: result)
        if isSuspect { try await untilThereIsSpace { () async throws(JournalFailure) in try await journal.endResuming(id) } }
        return end
    }

    private func resumed(_ errand: ClaimedErrand, with result: FetchResult) async throws(JournalFailure) -> FetchEnd {
        do { return try await waiting.end(of: errand, with: result) } catch .refused(let reason) {
            logger.error("the rules that wait for a fetch cannot be read", metadata: ["reason": "\(reason)"])
            let failure = FetchEnd.Outcome.failed(reason: "the rules that wait for it cannot be read")
            return FetchEnd(fetch: errand.errand.id, outcome: failure, consequences: Consequences())
        }
    }

    private func settle(_ end: FetchEnd) async throws(JournalFailure) {
        do {
            try await untilThereIsSpace { () async throws(JournalFailure) in try await journal.settle(end, now: now()) }
        } catch .refused(let reason) {
            // Its lease ran out meanwhile: it is due again, and made again under its id.
            logger.warning("a fetch took longer than its lease", metadata: ["action": "\(end.fetch)", "reason": "\(reason)"])
        }
    }
}
