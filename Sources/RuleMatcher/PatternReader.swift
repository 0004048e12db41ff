/// Reads a pattern of PCRE2's syntax as far as it says what a match must hold, and gives up on everything else.
///
/// Source: pcre2pattern(3), for UTF and UCP without extended syntax, in the versions 10.30 to 10.46.
struct PatternReader {
    /// There is something in the pattern that may change what the rest means.
    struct Doubt: Error {}

    private var rest: Substring.UnicodeScalarView

    init(_ pattern: String) {
        rest = Substring(pattern).unicodeScalars
    }

    /// - Throws: where the pattern is not surely understood.
    mutating func readPattern() throws(Doubt) -> MatchedTexts {
        let texts = try readAlternatives()
        guard rest.isEmpty else { throw Doubt() }
        return texts
    }

    private mutating func readAlternatives() throws(Doubt) -> MatchedTexts {
        var branches = [try readSequence()]
        while skip("|") { branches.append(try readSequence()) }
        return .oneOf(branches)
    }

    private mutating func readSequence() throws(Doubt) -> MatchedTexts {
        var sequence = MatchedTexts.nothing
        while let first = rest.first, first != "|", first != ")" {
            let atom = try readAtom()
            guard let (least, most) = try readQuantifier() else {
                sequence.append(atom)
                continue
            }
            sequence.append(atom.repeated(least, most))
        }
        return sequence
    }

    private mutating func readAtom() throws(Doubt) -> MatchedTexts {
        switch rest.removeFirst() {
        case "\\": return try readEscape()
        case "[": return try readClass()
        case "(": return try readGroup()
        case "^", "$": return .nothing
        case ".": return .anything
        case "*", "+", "?", "{": throw Doubt()
        case let scalar: return Self.literal(scalar)
        }
    }

    private static func literal(_ scalar: Unicode.Scalar) -> MatchedTexts {
        FoldedAlone(scalar) == .never ? .anything : MatchedTexts([[scalar.lowercasedASCII]])
    }

    // MARK: quantifiers

    /// - Returns: nil where there is none; `most` is nil where it has no bound.
    private mutating func readQuantifier() throws(Doubt) -> (least: Int, most: Int?)? {
        let bounds: (Int, Int?)
        switch rest.first {
        case "*": bounds = (0, nil)
        case "+": bounds = (1, nil)
        case "?": bounds = (0, 1)
        case "{": bounds = try readBraces()
        default: return nil
        }
        rest.removeFirst()
        if rest.first == "+" || rest.first == "?" { rest.removeFirst() }
        if let next = rest.first, ["*", "+", "?", "{"].contains(next) { throw Doubt() }
        return bounds
    }

    /// Up to the closing brace. Other contents than `{2}`, `{2,}`, `{2,3}` are text in one version and a quantifier in another.
    private mutating func readBraces() throws(Doubt) -> (Int, Int?) {
        rest.removeFirst()
        guard let least = readNumber() else { throw Doubt() }
        var most: Int? = least
        if skip(",") { most = readNumber() }
        guard rest.first == "}" else { throw Doubt() }
        return (least, most)
    }

    private mutating func readNumber() -> Int? {
        let digits = rest.prefix { ("0"..."9").contains($0) }
        rest = rest[digits.endIndex...]
        return Int(String(digits))
    }

    // MARK: groups

    private mutating func readGroup() throws(Doubt) -> MatchedTexts {
        if rest.first == "*" { throw Doubt() }
        guard skip("?") else { return try readGroupBody() }
        if skip(":") || skip(">") { return try readGroupBody() }
        if skip("=") || skip("<=") { return Self.seen(try readGroupBody()) }
        if skip("!") || skip("<!") {
            _ = try readGroupBody()
            return .nothing
        }
        if skip("<") || skip("P<") { return try readNamedGroup(until: ">") }
        if skip("'") { return try readNamedGroup(until: "'") }
        return try readOptions()
    }

    private mutating func readGroupBody() throws(Doubt) -> MatchedTexts {
        let texts = try readAlternatives()
        guard skip(")") else { throw Doubt() }
        return texts
    }

    /// Of an assertion: nothing is matched, but what it asks for is in the text.
    private static func seen(_ texts: MatchedTexts) -> MatchedTexts {
        MatchedTexts(all: [[]], endings: [[]], required: texts.requiredSets)
    }

