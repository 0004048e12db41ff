/// The GSM 7-bit default alphabet with its extension table, in which an SMS holds 160 characters instead of 70.
///
/// Source: 3GPP TS 23.038 §6.2.1 and §6.2.1.1, without the national tables, which few phones know.
public enum GSMAlphabet {
    /// - Returns: 1, or 2 for a character of the extension table, which an escape precedes; nil where the alphabet has no such character.
    public static func septets(of scalar: Unicode.Scalar) -> Int? {
        switch scalar {
        case "\n", "\r", " "..."Z", "_", "a"..."z": 1
        case "\u{C}", "[", "\\", "]", "^", "{", "|", "}", "~", "€": 2
        case "¡", "£", "¤", "¥", "§", "¿", "Ä", "Å", "Æ", "Ç", "É", "Ñ", "Ö", "Ø", "Ü", "ß", "à", "ä", "å", "æ", "è", "é", "ì", "ñ", "ò",
            "ö",
            "ø", "ù", "ü", "Γ", "Δ", "Θ", "Λ", "Ξ", "Π", "Σ", "Φ", "Ψ", "Ω":
            1
        default: nil
        }
    }
}
