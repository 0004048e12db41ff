import Foundation
import GRDB
import Journal
import SMSMessages
import Synchronization
import TestSupport
import Testing

@testable import JournalSQLite

/// What only a file has: who owns it, what a crash leaves in it, what it does when the disk fails.
@Suite struct SQLiteJournalTests {
    let folder: JournalFolder
    let journal: SQLiteJournal
    let desk: Desk

    init() throws {
        folder = try JournalFolder()
        journal = try SQLiteJournal(path: folder.file)
        desk = Desk(journal, in: folder)
    }

    /// The process may die between two portions.
    @Test func aLaneOfWhichOnlyAPortionWasErasedGoesOn() async throws {
        let number = SMSAddress(canonical: "+31612345678")
        _ = try await journal.accept((0..<SQLiteJournal.forgottenAtOnce + 1).map { desk.arrival("x", id: "\($0)") })
        let (portion, _) = try await journal.commits.perform { try SQLiteJournal.erase(number, in: $0) }
        #expect(portion.messages == SQLiteJournal.forgottenAtOnce)
        #expect(try await desk.claim().count == 1)
    }

    // MARK: The file

    @Test func everyCommitIsSynchronous() async throws {
        let pragma = try await journal.connection.read { database in
            (try Int.fetchOne(database, sql: "PRAGMA synchronous"), try String.fetchOne(database, sql: "PRAGMA journal_mode"))
        }
        #expect(pragma.0 == 2)
        #expect(pragma.1 == "wal")
    }

    @Test func onlyItsOwnerReadsIt() async throws {
        try await desk.accept("hello", id: "1")
        for suffix in ["", "-wal", ".lock"] {
            let rights = try FileManager.default.attributesOfItem(atPath: folder.file + suffix)[.posixPermissions] as? Int
            #expect(rights == 0o600, "journal.sqlite\(suffix)")
        }
    }

    @Test func aFolderThatIsNotThereIsMade() async throws {
        let nested = try SQLiteJournal(path: folder.path + "/state/answerback/dev.sqlite")
        await nested.close()
        #expect(FileManager.default.fileExists(atPath: folder.path + "/state/answerback/dev.sqlite"))
    }

