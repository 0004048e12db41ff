import ArgumentParser
import Foundation
import SMSMessages

/// Times as people write them on a command line.
enum Moment {
    /// For a server to read: `now` and what has a zone as RFC 3339 in UTC, and else, as the time of the rules' zone, `2026-11-21T23:10:00`.
    static func ofRules(_ text: String) throws -> String {
        if text == "now" { return format(Date()) }
        if let instant = instant(text, zone: "") { return instant.rfc3339 }
        if let shown = instant(text, zone: "Z") { return String(shown.rfc3339.dropLast()) }
        throw ValidationError(
            "\(text) is no time: write 2026-11-21T23:10, which is in the rules' zone, or with a zone 2026-11-21T23:10+01:00")
    }

    /// RFC 3339 in UTC of `now`, `90s`, `30m`, `1h` and `7d` ago, a day, or a time; without a zone it is one of `zone`.
    static func past(_ text: String, zone: TimeZone = .current) throws -> String {
        if text == "now" { return format(Date()) }
        if let unit = text.last, let seconds = units[unit], let count = Int(text.dropLast()), count >= 0 {
            return format(Date(timeIntervalSinceNow: -Double(count) * seconds))
        }
        if let instant = instant(text, zone: "") { return instant.rfc3339 }
        if let shown = instant(text, zone: "Z") ?? instant(text + "T00:00", zone: "Z") { return shown.read(in: zone).rfc3339 }
        throw ValidationError(
            "\(text) is no time: write 1h, 30m or 7d, a day such as 2026-11-21, or 2026-11-21T23:10, which is in this machine's zone, or with "
                + "a zone 2026-11-21T23:10+01:00")
    }

    private static let units: [Character: Double] = ["s": 1, "m": 60, "h": 3600, "d": 86_400]

    /// With or without seconds.
    private static func instant(_ text: String, zone: String) -> Timestamp? {
        let joined = text.replacing(" ", with: "T") + zone
        return Timestamp(rfc3339: joined) ?? Timestamp(rfc3339: withSeconds(joined))
    }

    /// `…T23:10+01:00` → `…T23:10:00+01:00`
    private static func withSeconds(_ text: String) -> String {
        guard let start = text.firstIndex(of: "T"), let end = text.index(start, offsetBy: 6, limitedBy: text.endIndex) else { return text }
        return text[..<end] + ":00" + text[end...]
    }

    private static func format(_ date: Date) -> String { date.formatted(.iso8601) }
}

extension Timestamp {
    /// When clocks of the zone show what clocks of UTC show now.
    fileprivate func read(in zone: TimeZone) -> Timestamp {
        func offset(at instant: Timestamp) -> Int64 {
            Int64(zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(instant.milliseconds) / 1000))) * 1000
        }
        let nearly = Timestamp(milliseconds: milliseconds - offset(at: self))
        return Timestamp(milliseconds: milliseconds - offset(at: nearly))
    }
}
