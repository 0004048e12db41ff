import SMSMessages

/// Gives names their meaning and looks for what is wrong with rules that can be read.
///
/// Two walks over all files: the first collects lists and words of consent, which may be used before they are written; the second
/// checks the rules in their order.
struct Checker {
    private let trees: [SyntaxTree]
    private let atlas: Atlas
    private let findings: Findings
    private let lists: ListTable
    private var consent: ConsentTable
    private var ruleNames = NameTable(kind: "rule")
    private var reach: Reachability
    private var rules: [CheckedRule] = []
    private var places = Scope()
    /// An `otherwise` that should be the last of its block, or of all rules.
    private var otherwise: SourceSpan?

    init(_ trees: [SyntaxTree], atlas: Atlas, findings: Findings) {
        self.trees = trees
        self.atlas = atlas
        self.findings = findings
        lists = ListTable(isComplete: !trees.contains(where: \.isUnreadable), findings: findings)
        consent = ConsentTable(findings: findings)
        reach = Reachability(atlas: atlas, findings: findings)
    }

    mutating func check() -> CheckedRules {
        collectNames()
        for item in trees.lazy.flatMap(\.items) {
            switch item {
            case .rule(let rule): check(rule, in: nil, on: nil)
            case .on(let block): check(block)
            case .list, .refusedSet, .consent: break
            }
        }
        lists.reportUnused()
        return CheckedRules(rules: rules, stop: consent.stop, start: consent.start, places: places.inOrder, fileCount: trees.count)
    }

    private mutating func collectNames() {
        for item in trees.lazy.flatMap(\.items) {
            switch item {
            case .list(let list): lists.declare(list)
            case .refusedSet(let name): lists.declareRefused(name)
            case .consent(let node): consent.declare(node)
            case .on, .rule: break
            }
        }
        lists.checkEntries()
        consent.settle()
    }

    private mutating func check(_ block: OnNode) {
        let named = block.places.map { (scope: lists.scope(of: $0), span: $0.span) }
        let scope = Scope(joining: named.map(\.scope))
        places.formUnion(scope)
        if !block.rules.isEmpty { reportRuleAfterOtherwise(block.rules[0]) }
        reach.enter(scope, named: named)
        for rule in block.rules { check(rule, in: scope, on: block.places) }
        reach.leave(otherwise: otherwise)
        otherwise = nil
    }

    private mutating func check(_ node: RuleNode, in scope: Scope?, on places: [AddressNode]?) {
        reportRuleAfterOtherwise(node)
        switch node.title {
        case .rule(let name?): ruleNames.declare(name, findings: findings)
        case .rule(nil): break
        case .otherwise: otherwise = node.span
        }
        var checker = RuleChecker(node, lists: lists, consent: consent, atlas: atlas, findings: findings)
        let (condition, actions) = checker.check()
        let rule = CheckedRule(
            name: node.name, places: scope?.places, condition: condition, actions: actions, continues: node.continues,
            location: atlas.location(of: node.span), words: RuleWords(node, on: places, atlas: atlas, lists: lists))
        if node.isWhole, checker.isWhole { reach.add(rule, at: node.span) }
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
