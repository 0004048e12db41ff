import Foundation
import RuleLanguage
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

    @Test func aMegabyteOfGarbageIsRefusedInTime() {
        var random = SeededGenerator(seed: 1)
        let bytes = (0..<1_000_000).map { _ in UInt8.random(in: 0...255, using: &random) }
        let files = [SourceFile(path: "f", bytes: bytes)]
        let clock = ContinuousClock()
        let start = clock.now
        let compilation = compileRules(files)
        #expect(compilation.rules == nil)
        let renderer = DiagnosticRenderer(files: files)
        for diagnostic in compilation.diagnostics.prefix(1_000) { _ = renderer.pretty(diagnostic) + renderer.compact(diagnostic) }
        #expect(clock.now - start < .seconds(60))
    }

    /// Pieces of valid files cut, doubled, moved and spoilt: every outcome is a list of diagnostics that can be shown, and rules exactly
    /// when none is an error.
    @Test(arguments: 0..<8)
    func mutatedFilesNeverCrash(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
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
        var random = SeededGenerator(seed: seed)
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
        let numbers = (0..<1_000_000).map { "+316\(10_000_000 + $0)\n" }.joined()
        let file = ListFile.found(SourceFile(path: "numbers.txt", bytes: Array(numbers.utf8)))
        let rules = SourceFile(
            path: "f", bytes: Array("list l from \"numbers.txt\" rule a { when from @l and not to @l reply \"x\" }".utf8))
        let clock = ContinuousClock()
        let start = clock.now
        let compilation = compileRules([rules]) { _, _ in file }
        #expect(clock.now - start < .seconds(120))
        guard case .and(let parts)? = compilation.rules?.rules.first?.condition, case .from(let senders) = parts[0] else {
            Issue.record("the list is lost: \(compilation.diagnostics.prefix(3).map(\.message))")
            return
        }
        #expect(senders.count == 1_000_000)
    }

    @Test func theFirstBadLineOfALongFileIsNamed() {
        let numbers = String(repeating: "+31612345678\n", count: 100_000) + "+3161234x\n" + String(repeating: "?\n", count: 100_000)
        let file = ListFile.found(SourceFile(path: "numbers.txt", bytes: Array(numbers.utf8)))
        let rules = SourceFile(path: "f", bytes: Array("list l from \"numbers.txt\" rule a { when from @l reply \"x\" }".utf8))
        let messages = compileRules([rules]) { _, _ in file }.diagnostics.map(\.message)
        #expect(messages == ["\"+3161234x\" in line 100001 of numbers.txt is not a number"])
    }

    private func mutate(_ bytes: inout [UInt8], with sources: [[UInt8]], _ random: inout SeededGenerator) {
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

    /// What takes the square of its size somewhere doesn't end in this time.
    @Test(arguments: LargeFile.all)
    func largeFilesTakeTheirShareOfTime(file: LargeFile) {
        let text = file.text()
        #expect(ContinuousClock().measure { _ = compile(text) } < .seconds(60))
    }
}

struct LargeFile: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let text: @Sendable () -> String

    private init(_ name: String, _ text: @escaping @Sendable () -> String) {
        testDescription = name
        self.text = text
    }

    static let all = [
        LargeFile("rules") { many(20_000) { "rule r\($0) { when keyword K\($0), \"KEY \($0)\" reply \"Answer \($0)\" }\n" } },
        LargeFile("errors on one line, each naming another place") {
            many(10_000) { "rule r { when keyword K\($0) and from @l\($0) reply \"{nam}\" } " }
        },
        LargeFile("on blocks") {
            many(5_000) { "on +3161234\($0 + 10_000) { rule r\($0) { when keyword K reply \"x\" } otherwise { reply \"y\" } }\n" }
        },
        LargeFile("a long list, often used") {
            "list l { " + many(20_000) { "+316\($0 + 10_000) " } + "}\n"
                + many(2_000) { "rule r\($0) { when from @l and keyword K\($0) reply \"x\" }\n" }
        },
        LargeFile("missing commas") { "rule r { when keyword " + many(20_000) { "K\($0) " } + "reply \"x\" }" },
        LargeFile("unknown words") { "rule r { when always " + many(20_000) { "w\($0)\n" } + "}" },
        LargeFile("rules with hours and limits") {
            many(200) { "hours h\($0) { mon-fri 09:00-12:00, 13:00-17:00 2026-12-25 closed }\n" }
                + many(20_000) { "rule r\($0) { when keyword K\($0) and during h\($0 % 200) limit 1 per 1d reply \"Answer \($0)\" }\n" }
        },
        LargeFile("opening hours of many days") {
            "hours h { " + many(20_000) { "20\(10 + $0 % 90)-01-\(10 + $0 % 20) 09:00-12:00, 13:00-17:00\n" } + "}\n"
                + many(2_000) { "rule r\($0) { when during h and keyword K\($0) reply \"x\" }\n" }
        },
        LargeFile("audiences") {
            many(5_000) { "audience a\($0)\nrule r\($0) { when from @a\($0) or keyword K\($0) subscribe a\($0) }\n" }
        },
        LargeFile("unknown audiences and hours") {
            many(300) { "audience a\($0)\n" } + many(3_000) { "rule r\($0) { when from @b\($0) or during c\($0) subscribe d\($0) }\n" }
        },
        LargeFile("tests") {
            "audience news rule r { when always reply \"x\" }\n"
                + many(5_000) {
                    "test \"t\($0)\" { given @news has +31612345678 message \"x\" after 1s expect rule r expect @news lacks +31612345679 }\n"
                }
        },
        LargeFile("messages of one test") {
            "rule r { when always reply \"x\" }\ntest \"t\" { " + many(20_000) { _ in "message \"x\" expect rule r, s expect reply 1\n" }
                + "}"
        },
        LargeFile("duplicate keywords") { "rule r { when keyword K " + many(20_000) { _ in "or keyword K " } + "reply \"x\" }" },
    ]

    private static func many(_ count: Int, _ piece: (Int) -> String) -> String {
        (0..<count).map(piece).joined()
    }
}

/// The same numbers on every machine: SplitMix64.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
