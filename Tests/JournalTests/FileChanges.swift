import Foundation
import GRDBSQLite
import Synchronization

/// The system calls by which SQLite changes files, in this process: each can be looked at before it is made, and made to fail.
enum FileChanges {
    /// - Returns: the error that the call ends with, such as `ENOSPC`; nil to let it be made.
    typealias Look = @Sendable () -> Int32?

    private struct Watch: Sendable {
        let folder: String
        let look: Look
    }

    private static let watches = Mutex<[Watch]>([])

    /// Does `work`, with a look at each change of a file in `folder` by any thread. One at a time of each folder.
    static func watched<Result>(in folder: String, by look: @escaping Look, _ work: () async throws -> Result) async rethrows -> Result {
        _ = replaced
        watches.withLock { $0.append(Watch(folder: folder + "/", look: look)) }
        defer { watches.withLock { $0.removeAll { $0.folder == folder + "/" } } }
        return try await work()
    }

    /// For good: without anybody who looks they do what they always did.
    private static let replaced: Void = {
        guard let vfs = sqlite3_vfs_find(nil), let replace = vfs.pointee.xSetSystemCall else {
            preconditionFailure("SQLite's system calls cannot be replaced")
        }
        for name in ["pwrite", "pwrite64"] { _ = replace(vfs, name, unsafeBitCast(pwrite, to: sqlite3_syscall_ptr.self)) }
        _ = replace(vfs, "write", unsafeBitCast(write, to: sqlite3_syscall_ptr.self))
        _ = replace(vfs, "ftruncate", unsafeBitCast(ftruncate, to: sqlite3_syscall_ptr.self))
        _ = replace(vfs, "unlink", unsafeBitCast(unlink, to: sqlite3_syscall_ptr.self))
    }()

    private static let pwrite: @convention(c) (Int32, UnsafeRawPointer?, Int, Int) -> Int = { file, bytes, count, offset in
        fails(path(of: file)) ? -1 : Foundation.pwrite(file, bytes, count, offset)
    }

    private static let write: @convention(c) (Int32, UnsafeRawPointer?, Int) -> Int = { file, bytes, count in
        fails(path(of: file)) ? -1 : Foundation.write(file, bytes, count)
    }

    private static let ftruncate: @convention(c) (Int32, Int) -> Int32 = { file, size in
        fails(path(of: file)) ? -1 : Foundation.ftruncate(file, size)
    }

    private static let unlink: @convention(c) (UnsafePointer<CChar>?) -> Int32 = { path in
        guard let path else { return -1 }
        return fails(String(cString: path)) ? -1 : Foundation.unlink(path)
    }

    private static func path(of file: Int32) -> String {
        if watches.withLock(\.isEmpty) { return "" }
        return (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/fd/\(file)")) ?? ""
    }

    private static func fails(_ path: String) -> Bool {
        guard let watch = watches.withLock({ $0.first { path.hasPrefix($0.folder) } }), let number = watch.look() else { return false }
        errno = number
        return true
    }
}
