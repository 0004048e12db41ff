/// Reads a pattern that PCRE2 has taken as a ``PatternAutomaton``, and gives up on what it may not understand: then nothing is said.
///
/// Source: pcre2pattern(3), for UTF and UCP.
struct BacktrackingReader {
    private struct Doubt: Error {}

    private var rest: Substring.UnicodeScalarView
    private let pattern: String
    private var automaton = PatternAutomaton()
    private var ignoresCase: Bool
    /// A bounded repetition of so many is as bad as one without bound.
    private static let manyTimes = 16

    /// - Returns: the part, in UTF-8 offsets, that can be tried in ways without number; nil where there is none, or nobody knows.
    static func ambiguousPart(of pattern: String, ignoresCase: Bool) -> Range<Int>? {
        var reader = BacktrackingReader(pattern: pattern, ignoresCase: ignoresCase)
        do throws(Doubt) {
            _ = try reader.readAlternatives()
        } catch {
            return nil
        }
        return reader.rest.isEmpty ? reader.automaton.ambiguousPart() : nil
    }

    private init(pattern: String, ignoresCase: Bool) {
        self.pattern = pattern
        self.ignoresCase = ignoresCase
        rest = Substring(pattern).unicodeScalars
    }

    private var offset: Int { pattern.utf8.distance(from: pattern.startIndex, to: rest.startIndex) }

    // MARK: Structure

    private mutating func readAlternatives() throws(Doubt) -> PatternAutomaton.Fragment {
        var all = try readSequence()
        while skip("|") {
            let branch = try readSequence()
            all.first += branch.first
            all.last += branch.last
            all.isNullable = all.isNullable || branch.isNullable
        }
        return all
    }

    private mutating func readSequence() throws(Doubt) -> PatternAutomaton.Fragment {
        var sequence = PatternAutomaton.Fragment()
        while let first = rest.first, first != "|", first != ")" {
            guard automaton.isJudged else { throw Doubt() }
            let start = (offset: rest.startIndex, place: automaton.places.count)
            var part = try readAtom()
            try readQuantifier(of: &part, from: start)
            automaton.append(part, to: &sequence)
        }
        return sequence
    }

    private mutating func readQuantifier(
        of part: inout PatternAutomaton.Fragment, from start: (offset: String.Index, place: Int)
    ) throws(Doubt) {
        guard let (least, most) = try readBounds() else { return }
        let range = start.place..<automaton.places.count
        if skip("+") {
            part = automaton.seal(range)
        } else {
            _ = skip("?")
            if most.map({ $0 >= Self.manyTimes }) ?? true, !range.isEmpty {
                let from = pattern.utf8.distance(from: pattern.startIndex, to: start.offset)
                automaton.repeat(part, as: PatternAutomaton.Loop(places: range, range: from..<offset))
            }
        }
        if least == 0 { part.isNullable = true }
    }

    /// - Returns: nil where nothing is repeated; `most` is nil where it has no bound.
    private mutating func readBounds() throws(Doubt) -> (least: Int, most: Int?)? {
        if skip("*") { return (0, nil) }
        if skip("+") { return (1, nil) }
        if skip("?") { return (0, 1) }
        guard skip("{") else { return nil }
        guard let least = readNumber() else { throw Doubt() }
        var most: Int? = least
        if skip(",") { most = readNumber() }
        guard skip("}") else { throw Doubt() }
        return (least, most)
    }

    private mutating func readNumber() -> Int? {
        let digits = rest.prefix { ("0"..."9").contains($0) }
        rest = rest[digits.endIndex...]
        return Int(String(digits))
    }

    // MARK: Atoms

    private mutating func readAtom() throws(Doubt) -> PatternAutomaton.Fragment {
        switch rest.removeFirst() {
        case "(": try readGroup()
        case "[": place(try readClass())
        case ".": place(.anyInLine)
        case "^", "$": automaton.place(nil)
        case "\\": try readEscape()
        case let scalar: place(PatternCharacters(scalar))
        }
    }

    private mutating func place(_ characters: PatternCharacters) -> PatternAutomaton.Fragment {
        automaton.place(ignoresCase ? characters.caseless : characters)
    }

    private mutating func readGroup() throws(Doubt) -> PatternAutomaton.Fragment {
        if rest.first == "*" { throw Doubt() }
        guard skip("?") else { return try readGroupBody() }
        if skip(":") { return try readGroupBody() }
        if skip(">") { return try readSealed(isTaken: true) }
        if skip("=") || skip("!") || skip("<=") || skip("<!") { return try readSealed(isTaken: false) }
        if skip("<") || skip("P<") { return try readNamedGroup(until: ">") }
        if skip("'") { return try readNamedGroup(until: "'") }
        return try readOptions()
    }

    private mutating func readGroupBody() throws(Doubt) -> PatternAutomaton.Fragment {
        let fragment = try readAlternatives()
        guard skip(")") else { throw Doubt() }
        return fragment
    }

