extension Parser {
    /// `rule NAME { … }` or `otherwise { … }`
    mutating func parseRule(isOtherwise: Bool) -> RuleNode? {
        let word = advance()
        let name = isOtherwise ? nil : parseName(of: "rule")
        let span = span(from: word)
        guard let brace = openBlock() else { return nil }
        var body = RuleBody(isOtherwise: isOtherwise, title: span)
        while !isAtBlockEnd { parseStatement(of: &body) }
        let title = isOtherwise ? "otherwise" : name.map { "rule \($0.text)" } ?? "a rule"
        close(brace, of: title)
        if body.actions.isEmpty {
            // What it does may stand beyond a block that was meant to be inside.
            if previous.kind == .rightBrace { findings.report(.emptyRule(title), at: span) }
        } else if !isOtherwise, body.condition == nil, body.isWhole {
            findings.report(.missingWhen, at: span)
        }
        return RuleNode(
            title: isOtherwise ? .otherwise : .rule(name), span: span, condition: body.whole, limit: body.limit, actions: body.actions,
            continues: body.continueWord != nil, isWhole: body.isWhole)
    }

    /// What has been read of a rule's block.
    private struct RuleBody {
        let isOtherwise: Bool
        let title: SourceSpan
        var condition: ConditionNode?
        var limit: LimitNode?
        var actions: [ActionNode] = []
        var continueWord: Token?
        /// False once something could not be read, which may have been the condition, or is refused.
        var isWhole = true

        var whole: ConditionNode {
            condition ?? ConditionNode(kind: isOtherwise ? .always : .hole, span: title)
        }
    }

    private mutating func parseStatement(of rule: inout RuleBody) {
        if passOverJoiner() { return }
        if takeElseOfRule() || takeStrayInAll() {
            rule.isWhole = false
            return
        }
        guard let word = word(among: Word.statements, place: .ruleBlock) else {
            reportUnexpected(in: .ruleBlock)
            rule.isWhole = false
            rule.actions.append(.refused(binds: nil))
            return skipStatement()
        }
        if let continueWord = rule.continueWord, word != .continue {
            report(.continueNotLast, at: continueWord)
            rule.continueWord = nil
        }
        switch word {
        case .when: parseWhen(of: &rule)
        case .limit: parseLimit(of: &rule)
        case .continue: parseContinue(of: &rule)
        default: rule.actions.append(parseAction(word))
        }
    }

    private mutating func parseWhen(of rule: inout RuleBody) {
        let word = advance()
        let condition = parseCondition()
        if rule.isOtherwise {
            report(.whenInOtherwise, at: word)
        } else if rule.condition != nil {
            report(.secondWhen, at: word)
        } else {
            if !rule.actions.isEmpty { report(.lateWhen, at: word) }
            rule.condition = condition
        }
    }

    private mutating func parseLimit(of rule: inout RuleBody) {
        let word = advance()
        let clause = takeLimitInWords() ? nil : parseLimitClause()
        if rule.isOtherwise {
            report(.limitInOtherwise, at: word)
        } else if rule.limit != nil {
            report(.secondLimit, at: word)
        } else if !rule.actions.isEmpty || rule.condition == nil || token.word == .and || token.word == .or {
            report(.misplacedLimit, at: word)
            if token.word == .and || token.word == .or { skipStatement() }
            rule.isWhole = false
        } else if let clause {
            rule.limit = LimitNode(count: clause.count, time: clause.time, isOfAll: clause.isOfAll, span: span(from: word))
        } else {
            rule.isWhole = false
        }
    }

    private typealias LimitClause = (count: AtomNode, time: LimitNode.Time, isOfAll: Bool)

    /// `1 per 1d`, `100 per day in all`; of several pieces that are missing the first is told.
    private mutating func parseLimitClause() -> LimitClause? {
        guard let count = parseAtom(or: .limitCount) else {
            if take(.per) != nil, token.kind == .atom, token.word == nil || token.word == .day { advance() }
            _ = takeInAll()
            return nil
        }
        if takeInAllBeforeTime(after: count) { return nil }
        guard take(.per) != nil else {
            reportMissing(.per, insert: token.kind == .atom && token.word == nil && !token.isFirstOnLine ? " per" : nil)
            if token.kind == .atom, token.word == nil, !token.isFirstOnLine { advance() }
            _ = takeInAll()
            return nil
        }
        let time = takeCalendarSpan().map { .calendar($0) } ?? parseLimitDuration(of: count).map { LimitNode.Time.last($0) }
        let isOfAll = takeInAll()
        return time.map { (count, $0, isOfAll) }
    }

    private mutating func takeCalendarSpan() -> Limit.Span? {
        let span: Limit.Span? =
            switch text(of: token) {
            case "day": .day
            case "week": .week
            case "month": .month
            default: nil
            }
        if span != nil { advance() }
        return span
    }

    /// `in all`, which stands at the end of a limit: words anywhere else.
    private mutating func takeInAll() -> Bool {
        if takeInAllOtherwiseWritten() { return true }
        guard isAtInAll else { return false }
        advance()
        advance()
        return true
    }

    var isAtInAll: Bool {
        let next = token(after: 1)
        return token.kind == .atom && text(of: token) == "in" && next.kind == .atom && text(of: next) == "all"
    }

    private mutating func parseContinue(of rule: inout RuleBody) {
        let word = advance()
        if rule.isOtherwise {
            report(.continueInOtherwise, at: word)
        } else if rule.continueWord != nil {
            report(.continueNotLast, at: word)
        } else {
            rule.continueWord = word
        }
    }

    // MARK: Names

    /// - Returns: nil if there is no name, or none that can be one.
    mutating func parseName(of owner: String) -> Name? {
        if token.isString {
            let text = StringLiteral(token, in: source, findings: findings).text
            report(.quotedName(text), at: advance())
            return nil
        }
        if token.kind == .atSign { return parseNameWithAt(of: owner) }
        guard token.kind == .atom else {
            reportMissing(.name(of: owner))
            return nil
        }
        if let name = takeNameInWords(of: owner) { return name }
        let text = text(of: token)
        if token.word != nil {
            // `list { +31… }` and `rule when …` lack the name, `rule list {` has a bad one.
            guard self.token(after: 1).kind == .leftBrace || token.word?.beginsStatement != true, !isAtItemBoundary else {
                reportMissing(.name(of: owner))
                return nil
            }
            report(.reservedName(text), at: advance())
            return nil
        }
        let name = advance()
        if name.isRefused { return nil }
        guard text.isName else {
            report(.malformedName(text), at: name)
            return nil
        }
        return Name(text: text, span: span(of: name))
    }

    private mutating func parseNameWithAt(of owner: String) -> Name? {
        let start = advance()
        guard token.kind == .atom, token.word == nil else {
            reportMissing(.name(of: owner))
            return nil
        }
        let name = advance()
        findings.report(.nameWithAt(text(of: name)), at: span(from: start))
        return Name(text: text(of: name), span: span(of: name))
    }
}

extension String {
    /// Letters, digits, `-` and `_`, beginning with a letter; of any script, with the marks it writes letters with.
    var isName: Bool {
        guard let first = unicodeScalars.first, first.properties.isAlphabetic else { return false }
        return !utf8.contains { "*+:.".utf8.contains($0) }
    }
}
