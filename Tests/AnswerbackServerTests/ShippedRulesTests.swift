import AnswerbackServer
import Foundation
import RuleLanguage
import RuleMatcher
import Testing

/// What ships works, by its own tests, and nothing in it is untested.
@Suite struct ShippedRulesTests {
    static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    @Test(arguments: ["rules", "examples/keyword-service", "examples/production", "examples/voucher"])
    func itsTestsPassAndReachEverything(folder: String) async throws {
        let files = try RuleFolder(paths: [Self.root.appending(path: folder).path]).load()
        let rules = try #require(compileRules(files, readList: RuleFolder.readList).rules)
        let report = try await RuleTestRunner(Matcher(rules)).run()
        #expect(!report.results.isEmpty)
        #expect(report.results.filter { !$0.failures.isEmpty }.map(\.title) == [])
        #expect(report.coverage.gaps == [])
    }
}
