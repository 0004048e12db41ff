import Foundation
import RuleLanguage
import SMSMessages
import TestSupport

/// Makes sets of rules, and messages on which their conditions hold often enough to tell a right matcher from a wrong one.
struct Generator {
    var random: SplitMix64

    init(seed: UInt64) {
        random = SplitMix64(seed: seed)
    }

    /// On a text with ``exponentialText`` in it PCRE2 gives up, whatever its version can foresee.
    static let exponentialPattern = "(a+)+[0-9]$"
    static let exponentialText = String(repeating: "a", count: 60) + "!"

    /// Written by hand, not calculated.
    static let instants: [Timestamp: String] = [
        Timestamp(milliseconds: 946_684_800_000): "2000-01-01T00:00:00Z",
        Timestamp(milliseconds: 1_798_099_500_250): "2026-12-24T08:05:00.250Z",
        Timestamp(milliseconds: 1_709_251_199_000): "2024-02-29T23:59:59Z",
        Timestamp(milliseconds: 4_107_542_399_001): "2100-02-28T23:59:59.001Z",
        // Clocks in Amsterdam go forward, and back.
        Timestamp(milliseconds: 1_774_745_999_999): "2026-03-29T00:59:59.999Z",
        Timestamp(milliseconds: 1_774_746_000_000): "2026-03-29T01:00:00Z",
        Timestamp(milliseconds: 1_792_886_400_000): "2026-10-25T00:00:00Z",
        Timestamp(milliseconds: 1_792_890_000_000): "2026-10-25T01:00:00Z",
        Timestamp(milliseconds: 1_798_153_200_000): "2026-12-24T23:00:00Z",
        Timestamp(milliseconds: 1_798_153_199_999): "2026-12-24T22:59:59.999Z",
    ]

