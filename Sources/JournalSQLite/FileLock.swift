import Foundation
import Synchronization

/// Keeps a second process off the database: held from opening to ``release()`` or the end of the process, whatever ends it.
///
/// A `flock` belongs to the open file, so it keeps off a second opening in the same process as well.
final class FileLock: Sendable {
    private let descriptor: Mutex<Int32?>

    enum Failure: Error {
        /// By the process with this id; nil when that is not known.
        case held(by: String?)
        case system(OpenTrouble)
    }

    /// - Parameter path: the lock's own file, which then holds the process's id. It is never deleted: a lock on a deleted
    ///   file locks nothing.
    init(path: String) throws(Failure) {
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw .system(OpenTrouble()) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let failure = errno == EWOULDBLOCK ? Failure.held(by: Self.holder(named: path)) : .system(OpenTrouble())
            close(descriptor)
            throw failure
        }
        let pid = Array("\(getpid())\n".utf8)
        // On a full disk nobody learns who holds it; held it is all the same.
        guard ftruncate(descriptor, 0) == 0, write(descriptor, pid, pid.count) == pid.count || errno == ENOSPC else {
            let reason = OpenTrouble()
            close(descriptor)
            throw .system(reason)
        }
        self.descriptor = Mutex(descriptor)
    }

    deinit { release() }

    func release() {
        descriptor.withLock { descriptor in
            guard let open = descriptor else { return }
            // Closing alone would not do: a child just being started holds a copy until it runs its own program.
            flock(open, LOCK_UN)
            close(open)
            descriptor = nil
        }
    }

    private static func holder(named path: String) -> String? {
        // Not being readable is no error here: the lock is what counts, the id only helps to find who holds it.
        let text = (try? String(contentsOfFile: path, encoding: .utf8))?.trimmingCharacters(in: .whitespacesAndNewlines)
        return text.flatMap { Int32($0) }.map(String.init)
    }
}
