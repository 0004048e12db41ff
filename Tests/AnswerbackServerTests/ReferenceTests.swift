import AnswerbackServer
import Foundation
import RuleMatcher
import Testing

@testable import RuleLanguage

/// `rules/README.md` shows no rule that does not work: its examples are compiled, and their tests run.
@Suite struct ReferenceTests {
    static let reference: Reference = {
        let file = ShippedRulesTests.root.appending(path: "rules/README.md")
        return Reference((try? String(contentsOf: file, encoding: .utf8)) ?? "")
    }()

    /// Over an empty list the tests below would pass.
    @Test func thereAreExamples() {
        #expect(Self.reference.examples.count > 40)
        #expect(Self.reference.examples.contains { $0.rules.contains("# warns") })
        #expect(Self.reference.files.keys.sorted() == ["volunteers.txt"])
    }

    /// Warnings come on the lines that say `# warns`, and on no others.
    @Test(arguments: reference.examples)
    func compiles(example: Reference.Example) {
        let compilation = Self.reference.compile(example)
        let errors = compilation.diagnostics.filter { $0.severity == .error }
        #expect(errors.map { "\($0.location.line): \($0.message)" } == [])
        let marked = example.rules.split(separator: "\n", omittingEmptySubsequences: false).enumerated().filter { $1.contains("# warns") }
        #expect(Set(compilation.diagnostics.map(\.location.line)) == Set(marked.map { $0.offset + 1 }))
    }

    @Test(arguments: reference.examples)
    func isFormatted(example: Reference.Example) throws {
        guard case .text(let bytes) = formatRules(example.source) else {
            Issue.record("this can't be formatted")
            return
        }
        #expect(String(decoding: bytes, as: UTF8.self) == example.rules)
    }

    @Test(arguments: reference.examples.filter { $0.rules.contains("expect ") })
    func doesWhatItsTestsSay(example: Reference.Example) async throws {
        let rules = try #require(Self.reference.compile(example).rules)
        let report = try await RuleTestRunner(Matcher(rules)).run()
        #expect(!report.results.isEmpty)
        for result in report.results {
            let failures = result.failures.map { "\($0.location.line): expected \($0.expected), got \($0.got)" }
            #expect(failures == [], "\(result.title)")
        }
    }

    /// The tutorial is finished when its tests reach all of its rules.
    @Test func theTutorialTestsAllItsRules() async throws {
        let tutorial = try #require(Self.reference.examples.last { $0.isContinued })
        let rules = try #require(Self.reference.compile(tutorial).rules)
        let report = try await RuleTestRunner(Matcher(rules)).run()
        #expect(report.coverage.total > 5)
        #expect(report.coverage.gaps.isEmpty)
    }

    @Test func everyWordHasAnExample() {
        let shown = Self.reference.examples.reduce(into: Set<String>()) { $0.formUnion($1.words) }
        for word in Word.allCases { #expect(shown.contains(word.rawValue), "\(word) has no example") }
    }
}

/// The examples of a page: its blocks marked `rules`, and the files that they read, marked `list` and their name.
///
/// A block `rules more` goes on where the one before ended; `rules part` is the inside of a rule.
struct Reference: Sendable {
    private(set) var examples: [Example] = []
    private(set) var files: [String: SourceFile] = [:]

    struct Example: Sendable, CustomTestStringConvertible {
        /// Of the page, where its block begins.
        let line: Int
        let rules: String
        let isContinued: Bool

        var source: SourceFile { SourceFile(path: "example.rules", bytes: Array(rules.utf8)) }
        var testDescription: String { "line \(line)" }

        /// What stands in it outside texts, patterns and comments.
        var words: Set<String> {
            let bare = rules.replacing(/"""(?s:.*?)"""|"(?:\\.|[^"\n])*"|\/(?:\\.|[^\/\n])+\/|#.*/, with: " ")
            return Set(bare.split { $0.isWhitespace || "{}(),".contains($0) }.map(String.init))
        }
    }

    init(_ page: String) {
        var open: (line: Int, words: [String], body: String)?
        for (index, line) in page.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            if let block = open {
                guard line == "```" else {
                    open?.body += line + "\n"
                    continue
                }
                add(block.words, block.body, line: block.line)
                open = nil
            } else if line.hasPrefix("```") {
                open = (index + 1, line.dropFirst(3).split(separator: " ").map(String.init), "")
            }
        }
    }

    private mutating func add(_ words: [String], _ body: String, line: Int) {
        switch (words.first, words.dropFirst().first) {
        case ("rules", "more"):
            examples.append(Example(line: line, rules: (examples.last?.rules ?? "") + "\n" + body, isContinued: true))
        case ("rules", "part"):
            let inside = body.split(separator: "\n").map { "    \($0)\n" }.joined()
            examples.append(Example(line: line, rules: "rule part {\n\(inside)}\n", isContinued: false))
        case ("rules", _):
            examples.append(Example(line: line, rules: body, isContinued: false))
        case ("list", let name?):
            files[name] = SourceFile(path: name, bytes: Array(body.utf8))
        default: break
        }
    }

    func compile(_ example: Example) -> Compilation {
        compileRules([example.source]) { name, _ in files[name].map { .found($0) } ?? .missing }
    }
}
