import Foundation
import SMSMessages

/// The time that all of a server goes by: the wall clock's at its start, and from there on a clock that nobody can set.
///
/// Whatever waits, is leased or expires is written down as a time. By a wall clock that is set back by two hours, what is due would stand
/// for two hours, and a repetition would not be known as one; by one that is set forward, answers would expire unsent. Times that are
/// shifted in the file would still be compared with those in memory, and with those that messages came in at. So none is shifted while the
/// server lives: its time goes on, the jump is told, and a restart takes the new time over. (The file then shifts what is due by as much
/// as the clock went back: ``SQLiteJournal``.)
final class ServerClock: Sendable {
    static let shared = ServerClock(
        wall: { Timestamp(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)) }, steady: { ContinuousClock.now - begin })
    private static let begin = ContinuousClock.now

    /// A clock that is mended by less, as time servers do, is not worth a word.
    static let tolerance = Duration.seconds(60)

    private let wall: @Sendable () -> Timestamp
    private let steady: @Sendable () -> Duration
    private let start: Timestamp

    /// - Parameter steady: since any instant; it goes on while the machine sleeps.
    init(wall: @escaping @Sendable () -> Timestamp, steady: @escaping @Sendable () -> Duration) {
        self.wall = wall
        self.steady = steady
        start = wall() - steady()
    }

    var now: Timestamp { start + steady() }

    /// What became of the machine's clock since the start; nil while it goes as ours does.
    var trouble: String? {
        let milliseconds = wall().milliseconds - now.milliseconds
        guard abs(milliseconds) > Self.tolerance.milliseconds else { return nil }
        let way = milliseconds < 0 ? "back" : "forward"
        return """
            the machine's clock was set \(way) by \(abs(milliseconds) / 1000) s; the server's time goes on from before, so that nothing waits \
            or expires by it; when the clock is right, restart the server
            """
    }
}

extension Duration {
    fileprivate var milliseconds: Int64 { components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000 }
}
