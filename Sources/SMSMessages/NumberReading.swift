/// How one provider writes numbers, read into our own form.
///
/// Read as international are `+46701740605`, `0046701740605`, `46701740605` and ` 46701740605` (a `+` that a form decoded into a
/// space), each also behind `tel:`, with spaces, `-`, `.`, `/` and parentheses wherever they stand, `(0)` included. 3 to 6 digits and nothing else are a short
/// code. What is left is a name.
public struct NumberReading: Hashable, Sendable {
    private let countryCode: String?

    /// - Parameter countryCode: `46` or `+46`, where the provider writes numbers of that country in the national form, `0701740605`.
    ///   What a configuration says must have passed ``isCountryCode(_:)``.
    public init(countryCode: String? = nil) {
        precondition(countryCode.map(Self.isCountryCode) ?? true, "a country code is 1 to 3 digits, the first not 0")
        self.countryCode = countryCode.map { $0.hasPrefix("+") ? String($0.dropFirst()) : $0 }
    }

    /// 1 to 3 digits, the first not zero, with or without `+`.
    public static func isCountryCode(_ text: String) -> Bool {
        let digits = text.hasPrefix("+") ? text.dropFirst() : text[...]
        return (1...3).contains(digits.utf8.count) && digits.utf8.allSatisfy(\.isASCIIDigit) && !digits.hasPrefix("0")
    }

    /// Why a text is neither a number nor a name. The sentence does not repeat it and may go into an answer or a log.
    public enum Unreadable: Error, Hashable, Sendable {
        case empty
        case overlong
        /// It begins as a number, and is none.
        case malformed
        /// `0701740605`, where nobody said which country that would be in.
        case nationalWithoutCountryCode
    }

    /// Bytes of a name, and of a number with all that stands between its digits.
    public static let longestName = 64

    /// Reads one number or name, blanks around it left out.
    public func address(_ text: String) throws(Unreadable) -> SMSAddress {
        var trimmed = text.trimmingWhiteSpace
        // RFC 3966, as some providers write senders.
        if trimmed.utf8.count > 4, trimmed.prefix(4).lowercased() == "tel:" { trimmed = trimmed.dropFirst(4) }
        guard !trimmed.isEmpty else { throw .empty }
        guard trimmed.utf8.count <= Self.longestName else { throw .overlong }
        // A text that is not E.164 may still be one of the other spellings below.
        if let phone = try? PhoneNumber(e164: trimmed) { return .phone(phone) }
        guard let spelling = Spelling(trimmed) else {
            guard !trimmed.hasPrefix("+") else { throw .malformed }
            return .alphanumeric(String(trimmed))
        }
        let digits = spelling.digits
        if spelling.hasPlus { return try phone(digits) }
        if SMSAddress.isShortCode(trimmed) { return .shortCode(digits) }
        // `24/7` is a name, and no subscriber has so few digits.
        if digits.utf8.count <= 6 { return .alphanumeric(String(trimmed)) }
        if digits.hasPrefix("00") { return try phone(digits.dropFirst(2)) }
        if digits.hasPrefix("0") {
            guard let countryCode else { throw .nationalWithoutCountryCode }
            return try phone(countryCode + digits.dropFirst())
        }
        return try phone(digits)
    }

    private func phone(_ digits: some StringProtocol) throws(Unreadable) -> SMSAddress {
        do {
            return .phone(try PhoneNumber(e164: "+\(digits)"))
        } catch {
            throw .malformed
        }
    }
}

extension NumberReading.Unreadable: CustomStringConvertible {
    public var description: String {
        switch self {
        case .empty: "the number is empty"
        case .overlong: "the number or name is longer than \(NumberReading.longestName) bytes"
        case .malformed: "this is not a phone number: write + and up to 15 digits, the first not 0"
        case .nationalWithoutCountryCode:
            "the number begins with a national 0: write it with + and the country code (or, where a provider delivers it so, set the channel's country code)"
        }
    }
}

/// A text of digits and what people put between them.
private struct Spelling {
    let hasPlus: Bool
    let digits: String

    /// - Returns: nil where there are other characters, or no digit.
    init?(_ text: Substring) {
        hasPlus = text.hasPrefix("+")
        // `+46 (0)70` and `0046 (0)70`: the zero is dialled in the country only.
        let isInternational = hasPlus || text.hasPrefix("00")
        let pieces = isInternational ? text.split(separator: "(0)", maxSplits: 1) : [text]
        var digits = ""
        for byte in pieces.joined().utf8.dropFirst(hasPlus ? 1 : 0) {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): digits.unicodeScalars.append(Unicode.Scalar(byte))
            case UInt8(ascii: " "), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "/"), UInt8(ascii: "("), UInt8(ascii: ")"): continue
            default: return nil
            }
        }
        guard !digits.isEmpty else { return nil }
        self.digits = digits
    }
}

extension String {
    fileprivate var trimmingWhiteSpace: Substring {
        let head = unicodeScalars.drop { $0.properties.isWhitespace }
        guard let last = head.lastIndex(where: { !$0.properties.isWhitespace }) else { return "" }
        return Substring(head[...last])
    }
}
