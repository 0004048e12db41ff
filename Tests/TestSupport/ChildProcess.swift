package import Foundation
import Synchronization

/// A program that runs beside the tests, with a pipe to what it reads and one from what it says. It is killed when nobody holds it any more.
///
/// In place of Foundation's `Process`, which finds out what descriptors are open by copying whole records out of a directory's listing,
/// also the short one at the end of its memory: with a thousand open, as by tests that run at once, that ends the process.
package final class ChildProcess: Sendable {
    package let pid: pid_t
    /// What it says, until it ends. To be read once.
    package let lines: AsyncStream<String>
    private let input: Mutex<CInt?>
    private let fate: Fate

    package struct Failure: Error {
        let call: String
        let number: CInt
    }

    /// - Parameters:
    ///   - command: looked for as a shell does.
    ///   - environment: added to ours.
    ///   - joinsErrors: standard error goes where standard output does, not where ours goes.
    package init(_ command: [String], environment: [String: String] = [:], directory: String? = nil, joinsErrors: Bool = false) throws {
        let everything = ProcessInfo.processInfo.environment.merging(environment) { $1 }.map { "\($0)=\($1)" }
        let (pid, input, output) = try Self.start(
            (directory.map { ["env", "--chdir=\($0)"] } ?? []) + command, everything, joinsErrors: joinsErrors)
        self.pid = pid
        self.input = Mutex(input)
        let fate = Fate(pid)
        self.fate = fate
        Thread.detachNewThread { fate.unfold() }
        let (lines, said) = AsyncStream<String>.makeStream()
        self.lines = lines
        Thread.detachNewThread { Self.read(output, into: said) }
    }

    deinit {
        kill(SIGKILL)
        endInput()
    }

    /// Does nothing to one that has ended.
    package func kill(_ signal: CInt) { fate.kill(signal) }

    package func endInput() {
        input.withLock { input in
            if let input { close(input) }
            input = nil
        }
    }

    /// - Returns: the exit code; for a signal, its negative number.
    package func exitCode() async -> Int32 { await withCheckedContinuation { fate.tell($0) } }

    /// One at a time, so that a pipe's ends are no other child's.
    private static let starting = Mutex(())

    private static func start(
        _ command: [String], _ environment: [String], joinsErrors: Bool
    ) throws -> (pid: pid_t, input: CInt, output: CInt) {
        try starting.withLock { _ in
            let (itsInput, input) = try pipe()
            let (output, itsOutput) = try pipe()
            defer {
                close(itsInput)
                close(itsOutput)
            }
            var redirections = [(itsInput, STDIN_FILENO), (itsOutput, STDOUT_FILENO)]
            if joinsErrors { redirections.append((itsOutput, STDERR_FILENO)) }
            do {
                return (try spawn(command, environment, redirections), input, output)
            } catch {
                close(input)
                close(output)
                throw error
            }
        }
    }

    private static func pipe() throws -> (reading: CInt, writing: CInt) {
        var ends: [CInt] = [0, 0]
        guard Foundation.pipe(&ends) == 0 else { throw Failure(call: "pipe", number: errno) }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        return (ends[0], ends[1])
    }

    private static func spawn(_ command: [String], _ environment: [String], _ redirections: [(CInt, CInt)]) throws -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        for (from, to) in redirections { posix_spawn_file_actions_adddup2(&actions, from, to) }
        // The thread that starts it may have signals blocked.
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
        let arguments = command.map { strdup($0) } + [nil]
        let surroundings = environment.map { strdup($0) } + [nil]
        defer { for text in arguments + surroundings { free(text) } }
        var pid: pid_t = 0
        let outcome = posix_spawnp(&pid, command[0], &actions, &attributes, arguments, surroundings)
        guard outcome == 0 else { throw Failure(call: "posix_spawnp \(command[0])", number: outcome) }
        return pid
    }

    /// By a thread that blocks, and owns the pipe's end.
    private static func read(_ output: CInt, into said: AsyncStream<String>.Continuation) {
        var waiting: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while case let count = Foundation.read(output, &buffer, buffer.count), count > 0 {
            waiting += buffer[..<count]
            while let end = waiting.firstIndex(of: UInt8(ascii: "\n")) {
                said.yield(String(decoding: waiting[..<end], as: UTF8.self))
                waiting.removeSubrange(...end)
            }
        }
        if !waiting.isEmpty { said.yield(String(decoding: waiting, as: UTF8.self)) }
        said.finish()
        close(output)
    }
}

/// How a child ends.
private final class Fate: Sendable {
    private struct State {
        var code: Int32?
        var waiting: [CheckedContinuation<Int32, Never>] = []
    }

    private let pid: pid_t
    private let state = Mutex(State())

    init(_ pid: pid_t) { self.pid = pid }

    /// Blocks until it has ended.
    func unfold() {
        var seen = siginfo_t()
        // Its number stays its own until it is reaped, which is done under the lock.
        while waitid(P_PID, id_t(pid), &seen, WEXITED | WNOWAIT) == -1, errno == EINTR {}
        let (code, waiting) = state.withLock { state in
            var status: CInt = 0
            waitpid(pid, &status, 0)
            let code = status & 0x7f == 0 ? status >> 8 & 0xff : -(status & 0x7f)
            state.code = code
            return (code, state.waiting)
        }
        for continuation in waiting { continuation.resume(returning: code) }
    }

    func tell(_ continuation: CheckedContinuation<Int32, Never>) {
        let code = state.withLock { state in
            if state.code == nil { state.waiting.append(continuation) }
            return state.code
        }
        if let code { continuation.resume(returning: code) }
    }

    func kill(_ signal: CInt) {
        state.withLock { state in
            if state.code == nil { _ = Foundation.kill(pid, signal) }
        }
    }
}
