import Foundation
import TestSupport
import Testing

/// What rules do beyond SMS, by a running `serve` and a web server written by others.
@Suite(.timeLimit(.minutes(10))) struct CallsTests {
    let web = Web()

    private func start(
        _ rules: String, _ sandbox: RunningServer, more: String = "calls: { allow: [127.0.0.0/8] }\n"
    ) async throws -> ServedServer {
        let gateways = "gateways:\n" + ServedServer.gateway("main", at: sandbox.url)
        let numbers = "numbers:\n  \"+31850000000\": { gateway: main }\n"
        return try await ServedServer.start(in: ServedServer.folder(gateways + numbers + more, rules: rules))
    }

    private func answers(at sandbox: RunningServer) async throws -> [String] { try await web.taken(at: sandbox.url).map(\.text) }

    /// On a slow machine more than once meanwhile.
    private static let triedAgain = (2...9).map { "attempts  \($0)" }

    private func onceAnswered(by server: ServedServer, at sandbox: RunningServer) async throws {
        try await web.onceItChanges(of: server) { try await answers(at: sandbox).isEmpty ? nil : () }
    }

    private func onceItShows(_ texts: [String], _ server: ServedServer, _ command: String...) async throws {
        try await web.onceItChanges(of: server) { try await shows(server, texts, command) ? () : nil }
    }

    private func shows(_ server: ServedServer, _ texts: [String], _ command: String...) async throws -> Bool {
        try await shows(server, texts, command)
    }

    private func shows(_ server: ServedServer, _ texts: [String], _ command: [String]) async throws -> Bool {
        let asking = ["--server", server.interface]
        let environment = ["ANSWERBACK_TOKEN": ServedServer.operatorToken, "ANSWERBACK_CONFIG": "/nonexistent"]
        let lines = try await run(command + asking, environment: environment).lines
        return lines.contains { line in texts.contains { line.contains($0) } }
    }

    @Test func aFetchThatAKillInterruptsIsMadeAgainUnderItsIDAndAnsweredOnce() async throws {
        try await WebServer.run { peer in
            let sandbox = try await startSandbox()
            let rules = "rule ask { when always fetch \"\(peer.url("/hang-once"))\" as x timeout 30s reply \"{x}\" }"
            let first = try await start(rules, sandbox)
            _ = try await web.text("hello", from: "%2B31600000001", at: first)
            _ = try await web.text("and+then", from: "%2B31600000001", at: first)
            _ = try await peer.requests(atLeast: 1)
            first.program.kill(SIGKILL)
            _ = await first.program.exitCode()
            #expect(try await answers(at: sandbox) == [])

            let second = try await ServedServer.start(in: first.folder)
            try await web.onceItChanges(of: second) { try await answers(at: sandbox).count < 2 ? nil : () }
            let asked = try await peer.requests().compactMap { $0.headers["idempotency-key"] }
            #expect(asked.count == 3)
            #expect(asked[0] == asked[1], "the same fetch, made again")
            #expect(asked[1] != asked[2], "the next message's")
            #expect(try await answers(at: sandbox) == ["again", "again"])
            #expect(try await second.command("status").code == 0)
        }
    }

    @Test func secretsArePutInAtTheMomentOfTheCallAndStandInNoRow() async throws {
        try await WebServer.run { peer in
            let secret = "canary-of-the-tests-0123456789"
            let sandbox = try await startSandbox()
            let rules = """
                rule pass-on {
                    when always
                    webhook POST "\(peer.url("/status/500"))" header "Authorization" "Bearer {secret.TOKEN}" body "{secret.TOKEN}"
                    fetch "\(peer.url("/status/200"))?key={secret.TOKEN}" as x
                    reply "done"
                }
                """
            let more = "calls: { allow: [127.0.0.0/8] }\nsecrets: { TOKEN: \(secret) }\n"
            let server = try await start(rules, sandbox, more: more)
            _ = try await web.text("hello", from: "%2B31600000001", at: server)
            try await onceAnswered(by: server, at: sandbox)
            let requests = try await peer.requests(atLeast: 2)
            #expect(requests.contains { $0.headers["authorization"] == "Bearer \(secret)" && $0.body == secret })
            #expect(requests.contains { $0.path == "/status/200?key=\(secret)" })
            let shown = try await server.command("queue", "list").lines + server.command("inbox", "--json").lines
            server.program.kill(SIGKILL)
            let said = await server.program.rest() + shown
            #expect(!said.contains { $0.contains(secret) })
            let folder = server.folder.file("data")
            for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
                let bytes = try #require(FileManager.default.contents(atPath: folder + "/" + name))
                #expect(bytes.range(of: Data(secret.utf8)) == nil, "\(name) holds the secret")
            }
        }
    }

    @Test func aWebhookThatFailsIsSeenTriedAgainUnderItsIDAndDropped() async throws {
        try await WebServer.run { peer in
            let sandbox = try await startSandbox()
            let server = try await start("rule pass-on { when always webhook POST \"\(peer.url("/status/503"))\" }", sandbox)
            let message = try await web.text("hello", from: "%2B31600000001", at: server)
            let id = message + "-1"
            try await onceItShows(["503"], server, "queue", "list")
            let listed = try await server.command("queue", "list").lines
            #expect(listed.contains { $0.contains("webhook") && $0.contains("due") && $0.contains(id) }, "\(listed)")
            #expect(
                try await server.command("retry", id).lines == ["the webhook \(id) is tried now"], "it costs nothing, so nobody is asked")
            #expect(Set(try await peer.requests(atLeast: 2).compactMap { $0.headers["webhook-id"] }) == [id])
            try await onceItShows(Self.triedAgain, server, "queue", "show", id)
            #expect(try await shows(server, Self.triedAgain, "queue", "show", message), "a message's id shows all that follows from it")
            #expect(try await server.command("queue", "drop", id, "--yes").lines == ["\(id) is dropped"])
            #expect(try await server.command("queue", "list").lines == ["nothing waits, and nothing has failed"])
            let again = try await server.command("queue", "drop", "no-such-id", "--yes")
            #expect(again.code == 2 && again.lines.joined().contains("queue list"))
        }
    }

    @Test func callsIntoTheOwnNetworkNeedLeave() async throws {
        try await WebServer.run { peer in
            let sandbox = try await startSandbox()
            let rules = "rule ask { when always fetch \"\(peer.url("/status/200"))\" as x else { reply \"no\" } reply \"yes\" }"
            let server = try await start(rules, sandbox, more: "")
            let message = try await web.text("hello", from: "%2B31600000001", at: server)
            try await onceAnswered(by: server, at: sandbox)
            #expect(try await answers(at: sandbox) == ["no"])
            #expect(try await peer.requests().isEmpty)
            let fetch = try await server.command("queue", "retry", message + "-1", "--yes")
            #expect(fetch.code == 2 && fetch.lines.joined().contains("a fetch is made once"), "\(fetch.lines)")
            try await onceItShows(["sent"], server, "queue", "show", message + "-2")
            let sent = try await server.command("retry", message + "-2")
            #expect(sent.code == 2 && sent.lines.joined().contains("--again"), "\(sent.lines)")
            #expect(try await answers(at: sandbox) == ["no"], "it is not sent twice by that")
            #expect(try await server.command("inbox").lines.joined().contains("calls.allow"))
        }
    }

    @Test func whoeverWaitsForASlowServerHoldsUpNobodyElse() async throws {
        try await WebServer.run { peer in
            let sandbox = try await startSandbox()
            let rules = """
                rule slow { when keyword SLOW fetch "\(peer.url("/hang"))" as x timeout 30s else { reply "late" } reply "{x}" }
                rule live { when keyword LIVE fetch "http://127.0.0.2:\(peer.port)/status/200?bytes=3" as x reply "{x}" }
                otherwise { reply "at once" }
                """
            let server = try await start(rules, sandbox)
            for phone in 10..<30 { _ = try await web.text("slow", from: "%2B316000000\(phone)", at: server) }
            _ = try await peer.requests(atLeast: 1)
            _ = try await web.text("hello", from: "%2B31600000001", at: server)
            try await onceAnswered(by: server, at: sandbox)
            #expect(try await answers(at: sandbox) == ["at once"])
        }
    }

    @Test func serveWantsAMailServerForRulesThatMail() async throws {
        let sandbox = try await startSandbox()
        let gateways = "gateways:\n" + ServedServer.gateway("main", at: sandbox.url)
        let numbers = "numbers:\n  \"+31850000000\": { gateway: main }\n"
        let folder = try ServedServer.folder(gateways + numbers, rules: "rule a { when always email \"a@example.org\" }")
        let (lines, code) = try await run(["serve", "--config", folder.file("answerback.yaml")])
        #expect(code != 0)
        #expect(lines.contains { $0.contains("AB904") }, "\(lines)")
    }

    static let many = (1...40).map { "+316000001" + String(100 + $0).suffix(2) }

    @Test func aBroadcastGoesOnAfterAKillAndNobodyGetsItTwice() async throws {
        let sandbox = try await startSandbox()
        let rules = "list all { \(Self.many.joined(separator: " ")) }\nrule tell { when always send \"news\" to @all }"
        let first = try await start(rules, sandbox)
        _ = try await web.text("go", from: "%2B31600000001", at: first)
        try await onceAnswered(by: first, at: sandbox)
        first.program.kill(SIGKILL)
        _ = await first.program.exitCode()
        let second = try await ServedServer.start(in: first.folder)
        let line = try await web.onceItChanges(of: second) {
            let line = try await second.command("broadcast", "list").lines.last ?? ""
            return line.isEmpty || [" due", " sending", "running"].contains { line.contains($0) } ? nil : line
        }
        let taken = try await web.taken(at: sandbox.url).map(\.recipient)
        #expect(Set(taken).count == taken.count)
        #expect(Set(taken).isSubset(of: Set(Self.many)))
        let numbers = line.split(whereSeparator: { " ,:".contains($0) }).map(String.init)
        func count(_ state: String) -> Int { numbers.firstIndex(of: state).flatMap { Int(numbers[$0 - 1]) } ?? 0 }
        #expect(count("sent") + count("unknown") == Self.many.count, "\(line)")
        #expect(taken.count >= count("sent"))
    }

    @Test func aBroadcastThatIsStoppedSendsNothingMore() async throws {
        let sandbox = try await startSandbox()
        _ = try await web.post(sandbox.url + "/sandbox/switches", "fault=hang-before-reading")
        let rules = "list all { \(Self.many.joined(separator: " ")) }\nrule tell { when always send \"news\" to @all }"
        let server = try await start(rules, sandbox)
        let id = try await web.text("go", from: "%2B31600000001", at: server) + "-1"
        try await onceItShows(["sending"], server, "broadcast", "list")
        #expect(try await server.command("broadcast", "stop", id, "--yes").lines == ["\(id) is stopped"])
        let line = try #require(try await server.command("broadcast", "list").lines.last)
        #expect(line.contains("stopped") && line.contains("8 dropped") && !line.contains(" due"), "\(line)")
        #expect(try await server.command("broadcast", "stop", id, "--yes").code == 2)
        server.program.kill(SIGKILL)
    }
}
