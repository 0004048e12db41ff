import Foundation
import SMSMessages

/// Reads the times of one channel. What it cannot read is only not shown, so nothing is refused for it.
struct TimeReader: Sendable {
    private let format: ChannelMapping.TimeFormat
    /// Of times that do not say theirs; nil where nobody knows it.
    private let zone: TimeZone?

    init(_ format: ChannelMapping.TimeFormat) {
        self.format = format
        zone =
            switch format {
            // UTC on a machine without zone data.
            case .pattern(_, let name?), .rfc3339(let name?): TimeZone(identifier: name) ?? .gmt
            case .pattern(_, nil): .gmt
            case .rfc3339(nil), .unixSeconds, .unixMilliseconds: nil
            }
    }

    func time(_ text: String) -> Timestamp? {
        switch format {
        case .rfc3339: iso(WrittenTime(text))
        case .unixSeconds: Double(text).flatMap { Self.instant(milliseconds: $0 * 1000) }
        case .unixMilliseconds: Double(text).flatMap(Self.instant)
        case .pattern(let pattern, _): local(WrittenTime(text, mayHaveZone: pattern.last == "s" || pattern.last == "m"), pattern)
        }
    }

    private func iso(_ time: WrittenTime) -> Timestamp? {
        let written = time.clock + (time.fraction.map { ".\($0)" } ?? "")
        if let offset = time.zone { return Timestamp(rfc3339: written + offset) }
        return Timestamp(rfc3339: written + "Z").flatMap(inZone)
    }

    private func inZone(_ local: Timestamp) -> Timestamp? {
        guard let zone else { return nil }
        return local - zone.offset(at: local - zone.offset(at: local))
    }

    private static func instant(milliseconds: Double) -> Timestamp? {
        // Beyond the year 9999 it is no time of an SMS.
        (0..<253_402_300_800_000).contains(milliseconds) ? Timestamp(milliseconds: Int64(milliseconds)) : nil
    }

    /// The pattern's fields tell in which order the digits come, and how many; what stands between the digits does not matter. Seconds
    /// may be missing at the end.
    private func local(_ time: WrittenTime, _ pattern: String) -> Timestamp? {
        let text = time.clock
        var digits = text.utf8.filter { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }[...]
        guard text.utf8.allSatisfy({ ($0 & 0x80) == 0 }) else { return nil }
        var fields: [Character: String] = [:]
        for letter in pattern where "yMdHms".contains(letter) {
            guard let digit = digits.popFirst() else {
                if letter == "s" { continue }
                return nil
            }
            fields[letter, default: ""].unicodeScalars.append(Unicode.Scalar(digit))
        }
        guard digits.isEmpty else { return nil }
        func field(_ letter: Character) -> String { fields[letter] ?? "00" }
        let year = field("y").count == 2 ? "20" + field("y") : field("y")
        let written = "\(year)-\(field("M"))-\(field("d"))T\(field("H")):\(field("m")):\(field("s"))"
        if let offset = time.zone { return Timestamp(rfc3339: written + offset) }
        return Timestamp(rfc3339: written + "Z").flatMap(inZone)
    }
}

extension TimeZone {
    fileprivate func offset(at instant: Timestamp) -> Duration {
        .seconds(secondsFromGMT(for: Date(timeIntervalSince1970: Double(instant.milliseconds) / 1000)))
    }
}

/// A time as a provider wrote it, taken apart behind its last colon: there, a dash is no piece of a date and a point none of a day.
struct WrittenTime {
    /// Date and time of day.
    let clock: String
    /// Digits.
    let fraction: String?
    /// `Z` or `+01:00`
    let zone: String?

    /// - Parameter mayHaveZone: whether the time of day stands last.
    init(_ text: String, mayHaveZone: Bool = true) {
        var rest = text[...]
        var zone: String?
        if !mayHaveZone {
            // What looks like one is the date.
        } else if let last = rest.last, last == "Z" || last == "z" {
            zone = "Z"
            rest.removeLast()
        } else if let start = rest.zoneStart, let offset = Self.offset(rest[start...]) {
            zone = offset
            rest = rest[..<start]
            if rest.last == " " { rest.removeLast() }
        }
        var fraction: String?
        let seconds = rest.lastIndex(of: ":").map { rest.index(after: $0) } ?? rest.endIndex
        if let point = rest[seconds...].firstIndex(where: { $0 == "." || $0 == "," }) {
            let digits = rest[point...].dropFirst()
            if !digits.isEmpty, digits.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) {
                fraction = String(digits)
                rest = rest[..<point]
            }
        }
        (clock, self.fraction, self.zone) = (String(rest), fraction, zone)
    }

    /// `+0100`, `+01`, `+01:00`; the `+` may have become a space on the way.
    private static func offset(_ text: Substring) -> String? {
        let digits = text.dropFirst().filter { $0 != ":" }
        guard [2, 4].contains(digits.utf8.count), digits.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else {
            return nil
        }
        return "\(text.first == "-" ? "-" : "+")\(digits.prefix(2)):\(digits.utf8.count == 4 ? digits.suffix(2) : "00")"
    }
}

extension Substring {
    /// Where a sign stands behind the first colon, that of the time of day.
    fileprivate var zoneStart: Index? {
        guard let colon = firstIndex(of: ":") else { return nil }
        return self[colon...].lastIndex { "+- ".contains($0) }
    }
}
