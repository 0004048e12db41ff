/// Lists of values, which go on after a comma.
extension Parser {
    /// At least one value, the rest after commas. A comma that is plainly missing is reported, and the list goes on.
    private mutating func parseList<Value>(
        isKeyword: Bool = false, goesOn: (Parser) -> Bool, element: (inout Parser) -> Value?
    ) -> [Value] {
        var values: [Value] = []
        repeat {
            if let value = element(&self) { values.append(value) }
        } while takeComma(isKeyword: isKeyword, goesOn: goesOn)
        return values
    }

    private mutating func takeComma(isKeyword: Bool, goesOn: (Parser) -> Bool) -> Bool {
        if take(.comma) != nil { return true }
        guard goesOn(self), previous.kind != .comma else { return false }
        let right = token.range.lowerBound..<self.token(after: token.kind == .atSign ? 1 : 0).range.upperBound
        findings.report(
            .missingComma(between: text(of: previous), and: source.string(right), isKeyword: isKeyword),
            at: source.span(previous.range.lowerBound..<right.upperBound))
        return true
    }

    /// Is this atom one more value, rather than a misspelt word that begins something else?
    private var isAtOneMoreAtom: Bool {
        guard token.kind == .atom, token.word == nil, !token.isFirstOnLine else { return false }
        return Word(meantBy: text(of: token), among: Self.wordsAfterValues) == nil
            && nearestWord(to: token, among: Self.wordsAfterValues) == nil
    }

    private static let wordsAfterValues = Word.statements.union([.and, .or, .alone])

    // MARK: Keywords

    mutating func parseKeywords() -> [KeywordNode] {
        parseList(isKeyword: true, goesOn: { $0.token.isString || $0.isAtOneMoreAtom }, element: { $0.parseKeyword() })
    }

    private mutating func parseKeyword() -> KeywordNode? {
        if token.isString {
            let literal = parseLiteral()
            return KeywordNode(text: literal.text, span: literal.span, literal: literal)
        }
        guard token.kind == .atom, !isAtItemBoundary, !beginsSomethingElse else {
            reportMissing(.keyword)
            return nil
        }
        let keyword = advance()
        if keyword.word != nil {
            report(.reservedKeyword(text(of: keyword)), at: keyword)
            return nil
        }
        return KeywordNode(text: text(of: keyword), span: span(of: keyword))
    }

    /// Does a reserved word stand here for what it means, judged by what follows it, and not as a keyword somebody forgot to quote?
    private var beginsSomethingElse: Bool {
        let next = token(after: 1)
        return switch token.word {
        case .and, .or, .not, .alone, .when, .limit: true
        case .reply, .send, .email: next.isString
        case .ignore, .continue: next.kind == .rightBrace || next.kind == .end
        case .webhook, .fetch, .subscribe, .unsubscribe: next.isString || next.kind == .atom && next.word == nil
        default: false
        }
    }

    // MARK: Texts and patterns

    private mutating func parseLiteral() -> StringLiteral {
        StringLiteral(advance(), in: source, findings: findings)
    }

    /// - Parameter missing: what is said where there is none.
    mutating func parseString(or missing: Problem.Piece) -> StringLiteral? {
        if token.isString { return parseLiteral() }
        if token.kind == .atom, token.word == nil {
            reportBareText()
        } else {
            reportMissing(missing)
        }
        return nil
    }

    /// The words of a line that somebody forgot to quote.
    private mutating func reportBareText() {
        let first = advance()
        while token.kind == .atom, token.word == nil, !token.isFirstOnLine { advance() }
        let words = span(from: first)
        findings.report(.bareText(source.string(words.range)), at: words)
    }

    mutating func parseStrings() -> [StringLiteral] {
        parseList(goesOn: { $0.token.isString }) { parser in
            guard parser.token.kind == .regex else { return parser.parseString(or: .text) }
            parser.report(.regexForText, at: parser.advance())
            return nil
        }
    }

    mutating func parseRegexes() -> [RegexLiteral] {
        parseList(goesOn: { $0.token.kind == .regex }) { parser in
            if parser.token.kind == .regex { return RegexLiteral(parser.advance(), in: parser.source) }
            if parser.token.isString {
                let literal = parser.parseLiteral()
                parser.findings.report(.textForRegex(literal.text), at: literal.span)
            } else {
                parser.reportMissing(.regex)
                if parser.token.kind == .atom, parser.token.word == nil { parser.skipCheck() }
            }
            return nil
        }
    }

    // MARK: Atoms and names

    mutating func parseAtom(or missing: Problem.Piece) -> AtomNode? {
        guard token.kind == .atom, token.word == nil else {
            reportMissing(missing)
            return nil
        }
        let atom = advance()
        return AtomNode(text: text(of: atom), span: span(of: atom))
    }

    /// Times, days, dates: whatever they turn out to be.
    mutating func parseAtoms(or missing: Problem.Piece) -> [AtomNode] {
        parseList(goesOn: { _ in false }, element: { $0.parseAtom(or: missing) })
    }

    mutating func parseNames(of owner: String) -> [Name] {
        parseList(goesOn: { $0.isAtOneMoreAtom }, element: { $0.parseName(of: owner) })
    }

    // MARK: Senders and places

    mutating func parseAddresses() -> [AddressNode] {
        parseList(goesOn: { $0.token.isString || $0.token.kind == .atSign || $0.isAtOneMoreAtom }, element: { $0.parseAddress() })
    }

    var isAtAddress: Bool { token.isString || token.kind == .atSign || token.kind == .atom && token.word == nil }

    /// - Returns: nil after something has been reported.
    mutating func parseAddress() -> AddressNode? {
        let start = token
        if take(.atSign) != nil {
            return parseName(of: "list").map { AddressNode(kind: .list($0), span: span(from: start)) }
        }
        if token.isString {
            let literal = parseLiteral()
            return AddressNode(kind: .quoted(literal), span: literal.span)
        }
        guard token.kind == .atom, token.word == nil else {
            reportMissing(.address)
            return nil
        }
        advance()
        if isBeginningOfSpacedNumber(start) {
            while isDigits(token), !token.isFirstOnLine { advance() }
            let spaced = span(from: start)
            findings.report(.spacedNumber(source.string(spaced.range).filter { !$0.isWhitespace }), at: spaced)
            return nil
        }
        return AddressNode(kind: .bare(text(of: start)), span: span(of: start))
    }

    /// `+31 6 1234 5678`, of which no part is a number of its own.
    private func isBeginningOfSpacedNumber(_ atom: Token) -> Bool {
        let text = text(of: atom)
        return text.hasPrefix("+") && !text.hasSuffix("*") && text.utf8.count < 8 && isDigits(token) && !token.isFirstOnLine
    }

    private func isDigits(_ token: Token) -> Bool {
        token.kind == .atom && text(of: token).utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }
}
