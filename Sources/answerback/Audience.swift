import AnswerbackServer
import ArgumentParser
import Foundation

struct Audience: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Counts, shows and changes the audiences of a running server.",
        discussion: "Who has opted out of the number of ours that he would join by is not taken in, and is named.",
        subcommands: [List.self, Show.self, Add.self, Remove.self, Import.self, Export.self])

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Lists the audiences, each with how many members it has.")

        @OptionGroup var server: OperatorOptions

        func run() async throws {
            try await server.asking { client in
                let (reply, json): (OperatorReply.Audiences, String) = try await client.get("/v1/audiences")
                if server.json { return Terminal.print(json) }
                for audience in reply.audiences {
                    Terminal.print(
                        "\(Terminal.escaped(audience.name))  \(audience.members)"
                            + (audience.isKnown ? "" : "  (the rules in force do not have it)"))
                }
                if reply.audiences.isEmpty { Terminal.say("the rules have no audience") }
            }
        }
    }

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Lists the members of an audience: since when, who, by which number of ours.")

        @Argument(help: "The audience.")
        var name: String

        @Option(help: "How many.")
        var limit = 100

        @Option(help: "What the list before said to go on with.")
        var after: String?

        @OptionGroup var server: OperatorOptions
        @OptionGroup var numbers: NumberOptions

        func run() async throws {
            try await server.asking(showsNumbers: numbers.showNumbers) { client in
                let (reply, json): (OperatorReply.AudienceMembers, String) = try await client.get(
                    "/v1/audiences/\(name.percentEncoded)", [("after", after), ("limit", "\(limit)")])
                if server.json { return Terminal.print(json) }
                for member in reply.members { Terminal.print("\(member.since)  \(member.number) → \(member.through)") }
                if reply.members.isEmpty { Terminal.say("nobody is in it") }
                if let next = reply.next { Terminal.say("there is more: --after \(next)") }
            }
        }
    }

    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Takes numbers into an audience.")

        @Argument(help: "The audience.")
        var name: String

        @Argument(help: "Phone numbers.")
        var number: [String]

        @Option(help: "The number of ours by which they join (default: the only one).")
        var from: String?

        @OptionGroup var server: OperatorOptions

        func run() async throws { try await AudienceChange(name: name, server: server).ask("add", number, from: from) }
    }

    struct Remove: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Takes numbers out of an audience; they do not opt out by it.")

        @Argument(help: "The audience.")
        var name: String

        @Argument(help: "Phone numbers.")
        var number: [String]

        @Option(help: "Only as members by this number of ours (default: by whatever they joined by).")
        var from: String?

        @OptionGroup var server: OperatorOptions

        func run() async throws { try await AudienceChange(name: name, server: server).ask("remove", number, from: from) }
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

        @Argument(help: "The file, in UTF-8.")
        var file: String

        @Option(help: "For lines without our_number: this number of ours.")
        var from: String?

        @OptionGroup var server: OperatorOptions

        func run() async throws {
            let bytes = try InputFile.bytes(of: file)
            try await server.asking { client in
                let (reply, json): (OperatorReply.AudienceChanged, String) = try await client.send(
                    bytes, to: "/v1/audiences/\(name.percentEncoded)/import", [("from", from)])
                if server.json { Terminal.print(json) } else { reply.show() }
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
                var after: String?
                var isFirst = true
                repeat {
                    let (reply, _): (OperatorReply.AudienceMembers, String) = try await client.get(
                        "/v1/audiences/\(name.percentEncoded)", [("after", after), ("limit", "5000")])
                    if isFirst { Terminal.print("number,our_number,since") }
                    isFirst = false
                    for member in reply.members { Terminal.print("\(member.number),\(member.through),\(member.since)") }
                    after = reply.next
                } while after != nil
            }
        }
    }
}

private struct AudienceChange {
    let name: String
    let server: OperatorOptions

    func ask(_ what: String, _ numbers: [String], from: String?) async throws {
        try await server.asking { client in
            let (reply, json): (OperatorReply.AudienceChanged, String) = try await client.post(
                "/v1/audiences/\(name.percentEncoded)/\(what)", body: AudienceRequest(numbers: numbers, from: from))
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
