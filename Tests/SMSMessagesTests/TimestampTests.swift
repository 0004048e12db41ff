import SMSMessages
import Testing

@Suite struct TimestampTests {
    @Test(arguments: [
        ("1970-01-01T00:00:00Z", 0), ("2026-12-24T08:05:00Z", 1_798_099_500_000), ("2026-12-24T08:05:00.250Z", 1_798_099_500_250),
        ("1969-12-31T23:59:59.999Z", -1), ("2000-02-29T23:59:59Z", 951_868_799_000), ("0000-01-01T00:00:00Z", -62_167_219_200_000),
        ("9999-12-31T23:59:59.999Z", 253_402_300_799_999),
    ])
    func readsAndWritesRFC3339(text: String, milliseconds: Int64) {
        #expect(Timestamp(rfc3339: text)?.milliseconds == milliseconds)
        #expect(Timestamp(milliseconds: milliseconds).rfc3339 == text)
    }

    @Test(arguments: [
        ("2026-12-24t09:05:00+01:00", "2026-12-24T08:05:00Z"), ("2026-12-24 02:35:00-05:30", "2026-12-24T08:05:00Z"),
        ("2026-12-24T08:05:00z", "2026-12-24T08:05:00Z"),
        ("2026-12-24T08:05:00-00:00", "2026-12-24T08:05:00Z"), ("2026-12-31T23:30:00-01:00", "2027-01-01T00:30:00Z"),
        ("2026-12-24T08:05:00.5Z", "2026-12-24T08:05:00.500Z"), ("2026-12-24T08:05:00.0019999Z", "2026-12-24T08:05:00.001Z"),
        ("1990-12-31T23:59:60Z", "1991-01-01T00:00:00Z"), ("2024-02-29T00:00:00Z", "2024-02-29T00:00:00Z"),
    ])
    func otherSpellings(text: String, utc: String) {
        #expect(Timestamp(rfc3339: text)?.rfc3339 == utc)
    }

    @Test(arguments: [
        "", "2026-12-24", "2026-12-24T08:05:00", "2026-12-24T08:05Z", "2026-12-24T08:05:00.Z", "2026-12-24T08:05:00,5Z",
        "2026-12-24T08:05:00+0100",
        "2026-12-24T08:05:00+24:00", "2026-12-24T08:05:00+01:60", "2026-12-24T24:00:00Z", "2026-12-24T08:60:00Z",
        "2026-12-24T08:05:61Z", "2026-13-01T00:00:00Z",
        "2026-00-01T00:00:00Z", "2026-04-31T00:00:00Z", "2026-02-29T00:00:00Z", "1900-02-29T00:00:00Z", "2026-01-00T00:00:00Z",
        "26-01-01T00:00:00Z",
        "+2026-01-01T00:00:00Z", "2026-01-01T00:00:00Z ", "２026-01-01T00:00:00Z", "2026-01-01X00:00:00Z",
    ])
    func refuses(text: String) {
        #expect(Timestamp(rfc3339: text) == nil)
    }

    @Test(arguments: [Int64.min, .max])
    func theFarthestInstantsAreWritable(milliseconds: Int64) {
        #expect(Timestamp(milliseconds: milliseconds).rfc3339.hasSuffix("Z"))
    }

    @Test func pausesAreRoundedTowardsZero() {
        let noon = Timestamp(milliseconds: 1000)
        #expect(noon + .microseconds(1999) == Timestamp(milliseconds: 1001))
        #expect(noon - .microseconds(1999) == Timestamp(milliseconds: 999))
        #expect(Timestamp(milliseconds: 2500) - noon == .milliseconds(1500))
        #expect(Duration.microseconds(-1999).wholeMilliseconds == -1)
    }
}

@Suite struct CivilTimeTests {
    @Test(arguments: [
        ("2026-12-24T08:05:09Z", 3600, "2026-12-24", "09:05"), ("2026-12-31T23:30:00Z", 3600, "2027-01-01", "00:30"),
        ("2026-03-01T00:30:00Z", -3600, "2026-02-28", "23:30"), ("2024-03-01T00:30:00Z", -3600, "2024-02-29", "23:30"),
        ("1970-01-01T00:00:00Z", -12 * 3600, "1969-12-31", "12:00"), ("0000-03-01T00:00:00Z", 0, "0000-03-01", "00:00"),
    ])
    func dateAndTime(utc: String, offset: Int, date: String, time: String) throws {
        let civil = CivilTime(try #require(Timestamp(rfc3339: utc)), offsetSeconds: offset)
        #expect(civil.date == date)
        #expect(civil.time == time)
    }

    @Test func everyDayOfFourCenturiesFollowsTheOneBefore() throws {
        var expected = (year: 1900, month: 1, day: 1)
        let start = try #require(Timestamp(rfc3339: "1900-01-01T12:34:56Z"))
        for day in 0..<146_097 {
            let instant = start + .seconds(day * 86_400)
            let civil = CivilTime(instant)
            #expect((civil.year, civil.month, civil.day) == expected)
            #expect((civil.hour, civil.minute, civil.second) == (12, 34, 56))
            #expect(Timestamp(rfc3339: "\(civil.date)T12:34:56Z") == instant)
            expected = dayAfter(expected)
        }
        #expect(expected == (2300, 1, 1))
    }

    private func dayAfter(_ date: (year: Int, month: Int, day: Int)) -> (year: Int, month: Int, day: Int) {
        let isLeap = date.year % 4 == 0 && (date.year % 100 != 0 || date.year % 400 == 0)
        let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        if date.day < lengths[date.month - 1] { return (date.year, date.month, date.day + 1) }
        return date.month < 12 ? (date.year, date.month + 1, 1) : (date.year + 1, 1, 1)
    }
}
