import SMSMessages

/// `09:00-17:30`: from its start to before its end, past midnight where the end is not after the start.
public struct TimeSpan: Hashable, Sendable {
    /// Minutes after midnight, 0 to 1,439.
    public var start: Int
    /// Minutes after midnight, 1 to 1,440, or 0 for an end at the midnight that follows.
    public var end: Int

    public init(start: Int, end: Int) {
        self.start = start
        self.end = end
    }

    public init(_ text: String) throws(CalendarMistake) {
        let ends = text.split(separator: "-", omittingEmptySubsequences: false)
        if let meant = Self.meant(by: ends) { throw .timeOtherwiseWritten(text, meant: meant) }
        guard ends.count == 2 else { throw text.contains(":") ? .notASpan(text) : .notATime(text) }
        let start = try Self.minutes(ends[0], in: text, mayBeMidnightAfter: false)
        let end = try Self.minutes(ends[1], in: text, mayBeMidnightAfter: true)
        guard start != end else { throw .equalEnds(text) }
        self.init(start: start, end: end)
    }

    public var passesMidnight: Bool { end <= start }

    /// Whether it holds at a time of any day.
    public func contains(secondOfDay: Int) -> Bool {
        passesMidnight
            ? secondOfDay >= start * 60 || secondOfDay < end * 60 : secondOfDay >= start * 60 && secondOfDay < end * 60
    }

    /// On the day it starts on.
    func holdsOnFirstDay(secondOfDay: Int) -> Bool { secondOfDay >= start * 60 && (passesMidnight || secondOfDay < end * 60) }

    /// In the early hours of the day after.
    func holdsOnNextDay(secondOfDay: Int) -> Bool { passesMidnight && secondOfDay < end * 60 }

    private static func minutes(_ text: Substring, in whole: String, mayBeMidnightAfter: Bool) throws(CalendarMistake) -> Int {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, let hour = parts[0].digits, let minute = parts[1].digits, parts[1].utf8.count == 2 else {
            throw .notATime(String(text))
        }
        if parts[0].utf8.count == 1 { throw .oneDigitHour(String(text), meant: "0\(text)") }
        guard parts[0].utf8.count == 2, minute < 60, hour < 24 || hour == 24 && minute == 0 && mayBeMidnightAfter else {
            throw .notATime(String(text))
        }
        return hour * 60 + minute
    }
}

extension TimeSpan {
    /// `9am-5pm`, `9-17`, `9.30-17h`; not `9-5`, of which nobody knows the half of the day.
    fileprivate static func meant(by ends: [Substring]) -> String? {
        guard ends.count == 2, let first = ClockTime(ends[0]), let last = ClockTime(ends[1]), !first.isUsual || !last.isUsual,
            first.isTwelveHours == last.isTwelveHours, first.isTwelveHours || first.minute < last.minute
        else { return nil }
        return "\(first.text)-\(last.text)"
    }
}

/// A time of day as people write it.
private struct ClockTime {
    /// After midnight.
    let minute: Int
    let isTwelveHours: Bool
    /// With a colon, as here.
    let isUsual: Bool

    init?(_ written: Substring) {
        guard let match = written.lowercased().wholeMatch(of: /(\d\d?)(?:([:.h])(\d\d))?(am|pm|h)?/), let hour = Int(match.1),
            let past = Int(match.3 ?? "0"), past < 60
        else { return nil }
        isTwelveHours = match.4 == "am" || match.4 == "pm"
        guard isTwelveHours ? (1...12).contains(hour) : hour < 25 else { return nil }
        minute = (isTwelveHours ? hour % 12 + (match.4 == "pm" ? 12 : 0) : hour) * 60 + past
        isUsual = match.2 == ":" && match.4 == nil
    }

    var text: String {
        let (hour, past) = minute.quotientAndRemainder(dividingBy: 60)
        return "\(hour < 10 ? "0" : "")\(hour):\(past < 10 ? "0" : "")\(past)"
    }
}

/// `mon`, `mon-fri`, `fri-mon`: both ends included, and round the week where it must.
public struct DaySpan: Hashable, Sendable {
    public var first: Weekday
    public var last: Weekday

    public init(first: Weekday, last: Weekday) {
        self.first = first
        self.last = last
    }

