import Foundation
import Testing

/// The operator's commands against a running `serve`.
@Suite(.timeLimit(.minutes(10))) struct OperatingTests {
    let web = Web()

    static func rules(answering text: String) -> String { "rule hello {\n    when keyword HELLO\n    reply \"\(text)\"\n}\n" }

    @Test func rulesAreReloadedByCommandAndBySignalAndBadOnesNever() async throws {
        let sandbox = try await startSandbox()
        let server = try await ServedServer.start(gateway: sandbox.url)
        try server.save(Self.rules(answering: "second"))
        let reloaded = try await server.command("reload")
        #expect(reloaded.code == 0)
        #expect(reloaded.lines == ["rules are live: 1 file, 1 rule, 0 warnings"])
        try server.folder.keep("rule x { when any reply \"x\" }", as: "rules/LOUD.RULES")
        let overlooked = try await server.command("reload")
        #expect(overlooked.lines.first?.hasPrefix("warning: ") == true && overlooked.lines.first?.contains("LOUD.RULES") == true)
        #expect(await server.program.line(containing: "LOUD.RULES is not read") != nil)
        #expect(try await answer(from: 1, server) == "second")
        #expect(await server.program.line(containing: "rules reloaded") != nil)

        try server.save("rule hello {\n    when keywort HELLO\n    reply \"third\"\n}\n")
        let refused = try await server.command("reload")
        #expect(refused.code == 1)
        #expect(refused.lines.contains { $0.contains("keywort") } && refused.lines.last?.contains("NOT reloaded") == true)
        #expect(try await answer(from: 2, server) == "second")
        #expect(try await server.command("status").lines.contains { $0.contains("TROUBLE") && $0.contains("refused") })

        try server.save(Self.rules(answering: "fourth"))
        server.program.kill(SIGHUP)
        #expect(await server.program.line(containing: "rules reloaded") != nil)
        #expect(try await answer(from: 3, server) == "fourth")
    }

    /// Each message is answered by one of the good rules, and its decision names the set that has this answer.
    @Test func aThousandReloadsUnderLoadDropNothing() async throws {
        let sandbox = try await startSandbox(credits: 100_000)
        let server = try await ServedServer.start(gateway: sandbox.url)
        let versions = [Self.rules(answering: "even"), Self.rules(answering: "odd"), "rule hello { when keywort HELLO reply \"bad\" }\n"]
        let texter = Task { () -> [String] in
            var ids: [String] = []
            while !Task.isCancelled { ids.append(try await web.text("hello", from: "%2B316000\(10_000 + ids.count)", at: server)) }
            return ids
        }
        var live = 0
        for round in 0..<1000 {
            try server.save(versions[round % 3])
            let isLive = try await web.ask("/v1/reload", of: server, posting: true).body.contains("\"isLive\":true")
            #expect(isLive == (round % 3 != 2))
            if isLive { live += 1 }
        }
        texter.cancel()
        let ids = try await texter.value
        #expect(live == 667)
        #expect(ids.count > 100, "some load: \(ids.count) messages")
        var texts: [String: Set<String>] = [:]
        for id in ids {
            let message = try await web.outcome(of: id, at: server)
            let action = try #require(message.actions.first)
            #expect(action.state == "sent")
            texts[message.ruleSet ?? "", default: []].insert(action.text)
        }
        #expect(texts.values.allSatisfy { $0.count == 1 }, "one rule set, one answer: \(texts)")
        #expect(try await web.taken(at: sandbox.url).compactMap(\.reference).sorted() == ids.map { $0 + "-1" }.sorted())
    }

    @Test func explainSaysWhyForATextAndForAStoredMessageByTheRulesOfThen() async throws {
        let sandbox = try await startSandbox()
        let server = try await ServedServer.start(gateway: sandbox.url)
        let id = try await web.text("hello", from: "%2B31600000001", at: server)
        _ = try await web.outcome(of: id, at: server)
        try server.save("rule other {\n    when keyword OTHER\n    reply \"x\"\n}\n")
        _ = try await server.command("reload")

        let now = try await server.command("explain", "Hello you", "--from", "+31600000001", "--to", "4040", "--at", "2026-11-21T23:10")
        #expect(now.code == 0)
        #expect(now.lines.contains { $0.contains("✗ other") && $0.contains("the first word is \"Hello\"") }, "\(now.lines)")
        #expect(now.lines.first?.contains("2026-11-21 23:10 UTC") == true)

        let then = try await server.command("explain", id)
        #expect(then.lines.contains { $0.contains("✓ hello") }, "\(then.lines)")
        #expect(then.lines.contains { $0.contains("changed since") })
        #expect(!then.lines.joined().contains("+31600000001"), "the sender is masked")
        #expect(try await server.command("explain", id, "--show-numbers").lines.joined().contains("+31600000001"))
    }

    /// As `at` in tests: by the clocks of the rules, unless the time says its zone.
    @Test(arguments: [
        ("2026-11-21T23:10", "2026-11-21 23:10 in Europe/Amsterdam"), ("2026-11-21 23:10:30", "2026-11-21 23:10 in Europe/Amsterdam"),
        ("2026-11-21T23:10Z", "2026-11-22 00:10 in Europe/Amsterdam"), ("2026-11-21T23:10+02:00", "2026-11-21 22:10 in Europe/Amsterdam"),
        ("2026-03-29T02:30", "clocks in Europe/Amsterdam never show 2026-03-29T02:30"), ("23:10", "is no time"),
    ])
    func timesToExplainAreOfTheRulesZone(at: String, shown: String) async throws {
        let folder = try ScratchFolder()
        let rules = folder.file("all.rules")
        try folder.keep("timezone \"Europe/Amsterdam\"\n" + Self.rules(answering: "first"), as: "all.rules")
        let dev = try await RunningServer.start(rules: rules, data: folder.file("dev.sqlite"))
        let explained = try await run(["explain", "hello", "--at", at, "--server", dev.url])
        #expect(explained.lines.joined(separator: "\n").contains(shown), "\(explained.lines)")
    }

    /// Whoever asks about what is not there is told that, and not asked whether he is sure.
    @Test(arguments: [
        ["queue", "drop", "nope"], ["broadcast", "stop", "nope"], ["breaker", "release", "nope"], ["breaker", "release", "main", "--all"],
        ["erase", "+31699999999"], ["erase", "x"], ["retry", "nope"], ["retry", "nope", "--again"],
    ])
    func nobodyIsAskedAboutWhatIsNotThere(command: [String]) async throws {
        let sandbox = try await startSandbox()
        let server = try await ServedServer.start(gateway: sandbox.url)
        let asked = try await run(
            command + ["--server", server.interface],
            environment: ["ANSWERBACK_TOKEN": ServedServer.operatorToken, "ANSWERBACK_CONFIG": "/nonexistent"])
        #expect(!asked.lines.isEmpty && !asked.lines.joined().contains("--yes"), "\(asked.lines)")
    }

    /// Texts may hold anything, also what looks like the sender's number only in JSON.
    @Test(arguments: ["code %1031600000001", "code %0131600000001", "31600000001%00", "%5Cu002b31600000001"])
    func explainMasksTheSenderWhateverHeWrites(text: String) async throws {
        let sandbox = try await startSandbox()
        let server = try await ServedServer.start(gateway: sandbox.url, rules: "rule a { when always reply \"{text}\" }\n")
        let id = try await web.text(text, from: "%2B31600000001", at: server)
        _ = try await web.outcome(of: id, at: server)
        let explained = try await server.command("explain", id)
        #expect(explained.code == 0, "\(explained.lines)")
        #expect(!explained.lines.joined().contains("31600000001"), "\(explained.lines)")
    }

    @Test func inboxListsAndTailFollows() async throws {
        let sandbox = try await startSandbox()
        let server = try await ServedServer.start(gateway: sandbox.url)
        let tail = try RunningProgram(
            ["tail", "--server", server.interface], environment: ["ANSWERBACK_TOKEN": ServedServer.operatorToken])
        #expect(await tail.line(containing: "waiting for messages") != nil)
        let id = try await web.text("hello", from: "%2B31600000001", at: server)
        #expect(await tail.line(containing: "hello  SMS sent, no report yet \"first\"  \(id)") != nil)
        let other = try await web.text("weather", from: "%2B31600000002", at: server)
        _ = try await web.outcome(of: other, at: server)

        let all = try await server.command("inbox")
        try #require(all.lines.count == 3)
        #expect(all.lines[0].hasPrefix("TIME ("))
        #expect(all.lines[1].contains("no rule"), "newest first")
        #expect(all.lines[2].contains("+316****01  +31850000000  \"hello\" "), "\(all.lines)")
        #expect(all.lines[2].contains("\(id)  hello    SMS sent, no report yet \"first\""), "\(all.lines)")
        #expect(try await server.command("inbox", "--rule", "hello", "--show-numbers").lines.last?.contains("+31600000001") == true)
        #expect(try await server.command("inbox", "--failed").lines == ["no messages"])
        #expect(try await server.command("inbox", "--state", "unmatched", "--json").lines.joined().contains(other))
        #expect(try await server.command("inbox", "--limit", "1").lines.count == 3, "a header, one, and how to go on")
    }

    @Test func dlrSaysWhatBecameOfTheSMS() async throws {
        let sandbox = try await startSandbox()
        let server = try await ServedServer.start(gateway: sandbox.url)
        let config = server.folder.file("answerback.yaml")
        let urls = try await run(["dlr", "--config", config, "--url", server.receiver + "/"])
        #expect(urls.lines == ["main  \(server.receiver)/dlr/main/\(ServedServer.dlrToken)"])
        let url = try #require(urls.lines.first?.split(separator: " ").last.map(String.init))
        #expect(try await run(["dlr", "--config", config, "--url", "sms.example.com"]).code == 2)
        #expect(try await web.post(sandbox.url + "/sandbox/accounts", "user=demo&notify=\(url)").status == 200)

        #expect(try await server.command("dlr").lines == ["no SMS was sent because of the last 0 messages"])
        let id = try await web.text("hello", from: "%2B31600000001", at: server)
        _ = try await web.outcome(of: id, at: server)
        #expect(try await web.post(sandbox.url + "/sandbox/clock", "advance=10").status == 200)
        let lines = try await server.command("dlr").lines
        #expect(lines.count == 2)
        #expect(lines.last?.contains("+316****01  delivered 20") == true, "\(lines)")
        #expect(lines.last?.hasSuffix("  main     1000001  \(id)-1") == true, "\(lines)")
        let json = try await server.command("dlr", "--json", "--show-numbers").lines
        #expect(json.first?.contains(#""outcome":"delivered","status":"DELIVERED""#) == true, "\(json)")
        #expect(json.first?.contains(#""to":"+31600000001""#) == true, "\(json)")
        #expect(try await server.command("inbox").lines.last?.contains("hello  SMS delivered 20") == true)
        #expect(try await server.command("explain", id).lines.contains { $0.contains("SMS delivered") })
    }

    @Test func whatDidNotGoOutIsSentAgainOnDemand() async throws {
        let sandbox = try await startSandbox()
        let server = try await ServedServer.start(gateway: sandbox.url)
        _ = try await web.post(sandbox.url + "/sandbox/switches", "hold=on")
        let id = try await web.text("hello", from: "%2B31600000001", at: server)
        _ = try await web.get(sandbox.url + "/sandbox/held?count=1")
        server.program.kill(SIGKILL)
        _ = await server.program.exitCode()
        _ = try await web.post(sandbox.url + "/sandbox/switches", "hold=off")

        let again = try await ServedServer.start(in: server.folder)
        #expect(try await web.outcome(of: id, at: again).actions.map(\.state) == ["unknown"])
        let asked = try await again.command("retry", id)
        #expect(asked.code == 2 && asked.lines.joined().contains("cost twice"), "nobody to ask, so --yes is needed")
        #expect(try await again.command("retry", id, "--yes").lines == ["sent again, as \(id)-2"])
        #expect(try await web.outcome(of: id, at: again).actions.map(\.state) == ["unknown", "sent"])
        #expect(try await again.command("inbox", "--failed").lines == ["no messages"], "it went out in the end")
        let twice = try await again.command("retry", id + "-1", id + "-2", "--yes")
        #expect(twice.code == 2 && twice.lines.count == 2 && twice.lines[0].contains("\(id)-2") && twice.lines[0].contains("--again"))
        #expect(try await again.command("resend", id + "-1", "--again", "--yes").lines.last == "\(id)-1 is sent again, as \(id)-3")
        let nobody = try await again.command("retry", "01ARZ3NDEKTSV4RRFFQ69G5FAV")
        #expect(nobody.code == 2 && nobody.lines.joined().contains("nothing with this id"), "said before anybody is asked")
        let stop = try await again.command("broadcast", "stop", "nope")
        #expect(stop.code == 2 && stop.lines.joined().contains("no broadcast nope is running"), "\(stop.lines)")
        let states = "waiting, fetching, decided, unmatched, consent, setAside, outbound"
        #expect(try await again.command("inbox", "--state", "foo").lines.joined().contains(states))
        #expect(
            try await run(["inbox", "--help"]).lines.map { $0.trimmingCharacters(in: .whitespaces) }.joined(separator: " ").contains(states)
        )
    }

    @Test func aBackupIsRestoredAndSendsNothingTwice() async throws {
        let sandbox = try await startSandbox()
        let server = try await ServedServer.start(gateway: sandbox.url)
        let id = try await web.text("hello", from: "%2B31600000001", at: server)
        _ = try await web.outcome(of: id, at: server)
        let copy = server.folder.file("copy.sqlite")
        #expect(try await server.command("backup", copy).code == 0)
        #expect(try await server.command("backup", copy).code == 2, "never over another file")
        server.program.kill(SIGTERM)
        #expect(await server.program.exitCode() == 0)

        let data = server.folder.file("data/answerback.sqlite")
        for name in [data, data + "-wal", data + "-shm"] { try? FileManager.default.removeItem(atPath: name) }
        try FileManager.default.copyItem(atPath: copy, toPath: data)
        let restored = try await ServedServer.start(in: server.folder)
        #expect(try await web.outcome(of: id, at: restored).actions.map(\.state) == ["sent"])
        #expect(try await web.taken(at: sandbox.url).count == 1)
    }

    @Test func whatIsKeptOfANumberIsExportedAndErased() async throws {
        let sandbox = try await startSandbox()
        let server = try await ServedServer.start(gateway: sandbox.url)
        let id = try await web.text("hello+canary-in-the-text", from: "%2B31600000001", at: server)
        _ = try await web.outcome(of: id, at: server)
        let stop = try await web.text("stop", from: "%2B31600000001", at: server)
        _ = try await web.outcome(of: stop, at: server)
        let exported = try await server.command("export", "+31600000001")
        #expect(exported.lines.joined().contains("canary-in-the-text"))
        #expect(exported.lines.joined().contains("optOut"))
        #expect(try Self.bytes(in: server.folder.file("data")).contains("canary-in-the-text"))

        #expect(try await server.command("erase", "+31600000001", "--yes").lines == ["deleted: messages 2, SMS 2"])
        #expect(try await server.command("inbox").lines == ["no messages"])
        #expect(try !Self.bytes(in: server.folder.file("data")).contains("canary-in-the-text"), "neither in the database nor in its log")
        let later = try await web.outcome(of: try await web.text("hello", from: "%2B31600000001", at: server), at: server)
        #expect(later.actions.first?.detail?.contains("opted out") == true, "the opt-out stays")
    }

    @Test func bytesThatAreNoCharactersAreKeptAndShownSafely() async throws {
        let sandbox = try await startSandbox()
        let server = try await ServedServer.start(gateway: sandbox.url)
        let id = try await web.text("hello+caf%E9+%1B[2J%00", from: "%2B31600000001", at: server)
        let message = try await web.outcome(of: id, at: server)
        #expect(message.text == "hello caf\u{FFFD} \u{1B}[2J\0")
        #expect(message.rawText == Data(Array("hello caf".utf8) + [0xE9, 0x20, 0x1B] + Array("[2J\0".utf8)).base64EncodedString())
        let shown = try await server.command("inbox")
        #expect(shown.lines.last?.contains("hello caf\u{FFFD} \\u{1B}[2J\\u{0}") == true, "\(shown.lines)")
    }

    /// All that lies in a folder, as one text.
    private static func bytes(in folder: String) throws -> String {
        try FileManager.default.contentsOfDirectory(atPath: folder).reduce(into: "") { all, name in
            all += String(decoding: FileManager.default.contents(atPath: folder + "/" + name) ?? Data(), as: UTF8.self)
        }
    }

    private func answer(from phone: Int, _ server: ServedServer) async throws -> String? {
        let id = try await web.text("hello", from: "%2B3160000000\(phone)", at: server)
        return try await web.outcome(of: id, at: server).actions.first?.text
    }
}
