/// What an `hours` item says.
public struct OpeningHours: Equatable, Sendable {
    public struct Entry: Equatable, Sendable {
        public var days: [DaySpan]
        public var dates: [DateSpan]
        /// Empty where it is closed.
        public var spans: [TimeSpan]

        public init(days: [DaySpan] = [], dates: [DateSpan] = [], spans: [TimeSpan]) {
            self.days = days
            self.dates = dates
            self.spans = spans
        }
    }

    /// As written.
    public var entries: [Entry]

    public init(_ entries: [Entry]) {
        self.entries = entries
    }

    public func isOpen(at time: LocalTime) -> Bool {
        isOpen(on: time.date) { $0.holdsOnFirstDay(secondOfDay: time.secondOfDay) }
            // A span past midnight belongs to the day it starts on, whatever the next day's hours are.
            || isOpen(on: time.date.before) { $0.holdsOnNextDay(secondOfDay: time.secondOfDay) }
    }

    /// A date beats a weekday, and of several dates the last; of a weekday all spans count.
    private func isOpen(on date: CivilDate, _ holds: (TimeSpan) -> Bool) -> Bool {
        if let entry = entries.last(where: { $0.dates.contains { $0.contains(date) } }) { return entry.spans.contains(where: holds) }
        let weekday = date.weekday
        return entries.contains { $0.days.contains { $0.contains(weekday) } && $0.spans.contains(where: holds) }
    }
}

extension OpeningHours {
    /// - Returns: nil after something has been reported.
    init?(_ node: HoursNode, findings: Findings) {
        var reader = HoursReader(findings: findings)
        self.init(node.entries.map { reader.read($0) })
        guard node.isWhole, reader.isWhole else { return nil }
        reader.reportClosedAndOpen()
    }
}
