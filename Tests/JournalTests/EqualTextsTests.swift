import Foundation
import GRDB
import Journal
import SMSMessages
import Testing

@testable import JournalSQLite

/// Messages without an id are known by what they say, found by its hash. (How they are found is in PlanTests.)
@Suite struct EqualTextsTests {
    let folder: JournalFolder

    init() throws { folder = try JournalFolder() }

    /// Sender, number and text of a message, and whether it repeats ("a", "b", "c").
    static let others = [("a", "b", "c", true), ("a", "b", "d", false), ("a", "c", "c", false), ("b", "b", "c", false)]

    @Test(arguments: others)
    func equalIsWhoWroteWhatToWhom(sender: String, number: String, text: String, isRepeated: Bool) async throws {
        let desk = Desk(try SQLiteJournal(path: folder.file), in: folder)
        func write(_ sender: String, _ number: String, _ text: String) async throws -> Acceptance.Kind {
            try await desk.accept(text, id: nil, from: sender == "a" ? "+31611111111" : "+31622222222", to: number == "b" ? "4040" : "5050")
                .kind
        }
        #expect(try await write("a", "b", "c") == .new)
        #expect(try await write(sender, number, text) == (isRepeated ? .suspectedDuplicate : .new))
    }

    /// A number and a short text could be guessed by it.
    @Test func aTextThatIsGoneLeavesNoHash() async throws {
        let journal = try SQLiteJournal(path: folder.file)
        let desk = Desk(journal, in: folder)
        try await desk.answered("secret", id: nil, replies: [])
        let month = desk.noon + KeepingTimes.days(31)
        while try await journal.forget(KeepingTimes(), now: month) {}
        let left = try await journal.connection.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM message WHERE content IS NOT NULL") }
        #expect(try await journal.counts(now: month).waiting == 0)
        #expect(left == 0)
    }

    @Test func whatAnEarlierVersionStoredIsStillRepeated() async throws {
        let database = try DatabaseQueue(path: folder.file)
        try await database.write { database in
            for step in Schema.steps.prefix(7) { try database.execute(sql: step) }
            try database.execute(
                sql: """
                    INSERT INTO message (id, channel, sender, receiver, text, received_at, acceptance, state, head)
                    VALUES (?, 'main', '+31612345678', '+31850000000', CAST('old' AS BLOB), ?, 'new', 'waiting', 1)
                    """, arguments: [MessageID(high: 1, low: 1).description, Desk.noon.milliseconds - 1000])
            try database.execute(
                sql: """
                    INSERT INTO long_sms (message, channel, sender, receiver, reference, total, ends_at)
                        VALUES (?, 'main', '+31612345678', '+31850000000', '7', 2, ?)
                    """, arguments: [MessageID(high: 1, low: 2).description, Desk.noon.milliseconds + 60_000])
            try database.execute(
                sql: """
                    INSERT INTO part (long_sms, number, text, received_at, hops) VALUES (1, 1, CAST('one' AS BLOB), 5, 0);
                    PRAGMA user_version = 7
                    """)
        }
        try database.close()
        let desk = Desk(try SQLiteJournal(path: folder.file), in: folder)
        #expect(try await desk.accept("old", id: nil).kind == .suspectedDuplicate)
        let again = try await desk.take(desk.part("one", 1, of: 2))
        #expect(again.map(\.kind) == [.repeated] && again.map(\.id) == [MessageID(high: 1, low: 2)])
    }
}
