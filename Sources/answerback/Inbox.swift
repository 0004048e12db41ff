import AnswerbackServer
import ArgumentParser

struct Inbox: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Lists the messages of a running server, newest first, with what became of each.",
        discussion: "Times are UTC. --json prints one JSON document a line, oldest fields never change their meaning."
    )

    @OptionGroup var server: OperatorOptions
    @OptionGroup var numbers: NumberOptions

    @Option(help: "How many.")
    var limit = 20

    @Option(help: ArgumentHelp("Only what came in since then: 1h, 30m, 7d, or a time such as 2026-11-21T09:00:00Z.", valueName: "time"))
    var since: String?

    @Option(help: "Only what this number has sent or got.")
    var number: String?

    @Option(help: "Only what this rule acted on.")
    var rule: String?

    @Option(help: ArgumentHelp("Only these: waiting, fetching, decided, unmatched, consent, setAside.", valueName: "state,…"))
    var state: String?

    @Option(help: ArgumentHelp("Only what came in before the message with this id: for the next page.", valueName: "id"))
    var before: String?

    @Flag(help: "Only those of which something did not go out, or is not known, or that were set aside.")
    var failed = false

    func run() async throws {
        let query: [(String, String?)] = [
            ("limit", "\(limit)"), ("since", try since.map { try Moment.instant($0, ago: true) }), ("number", number), ("rule", rule),
            ("state", state), ("before", before), ("failed", failed ? "true" : nil),
        ]
        try await server.asking(showsNumbers: numbers.showNumbers) { client in
            let (list, json): (OperatorReply.MessageList, String) = try await client.get("/v1/messages", query)
            if server.json { return Terminal.print(json) }
            for message in list.messages { Terminal.print(MessageLine(message).text) }
            if list.messages.isEmpty { Terminal.say("no messages") }
            if let next = list.next { Terminal.say("older ones: --before \(next)") }
        }
    }
}

struct NumberOptions: ParsableArguments {
    @Flag(help: "Show phone numbers whole; otherwise they are masked.")
    var showNumbers = false
}

struct Tail: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Shows messages of a running server as they come in, are decided and answered; until Ctrl-C.")

    @OptionGroup var server: OperatorOptions
    @OptionGroup var numbers: NumberOptions

    func run() async throws {
        try await server.asking(showsNumbers: numbers.showNumbers) { client in
            var (changes, _): (OperatorReply.Changes, String) = try await client.get("/v1/changes")
            Terminal.say("waiting for messages at \(client.base)")
            while true {
                let json: String
                (changes, json) = try await client.get("/v1/changes", [("after", changes.cursor)])
                if changes.isIncomplete { Terminal.say("some changes were missed; see `answerback inbox`") }
                if server.json, !changes.messages.isEmpty { Terminal.print(json) }
                if !server.json { for message in changes.messages { Terminal.print(MessageLine(message).text) } }
            }
        }
    }
}

/// One message in one line: when, who, what, which rule, what came of it, its id.
struct MessageLine {
    let message: OperatorReply.Message

    init(_ message: OperatorReply.Message) {
        self.message = message
    }

    var text: String {
        let time = message.receivedAt.prefix(19).replacing("T", with: " ")
        let said = message.textIsGone ? "(text deleted)" : "\"\(Terminal.escaped(message.text))\"".padded(toAtMost: 42)
        let parties = "\(Terminal.escaped(message.from)) → \(Terminal.escaped(message.to))"
        return "\(time)  \(parties)  \(said)\(gap)  \(decision)\(outcome)  \(message.id)"
    }

    private var gap: String {
        guard let parts = message.parts, !parts.areComplete else { return "" }
        return " (\(parts.held.count) of \(parts.total) parts)"
    }

    private var decision: String {
        switch message.state {
        case "waiting": "waiting"
        case "fetching": (message.rules + ["waiting for a fetch"]).joined(separator: ", ")
        case "unmatched": (message.rules + ["no rule"]).joined(separator: ", ")
        case "consent": "stop/start"
        case "setAside": "SET ASIDE"
        default: message.rules.joined(separator: ", ")
        }
    }

    private var outcome: String { smsOutcome + errandOutcome + broadcastOutcome }

    private var smsOutcome: String {
        message.actions.map { action in
            switch action.state {
            case .sent: ", SMS " + (action.delivery?.sentence ?? "sent")
            case .due, .sending: ", SMS \(action.state.rawValue)"
            case .held, .failed, .unknown, .suppressed, .expired, .dropped:
                ", SMS \(action.state.rawValue.uppercased()): \(Terminal.escaped(action.detail ?? "no reason given"))"
            }
        }.joined()
    }

    private var errandOutcome: String {
        message.errands.map { errand in
            let name = errand.kind == "email" ? "e-mail" : errand.kind
            let detail = Terminal.escaped(errand.detail ?? "no reason given")
            if errand.isTrouble { return ", \(name) \(errand.state.uppercased()): \(detail)" }
            return errand.state == "excused" ? ", \(name) failed, else done: \(detail)" : ", \(name) \(errand.state)"
        }.joined()
    }

    private var broadcastOutcome: String { message.broadcasts.map { ", broadcast " + BroadcastLine($0).progress }.joined() }
}

extension OperatorReply.Delivery {
    /// Of an SMS that was sent.
    var sentence: String {
        switch outcome {
        case .unknown: "sent"
        case .noReportYet where status == "NONE": "sent, no report yet"
        case .noReportYet: "sent, \((status ?? "").lowercased())" + since
        case .delivered: "delivered" + since
        case .notDelivered: "NOT DELIVERED" + since
        case .rejected: "REJECTED by the operator" + since
        case .noReport: "sent, no report"
        }
    }

    private var since: String {
        (at ?? toldAt).map { " " + $0.prefix(19).replacing("T", with: " ") } ?? ""
    }
}

extension String {
    func padded(toAtMost width: Int) -> String { count > width ? padded(to: width) : self }
}