    private mutating func readNamedGroup(until end: Unicode.Scalar) throws(Doubt) -> MatchedTexts {
        rest = rest.drop { $0 == "_" || $0.properties.isAlphabetic || $0.properties.numericType != nil }
        guard rest.first == end else { throw Doubt() }
        rest.removeFirst()
        return try readGroupBody()
    }

    /// `(?i)`, `(?-s:…)`: case, dots, line ends and greed change nothing here; whatever else does is in doubt.
    private mutating func readOptions() throws(Doubt) -> MatchedTexts {
        rest = rest.drop { ["i", "m", "s", "U", "-", "^"].contains($0) }
        if skip(")") { return .nothing }
        guard skip(":") else { throw Doubt() }
        return try readGroupBody()
    }

    // MARK: escapes

    private mutating func readEscape() throws(Doubt) -> MatchedTexts {
        guard let scalar = rest.popFirst() else { throw Doubt() }
        switch scalar {
        case "b", "B", "A", "Z", "z", "G", "K": return .nothing
        case "d", "D", "w", "W", "s", "S", "h", "H", "v", "V", "R", "X", "e", "a": return .anything
        case "N" where rest.first != "{": return .anything
        case "t": return Self.literal("\t")
        case "n": return Self.literal("\n")
        case "r": return Self.literal("\r")
        case "f": return Self.literal("\u{C}")
        case "p", "P": return try readProperty()
        case "1"..."9" where rest.first.map { !("0"..."9").contains($0) } ?? true: return .anything
        case "a"..."z", "A"..."Z", "0"..."9": throw Doubt()
        case _ where scalar.isASCII: return Self.literal(scalar)
        default: throw Doubt()
        }
    }

    private mutating func readProperty() throws(Doubt) -> MatchedTexts {
        guard let first = rest.popFirst() else { throw Doubt() }
        guard first == "{" else { return .anything }
        guard let end = rest.firstIndex(of: "}") else { throw Doubt() }
        rest = rest[rest.index(after: end)...]
        return .anything
    }

    // MARK: classes

    private static let mostMembers = 8

    private mutating func readClass() throws(Doubt) -> MatchedTexts {
        let isNegated = skip("^")
        var members: [Unicode.Scalar]? = isNegated ? nil : []
        var isFirst = true
        while let scalar = rest.popFirst() {
            if scalar == "]", !isFirst { return Self.oneOf(members) }
            isFirst = false
            switch scalar {
            case "[" where rest.first.map { [":", ".", "="].contains($0) } ?? false:
                try skipPOSIXClass()
                members = nil
            case "\\":
                let isPlain = try skipEscapeInClass()
                if let isPlain { members?.append(isPlain) } else { members = nil }
            // At the end a hyphen is itself, elsewhere it may make a range.
            case "-" where rest.first != "]": members = nil
            default: members?.append(scalar)
            }
        }
        throw Doubt()
    }

    private static func oneOf(_ members: [Unicode.Scalar]?) -> MatchedTexts {
        guard let members, members.count <= mostMembers, !members.contains(where: { FoldedAlone($0) == .never }) else { return .anything }
        return MatchedTexts(Set(members.map { [$0.lowercasedASCII] }))
    }

    /// - Returns: the character it stands for; nil where that is a class or not worth knowing.
    private mutating func skipEscapeInClass() throws(Doubt) -> Unicode.Scalar? {
        guard let scalar = rest.popFirst(), scalar.isASCII, !["Q", "E", "c", "N"].contains(scalar) else { throw Doubt() }
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9": return nil
        default: return scalar
        }
    }

    /// `[:alpha:]`, from its colon on.
    private mutating func skipPOSIXClass() throws(Doubt) {
        guard skip(":") else { throw Doubt() }
        _ = skip("^")
        rest = rest.drop { ("a"..."z").contains($0) }
        guard skip(":]") else { throw Doubt() }
    }

    private mutating func skip(_ text: String) -> Bool {
        guard rest.starts(with: text.unicodeScalars) else { return false }
        rest.removeFirst(text.unicodeScalars.count)
        return true
    }
}

extension Unicode.Scalar {
    fileprivate var lowercasedASCII: Unicode.Scalar { ("A"..."Z").contains(self) ? Unicode.Scalar(UInt8(value) | 0x20) : self }
}
