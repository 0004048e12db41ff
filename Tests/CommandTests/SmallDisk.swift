import Foundation
import TestSupport
import Testing

/// A disk of its own, which only programs started under ``prefix`` see: in a mount namespace that a process beside them keeps. Needs root.
final class SmallDisk: Sendable {
    struct NotMounted: Error { let said: [String] }

    private let holder: ChildProcess
    private let path: String

    /// In memory.
    /// - Parameter path: of a folder, in the place of which it comes.
    static func inMemory(at path: String, megabytes: Int) async throws -> SmallDisk {
        try await SmallDisk(path, "mount -t tmpfs -o size=\(megabytes)m,mode=700 tmpfs \"$0\"")
    }

    /// An ext4 in a file beside `path`, which the system gives up as it does after an error.
    static func ext4(at path: String, megabytes: Int) async throws -> SmallDisk {
        try await SmallDisk(
            path,
            "truncate -s \(megabytes)M \"$0.image\" && mkfs.ext4 -q -m 0 \"$0.image\" && mount -o loop \"$0.image\" \"$0\" && chmod 700 \"$0\""
        )
    }

    /// - Parameter mount: gets the path as `$0`.
    private init(_ path: String, _ mount: String) async throws {
        self.path = path
        holder = try ChildProcess(
            ["unshare", "--mount", "--propagation", "private", "sh", "-c", "(\(mount)) && echo mounted && exec cat", path],
            joinsErrors: true)
        var said: [String] = []
        for await line in holder.lines {
            if line == "mounted" { return }
            said.append(line)
        }
        throw NotMounted(said: said)
    }

    /// What a program is run under that shall see it.
    var prefix: [String] { ["nsenter", "--mount=/proc/\(holder.pid)/ns/mnt", "--"] }

    /// The same file, as the test sees it.
    func file(_ name: String) -> String { "/proc/\(holder.pid)/root\(path)/\(name)" }

    /// Runs a command that sees it.
    func run(_ command: String...) async throws {
        let child = try ChildProcess(prefix + command, joinsErrors: true)
        var said: [String] = []
        for await line in child.lines { said.append(line) }
        guard await child.exitCode() == 0 else { throw NotMounted(said: said) }
    }

    func remount(_ options: String) async throws { try await run("mount", "-o", "remount,\(options)", path) }

    /// Leaves nothing but `bytes`.
    func fill(leaving bytes: Int = 0) throws {
        let file = open(file("ballast"), O_WRONLY | O_CREAT | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw POSIXError(.ENOSPC) }
        defer { close(file) }
        let block = [UInt8](repeating: 1, count: 1 << 16)
        var size = Int(lseek(file, 0, SEEK_END))
        // What is not a block's worth in the end, byte by byte of the last page.
        for length in [1 << 16, 1 << 12, 1] { while case let count = write(file, block, length), count > 0 { size += count } }
        if bytes > 0 { ftruncate(file, off_t(size - bytes)) }
    }

    func free() throws { try FileManager.default.removeItem(atPath: file("ballast")) }
}
