import ArgumentParser
import Foundation
import Testing

@testable import answerback

/// Every command that lists.
@Suite(.timeLimit(.minutes(10))) struct ListTests {
    let web = Web()

    private static let rules = """
        audience news
        rule join { when keyword JOIN subscribe news reply "in" }
        rule tell-everybody-who-has-joined-what-there-is-to-know { when keyword TELL send "{rest}" to @news }
        rule hello { when always reply "{text}" }
        """

    /// The words of each, and what it lists first.
    private static let commands = [
        ["inbox"], ["tail"], ["dlr"], ["queue", "list"], ["broadcast", "list"], ["breaker", "list"], ["consent", "list"],
        ["audience", "list"], ["audience", "show"], ["outbox", "list"], ["report"], ["config"],
    ]

    private static func commands(below type: any ParsableCommand.Type = Answerback.self, _ words: [String] = []) -> [[String]] {
        type.configuration.subcommands.flatMap { command in
            let name = command.configuration.commandName ?? command._commandName
            let isList = command.configuration.abstract.hasPrefix("Lists ")
            return (isList ? [words + [name]] : []) + commands(below: command, words + [name])
        }
    }

    /// Whoever writes a new one finds it named here.
    @Test func everyListIsKnownAndTakesTheSameOptions() async throws {
        let listing = Self.commands()
        #expect(listing.count > 8)
        #expect(listing.allSatisfy(Self.commands.contains), "\(listing)")
        for command in Self.commands {
            let help = try await run(command + ["--help"]).lines.joined(separator: "\n")
            #expect(help.contains("--wide") && help.contains("--json"), "\(command)")
        }
    }

    /// With something in each list.
    private func filled(_ sandbox: RunningServer) async throws -> ServedServer {
        let server = try await ServedServer.start(
            in: ServedServer.folder(
                "gateways:\n" + ServedServer.gateway("main", at: sandbox.url, caps: "recipient_hour: 1, hour: off, day: off, block_hour: 4")
                    + "numbers:\n  \"+31850000000\": { gateway: main }\n", rules: Self.rules))
        _ = try await server.command(
            "consent", "add", "+31600000009", "--note", "phoned\n\u{1B}[31m \u{202E}and 👨‍👩‍👧 " + String(repeating: "long ", count: 30))
        for (phone, text) in [
            (1, "JOIN"), (2, "JOIN"), (3, "👍🏽+שלום%0Asecond+line+" + String(repeating: "long+", count: 30)), (4, "TELL+all"), (5, "hi"),
            (6, "hi"), (7, "hi"),
        ] {
            _ = try await web.outcome(of: try await web.text(text, from: "%2B3160000000\(phone)", at: server), at: server)
        }
        return server
    }

    private struct Listing: CustomTestStringConvertible {
        let words: [String]
        let titles: [String]
        /// Left out on a narrow terminal.
        var spare: [String] = []

        var testDescription: String { words.joined(separator: " ") }
    }

    private static let ofServer = [
        Listing(words: ["inbox"], titles: ["TIME (UTC)", "FROM", "TO", "TEXT"]),
        Listing(words: ["dlr"], titles: ["SENT (UTC)", "TO", "WHAT CAME OF", "ID"], spare: ["GATEWAY", "ITS ID"]),
        Listing(words: ["queue", "list"], titles: ["ID", "WHAT", "TO", "STATE", "WHY"], spare: ["NEXT (UTC)"]),
        Listing(words: ["broadcast", "list"], titles: ["BEGUN (UTC)", "ID", "TEXT", "HOW FAR"], spare: ["RULE"]),
        Listing(words: ["breaker", "list"], titles: ["BREAKER", "SINCE (UTC)", "CAP REACHED", "HOLDS"]),
        Listing(words: ["consent", "list"], titles: ["SINCE (UTC)", "NUMBER", "OUR NUMBER", "EVIDENCE"]),
        Listing(words: ["audience", "list"], titles: ["AUDIENCE", "MEMBERS", "IN THE RULES"]),
        Listing(words: ["audience", "show", "news"], titles: ["SINCE (UTC)", "NUMBER", "OUR NUMBER"]),
    ]

    /// Under a header, cut to a terminal of 80 columns, with the zone of every time, and nothing in it that steers the terminal.
    @Test func listsFitTheTerminal() async throws {
        let sandbox = try await startSandbox()
        let server = try await filled(sandbox)
        for list in Self.ofServer {
            let lines = try await onTerminal(list.words + ["--server", server.interface])
            #expect(lines.count > 1, "\(list.words): \(lines)")
            let header = lines.first ?? ""
            #expect(list.titles.allSatisfy(header.contains), "\(list.words): \(header)")
            let wide = lines.filter { $0.terminalColumns > 80 }
            #expect(wide.isEmpty, "\(list.words): \(wide)")
            #expect(!lines.joined().contains { $0 == "\u{1B}" || $0 == "\u{202E}" }, "\(lines)")
            #expect(lines.joined().firstMatch(of: /\d{4}-\d\d-\d\dT/) == nil, "\(lines)")
            let all = try await server.command(
                list.words[0], list.words.dropFirst().first ?? "--wide", list.words.dropFirst(2).first ?? "--wide"
            ).lines
            #expect(all.first.map { header in (list.titles + list.spare).allSatisfy(header.contains) } == true, "\(all)")
        }
    }

    /// What a command prints on a terminal of 80 columns.
    private func onTerminal(_ words: [String]) async throws -> [String] {
        let command = ([RunningProgram.binary] + words).map { "'\($0)'" }.joined(separator: " ")
        let program = try RunningProgram.shell(
            "ANSWERBACK_CONFIG=/nonexistent ANSWERBACK_TOKEN=\(ServedServer.operatorToken) TZ=UTC script -qec \"stty cols 80 rows 50; \(command)\" /dev/null"
        )
        return await program.rest().map { $0.replacing("\r", with: "") }
    }

    /// Each SMS a line: what came in, which rule, what came of it.
    @Test func devPrintsALineForEachSMS() async throws {
        let folder = try ScratchFolder()
        try folder.keep("rule hello { when always reply \"{text}\" }", as: "all.rules")
        let dev = try await RunningServer(
            RunningProgram.shell(
                "TZ=UTC script -qec \"stty cols 80 rows 50; '\(RunningProgram.binary)' dev '\(folder.file("all.rules"))' --port 0 --data '\(folder.file("dev.sqlite"))'\" /dev/null"
            ), until: "try:")
        _ = try await web.post(dev.url + "/in/main", "from=%2B31600000001&to=7000&text=Hello%0Ayou")
        let header = try #require(await dev.program.line(containing: "FROM → TO"))
        #expect(header.hasPrefix("UTC       FROM → TO            TEXT"), "\(header)")
        let line = try #require(await dev.program.line(containing: "→ 7000")).replacing("\r", with: "")
        #expect(line.contains(":") && line.contains("  +31600000001 → 7000  \"Hello ↵ …  hello  SMS sent \"Hello ↵ you\""), "\(line)")
        #expect(line.terminalColumns <= 80)
    }
}
