/// What phones write of their own accord and nobody types into a rule: characters that do not show, round quotes, long dashes, digits of
/// other scripts.
extension Folding {
    /// Soft hyphen, joiners, directional marks, embeddings and isolates, variation selectors, skin tones, tags, and control characters
    /// that are not white space: people neither see nor type them, or mean the same without.
    static func isDropped(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x20...0x7E: false
        case 0...0x1F, 0x7F...0x9F: !isWhiteSpace(scalar)
        case 0xAD, 0x61C, 0x180E, 0x200C...0x200F, 0x202A...0x202E, 0x2060...0x206F, 0xFE00...0xFE0F, 0x1F3FB...0x1F3FF, 0xE0000...0xE007F:
            true
        default: false
        }
    }

    /// Quotes, dashes and digits as a plain keyboard has them; anything else as it is.
    static func plain(_ scalar: Int32) -> Int32 {
        switch scalar {
        case ..<0x80: scalar
        case 0x2018...0x201B, 0x02BC, 0x2032: 0x27
        case 0x201C...0x201F: 0x22
        case 0x2010...0x2015, 0x2212: 0x2D
        default: Unicode.Scalar(UInt32(scalar))?.decimalDigit.map { 0x30 + Int32($0) } ?? scalar
        }
    }

    /// `17` for `١٧`; a text that is not digits alone stays as it is.
    public static func plainNumber(_ text: String) -> String {
        if text.utf8.allSatisfy(UTF8.isASCII) { return text }
        var digits = ""
        for scalar in text.unicodeScalars {
            guard let digit = scalar.decimalDigit else { return text }
            digits += String(digit)
        }
        return digits
    }
}

extension Unicode.Scalar {
    /// General category Nd: 0 to 9, in whatever script.
    fileprivate var decimalDigit: Int? {
        properties.generalCategory == .decimalNumber ? properties.numericValue.map { Int($0) } : nil
    }
}

extension UInt8 {
    /// ASCII that folding keeps.
    var isPlainASCII: Bool { (0x20...0x7E).contains(self) || isASCIISpace }
}
