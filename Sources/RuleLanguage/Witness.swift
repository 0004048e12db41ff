import SMSMessages

/// A message that proves something about rules.
struct Witness: Equatable {
    var text = "hello"
    var sender: SMSAddress?

    /// One on which a condition surely holds; nil where none is easily found.
    init?(of condition: Condition) {
        guard add(condition) else { return nil }
    }

    private mutating func add(_ condition: Condition) -> Bool {
        switch condition {
        case .always: return true
        case .keyword(let keywords, _):
            text = keywords.first?.words.joined(separator: " ").uppercased() ?? text
        case .textIs(let texts), .textContains(let texts), .textStartsWith(let texts), .textEndsWith(let texts):
            text = texts.first?.written ?? text
        case .from(let senders):
            guard let address = senders.first?.example else { return false }
            sender = address
        case .or(let parts): return parts.first.map { add($0) } ?? false
        case .and(let parts):
            for part in parts { guard add(part) else { return false } }
            return holds(condition) == true
        case .textMatches, .to, .via, .time, .day, .date, .during, .not: return false
        }
        return true
    }

    /// In longer lists nobody looks: a proof is a kindness, not a duty.
    private static let mostSenders = 64

    /// nil where it depends on more than this message.
    func holds(_ condition: Condition) -> Bool? {
        switch condition {
        case .always: return true
        case .keyword(let keywords, let alone):
            let words = Folding.words(of: text)
            return keywords.contains { alone ? words == $0.words : words.starts(with: $0.words) }
        case .textIs(let texts): return compare(texts) { $0 == $1 }
        case .textContains(let texts): return compare(texts) { $0.contains($1) }
        case .textStartsWith(let texts): return compare(texts) { $0.starts(with: $1) }
        case .textEndsWith(let texts): return compare(texts) { $0.reversed().starts(with: $1.reversed()) }
        case .from(let senders):
            guard senders.count <= Self.mostSenders else { return nil }
            return sender.flatMap { sender in any(senders.map { $0.matches(sender) }) }
        case .not(let inner): return holds(inner).map { !$0 }
        case .and(let parts): return any(parts.map { holds($0).map { !$0 } }).map { !$0 }
        case .or(let parts): return any(parts.map(holds))
        case .textMatches, .to, .via, .time, .day, .date, .during: return nil
        }
    }

    private func any(_ truths: [Bool?]) -> Bool? { truths.contains(true) ? true : truths.contains(nil) ? nil : false }

    private func compare(_ texts: [ComparedText], _ holds: ([UInt8], [UInt8]) -> Bool) -> Bool {
        let whole = Array(Folding.comparable(text).utf8)
        return texts.contains { holds(whole, Array($0.folded.utf8)) }
    }
}

extension AddressPattern {
    /// nil where only the journal knows one.
    fileprivate var example: SMSAddress? {
        switch self {
        case .exactly(let number): .phone(number)
        case .prefix(let digits): (try? PhoneNumber(e164: "+" + (digits + "12345678").prefix(PhoneNumber.longest))).map { .phone($0) }
        case .shortCode(let code): .shortCode(code)
        case .alphanumeric(let name): .alphanumeric(name)
        case .audience: nil
        }
    }

    fileprivate func matches(_ address: SMSAddress) -> Bool? {
        switch (self, address) {
        case (.audience, _): nil
        case (.exactly(let number), .phone(let phone)): number == phone
        case (.prefix(let digits), .phone(let phone)): phone.e164.dropFirst().hasPrefix(digits)
        case (.shortCode(let code), .shortCode(let other)): code == other
        case (.alphanumeric(let name), .alphanumeric(let other)): name == Folding.fold(other)
        default: false
        }
    }
}
