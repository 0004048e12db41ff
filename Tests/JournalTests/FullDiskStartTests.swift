import GRDB
import Journal
import SMSMessages
import Testing

@testable import JournalSQLite

/// A disk without a byte to spare: everything waits, nothing ends.
@Suite struct FullDiskStartTests {
    let folder: JournalFolder

    init() throws { folder = try JournalFolder() }

    private func limit(_ journal: SQLiteJournal, pages: Int) async throws {
        try await journal.connection.writeWithoutTransaction { try $0.execute(sql: "PRAGMA max_page_count = \(pages)") }
    }

    private func isNoSpace(_ failure: JournalFailure?) -> Bool {
        if case .noSpace = failure { true } else { false }
    }

    /// What the last process was sending is noted as soon as there is space for it, before anything else is.
    @Test func itOpensAndEndsTheLastProcessLeasesWhenThereIsSpace() async throws {
        let first = try SQLiteJournal(path: folder.file)
        let before = Desk(first, in: folder)
        for count in 1...300 {
            let id = try await before.accept("x", id: "\(count)", from: "+3161000\(1000 + count)").id
            _ = try await before.claim()
            try await before.decide(id, replies: ["answer"])
        }
        let sending = try await before.send(300).actions.count
        #expect(sending > 100)
        let twin = try folder.copy()
        let journal = try SQLiteJournal(path: twin, prepare: { try $0.execute(sql: "PRAGMA max_page_count = 1") })
        let desk = Desk(journal, in: folder)
        let notAccepted = await #expect(throws: JournalFailure.self) { try await desk.accept("y", id: "y") }
        let notSent = await #expect(throws: JournalFailure.self) { try await desk.send() }
        #expect(isNoSpace(notAccepted) && isNoSpace(notSent))
        #expect(try await journal.counts(now: desk.noon).sending == sending, "it can still be asked")
        try await limit(journal, pages: 1_000_000)
        #expect(try await desk.accept("y", id: "y").kind == .new)
        let counts = try await journal.counts(now: desk.noon)
        #expect(counts.sending == 0 && counts.unknown == sending)
    }

    @Test func whatFindsTheDiskFullBetweenCommitsEndsNothing() async throws {
        let journal = try SQLiteJournal(path: folder.file)
        let desk = Desk(journal, in: folder)
        let failure = await #expect(throws: JournalFailure.self) {
            try await journal.commits.betweenCommits { _ in throw DatabaseError(resultCode: .SQLITE_FULL) }
        }
        #expect(isNoSpace(failure))
        #expect(try await desk.accept("x", id: "1").kind == .new)
    }

    static let failures: [JournalFailure] = [
        .noSpace(freeBytes: 0, mark: 64 << 20), .noSpace(freeBytes: 70 << 20, mark: 64 << 20), .broken("disk I/O error"), .refused("x"),
        .closed,
    ]

    @Test(arguments: failures) func everyFailureIsASentence(failure: JournalFailure) {
        let said = "\(failure)"
        #expect(!said.contains("(freeBytes") && !said.contains("broken(") && !said.hasPrefix("refused") && said != "closed")
        #expect(said.contains(" "))
    }
}
