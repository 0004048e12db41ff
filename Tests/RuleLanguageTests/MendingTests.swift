import Foundation
import Testing

@testable import RuleLanguage

/// What `check --fix` makes of rule files.
@Suite struct MendingTests {
    /// Before and after, inside a rule where nothing else is wrong.
    static let table = [
        ("when keyword \u{201C}NEWS\u{201D}", "when keyword \"NEWS\""),
        ("when keyword 'say \"hi\"'", "when keyword \"say \\\"hi\\\"\""),
        ("when keyword 100%, send, www.nl", "when keyword \"100%\", \"send\", \"www.nl\""),
        ("when keyword A\\B", "when keyword \"A\\\\B\""),
        ("when keyword A && from 4040", "when keyword A and from 4040"),
        ("when keyword A || !from 4040", "when keyword A or not from 4040"),
        ("wen keywrod A alne", "when keyword A alone"),
        ("if text contain \"x\"", "when text contains \"x\""),
        ("when text starts \"x\"", "when text starts with \"x\""),
        ("when text is hello there", "when text is \"hello there\""),
        ("when text matches /x/gi", "when text matches /x/i"),
        ("when from +31 6 1234 5678 or from 31612345678", "when from +31612345678 or from +31612345678"),
        ("when from \"+31612345678\", MYBANK, people", "when from +31612345678, \"MYBANK\", @people"),
        ("when time 9:00-5:00, 9:00-19:00, 19:00-9:30", "when time 09:00-05:00, 09:00-19:00, 19:00-09:30"),
        ("when time 09:00 - 17:00", "when time 09:00-17:00"),
        ("when time 09:00\u{2013}17:00", "when time 09:00-17:00"),
        ("when day Monday-Friday sat", "when day mon-fri, sat"),
        ("when date 24-12-2026, 2026-1-5", "when date 2026-12-24, 2026-01-05"),
        ("when date 2026/12/24", "when date 2026-12-24"),
        ("when during @desk", "when during desk"),
        ("when always limit 1 per 2 hours", "when always limit 1 per 2h"),
        ("when always limit 1 1d", "when always limit 1 per 1d"),
        ("when keyword A then ignore", "when keyword A ignore"),
        ("when keyword: A", "when keyword A"), ("when keyword:A", "when keyword A"), ("when keyword is A", "when keyword A"),
        ("when keyword \"A\" or \"B\" or C", "when keyword \"A\", \"B\", C"), ("when from 4040 or @people", "when from 4040, @people"),
        ("when keyword YES or NO", "when keyword YES, NO"), ("when keyword A, or B", "when keyword A, B"),
        ("when keyword A and not B", "when keyword A and not keyword B"), ("when keyword not A", "when not keyword A"),
        ("when text not contains \"x\"", "when not text contains \"x\""),
        ("when text contains \"x\" and \"y\"", "when text contains \"x\" and text contains \"y\""),
        ("when keyword A but not from 4040", "when keyword A and not from 4040"),
        ("when text = \"x\"", "when text is \"x\""), ("when text==\"x\"", "when text is \"x\""), ("when from=4040", "when from 4040"),
        ("when message is \"x\" or sender 4040", "when text is \"x\" or from 4040"),
        ("when always limit 1 per Day", "when always limit 1 per day"), ("when always limit once a week", "when always limit 1 per week"),
        ("when always limit 3 daily", "when always limit 3 per day"), ("when always limit 1 per year", "when always limit 1 per 365d"),
        ("when always limit 100 per day in total", "when always limit 100 per day in all"),
        ("when always limit 100 in all per day", "when always limit 100 per day in all"),
        ("when always limit 100 a day for everybody", "when always limit 100 per day in all"),
        ("when keyword A -- why", "when keyword A # why"), ("when keyword A /* why */", "when keyword A # why */"),
        ("when keyword \u{1F600}", "when keyword \"\u{1F600}\""),
        ("when time 9am-5pm, 9-17, 9.30 to 12h", "when time 09:00-17:00, 09:00-17:00, 09:30-12:00"),
        ("when day monday to friday, weekend", "when day mon-fri, sat-sun"), ("when time 24/7", "when time 00:00-24:00"),
        ("when always reply: \"{{text}} $text %from% [text]\"", "when always reply \"{text} {text} {from} [text]\""),
        ("when always reply \"x\" to 4040", "when always send \"x\" to 4040"),
        ("when always send to 4040, @people \"x\"", "when always send \"x\" to 4040, @people"),
        ("when always reply \"x\", reply \"y\"", "when always reply \"x\" reply \"y\""),
        ("when always answer \"x\"", "when always reply \"x\""),
        ("when always reply \"It\u{2019}s \u{201C}on\u{201D}\u{2026} it\u{2019}s\"", "when always reply \"It's \\\"on\\\"... it's\""),
        ("when always subscribe to @news", "when always subscribe news"),
        ("when keyword A, reply \"x\"", "when keyword A reply \"x\""), ("when day mon, and keyword A", "when day mon and keyword A"),
        ("when always subscribe news, reply \"x\"", "when always subscribe news reply \"x\""),
        ("when always send \"x\" to 4040, reply \"x\"", "when always send \"x\" to 4040 reply \"x\""),
        ("when keyword A during desk", "when keyword A and during desk"), ("when from 4040 to 4041", "when from 4040 and to 4041"),
        // What can be read in two ways stays.
        ("when keyword A until 2026-12-31", "when keyword A until 2026-12-31"),
        ("when from +31611111111 \"Anna\"", "when from +31611111111 \"Anna\""),
        ("when keyword A text is \"x\"", "when keyword A text is \"x\""),
        ("when always reply \"{sender}\"", "when always reply \"{sender}\""),
        ("when always // all", "when always # all"),
        ("when always;", "when always"),
        (
            "when always webhook \"post\" \"https://x.example/\" json { to: {to}, \"b\": True }",
            "when always webhook POST \"https://x.example/\" json { \"to\": \"{to}\", \"b\": true }"
        ),
        ("when always email Ann <ann@x.example>", "when always email Ann <ann@x.example>"),
        ("when always email ann@x.example", "when always email \"ann@x.example\""),
        ("when always email \"Ann <ann@x.example>\"", "when always email \"ann@x.example\""),
    ]

