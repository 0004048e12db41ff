import ArgumentParser
import Foundation
import SMSMessages

/// Times as people write them on a command line.
enum Moment {
    /// RFC 3339 of `2026-11-21T23:10`, `2026-11-21 23:10:05`, `2026-11-21T23:10+01:00`, `now`; without a zone it is UTC.
    ///
    /// - Parameter ago: whether `90s`, `30m`, `1h` and `7d` are that long before now.
    static func instant(_ text: String, ago: Bool = false) throws -> String {
        if text == "now" { return format(Date()) }
        if ago, let unit = text.last, let seconds = units[unit], let count = Int(text.dropLast()), count >= 0 {
            return format(Date(timeIntervalSinceNow: -Double(count) * seconds))
        }
        let joined = text.replacing(" ", with: "T")
        let time = joined.firstIndex(of: "T").map { joined[$0...] } ?? ""
        let hasZone = time.contains { "Zz+-".contains($0) }
        let zone = hasZone ? "" : "Z"
        for candidate in [joined + zone, withSeconds(joined, zone), ago ? joined + "T00:00:00Z" : ""] {
            if let instant = Timestamp(rfc3339: candidate) { return instant.rfc3339 }
        }
        let short = ago ? "1h, 30m or 7d, a day such as 2026-11-21, or " : ""
        throw ValidationError("\(text) is no time: write \(short)2026-11-21T23:10, which is UTC, or with a zone 2026-11-21T23:10+01:00")
    }

    private static let units: [Character: Double] = ["s": 1, "m": 60, "h": 3600, "d": 86_400]

    /// `…T23:10+01:00` → `…T23:10:00+01:00`
    private static func withSeconds(_ text: String, _ zone: String) -> String {
        guard let start = text.firstIndex(of: "T"), let end = text.index(start, offsetBy: 6, limitedBy: text.endIndex) else { return text }
        return text[..<end] + ":00" + text[end...] + zone
    }

    private static func format(_ date: Date) -> String { date.formatted(.iso8601) }
}
