import RuleLanguage

extension ConditionWords {
    /// For a condition nobody has written: the second part of the first part of rule 7 is called `7.0.1`.
    init(numbering condition: Condition, as name: String) {
        self.init(text: name, parts: condition.parts.enumerated().map { ConditionWords(numbering: $1, as: "\(name).\($0)") })
    }
}

extension Condition {
    var parts: [Condition] {
        switch self {
        case .not(let inner): [inner]
        case .and(let sides), .or(let sides): sides
        default: []
        }
    }

    /// What ``ConditionWords/init(numbering:as:)`` calls by that name.
    func part(numbered name: String) -> Condition? {
        name.split(separator: ".").dropFirst().reduce(self) { condition, number in
            guard let number = Int(number), let parts = condition?.parts, parts.indices.contains(number) else { return nil }
            return parts[number]
        }
    }
}
