import Foundation
import RuleLanguage
import TestSupport
import Testing

/// Whatever stands in a file: no crash, and no more time than its size explains.
@Suite struct HostileFileTests {
    private func compile(_ text: String) -> Compilation {
        compileRules([SourceFile(path: "f", bytes: Array(text.utf8))])
    }

    @Test(arguments: [
        "rule a { when " + String(repeating: "(", count: 10_000) + "always" + String(repeating: ")", count: 10_000) + " reply \"x\" }",
        "rule a { when " + String(repeating: "(", count: 10_000),
        "rule a { when " + String(repeating: "not ", count: 10_000) + "always reply \"x\" }",
        "rule a { when " + String(repeating: "not (", count: 10_000),
        String(repeating: "on 4040 { ", count: 10_000),
        String(repeating: "{", count: 10_000), String(repeating: "}", count: 10_000),
        "rule a { when always fetch \"x\" json " + String(repeating: "{[", count: 10_000),
        "hours x " + String(repeating: "{ ", count: 10_000),
        String(repeating: "rule a {\n", count: 10_000),
        String(repeating: "on 4040 {\n", count: 10_000),
        String(repeating: "\"\"\"\\\nrule ", count: 10_000),
        "rule a { when keyword A reply \"" + String(repeating: "{", count: 10_000) + "\" }",
        "rule a { when text matches /" + String(repeating: "(", count: 2_000) + "/ reply \"x\" }",
        "rule a { when text matches /" + String(repeating: "(?:a{1000}", count: 10) + String(repeating: "){1000}", count: 10)
            + "/ reply \"x\" }",
        "hours x { mon " + String(repeating: "09:00-17:00 { ", count: 10_000),
        "hours x { " + String(repeating: "mon, ", count: 10_000),
        "hours x { " + String(repeating: "closed ", count: 10_000) + "}",
        "rule a { when always " + String(repeating: "limit ", count: 10_000) + "}",
        "rule a { when " + String(repeating: "during ", count: 10_000) + "}",
        "rule a { when " + String(repeating: "(limit ", count: 10_000) + "}",
        "rule a { when always send \"x\" to " + String(repeating: "{from} to ", count: 10_000) + "}",
        "rule a { when always " + String(repeating: "subscribe to @", count: 10_000) + "}",
        String(repeating: "test \"x\" { ", count: 10_000),
        "test \"x\" { message \"x\" expect webhook POST \"x\" json " + String(repeating: "{[", count: 10_000),
        "test \"x\" { " + String(repeating: "given @", count: 10_000) + "}",
        "test \"x\" { message \"x\" " + String(repeating: "at after ", count: 10_000) + "}",
        "test \"x\" { message \"x\" expect rule " + String(repeating: "a, ", count: 10_000) + "}",
        String(repeating: "list a from ", count: 10_000), String(repeating: "audience {", count: 10_000),
        String(repeating: "timezone \"x\" ", count: 10_000),
    ])
    func isRefused(text: String) {
        let compilation = compile(text)
        #expect(compilation.rules == nil)
        #expect(!compilation.diagnostics.isEmpty)
    }

    @Test func aDeepChainOfListsIsRefused() {
        let chain = (0..<10_000).map { "list l\($0) { @l\($0 + 1) }\n" }.joined() + "list l10000 { 4040 }"
        #expect(compile(chain).diagnostics.contains { $0.code == .nestedTooDeep })
    }

    @Test func longConditionsAreNoDeepOnes() {
        let parts = (0..<5_000).map { "text matches /a(?<g\($0)>x)/" }.joined(separator: " or ")
        let compilation = compile("rule a { when \(parts) reply \"{g7 ?? x}\" }")
        #expect(compilation.rules != nil)
    }

    @Test func aMegabyteOfGarbageIsRefused() {
        let files = [SourceFile(path: "f", bytes: LargeFile.garbage(1_000_000))]
        let compilation = compileRules(files)
        #expect(compilation.rules == nil)
        let renderer = DiagnosticRenderer(files: files)
        for diagnostic in compilation.diagnostics.prefix(1_000) { _ = renderer.pretty(diagnostic) + renderer.compact(diagnostic) }
    }

