import RuleLanguage
import SMSMessages

/// A folded word's UTF-8: texts are compared scalar by scalar, which `String` does not do.
typealias FoldedWord = [UInt8]

extension FoldedWord {
    init(_ folded: String) { self.init(folded.utf8) }
}

/// A checked rule with everything compared made ready.
struct CompiledRule: Sendable {
    let places: Set<SMSAddress>?
    let condition: CompiledCondition
    let continues: Bool
    private let limit: Limit?
    private let name: String

    init(_ rule: CheckedRule) throws(PatternRefused) {
        places = rule.places
        condition = try CompiledCondition(rule.condition)
        continues = rule.continues
        limit = rule.limit
        name = rule.name.description
    }

    func holds(for message: InboundMessage, in scratch: MatchScratch) -> Truth {
        if let places, !places.contains(message.receiver) { return .no }
        let truth = condition.holds(for: message, in: scratch)
        return truth == .yes && isOverLimit(for: message, in: scratch) ? .no : truth
    }

    /// Whether it has acted as often as it may, on this sender's messages to this number or on anybody's.
    func isOverLimit(for message: InboundMessage, in scratch: MatchScratch) -> Bool {
        guard let limit else { return false }
        return limit.count <= (limit.isOfAll ? timesInAll(scratch.state) : times(of: limit, message, in: scratch).count)
    }

    /// When it may act again after it is over its limit, by the machine's clock, unless it acts on what was received earlier.
    func limitEnd(for message: InboundMessage, in scratch: MatchScratch) -> Timestamp? {
        guard let limit else { return nil }
        guard case .last(let seconds) = limit.span else { return limit.window(at: message.clockTime, in: scratch.zone).upperBound }
        let oldest =
            limit.isOfAll
            ? scratch.state.ruleCounts.first { $0.rule == name }?.oldest
            : times(of: limit, message, in: scratch).sorted().suffix(limit.count).first
        return oldest.map { $0 + .seconds(seconds) + message.clockOffset }
    }

    private func timesInAll(_ state: DecisionState) -> Int { state.ruleCounts.first { $0.rule == name }?.count ?? 0 }

    private func times(of limit: Limit, _ message: InboundMessage, in scratch: MatchScratch) -> [Timestamp] {
        if scratch.state.ruleTimes.isEmpty { return [] }
        let window = limit.window(at: message.clockTime, in: scratch.zone)
        return scratch.state.ruleTimes.filter { $0.rule == name && window.contains($0.receivedAt + message.clockOffset) }
            .map(\.receivedAt)
    }
}

/// Section 4's three values: a regex that has reached its bound is neither found nor not found.
enum Truth: Sendable {
    case no, unknown, yes

    init(_ known: Bool) { self = known ? .yes : .no }

    static prefix func ! (truth: Truth) -> Truth {
        switch truth {
        case .no: .yes
        case .unknown: .unknown
        case .yes: .no
        }
    }
}

/// ``Condition`` in the form in which messages are compared.
enum CompiledCondition: Sendable {
    case always
    case keyword([CompiledKeyword], alone: Bool)
    /// Comparable UTF-8, like the message's.
    case textIs([[UInt8]])
    case textContains([[UInt8]])
    case textStartsWith([[UInt8]])
    case textEndsWith([[UInt8]])
    case textMatches([CompiledPattern])
    indirect case from(AddressSet)
    indirect case to(AddressSet)
    case via([String])
    case time([TimeSpan])
    case day([DaySpan])
    case date([DateSpan])
    case during([OpeningHours])
    indirect case not(CompiledCondition)
    case and([CompiledCondition])
    case or([CompiledCondition])

