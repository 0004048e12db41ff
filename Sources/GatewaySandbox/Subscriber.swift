import CCrypto

/// An account as the sandbox keeps it while it runs: its credits shrink.
struct Subscriber: Sendable {
    var account: SandboxAccount
    /// Nil where the machine's libcrypto has no SHA-1; the plain password still works then.
    private let passwordSHA1: String?

    init(_ account: SandboxAccount) {
        self.account = account
        passwordSHA1 = Self.sha1(account.password)
    }

    /// - Parameter password: plain, or its SHA-1 in lower-case hexadecimal digits.
    func knows(_ password: String) -> Bool {
        password == account.password || password == passwordSHA1
    }

    /// What `action=credits` says; an unlimited account has to name some number.
    var balance: Int { account.credits ?? 999_999 }

    /// - Parameter credits: negative where they are given back.
    mutating func pay(_ credits: Int) { account.credits = account.credits.map { $0 - credits } }

    static func sha1(_ text: String) -> String? {
        var digest = [UInt8](repeating: 0, count: Int(SHA_DIGEST_LENGTH))
        let input = Array(text.utf8)
        guard EVP_Digest(input, input.count, &digest, nil, EVP_sha1(), nil) == 1 else { return nil }
        let hexDigits = Array("0123456789abcdef".utf8)
        return String(decoding: digest.flatMap { [hexDigits[Int($0 >> 4)], hexDigits[Int($0 & 15)]] }, as: UTF8.self)
    }
}
