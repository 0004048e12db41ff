import SMSMessages

extension Condition {
    /// Whether every message on which this holds is one on which `other` holds, whatever the time and whatever is known of the sender.
    ///
    /// Certain where true; false may mean that nobody looked. Regexes and times are equal or not, and nothing more is said of them.
    func implies(_ other: Condition) -> Bool {
        switch (self, other) {
        case (_, .always): return true
        case (.or(let parts), _): return parts.allSatisfy { $0.implies(other) }
        case (_, .and(let parts)): return parts.allSatisfy { self.implies($0) }
        case (.and(let parts), _): return parts.contains { $0.implies(other) } || isAlternative(of: other)
        case (_, .or): return isAlternative(of: other)
        case (.not(let denied), .not(let otherDenied)):
            return denied == otherDenied || otherDenied.isDecidable && otherDenied.implies(denied)
        default: return impliesAsCheck(other)
        }
    }

    private static let mostPairs = 1024

    private func isAlternative(of other: Condition) -> Bool {
        guard case .or(let parts) = other else { return false }
        return parts.contains { implies($0) }
    }

    /// False where a regex may leave open whether it holds: then it and its denial may both not hold.
    private var isDecidable: Bool {
        switch self {
        case .textMatches: false
        case .not(let inner): inner.isDecidable
        case .and(let parts), .or(let parts): parts.allSatisfy(\.isDecidable)
        default: true
        }
    }

    /// For two single checks.
    private func impliesAsCheck(_ other: Condition) -> Bool {
        switch (self, other) {
        case (.keyword(let keywords, let alone), .keyword(let others, let otherAlone)):
            guard keywords.count * others.count <= Self.mostPairs else { return self == other }
            return keywords.allSatisfy { keyword in
                others.contains { otherAlone ? alone && $0.words == keyword.words : keyword.words.starts(with: $0.words) }
            }
        case (.from(let senders), .from(let others)), (.to(let senders), .to(let others)):
            // Long lists are one and the same, or nobody looks.
            guard senders.count * others.count <= Self.mostPairs else { return senders == others }
            return senders.allSatisfy { sender in others.contains { sender.isWithin($0) } }
        case (.via(let channels), .via(let others)): return Set(channels).isSubset(of: others)
        default: break
        }
        guard let texts = comparedTexts, let otherTexts = other.comparedTexts, texts.count * otherTexts.count <= Self.mostPairs else {
            return self == other
        }
        return texts.allSatisfy { text in otherTexts.contains { self.implies(text.folded, other, $0.folded) } }
    }

    private var comparedTexts: [ComparedText]? {
        switch self {
        case .textIs(let texts), .textContains(let texts), .textStartsWith(let texts), .textEndsWith(let texts): texts
        default: nil
        }
    }

    /// Of this kind of comparison with a text, and another kind with another.
    private func implies(_ text: String, _ other: Condition, _ otherText: String) -> Bool {
        guard text.utf8.count >= otherText.utf8.count else { return false }
        let (text, otherText) = (Array(text.utf8), Array(otherText.utf8))
        switch (self, other) {
        case (.textIs, .textIs): return text == otherText
        case (.textIs, .textStartsWith), (.textStartsWith, .textStartsWith): return text.starts(with: otherText)
        case (.textIs, .textEndsWith), (.textEndsWith, .textEndsWith): return text.reversed().starts(with: otherText.reversed())
        case (_, .textContains): return text.contains(otherText)
        default: return false
        }
    }
}

extension AddressPattern {
    /// Whether every address of this pattern is one of the other.
    fileprivate func isWithin(_ other: AddressPattern) -> Bool {
        switch (self, other) {
        case (.exactly(let number), .prefix(let digits)): number.e164.dropFirst().hasPrefix(digits)
        case (.prefix(let digits), .prefix(let beginning)): digits.hasPrefix(beginning)
        default: self == other
        }
    }
}
