import Foundation
import SMSMessages

/// Reads the times of one channel. What it cannot read is only not shown, so nothing is refused for it.
struct TimeReader: Sendable {
    private let format: ChannelMapping.TimeFormat
    private let zone: TimeZone

    init(_ format: ChannelMapping.TimeFormat) {
        self.format = format
        if case .pattern(_, let name?) = format {
            // UTC on a machine without zone data.
            zone = TimeZone(identifier: name) ?? .gmt
        } else {
            zone = .gmt
        }
    }

    func time(_ text: String) -> Timestamp? {
        switch format {
        // The `+` of its zone may have become a space on the way.
        case .rfc3339: Timestamp(rfc3339: text) ?? Timestamp(rfc3339: text.replacingLast(" ", with: "+"))
        case .unixSeconds: Double(text).flatMap { Self.instant(milliseconds: $0 * 1000) }
        case .unixMilliseconds: Double(text).flatMap(Self.instant)
        case .pattern(let pattern, _): local(text, pattern)
        }
    }

    private static func instant(milliseconds: Double) -> Timestamp? {
        // Beyond the year 9999 it is no time of an SMS.
        (0..<253_402_300_800_000).contains(milliseconds) ? Timestamp(milliseconds: Int64(milliseconds)) : nil
    }

    /// The pattern's fields tell in which order the digits come, and how many; what stands between the digits does not matter. Seconds
    /// may be missing at the end.
    private func local(_ text: String, _ pattern: String) -> Timestamp? {
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
        let written = "\(year)-\(field("M"))-\(field("d"))T\(field("H")):\(field("m")):\(field("s"))Z"
        guard let local = Timestamp(rfc3339: written) else { return nil }
        return local - offset(at: local - offset(at: local))
    }

    private func offset(at instant: Timestamp) -> Duration {
        .seconds(zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(instant.milliseconds) / 1000)))
    }
}

extension String {
    fileprivate func replacingLast(_ old: Character, with new: Character) -> String {
        guard let place = lastIndex(of: old) else { return self }
        return String(self[..<place]) + String(new) + self[index(after: place)...]
    }
}
