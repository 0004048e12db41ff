import Foundation
import TestSupport
import Testing

@testable import RuleLanguage

/// Section 8: what `format` may never change, held against all rule files there are and against one of the whole grammar in random layouts.
@Suite struct FormatPropertyTests {
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    static let ruleFiles: [String] = ["rules", "examples"].flatMap { folder in
        let files = try? FileManager.default.subpathsOfDirectory(atPath: root.appending(path: folder).path)
        return (files ?? []).filter { $0.hasSuffix(".rules") }.map { folder + "/" + $0 }.sorted()
    }

    @Test(arguments: CaseTests.cases)
    func casesKeepWhatTheySay(name: String) throws {
        try expectKept(RuleCase(String(contentsOf: CaseTests.folder.appending(path: name), encoding: .utf8)).rules)
    }

    @Test(arguments: FormatTests.cases)
    func formatsKeepWhatTheySay(name: String) throws {
        try expectKept(RuleCase(String(contentsOf: FormatTests.folder.appending(path: name), encoding: .utf8)).rules)
    }

    @Test func ruleFilesAreFormatted() throws {
        #expect(Self.ruleFiles.count >= 5)
        for file in Self.ruleFiles {
            let text = try String(contentsOf: Self.root.appending(path: file), encoding: .utf8)
            #expect(format(text) == text, "\(file) is not formatted: answerback format \(file)")
        }
    }

    private func expectKept(_ rules: String) {
        guard let formatted = self.formatted(rules) else { return }
        #expect(self.formatted(formatted) == formatted, "formatting twice is not formatting once")
        let (before, after) = (Pieces(of: rules), Pieces(of: formatted))
        #expect(before.tokens.sorted() == after.tokens.sorted())
        #expect(before.comments.sorted() == after.comments.sorted())
        #expect(meaning(of: rules) == meaning(of: formatted))
        expectClean(formatted)
    }

    private func formatted(_ rules: String) -> String? {
        guard case .text(let bytes) = formatRules(SourceFile(path: "f", bytes: Array(rules.utf8))) else { return nil }
        return String(decoding: bytes, as: UTF8.self)
    }

    private func meaning(of rules: String) -> [String] {
        let compilation = compileRules([SourceFile(path: "f", bytes: Array(rules.utf8))])
        // Statements of a test stand with their lines, which formatting changes.
        let dump = compilation.rules?.dump.map { $0.replacing(/^  \d+:/, with: "") }
        return dump ?? compilation.diagnostics.map { $0.code.rawValue }
    }

    private func expectClean(_ formatted: String) {
        let bytes = Array(formatted.utf8)
        #expect(bytes.isEmpty || bytes.last == UInt8(ascii: "\n") && !formatted.hasSuffix("\n\n"))
        // White space at a line's end may be a block string's.
        if formatted.contains("\"\"\"") { return }
        for line in formatted.split(separator: "\n", omittingEmptySubsequences: false) {
            #expect(line.unicodeScalars.last.map { !$0.properties.isWhitespace } ?? true, "\(line)")
        }
    }

    // MARK: Random layouts

    /// All of the grammar, formatted, so that its options have their order.
    static let sample: String = {
        let file = FormatTests.folder.appending(path: "the-whole-grammar.case")
        let rules = try? RuleCase(String(contentsOf: file, encoding: .utf8)).outcome
        return rules ?? ""
    }()

    @Test(arguments: 0..<8)
    func everyLayoutOfTheSameTokensKeepsThem(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let sample = Pieces(of: Self.sample)
        try #require(sample.tokens.count > 300)
        for _ in 0..<250 {
            let mangled = sample.inRandomLayout(&random)
            let formatted = try #require(self.formatted(mangled), "\(format(mangled))\n\(mangled)")
            let pieces = Pieces(of: formatted)
            try #require(pieces.tokens == sample.tokens)
            try #require(pieces.comments.sorted() == Pieces(of: mangled).comments.sorted())
            try #require(self.formatted(formatted) == formatted, "formatting twice is not formatting once:\n\(mangled)")
            expectClean(formatted)
        }
    }

