import Foundation
import RuleLanguage
import RuleMatcher
import SMSMessages

/// Sections 3, 4 and 9 of the language, taken literally: every rule in order, every condition in full, no tables.
struct Oracle {
    let rules: CheckedRules
    let ownNumbers: Set<SMSAddress>
    let tally: TallySheet

    enum Truth {
        case yes, no, unknown
    }

    /// Evaluation goes from top to bottom. The first rule whose condition holds acts on the message and takes it: evaluation ends. A rule
    /// that ends in `continue` acts on it too, but passes it on.
    ///
    /// - Parameter answer: what comes of the fetch of a name.
    func decide(
        _ message: InboundMessage, _ state: DecisionState, _ text: LiteralText, answeredBy answer: @escaping (String) -> GivenAnswer
    ) -> Verdict {
        let reading = Reading(message: message, text: text, state: state, zone: rules.zone, ownNumbers: ownNumbers, tally: tally)
        var decision = Verdict()
        for rule in rules.rules {
            switch reading.truth(of: rule) {
            case .no: break
            case .unknown: decision.undecided.append(rule.name)
            case .yes:
                decision.runs.append(LiteralRun(rule, reading, answeredBy: answer).result)
                if !rule.continues { return decision }
            }
        }
        return decision
    }

    /// a text that is one of these alone, where the same said over is said once
    func consent(of text: LiteralText, to place: SMSAddress) -> ConsentSaid? {
        let consent = rules.localConsent.last { $0.places.contains(place) }?.consent ?? rules.consent
        let words = text.spokenWords
        func isOne(of phrases: [[String]]) -> Bool {
            phrases.map { $0.map { Array($0.unicodeScalars) } }.contains { phrase in
                let times = words.count / phrase.count
                return times > 0 && words == Array(repeating: phrase, count: times).flatMap { $0 }
            }
        }
        if isOne(of: consent.stop.phrases) { return ConsentSaid(word: .stop, confirmation: consent.stop.confirmation) }
        return isOne(of: consent.start.phrases) ? ConsentSaid(word: .start, confirmation: consent.start.confirmation) : nil
    }
}

/// How often each thing held and failed.
struct Tally: Sendable {
    typealias Count = (held: Int, failed: Int, unknown: Int)
    private(set) var counts: [String: Count] = [:]

    mutating func note(_ name: String, _ truth: Oracle.Truth) {
        switch truth {
        case .yes: counts[name, default: (0, 0, 0)].held += 1
        case .no: counts[name, default: (0, 0, 0)].failed += 1
        case .unknown: counts[name, default: (0, 0, 0)].unknown += 1
        }
    }

    mutating func add(_ other: Tally) {
        counts.merge(other.counts) { ($0.held + $1.held, $0.failed + $1.failed, $0.unknown + $1.unknown) }
    }
}

/// Where a reading notes what it finds.
final class TallySheet {
    private(set) var tally = Tally()

    func note(_ name: String, _ truth: Oracle.Truth) { tally.note(name, truth) }
}

struct Bound {
    var values: [Template.Value: String] = [:]
}

/// One message and what conditions say of it.
struct Reading {
    let message: InboundMessage
    let text: LiteralText
    let state: DecisionState
    let ownNumbers: Set<SMSAddress>
    let tally: TallySheet
    private let zone: TimeZoneTable
    private let clock: Clock

    init(
        message: InboundMessage, text: LiteralText, state: DecisionState, zone: TimeZoneTable, ownNumbers: Set<SMSAddress>,
        tally: TallySheet
    ) {
        self.message = message
        self.text = text
        self.state = state
        self.ownNumbers = ownNumbers
        self.tally = tally
        self.zone = zone
        clock = Clock(message.receivedAt, in: zone)
    }

    func truth(of rule: CheckedRule) -> Oracle.Truth {
        let isHere = rule.places?.contains(message.receiver)
        if let isHere { tally.note("on", isHere ? .yes : .no) }
        let isOurs = ownNumbers.contains(message.sender)
        let isNamed = rule.condition.names(message.sender)
        if isOurs { tally.note("our own number", isNamed ? .yes : .no) }
        var truth = isHere == false || isOurs && !isNamed ? .no : truth(of: rule.condition)
        if let limit = rule.limit, truth == .yes {
            let holds = times(of: rule.name.description, within: limit) < limit.count
            tally.note(limit.isOfAll ? "limit in all" : limit.span.name, holds ? .yes : .no)
            if !holds { truth = .no }
        }
        if rule.continues { tally.note("continue", truth) }
        return truth
    }

