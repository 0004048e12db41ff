import Foundation
import Testing

/// A cap that is reached in a running `serve`: what is held, who is told, and what a release does.
@Suite(.timeLimit(.minutes(10))) struct BreakerTests {
    let web = Web()

    /// One SMS under way at a time, so that they reach the gateway in their order.
    private func serve(_ sandbox: RunningServer, caps: String) async throws -> ServedServer {
        try await ServedServer.start(
            in: ServedServer.folder(
                "gateways:\n\(ServedServer.gateway("main", at: sandbox.url, caps: caps, connections: 1))numbers:\n  \"+31850000000\": { gateway: main }\n"
            ))
    }

    /// Each answered before the next one comes.
    private func states(of phones: [String], at server: ServedServer) async throws -> [ListedMessage] {
        var messages: [ListedMessage] = []
        for phone in phones {
            messages.append(try await web.outcome(of: try await web.text("hello", from: "%2B" + phone, at: server), at: server))
        }
        return messages
    }

    @Test func aBlockIsHeldUntilItIsReleased() async throws {
        let sandbox = try await startSandbox()
        let server = try await serve(sandbox, caps: "block_hour: 2")
        let messages = try await states(of: ["31600000001", "31600000002", "31600000003", "31600000004", "31600001001"], at: server)
        #expect(messages.flatMap(\.actions).map(\.state) == ["sent", "sent", "held", "held", "sent"])
        #expect(try await web.taken(at: sandbox.url).count == 3)
        let release = "answerback breaker release main --block +31600000"
        #expect(await server.program.line(containing: "`\(release)`")?.contains("error") == true)

        let inbox = try await server.command("inbox")
        #expect(inbox.lines.contains { $0.contains("SMS HELD: a cap on answers to the recipient's block") }, "\(inbox.lines)")
        #expect(!inbox.lines.joined().contains("+31600000"), "the recipient is masked")
        let explained = try await server.command("explain", messages[2].id)
        #expect(explained.lines.last?.contains("SMS HELD") == true, "\(explained.lines)")
        let again = try await server.command("retry", messages[2].id + "-1")
        #expect(again.code == 2 && again.lines.last?.contains("held by a breaker") == true, "\(again.lines)")
        let status = try await server.command("status")
        #expect(status.code == 1)
        #expect(status.lines.contains { $0.contains("gateway    main: 0 due, 2 held") })
        #expect(status.lines.contains { $0.contains("TROUBLE") && $0.contains("cap of 2 per hour") && $0.contains(release) })
        #expect(try await web.get(server.interface + "/readyz").status == 200, "the others are served")

        let list = try await server.command("breaker", "list")
        #expect(list.lines.count == 2)
        #expect(list.lines.last?.hasPrefix("main +31600000…  20") == true, "\(list.lines)")
        #expect(list.lines.last?.hasSuffix("  2 per hour   2 SMS") == true, "\(list.lines)")
        let json = try await server.command("breaker", "list", "--json").lines.joined()
        #expect(json.contains(#""block":"+31600000","gateway":"main","held":2,"limit":2"#), "\(json)")
        #expect(try await server.command("breaker", "release", "main", "--block", "+31600000").lines.last?.contains("--yes") == true)
        let wrong = try await server.command("breaker", "release", "main", "--yes")
        #expect(wrong.code == 2 && wrong.lines.last?.contains("--block +31600000") == true, "\(wrong.lines)")
        #expect(try await server.command("breaker", "release", "main", "--block", "x", "--yes").lines.last?.contains("+31612345") == true)
        #expect(try await server.command("breaker", "release", "main", "--block", "+31", "--all", "--yes").code == 64)

        let released = try await server.command("breaker", "release", "main", "--block", "31600000", "--yes")
        #expect(released.code == 0 && released.lines == ["main +31600000…: released, 2 SMS are due"], "\(released.lines)")
        for message in messages {
            #expect(try await web.outcome(of: message.id, at: server).actions.map(\.state) == ["sent"])
        }
        #expect(try await web.taken(at: sandbox.url).compactMap(\.reference).suffix(2) == [messages[2].id + "-1", messages[3].id + "-1"])
        #expect(try await server.command("status").code == 0)
        #expect(try await server.command("breaker", "list").lines == ["no breaker has tripped"])
        server.program.kill(SIGTERM)
        #expect(await server.program.rest().filter { $0.contains(release) }.isEmpty, "it was told once")
    }

    @Test func aGatewayIsHeldOverARestart() async throws {
        let sandbox = try await startSandbox()
        let first = try await serve(sandbox, caps: "day: 1, hour: off")
        let messages = try await states(of: ["31600000001", "31600001001"], at: first)
        #expect(messages.flatMap(\.actions).map(\.state) == ["sent", "held"])
        #expect(await first.program.line(containing: "`answerback breaker release main`")?.contains("error") == true)
        let ready = try await web.get(first.interface + "/readyz")
        #expect(ready.status == 503 && ready.body.contains("`answerback breaker release main`"), "\(ready.body)")
        first.program.kill(SIGKILL)
        _ = await first.program.exitCode()

        let second = try await ServedServer.start(in: first.folder)
        let last = try await states(of: ["31600002001"], at: second)
        #expect(last.flatMap(\.actions).map(\.state) == ["held"])
        #expect(try await web.get(second.interface + "/readyz").status == 503)
        let released = try await second.command("breaker", "release", "main", "--all", "--yes")
        #expect(released.lines == ["main: released, 2 SMS are due"], "\(released.lines)")
        #expect(try await web.outcome(of: messages[1].id, at: second).actions.map(\.state) == ["sent"])
        #expect(try await web.outcome(of: last[0].id, at: second).actions.map(\.state) == ["held"])
        #expect(try await web.taken(at: sandbox.url).count == 2, "the next one is held again")
        #expect(try await web.get(second.interface + "/readyz").status == 503)
    }

    private static let onCall = "+31611111111"

    /// Whoever is on call is sent what strangers write: past his cap nothing is lost, and everybody who looks is told.
    @Test func anAlarmPastTheRecipientsCapIsHeldShownAndReleased() async throws {
        let sandbox = try await startSandbox()
        let caps = "hour: off, day: off, block_hour: off, block_day: off, recipient_hour: 12"
        let server = try await ServedServer.start(
            in: ServedServer.folder(
                "gateways:\n\(ServedServer.gateway("main", at: sandbox.url, caps: caps))numbers:\n  \"+31850000000\": { gateway: main }\n",
                rules: "rule alarm { when always send \"{text}\" to \(Self.onCall) }\n"))
        for phone in 0..<12 {
            let id = try await web.text("junk", from: "%2B3169999\(1000 + phone)", at: server)
            #expect(try await web.outcome(of: id, at: server).actions.map(\.state) == ["sent"])
        }
        let alarm = try await web.text("pump", from: "%2B31612345678", at: server)
        let held = try await web.outcome(of: alarm, at: server).actions[0]
        #expect(held.state == "held" && held.detail?.contains("sent on to this recipient") == true, "\(held)")
        #expect(await server.program.line(containing: "sent on to one phone")?.contains("error") == true)
        let ready = try await web.get(server.interface + "/readyz")
        #expect(ready.status == 200 && ready.body.contains("warning: gateway main: what is sent on to +316****11"), "\(ready.body)")
        let status = try await server.command("status")
        #expect(status.code == 1)
        #expect(status.lines.contains { $0.contains("TROUBLE") && $0.contains("--recipient NUMBER") }, "\(status.lines)")
        #expect(!status.lines.joined().contains(Self.onCall))
        #expect(try await server.command("breaker", "list").lines.last?.hasPrefix("main to +316****11  20") == true)
        #expect(
            try await server.command("breaker", "list", "--show-numbers").lines.last?.hasPrefix("main to \(Self.onCall)  20") == true)
        let released = try await server.command("breaker", "release", "main", "--recipient", Self.onCall, "--yes")
        #expect(released.lines == ["main to +316****11: released, 1 SMS are due"], "\(released.lines)")
        #expect(try await web.outcome(of: alarm, at: server).actions.map(\.state) == ["sent"])
        #expect(try await server.command("status").code == 0)
    }

    /// One forged STOP, and the alarm is nobody's: that must be seen before it is needed.
    @Test func whoeverIsWrittenInTheRulesAndHasOptedOutIsShown() async throws {
        let sandbox = try await startSandbox()
        let rules = "list oncall { \(Self.onCall) }\nrule alarm { when keyword ALARM send \"{text}\" to @oncall }\notherwise { ignore }\n"
        let server = try await ServedServer.start(gateway: sandbox.url, rules: rules)
        #expect(try await server.command("status").code == 0)
        for phone in ["31611111111", "31622222222"] { _ = try await web.text("STOP", from: "%2B" + phone, at: server) }
        #expect(await server.program.line(containing: "is written in the rules")?.contains("+316****11") == true)
        for _ in 1...2 {
            let ready = try await web.get(server.interface + "/readyz")
            #expect(ready.status == 200 && ready.body.hasPrefix("ready\nwarning: +316****11 is written in the rules"), "\(ready.body)")
        }
        let status = try await server.command("status")
        #expect(status.code == 1)
        #expect(status.lines.filter { $0.contains("TROUBLE") }.count == 1, "\(status.lines)")
        _ = try await web.text("START", from: "%2B31611111111", at: server)
        #expect(try await server.command("status").code == 0)
        server.program.kill(SIGTERM)
        #expect(await server.program.rest().filter { $0.contains("is written in the rules") }.isEmpty, "it was told once")
    }
}
