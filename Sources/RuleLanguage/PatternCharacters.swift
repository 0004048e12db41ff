/// The characters that one place of a pattern takes, as exactly as it needs to be known whether two places share any.
struct PatternCharacters {
    /// Of a character beyond ASCII, what `\w`, `\d` and `\s` ask of it.
    private enum Kind: UInt8 { case letter = 1, digit = 2, space = 4, other = 8 }

    private var ascii: (low: UInt64, high: UInt64) = (0, 0)
    /// Kinds of which all characters beyond ASCII belong to it.
    private var kinds: UInt8 = 0
    private var scalars: Set<Unicode.Scalar> = []

    init() {}

    init(_ scalar: Unicode.Scalar) { insert(scalar) }

    mutating func insert(_ scalar: Unicode.Scalar) {
        switch scalar.value {
        case 0..<64: ascii.low |= 1 << UInt64(scalar.value)
        case 64..<128: ascii.high |= 1 << UInt64(scalar.value - 64)
        default: scalars.insert(scalar)
        }
    }

    mutating func insert(_ range: ClosedRange<Unicode.Scalar>) {
        if range.lowerBound.value < 128 {
            for value in range.lowerBound.value...min(range.upperBound.value, 127) { insert(Unicode.Scalar(UInt8(value))) }
        }
        if range.upperBound.value > 127 { kinds = 15 }
    }

    mutating func formUnion(_ other: PatternCharacters) {
        ascii = (ascii.low | other.ascii.low, ascii.high | other.ascii.high)
        kinds |= other.kinds
        scalars.formUnion(other.scalars)
    }

    var inverted: PatternCharacters {
        var all = PatternCharacters()
        all.ascii = (~ascii.low, ~ascii.high)
        // Without single characters there is still one of each kind.
        all.kinds = 15 & ~kinds
        return all
    }

    /// With the other case of each letter.
    var caseless: PatternCharacters {
        var both = self
        for value in UInt8(ascii: "a")...UInt8(ascii: "z") {
            let letters = [Unicode.Scalar(value), Unicode.Scalar(value & 0xDF)]
            if letters.contains(where: contains) { letters.forEach { both.insert($0) } }
        }
        for scalar in scalars {
            both.scalars.formUnion((scalar.properties.lowercaseMapping + scalar.properties.uppercaseMapping).unicodeScalars)
        }
        return both
    }

    private func contains(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value < 64 ? ascii.low >> UInt64(scalar.value) & 1 == 1 : ascii.high >> UInt64(scalar.value - 64) & 1 == 1
    }

    func intersection(_ other: PatternCharacters) -> PatternCharacters {
        var shared = PatternCharacters()
        shared.ascii = (ascii.low & other.ascii.low, ascii.high & other.ascii.high)
        shared.kinds = kinds & other.kinds
        shared.scalars = scalars.filter { other.scalars.contains($0) || other.kinds & Self.kind(of: $0).rawValue != 0 }
            .union(other.scalars.filter { kinds & Self.kind(of: $0).rawValue != 0 })
        return shared
    }

    var isEmpty: Bool { ascii == (0, 0) && kinds == 0 && scalars.isEmpty }

    private static func kind(of scalar: Unicode.Scalar) -> Kind {
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: .letter
        case .decimalNumber: .digit
        default: scalar.properties.isWhitespace ? .space : .other
        }
    }
}

extension PatternCharacters {
    static let any = PatternCharacters().inverted
    /// `.`
    static let anyInLine = PatternCharacters("\n").inverted
    static let digits = PatternCharacters("0"..."9", kinds: [.digit])
    static let spaces = PatternCharacters("\t"..."\r", "\u{1C}"..."\u{20}", kinds: [.space])
    static let wordCharacters = PatternCharacters("0"..."9", "A"..."Z", "a"..."z", "_"..."_", kinds: [.letter, .digit])

    private init(_ ranges: ClosedRange<Unicode.Scalar>..., kinds: [Kind]) {
        self.init()
        for range in ranges { insert(range) }
        self.kinds = kinds.reduce(0) { $0 | $1.rawValue }
    }
}
