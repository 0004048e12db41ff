import Glibc
import Journal

/// Where the data file was opened, and which file that was. One that was moved or deleted since can still be written to, but with the
/// process that has it open, what is written may be gone.
struct FilePlace: Sendable {
    private let path: String
    private let file: Identity?

    private struct Identity: Equatable {
        let device: dev_t
        let inode: ino_t
    }

    /// - Parameter path: of a file that was just opened.
    init(path: String) {
        self.path = path
        file = Self.file(at: path)
    }

    /// - Throws: ``JournalFailure/misplaced(path:)`` where the file is not there, or cannot be seen.
    func require() throws(JournalFailure) {
        guard let found = Self.file(at: path), found == file else { throw .misplaced(path: path) }
    }

    private static func file(at path: String) -> Identity? {
        var facts = stat()
        return stat(path, &facts) == 0 ? Identity(device: facts.st_dev, inode: facts.st_ino) : nil
    }
}
