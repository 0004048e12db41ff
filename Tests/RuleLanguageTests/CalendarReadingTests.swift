import Testing

@testable import RuleLanguage

/// The grammar's comment on atoms: those that are times, days, dates, moments and durations, and what is said of those that are none.
@Suite struct CalendarReadingTests {
    // MARK: Times

    @Test(arguments: [
        ("09:00-17:30", 540, 1050), ("00:00-24:00", 0, 1440), ("22:00-06:00", 1320, 360), ("23:59-24:00", 1439, 1440),
        ("22:00-00:00", 1320, 0), ("00:00-00:01", 0, 1), ("00:01-00:00", 1, 0),
    ])
    func timeSpans(text: String, start: Int, end: Int) throws {
        #expect(try TimeSpan(text) == TimeSpan(start: start, end: end))
    }

    @Test(arguments: [
        ("9:0O-17:00", "\"9:0O\" is not a time", "09:00; 24:00 only as an end"),
        ("09:0O-17:00", "\"09:0O\" is not a time", "09:00; 24:00 only as an end"),
        ("09:00-25:00", "\"25:00\" is not a time", "09:00; 24:00 only as an end"),
        ("24:00-06:00", "\"24:00\" is not a time", "09:00; 24:00 only as an end"),
        ("09:00-24:01", "\"24:01\" is not a time", "09:00; 24:00 only as an end"),
        ("09:60-17:00", "\"09:60\" is not a time", "09:00; 24:00 only as an end"),
        ("09:00-17:0", "\"17:0\" is not a time", "09:00; 24:00 only as an end"),
        ("09:00-17", "\"09:00-17\" is not how times are written here", "09:00-17:00"),
        ("09:00-17:00:00", "\"17:00:00\" is not a time", "09:00; 24:00 only as an end"),
        ("009:00-17:00", "\"009:00\" is not a time", "09:00; 24:00 only as an end"),
        ("09:00-", "\"\" is not a time", "09:00; 24:00 only as an end"),
        ("٠٩:٠٠-17:00", "\"٠٩:٠٠\" is not a time", "09:00; 24:00 only as an end"),
        ("09:00", "\"09:00\" is not a span of time", "09:00-17:30"),
        ("09:00-12:00-17:00", "\"09:00-12:00-17:00\" is not a span of time", "09:00-17:30"),
        ("noon", "\"noon\" is not a time", "09:00; 24:00 only as an end"),
        ("", "\"\" is not a time", "09:00; 24:00 only as an end"),
        ("09:00-09:00", "09:00-09:00 ends when it begins", "00:00-24:00 for the whole day"),
        ("00:00-00:00", "00:00-00:00 ends when it begins", "00:00-24:00 for the whole day"),
        ("9:00-17:30", "\"9:00\" is not a time: hours have two digits", "09:00"),
        ("09:00-7:30", "\"7:30\" is not a time: hours have two digits", "07:30"),
    ])
    func noTimeSpans(text: String, message: String, mend: String) {
        expect(message, mend) { () throws(CalendarMistake) in _ = try TimeSpan(text) }
    }

    @Test(arguments: [
        ("09:00-17:30", ["08:59:59": false, "09:00:00": true, "17:29:59": true, "17:30:00": false]),
        ("22:00-06:00", ["21:59:59": false, "22:00:00": true, "23:00:00": true, "00:00:00": true, "05:59:59": true, "06:00:00": false]),
        ("22:00-00:00", ["21:59:59": false, "22:00:00": true, "23:59:59": true, "00:00:00": false]),
        ("22:00-24:00", ["21:59:59": false, "22:00:00": true, "23:59:59": true, "00:00:00": false]),
        ("00:00-24:00", ["00:00:00": true, "12:00:00": true, "23:59:59": true]),
    ])
    func timeSpansHoldFromStartToBeforeEnd(text: String, holds: [String: Bool]) throws {
        let span = try TimeSpan(text)
        for (time, holds) in holds {
            #expect(span.contains(secondOfDay: try LocalTime(stamp: "2026-01-01T\(time)").secondOfDay) == holds, "\(time)")
        }
    }

