import SMSMessages

extension Parser {
    mutating func parseCondition() -> ConditionNode {
        guard isAtStartOfUnary || token.kind == .atom && token.word == nil else {
            reportMissing(.condition)
            let hole = ConditionNode(kind: .hole, span: gap)
            if !token.isClosing, !isAtItemBoundary, token.word?.beginsStatement != true { skipStatement() }
            return hole
        }
        let condition = parseOperands(depth: 0)
        while token.kind == .rightParenthesis { report(.closesNothing(")"), at: advance()) }
        return condition
    }

    private var isAtStartOfUnary: Bool {
        token.kind == .leftParenthesis || token.word.map { $0 == .not || Word.checks.contains($0) } == true
            || token.kind == .atom && Word(meantBy: text(of: token), among: Word.checks) != nil
    }

    /// `A and B and C`, `A or B or C`
    private mutating func parseOperands(depth: Int) -> ConditionNode {
        var operands = [parseUnary(depth: depth)]
        var mixed: MixedOperators?
        var joint: Word?
        while true {
            if let unjoined = parseUnjoined(depth: depth) {
                operands.append(unjoined)
                continue
            }
            guard let word = word(among: [.and, .or], place: .condition) else { break }
            advance()
            let operand = parseValueWithoutCheck(after: operands[operands.count - 1]) ?? parseUnary(depth: depth)
            if let joint, joint != word, mixed == nil { mixed = MixedOperators(word: word, left: operands, right: operand, joint: joint) }
            joint = joint ?? word
            operands.append(operand)
        }
        let span = operands[0].span.joined(to: operands[operands.count - 1].span)
        if let mixed { reportMixed(mixed, at: span) }
        if mixed != nil { return ConditionNode(kind: .hole, span: span) }
        guard operands.count > 1 else { return operands[0] }
        return ConditionNode(kind: joint == .or ? .or(operands) : .and(operands), span: span)
    }

    private struct MixedOperators {
        let word: Word
        let left: [ConditionNode]
        let right: ConditionNode
        let joint: Word
    }

    private mutating func reportMixed(_ mixed: MixedOperators, at span: SourceSpan) {
        let texts = mixed.left.map { source.string($0.span.range).visible }
        let last = texts[texts.count - 1]
        let right = source.string(mixed.right.span.range).visible
        let head = texts.dropLast().joined(separator: " \(mixed.joint.rawValue) ")
        findings.report(
            .mixedAndOr(
                oneWay: "(\(head) \(mixed.joint.rawValue) \(last)) \(mixed.word.rawValue) \(right)",
                otherWay: "\(head) \(mixed.joint.rawValue) (\(last) \(mixed.word.rawValue) \(right))"),
            at: span)
    }

    /// `not` and a check or a parenthesis
    mutating func parseUnary(depth: Int) -> ConditionNode {
        let start = token
        guard take(.not) != nil else { return parsePrimary(depth: depth) }
        while let second = take(.not) { report(.doubleNot, at: second) }
        let operand = parsePrimary(depth: depth)
        return ConditionNode(kind: .not(operand), span: span(from: start))
    }

    private mutating func parsePrimary(depth: Int) -> ConditionNode {
        guard let opening = take(.leftParenthesis) else { return parseCheck() }
        guard depth < Self.deepestParentheses else {
            report(.nestedTooDeep(limit: Self.deepestParentheses), at: opening)
            return skipParenthesis(opening)
        }
        let inner = parseOperands(depth: depth + 1)
        if token.word == .limit {
            report(.misplacedLimit, at: token)
            while !isAtBlockEnd, token.kind != .rightParenthesis { advance() }
            _ = take(.rightParenthesis)
            return ConditionNode(kind: .hole, span: span(from: opening))
        }
        if take(.rightParenthesis) == nil {
            findings.report(.unclosed("(", in: "a condition"), at: span(of: opening))
        }
        return ConditionNode(kind: inner.kind, span: span(from: opening))
    }

    /// To the `)` that closes it, without going deeper.
    private mutating func skipParenthesis(_ opening: Token) -> ConditionNode {
        var depth = 1
        while depth > 0, !isAtItemBoundary, token.kind != .rightBrace, token.word?.beginsStatement != true {
            if token.kind == .leftParenthesis { depth += 1 }
            if token.kind == .rightParenthesis { depth -= 1 }
            advance()
        }
        return ConditionNode(kind: .hole, span: span(from: opening))
    }

    // MARK: Checks

