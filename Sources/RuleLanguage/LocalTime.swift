import SMSMessages

/// A day of the proleptic Gregorian calendar.
public struct CivilDate: Hashable, Comparable, Sendable {
    /// Days since 1970-01-01, which was a Thursday.
    public let daysSinceEpoch: Int

    public init(daysSinceEpoch: Int) {
        self.daysSinceEpoch = daysSinceEpoch
    }

    /// - Returns: nil for a day that the month does not have, or a year beyond 0 to 9999.
    public init?(year: Int, month: Int, day: Int) {
        guard (0...9999).contains(year), (1...12).contains(month), (1...CivilTime.daysInMonth(year: year, month: month)).contains(day)
        else { return nil }
        daysSinceEpoch = CivilTime.days(year: year, month: month, day: day)
    }

    public var weekday: Weekday {
        let place = (daysSinceEpoch + 3) % 7
        return Weekday.allCases[place < 0 ? place + 7 : place]
    }

    var before: CivilDate { CivilDate(daysSinceEpoch: daysSinceEpoch - 1) }

    public static func < (a: CivilDate, b: CivilDate) -> Bool { a.daysSinceEpoch < b.daysSinceEpoch }
}

public enum Weekday: Int, CaseIterable, Sendable {
    case monday, tuesday, wednesday, thursday, friday, saturday, sunday
}

/// What clocks show at one place.
public struct LocalTime: Hashable, Sendable {
    public var date: CivilDate
    /// 0 to 86,399.
    public var secondOfDay: Int

    public init(date: CivilDate, secondOfDay: Int) {
        self.date = date
        self.secondOfDay = secondOfDay
    }
}
