public import SMSMessages

/// Whom one of our numbers may send SMS to.
public struct ReplyArea: Sendable, Equatable {
    /// Digits, without `+`, one of which a recipient's number must begin with; `""` is anywhere.
    public var prefixes: [String]
    /// By ISO 3166: a number that is known to be of another one is not answered, though it begins so, as those of Jamaica do with `1`.
    public var territory: String?

    public init(_ prefixes: [String], territory: String? = nil) {
        self.prefixes = prefixes
        self.territory = territory
    }

    /// - Returns: why it may not; nil where it may.
    public func objection(to phone: PhoneNumber) -> Suppression? {
        let digits = phone.e164.utf8.dropFirst()
        let listed = prefixes.filter { digits.starts(with: $0.utf8) }
        if listed.isEmpty { return .countryNotAllowed }
        if let territory, let other = phone.territory, other != territory { return .countryNotAllowed }
        guard phone.isPremiumOrSpecial else { return nil }
        return listed.contains { digits.elementsEqual($0.utf8) || PhoneNumber.areAllPremiumOrSpecial(beginningWith: $0) }
            ? nil : .premiumNumber
    }
}