    @Test func ofVeryManyMistakesTheFirstAreKeptAndAllCounted() {
        let mistakes = (0..<10_500).map { "rule r\($0) { whn keyword K\($0), K\($0) reply \"x\" }\n" }.joined()
        let compilation = compile(mistakes + "rule last { when always reply \"{nam}\" }")
        #expect(compilation.rules == nil)
        #expect((compilation.errorCount, compilation.warningCount) == (10_501, 10_500))
        #expect(compilation.diagnostics.count { $0.severity == .error } == 10_000)
        #expect(compilation.diagnostics.count { $0.severity == .warning } == 10_000)
    }

    /// An error is never crowded out by warnings.
    @Test func anErrorBehindVeryManyWarningsIsKept() {
        let warnings = (0..<10_500).map { "rule r\($0) { when keyword K\($0), K\($0) reply \"x\" }\n" }.joined()
        let compilation = compile(warnings + "rule last { when always reply \"{nam}\" }")
        #expect(compilation.rules == nil)
        #expect(compilation.diagnostics.last?.code == .unknownValue)
    }

    @Test func moreMistakesThanAreKeptAreMendedInTurns() {
        let mistakes = (0..<10_500).map { "rule r\($0) { whn keyword K\($0) reply \"x\" }\n" }.joined()
        let mending = RuleMending([SourceFile(path: "f", bytes: Array(mistakes.utf8))]) { compileRules($0) }
        #expect(mending.compilation.errorCount == 0)
        #expect(mending.changes.count == 10_500)
    }

    /// Files of ten megabytes that are one thing.
    @Test(arguments: [("#", true), ("\"", false), ("/", false), ("\0", false)])
    func tenMegabytes(piece: String, isRight: Bool) {
        let compilation = compile(String(repeating: piece, count: 10_000_000 / piece.utf8.count))
        #expect((compilation.rules != nil) == isRight)
        #expect(compilation.diagnostics.isEmpty == isRight)
    }

