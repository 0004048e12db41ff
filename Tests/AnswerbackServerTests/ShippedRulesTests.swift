import AnswerbackServer
import Foundation
import RuleLanguage
import RuleMatcher
import SMSMessages
import Testing

/// The rules that ship, in conversations: what `rules/` and `examples/` promise is what they answer.
@Suite struct ShippedRulesTests {
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    @Test(arguments: [
        ("Route, please", "route"), ("«directions»", "route"), ("Where can I  park?", "parking"), ("PARKING", "parking"),
        ("open?", "opening-hours"),
        ("Open letter to the editor", "otherwise"), ("Nieuws", "news"), ("order 12345 please", "order"), ("ORDER 12", "otherwise"),
        ("call me", "contact"), ("help", "help"), ("hello", "otherwise"), ("roster", "otherwise"), ("", "otherwise"),
    ])
    func rulesFolder(text: String, rule: String) throws {
        let decision = try matcher("rules").decide(message(text))
        #expect(decision.rules.map(\.description) == [rule])
        #expect(decision.replies.count == 1)
    }

    @Test func staffHaveRulesOfTheirOwn() throws {
        let rules = try matcher("rules")
        #expect(rules.decide(message("roster", from: "+31611111111")).rules.map(\.description) == ["roster"])
        #expect(rules.decide(message("roster", from: "+31633339999")).rules.map(\.description) == ["roster"])
    }

    @Test func aPartOfTheMessageIsUsedInTheAnswer() throws {
        #expect(
            try matcher("rules").decide(message("Order 4711!")).replies.map(\.text) == ["We look up order 4711 and call you back today."])
        #expect(
            try matcher("rules").decide(message("¿Qué?")).replies.map(\.text)
                == ["We do not know \"Qué\". Text HELP to see what you can ask."])
    }

    @Test(arguments: [
        ("walk 2", "+31850000001", "+31600000001", "walk"), ("Walk", "+31850000001", "+31600000001", "walk-how-many"),
        ("KEY", "+31850000001", "+31611111111", "guide-only"), ("KEY", "+31850000001", "+31600000001", "otherwise"),
        ("Thanks!", "+31850000002", "+31600000001", "otherwise"), ("thanks", "+31850000002", "+31600000001", "thanks"),
        ("weather", "+31850000002", "+31600000001", "otherwise"),
    ])
    func keywordService(text: String, to: String, from: String, rule: String) throws {
        let decision = try matcher("examples/keyword-service").decide(message(text, from: from, to: to))
        #expect(decision.rules.map(\.description) == [rule])
    }

    private func matcher(_ folder: String) throws -> Matcher {
        let compilation = compileRules(try RuleFolder(paths: [Self.root.appending(path: folder).path]).load())
        #expect(compilation.diagnostics.isEmpty)
        return try Matcher(try #require(compilation.rules))
    }

    private func message(_ text: String, from: String = "+31600000001", to: String = "+31850000000") -> InboundMessage {
        InboundMessage(
            id: MessageID(high: 0, low: 1), providerID: nil, channel: "main", sender: SMSAddress(canonical: from),
            receiver: SMSAddress(canonical: to), text: text, sentAt: nil, receivedAt: Timestamp(milliseconds: 0))
    }
}