    @Test(arguments: table)
    func isMended(before: String, after: String) {
        func rules(_ body: String) -> String {
            let rest = body.contains(/webhook|email|subscribe|reply|answer|send |ignore/) ? "\n" : "\nignore "
            return "list people { 4040 }\naudience news\nhours desk { mon 09:00-17:00 }\nrule a { \(body)\(rest)}\n"
        }
        let mending = RuleMending([SourceFile(path: "case", bytes: Array(rules(before).utf8))], compile: Self.compile)
        #expect(String(decoding: mending.files[0].bytes, as: UTF8.self) == rules(after))
    }

    private static func compile(_ files: [SourceFile]) -> Compilation {
        compileRules(files) { name, _ in RuleCase.listFile(name) }
    }

    @Test func theRestOfTheFileStays() {
        let bytes = Array("\u{FEFF}rule a {\r\n\twen always\r\n\tignore\r\n}".utf8)
        let mending = RuleMending([SourceFile(path: "case", bytes: bytes)], compile: Self.compile)
        #expect(mending.files[0].bytes == Array("\u{FEFF}rule a {\r\n\twhen always\r\n\tignore\r\n}".utf8))
        #expect(mending.changes.map(\.description) == ["case:2: wen → when"])
    }

    @Test func namesAndHoursAreMended() {
        let rules =
            "rule my first rule {\n when always expect\n}\nrule \"b\": { when during h ignore }\nhours h { weekdays 9am-5pm, sat 9-12 }\nhours i { 24/7 }\n"
        let mending = RuleMending(
            [SourceFile(path: "case", bytes: Array(rules.replacing(" expect", with: " ignore").utf8))], compile: Self.compile)
        #expect(
            String(decoding: mending.files[0].bytes, as: UTF8.self)
                == "rule my-first-rule {\n when always ignore\n}\nrule b { when during h ignore }\nhours h { mon-fri 09:00-17:00 sat 09:00-12:00 }\nhours i { mon-sun 00:00-24:00 }\n"
        )
    }

    /// A name in quotes behind a number may be a sender; one without is none.
    @Test func namesBesideNumbersBecomeRemarks() {
        let rules = "list a { +31611111111 \"Anna\" }\nlist b { +31611111111 Bert }\nrule r { when from @a, @b ignore }\n"
        let mending = RuleMending([SourceFile(path: "case", bytes: Array(rules.utf8))], compile: Self.compile)
        #expect(String(decoding: mending.files[0].bytes, as: UTF8.self) == rules.replacing("Bert", with: "# Bert\n"))
    }

    /// Of a mend that would make more errors nothing is seen, and those beside it are made.
    @Test func whatMakesMoreErrorsIsNotMade() {
        let rules = "timezone Amsterdam\ntimezone \"UTC\"\nrule a { wen always ignore }\n"
        let mending = RuleMending([SourceFile(path: "case", bytes: Array(rules.utf8))], compile: Self.compile)
        #expect(String(decoding: mending.files[0].bytes, as: UTF8.self) == rules.replacing("wen", with: "when"))
    }

    /// A file's mends are as many as its mistakes, and rounds stay few.
    @Test func manyMistakesTakeFewRounds() {
        let rules = (0..<500).map { "rule r\($0) { wen keyword 'k\($0)' ignore }\n" }.joined()
        var compilations = 0
        let mending = RuleMending([SourceFile(path: "case", bytes: Array(rules.utf8))]) { files in
            compilations += 1
            return Self.compile(files)
        }
        #expect(mending.changes.count == 1000)
        #expect(mending.compilation.diagnostics.isEmpty)
        #expect(compilations < 5)
    }

    /// Every edit is put to the test alone, in all files of cases: where it is made, its problem is gone.
    @Test(arguments: CaseTests.cases)
    func everyEditMends(name: String) throws {
        let file = try Self.file(name)
        for diagnostic in Self.compile([file]).diagnostics where !diagnostic.edits.isEmpty {
            let after = Self.compile([SourceFile(path: "case", bytes: diagnostic.edits.applied(to: file.bytes))])
            let isThere = after.diagnostics.contains {
                $0.span.range.lowerBound == diagnostic.span.range.lowerBound && $0.message == diagnostic.message
            }
            #expect(!isThere, "\(diagnostic.location): \(diagnostic.message) → \(diagnostic.edits.map(\.text))")
        }
    }

    /// Two readings, or a part of a text: what was meant, only its author knows.
    @Test(arguments: [
        "reply with \"Welkom\"", "reply sms \"Welkom\"", "reply text \"Welkom\"", "reply the text \"Welkom\"", "send sms \"x\" to 4040",
        "email to \"a@b.example\"", "reply Welkom, zaal 3 is open", "reply Hallo {from}, tot zo", "reply Send to 4040",
        "reply Hello\nthere",
        "reply “He said \"hi\"”", "reply “a\", “b”", "reply 'Dat is 'n test'", "reply \"a\" \"b\"", "reply \"a\", \"b\"",
        "reply \"a\"\n\"b\"", "when text is \"x\" \"y\" ignore", "when from 4040 then 5050 ignore", "when keyword A, is PHONE ignore",
        "when keyword A|, B ignore", "when keyword A B ignore",
    ])
    func whatMayMeanTwoThingsIsLeft(body: String) {
        let rules = Array("rule a {\n\(body.hasPrefix("when") ? "" : "when always\n")\(body)\n}\n".utf8)
        let mending = RuleMending([SourceFile(path: "case", bytes: rules)], compile: Self.compile)
        #expect(String(decoding: mending.files[0].bytes, as: UTF8.self) == String(decoding: rules, as: UTF8.self))
        #expect(mending.compilation.errorCount > 0)
    }

    /// Between two letters no text ends, and the first quote's partner is its end.
    @Test(arguments: [
        ("'Zo'n dag'", "Zo'n dag"), ("«Bonjour, l'ami»", "Bonjour, l'ami"), ("„Guten Tag“", "Guten Tag"), ("'it's ok'", "it's ok"),
        ("‘it's’", "it's"), ("”hej”", "hej"), ("“hi\"", "hi"),
    ])
    func otherQuotesAreMadeStraight(written: String, text: String) {
        let rules = "rule a { when always reply \(written) }\n"
        let mending = RuleMending([SourceFile(path: "case", bytes: Array(rules.utf8))], compile: Self.compile)
        #expect(String(decoding: mending.files[0].bytes, as: UTF8.self) == "rule a { when always reply \"\(text)\" }\n")
    }

    /// All together make nothing worse, and what is left would not help, or stands beside another mistake.
    @Test(arguments: CaseTests.cases)
    func allThatHelpAreMade(name: String) throws {
        let file = try Self.file(name)
        let mending = RuleMending([file], compile: Self.compile)
        #expect(mending.compilation.errorCount <= Self.compile([file]).errorCount)
        for diagnostic in mending.compilation.diagnostics where !diagnostic.edits.isEmpty {
            let bytes = diagnostic.edits.applied(to: mending.files[0].bytes)
            let after = Self.compile([SourceFile(path: "case", bytes: bytes)])
            let isStillWrong = after.diagnostics.contains { $0.severity == .error && $0.location.line == diagnostic.location.line }
            #expect(
                after.errorCount >= mending.compilation.errorCount || isStillWrong,
                "\(diagnostic.location): \(diagnostic.message)")
        }
    }

    private static func file(_ name: String) throws -> SourceFile {
        let text = try String(contentsOf: CaseTests.folder.appending(path: name), encoding: .utf8)
        return SourceFile(path: "case", bytes: Array(try RuleCase(text).rules.utf8))
    }
}

extension Compilation {
    fileprivate var errorCount: Int { diagnostics.count { $0.severity == .error } }
}