    @Test func aSecondOwnerIsRefusedByName() throws {
        let refusal = #expect(throws: SQLiteJournal.OpenFailure.self) { try SQLiteJournal(path: folder.file) }
        #expect(
            refusal?.description
                == "\(folder.file) is in use by process \(getpid()); stop it, or choose another file with --data")
    }

    @Test func anotherProcessFindsItLockedAndKeepsUsOffItsOwn() async throws {
        #expect(try await exitCode(of: ["flock", "--nonblock", folder.file + ".lock", "true"]) == 1)
        await journal.close()
        #expect(try await exitCode(of: ["flock", "--nonblock", folder.file + ".lock", "true"]) == 0)

        let holder = try ChildProcess(["flock", folder.file + ".lock", "sh", "-c", "echo held; cat"])
        #expect(await holder.lines.first { _ in true } == "held")
        #expect(throws: SQLiteJournal.OpenFailure.self) { try SQLiteJournal(path: folder.file) }
        holder.endInput()
        _ = await holder.exitCode()
        #expect(throws: Never.self) { try SQLiteJournal(path: folder.file) }
    }

    private func exitCode(of command: [String]) async throws -> Int32 { try await ChildProcess(command).exitCode() }

    @Test func aFileOfALaterVersionIsRefused() async throws {
        try await journal.connection.writeWithoutTransaction { try $0.execute(sql: "PRAGMA user_version = 99") }
        await journal.close()
        let refusal = #expect(throws: SQLiteJournal.OpenFailure.self) { try SQLiteJournal(path: folder.file) }
        #expect(
            refusal?.description.contains("later version of answerback (schema 99, this one knows up to \(Schema.steps.count))") == true)
    }

    @Test func aFileThatIsNoDatabaseIsRefusedAndLeftAlone() throws {
        let notes = folder.path + "/notes.txt"
        try String(repeating: "no database\n", count: 1000).write(toFile: notes, atomically: false, encoding: .utf8)
        let refusal = #expect(throws: SQLiteJournal.OpenFailure.self) { try SQLiteJournal(path: notes) }
        #expect(refusal?.description.contains("is no database of answerback: it holds something else") == true)
        #expect(try String(contentsOfFile: notes, encoding: .utf8).count == 12_000)
    }

    @Test func aFolderInPlaceOfTheFileIsRefused() throws {
        let inTheWay = folder.path + "/in-the-way"
        try FileManager.default.createDirectory(atPath: inTheWay, withIntermediateDirectories: false)
        #expect(throws: SQLiteJournal.OpenFailure.self) { try SQLiteJournal(path: inTheWay) }
        #expect(throws: SQLiteJournal.OpenFailure.self) { try SQLiteJournal(path: folder.file + "/below/a/file.sqlite") }
    }

    // MARK: After a crash, after a stop

    @Test func whatTheLastProcessWasSendingIsUnknownAndWhatItDecidedIsDecidedAgain() async throws {
        let sending = try await desk.answered("news", id: "1", replies: ["headline"])
        _ = try await desk.send()
        let deciding = try await desk.accept("more", id: "2").id
        _ = try await desk.claim()

        let next = Desk(try SQLiteJournal(path: try folder.copy()), in: folder)
        #expect(try await next.states(of: sending) == [.unknown])
        #expect(try await next.send().actions.isEmpty)
        let again = try await next.journal.claimMessages(upTo: 9, leasedUntil: desk.noon, now: desk.noon)
        #expect(again.messages.map(\.message.id) == [deciding])
        #expect(again.messages.map(\.attempt) == [2])
    }

    @Test func aStopWritesEverythingThatWaitedAndNothingAfterIt() async throws {
        let accepted = await withTaskGroup(of: Bool.self) { group in
            for count in 0..<100 {
                // Some may come too late: those are refused, never half done.
                group.addTask { (try? await desk.accept("x", id: "\(count)", from: "+3161111\(1000 + count)")) != nil }
            }
            group.addTask {
                await journal.close()
                return false
            }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        await #expect(throws: JournalFailure.closed) { try await journal.counts(now: desk.noon) }
        await journal.close()
        #expect(!FileManager.default.fileExists(atPath: folder.file + "-wal"), "the log is folded in")
        let next = try SQLiteJournal(path: folder.file)
        #expect(try await next.counts(now: desk.noon).waiting == accepted)
    }

    @Test func whoListensIsToldTheEnd() async throws {
        let changes = journal.changes()
        let id = try await desk.accept("x", id: "1").id
        await journal.close()
        var told: [MessageID] = []
        for await change in changes { told.append(change) }
        #expect(told == [id])
        for await change in journal.changes() { Issue.record("\(change) after the end") }
    }

    @Test func aMessageDeletedAlreadyIsStillKnownByItsID() async throws {
        let first = try await desk.accept("hello", id: "7")
        try await journal.connection.writeWithoutTransaction { try $0.execute(sql: "DELETE FROM message") }
        #expect(try await desk.accept("hello", id: "7") == Acceptance(kind: .repeated, id: first.id))
    }

    // MARK: One commit for many

    @Test func unitsThatWaitAtTheSameTimeShareOneCommit() async throws {
        let commits = Mutex(0)
        try await journal.connection.writeWithoutTransaction { database in
            database.add(transactionObserver: CommitCounter { commits.withLock { $0 += 1 } }, extent: .databaseLifetime)
        }
        try await whileTheDatabaseIsBusy(queued: 500) { group in
            for count in 0..<500 {
                group.addTask { try await desk.accept("hello", id: "\(count)", from: "+3161111\(1000 + count)") }
            }
        }
        #expect(try await journal.counts(now: desk.noon).waiting == 500)
        // The first of them starts the queue and may find itself alone.
        #expect(commits.withLock { $0 } <= 2)
    }

    @Test func aUnitThatFailsDoesNotFailItsNeighbours() async throws {
        try await whileTheDatabaseIsBusy(queued: 50) { group in
            for count in 0..<50 {
                group.addTask {
                    guard count.isMultiple(of: 5) else {
                        _ = try await desk.accept("hello", id: "\(count)", from: "+3161111\(1000 + count)")
                        return
                    }
                    await #expect(throws: JournalFailure.refused("CancellationError()")) {
                        try await journal.commits.perform { database in
                            try database.run("INSERT INTO opt_out (sender, number, since) VALUES (?, 'x', 0)", ["\(count)"])
                            throw CancellationError()
                        }
                    }
                }
            }
        }
        #expect(try await journal.counts(now: desk.noon).waiting == 40)
        #expect(try await journal.connection.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM opt_out") } == 0)
    }

    @Test func aRefusalSaysWhatWasWrongAndNothingOfAText() async throws {
        let id = try await desk.answered("news", id: "1", replies: ["secret words"])
        let action = try #require(try await desk.send().actions.first).id
        try await journal.settle(action, .sent(ids: []), now: desk.noon)
        await #expect(throws: JournalFailure.refused("attempted cannot happen to an action that is sent")) {
            try await journal.settle(action, AttemptOutcome.failed(reason: "secret words"), now: desk.noon)
        }
        let twice = MessageDecision(
            message: try await desk.accept("x", id: "2").id, rules: ["r"], ruleSetHash: "h",
            actions: try #require(try await journal.record(of: id)).actions.map(\.action))
        await #expect(throws: JournalFailure.refused("SQLite: UNIQUE constraint failed: action.id (2067)")) {
            try await journal.record([twice], now: desk.noon)
        }
    }

    @Test func aCallerThatIsCancelledHasItsUnitDone() async throws {
        let arrival = desk.arrival("hello", id: "1")
        try await whileTheDatabaseIsBusy(queued: 1) { group in
            group.addTask { _ = try await journal.accept([arrival]) }
        } then: { group in
            group.cancelAll()
        }
        #expect(try await journal.record(of: arrival.message.id) != nil)
    }

    /// Lets tasks queue up behind a database that does something else until all have.
    private func whileTheDatabaseIsBusy(
        queued: Int, _ tasks: (inout ThrowingTaskGroup<Void, any Error>) -> Void,
        then: (inout ThrowingTaskGroup<Void, any Error>) -> Void = { _ in }
    ) async throws {
        let gate = DispatchSemaphore(value: 0)
        journal.connection.asyncWriteWithoutTransaction { _ in gate.wait() }
        try await withThrowingTaskGroup { group in
            let (counts, growing) = AsyncStream.makeStream(of: Int.self)
            journal.commits.watchQueue { growing.yield($0) }
            tasks(&group)
            _ = await counts.first { $0 == queued }
            then(&group)
            gate.signal()
            try await group.waitForAll()
        }
    }

    // MARK: A disk that is full, a disk that fails

    @Test func belowTheMarkNothingIsAcceptedAndEverythingElseGoesOn() async throws {
        let free = Mutex(Int64(1000))
        let space = FreeSpace(mark: 1000, freshFor: .zero) { free.withLock { $0 } }
        let small = Desk(try SQLiteJournal(path: folder.path + "/small.sqlite", space: space), in: folder)
        let id = try await small.accept("x", id: "1").id
        free.withLock { $0 = 999 }
        await #expect(throws: JournalFailure.noSpace(freeBytes: 999, mark: 1000)) { try await small.accept("y", id: "2") }
        #expect(try await small.claim() == [id])
        try await small.decide(id, replies: ["a"])
        let action = try #require(try await small.send().actions.first).id
        try await small.journal.settle(action, .sent(ids: []), now: small.noon)
        free.withLock { $0 = 1000 }
        #expect(try await small.accept("y", id: "2").kind == .new)
    }

    @Test func theFileSystemIsNotAskedForEveryMessage() throws {
        let asked = Mutex(0)
        let space = FreeSpace(mark: 0, freshFor: .seconds(3600)) {
            asked.withLock {
                $0 += 1; return 1
            }
        }
        for _ in 0..<100 { try space.require() }
        #expect(asked.withLock { $0 } == 1)
    }

    @Test func aFullDiskRefusesTheWholeBatchAndIsOverWhenThereIsSpaceAgain() async throws {
        let first = try await desk.accept("one", id: "1")
        func limit(_ pages: Int) async throws {
            try await journal.connection.writeWithoutTransaction { try $0.execute(sql: "PRAGMA max_page_count = \(pages)") }
        }
        try await limit(1)
        let long = String(repeating: "x", count: 1_000_000)
        let failure = await #expect(throws: JournalFailure.self) { try await desk.accept(long, id: "2") }
        guard case .noSpace = failure else { return #expect(Bool(false), "\(String(describing: failure))") }
        #expect(try await desk.claim() == [first.id])
        try await limit(1_000_000)
        #expect(try await desk.accept(long, id: "2").kind == .new)
    }

    @Test(arguments: [("/dev/null", "the log is written, and cannot be made durable"), ("/dev/zero", "the same with another device")])
    func afterAnErrorOfTheDiskNothingIsWrittenAnyMore(device: String, what: String) async throws {
        let before = try await desk.accept("one", id: "1")
        try replaceLog(by: device)
        await #expect(throws: JournalFailure.self) { try await desk.accept("two", id: "2") }
        var failures: [JournalFailure] = []
        do { _ = try await desk.accept("three", id: "3") } catch { failures.append(try #require(error as? JournalFailure)) }
        do { _ = try await journal.counts(now: desk.noon) } catch { failures.append(error) }
        guard case .broken(let reason) = failures.first else { return #expect(Bool(false), "\(what): \(failures)") }
        #expect(failures == [.broken(reason), .broken(reason)])
        #expect(reason.hasPrefix("SQLite: disk I/O error"))

        await journal.close()
        let next = try SQLiteJournal(path: folder.file)
        #expect(try await next.record(of: before.id)?.state == .waiting)
    }

    @Test func anErrorOfTheDiskWithinOneUnitFailsTheWholeBatchAndLeavesNothingOfIt() async throws {
        let failures = Failures()
        try await whileTheDatabaseIsBusy(queued: 20) { group in
            for count in 0..<20 {
                group.addTask {
                    do throws(JournalFailure) {
                        if count == 10 {
                            try await journal.commits.perform { _ in throw DatabaseError(resultCode: .SQLITE_IOERR_READ) }
                        } else {
                            _ = try await journal.accept([desk.arrival("x", id: "\(count)")])
                        }
                    } catch {
                        failures.all.withLock { $0.append(error) }
                    }
                }
            }
        }
        // Those of a batch before it may have been stored; nothing after it, and nothing of its own.
        let failed = failures.all.withLock { $0 }
        #expect(!failed.isEmpty)
        #expect(failed.allSatisfy { if case .broken = $0 { true } else { false } })
        await journal.close()
        let next = try SQLiteJournal(path: folder.file)
        #expect(try await next.counts(now: desk.noon).waiting == 20 - failed.count)
    }

    /// Puts a device in the place of the open log, under SQLite's feet.
    private func replaceLog(by device: String) throws {
        let log = URL(fileURLWithPath: folder.file + "-wal").resolvingSymlinksInPath().path
        let descriptors = try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").compactMap { Int32($0) }
        let target = descriptors.first { (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/fd/\($0)")) == log }
        let replacement = open(device, O_RDWR | O_CLOEXEC)
        defer { close(replacement) }
        #expect(dup2(replacement, try #require(target)) >= 0)
    }
}

private final class Failures: Sendable {
    let all = Mutex<[JournalFailure]>([])
}

/// Counts commits that wrote something.
private final class CommitCounter: TransactionObserver {
    private let onCommit: @Sendable () -> Void

    init(onCommit: @escaping @Sendable () -> Void) { self.onCommit = onCommit }

    func observes(eventsOfKind eventKind: DatabaseEventKind) -> Bool { true }
    func databaseDidChange(with event: DatabaseEvent) {}
    func databaseDidCommit(_ database: Database) { onCommit() }
    func databaseDidRollback(_ database: Database) {}
}
