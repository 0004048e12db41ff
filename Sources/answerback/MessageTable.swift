import AnswerbackServer

/// Messages for people: in one line each where the terminal is wide enough or there is none, else in two.
struct MessageTable {
    private let messages: [OperatorReply.Message]
    private let time: ShownTime

    /// Below that, the columns of one line would be too narrow to read.
    private static let leastWidthOfOneLine = 140

    init(_ messages: [OperatorReply.Message], time: ShownTime = ShownTime()) {
        self.messages = messages
        self.time = time
    }

    /// - Parameter width: of the terminal; nil for whatever is needed.
    func lines(width: Int?) -> [String] {
        guard let width, width < Self.leastWidthOfOneLine else {
            return TextTable(columns: heads + tails, rows: messages.map { head(of: $0) + tail(of: $0) }).lines(width: width)
        }
        let first = TextTable(columns: heads, rows: messages.map(head)).lines(width: width)
        let second = TextTable(columns: tails, rows: messages.map(tail)).lines(width: width - Self.indent.count)
        return zip(first, second).flatMap { [$0, Self.indent + $1] }
    }

    private static let indent = "    "

    private var heads: [TextTable.Column] {
        let zone = time.zoneName(at: messages.first?.receivedAt)
        return [.fixed("TIME (\(zone))"), .fixed("FROM"), .fixed("TO"), .flexible("TEXT")]
    }

    private let tails: [TextTable.Column] = [.fixed("ID"), .fixed("RULE"), .flexible("WHAT CAME OF IT")]

    private func head(of message: OperatorReply.Message) -> [String] {
        let line = MessageLine(message)
        return [time.clock(message.receivedAt), Terminal.escaped(message.from), Terminal.escaped(message.to), line.said]
    }

    private func tail(of message: OperatorReply.Message) -> [String] {
        let line = MessageLine(message)
        return [message.id, line.decision, line.outcome]
    }
}
