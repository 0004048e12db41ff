import RuleLanguage
import SMSMessages
import Testing

/// Section 8: what needs the configuration is checked where one is given.
@Suite struct SurroundingsTests {
    private static func says(_ rules: String, among surroundings: Surroundings?) -> [String] {
        let file = SourceFile(path: "case", bytes: Array(rules.utf8))
        let renderer = DiagnosticRenderer(files: [file])
        return compileRules([file], surroundings: surroundings).diagnostics.map(renderer.compact)
    }

    private static let known = Surroundings(channels: ["main", "spare"], numbers: [.shortCode("4040")])

    private static let rules = """
        on 4040, 4141 { rule a { when via mian, spare reply "a" } }
        test "t" { message "x" via other expect rule a }
        """

    @Test func namesOfTheConfigurationAreKnown() {
        #expect(
            Self.says(Self.rules, among: Self.known) == [
                "case:1:10: warning[AB903]: the configuration has no number 4141, so no answer can leave from it",
                "case:1:35: error[AB902]: the configuration has no channel mian (try: main)",
                "case:2:28: error[AB902]: the configuration has no channel other",
            ])
    }

    @Test func withoutOneNothingIsSaid() {
        #expect(Self.says(Self.rules, among: nil) == [])
    }

    @Test(arguments: [
        (#"rule a { when always reply "a" }"#, nil), (#"rule a { when via main reply "a" }"#, "channels"),
        (#"on 4040 { rule a { when not via main reply "a" } }"#, "numbers and channels"),
        (#"rule a { when keyword A and via main webhook POST "https://x.example/{secret.KEY}" }"#, "channels and secrets"),
    ])
    func whatWasNotCheckedIsKnown(rules: String, names: String?) {
        #expect(compileRules([SourceFile(path: "case", bytes: Array(rules.utf8))]).rules?.namesOfConfiguration == names)
    }
}
