/// What a decision takes into account besides its message: read with the claim, on one snapshot, and kept with the decision, so that it
/// can be explained later.
public struct DecisionState: Sendable, Equatable, Codable {
    /// The audiences that the sender is a member of, through whatever number he joined.
    public var audiences: Set<String>
    /// When limited rules acted on messages of this sender to this number that were decided before, oldest first. Of each rule the
    /// newest within its limit's time, and no more than its limit counts: more cannot change a decision.
    public var ruleTimes: [RuleTime]

    public init(audiences: Set<String> = [], ruleTimes: [RuleTime] = []) {
        self.audiences = audiences
        self.ruleTimes = ruleTimes
    }

    public var isEmpty: Bool { audiences.isEmpty && ruleTimes.isEmpty }
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
