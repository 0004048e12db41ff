import Foundation
import GRDB
import Journal
import Synchronization

/// The journal in one SQLite file, owned by one process, written by one connection that also reads and checkpoints.
///
/// A unit of work is on disk when its call returns: `synchronous=FULL` is set after opening and read back.
public final class SQLiteJournal: Sendable {
    /// Why a file could not be opened, as a sentence for the operator.
    public struct OpenFailure: Error, Sendable, CustomStringConvertible {
        public let description: String
    }

    let connection: DatabaseQueue
    let commits: GroupCommit
    private let lock: FileLock
    private let space: FreeSpace

    /// - Parameters:
    ///   - path: made, with its folder, when it is not there.
    ///   - freeSpaceMark: with fewer free bytes on its disk nothing new is accepted.
    ///   - freeBytes: asked at most once a second.
    public init(
        path: String, freeSpaceMark: Int64 = 64 << 20, freeBytes: (@Sendable () -> Int64)? = nil
    ) throws(OpenFailure) {
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        } catch {
            throw OpenFailure(description: "the folder of \(path) cannot be made: \(error.localizedDescription)")
        }
        lock = try Self.lock(path)
        do {
            connection = try Self.open(path)
            try connection.writeWithoutTransaction { database in
                try Schema.migrate(database)
                try Self.clearWhatTheLastProcessHeld(database)
            }
        } catch let newer as Schema.TooNew {
            throw OpenFailure(
                description:
                    "\(path) was written by a later version (schema \(newer.version), this one knows \(newer.known)); start that version")
        } catch {
            throw OpenFailure(description: "\(path) cannot be opened: \(error)")
        }
        commits = GroupCommit(connection)
        space = FreeSpace(mark: freeSpaceMark, bytes: freeBytes ?? { FreeSpace.bytes(at: folder) })
    }

    /// Waits for what is queued, and lets go of the file; later calls fail with ``JournalFailure/closed``.
    public func close() async {
        await commits.close()
        try? connection.close()
    }

    private static func lock(_ path: String) throws(OpenFailure) -> FileLock {
        do {
            return try FileLock(path: path + ".lock")
        } catch {
            switch error {
            case .held(let holder):
                throw OpenFailure(description: "\(path) is in use by process \(holder); stop it, or choose another file with --data")
            case .system(let reason):
                throw OpenFailure(description: "\(path).lock cannot be written: \(reason)")
            }
        }
    }

    private static func open(_ path: String) throws -> DatabaseQueue {
        // Made here, so that it is nobody else's to read from the first moment on; SQLite gives its WAL the same rights.
        if !FileManager.default.fileExists(atPath: path) {
            _ = FileManager.default.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o600])
        }
        var configuration = Configuration()
        configuration.journalMode = .wal
        configuration.label = "answerback.journal"
        let connection = try DatabaseQueue(path: path, configuration: configuration)
        try connection.writeWithoutTransaction { database in
            // GRDB sets NORMAL when it turns WAL on, which loses acknowledged messages at a power cut; so only now.
            try database.execute(sql: "PRAGMA synchronous = FULL")
            guard try Int.fetchOne(database, sql: "PRAGMA synchronous") == 2 else { throw NotDurable() }
        }
        return connection
    }

    private struct NotDurable: Error, CustomStringConvertible {
        let description = "SQLite does not keep synchronous=FULL"
    }

    /// We hold the lock, so whoever held these leases is dead: an SMS it was sending may have gone out or not.
    private static func clearWhatTheLastProcessHeld(_ database: Database) throws {
        try database.inTransaction(.immediate) {
            try database.execute(
                sql:
                    "UPDATE action SET state = 'unknown', leased_until = NULL, detail = 'the process died while it was being sent' WHERE state = 'sending'"
            )
            try database.execute(sql: "UPDATE message SET leased_until = NULL WHERE head = 1 AND leased_until IS NOT NULL")
            return .commit
        }
    }

    func requireSpace() throws(JournalFailure) {
        if let free = space.shortage() { throw .noSpace(freeBytes: free, mark: space.mark) }
    }
}

/// The space on the database's disk, looked at no more than once a second.
final class FreeSpace: Sendable {
    let mark: Int64
    private let bytes: @Sendable () -> Int64
    private let last = Mutex<(at: ContinuousClock.Instant, bytes: Int64)?>(nil)

    init(mark: Int64, bytes: @escaping @Sendable () -> Int64) {
        self.mark = mark
        self.bytes = bytes
    }

    /// - Returns: the free bytes when they are below the mark.
    func shortage() -> Int64? {
        let now = ContinuousClock.now
        let free = last.withLock { last in
            if let last, now - last.at < .seconds(1) { return last.bytes }
            let bytes = bytes()
            last = (now, bytes)
            return bytes
        }
        return free < mark ? free : nil
    }

    static func bytes(at folder: String) -> Int64 {
        var facts = statvfs()
        // A disk that cannot be asked is not refused for it: the write itself will tell.
        guard statvfs(folder, &facts) == 0 else { return .max }
        return Int64(facts.f_bavail) * Int64(facts.f_frsize)
    }
}
