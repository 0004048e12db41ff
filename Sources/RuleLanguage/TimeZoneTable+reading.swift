import Foundation
import SMSMessages

extension TimeZoneTable {
    /// `UTC`, and every `Area/City`, for suggestions: the names that links have besides are read, but not listed.
    static var knownIdentifiers: [String] {
        // Foundation lists India under its former name only.
        ["UTC", "Asia/Kolkata"] + TimeZone.knownTimeZoneIdentifiers.filter { $0.contains("/") }
    }

    /// The zone somebody probably means: one of a slip less, or the one with that city.
    static func nearestIdentifier(to text: String) -> String? {
        let known = knownIdentifiers
        let city = "/" + text.lowercased().replacing(" ", with: "_")
        return known.first { $0.lowercased().hasSuffix(city) } ?? NearestName.find(text, among: known)
    }

    /// - Parameter identifier: as the time zone database spells it.
    /// - Returns: nil for what says no place: abbreviations such as `CET`, and `Etc/GMT+2`, which is two hours *behind* UTC.
    public init?(identifier: String) {
        if identifier == "UTC" {
            self = .utc
            return
        }
        // Foundation would read only what stands before a NUL.
        guard let area = identifier.split(separator: "/").first, Self.areas.contains(area), !identifier.utf8.contains(0),
            let zone = TimeZone(identifier: identifier)
        else { return nil }
        self.init(identifier: identifier, firstOffset: zone.offset(at: Self.first), changes: zone.changes(from: Self.first, to: Self.last))
    }

    /// `Etc/GMT+5`, which is five hours behind, and `US/Pacific` lie in none.
    ///
    /// Source: the time zone database, theory.html, "Timezone identifiers".
    private static let areas: Set<Substring> = [
        "Africa", "America", "Antarctica", "Arctic", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific",
    ]

    /// 2000-01-01 and 2101-01-01, UTC
    private static let first: Int64 = 946_684_800
    private static let last: Int64 = 4_133_980_800
}

extension TimeZone {
    fileprivate func offset(at second: Int64) -> Int { secondsFromGMT(for: Date(timeIntervalSince1970: TimeInterval(second))) }

    /// Found by looking each week: Foundation tells of changes to and from summer time only, and places change their zone too.
    fileprivate func changes(from first: Int64, to last: Int64) -> [TimeZoneTable.Change] {
        let week: Int64 = 7 * 86_400
        var changes: [TimeZoneTable.Change] = []
        var offset = offset(at: first)
        for end in stride(from: first + week, through: last, by: Int(week)) {
            let later = self.offset(at: end)
            guard later != offset else { continue }
            changes.append(TimeZoneTable.Change(instant: change(from: offset, after: end - week, notAfter: end), offset: later))
            offset = later
        }
        return changes
    }

    /// The first second that no longer has the offset.
    private func change(from offset: Int, after start: Int64, notAfter end: Int64) -> Int64 {
        var (before, after) = (start, end)
        while after - before > 1 {
            let middle = before + (after - before) / 2
            if self.offset(at: middle) == offset { before = middle } else { after = middle }
        }
        return after
    }
}
