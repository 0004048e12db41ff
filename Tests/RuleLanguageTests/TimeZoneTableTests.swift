import Foundation
import SMSMessages
import TestSupport
import Testing

@testable import RuleLanguage

@Suite struct TimeZoneTableTests {
    // MARK: What clocks show

    /// The last second before a change, the first after it, and the middle of a season.
    @Test(arguments: [
        ("Europe/Amsterdam", "2026-03-29T00:59:59Z", "2026-03-29T01:59:59"),
        ("Europe/Amsterdam", "2026-03-29T01:00:00Z", "2026-03-29T03:00:00"),
        ("Europe/Amsterdam", "2026-10-25T00:59:59Z", "2026-10-25T02:59:59"),
        ("Europe/Amsterdam", "2026-10-25T01:00:00Z", "2026-10-25T02:00:00"),
        ("Europe/Amsterdam", "2026-07-01T22:00:00Z", "2026-07-02T00:00:00"),
        ("Europe/Amsterdam", "2026-12-31T23:00:00Z", "2027-01-01T00:00:00"),
        ("America/New_York", "2026-03-08T06:59:59Z", "2026-03-08T01:59:59"),
        ("America/New_York", "2026-03-08T07:00:00Z", "2026-03-08T03:00:00"),
        ("America/New_York", "2026-11-01T05:59:59Z", "2026-11-01T01:59:59"),
        ("America/New_York", "2026-11-01T06:00:00Z", "2026-11-01T01:00:00"),
        ("Australia/Lord_Howe", "2026-04-04T14:59:59Z", "2026-04-05T01:59:59"),
        ("Australia/Lord_Howe", "2026-04-04T15:00:00Z", "2026-04-05T01:30:00"),
        ("Australia/Lord_Howe", "2026-10-03T15:29:59Z", "2026-10-04T01:59:59"),
        ("Australia/Lord_Howe", "2026-10-03T15:30:00Z", "2026-10-04T02:30:00"),
        ("Pacific/Apia", "2011-12-30T09:59:59Z", "2011-12-29T23:59:59"), ("Pacific/Apia", "2011-12-30T10:00:00Z", "2011-12-31T00:00:00"),
        ("Asia/Kathmandu", "2026-11-21T18:14:59Z", "2026-11-21T23:59:59"),
        ("Asia/Kathmandu", "2026-11-21T18:15:00Z", "2026-11-22T00:00:00"),
        ("America/St_Johns", "2026-01-01T03:29:59Z", "2025-12-31T23:59:59"), ("UTC", "2026-11-21T12:00:00.999Z", "2026-11-21T12:00:00"),
    ])
    func showsWhatClocksThereShow(zone: String, instant: String, local: String) throws {
        let table = try #require(TimeZoneTable(identifier: zone))
        #expect(table.local(at: try at(instant)) == (try LocalTime(stamp: local)))
    }

    @Test func secondsBeginBefore1970() throws {
        #expect(TimeZoneTable.utc.local(at: Timestamp(milliseconds: -1)) == (try LocalTime(stamp: "1969-12-31T23:59:59")))
        #expect(TimeZoneTable.utc.local(at: Timestamp(milliseconds: -1000)) == (try LocalTime(stamp: "1969-12-31T23:59:59")))
        #expect(TimeZoneTable.utc.local(at: Timestamp(milliseconds: -1001)) == (try LocalTime(stamp: "1969-12-31T23:59:58")))
    }

    @Test(arguments: [Int64.min, .max])
    func theFarthestInstantsHaveALocalTime(milliseconds: Int64) throws {
        let table = try #require(TimeZoneTable(identifier: "Pacific/Apia"))
        #expect((0..<86_400).contains(table.local(at: Timestamp(milliseconds: milliseconds)).secondOfDay))
    }

    @Test func beyondTheTableOffsetsStay() throws {
        let table = try #require(TimeZoneTable(identifier: "Europe/Amsterdam"))
        #expect(table.offset(at: try at("2100-07-01T12:00:00Z")) == 7200)
        #expect(table.offset(at: try at("2101-07-01T12:00:00Z")) == 3600)
        #expect(table.offset(at: try at("2999-07-01T12:00:00Z")) == 3600)
    }

    // MARK: The instant of what clocks show

