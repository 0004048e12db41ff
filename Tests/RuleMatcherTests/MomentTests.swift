import RuleMatcher
import SMSMessages
import Testing

/// Section 4: `time`, `day`, `date` and `during` judge the instant of receipt by the clocks of the rules' zone. Edges come in pairs.
@Suite struct MomentTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let condition: String
        let held: [String]
        let failed: [String]
        var testDescription: String { condition }

        init(_ condition: String, on held: [String], not failed: [String]) {
            self.condition = condition
            self.held = held
            self.failed = failed
        }
    }

    /// 2026-12-24 is a Thursday.
    @Test(arguments: [
        Row(
            "time 09:00-17:00", on: ["2026-12-24T09:00:00Z", "2026-12-24T16:59:59.999Z"],
            not: ["2026-12-24T08:59:59.999Z", "2026-12-24T17:00:00Z"]),
        Row(
            "time 22:00-06:00", on: ["2026-12-24T22:00:00Z", "2026-12-24T23:59:59Z", "2026-12-25T00:00:00Z", "2026-12-25T05:59:59.999Z"],
            not: ["2026-12-24T21:59:59.999Z", "2026-12-25T06:00:00Z"]),
        Row("time 22:00-24:00", on: ["2026-12-24T23:59:59.999Z"], not: ["2026-12-25T00:00:00Z", "2026-12-24T21:59:59Z"]),
        Row("time 22:00-00:00", on: ["2026-12-24T23:59:59.999Z"], not: ["2026-12-25T00:00:00Z", "2026-12-24T21:59:59Z"]),
        Row("time 00:00-24:00", on: ["2026-12-24T00:00:00Z", "2026-12-24T23:59:59.999Z"], not: []),
        Row(
            "time 09:00-10:00, 12:00-13:00", on: ["2026-12-24T09:30:00Z", "2026-12-24T12:30:00Z"],
            not: ["2026-12-24T10:00:00Z", "2026-12-24T11:59:59Z"]),
        Row("not time 09:00-17:00", on: ["2026-12-24T17:00:00Z"], not: ["2026-12-24T09:00:00Z"]),
        Row(
            "day thu", on: ["2026-12-24T00:00:00Z", "2026-12-24T23:59:59.999Z"], not: ["2026-12-23T23:59:59.999Z", "2026-12-25T00:00:00Z"]),
        Row("day mon-fri", on: ["2026-12-21T00:00:00Z", "2026-12-25T23:59:59Z"], not: ["2026-12-26T00:00:00Z", "2026-12-27T23:59:59Z"]),
        Row("day fri-mon", on: ["2026-12-25T00:00:00Z", "2026-12-28T23:59:59Z"], not: ["2026-12-24T23:59:59Z", "2026-12-29T00:00:00Z"]),
        Row("day sun-sun", on: ["2026-12-27T12:00:00Z"], not: ["2026-12-26T12:00:00Z", "2026-12-28T12:00:00Z"]),
        Row("day wed, sat", on: ["2026-12-23T12:00:00Z", "2026-12-26T12:00:00Z"], not: ["2026-12-24T12:00:00Z"]),
        Row(
            "date 2026-12-24", on: ["2026-12-24T00:00:00Z", "2026-12-24T23:59:59.999Z"],
            not: ["2026-12-23T23:59:59.999Z", "2026-12-25T00:00:00Z", "2027-12-24T12:00:00Z"]),
        Row(
            "date 2026-12-26..2027-01-02, 2028-02-29", on: ["2026-12-26T00:00:00Z", "2027-01-02T23:59:59Z", "2028-02-29T12:00:00Z"],
            not: ["2026-12-25T23:59:59Z", "2027-01-03T00:00:00Z", "2028-03-01T00:00:00Z"]),
        Row("date 1969-12-31 and day wed", on: ["1969-12-31T23:59:59.999Z"], not: ["1970-01-01T00:00:00Z"]),
    ])
    func utcDecides(row: Row) throws {
        try check(row, "rule r { when \(row.condition) ignore }")
    }

    /// Clocks skip 02:00 to 03:00 on 2026-03-29 and show it twice on 2026-10-25.
    @Test(arguments: [
        Row(
            "time 09:00-17:00", on: ["2026-12-24T08:00:00Z", "2026-07-01T07:00:00Z"],
            not: ["2026-12-24T16:00:00Z", "2026-07-01T15:00:00Z", "2026-07-01T06:59:59.999Z"]),
        Row(
            "time 02:00-03:00", on: ["2026-03-28T01:30:00Z", "2026-10-25T00:00:00Z", "2026-10-25T00:59:59Z", "2026-10-25T01:00:00Z"],
            not: ["2026-03-29T00:59:59.999Z", "2026-03-29T01:00:00Z", "2026-10-24T23:59:59.999Z", "2026-10-25T02:00:00Z"]),
        Row("time 01:30-02:30", on: ["2026-03-29T00:59:59.999Z"], not: ["2026-03-29T01:00:00Z", "2026-03-29T01:15:00Z"]),
        Row(
            "day sat", on: ["2026-12-25T23:00:00Z", "2026-12-26T22:59:59.999Z"], not: ["2026-12-25T22:59:59.999Z", "2026-12-26T23:00:00Z"]),
        Row(
            "date 2026-10-25", on: ["2026-10-24T22:00:00Z", "2026-10-25T22:59:59.999Z"],
            not: ["2026-10-24T21:59:59.999Z", "2026-10-25T23:00:00Z"]),
    ])
    func theZoneDecides(row: Row) throws {
        try check(row, "timezone \"Europe/Amsterdam\"\nrule r { when \(row.condition) ignore }")
    }

    @Test(arguments: [
        Row(
            "mon-fri 09:00-12:30, 13:00-17:30  2026-12-24 09:00-12:00  2026-12-25 closed",
            on: ["2026-12-23T09:00:00Z", "2026-12-23T12:29:59Z", "2026-12-23T13:00:00Z", "2026-12-24T11:59:59Z"],
            not: [
                "2026-12-23T08:59:59Z", "2026-12-23T12:30:00Z", "2026-12-23T17:30:00Z", "2026-12-24T12:00:00Z", "2026-12-24T14:00:00Z",
                "2026-12-25T10:00:00Z", "2026-12-26T10:00:00Z",
            ]),
        // A span past midnight belongs to the day it starts on, whatever the next day's hours are.
        Row(
            "fri 22:00-02:00  2026-12-26 closed", on: ["2026-12-25T22:00:00Z", "2026-12-26T01:59:59.999Z"],
            not: ["2026-12-25T01:00:00Z", "2026-12-26T02:00:00Z", "2026-12-26T22:00:00Z"]),
        Row("2026-12-25 closed  fri 22:00-02:00", on: ["2026-12-18T23:00:00Z"], not: ["2026-12-25T23:00:00Z", "2026-12-26T01:00:00Z"]),
        Row("fri 22:00-02:00  sat closed", on: ["2026-12-26T01:00:00Z"], not: ["2026-12-26T22:00:00Z"]),
        Row(
            "2026-12-31 22:00-02:00", on: ["2026-12-31T22:00:00Z", "2027-01-01T01:59:59Z"],
            not: ["2026-12-31T01:00:00Z", "2027-01-01T02:00:00Z"]),
        Row("fri 22:00-00:00", on: ["2026-12-25T23:59:59Z"], not: ["2026-12-26T00:00:00Z"]),
        // Among dates the last written wins.
        Row("2026-12-20..2026-12-31 closed  2026-12-24 10:00-12:00", on: ["2026-12-24T11:00:00Z"], not: ["2026-12-23T11:00:00Z"]),
        Row("2026-12-24 10:00-12:00  2026-12-20..2026-12-31 closed", on: [], not: ["2026-12-24T11:00:00Z"]),
        // Dates don't add up, spans of one weekday do.
        Row("2026-12-24 09:00-10:00  2026-12-24 11:00-12:00", on: ["2026-12-24T11:30:00Z"], not: ["2026-12-24T09:30:00Z"]),
        Row("mon-fri 09:00-12:00  thu 13:00-15:00", on: ["2026-12-24T11:00:00Z", "2026-12-24T14:00:00Z"], not: ["2026-12-23T14:00:00Z"]),
        Row("", on: [], not: ["2026-12-24T11:00:00Z"]),
    ])
    func openingHoursDecide(row: Row) throws {
        try check(row, "hours desk { \(row.condition) }\nrule r { when during desk ignore }")
        try check(
            Row(row.condition, on: row.failed, not: row.held), "hours desk { \(row.condition) }\nrule r { when not during desk ignore }")
    }

    @Test(arguments: [
        // An hour shorter than it looks, and half an hour that clocks show twice.
        Row(
            "sat 22:00-03:30", on: ["2026-03-28T21:00:00Z", "2026-03-29T00:59:59Z", "2026-03-29T01:29:59.999Z"],
            not: ["2026-03-28T20:59:59Z", "2026-03-29T01:30:00Z"]),
        Row(
            "sat 22:00-02:30", on: ["2026-10-25T00:29:59Z", "2026-10-25T01:00:00Z", "2026-10-25T01:29:59Z"],
            not: ["2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z"]),
    ])
    func openingHoursFollowTheClocks(row: Row) throws {
        try check(row, "timezone \"Europe/Amsterdam\"\nhours bar { \(row.condition) }\nrule r { when during bar ignore }")
    }

    @Test func theChannelDecides() throws {
        let matcher = try matcher("rule r { when via main, backup ignore }\nrule s { when not via main ignore }")
        #expect(matcher.rules(on: message("x", via: "main")) == ["r"])
        #expect(matcher.rules(on: message("x", via: "backup")) == ["r"])
        #expect(matcher.rules(on: message("x", via: "Main")) == ["s"])
        #expect(matcher.rules(on: message("x", via: "mai")) == ["s"])
    }

    /// Section 5: `{date}` and `{time}` are what clocks show there, `{received}` is the instant.
    @Test func valuesAreInTheZone() throws {
        let rules = "rule r { when always reply \"{date} {time} {received}\" }"
        let late = message("x", at: try instant("2026-12-31T23:05:00Z"))
        #expect(try matcher(rules).replies(to: late) == ["2026-12-31 23:05 2026-12-31T23:05:00Z"])
        #expect(
            try matcher("timezone \"Europe/Amsterdam\"\n" + rules).replies(to: late) == ["2027-01-01 00:05 2026-12-31T23:05:00Z"])
        #expect(
            try matcher("timezone \"America/St_Johns\"\n" + rules).replies(to: late) == ["2026-12-31 19:35 2026-12-31T23:05:00Z"])
    }

    private func check(_ row: Row, _ rules: String) throws {
        let matcher = try matcher(rules)
        for text in row.held { #expect(matcher.rules(on: message("x", at: try instant(text))) == ["r"], "at \(text)") }
        for text in row.failed { #expect(matcher.rules(on: message("x", at: try instant(text))) == [], "at \(text)") }
    }
}
