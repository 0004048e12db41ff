import Foundation
import Synchronization
import TestSupport
import Testing

enum Strace {
    /// Some sandboxes forbid tracing.
    static let works = system("strace -qq -o /dev/null true 2> /dev/null") == 0
}

/// SIGKILL at the N-th call of each system call by which something gets out of the process: into files, to the gateway, to whoever handed
/// an SMS in. As many points as fit into `ANSWERBACK_KILL_SECONDS` (60 by default), in an order that `ANSWERBACK_SEED` chooses; all of them
/// with `make kills`.
@Suite(.enabled(if: Strace.works, "strace may not trace here"), .timeLimit(.minutes(180))) struct KillSweepTests {
    /// What the server is at. It ends in order where it is not killed.
    enum Phase: String, CaseIterable {
        /// Begins a file, takes SMS in, answers them.
        case beginning
        /// The same with a file of a server that was killed while SMS waited.
        case recovery
    }

    struct Point: CustomStringConvertible {
        let phase: Phase
        let call: String
        let number: Int
        var description: String { "\(phase) \(call) #\(number)" }
    }

    /// Calls are counted for each thread by itself; as often as one of them makes each.
    static let calls = [
        ("pwrite64", 200), ("pread64", 60), ("fdatasync", 18), ("ftruncate", 3), ("unlink", 3), ("openat", 110), ("close", 50),
        ("fcntl", 120), ("flock", 2), ("write", 28), ("read", 60), ("writev", 4), ("sendto", 3), ("recvfrom", 2), ("connect", 4),
        ("accept4", 10), ("shutdown", 4),
    ]

    static let points = Phase.allCases.flatMap { phase in
        calls.flatMap { call, count in (1...count).map { Point(phase: phase, call: call, number: $0) } }
    }

    let folder: ScratchFolder

    init() throws {
        folder = try ScratchFolder()
    }

    @Test func nothingIsLostAndNothingIsSentTwiceWhereverItIsKilled() async throws {
        let environment = ProcessInfo.processInfo.environment
        let seconds = environment["ANSWERBACK_KILL_SECONDS"].flatMap(Double.init) ?? 60
        let seed = environment["ANSWERBACK_SEED"].flatMap(UInt64.init) ?? 1
        var random = SplitMix64(seed: seed)
        let sweep = KillSweep(points: Self.points.shuffled(using: &random), until: .now + .seconds(seconds))
        try await withThrowingTaskGroup(of: Void.self) { group in
            for lane in 1...2 {
                group.addTask {
                    let lane = try await KillLane(folder: folder, name: "\(lane)")
                    while let point = sweep.next() { sweep.count(point, try await lane.walk(point)) }
                }
            }
            try await group.waitForAll()
        }
        print("killed at \(sweep.killed) points, \(sweep.walked) of \(Self.points.count) walked, seed \(seed): \(sweep.found)")
        #expect(sweep.killed > 0)
    }
}

/// The points that are left, and what was found at the others.
final class KillSweep: Sendable {
    private struct State {
        var left: ArraySlice<KillSweepTests.Point>
        var walked = 0
        var killed = 0
        var found: [String: Int] = [:]
    }

    private let state: Mutex<State>
    private let end: ContinuousClock.Instant

    init(points: [KillSweepTests.Point], until end: ContinuousClock.Instant) {
        state = Mutex(State(left: points[...]))
        self.end = end
    }

    var walked: Int { state.withLock(\.walked) }
    var killed: Int { state.withLock(\.killed) }
    var found: String { state.withLock { $0.found.sorted { $0.key < $1.key }.map { "\($1) \($0)" }.joined(separator: ", ") } }

    func next() -> KillSweepTests.Point? {
        state.withLock { $0.walked > 0 && ContinuousClock.now > end ? nil : $0.left.popFirst() }
    }

    /// - Parameter states: of the messages after the kill; nil where the server ended before its point.
    func count(_ point: KillSweepTests.Point, _ states: [String]?) {
        state.withLock { state in
            state.walked += 1
            guard let states else { return }
            state.killed += 1
            for found in states { state.found[found, default: 0] += 1 }
        }
    }
}

/// Walks points one after the other, with a gateway of its own.
struct KillLane {
    private let folder: ScratchFolder
    private let name: String
    private let web = Web()
    private let sandbox: RunningServer
    /// A file of a server that was killed while these messages, by phone, waited.
    private let left: (data: String, messages: [Int: String])

