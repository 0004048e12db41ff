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
        guard trimmed.isValueName else {
            findings.report(.malformedValue("{\(content)}"), at: span(of: range.lowerBound - 1..<range.upperBound + 1))
            return .hole
        }
        return .value(name: trimmed, fallback: fallback)
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
