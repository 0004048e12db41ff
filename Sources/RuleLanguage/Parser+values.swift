/// Lists of values, which go on after a comma.
extension Parser {
    /// At least one value, the rest after commas. A comma that is plainly missing is reported, and the list goes on.
    ///
    /// - Parameter isExact: whether a missing comma is the only mend: a word or text may belong to something else.
    mutating func parseList<Value>(
        isKeyword: Bool = false, isExact: (Parser) -> Bool = { _ in true }, goesOn: (Parser) -> Bool,
        endsBefore: (Parser) -> Bool = { _ in false }, element: (inout Parser) -> Value?
    ) -> [Value] {
        var values: [Value] = []
        repeat {
            let start = token.range
            if let value = element(&self) { values.append(value) }
            // What is no element, and was left where it stands, would be asked for again and again.
            if token.range == start, token.kind != .comma { break }
        } while takeComma(isKeyword: isKeyword, isExact: isExact, goesOn: goesOn, endsBefore: endsBefore)
        return values
    }

    private mutating func takeComma(
        isKeyword: Bool, isExact: (Parser) -> Bool, goesOn: (Parser) -> Bool, endsBefore: (Parser) -> Bool
    ) -> Bool {
        if token.kind == .comma, isNeedlessComma(endsBefore) {
            passOverNeedless()
            return false
        }
        if take(.comma) != nil {
            passOverOr()
            return true
        }
        if takeOrForComma(goesOn: goesOn) { return true }
        guard goesOn(self), previous.kind != .comma else { return false }
        if token.isString, isAfterNumber {
            findings.report(.nameBesideNumber(text(of: token).unquoted, .isSender), at: span(of: token), edits: [])
            return true
        }
        let right = token.range.lowerBound..<self.token(after: token.kind == .atSign ? 1 : 0).range.upperBound
        findings.report(
            .missingComma(between: text(of: previous), and: source.string(right), isKeyword: isKeyword),
            at: source.span(previous.range.lowerBound..<right.upperBound),
            edits: isKeyword || !isExact(self) || Self.spanWords.contains(text(of: token)) ? [] : [insertion(of: ",")])
        return true
    }

    /// Does something else begin behind this comma, and no value?
    private func isNeedlessComma(_ endsBefore: (Parser) -> Bool) -> Bool {
        var ahead = self
        ahead.advance()
        if endsBefore(ahead) { return true }
        let next = ahead.token(after: 1)
        switch ahead.token.word {
        case .or: return next.word.map { $0 == .not || Word.checks.contains($0) } ?? (next.kind == .leftParenthesis)
        case .and: return true
        case let word?: return word.beginsStatement && ahead.beginsSomethingElse
        case nil: return false
        }
    }

    /// Of two days that stand around one of these, a span was meant.
    private static let spanWords: Set = ["till", "until", "through", "to", "and"]

    /// Is this atom one more value, rather than a misspelt word that begins something else?
    var isAtOneMoreAtom: Bool {
        guard token.kind == .atom, token.word == nil, !token.isFirstOnLine, !isAtFiller, !isAtTimeInWords,
            !(isAtInAll && token(after: 2).word == .limit)
        else { return false }
        return Word(meantBy: text(of: token), among: Self.wordsAfterValues) == nil
            && nearestWord(to: token, among: Self.wordsAfterValues) == nil
    }

    private static let wordsAfterValues = Word.statements.union([.and, .or, .alone, .given, .message, .expect])

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

    /// - Parameters:
    ///   - missing: what is said where there is none.
    ///   - isLast: where it is, whatever stands behind it on its line was meant for it.
    mutating func parseString(or missing: Problem.Piece, isLast: Bool = false) -> StringLiteral? {
        if token.isString { return parseLiteral() }
        if token.kind == .atom, token.word == nil {
            reportBareText(isLast: isLast)
        } else {
            reportMissing(missing)
        }
        return nil
    }

    /// The words of a line that somebody forgot to quote. Where something follows that may belong to them, only their author knows the whole.
    mutating func reportBareText(isLast: Bool = false) {
        let first = advance()
        while token.kind == .atom, token.word == nil, !token.isFirstOnLine { advance() }
        let whole = span(from: first)
        // The quote at the end is all there is of them.
        if token.isString, !token.isClosed, token.range.count == 1, !token.isFirstOnLine { advance() }
        let isWhole = isAtEndOfText
        if isLast, !isWhole { skipLine() }
        let text = source.string(isWhole ? whole.range : span(from: first).range)
        findings.report(.bareText(text), inPlaceOfPartsAt: span(from: first), edits: isWhole ? nil : [])
    }

    /// Up to what is first on the next line, or the end of the block.
    private mutating func skipLine() {
        var depth = 0
        while !isAtEnd, !token.isFirstOnLine, depth > 0 || !token.isClosing {
            depth += token.kind == .leftBrace ? 1 : token.kind == .rightBrace ? -1 : 0
            advance()
        }
    }

    private var isAtEndOfText: Bool {
        if token.isClosing || isAtEnd { return true }
        if token.isFirstOnLine { return token.word != nil || LaterWord(rawValue: text(of: token)) != nil }
        return token.word?.beginsStatement == true && beginsSomethingElse
    }

