extension Parser {
    mutating func parseAction(_ word: Word) -> ActionNode {
        switch word {
        case .reply:
            advance()
            return parseReply()
        case .send:
            advance()
            return parseSend()
        case .subscribe:
            advance()
            return parseName(of: "audience").map { .subscribe($0) } ?? .refused(binds: nil)
        case .unsubscribe:
            advance()
            return parseName(of: "audience").map { .unsubscribe($0) } ?? .refused(binds: nil)
        case .ignore:
            return .ignore(span(of: advance()))
        case .email: return parseEmail()
        case .webhook: return parseWebhook()
        case .fetch: return parseFetch()
        default: preconditionFailure("\(word) begins no action")
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

    private mutating func parseSend() -> ActionNode {
        let text = parseString(or: .sentText)
        guard take(.to) != nil else {
            reportMissing(.to)
            return .refused(binds: nil)
        }
        let places = parseAddresses()
        guard let text, !places.isEmpty else { return .refused(binds: nil) }
        return .send(text, to: places)
    }
}
