import Foundation
import Testing

/// `serve` as an operator runs it: the real binary, by a configuration, with sandboxes for gateways.
@Suite(.timeLimit(.minutes(10))) struct ServeTests {
    let web = Web()

    @Test func theExampleConfigurationStartsAsItIs() async throws {
        let sandbox = try await startSandbox()
        let folder = try ServedServer.folder("")
        let example = try await run(["config", "--example"])
        try folder.keep(example.lines.joined(separator: "\n"), as: "answerback.yaml")
        let server = try await ServedServer.start(
            in: folder,
            environment: [
                "ANSWERBACK_RECEIVER_LISTEN": "127.0.0.1:0", "ANSWERBACK_OPERATOR_LISTEN": "127.0.0.1:0",
                "ANSWERBACK_GATEWAYS_MAIN_URL": sandbox.url, "ANSWERBACK_CHANNELS_MAIN_TOKEN": ServedServer.token,
                "ANSWERBACK_OPERATOR_TOKEN": ServedServer.operatorToken,
            ])
        let id = try await web.text("hello", from: "%2B31600000001", to: "%2B31612345678", at: server)
        #expect(try await web.outcome(of: id, at: server).actions.map(\.state) == ["sent"])
        #expect(try await web.taken(at: sandbox.url).map(\.text) == ["first"])
    }

    @Test func aWrittenExampleIsItsOwnersAlone() async throws {
        let folder = try ScratchFolder()
        let path = folder.file("answerback.yaml")
        let program = try RunningProgram.shell("umask 022; \(RunningProgram.binary) config --example > \(path)")
        #expect(await program.exitCode() == 0)
        #expect(try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int == 0o600)
    }

    @Test(arguments: [
        ("channels:\n  main: { profile: generic }\n", "no token", "@file:"),
        ("gateways:\n  main: { url: \"http://gateway.example\", user: demo, password: demo }\n", "plain http", "https"),
        ("numbers:\n  \"+31850000000\": { sender: Shop }\n", "no gateway", "gateway:"),
        ("numbers:\n  \"+31850000000\": { gateway: mian }\n", "mian", "main"),
        ("numbres:\n  \"+31850000000\": { gateway: main }\n", "numbres", "numbers"),
    ])
    func whatIsNotSafeIsRefusedWithWhatToWriteInstead(change: String, complaint: String, mend: String) async throws {
        let base = [
            "gateways:\n" + ServedServer.gateway("main", at: "http://127.0.0.1:1"), "numbers:\n  \"+31850000000\": { gateway: main }\n",
        ]
        let key = change.prefix { $0 != ":" }
        let rest = (base.filter { !$0.hasPrefix(key) } + [change]).joined()
        let folder = try ServedServer.folder(rest)
        let path = folder.file("answerback.yaml")
        if key == "channels" {
            let text = try String(contentsOfFile: path, encoding: .utf8)
            let start = try #require(text.range(of: "channels:")), end = try #require(text.range(of: "gateways:"))
            try (text[..<start.lowerBound] + text[end.lowerBound...]).write(toFile: path, atomically: true, encoding: .utf8)
        }
        let refused = try await run(["serve", "--config", path])
        #expect(refused.code == 2)
        let line = try #require(refused.lines.first { $0.contains(complaint) }, "\(refused.lines)")
        #expect(line.contains("answerback.yaml:") && line.contains(mend), "\(line)")
    }

    @Test func aDataFileThatOthersCanReadIsRefused() async throws {
        let folder = try ServedServer.folder(Self.oneGateway("http://127.0.0.1:1"))
        _ = FileManager.default.createFile(
            atPath: folder.file("data/answerback.sqlite"), contents: Data(), attributes: [.posixPermissions: 0o644])
        let refused = try await run(["serve", "--config", folder.file("answerback.yaml")])
        #expect(refused.code == 2)
        #expect(refused.lines.joined().contains("chmod 600"))
    }

    @Test func rulesForANumberNobodyConfiguredAreRefused() async throws {
        let rules = "on +31850000009 {\n    rule a { when keyword A reply \"a\" }\n}\n"
        let folder = try ServedServer.folder(Self.oneGateway("http://127.0.0.1:1"), rules: rules)
        let refused = try await run(["serve", "--config", folder.file("answerback.yaml")])
        #expect(refused.code == 2)
        #expect(refused.lines.joined().contains("+31850000009") && refused.lines.joined().contains("numbers:"))
    }

    @Test func anAnswerLeavesByTheNumbersGatewayUnderItsSender() async throws {
        let (one, two) = (try await startSandbox(), try await startSandbox())
        let folder = try ServedServer.folder(
            "gateways:\n" + ServedServer.gateway("one", at: one.url) + ServedServer.gateway("two", at: two.url)
                + "numbers:\n  \"+31850000001\": { gateway: one }\n  \"4040\": { gateway: two, sender: Shop, country: \"31\" }\n")
        let server = try await ServedServer.start(in: folder)
        let first = try await web.text("hello", from: "%2B31600000001", to: "%2B31850000001", at: server)
        let second = try await web.text("hello", from: "%2B31600000001", to: "4040", at: server)
        _ = try await web.outcome(of: first, at: server)
        let outcome = try await web.outcome(of: second, at: server)
        #expect(outcome.actions.map(\.sender) == ["Shop"])
        #expect(try await web.taken(at: one.url).map(\.reference) == [first + "-1"])
        #expect(try await web.taken(at: two.url).map(\.reference) == [second + "-1"])
    }

    @Test func onlyTheCountriesAllowedAreAnswered() async throws {
        let sandbox = try await startSandbox()
        let server = try await ServedServer.start(gateway: sandbox.url)
        let abroad = try await web.outcome(of: try await web.text("hello", from: "%2B32470000001", at: server), at: server)
        #expect(abroad.actions.map(\.state) == ["suppressed"])
        #expect(abroad.actions.first?.detail?.contains("reply_to") == true)
        #expect(try await web.taken(at: sandbox.url).isEmpty)
    }

    @Test func withoutTheTokenNobodyGetsIn() async throws {
        let server = try await ServedServer.start(gateway: "http://127.0.0.1:1")
        for path in ["/in/main", "/in/main/wrong-token-of-the-tests", "/in/other/" + ServedServer.token] {
            #expect(try await web.post(server.receiver + path, "from=%2B31600000001&to=4040&text=hello").status == 403, "\(path)")
        }
        #expect(try await web.get(server.interface + "/v1/status").status == 401)
        let headers = [("Host", "evil.example"), ("Origin", "https://evil.example"), ("Sec-Fetch-Site", "cross-site")]
        for (name, value) in headers {
            let answer = try await web.client.perform(
                .init(
                    .get, server.interface + "/v1/status",
                    headers: [("Authorization", "Bearer " + ServedServer.operatorToken), (name, value)]))
            #expect(answer.status == (name == "Host" ? 421 : 403), "\(name)")
        }
        #expect(try await web.get(server.interface + "/healthz").status == 200)
        #expect(try await web.get(server.interface + "/readyz").body == "ready\n")
        #expect(try await web.ask("/v1/status", of: server).status == 200)
    }

    @Test func readyzSaysWhyItIsNot() async throws {
        let sandbox = try await startSandbox()
        let folder = try ServedServer.folder(
            "gateways:\n  main: { url: \"\(sandbox.url)\", user: demo, password: wrong }\nnumbers:\n  \"+31850000000\": { gateway: main }\n"
        )
        let server = try await ServedServer.start(in: folder)
        _ = try await web.text("hello", from: "%2B31600000001", at: server)
        let ready = try await web.onceItChanges(of: server) {
            let ready = try await web.get(server.interface + "/readyz")
            return ready.status == 200 ? nil : ready
        }
        #expect(ready.status == 503)
        #expect(ready.body.contains("gateway main: the gateway refuses our account"))
        let status = try await server.command("status")
        #expect(status.code == 1)
        #expect(status.lines.contains { $0.contains("TROUBLE") && $0.contains("refuses our account") })
    }

    static func oneGateway(_ url: String) -> String {
        "gateways:\n" + ServedServer.gateway("main", at: url) + "numbers:\n  \"+31850000000\": { gateway: main }\n"
    }
}
