extension Parser {
    mutating func parseAction(_ word: Word) -> ActionNode {
        switch word {
        case .reply:
            advance()
            return parseReply()
        case .ignore:
            return .ignore(span(of: advance()))
        default: return refuseAction(word)
        }
    }

    private mutating func parseReply() -> ActionNode {
        guard let text = parseString(or: .replyText) else { return .refused(binds: nil) }
        while token.isString {
            // Two texts in a row: the second lacks its own word.
            findings.report(.missing(.argument("reply"), after: "the first text"), at: span(of: token))
            _ = parseString(or: .replyText)
        }
        return .reply(text)
    }
}
