/// Checks one rule: first its condition, then what its actions make of what the condition binds.
struct RuleChecker {
    let node: RuleNode
    let lists: ListTable
    let consent: ConsentTable
    let atlas: Atlas
    let findings: Findings
    /// False where a part of the condition could not be read: nothing can be said about what the rule takes.
    private(set) var isWhole = true
    /// Those under `not` too.
    private(set) var patternCount = 0
    /// Of the last pattern.
    private(set) var groupCount = 0
    private(set) var groupNames = Set<String>()

    init(_ node: RuleNode, lists: ListTable, consent: ConsentTable, atlas: Atlas, findings: Findings) {
        self.node = node
        self.lists = lists
        self.consent = consent
        self.atlas = atlas
        self.findings = findings
    }

    mutating func check() -> (condition: Condition, actions: [Action]) {
        let (condition, bindings) = check(node.condition)
        return (condition, checkActions(bindings))
    }
}

// MARK: Conditions

extension RuleChecker {
    private struct WrittenKeyword: Hashable {
        let words: [String]
        let alone: Bool
    }

    private mutating func check(_ node: ConditionNode) -> (Condition, Bindings) {
        switch node.kind {
        case .always: (.always, .nothing)
        case .keyword(let keywords, let alone): checkKeywords(keywords, alone: alone)
        case .text(let comparison, let texts): (comparison.condition(texts.compactMap(check)), .nothing)
        case .matches(let regexes): checkRegexes(regexes)
        case .from(let addresses): (.from(lists.patterns(of: addresses)), .nothing)
        case .to(let addresses): (.to(lists.patterns(of: addresses)), .nothing)
        case .not(let operand): checkNegated(operand)
        case .and(let operands): checkAll(operands)
        case .or(let operands): checkAny(operands)
        case .hole: leaveHole()
        }
    }

    private mutating func leaveHole() -> (Condition, Bindings) {
        isWhole = false
        return (.always, .unknown)
    }

    private mutating func checkNegated(_ operand: ConditionNode) -> (Condition, Bindings) {
        let (condition, bindings) = check(operand)
        return (.not(condition), bindings.isComplete ? .nothing : .unknown)
    }

    private mutating func checkAll(_ operands: [ConditionNode]) -> (Condition, Bindings) {
        var conditions: [Condition] = []
        var sides: [Bindings] = []
        var groups = Set<String>()
        for operand in operands {
            let (condition, bindings) = check(operand)
            conditions.append(condition)
            sides.append(bindings)
            for name in bindings.groupNames where !groups.insert(name).inserted {
                findings.report(.groupOnBothSides(name), at: operand.span)
            }
        }
        return (.and(conditions), .all(sides))
    }

    private mutating func checkAny(_ operands: [ConditionNode]) -> (Condition, Bindings) {
        reportRepeatedKeywords(operands)
        var conditions: [Condition] = []
        var alternatives: [(Bindings, SourceSpan)] = []
        for operand in operands {
            let (condition, bindings) = check(operand)
            conditions.append(condition)
            alternatives.append((bindings, operand.span))
        }
        return (.or(conditions), .any(alternatives))
    }

    // MARK: Keywords and texts

    private mutating func checkKeywords(_ nodes: [KeywordNode], alone: Bool) -> (Condition, Bindings) {
        var keywords: [Keyword] = []
        var seen = Set<[String]>()
        for node in nodes {
            guard let keyword = Keyword(node, findings: findings) else { continue }
            if !seen.insert(keyword.words).inserted { findings.report(.keywordTwice(keyword.written), at: node.span) }
            if let meaning = consent.meaning(of: keyword.words) {
                findings.report(.keywordOfConsent(keyword.written, isStart: meaning == .starts), at: node.span)
            }
            keywords.append(keyword)
        }
        return (.keyword(keywords, alone: alone), Bindings([.keyword, .rest]))
    }

    /// One keyword in two alternatives of one `or`, such as `keyword A or keyword A`; within a list it is found there.
    private func reportRepeatedKeywords(_ alternatives: [ConditionNode]) {
        var seen: [WrittenKeyword: Int] = [:]
        for (index, alternative) in alternatives.enumerated() {
            guard case .keyword(let nodes, let alone) = alternative.kind else { continue }
            for node in nodes {
                let keyword = WrittenKeyword(words: Folding.words(of: node.text), alone: alone)
                let first = seen[keyword, default: index]
                seen[keyword] = first
                if first < index { findings.report(.keywordTwice(node.text), at: node.span) }
            }
        }
    }

    private func check(_ literal: StringLiteral) -> ComparedText? {
        let folded = Folding.comparable(literal.text)
        guard !folded.isEmpty else {
            findings.report(.emptyText, at: literal.span)
            return nil
        }
        literal.reportValues(findings: findings)
        return ComparedText(written: literal.text, folded: folded)
    }

    // MARK: Patterns

    private mutating func checkRegexes(_ regexes: [RegexLiteral]) -> (Condition, Bindings) {
        var patterns: [Pattern] = []
        var alternatives: [(Bindings, SourceSpan)] = []
        for regex in regexes {
            patternCount += 1
            guard let pattern = Pattern(regex, findings: findings) else {
                alternatives.append((.unknown, regex.span))
                continue
            }
            groupCount = pattern.groupCount
            groupNames.formUnion(pattern.groups.keys)
            patterns.append(pattern)
            let names = pattern.groups.keys.map { Template.Value.namedGroup($0) }
            let numbers = (0..<pattern.groupCount).map { Template.Value.numberedGroup($0 + 1) }
            alternatives.append((Bindings(names + numbers), regex.span))
        }
        return (.textMatches(patterns), regexes.isEmpty ? .unknown : .any(alternatives))
    }
}

extension TextComparison {
    fileprivate func condition(_ texts: [ComparedText]) -> Condition {
        switch self {
        case .is: .textIs(texts)
        case .contains: .textContains(texts)
        case .startsWith: .textStartsWith(texts)
        case .endsWith: .textEndsWith(texts)
        }
    }
}
