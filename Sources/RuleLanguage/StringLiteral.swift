/// The text of a string, its escapes resolved, each byte of it still knowing where it stands in the file.
struct StringLiteral {
    /// With its quotes.
    let span: SourceSpan
    let text: String
    /// Offsets in `text` of braces written as `\{`, which begin no value; ascending.
    let escapedBraces: [Int]
    /// Where a run of bytes of `text` that also stand together in the file begins; ascending.
    private let origins: [Origin]

    fileprivate struct Origin {
        var textOffset: Int
        var sourceOffset: Int
        var isEscape = false
    }

    /// - Parameter isJSON: JSON's own escapes mean something too.
    init(_ token: Token, in source: SourceText, findings: Findings, isJSON: Bool = false) {
        var reader = StringReader(source, findings, isJSON: isJSON)
        switch token.kind {
        case .blockString: reader.readBlock(token)
        case .foreignString: reader.readForeign(token)
        default: reader.readRun(token.range.lowerBound + 1..<token.range.upperBound - (token.isClosed ? 1 : 0))
        }
        span = source.span(token.range)
        text = String(decoding: reader.utf8, as: UTF8.self)
        escapedBraces = reader.escapedBraces
        origins = reader.origins
    }

    /// Where a piece of `text`, in UTF-8 offsets, stands in the file.
    func span(of piece: Range<Int>) -> SourceSpan {
        let start = sourceOffset(of: piece.lowerBound)
        let end = piece.isEmpty ? start : sourceOffset(of: piece.upperBound - 1) + 1
        return SourceSpan(file: span.file, range: start..<end)
    }

    /// Whether a byte of `text` stands so in the file, and is not an escape's.
    func isVerbatim(at textOffset: Int) -> Bool {
        let next = origins.partitioningIndex { $0.textOffset > textOffset }
        return next > 0 && !origins[next - 1].isEscape
    }

    private func sourceOffset(of textOffset: Int) -> Int {
        let next = origins.partitioningIndex { $0.textOffset > textOffset }
        guard next > 0 else { return span.range.lowerBound }
        return origins[next - 1].sourceOffset + textOffset - origins[next - 1].textOffset
    }
}

/// Resolves escapes and the indentation of `"""`.
private struct StringReader {
    private let source: SourceText
    private let findings: Findings
    private let isJSON: Bool
    private(set) var utf8: [UInt8] = []
    private(set) var escapedBraces: [Int] = []
    private(set) var origins: [StringLiteral.Origin] = []

    init(_ source: SourceText, _ findings: Findings, isJSON: Bool) {
        self.source = source
        self.findings = findings
        self.isJSON = isJSON
    }

    mutating func readRun(_ range: Range<Int>) {
        var start = range.lowerBound
        while start < range.upperBound {
            let backslash = source.bytes[start..<range.upperBound].firstIndex(of: UInt8(ascii: "\\")) ?? range.upperBound
            append(start..<backslash)
            start = backslash == range.upperBound ? backslash : readEscape(at: backslash, upTo: range.upperBound)
        }
    }

    private mutating func append(_ range: Range<Int>) {
        guard !range.isEmpty else { return }
        origins.append(StringLiteral.Origin(textOffset: utf8.count, sourceOffset: range.lowerBound))
        utf8.append(contentsOf: source.bytes[range])
    }

    /// A brace that is written as an escape begins no value.
    private mutating func append(_ text: String, for escape: Int) {
        if text == "{" { escapedBraces.append(utf8.count) }
        origins.append(StringLiteral.Origin(textOffset: utf8.count, sourceOffset: escape, isEscape: true))
        utf8.append(contentsOf: text.utf8)
    }

    /// - Returns: where the text goes on.
    private mutating func readEscape(at backslash: Int, upTo end: Int) -> Int {
        guard backslash + 1 < end else { return refuseEscape(backslash..<end) }
        let (scalar, length) = source.bytes.scalar(at: backslash + 1)
        let next = backslash + 1 + length
        switch scalar {
        case "\"", "\\", "{", "}": append(String(scalar), for: backslash)
        case "n": append("\n", for: backslash)
        case "t": append("\t", for: backslash)
        case "/" where isJSON: append("/", for: backslash)
        case "b" where isJSON: append("\u{8}", for: backslash)
        case "f" where isJSON: append("\u{C}", for: backslash)
        case "r" where isJSON: append("\r", for: backslash)
        case "u" where isJSON && next < end && source.bytes[next] != UInt8(ascii: "{"): return readCodeUnits(at: backslash, upTo: end)
        case "u": return readCodePoint(at: backslash, upTo: end)
        default: return refuseEscape(backslash..<next)
        }
        return next
    }

    private func refuseEscape(_ escape: Range<Int>) -> Int {
        findings.report(.badEscape(source.string(escape)), at: source.span(escape))
        return escape.upperBound
    }

    /// `\u{1F600}`
    private mutating func readCodePoint(at backslash: Int, upTo end: Int) -> Int {
        guard backslash + 2 < end, source.bytes[backslash + 2] == UInt8(ascii: "{") else {
            return refuseEscape(backslash..<backslash + 2)
        }
        let digits = source.bytes[backslash + 3..<end].prefix(while: \.isHexDigit)
        guard digits.endIndex < end, source.bytes[digits.endIndex] == UInt8(ascii: "}") else {
            return refuseEscape(backslash..<digits.endIndex)
        }
        let value = UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
        guard let scalar = value.flatMap(Unicode.Scalar.init) else { return refuseEscape(backslash..<digits.endIndex + 1) }
        append(String(scalar), for: backslash)
        return digits.endIndex + 1
    }

