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
        return listed.contains { Self.isPremiumOrSpecial($0, length: digits.count) } ? nil : .premiumNumber
    }

    /// Whether a beginning names nothing but such numbers, judged by samples of each next two digits.
    private static func isPremiumOrSpecial(_ prefix: String, length: Int) -> Bool {
        let samples = (0...99).compactMap { pair -> PhoneNumber? in
            let digits = (prefix + (pair < 10 ? "0" : "") + String(pair)).prefix(length)
            let last = digits.last ?? "0"
            return try? PhoneNumber(e164: "+" + digits + String(repeating: last, count: length - digits.count))
        }
        return samples.allSatisfy { $0.kind == nil || $0.isPremiumOrSpecial }
    }
}