    /// It holds when fewer than N earlier messages on which a rule of this name acted were received after now − D, or in this day, week or
    /// month; none that was received D later or more is earlier.
    private func times(of rule: String, within limit: Limit) -> Int {
        if limit.isOfAll { return state.ruleCounts.filter { $0.rule == rule }.map(\.count).reduce(0, +) }
        return state.ruleTimes.filter { $0.rule == rule }.count { time in
            let then = Clock(time.receivedAt, in: zone)
            return switch limit.span {
            case .last(let seconds): abs(time.receivedAt.milliseconds - message.receivedAt.milliseconds) < Int64(seconds) * 1000
            case .day: then.date == clock.date
            case .week: then.week == clock.week
            case .month: then.date.prefix(7) == clock.date.prefix(7)
            }
        }
    }

    func truth(of condition: Condition) -> Oracle.Truth {
        let truth = untallied(condition)
        tally.note(condition.kind, truth)
        return truth
    }

    private func untallied(_ condition: Condition) -> Oracle.Truth {
        switch condition {
        case .always: .yes
        case .keyword(let keywords, let alone): known(keywords.contains { holds($0, alone: alone) })
        case .textIs(let texts): known(texts.contains { text.comparable == $0.scalars })
        case .textContains(let texts): known(texts.contains { Self.isPart($0.scalars, of: text.comparable) })
        case .textStartsWith(let texts): known(texts.contains { text.comparable.starts(with: $0.scalars) })
        case .textEndsWith(let texts): known(texts.contains { text.comparable.reversed().starts(with: $0.scalars.reversed()) })
        case .textMatches(let patterns): any(patterns.map { search($0).truth })
        case .from(let addresses): known(addresses.contains { isSender($0) })
        case .to(let addresses): known(addresses.contains { Self.isOne($0, message.receiver) })
        case .via(let channels): known(channels.contains(message.channel))
        case .time(let spans): known(spans.contains { clock.isIn($0) })
        case .day(let spans): known(spans.contains { clock.isIn($0) })
        case .date(let spans): known(spans.contains { clock.isIn($0) })
        case .during(let hours): known(hours.contains { clock.isIn($0.hours) })
        case .not(let inner): opposite(truth(of: inner))
        case .and(let sides): opposite(any(sides.map { opposite(truth(of: $0)) }))
        case .or(let sides): any(sides.map(truth(of:)))
        }
    }

    private func isSender(_ pattern: AddressPattern) -> Bool {
        guard case .audience(let name) = pattern else { return Self.isOne(pattern, message.sender) }
        tally.note("audience", state.audiences.contains(name) ? .yes : .no)
        return state.audiences.contains(name)
    }

    private func known(_ truth: Bool) -> Oracle.Truth { truth ? .yes : .no }

    private func opposite(_ truth: Oracle.Truth) -> Oracle.Truth { truth == .yes ? .no : truth == .no ? .yes : .unknown }

    private func any(_ truths: [Oracle.Truth]) -> Oracle.Truth {
        truths.contains(.yes) ? .yes : truths.contains(.unknown) ? .unknown : .no
    }

    /// the message's first words are those of W; with `alone`, it has no other words
    private func holds(_ keyword: Keyword, alone: Bool) -> Bool {
        let expected = keyword.words.map { Array($0.unicodeScalars) }
        let first = text.words.prefix(expected.count).map(\.folded)
        return first == expected && (!alone || text.words.count == expected.count)
    }

    private static func isPart(_ part: [Unicode.Scalar], of whole: [Unicode.Scalar]) -> Bool {
        whole.indices.contains { whole[$0...].starts(with: part) }
    }

    private static func isOne(_ pattern: AddressPattern, _ address: SMSAddress) -> Bool {
        switch (pattern, address) {
        case (.exactly(let number), .phone(let phone)): phone.e164 == number.e164
        case (.prefix(let digits), .phone(let phone)): phone.e164.hasPrefix("+" + digits)
        case (.shortCode(let digits), .shortCode(let code)): code == digits
        case (.alphanumeric(let folded), .alphanumeric(let name)):
            LiteralText.fold(Array(name.unicodeScalars)) == Array(folded.unicodeScalars)
        default: false
        }
    }

