import Foundation
import GRDB
public import Journal
public import SMSMessages
import Synchronization

/// The journal in one SQLite file, owned by one process, written by one connection that also checkpoints; what is only asked goes by
/// another one.
///
/// A unit of work is on disk when its call returns: `synchronous=FULL` is set after opening and read back.
public final class SQLiteJournal: MessageJournal {
    /// Why a file could not be opened, as a sentence for the operator.
    public struct OpenFailure: Error, Sendable, CustomStringConvertible {
        public let description: String
        /// Another process has it.
        public var isInUse = false
    }

    let connection: DatabaseQueue
    let commits: GroupCommit
    let reads: ReadConnection
    let space: FreeSpace
    private let place: FilePlace
    let feed = ChangeFeed()
    /// Whether a text that was deleted may still stand in the log; so it may after a start.
    let logHoldsTexts = Mutex(true)
    let path: String
    /// What of the file was found to be lost when it was opened, as a sentence for the operator.
    public let loss: String?
    private let mark: ProgressMark
    private let now: @Sendable () -> Timestamp
    private let wall: @Sendable () -> Timestamp
    private let lock: FileLock

    /// Blocks while the file is opened and, after a crash, recovered.
    ///
    /// - Parameters:
    ///   - path: made, with its folder, when it is not there; readable by its owner only. `<path>.lock` and `<path>.mark` lie beside it.
    ///   - freeSpaceMark: with fewer free bytes on its disk nothing new is accepted.
    ///   - now: the server's time, by which its times are written down.
    ///   - freeBytes: asked at most once a second; the default asks the file system.
    public convenience init(
        path: String, freeSpaceMark: Int64 = 64 << 20, freeBytes: (@Sendable () -> Int64)? = nil,
        now: @escaping @Sendable () -> Timestamp = SQLiteJournal.wallClock
    ) throws(OpenFailure) {
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
        try self.init(path: path, space: FreeSpace(mark: freeSpaceMark, bytes: freeBytes ?? { FreeSpace.bytes(at: folder) }), now: now)
    }

    /// - Parameter prepare: done to the database when it has been brought up to date.
    convenience init(
        path: String, now: @escaping @Sendable () -> Timestamp = SQLiteJournal.wallClock,
        wall: @escaping @Sendable () -> Timestamp = SQLiteJournal.wallClock, prepare: (Database) throws -> Void
    ) throws(OpenFailure) {
        try self.init(path: path, space: FreeSpace(mark: 0) { .max }, now: now, wall: wall, prepare: prepare)
    }

    init(
        path: String, space: FreeSpace, now: @escaping @Sendable () -> Timestamp = SQLiteJournal.wallClock,
        wall: @escaping @Sendable () -> Timestamp = SQLiteJournal.wallClock, prepare: (Database) throws -> Void = { _ in }
    ) throws(OpenFailure) {
        try Self.makeFolder(of: path)
        lock = try Self.lock(path)
        mark = try Self.mark(path)
        // Whoever deletes the file begins anew.
        let found = FileManager.default.fileExists(atPath: path) ? mark.found : nil
        let opened = try Self.open(path, found, now: wall(), prepare)
        connection = opened.connection
        let progress = opened.progress
        loss = progress.loss
        let first: GroupCommit.Unit = { database in try Self.begin(progress, in: database) }
        commits = GroupCommit(
            connection, space: space, overdue: opened.isBehind ? first : nil, commits: progress.commits
        ) { [mark] (commits: Int64) -> Void in
            mark.note(ProgressMark.State(commits: commits, at: now(), wall: wall(), isClosed: false))
        }
        // What was lost stays noted until it is in the file.
        if !opened.isBehind { mark.note(ProgressMark.State(commits: progress.commits, at: now(), wall: wall(), isClosed: false)) }
        self.space = space
        place = FilePlace(path: path)
        self.now = now
        self.wall = wall
        self.path = path
        do {
            reads = try ReadConnection(path: path, failure: { [commits] in commits.failure })
        } catch {
            throw OpenFailure(description: "\(path) cannot be opened for reading: \(sentence(for: error))")
        }
    }

    /// Waits for what is queued, folds the log into the file and lets go of it; later calls fail with
    /// ``JournalFailure/closed``. A broken journal is left as it is for the next start.
    public func close() async {
        let isInOrder = await commits.close(last: Self.giveBackMessages)
        feed.finish()
        await withCheckedContinuation { continuation in
            DispatchQueue.global().async { [connection, reads, commits, mark, now, wall, lock] in
                // First: the last connection to close folds the log in, which this one could not.
                try? reads.connection.close()
                // Closing folds the log in; where that fails, the next start does it.
                if isInOrder, (try? connection.close()) != nil {
                    mark.note(ProgressMark.State(commits: commits.count, at: now(), wall: wall(), isClosed: true))
                }
                lock.release()
                continuation.resume()
            }
        }
    }

    /// - Throws: where nothing new may be taken in: with too little space, or while the file is not at its place.
    func requireRoom() throws(JournalFailure) {
        try place.require()
        try space.require()
    }

