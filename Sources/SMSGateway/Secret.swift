import CCrypto

/// A password or token: never shown, neither printed nor dumped, and revealed within this package alone.
public struct Secret: Hashable, Sendable {
    package let revealed: String

    /// From here on it is not seen any more.
    public init(_ revealed: String) {
        self.revealed = revealed
    }

    /// As the gateway wants it: 40 lower-case hexadecimal digits of the UTF-8 bytes' SHA-1.
    ///
    /// No protection to speak of: whoever sees it can send with it. It only keeps the password itself to ourselves.
    ///
    /// Nil where the machine's libcrypto has no SHA-1.
    var sha1: Secret? {
        var digest = [UInt8](repeating: 0, count: Int(SHA_DIGEST_LENGTH))
        let input = Array(revealed.utf8)
        guard EVP_Digest(input, input.count, &digest, nil, EVP_sha1(), nil) == 1 else { return nil }
        let hexDigits = Array("0123456789abcdef".utf8)
        return Secret(String(decoding: digest.flatMap { [hexDigits[Int($0 >> 4)], hexDigits[Int($0 & 15)]] }, as: UTF8.self))
    }
}

extension Secret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    public var description: String { "(secret)" }
    public var debugDescription: String { description }
    public var customMirror: Mirror { Mirror(self, children: []) }
}
