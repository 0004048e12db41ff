import Foundation
import Testing

/// Long SMS that many patterns take long for, beside the real server's other work.
@Suite(.timeLimit(.minutes(10))) struct SlowDecisionTests {
    private let web = Web()

    /// Each looks from every character of a text to its end.
    static let rules =
        (0..<200).map { #"rule r\#($0) { when text matches /(?i)(?=.*\p{L}.*[^\W\d].*\p{Nd}).{8,}/ ignore }"# }.joined(separator: "\n")
            + """

            rule hello { when keyword HELLO reply "hello" }
            otherwise { reply "undecided" }
            """

    private func waiting(at server: ServedServer) async throws -> Int {
        struct Status: Codable {
            struct Messages: Codable { var waiting: Int, undecided: Int }
            var messages: Messages
        }
        return try JSONDecoder().decode(Status.self, from: Data(try await web.ask("/v1/status", of: server).body.utf8)).messages.waiting
    }

    @Test func theOthersAreAnsweredMeanwhileAndAStopWaitsForNone() async throws {
        let sandbox = try await startSandbox()
        let first = try await ServedServer.start(gateway: sandbox.url, rules: Self.rules)
        let hostile = String(repeating: "a", count: 9900)
        var slow: [String] = []
        for phone in 100..<200 { slow.append(try await web.text(hostile, from: "%2B31600000\(phone)", at: first)) }
        let honest = try await web.text("hello", from: "%2B31600000001", at: first)
        let behind = try await web.text("hello", from: "%2B31600000199", at: first)
        #expect(try await web.outcome(of: honest, at: first).actions.map(\.text) == ["hello"])
        #expect(try await waiting(at: first) > 1, "slow ones wait, and one behind one of them")

        first.program.kill(SIGTERM)
        #expect(await first.program.exitCode() == 0)
        let second = try await ServedServer.start(in: first.folder)
        #expect(try await waiting(at: second) > 1, "the stop did not wait for them")
        let after = try await web.text("hello", from: "%2B31600000002", at: second)
        #expect(try await web.outcome(of: after, at: second).actions.map(\.text) == ["hello"])
        for id in slow {
            let message = try await web.outcome(of: id, at: second)
            #expect(message.state == "decided" && message.actions.map(\.text) == ["undecided"])
        }
        #expect(try await web.outcome(of: behind, at: second).actions.map(\.text) == ["hello"])
        let ids = slow + [honest, behind, after]
        #expect(try await web.taken(at: sandbox.url).compactMap(\.reference).sorted() == ids.map { $0 + "-1" }.sorted(), "each once")
        let status = try await second.command("status").lines
        #expect(status.contains { $0.contains("100 messages decided without some rules in the last day") }, "\(status)")
    }
}
