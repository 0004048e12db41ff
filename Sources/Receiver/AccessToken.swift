import CCrypto

/// A token that a caller has to show. Only its SHA-256 is kept.
public struct AccessToken: Sendable, Hashable {
    private let digest: [UInt8]

    public init(_ token: String) {
        digest = Self.digest(of: token)
    }

    /// Takes as long for any wrong token: digests are compared, all of their bytes always.
    public func admits(_ presented: String) -> Bool {
        CRYPTO_memcmp(digest, Self.digest(of: presented), digest.count) == 0
    }

    private static func digest(of text: String) -> [UInt8] {
        var digest = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_LENGTH))
        let bytes = Array(text.utf8)
        SHA256(bytes, bytes.count, &digest)
        return digest
    }
}

extension AccessToken: CustomStringConvertible, CustomReflectable {
    public var description: String { "(token)" }
    public var customMirror: Mirror { Mirror(self, children: []) }
}
