import Foundation

/// Section 4's fold, words and comparable text, written down sentence by sentence: slow, simple, and sharing nothing with the library.
struct LiteralText {
    /// The text of a message: the received text without leading and trailing white space.
    let scalars: [Unicode.Scalar]
    let comparable: [Unicode.Scalar]
    let words: [Word]

    struct Word: Equatable {
        /// Where in ``scalars`` the word's run begins.
        let start: Int
        let stripped: [Unicode.Scalar]
        let folded: [Unicode.Scalar]
    }

    init(_ received: String) {
        scalars = Self.trim(Array(received.unicodeScalars), Self.isWhiteSpace)
        comparable = Self.comparable(scalars)
        words = Self.words(scalars)
    }

    /// drop U+00AD, …; NFKD; make U+2018–201B, … a `'`, … and digits of any script 0–9; drop what is of category M after a letter of Script
    /// Latin, Greek or Cyrillic, up to the next non-mark; map each scalar to lower, then to upper, then to lower case, without context; NFC.
    static func fold(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
        var seen = String.UnicodeScalarView()
        for scalar in scalars where !isDropped(scalar) { seen.append(scalar) }
        var folded = String.UnicodeScalarView()
        var lastNonMark: Unicode.Scalar = " "
        for scalar in String(seen).decomposedStringWithCompatibilityMapping.unicodeScalars.map(plain) {
            if isMark(scalar) {
                if isLatinGreekOrCyrillicLetter(lastNonMark) { continue }
            } else {
                lastNonMark = scalar
            }
            for lower in scalar.properties.lowercaseMapping.unicodeScalars {
                for upper in lower.properties.uppercaseMapping.unicodeScalars {
                    for lowerAgain in upper.properties.lowercaseMapping.unicodeScalars { folded.append(lowerAgain) }
                }
            }
        }
        return Array(String(folded).precomposedStringWithCanonicalMapping.unicodeScalars)
    }

    /// The folded text, runs of white space made one space, trimmed.
    static func comparable(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
        let runs = fold(scalars).split(whereSeparator: isWhiteSpace)
        return Array(runs.joined(separator: [" "]))
    }

    /// split the text, without the characters that fold drops first, at white space; strip from each run leading and trailing characters
    /// of general category P (but not # % & @) and ` ´ < >; runs left empty are no words.
    static func words(_ scalars: [Unicode.Scalar]) -> [Word] {
        scalars.indices.split { isWhiteSpace(scalars[$0]) }.compactMap { run in
            let stripped = trim(run.map { scalars[$0] }.filter { !isDropped($0) }, isStripped)
            guard let start = run.first, !stripped.isEmpty else { return nil }
            return Word(start: start, stripped: stripped, folded: fold(stripped))
        }
    }

    /// words are parted at `-`, words without a letter or digit say nothing; nor does what is no letter or digit at a word's ends
    var spokenWords: [[Unicode.Scalar]] {
        words.flatMap { $0.folded.split(separator: "-") }.map { part in
            let isSpoken = part.map(Self.isLetterOrDigit)
            guard let first = isSpoken.firstIndex(of: true) else { return [] }
            let last = zip(part, isSpoken).enumerated().filter { $1.1 || Self.isMark($1.0) }.map(\.offset).max() ?? first
            return Array(Array(part)[first...last])
        }.filter { !$0.isEmpty }
    }

    private static func isLetterOrDigit(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber: true
        default: false
        }
    }

    static func string(_ scalars: some Sequence<Unicode.Scalar>) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        return String(view)
    }

    static func trim(_ scalars: [Unicode.Scalar], _ isTrimmed: (Unicode.Scalar) -> Bool) -> [Unicode.Scalar] {
        guard let first = scalars.firstIndex(where: { !isTrimmed($0) }), let last = scalars.lastIndex(where: { !isTrimmed($0) }) else {
            return []
        }
        return Array(scalars[first...last])
    }

    static func isWhiteSpace(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isWhitespace || scalar == "\u{200B}" || scalar == "\u{FEFF}"
    }

    static func isDropped(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0xAD, 0x61C, 0x180E, 0x200C...0x200F, 0x202A...0x202E, 0x2060...0x206F, 0xFE00...0xFE0F, 0x1F3FB...0x1F3FF, 0xE0000...0xE007F:
            true
        default: scalar.properties.generalCategory == .control && !isWhiteSpace(scalar)
        }
    }

    private static func plain(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar {
        case "\u{2018}"..."\u{201B}", "\u{2BC}", "\u{2032}": "'"
        case "\u{201C}"..."\u{201F}": "\""
        case "\u{2010}"..."\u{2015}", "\u{2212}": "-"
        default: digit(scalar) ?? scalar
        }
    }

    /// category Nd
    private static func digit(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
        guard scalar.properties.numericType == .decimal, let value = scalar.properties.numericValue else { return nil }
        return Array("0123456789".unicodeScalars)[Int(value)]
    }

    /// a group that is nothing but digits of any script is bound in 0–9
    static func bound(_ group: String) -> String {
        let digits = group.unicodeScalars.compactMap(digit)
        return digits.count == group.unicodeScalars.count ? string(digits) : group
    }

    private static func isStripped(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "#", "%", "&", "@": false
        case "`", "´", "<", ">": true
        default: scalar.properties.generalCategory.isPunctuation
        }
    }

    private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .spacingMark, .enclosingMark: true
        default: false
        }
    }

    /// The Swift library keeps scripts to itself, but characters' names begin with them.
    private static func isLatinGreekOrCyrillicLetter(_ scalar: Unicode.Scalar) -> Bool {
        guard scalar.properties.isAlphabetic, let name = scalar.properties.name else { return false }
        return ["LATIN ", "GREEK ", "CYRILLIC "].contains { name.hasPrefix($0) }
    }
}

extension Unicode.GeneralCategory {
    fileprivate var isPunctuation: Bool {
        switch self {
        case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation, .finalPunctuation,
            .otherPunctuation:
            true
        default: false
        }
    }
}
