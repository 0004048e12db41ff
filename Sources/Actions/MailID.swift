import CCrypto
import Outbound

/// What stands in Message-ID and References: `<LEFT@DOMAIN>`.
struct MailID {
    let text: String

    /// One mail's. An action's id of letters, digits, `-` and `_` is readable in it, so that it is found in a mail server's log.
    init(mail id: String, domain: String) {
        let isReadable =
            (1...64).contains(id.utf8.count)
            && id.utf8.allSatisfy { byte in
                (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                    || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
            }
        text = "<\(isReadable ? id : Self.digest(of: id, key: []))@\(domain)>"
    }

    /// A mail's that was never sent, to which all of a thread are answers.
    init(thread: String, key: [UInt8], domain: String) {
        text = "<thread-\(Self.digest(of: thread, key: key))@\(domain)>"
    }

    /// Half of an HMAC-SHA-256, in 32 hexadecimal digits. Without a key the few numbers that there are could be tried.
    private static func digest(of text: String, key: [UInt8]) -> String {
        let bytes = Array(text.utf8)
        var digest = [UInt8](repeating: 0, count: 32)
        var count = 0
        let made = EVP_Q_mac(nil, "HMAC", nil, "SHA256", nil, key, key.count, bytes, bytes.count, &digest, digest.count, &count)
        precondition(made != nil && count == 32, "libcrypto has no HMAC-SHA-256")
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: digest.prefix(16).flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }
}
