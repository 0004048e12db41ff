import AnswerbackServer
import ArgumentParser

struct Queue: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Shows and changes what a running server has to do, and what has failed: SMS, e-mails, webhooks.",
        subcommands: [List.self, Show.self, OldRetry.self, Drop.self])

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Lists what waits, is under way or has failed, oldest first.")

        @Option(help: "How many.")
        var limit = 100

        @Flag(help: "Only what has failed, expired, or is not known.")
        var failed = false

        @OptionGroup var list: ListOptions

        func run() async throws {
            try await list.show("/v1/queue", [("limit", "\(limit)"), ("failed", failed ? "true" : nil)]) { (queue: OperatorReply.Queue) in
                ListOptions.Shown(
                    table: QueueLine.table(queue.entries), empty: failed ? "nothing has failed" : "nothing waits, and nothing has failed",
                    more: queue.isIncomplete ? "there is more: --limit \(limit * 10)" : nil)
            }
        }
    }

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Shows one SMS, e-mail or call, with what was said to us, and the message it follows from.")

        @Argument(help: "Its id, such as 01JD…-1, or its message's, for all that follow from that.")
        var id: String

        @OptionGroup var server: OperatorOptions
        @OptionGroup var numbers: NumberOptions

        func run() async throws {
            try await server.asking(showsNumbers: numbers.showNumbers) { client in
                let (queue, json): (OperatorReply.Queue, String) = try await client.get("/v1/queue/" + id.percentEncoded)
                if server.json { return Terminal.print(json) }
                for entry in queue.entries {
                    for line in QueueLine(entry).lines { Terminal.print(line) }
                }
                guard let entry = queue.entries.first else { return Terminal.say("nothing follows from this message") }
                let (message, _): (OperatorReply.Message, String) = try await client.get("/v1/messages/" + entry.message)
                Terminal.print("because of " + MessageLine(message).text)
            }
        }
    }

    /// The word of versions before.
    struct OldRetry: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "retry", abstract: "The same as `answerback retry`.", shouldDisplay: false)

        @OptionGroup var wish: RetryOptions

        func run() async throws {
            Terminal.say("`answerback retry` is the word for it now")
            try await wish.run()
        }
    }

    struct Drop: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Ends what waits, or takes what has failed off the list; it is not done any more.")

        @Argument(help: "Its id, such as 01JD…-1.")
        var id: String

        @OptionGroup var change: ChangeOptions

        func run() async throws {
            try await change.server.asking { client in
                if !change.yes {
                    let _: (OperatorReply.Queue, String) = try await client.get("/v1/queue/" + id.percentEncoded)
                    try Terminal.confirm("Drop it? It is not sent then.", unless: false)
                }
                let (reply, json): (OperatorReply.Changed, String) = try await client.post("/v1/queue/\(id.percentEncoded)/drop")
                Terminal.print(change.server.json ? json : "\(reply.id) is dropped")
            }
        }
    }
}

/// One e-mail or call in one line: what it is, to whom, how it stands and why.
struct ErrandLine {
    private let errand: OperatorReply.Errand

    init(_ errand: OperatorReply.Errand) {
        self.errand = errand
    }

    var text: String {
        let reason = errand.detail.map { ": " + Terminal.escaped($0) } ?? ""
        return "\(kind) to \(target): \(errand.state)\(errand.dueAt.map { ", next \(ShownTime().text($0))" } ?? "")\(reason)"
    }

    var kind: String { errand.kind == "email" ? "e-mail" : errand.kind }
    var target: String { errand.target.isEmpty ? "nowhere" : Terminal.escaped(errand.target) }
}

/// One SMS, e-mail or call.
struct QueueLine {
    private let entry: OperatorReply.Queue.Entry

    init(_ entry: OperatorReply.Queue.Entry) {
        self.entry = entry
    }

    static func table(_ entries: [OperatorReply.Queue.Entry]) -> TextTable {
        let next = TimeColumn("NEXT", entries.map(\.dueAt))
        return TextTable(
            columns: [.fixed("ID"), .fixed("WHAT"), .flexible("TO"), .fixed("STATE"), .spare(next.column.title), .flexible("WHY")],
            rows: zip(entries.map(QueueLine.init), next.cells).map { line, next in
                [line.id, line.kind, line.target, line.state, next, line.detail ?? "-"]
            })
    }

