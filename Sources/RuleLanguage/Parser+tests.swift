extension Parser {
    /// `test "…" { … }`
    mutating func parseTest() -> TestNode? {
        let word = advance()
        let title = parseString(or: .testTitle)
        let span = span(from: word)
        guard let brace = openTest() else { return nil }
        let before = findings.count
        var steps: [TestNode.Step] = []
        while !isAtBlockEnd {
            if let step = parseTestStep() { steps.append(step) }
        }
        let isWhole = findings.count == before
        close(brace, of: "a test")
        return title.map { TestNode(title: $0, span: span, steps: steps, isWhole: isWhole) }
    }

    private mutating func openTest() -> Token? {
        if let brace = take(.leftBrace) { return brace }
        reportMissing(.openingBrace)
        if !isAtItemBoundary { skipToItem() }
        return nil
    }

    private mutating func parseTestStep() -> TestNode.Step? {
        guard let word = word(among: [.given, .message, .expect], place: .testBlock) else {
            reportUnexpected(in: .testBlock)
            skipBalanced(until: Self.mayBeginStep)
            return nil
        }
        let start = advance()
        switch word {
        case .given: return parseGiven().map { .given(GivenNode(kind: $0, span: span(from: start))) }
        case .message: return parseMessage(start).map { .message($0) }
        default: return parseExpectation().map { .expect(ExpectNode(kind: $0, span: span(from: start))) }
        }
    }

    private mutating func skipStep() {
        if token.kind == .rightBrace || isAtItemBoundary { return }
        if token.word == .given || token.word == .message || token.word == .expect { return }
        skipBalanced(until: Self.mayBeginStep)
    }

    private static func mayBeginStep(_ token: Token) -> Bool {
        token.isFirstOnLine && token.kind == .atom || token.word == .given || token.word == .message || token.word == .expect
    }

    // MARK: given

    private mutating func parseGiven() -> GivenNode.Kind? {
        if token.kind == .atSign {
            guard let audience = parseMention() else { return nil }
            guard take(atom: "has") != nil else {
                reportMissing(.argument("has"))
                skipStep()
                return nil
            }
            return .members(audience: audience, parseAddresses())
        }
        guard take(.fetch) != nil else {
            reportMissing(.given)
            skipStep()
            return nil
        }
        guard let name = parseName(of: "fetch") else {
            skipStep()
            return nil
        }
        if take(atom: "fails") != nil { return .fetchFails(name) }
        guard take(atom: "is") != nil else {
            reportMissing(.isOrFails)
            skipStep()
            return nil
        }
        return parseString(or: .text).map { .fetch(name, body: $0) }
    }

    /// `@news`
    private mutating func parseMention() -> Name? {
        advance()
        return parseName(of: "audience")
    }

    // MARK: message

    private mutating func parseMessage(_ start: Token) -> MessageNode? {
        guard let text = parseString(or: .messageText) else {
            skipStep()
            return nil
        }
        var message = MessageNode(text: text, span: span(from: start))
        while let word = token.word, [.from, .to, .at, .after, .via].contains(word) { parseOption(word, of: &message) }
        return message
    }

    private mutating func parseOption(_ word: Word, of message: inout MessageNode) {
        let start = advance()
        let isRepeated: Bool
        switch word {
        case .from:
            isRepeated = message.from != nil
            message.from = parseAddress()
        case .to:
            isRepeated = message.to != nil
            message.to = parseAddress()
        case .via:
            isRepeated = message.via != nil
            message.via = parseName(of: "channel")
        case .at:
            isRepeated = message.at != nil
            message.at = parseAtom(or: .moment)
        default:
            isRepeated = message.after != nil
            message.after = parseDuration()
        }
        if isRepeated { report(.optionTwice(word.rawValue), at: start) }
        if message.at != nil, message.after != nil { report(.atAndAfter, at: start) }
    }

    // MARK: expect

    private mutating func parseExpectation() -> ExpectNode.Kind? {
        switch token.word {
        case .rule:
            advance()
            return .rules(parseRuleNames())
        case .reply:
            advance()
            return parseMatch().map { .reply($0) }
        case .send: return parseExpectedSend()
        case .email: return parseExpectedEmail()
        case .webhook: return parseExpectedWebhook()
        default: break
        }
        if token.kind == .atSign { return parseExpectedMember() }
        if take(atom: "nothing") != nil { return .nothing }
        if take(atom: "suppressed") != nil { return .suppressed }
        if take(atom: "failed") != nil { return .failed }
        if take(atom: "no") != nil {
            if take(.rule) != nil { return .noRule }
            if take(.reply) != nil { return .noReply }
            reportMissing(.argument("rule or reply"))
        } else {
            reportMissing(.expectation)
        }
        skipStep()
        return nil
    }

    private mutating func parseRuleNames() -> [RuleNameNode] {
        parseList(isExact: { _ in false }, goesOn: { $0.isAtOneMoreAtom }) { parser in
            if let word = parser.take(.otherwise) { return .otherwise(parser.span(of: word)) }
            return parser.parseName(of: "rule").map { .named($0) }
        }
    }

    private mutating func parseMatch() -> MatchNode? {
        passOverSign(words: ["is", "equals"])
        if take(atom: "contains") != nil { return parseString(or: .text).map { .contains($0) } }
        if take(atom: "matches") != nil { return parseRegex().map { .matches($0) } }
        guard token.isString else {
            reportMissing(.match)
            skipStep()
            return nil
        }
        return parseString(or: .match).map { .exactly($0) }
    }

    private mutating func parseRegex() -> RegexLiteral? {
        if token.kind == .regex { return RegexLiteral(advance(), in: source) }
        if token.isString, let literal = parseString(or: .regex) {
            findings.report(.textForRegex(literal.text), at: literal.span)
        } else {
            reportMissing(.regex)
        }
        return nil
    }

    private var isAtMatch: Bool { token.isString || token.kind == .atom && ["contains", "matches"].contains(text(of: token)) }

    private mutating func parseExpectedSend() -> ExpectNode.Kind? {
        advance()
        guard take(.to) != nil else {
            reportMissing(.to)
            skipStep()
            return nil
        }
        guard let recipient = parseAddress() else { return nil }
        return .send(to: recipient, isAtMatch ? parseMatch() : nil)
    }

    private mutating func parseExpectedEmail() -> ExpectNode.Kind? {
        advance()
        guard take(.to) != nil else {
            reportMissing(.to)
            skipStep()
            return nil
        }
        guard let recipient = parseString(or: .text) else { return nil }
        return .email(to: recipient, subject: take(.subject) == nil ? nil : parseMatch())
    }

    private mutating func parseExpectedWebhook() -> ExpectNode.Kind? {
        advance()
        guard let method = parseAtom(or: .method), let url = parseString(or: .text) else {
            skipStep()
            return nil
        }
        guard take(.json) != nil else { return .webhook(method: method, url: url, json: nil) }
        return parseJSONObject().map { .webhook(method: method, url: url, json: $0) }
    }

    private mutating func parseExpectedMember() -> ExpectNode.Kind? {
        guard let audience = parseMention() else { return nil }
        let isMember = take(atom: "has") != nil
        guard isMember || take(atom: "lacks") != nil else {
            reportMissing(.argument("has or lacks"))
            skipStep()
            return nil
        }
        return parseAddress().map { .member(audience: audience, $0, isMember: isMember) }
    }
}
