import Foundation
import SMSMessages
import TestSupport
import Testing

@testable import RuleLanguage

/// When messages were received that count against one.
@Suite struct LimitTests {
    private func window(_ span: Limit.Span, at instant: String, in zone: String) throws -> [String] {
        let table = try #require(TimeZoneTable(identifier: zone))
        let window = Limit(count: 1, per: span).window(at: try #require(Timestamp(rfc3339: instant)), in: table)
        return [window.lowerBound.rfc3339, window.upperBound.rfc3339]
    }

    @Test(arguments: [
        (Limit.Span.day, "UTC", "2026-11-21T12:00:00Z", "2026-11-21T00:00:00Z", "2026-11-22T00:00:00Z"),
        (.day, "UTC", "2026-11-21T00:00:00Z", "2026-11-21T00:00:00Z", "2026-11-22T00:00:00Z"),
        (.day, "UTC", "2026-11-21T23:59:59.999Z", "2026-11-21T00:00:00Z", "2026-11-22T00:00:00Z"),
        (.day, "UTC", "1969-12-31T12:00:00Z", "1969-12-31T00:00:00Z", "1970-01-01T00:00:00Z"),
        // 23 hours and 25.
        (.day, "Europe/Amsterdam", "2026-03-29T12:00:00Z", "2026-03-28T23:00:00Z", "2026-03-29T22:00:00Z"),
        (.day, "Europe/Amsterdam", "2026-10-25T12:00:00Z", "2026-10-24T22:00:00Z", "2026-10-25T23:00:00Z"),
        (.day, "Asia/Kathmandu", "2026-11-21T18:15:00Z", "2026-11-21T18:15:00Z", "2026-11-22T18:15:00Z"),
        // Its midnight is skipped; on another it comes twice.
        (.day, "Asia/Beirut", "2026-03-28T22:00:00Z", "2026-03-28T22:00:00Z", "2026-03-29T21:00:00Z"),
        (.day, "Asia/Beirut", "2026-03-28T21:59:59Z", "2026-03-27T22:00:00Z", "2026-03-28T22:00:00Z"),
        (.day, "Asia/Beirut", "2026-10-24T20:30:00Z", "2026-10-23T21:00:00Z", "2026-10-24T22:00:00Z"),
        (.day, "Asia/Beirut", "2026-10-24T21:30:00Z", "2026-10-23T21:00:00Z", "2026-10-24T22:00:00Z"),
        // A minute of the day had begun when the clocks went back into the one before: it goes on.
        (.day, "America/St_Johns", "2010-11-07T02:30:30Z", "2010-11-07T02:30:00Z", "2010-11-08T03:30:00Z"),
        (.day, "America/St_Johns", "2010-11-07T02:45:00Z", "2010-11-07T02:30:00Z", "2010-11-08T03:30:00Z"),
        (.day, "America/St_Johns", "2010-11-07T02:29:59Z", "2010-11-06T02:30:00Z", "2010-11-07T02:30:00Z"),
        // A whole day was skipped.
        (.day, "Pacific/Apia", "2011-12-30T09:59:59Z", "2011-12-29T10:00:00Z", "2011-12-30T10:00:00Z"),
        (.day, "Pacific/Apia", "2011-12-30T10:00:00Z", "2011-12-30T10:00:00Z", "2011-12-31T10:00:00Z"),
        (.week, "Europe/Amsterdam", "2026-11-22T22:59:59Z", "2026-11-15T23:00:00Z", "2026-11-22T23:00:00Z"),
        (.week, "Europe/Amsterdam", "2026-11-22T23:00:00Z", "2026-11-22T23:00:00Z", "2026-11-29T23:00:00Z"),
        (.week, "Europe/Amsterdam", "2026-03-26T12:00:00Z", "2026-03-22T23:00:00Z", "2026-03-29T22:00:00Z"),
        (.month, "UTC", "2026-02-28T23:59:59Z", "2026-02-01T00:00:00Z", "2026-03-01T00:00:00Z"),
        (.month, "UTC", "2028-02-29T00:00:00Z", "2028-02-01T00:00:00Z", "2028-03-01T00:00:00Z"),
        (.month, "UTC", "2026-12-31T12:00:00Z", "2026-12-01T00:00:00Z", "2027-01-01T00:00:00Z"),
        (.month, "Europe/Amsterdam", "2026-10-31T22:59:59Z", "2026-09-30T22:00:00Z", "2026-10-31T23:00:00Z"),
        (.last(seconds: 60), "UTC", "2026-11-21T12:00:00Z", "2026-11-21T11:59:00.001Z", "2026-11-21T12:01:00Z"),
    ])
    func isTheCalendarsOrOfALength(span: Limit.Span, zone: String, instant: String, start: String, end: String) throws {
        #expect(try window(span, at: instant, in: zone) == [start, end])
    }

    /// Nothing is in two days, and nothing in none, whatever clocks do.
    @Test func daysWeeksAndMonthsFollowEachOther() throws {
        var random = SplitMix64(seed: 1)
        let zones = TimeZoneTable.knownIdentifiers.compactMap { TimeZoneTable(identifier: $0) }
        for round in 0..<6000 {
            let zone = zones[round % zones.count]
            let limit = Limit(count: 1, per: [.day, .week, .month][round % 3])
            let instant = Timestamp(milliseconds: .random(in: 946_684_800_000...4_133_980_800_000, using: &random))
            let window = limit.window(at: instant, in: zone)
            #expect(window.contains(instant), "\(zone.identifier) \(instant.rfc3339)")
            let next = limit.window(at: window.upperBound, in: zone)
            #expect(next.lowerBound == window.upperBound && next.upperBound > next.lowerBound, "\(zone.identifier) \(instant.rfc3339)")
            #expect(limit.window(at: window.upperBound - .milliseconds(1), in: zone) == window, "\(zone.identifier) \(instant.rfc3339)")
        }
    }
}
