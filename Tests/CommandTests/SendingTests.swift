import Foundation
import Testing

/// What scripts and people do at a gateway, against the sandbox in a process of its own.
@Suite(.timeLimit(.minutes(10))) struct SendingTests {
    let folder: ScratchFolder
    let web = Web()

    init() throws {
        folder = try ScratchFolder()
    }

    @Test(arguments: ["1601sms", "1609sms"])
    func everyCallInBothDialects(dialect: String) async throws {
        let gateway = try await Gateway(startSandbox(), dialect: dialect, folder: folder)
        #expect(try await gateway("credits") == ["1000"])
        #expect(try await gateway(send: "Hi") == ["sent: 1000001"])
        #expect(try await gateway(send: "Hi", "--to", "+31612345679,31612345670") == ["sent: 1000002 1000003 1000004"])
        #expect(try await gateway(send: String(repeating: "x", count: 161)) == ["sent as 2 SMS: 1000005"])
        #expect(try await gateway(send: "Hi", "--no-delivery") == ["sent"])
        #expect(try await gateway("credits") == ["993"])
        #expect(try await gateway("credits", "--json") == [#"{"credits":993}"#])
        #expect(try await gateway(send: "Hi", "--test") == ["the gateway would take it; nothing was sent"])
        #expect(try await gateway("report", "9").first == "NONE")
        #expect(try await gateway("report", "--last", "2").count == 3)

        let taken = try await web.taken(at: gateway.url)
        #expect(taken.map(\.recipient).prefix(4) == ["+31612345678", "+31612345678", "+31612345679", "+31612345670"])
        #expect(taken.count == 6)
    }

    @Test(arguments: ["1601sms", "1609sms"])
    func theOutbox(dialect: String) async throws {
        let gateway = try await Gateway(startSandbox(), dialect: dialect, folder: folder)
        func schedule(_ options: String...) async throws -> [String] {
            try await gateway.say(["send", "Hi", "--to", "+31612345678", "--sender", "Shop", "--at", "2098-12-24T09:00"] + options)
        }
        let line = try #require(try await schedule().first)
        #expect(line.hasPrefix("scheduled for 2098-12-24 08:00:00 UTC: outbox id "))
        let id = try #require(line.split(separator: " ").last.map(String.init))
        let listed = "2098-12-24 08:00:00  \(id.padding(toLength: 9, withPad: " ", startingAt: 0))  +31612345678  Shop  scheduled"
        #expect(try await gateway("outbox", "list").last == listed)
        #expect(try await gateway("outbox", "list", "--json").first?.contains(#""outbox_id":"\#(id)""#) == true)
        #expect(try await gateway("outbox", "delete", id) == ["deleted"])
        #expect(try await gateway("outbox", "list") == ["nothing is scheduled from here"])
        #expect(try await gateway.fails(1, "outbox", "delete", id).contains("122"))
        _ = try await schedule("--no-email", "--to", "+31612345679")
        #expect(try await gateway("outbox", "delete", "+31612345678") == ["deleted"])
        #expect(try await gateway("outbox", "list").last?.hasSuffix("  +31612345679  Shop  scheduled") == true)
        #expect(try await gateway("outbox", "delete", "+31612345679") == ["deleted"])
        #expect(try await gateway("outbox", "list") == ["nothing is scheduled from here"])
        _ = try await schedule()
        _ = try await schedule("--test")
        #expect(try await gateway("outbox", "list").count == 2, "a test schedules nothing")
        #expect(try await gateway("outbox", "clear", "--yes") == ["deleted"])
        #expect(try await gateway("outbox", "list") == ["nothing is scheduled from here"])
        #expect(try await gateway.fails(1, "outbox", "clear", "--yes").contains("122"))
        #expect(try await gateway.fails(1, "outbox", "clear").contains("--yes"), "nobody is there to be asked")
        #expect(try await web.taken(at: gateway.url) == [])
    }

    /// `examples/sending/`.
    @Test func programsOfOthersSendToo() async throws {
        let sandbox = try await startSandbox()
        let swift = try RunningProgram.example(RunningProgram.built("sending"), sandbox.url)
        #expect(await swift.rest() == ["sent: 1000001", "scheduled: 5000001", "credits left: 999"])
        #expect(await swift.exitCode() == 0)
        let python = try RunningProgram.example("python3", "examples/sending/send.py", sandbox.url)
        #expect(await python.rest().first == "OK 1000002")
        #expect(try await web.taken(at: sandbox.url).map(\.text) == ["Merry Christmas", "It costs €5 & is ready"])
    }

    /// `examples/sending/README.md`, command by command; a line of it that ends in `…` is the beginning of what is printed.
    @Test func theCommandsOfTheExampleDoWhatItSays() async throws {
        let sandbox = try await startSandbox()
        let steps = try Self.steps(ofDocument: "examples/sending/README.md")
        #expect(steps.count == 11)
        for (command, printed) in steps {
            let program = try RunningProgram.shell(Self.runnable(command, at: sandbox.url))
            let lines = await program.rest()
            #expect(lines.count >= printed.count, "\(command): \(lines)")
            for (line, expected) in zip(lines, printed) {
                #expect(expected.hasSuffix("…") ? line.hasPrefix(expected.dropLast()) : line == expected, "\(command)")
            }
        }
    }

    /// Commands behind a `$`, each with the lines below it, out of the blocks marked `console`.
    private static func steps(ofDocument path: String) throws -> [(command: String, printed: [String])] {
        let text = try String(contentsOfFile: RunningProgram.projectRoot + "/" + path, encoding: .utf8)
        let blocks = text.split(separator: "```console\n").dropFirst().compactMap { $0.split(separator: "```").first }
        return blocks.flatMap { block in
            ("\n" + block).split(separator: "\n$ ").map { step in
                let lines = step.split(separator: "\n").map(String.init)
                return (lines[0], Array(lines.dropFirst()))
            }
        }
    }

    /// With what the build put beside the tests, and this sandbox in place of the one on the port of its own.
    private static func runnable(_ command: String, at sandbox: String) -> String {
        if command.hasPrefix(".build/debug/answerback ") {
            return command.replacing(".build/debug/answerback", with: RunningProgram.binary) + " --gateway \(sandbox)"
        }
        return command.replacing("swift run sending", with: "\(RunningProgram.built("sending")) \(sandbox)")
            .replacing("send.py", with: "send.py \(sandbox)").replacing("http://127.0.0.1:8026", with: sandbox)
    }

    @Test func whatIsRefusedEndsWith1() async throws {
        let gateway = try await Gateway(startSandbox(), dialect: "1601sms", folder: folder)
        let hi = ["send", "Hi", "--to", "+31612345678"]
        #expect(try await gateway.fails(1, hi + ["--sender", "A_B"]).contains("113"))
        #expect(try await gateway.fails(1, ["send", "Hi", "--to", "Shop", "--sender", "Shop"]).contains("106"))
        #expect(try await gateway.fails(1, hi + ["--sender", "Shop", "--at", "2099-03-29T02:30"]).contains("skip"))
        #expect(try await gateway.fails(1, hi + ["--sender", "Shop", "--at", "2001-01-01T00:00"]).contains("121"))
        #expect(try await gateway.fails(1, ["report", "--last", "0"]).contains("124"))
        let json = try await gateway.fails(1, hi + ["--sender", "A_B", "--json"])
        #expect(json.contains(#""code":113,"kind":"message","outcome":"refused""#))
        try await gateway.password("wrong")
        #expect(try await gateway.fails(1, hi + ["--sender", "Shop"]).contains("104"))
        #expect(try await web.taken(at: gateway.url) == [])
    }

    @Test func whatIsNotKnownEndsWith2AndIsNotSentAgain() async throws {
        let gateway = try await Gateway(startSandbox(), dialect: "1601sms", folder: folder)
        #expect(try await web.post(gateway.url + "/sandbox/switches", "fault=html").status == 200)
        let said = try await gateway.fails(2, ["send", "Hi", "--to", "+31612345678", "--sender", "Shop"])
        #expect(said.contains("not known whether the SMS went out"))
        #expect(said.contains("report --last"))
        #expect(try await gateway.fails(1, "credits").contains("no answer from the gateway"))
        #expect(try await web.taken(at: gateway.url).count == 1, "it had gone out")
    }

    @Test func theOutboxListsWhatMayBeThere() async throws {
        let gateway = try await Gateway(startSandbox(), dialect: "1601sms", folder: folder)
        #expect(try await web.post(gateway.url + "/sandbox/switches", "fault=html&times=1").status == 200)
        _ = try await gateway.fails(2, ["send", "Hi", "--to", "+31612345678", "--sender", "Shop", "--at", "2098-12-24T09:00"])
        let lines = try await gateway("outbox", "list")
        #expect(lines.count == 2 && lines[1].hasSuffix("NOT KNOWN"), "\(lines)")
        let other = try await Gateway(startSandbox(), dialect: "1601sms", folder: folder)
        #expect(try await other("outbox", "list") == ["nothing is scheduled from here"], "another gateway's")
        #expect(try await web.post(gateway.url + "/sandbox/clock", "to=2098-12-24T09:00:00%2B01:00").status == 200)
        #expect(try await gateway.fails(1, "outbox", "delete", "+31612345678").contains("122"), "it has been sent meanwhile")
        #expect(try await gateway("outbox", "list") == ["nothing is scheduled from here"])
    }

    @Test func whatSavesIsSaidAndDoneOnRequest() async throws {
        let gateway = try await Gateway(startSandbox(), dialect: "1601sms", folder: folder)
        let text = "It’s " + String(repeating: "x", count: 80)
        let lines = try await gateway(send: text)
        #expect(lines.first?.contains("with --plain this is 1 SMS in place of 2") == true)
        #expect(lines.last == "sent as 2 SMS: 1000001")
        #expect(try await gateway(send: text, "--plain") == ["sent: 1000002"])
        #expect(try await web.taken(at: gateway.url).last?.text.hasPrefix("It's x") == true)
    }

    @Test(arguments: [
        (["send", "Hi", "--sender", "Shop"], "--to"), (["send", "Hi", "--sender", "Shop", "--to", "+31612345678", "--group", "x"], "--to"),
        (["report"], "--last"), (["report", "1", "--last", "1"], "--last"), (["credits", "--gateway", "main"], "--config"),
        (["credits", "--config", "x.yaml", "--user", "me"], "--user"),
    ])
    func wrongUsage(arguments: [String], word: String) async throws {
        let (lines, code) = try await run(arguments)
        #expect(code == 64)
        #expect(lines.joined().contains(word), "\(lines)")
    }

    @Test func theConfigurationNamesTheGateway() async throws {
        let sandbox = try await startSandbox()
        let rest = "gateways:\n" + ServedServer.gateway("main", at: sandbox.url) + "numbers:\n  \"+31850000000\": { gateway: main }\n"
        let home = try ServedServer.folder(rest)
        let config = home.file("answerback.yaml")
        #expect(try await run(["credits", "--config", config]).lines.last == "1000")
        #expect(try await run(["credits", "--config", config, "--gateway", "main"]).lines.last == "1000")
        let (lines, code) = try await run(["credits", "--config", config, "--gateway", "other"])
        #expect(code == 1)
        #expect(lines.joined().contains("there is main"), "\(lines)")
    }
}