    /// A group of which PCRE2 tries no second way once it has passed it.
    ///
    /// - Parameter isTaken: false for what is only looked at.
    private mutating func readSealed(isTaken: Bool) throws(Doubt) -> PatternAutomaton.Fragment {
        let start = automaton.places.count
        let body = try readGroupBody()
        var fragment = automaton.seal(start..<automaton.places.count, isTaken: isTaken)
        fragment.isNullable = isTaken && body.isNullable
        return fragment
    }

    private mutating func readNamedGroup(until end: Unicode.Scalar) throws(Doubt) -> PatternAutomaton.Fragment {
        guard let index = rest.firstIndex(of: end) else { throw Doubt() }
        rest = rest[rest.index(after: index)...]
        return try readGroupBody()
    }

    /// `(?i)`, `(?-s:…)`; `x` would change how the rest is read.
    private mutating func readOptions() throws(Doubt) -> PatternAutomaton.Fragment {
        let options = rest.prefix { ["i", "m", "s", "U", "n", "-", "^"].contains($0) }
        rest = rest[options.endIndex...]
        // Alike for the whole rest, also where the group ends: close enough.
        if options.first == "i" { ignoresCase = true }
        if skip(")") { return PatternAutomaton.Fragment() }
        guard skip(":") else { throw Doubt() }
        return try readGroupBody()
    }

    // MARK: Escapes and classes

    private mutating func readEscape() throws(Doubt) -> PatternAutomaton.Fragment {
        guard let scalar = rest.popFirst() else { throw Doubt() }
        switch scalar {
        case "b", "B", "A", "Z", "z", "G", "K": return automaton.place(nil)
        case "R", "X": return place(.any)
        case "1"..."9", "g", "k", "Q", "E", "C": throw Doubt()
        default: return place(try characters(escapedAs: scalar))
        }
    }

    private mutating func characters(escapedAs scalar: Unicode.Scalar) throws(Doubt) -> PatternCharacters {
        switch scalar {
        case "d": return .digits
        case "D": return .digits.inverted
        case "w": return .wordCharacters
        case "W": return .wordCharacters.inverted
        case "s", "h", "v": return .spaces
        case "S", "H", "V": return .spaces.inverted
        case "N" where rest.first != "{": return .anyInLine
        case "n": return PatternCharacters("\n")
        case "r": return PatternCharacters("\r")
        case "t": return PatternCharacters("\t")
        case "p", "P": return try readProperty(isInverted: scalar == "P")
        case "a"..."z", "A"..."Z", "0"..."9": throw Doubt()
        default: return PatternCharacters(scalar)
        }
    }

    /// `\p{L}`, `\pN`; of what is not often used nothing is known.
    private mutating func readProperty(isInverted: Bool) throws(Doubt) -> PatternCharacters {
        var name = rest.popFirst().map { String($0) } ?? ""
        if name == "{" {
            guard let end = rest.firstIndex(of: "}") else { throw Doubt() }
            name = String(rest[..<end])
            rest = rest[rest.index(after: end)...]
        }
        let known: [String: PatternCharacters] = [
            "L": PatternCharacters.wordCharacters.intersection(.digits.inverted), "N": .digits, "Nd": .digits, "Xwd": .wordCharacters,
        ]
        guard let characters = known[name] else { throw Doubt() }
        return isInverted ? characters.inverted : characters
    }

    private mutating func readClass() throws(Doubt) -> PatternCharacters {
        let isNegated = skip("^")
        var characters = PatternCharacters()
        var isFirst = true
        while let scalar = rest.popFirst() {
            if scalar == "]", !isFirst { return isNegated ? (ignoresCase ? characters.caseless : characters).inverted : characters }
            isFirst = false
            if scalar == "[", let sign = rest.first, [":", ".", "="].contains(sign) { throw Doubt() }
            try readMember(scalar, into: &characters)
        }
        throw Doubt()
    }

    private mutating func readMember(_ scalar: Unicode.Scalar, into characters: inout PatternCharacters) throws(Doubt) {
        var first = scalar
        if scalar == "\\" {
            guard let escaped = rest.popFirst() else { throw Doubt() }
            let set = try self.characters(escapedAs: escaped)
            characters.formUnion(set)
            first = escaped
            if ("a"..."z").contains(escaped) || ("A"..."Z").contains(escaped) { return }
        }
        guard rest.first == "-", let last = rest.dropFirst().first, last != "]" else { return characters.insert(first) }
        guard last != "\\", last != "[", first <= last else { throw Doubt() }
        rest.removeFirst(2)
        characters.insert(first...last)
    }

    private mutating func skip(_ text: String) -> Bool {
        guard rest.starts(with: text.unicodeScalars) else { return false }
        rest.removeFirst(text.unicodeScalars.count)
        return true
    }
}
