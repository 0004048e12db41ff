import RuleLanguage
import SMSMessages

/// Says of a condition that does not hold which of its checks is to blame.
struct Explainer {
    let message: InboundMessage
    /// Begun for the message.
    let scratch: MatchScratch
    let zone: TimeZoneTable
    /// Whether the sender is a number of ours.
    let isOurs: Bool
    /// What a fetch brings, where that is known.
    let answer: (String) -> RuleRun.Answer?

    func truth(of part: WrittenCondition) -> Truth { part.compiled.holds(for: message, in: scratch) }

    /// - Parameter part: does not hold.
    /// - Returns: of an `and` those of the first part that fails, of an `or` those of all parts, else the check itself.
    func failedChecks(of part: WrittenCondition) -> [Explanation.Check] {
        let truth = truth(of: part)
        switch part.condition {
        case .and: return part.parts.first { self.truth(of: $0) == truth }.map(failedChecks) ?? []
        case .or: return part.parts.flatMap(failedChecks)
        default: return [Explanation.Check(check: part.words.text, reasons: reasons(for: part, being: truth))]
        }
    }

    /// What makes a condition true, false or unknown.
    private func reasons(for part: WrittenCondition, being truth: Truth) -> [Reason] {
        switch part.condition {
        case .not: return part.parts.flatMap { reasons(for: $0, being: !truth) }
        case .and where truth == .yes, .or where truth == .no: return part.parts.flatMap { reasons(for: $0, being: truth) }
        case .and, .or: return part.parts.first { self.truth(of: $0) == truth }.map { reasons(for: $0, being: truth) } ?? []
        default: return [reason(for: part, being: truth)]
        }
    }
}

/// A condition in its three forms, which are trees of one shape.
struct WrittenCondition {
    let condition: Condition
    let compiled: CompiledCondition
    let words: ConditionWords

    init(_ condition: Condition, _ compiled: CompiledCondition, _ words: ConditionWords) {
        self.condition = condition
        self.compiled = compiled
        self.words = words
    }

    /// What `not`, `and` and `or` are made of.
    var parts: [WrittenCondition] {
        zip(condition.parts, zip(compiled.parts, words.parts)).map { WrittenCondition($0, $1.0, $1.1) }
    }
}

extension Condition {
    fileprivate var parts: [Condition] {
        switch self {
        case .not(let inner): [inner]
        case .and(let sides), .or(let sides): sides
        default: []
        }
    }
}

extension CompiledCondition {
    fileprivate var parts: [CompiledCondition] {
        switch self {
        case .not(let inner): [inner]
        case .and(let sides), .or(let sides): sides
        default: []
        }
    }
}
