import Journal

extension OperatorReply.SMSLine {
    /// - Parameter showsTexts: and numbers, not masked, and the words of others.
    init(_ record: MessageRecord, showsTexts: Bool) {
        let message = OperatorReply.Message(record, NumberDisplay(showsNumbers: showsTexts))
        let sms = message.actions.map { action in
            Outcome(
                kind: "sms", state: action.state.rawValue, to: [message.from, message.to].contains(action.to) ? nil : action.to,
                text: showsTexts ? action.text : nil, detail: showsTexts || action.state != .sent ? action.detail : nil)
        }
        let errands = message.errands.map { errand in
            Outcome(kind: errand.kind, state: errand.state, detail: showsTexts || errand.state == "held" ? errand.detail : nil)
        }
        self.init(
            id: message.id, receivedAt: message.receivedAt, channel: message.channel, from: message.from, to: message.to,
            text: showsTexts ? message.text : nil, state: message.state, rules: message.rules,
            outcomes: sms + errands + message.broadcasts.map { Outcome(kind: "broadcast", state: $0.state) }, isOver: record.isOver)
    }
}
