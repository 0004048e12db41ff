/// Names one inbound message: a ULID, 26 characters of Crockford's base 32, ordered by the time of receipt.
///
/// Source: the ULID specification (48 bits of milliseconds, then 80 random bits).
public struct MessageID: Hashable, Comparable, Sendable, CustomStringConvertible {
    public let high: UInt64
    public let low: UInt64

    public init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    /// - Parameter random: 80 random bits are taken from it.
    public init(at time: Timestamp, random: inout some RandomNumberGenerator) {
        let milliseconds = UInt64(clamping: time.milliseconds) & 0xFFFF_FFFF_FFFF
        high = milliseconds << 16 | random.next(upperBound: UInt64(1) << 16)
        low = random.next()
    }

    /// - Returns: nil unless `text` is 26 characters of the alphabet, of either case, that fit 128 bits.
    public init?(_ text: some StringProtocol) {
        guard text.utf8.count == 26 else { return nil }
        var high: UInt64 = 0
        var low: UInt64 = 0
        for (position, byte) in text.utf8.enumerated() {
            guard let value = Self.alphabet.firstIndex(of: byte & 0xDF == byte || byte < 0x40 ? byte : byte & 0xDF) else { return nil }
            guard position > 0 || value < 8 else { return nil }
            high = high << 5 | low >> 59
            low = low << 5 | UInt64(value)
        }
        self.init(high: high, low: low)
    }

    public var description: String {
        var high = high
        var low = low
        var text = [UInt8](repeating: 0, count: 26)
        for position in text.indices.reversed() {
            text[position] = Self.alphabet[Int(low & 31)]
            low = low >> 5 | high << 59
            high >>= 5
        }
        return String(decoding: text, as: UTF8.self)
    }

    public static func < (a: MessageID, b: MessageID) -> Bool { (a.high, a.low) < (b.high, b.low) }

    private static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)
}
