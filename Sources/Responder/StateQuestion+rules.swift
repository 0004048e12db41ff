import Journal
import RuleLanguage

extension StateQuestion {
    /// What these rules need to know of a sender and of the number written to.
    init(_ rules: CheckedRules) {
        self.init(
            limits: rules.rules.compactMap { RuleLimit($0, in: rules.zone) },
            audiencesMatter: rules.rules.contains { $0.condition.asksForAudience })
    }
}

extension RuleLimit {
    init?(_ rule: CheckedRule, in zone: TimeZoneTable) {
        guard let limit = rule.limit else { return nil }
        self.init(rule: rule.name.description, count: limit.count, isOfAll: limit.isOfAll) { limit.window(at: $0, in: zone) }
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