    /// The machine's, by which a start finds out that it was set back.
    public static let wallClock: @Sendable () -> Timestamp = { Timestamp(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)) }

    private static func mark(_ path: String) throws(OpenFailure) -> ProgressMark {
        do { return try ProgressMark(path: path + ".mark") } catch {
            throw OpenFailure(description: "\(path).mark cannot be written: \(error)")
        }
    }

    private static func makeFolder(of path: String) throws(OpenFailure) {
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        } catch {
            throw OpenFailure(description: "the folder \(folder.path) cannot be made: \(error.localizedDescription)")
        }
    }

    private static func lock(_ path: String) throws(OpenFailure) -> FileLock {
        do {
            return try FileLock(path: path + ".lock")
        } catch {
            switch error {
            case .held(let holder):
                let who = holder.map { "process \($0)" } ?? "another process"
                throw OpenFailure(description: "\(path) is in use by \(who); stop it, or choose another file with --data", isInUse: true)
            case .system(let reason):
                throw OpenFailure(description: "\(path).lock cannot be written: \(reason)")
            }
        }
    }

    private struct Opened {
        var connection: DatabaseQueue
        var progress: Progress
        /// What has to be done first could not be, since the disk is full.
        var isBehind: Bool
    }

    private static func open(
        _ path: String, _ mark: ProgressMark.State?, now: Timestamp, _ prepare: (Database) throws -> Void
    ) throws(OpenFailure) -> Opened {
        try refuseAnEmptied(path, mark)
        do {
            try makeFile(at: path)
            let connection = try DatabaseQueue(path: path, configuration: configuration)
            return try connection.writeWithoutTransaction { database in
                try makeDurable(database)
                if mark?.isClosed != true { try check(database, of: connection) }
                try Schema.migrate(database)
                try prepare(database)
                let progress = try progress(mark, now: now, in: database)
                return Opened(connection: connection, progress: progress, isBehind: try !begins(progress, in: database))
            }
        } catch let newer as Schema.TooNew {
            throw OpenFailure(
                description: "\(path) was written by a later version of answerback (schema \(newer.version), this one knows up to "
                    + "\(Schema.steps.count)); start that version, or choose another file with --data")
        } catch is Schema.Foreign {
            throw OpenFailure(description: "\(path) is the database of another program; choose another file with --data")
        } catch let error as DatabaseError where error.resultCode == .SQLITE_NOTADB {
            throw OpenFailure(
                description: "\(path) is no database of answerback: it holds something else, or its beginning was overwritten; choose "
                    + "another file with --data, or put a backup in its place")
        } catch let error where (error as? DatabaseError)?.resultCode == .SQLITE_CORRUPT || error is Damaged {
            throw OpenFailure(
                description: "\(path) is damaged; move it away together with \(path)-wal and put a backup in its place "
                    + "(\(sentence(for: error)))")
        } catch let error as DatabaseError where error.isOfAFullDisk {
            throw OpenFailure(
                description: "\(path) cannot be opened, since its disk is full (\(sentence(for: error))); free some space and start again")
        } catch {
            throw OpenFailure(description: "\(path) cannot be opened: \(sentence(for: error))")
        }
    }

    /// - Returns: false where the disk is full.
    private static func begins(_ progress: Progress, in database: Database) throws -> Bool {
        do {
            try database.inTransaction(.immediate) {
                try begin(progress, in: database)
                return .commit
            }
            return true
        } catch let error as DatabaseError where error.resultCode == .SQLITE_FULL {
            return false
        }
    }

    /// Made by us, so that nobody else can read it from the first moment on; SQLite gives its log the same rights.
    private static func makeFile(at path: String) throws {
        let descriptor = Glibc.open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw OpenTrouble() }
        Glibc.close(descriptor)
    }

    static let busyMilliseconds = 5000

    private static var configuration: Configuration {
        var configuration = Configuration()
        configuration.journalMode = .wal
        configuration.label = "answerback.journal"
        // Somebody else's look at the file may hold us up for a moment.
        configuration.busyMode = .timeout(TimeInterval(busyMilliseconds) / 1000)
        // A transaction that cannot even be rolled back ends with the process, not with a trap.
        configuration.allowsUnsafeTransactions = true
        return configuration
    }

    private static func makeDurable(_ database: Database) throws {
        // GRDB sets NORMAL when it turns WAL on, which loses acknowledged messages at a power cut; so only now.
        try database.execute(sql: "PRAGMA synchronous = FULL")
        guard try Int.fetchOne(database, sql: "PRAGMA synchronous") == 2 else { throw NotDurable() }
        // What a savepoint needs to roll back must not depend on another disk.
        try database.execute(sql: "PRAGMA temp_store = MEMORY")
        // What is deleted is overwritten with zeros.
        try database.execute(sql: "PRAGMA secure_delete = ON")
    }

    private struct NotDurable: Error, CustomStringConvertible {
        let description = "SQLite does not keep synchronous=FULL"
    }
}

extension DatabaseError {
    /// Also where the memory that the connections share, a file as well, has no room.
    var isOfAFullDisk: Bool {
        resultCode == .SQLITE_FULL || [.SQLITE_IOERR_SHMSIZE, .SQLITE_IOERR_SHMMAP].contains(extendedResultCode)
    }
}
