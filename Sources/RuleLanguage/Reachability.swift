import SMSMessages

/// Finds rules that can never act because others above take all their messages.
///
/// Only what follows from the rules alone counts, for every instant and whatever is known of a sender: a rule that continues or has a limit
/// takes nothing. Where it isn't certain, silence. Keywords are looked up, however many rules there are; of the other rules the first
/// ``mostJudged`` are held against each one below.
struct Reachability {
    private let atlas: Atlas
    private let findings: Findings
    /// What rules outside `on` blocks take.
    private var everywhere = Coverage()
    /// What rules of other blocks for the same places have taken.
    private var elsewhere: [Int: Coverage] = [:]
    private var current: (places: Set<SMSAddress>, number: Int, coverage: Coverage)?
    /// The same places are one, however they are written; each way of writing is looked through once.
    private var numbers: [Set<SMSAddress>: Int] = [:]
    private var numbersAsWritten: [String: Int] = [:]
    /// Places of blocks that have an `otherwise`, and where that stands.
    private var closed: [SMSAddress: SourceSpan] = [:]
    private var isMuted = false
    private var order = 0
    private var judged: [Judged] = []
    private var above: [CheckedRule] = []

    private static let mostJudged = 100
    /// Conditions that are still held against others, and against messages that prove something: so many rules cost no more time than
    /// they must, and of the last of very many nothing is said.
    private var comparisons = 300_000
    private var trials = 100_000

    init(atlas: Atlas, findings: Findings) {
        self.atlas = atlas
        self.findings = findings
    }

    // MARK: Blocks

    /// - Parameters:
    ///   - written: what stands after `on`.
    ///   - named: what each of the names there stands for.
    mutating func enter(_ scope: Scope, written: String, named: [(scope: Scope, span: SourceSpan)]) {
        if !closed.isEmpty { reportClosed(named) }
        let number = number(of: scope, written)
        current = (scope.places, number, elsewhere.removeValue(forKey: number) ?? Coverage())
    }

    private mutating func number(of scope: Scope, _ written: String) -> Int {
        if let known = numbersAsWritten[written] { return known }
        let number = numbers[scope.places] ?? numbers.count
        numbers[scope.places] = number
        numbersAsWritten[written] = number
        return number
    }

    mutating func leave(otherwise: SourceSpan?) {
        guard let (places, number, coverage) = current else { return }
        if let otherwise {
            for place in places where closed[place] == nil { closed[place] = otherwise }
        }
        elsewhere[number] = coverage
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
        defer { above.append(rule) }
        // Something in it could not be read, which has been said.
        if rule.condition.hasGap { return }
        if let taker = taker(of: rule.condition, rule.places) {
            if !isMuted { report(rule, at: span, taker) }
        } else if !rule.continues, rule.limit == nil, rule.name != .otherwise {
            add(rule, Taker(title: rule.title, span: span, order: order))
        }
    }

    private mutating func add(_ rule: CheckedRule, _ taker: Taker) {
        if current == nil {
            everywhere.add(rule.condition, taker)
        } else {
            current?.coverage.add(rule.condition, taker)
        }
        if judged.count < Self.mostJudged, !rule.condition.isOfKeywords || rule.places != nil {
            judged.append(Judged(condition: rule.condition, places: rule.places, taker: taker))
        }
    }

    private mutating func report(_ rule: CheckedRule, at span: SourceSpan, _ taker: Taker) {
        let proof = proof(that: rule)
        findings.report(
            .neverActs(rule.title, takenBy: proof?.taker ?? taker.title, witness: proof?.witness, isCatchAll: taker.isCatchAll), at: span,
            related: taker.span)
    }

    /// A message for a rule, and the rule that takes it; nil where none is found that depends on nothing else.
    private mutating func proof(that rule: CheckedRule) -> (taker: String, witness: Witness)? {
        guard let witness = Witness(of: rule.condition) else { return nil }
        for other in above {
            trials -= 1
            if trials < 0 { return nil }
            if let places = other.places, let wanted = rule.places {
                // A message to one place proves nothing for the others.
                if places.isDisjoint(with: wanted) { continue }
                guard places.isSuperset(of: wanted) else { return nil }
            } else if other.places != nil {
                return nil
            }
            switch witness.holds(other.condition) {
            case false?: continue
            case true? where other.continues: continue
            case true? where other.limit == nil: return (other.title, witness)
            default: return nil
            }
        }
        return nil
    }

