import AnswerbackServer
import ArgumentParser
import Foundation

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

        @Option(help: "How many.")
        var limit = 100

        @Option(help: "What the list before said to go on with.")
        var after: String?

        @OptionGroup var server: OperatorOptions
        @OptionGroup var numbers: NumberOptions

        func run() async throws {
            try await server.asking(showsNumbers: numbers.showNumbers) { client in
                let (reply, json): (OperatorReply.OptOuts, String) = try await client.get(
                    "/v1/consent", [("number", number), ("from", from), ("after", after), ("limit", "\(limit)")])
                if server.json { return Terminal.print(json) }
                for optOut in reply.optOuts { Terminal.print(optOut.line) }
                if reply.optOuts.isEmpty { Terminal.say("nobody has opted out") }
                if let next = reply.next { Terminal.say("there is more: --after \(next)") }
            }
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

        @Argument(help: "The file, in UTF-8.")
        var file: String

        @Option(help: "For lines without our_number: this number of ours.")
        var from: String?

        @OptionGroup var server: OperatorOptions

        func run() async throws {
            let bytes = try InputFile.bytes(of: file)
            try await server.asking { client in
                let (reply, json): (OperatorReply.ConsentChanged, String) = try await client.send(
                    bytes, to: "/v1/consent/import", [("file", InputFile.name(of: file)), ("from", from)])
                Terminal.print(server.json ? json : reply.sentence)
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
                var after: String?
                repeat {
                    let (reply, _): (OperatorReply.OptOuts, String) = try await client.get(
                        "/v1/consent", [("from", from), ("after", after), ("limit", "5000")])
                    for optOut in reply.optOuts { Terminal.print(optOut.csv) }
                    after = reply.next
                } while after != nil
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
    fileprivate var line: String { "\(since)  \(Terminal.escaped(number)) → \(from)  \(Terminal.escaped(evidence))" }

    fileprivate var csv: String {
        [number, from, "optOut", CSVField.written(evidence, isText: true), since].joined(separator: ",")
    }

    /// An imported one is what the file said of it.
    private var evidence: String {
        if let message { return "message \(message)" }
        guard let source else { return "" }
        if source.hasPrefix("import"), let note { return note }
        return source + (note.map { ": " + $0 } ?? "")
    }
}

/// A file that is sent to the server.
enum InputFile {
    static let largest = 16 << 20

    static func bytes(of path: String) throws -> [UInt8] {
        let handle = path == "-" ? FileHandle.standardInput : FileHandle(forReadingAtPath: path)
        guard let bytes = try? handle?.read(upToCount: largest + 1) ?? (handle == nil ? nil : Data()) else {
            throw Terminal.fail("\(path) cannot be read: is it there, and may you read it?")
        }
        guard bytes.count <= largest else { throw Terminal.fail("\(path) is larger than \(largest >> 20) MiB: split it") }
        return [UInt8](bytes)
    }

    static func name(of path: String) -> String {
        path == "-" ? "standard input" : URL(fileURLWithPath: path).lastPathComponent
    }
}
