import Foundation
import SMSMessages

/// Dates as the gateway's documents write them, in the gateway's own time zone.
struct GatewayCalendar: Sendable {
    private let zone: TimeZone

    /// - Parameter zone: of the time zone database, such as `Europe/Amsterdam`; nil where there is no such zone.
    init?(zone identifier: String) {
        guard let zone = TimeZone(identifier: identifier) else { return nil }
        self.zone = zone
    }

    private init(_ zone: TimeZone) { self.zone = zone }

    /// UTC where the machine does not know the gateway's zone.
    static let amsterdam = GatewayCalendar(zone: "Europe/Amsterdam") ?? GatewayCalendar(.gmt)

    /// - Parameter text: `yyyymmddhhii`, twelve digits.
    /// - Returns: nil for what is no date, or is in the hour that daylight saving skips; in the hour it repeats, the first.
    func instant(_ text: String) -> Timestamp? {
        let digits = Array(text.utf8)
        guard digits.count == 12, digits.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else { return nil }
        func number(_ range: Range<Int>) -> Int { digits[range].reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) } }
        let (year, month, day) = (number(0..<4), number(4..<6), number(6..<8))
        let (hour, minute) = (number(8..<10), number(10..<12))
        guard (1...12).contains(month), day >= 1, day <= CivilTime.daysInMonth(year: year, month: month), hour < 24, minute < 60 else {
            return nil
        }
        return instant(ofLocalSeconds: CivilTime.days(year: year, month: month, day: day) * 86_400 + hour * 3600 + minute * 60)
    }

    /// Clocks change by less than a day, so the offset is that of the day before or of the day after.
    private func instant(ofLocalSeconds local: Int) -> Timestamp? {
        [local - 86_400, local + 86_400].map { local - offset(atSeconds: $0) }
            .filter { $0 + offset(atSeconds: $0) == local }
            .min().map { Timestamp(milliseconds: Int64($0) * 1000) }
    }

    private func offset(atSeconds seconds: Int) -> Int {
        zone.secondsFromGMT(for: Date(timeIntervalSince1970: TimeInterval(seconds)))
    }

    /// `01/02/2012 10:23:10`
    func inReport(_ instant: Timestamp) -> String {
        let (date, time) = fields(instant)
        return date.reversed().joined(separator: "/") + " " + time.joined(separator: ":")
    }

    /// `20120201102310`
    func inNotification(_ instant: Timestamp) -> String {
        let (date, time) = fields(instant)
        return (date + time).joined()
    }

    /// Year, month and day; hour, minute and second.
    private func fields(_ instant: Timestamp) -> (date: [String], time: [String]) {
        let seconds = Int(instant.milliseconds / 1000)
        let civil = CivilTime(instant, offsetSeconds: offset(atSeconds: seconds))
        func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return (
            ["\(civil.year)", twoDigits(civil.month), twoDigits(civil.day)],
            [twoDigits(civil.hour), twoDigits(civil.minute), twoDigits(civil.second)]
        )
    }
}
