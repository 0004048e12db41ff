/// A subscriber number in E.164 form: `+`, then 1 to 15 digits, the first not zero.
///
/// Kept as one integer: no E.164 number begins with a zero, so its digits are its value.
///
/// Source: ITU-T E.164 (at most 15 digits, no leading zero).
public struct PhoneNumber: Hashable, Sendable {
    /// The digits without `+`, as a number; between 1 and 999,999,999,999,999.
    public let digits: UInt64

    /// Digits.
    public static let longest = 15

    /// - Parameter text: for example `+46701740605`; nothing is trimmed or guessed (see ``NumberReading`` for that).
    /// - Throws: ``Malformed``, with the UTF-8 offset where the text stops being a number.
    public init(e164 text: some StringProtocol) throws(Malformed) {
        guard text.utf8.first == UInt8(ascii: "+") else { throw Malformed(utf8Offset: 0) }
        var value: UInt64 = 0
        for (index, byte) in text.utf8.dropFirst().enumerated() {
            guard byte.isASCIIDigit, index < Self.longest, value > 0 || byte != UInt8(ascii: "0") else {
                throw Malformed(utf8Offset: index + 1)
            }
            value = value * 10 + UInt64(byte - UInt8(ascii: "0"))
        }
        guard value > 0 else { throw Malformed(utf8Offset: 1) }
        digits = value
    }

    /// The text is no number.
    public struct Malformed: Error, Equatable {
        /// Where it stops being one.
        public let utf8Offset: Int
    }

    /// `+46701740605`
    public var e164: String { "+\(digits)" }
}

extension PhoneNumber: CustomStringConvertible {
    /// Masked, so that a log line does not publish a subscriber: `+467****05`.
    public var description: String {
        let all = String(digits)
        guard all.count > 7 else { return "+****" }
        return "+\(all.prefix(3))****\(all.suffix(2))"
    }
}

extension UInt8 {
    var isASCIIDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
}
