import Foundation
import RuleLanguage
import RuleMatcher
import SMSMessages
import Testing

/// The matcher may evaluate in any way it likes; it must choose what the contract says.
@Suite struct OracleTests {
    static let environment = ProcessInfo.processInfo.environment
    static let seed = environment["ANSWERBACK_SEED"].flatMap(UInt64.init) ?? 1
    static let cases = environment["ANSWERBACK_ORACLE_CASES"].flatMap(Int.init) ?? 100_000
    static let messagesPerRuleSet = 50
    static let workers: UInt64 = 2

    @Test func theMatcherDecidesWhatTheContractSays() async throws {
        let ruleSets = UInt64((Self.cases + Self.messagesPerRuleSet - 1) / Self.messagesPerRuleSet)
        var tally = Tally()
        var difference: String?
        try await withThrowingTaskGroup(of: Outcome.self) { group in
            for worker in 0..<Self.workers { group.addTask { try Self.compare(stride(from: worker, to: ruleSets, by: Int(Self.workers))) } }
            for try await outcome in group {
                switch outcome {
                case .agreed(let part): tally.add(part)
                case .differed(let description):
                    difference = difference ?? description
                    group.cancelAll()
                }
            }
        }
        if let difference {
            Issue.record("oracle: \(difference)")
        } else {
            print("oracle: \(ruleSets * UInt64(Self.messagesPerRuleSet)) cases of seed \(Self.seed), no difference\n\(tally.table)")
            #expect(tally.rare == [], "too rare to prove anything")
        }
    }

    private enum Outcome {
        case agreed(Tally)
        case differed(String)
    }

    private static func compare(_ ruleSets: StrideTo<UInt64>) throws -> Outcome {
        let sheet = TallySheet()
        var cases = 0
        for ruleSet in ruleSets where !Task.isCancelled {
            var generator = Generator(seed: seed &* 0x1_0000_0001 &+ ruleSet)
            let rules = generator.rules()
            let matcher = try Matcher(rules, ownNumbers: generator.ownNumbers())
            let oracle = Oracle(rules: rules, ownNumbers: matcher.ownNumbers, tally: sheet)
            for _ in 0..<messagesPerRuleSet {
                let message = generator.message(for: rules)
                let state = generator.state(for: message, rules)
                let answers = generator.answers()
                cases += 1
                if let difference = Self.difference(matcher, oracle, on: message, state, answers) {
                    let least = describe(try least(matcher, on: message, state, answers), message, state, answers)
                    return .differed(
                        "after about \(cases * Int(workers)) cases, in rule set \(ruleSet) of seed \(seed)\n\(difference)\n\(least)")
                }
            }
        }
        return .agreed(sheet.tally)
    }

    private static func difference(
        _ matcher: Matcher, _ oracle: Oracle, on message: InboundMessage, _ state: DecisionState, _ answers: [String: GivenAnswer]
    ) -> String? {
        let text = LiteralText(message.text)
        let ours = Verdict(matcher.decide(message, state: state), answeredBy: answers.given)
        let contract = oracle.decide(message, state, text, answeredBy: answers.given)
        if ours != contract { return "the matcher:  \(ours)\nthe contract: \(contract)" }
        let (consent, expected) = (matcher.consent(of: message), oracle.consent(of: text, to: message.receiver))
        if let expected { oracle.tally.note(expected.word.rawValue, .yes) }
        return consent == expected
            ? nil : "consent: the matcher \(String(describing: consent)), the contract \(String(describing: expected))"
    }

    /// Without the rules that do not matter to the difference.
    private static func least(
        _ matcher: Matcher, on message: InboundMessage, _ state: DecisionState, _ answers: [String: GivenAnswer]
    ) throws -> CheckedRules {
        var least = matcher.rules
        for index in matcher.rules.rules.indices.reversed() {
            var fewer = least
            fewer.rules.remove(at: index)
            let oracle = Oracle(rules: fewer, ownNumbers: matcher.ownNumbers, tally: TallySheet())
            if difference(try Matcher(fewer, ownNumbers: matcher.ownNumbers), oracle, on: message, state, answers) != nil { least = fewer }
        }
        return least
    }

    private static func describe(
        _ rules: CheckedRules, _ message: InboundMessage, _ state: DecisionState, _ answers: [String: GivenAnswer]
    ) -> String {
        let text = message.text.unicodeScalars.map { $0.escaped(asASCII: true) }.joined()
        let lines = rules.rules.map { rule in
            let places = rule.places.map { "on \($0.map(\.text).sorted()) " } ?? ""
            return
                "\(places)\(rule.name): \(rule.condition)\(rule.limit.map { " limit \($0)" } ?? "")\(rule.continues ? " continue" : "") \(rule.actions)"
        }
        return
            ([
                "from \(message.sender.text) to \(message.receiver.text) at \(message.receivedAt.rfc3339) in \(rules.zone.identifier): \"\(text)\"",
                "\(state)",
            ] + lines + answers.sorted { $0.key < $1.key }.map { "\($0): \($1.text.map(Exact.init)?.description ?? "fails")" }).joined(
                separator: "\n")
    }
}

extension Tally {
    private static let expected = [
        "keyword", "keyword alone", "text is", "text contains", "text starts with", "text ends with", "text matches", "from", "to", "via",
        "time", "day", "date", "during", "audience", "limit", "limit per day", "limit per week",
        "limit per month", "limit in all", "not", "and", "or", "on", "continue", "value",
        "email", "webhook", "fetch", "fetch answered", "fetch failed", "else", "value lacking", "path refused", "secret",
    ]

    /// What did not hold, or did not fail, in one of a hundred evaluations.
    var rare: [String] {
        Self.expected.filter { name in
            guard let count = counts[name] else { return true }
            return min(count.held, count.failed) * 100 < count.held + count.failed + count.unknown
        }
    }

    var table: String {
        counts.sorted { $0.key < $1.key }.map { name, count in
            let all = Double(count.held + count.failed + count.unknown)
            func percent(_ part: Int) -> String { String(format: "%5.1f %%", Double(part) * 100 / all) }
            let name = name.padding(toLength: 18, withPad: " ", startingAt: 0)
            return
                "  \(name) held \(percent(count.held))  failed \(percent(count.failed))  unknown \(percent(count.unknown))  of \(Int(all))"
        }.joined(separator: "\n")
    }
}
