import RuleLanguage
import SMSMessages

/// Finds the few rules a message could be for, so that the ten-thousandth keyword costs as much as the second.
///
/// Each rule waits for facts without any of which its condition is certainly false; a rule with no such facts is always a candidate.
/// Where a rule could wait for one set of facts or another (both sides of an `and`), it waits for those fewest rules wait for.
struct RuleIndex: Sendable {
    /// Rules by fact, ascending: ranges of ``waiting``.
    private var rules: [Fact: Range<Int>] = [:]
    private var waiting: [Int] = []
    private var always: Range<Int> = 0..<0
    /// Whether it is worth making the form in which whole texts are compared.
    private var hasWholeTexts = false
    private var senderPrefixes = PrefixLengths()
    private var receiverPrefixes = PrefixLengths()
    /// Of the longest keyword.
    private(set) var mostWords = 0

    init(_ compiled: [CompiledRule]) {
        var popularity: [Fact: Int] = [:]
        for rule in compiled {
            for fact in rule.prerequisites.allFacts { popularity[fact, default: 0] += 1 }
            mostWords = max(mostWords, rule.condition.mostKeywordWords)
        }
        var byFact: [Fact: [Int]] = [:]
        for (index, rule) in compiled.enumerated() {
            if let facts = rule.prerequisites.rarest(by: popularity) {
                for fact in facts { byFact[fact, default: []].append(index) }
            } else {
                waiting.append(index)
            }
        }
        always = waiting.indices
        for (fact, indices) in byFact {
            rules[fact] = waiting.count..<waiting.count + indices.count
            waiting += indices
            switch fact.kind {
            case .wholeText: hasWholeTexts = true
            case .senderPrefix: senderPrefixes.insert(fact.value.decimalDigits)
            case .receiverPrefix: receiverPrefixes.insert(fact.value.decimalDigits)
            case .firstWords, .sender, .receiver: break
            }
        }
    }

    /// Looks up the facts of a message; ``nextCandidate(_:)`` then gives the rules that wait for one of them, and those that wait for none.
    func findCandidates(for message: InboundMessage, in scratch: MatchScratch) {
        scratch.candidates.add(always)
        for hash in scratch.words.hashes.prefix(mostWords) { add(Fact(kind: .firstWords, value: hash), scratch) }
        if hasWholeTexts { add(.text(.wholeText, scratch.comparableText(of: message)), scratch) }
        add(message.sender, exactly: .sender, beginning: .senderPrefix, lengths: senderPrefixes, scratch)
        add(message.receiver, exactly: .receiver, beginning: .receiverPrefix, lengths: receiverPrefixes, scratch)
    }

    /// The next rule to try, in order.
    func nextCandidate(_ scratch: MatchScratch) -> Int? { scratch.candidates.next(in: waiting) }

    private func add(
        _ address: SMSAddress, exactly kind: Fact.Kind, beginning prefixKind: Fact.Kind, lengths: PrefixLengths, _ scratch: MatchScratch
    ) {
        add(address.fact(kind, folding: &scratch.nameBuffer), scratch)
        guard case .phone(let number) = address else { return }
        _ = lengths.containsPrefix(of: number) { prefix in
            add(Fact(kind: prefixKind, value: prefix), scratch)
            return false
        }
    }

    private func add(_ fact: Fact, _ scratch: MatchScratch) {
        if let range = rules[fact] { scratch.candidates.add(range) }
    }
}

/// A list of more senders than this is asked itself: it costs one look, and its entries are not written down for each rule that names it.
private let mostFactsOfOneCheck = 64

/// Facts of which a message must have some for a condition not to be false.
private indirect enum Prerequisites {
    /// The condition may hold without any.
    case none
    case anyOf(Set<Fact>)
    /// Each of these is a prerequisite of its own.
    case all([Prerequisites])
    /// The condition holds only where the prerequisites of one are met.
    case some([Prerequisites])

    var allFacts: Set<Fact> {
        switch self {
        case .none: []
        case .anyOf(let facts): facts
        case .all(let parts), .some(let parts): parts.reduce(into: []) { $0.formUnion($1.allFacts) }
        }
    }

    /// - Returns: nil where nothing need be waited for.
    func rarest(by popularity: [Fact: Int]) -> Set<Fact>? {
        switch self {
        case .none: nil
        case .anyOf(let facts): facts
        case .all(let parts):
            parts.compactMap { $0.rarest(by: popularity) }.min { popularity.total(of: $0) < popularity.total(of: $1) }
        case .some(let parts):
            parts.reduce(Set()) { facts, part in
                guard let facts, let more = part.rarest(by: popularity) else { return nil }
                return facts.union(more)
            }
        }
    }
}

extension [Fact: Int] {
    fileprivate func total(of facts: Set<Fact>) -> Int { facts.reduce(0) { $0 + self[$1, default: 0] } }
}

extension CompiledRule {
    fileprivate var prerequisites: Prerequisites {
        guard let places, places.count <= mostFactsOfOneCheck else { return condition.prerequisites }
        var buffer: [UInt8] = []
        return .all([.anyOf(Set(places.map { $0.fact(.receiver, folding: &buffer) })), condition.prerequisites])
    }
}

extension CompiledCondition {
    fileprivate var prerequisites: Prerequisites {
        switch self {
        // Whether a regex or a part of a text is there is no fact that can be looked up, and what `not` denies is none to wait for.
        case .always, .textContains, .textStartsWith, .textEndsWith, .textMatches, .not: .none
        case .keyword(let keywords, _): .anyOf(Set(keywords.map { Fact.firstWords($0.words) }))
        case .textIs(let texts): .anyOf(Set(texts.map { Fact.text(.wholeText, $0) }))
        case .from(let addresses): addresses.prerequisites(exactly: .sender, beginning: .senderPrefix)
        case .to(let addresses): addresses.prerequisites(exactly: .receiver, beginning: .receiverPrefix)
        case .and(let sides): .all(sides.map(\.prerequisites))
        case .or(let sides): .some(sides.map(\.prerequisites))
        }
    }

    fileprivate var mostKeywordWords: Int {
        switch self {
        case .keyword(let keywords, _): keywords.map(\.words.count).max() ?? 0
        case .not(let inner): inner.mostKeywordWords
        case .and(let sides), .or(let sides): sides.map(\.mostKeywordWords).max() ?? 0
        default: 0
        }
    }
}

extension AddressSet {
    fileprivate func prerequisites(exactly kind: Fact.Kind, beginning prefixKind: Fact.Kind) -> Prerequisites {
        guard numbers.count + prefixes.values.count + shortCodes.count + names.count <= mostFactsOfOneCheck else { return .none }
        var facts = Set(numbers.map { Fact(kind: kind, value: $0) })
        for prefix in prefixes.values { facts.insert(Fact(kind: prefixKind, value: prefix)) }
        for digits in shortCodes { facts.insert(.text(kind, digits.utf8)) }
        for name in names { facts.insert(.text(kind, name)) }
        return .anyOf(facts)
    }
}

extension SMSAddress {
    /// - Parameter buffer: memory for folding a name.
    fileprivate func fact(_ kind: Fact.Kind, folding buffer: inout [UInt8]) -> Fact {
        switch self {
        case .phone(let number): return Fact(kind: kind, value: number.digits)
        case .shortCode(let digits): return .text(kind, digits.utf8)
        case .alphanumeric(let name):
            buffer.removeAll(keepingCapacity: true)
            Folding.fold(name.utf8.span, into: &buffer)
            return .text(kind, buffer)
        }
    }
}
