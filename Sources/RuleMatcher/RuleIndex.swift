import RuleLanguage
import SMSMessages

/// Finds the few rules a message could be for, so that the ten-thousandth rule costs as much as the second.
///
/// Each rule waits for facts without any of which its condition is certainly false; a rule with no such facts is always a candidate.
/// Where a rule could wait for one set of facts or another (both sides of an `and`), it waits for those that are likely to be the rarest.
struct RuleIndex: Sendable {
    /// The rules that wait for the same fact are a list.
    private var waiting = RuleLists()
    private var always: RuleLists.Cursor?
    private let byKey: FactTable
    private let literals: LiteralScanner
    /// By the literal's index.
    private var byLiteral: [RuleLists.Cursor] = []
    /// Of the texts that `text is` asks for: longer ones are none of them, and those need not be hashed.
    private var longestWholeText = 0
    private var asked = AskedAddresses()
    /// Of the longest keyword; 0 where there are no keywords.
    private(set) var mostWords = 0

    init(_ compiled: [CompiledRule]) {
        let prerequisites = compiled.map(\.prerequisites)
        var popularity: [Fact: Int] = [:]
        for prerequisites in prerequisites {
            for fact in prerequisites.allFacts { popularity[fact, default: 0] += 1 }
        }
        var byFact: [Fact: [Int]] = [:]
        var always: [Int] = []
        for (rule, prerequisites) in prerequisites.enumerated() {
            if let facts = prerequisites.rarest(by: popularity) {
                for fact in facts { byFact[fact, default: []].append(rule) }
            } else {
                always.append(rule)
            }
        }
        if !always.isEmpty { self.always = waiting.append(always) }
        var byKey: [FactTable.Key: [Int]] = [:]
        var texts: [[UInt8]] = []
        for (fact, rules) in byFact {
            switch fact {
            case .part(let text):
                texts.append(text)
                byLiteral.append(waiting.append(rules))
            case .key(let kind, let value):
                byKey[kind.key(value), default: []] += rules
                asked.insert(kind, value)
            }
        }
        literals = LiteralScanner(texts)
        var listsByKey: [FactTable.Key: RuleLists.Cursor] = [:]
        for (key, rules) in byKey { listsByKey[key] = waiting.append(Set(rules).sorted()) }
        self.byKey = FactTable(listsByKey)
        for rule in compiled {
            mostWords = max(mostWords, rule.condition.mostKeywordWords)
            longestWholeText = max(longestWholeText, rule.condition.longestWholeText)
        }
    }

    /// Looks for the facts of a message; ``nextCandidate(_:)`` then gives the rules that wait for one of them, and those that wait for none.
    func findCandidates(for message: InboundMessage, in scratch: MatchScratch) {
        if let always { scratch.candidates.add(always, of: waiting) }
        for hash in scratch.words.hashes.prefix(mostWords) { add(.firstWords, hash, scratch) }
        if longestWholeText > 0 || !literals.isEmpty { findTexts(in: scratch.comparableText(of: message).span, scratch) }
        if asked.sender { add(message.sender.fact(.sender, folding: &scratch.nameBuffer), scratch) }
        if asked.receiver { add(message.receiver.fact(.receiver, folding: &scratch.nameBuffer), scratch) }
        addBeginnings(of: message.sender, .senderPrefix, asked.senderPrefixes, scratch)
        addBeginnings(of: message.receiver, .receiverPrefix, asked.receiverPrefixes, scratch)
    }

    /// The next rule to try, in order.
    func nextCandidate(_ scratch: MatchScratch) -> Int? { scratch.candidates.next(of: waiting) }

    private func findTexts(in text: Span<UInt8>, _ scratch: MatchScratch) {
        if text.count <= longestWholeText { add(.text(.wholeText, text), scratch) }
        literals.scan(text) { literal in
            if scratch.isNew(literal: literal, of: literals.count) { scratch.candidates.add(byLiteral[literal], of: waiting) }
        }
    }

    private func addBeginnings(of address: SMSAddress, _ kind: Fact.Kind, _ lengths: PrefixLengths, _ scratch: MatchScratch) {
        guard !lengths.isEmpty, case .phone(let number) = address else { return }
        _ = lengths.containsPrefix(of: number) { prefix in
            add(kind, prefix, scratch)
            return false
        }
    }

    private func add(_ fact: Fact, _ scratch: MatchScratch) {
        if case .key(let kind, let value) = fact { add(kind, value, scratch) }
    }

    private func add(_ kind: Fact.Kind, _ value: UInt64, _ scratch: MatchScratch) {
        if let list = byKey.rules(waitingFor: kind.key(value)) { scratch.candidates.add(list, of: waiting) }
    }
}

