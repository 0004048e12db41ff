import Foundation
import Outbound
import TestSupport
import Testing

/// The real `answerback` binary, started as a user would, with its output read line by line.
final class RunningProgram: Sendable {
    /// Where the build put the binary: beside the test runner.
    static let binary = built("answerback")
    static func built(_ product: String) -> String {
        URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent().appending(path: product).path
    }

    static let projectRoot = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path

    private let process: ChildProcess
    var lines: AsyncStream<String> { process.lines }

    /// - Parameter prefix: what the binary runs under, such as `strace …`.
    convenience init(_ arguments: [String], under prefix: [String] = [], environment: [String: String] = [:]) throws {
        try self.init(command: prefix + [Self.binary] + arguments, environment: environment)
    }

    /// One line as a person pastes it.
    static func shell(_ line: String) throws -> RunningProgram {
        try RunningProgram(command: ["bash", "-c", line], environment: [:])
    }

    /// What stands in a folder of examples.
    static func example(_ command: String...) throws -> RunningProgram { try RunningProgram(command: command, environment: [:]) }

    private init(command: [String], environment: [String: String]) throws {
        process = try ChildProcess(command, environment: environment, directory: Self.projectRoot, joinsErrors: true)
        process.endInput()
    }

    var pid: Int32 { process.pid }

    func kill(_ signal: Int32) { process.kill(signal) }

    /// Reads on until a line holds `text`.
    /// - Returns: that line; nil when the program ended first.
    func line(containing text: String) async -> String? {
        for await line in lines where line.contains(text) { return line }
        return nil
    }

    /// Everything it says until it ends.
    func rest() async -> [String] {
        var all: [String] = []
        for await line in lines { all.append(line) }
        return all
    }

    /// Waits for the end.
    /// - Returns: the exit code; for a signal, its negative number.
    func exitCode() async -> Int32 {
        for await _ in lines {}
        return await process.exitCode()
    }
}

/// One command that ends by itself: what it printed and how it ended.
func run(_ arguments: [String], environment: [String: String] = [:]) async throws -> (lines: [String], code: Int32) {
    let program = try RunningProgram(arguments, environment: environment)
    let lines = await program.rest()
    return (lines, await program.exitCode())
}

/// `answerback dev`, up and listening.
struct RunningServer {
    let program: RunningProgram
    let url: String
    let banner: [String]

    static func start(
        rules: String = "rules/", data: String, gateway: String? = nil, extra: [String] = [], under prefix: [String] = []
    ) async throws -> RunningServer {
        let gatewayOption = gateway.map { ["--gateway", $0] } ?? []
        let program = try RunningProgram(["dev", rules, "--port", "0", "--data", data] + gatewayOption + extra, under: prefix)
        return try await RunningServer(program, until: "try:")
    }

    init(_ program: RunningProgram, until mark: String) async throws {
        var banner: [String] = []
        for await line in program.lines {
            banner.append(line)
            if line.contains(mark) { break }
        }
        let address = banner.lazy.compactMap { line in
            line.split(separator: " ").first { $0.hasPrefix("http://127.0.0.1:") }?.split(separator: "/").dropFirst().first
        }.first
        guard let address else {
            throw NotUp(said: banner)
        }
        self.program = program
        self.banner = banner
        url = "http://\(address)"
    }

    struct NotUp: Error { let said: [String] }
}

/// `answerback sandbox` in a process of its own.
func startSandbox(credits: Int = 1000) async throws -> RunningServer {
    let program = try RunningProgram(["sandbox", "--port", "0", "--credits", "\(credits)"])
    return try await RunningServer(program, until: "taken")
}

struct TakenSMS: Codable, Equatable {
    var recipient: String
    var text: String
    var reference: String?
}

struct KnownMessage: Codable {
    struct Action: Codable {
        var state: String
        var detail: String?

        /// An attempt has been made, and nothing left.
        var isDueAgain: Bool { state == "due" && detail != nil }
    }

    var state: String
    var actions: [Action]
}

/// HTTP as any other program would speak it.
struct Web {
    let client = HTTPClient(workers: 2)

