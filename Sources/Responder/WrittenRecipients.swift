public import Journal
import RuleLanguage
public import SMSMessages

/// Whom rules send SMS on to by name, in an action or by a list: somebody counts on those. Members of audiences come and go.
public struct WrittenRecipients: Sendable, Equatable {
    /// For each the numbers of ours that may write to him; nil for all.
    private var numbers: [SMSAddress: Set<SMSAddress>?] = [:]

    public let phones: Set<SMSAddress>

    init(_ rules: CheckedRules) {
        for rule in rules.rules {
            for address in rule.actions.flatMap(\.writtenRecipients) { Self.add(address, rule.places, to: &numbers) }
        }
        phones = Set(numbers.keys)
    }

    private static func add(
        _ address: SMSAddress, _ places: Set<SMSAddress>?, to numbers: inout [SMSAddress: Set<SMSAddress>?]
    ) {
        guard let known = numbers[address] else {
            numbers[address] = .some(places)
            return
        }
        if let known, let places { numbers[address] = .some(known.union(places)) } else { numbers[address] = .some(nil) }
    }

    /// Whether the rules send him SMS from that number.
    public func includes(_ optedOut: OptedOut) -> Bool {
        guard let numbers = numbers[optedOut.phone] else { return false }
        return numbers?.contains(optedOut.number) ?? true
    }
}

extension Action {
    fileprivate var writtenRecipients: [SMSAddress] {
        switch self {
        case .send(_, let recipients):
            recipients.compactMap { if case .address(let address) = $0 { address } else { nil } }
        case .fetch(let fetch): fetch.otherwise?.flatMap(\.writtenRecipients) ?? []
        case .reply, .subscribe, .unsubscribe, .email, .webhook, .ignore: []
        }
    }
}