/// Which addresses some rule waits for, so that the others are not looked up.
private struct AskedAddresses: Sendable {
    private(set) var sender = false
    private(set) var receiver = false
    private(set) var senderPrefixes = PrefixLengths()
    private(set) var receiverPrefixes = PrefixLengths()

    mutating func insert(_ kind: Fact.Kind, _ value: UInt64) {
        switch kind {
        case .sender: sender = true
        case .receiver: receiver = true
        case .senderPrefix: senderPrefixes.insert(value.decimalDigits)
        case .receiverPrefix: receiverPrefixes.insert(value.decimalDigits)
        case .firstWords, .wholeText: break
        }
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
            parts.compactMap { $0.rarest(by: popularity) }.min { popularity.cost(of: $0) < popularity.cost(of: $1) }
        case .some(let parts):
            // In place: a union for each of thousands of alternatives would copy what the others left.
            parts.reduce(into: Set()) { facts, part in
                guard let more = part.rarest(by: popularity) else { return facts = nil }
                facts?.formUnion(more)
            }
        }
    }
}

extension [Fact: Int] {
    /// How much work it is to wait for these, in rules that are tried.
    fileprivate func cost(of facts: Set<Fact>) -> Int { facts.reduce(0) { $0 + self[$1, default: 0] + $1.commonness } }
}

extension Fact {
    /// A part of a text is the more common the shorter it is; anything else is rarer than any part.
    fileprivate var commonness: Int {
        switch self {
        case .key: 0
        case .part(let bytes): 1 << max(1, 14 - 3 * bytes.count)
        }
    }
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
        // What `not` denies is nothing to wait for.
        case .always, .not, .via, .time, .day, .date, .during: .none
        case .keyword(let keywords, _): .anyOf(Set(keywords.map { Fact.text(.firstWords, $0.words.span) }))
        case .textIs(let texts): .anyOf(Set(texts.map { Fact.text(.wholeText, $0.span) }))
        case .textContains(let texts), .textStartsWith(let texts), .textEndsWith(let texts): .anyOf(Set(texts.map { Fact.part($0) }))
        case .textMatches(let patterns): .some(patterns.map { .all($0.requiredParts.sets.map { .anyOf(Set($0.map(Fact.part))) }) })
        case .from(let addresses): addresses.prerequisites(exactly: .sender, beginning: .senderPrefix)
        case .to(let addresses): addresses.prerequisites(exactly: .receiver, beginning: .receiverPrefix)
        case .and(let sides): .all(sides.map(\.prerequisites))
        case .or(let sides): .some(sides.map(\.prerequisites))
        }
    }

    fileprivate var mostKeywordWords: Int {
        switch self {
        case .keyword(let keywords, _): keywords.map(\.wordCount).max() ?? 0
        case .not(let inner): inner.mostKeywordWords
        case .and(let sides), .or(let sides): sides.map(\.mostKeywordWords).max() ?? 0
        default: 0
        }
    }

    /// In bytes; 0 where there is none.
    fileprivate var longestWholeText: Int {
        switch self {
        case .textIs(let texts): texts.map(\.count).max() ?? 0
        case .not(let inner): inner.longestWholeText
        case .and(let sides), .or(let sides): sides.map(\.longestWholeText).max() ?? 0
        default: 0
        }
    }
}

extension AddressSet {
    fileprivate func prerequisites(exactly kind: Fact.Kind, beginning prefixKind: Fact.Kind) -> Prerequisites {
        guard audiences.isEmpty, numbers.count + prefixes.values.count + shortCodes.count + names.count <= mostFactsOfOneCheck else {
            return .none
        }
        var facts = Set(numbers.map { Fact.key(kind, $0) })
        for prefix in prefixes.values { facts.insert(.key(prefixKind, prefix)) }
        for digits in shortCodes { facts.insert(.text(kind, digits.utf8.span)) }
        for name in names { facts.insert(.text(kind, name.span)) }
        return .anyOf(facts)
    }
}

extension SMSAddress {
    /// - Parameter buffer: memory for folding a name.
    fileprivate func fact(_ kind: Fact.Kind, folding buffer: inout [UInt8]) -> Fact {
        switch self {
        case .phone(let number): return .key(kind, number.digits)
        case .shortCode(let digits): return .text(kind, digits.utf8.span)
        case .alphanumeric(let name):
            buffer.removeAll(keepingCapacity: true)
            Folding.fold(name.utf8.span, into: &buffer)
            return .text(kind, buffer.span)
        }
    }
}
