import Foundation
import Testing

/// `answerback test`: what is printed of the tests that stand in rule files (section 7 of the language).
@Suite(.timeLimit(.minutes(10))) struct TestTests {
    let folder: ScratchFolder

    private static let rules = """
        rule route {
            when keyword ROUTE, WAY
            reply "By car."
        }

        test "directions" {
            message "route"
            expect rule route
            expect reply "By train."
        }

        test "nothing else" {
            message "x"
            expect no rule
        }

        """

    init() throws {
        folder = try ScratchFolder()
    }

    private func test(_ rules: String, _ options: String...) async throws -> (lines: [String], code: Int32) {
        try rules.write(toFile: folder.file("a.rules"), atomically: true, encoding: .utf8)
        return try await run(["test", folder.file("a.rules")] + options)
    }

    @Test func aFailedExpectSaysWhereWhatWasExpectedWhatHappenedAndWhy() async throws {
        let tested = try await test(Self.rules)
        let lines = tested.lines.map { $0.trimmingCharacters(in: .whitespaces) }
        let start = try #require(lines.firstIndex(of: "✗ directions"))
        #expect(
            Array(lines[start...].dropFirst().prefix(4)) == [
                "\(folder.file("a.rules")):9", "expected  reply \"By train.\"", "got       rule route", "reply \"By car.\"",
            ])
        #expect(lines.contains { $0.hasPrefix("|   ✓ route") }, "no trace")
        #expect(lines.contains("✓ nothing else"))
        #expect(lines.last == "2 tests, 1 passed, 1 failed")
        #expect(tested.code == 1)
    }

    @Test func testsThatPassEndWithNoFailure() async throws {
        let tested = try await test(Self.rules.replacingOccurrences(of: "By train.", with: "By car."), "--coverage")
        #expect(tested.lines.contains { $0.contains("never reached: rule route, keyword WAY") })
        #expect(tested.lines.last == "2 tests, 2 passed, 0 failed")
        #expect(tested.code == 0)
    }

    @Test func rulesWithErrorsAreAFailure() async throws {
        #expect(try await test("rule a { reply \"x\" }\n").code == 1)
    }
}
