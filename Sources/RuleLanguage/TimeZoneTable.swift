public import SMSMessages

/// How far the clocks of a place are ahead of UTC, from 2000 to 2100; before and after as at the ends.
///
/// A plain value, made when rules are compiled, so that matching a message asks nobody.
public struct TimeZoneTable: Equatable, Sendable {
    /// Such as `Europe/Amsterdam`.
    public let identifier: String
    /// From the instant on the offset holds. Ascending.
    private let changes: [Change]
    private let firstOffset: Int

    struct Change: Equatable, Sendable {
        /// Seconds since 1970.
        var instant: Int64
        /// Seconds ahead of UTC.
        var offset: Int
    }

    init(identifier: String, firstOffset: Int, changes: [Change]) {
        self.identifier = identifier
        self.firstOffset = firstOffset
        self.changes = changes
    }

    public static let utc = TimeZoneTable(identifier: "UTC", firstOffset: 0, changes: [])

    /// Seconds ahead of UTC.
    public func offset(at instant: Timestamp) -> Int { offset(atSecond: instant.second) }

    public func local(at instant: Timestamp) -> LocalTime {
        let second = Int(instant.second) + offset(at: instant)
        let day = (second >= 0 ? second : second - 86_399) / 86_400
        return LocalTime(date: CivilDate(daysSinceEpoch: day), secondOfDay: second - day * 86_400)
    }

    /// The first instant at which clocks show this; nil for what they skip.
    public func instant(of local: LocalTime) -> Timestamp? {
        let shown = Int64(local.date.daysSinceEpoch) * 86_400 + Int64(local.secondOfDay)
        // No clock is changed twice within two days.
        let offsets = [offset(atSecond: shown - 86_400), offset(atSecond: shown + 86_400)]
        let instants = offsets.map { Timestamp(milliseconds: (shown - Int64($0)) * 1000) }
        return instants.filter { self.local(at: $0) == local }.min()
    }

    /// The first instant at which clocks show this day, or one after it where they skip it: midnight, or when it is skipped.
    public func start(of date: CivilDate) -> Timestamp {
        let shown = Int64(date.daysSinceEpoch) * 86_400
        let before = shown - 2 * 86_400
        var first = shown - Int64(offset(atSecond: before))
        for change in changes[changes.partitioningIndex { $0.instant > before }...] {
            if change.instant > first { break }
            first = max(change.instant, shown - Int64(change.offset))
        }
        return Timestamp(milliseconds: first * 1000)
    }

    private func offset(atSecond second: Int64) -> Int {
        let next = changes.partitioningIndex { $0.instant > second }
        return next == 0 ? firstOffset : changes[next - 1].offset
    }
}

extension Timestamp {
    /// Rounded down.
    fileprivate var second: Int64 { milliseconds / 1000 - (milliseconds % 1000 < 0 ? 1 : 0) }
}
