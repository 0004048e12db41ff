import RuleLanguage
import RuleMatcher
import SMSMessages

/// Compiles rules that are right.
func matcher(_ rules: String) throws -> Matcher {
    let compilation = compileRules([SourceFile(path: "test.rules", bytes: Array(rules.utf8))])
    guard let checked = compilation.rules else { throw RulesRefused(diagnostics: compilation.diagnostics.map { "\($0)" }) }
    return try Matcher(checked)
}

struct RulesRefused: Error {
    let diagnostics: [String]
}

func message(_ text: String, from sender: String = "+31687654321", to receiver: String = "+31612345678") -> InboundMessage {
    InboundMessage(
        id: MessageID(high: 1, low: 2), providerID: nil, channel: "main", sender: SMSAddress(canonical: sender),
        receiver: SMSAddress(canonical: receiver), text: text, sentAt: nil,
        // 2026-12-24T08:05:00.250Z
        receivedAt: Timestamp(milliseconds: 1_798_099_500_250))
}

extension Matcher {
    func rules(on message: InboundMessage) -> [String] { decide(message).rules.map(\.description) }

    func replies(to message: InboundMessage) -> [String] { decide(message).replies }
}
