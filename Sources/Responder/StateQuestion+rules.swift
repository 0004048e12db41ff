import Journal
import RuleLanguage

extension StateQuestion {
    /// What these rules need to know of a sender.
    init(_ rules: CheckedRules) {
        self.init(limits: rules.rules.compactMap(RuleLimit.init), audiencesMatter: rules.rules.contains { $0.condition.asksForAudience })
    }
}

extension RuleLimit {
    init?(_ rule: CheckedRule) {
        guard let limit = rule.limit else { return nil }
        self.init(rule: rule.name.description, count: limit.count, within: .seconds(limit.seconds))
    }
}

extension Condition {
    fileprivate var asksForAudience: Bool {
        switch self {
        case .from(let senders): senders.contains { if case .audience = $0 { true } else { false } }
        case .not(let inner): inner.asksForAudience
        case .and(let sides), .or(let sides): sides.contains(where: \.asksForAudience)
        case .always, .keyword, .textIs, .textContains, .textStartsWith, .textEndsWith, .textMatches, .to, .via, .time, .day, .date,
            .during:
            false
        }
    }
}
