/// A text with its typographic characters written as a typewriter has them, where that makes it an SMS of 160 characters instead of 70.
///
/// A text that would stay UCS-2 all the same, for an emoji or another script in it, is left as it is: nothing would be saved.
public struct GSMTransliteration: Hashable, Sendable {
    /// What to send: all of it is GSM-7, or it is the text as it was.
    public let text: String
    /// How long the text was.
    public let before: SMSLength
    /// How long ``text`` is.
    public let after: SMSLength

    /// Never longer than it was.
    public init(of text: String) {
        before = SMSLength(text)
        let plain = before.encoding == .gsm7 ? text : Self.plain(text)
        let length = SMSLength(plain)
        guard length.encoding == .gsm7, length.parts <= before.parts else {
            self.text = text
            after = before
            return
        }
        self.text = plain
        after = length
    }

    /// How many SMS fewer it takes.
    public var partsSaved: Int { before.parts - after.parts }

    private static func plain(_ text: String) -> String {
        var plain = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if GSMAlphabet.septets(of: scalar) == nil, let written = GSMAlphabet.typewritten(scalar) {
                plain.append(contentsOf: written.unicodeScalars)
            } else {
                plain.append(scalar)
            }
        }
        return String(plain)
    }
}

extension GSMAlphabet {
    /// How a typewriter has a typographic character (`’` → `'`, `…` → `...`); nil for all that is not mere typography, letters included.
    public static func typewritten(_ scalar: Unicode.Scalar) -> String? { typewriter[scalar] }

    private static let typewriter: [Unicode.Scalar: String] = [
        "‘": "'", "’": "'", "‚": "'", "‛": "'", "′": "'", "`": "'", "´": "'",
        "“": "\"", "”": "\"", "„": "\"", "‟": "\"", "″": "\"", "«": "\"", "»": "\"",
        "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "―": "-", "−": "-", "•": "-", "·": "-",
        "…": "...", "×": "x", "→": "->",
        "\t": " ", "\u{A0}": " ", "\u{2007}": " ", "\u{2009}": " ", "\u{200A}": " ", "\u{202F}": " ",
    ]
}