    /// An editor on another system adds a byte-order mark and CR LF; what is refused is refused at the same places.
    @Test func aByteOrderMarkAndOtherLineEndsChangeNothing() {
        let text = "rule a {\n    when keyword A\n    reply \"x\"\n}\nrule b { wen }\n"
        let plain = compile(text).diagnostics.map { "\($0.location) \($0.message)" }
        let marked = compile("\u{FEFF}" + text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n"))
        #expect(!plain.isEmpty)
        #expect(marked.diagnostics.map { "\($0.location) \($0.message)" } == plain)
    }

    /// Pieces of valid files cut, doubled, moved and spoilt: every outcome is a list of diagnostics that can be shown, and rules exactly
    /// when none is an error.
    @Test(arguments: 0..<8)
    func mutatedFilesNeverCrash(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let sources = try CaseTests.cases.map { name in
            Array(try RuleCase(String(contentsOf: CaseTests.folder.appending(path: name), encoding: .utf8)).rules.utf8)
        }.filter { !$0.isEmpty && $0.count < 5_000 }
        for _ in 0..<150 {
            var bytes = sources.randomElement(using: &random) ?? []
            for _ in 0..<Int.random(in: 1...4, using: &random) { mutate(&bytes, with: sources, &random) }
            let files = [SourceFile(path: "f", bytes: bytes)]
            let compilation = compileRules(files)
            let renderer = DiagnosticRenderer(files: files)
            for diagnostic in compilation.diagnostics {
                #expect(diagnostic.span.range.upperBound <= bytes.count)
                #expect(!renderer.pretty(diagnostic).isEmpty)
            }
            #expect((compilation.rules == nil) == compilation.diagnostics.contains { $0.severity == .error })
        }
    }

    /// Words and values in any order: each sequence is read to its end, which a parser that waits for something never reaches.
    @Test(arguments: 0..<8)
    func anyOrderOfWordsIsReadToItsEnd(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let pieces = Self.words + Self.values + Self.signs + Self.signs
        for _ in 0..<300 {
            let count = Int.random(in: 1...60, using: &random)
            let text = (0..<count).map { _ in
                let piece = pieces[Int.random(in: pieces.indices, using: &random)]
                return piece + (Int.random(in: 0..<5, using: &random) == 0 ? "\n" : " ")
            }.joined()
            let start =
                ["", "hours a { ", "test \"t\" { ", "rule r { when ", "list l { ", "on 4040 { "].randomElement(using: &random) ?? ""
            let compilation = compile(start + text)
            #expect((compilation.rules == nil) == compilation.diagnostics.contains { $0.severity == .error })
        }
    }

    private static let words = """
        language timezone list audience hours stop start on rule otherwise test when limit per and or not alone keyword text from to via time
        day date during always reply send email webhook fetch subscribe unsubscribe ignore continue subject body header json form timeout as
        else given message expect at after has lacks no nothing suppressed failed is fails closed off contains matches starts with
        """.split { $0 == " " || $0 == "\n" }.map(String.init)
    private static let values = [
        "\"x\"", "\"Europe/Amsterdam\"", "/x/", "/", "news", "+31612345678", "+316*", "4040", "09:00-17:00", "09:00", "mon-fri",
        "2026-12-24",
        "2026-12-24..2026-12-26", "2026-12-24T09:00", "1", "1d", "30s", "2026/12/24", "09:00–17:00", "POST",
    ]
    private static let signs = ["{", "}", "(", ")", "[", "]", ",", ":", "@", "-", "–", "=", "\"", "\"\"\"", "#"]

    /// A list's file may hold a million numbers.
    @Test func aMillionNumbersAreRead() {
        let rules = SourceFile(
            path: "f", bytes: Array("list l from \"numbers.txt\" rule a { when from @l and not to @l reply \"x\" }".utf8))
        func list(_ count: Int) -> ListFile {
            .found(SourceFile(path: "numbers.txt", bytes: LargeFile.many(count) { "+316\(10_000_000 + $0)\n" }))
        }
        let million = list(1_000_000)
        let compilation = compileRules([rules]) { _, _ in million }
        guard case .and(let parts)? = compilation.rules?.rules.first?.condition, case .from(let senders) = parts[0] else {
            Issue.record("the list is lost: \(compilation.diagnostics.prefix(3).map(\.message))")
            return
        }
        #expect(senders.count == 1_000_000)
        let (quarter, whole) = (list(20_000), list(80_000))
        #expect(growth({ _ = compileRules([rules]) { _, _ in quarter } }, { _ = compileRules([rules]) { _, _ in whole } }) < mostGrowth)
    }

    @Test func theFirstBadLineOfALongFileIsNamed() {
        let numbers = String(repeating: "+31612345678\n", count: 100_000) + "+3161234x\n" + String(repeating: "?\n", count: 100_000)
        let file = ListFile.found(SourceFile(path: "numbers.txt", bytes: Array(numbers.utf8)))
        let rules = SourceFile(path: "f", bytes: Array("list l from \"numbers.txt\" rule a { when from @l reply \"x\" }".utf8))
        let messages = compileRules([rules]) { _, _ in file }.diagnostics.map(\.message)
        #expect(messages == ["\"+3161234x\" in line 100001 of numbers.txt is not a number"])
    }

    private func mutate(_ bytes: inout [UInt8], with sources: [[UInt8]], _ random: inout SplitMix64) {
        guard !bytes.isEmpty else { return }
        let start = Int.random(in: 0..<bytes.count, using: &random)
        let end = min(bytes.count, start + Int.random(in: 1...20, using: &random))
        switch Int.random(in: 0..<6, using: &random) {
        case 0: bytes.removeSubrange(start..<end)
        case 1: bytes.insert(contentsOf: bytes[start..<end], at: Int.random(in: 0...bytes.count, using: &random))
        case 2: bytes[start] = UInt8.random(in: 0...255, using: &random)
        case 3: bytes.insert(contentsOf: "{}()\"/\\,@\n# .".utf8.randomElement(using: &random).map { [$0] } ?? [], at: start)
        case 4: bytes.removeSubrange(start...)
        default:
            let other = sources.randomElement(using: &random) ?? []
            let from = Int.random(in: 0..<max(1, other.count), using: &random)
            bytes.insert(contentsOf: other[from..<min(other.count, from + 40)], at: start)
        }
    }

    /// What takes the square of its size somewhere takes sixteen times as long for four times as much.
    @Test(arguments: LargeFile.all + LargeFile.ofOnePiece)
    func largeFilesTakeTheirShareOfTime(file: LargeFile) {
        let (quarter, whole) = ([SourceFile(path: "f", bytes: file.bytes(1))], [SourceFile(path: "f", bytes: file.bytes(4))])
        #expect(growth({ _ = compileRules(quarter) }, { _ = compileRules(whole) }) < mostGrowth)
    }

    private let mostGrowth = 9.0

    /// How many times as long the second takes, by this thread's own time, whatever else the machine does.
    private func growth(_ first: () -> Void, _ second: () -> Void) -> Double {
        // One reading may be disturbed; the least of several is near the truth. What takes next to no time says nothing.
        let before = max(0.005, (0..<3).map { _ in threadSeconds(first) }.min() ?? 0)
        var growth = threadSeconds(second) / before
        if growth >= mostGrowth { growth = min(growth, threadSeconds(second) / before) }
        return growth
    }

    private func threadSeconds(_ work: () -> Void) -> Double {
        func now() -> Double {
            var time = timespec()
            clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
            return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
        }
        let start = now()
        work()
        return now() - start
    }
}

struct LargeFile: Sendable, CustomTestStringConvertible {
    let testDescription: String
    /// So many times a thousand of what it consists of, or about as much.
    let bytes: @Sendable (Int) -> [UInt8]

