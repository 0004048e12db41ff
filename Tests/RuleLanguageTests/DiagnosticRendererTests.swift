import RuleLanguage
import Testing

/// Section 8: what a diagnostic shows.
@Suite struct DiagnosticRendererTests {
    private func pretty(_ rules: String, colour: Bool = false) -> [String] {
        let files = [SourceFile(path: "a.rules", bytes: Array(rules.utf8))]
        let renderer = DiagnosticRenderer(files: files, colour: colour)
        return compileRules(files).diagnostics.map(renderer.pretty)
    }

    @Test func theSpanIsUnderlinedAndTheMendGiven() {
        #expect(
            pretty("rule a {\n    when keywrod ROUTE\n    reply \"x\"\n}") == [
                """
                error[AB011]: "keywrod" is not a condition
                  ┌─ a.rules:2:10
                2 │     when keywrod ROUTE
                  │          ^^^^^^^
                  = try: keyword
                """
            ])
    }

    @Test func anotherPlaceIsNamed() {
        let second = pretty("rule a { when keyword A reply \"x\" }\nrule a { when keyword B reply \"x\" }")
        #expect(
            second == [
                """
                error[AB025]: there already is a rule a
                  ┌─ a.rules:2:6
                2 │ rule a { when keyword B reply "x" }
                  │      ^
                  = try: another name
                  = see a.rules:1:6
                """
            ])
    }

    @Test(arguments: [
        // Wide characters take two columns, marks none, a tab one.
        ("漢字\tfoo", "漢字 foo", "^^^^"),
        ("e\u{301}tat { }", "e\u{301}tat { }", "^^^^"),
        // What could turn or hide the line is escaped.
        ("\u{7}x", "\\u{7}x", "^^^^^"),
    ])
    func caretsStandUnderWhatTheyMean(rules: String, line: String, carets: String) throws {
        let lines = try #require(pretty(rules).first).split(separator: "\n")
        #expect(lines[2] == "1 │ \(line)")
        #expect(lines[3] == "  │ \(carets)")
    }

    @Test func aSpanOverSeveralLinesIsUnderlinedToTheEndOfItsFirst() throws {
        let lines = try #require(pretty("rule a {\n when text is\n  \"x\" and from 4040 or\n  from 4041 reply \"x\" }").first).split(
            separator: "\n")
        #expect(lines[2] == "2 │  when text is")
        #expect(lines[3] == "  │       ^^^^^^^")
    }

    @Test func ofAHugeLineOnlyTheNeighbourhoodIsShown() throws {
        let long = String(repeating: "é ", count: 10_000)
        let text = try #require(pretty("rule a { when keyword A reply \"\(long)\" } foo").last)
        #expect(text.utf8.count < 1_000)
        #expect(text.contains("…"))
    }

    @Test func atTheEndOfAnEmptyLineThereIsStillACaret() throws {
        let lines = try #require(pretty("rule").first).split(separator: "\n")
        #expect(lines[3] == "  │ ^^^^")
    }

    @Test func colourIsOnlyThereWhenAskedFor() {
        #expect(!pretty("foo")[0].contains("\u{1B}"))
        #expect(pretty("foo", colour: true)[0].contains("\u{1B}[1;31merror[AB011]"))
    }
}
