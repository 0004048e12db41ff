extension Parser {
    mutating func parseAction(_ word: Word) -> ActionNode {
        switch word {
        case .reply: return parseReply()
        case .send: return parseSend()
        case .subscribe:
            return parseAudienceOfSender().map { .subscribe($0) } ?? .refused(binds: nil)
        case .unsubscribe:
            return parseAudienceOfSender().map { .unsubscribe($0) } ?? .refused(binds: nil)
        case .ignore:
            return .ignore(span(of: advance()))
        case .email: return parseEmail()
        case .webhook: return parseWebhook()
        case .fetch: return parseFetch()
        default: preconditionFailure("\(word) begins no action")
        }
    }

    private mutating func parseReply() -> ActionNode {
        let word = advance()
        passOverSign()
        takeWordsBeforeText(of: word)
        guard let text = parseString(or: .replyText, isLast: true) else { return .refused(binds: nil) }
        while token.isString || token.kind == .comma && self.token(after: 1).isString {
            // Two SMS or one: only their author knows.
            _ = take(.comma)
            report(.textAfterReply, at: token)
            _ = parseString(or: .replyText)
        }
        takeRecipientsOfReply(word)
        return .reply(text)
    }

    /// What stands after `subscribe` or `unsubscribe`.
    private mutating func parseAudienceOfSender() -> Name? {
        let word = text(of: advance())
        if token.word == .to || token.word == .from, self.token(after: 1).kind == .atom || self.token(after: 1).kind == .atSign {
            let next = self.token(after: self.token(after: 1).kind == .atSign ? 2 : 1)
            findings.report(
                .needlessWord(text(of: token), mend: "\(word) \(text(of: next))"), at: span(of: token),
                edits: [removal(of: token, before: next)])
            advance()
            _ = take(.atSign)
        }
        let name = parseName(of: "audience")
        if token.kind == .comma, self.token(after: 1).word?.beginsStatement != true {
            report(.severalAudiences(word), at: token)
            while take(.comma) != nil { _ = parseName(of: "audience") }
        }
        return name
    }

    private mutating func parseSend() -> ActionNode {
        let word = advance()
        if takeRecipientsBeforeText() { return .refused(binds: nil) }
        takeWordsBeforeText(of: word)
        guard token.isString || token.kind == .atom && token.word == nil else {
            reportMissing(.sentText)
            if !token.isClosing, !isAtItemBoundary, token.word?.beginsStatement != true { skipStatement() }
            return .refused(binds: nil)
        }
        let text = parseString(or: .sentText)
        if take(.to) == nil {
            reportMissing(.to)
            if !isAtAddress || token.kind == .atom { return .refused(binds: nil) }
        }
        if token.kind == .leftBrace {
            report(.valueAsRecipient, at: token)
            skipBalanced { _ in true }
            return .refused(binds: nil)
        }
        let places = parseAddresses()
        if places.isEmpty, token.word == .from || token.word == .to { advance() }
        guard let text, !places.isEmpty else { return .refused(binds: nil) }
        return .send(text, to: places)
    }
}
