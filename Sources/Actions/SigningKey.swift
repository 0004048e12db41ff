import CCrypto
public import SMSGateway

/// A key by which receivers of webhooks know that they are ours: `whsec_` and 24 to 64 bytes in base64.
///
/// Shown nowhere.
///
/// Source: Standard Webhooks 1.0.0, "Signature scheme".
public struct SigningKey: Hashable, Sendable {
    private let bytes: [UInt8]

    public enum Malformed: Error, Sendable, Equatable, CustomStringConvertible {
        case prefix, base64
        case length(Int)

        public var description: String {
            switch self {
            case .prefix: "does not begin with whsec_"
            case .base64: "is not base64 behind whsec_"
            case .length(let count): "holds \(count) bytes, and 24 to 64 are needed"
            }
        }
    }

    public init(_ secret: Secret) throws(Malformed) {
        let text = secret.revealed
        guard text.hasPrefix(Self.prefix) else { throw .prefix }
        guard let bytes = Base64.decode(text.dropFirst(Self.prefix.count)) else { throw .base64 }
        guard (24...64).contains(bytes.count) else { throw .length(bytes.count) }
        self.bytes = bytes
    }

    private static let prefix = "whsec_"

    /// HMAC-SHA256, 32 bytes.
    func authenticationCode(of content: [UInt8]) -> [UInt8] {
        var code = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_LENGTH))
        let made = HMAC(EVP_sha256(), bytes, Int32(bytes.count), content, content.count, &code, nil)
        // It takes any key and content; only a libcrypto without SHA-256 would fail.
        precondition(made != nil, "libcrypto has no HMAC-SHA256")
        return code
    }
}

extension SigningKey: CustomStringConvertible, CustomReflectable {
    public var description: String { "(signing key)" }
    public var customMirror: Mirror { Mirror(self, children: []) }
}

/// By libcrypto. Source: RFC 4648 §4.
enum Base64 {
    static func encode(_ bytes: [UInt8]) -> String {
        // With a NUL at its end.
        var text = [UInt8](repeating: 0, count: (bytes.count + 2) / 3 * 4 + 1)
        let count = EVP_EncodeBlock(&text, bytes, Int32(bytes.count))
        return String(decoding: text.prefix(Int(count)), as: UTF8.self)
    }

    /// - Returns: nil for anything but whole groups of four characters, padded.
    static func decode(_ text: some StringProtocol) -> [UInt8]? {
        let characters = Array(text.utf8)
        let padding = characters.reversed().prefix { $0 == UInt8(ascii: "=") }.count
        // It takes white space, and `=` in the middle for a zero.
        guard characters.count % 4 == 0, padding <= 2, characters.dropLast(padding).allSatisfy({ $0 > 0x20 && $0 != UInt8(ascii: "=") })
        else { return nil }
        var bytes = [UInt8](repeating: 0, count: characters.count / 4 * 3)
        let count = EVP_DecodeBlock(&bytes, characters, Int32(characters.count))
        return count < 0 ? nil : Array(bytes.prefix(max(0, Int(count) - padding)))
    }
}