    init(_ condition: Condition) throws(PatternRefused) {
        switch condition {
        case .always: self = .always
        case .keyword(let keywords, let alone): self = .keyword(keywords.map(CompiledKeyword.init), alone: alone)
        case .textIs(let texts): self = .textIs(texts.map(\.bytes))
        case .textContains(let texts): self = .textContains(texts.map(\.bytes))
        case .textStartsWith(let texts): self = .textStartsWith(texts.map(\.bytes))
        case .textEndsWith(let texts): self = .textEndsWith(texts.map(\.bytes))
        case .textMatches(let patterns):
            var compiled: [CompiledPattern] = []
            for pattern in patterns { compiled.append(try CompiledPattern(pattern)) }
            self = .textMatches(compiled)
        case .from(let patterns): self = .from(AddressSet(patterns))
        case .to(let patterns): self = .to(AddressSet(patterns))
        case .via(let channels): self = .via(channels)
        case .time(let spans): self = .time(spans)
        case .day(let spans): self = .day(spans)
        case .date(let spans): self = .date(spans)
        case .during(let hours): self = .during(hours.map(\.hours))
        case .not(let inner): self = .not(try CompiledCondition(inner))
        case .and(let sides): self = .and(try Self.compile(sides))
        case .or(let sides): self = .or(try Self.compile(sides))
        }
    }

    private static func compile(_ sides: [Condition]) throws(PatternRefused) -> [CompiledCondition] {
        var compiled: [CompiledCondition] = []
        for side in sides { compiled.append(try CompiledCondition(side)) }
        return compiled
    }

    func holds(for message: InboundMessage, in scratch: MatchScratch) -> Truth {
        switch self {
        case .always: .yes
        case .keyword(let keywords, let alone): Truth(keywords.contains { scratch.words.begin(with: $0, alone: alone) })
        case .textIs(let texts): Truth(texts.contains(scratch.comparableText(of: message)))
        case .textContains(let texts): Truth(texts.contains { scratch.comparableText(of: message).contains(bytes: $0) })
        case .textStartsWith(let texts): Truth(texts.contains { scratch.comparableText(of: message).starts(with: $0) })
        case .textEndsWith(let texts): Truth(texts.contains { scratch.comparableText(of: message).ends(with: $0) })
        case .textMatches(let patterns): patterns.any { $0.isFound(in: scratch.trimmedText(of: message), by: scratch.regexWorker) }
        case .from(let addresses):
            Truth(
                addresses.contains(message.sender, folding: &scratch.nameBuffer)
                    || addresses.audiences.contains(where: scratch.state.audiences.contains))
        case .to(let addresses): Truth(addresses.contains(message.receiver, folding: &scratch.nameBuffer))
        case .via(let channels): Truth(channels.contains(message.channel))
        case .time(let spans): Truth(spans.contains { $0.contains(secondOfDay: scratch.localTime(of: message).secondOfDay) })
        case .day(let spans): Truth(spans.contains { $0.contains(scratch.localTime(of: message).date.weekday) })
        case .date(let spans): Truth(spans.contains { $0.contains(scratch.localTime(of: message).date) })
        case .during(let hours): Truth(hours.contains { $0.isOpen(at: scratch.localTime(of: message)) })
        case .not(let inner): !inner.holds(for: message, in: scratch)
        // By De Morgan, which holds for three values too.
        case .and(let sides): !sides.any { !$0.holds(for: message, in: scratch) }
        case .or(let sides): sides.any { $0.holds(for: message, in: scratch) }
        }
    }
}

extension CompiledCondition {
    /// Whether a `from` has this number written out or in a list. One under `not` keeps it away, and a prefix was not meant for it.
    func names(_ sender: SMSAddress) -> Bool {
        switch self {
        case .from(let addresses): addresses.names(sender)
        case .and(let sides), .or(let sides): sides.contains { $0.names(sender) }
        case .always, .keyword, .textIs, .textContains, .textStartsWith, .textEndsWith, .textMatches, .to, .via, .time, .day, .date,
            .during,
            .not:
            false
        }
    }
}

struct CompiledKeyword: Sendable {
    let written: String
    let wordCount: Int
    /// The folded words, each with ``FirstWords/end`` behind it.
    let words: [UInt8]

    init(_ keyword: Keyword) {
        written = keyword.written
        wordCount = keyword.words.count
        words = keyword.words.flatMap { $0.utf8 + [FirstWords.end] }
    }
}

extension ComparedText {
    fileprivate var bytes: [UInt8] { Array(folded.utf8) }
}

extension Array {
    /// True if one is, false if all are; does not ask further once one is true.
    fileprivate func any(_ truth: (Element) -> Truth) -> Truth {
        var result = Truth.no
        for element in self {
            switch truth(element) {
            case .no: continue
            case .unknown: result = .unknown
            case .yes: return .yes
            }
        }
        return result
    }
}
