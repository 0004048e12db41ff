import AnswerbackServer
import ArgumentParser

struct Consent: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Who has opted out in a running server, and changes of it that somebody asked for otherwise than by STOP or START.",
        discussion: """
            A number that is added is not written to any more by that number of ours: what waits for it is not sent, and its memberships \
            of audiences through that number end. Every change is logged with what you note, and \
            `answerback export NUMBER` shows it.
            """,
        subcommands: [List.self, Add.self, Remove.self, Import.self, Export.self])

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Lists the opt-outs in force, by number.")

        @Option(help: "Only this phone number.")
        var number: String?

        @Option(help: "Only this number of ours.")
        var from: String?

        @OptionGroup var page: PageOptions
        @OptionGroup var list: ListOptions

        func run() async throws {
            try await list.show("/v1/consent", [("number", number), ("from", from)] + page.query) { (reply: OperatorReply.OptOuts) in
                ListOptions.Shown(
                    table: Self.table(reply.optOuts), empty: "nobody has opted out", more: reply.next.map { "there is more: --after \($0)" }
                )
            }
        }

        private static func table(_ optOuts: [OperatorReply.OptOuts.OptOut]) -> TextTable {
            let since = TimeColumn("SINCE", optOuts.map(\.since))
            return TextTable(
                columns: [since.column, .fixed("NUMBER"), .fixed("OUR NUMBER"), .flexible("EVIDENCE")],
                rows: zip(optOuts, since.cells).map { optOut, since in [since, optOut.number, optOut.from, optOut.evidence] })
        }
    }

    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Opts a number out, as it has asked by phone, by mail or at a desk.")

        @OptionGroup var change: ConsentOptions

        func run() async throws { try await change.ask(for: "optOut") }
    }

    struct Remove: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Opts a number in again, as it has asked for.")

        @OptionGroup var change: ConsentOptions

        func run() async throws { try await change.ask(for: "optIn") }
    }

    struct Import: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Takes changes of consent from a CSV file: all of it, or nothing where a line is wrong.",
            discussion: """
                The first line names the columns, in any order; only `number` must be there:

                  number      the phone, +31612345678
                  our_number  the number of ours (default: --from, else all)
                  change      optOut, the default, or optIn
                  evidence    how you know, in at most 500 characters
                  since       2026-12-24 or 2026-12-24T09:00:00Z (default: now)

                At most 100,000 lines and changes, and 16 MiB.
                """)

        @OptionGroup var file: ImportedFile

        func run() async throws {
            try await file.send(to: "/v1/consent/import", [("file", file.name)]) { (reply: OperatorReply.ConsentChanged) in
                Terminal.print(reply.sentence)
            }
        }
    }

    struct Export: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Prints the opt-outs in force as CSV that `consent import` takes.",
            discussion: "An evidence that begins like a formula of a spreadsheet gets an apostrophe before it, which import takes off.")

        @Option(help: "Only this number of ours.")
        var from: String?

        @OptionGroup var server: OperatorOptions

        func run() async throws {
            try await server.asking(showsNumbers: true) { client in
                Terminal.print("number,our_number,change,evidence,since")
                var others = 0
                try await client.everyPage(of: "/v1/consent", [("from", from)]) { (reply: OperatorReply.OptOuts) in
                    for optOut in reply.optOuts where optOut.isOfPhone { Terminal.print(optOut.csv) }
                    others += reply.optOuts.count { !$0.isOfPhone }
                    return reply.next
                }
                if others > 0 { Terminal.say("left out: \(others) of names and short codes, which are sent nothing") }
            }
        }
    }
}

/// Whose consent is changed, and why.
struct ConsentOptions: ParsableArguments {
    @Argument(help: "The phone number.")
    var number: String

    @Option(help: "For this number of ours (default: for all of them).")
    var from: String?

    @Option(help: "How you know, such as \"phoned on 12 May\"; kept in the log of consent.")
    var note: String?

    @OptionGroup var server: OperatorOptions

    func ask(for change: String) async throws {
        try await server.asking { client in
            let request = ConsentRequest(number: number, from: from, change: change, note: note)
            let (reply, json): (OperatorReply.ConsentChanged, String) = try await client.post("/v1/consent", body: request)
            Terminal.print(server.json ? json : reply.sentence)
        }
    }
}

extension OperatorReply.ConsentChanged {
    fileprivate var sentence: String {
        let ended = [(memberships, "memberships of audiences ended"), (sms, "SMS that waited are not sent")]
            .filter { $0.0 > 0 }.map { ", \($0.0) \($0.1)" }.joined()
        return "changed: \(changed), so already: \(unchanged)\(ended)"
    }
}

extension OperatorReply.OptOuts.OptOut {
    /// A name is a stranger's text, and import takes none.
    fileprivate var isOfPhone: Bool { number.hasPrefix("+") }

    fileprivate var csv: String {
        [number, from, "optOut", CSVField.written(evidence, isText: true), since].joined(separator: ",")
    }

    /// An imported one is what the file said of it.
    fileprivate var evidence: String {
        if let message { return "message \(message)" }
        guard let source else { return "" }
        if source.hasPrefix("import"), let note { return note }
        return source + (note.map { ": " + $0 } ?? "")
    }
}
