/// A pattern between slashes, as PCRE2 will receive it.
struct RegexLiteral {
    /// With its slashes and the flag.
    let span: SourceSpan
    /// `\/` already made `/`.
    let pattern: String
    let ignoresCase: Bool
    /// Offsets in `pattern` of the slashes that lost their backslash; ascending.
    private let unescapedSlashes: [Int]

    init(_ token: Token, in source: SourceText) {
        let end = source.bytes[token.range].lastIndex(of: UInt8(ascii: "/")) ?? token.range.upperBound
        let content = source.bytes[token.range.lowerBound + 1..<(token.isClosed ? end : token.range.upperBound)]
        var utf8: [UInt8] = []
        var slashes: [Int] = []
        var isEscaped = false
        for byte in content {
            if isEscaped, byte == UInt8(ascii: "/") {
                utf8.removeLast()
                slashes.append(utf8.count)
            }
            utf8.append(byte)
            isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
        }
        span = source.span(token.range)
        pattern = String(decoding: utf8, as: UTF8.self)
        ignoresCase = token.isClosed && source.bytes[end...token.range.upperBound - 1].contains(UInt8(ascii: "i"))
        unescapedSlashes = slashes
    }

    /// Where a piece of `pattern`, in UTF-8 offsets, stands in the file.
    func span(of piece: Range<Int>) -> SourceSpan {
        let start = sourceOffset(of: piece.lowerBound)
        return SourceSpan(file: span.file, range: start..<max(start, sourceOffset(of: piece.upperBound)))
    }

    private func sourceOffset(of offset: Int) -> Int {
        span.range.lowerBound + 1 + offset + unescapedSlashes.partitioningIndex { $0 >= offset }
    }
}
