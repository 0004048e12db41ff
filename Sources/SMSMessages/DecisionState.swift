/// What a decision takes into account besides its message: read with the claim, on one snapshot, and kept with the decision, so that it
/// can be explained later.
public struct DecisionState: Sendable, Equatable {
    /// The audiences that the sender is a member of, through whatever number he joined.
    public var audiences: Set<String>
    /// When limited rules acted on messages of this sender to this number that were decided before, oldest first. Of each rule the
    /// newest within its limit's time, and no more than its limit counts: more cannot change a decision.
    public var ruleTimes: [RuleTime]
    /// How often rules whose limit is `in all` acted within its time on messages of anybody to this number that were decided before; in order
    /// of their names, those that did not are left out.
    public var ruleCounts: [RuleCount]

    public init(audiences: Set<String> = [], ruleTimes: [RuleTime] = [], ruleCounts: [RuleCount] = []) {
        self.audiences = audiences
        self.ruleTimes = ruleTimes
        self.ruleCounts = ruleCounts
    }

    public var isEmpty: Bool { audiences.isEmpty && ruleTimes.isEmpty && ruleCounts.isEmpty }
}

extension DecisionState: Codable {
    private enum CodingKeys: String, CodingKey {
        case audiences, ruleTimes, ruleCounts
    }

    /// One that was kept before rules were counted in all has no counts.
    public init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        audiences = try fields.decode(Set<String>.self, forKey: .audiences)
        ruleTimes = try fields.decode([RuleTime].self, forKey: .ruleTimes)
        ruleCounts = try fields.decodeIfPresent([RuleCount].self, forKey: .ruleCounts) ?? []
    }

    public func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: CodingKeys.self)
        try fields.encode(audiences, forKey: .audiences)
        try fields.encode(ruleTimes, forKey: .ruleTimes)
        if !ruleCounts.isEmpty { try fields.encode(ruleCounts, forKey: .ruleCounts) }
    }
}

/// How often a rule acted within its limit's time.
public struct RuleCount: Sendable, Equatable {
    public var rule: String
    /// 1 to what its limit counts: more cannot change a decision.
    public var count: Int
    /// When the first of the newest `count` messages was received.
    public var oldest: Timestamp

    public init(rule: String, count: Int, oldest: Timestamp) {
        self.rule = rule
        self.count = count
        self.oldest = oldest
    }
}

extension RuleCount: Codable {
    private enum CodingKeys: String, CodingKey {
        case rule, count, oldest
    }

    public init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        rule = try fields.decode(String.self, forKey: .rule)
        count = try fields.decode(Int.self, forKey: .count)
        oldest = Timestamp(milliseconds: try fields.decode(Int64.self, forKey: .oldest))
    }

    /// `{"rule":"voucher","count":100,"oldest":1800000000000}`, in milliseconds since 1970.
    public func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: CodingKeys.self)
        try fields.encode(rule, forKey: .rule)
        try fields.encode(count, forKey: .count)
        try fields.encode(oldest.milliseconds, forKey: .oldest)
    }
}

/// That a rule acted on a message received then.
public struct RuleTime: Sendable, Equatable, Codable {
    public var rule: String
    public var receivedAt: Timestamp

    public init(rule: String, receivedAt: Timestamp) {
        self.rule = rule
        self.receivedAt = receivedAt
    }

    private enum CodingKeys: String, CodingKey {
        case rule, receivedAt
    }

    public init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        rule = try fields.decode(String.self, forKey: .rule)
        receivedAt = Timestamp(milliseconds: try fields.decode(Int64.self, forKey: .receivedAt))
    }

    /// `{"rule":"away","receivedAt":1800000000000}`, in milliseconds since 1970.
    public func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: CodingKeys.self)
        try fields.encode(rule, forKey: .rule)
        try fields.encode(receivedAt.milliseconds, forKey: .receivedAt)
    }
}