    private init(_ name: String, _ bytes: @escaping @Sendable (Int) -> [UInt8]) {
        testDescription = name
        self.bytes = bytes
    }

    static let all = [
        LargeFile("rules") { n in many(20 * n) { "rule r\($0) { when keyword K\($0), \"KEY \($0)\" reply \"Answer \($0)\" }\n" } },
        LargeFile("errors on one line, each naming another place") { n in
            many(10 * n) { "rule r { when keyword K\($0) and from @l\($0) reply \"{nam}\" } " }
        },
        LargeFile("on blocks") { n in
            many(5 * n) { "on +3161234\($0 + 10_000) { rule r\($0) { when keyword K reply \"x\" } otherwise { reply \"y\" } }\n" }
        },
        LargeFile("a long list, often used") { n in
            bytes("list l { ") + many(20 * n) { "+316\($0 + 10_000) " } + bytes("}\n")
                + many(2 * n) { "rule r\($0) { when from @l and keyword K\($0) reply \"x\" }\n" }
        },
        LargeFile("missing commas") { n in bytes("rule r { when keyword ") + many(20 * n) { "K\($0) " } + bytes("reply \"x\" }") },
        LargeFile("unknown words") { n in bytes("rule r { when always ") + many(20 * n) { "w\($0)\n" } + bytes("}") },
        LargeFile("rules with hours and limits") { n in
            many(200) { "hours h\($0) { mon-fri 09:00-12:00, 13:00-17:00 2026-12-25 closed }\n" }
                + many(20 * n) { "rule r\($0) { when keyword K\($0) and during h\($0 % 200) limit 1 per 1d reply \"Answer \($0)\" }\n" }
        },
        LargeFile("opening hours of many days") { n in
            bytes("hours h { ") + many(20 * n) { "20\(10 + $0 % 90)-01-\(10 + $0 % 20) 09:00-12:00, 13:00-17:00\n" } + bytes("}\n")
                + many(2 * n) { "rule r\($0) { when during h and keyword K\($0) reply \"x\" }\n" }
        },
        LargeFile("blocks for one long list") { n in
            bytes("list l { ") + many(2 * n) { "+3160\(1_000_000 + $0) " } + bytes("}\n")
                + many(n) { "on @l { rule r\($0) { when keyword K\($0) reply \"x\" } }\n" }
        },
        LargeFile("audiences") { n in
            many(5 * n) { "audience a\($0)\nrule r\($0) { when from @a\($0) or keyword K\($0) subscribe a\($0) }\n" }
        },
        LargeFile("unknown audiences and hours") { n in
            many(300) { "audience a\($0)\n" } + many(3 * n) { "rule r\($0) { when from @b\($0) or during c\($0) subscribe d\($0) }\n" }
        },
        LargeFile("tests") { n in
            bytes("audience news rule r { when always reply \"x\" }\n")
                + many(5 * n) {
                    "test \"t\($0)\" { given @news has +31612345678 message \"x\" after 1s expect rule r expect @news lacks +31612345679 }\n"
                }
        },
        LargeFile("messages of one test") { n in
            bytes("rule r { when always reply \"x\" }\ntest \"t\" { ")
                + many(20 * n) { _ in "message \"x\" expect rule r, s expect reply 1\n" }
                + bytes("}")
        },
        LargeFile("duplicate keywords") { n in
            bytes("rule r { when keyword K ") + many(20 * n) { _ in "or keyword K " } + bytes("reply \"x\" }")
        },
        LargeFile("a mistake, a second and a third in each rule") { n in
            many(5 * n) { "rule r\($0) { whn keyword K\($0) and from @l\($0) reply \"{nam}\" }\n" }
        },
        LargeFile("rules shadowed by one") { n in
            bytes("rule first { when keyword K reply \"x\" }\n")
                + many(10 * n) { "rule r\($0) { when keyword \"K K\($0)\" reply \"x\" }\n" }
        },
        LargeFile("blocks for one number") { n in
            many(10 * n) { "on 4040 { rule r\($0) { when keyword K\($0) reply \"x\" } }\n" }
        },
        LargeFile("templates and patterns") { n in
            many(2 * n) {
                "rule r\($0) { when text matches /^k\($0)\\s+(?<n>\\d+) (?<who>\\S+)$/i reply \"{who}, {n} of {from}: {text}\" }\n"
            }
        },
        LargeFile("calls") { n in
            many(2 * n) {
                "rule r\($0) { when keyword K\($0) fetch \"https://a.nl/?q={rest}\" header \"X-A\" \"{from}\" as a else { reply \"later\" } "
                    + "reply \"{a.b}\" }\n"
            }
        },
        LargeFile("one long or") { n in
            bytes("rule r { when keyword K ") + many(5 * n) { "or text contains \"w\($0)\" " } + bytes("reply \"x\" }")
        },
        LargeFile("actions of one rule") { n in
            bytes("audience a rule r { when keyword K ") + many(5 * n) { "reply \"\($0)\" subscribe a " } + bytes("}")
        },
        LargeFile("a template of many values") { n in
            bytes("rule r { when keyword K reply \"") + many(5 * n) { _ in "{text} {rest ?? x} {nam} \\q " } + bytes("\" }")
        },
        LargeFile("an object of many keys") { n in
            bytes("rule r { when keyword K webhook POST \"https://a.nl/\" json { \"a\": 1") + many(10 * n) { ", \"k\($0)\": [\"{rest}\"]" }
                + bytes(" } }")
        },
        LargeFile("headers") { n in
            bytes("rule r { when keyword K webhook POST \"https://a.nl/\"") + many(10 * n) { " header \"X-\($0)\" \"{rest}\"" }
                + bytes(" }")
        },
        LargeFile("garbage") { n in garbage(100_000 * n) },
    ]

