import Dispatch
import GRDB
import Journal
import SMSMessages
import Synchronization
import Testing

@testable import JournalSQLite

/// What is only asked neither holds up what comes in nor waits for it.
@Suite(.timeLimit(.minutes(10))) struct ReadingTests {
    let folder: JournalFolder
    let journal: SQLiteJournal
    let desk: Desk

    init() throws {
        folder = try JournalFolder()
        journal = try SQLiteJournal(path: folder.file)
        desk = Desk(journal, in: folder)
    }

    /// Keeps a connection's thread until `body` has ended.
    private func occupied(_ connection: DatabaseQueue, _ body: () async throws -> Void) async throws {
        let end = DispatchSemaphore(value: 0)
        let (begun, begins) = AsyncStream<Void>.makeStream()
        connection.asyncWriteWithoutTransaction { _ in
            begins.finish()
            end.wait()
        }
        for await _ in begun {}
        defer { end.signal() }
        try await body()
    }

    @Test func everyListIsGivenWhileSomethingIsWritten() async throws {
        let id = try await desk.answered("news", id: "1", replies: ["headline"])
        let number = SMSAddress(canonical: "+31612345678")
        try await occupied(journal.connection) { () async throws in
            #expect(try await journal.record(of: id)?.actions.count == 1)
            #expect(try await journal.messages(MessageQuery()).count == 1)
            #expect(try await journal.counts(now: desk.noon).due == 1)
            #expect(try await journal.queue(QueueQuery()).count == 1)
            #expect(try await journal.export(number).messages.count == 1)
            #expect(try await journal.breakers().isEmpty)
            #expect(try await journal.broadcasts(limit: 9).isEmpty)
            #expect(try await journal.sms(of: ActionID(message: id, ordinal: 1), after: 0, limit: 9).isEmpty)
            #expect(try await journal.audiences().isEmpty)
            #expect(try await journal.members(of: "news", after: nil, limit: 9).isEmpty)
            #expect(try await journal.newestRuleSet() == nil)
            #expect(try await journal.ruleSet(hash: "h") == nil)
        }
    }

    @Test func whatComesInIsTakenWhileAListIsRead() async throws {
        try await occupied(journal.reads.connection) { () async throws in
            try await desk.accept("x", id: "1")
            #expect(try await desk.claim().count == 1)
        }
    }

    /// What a list shows is what was acknowledged before it was asked for.
    @Test func whatWasAcknowledgedIsRead() async throws {
        for count in 1...50 {
            try await desk.accept("x", id: "\(count)", from: "+3161000\(1000 + count)")
            #expect(try await journal.counts(now: desk.noon).waiting == count)
        }
    }

    @Test func aListCostsAFewQueriesHoweverManyItShows() async throws {
        let sink = Mutex<[String]>([])
        try await journal.reads.connection.writeWithoutTransaction { database in
            database.trace { event in
                if case .statement(let statement) = event { sink.withLock { $0.append(statement.sql) } }
            }
        }
        func statements(_ rows: Int) async throws -> [String] {
            sink.withLock { $0 = [] }
            #expect(try await journal.messages(MessageQuery(limit: 200)).count == rows)
            return sink.withLock { $0 }
        }
        try await desk.answered("x", id: "1", replies: ["a", "b"])
        let one = try await statements(1)
        for count in 2...60 { try await desk.answered("x", id: "\(count)", replies: ["a", "b"]) }
        let sixty = try await statements(60)
        #expect(sixty.count <= one.count, "\(sixty.suffix(8))")
        #expect(try await journal.messages(MessageQuery(limit: 60)).allSatisfy { $0.actions.map(\.action.text) == ["a", "b"] })
    }

    /// By its own word, whatever is asked of it.
    @Test func theConnectionThatReadsCannotWrite() async throws {
        for statement in ["DELETE FROM message", "CREATE TABLE x (y)", "PRAGMA user_version = 99"] {
            await #expect(throws: DatabaseError.self) {
                try await journal.reads.connection.writeWithoutTransaction { try $0.execute(sql: statement) }
            }
        }
    }

    @Test func aTextThatIsErasedLeavesTheLogWhileListsAreRead() async throws {
        for count in 1...20 { try await desk.answered("canary", id: "\(count)", replies: ["canary"]) }
        try await withThrowingTaskGroup { group in
            for _ in 1...4 {
                group.addTask { for _ in 1...50 { _ = try await journal.messages(MessageQuery(limit: 200)) } }
            }
            group.addTask { _ = try await journal.erase(SMSAddress(canonical: "+31612345678"), now: desk.noon) }
            try await group.waitForAll()
        }
        #expect(journal.logHoldsTexts.withLock { $0 } == false)
    }
}
