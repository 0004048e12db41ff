import Journal
import SMSMessages
import Synchronization
import Testing

@testable import JournalSQLite

/// A clock that was set while nobody ran, or under a server whose own time went on.
@Suite struct ClockChangeTests {
    let folder: JournalFolder

    init() throws { folder = try JournalFolder() }

    struct Row {
        /// By how much the machine's clock is set while the server lives, and while it does not, in seconds.
        let alive: Int
        let away: Int
        /// How long it takes until what was put off by 60 s is due, after the restart.
        let waits: Int
    }

    static let rows = [
        Row(alive: 0, away: 0, waits: 60), Row(alive: -7200, away: 0, waits: 60), Row(alive: 7200, away: 0, waits: 60),
        Row(alive: 0, away: -7200, waits: 60), Row(alive: 7200, away: -7200, waits: 60), Row(alive: -3600, away: -3600, waits: 60),
        // What is set forward meanwhile is a long pause.
        Row(alive: 0, away: 30, waits: 30),
    ]

    @Test(arguments: rows.indices) func whatIsDueNeitherStandsNorExpires(index: Int) async throws {
        let row = Self.rows[index]
        let wall = Mutex(Desk.noon)
        @Sendable func clock() -> Timestamp { wall.withLock { $0 } }
        let first = try SQLiteJournal(path: folder.file, now: { Desk.noon }, wall: clock, prepare: { _ in })
        let desk = Desk(first, in: folder)
        let id = try await desk.answered("news", id: "1", replies: ["headline"])
        let action = try #require(try await desk.send().actions.first?.id)
        wall.withLock { $0 = $0 + .seconds(row.alive) }
        try await first.settle(action, .notSent(again: desk.noon + .seconds(60), reason: "away"), now: desk.noon)
        await first.close()
        wall.withLock { $0 = $0 + .seconds(row.away) }
        let restart = clock()
        let second = try SQLiteJournal(path: folder.file, now: { restart }, wall: clock, prepare: { _ in })
        let again = Desk(second, in: folder)
        try await second.expireLeases(now: restart)
        #expect(try await again.states(of: id) == [.due(at: restart + .seconds(row.waits), attempts: 1)])
        #expect(try await again.send(at: restart + .seconds(row.waits - 1)).actions.isEmpty)
        #expect(try await again.send(at: restart + .seconds(row.waits)).actions.count == 1)
        await second.close()
        // Taken over once.
        let third = try SQLiteJournal(path: folder.file, now: { restart }, wall: clock, prepare: { _ in })
        #expect(try await third.counts(now: restart).unknown == 1)
        await third.close()
    }

    /// What a limit has counted stays counted when a restart takes a clock over that was set.
    @Test(arguments: [7200, -7200, 36_000]) func whatLimitsCountedGoesWithTheClock(seconds: Int) async throws {
        let wall = Mutex(Desk.noon)
        @Sendable func clock() -> Timestamp { wall.withLock { $0 } }
        let first = try SQLiteJournal(path: folder.file, now: { Desk.noon }, wall: clock, prepare: { _ in })
        let limits = [true, false].map { RuleLimit(rule: "all \($0)", count: 1, isOfAll: $0, within: .seconds(3600)) }
        let desk = Desk(first, in: folder)
        try await desk.decided("one", limits: limits)
        wall.withLock { $0 = $0 + .seconds(seconds) }
        _ = try await desk.accept("two", id: "2", from: "+31699999999")
        await first.close()
        let restart = clock()
        let second = try SQLiteJournal(path: folder.file, now: { restart }, wall: clock, prepare: { _ in })
        let message = desk.arrival("three", id: "3", at: restart + .seconds(10)).message
        let question = StateQuestion(limits: limits, audiencesMatter: false)
        let state = try await second.decisionState(for: message, asking: question)
        #expect(state.ruleTimes.map(\.rule) == ["all false"])
        #expect(state.ruleCounts.map(\.count) == [1])
        _ = try await second.forget(.init(), now: restart)
        #expect(try await second.decisionState(for: message, asking: question) == state, "nothing of it is cleaned away")
        await second.close()
    }

    /// Else each restart would move everything that is due by some of them.
    @Test func clocksThatAreReadOneAfterTheOtherAreTheSame() async throws {
        let wall = Mutex(Desk.noon + .milliseconds(1))
        @Sendable func clock() -> Timestamp { wall.withLock { $0 } }
        let first = try SQLiteJournal(path: folder.file, now: { Desk.noon }, wall: clock, prepare: { _ in })
        let desk = Desk(first, in: folder)
        let id = try await desk.answered("news", id: "1", replies: ["headline"])
        let action = try #require(try await desk.send().actions.first?.id)
        try await first.settle(action, .notSent(again: desk.noon + .seconds(60), reason: "away"), now: desk.noon)
        await first.close()
        wall.withLock { $0 = Desk.noon - .milliseconds(1) }
        let second = try SQLiteJournal(path: folder.file, now: { Desk.noon }, wall: clock, prepare: { _ in })
        #expect(try await Desk(second, in: folder).states(of: id) == [.due(at: Desk.noon + .seconds(60), attempts: 1)])
        await second.close()
    }
}
