/// What authors bring along from English and from other languages: read as it is meant, and said once.
extension Parser {
    // MARK: What is not needed

    /// `keyword is A`, `keyword: A`, `reply: "x"`
    mutating func passOverSign(words: Set<String> = []) {
        let isSign = token.kind == .colon || token.kind == .atom && words.contains(text(of: token))
        let next = token(after: 1)
        guard isSign, next.isString || next.kind == .atSign || next.kind == .atom && (next.word == nil || token.kind == .colon) else {
            return
        }
        passOverNeedless()
    }

    /// `then reply`, `, reply`, `and reply`
    mutating func passOverJoiner() -> Bool {
        let isJoiner = token.kind == .comma || token.word == .and || isAtFiller
        guard isJoiner, self.token(after: 1).word?.beginsStatement == true else { return false }
        passOverNeedless()
        return true
    }

    /// A word that leads over to what the rule does.
    var isAtFiller: Bool {
        token.kind == .atom && token.word == nil && ["then", "do"].contains(text(of: token).lowercased())
            && self.token(after: 1).word?.beginsStatement == true
    }

    /// `rule name: {`
    mutating func passOverColonBeforeBlock() {
        if token.kind == .colon, self.token(after: 1).kind == .leftBrace { passOverNeedless() }
    }

    mutating func passOverNeedless() {
        let needless = token
        let edit = removal(of: needless, before: self.token(after: 1))
        findings.report(.needlessWord(text(of: needless), mend: nil), at: span(of: needless), edits: [edit])
        advance()
    }

    // MARK: Lists

    /// `A or B`, where nothing but a value stands on the right.
    mutating func takeOrForComma(goesOn: (Parser) -> Bool) -> Bool {
        guard token.word == .or else { return false }
        var ahead = self
        let or = ahead.advance()
        guard goesOn(ahead), ahead.isAtLoneValue else { return false }
        let comma = SourceEdit(source.span(previous.range.upperBound..<or.range.upperBound), ",")
        let right = source.string(ahead.token.range.lowerBound..<ahead.token(after: ahead.token.kind == .atSign ? 1 : 0).range.upperBound)
        findings.report(
            .orInList(left: text(of: previous).visible, right: right.visible), at: span(of: or), edits: or.isFirstOnLine ? [] : [comma])
        advance()
        return true
    }

    /// A string, a list, or an atom that is followed by nothing of its own, as a misspelt condition would be.
    private var isAtLoneValue: Bool {
        if token.isString || token.kind == .atSign || token.kind == .regex { return true }
        guard token.kind == .atom, token.word == nil else { return false }
        let next = token(after: 1)
        if let word = next.word { return word.beginsStatement || [.and, .or, .alone].contains(word) }
        return next.isClosing || next.kind == .comma || next.kind == .end
    }

    /// `A, or B`
    mutating func passOverOr() {
        var ahead = self
        if ahead.take(.or) != nil, ahead.isAtLoneValue { passOverNeedless() }
    }

    // MARK: Conditions

    /// `keyword A and not B`, `from @a and @b`: the right side lacks its check.
    ///
    /// - Returns: nil where a condition stands.
    mutating func parseValueWithoutCheck(after left: ConditionNode) -> ConditionNode? {
        guard let check = left.kind.check else { return nil }
        let start = token
        var ahead = self
        let isNegated = ahead.take(.not) != nil
        guard ahead.isAtLoneValue else { return nil }
        if isNegated { advance() }
        // No message begins with two keywords.
        let meant = check == "keyword" && !isNegated ? "text contains" : check
        let value = text(of: token)
        // Of most checks the value was meant for a comma: no day is both Monday and Tuesday.
        let mayBeBoth = isNegated || check == "text contains" || token.kind == .atSign
        let isExact = meant == check && token.kind != .regex && mayBeBoth
        findings.report(
            .valueWithoutCheck(value, meant: "\(isNegated ? "not " : "")\(meant) \(value)"), at: span(of: token),
            edits: isExact ? [.insertion(of: "\(check) ", at: token.range.lowerBound, in: source.file)] : [])
        skipCheck()
        return ConditionNode(kind: .hole, span: span(from: start))
    }

    /// `text not contains "x"`, `keyword not A`: is the `not` on the wrong side of this check?
    var holdsInnerNot: Bool { token(after: 1).word == .not && token(after: 2).kind != .leftParenthesis }