    public init(_ text: String) throws(CalendarMistake) {
        let ends = text.split(separator: "-", omittingEmptySubsequences: false)
        guard ends.count <= 2 else { throw .notADay(text) }
        let days = ends.map { Weekday(written: $0) }
        if let first = days[0], let last = days[days.count - 1] {
            self.init(first: first, last: last)
            return
        }
        if let days = Weekday.meantSpans[text.lowercased()] { throw .dayInFull(text, meant: days) }
        let meant = ends.map { Weekday(meant: $0) }
        guard !meant.contains(nil) else { throw .notADay(text) }
        throw .dayInFull(text, meant: meant.compactMap { $0?.written }.joined(separator: "-"))
    }

    public func contains(_ day: Weekday) -> Bool {
        first.rawValue <= last.rawValue
            ? (first.rawValue...last.rawValue).contains(day.rawValue) : day.rawValue >= first.rawValue || day.rawValue <= last.rawValue
    }
}

extension Weekday {
    fileprivate static let names = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]

    var written: String { Self.names[rawValue] }

    fileprivate init?(written: Substring) {
        guard let place = Self.names.firstIndex(where: { $0 == written }) else { return nil }
        self = Self.allCases[place]
    }

    /// What people call several days.
    fileprivate static let meantSpans = [
        "weekday": "mon-fri", "weekdays": "mon-fri", "workdays": "mon-fri", "weekend": "sat-sun", "weekends": "sat-sun",
        "daily": "mon-sun", "everyday": "mon-sun",
    ]

    /// `Monday`, `MON`, `mo`
    fileprivate init?(meant: Substring) {
        let meant = meant.lowercased()
        let all = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
        guard meant.utf8.count >= 2, let place = all.firstIndex(where: { $0.hasPrefix(meant) }) else { return nil }
        self = Self.allCases[place]
    }
}

/// `2026-12-24`, `2026-12-24..2026-12-31`, `12-25`, `12-24..01-02`: both ends included.
public enum DateSpan: Hashable, Sendable {
    case dates(first: CivilDate, last: CivilDate)
    /// Of every year, and over its end where the last comes before the first.
    case everyYear(first: DayOfYear, last: DayOfYear)

    public init(_ text: String) throws(CalendarMistake) {
        let dots = text.firstRange(of: "..")
        let first = text[..<(dots?.lowerBound ?? text.endIndex)]
        let last = dots.map { text[$0.upperBound...] }
        if DayOfYear.isMeant(by: first), last.map(DayOfYear.isMeant) != false {
            let start = try DayOfYear(written: first)
            self = .everyYear(first: start, last: try last.map { end throws(CalendarMistake) in try DayOfYear(written: end) } ?? start)
            return
        }
        let start = try CivilDate(written: first)
        if let last, DayOfYear.isMeant(by: last) { throw .dateOtherwiseWritten(text, meant: "\(first)..\(first.prefix(4))-\(last)") }
        let end = try last.map { end throws(CalendarMistake) in try CivilDate(written: end) } ?? start
        if let last, start > end { throw .datesReversed(text, meant: "\(last)..\(first)") }
        self = .dates(first: start, last: end)
    }

    public func contains(_ date: CivilDate) -> Bool {
        switch self {
        case .dates(let first, let last): return first <= date && date <= last
        case .everyYear(let first, let last):
            let day = DayOfYear(date)
            return first <= last ? first <= day && day <= last : first <= day || day <= last
        }
    }
}

/// `12-25`: a day that every year has, or `02-29`, which leap years have.
public struct DayOfYear: Hashable, Comparable, Sendable {
    /// 1...12
    public let month: Int
    /// 1...31
    public let day: Int

    /// - Returns: nil for a day that no year has.
    public init?(month: Int, day: Int) {
        guard CivilDate(year: 2000, month: month, day: day) != nil else { return nil }
        self.month = month
        self.day = day
    }

    init(_ date: CivilDate) {
        let civil = CivilTime(Timestamp(milliseconds: Int64(date.daysSinceEpoch) * 86_400_000))
        month = civil.month
        day = civil.day
    }

    init(written text: Substring) throws(CalendarMistake) {
        let numbers = text.split(separator: "-").compactMap(\.digits)
        guard numbers.count == 2 else { throw .notADate(String(text)) }
        if let day = DayOfYear(month: numbers[0], day: numbers[1]) {
            self = day
        } else if numbers[0] > 12, DayOfYear(month: numbers[1], day: numbers[0]) != nil {
            throw .dateOtherwiseWritten(String(text), meant: "\(text.suffix(2))-\(text.prefix(2))")
        } else {
            throw .noSuchDay(String(text))
        }
    }

