public import Journal
public import SMSMessages
import Synchronization

/// Step 7 of a message's path, for one gateway: asks what became of the SMS of which it has not told yet.
public final class DeliveryPoller: Sendable {
    /// Asks for one SMS.
    /// - Returns: nil where there was no answer.
    public typealias Ask = @Sendable (_ gatewayID: String) async -> DeliveryReport?
    /// Asks for the last messages of the account.
    /// - Returns: their statuses by our references; nil where there was no answer.
    public typealias List = @Sendable () async -> [String: DeliveryStatus]?

    public let gateway: String
    let wakeup = Wakeup()
    private let journal: any MessageJournal
    private let now: @Sendable () -> Timestamp
    private let ask: Ask
    private let list: List?
    private let isStopping = Atomic(false)

    /// Far longer than a portion's questions can take.
    static let lease = Duration.seconds(600)
    /// Questions under way at once: what is sent goes before.
    public static let places = 4
    static let portion = 16

    /// - Parameter list: nil for a gateway that knows no references: what it gave no id for cannot be found there.
    public init(
        gateway: String, journal: any MessageJournal, now: @escaping @Sendable () -> Timestamp, ask: @escaping Ask, list: List?
    ) {
        self.gateway = gateway
        self.journal = journal
        self.now = now
        self.ask = ask
        self.list = list
    }

    /// Runs until ``stop()``, then until the questions under way have their answers.
    ///
    /// - Throws: ``JournalFailure`` when the record cannot be kept any more.
    public func run() async throws {
        for await _ in wakeup.signals {
            while try await pollDue() > 0 {}
        }
    }

    func stop() {
        isStopping.store(true, ordering: .relaxed)
        wakeup.finish()
    }

    /// Asks about one portion of what is due.
    /// - Returns: how many SMS that were; 0 when none is due.
    public func pollDue() async throws(JournalFailure) -> Int {
        if isStopping.load(ordering: .relaxed) { return 0 }
        let polls = try await untilThereIsSpace { () async throws(JournalFailure) in
            try await journal.claimPolls(upTo: Self.portion, of: gateway, leasedUntil: now() + Self.lease, now: now())
        }
        for (poll, answer) in await answers(to: polls) {
            do {
                try await untilThereIsSpace { () async throws(JournalFailure) in
                    try await journal.recordPoll(poll.action, answer, now: now())
                }
            } catch .refused {
                // What was learnt of one SMS must not end the others; it is asked about again when its lease has run out.
                continue
            }
        }
        return polls.count
    }

    private func answers(to polls: [DeliveryPoll]) async -> [(DeliveryPoll, PollAnswer)] {
        // One look finds all that are looked for.
        let listed = polls.contains { $0.gatewayID == nil } ? await list?() : nil
        return await withTaskGroup(of: (DeliveryPoll, PollAnswer).self) { group in
            var answers: [(DeliveryPoll, PollAnswer)] = []
            for (index, poll) in polls.enumerated() {
                if index >= Self.places, let answer = await group.next() { answers.append(answer) }
                // What is not asked now is when its lease has run out.
                if isStopping.load(ordering: .relaxed) { break }
                group.addTask { [ask] in
                    guard let id = poll.gatewayID else { return (poll, .listed(listed?[poll.action.text])) }
                    return (poll, .report(await ask(id) ?? DeliveryReport(status: .noReport)))
                }
            }
            for await answer in group { answers.append(answer) }
            return answers
        }
    }
}
