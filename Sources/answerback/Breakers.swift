import AnswerbackServer
import ArgumentParser

struct Breakers: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "breaker",
        abstract: "What a cap on sending has stopped in a running server, and its release.",
        discussion: """
            When a cap of the configuration is reached (`caps:` below a gateway: parts of SMS in an hour and a day, in all and to one block \
            of 1,000 numbers, and SMS sent on to one phone; `caps:` of `mail` and of `calls`: in all and because of one sender), its breaker \
            trips: what falls under it is held, neither sent nor lost, until it is released or too old.
            """,
        subcommands: [List.self, Release.self]
    )

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Lists the breakers that have tripped, with what each holds.")

        @OptionGroup var list: ListOptions

        func run() async throws {
            try await list.show("/v1/breakers") { (reply: OperatorReply.Breakers) in
                ListOptions.Shown(table: Self.table(reply.breakers), empty: "no breaker has tripped")
            }
        }

        private static func table(_ breakers: [OperatorReply.Breaker]) -> TextTable {
            let since = TimeColumn("SINCE", breakers.map(\.since))
            return TextTable(
                columns: [.flexible("BREAKER"), since.column, .fixed("CAP REACHED"), .fixed("HOLDS")],
                rows: zip(breakers, since.cells).map { breaker, since in
                    [breaker.scope, since, "\(breaker.limit) per \(breaker.window)", "\(breaker.held) \(contents(breaker.gateway))"]
                })
        }
    }

    struct Release: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Releases a breaker: what it holds is sent, and its caps count from nothing.",
            discussion:
                "Without --block, --recipient, --sender and --all the one of all that leaves there. What is held too long is not sent."
        )

        @Argument(help: "The gateway, `mail` or `calls`, as `answerback breaker list` names it.")
        var gateway: String

        @Option(help: ArgumentHelp("The one of these numbers: what they begin with, +31612345.", valueName: "prefix"))
        var block: String?

        @Option(help: ArgumentHelp("The one of what is sent on to this phone.", valueName: "number"))
        var recipient: String?

        @Option(help: ArgumentHelp("The one of what this sender's messages bring about: mail, calls.", valueName: "number"))
        var sender: String?

        @Flag(help: "That of all that leaves there, and those of all of its parts.")
        var all = false

        @OptionGroup var change: ChangeOptions

        func validate() throws {
            let named = [("--block", block), ("--recipient", recipient), ("--sender", sender)].filter { $0.1 != nil }.map(\.0)
            if all, let name = named.first { throw ValidationError("--all releases every one: leave \(name) out") }
            if named.count > 1 { throw ValidationError("name one of \(named.joined(separator: ", "))") }
        }

        func run() async throws {
            let breaker = "/v1/breakers/" + gateway.percentEncoded
            let parts = [("block", block), ("recipient", recipient), ("sender", sender), ("all", all ? "true" : nil)]
            try await change.server.asking { client in
                if !change.yes {
                    let (tripped, _): (OperatorReply.Breakers, String) = try await client.get(breaker, parts)
                    let held = tripped.breakers.reduce(0) { $0 + $1.held }
                    try Terminal.confirm("Release it? The \(held) \(contents(gateway)) it holds are sent then, and cost.", unless: false)
                }
                let (reply, json): (OperatorReply.Released, String) = try await client.post(breaker + "/release", parts)
                if change.server.json { return Terminal.print(json) }
                for release in reply.released {
                    Terminal.print("\(release.scope): released, \(release.due) \(contents(release.gateway)) are due")
                }
            }
        }
    }
}

extension OperatorReply.Breaker {
    fileprivate var scope: String { BreakerScope(gateway, block: block, recipient: recipient, sender: sender).text }
}

extension OperatorReply.Released.Release {
    fileprivate var scope: String { BreakerScope(gateway, block: block, recipient: recipient, sender: sender).text }
}

/// `main`, `main +31612345…`, `main to +31612345678`, `mail from +31612345678`
private struct BreakerScope {
    let text: String

    init(_ outlet: String, block: String?, recipient: String?, sender: String?) {
        let parts = [block.map { "\($0)…" }, recipient.map { "to \($0)" }, sender.map { "from \($0)" }]
        text = Terminal.escaped(([outlet] + parts.compactMap(\.self)).joined(separator: " "))
    }
}

private func contents(_ outlet: String) -> String {
    switch outlet {
    case "mail": "e-mails"
    case "calls": "calls"
    default: "SMS"
    }
}