    @Test(
        arguments: [
            ("Europe/Amsterdam", "2026-03-29T01:59:59", "2026-03-29T00:59:59Z"), ("Europe/Amsterdam", "2026-03-29T02:00:00", nil),
            ("Europe/Amsterdam", "2026-03-29T02:59:59", nil), ("Europe/Amsterdam", "2026-03-29T03:00:00", "2026-03-29T01:00:00Z"),
            ("Europe/Amsterdam", "2026-10-25T01:59:59", "2026-10-24T23:59:59Z"),
            ("Europe/Amsterdam", "2026-10-25T02:00:00", "2026-10-25T00:00:00Z"),
            ("Europe/Amsterdam", "2026-10-25T02:59:59", "2026-10-25T00:59:59Z"),
            ("Europe/Amsterdam", "2026-10-25T03:00:00", "2026-10-25T02:00:00Z"),
            ("America/New_York", "2026-03-08T02:00:00", nil), ("America/New_York", "2026-03-08T03:00:00", "2026-03-08T07:00:00Z"),
            ("America/New_York", "2026-11-01T01:30:00", "2026-11-01T05:30:00Z"),
            ("America/New_York", "2026-11-01T02:00:00", "2026-11-01T07:00:00Z"),
            ("Australia/Lord_Howe", "2026-10-04T02:00:00", nil), ("Australia/Lord_Howe", "2026-10-04T02:29:59", nil),
            ("Australia/Lord_Howe", "2026-10-04T02:30:00", "2026-10-03T15:30:00Z"),
            ("Australia/Lord_Howe", "2026-04-05T01:30:00", "2026-04-04T14:30:00Z"),
            ("Australia/Lord_Howe", "2026-04-05T02:00:00", "2026-04-04T15:30:00Z"),
            ("Pacific/Apia", "2011-12-29T23:59:59", "2011-12-30T09:59:59Z"),
            ("Pacific/Apia", "2011-12-30T00:00:00", nil), ("Pacific/Apia", "2011-12-30T12:00:00", nil),
            ("Pacific/Apia", "2011-12-30T23:59:59", nil),
            ("Pacific/Apia", "2011-12-31T00:00:00", "2011-12-30T10:00:00Z"),
            ("Asia/Kathmandu", "2026-01-01T12:00:00", "2026-01-01T06:15:00Z"),
            ("UTC", "2026-01-01T12:00:00", "2026-01-01T12:00:00Z"),
        ] as [(String, String, String?)])
    func findsTheFirstInstantOrNone(zone: String, local: String, instant: String?) throws {
        let table = try #require(TimeZoneTable(identifier: zone))
        #expect(table.instant(of: try LocalTime(stamp: local))?.rfc3339 == instant)
    }

    // MARK: Against Foundation

    private static let zones = TimeZoneTable.knownIdentifiers.compactMap { identifier in
        TimeZone(identifier: identifier).flatMap { zone in TimeZoneTable(identifier: identifier).map { (zone, $0) } }
    }

    /// Half of the instants lie within two days of a change to or from summer time.
    @Test func agreesWithFoundation() throws {
        #expect(Self.zones.count == TimeZoneTable.knownIdentifiers.count)
        var random = SplitMix64(seed: 2100)
        for round in 0..<10_000 {
            let (zone, table) = Self.zones[round % Self.zones.count]
            var second = Int64.random(in: Self.range, using: &random)
            if round / Self.zones.count % 2 == 0,
                let change = zone.nextDaylightSavingTimeTransition(after: Date(timeIntervalSince1970: TimeInterval(second)))
            {
                second = min(Int64(change.timeIntervalSince1970) + .random(in: -172_800...172_800, using: &random), Self.range.upperBound)
            }
            let instant = Timestamp(milliseconds: second * 1000 + .random(in: 0...999, using: &random))
            let offset = zone.secondsFromGMT(for: Date(timeIntervalSince1970: TimeInterval(second)))
            #expect(table.offset(at: instant) == offset, "\(table.identifier) \(instant.rfc3339)")
            let first = try #require(table.instant(of: table.local(at: instant)), "\(table.identifier) \(instant.rfc3339)")
            #expect(first <= instant)
            #expect(table.local(at: first) == table.local(at: instant))
        }
    }

    /// 2000 to 2100
    private static let range: ClosedRange<Int64> = 946_684_800...4_133_980_799

    // MARK: Names

    @Test(arguments: ["UTC", "Europe/Amsterdam", "Asia/Kathmandu", "America/Argentina/Buenos_Aires", "America/Indiana/Indianapolis"])
    func knowsPlaces(identifier: String) {
        #expect(TimeZoneTable(identifier: identifier)?.identifier == identifier)
        #expect(TimeZoneTable.knownIdentifiers.contains(identifier))
    }

    /// A place that was renamed is found by both names; both show the same.
    @Test(arguments: [
        ("Asia/Kolkata", "Asia/Calcutta"), ("America/Argentina/Buenos_Aires", "America/Buenos_Aires"), ("Asia/Ho_Chi_Minh", "Asia/Saigon"),
        ("Europe/Kyiv", "Europe/Kiev"), ("Arctic/Longyearbyen", "Atlantic/Jan_Mayen"),
    ])
    func knowsPlacesByFormerNames(name: String, former: String) throws {
        let tables = try [name, former].map { try #require(TimeZoneTable(identifier: $0), "\($0)") }
        #expect(TimeZoneTable.knownIdentifiers.contains(name))
        let now = try at("2026-07-01T12:00:00Z")
        #expect(tables[0].local(at: now) == tables[1].local(at: now))
        #expect(tables[1].identifier == former)
    }

    @Test(arguments: [
        "", "/", "CET", "EST", "GMT", "Z", "utc", "GMT+2", "UTC+2", "Etc/GMT+5", "Etc/UTC", "US/Pacific", "SystemV/EST5EDT", "Amsterdam",
        "Europe",
        "Europe/", "/Amsterdam", "europe/amsterdam", "Europe/amsterdam", "EUROPE/AMSTERDAM", "Europe/Amsterdam ", " Europe/Amsterdam",
        "Europe//Amsterdam", "Europe/../Europe/Amsterdam", "Europe/Amsterdam\0", "Mars/Olympus", "../../etc/passwd", "+02:00",
    ])
    func refusesWhatNamesNoPlace(identifier: String) {
        #expect(TimeZoneTable(identifier: identifier) == nil)
        #expect(!TimeZoneTable.knownIdentifiers.contains(identifier))
    }

    private func at(_ text: String) throws -> Timestamp { try #require(Timestamp(rfc3339: text)) }
}
