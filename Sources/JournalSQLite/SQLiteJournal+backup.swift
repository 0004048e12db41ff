import Foundation
import GRDB
import Journal
import SMSMessages

/// A copy of everything, made while the journal works.
extension SQLiteJournal {
    /// Why a backup could not be made, as a sentence for the operator. Nothing is left of it then.
    public struct BackupFailure: Error, Sendable, CustomStringConvertible {
        public let description: String
    }

    /// Writes a copy as of now, which is restored by putting it in the place of the data file.
    ///
    /// Restored, it sends and decides nothing by itself: what is due or being sent now becomes `unknown` in it, what waits is set
    /// aside, since either may happen before the restore and would happen twice. What was deleted is not in it.
    ///
    /// - Parameter path: nothing must be there. Readable by its owner only; complete as soon as it has this name.
    public func backup(to path: String) async throws(BackupFailure) {
        let size = try await sizeOfCopy()
        let source = self.path
        let space = space
        let result = await withCheckedContinuation { (continuation: CheckedContinuation<Result<Void, BackupFailure>, Never>) in
            DispatchQueue(label: "answerback.backup").async {
                let backup = Backup(source: source, path: path)
                continuation.resume(returning: Result { () throws(BackupFailure) in try backup.make(size: size, leaving: space.mark) })
            }
        }
        // A log that could not be emptied while it was read for the copy can be now; where that fails, the journal has stopped by it.
        if logHoldsTexts.withLock({ $0 }) { try? await emptyLog() }
        try result.get()
    }

    private func sizeOfCopy() async throws(BackupFailure) -> Int64 {
        do {
            return try await reads.perform { database in
                let pages = try Int64.fetchOne(database, sql: "PRAGMA page_count") ?? 0
                return pages * (try Int64.fetchOne(database, sql: "PRAGMA page_size") ?? 0)
            }
        } catch {
            throw BackupFailure(description: "no backup can be made, since the journal does not work any more: \(error)")
        }
    }
}

/// One backup being made, by blocking calls.
private struct Backup {
    typealias Failure = SQLiteJournal.BackupFailure

    let source: String
    let path: String
    private var part: String { path + ".part" }
    private var folder: String { URL(fileURLWithPath: path).deletingLastPathComponent().path }

    static let detail = "it may have been sent after the backup was made from which this was restored"

    /// - Parameter mark: bytes that must be free when it is done, so that messages can go on being accepted.
    func make(size: Int64, leaving mark: Int64) throws(Failure) {
        if FileManager.default.fileExists(atPath: path) {
            throw Failure(description: "\(path) is there already; choose another name, or move it away")
        }
        let free = FreeSpace.bytes(at: folder)
        guard free - mark >= size else {
            throw Failure(description: "\(folder) has \(free) bytes free; the backup takes \(size), and \(mark) must stay free")
        }
        try reserve()
        do {
            try copy()
            try makeSafeToRestore()
            try publish()
        } catch {
            // What made it fail is what counts; a part left behind is named by the next try.
            try? FileManager.default.removeItem(atPath: part)
            throw Failure(description: "the backup \(path) could not be made: \(sentence(for: error))")
        }
    }

    /// Made by us, so that nobody else can read it from the first moment on.
    private func reserve() throws(Failure) {
        let descriptor = open(part, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor < 0 else {
            Glibc.close(descriptor)
            return
        }
        let reason = errno
        throw Failure(
            description: reason == EEXIST
                ? "\(part) is being written by another backup, or was left behind by one that was interrupted: then delete it"
                : "\(part) cannot be written: \(String(cString: strerror(reason)))")
    }

    /// A second connection that only reads. What can corrupt a log are two connections that write or checkpoint at once:
    /// this one is opened read-only, so that SQLite writes neither file nor log through it, nor checkpoints by itself, which
    /// only a commit or the last connection's end would make it do. It keeps the log from being started anew for as long.
    private func copy() throws {
        let reader = try Self.reader(of: source)
        try reader.writeWithoutTransaction { try $0.execute(sql: "VACUUM INTO ?", arguments: [part]) }
        try reader.close()
    }

    private static func reader(of source: String) throws -> DatabaseQueue {
        var configuration = Configuration()
        configuration.readonly = true
        configuration.label = "answerback.backup"
        return try DatabaseQueue(path: source, configuration: configuration)
    }

    private func makeSafeToRestore() throws {
        let copy = try DatabaseQueue(path: part)
        try copy.writeWithoutTransaction { database in
            try database.execute(sql: "PRAGMA secure_delete = ON; PRAGMA journal_mode = MEMORY")
            try database.inTransaction {
                // The others may have come since, and the message been answered.
                let never = Timestamp(milliseconds: .max)
                while try SQLiteJournal.endLongSMS(until: never, joining: { Arrival(message: $0) }, in: database).count > 0 {}
                try SQLiteJournal.giveUpWhatMayHaveHappened(in: database, detail: Self.detail)
                try database.execute(sql: "UPDATE progress SET commits = NULL")
                return .commit
            }
        }
        try copy.close()
    }

    private func publish() throws {
        try synchronize(part, O_RDWR)
        // Unlike `rename` a link never takes the place of what has come there meanwhile.
        guard link(part, path) == 0, unlink(part) == 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
        try synchronize(folder, O_RDONLY | O_DIRECTORY)
    }

    private func synchronize(_ path: String, _ flags: Int32) throws {
        let descriptor = open(path, flags | O_CLOEXEC)
        defer { Glibc.close(descriptor) }
        guard descriptor >= 0, fsync(descriptor) == 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
    }
}
