import Foundation

/// A file whose content is replaced at once: whoever reads it sees all of the old or all of the new.
enum ReplacedFile {
    struct Trouble: Error, CustomStringConvertible {
        let description: String
    }

    /// Writes beside the file, in a name that is no rule file's, and renames. The mode stays, and the owner where that is allowed; what a
    /// link points to is replaced, not the link.
    static func write(_ bytes: [UInt8], to path: String) throws(Trouble) {
        let target = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
        let folder = URL(fileURLWithPath: target).deletingLastPathComponent().path
        var name = Array("\(folder)/.answerback-format-XXXXXX".utf8CString)
        let descriptor = mkstemp(&name)
        guard descriptor >= 0 else { throw trouble(path, "beside it, nothing can be written") }
        let isReplaced = fill(descriptor, with: bytes, like: target) && rename(name, target) == 0
        defer { if !isReplaced { unlink(name) } }
        guard isReplaced else { throw trouble(path, "it stays as it was") }
    }

    private static func fill(_ descriptor: Int32, with bytes: [UInt8], like target: String) -> Bool {
        var facts = stat()
        guard stat(target, &facts) == 0, writeAll(bytes, to: descriptor) else {
            close(descriptor)
            return false
        }
        // Only root may give a file away; to everybody else it is their own already, or becomes so.
        _ = fchown(descriptor, facts.st_uid, facts.st_gid)
        let isKept = fchmod(descriptor, facts.st_mode & 0o7777) == 0 && fsync(descriptor) == 0
        return close(descriptor) == 0 && isKept
    }

    private static func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno != EINTR { return false }
            rest = rest.dropFirst(max(0, count))
        }
        return true
    }

    private static func trouble(_ path: String, _ what: String) -> Trouble {
        Trouble(description: "\(path) cannot be replaced: \(String(cString: strerror(errno))); \(what)")
    }
}
