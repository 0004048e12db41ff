public import Foundation

/// Reads a small file, and of a large one no more than tells that it is: a sparse file of many gigabytes takes no disk, but memory.
public struct BoundedFile {
    public enum Failure: Error, Equatable, CustomStringConvertible {
        case unreadable(String)
        case tooLarge(String, maxBytes: Int)

        public var description: String {
            switch self {
            case .unreadable(let path): "\(path) cannot be read: is it there, and may you read it?"
            case .tooLarge(let path, let maxBytes): "\(path) is larger than \(maxBytes.asSize): is it the right file?"
            }
        }
    }

    /// - Throws: for a file of more than `maxBytes`, too.
    public static func read(_ path: String, upTo maxBytes: Int) throws(Failure) -> [UInt8] {
        let bytes = try beginning(of: path, upTo: maxBytes + 1)
        guard bytes.count <= maxBytes else { throw .tooLarge(path, maxBytes: maxBytes) }
        return bytes
    }

    /// - Returns: the file's first bytes, or all of them.
    static func beginning(of path: String, upTo maxBytes: Int) throws(Failure) -> [UInt8] {
        guard let file = FileHandle(forReadingAtPath: path) else { throw .unreadable(path) }
        defer { try? file.close() }
        return try beginning(of: file, named: path, upTo: maxBytes)
    }

    /// For pipes, too, which bring their bytes piece by piece.
    public static func beginning(of file: FileHandle, named name: String, upTo maxBytes: Int) throws(Failure) -> [UInt8] {
        var bytes: [UInt8] = []
        while bytes.count < maxBytes {
            let piece: Data?
            do { piece = try file.read(upToCount: min(maxBytes - bytes.count, 1 << 20)) } catch { throw .unreadable(name) }
            guard let piece, !piece.isEmpty else { break }
            bytes += piece
        }
        return bytes
    }
}

extension Int {
    /// `4 MiB`
    fileprivate var asSize: String { self >= 1 << 20 ? "\(self >> 20) MiB" : "\(self) bytes" }
}
