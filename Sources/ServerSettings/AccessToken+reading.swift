import Receiver

extension SettingReading {
    /// A token to be shown by others.
    ///
    /// - Parameters:
    ///   - place: where they show it, which limits its characters.
    ///   - ifNone: the sentence where nobody set one; nil where none is needed.
    mutating func token(_ key: SettingKey, place: ChannelAccess.TokenPlace, ifNone sentence: String?, mend: String) -> String? {
        if let sentence, isMissing(key) { report(key.parent, sentence, mend: mend) }
        guard let text = secret(key) else { return nil }
        let random = "make one by: openssl rand -hex 16"
        guard !text.isEmpty else {
            report(key, "the token is empty", mend: random)
            return nil
        }
        guard text.unicodeScalars.count >= Self.shortestToken else {
            report(key, "the token is shorter than \(Self.shortestToken) characters, so that it could be guessed", mend: random)
            return nil
        }
        guard text.utf8.count <= Self.longestToken else {
            report(key, "the token is longer than \(Self.longestToken) bytes", mend: random)
            return nil
        }
        switch place {
        case .path where !text.utf8.allSatisfy(\.isUnreserved):
            report(key, "the token holds other characters than a path may: letters, digits, `-`, `.`, `_` and `~`", mend: random)
            return nil
        case .header where !text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }):
            report(key, "the token holds other characters than a header may: a space, or beyond ASCII", mend: random)
            return nil
        case .path, .header:
            return text
        }
    }

    private static var shortestToken: Int { 16 }
    private static var longestToken: Int { 256 }
}
