import Foundation
import TestSupport
import Testing

@testable import RuleLanguage

/// `check --fix` never changes what a file means: files that say something are broken as people break them, and what is mended says the
/// same again or is left to its author.
@Suite struct MendingPropertyTests {
    /// A file stands with the others of its folder, which may name what it holds.
    @Test(arguments: FormatPropertyTests.ruleFiles)
    func aMendedFileMeansWhatItMeant(name: String) throws {
        let (files, index) = try Self.folder(of: name)
        let meaning = try #require(Self.meaning(of: Self.compile(files)), "\(name) has errors")
        var random = SplitMix64(seed: UInt64(files[index].bytes.count))
        let slips = Slips(files[index])
        var mended = 0
        for _ in 0..<40 {
            let (slip, broken) = slips.next(&random)
            var files = files
            files[index] = SourceFile(path: files[index].path, bytes: broken)
            let before = Self.compile(files)
            guard before.errorCount > 0 else { continue }
            let mending = RuleMending(files, compile: Self.compile)
            #expect(mending.changes.isEmpty || mending.compilation.errorCount < before.errorCount, "\(slip)")
            guard let after = Self.meaning(of: mending.compilation) else { continue }
            mended += 1
            for (line, was) in zip(after, meaning) where line != was {
                Issue.record("\(slip): \(mending.changes.map(\.description)) made \(was)\ninto \(line)")
                break
            }
            #expect(after.count == meaning.count, "\(slip)")
        }
        #expect(mended > 0, "no slip was mended")
    }

    private static func folder(of name: String) throws -> (files: [SourceFile], index: Int) {
        let folder = name.prefix { $0 != "/" } == "rules" ? "rules/" : name
        let names = FormatPropertyTests.ruleFiles.filter { $0.hasPrefix(folder) }
        let files = try names.map { name in
            SourceFile(path: name, bytes: Array(try Data(contentsOf: FormatPropertyTests.root.appending(path: name))))
        }
        return (files, try #require(names.firstIndex(of: name)))
    }

    private static func compile(_ files: [SourceFile]) -> Compilation {
        compileRules(files) { name, _ in .found(SourceFile(path: name, bytes: Array("+31612345678\n".utf8))) }
    }

    private static func meaning(of compilation: Compilation) -> [String]? {
        // Statements of a test stand with their lines.
        compilation.rules?.dump.map { $0.replacing(/^  \d+:/, with: "") }
    }
}

/// One mistake at a random place of a file.
private struct Slips {
    private let rules: [UInt8]
    private let tokens: [Token]

    init(_ file: SourceFile) {
        rules = file.bytes
        tokens = SourceText(file, file: 0, findings: Findings()).map { Lexer.tokens(of: $0, findings: Findings()).dropLast() } ?? []
    }

    /// - Returns: what was done, and the file after it.
    func next(_ random: inout SplitMix64) -> (slip: String, rules: [UInt8]) {
        let index = Int.random(in: 0..<tokens.count, using: &random)
        let written = text(tokens[index])
        let slip = slip(of: index, written, &random)
        let end = slip.takesNext && index + 1 < tokens.count ? tokens[index + 1].range.upperBound : tokens[index].range.upperBound
        var broken = rules
        broken.replaceSubrange(tokens[index].range.lowerBound..<end, with: slip.text.utf8)
        let line = rules[..<tokens[index].range.lowerBound].count { $0 == UInt8(ascii: "\n") } + 1
        return ("line \(line): \(written) → \(slip.text)", broken)
    }

    private func text(_ token: Token) -> String { String(decoding: rules[token.range], as: UTF8.self) }

    private func slip(of index: Int, _ written: String, _ random: inout SplitMix64) -> (text: String, takesNext: Bool) {
        let next = index + 1 < tokens.count ? text(tokens[index + 1]) : ""
        switch Int.random(in: 0..<10, using: &random) {
        case 0: return ("", false)
        case 1: return ("\(written) \(written)", false)
        case 2: return (" \(next) \(written)", true)
        case 3: return (" \(Self.fillers.randomElement(using: &random) ?? "") \(written)", false)
        case 4: return (written + (Self.signs.randomElement(using: &random) ?? ""), false)
        case 5, 6: return (requoted(written, &random), false)
        case 7: return (misspelt(written, &random), false)
        case 8: return (written.uppercased(), false)
        default:
            let isComma = tokens[index].kind == .comma
            return (isComma ? Self.joiners.randomElement(using: &random) ?? "" : "\(written)\n", false)
        }
    }

    private static let fillers = ["with", "sms", "the", "then", "do", "text", "to", "is", "and", "or"]
    private static let signs = [",", ";", ":", "|", "=", "}", "{", ")", "\"", "'"]
    private static let joiners = [" or", " and", ";", ""]

    private func requoted(_ written: String, _ random: inout SplitMix64) -> String {
        guard written.hasPrefix("\""), !written.hasPrefix("\"\"\""), written.count > 2 else { return written + "x" }
        let content = written.dropFirst().dropLast()
        let quotes = [
            ("“", "”"), ("„", "“"), ("«", "»"), ("'", "'"), ("‘", "’"), ("“", "\""), ("\"", "”"), ("", ""), ("", "\""), ("\"", ""),
        ]
        let (opening, closing) = quotes.randomElement(using: &random) ?? ("", "")
        return opening + content + closing
    }

    private func misspelt(_ written: String, _ random: inout SplitMix64) -> String {
        guard written.allSatisfy(\.isLetter), written.count > 3, let word = Word(text: written) else { return written }
        var letters = Array(word.rawValue)
        let place = Int.random(in: 1..<letters.count - 1, using: &random)
        switch Int.random(in: 0..<3, using: &random) {
        case 0: letters.remove(at: place)
        case 1: letters.swapAt(place, place + 1)
        default: letters.insert(letters[place], at: place)
        }
        return String(letters)
    }
}
