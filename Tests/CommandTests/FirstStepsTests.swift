import Foundation
import Testing

/// What a newcomer does in the first five minutes, with the real binary.
@Suite(.timeLimit(.minutes(10))) struct FirstStepsTests {
    let folder: ScratchFolder
    let web = Web()

    init() throws {
        folder = try ScratchFolder()
    }

    @Test func devGreetsAndTheLineItPrintsAnswers() async throws {
        let server = try await RunningServer.start(data: folder.file("dev.sqlite"))
        #expect(server.banner.contains("answerback 0.4.0  sandbox: nothing leaves this machine"))
        #expect(server.banner.contains { $0.contains("rules/  (6 files, 15 rules, 0 warnings)") })
        let pasted = try #require(server.banner.last?.split(separator: "try:").last)

        let shell = try await shell(String(pasted))
        #expect(shell.lines == ["By car: A28, exit 30, then follow P2. By train: ten minutes on foot from the station."])
        #expect(shell.code == 0)
    }

    @Test func whatWasDeliveredIsShown() async throws {
        let server = try await RunningServer.start(data: folder.file("dev.sqlite"))
        let tail = try RunningProgram(["tail", "--server", server.url])
        #expect(await tail.line(containing: "waiting for messages") != nil)
        _ = try await shell("curl -s --get --data-urlencode from=+31600000011 -d to=%2B31850000000 -d text=news \(server.url)/in/main")
        #expect(await tail.line(containing: "SMS delivered") != nil)
    }

    @Test func curlGetsInByGetFormAndJSON() async throws {
        let server = try await RunningServer.start(data: folder.file("dev.sqlite"))
        let requests = [
            "--get --data-urlencode from=+31600000011 --data-urlencode to=+31850000000 --data-urlencode 'text=news' URL",
            "--data-urlencode from=+31600000012 --data-urlencode to=+31850000000 --data-urlencode 'text=news' URL",
            #"--json '{"from": "+31600000013", "to": "+31850000000", "text": "news"}' URL"#,
        ]
        for request in requests {
            let answer = try await shell("curl -s " + request.replacing("URL", with: server.url + "/in/main"))
            #expect(answer.lines.first?.hasPrefix("OK ") == true, "\(answer.lines)")
            let id = try #require(answer.lines.first?.dropFirst(3))
            let sms = try await web.answer(to: String(id), at: server.url)
            #expect(sms.text.hasPrefix("The summer school"))
        }
    }

    @Test func aTakenPortIsSaidAndTheNextOneUsed() async throws {
        let first = try await RunningServer.start(data: folder.file("one.sqlite"))
        let port = try #require(first.url.split(separator: ":").last.flatMap { Int($0) })
        let second = try await RunningServer(
            RunningProgram(["dev", "rules/", "--port", "\(port)", "--data", folder.file("two.sqlite")]), until: "try:")
        #expect(second.banner.first?.contains("port \(port) is taken") == true)
        #expect(second.url != first.url)
        #expect(second.banner.last?.hasSuffix("--server \(second.url)") == true, "the line to paste names the server")
    }

    /// `make run` is still up, and somebody starts a `dev` with rules of his own, as he was told to.
    @Test func aSecondDevTakesDataOfItsOwnAndItsLineToPasteWorks() async throws {
        let rules = folder.file("hello.rules")
        try "rule hello {\n    when keyword HELLO\n    reply \"Hello from the second\"\n}\n".write(
            toFile: rules, atomically: true, encoding: .utf8)
        let home = ["XDG_STATE_HOME": folder.path]
        let first = try await RunningServer(RunningProgram(["dev", "rules/", "--port", "0"], environment: home), until: "try:")
        #expect(first.banner.contains { $0.hasSuffix("/answerback/dev.sqlite") }, "\(first.banner)")
        let second = try await RunningServer(RunningProgram(["dev", rules, "--port", "0"], environment: home), until: "try:")
        #expect(second.banner.contains { $0.contains("dev.sqlite is in use") && $0.hasSuffix("dev-2.sqlite") }, "\(second.banner)")
        #expect(second.banner.contains { $0.contains("data ") && $0.hasSuffix("/answerback/dev-2.sqlite") }, "\(second.banner)")
        let line = try #require(second.banner.last?.firstRange(of: "try:")).upperBound
        let pasted = try await shell(String(try #require(second.banner.last)[line...]))
        #expect(pasted.lines == ["Hello from the second"])
        #expect(pasted.code == 0)
    }

    @Test func twoServersNeverShareADataFile() async throws {
        let data = folder.file("dev.sqlite")
        let first = try await RunningServer.start(data: data)
        let second = try await run(["dev", "rules/", "--port", "0", "--data", data])
        #expect(second.code == 2)
        #expect(second.lines.joined().contains("\(first.program.pid)"), "it names the process that holds the file: \(second.lines)")
    }

    /// At the start, and when it comes later.
    @Test func aFileThatLooksLikeRulesAndIsNotReadIsNamed() async throws {
        try folder.keep("rule hello {\n    when keyword HELLO\n    reply \"first\"\n}\n", as: "here.rules")
        let server = try await RunningServer.start(rules: folder.path, data: folder.file("dev.sqlite"))
        #expect(!server.banner.joined().contains("is not read"))
        try folder.keep("rule more { }", as: "more.rules.txt")
        #expect(await server.program.line(containing: "more.rules.txt is not read, as it does not end in .rules") != nil)
    }

    @Test func aSavedRuleIsLiveAndABrokenOneLeavesTheOldOnesInForce() async throws {
        let rules = folder.file("hello.rules")
        func save(_ text: String) throws { try Data(text.utf8).write(to: URL(fileURLWithPath: rules)) }
        try save("rule hello {\n    when keyword HELLO\n    reply \"first\"\n}\n")
        let server = try await RunningServer.start(rules: rules, data: folder.file("dev.sqlite"))
        #expect(try await text("hello", server) == ["first"])

        try save("rule hello {\n    when keyword HELLO\n    reply \"second\"\n}\n")
        #expect(await server.program.line(containing: "rules are live") != nil)
        #expect(try await text("hello", server) == ["second"])

        try save("rule hello {\n    when keywort HELLO\n    reply \"third\"\n}\n")
        let complaint = await server.program.line(containing: "error")
        #expect(complaint != nil)
        #expect(await server.program.line(containing: "old rules go on answering") != nil)
        #expect(try await text("hello", server) == ["second"])
    }

    @Test func textSaysWhyNoAnswerComes() async throws {
        let server = try await RunningServer.start(rules: "examples/keyword-service/", data: folder.file("dev.sqlite"))
        let ignored = try await run(["text", "Thanks", "--to", "+31850000002", "--server", server.url])
        #expect(ignored.lines.joined().contains("taken by thanks"))
        let unmatched = try await run(["text", "hello", "--to", "+31850000009", "--server", server.url])
        #expect(unmatched.lines.joined().contains("no rule takes this message"))
        let bank = try await run(["text", "weather", "--from", "MYBANK", "--to", "+31850000001", "--server", server.url])
        #expect(bank.lines.joined().contains("a name cannot be answered"))
    }

    /// Whoever tries a rule out texts it again and again.
    @Test func inDevTheSixthTryIsAnsweredLikeTheFirst() async throws {
        let server = try await RunningServer.start(data: folder.file("dev.sqlite"))
        for count in 1...25 {
            let answer = try await text("hours", server)
            #expect(answer == ["We are open Monday to Friday, 9:00 to 17:30."], "answer \(count)")
        }
    }

    @Test func withGuardsTheSixthAnswerIsHeldBackAndBothSidesAreTold() async throws {
        let server = try await RunningServer.start(data: folder.file("dev.sqlite"), extra: ["--guards"])
        for _ in 1...5 { _ = try await text("hours", server) }
        let sixth = try await text("hours", server)
        #expect(sixth.joined().contains("loop guard"))
        #expect(sixth.joined().contains("without --guards"))
        let line = try #require(await server.program.line(containing: #""detail":"the loop guard"#))
        #expect(line.contains(#""rules":["opening-hours"]"#) && line.contains(#""from":"+31600000001""#), "\(line)")
        #expect(try await web.taken(at: server.url).count == 5)
    }

    @Test func stopIsConfirmedOnceThenSilenceUntilStart() async throws {
        let server = try await RunningServer.start(data: folder.file("dev.sqlite"))
        #expect(try await text("Stop.", server).first?.contains("no more messages") == true)
        #expect(try await text("stop", server).joined().contains("opted out already"))
        #expect(try await text("news", server).joined().contains("opted out"))
        #expect(try await text("START", server).first?.contains("again") == true)
        #expect(try await text("news", server).first?.hasPrefix("The summer school") == true)
    }

    @Test func withoutAServerTextSaysHowToStartOne() async throws {
        let answer = try await run(["text", "hello", "--server", "http://127.0.0.1:1"])
        #expect(answer.code == 2)
        #expect(answer.lines.joined().contains("answerback dev rules/"))
    }

    @Test func checkShowsErrorsWithTheirPlaceAndExitsWithOne() async throws {
        let file = folder.file("bad.rules")
        try Data("rule a {\n    when keywort A\n    reply \"x\"\n}\nrule b {\n    reply \"{nobody}\"\n}\n".utf8)
            .write(to: URL(fileURLWithPath: file))
        let bad = try await run(["check", file])
        #expect(bad.code == 1)
        #expect(bad.lines.contains { $0.contains("bad.rules:2:10") })
        #expect(bad.lines.joined(separator: "\n").contains("^^^^^^^"))
        #expect(bad.lines.contains { $0.contains("2 rules, ") && $0.contains("errors") })

        for shipped in ["rules/", "examples/keyword-service/"] {
            let good = try await run(["check", shipped])
            #expect(good.code == 0, "\(good.lines)")
        }
        #expect(try await run(["check", folder.file("nowhere")]).code == 2)
        #expect(try await run(["check"]).code == 64)
    }

    /// What `answerback text` says, results and talk alike.
    private func text(_ text: String, _ server: RunningServer) async throws -> [String] {
        try await run(["text", text, "--server", server.url]).lines
    }

    private func shell(_ line: String) async throws -> (lines: [String], code: Int32) {
        let program = try RunningProgram.shell(line)
        let lines = await program.rest()
        return (lines, await program.exitCode())
    }
}
