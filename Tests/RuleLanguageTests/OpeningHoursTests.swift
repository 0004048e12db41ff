import RuleLanguage
import Testing

/// Section 2: opening hours.
@Suite struct OpeningHoursTests {
    struct Row: CustomTestStringConvertible {
        let name: String
        let entries: [Written]
        let open: [String]
        let closed: [String]

        var testDescription: String { name }

        init(_ name: String, _ entries: [Written], open: [String] = [], closed: [String] = []) {
            self.name = name
            self.entries = entries
            self.open = open
            self.closed = closed
        }
    }

    /// 2026-11-20 is a Friday, 2026-12-25 one too.
    static let rows: [Row] = [
        Row("nothing said", [], closed: ["2026-11-20T12:00"]),
        Row(
            "from start to before end", [days("mon-fri", "09:00-17:30")], open: ["2026-11-20T09:00", "2026-11-20T17:29:59"],
            closed: ["2026-11-20T08:59:59", "2026-11-20T17:30", "2026-11-21T12:00", "2026-11-22T12:00"]),
        Row(
            "a pause, in one entry", [days("fri", "09:00-12:30", "13:00-17:00")],
            open: ["2026-11-20T12:29:59", "2026-11-20T13:00"], closed: ["2026-11-20T12:30", "2026-11-20T12:59:59"]),
        Row(
            "spans of one day add up over entries", [days("mon-fri", "09:00-12:00"), days("fri", "19:00-21:00")],
            open: ["2026-11-20T09:00", "2026-11-20T20:00"], closed: ["2026-11-20T12:00", "2026-11-19T20:00"]),
        Row(
            "closed takes nothing from a weekday's other spans", [days("mon-sun", "09:00-17:00"), days("sun")],
            open: ["2026-11-22T12:00"]),
        Row(
            "the whole day", [days("sat", "00:00-24:00")], open: ["2026-11-21T00:00", "2026-11-21T23:59:59"],
            closed: ["2026-11-20T23:59:59", "2026-11-22T00:00"]),
        Row(
            "days round the week", [days("sat-mon", "10:00-12:00")], open: ["2026-11-21T10:00", "2026-11-22T10:00", "2026-11-23T10:00"],
            closed: ["2026-11-20T10:00", "2026-11-24T10:00"]),
        Row(
            "a span past midnight belongs to the day it starts on", [days("fri", "22:00-06:00")],
            open: ["2026-11-20T22:00", "2026-11-20T23:59:59", "2026-11-21T00:00", "2026-11-21T05:59:59"],
            closed: ["2026-11-20T00:00", "2026-11-20T05:59:59", "2026-11-20T21:59:59", "2026-11-21T06:00", "2026-11-21T22:00"]),
        Row(
            "from Sunday into Monday", [days("sun", "22:00-02:00")], open: ["2026-11-22T22:00", "2026-11-23T01:59:59"],
            closed: ["2026-11-22T01:00", "2026-11-23T02:00"]),
        Row(
            "an end at midnight stays on its day", [days("fri", "22:00-00:00"), days("sat", "22:00-24:00")],
            open: ["2026-11-20T23:59:59", "2026-11-21T23:59:59"], closed: ["2026-11-21T00:00", "2026-11-22T00:00"]),
        Row(
            "a date beats a weekday, wherever it stands", [dates("2026-12-25"), days("mon-fri", "09:00-17:00")],
            open: ["2026-12-24T12:00", "2026-12-28T12:00"], closed: ["2026-12-25T12:00"]),
        Row(
            "a date's spans replace its weekday's", [days("fri", "09:00-17:00"), dates("2026-12-25", "19:00-21:00")],
            open: ["2026-12-25T20:00", "2026-12-18T12:00"], closed: ["2026-12-25T12:00", "2026-12-18T20:00"]),
        Row(
            "the last written date wins whole", [dates("2026-12-24..2026-12-26", "09:00-12:00"), dates("2026-12-25", "14:00-15:00")],
            open: ["2026-12-24T09:00", "2026-12-25T14:00", "2026-12-26T11:59"], closed: ["2026-12-25T09:00", "2026-12-24T14:00"]),
        Row(
            "also when it is the wider one", [dates("2026-12-25", "14:00-15:00"), dates("2026-12-24..2026-12-26")],
            closed: ["2026-12-25T14:00"]),
        Row(
            "the night before a closed date goes on into it", [days("mon-sun", "22:00-06:00"), dates("2026-12-25")],
            open: ["2026-12-24T23:00", "2026-12-25T05:59:59", "2026-12-26T22:00"],
            closed: ["2026-12-25T22:00", "2026-12-25T23:59:59", "2026-12-26T00:00", "2026-12-26T05:59:59"]),
        Row(
            "a dated night goes on into a weekday", [days("fri", "09:00-17:00"), dates("2026-12-24", "20:00-03:00")],
            open: ["2026-12-25T02:59:59", "2026-12-25T09:00"], closed: ["2026-12-25T03:00"]),
        Row(
            "over the year's end", [dates("2026-12-31..2027-01-01", "22:00-02:00")],
            open: ["2026-12-31T22:00", "2027-01-01T01:59:59", "2027-01-01T22:00", "2027-01-02T01:59:59"],
            closed: ["2026-12-31T01:00", "2027-01-01T02:00", "2027-01-02T22:00"]),
        Row(
            "from a leap day into March", [dates("2028-02-29", "23:00-01:00")], open: ["2028-02-29T23:00", "2028-03-01T00:59:59"],
            closed: ["2028-02-29T00:30", "2028-03-01T01:00", "2027-03-01T00:30"]),
        Row(
            "every year's date", [days("mon-sun", "09:00-17:00"), dates("12-25..12-26")], open: ["2026-12-24T09:00", "2027-12-27T09:00"],
            closed: ["2026-12-25T09:00", "2027-12-26T16:59"]),
        Row(
            "of dates with a year and without, the last written wins",
            [dates("12-25"), dates("2026-12-25", "14:00-15:00"), dates("12-31", "10:00-12:00"), dates("2026-12-31")],
            open: ["2026-12-25T14:00", "2027-12-31T10:00"], closed: ["2027-12-25T14:00", "2026-12-31T10:00"]),
        Row(
            "every year's winter, over new year", [dates("12-24..01-02", "22:00-02:00")],
            open: ["2026-12-31T23:00", "2027-01-01T01:59", "2027-01-03T01:00"], closed: ["2026-12-24T01:00", "2027-01-03T22:00"]),
        Row(
            "days and dates in one entry", [Written(days: ["mon"], dates: ["2026-12-25"], spans: ["10:00-11:00"])],
            open: ["2026-11-23T10:00", "2026-12-25T10:00"], closed: ["2026-12-18T10:00"]),
    ]

    @Test(arguments: rows)
    func isOpen(row: Row) throws {
        let hours = OpeningHours(try row.entries.map { try $0.read() })
        for time in row.open { #expect(hours.isOpen(at: try LocalTime(stamp: time)), "\(time)") }
        for time in row.closed { #expect(!hours.isOpen(at: try LocalTime(stamp: time)), "\(time)") }
    }

    private static func days(_ days: String, _ spans: String...) -> Written { Written(days: [days], spans: spans) }

    private static func dates(_ dates: String, _ spans: String...) -> Written { Written(dates: [dates], spans: spans) }
}

/// An entry as an author writes it; without spans it is closed.
struct Written {
    var days: [String] = []
    var dates: [String] = []
    var spans: [String]

    func read() throws -> OpeningHours.Entry {
        OpeningHours.Entry(days: try days.map(DaySpan.init), dates: try dates.map(DateSpan.init), spans: try spans.map(TimeSpan.init))
    }
}
