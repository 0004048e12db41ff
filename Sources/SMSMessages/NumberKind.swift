/// What a number is for, by the numbering plan of its country.
///
/// Source: the kinds of libphonenumber; satellite and international by country code (ITU-T E.164).
public enum NumberKind: String, Sendable, Hashable, CaseIterable {
    /// A landline or a mobile.
    case subscriber
    case tollFree = "free"
    /// Whoever calls or texts it pays more, and somebody earns by it.
    case premiumRate = "premium"
    case sharedCost = "shared"
    /// Follows a person from line to line, often at a higher price.
    case personal
    case pager
    /// A company's one number for all its places (universal access number).
    case universalAccess = "uan"
    case voicemail
    case voip
    /// Inmarsat and others: +870, +881.
    case satellite
    /// Networks of no country: +882, +883.
    case international
}

extension NumberKind {
    /// An SMS there may cost far more than to a phone, or reaches none: premium rate, shared cost, personal numbers, pagers, universal
    /// access numbers, satellites and international networks.
    public var isPremiumOrSpecial: Bool {
        switch self {
        case .premiumRate, .sharedCost, .personal, .pager, .universalAccess, .satellite, .international: true
        case .subscriber, .tollFree, .voicemail, .voip: false
        }
    }
}

extension PhoneNumber {
    /// Nil where the number's country has not given out such a number yet, or has no such numbers.
    public var kind: NumberKind? { assignment?.kind }

    /// Where the number is, by ISO 3166: `NL`, and `PR` or `JM` of the numbers that begin with +1. Nil where ``kind`` is, and for numbers
    /// of no country.
    public var territory: String? { assignment?.territory }

    /// As ``NumberKind/isPremiumOrSpecial`` says; false where ``kind`` is not known.
    public var isPremiumOrSpecial: Bool { kind?.isPremiumOrSpecial ?? false }

    /// Whether there are numbers with this beginning, and all of them are premium-rate or special ones.
    ///
    /// - Parameter digits: country code first, without `+`.
    public static func areAllPremiumOrSpecial(beginningWith digits: String) -> Bool {
        guard let (plan, national) = NumberPlan.split(Substring(digits).utf8) else { return false }
        let kinds = plan.kinds(beginningWith: national)
        return !kinds.isEmpty && kinds.allSatisfy(\.isPremiumOrSpecial)
    }

    private var assignment: NumberPlan.Assignment? {
        let text = Substring(String(digits))
        return NumberPlan.split(text.utf8).flatMap { $0.plan.assignment(of: $0.national) }
    }
}
