import Foundation
import RuleLanguage
import RuleMatcher
import SMSMessages
import TestSupport
import Testing

@Suite struct ExplanationTests {
    static let services = """
        list oncall { +31611111111 }
        on 4040 {
            rule route { when keyword ROUTE reply "By car." continue }
            rule ack { when from @oncall and text matches /^ack (?<incident>\\d+) (now|later)/i reply "{incident}" }
        }
        rule news { when keyword NEWS reply "{rest ?? no news}" }
        otherwise { ignore }
        """

    @Test func survivesJSON() throws {
        let matcher = try matcher(Self.services)
        let messages = [
            message("route", to: "4040"), message("ack 17 now", from: "+31611111111", to: "4040"), message("news \u{1B}\u{202E}"),
            message("stop"), message("start"), message("nwes"),
        ]
        for message in messages {
            let explanation = matcher.explain(message, rule: "news")
            let json = try JSONEncoder().encode(explanation)
            #expect(try JSONDecoder().decode(Explanation.self, from: json) == explanation)
        }
    }

    /// Others read it too: a name that changes here breaks them.
    @Test func jsonIsAsDocumented() throws {
        let explanation = try matcher(Self.services).explain(message("news at ten", to: "4040"), rule: "otherwize")
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        let json = String(decoding: try encoder.encode(explanation), as: UTF8.self)
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "Explanations/news.json")
        let expected = try? String(contentsOf: file, encoding: .utf8)
        if json + "\n" != expected { try (json + "\n").write(to: file, atomically: true, encoding: .utf8) }
        #expect(json + "\n" == expected)
    }

    @Test func valuesAreThoseATemplateCanUse() throws {
        let explanation = try matcher(Self.services).explain(message("Ack 17 later", from: "+31611111111", to: "4040"))
        let acting = try #require(explanation.rules.last)
        #expect(acting.values.map { "\($0.name)=\($0.text)" } == ["incident=17", "2=later"])
    }

    @Test func aRuleBelowTheOneThatTookTheMessageWasNotAsked() throws {
        let explanation = try matcher(Self.services).explain(message("news"), rule: "otherwise")
        #expect(explanation.rules.map(\.name) == ["route", "ack", "news"])
        #expect(explanation.takenBy == "news")
        #expect(explanation.notReached == 1)
        #expect(explanation.question?.notReached.map(\.outcome) == [.acts])
    }

    // MARK: Replies

    @Test(arguments: [
        (0, Explanation.Reply.Extent.nothing, 1), (1, .whole, 1), (160, .whole, 1), (161, .whole, 2), (459, .whole, 3), (460, .cut, 4),
    ])
    func aReplyIsCutBeyondThreeSMS(septets: Int, sent: Explanation.Reply.Extent, parts: Int) {
        let reply = Explanation.Reply(String(repeating: "a", count: septets))
        #expect(reply.sent == sent)
        #expect(reply.parts == parts)
        #expect(reply.units == septets)
    }

    // MARK: Many rules

    static let thousands: String =
        (0..<10_000).map { "rule r\($0) { when keyword WORD\($0) and to 4040 reply \"\($0)\" }\n" }.joined()
        + "rule news { when keyword NEWS reply \"x\" }\nrule late { when keyword LATE and from +49* reply \"x\" }\n"

    @Test func ofThousandsTheNearestAreShown() throws {
        let matcher = try matcher(Self.thousands)
        let mistyped = ExplanationText().render(matcher.explain(message("nwes")))
        #expect(mistyped.contains("not quite NEWS"))
        #expect(mistyped.contains("– 9,982 more rules did not act"))
        #expect(mistyped.split(separator: "\n").count == 1 + ExplanationText.shownByDefault + 2)
        let foreign = ExplanationText().render(matcher.explain(message("WORD17 please", to: "5050")))
        #expect(foreign.contains("✗ r17 "))
    }

    @Test func allAreShownToWhoeverWantsAll() throws {
        let explanation = try matcher(Self.thousands).explain(message("nwes"))
        #expect(explanation.rules.count == 10_002)
        #expect(ExplanationText().render(explanation, all: true).split(separator: "\n").count == 1 + 10_002 + 1)
    }

    // MARK: The terminal

    @Test func colourAddsNothingToTheMarks() throws {
        let explanation = try matcher(Self.services).explain(message("news", to: "4040"))
        let coloured = ExplanationText(colour: true).render(explanation)
        #expect(coloured.contains("\u{1B}[32m✓\u{1B}[0m"))
        #expect(coloured.replacing(/\u{1B}\[\d*m/, with: "") == ExplanationText().render(explanation))
    }

    @Test(arguments: 0..<40)
    func nothingOfAMessageReachesTheTerminalUnseen(seed: Int) throws {
        let signs: [Unicode.Scalar] = [
            "\u{1B}", "\u{9B}", "\u{202E}", "\u{2066}", "\r", "\n", "\u{7}", "\u{2028}", "\u{200B}", "a", " ", "\"",
        ]
        var random = SplitMix64(seed: UInt64(seed))
        let hostile = String(String.UnicodeScalarView((0..<30).compactMap { _ in signs.randomElement(using: &random) }))
        let rules = """
            rule all { when text starts with "x" or not text contains "x" reply "{text} {word1} {from}" continue }
            rule bare { when keyword "a b" alone or text ends with "x" or text matches /x/ or from "x" reply "x" continue }
            rule found { when not text matches /[\\s\\S]+/ and not from +31* reply "x" }
            """
        for sender in ["+31687654321", hostile] {
            let text = ExplanationText(showNumbers: true).render(try matcher(rules).explain(message(hostile, from: sender), rule: nil))
            let unseen = text.unicodeScalars.filter {
                $0 != "\n" && [.control, .format, .lineSeparator].contains($0.properties.generalCategory)
            }
            #expect(unseen.isEmpty)
            #expect(text.split(separator: "\n").allSatisfy { $0.hasPrefix("message ") || $0.hasPrefix("  ") })
        }
    }

    @Test func theSendersNumberIsMaskedWhereverItStands() throws {
        let rules = """
            rule self { when from +31699999999 or not from +31687654321 reply "x" }
            rule echo { when keyword CALL reply "{from} {rest} {text}" }
            """
        let explanation = try matcher(rules).explain(message("call +31687654321"))
        #expect(!ExplanationText().render(explanation).contains("687654321"))
        for spelling in ["0031687654321", "+31 (0)6 87654321", "06-87654321"] {
            let explanation = try matcher(rules).explain(message("call \(spelling)"))
            #expect(!ExplanationText().render(explanation).contains("7654321"), "\(spelling)")
        }
        #expect(ExplanationText(showNumbers: true).render(explanation).contains("+31687654321"))
    }
}