    // MARK: Days of the week

    @Test(arguments: [
        ("mon", Weekday.monday, 1), ("sun", .sunday, 1), ("mon-fri", .monday, 5), ("fri-mon", .friday, 4), ("sun-sat", .sunday, 7),
        ("tue-mon", .tuesday, 7), ("wed-wed", .wednesday, 1), ("thu-sat", .thursday, 3),
    ])
    func daySpans(text: String, first: Weekday, count: Int) throws {
        let span = try DaySpan(text)
        let held = (0..<count).map { (first.rawValue + $0) % 7 }
        #expect(Weekday.allCases.filter(span.contains).map(\.rawValue) == held.sorted())
    }

    @Test(arguments: [
        ("monday", "mon"), ("Mon", "mon"), ("SUN", "sun"), ("mo-fr", "mon-fri"), ("mon-friday", "mon-fri"), ("tues", "tue"),
        ("thurs-su", "thu-sun"),
    ])
    func daysOtherwiseWritten(text: String, mend: String) {
        expect("\"\(text)\" is not how days are written here", mend) { () throws(CalendarMistake) in _ = try DaySpan(text) }
    }

    @Test(arguments: ["", "-", "m", "t-f", "mon-", "-fri", "mon-wed-fri", "maandag", "moon", "mon–fri", "mondays"])
    func noDays(text: String) {
        expect("\"\(text)\" is not a day of the week", "mon, tue, wed, thu, fri, sat or sun; mon-fri for several") {
            () throws(CalendarMistake) in _ = try DaySpan(text)
        }
    }

    // MARK: Dates