    var lines: [String] {
        [
            "\(id): \(kind) to \(Terminal.escaped(target))\(rule.map { ", by rule \($0)" } ?? "")",
            "  state     \(state)\(due)",
            "  attempts  \(entry.sms?.attempts ?? entry.errand?.attempts ?? 0)\(since)",
        ] + (detail.map { ["  said      " + Terminal.escaped($0)] } ?? [])
    }

    private var kind: String { entry.errand.map { $0.kind == "email" ? "e-mail" : $0.kind } ?? "SMS" }
    private var target: String { entry.errand.map { $0.target.isEmpty ? "nowhere" : $0.target } ?? entry.sms?.to ?? "" }
    private var state: String { entry.errand?.state ?? entry.sms?.state.rawValue ?? "" }
    private var detail: String? { entry.errand?.detail ?? entry.sms?.detail }
    private var rule: String? { entry.errand?.rule ?? entry.sms?.rule }
    private var id: String { entry.errand?.id ?? entry.sms?.id ?? "" }
    private var due: String { entry.dueAt.map { ", next \(ShownTime().text($0))" } ?? "" }
    private var since: String { (entry.errand?.begunAt ?? entry.sms?.begunAt).map { ", the first \(ShownTime().text($0))" } ?? "" }
}

struct Broadcasts: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "broadcast", abstract: "Shows and stops what a running server sends to many.", subcommands: [List.self, Stop.self])

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Lists broadcasts, newest first, with how far each has come.")

        @OptionGroup var list: ListOptions

        func run() async throws {
            try await list.show("/v1/broadcasts") { (reply: OperatorReply.BroadcastList) in
                ListOptions.Shown(table: BroadcastLine.table(reply.broadcasts), empty: "no broadcasts")
            }
        }
    }

    struct Stop: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Stops a broadcast: what has not been sent yet is not sent any more.")

        @Argument(help: "Its id, such as 01JD…-1.")
        var id: String

        @OptionGroup var change: ChangeOptions

        func run() async throws {
            try await change.server.asking { client in
                if !change.yes, try await isThere(client) { try Terminal.confirm("Stop it? The others don't get it then.", unless: false) }
                let (reply, json): (OperatorReply.Changed, String) = try await client.post("/v1/broadcasts/\(id.percentEncoded)/stop")
                Terminal.print(change.server.json ? json : "\(reply.id) is stopped")
            }
        }

        /// Of one that is not, the server says so.
        private func isThere(_ client: OperatorClient) async throws -> Bool {
            guard let end = id.lastIndex(of: "-") else { return false }
            do {
                let (message, _): (OperatorReply.Message, String) = try await client.get(
                    "/v1/messages/" + String(id[..<end]).percentEncoded)
                return message.broadcasts.contains { $0.id == id }
            } catch is OperatorClient.Trouble {
                return false
            }
        }
    }
}

/// One broadcast: since when, which rule, what, how far.
struct BroadcastLine {
    private let broadcast: OperatorReply.Broadcast

    init(_ broadcast: OperatorReply.Broadcast) {
        self.broadcast = broadcast
    }

    static func table(_ broadcasts: [OperatorReply.Broadcast]) -> TextTable {
        let begun = TimeColumn("BEGUN", broadcasts.map(\.begunAt))
        return TextTable(
            columns: [begun.column, .fixed("ID"), .spare("RULE"), .flexible("TEXT"), .flexible("HOW FAR")],
            rows: zip(broadcasts, begun.cells).map { broadcast, begun in
                [begun, broadcast.id, broadcast.rule, "\"\(broadcast.text)\"", BroadcastLine(broadcast).progress]
            })
    }

    /// `running: 120 sent, 8 due, 872 left`
    var progress: String {
        let made = broadcast.sms.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }
        return "\(broadcast.state): " + (made + ["\(broadcast.left) left"]).joined(separator: ", ")
    }
}