    /// `reply with "x"`: words that stand before a text, and may or may not belong to it.
    mutating func takeWordsBeforeText(of owner: Token) {
        var distance = 0
        while distance < Self.mostWordsBeforeText, isWordBeforeText(token(after: distance)) { distance += 1 }
        let string = token(after: distance)
        guard distance > 0, string.isString, string.isClosed, !string.isFirstOnLine else { return }
        let first = token
        for _ in 0..<distance { advance() }
        let words = span(from: first)
        findings.report(.wordsBeforeText(source.string(words.range), owner: text(of: owner), text: text(of: string)), at: words)
    }

    private static let mostWordsBeforeText = 4

    private func isWordBeforeText(_ token: Token) -> Bool {
        token.kind == .atom && !token.isFirstOnLine && (token.word == nil || [.text, .message, .to, .body].contains(token.word))
    }

    mutating func parseStrings() -> [StringLiteral] {
        parseList(isExact: { _ in false }, goesOn: { $0.token.isString }) { parser in
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

    /// - Returns: nil after something has been reported.
    mutating func parseAtom(or missing: Problem.Piece) -> AtomNode? {
        if token.isString {
            let literal = parseLiteral()
            findings.report(.quotedAtom(literal.text), at: literal.span)
            return nil
        }
        guard token.kind == .atom, token.word == nil else {
            reportMissing(missing)
            return nil
        }
        let atom = advance()
        if takeSpanInWords(from: atom) { return nil }
        if skipPartAfterDash() || atom.isRefused { return nil }
        return AtomNode(text: text(of: atom), span: span(of: atom))
    }

    /// `09:00 - 17:00`: the lexer has reported the dash and left it out, and what stands after it is no value of its own.
    private mutating func skipPartAfterDash() -> Bool {
        guard token.kind == .atom, !token.isFirstOnLine else { return false }
        let between = source.string(previous.range.upperBound..<token.range.lowerBound).filter { !$0.isWhitespace }
        guard ["-", "–", "—"].contains(between) else { return false }
        advance()
        return true
    }

    /// Times, days, dates: whatever they turn out to be.
    ///
    /// - Parameter goesOn: whether one more follows, of which the comma is missing.
    mutating func parseAtoms(
        or missing: Problem.Piece, goesOn: ((Parser) -> Bool)? = nil, endsBefore: (Parser) -> Bool = { _ in false }
    ) -> [AtomNode] {
        parseList(goesOn: goesOn ?? { $0.isAtOneMoreAtom }, endsBefore: endsBefore, element: { $0.parseAtom(or: missing) })
    }

    /// `30s`; `2 hours` is taken for one, so that the mistake is told once.
    mutating func parseDuration() -> AtomNode? {
        guard let number = parseAtom(or: .duration) else {
            if token.word == .day || token.word == .hours { advance() }
            return nil
        }
        guard number.text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }), token.kind == .atom,
            !token.isFirstOnLine, token.word.map({ $0 == .hours || $0 == .day }) ?? isAtOneMoreAtom
        else { return number }
        let unit = advance()
        return AtomNode(text: "\(number.text) \(text(of: unit))", span: number.span.joined(to: span(of: unit)))
    }

    mutating func parseNames(of owner: String) -> [Name] {
        parseList(isExact: { _ in false }, goesOn: { $0.isAtOneMoreAtom || $0.token.kind == .atSign }) { parser in
            guard let word = parser.token.word, Word.checks.contains(word) || [.and, .or, .not].contains(word) else {
                return parser.parseName(of: owner)
            }
            parser.reportMissing(.name(of: owner))
            return nil
        }
    }

    // MARK: Senders and places

    mutating func parseAddresses() -> [AddressNode] {
        parseList(
            isExact: { $0.isNumber($0.previous) && ($0.isNumber($0.token) || $0.token.kind == .atSign) },
            goesOn: { $0.token.isString || $0.token.kind == .atSign || $0.isAtOneMoreAtom }, element: { $0.parseAddress() })
    }

    private func isNumber(_ token: Token) -> Bool {
        token.kind == .atom
            && text(of: token).utf8.first.map { $0 == UInt8(ascii: "+") || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } == true
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
        if start.isRefused { return nil }
        if isBeginningOfSpacedNumber(start) {
            while isDigits(token), !token.isFirstOnLine { advance() }
            let spaced = span(from: start)
            if text(of: start).hasPrefix("0") {
                return AddressNode(kind: .bare(source.string(spaced.range).filter { !$0.isWhitespace }), span: spaced)
            }
            findings.report(.spacedNumber(source.string(spaced.range).filter { !$0.isWhitespace }), at: spaced)
            return nil
        }
        return AddressNode(kind: .bare(text(of: start)), span: span(of: start))
    }

    /// `+31 6 1234 5678` or `06 12 34 56 78`, of which no part is a number of its own.
    private func isBeginningOfSpacedNumber(_ atom: Token) -> Bool {
        let text = text(of: atom)
        guard isDigits(token), !token.isFirstOnLine else { return false }
        return text.hasPrefix("0") && text.utf8.count == 2 || text.hasPrefix("+") && !text.hasSuffix("*") && text.utf8.count < 8
    }

    /// Whether the token before is a whole number of somebody.
    var isAfterNumber: Bool { previous.kind == .atom && (text(of: previous).hasPrefix("+") || isDigits(previous)) }

    private func isDigits(_ token: Token) -> Bool {
        token.kind == .atom && text(of: token).utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }
}
