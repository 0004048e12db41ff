import RuleLanguage
import RuleMatcher
import SMSMessages

/// What must hold for any rules and any message: the matcher decides and does what the oracle reads out of the rules.
enum MatcherProbe {
    /// Rules, a NUL, the text of a message.
    ///
    /// - Returns: what is wrong; nil where all is well, and for rules that do not compile.
    static func complaint(about bytes: [UInt8]) -> String? {
        let parts = bytes.split(separator: 0, maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, let rules = compileRules([SourceFile(path: "f.rules", bytes: Array(parts[0]))]).rules,
            let matcher = try? Matcher(rules)
        else { return nil }
        let message = InboundMessage(
            id: MessageID(high: 1, low: 2), providerID: nil, channel: "main", sender: SMSAddress(canonical: "+31612345678"),
            receiver: rules.places.first ?? SMSAddress(canonical: "4040"), text: String(decoding: parts[1], as: UTF8.self), sentAt: nil,
            receivedAt: Timestamp(milliseconds: 1_798_099_500_250))
        let decision = matcher.decide(message)
        // The oracle's regex engine is another one, with another idea of many patterns.
        guard !rules.rules.contains(where: { $0.condition.hasPatterns }) else { return nil }
        func answer(_ fetch: String) -> GivenAnswer { GivenAnswer.all[(fetch.utf8.count + parts[1].count) % GivenAnswer.all.count] }
        let ours = Verdict(decision, answeredBy: answer)
        let expected = Oracle(rules: rules, ownNumbers: [], tally: TallySheet())
            .decide(message, DecisionState(), LiteralText(message.text), answeredBy: answer)
        return ours == expected ? nil : "the matcher says \(ours), the oracle \(expected)"
    }
}

extension Condition {
    fileprivate var hasPatterns: Bool {
        if case .textMatches = self { return true }
        return parts.contains(where: \.hasPatterns)
    }
}
