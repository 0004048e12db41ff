public import RuleLanguage
public import SMSMessages

/// Which rules, and which of the alternatives in their conditions, have acted on the messages noted.
public struct RuleCoverage: Sendable {
    /// A rule, or one alternative of it, that nothing reached.
    public struct Gap: Sendable, Equatable {
        public var rule: RuleName
        public var location: SourceLocation
        /// As written; nil for the whole rule.
        public var alternative: String?
    }

    private let matcher: Matcher
    /// By the rule's place: the places of its alternatives.
    private var reached: [Int: Set<Int>] = [:]

    public init(of matcher: Matcher) {
        self.matcher = matcher
    }

    public mutating func note(_ message: InboundMessage, _ state: DecisionState) {
        for (rule, alternatives) in matcher.reached(by: message, state) { reached[rule, default: []].formUnion(alternatives) }
    }

    /// In the order of the rules; of a rule that never acted its alternatives are not told.
    public var gaps: [Gap] {
        matcher.rules.rules.enumerated().flatMap { index, rule -> [Gap] in
            guard let reached = reached[index] else { return [Gap(rule: rule.name, location: rule.location, alternative: nil)] }
            return matcher.alternatives(of: index).enumerated().filter { !reached.contains($0.offset) }.map {
                Gap(rule: rule.name, location: rule.location, alternative: $0.element.words)
            }
        }
    }

    public var total: Int { matcher.rules.rules.indices.reduce(0) { $0 + 1 + matcher.alternatives(of: $1).count } }

    public var count: Int { reached.values.reduce(0) { $0 + 1 + $1.count } }
}

/// One of several values or operands, of which any will do.
private struct Alternative {
    let words: String
    let condition: CompiledCondition
}

extension Matcher {
    /// The rules that act, each with the places of its alternatives that hold.
    fileprivate func reached(by message: InboundMessage, _ state: DecisionState) -> [Int: Set<Int>] {
        let acting = MatchScratch()
        match(message, state: state, scratch: acting)
        return withScratch(for: message, state) { scratch in
            var reached: [Int: Set<Int>] = [:]
            for rule in acting.acting {
                let held = alternatives(of: rule).enumerated().filter { $0.element.condition.holds(for: message, in: scratch) == .yes }
                reached[rule] = Set(held.map(\.offset))
            }
            return reached
        }
    }

    fileprivate func alternatives(of rule: Int) -> [Alternative] {
        let checked = rules.rules[rule]
        return WrittenCondition(checked.condition, compiled[rule].condition, checked.words.condition).alternatives
    }
}

extension WrittenCondition {
    /// What `not` denies has none.
    fileprivate var alternatives: [Alternative] {
        switch (condition, compiled) {
        case (.or, _): parts.flatMap { [Alternative(words: $0.words.text, condition: $0.compiled)] + $0.alternatives }
        case (.and, _): parts.flatMap(\.alternatives)
        case (.keyword(let keywords, let alone), .keyword(let compiled, _)) where keywords.count > 1:
            zip(keywords, compiled).map { Alternative(words: "keyword \($0.written)", condition: .keyword([$1], alone: alone)) }
        case (.textIs(let texts), .textIs(let compiled)): Self.alternatives(texts, compiled) { .textIs([$0]) }
        case (.textContains(let texts), .textContains(let compiled)): Self.alternatives(texts, compiled) { .textContains([$0]) }
        case (.textStartsWith(let texts), .textStartsWith(let compiled)): Self.alternatives(texts, compiled) { .textStartsWith([$0]) }
        case (.textEndsWith(let texts), .textEndsWith(let compiled)): Self.alternatives(texts, compiled) { .textEndsWith([$0]) }
        case (.textMatches(let patterns), .textMatches(let compiled)) where patterns.count > 1:
            zip(patterns, compiled).map { Alternative(words: "/\($0.source)/", condition: .textMatches([$1])) }
        default: []
        }
    }

    private static func alternatives(
        _ texts: [ComparedText], _ compiled: [[UInt8]], _ condition: ([UInt8]) -> CompiledCondition
    ) -> [Alternative] {
        guard texts.count > 1 else { return [] }
        return zip(texts, compiled).map { Alternative(words: "\"\($0.written)\"", condition: condition($1)) }
    }
}
