import Foundation
import GRDB
import Journal
import JournalSQLite
import SMSMessages
import Testing

@testable import JournalSQLite

/// Long SMS in the file: what a process that ends leaves, and what is left of a text.
@Suite struct PartsOnDiskTests {
    let folder: JournalFolder

    init() throws { folder = try JournalFolder() }

    @Test func eachPartOutlivesItsProcess() async throws {
        var path = folder.file
        var ids: Set<MessageID> = []
        for number in [2, 3, 1] {
            let desk = Desk(try SQLiteJournal(path: path), in: folder)
            ids.insert(try await desk.take(desk.part("\(number)", number, of: 3))[0].id)
            // As a kill leaves it.
            path = try folder.copy(of: path, to: "after-\(number).sqlite")
        }
        let journal = try SQLiteJournal(path: path)
        let messages = try await journal.messages(MessageQuery())
        #expect(messages.map(\.message.text) == ["123"])
        #expect(ids == [try #require(messages.first?.message.id)])
    }

    @Test func whatWasMissingWhileNobodyRanIsAcceptedAfterTheStart() async throws {
        let first = try SQLiteJournal(path: folder.file)
        let desk = Desk(first, in: folder)
        let id = try await desk.take(desk.part("1", 1, of: 2))[0].id
        await first.close()
        let again = Desk(try SQLiteJournal(path: folder.file), in: folder)
        #expect(try await again.end(after: .seconds(86_400)) == [id])
        #expect(try await again.claim() == [id])
    }

    @Test func moreThanOneCommitEndsAreAllEnded() async throws {
        let desk = Desk(try SQLiteJournal(path: folder.file), in: folder)
        let count = 2 * SQLiteJournal.endedAtOnce + 1
        let parts = (0..<count).map { desk.part("x", 1, of: 2, id: "\($0)", reference: "\($0)", after: .milliseconds($0)) }
        let ids = try await desk.journal.accept(parts).map(\.id)
        #expect(try await desk.end(after: Desk.halfAnHour + .milliseconds(count)) == ids)
        #expect(try await desk.journal.counts(now: desk.noon).waiting == count)
    }

    @Test func whatIsLeftOfPartsIsInNoFile() async throws {
        let journal = try SQLiteJournal(path: folder.file)
        let desk = Desk(journal, in: folder)
        func found() throws -> Bool {
            try [folder.file, folder.file + "-wal"].contains { file in
                try Data(contentsOf: URL(fileURLWithPath: file)).range(of: Data("canary".utf8)) != nil
            }
        }
        for number in 0..<40 {
            let text = "canary" + String(repeating: "x", count: number * 31)
            try await desk.take(desk.part(text, 1 + number % 2, of: number < 20 ? 2 : 3, reference: "\(number / 2)"))
        }
        #expect(try found())
        #expect(try await desk.journal.erase(SMSAddress(canonical: "+31612345678"), now: desk.noon).parts == 20)
        #expect(try !found())
    }

    @Test func aBackupHoldsWhatIsThereAsMessagesSetAside() async throws {
        let desk = Desk(try SQLiteJournal(path: folder.file), in: folder)
        let id = try await desk.take(desk.part("1", 1, of: 2))[0].id
        let backup = folder.path + "/backup.sqlite"
        try await (try #require(desk.journal as? SQLiteJournal)).backup(to: backup)
        #expect(try await desk.take(desk.part("2", 2, of: 2)).map(\.kind) == [.new], "the server itself goes on")
        let restored = Desk(try SQLiteJournal(path: backup), in: folder)
        #expect(try await restored.journal.record(of: id)?.state == .setAside)
        #expect(try await restored.end() == [])
        #expect(try await restored.claim() == [], "it may have been answered since")
    }

    @Test func aFileOfAnEarlierVersionTakesParts() async throws {
        let database = try DatabaseQueue(path: folder.file)
        try await database.write { database in
            for step in Schema.steps.prefix(3) { try database.execute(sql: step) }
            try database.execute(
                sql: """
                    INSERT INTO message (id, channel, sender, receiver, text, received_at, acceptance, state, head)
                    VALUES (?, 'main', '+31677777777', '+31850000000', CAST('old' AS BLOB), 1900, 'new', 'waiting', 1)
                    """, arguments: [MessageID(high: 1, low: 1).description])
            try database.execute(sql: "PRAGMA user_version = 3")
        }
        try database.close()
        let desk = Desk(try SQLiteJournal(path: folder.file), in: folder)
        #expect(try await desk.journal.record(of: MessageID(high: 1, low: 1))?.message.parts == nil)
        try await desk.take(desk.part("1", 1, of: 2), desk.part("2", 2, of: 2))
        #expect(try await desk.texts() == ["old", "12"])
    }
}
