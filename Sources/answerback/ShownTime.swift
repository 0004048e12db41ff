import Foundation
import SMSMessages

/// An instant as people at this terminal read it: by the clock of their zone, which is named beside it.
struct ShownTime {
    let zone: TimeZone

    init(zone: TimeZone = .current) {
        self.zone = zone
    }

    /// `2026-11-28 14:37:05`; what is no RFC 3339 is shown as it came.
    func clock(_ rfc3339: String) -> String {
        guard let date = Self.date(rfc3339) else { return rfc3339 }
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = zone
        let parts = calendar.dateComponents([.year, .month, .day, .hour, .minute, .second], from: date)
        func two(_ number: Int?) -> String { number.map { $0 < 10 ? "0\($0)" : "\($0)" } ?? "" }
        return "\(parts.year ?? 0)-\(two(parts.month))-\(two(parts.day)) \(two(parts.hour)):\(two(parts.minute)):\(two(parts.second))"
    }

    /// `2026-11-28 14:37:05 CET`, for where no title names the zone.
    func text(_ rfc3339: String) -> String {
        Self.date(rfc3339) == nil ? rfc3339 : "\(clock(rfc3339)) \(zoneName(at: rfc3339))"
    }

    /// `14:37:05`
    func timeOfDay(_ rfc3339: String) -> String { String(clock(rfc3339).drop { $0 != " " }.dropFirst()) }

    /// `CET`, at this instant, or now.
    func zoneName(at rfc3339: String?) -> String {
        let date = rfc3339.flatMap(Self.date) ?? Date()
        return zone.secondsFromGMT(for: date) == 0 ? "UTC" : zone.abbreviation(for: date) ?? zone.identifier
    }

    private static func date(_ rfc3339: String) -> Date? {
        Timestamp(rfc3339: rfc3339).map { Date(timeIntervalSince1970: Double($0.milliseconds) / 1000) }
    }
}

/// A column of instants: its title names their zone, or, where clocks were changed in between, each does.
struct TimeColumn {
    let column: TextTable.Column
    let cells: [String]

    /// - Parameter instants: RFC 3339; nil for `-`.
    init(_ title: String, _ instants: [String?], time: ShownTime = ShownTime()) {
        let zones = Set(instants.compactMap { $0.map { time.zoneName(at: $0) } })
        let isOne = zones.count < 2
        column = .fixed(isOne ? "\(title) (\(zones.first ?? time.zoneName(at: nil)))" : title)
        cells = instants.map { $0.map { isOne ? time.clock($0) : time.text($0) } ?? "-" }
    }
}
