import Foundation
import RuleLanguage
import SMSMessages
import Synchronization

/// What clocks show at an instant, by Foundation's calendar: another source than the library's tables.
struct Clock {
    /// `2026-12-24`
    let date: String
    /// `09:05`
    let time: String
    /// Days since 1970 of its Monday.
    var week: Int { day - weekday }
    private let day: Int
    private let weekday: Int
    /// Hours, minutes and the fraction of the second, in minutes.
    private let minute: Double

    private static let calendar = Calendar(identifier: .gregorian)
    private static let zones = Mutex<[String: TimeZone]>([:])

    init(_ instant: Timestamp, in zone: TimeZoneTable) {
        var calendar = Self.calendar
        calendar.timeZone = Self.zones.withLock { zones in
            if let known = zones[zone.identifier] { return known }
            let read = TimeZone(identifier: zone.identifier) ?? .gmt
            zones[zone.identifier] = read
            return read
        }
        let moment = Date(timeIntervalSince1970: Double(instant.milliseconds.quotientAndRemainder(dividingBy: 1000).quotient))
        let parts = calendar.dateComponents([.year, .month, .day, .hour, .minute, .second, .weekday], from: moment)
        let (year, month, dayOfMonth) = (parts.year ?? 0, parts.month ?? 0, parts.day ?? 0)
        date = String(format: "%04d-%02d-%02d", year, month, dayOfMonth)
        time = String(format: "%02d:%02d", parts.hour ?? 0, parts.minute ?? 0)
        minute = Double((parts.hour ?? 0) * 60 + (parts.minute ?? 0)) + Double(parts.second ?? 0) / 60
        // Foundation's week begins on Sunday, with 1.
        weekday = ((parts.weekday ?? 0) + 5) % 7
        calendar.timeZone = .gmt
        let midnight = calendar.date(from: DateComponents(year: year, month: month, day: dayOfMonth))
        day = Int(((midnight?.timeIntervalSince1970 ?? 0) / 86_400).rounded())
    }

    /// Spans hold from start to before end and may pass midnight.
    func isIn(_ span: TimeSpan) -> Bool {
        let (start, end) = (Double(span.start), Double(span.end))
        return start < end ? start <= minute && minute < end : minute >= start || minute < end
    }

    /// Days may wrap and include both ends.
    func isIn(_ span: DaySpan) -> Bool { Self.days(of: span).contains(weekday) }

    func isIn(_ span: DateSpan) -> Bool { Self.isIn(span, day) }

    /// Dates include both ends; one without a year is every year's, and the year that it begins in may not be the one that it ends in.
    private static func isIn(_ span: DateSpan, _ day: Int) -> Bool {
        switch span {
        case .dates(let first, let last): return first.daysSinceEpoch <= day && day <= last.daysSinceEpoch
        case .everyYear(let first, let last):
            let date = String(iso.string(from: Date(timeIntervalSince1970: Double(day) * 86_400)).suffix(5))
            let (start, end) = (String(format: "%02d-%02d", first.month, first.day), String(format: "%02d-%02d", last.month, last.day))
            return start <= end ? start <= date && date <= end : !(end < date && date < start)
        }
    }

    private static var iso: ISO8601DateFormatter {
        let formatter = ISO8601DateFormatter()
        formatter.formatOptions = [.withFullDate]
        return formatter
    }

    /// A span past midnight belongs to the day it starts on.
    func isIn(_ hours: OpeningHours) -> Bool {
        let today = Self.spans(of: hours, on: day, weekday).contains { span in
            Double(span.start) <= minute && (span.start >= span.end || minute < Double(span.end))
        }
        let sinceYesterday = Self.spans(of: hours, on: day - 1, (weekday + 6) % 7).contains {
            $0.start >= $0.end && minute < Double($0.end)
        }
        return today || sinceYesterday
    }

    /// A date beats a weekday, among dates the last written wins, spans of one day add up.
    private static func spans(of hours: OpeningHours, on day: Int, _ weekday: Int) -> [TimeSpan] {
        let dated = hours.entries.filter { $0.dates.contains { isIn($0, day) } }
        if let last = dated.last { return last.spans }
        return hours.entries.filter { $0.days.contains { days(of: $0).contains(weekday) } }.flatMap(\.spans)
    }

    private static func days(of span: DaySpan) -> [Int] {
        var days = [span.first.rawValue]
        while days[days.count - 1] != span.last.rawValue { days.append((days[days.count - 1] + 1) % 7) }
        return days
    }
}
