import AnswerbackServer
import Foundation
import RuleLanguage
import RuleMatcher
import Testing

/// The language's contract, proven from the outside: rule files whose tests say what its sentences do to messages.
///
/// A file's first line names the section. What the compiler says of rules is proven by the cases of RuleLanguageTests.
@Suite struct ContractTests {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "Contract")

    static let files: [String] = {
        let names = try? FileManager.default.contentsOfDirectory(atPath: folder.path)
        return (names ?? []).filter { $0.hasSuffix(".rules") }.sorted()
    }()

    @Test func everySectionAboutMessagesHasFiles() {
        for section in [2, 3, 4, 5, 6, 7, 9] {
            #expect(Self.files.contains { $0.hasPrefix("\(section)-") }, "nothing proves section \(section)")
        }
    }

    @Test(arguments: files)
    func holds(name: String) async throws {
        let file = SourceFile(path: name, bytes: Array(try Data(contentsOf: Self.folder.appending(path: name))))
        let section = try #require(name.split(separator: "-").first)
        let first = String(decoding: file.bytes.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
        #expect(first.hasPrefix("# Section \(section)"), "the first line names no section")

        let compilation = compileRules([file])
        let rules = try #require(compilation.rules, "\(compilation.diagnostics.map { "\($0.location.line): \($0.message)" })")
        let report = try await RuleTestRunner(Matcher(rules)).run()
        #expect(!report.results.isEmpty, "it has no tests")
        for failure in report.results.flatMap(\.failures) {
            Issue.record("\(name):\(failure.location.line): \(failure.expected), but \(failure.got)")
        }
    }

    @Test(arguments: files)
    func isFormatted(name: String) throws {
        let file = SourceFile(path: name, bytes: Array(try Data(contentsOf: Self.folder.appending(path: name))))
        guard case .text(let bytes) = formatRules(file) else {
            Issue.record("this can't be formatted")
            return
        }
        #expect(bytes == file.bytes)
    }
}
