import Foundation
import Testing

@testable import answerback

/// What lists look like on a terminal.
@Suite struct TableTests {
    private static let table = TextTable(
        columns: [.fixed("ID"), .flexible("TEXT"), .fixed("STATE")],
        rows: [["1", "short", "sent"], ["22", "a text that is a good deal longer than its column", "held"]])

    @Test func columnsAreAlignedUnderTheirTitles() {
        #expect(
            Self.table.lines(width: nil) == [
                "ID  TEXT                                               STATE",
                "1   short                                              sent",
                "22  a text that is a good deal longer than its column  held",
            ])
    }

    @Test(arguments: [30, 40, 79])
    func flexibleColumnsGiveWay(width: Int) {
        let lines = Self.table.lines(width: width)
        #expect(lines.allSatisfy { $0.terminalColumns <= width }, "\(lines)")
        #expect(lines[2].hasSuffix("…  held") == (width < 60))
    }

    @Test func aNarrowTerminalKeepsWhatCanNotBeCut() {
        #expect(Self.table.lines(width: 5)[2] == "22  a text that…  held")
    }

    /// What a reader sees as one character is neither cut nor counted by its parts.
    @Test(arguments: [
        ("abc", 3), ("日本", 4), ("e\u{301}", 1), ("👨‍👩‍👧", 2), ("👍🏽", 2), ("❤️", 2), ("🇳🇱", 2), ("ñandú", 5), ("", 0),
    ])
    func columnsOfATerminal(text: String, columns: Int) {
        #expect(text.terminalColumns == columns)
    }

    @Test func wideCharactersAreCutBetweenThem() {
        let table = TextTable(columns: [.flexible("TEXT"), .fixed("ID")], rows: [["👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧", "1"]])
        #expect(table.lines(width: 15)[1] == "👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧…   1")
    }

    /// An SMS cannot steer the terminal, and is shown on one line.
    @Test(arguments: [
        ("a\nb\r\nc", "a ↵ b ↵ c"), ("a\tb", "a b"), ("\u{1B}[31m", "\\u{1B}[31m"), ("a\u{202E}b", "a\\u{202E}b"), ("👨‍👩‍👧", "👨‍👩‍👧"),
        ("e\u{301}\u{202E}", "e\u{301}\\u{202E}"), ("\u{0}", "\\u{0}"),
    ])
    func textsAreShownOnOneLine(text: String, shown: String) {
        #expect(Terminal.onOneLine(text) == shown)
    }

    /// What lists show can be typed in again: without a zone it is of this machine's.
    @Test(arguments: [
        ("2026-11-28T14:37", "2026-11-28T13:37:00Z"), ("2026-11-28 14:37:05", "2026-11-28T13:37:05Z"),
        ("2026-07-02", "2026-07-01T22:00:00Z"),
        ("2026-11-28T14:37Z", "2026-11-28T14:37:00Z"), ("2026-11-28T14:37-05:00", "2026-11-28T19:37:00Z"),
        ("2026-10-25T02:59", "2026-10-25T01:59:00Z"), ("2026-10-25T03:00", "2026-10-25T02:00:00Z"),
    ])
    func timesAreReadInTheZone(typed: String, instant: String) throws {
        let amsterdam = try #require(TimeZone(identifier: "Europe/Amsterdam"))
        #expect(try Moment.past(typed, zone: amsterdam) == instant)
    }

    /// A title names the zone of a column; where clocks were changed in between, each row does.
    @Test func timesOfAColumnSayTheirZone() throws {
        let time = ShownTime(zone: try #require(TimeZone(identifier: "UTC")))
        let one = TimeColumn("SINCE", ["2026-11-28T13:37:05Z", nil], time: time)
        #expect(one.column.title == "SINCE (UTC)" && one.cells == ["2026-11-28 13:37:05", "-"])
        let london = ShownTime(zone: try #require(TimeZone(identifier: "Europe/London")))
        let two = TimeColumn("SINCE", ["2026-11-28T13:37:05Z", "2026-07-01T12:00:00Z"], time: london)
        #expect(two.column.title == "SINCE")
        #expect(two.cells[0] == "2026-11-28 13:37:05 UTC" && two.cells[1].hasPrefix("2026-07-01 13:00:00 "))
        #expect(two.cells[1] != "2026-07-01 13:00:00 UTC" && two.cells[1].count > 20)
    }

    @Test func whatComesOneByOneIsAlignedWithWhatCame() {
        var table = RunningTable(columns: [.fixed("FROM"), .flexible("TEXT"), .flexible("OUTCOME")])
        let rows = [["+316****0123", "hi", "sent"], ["4040", "日本日本日本日本", "held"], ["4040", "a\nb\u{1B}", "x"]]
        let lines = rows.map { table.line($0, width: 72) }
        #expect(lines == ["+316****0123  hi  sent", "4040          日本日本…  held", "4040          a ↵ b\\u{…  x"])
        let long = String(repeating: "👨‍👩‍👧", count: 60)
        let whole = table.line(["1", long, long], width: nil)
        #expect(whole == "1             " + long + "  " + long, "in a pipe nothing is cut")
    }

    @Test(arguments: [60, 80, 140])
    func whatComesOneByOneFitsTheTerminal(width: Int) {
        var table = RunningTable(columns: [.fixed("TIME"), .fixed("FROM"), .flexible("TEXT"), .flexible("RULE"), .flexible("OUTCOME")])
        for text in ["short", String(repeating: "long ", count: 40), String(repeating: "👍🏽", count: 90), "\u{202E}שלום\r\n"] {
            let line = table.line(["14:37:05 CET", "+31600000001", "\"\(text)\"", "rule", text], width: width)
            for piece in line.split(separator: "\n") { #expect(piece.description.terminalColumns <= width, "\(line)") }
        }
    }

    /// Why something did not go out must be there to read.
    @Test func whatDoesNotFitStandsBelow() {
        var table = RunningTable(columns: [.fixed("FROM"), .flexible("OUTCOME")])
        let reason = "SMS SUPPRESSED: the recipient has opted out with STOP; START ends that"
        #expect(
            table.line(["+31600000001", reason], width: 40) == """
                +31600000001
                    SMS SUPPRESSED: the recipient has
                    opted out with STOP; START ends that
                """)
        #expect(table.line(["+31600000001", String(repeating: "x", count: 50)], width: 40).split(separator: "\n").count == 3)
    }

    @Test func timesAreThoseOfTheZone() throws {
        let amsterdam = ShownTime(zone: try #require(TimeZone(identifier: "Europe/Amsterdam")))
        #expect(amsterdam.clock("2026-11-28T13:37:05.123Z") == "2026-11-28 14:37:05")
        #expect(amsterdam.clock("2026-07-01T23:00:00Z") == "2026-07-02 01:00:00")
        #expect(amsterdam.clock("soon") == "soon")
        #expect(ShownTime(zone: .gmt).zoneName(at: nil) == "UTC")
    }
}
