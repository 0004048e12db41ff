/// Addresses that begin with the same bits: `10.0.0.0/8`, `2001:db8::/32`, or one address alone.
public struct AddressRange: Hashable, Sendable, CustomStringConvertible {
    private let first: IPAddress
    private let prefixLength: Int

    /// - Returns: nil for what is no address, a prefix longer than the address, or bits beyond the prefix: `10.1.0.0/8` is a slip of some kind.
    public init?(_ text: String) {
        let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard let first = parts.first.flatMap({ IPAddress.bytes(of: String($0)) }) else { return nil }
        let longest = first.count * 8
        guard let length = parts.count == 2 ? Self.decimal(parts[1]) : longest, length <= longest else { return nil }
        guard (length..<longest).allSatisfy({ first[$0 / 8] & (0x80 >> ($0 % 8)) == 0 }) else { return nil }
        self.first = IPAddress(bytes: first)
        // A range of mapped addresses is one of IPv4; any wider one holds none of them, since they count as IPv4.
        let isMapped = first.count == 16 && self.first.isIPv4
        guard !isMapped || length >= 96 else { return nil }
        prefixLength = isMapped ? length - 96 : length
    }

    public func contains(_ address: IPAddress) -> Bool {
        guard address.bytes.count == first.bytes.count else { return false }
        let whole = prefixLength / 8
        guard address.bytes.prefix(whole) == first.bytes.prefix(whole) else { return false }
        let rest = prefixLength % 8
        return rest == 0 || (address.bytes[whole] ^ first.bytes[whole]) >> (8 - rest) == 0
    }

    /// This machine.
    public static let loopback = ["127.0.0.0/8", "::1"].compactMap(AddressRange.init)

    /// Whether it holds every address of its kind.
    public var isEverything: Bool { prefixLength == 0 }

    public var description: String { "\(first)/\(prefixLength)" }

    private static func decimal(_ text: Substring) -> Int? {
        (1...3).contains(text.utf8.count) && text.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(text) : nil
    }
}
