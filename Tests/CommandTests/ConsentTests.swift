import Foundation
import Testing

/// What an operator does about consent and audiences at a running `serve`.
@Suite(.timeLimit(.minutes(5))) struct ConsentTests {
    let web = Web()
    static let rules = """
        audience news
        audience vip
        rule join { when keyword JOIN subscribe news reply "joined" }
        rule hello { when keyword HELLO reply "hello" }
        """
    static let two = "  \"+31850000000\": { gateway: main }\n  \"+31850000009\": { gateway: main }\n"

    private func file(_ text: String, in server: ServedServer) throws -> String {
        let path = server.folder.file("list.csv")
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
        return path
    }

    @Test func whoIsOptedOutByTheOperatorIsNotAnsweredUntilOptedInAgain() async throws {
        let sandbox = try await startSandbox()
        let server = try await ServedServer.start(gateway: sandbox.url, rules: Self.rules)
        _ = try await web.outcome(of: try await web.text("JOIN", from: "%2B31600000001", at: server), at: server)
        let added = try await server.command("consent", "add", "+31600000001", "--note", "phoned on 12 May")
        #expect(added.lines == ["changed: 1, so already: 0, 1 memberships of audiences ended"])
        let id = try await web.text("HELLO", from: "%2B31600000001", at: server)
        #expect(try await web.outcome(of: id, at: server).actions.map(\.state) == ["suppressed"])

        let listed = try await server.command("consent", "list").lines
        #expect(listed.count == 2 && listed[1].hasSuffix("+316****01  +31850000000  operator: phoned on 12 May"), "\(listed)")
        #expect(try await server.command("consent", "list", "--number", "+31600000002").lines == ["nobody has opted out"])
        #expect(try await server.command("export", "+31600000001").lines.joined().contains(#""note":"phoned on 12 May""#))

        #expect(try await server.command("consent", "remove", "+31600000001").lines == ["changed: 1, so already: 0"])
        let again = try await web.text("HELLO+again", from: "%2B31600000001", at: server)
        #expect(try await web.outcome(of: again, at: server).actions.map(\.state) == ["sent"])
    }

    @Test func consentGoesOutAndInAsAFile() async throws {
        let sandbox = try await startSandbox()
        let server = try await ServedServer.start(gateway: sandbox.url, rules: Self.rules, numbers: Self.two)
        _ = try await server.command("consent", "add", "+31600000001", "--from", "+31850000009", "--note", "=HYPERLINK(\"x\")")
        let text =
            "\u{FEFF}number;our_number;evidence;since\r\n+31600000002;+31850000000;\"said \"\"no\"\"; by mail\";2026-01-02\r\n"
            + "+31600000003;;'=1+1;\r\n"
        let imported = try await server.command("consent", "import", try file(text, in: server))
        #expect(imported.lines == ["changed: 3, so already: 0"], "one number of ours, and all of ours")
        let exported = try await server.command("consent", "export").lines
        #expect(exported.first == "number,our_number,change,evidence,since")
        #expect(exported.count == 5)
        #expect(exported.contains(#"+31600000002,+31850000000,optOut,"said ""no""; by mail",2026-01-02T00:00:00Z"#), "\(exported)")
        #expect(exported.filter { $0.hasPrefix("+31600000003,") && $0.contains(",optOut,'=1+1,") }.count == 2, "\(exported)")

        let other = try await ServedServer.start(gateway: sandbox.url, rules: Self.rules, numbers: Self.two)
        _ = try await other.command("consent", "import", try file(exported.joined(separator: "\n"), in: other))
        #expect(try await other.command("consent", "export").lines == exported)
    }

    /// Whoever texts STOP under a name must neither put columns into the file nor keep it from being imported.
    @Test func namesStayOutOfTheExport() async throws {
        let sandbox = try await startSandbox()
        let server = try await ServedServer.start(gateway: sandbox.url)
        for name in ["Foo%2CBar", "%3Dcmd%7Cx", "12345"] { _ = try await web.text("STOP", from: name, at: server) }
        _ = try await server.command("consent", "add", "+31600000001")
        let exported = try await server.command("consent", "export").lines
        #expect(exported.contains { $0.hasPrefix("left out: 3 ") }, "\(exported)")
        let file = exported.filter { !$0.hasPrefix("left out") }
        #expect(file.count == 2 && !file.joined().contains("cmd"), "\(exported)")
        let imported = try await server.command("consent", "import", try self.file(file.joined(separator: "\n"), in: server))
        #expect(imported.code == 0, "\(imported.lines)")
    }

    @Test func ofAFileWithAWrongLineNothingIsTaken() async throws {
        let sandbox = try await startSandbox()
        let server = try await ServedServer.start(gateway: sandbox.url, rules: Self.rules)
        let text = "number,our_number,change\n+31600000001,,\n=cmd|' /C calc'!A0,,\n+31600000002,+31850000001,\n+31600000003,,maybe\n"
        let refused = try await server.command("consent", "import", try file(text, in: server))
        #expect(refused.code == 2)
        for words in ["line 3: `number` is no phone number", "line 4: `our_number`", "line 5: `change`", "3 lines are wrong"] {
            #expect(refused.lines.contains { $0.contains(words) }, "\(words): \(refused.lines)")
        }
        #expect(try await server.command("consent", "list").lines == ["nobody has opted out"])
        let audience = try await server.command("audience", "import", "news", try file("number\n+31600000001\nMYBANK\n", in: server))
        #expect(audience.lines.contains { $0.hasPrefix("line 3:") })
        #expect(try await server.command("audience", "list").lines.dropFirst() == ["news      0        yes", "vip       0        yes"])
    }

    @Test func audiencesAreCountedChangedAndMovedAsAFile() async throws {
        let sandbox = try await startSandbox()
        let server = try await ServedServer.start(gateway: sandbox.url, rules: Self.rules)
        _ = try await server.command("consent", "add", "+31600000003")
        let text = "number,since\n+31600000001,2026-01-02T03:04:05Z\n+31600000002,\n+31600000003,\n+31600000001,\n"
        let imported = try await server.command("audience", "import", "news", try file(text, in: server))
        #expect(imported.lines.contains("2 joined, 1 members already, 1 not taken in"), "\(imported.lines)")
        #expect(imported.lines.contains("line 4: +316****03 has opted out of +31850000000"), "\(imported.lines)")
        #expect(try await server.command("consent", "list").lines.count == 2, "nothing lifts an opt-out by itself")
        #expect(try await server.command("audience", "list").lines.dropFirst() == ["news      2        yes", "vip       0        yes"])
        #expect(try await server.command("audience", "show", "news").lines[1] == "2026-01-02 03:04:05  +316****01  +31850000000")

        let exported = try await server.command("audience", "export", "news").lines
        #expect(exported.prefix(2) == ["number,our_number,since", "+31600000001,+31850000000,2026-01-02T03:04:05Z"])
        #expect(try await server.command("audience", "remove", "news", "+31600000001", "+31600000002").lines == ["2 left"])
        _ = try await server.command("audience", "import", "news", try file(exported.joined(separator: "\n"), in: server))
        #expect(try await server.command("audience", "export", "news").lines == exported)

        let unknown = try await server.command("audience", "add", "newz", "+31600000001")
        #expect(unknown.code == 2 && unknown.lines.joined().contains("did you mean news?"), "\(unknown.lines)")
        #expect(try await server.command("audience", "add", "news", "+31600000004").lines == ["1 joined"])
    }
}