    private static let zones = ["UTC", "Europe/Amsterdam", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu"]
        .compactMap { TimeZoneTable(identifier: $0) }

    // MARK: rules

    mutating func rules() -> CheckedRules {
        let count = Int.random(in: 1...14, using: &random)
        return CheckedRules(
            rules: (0..<count).map { rule($0, isLast: $0 == count - 1) }, zone: pick(Self.zones), audiences: Self.audiences,
            consent: consent(Self.stop, Self.start),
            localConsent: chance(0.5)
                ? []
                : [
                    LocalConsent(
                        places: [pick(Self.receivers), pick(Self.receivers)], consent: consent(["HALT", "STOP ALL"], ["WEER-AAN"]))
                ],
            places: [], fileCount: 1)
    }

    private mutating func consent(_ stop: [String], _ start: [String]) -> Consent {
        func words(_ phrases: [String], _ confirmation: String) -> ConsentWords {
            ConsentWords(phrases: chance(0.1) ? [] : phrases.map(spoken), confirmation: chance(0.1) ? nil : confirmation)
        }
        return Consent(stop: words(stop, "stopped"), start: words(start, "started"))
    }

    private func spoken(_ phrase: String) -> [String] { LiteralText(phrase).spokenWords.map { LiteralText.string($0) } }

    /// The service's own.
    mutating func ownNumbers() -> Set<SMSAddress> { chance(0.5) ? [] : Set(several { $0.pick(Self.senders) }) }

    private mutating func rule(_ number: Int, isLast: Bool) -> CheckedRule {
        let isOtherwise = isLast && chance(0.3)
        let condition = isOtherwise ? .always : condition(depth: 0)
        let places = chance(0.35) ? Set((0..<Int.random(in: 1...3, using: &random)).map { _ in pick(Self.receivers) }) : nil
        let actions = actions(for: condition)
        let limit = isOtherwise || chance(0.7) ? nil : limit()
        return CheckedRule(
            name: isOtherwise ? .otherwise : .named("r\(number)"), places: places, condition: condition, limit: limit, actions: actions,
            continues: !isOtherwise && chance(0.3), location: SourceLocation(file: "generated.rules", line: number + 1, column: 1),
            words: RuleWords(places: places.map { _ in "here" }, condition: ConditionWords(numbering: condition, as: "\(number)")))
    }

    private mutating func condition(depth: Int) -> Condition {
        if chance(0.25) { return momentOrChannel() }
        if depth < 3, chance(0.45) {
            switch Int.random(in: 0..<3, using: &random) {
            case 0: return .not(condition(depth: depth + 1))
            case 1: return .and((0..<Int.random(in: 2...3, using: &random)).map { _ in condition(depth: depth + 1) })
            default: return .or((0..<Int.random(in: 2...3, using: &random)).map { _ in condition(depth: depth + 1) })
            }
        }
        switch Int.random(in: 0..<20, using: &random) {
        case 0..<4: return .keyword(several { $0.keyword() }, alone: false)
        case 4..<6: return .keyword(several { $0.keyword() }, alone: true)
        case 6..<8: return .textIs(several { $0.comparedText(ofWords: 1...2) })
        case 8..<10: return .textContains(several { $0.comparedText(ofWords: 1...2) })
        case 10..<12: return .textStartsWith(several { $0.comparedText(ofWords: 1...2) })
        case 12..<14: return .textEndsWith(several { $0.comparedText(ofWords: 1...2) })
        case 14: return .textMatches(several { $0.pick(Self.patterns) })
        case 15: return .textMatches(several { $0.pick(Self.literalPatterns).pattern })
        case 16..<18: return .from(several { $0.pick(Self.addressPatterns) })
        case 18: return .to(several { $0.pick(Self.addressPatterns) })
        default: return chance(0.3) ? .always : .to(several { $0.pick(Self.addressPatterns) })
        }
    }

    private mutating func momentOrChannel() -> Condition {
        switch Int.random(in: 0..<6, using: &random) {
        case 0: .via(several { $0.pick(["main", "backup", "other"]) })
        case 1: .time(several { $0.timeSpan() })
        case 2: .day(several { $0.daySpan() })
        case 3: .date(several { $0.dateSpan() })
        case 4: .from(several { .audience($0.pick(Self.audiences)) } + (chance(0.3) ? [pick(Self.addressPatterns)] : []))
        default: .during(several { NamedHours(name: "h", hours: $0.openingHours()) })
        }
    }

    private mutating func timeSpan() -> TimeSpan {
        // Next to what the clocks show at the instants, and anywhere.
        let minutes = [0, 1, 60, 119, 120, 180, 485, 545, 1439].map { chance(0.5) ? $0 : Int.random(in: 0...1439, using: &random) }
        let start = pick(minutes)
        let end = pick(minutes)
        return TimeSpan(start: start, end: start == end ? 1440 : end)
    }

    private mutating func daySpan() -> DaySpan { DaySpan(first: pick(Weekday.allCases), last: pick(Weekday.allCases)) }

    private mutating func dateSpan() -> DateSpan {
        let first = pick(Self.instants.keys.sorted()).milliseconds / 86_400_000 + Int64(pick([-1, 0, 0, 1]))
        let last = Int(first) + pick([0, 0, 1, 400])
        let span = DateSpan.dates(first: CivilDate(daysSinceEpoch: Int(first)), last: CivilDate(daysSinceEpoch: last))
        return chance(0.4)
            ? pick([dayOfYear(Int(first)), dayOfYear(last), dayOfYear(Int(first) + 100)]).flatMap { day in
                pick([dayOfYear(last), dayOfYear(Int(first) - 1)]).map { .everyYear(first: day, last: $0) }
            } ?? span : span
    }

    private func dayOfYear(_ days: Int) -> DayOfYear? {
        let civil = CivilTime(Timestamp(milliseconds: Int64(days) * 86_400_000))
        return DayOfYear(month: civil.month, day: civil.day)
    }

    private mutating func openingHours() -> OpeningHours {
        OpeningHours(
            (0..<Int.random(in: 1...4, using: &random)).map { _ in
                let isDated = chance(0.4)
                return OpeningHours.Entry(
                    days: isDated ? [] : several { $0.daySpan() }, dates: isDated ? several { $0.dateSpan() } : [],
                    spans: chance(0.2) ? [] : several { $0.timeSpan() })
            })
    }

    private mutating func limit() -> Limit {
        let spans: [Limit.Span] = [.last(seconds: pick(Self.durations)), .last(seconds: pick(Self.durations)), .day, .week, .month]
        return Limit(count: Int.random(in: 1...3, using: &random), per: pick(spans), isOfAll: chance(0.2))
    }

    /// What is known of a message's sender and of its number.
    mutating func state(for message: InboundMessage, _ rules: CheckedRules) -> DecisionState {
        let times = (0..<Int.random(in: 0...6, using: &random)).map { _ in
            RuleTime(rule: pick(rules.rules).name.description, receivedAt: instant(near: message.receivedAt, in: rules.zone))
        }
        let counts = rules.rules.filter { _ in chance(0.4) }.map { rule in
            RuleCount(rule: rule.name.description, count: Int.random(in: 1...3, using: &random), oldest: message.receivedAt)
        }
        return DecisionState(audiences: Set(Self.audiences.filter { _ in chance(0.4) }), ruleTimes: times, ruleCounts: counts)
    }

    /// Where a limit's time ends: a length of time before or, now and then, after; or about a midnight, up to a month away.
    private mutating func instant(near receivedAt: Timestamp, in zone: TimeZoneTable) -> Timestamp {
        let offBy = Int64(pick([-1, 0, 1, -1000, 0]))
        if chance(0.5) {
            let length = Int64(pick(Self.durations)) * 1000
            return Timestamp(milliseconds: receivedAt.milliseconds + (chance(0.1) ? length : -length) + offBy)
        }
        let local = zone.local(at: receivedAt)
        let days = pick([
            0, 0, 1, -1, -local.date.weekday.rawValue, 7 - local.date.weekday.rawValue, Int.random(in: -31...31, using: &random),
        ])
        let date = CivilDate(daysSinceEpoch: local.date.daysSinceEpoch + days)
        let midnight = zone.instant(of: LocalTime(date: date, secondOfDay: 0)) ?? receivedAt
        return Timestamp(milliseconds: midnight.milliseconds + offBy)
    }

    static let audiences = ["news", "vip", "crew"]
    private static let durations = [1, 60, 3600, 86_400]

    private mutating func keyword() -> Keyword {
        let count = chance(0.6) ? 1 : chance(0.8) ? 2 : Int.random(in: 3...8, using: &random)
        let written = (0..<count).map { _ in pick(Self.vocabulary) }.joined(separator: " ")
        return Keyword(written: written, words: folded(written))
    }

    private mutating func comparedText(ofWords count: ClosedRange<Int>) -> ComparedText {
        var written = Array(
            (0..<Int.random(in: count, using: &random)).map { _ in pick(Self.vocabulary) }.joined(separator: " ").unicodeScalars)
        // Not bound to words.
        if chance(0.3), written.count > 2 { written.removeFirst() }
        if chance(0.3), written.count > 2 { written.removeLast() }
        let comparable = LiteralText.string(LiteralText.comparable(written))
        return comparable.isEmpty
            ? ComparedText(written: "e", folded: "e") : ComparedText(written: LiteralText.string(written), folded: comparable)
    }

    private func folded(_ phrase: String) -> [String] {
        LiteralText(phrase).words.map { LiteralText.string($0.folded) }
    }

    // MARK: messages

    mutating func message(for rules: CheckedRules) -> InboundMessage {
        InboundMessage(
            id: MessageID(high: random.next(), low: random.next()), providerID: nil, channel: pick(["main", "backup"]),
            sender: pick(Self.senders), receiver: pick(Self.receivers), text: text(for: rules), sentAt: nil,
            receivedAt: pick(Self.instants.keys.sorted()))
    }

    /// Most texts begin with something a rule asks for, or are just that, spelled as people do.
    private mutating func text(for rules: CheckedRules) -> String {
        var pieces: [String] = []
        let wanted = rules.rules.flatMap(\.condition.wantedTexts) + (chance(0.1) ? Self.stop + Self.start : [])
        if chance(0.12), !wanted.isEmpty { return spelled(pick(wanted)) }
        if chance(0.03) { return consentText() }
        // Around the 64th byte of a text, where a stretch of it ends.
        if chance(0.02), !wanted.isEmpty { return String(repeating: "b", count: Int.random(in: 56...65, using: &random)) + pick(wanted) }
        if chance(0.6), !wanted.isEmpty { pieces.append(pick(wanted)) }
        for _ in 0..<Int.random(in: 0...3, using: &random) where chance(0.6) {
            pieces.append(chance(0.8) ? pick(Self.vocabulary) : pick(Self.remarks))
        }
        if chance(0.15), !wanted.isEmpty { pieces.append(pick(wanted)) }
        let words = pieces.flatMap { $0.split(separator: " ").map(String.init) }
        let carefully = chance(0.4)
        var text = chance(0.2) ? pick(Self.spaces) : ""
        for word in words {
            text += carefully ? word : spelled(word)
            text += carefully ? " " : pick(Self.spaces)
            if !carefully, chance(0.07) { text += pick(["…", ",", "— ", "\u{200E}\u{AD} ", "()"]) }
        }
        return chance(0.5) ? LiteralText.string(LiteralText.trim(Array(text.unicodeScalars), LiteralText.isWhiteSpace)) : text
    }

    /// Nothing but words of consent, and what says nothing, or nearly.
    private mutating func consentText() -> String {
        let word = pick(Self.stop + Self.start + ["HALT", "WEER-AAN"])
        return (0..<Int.random(in: 1...3, using: &random)).map { _ in
            spelled(chance(0.9) ? word : pick(Self.stop)) + pick([" ", "-", " – ", "\n", "!🛑 ", "👍🏽 ", " 🙂 … ", " 2 "])
        }.joined()
    }

    /// The same word to the language, or nearly.
    private mutating func spelled(_ word: String) -> String {
        // Half of it would leave open whether it is beyond the bound.
        if word == Self.exponentialText { return word }
        var scalars = Array((chance(0.3) ? word.lowercased() : chance(0.3) ? word.uppercased() : word).unicodeScalars)
        if chance(0.08) { scalars = scalars.map { ("!"..."~").contains($0) ? Unicode.Scalar($0.value + 0xFEE0) ?? $0 : $0 } }
        if chance(0.15) { scalars.insert(pick(Self.insertions), at: Int.random(in: 0...scalars.count, using: &random)) }
        if chance(0.1) { scalars = scalars.map { Self.alike[$0].map { pick($0) } ?? $0 } }
        if chance(0.05), !scalars.isEmpty { scalars.removeLast() }
        var spelled = LiteralText.string(scalars)
        if chance(0.08) {
            spelled = chance(0.5) ? spelled.decomposedStringWithCanonicalMapping : spelled.precomposedStringWithCanonicalMapping
        }
        if chance(0.15) { spelled += pick(["!", ".", ",", "！", "?!", "\u{200F}."]) }
        if chance(0.08) { spelled = pick(["«", "(", "“", "<", "¿", "\u{2067}'", "-"]) + spelled + pick(["»", ")", "”", ">", "´", "`"]) }
        return spelled
    }

    // MARK: what they are made of

    private static let insertions: [Unicode.Scalar] = [
        "\u{AD}", "\u{FE0F}", "\u{301}", "\u{202E}", "\u{7}", "\u{0}", "\u{7F}", "\u{85}", "\u{200C}", "\u{200D}", "\u{2063}", "\u{1F3FD}",
        "\u{E0067}",
    ]
    /// What phones and people write for a character of a rule, or nearly.
    private static let alike: [Unicode.Scalar: [Unicode.Scalar]] = [
        "'": ["\u{2019}", "\u{2018}", "\u{2BC}", "´"], "\"": ["“", "”", "\u{201F}"], "-": ["–", "—", "\u{2011}", "\u{2212}"],
        "1": ["١", "१", "①"], "2": ["٢", "۲", "𝟚"], "7": ["٧", "७", "７"],
    ]

    private static let vocabulary = [
        "ROUTE", "NEWS", "SPORT", "NEWS SPORT", "PAY", "ACK", "INFO", "ROUTE", "NEWS", "2FA", "#17", "Café", "straße", "yardım", "ΣΊΣΥΦΟΣ",
        "Ёлка", "สวัสดี", "हिन्दी", "か\u{3099}", "it´s", "ﬁn", "me@work", "«STOP»", "A", "🙂", "שָׁלוֹם",
        "WHAT'S ON", "SIGN-UP", "say \"1\"", "👍🏽", "می\u{200C}خواهم", "١٧",
    ]
    private static let remarks = [
        "17", "ack ١٧", "pay १२", "4711", "pay 12", "news 99", "please", "aa7", "aaa7", "\u{7}ring", exponentialText, exponentialText,
        exponentialText, "x",
        "..", ".", "\"a\\\",\u{1}", "{secret.TOKEN}", "b&c=d+%2e/..", "line\u{2028}end",
    ]
    private static let spaces = [" ", " ", " ", "  ", "\n", "\r\n", "\u{A0}", "\u{200B}", "\u{FEFF} ", "\t ", "\u{3000}"]
    private static let stop = ["STOP", "STOP ALL", "END", "AFMELDEN", "OPT-OUT"]
    private static let start = ["START", "UNSTOP", "end"]

    private static let patterns: [Pattern] = [
        Pattern(source: #"^ack\s+#?(?<number>\d+)"#, ignoresCase: true, groups: ["number": 1], groupCount: 1),
        Pattern(source: #"(?<first>[a-z]+) (?<second>[a-z]+)?"#, ignoresCase: true, groups: ["first": 1, "second": 2], groupCount: 2),
        Pattern(source: #"(pay|news)(?: (\d\d))?"#, ignoresCase: true, groups: [:], groupCount: 2),
        Pattern(source: #"(?<number>\d+)$"#, ignoresCase: false, groups: ["number": 1], groupCount: 1),
        Pattern(source: #"^[A-Z]{3,}"#, ignoresCase: false, groups: [:], groupCount: 0),
        Pattern(source: #"é|й"#, ignoresCase: false, groups: [:], groupCount: 0),
        Pattern(source: #"\S+\s(?<tail>.+)$"#, ignoresCase: false, groups: ["tail": 1], groupCount: 1),
        Pattern(source: exponentialPattern, ignoresCase: false, groups: [:], groupCount: 1),
        Pattern(source: exponentialPattern, ignoresCase: false, groups: [:], groupCount: 1),
    ]

    /// Patterns that ask for certain texts, and texts that are hard to see them in.
    fileprivate static let literalPatterns: [(pattern: Pattern, texts: [String])] = [
        (#"pay(?:ment)? please"#, true, ["pay please", "Payment please"]),
        (#"(?:ro|new)(?:ute|s) \d"#, true, ["route 66", "news 1", "NEWS 7"]),
        (#"route|news|pay 1"#, false, ["to pay 12", "my news", "a route"]),
        (#"kiosk[a-z]*"#, true, ["kiosk", "\u{212A}io\u{17F}\u{212A}s"]),
        (#"^stra.e|STRAßE$"#, false, ["straße", "STRAßE", "straSe"]),
        (#"か"#, false, ["か\u{3099}", "か\u{3099}", "が", "かか"]),
        (#"n.ws(?! info)"#, true, ["news sport", "NEWS info", "n ws"]),
        (#"é[12]?$"#, true, ["É", "é1", "E\u{301}"]),
        (#"(?=.*sport)(?!.*info)n.ws"#, true, ["news sport", "NEWS sport info", "n ws"]),
        (#"(?:ab){2,3}c|x{0}yz?"#, false, ["ababc", "ababababc", "y", "abc"]),
        (#"[Oo]n[ -]?line\.?"#, false, ["online", "On-line.", "on line"]),
        (#"\d \d"#, false, ["1 2", "1  2"]),
    ].map { source, ignoresCase, texts in
        (Pattern(source: source, ignoresCase: ignoresCase, groups: [:], groupCount: 0), texts)
    }

    private static let numbers = ["+31612345678", "+3161234567", "+31699999999", "+4670", "+467017406051234", "+316"]
    private static let senders: [SMSAddress] = (numbers + ["4040", "404", "MyBänk", "mybank", "ＭＹＢＡＮＫ", "Shop"]).map(
        SMSAddress.init(canonical:))
    static let receivers: [SMSAddress] = ["+31612345678", "+316", "+4670", "4040"].map(SMSAddress.init(canonical:))
    private static let addressPatterns: [AddressPattern] =
        senders.map(\.pattern) + [
            .prefix("316"), .prefix("31"), .prefix("3161234567"), .prefix("0316"), .prefix("46"), .alphanumeric("mybank"),
        ]

    // MARK: dice

    mutating func chance(_ probability: Double) -> Bool { Double.random(in: 0..<1, using: &random) < probability }

    mutating func pick<Value>(_ values: [Value]) -> Value { values[Int.random(in: values.indices, using: &random)] }

    mutating func several<Value>(_ make: (inout Generator) -> Value) -> [Value] {
        (0..<(chance(0.6) ? 1 : Int.random(in: 2...4, using: &random))).map { _ in make(&self) }
    }
}

extension SMSAddress {
    fileprivate var pattern: AddressPattern {
        switch self {
        case .phone(let number): .exactly(number)
        case .shortCode(let digits): .shortCode(digits)
        case .alphanumeric(let name): .alphanumeric(LiteralText.string(LiteralText.fold(Array(name.unicodeScalars))))
        }
    }
}

extension Condition {
    /// Texts on which parts of it hold.
    fileprivate var wantedTexts: [String] {
        switch self {
        case .keyword(let keywords, _): keywords.map(\.written)
        case .textIs(let texts), .textContains(let texts), .textStartsWith(let texts), .textEndsWith(let texts): texts.map(\.written)
        case .textMatches(let patterns):
            patterns.flatMap { pattern in
                if let literal = Generator.literalPatterns.first(where: { $0.pattern == pattern }) { return literal.texts }
                return [
                    pattern.source == Generator.exponentialPattern
                        ? Generator.exponentialText : ["ACK #17", "Pay 12", "route 66"][pattern.groupCount]
                ]
            }
        case .not(let inner): inner.wantedTexts
        case .and(let sides), .or(let sides): sides.flatMap(\.wantedTexts)
        case .always, .from, .to, .via, .time, .day, .date, .during: []
        }
    }

    /// What some alternative binds, and what two sides of an `and` bind, which the compiler refuses to use.
    var bound: (values: Set<Template.Value>, twice: Set<Template.Value>) {
        switch self {
        case .keyword: return ([.keyword, .rest], [])
        case .textMatches(let patterns):
            let named = patterns.flatMap { $0.groups.keys.map { Template.Value.namedGroup($0) } }
            let numbered = patterns.flatMap { (0..<$0.groupCount).map { Template.Value.numberedGroup($0 + 1) } }
            return (Set(named + numbered), [])
        case .and(let sides):
            return sides.map(\.bound).reduce(into: ([], [])) { all, side in
                all.1.formUnion(side.twice.union(all.0.intersection(side.values)))
                all.0.formUnion(side.values)
            }
        case .or(let sides):
            return sides.map(\.bound).reduce(into: ([], [])) { all, side in
                all.1.formUnion(side.twice)
                all.0.formUnion(side.values)
            }
        case .always, .textIs, .textContains, .textStartsWith, .textEndsWith, .from, .to, .via, .time, .day, .date, .during, .not:
            return ([], [])
        }
    }

    var patternCount: Int {
        switch self {
        case .textMatches(let patterns): patterns.count
        case .not(let inner): inner.patternCount
        case .and(let sides), .or(let sides): sides.reduce(0) { $0 + $1.patternCount }
        default: 0
        }
    }
}
