/// How people write a limit who have not read how it is written.
extension Parser {
    /// `limit once a day`, `limit 1 per hour`, `limit 3 daily`
    ///
    /// - Returns: whether it was so, and has been reported.
    mutating func takeLimitInWords() -> Bool {
        let start = token
        let isCountInWords = Self.countsInWords[text(of: start)] != nil
        guard let count = Self.countsInWords[text(of: start)] ?? Int(text(of: start)).map({ "\($0)" }) else { return false }
        let joint = self.token(after: 1)
        let unit = self.token(after: 2)
        let meant: String
        if joint.kind == .atom, let adverb = Self.adverbs[text(of: joint)] {
            meant = adverb
            advance()
        } else if joint.kind == .atom, joint.word == .per || Self.wordsForPer.contains(text(of: joint)), unit.kind == .atom,
            let named = Self.meant(by: text(of: unit), isInWords: isCountInWords || joint.word != .per)
        {
            meant = named
            advance()
            advance()
        } else {
            return false
        }
        advance()
        findings.report(.limitInWords(meant: "\(count) per \(meant)"), at: span(from: start))
        _ = takeInAllOtherwiseWritten()
        if isAtInAll {
            advance()
            advance()
        }
        return true
    }

    private static func meant(by unit: String, isInWords: Bool) -> String? {
        if !isInWords, calendarSpans.contains(unit) { return nil }
        let isDuration = isInWords && unit.utf8.first.map { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } == true
        return units[unit.lowercased()] ?? (isDuration ? unit : nil)
    }

    private static let countsInWords = ["once": "1", "twice": "2"]
    private static let wordsForPer: Set = ["a", "an", "each", "every", "in", "within"]
    private static let adverbs = ["hourly": "1h", "daily": "day", "weekly": "week", "monthly": "month", "yearly": "365d"]
    private static let calendarSpans: Set = ["day", "week", "month"]
    private static let units = [
        "second": "1s", "minute": "1m", "hour": "1h", "day": "day", "week": "week", "month": "month", "year": "365d", "days": "day",
        "weeks": "week", "months": "month", "today": "day", "calendar-day": "day", "calendar-week": "week", "calendar-month": "month",
    ]

    /// `1 per 1 day`, which may be 24 hours or the calendar's: only its author knows.
    mutating func parseLimitDuration(of count: AtomNode) -> AtomNode? {
        let number = token
        let unit = token(after: 1)
        guard number.kind == .atom, text(of: number) == "1", unit.kind == .atom, !unit.isFirstOnLine,
            let length = ["day": "1d", "week": "7d", "month": "30d"][text(of: unit)]
        else { return parseDuration() }
        advance()
        advance()
        findings.report(
            .limitPerOne("\(count.text) per \(length)", orCalendar: "\(count.text) per \(text(of: unit))"), at: span(from: number))
        return nil
    }

    // MARK: In all

    /// `in total`, `for all`, `overall`
    ///
    /// - Returns: whether it was so, and has been reported.
    mutating func takeInAllOtherwiseWritten() -> Bool {
        guard token.kind == .atom, token.word == nil, !isAtInAll else { return false }
        let isPair = isAtPairForInAll
        guard isPair || Self.wordsForInAll.contains(text(of: token).lowercased()) else { return false }
        let start = advance()
        if isPair { advance() }
        findings.report(.inAllInWords(source.string(span(from: start).range)), at: span(from: start))
        return true
    }

    private var isAtPairForInAll: Bool {
        let next = token(after: 1)
        guard token.kind == .atom, next.kind == .atom, !next.isFirstOnLine else { return false }
        return Self.pairs[text(of: token).lowercased()]?.contains(text(of: next).lowercased()) == true
    }

    private static let wordsForInAll: Set = [
        "in", "all", "total", "totally", "overall", "altogether", "together", "globally", "everybody", "everyone", "anybody", "anyone",
    ]
    private static let pairs: [String: Set<String>] = [
        "in": ["all", "total", "sum", "al", "everything", "everybody"],
        "for": ["all", "everybody", "everyone", "anybody", "anyone"],
        "by": ["all", "everybody", "everyone", "anybody", "anyone"],
        "of": ["all", "everybody", "everyone", "anybody", "anyone"],
        "all": ["together", "in"],
    ]

    /// `limit 100 in all per day`, `limit 100 in total`
    ///
    /// - Returns: whether it was so, and has been reported.
    mutating func takeInAllBeforeTime(after count: AtomNode) -> Bool {
        guard isAtPairForInAll else { return false }
        let start = advance()
        advance()
        let time = token(after: 1)
        if token.word == .per, time.kind == .atom, !time.isFirstOnLine {
            advance()
            advance()
            let whole = count.span.joined(to: span(from: start))
            findings.report(.limitInWords(meant: "\(count.text) per \(text(of: time)) in all"), at: whole)
        } else {
            findings.report(.limitWithoutTime(count.text), at: count.span.joined(to: span(from: start)))
        }
        return true
    }

    /// `reply "…" in all`
    ///
    /// - Returns: whether it was so, and has been reported.
    mutating func takeStrayInAll() -> Bool {
        guard isAtInAll else { return false }
        let start = advance()
        advance()
        findings.report(.misplacedInAll, at: span(from: start))
        return true
    }
}
