import RuleLanguage
import SMSMessages

extension CheckedRules {
    /// One line a rule, close to how it is written.
    var dump: [String] {
        rules.map(\.dump) + consent("stop", stop, beyond: 9) + consent("start", start, beyond: 2)
    }

    private func consent(_ word: String, _ words: ConsentWords, beyond builtIn: Int) -> [String] {
        if words.phrases.isEmpty { return ["\(word) off"] }
        guard words.phrases.count > builtIn else { return [] }
        let added = words.phrases.dropFirst(builtIn).map { $0.joined(separator: " ") }.joined(separator: ", ")
        return ["\(word) + \(added): \(words.confirmation)"]
    }
}

extension CheckedRule {
    fileprivate var dump: String {
        let scope = places.map { "on \($0.map(\.text).sorted().joined(separator: ", ")) " } ?? ""
        return "\(scope)\(name): \(condition.dump) => \(actions.map(\.dump).joined(separator: "; "))\(continues ? "; continue" : "")"
    }
}

extension Condition {
    fileprivate var dump: String {
        switch self {
        case .always: "always"
        case .keyword(let keywords, let alone):
            "keyword " + keywords.map { "\($0.written)=\($0.words.joined(separator: "+"))" }.joined(separator: ", ")
                + (alone ? " alone" : "")
        case .textIs(let texts): "is " + texts.dump
        case .textContains(let texts): "contains " + texts.dump
        case .textStartsWith(let texts): "starts with " + texts.dump
        case .textEndsWith(let texts): "ends with " + texts.dump
        case .textMatches(let patterns): "matches " + patterns.map(\.dump).joined(separator: ", ")
        case .from(let patterns): "from " + patterns.dump
        case .to(let patterns): "to " + patterns.dump
        case .not(let condition): "not \(condition.dump)"
        case .and(let conditions): "(" + conditions.map(\.dump).joined(separator: " and ") + ")"
        case .or(let conditions): "(" + conditions.map(\.dump).joined(separator: " or ") + ")"
        }
    }
}

extension [ComparedText] {
    fileprivate var dump: String { map { "'\($0.folded)'" }.joined(separator: ", ") }
}

extension [AddressPattern] {
    fileprivate var dump: String { isEmpty ? "nobody" : map(\.dump).joined(separator: ", ") }
}

extension AddressPattern {
    fileprivate var dump: String {
        switch self {
        case .exactly(let number): number.e164
        case .prefix(let digits): "+\(digits)*"
        case .shortCode(let code): code
        case .alphanumeric(let name): "'\(name)'"
        }
    }
}

extension Pattern {
    fileprivate var dump: String {
        let names = groups.sorted { $0.value < $1.value }.map { "\($0.key)=\($0.value)" }.joined(separator: " ")
        return "<\(source)>\(ignoresCase ? "i" : "") of \(groupCount)\(names.isEmpty ? "" : " (\(names))")"
    }
}

extension Action {
    fileprivate var dump: String {
        switch self {
        case .reply(let template): "reply " + template.parts.map(\.dump).joined()
        case .ignore: "ignore"
        }
    }
}

extension Template.Part {
    fileprivate var dump: String {
        switch self {
        case .literal(let text): "'\(text.replacing("\n", with: "⏎").replacing("\t", with: "⇥"))'"
        case .value(let value, let fallback): "{\(value)\(fallback.map { " ?? '\($0)'" } ?? "")}"
        }
    }
}
