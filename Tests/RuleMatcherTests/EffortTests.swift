import RuleLanguage
import SMSMessages
import Testing

@testable import RuleMatcher

/// Section 4: effort is bounded, for each pattern and for all of them together, in steps that are counted and never by a clock.
@Suite struct EffortTests {
    /// Each looks from every character of the text to its end.
    static let lookAheads = #"text matches /(?=.*\d)(?=.*[a-z])(?=.*[A-Z]).{8,}/"#
    static let words = #"text matches /(?:(\w+) )+[!?]$/"#

    private static func rules(_ count: Int, _ condition: String) -> String {
        (0..<count).map { "rule r\($0) { when \(condition) ignore }" }.joined(separator: "\n")
    }

    static let hostile = [
        (lookAheads, String(repeating: "a", count: 9900)), (lookAheads, String(repeating: "aB", count: 4950)),
        (words, "!" + String(repeating: " word", count: 1979)), (#"text matches /[a-z]*+[0-9]/"#, String(repeating: "y", count: 9900)),
        (#"text matches /(a+)+[0-9]$/"#, String(repeating: "a", count: 9900)),
        (#"text matches /(?:.*,){9}\d/"#, String(repeating: ",", count: 9900)),
    ]

    @Test(arguments: hostile)
    func twoHundredRulesTakeNoMoreStepsThanOneMessageMay(condition: String, text: String) throws {
        let matcher = try matcher(Self.rules(200, condition) + "\nrule help { when keyword HELP reply \"yes\" }\notherwise { reply \"?\" }")
        let decision = matcher.decide(message(text))
        #expect(decision.steps <= Matcher.stepsPerMessage)
        #expect(decision.steps > 0 && decision.undecided.count == 200)
        #expect(decision.rules == [.otherwise], "what needs no pattern is decided as ever")
        let again = matcher.decide(message(text))
        #expect(again.undecided == decision.undecided && again.steps == decision.steps, "the same every time")
        #expect(matcher.decide(message("HELP")).rules == [.named("help")], "the next message has its own steps")
    }

    /// A short text does not take long with one pattern; with very many it might.
    static let hostileShort = [
        (#"text matches /(?:.*,){9}\d/"#, String(repeating: ",", count: 320)),
        (#"text matches /(?=.*\d.*\d.*[A-Z]).{8,}/"#, String(repeating: "1", count: 320)),
        (#"text matches /(?i)(?=.*\p{L}.*[^\W\d].*\p{Nd}).{8,}/"#, String(repeating: "é", count: 160)),
        (#"text matches /(?:\X)*\X*[A-Z]/"#, String(repeating: "é", count: 160)),
        (#"text matches /(a+)+[0-9]$/"#, String(repeating: "a", count: 320)),
        (#"text matches /^(([a-z])+.)+[A-Z]([a-z])+$/"#, String(repeating: "a", count: 320)),
        (#"text matches /(.*)(.*)(.*)(.*)(.*)\d/"#, String(repeating: "a", count: 320)),
    ]

    @Test(arguments: hostileShort)
    func manyRulesTakeNoMoreStepsForAShortTextThanForALongOne(condition: String, text: String) throws {
        let matcher = try matcher(Self.rules(200, condition) + "\notherwise { reply \"?\" }")
        #expect(text.utf8.count <= RegexWorker.longestUncounted)
        let decision = matcher.decide(message(text))
        #expect(decision.steps <= Matcher.stepsPerMessage && decision.steps > 0)
        #expect(decision.undecided.count > 150)
        #expect(decision.rules == [.otherwise])
        let part = matcher.decide(message(text), steps: 25_000)
        #expect(part.neededMoreSteps && part.steps <= 25_000)
        #expect(part.undecided.count < 50, "it ends as soon as it is known not to count")
    }

    /// Machine code takes a tenth of a millisecond for each of these, which no step counts: what is only tried is given up between two.
    @Test(arguments: [
        lookAheads, lookAheads + ", /(?=.*x)(?=.*y)z/, " + (1...30).map { "/(?=.*\\d)(?=.*[A-Z])x{\($0)}/" }.joined(separator: ", "),
    ])
    func whatIsOverdueIsGivenUpBetweenTwoPatterns(condition: String) throws {
        let matcher = try matcher(Self.rules(200, condition) + "\notherwise { ignore }")
        let text = message(String(repeating: "a", count: 320))
        var asked = 0
        let decision = matcher.decide(text) {
            asked += 1
            return asked == 3
        }
        #expect(decision.neededMoreSteps && asked == 3, "and not asked again")
        #expect(decision.rules == [])
        let whole = matcher.decide(text)
        #expect(whole.rules == [.otherwise] && !whole.neededMoreSteps, "the next one has its own time")
    }

    @Test func anHonestLongTextIsDecided() throws {
        let matcher = try matcher(Self.rules(5, "not \(Self.lookAheads)") + "\nrule found { when \(Self.lookAheads) reply \"{text}\" }")
        let text = String(repeating: "An honest text of 1,000 words. ", count: 320)
        let decision = matcher.decide(message(text))
        #expect(decision.rules == [.named("found")] && decision.undecided == [] && !decision.neededMoreSteps)
        #expect(decision.steps > 0 && matcher.decide(message("short 1 A")).steps == 0)
    }

    /// With few steps a decision is the same, or says that it needed more.
    @Test func fewerStepsGiveNoOtherDecision() throws {
        let matcher = try matcher(
            "rule a { when \(Self.words) ignore }\nrule b { when text matches /(?<x>\\d+) (\\w+) end$/ reply \"{x}\" }\notherwise { ignore }"
        )
        for text in [String(repeating: "word ", count: 100), String(repeating: "12 words ", count: 100) + "77 now end"] {
            let whole = matcher.decide(message(text))
            for steps in [0, 1, 100, 1_000, 10_000, 100_000] {
                let part = matcher.decide(message(text), steps: steps)
                #expect(part.neededMoreSteps || part.rules == whole.rules && part.replies == whole.replies, "\(steps)")
            }
            #expect(!whole.neededMoreSteps)
        }
    }

    @Test func anExplanationLeavesOpenWhatTheDecisionDid() throws {
        let rules = Self.rules(20, Self.lookAheads) + "\notherwise { ignore }"
        let message = message(String(repeating: "a", count: 9900))
        let matcher = try matcher(rules)
        let undecided = matcher.decide(message).undecided.map(\.description)
        let explanation = matcher.explain(message)
        #expect(explanation.rules.filter { $0.outcome == .undecided }.map(\.name) == undecided)
        let text = ExplanationText().render(explanation)
        #expect(text.contains("the pattern reached its bound (200,000 steps)"))
        #expect(text.contains("all patterns together reached their bound (2,000,000 steps)"))
    }
}
