import RuleLanguage

/// What must stand in a text for a regular expression to be found there: of each of its sets, one part at least.
///
/// The parts are those of the text as `contains` compares it (section 4 of the language), whether or not the pattern ignores case: folding
/// makes one of whatever PCRE2 takes for one, the Kelvin sign and `k`, the long s and `s`. Whatever is not surely understood, such as
/// `(?x)`, recursion or `\Q…\E`, leaves the pattern without parts.
struct RequiredParts {
    /// The best first: many bytes, few alternatives. Empty where nothing need be there.
    let sets: [Set<[UInt8]>]

    static let mostSets = 4

    init(of pattern: String) {
        var reader = PatternReader(pattern)
        // A pattern in doubt is tried on every message: slower, and always right.
        guard let known = try? reader.readPattern() else {
            sets = []
            return
        }
        sets = Array(known.requiredSets.sorted { Self.commonness(of: $0) < Self.commonness(of: $1) }.prefix(Self.mostSets))
    }

    /// How much of all texts one of these is expected in, if characters came by chance.
    static func commonness(of parts: Set<[UInt8]>) -> Double {
        parts.reduce(0) { sum, part in sum + (0..<min(part.count, 8)).reduce(1) { chance, _ in chance / 16 } }
    }
}

/// What is known of the texts that a piece of a pattern matches.
struct MatchedTexts {
    typealias Text = [Unicode.Scalar]

    /// Every text it can match; nil where these are too many, or unknown.
    var all: Set<Text>?
    /// Every text its match can end in, where that is known: `all`, or of `(?:a|b)+` the last round.
    var endings: Set<Text>
    /// Of each of these sets one part stands in a text that it matches, besides what follows from ``all``.
    var required: [Set<[UInt8]>] = []

    static let mostTexts = 32
    static let longestText = 64
    static let mostParts = 256

    static let anything = MatchedTexts(all: nil, endings: [[]])
    static let nothing = MatchedTexts([[]])

    init(_ all: Set<Text>) {
        self.all = all
        endings = all
    }

    init(all: Set<Text>?, endings: Set<Text>, required: [Set<[UInt8]>] = []) {
        self.all = all
        self.endings = endings
        self.required = required
    }

    var requiredSets: [Set<[UInt8]>] { required + (ComparableParts(endings)?.parts).map { [$0] }.orEmpty }

    mutating func append(_ next: MatchedTexts) {
        if let texts = next.all, let joined = Self.product(endings, texts) {
            endings = joined
            all = all == nil ? nil : joined
            required += next.required
        } else {
            self = MatchedTexts(all: nil, endings: next.endings, required: requiredSets + next.required)
        }
    }

    /// - Returns: nil where there would be too many, or too long ones.
    private static func product(_ heads: Set<Text>, _ tails: Set<Text>) -> Set<Text>? {
        guard heads.count * tails.count <= mostTexts else { return nil }
        let texts = Set(heads.flatMap { head in tails.map { head + $0 } })
        return texts.contains { $0.count > longestText } ? nil : texts
    }

    /// - Parameter most: nil where there is no bound.
    func repeated(_ least: Int, _ most: Int?) -> MatchedTexts {
        if least == 0 {
            guard most == 1, let all else { return .anything }
            return MatchedTexts(all.union([[]]))
        }
        if least == most, least <= 8, all != nil {
            return (1..<max(least, 1)).reduce(into: self) { texts, _ in texts.append(self) }
        }
        return MatchedTexts(all: nil, endings: endings, required: requiredSets)
    }

    static func oneOf(_ branches: [MatchedTexts]) -> MatchedTexts {
        if branches.count == 1 { return branches[0] }
        let exact = branches.compactMap(\.all)
        if exact.count == branches.count {
            let all = exact.reduce(into: Set()) { $0.formUnion($1) }
            if all.count <= mostTexts { return MatchedTexts(all) }
        }
        var parts: Set<[UInt8]> = []
        for branch in branches {
            guard let best = branch.requiredSets.min(by: { RequiredParts.commonness(of: $0) < RequiredParts.commonness(of: $1) }) else {
                return .anything
            }
            parts.formUnion(best)
        }
        return parts.count > mostParts ? .anything : MatchedTexts(all: nil, endings: [[]], required: [parts])
    }
}

extension Optional where Wrapped: RangeReplaceableCollection {
    fileprivate var orEmpty: Wrapped { self ?? Wrapped() }
}

/// The comparable form of texts that stand somewhere in a longer one.
private struct ComparableParts {
    let parts: Set<[UInt8]>

    /// - Returns: nil where nothing is left of one of the texts.
    init?(_ texts: Set<MatchedTexts.Text>) {
        var parts: Set<[UInt8]> = []
        for text in texts {
            let part = Self.part(text)
            if part.isEmpty { return nil }
            parts.insert(part)
        }
        self.parts = parts
    }

    private static func part(_ text: MatchedTexts.Text) -> [UInt8] {
        var scalars = String.UnicodeScalarView()
        // A mark that follows in the text may change the last one, if it is of a script that keeps its marks.
        scalars.append(contentsOf: text.last.map(FoldedAlone.init) == .asLongAsNoMarkFollows ? text.dropLast() : text[...])
        return Array(Folding.comparable(String(scalars)).utf8)
    }
}

/// Whether a character folds to the same whatever stands around it, and whatever PCRE2 takes for the same character folds to that too.
enum FoldedAlone {
    case always, asLongAsNoMarkFollows, never

    init(_ scalar: Unicode.Scalar) {
        switch scalar {
        // U+0338, a stroke, makes another sign of these.
        case "<", "=", ">": self = .never
        case "\t", "\n", "\r", "\u{B}", "\u{C}", " "..."~": self = .always
        // The mark U+0345 is the same letter when case is ignored.
        case "ι", "Ι", "\u{1FBE}": self = .never
        default: self = Self.letter(scalar)
        }
    }

    private static func letter(_ scalar: Unicode.Scalar) -> FoldedAlone {
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .otherLetter: break
        default: return .never
        }
        let folded = Folding.fold(String(scalar))
        if folded.isEmpty { return .never }
        // Some begin with a mark, which a letter before may drop, or become one syllable with a consonant or a syllable before.
        for before in ["a", "\u{1100}", "\u{AC00}"] {
            guard Folding.fold(before + String(scalar)).unicodeScalars.elementsEqual((before + folded).unicodeScalars) else {
                return .never
            }
        }
        if scalar.properties.isUnifiedIdeograph { return .always }
        let dropsMarks = Folding.fold("\(scalar)\u{301}").unicodeScalars.elementsEqual(folded.unicodeScalars)
        return dropsMarks ? .always : .asLongAsNoMarkFollows
    }
}
