import SMSMessages

/// Gives names their meaning and looks for what is wrong with rules that can be read.
///
/// Two walks over all files: the first collects sets and words of consent, which may be used before they are written; the second
/// checks the rules in their order.
struct Checker {
    private let trees: [SyntaxTree]
    private let atlas: Atlas
    private let findings: Findings
    private let surroundings: Surroundings?
    private let sets: SetTable
    private var consent: ConsentTable
    private var ruleNames = NameTable(kind: "rule")
    private var reach: Reachability
    private var rules: [CheckedRule] = []
    private var places = Scope()
    /// What stands after each `on` so far, as written.
    private var blockPlaces: Set<String> = []
    /// An `otherwise` that should be the last of its block, or of all rules.
    private var otherwise: SourceSpan?
    private var zone: (table: TimeZoneTable, span: SourceSpan)?
    private var tests: [TestNode] = []

    init(_ trees: [SyntaxTree], atlas: Atlas, findings: Findings, surroundings: Surroundings?, readList: @escaping ListReader) {
        self.trees = trees
        self.atlas = atlas
        self.findings = findings
        self.surroundings = surroundings
        sets = SetTable(
            isComplete: !trees.contains(where: \.isUnreadable), findings: findings, readFile: { readList($0, atlas.path(of: $1)) })
        consent = ConsentTable(findings: findings)
        reach = Reachability(atlas: atlas, findings: findings)
    }

    mutating func check() -> CheckedRules {
        collectNames()
        for item in trees.lazy.flatMap(\.items) {
            switch item {
            case .rule(let rule): check(rule, in: nil, on: nil, isJudged: true, consent.phrases)
            case .on(let block): check(block)
            case .timezone, .list, .audience, .hours, .refusedSet, .consent, .test: break
            }
        }
        let zone = zone?.table ?? .utc
        var tester = TestChecker(sets: sets, surroundings: surroundings, rules: rules, zone: zone, atlas: atlas, findings: findings)
        let tests = tests.map { tester.check($0) }
        sets.reportUnused()
        return CheckedRules(
            rules: rules, zone: zone, audiences: sets.audiences, consent: consent.everywhere, localConsent: consent.local,
            places: places.inOrder,
            tests: tests, fileCount: trees.count)
    }

    private mutating func collectNames() {
        for item in trees.lazy.flatMap(\.items) {
            switch item {
            case .timezone(let literal): declare(timezone: literal)
            case .list(let list): sets.declare(list)
            case .audience(let name): sets.declare(audience: name)
            case .hours(let hours): sets.declare(hours)
            case .refusedSet(let name): sets.declareBroken(name)
            case .consent(let node): consent.declare(node)
            case .test(let node): tests.append(node)
            case .on, .rule: break
            }
        }
        sets.checkEntries()
        consent.settle()
    }

    private mutating func declare(timezone literal: StringLiteral) {
        if let zone { return findings.report(.secondTimezone, at: literal.span, related: zone.span) }
        let table = TimeZoneTable(identifier: literal.text)
        if table == nil {
            let nearest = TimeZoneTable.nearestIdentifier(to: literal.text)
            findings.report(.unknownTimezone(literal.text, nearest: nearest), at: literal.span)
        }
        zone = (table ?? .utc, literal.span)
    }

    private mutating func check(_ block: OnNode) {
        let before = findings.count
        let named = block.places.map { (scope: sets.scope(of: $0), span: $0.span) }
        // Of a block for unknown places nobody knows what it takes.
        let isRight = block.isWhole && findings.count == before
        let scope = Scope(joining: named.map(\.scope))
        let written = block.places.map(\.written).joined(separator: ", ")
        // Very many blocks may be for one long list.
        if blockPlaces.insert(written).inserted { places.formUnion(scope) }
        for place in named { surroundings?.check(places: place.scope, at: place.span, findings: findings) }
        if !block.rules.isEmpty { reportRuleAfterOtherwise(block.rules[0]) }
        reach.enter(scope, written: written, named: named)
        let phrases = consent.declare(block.consent, at: scope.places)
        for rule in block.rules { check(rule, in: scope, on: block.places, isJudged: isRight, phrases) }
        reach.leave(otherwise: otherwise)
        otherwise = nil
    }

    /// - Parameter isJudged: whether it is known which messages come to it.
    private mutating func check(
        _ node: RuleNode, in scope: Scope?, on places: [AddressNode]?, isJudged: Bool, _ consent: ConsentPhrases
    ) {
        reportRuleAfterOtherwise(node)
        switch node.title {
        case .rule(let name?): ruleNames.declare(name, findings: findings)
        case .rule(nil): break
        case .otherwise: otherwise = node.span
        }
        let before = findings.errorCount
        var checker = RuleChecker(node, sets: sets, consent: consent, surroundings: surroundings, atlas: atlas, findings: findings)
        let (condition, actions) = checker.check()
        let rule = CheckedRule(
            name: node.name, places: scope?.places, condition: condition, limit: checker.checkLimit(), actions: actions,
            continues: node.continues, location: atlas.location(of: node.span),
            words: RuleWords(node, on: places, atlas: atlas, lists: sets))
        // Of a condition in which something is wrong nobody knows what it takes.
        let isRight = findings.errorCount == before
        if node.isWhole, checker.isWhole, isRight, isJudged { reach.add(rule, at: node.span) }
        rules.append(rule)
    }

    private mutating func reportRuleAfterOtherwise(_ rule: RuleNode) {
        guard let span = otherwise else { return }
        findings.report(.otherwiseNotLast, at: span, related: rule.span)
        otherwise = nil
    }
}

extension RuleNode {
    /// A rule without a name is never run: that has been reported.
    fileprivate var name: RuleName {
        switch title {
        case .rule(let name): .named(name?.text ?? "")
        case .otherwise: .otherwise
        }
    }
}
