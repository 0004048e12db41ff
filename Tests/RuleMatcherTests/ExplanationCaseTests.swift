import Foundation
import RuleLanguage
import RuleMatcher
import SMSMessages
import Testing

/// What people read who ask why. A case is a file: the rules, a line `----------`, messages one a line, another such line, and what is said
/// of each message.
///
/// A case without an expectation, or with another one, is written anew and fails that once, so that a change is seen.
@Suite struct ExplanationCaseTests {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "Explanations")

    static let cases: [String] = {
        let files = try? FileManager.default.contentsOfDirectory(atPath: folder.path)
        return (files ?? []).filter { $0.hasSuffix(".case") }.sorted()
    }()

    @Test func thereAreCases() { #expect(!Self.cases.isEmpty) }

    @Test(arguments: cases)
    func isExplained(name: String) throws {
        let file = Self.folder.appending(path: name)
        let written = try ExplanationCase(String(contentsOf: file, encoding: .utf8))
        let outcome = try written.explained()
        if outcome != written.outcome {
            var renewed = written
            renewed.outcome = outcome
            try renewed.text.write(to: file, atomically: true, encoding: .utf8)
        }
        #expect(outcome == written.outcome)
    }

    /// A reason nobody has seen may be one nobody can understand.
    @Test func everyReasonHasACase() throws {
        var seen = Set<Reason.Kind>()
        for name in Self.cases {
            let written = try ExplanationCase(String(contentsOf: Self.folder.appending(path: name), encoding: .utf8))
            for explanation in try written.explanations() {
                seen.formUnion(explanation.rules.flatMap(\.checks).flatMap(\.reasons).map(\.kind))
            }
        }
        let all: [Reason.Kind] = [
            .words, .allWords, .noWords, .moreWords, .textIs, .contains, .startsWith, .endsWith, .pattern, .bound, .sender, .receiver,
            .place, .always, .audience, .channel, .moment, .overLimit, .overLimitInAll,
        ]
        #expect(Set(all).subtracting(seen) == [])
    }
}

struct ExplanationCase {
    var rules: String
    /// `"text"`, then in this order what is not as usual: `from NUMBER`, `to NUMBER`, `via CHANNEL`, `at INSTANT`, `in AUDIENCE,…`,
    /// `acted RULE@INSTANT,…` of what the rules did before for the sender, `counted RULE@COUNT@INSTANT,…` for all, `rule NAME`, `numbers`, `all`.
    var messages: String
    /// Empty in a case just begun.
    var outcome: String

    struct Malformed: Error {
        let line: String
    }

    private static let separator = "----------\n"

    init(_ text: String) throws {
        let parts = text.components(separatedBy: Self.separator)
        guard parts.count >= 2 else { throw Malformed(line: "no messages") }
        rules = parts[0]
        messages = parts[1]
        outcome = parts.dropFirst(2).joined(separator: Self.separator)
    }

    var text: String { [rules, messages, outcome].joined(separator: Self.separator) }

    func explained() throws -> String {
        try requests().map { request, explanation in
            ExplanationText(showNumbers: request.showNumbers).render(explanation, all: request.all)
        }.joined(separator: "\n")
    }

    func explanations() throws -> [Explanation] { try requests().map(\.1) }

    private func requests() throws -> [(Request, Explanation)] {
        let matcher = try matcher(rules)
        return try messages.split(separator: "\n").map { line in
            let request = try Request(line)
            return (request, matcher.explain(request.message, state: request.state, rule: request.rule))
        }
    }
}

private struct Request {
    let message: InboundMessage
    let state: DecisionState
    let rule: String?
    let showNumbers: Bool
    let all: Bool

    init(_ line: Substring) throws {
        let form =
            /"((?:[^"\\]|\\.)*)"(?: from (\S+))?(?: to (\S+))?(?: via (\S+))?(?: at (\S+))?(?: in (\S+))?(?: acted (\S+))?(?: counted (\S+))?(?: rule (\S+))?( numbers)?( all)?/
        guard let match = line.wholeMatch(of: form) else { throw ExplanationCase.Malformed(line: String(line)) }
        message = RuleMatcherTests.message(
            Self.unescaped(match.1), from: match.2.map(Self.unescaped) ?? "+31687654321", to: match.3.map(String.init) ?? "4040",
            via: match.4.map(String.init) ?? "main", at: try match.5.map { try instant(String($0)) } ?? Self.usual)
        state = DecisionState(
            audiences: Set(match.6?.split(separator: ",").map(String.init) ?? []),
            ruleTimes: try match.7?.split(separator: ",").map { try Self.ruleTime($0) } ?? [],
            ruleCounts: try match.8?.split(separator: ",").map { try Self.ruleCount($0) } ?? [])
        rule = match.9.map(String.init)
        showNumbers = match.10 != nil
        all = match.11 != nil
    }

    private static let usual = RuleMatcherTests.message("").receivedAt

    private static func ruleTime(_ text: Substring) throws -> RuleTime {
        let parts = text.split(separator: "@")
        guard parts.count == 2 else { throw ExplanationCase.Malformed(line: String(text)) }
        return RuleTime(rule: String(parts[0]), receivedAt: try instant(String(parts[1])))
    }

    private static func ruleCount(_ text: Substring) throws -> RuleCount {
        let parts = text.split(separator: "@")
        guard parts.count == 3, let count = Int(parts[1]) else { throw ExplanationCase.Malformed(line: String(text)) }
        return RuleCount(rule: String(parts[0]), count: count, oldest: try instant(String(parts[2])))
    }

    /// Knows `\n`, `\u{…}`, `\"` and a text repeated, `\{400*a}`.
    private static func unescaped(_ text: Substring) -> String {
        String(text)
            .replacing(/\\u\{([0-9A-F]+)\}/) { UInt32($0.1, radix: 16).flatMap(Unicode.Scalar.init).map(String.init) ?? "" }
            .replacing(/\\\{(\d+)\*([^}]*)\}/) { String(repeating: String($0.2), count: Int($0.1) ?? 0) }
            .replacing("\\n", with: "\n")
            .replacing("\\\"", with: "\"")
            .replacing("\\\\", with: "\\")
    }
}
