import Foundation
import Testing

/// Sections 2 to 4 of the language: audiences, limits and lists in files, as a server keeps them, through restarts, and with the rules that ask for them.
@Suite(.timeLimit(.minutes(10))) struct AudienceTests {
    private static let rules = """
        audience news
        list staff from "staff.txt"
        rule join { when keyword JOIN subscribe news reply "in" }
        rule tell { when from @staff and keyword TELL send "{rest}" to @news reply "told" }
        rule member { when from @news and keyword AM reply "member" }
        rule once { when keyword ONCE limit 1 per 1d reply "the first today" }
        otherwise { reply "?" }
        """

    private let web = Web()

    private func start(gateway: String) async throws -> ServedServer {
        let folder = try ServedServer.folder(
            "gateways:\n" + ServedServer.gateway("main", at: gateway) + "numbers:\n  \"+31850000000\": { gateway: main }\n",
            rules: Self.rules)
        try "+31600000009  # Anna\n".write(toFile: folder.file("rules/staff.txt"), atomically: true, encoding: .utf8)
        return try await ServedServer.start(in: folder)
    }

    private func rule(for text: String, from phone: Int, at server: ServedServer) async throws -> [String] {
        let id = try await web.text(text, from: "%2B3160000000\(phone)", at: server)
        return try await web.outcome(of: id, at: server).rules
    }

    @Test func whatIsKnownOfASenderSurvivesADeath() async throws {
        let sandbox = try await startSandbox()
        let first = try await start(gateway: sandbox.url)
        #expect(try await rule(for: "AM", from: 1, at: first) == ["otherwise"])
        #expect(try await rule(for: "JOIN", from: 1, at: first) == ["join"])
        #expect(try await rule(for: "ONCE", from: 1, at: first) == ["once"])
        first.program.kill(SIGKILL)
        _ = await first.program.exitCode()

        let second = try await ServedServer.start(in: first.folder)
        let explained = try await second.command("explain", "am", "--from", "+31600000001", "--to", "+31850000000")
        #expect(explained.lines.contains { $0.contains("✓ member") }, "\(explained)")
        #expect(explained.lines.first?.contains("from +316****01 ") == true, "a number, not a name: \(explained)")
        #expect(try await rule(for: "AM", from: 1, at: second) == ["member"])
        #expect(try await rule(for: "AM", from: 2, at: second) == ["otherwise"])
        #expect(try await rule(for: "ONCE", from: 1, at: second) == ["otherwise"])
        #expect(try await rule(for: "ONCE", from: 2, at: second) == ["once"])
        let exported = try await second.command("export", "+31600000001").lines.joined()
        #expect(exported.contains(#""audience":"news""#) && exported.contains(#""rule":"once""#))
    }

    /// A restart at night must not end what a half-written file would only have kept from being reloaded.
    @Test func brokenRulesAtARestartLeaveTheLastOnesInForce() async throws {
        let sandbox = try await startSandbox()
        let first = try await start(gateway: sandbox.url)
        #expect(try await rule(for: "JOIN", from: 1, at: first) == ["join"])
        first.program.kill(SIGTERM)
        #expect(await first.program.exitCode() == 0)
        try first.save("rule half { when keyw")
        try "+31600000008\n".write(toFile: first.folder.file("rules/staff.txt"), atomically: true, encoding: .utf8)

        let second = try await ServedServer.start(in: first.folder)
        #expect(await second.program.line(containing: "old ones go on answering") != nil)
        #expect(try await rule(for: "AM", from: 1, at: second) == ["member"])
        let status = try await second.command("status")
        #expect(status.code == 1 && status.lines.contains { $0.contains("the rules before it go on answering") })
        // What was written into a list meanwhile counts, and says nothing of the rules.
        #expect(try await rule(for: "TELL x", from: 8, at: second) == ["tell"])
        try "+31600000007\n".write(toFile: first.folder.file("rules/staff.txt"), atomically: true, encoding: .utf8)
        #expect(await second.program.line(containing: "rules reloaded") != nil)
        #expect(try await rule(for: "TELL x", from: 7, at: second) == ["tell"])
        #expect(try await second.command("status").code == 1)
        try second.save(Self.rules)
        #expect(try await second.command("reload").code == 0)
        #expect(try await second.command("status").code == 0)
    }

    @Test func aBroadcastReachesWhoIsInTheAudienceAndNobodyElse() async throws {
        let sandbox = try await startSandbox()
        let server = try await start(gateway: sandbox.url)
        for phone in 1...3 { #expect(try await rule(for: "JOIN", from: phone, at: server) == ["join"]) }
        #expect(try await rule(for: "STOP", from: 2, at: server) == [])
        let id = try await web.text("TELL+all+is+well", from: "%2B31600000009", at: server)
        #expect(try await web.outcome(of: id, at: server).actions.map(\.state) == ["sent"])
        try await web.onceItChanges(of: server) {
            try await server.command("broadcast", "list").lines.contains { $0.contains("expanded: 2 sent, 0 left") } ? () : nil
        }
        let told = try await web.taken(at: sandbox.url).filter { $0.text == "all is well" }
        #expect(told.map(\.recipient).sorted() == ["+31600000001", "+31600000003"])
    }

    @Test func aListInAFileIsReadAgainWhenItChanges() async throws {
        let sandbox = try await startSandbox()
        let server = try await start(gateway: sandbox.url)
        #expect(try await rule(for: "TELL x", from: 5, at: server) == ["otherwise"])
        let old = try await web.text("TELL+x", from: "%2B31600000005", at: server)
        try "+31600000005\n".write(toFile: server.folder.file("rules/staff.txt"), atomically: true, encoding: .utf8)
        #expect(await server.program.line(containing: "rules reloaded") != nil)
        #expect(try await rule(for: "TELL", from: 5, at: server) == ["tell"])
        #expect(try await rule(for: "TELL x", from: 9, at: server) == ["otherwise"])
        let explained = try await server.command("explain", old)
        #expect(explained.lines.contains { $0.contains("rules that have changed since") }, "\(explained.lines)")
        #expect(explained.lines.contains { $0.contains("otherwise took the message") }, "\(explained.lines)")

        try "not a number\n".write(toFile: server.folder.file("rules/staff.txt"), atomically: true, encoding: .utf8)
        #expect(await server.program.line(containing: "the rules were not reloaded") != nil)
        #expect(try await server.command("status").lines.contains { $0.contains("refused") })
        #expect(try await rule(for: "TELL x", from: 5, at: server) == ["tell"], "the list before goes on")
    }

    @Test func aMessageIsExplainedByWhatWasKnownThen() async throws {
        let sandbox = try await startSandbox()
        let server = try await start(gateway: sandbox.url)
        #expect(try await rule(for: "JOIN", from: 1, at: server) == ["join"])
        let member = try await web.text("AM", from: "%2B31600000001", at: server)
        #expect(try await web.outcome(of: member, at: server).rules == ["member"])
        #expect(try await rule(for: "STOP", from: 1, at: server) == [])
        let explained = try await server.command("explain", member)
        #expect(explained.lines.contains { $0.contains("member took the message") }, "\(explained.lines)")
    }
}
