import Logging
import SMSMessages
import Synchronization
import Testing

@testable import AnswerbackServer

/// Both clocks are the test's: the one that people set, and the one that only goes on.
@Suite struct ServerClockTests {
    private final class Clocks: Sendable {
        let wall = Mutex(Timestamp(milliseconds: 1_800_000_000_000))
        let steady = Mutex(Duration.seconds(77))

        var server: ServerClock {
            ServerClock(wall: { self.wall.withLock { $0 } }, steady: { self.steady.withLock { $0 } })
        }

        func pass(_ time: Duration) {
            wall.withLock { $0 = $0 + time }
            steady.withLock { $0 += time }
        }

        func set(by jump: Duration) { wall.withLock { $0 = $0 + jump } }
    }

    static let jumps = [(-7200, "back by 7200 s"), (7200, "forward by 7200 s"), (-61, "back by 61 s"), (60, nil), (-60, nil), (0, nil)]

    @Test(arguments: jumps) func theServersTimeGoesOnAndAJumpIsTold(seconds: Int, told: String?) {
        let clocks = Clocks()
        let server = clocks.server
        let begin = server.now
        clocks.pass(.seconds(5))
        clocks.set(by: .seconds(seconds))
        #expect(server.now == begin + .seconds(5))
        clocks.pass(.seconds(5))
        #expect(server.now == begin + .seconds(10))
        #expect(server.trouble?.contains(told ?? "-") == (told == nil ? nil : true))
        // A restart takes the new time over.
        #expect(clocks.server.now == begin + .seconds(10 + seconds))
        #expect(clocks.server.trouble == nil)
    }

    @Test func whatIsMendedIsNoTroubleAnyMore() {
        let clocks = Clocks()
        let watch = ClockWatch(clock: clocks.server, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        #expect(!watch.look(false))
        clocks.set(by: .seconds(-7200))
        #expect(watch.look(false))
        #expect(watch.look(true))
        clocks.set(by: .seconds(7200))
        #expect(!watch.look(true))
    }
}
