public import SMSMessages

/// `limit N per D [in all]`: the rule acts while it acted on fewer than `count` messages decided before, of the same sender to the same
/// number or of anybody to it, that were received within the same span of time.
public struct Limit: Sendable, Hashable {
    public enum Span: Sendable, Hashable {
        /// `1d`: none of this length holds more than the limit counts. At least 1, at most ten years.
        case last(seconds: Int)
        /// The calendar's, in the rules' zone; weeks begin on Monday.
        case day, week, month
    }

    public var count: Int
    public var span: Span
    /// Anybody's messages to the number count.
    public var isOfAll: Bool

    public init(count: Int, per span: Span, isOfAll: Bool = false) {
        self.count = count
        self.span = span
        self.isOfAll = isOfAll
    }

    /// When messages were received that count against one that is received at this instant, which lies within it.
    public func window(at instant: Timestamp, in zone: TimeZoneTable) -> Range<Timestamp> {
        if case .last(let seconds) = span { return instant - .seconds(seconds) + .milliseconds(1)..<instant + .seconds(seconds) }
        let days = span.dates(around: zone.local(at: instant).date)
        let end = zone.start(of: days.upperBound)
        // Where clocks are put back over midnight, a day that has begun goes on.
        if end <= instant { return end..<zone.start(of: span.dates(around: days.upperBound).upperBound) }
        return zone.start(of: days.lowerBound)..<end
    }
}

extension Limit.Span {
    /// The first day of the calendar's span that this one lies in, and the first that lies in the next.
    fileprivate func dates(around date: CivilDate) -> Range<CivilDate> {
        switch self {
        case .week: date.adding(-date.weekday.rawValue)..<date.adding(7 - date.weekday.rawValue)
        case .month: date.monthBegin..<date.nextMonthBegin
        case .day, .last: date..<date.adding(1)
        }
    }
}

extension CivilDate {
    fileprivate func adding(_ days: Int) -> CivilDate { CivilDate(daysSinceEpoch: daysSinceEpoch + days) }

    private var civil: CivilTime { CivilTime(Timestamp(milliseconds: Int64(daysSinceEpoch) * 86_400_000)) }

    fileprivate var monthBegin: CivilDate { adding(1 - civil.day) }

    fileprivate var nextMonthBegin: CivilDate {
        adding(CivilTime.daysInMonth(year: civil.year, month: civil.month) + 1 - civil.day)
    }
}
