import RuleLanguage
import RuleMatcher
import SMSMessages
import Testing

/// An explanation must say what was decided, and blame only what is to blame: held against the contract on generated rules.
@Suite struct ExplanationOracleTests {
    static let ruleSets: UInt64 = 200
    static let messagesPerRuleSet = 25

    @Test func theExplanationIsThatOfTheDecision() throws {
        var seen = Seen()
        for ruleSet in 0..<Self.ruleSets {
            var generator = Generator(seed: OracleTests.seed &* 0x3_0000_0001 &+ ruleSet)
            let rules = generator.rules()
            let matcher = try Matcher(rules, ownNumbers: generator.ownNumbers())
            for place in 0..<Self.messagesPerRuleSet {
                let message = generator.message(for: rules).ending(with: place.isMultiple(of: 5) ? Generator.exponentialText : "")
                let state = generator.state(for: message, rules)
                let answers = generator.answers()
                let last = rules.rules[rules.rules.count - 1].name
                let explanation = matcher.explain(message, state: state, rule: last.description) { answers.given($0).answer }
                if explanation.consent == .stop {
                    #expect(explanation.rules.isEmpty && explanation.notReached == rules.rules.count)
                } else {
                    agree(explanation, Verdict(matcher.decide(message, state: state), answeredBy: answers.given), of: rules)
                }
                blame(explanation, of: matcher, on: message, state, &seen)
            }
        }
        #expect(seen.passed > 1_000 && seen.undecided > 10 && seen.acting > 800 && seen.values > 200, "too little was seen: \(seen)")
    }

    private struct Seen {
        var passed = 0
        var undecided = 0
        var acting = 0
        var values = 0
    }

    private func agree(_ explanation: Explanation, _ verdict: Verdict, of rules: CheckedRules) {
        let acting = explanation.rules.filter { $0.outcome == .acts }
        #expect(acting.map(\.name) == verdict.rules.map(\.description))
        #expect(explanation.rules.filter { $0.outcome == .undecided }.map(\.name) == verdict.undecided.map(\.description))
        #expect(acting.flatMap(\.replies).map(Exact.init) == verdict.replies)
        #expect(acting.map { $0.actions.contains(.failed) } == verdict.runs.map(\.hasFailed))
        #expect(explanation.rules.count + explanation.notReached == rules.rules.count)
        #expect(explanation.rules.map(\.name) == rules.rules.prefix(explanation.rules.count).map(\.name.description))
    }

    private func blame(
        _ explanation: Explanation, of matcher: Matcher, on message: InboundMessage, _ state: DecisionState, _ seen: inout Seen
    ) {
        let rules = matcher.rules
        let text = LiteralText(message.text)
        let reading = Reading(
            message: message, text: text, state: state, zone: rules.zone, ownNumbers: matcher.ownNumbers, tally: TallySheet())
        let below = explanation.question?.notReached ?? []
        // The rule asked about is the last.
        let explained = Array(zip(explanation.rules, rules.rules)) + Array(zip(below, rules.rules.suffix(below.count)))
        for (said, rule) in explained {
            switch said.outcome {
            case .acts:
                seen.acting += 1
                seen.values += said.values.count
                #expect(said.checks.isEmpty && reading.truth(of: rule) == .yes)
                for value in said.values { #expect(value.text.scalars == reading.value(value.name, of: rule.condition)?.scalars) }
            case .passed:
                seen.passed += 1
                #expect(reading.truth(of: rule) == .no && !said.checks.isEmpty)
                for check in said.checks { #expect(reading.truth(of: check, in: rule) == .no) }
            case .undecided:
                seen.undecided += 1
                #expect(reading.truth(of: rule) == .unknown)
                #expect(said.checks.contains { reading.truth(of: $0, in: rule) == .unknown })
                #expect(said.checks.allSatisfy { reading.truth(of: $0, in: rule) != .yes })
            }
            for check in said.checks { #expect(!check.reasons.isEmpty) }
        }
    }
}

extension Explanation.Rule {
    fileprivate var replies: [String] {
        actions.compactMap { if case .reply(let reply) = $0 { reply.text } else { nil } }
    }
}

extension Reading {
    /// - Returns: nil where there is no such check.
    fileprivate func truth(of check: Explanation.Check, in rule: CheckedRule) -> Oracle.Truth? {
        if check.reasons.contains(where: { [.overLimit, .overLimitInAll, .ownNumber].contains($0.kind) }) { return truth(of: rule) }
        if check.check.hasPrefix("on ") { return rule.places.map { $0.contains(message.receiver) ? .yes : .no } }
        return rule.condition.part(numbered: check.check).map { truth(of: $0) }
    }

    fileprivate func value(_ name: String, of condition: Condition) -> String? {
        let values = bindings(of: condition).values
        return switch name {
        case "keyword": values[.keyword]
        case "rest": values[.rest]
        default: Int(name).map { values[.numberedGroup($0)] } ?? values[.namedGroup(name)]
        }
    }
}

extension String {
    fileprivate var scalars: [Unicode.Scalar] { Array(unicodeScalars) }
}

extension InboundMessage {
    fileprivate func ending(with more: String) -> InboundMessage {
        InboundMessage(
            id: id, providerID: providerID, channel: channel, sender: sender, receiver: receiver, text: text + more, sentAt: sentAt,
            receivedAt: receivedAt)
    }
}