    func get(_ url: String) async throws -> (status: Int, body: String) {
        let answer = try await client.perform(HTTPRequest.patient(.get, url, maxResponseBytes: 1 << 24))
        return (answer.status, String(decoding: answer.body, as: UTF8.self))
    }

    func post(_ url: String, _ body: String, type: String = "application/x-www-form-urlencoded") async throws -> (status: Int, body: String)
    {
        let answer = try await client.perform(
            HTTPRequest.patient(.post, url, headers: [("Content-Type", type)], body: Array(body.utf8)))
        return (answer.status, String(decoding: answer.body, as: UTF8.self))
    }

    /// What a sandbox truly took, in order.
    func taken(at sandbox: String, reference: String? = nil) async throws -> [TakenSMS] {
        let filter = reference.map { "?reference=" + $0 } ?? ""
        return try JSONDecoder().decode([TakenSMS].self, from: Data(try await get(sandbox + "/sandbox/messages" + filter).body.utf8))
    }
}

/// Talking to a dev server over HTTP.
extension Web {
    /// - Returns: the id the message is stored under.
    func text(_ text: String, from phone: Int, at server: String, id: String = UUID().uuidString) async throws -> String {
        let number = "%2B3160001" + String(10_000 + phone).suffix(4)
        let answer = try await post(server + "/in/main", "from=\(number)&to=%2B31850000000&text=\(text)&id=\(id)")
        guard answer.status == 200, answer.body.hasPrefix("OK ") else { throw Refused(status: answer.status, body: answer.body) }
        return answer.body.dropFirst(3).trimmingCharacters(in: .whitespacesAndNewlines)
    }

    struct Refused: Error { let status: Int, body: String }

    /// What the server knows of a message; nil when that is nothing.
    func message(_ id: String, at server: String) async throws -> KnownMessage? {
        let answer = try await get(server + "/v1/messages/" + id)
        guard answer.status == 200 else { return nil }
        return try JSONDecoder().decode(KnownMessage.self, from: Data(answer.body.utf8))
    }

    /// The state of one message, or of what follows from it; nil when the server knows no such message.
    func state(of id: String, at server: String) async throws -> String? {
        try await message(id, at: server).map { $0.actions.first?.state ?? $0.state }
    }

    /// The states of all that follows from a message, asked until they are enough: by default, until all have come to an end.
    func outcome(
        of id: String, at server: String, isEnough: ([String]) -> Bool = { $0.allSatisfy { $0 != "due" && $0 != "sending" } }
    ) async throws -> [String] {
        try await onceItChanges(at: server) {
            let message = try #require(try await message(id, at: server))
            let states = message.actions.map(\.state)
            return message.state != "waiting" && isEnough(states) ? states : nil
        }
    }

    private struct Changes: Decodable { let cursor: String }

    /// What `look` finds: now, or when some message has changed.
    func onceItChanges<Found>(at server: String, look: () async throws -> Found?) async throws -> Found {
        try await onceItChanges(ask: { try await get(server + $0).body }, look: look)
    }

    /// - Parameter ask: brings a path of the operator interface; asked for changes, it answers when there is one.
    func onceItChanges<Found>(ask: (String) async throws -> String, look: () async throws -> Found?) async throws -> Found {
        var path = "/v1/changes"
        while true {
            // Before the look, so that no change falls between the two.
            let changes = try JSONDecoder().decode(Changes.self, from: Data(try await ask(path).utf8))
            if let found = try await look() { return found }
            path = "/v1/changes?after=\(changes.cursor)"
        }
    }

    /// The SMS that answers a message, once the sandbox has it.
    func answer(to message: String, at server: String) async throws -> TakenSMS {
        _ = try await outcome(of: message, at: server)
        let taken = try await taken(at: server)
        return try #require(taken.first { $0.reference == message + "-1" })
    }
}

/// A folder of its own for one test, gone with it.
final class ScratchFolder: Sendable {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.appending(path: "answerback-test-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    func file(_ name: String) -> String { path + "/" + name }

    /// Writes a file that only its owner reads, as one with secrets has to be.
    func keep(_ text: String, as name: String) throws {
        try text.write(toFile: file(name), atomically: true, encoding: .utf8)
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file(name))
    }
}
