import SMSMessages

extension RuleChecker {
    func checkActions(_ bindings: Bindings) -> [Action] {
        var actions: [Action] = []
        var costs: [SMSCost] = []
        for action in node.actions {
            switch action {
            case .reply(let literal):
                let pieces = literal.templatePieces(findings: findings)
                if pieces.isEmpty { findings.report(.emptyReply, at: literal.span) }
                let cost = SMSCost(literal, pieces: pieces)
                cost.report(findings: findings)
                costs.append(cost)
                actions.append(.reply(template(pieces, of: literal, bindings)))
            case .ignore(let span):
                if node.actions.count > 1 { findings.report(.ignoreWithOthers, at: span) }
                actions.append(.ignore)
            case .refused: break
            }
        }
        if costs.count > 1 { reportSeveral(costs) }
        return actions
    }

    private func reportSeveral(_ costs: [SMSCost]) {
        let total = costs.reduce(0) { $0 + $1.parts }
        findings.report(.severalReplies(costs.count, sms: total, atLeast: !costs.allSatisfy(\.isExact)), at: node.span)
    }

    // MARK: Templates

    private func template(_ pieces: [TemplatePiece], of literal: StringLiteral, _ bindings: Bindings) -> Template {
        Template(
            parts: pieces.compactMap { piece in
                switch piece.kind {
                case .literal(let text): .literal(text)
                case .value(let name, let fallback):
                    value(name, isCertain: fallback == nil, bindings, at: literal.span(of: piece.range)).map {
                        .value($0, fallback: fallback)
                    }
                case .hole: nil
                }
            })
    }

    /// - Parameter isCertain: nothing stands in for it, so that it has to be bound.
    private func value(_ name: String, isCertain: Bool, _ bindings: Bindings, at span: SourceSpan) -> Template.Value? {
        guard let value = Template.Value(name, groups: groupNames) else {
            reportUnknown(name, bindings, at: span)
            return nil
        }
        if value.isAlwaysKnown { return value }
        if case .numberedGroup(let number) = value, let problem = problem(ofGroup: number) {
            if bindings.isComplete { findings.report(problem, at: span) }
            return nil
        }
        switch bindings.values[value] {
        case .always: return value
        case .sometimes where !isCertain: return value
        case .sometimes(let lacking):
            findings.report(.valueNotAlwaysBound(name, lacking: atlas.text(of: lacking).visible), at: span)
        case .twice: findings.report(.valueBoundTwice(name), at: span)
        case nil where bindings.isComplete: findings.report(.valueNeverBound(name), at: span)
        case nil: break
        }
        return nil
    }

    private func problem(ofGroup number: Int) -> Problem? {
        if patternCount != 1 { return .groupOfSeveralPatterns(number) }
        return (1...max(1, groupCount)).contains(number) && groupCount > 0 ? nil : .groupOutOfRange(number, count: groupCount)
    }

    private func reportUnknown(_ name: String, _ bindings: Bindings, at span: SourceSpan) {
        if name.hasPrefix("secret.") { return findings.report(.notSupportedYet("a secret in a text"), at: span) }
        let root = String(name.prefix { $0 != "." })
        let isFetched = node.actions.contains { if case .refused(let binds?) = $0 { binds == root } else { false } }
        guard bindings.isComplete, !isFetched else { return }
        let known = Template.Value.builtInNames + groupNames.sorted()
        findings.report(.unknownValue(name, nearest: NearestName.find(name, among: known)), at: span)
    }
}

extension Template.Value {
    fileprivate init?(_ name: String, groups: Set<String>) {
        if let value = Self(builtIn: name) {
            self = value
        } else if name.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) {
            self = .numberedGroup(Int(name) ?? .max)
        } else if groups.contains(name) {
            self = .namedGroup(name)
        } else {
            return nil
        }
    }
}

extension Bindings {
    var groupNames: [String] {
        values.keys.compactMap { if case .namedGroup(let name) = $0 { name } else { nil } }
    }
}
