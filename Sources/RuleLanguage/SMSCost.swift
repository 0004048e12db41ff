import SMSMessages

/// What a text costs as an SMS, as far as it is fixed.
struct SMSCost {
    private let literal: StringLiteral
    /// The pieces of the text that are always sent.
    private let fixedRanges: [Range<Int>]
    /// False with values in it, which may make it longer.
    private let isFixed: Bool
    private let length: SMSLength

    /// A text without values.
    init(fixed literal: StringLiteral) {
        self.init(literal, pieces: [TemplatePiece(kind: .literal(literal.text), range: 0..<literal.text.utf8.count)])
    }

    init(_ literal: StringLiteral, pieces: [TemplatePiece]) {
        self.literal = literal
        var text = ""
        var ranges: [Range<Int>] = []
        for piece in pieces {
            guard case .literal(let fixed) = piece.kind else { continue }
            text += fixed
            ranges.append(piece.range)
        }
        fixedRanges = ranges
        isFixed = ranges.count == pieces.count
        length = SMSLength(text)
    }

    /// At least, where it is not fixed.
    var parts: Int { length.parts }
    var isExact: Bool { isFixed }

    func report(findings: Findings) {
        if isFixed, length.parts > SMSLimit().parts {
            findings.report(.overlongReply(units: length.units, isGSM: length.encoding == .gsm7), at: literal.span)
        } else if length.parts > 1 {
            findings.report(.severalSMS(length.parts, atLeast: !isFixed), at: literal.span)
        }
        if length.encoding == .ucs2 { reportCostlyCharacters(findings) }
    }

    /// Only where GSM-7 is within reach: a text in a script that it doesn't have has to be UCS-2.
    private func reportCostlyCharacters(_ findings: Findings) {
        var costly: [CostlyCharacter] = []
        for (scalar, offset) in fixedScalars where GSMAlphabet.septets(of: scalar) == nil {
            let plain = scalar.plain
            if plain == nil, scalar.properties.isAlphabetic { return }
            if let index = costly.firstIndex(where: { $0.scalar == scalar }) {
                costly[index].offsets.append(offset)
            } else if costly.count == 8 {
                return
            } else {
                costly.append(CostlyCharacter(scalar: scalar, plain: plain, offsets: [offset]))
            }
        }
        // As long as one of them stays, nothing is won by writing the others plainly.
        let canBePlain = costly.allSatisfy { $0.plain != nil }
        for character in costly {
            findings.report(
                .notInGSM(character.scalar, plain: character.plain), at: span(of: character.scalar, at: character.offsets[0]),
                edits: canBePlain ? edits(of: character) : [])
        }
    }

    private struct CostlyCharacter {
        let scalar: Unicode.Scalar
        let plain: String?
        /// In the literal's text.
        var offsets: [Int]
    }

    private func edits(of character: CostlyCharacter) -> [SourceEdit] {
        guard let plain = character.plain, character.offsets.allSatisfy(literal.isVerbatim) else { return [] }
        let written = plain == "\"" ? "\\\"" : plain
        return character.offsets.map { SourceEdit(span(of: character.scalar, at: $0), written) }
    }

    private func span(of scalar: Unicode.Scalar, at offset: Int) -> SourceSpan {
        literal.span(of: offset..<offset + UTF8.width(scalar))
    }

    private var fixedScalars: [(Unicode.Scalar, Int)] {
        var scalars: [(Unicode.Scalar, Int)] = []
        var offset = 0
        var ranges = fixedRanges[...]
        for scalar in literal.text.unicodeScalars {
            while let range = ranges.first, range.upperBound <= offset { ranges.removeFirst() }
            if let range = ranges.first, range.contains(offset) { scalars.append((scalar, offset)) }
            offset += UTF8.width(scalar)
        }
        return scalars
    }
}

extension Unicode.Scalar {
    /// What GSM-7 has to write in its place, if it has anything.
    fileprivate var plain: String? {
        if let plain = GSMAlphabet.typewritten(self) { return plain }
        if Folding.isDropped(self) { return "" }
        let folded = Folding.fold(String(self))
        let candidate = properties.isUppercase ? folded.uppercased() : folded
        return candidate.unicodeScalars.allSatisfy { GSMAlphabet.septets(of: $0) != nil } ? candidate : nil
    }
}
