import RuleLanguage
import Testing

/// Section 1: what bytes and files do that no case file can hold.
@Suite struct SourceTests {
    private static let rule = "rule a { when keyword A reply \"x\" }\n"

    private func compact(_ files: [SourceFile]) -> [String] {
        let renderer = DiagnosticRenderer(files: files)
        return compileRules(files).diagnostics.map(renderer.compact)
    }

    private func compact(_ bytes: [UInt8]) -> [String] { compact([SourceFile(path: "f", bytes: bytes)]) }

    @Test func aByteOrderMarkIsSkippedAndNoColumn() {
        #expect(compact([0xEF, 0xBB, 0xBF] + Array(Self.rule.utf8)) == [])
        #expect(compact([0xEF, 0xBB, 0xBF] + Array("x".utf8)).first?.hasPrefix("f:1:1: error[AB011]") == true)
    }

    @Test func latin1IsReportedOnceAndTheRestIsChecked() {
        let bytes = Array("rule a { when keyword CAF".utf8) + [0xC9] + Array(" reply \"na".utf8) + [0xEF] + Array("f\" }\nfoo".utf8)
        #expect(
            compact(bytes) == [
                "f:1:26: error[AB001]: this file is not UTF-8 (try: save it as UTF-8)",
                "f:2:1: error[AB011]: \"foo\" is not the beginning of an item (try: rule, on, list, audience, hours, otherwise, test, timezone, stop or start)",
            ])
    }

    @Test(arguments: [[0x80], [0xC3], [0xE2, 0x82], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xC0, 0x80], [0xFF]] as [[UInt8]])
    func whatIsNotUTF8IsRefusedEverywhere(bytes: [UInt8]) {
        for (before, after) in [("# ", "\n" + Self.rule), (Self.rule + "#", ""), ("rule ", Self.rule), ("list l { \"", "\" }")] {
            let found = compact(Array(before.utf8) + bytes + Array(after.utf8))
            #expect(found.contains { $0.contains("error[AB001]") })
        }
    }

    /// Lines and columns are looked up from marks every 256 bytes.
    @Test(arguments: [0, 1, 115, 116, 117, 118, 119, 243, 244, 245, 246, 247, 1_000])
    func columnsCountScalars(letters: Int) {
        for start in ["", "\u{FEFF}", "# é\r\n\n"] {
            let line = "list l { \"\(String(repeating: "é", count: letters))x\" } "
            let number = start.hasPrefix("#") ? 3 : 1
            let last = compact(Array("\(start)\(line)foo".utf8)).last
            #expect(last?.hasPrefix("f:\(number):\(line.unicodeScalars.count + 1): error[AB011]") == true)
        }
    }

    @Test func utf16IsCalledByItsName() {
        let bytes = Array(Self.rule.utf16).flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        #expect(compact(bytes) == ["f:1:2: error[AB002]: this file holds NUL characters, as UTF-16 has them (try: save it as UTF-8)"])
    }

    @Test(arguments: ["\u{61C}", "\u{200E}", "\u{200F}", "\u{202A}", "\u{202E}", "\u{2066}", "\u{2069}"])
    func aBidiControlIsRefusedButMayBeEscaped(character: String) throws {
        #expect(compact(Array("# \(character)\n\(Self.rule)".utf8)).map { $0.contains("f:1:3: error[AB003]") } == [true])
        let code = try #require(character.unicodeScalars.first).value
        #expect(compact(Array("rule a { when text contains \"a\\u{\(String(code, radix: 16))}\" reply \"x\" }".utf8)) == [])
    }

    @Test func filesStandInTheirOrderAndShareNames() throws {
        let files = [
            SourceFile(
                path: "1", bytes: Array("on @desk { rule a { when keyword A reply \"x\" } }\nrule b { when keyword B reply \"b\" }".utf8)),
            SourceFile(path: "2", bytes: []),
            SourceFile(path: "3", bytes: Array("list desk { 4040 }\nstop WEG\nrule c { when keyword C reply \"x\" }".utf8)),
        ]
        let compilation = compileRules(files)
        let rules = try #require(compilation.rules)
        #expect(rules.rules.map(\.name.description) == ["a", "b", "c"])
        #expect(rules.rules.map { "\($0.location)" } == ["1:1:12", "1:2:1", "3:3:1"])
        #expect(rules.places == [.shortCode("4040")])
        #expect(rules.consent.stop.phrases.last == ["weg"])
        #expect(compilation.ruleCount == 3)
        #expect(compilation.fileCount == 3)
        #expect(rules.fileCount == 3)
    }

    @Test func namesAreUniqueOverFilesAndOtherwiseIsTheLastOfAll() {
        let files = ["otherwise { reply \"a\" }", "rule a { when keyword A reply \"a\" }", "rule a { when keyword B reply \"a\" }"]
            .enumerated()
            .map { SourceFile(path: "\($0 + 1)", bytes: Array($1.utf8)) }
        #expect(
            compact(files) == [
                "1:1:1: error[AB024]: otherwise takes every message that is left: no rule can come after it (see 2:1:1)",
                "3:1:6: error[AB025]: there already is a rule a (try: another name) (see 2:1:6)",
            ])
    }

    @Test func aFileEndsWhatItLeftOpen() {
        let files = ["rule a { when keyword A reply \"a\"", "rule b { when keyword B reply \"b\" }"].enumerated()
            .map { SourceFile(path: "\($0 + 1)", bytes: Array($1.utf8)) }
        #expect(compact(files) == ["1:1:8: error[AB007]: this { of rule a is never closed"])
        #expect(compileRules(files).ruleCount == 2)
    }

    @Test func aListInAFileOfALaterVersionIsNotCalledUnknown() {
        let files = ["language 2\nset staff is 4040", "rule b { when from @staff reply \"b\" }"].enumerated()
            .map { SourceFile(path: "\($0 + 1)", bytes: Array($1.utf8)) }
        #expect(compact(files).count == 1)
    }

    @Test func noFilesAreNoRules() {
        #expect(compileRules([]).rules?.rules == [])
    }

    @Test func consentHasTheWordsAndTextsOfTheContract() throws {
        let consent = try #require(compileRules([]).rules).consent
        #expect(
            consent.stop.phrases.map { $0.joined(separator: " ") }
                == ["stop", "stopall", "stop all", "unsubscribe", "cancel", "end", "quit", "revoke", "optout", "opt out"])
        #expect(consent.start.phrases.map { $0.joined(separator: " ") } == ["start", "unstop"])
        #expect(consent.stop.confirmation == "You will get no more messages from this number. Text START to get them again.")
        #expect(consent.start.confirmation == "You will get messages from this number again. Text STOP to end them.")
    }
}
