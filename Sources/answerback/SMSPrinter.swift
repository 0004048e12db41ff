import AnswerbackServer
import ArgumentParser
import Foundation
import Synchronization

struct SMSLineOptions: ParsableArguments {
    @Flag(help: "No line for each SMS.")
    var quiet = false

    @Flag(help: "JSON also on a terminal: a line for each SMS on stdout, and of the log on stderr.")
    var json = false
}

/// Prints a line for each SMS as it goes: for people on a terminal, else as JSON.
///
/// Whoever does not read holds no server up: he misses lines, and is told how many.
final class SMSPrinter: Sendable {
    let isJSON: Bool
    private let isQuiet: Bool
    private let showsTexts: Bool
    private let output = DispatchQueue(label: "answerback.lines")
    private let state: Mutex<State>

    private struct State {
        var table: RunningTable
        /// That the last header named.
        var zone: String?
        /// Lines that are not written yet.
        var waiting = 0
        /// SMS that had no line.
        var missed = 0
    }

    private static let mostWaiting = 1000
    /// What is not written by then, nobody reads.
    private static let patienceAtEnd = DispatchTimeInterval.seconds(1)

    init(_ options: SMSLineOptions, showsTexts: Bool) {
        isJSON = options.json
        isQuiet = options.quiet
        self.showsTexts = showsTexts
        state = Mutex(State(table: RunningTable(columns: SMSWords.columns(showsTexts: showsTexts))))
    }

    private var printsJSON: Bool { isJSON || !Terminal.isOutput }

    /// Anything else that is said: beside lines for programs it is in the way.
    func talk(_ line: String) { if printsJSON { Terminal.say(line) } else { Terminal.print(line) } }

    func show(_ news: SMSNews) {
        if isQuiet { return }
        let lines = state.withLock { state -> [String] in
            guard state.waiting < Self.mostWaiting else {
                state.missed += news.count
                return []
            }
            let missed = state.missed > 0 ? [SMSNews.more(state.missed)] : []
            state.missed = 0
            let lines = (missed + [news]).flatMap { self.lines(of: $0, &state) }
            state.waiting += lines.count
            return lines
        }
        for line in lines {
            output.async {
                Terminal.print(line)
                self.state.withLock { $0.waiting -= 1 }
            }
        }
    }

    private func lines(of news: SMSNews, _ state: inout State) -> [String] {
        switch news {
        case .sms(let sms) where printsJSON: return [sms.json]
        case .more(let count) where printsJSON: return [OperatorReply.MoreLine(more: count).json]
        case .more(let count): return ["… and \(count) more"]
        case .sms(let sms):
            let cells = SMSWords(sms).cells(showsTexts: showsTexts)
            // Times stand under the name of their zone, also when clocks are changed.
            let zone = ShownTime().zoneName(at: sms.receivedAt)
            let titles = [zone] + SMSWords.columns(showsTexts: showsTexts).dropFirst().map(\.title)
            let header = state.zone == zone ? [] : [state.table.header(titles, over: cells, width: Terminal.width)]
            state.zone = zone
            return header + [state.table.line(cells, width: Terminal.width)]
        }
    }

    func finish() {
        let isWritten = DispatchSemaphore(value: 0)
        output.async { isWritten.signal() }
        _ = isWritten.wait(timeout: .now() + Self.patienceAtEnd)
    }
}

extension SMSNews {
    fileprivate var count: Int { if case .more(let count) = self { count } else { 1 } }
}

/// An SMS in words: when, from whom to whom, which rule, what came of it.
private struct SMSWords {
    private let sms: OperatorReply.SMSLine

    init(_ sms: OperatorReply.SMSLine) {
        self.sms = sms
    }

    static func columns(showsTexts: Bool) -> [TextTable.Column] {
        [.fixed("TIME"), .fixed("FROM → TO")] + (showsTexts ? [.flexible("TEXT")] : []) + [.flexible("RULE"), .flexible("WHAT CAME OF IT")]
    }

    func cells(showsTexts: Bool) -> [String] {
        [ShownTime().timeOfDay(sms.receivedAt), "\(sms.from) → \(sms.to)"] + (showsTexts ? ["\"\(sms.text ?? "")\""] : [])
            + [Decision(state: sms.state, rules: sms.rules).words, outcome]
    }

    private var outcome: String {
        let words = sms.outcomes.map(\.words)
        return (sms.isOver ? words : ["NOT OVER YET"] + words).joined(separator: ", ")
    }
}

extension OperatorReply.SMSLine.Outcome {
    fileprivate var words: String {
        let name = ["sms": "SMS", "email": "e-mail"][kind] ?? kind
        let isBad = ["held", "failed", "unknown", "suppressed", "expired"].contains(state)
        let shownState = isBad ? state.uppercased() + (detail.map { ": " + $0 } ?? "") : state
        let shownText = text.map { $0.isEmpty ? "" : " \"\($0)\"" } ?? ""
        // Its SMS are many; `broadcast list` counts them.
        if kind == "broadcast", !isBad { return "broadcast \(["running": "under way", "expanded": "on its way"][state] ?? state)" }
        return name + (to.map { " to " + $0 } ?? "") + " " + shownState + shownText
    }
}

/// Which rules acted on a message, or why none.
struct Decision {
    /// As in a Message.
    let state: String
    let rules: [String]

    var words: String {
        switch state {
        case "waiting": "waiting"
        case "fetching": (rules + ["waiting for a fetch"]).joined(separator: ", ")
        case "unmatched": (rules + ["no rule"]).joined(separator: ", ")
        case "consent": "stop/start"
        case "outbound": "by operator"
        case "setAside": "SET ASIDE"
        default: rules.joined(separator: ", ")
        }
    }
}
