import AnswerbackServer

/// Messages for people: in one line each where the terminal is wide enough or there is none, else in two.
struct MessageTable: TerminalTable {
    private let messages: [OperatorReply.Message]
    private let times: TimeColumn

    /// Below that, the columns of one line would be too narrow to read.
    private static let leastWidthOfOneLine = 140

    init(_ messages: [OperatorReply.Message], time: ShownTime = ShownTime()) {
        self.messages = messages
        times = TimeColumn("TIME", messages.map(\.receivedAt), time: time)
    }

    var isEmpty: Bool { messages.isEmpty }

    func lines(width: Int?) -> [String] {
        guard let width, width < Self.leastWidthOfOneLine else {
            return TextTable(columns: heads + tails, rows: zip(headRows, tailRows).map { $0 + $1 }).lines(width: width)
        }
        let first = TextTable(columns: heads, rows: headRows).lines(width: width)
        let second = TextTable(columns: tails, rows: tailRows).lines(width: width - Self.indent.count)
        return zip(first, second).flatMap { [$0, Self.indent + $1] }
    }

    private static let indent = "    "

    private var heads: [TextTable.Column] { [times.column, .fixed("FROM"), .fixed("TO"), .flexible("TEXT")] }

    private let tails: [TextTable.Column] = [.fixed("ID"), .flexible("RULE"), .flexible("WHAT CAME OF IT")]

    private var headRows: [[String]] {
        zip(messages, times.cells).map { message, time in [time, message.from, message.to, MessageLine(message).said] }
    }

    private var tailRows: [[String]] {
        messages.map { message in
            let line = MessageLine(message)
            return [message.id, line.decision, line.outcome]
        }
    }
}
