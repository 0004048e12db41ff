public import Journal
public import Logging
public import SMSMessages
public import ServiceLifecycle

/// Steps 3, 5 and 7 of a message's path, running: one loop that decides, one for what takes long, two a gateway that send and ask what became of it, one each
/// for e-mails, webhooks and fetches, one that watches the time.
public struct Responder: Service {
    private let journal: any MessageJournal
    private let decider: Decider
    private let dispatchers: [Dispatcher]
    private let errands: [ErrandDispatcher]
    private let fetcher: Fetcher?
    private let pollers: [DeliveryPoller]
    private let waiting: Wakeup
    private let keeping: KeepingTimes
    private let now: @Sendable () -> Timestamp
    private let logger: Logger

    /// How late a retry that fell due, or a lease that ran out, may be noticed.
    static let tick = Duration.seconds(1)

    /// - Parameter waiting: what wakes the loop that decides, and after it all others.
    public init(
        journal: any MessageJournal, decider: Decider, dispatchers: [Dispatcher], errands: [ErrandDispatcher] = [],
        fetcher: Fetcher? = nil, pollers: [DeliveryPoller] = [], waiting: Wakeup = Wakeup(), keeping: KeepingTimes = KeepingTimes(),
        now: @escaping @Sendable () -> Timestamp, logger: Logger
    ) {
        self.journal = journal
        self.decider = decider
        self.dispatchers = dispatchers
        self.errands = errands
        self.fetcher = fetcher
        self.waiting = waiting
        self.pollers = pollers
        self.keeping = keeping
        self.now = now
        self.logger = logger
    }

    /// Called when messages have been accepted, which may have brought confirmations to send with them.
    public func messagesWait() {
        waiting.signal()
    }

    /// Runs until a graceful shutdown, which lets what is being decided and sent come to its end.
    ///
    /// - Throws: ``JournalFailure`` when the record cannot be kept any more.
    public func run() async throws {
        try await withGracefulShutdownHandler {
            try await withThrowingDiscardingTaskGroup { group in
                group.addTask { try await decide() }
                group.addTask { try await decidePutOff() }
                group.addTask { try await keepTime() }
                for dispatcher in dispatchers {
                    group.addTask { try await dispatcher.run() }
                }
                for errand in errands {
                    group.addTask { try await errand.run() }
                }
                if let fetcher { group.addTask { try await fetcher.run() } }
                for poller in pollers {
                    group.addTask { try await poller.run() }
                }
            }
        } onGracefulShutdown: {
            waiting.finish()
            decider.stop()
            for dispatcher in dispatchers { dispatcher.stop() }
            for errand in errands { errand.stop() }
            fetcher?.stop()
            for poller in pollers { poller.stop() }
        }
    }

    private func decide() async throws {
        for await _ in waiting.signals {
            // What else waits is decided after the next start.
            repeat { wakeDispatchers() } while try await decider.decideWaiting() > 0 && !Task.isShuttingDownGracefully
        }
    }

    private func decidePutOff() async throws {
        // There may be some from before the start.
        decider.putOff.signal()
        for await _ in decider.putOff.signals {
            // What else waits is decided after the next start.
            while !Task.isShuttingDownGracefully, try await decider.decidePutOff() { waiting.signal() }
        }
    }

    private func wakeDispatchers() {
        for dispatcher in dispatchers { dispatcher.wakeup.signal() }
        for errand in errands { errand.wakeup.signal() }
        fetcher?.wakeup.signal()
    }

    private func keepTime() async throws {
        try await cancelWhenGracefulShutdown {
            var ticks = 0
            var isMoreToForget = false
            while true {
                if ticks.isMultiple(of: 10) {
                    try await untilThereIsSpace { () async throws(JournalFailure) in try await journal.expireLeases(now: now()) }
                    for poller in pollers { poller.wakeup.signal() }
                }
                // A portion a tick: neither the time nor a stop waits for all of it.
                if ticks.isMultiple(of: 3600) || isMoreToForget {
                    isMoreToForget = try await untilThereIsSpace { () async throws(JournalFailure) in
                        try await journal.forget(keeping, now: now())
                    }
                }
                waiting.signal()
                ticks += 1
                do { try await Task.sleep(for: Self.tick) } catch { return }
            }
        }
    }
}