    /// Another engine than the library's. Generated patterns mean the same to both; whether one is beyond the bound is plain to see.
    private func search(_ pattern: Pattern) -> (truth: Oracle.Truth, groups: [String]) {
        let subject = LiteralText.string(text.scalars)
        if pattern.source == Generator.exponentialPattern, subject.contains(Generator.exponentialText) { return (.unknown, []) }
        let whole = NSRange(location: 0, length: subject.utf16.count)
        guard let match = pattern.otherEngine.firstMatch(in: subject, range: whole) else { return (.no, []) }
        let units = Array(subject.utf16)
        let groups = (0..<match.numberOfRanges).map { group in
            Range(match.range(at: group)).map { LiteralText.bound(String(decoding: units[$0], as: UTF16.self)) } ?? ""
        }
        return (.yes, groups)
    }

    /// `A and B` binds both, `not` nothing; of alternatives the first written one that holds binds (of keywords the one of most words).
    func bindings(of condition: Condition) -> Bound {
        var bound = Bound()
        switch condition {
        case .keyword(let keywords, let alone):
            let held = keywords.filter { holds($0, alone: alone) }
            let most = held.map(\.words.count).max() ?? 0
            guard let keyword = held.first(where: { $0.words.count == most }) else { break }
            bound.values[.keyword] = keyword.written
            let rest = text.words.dropFirst(most).first.map { text.scalars[$0.start...] } ?? []
            bound.values[.rest] = LiteralText.string(rest)
        case .textMatches(let patterns):
            guard let (pattern, groups) = patterns.lazy.map({ ($0, search($0)) }).first(where: { $0.1.truth == .yes }) else { break }
            for (number, group) in groups.groups.enumerated() { bound.values[.numberedGroup(number)] = group }
            for (name, number) in pattern.groups { bound.values[.namedGroup(name)] = groups.groups[number] }
        case .and(let sides):
            for side in sides { bound.values.merge(bindings(of: side).values) { _, later in later } }
        case .or(let sides):
            guard let side = sides.first(where: { untallied($0) == .yes }) else { break }
            bound = bindings(of: side)
        case .always, .textIs, .textContains, .textStartsWith, .textEndsWith, .from, .to, .via, .time, .day, .date, .during, .not: break
        }
        return bound
    }

    func builtIn(_ value: Template.Value) -> String? {
        switch value {
        case .from: message.sender.text
        case .to: message.receiver.text
        case .text: LiteralText.string(text.scalars)
        case .id: message.id.description
        case .channel: message.channel
        case .date: clock.date
        case .time: clock.time
        case .received: Generator.instants[message.receivedAt]
        case .word(let number): text.words.dropFirst(number - 1).first.map { LiteralText.string($0.stripped) }
        case .keyword, .rest, .namedGroup, .numberedGroup, .fetched, .secret: nil
        }
    }
}

extension Pattern {
    fileprivate var otherEngine: NSRegularExpression {
        var options: NSRegularExpression.Options = [.useUnixLineSeparators]
        if ignoresCase { options.insert(.caseInsensitive) }
        guard let regex = try? NSRegularExpression(pattern: source, options: options) else {
            preconditionFailure("the generator makes patterns for both engines, not \(source)")
        }
        return regex
    }
}

extension ComparedText {
    fileprivate var scalars: [Unicode.Scalar] { Array(folded.unicodeScalars) }
}

extension Condition {
    /// Whether a `from` that is not under `not` has the number written out.
    func names(_ number: SMSAddress) -> Bool {
        switch self {
        case .from(let patterns):
            patterns.contains { pattern in
                switch pattern {
                case .exactly(let phone): number == .phone(phone)
                case .shortCode(let code): number == .shortCode(code)
                case .prefix, .alphanumeric, .audience: false
                }
            }
        case .and(let sides), .or(let sides): sides.contains { $0.names(number) }
        default: false
        }
    }

    var kind: String {
        switch self {
        case .always: "always"
        case .keyword(_, let alone): alone ? "keyword alone" : "keyword"
        case .textIs: "text is"
        case .textContains: "text contains"
        case .textStartsWith: "text starts with"
        case .textEndsWith: "text ends with"
        case .textMatches: "text matches"
        case .from: "from"
        case .to: "to"
        case .via: "via"
        case .time: "time"
        case .day: "day"
        case .date: "date"
        case .during: "during"
        case .not: "not"
        case .and: "and"
        case .or: "or"
        }
    }
}

extension Limit.Span {
    fileprivate var name: String {
        switch self {
        case .last: "limit"
        case .day: "limit per day"
        case .week: "limit per week"
        case .month: "limit per month"
        }
    }
}
