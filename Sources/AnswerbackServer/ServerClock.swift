import Foundation
import SMSMessages
import Synchronization

/// The time that all of a server goes by: the wall clock's at its start, and from there on a clock that nobody can set.
///
/// Whatever waits, is leased or expires is written down as a time. By a wall clock that is set back by two hours, what is due would stand
/// for two hours, and a repetition would not be known as one; by one that is set forward, answers would expire unsent. Times that are
/// shifted in the file would still be compared with those in memory, and with those that messages came in at. So none is shifted while the
/// server lives: its time goes on, and how far the clock was set is kept beside it, for whatever people and other machines read by their
/// clocks: rules' times, `received`, signatures. A restart makes one time of the two. (The file then shifts what is due by as much as the
/// clock was set: ``SQLiteJournal``.)
final class ServerClock: Sendable {
    static let shared = ServerClock(
        wall: { Timestamp(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)) }, steady: { ContinuousClock.now - begin })
    private static let begin = ContinuousClock.now

    /// A clock that is mended by less, as time servers do, is not worth a word.
    static let tolerance = Duration.seconds(60)

    private let wall: @Sendable () -> Timestamp
    private let steady: @Sendable () -> Duration
    private let start: Timestamp
    private let taken = Mutex(Duration.zero)

    /// - Parameter steady: since any instant; it goes on while the machine sleeps.
    init(wall: @escaping @Sendable () -> Timestamp, steady: @escaping @Sendable () -> Duration) {
        self.wall = wall
        self.steady = steady
        start = wall() - steady()
    }

    var now: Timestamp { start + steady() }

    /// How far the machine's clock was set since the start, as far as that was taken over.
    var offset: Duration { taken.withLock(\.self) }

    /// As the machine's clock shows it, whose jumps are followed when they are noticed.
    var clockTime: Timestamp { now + offset }

    /// Notices that the machine's clock was set, and follows it.
    ///
    /// - Returns: whether it was.
    func follow() -> Bool {
        let milliseconds = wall().milliseconds - now.milliseconds
        return taken.withLock { offset in
            guard abs(milliseconds - offset.milliseconds) > Self.tolerance.milliseconds else { return false }
            // One that is set right again is as if it had never been wrong.
            offset = abs(milliseconds) > Self.tolerance.milliseconds ? .milliseconds(milliseconds) : .zero
            return true
        }
    }

    /// What became of the machine's clock since the start; nil while it goes as ours does.
    var trouble: String? {
        let milliseconds = offset.milliseconds
        guard milliseconds != 0 else { return nil }
        let way = milliseconds < 0 ? "back" : "forward"
        return """
            the machine's clock was set \(way) by \(abs(milliseconds) / 1000) s; rules and messages follow it, and what waits goes on as if it \
            had not been set, so that nothing waits longer or expires; a restart shows its times by the new clock, too
            """
    }
}

extension Duration {
    fileprivate var milliseconds: Int64 { components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000 }
}
