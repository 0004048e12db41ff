/// How one provider writes numbers, read into our own form.
///
/// Read as international are `+46701740605`, `0046701740605`, `46701740605` and ` 46701740605` (a `+` that a form decoded into a
/// space), each also behind `tel:`, with spaces, `-`, `.`, `/` and parentheses wherever they stand, `(0)` included. Where the channel has
/// a country, its numbers are read as they are written there too, and so is what is dialled there for abroad: `070-174 06 05` in Sweden,
/// `(603) 555-1234` and `011 46 …` in North America, `06 6981 2345` in Italy, `612 345 678` in Spain.
///
/// Which digits are a number of which country is known from their number plans. Where several readings make sense, the one counts that somebody
/// may have: the country's own first (of a country with a trunk prefix, without that prefix, only its mobiles), then one from abroad.
///
/// 3 to 6 digits are a short code, with or without a `+`, since no subscriber has so few. What is left is a name.
public struct NumberReading: Hashable, Sendable {
    private let countryCode: String?

    /// - Parameter countryCode: `46` or `+46`, where the provider may write numbers as they are written in that country.
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
        guard let spelling = Spelling(trimmed) else {
            guard !trimmed.hasPrefix("+") else { throw .malformed }
            return .alphanumeric(String(trimmed))
        }
        if spelling.digits.utf8.count <= Self.longestShortCode { return try few(spelling, trimmed) }
        return try phone(guess(spelling))
    }

    private static let longestShortCode = 6

    /// `24/7` is a name, and so is `+31`, which no phone has.
    private func few(_ spelling: Spelling, _ text: Substring) throws(Unreadable) -> SMSAddress {
        let digits = spelling.digits
        let isCode = SMSAddress.isShortCode(digits)
        guard spelling.hasPlus else {
            if let number = country?.short(digits) { return try phone(number) }
            return isCode && digits == text ? .shortCode(digits) : .alphanumeric(String(text))
        }
        guard isCode || !digits.hasPrefix("0") else { throw .malformed }
        return isCode ? .shortCode(digits) : .alphanumeric(digits)
    }

    private func guess(_ spelling: Spelling) throws(Unreadable) -> NumberGuess {
        // A `+` before a prefix for use inside the country says nothing.
        if spelling.hasPlus, !spelling.digits.hasPrefix("0") { return .international(spelling) }
        if let country { return country.guess(spelling) }
        if spelling.digits.hasPrefix("00") { return .international(spelling.dropping(2)) }
        guard !spelling.digits.hasPrefix("0") else { throw .nationalWithoutCountryCode }
        return .international(spelling)
    }

    private var country: NationalReading? { countryCode.map(NationalReading.init) }

    private func phone(_ guess: NumberGuess) throws(Unreadable) -> SMSAddress {
        do {
            return .phone(try PhoneNumber(e164: "+\(guess.digits)"))
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
struct Spelling {
    let hasPlus: Bool
    private(set) var digits: String
    /// Without the zero of `+46 (0)70`, which is dialled in the country only; nil where there is none.
    private(set) var digitsWithoutZero: String?

    /// - Returns: nil where there are other characters, or no digit.
    init?(_ text: Substring) {
        hasPlus = text.hasPrefix("+")
        guard let digits = Self.digits(of: text.utf8.dropFirst(hasPlus ? 1 : 0)), !digits.isEmpty else { return nil }
        self.digits = digits
        let pieces = text.split(separator: "(0)", maxSplits: 1)
        if pieces.count == 2 { digitsWithoutZero = pieces.map { Self.digits(of: $0.utf8.drop { $0 == UInt8(ascii: "+") }) ?? "" }.joined() }
    }

    func dropping(_ count: Int) -> Spelling {
        var rest = self
        rest.digits.removeFirst(count)
        rest.digitsWithoutZero = digitsWithoutZero.map { String($0.dropFirst(count)) }
        return rest
    }

    private static func digits(of text: some Sequence<UInt8>) -> String? {
        var digits = ""
        for byte in text {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): digits.unicodeScalars.append(Unicode.Scalar(byte))
            case UInt8(ascii: " "), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "/"), UInt8(ascii: "("), UInt8(ascii: ")"): continue
            default: return nil
            }
        }
        return digits
    }
}

extension String {
    fileprivate var trimmingWhiteSpace: Substring {
        let head = unicodeScalars.drop { $0.properties.isWhitespace }
        guard let last = head.lastIndex(where: { !$0.properties.isWhitespace }) else { return "" }
        return Substring(head[...last])
    }
}