    /// Nothing but one piece, over and over.
    static let ofOnePiece =
        [
            "@", "\"", "\"x\" ", "\"\"\"\n", "/", "{", "}", "(", ")", "[", "#", "# \n", ",", ":", ";", "'", "“", "<", "&", "& ", "|", "\\",
            "+", "-",
            "a", "a'", "a/", "é", "e\u{301}", "\r", "\r\n", "\u{FEFF}", "\u{202E}", "\0", "when ", "rule ", "rule {\n",
            "rule a { when not ",
            "rule a { when always and ", "rule a { when always reply ", "list a from \"x\" ", "timezone \"x\" ", "language 1\n",
            "test \"x\" { ",
            "expect ", "hours x { mon ", "on 4040, ", "email \"a\", ", "{\"a\":", "/(a+)+/ ",
        ].map { piece in
            LargeFile("only \(piece.debugDescription)") { n in bytes(String(repeating: piece, count: 50_000 * n / piece.utf8.count)) }
        }
        + [[0xFF], [0xC3, 0x0A], [0xE2, 0x82], [0xF0, 0x9F, 0x98], [0xED, 0xA0, 0x80]].map { piece in
            LargeFile("only bytes \(piece)") { n in (0..<50_000 * n / piece.count).flatMap { _ in piece } }
        }

    static func many(_ count: Int, _ piece: (Int) -> String) -> [UInt8] {
        var bytes: [UInt8] = []
        for index in 0..<count { bytes += piece(index).utf8 }
        return bytes
    }

    static func garbage(_ count: Int) -> [UInt8] {
        var random = SplitMix64(seed: 1)
        return (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
    }

    private static func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }
}