    @Test(arguments: [
        ("2026-12-24", 1, "2026-12-23", "2026-12-25"), ("2026-12-26..2026-12-31", 6, "2026-12-25", "2027-01-01"),
        ("2024-02-29", 1, "2024-02-28", "2024-03-01"), ("2026-12-31..2027-01-01", 2, "2026-12-30", "2027-01-02"),
        ("2026-12-24..2026-12-24", 1, "2026-12-23", "2026-12-25"),
    ])
    func dateSpans(text: String, days: Int, before: String, after: String) throws {
        let span = try DateSpan(text)
        guard case .dates(let first, let last) = span else { return #expect(Bool(false), "\(span)") }
        #expect(last.daysSinceEpoch - first.daysSinceEpoch + 1 == days)
        #expect(span.contains(first))
        #expect(span.contains(last))
        #expect(!span.contains(try Self.date(before)))
        #expect(!span.contains(try Self.date(after)))
    }

    private static func date(_ text: String) throws -> CivilDate { try LocalTime(stamp: text + "T00:00").date }

    /// In each row the dates that are in it, and those that are not.
    static let everyYear: [(text: String, holds: [String], not: [String])] = [
        ("12-25", ["2026-12-25", "2027-12-25", "1999-12-25"], ["2026-12-24", "2026-12-26", "2026-11-25"]),
        ("12-24..12-26", ["2026-12-24", "2030-12-25", "2026-12-26"], ["2026-12-23", "2026-12-27"]),
        ("12-31..01-01", ["2026-12-31", "2027-01-01"], ["2026-12-30", "2027-01-02", "2027-06-01"]),
        ("10-01..03-31", ["2026-10-01", "2026-12-31", "2027-01-01", "2027-03-31"], ["2026-09-30", "2026-04-01"]),
        ("02-29", ["2024-02-29", "2028-02-29", "2000-02-29"], ["2026-02-28", "2026-03-01", "2024-03-01"]),
        ("02-28..02-29", ["2026-02-28", "2028-02-29"], ["2026-03-01", "2028-03-01"]),
        ("02-29..03-01", ["2026-03-01", "2028-02-29"], ["2026-02-28", "2028-02-28"]),
        ("01-01..12-31", ["2026-01-01", "2028-02-29", "2026-12-31"], []), ("06-02..06-01", ["2026-06-01", "2026-06-02", "2026-01-01"], []),
    ]

    @Test(arguments: everyYear)
    func aDateWithoutAYearIsEveryYears(row: (text: String, holds: [String], not: [String])) throws {
        let span = try DateSpan(row.text)
        for date in row.holds { #expect(span.contains(try Self.date(date)), "\(date)") }
        for date in row.not { #expect(!span.contains(try Self.date(date)), "\(date)") }
    }

    private static let written = "2026-12-24, or 2026-12-24..2026-12-31 for several; 12-25 for every year"

    @Test(
        arguments: [
            ("2026-02-30", "there is no day 2026-02-30", nil), ("2026-02-29", "there is no day 2026-02-29", nil),
            ("2026-13-01", "there is no day 2026-13-01", nil), ("2026-04-30..2026-04-31", "there is no day 2026-04-31", nil),
            ("24-12-2026", "\"24-12-2026\" is not how dates are written here", "2026-12-24"),
            ("4-1-2026", "\"4-1-2026\" is not how dates are written here", "2026-01-04"),
            ("2026-1-5", "\"2026-1-5\" is not how dates are written here", "2026-01-05"),
            ("2026-12-31..2026-12-24", "2026-12-31..2026-12-24 ends before it begins", "2026-12-24..2026-12-31"),
            ("12-24-2026", "\"12-24-2026\" is not a date", written), ("26-12-24", "\"26-12-24\" is not a date", written),
            ("2026-12", "\"2026-12\" is not a date", written), ("2026-12-24-", "\"2026-12-24-\" is not a date", written),
            ("20261224", "\"20261224\" is not a date", written), ("2026-12-24..", "\"\" is not a date", written),
            ("..2026-12-24", "\"\" is not a date", written), ("2026-12-24..25", "\"25\" is not a date", written),
            ("2026-12-24...2026-12-31", "\".2026-12-31\" is not a date", written), ("2026-12-2４", "\"2026-12-2４\" is not a date", written),
            ("25-12", "\"25-12\" is not how dates are written here", "12-25"), ("02-30", "there is no day 02-30", nil),
            ("12-32", "there is no day 12-32", nil), ("00-10", "there is no day 00-10", nil), ("13-32", "there is no day 13-32", nil),
            ("12-5", "\"12-5\" is not a date", written), ("12-25..", "\"12-25\" is not a date", written),
            ("12-24..2026-12-26", "\"12-24\" is not a date", written),
            ("12-24..30-12", "\"30-12\" is not how dates are written here", "12-30"),
            ("2026-12-24..12-31", "\"2026-12-24..12-31\" is not how dates are written here", "2026-12-24..2026-12-31"),
            ("xmas", "\"xmas\" is not a date", written), ("", "\"\" is not a date", written),
            ("2026-12-99999999999999999999", "\"2026-12-99999999999999999999\" is not a date", written),
        ] as [(String, String, String?)])
    func noDates(text: String, message: String, mend: String?) {
        expect(message, mend) { () throws(CalendarMistake) in _ = try DateSpan(text) }
    }

    // MARK: Moments

    @Test(arguments: [
        ("2026-11-21T09:00", 20_778, 32_400), ("2026-11-21T09:00:30", 20_778, 32_430), ("1970-01-01T00:00", 0, 0),
        ("2026-11-21T23:59:59", 20_778, 86_399),
    ])
    func moments(text: String, day: Int, second: Int) throws {
        #expect(try LocalTime(stamp: text) == LocalTime(date: CivilDate(daysSinceEpoch: day), secondOfDay: second))
    }

    private static let moment = "2026-12-24T09:00"

    @Test(
        arguments: [
            ("2026-11-21", "\"2026-11-21\" is not a date and time", moment), ("09:00", "\"09:00\" is not a date and time", moment),
            ("2026-11-21t09:00", "\"2026-11-21t09:00\" is not a date and time", moment),
            ("2026-11-21T9:00", "\"2026-11-21T9:00\" is not a date and time", moment),
            ("2026-11-21T24:00", "\"2026-11-21T24:00\" is not a date and time", moment),
            ("2026-11-21T09:60", "\"2026-11-21T09:60\" is not a date and time", moment),
            ("2026-11-21T09:00:60", "\"2026-11-21T09:00:60\" is not a date and time", moment),
            ("2026-11-21T09", "\"2026-11-21T09\" is not a date and time", moment),
            ("2026-11-21T09:00:00:00", "\"2026-11-21T09:00:00:00\" is not a date and time", moment),
            ("2026-11-21T09:00T", "\"2026-11-21T09:00T\" is not a date and time", moment), ("", "\"\" is not a date and time", moment),
            ("2026-02-30T09:00", "there is no day 2026-02-30", nil),
            ("21-11-2026T09:00", "\"21-11-2026\" is not how dates are written here", "2026-11-21"),
        ] as [(String, String, String?)])
    func noMoments(text: String, message: String, mend: String?) {
        expect(message, mend) { () throws(CalendarMistake) in _ = try LocalTime(stamp: text) }
    }

    // MARK: Durations

    @Test(arguments: [
        ("1s", 1), ("30s", 30), ("10m", 600), ("2h", 7200), ("1d", 86_400), ("007m", 420), ("3660d", 316_224_000),
        ("316224000s", 316_224_000),
    ])
    func durations(text: String, seconds: Int) throws {
        #expect(try Duration.seconds(written: text) == seconds)
    }

    private static let lengths = "30s, 10m, 2h or 1d"

    @Test(arguments: [
        ("5", "5 lacks its unit", "5s, 5m, 5h or 5d"), ("0d", "\"0d\" is not a length of time", lengths),
        ("1w", "\"1w\" is not a length of time", lengths), ("1.5h", "\"1.5h\" is not a length of time", lengths),
        ("-1h", "\"-1h\" is not a length of time", lengths), ("h", "\"h\" is not a length of time", lengths),
        ("", "\"\" is not a length of time", lengths),
        ("٣h", "\"٣h\" is not a length of time", lengths), ("5min", "\"5min\" is not a length of time", "5m"),
        ("30sec", "\"30sec\" is not a length of time", "30s"), ("2hours", "\"2hours\" is not a length of time", "2h"),
        ("3days", "\"3days\" is not a length of time", "3d"), ("2H", "\"2H\" is not a length of time", "2h"),
        ("3661d", "3661d is longer than the 3660d that are the most", "3660d"),
        ("316224001s", "316224001s is longer than the 3660d that are the most", "3660d"),
        ("99999999999999999999d", "99999999999999999999d is longer than the 3660d that are the most", "3660d"),
        // Units that begin like another are not taken for it.
        ("1mo", "\"1mo\" is not a length of time", lengths), ("1month", "\"1month\" is not a length of time", lengths),
        ("500ms", "\"500ms\" is not a length of time", lengths), ("3dozen", "\"3dozen\" is not a length of time", lengths),
        ("2h30m", "\"2h30m\" is not a length of time", lengths),
    ])
    func noDurations(text: String, message: String, mend: String) {
        expect(message, mend) { () throws(CalendarMistake) in _ = try Duration.seconds(written: text) }
    }

    private func expect(_ message: String, _ mend: String?, _ read: () throws(CalendarMistake) -> Void) {
        let mistake = #expect(throws: CalendarMistake.self) { try read() }
        #expect(mistake?.message == message)
        #expect(mistake?.mend == mend)
    }
}
