/// Cuts one file into tokens, in one pass.
///
/// Nothing stops it: what it can't read is reported and left out, and a string or regex that is never closed ends with its line.
struct Lexer {
    private let source: SourceText
    private let findings: Findings
    private var tokens: [Token] = []
    private var comments: [Comment] = []
    private var offset: Int
    private var isFirstOnLine = true
    /// Set once no later `"""` can find its end, so that none looks for it again.
    private var blockStringsNeverClose = false
    /// The same of `*/`.
    private var blockCommentsNeverClose = false
    /// Up to where a foreign quote has no partner, so that none of its kind looks for it again.
    private var searchedInVain: [Unicode.Scalar: Int] = [:]

    /// - Returns: the last token is always `end`.
    static func tokens(of source: SourceText, findings: Findings) -> [Token] {
        tokensAndComments(of: source, findings: findings).tokens
    }

    /// - Returns: as ``tokens(of:findings:)``, and what stands between them.
    static func tokensAndComments(of source: SourceText, findings: Findings) -> (tokens: [Token], comments: [Comment]) {
        var lexer = Lexer(source, findings)
        while lexer.offset < source.bytes.count { lexer.readNext() }
        lexer.append(.end, upTo: source.bytes.count)
        return (lexer.tokens, lexer.comments)
    }

    private init(_ source: SourceText, _ findings: Findings) {
        self.source = source
        self.findings = findings
        offset = source.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    }

    private mutating func readNext() {
        switch source.bytes[offset] {
        case UInt8(ascii: "\n"):
            offset += 1
            isFirstOnLine = true
        case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"): offset += 1
        case UInt8(ascii: "#"): readComment()
        case UInt8(ascii: "\""): readString()
        case UInt8(ascii: "/"): readRegex()
        case UInt8(ascii: "{"): append(.leftBrace, upTo: offset + 1)
        case UInt8(ascii: "}"): append(.rightBrace, upTo: offset + 1)
        case UInt8(ascii: "("): append(.leftParenthesis, upTo: offset + 1)
        case UInt8(ascii: ")"): append(.rightParenthesis, upTo: offset + 1)
        case UInt8(ascii: "["): append(.leftBracket, upTo: offset + 1)
        case UInt8(ascii: "]"): append(.rightBracket, upTo: offset + 1)
        case UInt8(ascii: ","): append(.comma, upTo: offset + 1)
        case UInt8(ascii: ":"): append(.colon, upTo: offset + 1)
        case UInt8(ascii: "@"): append(.atSign, upTo: offset + 1)
        default: readAtomOrForeign()
        }
    }

    private mutating func readComment() {
        let end = source.lineEnd(from: offset)
        comments.append(Comment(range: offset..<end, isFirstOnLine: isFirstOnLine, nextToken: tokens.count))
        offset = end
    }

    private mutating func append(_ kind: Token.Kind, upTo end: Int, isClosed: Bool = true, isRefused: Bool = false, word: Word? = nil) {
        tokens.append(
            Token(
                kind: kind, range: offset..<end, isFirstOnLine: isFirstOnLine, isClosed: isClosed, isRefused: isRefused, word: word))
        isFirstOnLine = false
        offset = end
    }

    private func byte(at offset: Int) -> UInt8? { offset < source.bytes.count ? source.bytes[offset] : nil }
}

// MARK: Atoms

extension Lexer {
    private mutating func readAtomOrForeign() {
        if beginsAtom(at: offset) { return readAtom() }
        let (scalar, length) = source.bytes.scalar(at: offset)
        if Folding.isWhiteSpace(scalar) {
            offset += length
        } else if Self.foreignQuotes.contains(scalar) {
            readForeignString()
        } else {
            readForeign()
        }
    }

    private func beginsAtom(at offset: Int) -> Bool {
        switch source.bytes[offset] {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
        case UInt8(ascii: "+"), UInt8(ascii: "-"): isDigit(at: offset + 1)
        case 0x80...: source.bytes.scalar(at: offset).scalar.isLetterOrDigit
        default: false
        }
    }

    private mutating func readAtom() {
        var end = offset + source.bytes.scalar(at: offset).length
        while let length = lengthOfAtomPart(at: end) { end += length }
        if let whole = endOfWordToQuote(from: end) {
            let text = source.string(offset..<whole)
            let problem: Problem = meantAsCalendar(text).map { .foreignCalendar(text, meant: $0) } ?? .wordToQuote(text)
            // After @ it is the end of an address, of which quotes have to hold the whole.
            findings.report(problem, at: source.span(offset..<whole), edits: tokens.last?.kind == .atSign ? [] : nil)
            return append(.atom, upTo: whole, isRefused: true)
        }
        let text = source.bytes[offset] >= UInt8(ascii: "a") ? source.string(offset..<end) : nil
        append(.atom, upTo: end, word: text.flatMap(Word.init(text:)))
    }

