import RuleLanguage
import RuleMatcher
import SMSMessages
import Testing

/// Compiles rules that are right.
func matcher(_ rules: String) throws -> Matcher {
    let compilation = compileRules([SourceFile(path: "test.rules", bytes: Array(rules.utf8))])
    guard let checked = compilation.rules else { throw RulesRefused(diagnostics: compilation.diagnostics.map { "\($0)" }) }
    return try Matcher(checked)
}

struct RulesRefused: Error {
    let diagnostics: [String]
}

/// - Parameter instant: 2026-12-24T08:05:00.250Z unless told.
func message(
    _ text: String, from sender: String = "+31687654321", to receiver: String = "+31612345678", via channel: String = "main",
    at instant: Timestamp = Timestamp(milliseconds: 1_798_099_500_250)
) -> InboundMessage {
    InboundMessage(
        id: MessageID(high: 1, low: 2), providerID: nil, channel: channel, sender: SMSAddress(canonical: sender),
        receiver: SMSAddress(canonical: receiver), text: text, sentAt: nil, receivedAt: instant)
}

/// `2026-12-24T08:05:00Z`
func instant(_ text: String) throws -> Timestamp { try #require(Timestamp(rfc3339: text), "no instant: \(text)") }

extension Matcher {
    func rules(on message: InboundMessage) -> [String] { decide(message).rules.map(\.description) }

    func replies(to message: InboundMessage) -> [String] { decide(message).replies }
}
