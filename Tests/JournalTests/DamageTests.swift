import Foundation
import GRDB
import Journal
import SMSMessages
import Testing

@testable import JournalSQLite

/// Files as damage leaves them. Whatever is lost is told, and nothing that was sent is sent again.
@Suite(.timeLimit(.minutes(10))) struct DamageTests {
    let folder: JournalFolder

    init() throws { folder = try JournalFolder() }

    /// As a kill leaves it, with what lies beside.
    private func killed(_ name: String) throws -> String {
        let twin = try folder.copy(to: name)
        try FileManager.default.copyItem(atPath: folder.file + ".mark", toPath: twin + ".mark")
        return twin
    }

    private func change(_ path: String, at offset: UInt64, _ bytes: [UInt8]) throws {
        let file = try FileHandle(forUpdating: URL(fileURLWithPath: path))
        try file.seek(toOffset: offset)
        file.write(Data(bytes))
        try file.close()
    }

    /// Sixty places in the log, one byte wrong in each: the log ends there.
    @Test func aLogThatIsCutShortIsToldAndNothingIsSentTwice() async throws {
        let journal = try SQLiteJournal(path: folder.file)
        let desk = Desk(journal, in: folder)
        var ids: [MessageID] = []
        for count in 1...12 {
            ids.append(try await desk.answered("news", id: "\(count)", replies: ["headline"]))
            for action in try await desk.send().actions { try await journal.settle(action.id, .sent(ids: []), now: desk.noon) }
        }
        let log = try Data(contentsOf: URL(fileURLWithPath: folder.file + "-wal"))
        var lost = 0
        for place in 0..<60 {
            let twin = try killed("twin-\(place).sqlite")
            let offset = 32 + (log.count - 33) * place / 59
            try change(twin + "-wal", at: UInt64(offset), [log[offset] ^ 1])
            guard let next = try? SQLiteJournal(path: twin) else {
                // Nothing of the file itself was written yet where the log ends at its beginning.
                lost += 1
                continue
            }
            let again = Desk(next, in: folder)
            var known = 0
            for id in ids where try await next.record(of: id) != nil { known += 1 }
            let isWhole = try await next.counts(now: desk.noon).due == 0 && known == ids.count && next.loss == nil
            if !isWhole {
                lost += 1
                #expect(next.loss?.contains("commits") == true, "place \(place)")
            }
            #expect(try await again.send().actions.isEmpty, "place \(place): what was sent is due again")
            #expect(try await again.claim().isEmpty, "place \(place): what was answered is decided again")
            #expect(try await again.accept("new", id: "new").kind == .new)
            await next.close()
            // Told once; then it is in the file.
            let third = try SQLiteJournal(path: twin)
            #expect(third.loss == nil)
            await third.close()
        }
        #expect(lost > 20)
    }

    @Test func withoutDamageNothingIsTold() async throws {
        let desk = Desk(try SQLiteJournal(path: folder.file), in: folder)
        try await desk.answered("news", id: "1", replies: ["headline"])
        let twin = try SQLiteJournal(path: try killed("twin.sqlite"))
        #expect(twin.loss == nil)
        #expect(try await Desk(twin, in: folder).send().actions.count == 1)
    }

    @Test func aPageThatIsOverwrittenIsFoundBeforeAnythingIsTaken() async throws {
        let journal = try SQLiteJournal(path: folder.file)
        let desk = Desk(journal, in: folder)
        for count in 1...50 { try await desk.answered("news", id: "\(count)", replies: ["headline"]) }
        let root = try await journal.connection.read {
            try Int.fetchOne($0, sql: "SELECT rootpage FROM sqlite_schema WHERE name = 'opt_out'")
        }
        await journal.close()
        try FileManager.default.removeItem(atPath: folder.file + ".mark")
        try change(folder.file, at: UInt64(try #require(root) - 1) * 4096, Array(repeating: 0, count: 4096))
        let refusal = #expect(throws: SQLiteJournal.OpenFailure.self) { try SQLiteJournal(path: folder.file) }
        #expect(refusal?.description.contains("is damaged; move it away") == true, "\(refusal?.description ?? "")")
    }

    @Test func aFileThatWasEmptiedIsNoNewOne() async throws {
        let journal = try SQLiteJournal(path: folder.file)
        try await Desk(journal, in: folder).accept("x", id: "1")
        await journal.close()
        try Data().write(to: URL(fileURLWithPath: folder.file))
        let refusal = #expect(throws: SQLiteJournal.OpenFailure.self) { try SQLiteJournal(path: folder.file) }
        #expect(refusal?.description.contains("is empty, although") == true, "\(refusal?.description ?? "")")
        // Whoever deletes it means it.
        try FileManager.default.removeItem(atPath: folder.file)
        let next = try SQLiteJournal(path: folder.file)
        #expect(next.loss == nil)
        #expect(try await next.counts(now: Desk.noon).waiting == 0)
    }

    static let marks = ["", "open", "open 99999999 5 0", "closed 7 7 zz", String(repeating: "x", count: 5000)]

    @Test(arguments: marks) func aMarkThatCannotBeReadSaysNothing(text: String) async throws {
        let journal = try SQLiteJournal(path: folder.file)
        try await Desk(journal, in: folder).accept("x", id: "1")
        await journal.close()
        try Data(text.utf8).write(to: URL(fileURLWithPath: folder.file + ".mark"))
        let next = try SQLiteJournal(path: folder.file)
        #expect(next.loss == nil)
        #expect(try await Desk(next, in: folder).claim().count == 1)
    }

    /// It has come less far than what stood there, by intent.
    @Test func aRestoredBackupHasLostNothing() async throws {
        let journal = try SQLiteJournal(path: folder.file)
        let desk = Desk(journal, in: folder)
        try await desk.accept("x", id: "1")
        try await journal.backup(to: folder.path + "/backup.sqlite")
        for count in 2...9 { try await desk.accept("x", id: "\(count)") }
        await journal.close()
        try FileManager.default.removeItem(atPath: folder.file)
        try FileManager.default.moveItem(atPath: folder.path + "/backup.sqlite", toPath: folder.file)
        let next = try SQLiteJournal(path: folder.file)
        #expect(next.loss == nil)
        try await Desk(next, in: folder).accept("x", id: "10")
        await next.close()
        #expect(try SQLiteJournal(path: folder.file).loss == nil)
    }

    /// An older copy in its place has.
    @Test func anOlderCopyIsTold() async throws {
        let journal = try SQLiteJournal(path: folder.file)
        let desk = Desk(journal, in: folder)
        try await desk.answered("news", id: "1", replies: ["headline"])
        await journal.close()
        let old = try Data(contentsOf: URL(fileURLWithPath: folder.file))
        let second = try SQLiteJournal(path: folder.file)
        let sent = try await Desk(second, in: folder).send().actions
        #expect(sent.count == 1)
        try await second.settle(sent[0].id, .sent(ids: []), now: desk.noon)
        await second.close()
        try old.write(to: URL(fileURLWithPath: folder.file))
        let third = try SQLiteJournal(path: folder.file)
        #expect(third.loss?.contains("commits") == true)
        #expect(try await Desk(third, in: folder).states(of: try #require(sent[0].id.message)) == [.unknown])
    }
}