    /// White space alone leaves no trace, wherever it stands, but for blank lines, which there are none of.
    @Test func aFileHasOneFormBesideItsComments() throws {
        var random = SplitMix64(seed: 1)
        let sample = Pieces(of: Self.sample)
        let plain = try #require(formatted(sample.inRandomLayout(&random, comments: false)))
        for _ in 0..<50 { try #require(formatted(sample.inRandomLayout(&random, comments: false)) == plain) }
    }

    /// What the parser lets pass, the formatter must not lose, however little sense it makes.
    @Test func noTokenIsLostWhateverIsRead() throws {
        var random = SplitMix64(seed: 2)
        let sample = Pieces(of: Self.sample)
        var countOfRead = 0
        for _ in 0..<1_500 {
            let spoilt = sample.spoilt(&random)
            guard let formatted = self.formatted(spoilt) else { continue }
            countOfRead += 1
            try #require(Pieces(of: formatted).tokens.sorted() == Pieces(of: spoilt).tokens.sorted(), "\(spoilt)")
        }
        #expect(countOfRead > 20)
    }
}

/// The tokens and comments of a file as text.
private struct Pieces {
    /// Without the quotes of simple strings, which a keyword may lose; line ends in a text are LF.
    let tokens: [String]
    let comments: [String]
    private let written: [(text: String, mustNotBeginLine: Bool)]

    init(of rules: String) {
        guard let source = SourceText(SourceFile(path: "f", bytes: Array(rules.utf8)), file: 0, findings: Findings()) else {
            (tokens, comments, written) = ([], [], [])
            return
        }
        let read = Lexer.tokensAndComments(of: source, findings: Findings())
        tokens = read.tokens.map { token in
            let text = source.string(token.range).replacing("\r\n", with: "\n")
            return token.kind == .string ? String(text.dropFirst().dropLast()) : text
        }
        comments = read.comments.map { source.string($0.range).trimmingCharacters(in: .whitespaces) }
        written = read.tokens.map { (source.string($0.range), !$0.isFirstOnLine && $0.word?.beginsItem == true) }
    }

    func inRandomLayout(_ random: inout SplitMix64, comments: Bool = true) -> String {
        var text = ""
        for (piece, mustNotBeginLine) in written {
            text += mustNotBeginLine ? " " : Self.gap(&random, comments: comments, after: text.last, before: piece.first)
            text += piece
        }
        return text
    }

    /// A few tokens doubled, moved or left out.
    func spoilt(_ random: inout SplitMix64) -> String {
        var pieces = written.map { $0.mustNotBeginLine ? $0.text : "\n" + $0.text }
        for _ in 0..<Int.random(in: 1...3, using: &random) {
            let index = Int.random(in: pieces.indices, using: &random)
            switch Int.random(in: 0..<3, using: &random) {
            case 0: pieces.remove(at: index)
            case 1: pieces.insert(pieces[Int.random(in: pieces.indices, using: &random)], at: index)
            default: pieces.swapAt(index, Int.random(in: pieces.indices, using: &random))
            }
        }
        return pieces.joined(separator: " ")
    }

    private static func gap(
        _ random: inout SplitMix64, comments: Bool, after previous: Character?, before next: Character?
    ) -> String {
        let partsByItself = [previous, next].contains { $0.map("{}()[],".contains) == true }
        switch Int.random(in: 0..<20, using: &random) {
        case 0..<4: return partsByItself ? "" : " "
        case 4..<10: return [" ", "\t", "  ", " \t"].randomElement(using: &random) ?? " "
        case 10..<16: return ["\n", "\r\n", "\n    "].randomElement(using: &random) ?? "\n"
        case 16 where comments: return "\n\n"
        case 17 where comments: return " # behind \(Int.random(in: 0..<100, using: &random)) \t\n"
        case 18 where comments: return "\n  # own \(Int.random(in: 0..<100, using: &random))\r\n"
        case 19 where comments: return "#a\n#b\n\n\n#c\n"
        default: return "\n"
        }
    }
}
