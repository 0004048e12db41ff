import Foundation

/// Keeps a second process off the database: held from opening to the end of the process, whatever ends it.
final class FileLock: Sendable {
    private let descriptor: Int32

    enum Failure: Error {
        case held(by: String)
        case system(String)
    }

    /// - Parameter path: the lock's own file, which then holds the process's id. It is never deleted: a lock on a deleted file locks nothing.
    init(path: String) throws(Failure) {
        descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw .system(String(cString: strerror(errno))) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let holder = (try? String(contentsOfFile: path, encoding: .utf8))?.trimmingCharacters(in: .whitespacesAndNewlines)
            close(descriptor)
            throw .held(by: holder ?? "")
        }
        let pid = Array("\(getpid())\n".utf8)
        guard ftruncate(descriptor, 0) == 0, write(descriptor, pid, pid.count) == pid.count else {
            close(descriptor)
            throw .system(String(cString: strerror(errno)))
        }
    }

    deinit {
        close(descriptor)
    }
}
