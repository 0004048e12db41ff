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

    @Test func timesAreThoseOfTheZone() throws {
        let amsterdam = ShownTime(zone: try #require(TimeZone(identifier: "Europe/Amsterdam")))
        #expect(amsterdam.clock("2026-11-28T13:37:05.123Z") == "2026-11-28 14:37:05")
        #expect(amsterdam.clock("2026-07-01T23:00:00Z") == "2026-07-02 01:00:00")
        #expect(amsterdam.clock("soon") == "soon")
        #expect(ShownTime(zone: .gmt).zoneName(at: nil) == "UTC")
    }
}
