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

extension GatewayAccount {
    /// How many sends to one recipient may wait for their turns together so that none waits longer than that, though each have all
    /// the parts it may have.
    ///
    /// - Returns: at least 1; nil for an account without a pace, at which none waits.
    package func mostSends(waitingAtMost longest: Duration) -> Int? {
        perSecond.map { max(1, Int(longest / .seconds(1)) * $0 / SMSLimit().parts) }
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