    private static let texts = [1: "news", 2: "STOP", 3: "news"]

    init(folder: ScratchFolder, name: String) async throws {
        self.folder = folder
        self.name = name
        sandbox = try await startSandbox(credits: 1_000_000)
        let data = folder.file("left-\(name).sqlite")
        let server = try await RunningServer.start(data: data, gateway: sandbox.url, extra: ["--hold"])
        var messages: [Int: String] = [:]
        for phone in 4...5 { messages[phone] = try await web.text("news", from: phone, at: server.url, id: "left-\(phone)") }
        server.program.kill(SIGKILL)
        _ = await server.program.exitCode()
        left = (data, messages)
    }

    /// - Returns: in which state each message was found; nil when the server ended before it came to its point.
    func walk(_ point: KillSweepTests.Point) async throws -> [String]? {
        let data = folder.file(UUID().uuidString + ".sqlite")
        var messages: [Int: String] = [:]
        if point.phase == .recovery {
            for file in ["", "-wal", ".mark"] { try FileManager.default.copyItem(atPath: left.data + file, toPath: data + file) }
            messages = left.messages
        }
        var before: [String: Int] = [:]
        for id in messages.values { before[id] = try await taken(id) }
        let wasKilled = try await run(point, data, &messages)
        let states = try await check(point, data, messages, before)
        for file in ["", "-wal", "-shm", ".mark", ".lock"] { try? FileManager.default.removeItem(atPath: data + file) }
        return wasKilled ? states : nil
    }

    /// - Parameter messages: gets what is acknowledged.
    /// - Returns: whether it was killed at its point.
    private func run(_ point: KillSweepTests.Point, _ data: String, _ messages: inout [Int: String]) async throws -> Bool {
        let tracer = ["strace", "-f", "-qq", "-o", "/dev/null", "-e", "trace=\(point.call)"]
        let inject = ["-e", "inject=\(point.call):signal=KILL:when=\(point.number)"]
        let arguments = ["dev", "rules/", "--port", "0", "--data", data, "--gateway", sandbox.url]
        let program = try RunningProgram(arguments, under: tracer + inject)
        if let server = try? await RunningServer(program, until: "try:") {
            for phone in Self.texts.keys.sorted() { messages[phone] = try? await deliver(phone, point, to: server.url) }
            for id in messages.values { _ = try? await web.outcome(of: id, at: server.url) }
            try end(data)
        }
        return await program.exitCode() == -SIGKILL
    }

    private func check(
        _ point: KillSweepTests.Point, _ data: String, _ messages: [Int: String], _ before: [String: Int]
    ) async throws -> [String] {
        let server = try await RunningServer.start(data: data, gateway: sandbox.url)
        var states = Self.texts.keys.filter { messages[$0] == nil }.map { _ in "not acknowledged" }
        for phone in Set(Self.texts.keys).union(messages.keys) {
            // The provider repeats what was not acknowledged, and a careful one also what was: lost, it would become another message.
            let id = try await deliver(phone, point, to: server.url)
            if let first = messages[phone] { #expect(id == first, "\(point): an acknowledged message is lost, or was taken in twice") }
            let outcome = try await web.outcome(of: id, at: server.url)
            let sent = try await taken(id) - before[id, default: 0]
            #expect(outcome == ["sent"] || outcome == ["unknown"], "\(point): \(outcome)")
            #expect(sent <= 1, "\(point): sent twice")
            if outcome == ["sent"] { #expect(sent == 1, "\(point): recorded as sent, but the gateway never had it") }
            if messages[phone] != nil { states += outcome }
        }
        server.program.kill(SIGKILL)
        _ = await server.program.exitCode()
        return states
    }

    private func taken(_ id: String) async throws -> Int { try await web.taken(at: sandbox.url, reference: id + "-*").count }

    private func deliver(_ phone: Int, _ point: KillSweepTests.Point, to server: String) async throws -> String {
        guard let text = Self.texts[phone] else { return try await web.text("news", from: phone, at: server, id: "left-\(phone)") }
        return try await web.text(text, from: phone, at: server, id: "\(point.phase)-\(point.call)-\(point.number)-\(phone)")
    }

    /// Ends the server itself; its tracer ends with it.
    private func end(_ data: String) throws {
        let holder = try String(contentsOfFile: data + ".lock", encoding: .utf8).trimmingCharacters(in: .whitespacesAndNewlines)
        if let pid = Int32(holder) { kill(pid, SIGTERM) }
    }
}