    private mutating func parseCheck() -> ConditionNode {
        let start = token
        guard let word = word(among: Word.checks, place: .condition) else {
            if token.kind == .atom && token.word == nil || token.isString || token.kind == .regex {
                reportUnexpected(in: .condition)
                skipCheck()
            } else {
                reportMissing(.condition)
            }
            return ConditionNode(kind: .hole, span: span(from: start))
        }
        let isNegated = holdsInnerNot
        let check = ConditionNode(kind: parseCheck(word), span: span(from: start))
        return isNegated ? ConditionNode(kind: .not(check), span: check.span) : check
    }

    private mutating func parseCheck(_ word: Word) -> ConditionNode.Kind {
        switch word {
        case .text: return parseTextCheck()
        case .keyword:
            passOverInnerNot(of: advance())
            passOverSign(words: ["is", "equals"])
            let keywords = parseKeywords()
            let isAlone = self.word(among: [.alone], place: .condition) != nil
            if isAlone { advance() }
            return .keyword(keywords, alone: isAlone)
        case .from:
            passOverInnerNot(of: advance())
            passOverSign(words: ["is", "equals"])
            return .from(parseAddresses())
        case .to:
            passOverInnerNot(of: advance())
            passOverSign(words: ["is", "equals"])
            return .to(parseAddresses())
        case .always:
            advance()
            return .always
        default: return parseMomentCheck(word)
        }
    }

    /// `via`, `time`, `day`, `date`, `during`
    private mutating func parseMomentCheck(_ word: Word) -> ConditionNode.Kind {
        passOverInnerNot(of: advance())
        passOverSign(words: ["is", "in", "between"])
        switch word {
        case .via: return orHole(parseNames(of: "channel"), ConditionNode.Kind.via)
        case .during: return orHole(parseNames(of: "hours"), ConditionNode.Kind.during)
        case .time: return orHole(parseAtoms(or: .timeSpan), ConditionNode.Kind.time)
        case .day: return orHole(parseAtoms(or: .weekdays), ConditionNode.Kind.day)
        case .date: return orHole(parseAtoms(or: .date), ConditionNode.Kind.date)
        default: return .hole
        }
    }

    /// Where nothing could be read, what stands there belongs to it.
    private mutating func orHole<Value>(_ values: [Value], _ kind: ([Value]) -> ConditionNode.Kind) -> ConditionNode.Kind {
        guard values.isEmpty else { return kind(values) }
        let isDone = token.isClosing || isAtItemBoundary || token.word == .and || token.word == .or || token.word?.beginsStatement == true
        if !isDone { skipCheck() }
        return .hole
    }

    private mutating func parseTextCheck() -> ConditionNode.Kind {
        passOverInnerNot(of: advance())
        guard token.kind == .atom, token.word == nil || textCheckWord() != nil else {
            reportMissing(.textCheck)
            if token.isString || token.kind == .regex { skipCheck() }
            return .hole
        }
        switch meantTextCheck() {
        case "is": return parseTexts(.is)
        case "contains": return parseTexts(.contains)
        case "starts": return parseTexts(.startsWith, needsWith: true)
        case "ends": return parseTexts(.endsWith, needsWith: true)
        case "matches":
            advance()
            return .matches(parseRegexes())
        default:
            reportUnexpected(in: .textCheck)
            skipCheck()
            return .hole
        }
    }

    private static let textChecks = ["is", "contains", "starts", "ends", "matches"]
    private static let meantTextChecks = [
        "=": "is", "==": "is", "equals": "is", "includes": "contains", "has": "contains", "begins": "starts", "~": "matches",
    ]

    private func textCheckWord() -> String? {
        let word = text(of: token)
        if Self.textChecks.contains(word) { return word }
        return Self.meantTextChecks[word] ?? NearestName.find(word, among: Self.textChecks)
    }

    private func meantTextCheck() -> String? {
        let word = textCheckWord()
        if let word, word != text(of: token) {
            let isSign = text(of: token).hasPrefix("=")
            findings.report(
                .unknownWord(text(of: token), in: .textCheck, nearest: word), at: span(of: token), edits: isSign ? [spaced(word)] : nil)
        }
        return word
    }

    /// In place of this token, with spaces around.
    private func spaced(_ word: String) -> SourceEdit {
        let next = self.token(after: 1)
        return SourceEdit(
            source.span(previous.range.upperBound..<(next.isFirstOnLine ? token.range.upperBound : next.range.lowerBound)), " \(word) ")
    }

    private mutating func parseTexts(_ comparison: TextComparison, needsWith: Bool = false) -> ConditionNode.Kind {
        advance()
        if needsWith, take(atom: "with") == nil { reportMissing(.with, insert: " with") }
        return .text(comparison, parseStrings())
    }
}
