import AnswerbackServer
import ArgumentParser

struct Audience: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Counts, shows and changes the audiences of a running server.",
        discussion: "Who has opted out of the number of ours that he would join by is not taken in, and is named.",
        subcommands: [List.self, Show.self, Add.self, Remove.self, Import.self, Export.self])

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Lists the audiences, each with how many members it has.")

        @OptionGroup var list: ListOptions

        func run() async throws {
            try await list.show("/v1/audiences") { (reply: OperatorReply.Audiences) in
                let table = TextTable(
                    columns: [.flexible("AUDIENCE"), .fixed("MEMBERS"), .fixed("IN THE RULES")],
                    rows: reply.audiences.map { [$0.name, "\($0.members)", $0.isKnown ? "yes" : "no"] })
                return ListOptions.Shown(table: table, empty: "the rules have no audience")
            }
        }
    }

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Lists the members of an audience: since when, who, by which number of ours.")

        @Argument(help: "The audience.")
        var name: String

        @OptionGroup var page: PageOptions
        @OptionGroup var list: ListOptions

        func run() async throws {
            try await list.show("/v1/audiences/" + name.percentEncoded, page.query) { (reply: OperatorReply.AudienceMembers) in
                ListOptions.Shown(
                    table: Self.table(reply.members), empty: "nobody is in it", more: reply.next.map { "there is more: --after \($0)" })
            }
        }

        private static func table(_ members: [OperatorReply.AudienceMembers.Member]) -> TextTable {
            let since = TimeColumn("SINCE", members.map(\.since))
            return TextTable(
                columns: [since.column, .fixed("NUMBER"), .fixed("OUR NUMBER")],
                rows: zip(members, since.cells).map { member, since in [since, member.number, member.through] })
        }
    }

    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Takes numbers into an audience.")

        @OptionGroup var change: AudienceChange

        func run() async throws { try await change.ask("add") }
    }

    struct Remove: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Takes numbers out of an audience; they do not opt out by it.")

        @OptionGroup var change: AudienceChange

        func run() async throws { try await change.ask("remove") }
    }

    struct Import: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Takes members from a CSV file: all of it, or nothing where a line is wrong.",
            discussion: """
                The first line names the columns, in any order; only `number` must be there:

                  number      the phone, +31612345678
                  our_number  the number of ours by which it joins (default: --from, else the only one)
                  since       2026-12-24 or 2026-12-24T09:00:00Z (default: now)

                At most 100,000 lines and 16 MiB.
                """)

        @Argument(help: "The audience.")
        var name: String

        @OptionGroup var file: ImportedFile

        func run() async throws {
            try await file.send(to: "/v1/audiences/\(name.percentEncoded)/import") { (reply: OperatorReply.AudienceChanged) in reply.show()
            }
        }
    }

    struct Export: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Prints the members of an audience as CSV that `audience import` takes.")

        @Argument(help: "The audience.")
        var name: String

        @OptionGroup var server: OperatorOptions

        func run() async throws {
            try await server.asking(showsNumbers: true) { client in
                var header: String? = "number,our_number,since"
                try await client.everyPage(of: "/v1/audiences/" + name.percentEncoded) { (reply: OperatorReply.AudienceMembers) in
                    // Not before it is known that there is such an audience.
                    if let header { Terminal.print(header) }
                    header = nil
                    for member in reply.members { Terminal.print("\(member.number),\(member.through),\(member.since)") }
                    return reply.next
                }
            }
        }
    }
}

/// Who comes into an audience, or leaves it.
struct AudienceChange: ParsableArguments {
    @Argument(help: "The audience.")
    var name: String

    @Argument(help: "Phone numbers.")
    var number: [String]

    @Option(help: "The number of ours by which they are members (default: to come in, the only one; to leave, whatever they joined by).")
    var from: String?

    @OptionGroup var server: OperatorOptions

    fileprivate func ask(_ what: String) async throws {
        try await server.asking { client in
            let (reply, json): (OperatorReply.AudienceChanged, String) = try await client.post(
                "/v1/audiences/\(name.percentEncoded)/\(what)", body: AudienceRequest(numbers: number, from: from))
            if server.json { Terminal.print(json) } else { reply.show() }
        }
    }
}

extension OperatorReply.AudienceChanged {
    fileprivate func show() {
        let counts = [(joined, "joined"), (left, "left"), (unchanged, "members already"), (optedOut.count, "not taken in")]
        let said = counts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
        Terminal.print(said.isEmpty ? "nothing changed" : said.joined(separator: ", "))
        for member in optedOut {
            Terminal.say((member.line.map { "line \($0): " } ?? "") + "\(member.number) has opted out of \(member.through)")
        }
    }
}
