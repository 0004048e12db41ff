import Glibc

/// Addresses that begin with the same bits: `192.0.2.0/24`, `2001:db8::/32`, or one address alone.
public struct IPRange: Sendable, Hashable, CustomStringConvertible {
    /// In network order, 4 or 16 bytes.
    private let bytes: [UInt8]
    private let prefixLength: Int

    /// - Returns: nil for what is no address, or a prefix longer than the address.
    public init?(_ text: String) {
        let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard let first = parts.first, let bytes = Self.bytes(of: String(first)) else { return nil }
        let longest = bytes.count * 8
        let length = parts.count == 2 ? Self.decimal(parts[1]) : longest
        guard let length, length <= longest else { return nil }
        self.bytes = bytes
        prefixLength = length
    }

    /// - Parameter address: as the system writes it. An IPv4 address that came over IPv6 (`::ffff:192.0.2.1`) is that IPv4 address.
    public func contains(_ address: String) -> Bool {
        guard let other = Self.bytes(of: address), other.count == bytes.count else { return false }
        let whole = prefixLength / 8
        guard other.prefix(whole) == bytes.prefix(whole) else { return false }
        let rest = prefixLength % 8
        return rest == 0 || (other[whole] ^ bytes[whole]) >> (8 - rest) == 0
    }

    public var description: String { "\(bytes)/\(prefixLength)" }

    private static func decimal(_ text: Substring) -> Int? {
        (1...3).contains(text.utf8.count) && text.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(text) : nil
    }

    private static func bytes(of address: String) -> [UInt8]? {
        var buffer = [UInt8](repeating: 0, count: 16)
        if inet_pton(AF_INET, address, &buffer) == 1 { return Array(buffer.prefix(4)) }
        guard inet_pton(AF_INET6, address, &buffer) == 1 else { return nil }
        let mapped: [UInt8] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF]
        return Array(buffer.prefix(12)) == mapped ? Array(buffer.suffix(4)) : buffer
    }
}