/// A sandbox and the options that lead to it.
private struct Gateway {
    let url: String
    private let sandbox: RunningServer
    private let passwordFile: String
    private let options: [String]
    private let environment: [String: String]

    init(_ sandbox: RunningServer, dialect: String, folder: ScratchFolder) async throws {
        self.sandbox = sandbox
        url = sandbox.url
        passwordFile = folder.file("password")
        environment = ["XDG_STATE_HOME": folder.file("state")]
        options = ["--gateway", url, "--user", "demo", "--password-file", passwordFile, "--dialect", dialect]
        try await password("demo")
    }

    func password(_ password: String) async throws {
        try Data((password + "\n").utf8).write(to: URL(fileURLWithPath: passwordFile))
    }

    func callAsFunction(_ arguments: String...) async throws -> [String] { try await say(arguments) }

    func callAsFunction(send text: String, _ more: String...) async throws -> [String] {
        try await say(["send", text, "--to", "+31612345678", "--sender", "Shop"] + more)
    }

    func say(_ arguments: [String]) async throws -> [String] {
        let (lines, code) = try await run(arguments + options, environment: environment)
        #expect(code == 0, "\(arguments): \(lines)")
        return lines
    }

    func fails(_ code: Int32, _ arguments: String...) async throws -> String { try await fails(code, arguments) }

    func fails(_ code: Int32, _ arguments: [String]) async throws -> String {
        let (lines, ended) = try await run(arguments + options, environment: environment)
        #expect(ended == code, "\(arguments): \(lines)")
        return lines.joined(separator: "\n")
    }
}