    /// The rule above that takes all messages of a condition; nil if some may be left.
    private mutating func taker(of condition: Condition, _ places: Set<SMSAddress>?) -> Taker? {
        if let taker = everywhere.everything ?? current?.coverage.everything { return taker }
        switch condition {
        case .keyword(let keywords, let alone):
            return common(keywords) { reach, keyword in
                reach.taker(of: keyword, alone: alone) ?? reach.judgedTaker(of: .keyword([keyword], alone: alone), places)
            }
        case .or(let parts): return common(parts) { $0.taker(of: $1, places) }
        case .and(let parts):
            for part in parts {
                if let taker = taker(of: part, places) { return taker }
            }
            return judgedTaker(of: condition, places)
        default:
            if let taker = judgedTaker(of: condition, places) { return taker }
            let alternatives = condition.alternatives
            return alternatives.count > 1 ? common(alternatives) { $0.judgedTaker(of: $1, places) } : nil
        }
    }

    /// The first of several, where each has one.
    private mutating func common<Part>(_ parts: [Part], _ taker: (inout Reachability, Part) -> Taker?) -> Taker? {
        var first: Taker?
        for part in parts {
            guard let taker = taker(&self, part) else { return nil }
            first = first ?? taker
        }
        return first
    }

    private mutating func judgedTaker(of condition: Condition, _ places: Set<SMSAddress>?) -> Taker? {
        guard comparisons > 0 else { return nil }
        comparisons -= judged.count
        return judged.first { other in
            if let whole = other.places, places?.isSubset(of: whole) != true { return false }
            return condition.implies(other.condition)
        }?.taker
    }

    private func taker(of keyword: Keyword, alone: Bool) -> Taker? {
        let one = everywhere.taker(of: keyword, alone: alone)
        guard let other = current?.coverage.taker(of: keyword, alone: alone) else { return one }
        guard let one else { return other }
        return one.order < other.order ? one : other
    }
}

/// A rule that takes messages, held against those below it one by one.
private struct Judged {
    let condition: Condition
    let places: Set<SMSAddress>?
    let taker: Taker
}

extension Condition {
    /// Whether the table of keywords knows all of it.
    fileprivate var isOfKeywords: Bool {
        switch self {
        case .keyword, .always: true
        case .or(let parts): parts.allSatisfy(\.isOfKeywords)
        default: false
        }
    }

    /// Whether a check has lost all of its values.
    fileprivate var hasGap: Bool {
        switch self {
        case .always: false
        case .keyword(let keywords, _): keywords.isEmpty
        case .textIs(let texts), .textContains(let texts), .textStartsWith(let texts), .textEndsWith(let texts): texts.isEmpty
        case .textMatches(let patterns): patterns.isEmpty
        case .from(let addresses), .to(let addresses): addresses.isEmpty
        case .via(let channels): channels.isEmpty
        case .time(let spans): spans.isEmpty
        case .day(let spans): spans.isEmpty
        case .date(let spans): spans.isEmpty
        case .during(let hours): hours.isEmpty
        case .not(let inner): inner.hasGap
        case .and(let parts), .or(let parts): parts.contains(where: \.hasGap)
        }
    }

    /// The values of a list, each by itself.
    fileprivate var alternatives: [Condition] {
        switch self {
        case .textIs(let texts): texts.map { .textIs([$0]) }
        case .textContains(let texts): texts.map { .textContains([$0]) }
        case .textStartsWith(let texts): texts.map { .textStartsWith([$0]) }
        case .textEndsWith(let texts): texts.map { .textEndsWith([$0]) }
        case .from(let senders) where senders.count <= 64: senders.map { .from([$0]) }
        case .to(let receivers) where receivers.count <= 64: receivers.map { .to([$0]) }
        default: [self]
        }
    }
}

/// The rule that takes something.
private struct Taker {
    let title: String
    let span: SourceSpan
    /// Its place among all rules.
    let order: Int
    var isCatchAll = false
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
        case .always:
            everything = everything ?? Taker(title: taker.title, span: taker.span, order: taker.order, isCatchAll: true)
        case .keyword(let keywords, alone: false):
            for keyword in keywords where beginnings[keyword.words] == nil { beginnings[keyword.words] = taker }
        case .keyword(let keywords, alone: true):
            for keyword in keywords where wholes[keyword.words] == nil { wholes[keyword.words] = taker }
        case .or(let alternatives):
            for alternative in alternatives { add(alternative, taker) }
        case .textIs, .textContains, .textStartsWith, .textEndsWith, .textMatches, .from, .to, .via, .time, .day, .date, .during, .not,
            .and:
            break
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
