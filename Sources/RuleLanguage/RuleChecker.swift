/// Checks one rule: first its condition, then what its actions make of what the condition binds.
struct RuleChecker {
    let node: RuleNode
    let sets: SetTable
    /// What a keyword alone may mean before any rule is asked.
    let consent: ConsentPhrases
    let surroundings: Surroundings?
    let atlas: Atlas
    let findings: Findings
    /// False where a part of the condition could not be read: nothing can be said about what the rule takes.
    private(set) var isWhole = true
    private(set) var groups = TemplateChecker.Groups()

    init(_ node: RuleNode, sets: SetTable, consent: ConsentPhrases, surroundings: Surroundings?, atlas: Atlas, findings: Findings) {
        self.node = node
        self.sets = sets
        self.consent = consent
        self.surroundings = surroundings
        self.atlas = atlas
        self.findings = findings
    }

    mutating func check() -> (condition: Condition, actions: [Action]) {
        let (condition, bindings) = check(node.condition)
        return (condition, checkActions(bindings))
    }

    func checkLimit() -> Limit? {
        guard let node = node.limit else { return nil }
        let span: Limit.Span? =
            switch node.time {
            case .calendar(let span): span
            case .last(let atom): atom.read(as: Duration.seconds(written:), findings: findings).map { .last(seconds: $0) }
            }
        let most = node.isOfAll ? Self.mostTimesInAll : Self.mostTimes
        guard let count = Int(node.count.text), (1...most).contains(count) else {
            let isTooMany = Int(node.count.text).map { $0 > most } ?? false
            findings.report(isTooMany ? .tooManyTimes(node.count.text, most: most) : .malformedCount(node.count.text), at: node.count.span)
            return nil
        }
        return span.map { Limit(count: count, per: $0, isOfAll: node.isOfAll) }
    }

    /// Far more than anybody means: as many times may be kept with each decision.
    private static let mostTimes = 1000
    /// As many may be counted for each message.
    private static let mostTimesInAll = 10_000
}

extension AtomNode {
    /// - Returns: nil after something has been reported.
    func read<Value>(as value: (String) throws(CalendarMistake) -> Value, findings: Findings) -> Value? {
        do throws(CalendarMistake) {
            return try value(text)
        } catch {
            findings.report(.calendar(error), at: span)
            return nil
        }
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
        case .from(let addresses): (.from(sets.patterns(of: addresses, areSenders: true)), .nothing)
        case .to(let addresses): (.to(sets.patterns(of: addresses, areSenders: false)), .nothing)
        case .via(let channels): (checkChannels(channels), .nothing)
        case .time(let atoms): (.time(read(atoms, as: TimeSpan.init)), .nothing)
        case .day(let atoms): (.day(read(atoms, as: DaySpan.init)), .nothing)
        case .date(let atoms): (.date(read(atoms, as: DateSpan.init)), .nothing)
        case .during(let names): (.during(names.compactMap(sets.hours)), .nothing)
        case .not(let operand): checkNegated(operand)
        case .and(let operands): checkAll(operands)
        case .or(let operands): checkAny(operands)
        case .hole: leaveHole()
        }
    }

    private func checkChannels(_ names: [Name]) -> Condition {
        for name in names { surroundings?.check(channel: name, findings: findings) }
        return .via(names.map(\.text))
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
        reportSpansOverMidnight(operands)
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

    /// `day fri and time 22:00-06:00` ends at midnight and begins in friday's early hours, which hardly anybody means.
    private func reportSpansOverMidnight(_ operands: [ConditionNode]) {
        guard let day = operands.first(where: \.asksForDay) else { return }
        for case .time(let atoms) in operands.lazy.map(\.kind) {
            // What can't be read is said elsewhere.
            for atom in atoms where (try? TimeSpan(atom.text)).map({ $0.passesMidnight && $0.end > 0 }) == true {
                findings.report(.overMidnight(atom.text, day: atlas.text(of: day.span).visible), at: atom.span, related: day.span)
            }
        }
    }

    private func read<Value>(_ atoms: [AtomNode], as value: (String) throws(CalendarMistake) -> Value) -> [Value] {
        atoms.compactMap { $0.read(as: value, findings: findings) }
    }

    // MARK: Keywords and texts

    private mutating func checkKeywords(_ nodes: [KeywordNode], alone: Bool) -> (Condition, Bindings) {
        var keywords: [Keyword] = []
        var seen = Set<[String]>()
        for node in nodes {
            guard let keyword = Keyword(node, findings: findings) else { continue }
            if !seen.insert(keyword.words).inserted { findings.report(.keywordTwice(keyword.written), at: node.span) }
            if let meaning = consent.meaning(of: keyword.written) {
                findings.report(.keywordOfConsent(keyword.written, isStart: meaning == .start), at: node.span)
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
            groups.patternCount += 1
            guard let pattern = Pattern(regex, findings: findings) else {
                alternatives.append((.unknown, regex.span))
                continue
            }
            groups.groupCount = pattern.groupCount
            groups.names.formUnion(pattern.groups.keys)
            patterns.append(pattern)
            let names = pattern.groups.keys.map { Template.Value.namedGroup($0) }
            let numbers = (0..<pattern.groupCount).map { Template.Value.numberedGroup($0 + 1) }
            alternatives.append((Bindings(names + numbers), regex.span))
        }
        return (.textMatches(patterns), regexes.isEmpty ? .unknown : .any(alternatives))
    }
}

extension ConditionNode {
    fileprivate var asksForDay: Bool {
        switch kind {
        case .day, .date: true
        case .not(let operand): operand.asksForDay
        default: false
        }
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