    private func meantAsCalendar(_ text: String) -> String? {
        guard text == "24/7" else { return text.meantAsCalendar }
        return tokens.last?.kind == .leftBrace ? "mon-sun 00:00-24:00" : "00:00-24:00"
    }

    private func lengthOfAtomPart(at offset: Int) -> Int? {
        guard let byte = byte(at: offset) else { return nil }
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
            UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "*"):
            return 1
        case UInt8(ascii: "+"), UInt8(ascii: ":"): return isDigit(at: offset + 1) ? 1 : nil
        case UInt8(ascii: "."):
            if isDigit(at: offset + 1) { return 1 }
            return self.byte(at: offset + 1) == UInt8(ascii: ".") && isDigit(at: offset + 2) ? 2 : nil
        case 0x80...:
            let (scalar, length) = source.bytes.scalar(at: offset)
            return scalar.isLetterOrDigit || scalar.isMark ? length : nil
        default: return nil
        }
    }

    private func isDigit(at offset: Int) -> Bool {
        guard let byte = byte(at: offset) else { return false }
        if byte < 0x80 { return (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
        return source.bytes.scalar(at: offset).scalar.properties.generalCategory == .decimalNumber
    }
}

// MARK: Strings

extension Lexer {
    private mutating func readString() {
        if byte(at: offset + 1) == UInt8(ascii: "\""), byte(at: offset + 2) == UInt8(ascii: "\"") { return readBlockString() }
        if let end = end(of: UInt8(ascii: "\""), from: offset + 1, onLine: true) { return append(.string, upTo: end) }
        let lineEnd = source.lineEnd(from: offset)
        findings.report(.unclosedString, at: source.span(offset..<lineEnd))
        append(.string, upTo: lineEnd, isClosed: false)
    }

    /// Just after the closing character; a backslash takes the next one with it, but never a line's end with `onLine`.
    private func end(of delimiter: UInt8, from start: Int, onLine: Bool) -> Int? {
        var end = start
        while end < source.bytes.count {
            let byte = source.bytes[end]
            if byte == delimiter { return end + 1 }
            if onLine, byte == UInt8(ascii: "\n") { return nil }
            end += byte == UInt8(ascii: "\\") && !(onLine && self.byte(at: end + 1) == UInt8(ascii: "\n")) ? 2 : 1
        }
        return nil
    }

    private mutating func readBlockString() {
        if let end = endOfBlockString() { return append(.blockString, upTo: end) }
        blockStringsNeverClose = true
        findings.report(.unclosedBlockString, at: source.span(offset..<offset + 3))
        append(.blockString, upTo: endOfUnclosedBlockString(), isClosed: false)
    }

    private func endOfBlockString() -> Int? {
        guard !blockStringsNeverClose else { return nil }
        var start = offset + 3
        while let quote = end(of: UInt8(ascii: "\""), from: start, onLine: false) {
            if byte(at: quote) == UInt8(ascii: "\""), byte(at: quote + 1) == UInt8(ascii: "\"") { return quote + 2 }
            start = quote
        }
        return nil
    }

    /// Before the next line that begins with an item's word, or else the end of the file: its text would only be misread as statements.
    private func endOfUnclosedBlockString() -> Int {
        var lineEnd = source.lineEnd(from: offset)
        while let newline = source.bytes[lineEnd...].firstIndex(of: UInt8(ascii: "\n")) {
            let start =
                source.bytes[(newline + 1)...].firstIndex { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\t") } ?? source.bytes.count
            let word = source.bytes[start...].prefix { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }
            if word.count < 16, Word(text: String(decoding: word, as: UTF8.self))?.beginsItem == true { return lineEnd }
            lineEnd = source.lineEnd(from: start)
        }
        return source.bytes.count
    }
}

// MARK: Regexes

extension Lexer {
    private mutating func readRegex() {
        if byte(at: offset + 1) == UInt8(ascii: "*"), readBlockComment() { return }
        if byte(at: offset + 1) == UInt8(ascii: "/") {
            let span = source.span(offset..<offset + 2)
            if let last = tokens.last, source.string(last.range) == "matches" {
                findings.report(.slashComment, at: span, edits: [])
                return append(.regex, upTo: offset + 2)
            }
            findings.report(.slashComment, at: span)
            offset = source.lineEnd(from: offset)
            return
        }
        guard let end = end(of: UInt8(ascii: "/"), from: offset + 1, onLine: true) else {
            let lineEnd = source.lineEnd(from: offset)
            findings.report(.unclosedRegex, at: source.span(offset..<lineEnd))
            return append(.regex, upTo: lineEnd, isClosed: false)
        }
        let flags = source.bytes[end...].prefix { ($0 | 0x20) >= UInt8(ascii: "a") && ($0 | 0x20) <= UInt8(ascii: "z") }
        if !flags.isEmpty, !flags.elementsEqual([UInt8(ascii: "i")]) {
            findings.report(.regexFlags(source.string(flags.indices)), at: source.span(flags.indices))
        }
        append(.regex, upTo: flags.endIndex)
    }
}

// MARK: What the language does not have

extension Lexer {
    static let foreignQuotes: Set<Unicode.Scalar> = ["'", "‘", "’", "‚", "“", "”", "„", "«", "»"]

    private static let apostrophes: Set<Unicode.Scalar> = ["'", "‘", "’"]

    /// What closes a quote that has a partner of its own.
    private static let partners: [Unicode.Scalar: Set<Unicode.Scalar>] = [
        "'": ["'"], "“": ["”"], "„": ["“", "”"], "«": ["»"], "‘": ["’"], "‚": ["‘", "’"],
    ]

    /// A text between other quotes ends at the partner of its first one; where that is missing, at any quote.
    private mutating func readForeignString() {
        let first = source.bytes.scalar(at: offset).scalar
        let end = partner(of: first) ?? nextQuote(where: Self.mayClose)?.upperBound ?? source.lineEnd(from: offset)
        // A quote in between may be where the text ends: only its author knows.
        let isExact = first == "'" || nextQuote(where: Self.mayClose).map { $0.upperBound == end } ?? true
        findings.report(.foreignQuotes, at: source.span(offset..<end), edits: isExact ? nil : [])
        append(.foreignString, upTo: end)
    }

    private static func mayClose(_ scalar: Unicode.Scalar) -> Bool { scalar == "\"" || scalar != "'" && foreignQuotes.contains(scalar) }

    private mutating func partner(of first: Unicode.Scalar) -> Int? {
        guard let partners = Self.partners[first], offset >= searchedInVain[first, default: 0] else { return nil }
        let quote = nextQuote { partners.contains($0) }
        if quote == nil { searchedInVain[first] = source.lineEnd(from: offset) }
        return quote?.upperBound
    }

    /// Behind the quote that is read, on its line. `'Zo'n dag'`: between two letters no text ends.
    private func nextQuote(where isQuote: (Unicode.Scalar) -> Bool) -> Range<Int>? {
        var (previous, length) = source.bytes.scalar(at: offset)
        var start = offset + length
        while start < source.bytes.count, source.bytes[start] != UInt8(ascii: "\n") {
            let (scalar, length) = source.bytes.scalar(at: start)
            let end = start + length
            let isInWord =
                previous.isLetterOrDigit && end < source.bytes.count && source.bytes.scalar(at: end).scalar.isLetterOrDigit
            if isQuote(scalar), !(isInWord && Self.apostrophes.contains(scalar)) { return start..<end }
            (previous, start) = (scalar, end)
        }
        return nil
    }

    /// Signs that other languages have for words of this one.
    private static let operators: [String: Word] = ["&": .and, "&&": .and, "|": .or, "||": .or, "!": .not]

    /// A run of such characters is one mistake.
    private mutating func readForeign() {
        let end = endOfForeign(from: offset)
        let text = source.string(offset..<end)
        if text == "--", !beginsNumber(after: end) { return readForeignComment(upTo: source.lineEnd(from: offset), sign: text) }
        if text == "=" || text == "==" { return readEqualsSign(upTo: end) }
        if source.bytes.scalar(at: offset).scalar.properties.generalCategory == .otherSymbol, source.bytes[offset] >= 0x80 {
            findings.report(.wordToQuote(text), at: source.span(offset..<end))
            return append(.atom, upTo: end, isRefused: true)
        }
        let edit = joiningDash(upTo: end) ?? wordInPlace(of: text, upTo: end)
        findings.report(.foreignCharacters(text), at: source.span(offset..<end), edits: edit.map { [$0] } ?? [])
        if let word = Self.operators[text] { return append(.atom, upTo: end, word: word) }
        offset = end
    }

    private func wordInPlace(of characters: String, upTo end: Int) -> SourceEdit? {
        if characters == ";" { return SourceEdit(source.span(offset..<end), "") }
        guard let word = Self.operators[characters] else { return nil }
        let left = isBlank(at: offset - 1) || characters == "!" ? "" : " "
        return SourceEdit(source.span(offset..<end), left + word.rawValue + (isBlank(at: end) ? "" : " "))
    }

    private func isBlank(at offset: Int) -> Bool {
        !source.bytes.indices.contains(offset) || [" ", "\t", "\r", "\n"].contains(Unicode.Scalar(source.bytes[offset]))
    }

    /// `text = "x"` means `is`; anywhere else the sign is not needed.
    private mutating func readEqualsSign(upTo end: Int) {
        if tokens.last?.word == .text { return append(.atom, upTo: end) }
        let start = tokens.last?.range.upperBound ?? offset
        let blanks = source.bytes[end...].prefix { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
        let edit = SourceEdit(source.span((isFirstOnLine ? offset : start)..<blanks.endIndex), isFirstOnLine ? "" : " ")
        findings.report(.foreignCharacters(source.string(offset..<end)), at: source.span(offset..<end), edits: [edit])
        offset = end
    }

    private func beginsNumber(after end: Int) -> Bool {
        let blanks = source.bytes[end...].prefix { $0 == UInt8(ascii: " ") }
        return isDigit(at: blanks.endIndex)
    }

    private mutating func readForeignComment(upTo end: Int, sign: String) {
        let span = source.span(offset..<offset + sign.utf8.count)
        let hasOneLine = !source.bytes[offset..<end].contains(UInt8(ascii: "\n"))
        let next = source.bytes[end...].first { $0 > UInt8(ascii: " ") || $0 == UInt8(ascii: "\n") } ?? UInt8(ascii: "\n")
        let isRestOfLine = hasOneLine && next == UInt8(ascii: "\n")
        findings.report(.foreignComment(sign), at: span, edits: isRestOfLine ? [SourceEdit(span, "#")] : [])
        if !hasOneLine { isFirstOnLine = true }
        offset = end
    }

    /// `/* … */`
    ///
    /// - Returns: false where it is none: never closed, or plainly a pattern.
    private mutating func readBlockComment() -> Bool {
        guard !blockCommentsNeverClose, tokens.last.map({ source.string($0.range) }) != "matches" else { return false }
        var end = offset + 2
        while let star = source.bytes[end...].firstIndex(of: UInt8(ascii: "*")) {
            end = star + 1
            guard byte(at: end) == UInt8(ascii: "/") else { continue }
            readForeignComment(upTo: end + 1, sign: "/*")
            return true
        }
        blockCommentsNeverClose = true
        return false
    }

    /// `09:00 - 17:00`, as one piece.
    private func joiningDash(upTo end: Int) -> SourceEdit? {
        guard ["-", "–", "—"].contains(source.string(offset..<end)), let last = tokens.last, last.kind == .atom, !isFirstOnLine else {
            return nil
        }
        let spaces = source.bytes[end...].prefix { $0 == UInt8(ascii: " ") }
        guard spaces.endIndex < source.bytes.count, beginsAtom(at: spaces.endIndex) else { return nil }
        return SourceEdit(source.span(last.range.upperBound..<spaces.endIndex), "-")
    }

    private func endOfForeign(from start: Int) -> Int {
        var end = start
        repeat { end += source.bytes.scalar(at: end).length } while end < source.bytes.count && isForeign(at: end)
        return end
    }

    /// `100%`, `DON'T`, `www.nl`, `2026/12/24`: plainly one word, which must be quoted for what an atom can't hold.
    private func endOfWordToQuote(from start: Int) -> Int? {
        var end = start
        while end < source.bytes.count {
            if let length = lengthOfAtomPart(at: end) {
                end += length
            } else if isApostrophe(at: end) || isSlashInWord(at: end) || isForeign(at: end) && !";=|<>".utf8.contains(source.bytes[end]) {
                end += source.bytes.scalar(at: end).length
            } else {
                break
            }
        }
        return end > start && !source.bytes[start..<end].elementsEqual("&&".utf8) ? end : nil
    }

    private func isApostrophe(at offset: Int) -> Bool {
        let (scalar, length) = source.bytes.scalar(at: offset)
        return (scalar == "'" || scalar == "’") && offset + length < source.bytes.count && beginsAtom(at: offset + length)
    }

    /// A pattern begins with a slash too, but only after `matches`.
    private func isSlashInWord(at offset: Int) -> Bool {
        guard source.bytes[offset] == UInt8(ascii: "/"), offset + 1 < source.bytes.count, beginsAtom(at: offset + 1) else { return false }
        return !source.bytes[self.offset..<offset].elementsEqual("matches".utf8)
    }

    private func isForeign(at offset: Int) -> Bool {
        if "\n\r\t #\"/{}()[],:@".utf8.contains(source.bytes[offset]) || beginsAtom(at: offset) { return false }
        let scalar = source.bytes.scalar(at: offset).scalar
        return !Folding.isWhiteSpace(scalar) && !Self.foreignQuotes.contains(scalar)
    }
}

extension Unicode.Scalar {
    var isLetterOrDigit: Bool {
        switch properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber: true
        default: false
        }
    }

    var isMark: Bool {
        switch properties.generalCategory {
        case .nonspacingMark, .spacingMark, .enclosingMark: true
        default: false
        }
    }
}