    /// JSON's `\u00E9`, or two of them that are a surrogate pair.
    private mutating func readCodeUnits(at backslash: Int, upTo end: Int) -> Int {
        guard let first = codeUnit(at: backslash, upTo: end) else { return refuseEscape(backslash..<min(backslash + 2, end)) }
        let next = backslash + 6
        if let scalar = Unicode.Scalar(first) {
            append(String(scalar), for: backslash)
            return next
        }
        guard UTF16.isLeadSurrogate(first), let second = codeUnit(at: next, upTo: end), UTF16.isTrailSurrogate(second) else {
            return refuseEscape(backslash..<next)
        }
        append(String(decoding: [first, second], as: UTF16.self), for: backslash)
        return next + 6
    }

    /// Of `\uXXXX` at an offset; nil for anything else.
    private func codeUnit(at backslash: Int, upTo end: Int) -> UInt16? {
        guard backslash + 6 <= end, source.bytes[backslash] == UInt8(ascii: "\\"), source.bytes[backslash + 1] == UInt8(ascii: "u"),
            source.bytes[backslash + 2..<backslash + 6].allSatisfy(\.isHexDigit)
        else { return nil }
        return UInt16(source.string(backslash + 2..<backslash + 6), radix: 16)
    }

    /// `“…”` is taken as it stands, for the sake of what else may be wrong.
    mutating func readForeign(_ token: Token) {
        let opening = source.bytes.scalar(at: token.range.lowerBound).length
        let content = token.range.lowerBound + opening..<token.range.upperBound
        let last = String(decoding: source.bytes[content].suffix(3), as: UTF8.self).unicodeScalars.last
        let closing = last.map { Lexer.foreignQuotes.contains($0) || $0 == "\"" ? UTF8.width($0) : 0 } ?? 0
        append(content.dropLast(closing))
    }
}

// MARK: Strings over several lines

extension StringReader {
    mutating func readBlock(_ token: Token) {
        let content = token.range.lowerBound + 3..<token.range.upperBound - (token.isClosed ? 3 : 0)
        guard token.isClosed, let firstNewline = source.bytes[content].firstIndex(of: UInt8(ascii: "\n")) else { return readRun(content) }
        let opening = source.bytes[content.lowerBound..<firstNewline]
        if !opening.allSatisfy(\.isBlank) { findings.report(.textAfterOpeningQuotes, at: source.span(opening.indices)) }
        let lastNewline = source.bytes[content].lastIndex(of: UInt8(ascii: "\n")) ?? firstNewline
        let closing = source.bytes[(lastNewline + 1)..<content.upperBound]
        let indentation = closing.prefix(while: \.isBlank)
        if closing.count > indentation.count {
            findings.report(.textBeforeClosingQuotes, at: source.span(closing.indices))
            readLines(firstNewline + 1..<content.upperBound, indentation: indentation)
        } else if firstNewline < lastNewline {
            readLines(firstNewline + 1..<lastNewline, indentation: indentation)
        }
    }

    /// - Parameter lines: without the last line end, which is not part of the text.
    private mutating func readLines(_ lines: Range<Int>, indentation: ArraySlice<UInt8>) {
        var start = lines.lowerBound
        while true {
            let newline = source.bytes[start..<lines.upperBound].firstIndex(of: UInt8(ascii: "\n")) ?? lines.upperBound
            let end = newline > start && source.bytes[newline - 1] == UInt8(ascii: "\r") ? newline - 1 : newline
            let joinsNext = endsInLoneBackslash(start..<end)
            readLine(start..<(joinsNext ? end - 1 : end), indentation: indentation)
            if newline == lines.upperBound { return }
            if !joinsNext { append(newline..<newline + 1) }
            start = newline + 1
        }
    }

    private mutating func readLine(_ line: Range<Int>, indentation: ArraySlice<UInt8>) {
        let bytes = source.bytes[line]
        if bytes.starts(with: indentation) {
            readRun(line.lowerBound + indentation.count..<line.upperBound)
        } else if !bytes.allSatisfy(\.isBlank) {
            let margin = bytes.prefix(while: \.isBlank)
            findings.report(.tooLittleIndentation, at: source.span(margin.startIndex..<margin.endIndex + 1))
            readRun(margin.endIndex..<line.upperBound)
        }
    }

    private func endsInLoneBackslash(_ line: Range<Int>) -> Bool {
        source.bytes[line].reversed().prefix { $0 == UInt8(ascii: "\\") }.count % 2 == 1
    }
}

extension UInt8 {
    var isHexDigit: Bool {
        switch self {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"), UInt8(ascii: "A")...UInt8(ascii: "F"): true
        default: false
        }
    }

    fileprivate var isBlank: Bool { self == UInt8(ascii: " ") || self == UInt8(ascii: "\t") || self == UInt8(ascii: "\r") }
}

extension Array {
    /// The first index whose element, and all after it, satisfy the predicate.
    func partitioningIndex(where belongsInSecondPart: (Element) -> Bool) -> Int {
        var range = 0..<count
        while !range.isEmpty {
            let middle = range.lowerBound + range.count / 2
            range = belongsInSecondPart(self[middle]) ? range.lowerBound..<middle : middle + 1..<range.upperBound
        }
        return range.lowerBound
    }
}
