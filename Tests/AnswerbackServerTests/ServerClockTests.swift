import Foundation
import Journal
import JournalSQLite
import Logging
import Responder
import RuleLanguage
import RuleMatcher
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

    @Test(arguments: jumps) func theServersTimeGoesOnAndAJumpIsFollowedBesideIt(seconds: Int, told: String?) {
        let clocks = Clocks()
        let server = clocks.server
        let begin = server.now
        clocks.pass(.seconds(5))
        clocks.set(by: .seconds(seconds))
        #expect(server.now == begin + .seconds(5))
        #expect(server.follow() == (told != nil))
        #expect(!server.follow(), "once")
        #expect(server.clockTime == server.now + .seconds(told == nil ? 0 : seconds))
        clocks.pass(.seconds(5))
        #expect(server.now == begin + .seconds(10))
        #expect(server.trouble?.contains(told ?? "-") == (told == nil ? nil : true))
        // A restart takes the new time over.
        #expect(clocks.server.now == begin + .seconds(10 + seconds))
        #expect(clocks.server.trouble == nil)
    }

    @Test func whatIsMendedIsNoTroubleAnyMore() {
        let clocks = Clocks()
        let clock = clocks.server
        let watch = ClockWatch(clock: clock, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        watch.look()
        #expect(clock.trouble == nil)
        clocks.set(by: .seconds(-7200))
        watch.look()
        #expect(clock.trouble?.contains("back by 7200 s") == true)
        clocks.set(by: .seconds(3600))
        watch.look()
        #expect(clock.trouble?.contains("back by 3600 s") == true)
        clocks.set(by: .seconds(3601))
        watch.look()
        #expect(clock.trouble == nil && clock.offset == .zero)
    }

    /// What is right for each: rules and `received` go by the new clock, a repetition is known, an answer lives as long as it would have.
    @Test(arguments: [-7200, 7200]) func aMessageAfterAJump(seconds: Int) async throws {
        let clocks = Clocks()
        let clock = clocks.server
        let folder = FileManager.default.temporaryDirectory.appending(path: "answerback-clock-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let journal = try SQLiteJournal(path: folder.appending(path: "journal.sqlite").path, now: { clock.now })
        // 1_800_000_000 s is 08:00 UTC.
        let rules = """
            rule morning { when time 05:00-07:00 reply "early {received}" }
            rule noon { when time 09:00-11:00 reply "late {received}" }
            otherwise { reply "at eight" }
            """
        let compilation = compileRules([SourceFile(path: "a.rules", bytes: Array(rules.utf8))])
        let live = LiveRules(RuleSet(matcher: try Matcher(#require(compilation.rules)), hash: "h"))
        let answers = AnswerPolicy { AnswerRoute(gateway: "main", sender: $0) }
        let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        var intake = Intake(journal: journal, rules: live, answers: answers, logger: logger) {}
        intake.clock = clock
        let decider = Decider(journal: journal, rules: live, answers: answers, now: { clock.now }, logger: logger)
        func take(_ low: UInt64) async throws -> MessageRecord {
            let message = InboundMessage(
                id: MessageID(high: 1, low: low), providerID: nil, channel: "main", sender: SMSAddress(canonical: "+31612345678"),
                receiver: SMSAddress(canonical: "+31850000000"), text: "x", sentAt: nil, receivedAt: clock.now)
            let id = try await intake.accept([message])[0]
            while try await decider.decideWaiting() > 0 {}
            return try #require(try await journal.record(of: id))
        }
        let first = try await take(1)
        #expect(first.actions.map(\.action.text) == ["at eight"])

        clocks.pass(.seconds(5))
        clocks.set(by: .seconds(seconds))
        ClockWatch(clock: clock, logger: logger).look()
        let second = try await take(2)
        let shown = Timestamp(milliseconds: 1_800_000_005_000) + .seconds(seconds)
        #expect(second.message.clockTime == shown)
        #expect(second.actions.map(\.action.text) == ["\(seconds < 0 ? "early" : "late") \(shown.rfc3339)"])
        #expect(second.acceptance == .suspectedDuplicate, "five seconds after the first")
        #expect(second.actions[0].action.expiresAt - first.actions[0].action.expiresAt == .seconds(5))
        // Decided again, as an explanation does, it is the same.
        #expect(live.current.matcher.decide(second.message).replies == second.actions.map(\.action.text))
        await journal.close()
    }
}
