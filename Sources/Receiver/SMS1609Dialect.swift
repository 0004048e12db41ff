import Foundation
import SMSMessages

/// The 1609SMS/1601SMS gateway's form, by analogy with the names of its sending interface: its documents do not give the one for
/// incoming SMS.
struct SMS1609Dialect: Dialect {
    let names = FieldNames(
        sender: ["sender", "afzender"], receiver: ["to", "naar"], text: ["message", "bericht"], id: ["smsid"], time: ["datum"])
    let takesJSON = false

    /// The gateway's own; UTC on a machine without zone data.
    private let zone = TimeZone(identifier: "Europe/Amsterdam") ?? .gmt

    /// `yyyymmddhhmmss` or `yyyymmddhhmm` in the gateway's local time, as it writes times elsewhere; `-`, `:`, `T` and spaces may
    /// stand between.
    func time(_ text: String) -> Timestamp? {
        let digits = text.utf8.filter { !"-:T ".utf8.contains($0) }.map { Unicode.Scalar($0) }
        guard digits.count == 12 || digits.count == 14 else { return nil }
        func part(_ range: Range<Int>) -> String { String(String.UnicodeScalarView(digits[range])) }
        let date = "\(part(0..<4))-\(part(4..<6))-\(part(6..<8))"
        let seconds = digits.count == 14 ? part(12..<14) : "00"
        guard let local = Timestamp(rfc3339: "\(date)T\(part(8..<10)):\(part(10..<12)):\(seconds)Z") else { return nil }
        return local - offset(at: local - offset(at: local))
    }

    private func offset(at instant: Timestamp) -> Duration {
        .seconds(zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(instant.milliseconds) / 1000)))
    }

    func acknowledgement(of id: MessageID) -> String {
        "OK"
    }
}
