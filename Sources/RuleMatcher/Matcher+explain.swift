import RuleLanguage
public import SMSMessages

extension Matcher {
    /// Why ``decide(_:)`` decides as it does.
    ///
    /// Asks each rule in turn, as section 3 of the language is written, so it takes time in proportion to the number of rules.
    ///
    /// - Parameters:
    ///   - state: what was known of the sender.
    ///   - name: a rule to explain even if the message never gets to it.
    ///   - answer: what a fetch of that name brings; nil where that is not known, so that what stands behind it is left open.
    public func explain(
        _ message: InboundMessage, state: DecisionState = DecisionState(), rule name: String? = nil,
        answeringFetches answer: @escaping (String) -> RuleRun.Answer? = { _ in nil }
    ) -> Explanation {
        withScratch(for: message, state) { scratch in
            let explainer = Explainer(
                message: message, scratch: scratch, zone: rules.zone, isOurs: isOurs(message), answer: answer)
            var explanation = Explanation(
                message: .init(message, in: rules.zone), consent: consent(of: message)?.word, rules: [], notReached: 0)
            var next = 0
            while next < rules.rules.count, explanation.consent != .stop, explanation.takenBy == nil {
                let rule = explainer.explain(rules.rules[next], compiled[next])
                explanation.rules.append(rule)
                if rule.outcome == .acts, !rule.continues { explanation.takenBy = rule.name }
                next += 1
            }
            explanation.notReached = rules.rules.count - next
            explanation.question = name.map { question(about: $0, from: next, explainer) }
            return explanation
        }
    }

    /// - Parameter first: the first rule that was not asked.
    private func question(about name: String, from first: Int, _ explainer: Explainer) -> Explanation.Question {
        let all = rules.rules.indices.filter { rules.rules[$0].name.description == name }
        let notReached = all.filter { $0 >= first }.map { explainer.explain(rules.rules[$0], compiled[$0]) }
        let nearest = all.isEmpty ? NearestName.find(name, among: rules.rules.lazy.map(\.name.description)) : nil
        return Explanation.Question(rule: name, notReached: notReached, nearest: nearest)
    }
}

extension Explainer {
    fileprivate func explain(_ rule: CheckedRule, _ compiled: CompiledRule) -> Explanation.Rule {
        var explained = Explanation.Rule(
            name: rule.name.description, file: rule.location.file, line: rule.location.line, on: rule.words.places,
            condition: rule.words.condition.text, outcome: .acts, continues: rule.continues, checks: [], values: [], actions: [])
        if let places = rule.places, !places.contains(message.receiver) {
            explained.outcome = .passed
            explained.checks = [.init(check: "on \(rule.words.places ?? "")", reasons: [place])]
            return explained
        }
        if isOurs, !compiled.condition.names(message.sender) {
            explained.outcome = .passed
            explained.checks = [.init(check: rule.words.condition.text, reasons: [Reason(kind: .ownNumber, holds: false)])]
            return explained
        }
        let whole = WrittenCondition(rule.condition, compiled.condition, rule.words.condition)
        let truth = self.truth(of: whole)
        if truth == .yes, let limit = rule.limit, compiled.isOverLimit(for: message, in: scratch) {
            explained.outcome = .passed
            explained.checks = [.init(check: rule.words.limit ?? "", reasons: [overLimit(limit, of: compiled)])]
        } else if truth == .yes {
            let bindings = compiled.condition.bindings(for: message, in: scratch)
            explained.values = bindings.values(of: rule.condition)
            let values = TemplateValues(of: message, in: zone, bound: bindings)
            explained.actions = actions(of: RuleRun(rule, with: values))
        } else {
            explained.outcome = truth == .no ? .passed : .undecided
            explained.checks = failedChecks(of: whole)
            explained.nearness = nearness(of: whole, explained.checks)
        }
        return explained
    }

    private func actions(of run: RuleRun) -> [Explanation.Action] {
        var run = run
        var actions = run.effects.map(Explanation.Action.init)
        while let name = run.awaitedFetch {
            guard let answer = answer(name) else {
                if case .fetch(let call, let name, _)? = actions.popLast() { actions.append(.fetch(call, as: name, waiting: run.waiting)) }
                return actions
            }
            run.resume(with: answer)
            actions += run.effects.map(Explanation.Action.init)
        }
        if run.hasFailed { actions.append(.failed) }
        return actions.isEmpty ? [.ignore] : actions
    }

    private func overLimit(_ limit: Limit, of compiled: CompiledRule) -> Reason {
        let end = compiled.limitEnd(for: message, in: scratch)
        return Reason(
            kind: limit.isOfAll ? .overLimitInAll : .overLimit, holds: false, address: limit.isOfAll ? message.receiver.text : nil,
            count: limit.count,
            until: end.map { $0.clock(in: zone) })
    }

    private var place: Reason { Reason(kind: .place, holds: false, address: message.receiver.text) }

    private func nearness(of whole: WrittenCondition, _ checks: [Explanation.Check]) -> Explanation.Nearness? {
        let reasons = checks.flatMap(\.reasons)
        if reasons.contains(where: { $0.nearest != nil }) { return .keyword }
        guard case .and = whole.condition, whole.parts.count(where: { truth(of: $0) != .yes }) == 1 else { return nil }
        // A rule for other words is a rule for other messages.
        return reasons.contains(where: \.isAboutWords) ? nil : .onePart
    }
}

extension Reason {
    fileprivate var isAboutWords: Bool { [.words, .allWords, .noWords].contains(kind) }
}

extension Bindings {
    /// Those that a template can use, a group that has a name by that name only.
    fileprivate func values(of condition: Condition) -> [Explanation.Value] {
        var values: [Explanation.Value] = []
        if let keyword { values.append(.init(name: "keyword", text: keyword)) }
        if let rest { values.append(.init(name: "rest", text: rest)) }
        values += namedGroups.sorted { $0.key < $1.key }.map { .init(name: $0.key, text: $0.value) }
        let patterns = condition.patterns
        guard patterns.count == 1 else { return values }
        let named = Set(patterns[0].groups.values)
        for number in numberedGroups.indices.dropFirst() where !named.contains(number) {
            values.append(.init(name: String(number), text: numberedGroups[number]))
        }
        return values
    }
}

extension Condition {
    /// Those under `not` too.
    fileprivate var patterns: [Pattern] {
        switch self {
        case .textMatches(let patterns): patterns
        case .not(let inner): inner.patterns
        case .and(let sides), .or(let sides): sides.flatMap(\.patterns)
        case .always, .keyword, .textIs, .textContains, .textStartsWith, .textEndsWith, .from, .to, .via, .time, .day, .date, .during: []
        }
    }
}
