/// The bytes of one file, made fit for the lexer: valid UTF-8 without characters that turn the direction of writing.
///
/// What had to be replaced is reported and keeps its length, so that offsets are those of the file and the rest of it can be checked.
struct SourceText {
    let file: Int
    let bytes: [UInt8]

    /// - Returns: nil for a file that is no text: it holds NUL characters, and UTF-16 holds little else that can be read; or for one that is too large.
    init?(_ source: SourceFile, file: Int, findings: Findings) {
        self.file = file
        guard source.bytes.count <= SourceFile.maxBytes else {
            findings.report(.fileTooLarge, at: SourceSpan(file: file, range: 0..<1))
            return nil
        }
        if let first = source.bytes.firstIndex(of: 0) {
            findings.report(.nulCharacter, at: SourceSpan(file: file, range: first..<first + 1))
            return nil
        }
        var bytes = source.bytes
        Self.replaceWhatIsNotUTF8(in: &bytes, file: file, findings)
        Self.replaceBidiControls(in: &bytes, file: file, findings)
        self.bytes = bytes
    }

    /// Reported once: the mend, saving the file as UTF-8, is one for all places.
    private static func replaceWhatIsNotUTF8(in bytes: inout [UInt8], file: Int, _ findings: Findings) {
        var start = 0
        var isReported = false
        while let invalid = firstInvalid(bytes.span.extracting(start...)) {
            let range = start + invalid.lowerBound..<start + invalid.upperBound
            if !isReported { findings.report(.notUTF8, at: SourceSpan(file: file, range: range)) }
            isReported = true
            for offset in range { bytes[offset] = UInt8(ascii: "x") }
            start = range.upperBound
        }
    }

    private static func firstInvalid(_ bytes: Span<UInt8>) -> Range<Int>? {
        do throws(UTF8.ValidationError) {
            _ = try UTF8Span(validating: bytes)
            return nil
        } catch {
            return error.byteOffsets
        }
    }

    private static func replaceBidiControls(in bytes: inout [UInt8], file: Int, _ findings: Findings) {
        var offset = 0
        while let candidate = bytes[offset...].firstIndex(where: { $0 == 0xD8 || $0 == 0xE2 }) {
            let (scalar, length) = bytes.scalar(at: candidate)
            offset = candidate + length
            guard scalar.properties.isBidiControl else { continue }
            findings.report(.bidiControl(scalar), at: SourceSpan(file: file, range: candidate..<offset))
            for replaced in candidate..<offset { bytes[replaced] = UInt8(ascii: " ") }
        }
    }
}

extension SourceText {
    func span(_ range: Range<Int>) -> SourceSpan { SourceSpan(file: file, range: range) }

    func string(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

    /// The end of the line, without a CR before its LF.
    func lineEnd(from offset: Int) -> Int {
        let end = bytes[offset...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
        return end > offset && bytes[end - 1] == UInt8(ascii: "\r") ? end - 1 : end
    }

    /// How far a token that is first on its line is indented, in bytes.
    func indentation(of offset: Int) -> Int {
        let lineStart = bytes[..<offset].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
        return offset - lineStart
    }
}

extension [UInt8] {
    /// - Precondition: valid UTF-8, and a scalar begins here.
    func scalar(at offset: Int) -> (scalar: Unicode.Scalar, length: Int) {
        let first = self[offset]
        if UTF8.isASCII(first) { return (Unicode.Scalar(first), 1) }
        let length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
        var value = UInt32(first) & (0x7F >> UInt32(length))
        for continuation in self[offset + 1..<offset + length] { value = value << 6 | UInt32(continuation & 0x3F) }
        return (Unicode.Scalar(value) ?? "\u{FFFD}", length)
    }
}
