import SMSMessages

/// Finds rules that can never act because others above take all their messages.
///
/// Only what follows from the rules alone counts: a rule that continues takes nothing, and of `and`, `not`, texts and patterns nothing is
/// concluded but that they narrow. Where it isn't certain, silence.
struct Reachability {
    private let atlas: Atlas
    private let findings: Findings
    /// What rules outside `on` blocks take.
    private var everywhere = Coverage()
    /// What rules of other blocks for the same places have taken.
    private var elsewhere: [Set<SMSAddress>: Coverage] = [:]
    private var current: (places: Set<SMSAddress>, coverage: Coverage)?
    /// Places of blocks that have an `otherwise`, and where that stands.
    private var closed: [SMSAddress: SourceSpan] = [:]
    private var isMuted = false
    private var order = 0

    init(atlas: Atlas, findings: Findings) {
        self.atlas = atlas
        self.findings = findings
    }

    // MARK: Blocks

    /// - Parameter named: what each of the names after `on` stands for.
    mutating func enter(_ scope: Scope, named: [(scope: Scope, span: SourceSpan)]) {
        if !closed.isEmpty { reportClosed(named) }
        current = (scope.places, elsewhere.removeValue(forKey: scope.places) ?? Coverage())
    }

    mutating func leave(otherwise: SourceSpan?) {
        guard let (places, coverage) = current else { return }
        if let otherwise {
            for place in places where closed[place] == nil { closed[place] = otherwise }
        }
        elsewhere[places] = coverage
        current = nil
        isMuted = false
    }

    private mutating func reportClosed(_ named: [(scope: Scope, span: SourceSpan)]) {
        for (scope, span) in named {
            guard let place = scope.inOrder.first(where: { closed[$0] != nil }), let otherwise = closed[place] else { continue }
            findings.report(.afterOtherwise(place.text), at: span, related: otherwise)
            // All that can be said about its rules.
            isMuted = true
        }
    }

    // MARK: Rules

    /// An `otherwise` is not entered among those that take: what can't come after it is an error already.
    mutating func add(_ rule: CheckedRule, at span: SourceSpan) {
        order += 1
        if let (taker, witness) = taker(of: rule.condition) {
            if !isMuted {
                findings.report(.neverActs(rule.title, takenBy: taker.title, witness: witness), at: span, related: taker.span)
            }
        } else if !rule.continues, rule.name != .otherwise {
            let taker = Taker(title: rule.title, span: span, order: order)
            if current == nil {
                everywhere.add(rule.condition, taker)
            } else {
                current?.coverage.add(rule.condition, taker)
            }
        }
    }

    /// The rule above that takes all messages of a condition, and one such message; nil if some may be left.
    private func taker(of condition: Condition) -> (Taker, witness: String?)? {
        if let taker = everywhere.everything ?? current?.coverage.everything { return (taker, nil) }
        switch condition {
        case .keyword(let keywords, let alone):
            let takers = keywords.compactMap { taker(of: $0, alone: alone) }
            guard let first = takers.first, takers.count == keywords.count else { return nil }
            return (first, keywords[0].words.joined(separator: " ").uppercased())
        case .and(let parts): return parts.lazy.compactMap(taker).first
        case .or(let parts):
            let takers = parts.compactMap(taker)
            return takers.count == parts.count ? takers.first : nil
        case .always, .textIs, .textContains, .textStartsWith, .textEndsWith, .textMatches, .from, .to, .not: return nil
        }
    }

    private func taker(of keyword: Keyword, alone: Bool) -> Taker? {
        let one = everywhere.taker(of: keyword, alone: alone)
        guard let other = current?.coverage.taker(of: keyword, alone: alone) else { return one }
        guard let one else { return other }
        return one.order < other.order ? one : other
    }
}

/// The rule that takes something.
private struct Taker {
    let title: String
    let span: SourceSpan
    /// Its place among all rules.
    let order: Int
}

/// What rules have taken so far.
private struct Coverage {
    var everything: Taker?
    /// By the folded words that a message begins with.
    private var beginnings: [[String]: Taker] = [:]
    /// By the folded words that a message consists of.
    private var wholes: [[String]: Taker] = [:]

    mutating func add(_ condition: Condition, _ taker: Taker) {
        switch condition {
        case .always: everything = everything ?? taker
        case .keyword(let keywords, alone: false):
            for keyword in keywords where beginnings[keyword.words] == nil { beginnings[keyword.words] = taker }
        case .keyword(let keywords, alone: true):
            for keyword in keywords where wholes[keyword.words] == nil { wholes[keyword.words] = taker }
        case .or(let alternatives):
            for alternative in alternatives { add(alternative, taker) }
        case .textIs, .textContains, .textStartsWith, .textEndsWith, .textMatches, .from, .to, .not, .and: break
        }
    }

    func taker(of keyword: Keyword, alone: Bool) -> Taker? {
        var first = alone ? wholes[keyword.words] : nil
        for count in 1...max(1, keyword.words.count) {
            guard let taker = beginnings[Array(keyword.words.prefix(count))] else { continue }
            if first.map({ taker.order < $0.order }) ?? true { first = taker }
        }
        return first
    }
}

extension CheckedRule {
    fileprivate var title: String {
        switch name {
        case .named(let name): "rule \(name)"
        case .otherwise: "otherwise"
        }
    }
}
