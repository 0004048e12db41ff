import Foundation
import Testing

/// `answerback decide`, without a server: the rules alone (section 3 of the language).
@Suite(.timeLimit(.minutes(10))) struct DecideTests {
    let folder: ScratchFolder

    init() throws {
        folder = try ScratchFolder()
        let rules = """
            rule log { when text contains "log" ignore continue }
            rule route { when keyword ROUTE reply "a" }
            otherwise { reply "?" }
            """
        // A block stands on lines of its own only for people.
        try rules.write(toFile: folder.file("a.rules"), atomically: true, encoding: .utf8)
    }

    private func decide(_ messages: String, _ more: String...) async throws -> (lines: [String], code: Int32) {
        try messages.write(toFile: folder.file("yesterday.tsv"), atomically: true, encoding: .utf8)
        return try await run(["decide", "--rules", folder.file("a.rules"), folder.file("yesterday.tsv")] + more)
    }

    @Test func aLineOutForEachLineIn() async throws {
        let decided = try await decide(
            "+31600000001\t4040\tRoute!\n+31600000001\t4040\tlog the route\tplease\n+31600000001\t4040\t\n", "--stats", "--rounds", "2")
        #expect(Array(decided.lines.prefix(3)) == ["route", "log,otherwise", "otherwise"])
        #expect(decided.lines.contains { $0.hasPrefix("messages/s") })
        #expect(decided.lines.contains("messages       3"))
        #expect(decided.code == 0)
    }

    @Test func aWordOfConsentIsAMessageLikeAnyOther() async throws {
        #expect(try await decide("+31600000001\t4040\tSTOP\n+31600000001\t4040\tstart\n").lines == ["otherwise", "otherwise"])
    }

    @Test func aLineThatIsNoMessageIsNamed() async throws {
        let decided = try await decide("+31600000001\t4040\tRoute!\n+31600000001 4040 Route!\n")
        #expect(decided.code == 2)
        #expect(decided.lines.last?.contains("yesterday.tsv:2") == true, "\(decided.lines)")
    }
}
