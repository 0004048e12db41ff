/// What stands behind a check without the word that joins it on: `keyword X until 2026-12-31`, `keyword X during desk`.
extension Parser {
    /// A check that lacks its `and`, or a time in English; read over, and said once.
    ///
    /// - Returns: what is to be joined on by `and`; nil where the condition ends.
    mutating func parseUnjoined(depth: Int) -> ConditionNode? {
        let start = token
        if isAtTimeInWords {
            let meant = takeTimeInWords()
            findings.report(.timeInWords(source.string(span(from: start).range), meant: meant), at: span(from: start))
            return ConditionNode(kind: .hole, span: span(from: start))
        }
        let check = token.word == .not ? self.token(after: 1) : token
        guard let word = check.word, Word.checks.contains(word) else { return nil }
        // Of two texts it may be enough that one is found.
        let isCertain = word != .keyword && word != .text && word != .always
        let written = source.string(token.range.lowerBound..<check.range.upperBound)
        findings.report(
            .missingJoint(before: written, isCertain: isCertain), at: span(of: token),
            edits: isCertain && !token.isFirstOnLine ? [insertion(of: " and")] : [])
        _ = parseUnary(depth: depth)
        return ConditionNode(kind: .hole, span: span(from: start))
    }

    /// Whether `until`, `on` or the like and a date, day or time stand here.
    var isAtTimeInWords: Bool {
        guard token.kind == .atom, !token.isFirstOnLine, TimeWord(text(of: token)) != nil else { return false }
        return text(of: self.token(after: 1)).isMomentOrSpan && self.token(after: 1).kind == .atom
    }

    private mutating func takeTimeInWords() -> String {
        let word = TimeWord(text(of: advance())) ?? .within
        let first = text(of: advance())
        var last: String?
        if token.kind == .atom, !token.isFirstOnLine, ["and", "to", "till", "until", "through"].contains(text(of: token)),
            self.token(after: 1).kind == .atom, text(of: self.token(after: 1)).isMomentOrSpan
        {
            advance()
            last = text(of: advance())
        }
        return "and \(word.check(from: first, to: last))"
    }
}

/// What English says before a date or time.
private enum TimeWord {
    case until, since, within

    init?(_ word: String) {
        switch word {
        case "until", "till", "before", "by", "through": self = .until
        case "after", "since", "from", "starting": self = .since
        case "on", "at", "in", "between", "within": self = .within
        default: return nil
        }
    }

    /// How it is written here, as near as can be told.
    func check(from first: String, to last: String?) -> String {
        if let time = first.timeOfDay { return "time \(span(time, last?.timeOfDay, first: "00:00", end: "24:00", joint: "-"))" }
        if (try? TimeSpan(first)) != nil { return "time \(first)" }
        if let day = first.day { return "day \(day)\(last?.day.map { "-\($0)" } ?? "")" }
        // A date without a year is every year's.
        let year = first.utf8.count > 5 ? first.prefix(5) : ""
        return "date \(span(first, last, first: "\(year)01-01", end: "\(year)12-31", joint: ".."))"
    }

    private func span(_ one: String, _ other: String?, first: String, end: String, joint: String) -> String {
        if let other { return one + joint + other }
        switch self {
        case .until: return first + joint + one
        case .since: return one + joint + end
        case .within: return joint == ".." ? one : one + joint + "…"
        }
    }
}

extension String {
    fileprivate var isMomentOrSpan: Bool {
        timeOfDay != nil || day != nil || (try? TimeSpan(self)) != nil || (try? DateSpan(self)) != nil
    }

    /// `09:00` for `9:00`
    fileprivate var timeOfDay: String? {
        let end = "-24:00"
        guard contains(":"), let span = (self + end).meantAsCalendar, span.hasSuffix(end) else { return nil }
        return String(span.dropLast(end.count))
    }

    /// `mon` for `monday`, `mon-fri` as it is.
    fileprivate var day: String? {
        if (try? DaySpan(self)) != nil { return self }
        guard let meant = meantAsCalendar, (try? DaySpan(meant)) != nil else { return nil }
        return meant
    }
}
