/// A piece of a template as written: fixed text, or a value's name in braces.
struct TemplatePiece {
    enum Kind {
        case literal(String)
        case value(name: String, fallback: String?)
        /// Has been reported.
        case hole
    }

    let kind: Kind
    /// In the UTF-8 of the string's text.
    let range: Range<Int>
}

extension StringLiteral {
    /// Takes the text apart at its braces (section 5 of the language).
    func templatePieces(findings: Findings) -> [TemplatePiece] {
        let utf8 = Array(text.utf8)
        var pieces: [TemplatePiece] = []
        var start = 0
        while let brace = firstBrace(in: utf8, from: start) {
            append(utf8, start..<brace, to: &pieces)
            guard let end = utf8[brace...].firstIndex(of: UInt8(ascii: "}")) else {
                findings.report(.unclosedValue, at: span(of: brace..<brace + 1))
                pieces.append(TemplatePiece(kind: .hole, range: brace..<utf8.count))
                return pieces
            }
            pieces.append(TemplatePiece(kind: readValue(utf8, brace + 1..<end, findings: findings), range: brace..<end + 1))
            start = end + 1
        }
        append(utf8, start..<utf8.count, to: &pieces)
        return pieces
    }

    private func firstBrace(in utf8: [UInt8], from start: Int) -> Int? {
        var start = start
        while let brace = utf8[start...].firstIndex(of: UInt8(ascii: "{")) {
            if !isEscaped(brace) { return brace }
            start = brace + 1
        }
        return nil
    }

    private func isEscaped(_ brace: Int) -> Bool {
        let index = escapedBraces.partitioningIndex { $0 >= brace }
        return index < escapedBraces.count && escapedBraces[index] == brace
    }

    private func append(_ utf8: [UInt8], _ range: Range<Int>, to pieces: inout [TemplatePiece]) {
        guard !range.isEmpty else { return }
        pieces.append(TemplatePiece(kind: .literal(String(decoding: utf8[range], as: UTF8.self)), range: range))
    }

    /// What stands between the braces.
    private func readValue(_ utf8: [UInt8], _ range: Range<Int>, findings: Findings) -> TemplatePiece.Kind {
        let content = String(decoding: utf8[range], as: UTF8.self)
        var name = Substring(content)
        var fallback: String?
        if let separator = content.firstRange(ofTwo: UInt8(ascii: "?")) {
            name = content[..<separator.lowerBound]
            fallback = String(Folding.trimmed(content[separator.upperBound...]))
            // With an escape the text and the file differ in length.
            guard span(of: range).range.count == range.count else {
                findings.report(.escapeInFallback, at: span(of: range))
                return .hole
            }
        }
        let trimmed = String(Folding.trimmed(name))
        if trimmed.hasPrefix("{"), range.upperBound + 1 < utf8.count, utf8[range.upperBound + 1] == UInt8(ascii: "}"), fallback == nil {
            let inner = String(Folding.trimmed(trimmed.dropFirst()))
            if inner.isValueName {
                findings.report(.doubledBraces(inner), at: span(of: range.lowerBound - 1..<range.upperBound + 2))
                return .hole
            }
        }
        guard trimmed.isValueName else {
            findings.report(.malformedValue("{\(content)}"), at: span(of: range.lowerBound - 1..<range.upperBound + 1))
            return .hole
        }
        return .value(name: trimmed, fallback: fallback)
    }

    /// Warns of `$text`, `%text%`, `[text]` and `<text>`, as other programs write values.
    func reportForeignValues(_ pieces: [TemplatePiece], findings: Findings) {
        let utf8 = Array(text.utf8)
        for piece in pieces {
            guard case .literal = piece.kind else { continue }
            for start in piece.range where Self.foreignBrackets[utf8[start]] != nil {
                guard let (range, name) = Self.foreignValue(in: utf8[start..<piece.range.upperBound]) else { continue }
                let shown = String(decoding: utf8[range], as: UTF8.self)
                // In brackets it may be meant as it stands.
                let isExact = shown.hasPrefix("$") || shown.hasPrefix("%")
                findings.report(
                    .foreignValue(shown, name: name), at: span(of: range), edits: isExact ? [SourceEdit(span(of: range), "{\(name)}")] : [])
            }
        }
    }

    /// What closes each; nothing closes `$`.
    private static let foreignBrackets: [UInt8: UInt8?] = [
        UInt8(ascii: "$"): nil as UInt8?, UInt8(ascii: "%"): UInt8(ascii: "%"), UInt8(ascii: "["): UInt8(ascii: "]"),
        UInt8(ascii: "<"): UInt8(ascii: ">"),
    ]

    private static func foreignValue(in utf8: ArraySlice<UInt8>) -> (Range<Int>, name: String)? {
        guard let first = utf8.first, let closing = foreignBrackets[first] else { return nil }
        let name = utf8.dropFirst().prefix(while: \.isLetterOrDigit)
        guard !name.isEmpty, name.count < 16 else { return nil }
        var end = name.endIndex
        if let closing {
            guard end < utf8.endIndex, utf8[end] == closing else { return nil }
            end += 1
        }
        let written = String(decoding: name, as: UTF8.self)
        guard Template.Value.builtInNames.contains(written) else { return nil }
        return (utf8.startIndex..<end, written)
    }

    /// Warns of values in a text that is no template.
    func reportValues(findings: Findings) {
        let utf8 = Array(text.utf8)
        var start = 0
        while let brace = firstBrace(in: utf8, from: start) {
            let name = utf8[(brace + 1)...].prefix { $0 != UInt8(ascii: "{") && $0 != UInt8(ascii: "}") }
            start = name.endIndex
            guard start < utf8.count, utf8[start] == UInt8(ascii: "}") else { continue }
            let text = String(decoding: name, as: UTF8.self)
            if Template.Value(builtIn: text) != nil { findings.report(.valueInLiteral(text), at: span(of: brace..<start + 1)) }
        }
    }
}

extension String {
    fileprivate func firstRange(ofTwo byte: UInt8) -> Range<Index>? {
        var previous: Index?
        for index in utf8.indices where utf8[index] == byte {
            if let previous, utf8.index(after: previous) == index { return previous..<utf8.index(after: index) }
            previous = index
        }
        return nil
    }

    /// `from`, `latest.headline.0`, `1`
    fileprivate var isValueName: Bool {
        guard let first = unicodeScalars.first, first.properties.isAlphabetic || ("0"..."9").contains(first) else { return false }
        return unicodeScalars.allSatisfy { scalar in
            switch scalar.properties.generalCategory {
            case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber, .nonspacingMark,
                .spacingMark, .enclosingMark:
                true
            default: scalar == "_" || scalar == "-" || scalar == "."
            }
        }
    }
}

extension UInt8 {
    fileprivate var isLetterOrDigit: Bool {
        switch self {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
        default: false
        }
    }
}
