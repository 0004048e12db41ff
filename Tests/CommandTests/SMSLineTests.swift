import AnswerbackServer
import Foundation
import Testing

/// The lines of `serve` and `dev` where stdout is no terminal.
@Suite(.timeLimit(.minutes(10))) struct SMSLineTests {
    let web = Web()
    let folder: ScratchFolder

    init() throws {
        folder = try ScratchFolder()
    }

    /// Only its stdout goes there.
    private var intoFile: [String] { ["bash", "-c", "exec \"$@\" > '\(folder.file("out"))'", "bash"] }

    private func lines() throws -> [Substring] { try String(contentsOfFile: folder.file("out"), encoding: .utf8).split(separator: "\n") }

    private func smsLines() throws -> [OperatorReply.SMSLine] {
        try lines().map { try JSONDecoder().decode(OperatorReply.SMSLine.self, from: Data($0.utf8)) }
    }

    private func serve(_ options: [String], at sandbox: RunningServer) async throws -> ServedServer {
        let rules =
            "rule secret-word { when keyword HELLO reply \"the answer\" }\nrule pass-on { when keyword ON send \"{text}\" to +31612345678 }\n"
        let home = try ServedServer.folder(
            "gateways:\n" + ServedServer.gateway("main", at: sandbox.url) + "numbers:\n  \"+31850000000\": { gateway: main }\n",
            rules: rules)
        return try await ServedServer.start(in: home, under: intoFile, options: options)
    }

    /// Neither texts nor whole numbers, and nothing else on stdout.
    @Test func serveTellsOfEachSMS() async throws {
        let sandbox = try await startSandbox()
        let server = try await serve([], at: sandbox)
        for text in ["hello+sweetheart", "on+sweetheart", "what"] {
            _ = try await web.outcome(of: try await web.text(text, from: "%2B31600000001", at: server), at: server)
        }
        server.program.kill(SIGTERM)
        #expect(await server.program.exitCode() == 0)
        let told = try smsLines()
        #expect(told.map(\.rules) == [["secret-word"], ["pass-on"], []])
        #expect(told.map(\.state) == ["decided", "decided", "unmatched"])
        #expect(told.flatMap(\.outcomes).map(\.state) == ["sent", "sent"])
        #expect(told.flatMap(\.outcomes).map(\.to) == [nil, "+316****78"])
        #expect(told.allSatisfy { $0.isOver && $0.from == "+316****01" && $0.to == "+31850000000" && $0.text == nil })
        let all = try lines().joined()
        #expect(!all.contains("sweetheart") && !all.contains("the answer") && !all.contains("31600000001") && !all.contains("31612345678"))
    }

    @Test func quietTellsOfNone() async throws {
        let sandbox = try await startSandbox()
        let server = try await serve(["--quiet"], at: sandbox)
        _ = try await web.outcome(of: try await web.text("hello", from: "%2B31600000001", at: server), at: server)
        server.program.kill(SIGTERM)
        #expect(await server.program.exitCode() == 0)
        #expect(try lines().isEmpty)
    }

    /// The log is JSON too, and holds nothing of the libraries' inner doings.
    @Test func withJSONTheLogIsJSONToo() async throws {
        let sandbox = try await startSandbox()
        let server = try await serve(["--json"], at: sandbox)
        _ = try await web.outcome(of: try await web.text("hello", from: "%2B31600000001", at: server), at: server)
        server.program.kill(SIGTERM)
        let said = await server.program.rest()
        #expect(!said.isEmpty)
        for line in said {
            let event = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any], "\(line)")
            #expect(
                event["at"] is String && event["level"] is String && event["message"] is String && event["metadata"] is [String: String])
        }
    }

    @Test func atDebugNothingIsSaidOfLibraries() async throws {
        let sandbox = try await startSandbox()
        let home = try ServedServer.folder(
            "log_level: trace\ngateways:\n" + ServedServer.gateway("main", at: sandbox.url)
                + "numbers:\n  \"+31850000000\": { gateway: main }\n")
        let server = try await ServedServer.start(in: home)
        _ = try await web.outcome(of: try await web.text("hello", from: "%2B31600000001", at: server), at: server)
        server.program.kill(SIGTERM)
        let said = await server.program.rest()
        #expect(!said.contains { $0.contains("[Hummingbird") || $0.contains("[ServiceLifecycle") || $0.contains("[NIO") }, "\(said)")
    }

    /// With all of it, since it is one's own.
    @Test func devTellsOfEachSMS() async throws {
        try folder.keep("rule hello { when keyword HELLO reply \"the answer\" }", as: "all.rules")
        let dev = try await RunningServer.start(rules: folder.file("all.rules"), data: folder.file("dev.sqlite"), under: intoFile)
        let shown = try await run(["text", "hello you", "--server", dev.url])
        #expect(shown.lines == ["the answer"])
        dev.program.kill(SIGTERM)
        #expect(await dev.program.exitCode() == 0)
        let told = try smsLines()
        #expect(told.map(\.text) == ["hello you"] && told.map(\.from) == ["+31600000001"])
        #expect(told.flatMap(\.outcomes).map(\.text) == ["the answer"])
    }
}
