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
