import AnswerbackServer
import ArgumentParser

struct Breakers: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "breaker",
        abstract: "What a cap on sending has stopped in a running server, and its release.",
        discussion: """
            When a cap of the configuration is reached (`caps:` below a gateway: parts of SMS in an hour and a day, in all and to one block \
            of 1,000 numbers), its breaker trips: what falls under it is held, neither sent nor lost, until it is released or too old.
            """,
        subcommands: [List.self, Release.self]
    )

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Lists the breakers that have tripped, with what each holds.")

        @OptionGroup var server: OperatorOptions

        func run() async throws {
            try await server.asking { client in
                let (reply, json): (OperatorReply.Breakers, String) = try await client.get("/v1/breakers")
                if server.json { return Terminal.print(json) }
                for breaker in reply.breakers { Terminal.print(breaker.line) }
                if reply.breakers.isEmpty { Terminal.say("no breaker has tripped") }
            }
        }
    }

    struct Release: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Releases a breaker: what it holds is sent, and its caps count from nothing.",
            discussion: "Without --block and --all the one of the whole gateway. Held SMS whose time is over are not sent."
        )

        @Argument(help: "The gateway, as `answerback breaker list` names it.")
        var gateway: String

        @Option(help: ArgumentHelp("The one of these numbers: what they begin with, +31612345.", valueName: "prefix"))
        var block: String?

        @Flag(help: "The gateway's, and those of all of its blocks.")
        var all = false

        @Flag(help: "Do not ask.")
        var yes = false

        @OptionGroup var server: OperatorOptions

        func validate() throws {
            if all, block != nil { throw ValidationError("--all releases every block: leave --block out") }
        }

        func run() async throws {
            try Terminal.confirm("Release it? What is held is sent then, and costs.", unless: yes)
            try await server.asking { client in
                let (reply, json): (OperatorReply.Released, String) = try await client.post(
                    "/v1/breakers/\(gateway.percentEncoded)/release", [("block", block), ("all", all ? "true" : nil)])
                if server.json { return Terminal.print(json) }
                for release in reply.released {
                    Terminal.print("\(release.gateway)\(release.block.map { " \($0)…" } ?? ""): released, \(release.due) SMS are due")
                }
            }
        }
    }
}

extension OperatorReply.Breaker {
    fileprivate var line: String {
        let scope = gateway + (block.map { " \($0)…" } ?? "")
        let time = since.prefix(19).replacing("T", with: " ")
        return "\(Terminal.escaped(scope))  since \(time)  cap of \(limit) per \(window) reached  \(held) SMS held"
    }
}