    /// Two numbers of two digits.
    static func isMeant(by text: Substring) -> Bool {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        return parts.count == 2 && parts.allSatisfy { $0.utf8.count == 2 && $0.digits != nil }
    }

    public static func < (a: DayOfYear, b: DayOfYear) -> Bool { (a.month, a.day) < (b.month, b.day) }
}

extension CivilDate {
    /// `2026-12-24`
    init(written text: Substring) throws(CalendarMistake) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, let year = parts[0].digits, let month = parts[1].digits, let day = parts[2].digits else {
            throw .notADate(String(text))
        }
        guard parts[0].utf8.count == 4, parts[1].utf8.count == 2, parts[2].utf8.count == 2 else {
            throw Self.otherwiseWritten(text, [year, month, day])
        }
        guard let date = CivilDate(year: year, month: month, day: day) else { throw .noSuchDay(String(text)) }
        self = date
    }

    /// `24-12-2026`, `2026-1-5`
    private static func otherwiseWritten(_ text: Substring, _ numbers: [Int]) -> CalendarMistake {
        let isReversed = numbers[2] > 31
        guard CivilDate(year: numbers[isReversed ? 2 : 0], month: numbers[1], day: numbers[isReversed ? 0 : 2]) != nil,
            numbers.max() ?? 0 > 999
        else { return .notADate(String(text)) }
        let meant = isReversed ? Array(numbers.reversed()) : numbers
        let padded = meant.map { $0 < 10 ? "0\($0)" : "\($0)" }
        return .dateOtherwiseWritten(String(text), meant: padded.joined(separator: "-"))
    }
}

extension LocalTime {
    /// `2026-11-21T09:00`, `2026-11-21T09:00:30`
    public init(stamp text: String) throws(CalendarMistake) {
        let halves = text.split(separator: "T", omittingEmptySubsequences: false)
        guard halves.count == 2 else { throw .notAMoment(text) }
        let date = try CivilDate(written: halves[0])
        let parts = halves[1].split(separator: ":", omittingEmptySubsequences: false)
        let numbers = parts.map { $0.utf8.count == 2 ? $0.digits : nil }
        guard (2...3).contains(parts.count), let hour = numbers[0], hour < 24, let minute = numbers[1], minute < 60,
            let second = parts.count == 3 ? numbers[2] : 0, second < 60
        else { throw .notAMoment(text) }
        self.init(date: date, secondOfDay: hour * 3600 + minute * 60 + second)
    }
}

extension Duration {
    /// `30s`, `10m`, `2h`, `1d`: whole seconds, at least 1 and at most ten years.
    static func seconds(written text: String) throws(CalendarMistake) -> Int {
        let number = text.prefix { ("0"..."9").contains($0) }
        let unit = text[number.endIndex...].drop { $0 == " " }
        guard let count = number.digits, count > 0 else {
            throw number.utf8.count > 9 ? .durationTooLong(text, limit: "3660d") : .notADuration(text)
        }
        if unit.isEmpty { throw .durationWithoutUnit(text) }
        guard let seconds = secondsOfUnit[String(unit)] else {
            throw meantUnits[unit.lowercased()].map { .durationUnit(text, meant: "\(number)\($0)") } ?? .notADuration(text)
        }
        guard count <= 3660 * 86_400 / seconds else { throw .durationTooLong(text, limit: "3660d") }
        return count * seconds
    }

    private static let secondsOfUnit = ["s": 1, "m": 60, "h": 3600, "d": 86_400]

    /// Whole words only: `1month` is no minute, `500ms` are none either.
    private static let meantUnits = [
        "sec": "s", "secs": "s", "second": "s", "seconds": "s", "min": "m", "mins": "m", "minute": "m", "minutes": "m",
        "hr": "h", "hrs": "h", "hour": "h", "hours": "h", "day": "d", "days": "d", "s": "s", "m": "m", "h": "h", "d": "d",
    ]
}

extension Substring {
    /// Of 1 to 9 ASCII digits.
    fileprivate var digits: Int? {
        guard (1...9).contains(utf8.count), utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else { return nil }
        return Int(self)
    }
}
