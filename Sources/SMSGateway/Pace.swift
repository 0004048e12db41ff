import SMSMessages
import Synchronization

/// So many SMS a second at most, evenly: no bursts, whatever has been saved up before.
struct Pace: Equatable {
    private let interval: Duration
    /// On the clock's own scale.
    private var next: Duration?

    /// - Parameter perSecond: at least 1.
    init(perSecond: Int) {
        interval = .seconds(1) / perSecond
    }

    /// Takes the turn of so many SMS.
    ///
    /// - Returns: how long to wait for it.
    mutating func take(_ count: Int, now: Duration) -> Duration {
        let turn = max(next ?? now, now)
        next = turn + interval * count
        return turn - now
    }
}

/// Lets SMS through at their pace, in the order in which they came. Shared by all copies of a client.
final class PaceKeeper: Sendable {
    typealias Wait = @Sendable (Duration) async throws -> Void

    private let pace: Mutex<Pace>
    private let now: @Sendable () -> Duration
    private let wait: Wait

    init(perSecond: Int, now: @escaping @Sendable () -> Duration, wait: @escaping Wait) {
        pace = Mutex(Pace(perSecond: perSecond))
        self.now = now
        self.wait = wait
    }

    convenience init(perSecond: Int) {
        let start = ContinuousClock.now
        self.init(perSecond: perSecond, now: { ContinuousClock.now - start }, wait: { try await Task.sleep(for: $0) })
    }

    /// - Throws: only when the task is cancelled meanwhile.
    func turn(of count: Int) async throws(SendFailure) {
        let pause = pace.withLock { $0.take(count, now: now()) }
        guard pause > .zero else { return }
        do {
            try await wait(pause)
        } catch {
            throw SendFailure(.nothingLeft, reason: "cancelled while it waited for its turn")
        }
    }
}
