import AnswerbackServer
import ArgumentParser

struct Inbox: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Lists the messages of a running server, newest first, with what became of each.",
        discussion: """
            Times are those of this machine's zone, which the header names. On a terminal the lines fit its width; --wide, or a pipe, \
            shows all of each. --json prints what the server answers, whose times are UTC.
            """
    )

    @Option(help: "How many.")
    var limit = 20

    @Option(
        help: ArgumentHelp(
            "Only what came in since then: 1h, 30m, 7d, or a time, of this machine's zone or with one: 2026-11-21T09:00Z.",
            valueName: "time"))
    var since: String?

    @Option(help: "Only what this number has sent or got.")
    var number: String?

    @Option(help: "Only what this rule acted on.")
    var rule: String?

    @Option(help: ArgumentHelp("Only these: \(OperatorReply.Message.states.joined(separator: ", ")).", valueName: "state,…"))
    var state: String?

    @Option(help: ArgumentHelp("Only what came in before the message with this id: for the next page.", valueName: "id"))
    var before: String?

    @Flag(help: "Only those of which something did not go out, or is not known, or that were set aside.")
    var failed = false

    @OptionGroup var list: ListOptions

    func run() async throws {
        let query: [(String, String?)] = [
            ("limit", "\(limit)"), ("since", try since.map { try Moment.past($0) }), ("number", number), ("rule", rule),
            ("state", state), ("before", before), ("failed", failed ? "true" : nil),
        ]
        try await list.show("/v1/messages", query) { (reply: OperatorReply.MessageList) in
            ListOptions.Shown(
                table: MessageTable(reply.messages), empty: "no messages", more: reply.next.map { "older ones: --before \($0)" })
        }
    }
}

struct Tail: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Shows messages of a running server as they come in, are decided and answered; until Ctrl-C.")

    @OptionGroup var list: ListOptions

    func run() async throws {
        try await list.server.asking(showsNumbers: list.numbers.showNumbers) { client in
            var (changes, _): (OperatorReply.Changes, String) = try await client.get("/v1/changes")
            Terminal.say("waiting for messages at \(client.base)")
            var shown = ShownLines(layout: list.layout)
            while true {
                let json: String
                (changes, json) = try await client.get("/v1/changes", [("after", changes.cursor)])
                if changes.isIncomplete { Terminal.say("some changes were missed; see `answerback inbox`") }
                if list.server.json, !changes.messages.isEmpty { Terminal.print(json) }
                if !list.server.json { for message in changes.messages { shown.print(message) } }
            }
        }
    }
}

/// What `tail` has shown: a message when it is known what came of it, or when that takes long, and again when it has changed.
private struct ShownLines {
    private let layout: LayoutOptions
    private var table = RunningTable(columns: MessageLine.columns)
    private var last: [String: [String]] = [:]
    /// That the last header named.
    private var zone: String?
    private static let mostKept = 10_000

    init(layout: LayoutOptions) {
        self.layout = layout
    }

    mutating func print(_ message: OperatorReply.Message) {
        let cells = MessageLine(message).cells(isWide: layout.width == nil)
        guard !message.isOnItsWay, last[message.id] != cells else { return }
        if last.count >= Self.mostKept { last.removeAll() }
        last[message.id] = cells
        if layout.width != nil { printHeader(ShownTime().zoneName(at: message.receivedAt), over: cells) }
        Terminal.print(table.line(cells, width: layout.width))
    }
}

extension ShownLines {
    /// Times stand under the name of their zone, also when clocks are changed.
    private mutating func printHeader(_ zone: String, over cells: [String]) {
        if self.zone == zone { return }
        self.zone = zone
        let titles = MessageLine.columns.dropFirst().dropLast().map(\.title)
        Terminal.print(table.header([zone] + titles, over: cells, width: layout.width))
    }
}

extension OperatorReply.Message {
    /// Everything about it goes as it should, and is not over.
    fileprivate var isOnItsWay: Bool {
        state == "waiting"
            || actions.contains { $0.state == .sending || $0.state == .due && $0.attempts == 0 }
            || errands.contains { $0.state == "making" || $0.state == "due" && $0.attempts == 0 }
    }
}

/// One message: when, who, what, which rule, what came of it, its id; in the words of others as they are, for a table to make safe.
struct MessageLine {
    let message: OperatorReply.Message

    init(_ message: OperatorReply.Message) {
        self.message = message
    }

    /// Of ``cells``, where messages come one by one.
    static let columns: [TextTable.Column] = [
        .fixed("TIME"), .fixed("FROM → TO"), .flexible("TEXT"), .flexible("RULE"), .flexible("WHAT CAME OF IT"), .fixed("ID"),
    ]

    /// - Parameter isWide: with the date and the id, for which most terminals have no room.
    func cells(isWide: Bool) -> [String] {
        let time = isWide ? ShownTime().text(message.receivedAt) : ShownTime().timeOfDay(message.receivedAt)
        return [time, "\(message.from) → \(message.to)", said, decision, outcome] + (isWide ? [message.id] : [])
    }

    var text: String {
        var table = RunningTable(columns: Self.columns)
        return table.line(cells(isWide: true), width: nil)
    }

    /// The text, and what of it is missing.
    var said: String {
        (message.textIsGone ? "(text deleted)" : "\"\(message.text)\"") + gap
    }

    private var gap: String {
        guard let parts = message.parts, !parts.areComplete else { return "" }
        return " (\(parts.held.count) of \(parts.total) parts)"
    }

    /// Which rules acted, or why none.
    var decision: String { Decision(state: message.state, rules: message.rules).words }

    /// What was answered, and what else was done.
    var outcome: String { (smsOutcomes + errandOutcomes + broadcastOutcomes).joined(separator: ", ") }

    private var smsOutcomes: [String] {
        message.actions.map { action in
            let text = action.text.isEmpty ? "" : " \"\(action.text)\""
            let name = [message.from, message.to].contains(action.to) ? "SMS" : "SMS to \(action.to)"
            switch action.state {
            case .sent: return "\(name) " + (action.delivery?.sentence ?? "sent") + text
            case .due, .sending: return "\(name) \(action.state.rawValue)" + text
            case .held, .failed, .unknown, .suppressed, .expired, .dropped:
                return "\(name) \(action.state.rawValue.uppercased()): \(action.detail ?? "no reason given")" + text
            }
        }
    }

    private var errandOutcomes: [String] {
        message.errands.map { errand in
            let name = errand.kind == "email" ? "e-mail" : errand.kind
            let detail = errand.detail ?? "no reason given"
            if errand.isTrouble { return "\(name) \(errand.state.uppercased()): \(detail)" }
            return errand.state == "excused" ? "\(name) failed, else done: \(detail)" : "\(name) \(errand.state)"
        }
    }

    private var broadcastOutcomes: [String] { message.broadcasts.map { "broadcast " + BroadcastLine($0).progress } }
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
        (at ?? toldAt).map { " " + ShownTime().text($0) } ?? ""
    }
}