    mutating func passOverInnerNot(of check: Token) {
        guard token.word == .not else { return }
        let edits = [
            SourceEdit.insertion(of: "not ", at: check.range.lowerBound, in: source.file), removal(of: token, before: self.token(after: 1)),
        ]
        findings.report(.notInCheck(text(of: check)), at: span(of: token), edits: edits)
        advance()
    }

    // MARK: Spans in words

    /// `monday to friday`, `9:00 until 17:00`
    ///
    /// - Returns: false where it is none; else it has been reported.
    mutating func takeSpanInWords(from first: Token) -> Bool {
        guard token.word == .to || token.kind == .atom && ["till", "until", "through"].contains(text(of: token)) else { return false }
        let last = self.token(after: 1)
        guard last.kind == .atom, last.word == nil, !last.isFirstOnLine, let meant = meantSpan(text(of: first), text(of: last)) else {
            return false
        }
        advance()
        advance()
        let span = span(from: first)
        findings.report(.foreignCalendar(source.string(span.range), meant: meant), at: span)
        return true
    }

    private func meantSpan(_ first: String, _ last: String) -> String? {
        "\(first)-\(last)".meantAsCalendar ?? (try? DateSpan("\(first)..\(last)")).map { _ in "\(first)..\(last)" }
    }

    // MARK: Names

    /// `my rule`, which can be no name, is `my-rule`.
    mutating func takeNameInWords(of owner: String) -> Name? {
        var distance = 1
        while distance < 8, token(after: distance).isPartOfName { distance += 1 }
        guard ["rule", "list", "hours"].contains(owner), token.kind == .atom, token.word == nil, distance > 1, distance < 8,
            token(after: distance).kind == .leftBrace
        else { return nil }
        let start = token
        for _ in 0..<distance { advance() }
        let words = source.string(start.range.lowerBound..<previous.range.upperBound)
        let name = words.split { $0 == " " || $0 == "\t" }.joined(separator: "-")
        guard name.isName else { return nil }
        findings.report(.nameWithSpaces(words, meant: name), at: span(from: start))
        return Name(text: name, span: span(from: start))
    }

    // MARK: Actions

    /// `reply "x" to +31…`, which is a `send`.
    mutating func takeRecipientsOfReply(_ reply: Token) {
        guard token.word == .to else { return }
        findings.report(.replyTo, at: span(of: token), edits: [SourceEdit(span(of: reply), "send")])
        advance()
        _ = parseAddresses()
    }

    /// `send to +31… "x"`
    ///
    /// - Returns: false where it is none; else it has been reported.
    mutating func takeRecipientsBeforeText() -> Bool {
        guard token.word == .to else { return false }
        var ahead = self
        ahead.advance()
        while ahead.token.kind == .atSign || ahead.token.kind == .comma || ahead.token.kind == .atom && ahead.token.word == nil {
            ahead.advance()
        }
        guard ahead.token.isString, ahead.position > position + 1 else { return false }
        let start = token
        let recipients = source.string(start.range.lowerBound..<ahead.previous.range.upperBound)
        let text = text(of: ahead.token)
        while position < ahead.position { advance() }
        advance()
        findings.report(.recipientsBeforeText(meant: "\(text) \(recipients)"), at: span(from: start))
        return true
    }

    /// `else` belongs to a `fetch`; what stands in it is passed over.
    mutating func takeElseOfRule() -> Bool {
        guard token.word == .else || token.kind == .atom && ["elseif", "elsif", "elif"].contains(text(of: token)) else { return false }
        report(.elseInRule(text(of: token)), at: token)
        advance()
        if token.word?.beginsStatement == true { skipStatement() } else { skipBalanced { $0.word?.beginsStatement == true } }
        return true
    }
}

extension Token {
    fileprivate var isPartOfName: Bool { kind == .atom && !isFirstOnLine && word != .from && word?.beginsStatement != true }
}

extension ConditionNode.Kind {
    /// How a check that takes values is written, up to them.
    fileprivate var check: String? {
        switch self {
        case .keyword: "keyword"
        case .text(let comparison, _):
            switch comparison {
            case .is: "text is"
            case .contains: "text contains"
            case .startsWith: "text starts with"
            case .endsWith: "text ends with"
            }
        case .from: "from"
        case .to: "to"
        case .via: "via"
        case .time: "time"
        case .day: "day"
        case .date: "date"
        case .during: "during"
        case .not(let operand): operand.kind.check
        case .matches, .always, .and, .or, .hole: nil
        }
    }
}
