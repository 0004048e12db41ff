import Foundation
import TestSupport
import Testing

enum Strace {
    /// Some sandboxes forbid tracing.
    static let works = system("strace -qq -o /dev/null true 2> /dev/null") == 0
}

/// SIGKILL at the N-th call of each system call that has an effect outside the process: commits, what goes to the gateway, what
/// comes back, the acknowledgement. As many points as fit into `ANSWERBACK_KILL_SECONDS` (60 by default), in an order that
/// `ANSWERBACK_SEED` chooses.
@Suite(.enabled(if: Strace.works, "strace may not trace here"), .timeLimit(.minutes(15))) struct KillSweepTests {
    struct Point: CustomStringConvertible {
        let call: String
        let number: Int
        var description: String { "\(call) #\(number)" }
    }

    /// Calls are counted for each thread by itself, and after the first dozen a path of three messages repeats itself.
    static let points = ["fdatasync", "pwrite64", "sendto", "recvfrom", "write", "writev"].flatMap { call in
        (1...14).map { Point(call: call, number: $0) }
    }

    let folder: ScratchFolder
    let web = Web()

    init() throws {
        folder = try ScratchFolder()
    }

    @Test func nothingIsLostAndNothingIsSentTwiceWhereverItIsKilled() async throws {
        let environment = ProcessInfo.processInfo.environment
        let seconds = environment["ANSWERBACK_KILL_SECONDS"].flatMap(Double.init) ?? 60
        let seed = environment["ANSWERBACK_SEED"].flatMap(UInt64.init) ?? 1
        var random = SplitMix64(seed: seed)
        let sandbox = try await startSandbox(credits: 1_000_000)
        let clock = ContinuousClock()
        let deadline = clock.now + .seconds(seconds)
        var found: [String: Int] = [:]
        var walked = 0

        for point in Self.points.shuffled(using: &random) where clock.now < deadline {
            let states = try await walk(point, sandbox: sandbox.url)
            for state in states { found[state, default: 0] += 1 }
            walked += 1
        }
        print("killed at \(walked) of \(Self.points.count) points, seed \(seed); messages found after the kill:", found)
        #expect(walked > 0)
    }

    /// - Returns: in which state each of three messages stood when the server was killed.
    private func walk(_ point: Point, sandbox: String) async throws -> [String] {
        let data = folder.file(UUID().uuidString + ".sqlite")
        let tracer = ["strace", "-f", "-qq", "-o", "/dev/null", "-e", "trace=\(point.call)"]
        let inject = ["-e", "inject=\(point.call):signal=KILL:when=\(point.number)"]
        let phones = [1, 2, 3]
        var acknowledged: [Int: String] = [:]

        if let first = try? await RunningServer.start(data: data, gateway: sandbox, under: tracer + inject) {
            for phone in phones { acknowledged[phone] = try? await deliver(phone, point, to: first.url) }
            for id in acknowledged.values { _ = try? await web.outcome(of: id, at: first.url) }
            try end(data)
            _ = await first.program.exitCode()
        }

        let held = try await RunningServer.start(data: data, gateway: sandbox, extra: ["--hold"])
        var states: [String] = []
        for phone in phones {
            guard let id = acknowledged[phone] else { states.append("not acknowledged"); continue }
            let state = try await web.state(of: id, at: held.url)
            #expect(state != nil, "\(point): an acknowledged message is lost")
            states.append(state ?? "lost")
        }
        held.program.kill(SIGKILL)
        _ = await held.program.exitCode()

        let second = try await RunningServer.start(data: data, gateway: sandbox)
        for phone in phones {
            // The provider repeats what was not acknowledged, and a careful one also what was.
            let id = try await deliver(phone, point, to: second.url)
            if let first = acknowledged[phone] { #expect(id == first, "\(point): a repeated delivery became a second message") }
            let outcome = try await web.outcome(of: id, at: second.url)
            let taken = try await web.taken(at: sandbox, reference: id + "-*")
            #expect(outcome == ["sent"] || outcome == ["unknown"], "\(point): \(outcome)")
            #expect(taken.count <= 1, "\(point): sent twice")
            if outcome == ["sent"] { #expect(taken.count == 1, "\(point): recorded as sent, but the gateway never had it") }
        }
        second.program.kill(SIGKILL)
        _ = await second.program.exitCode()
        return states
    }

    private func deliver(_ phone: Int, _ point: Point, to server: String) async throws -> String {
        try await web.text("news", from: phone, at: server, id: "\(point.call)-\(point.number)-\(phone)")
    }

    /// Kills the server itself where the point was never reached; its tracer ends with it.
    private func end(_ data: String) throws {
        let holder = try String(contentsOfFile: data + ".lock", encoding: .utf8).trimmingCharacters(in: .whitespacesAndNewlines)
        if let pid = Int32(holder) { kill(pid, SIGKILL) }
    }
}

/// Repeatable randomness.
///
