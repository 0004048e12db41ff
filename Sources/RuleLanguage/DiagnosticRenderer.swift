/// Writes diagnostics for people, with the line they speak of, or for tools, one a line.
public struct DiagnosticRenderer: Sendable {
    private let files: [SourceFile]
    private let paint: Paint

    /// - Parameter files: those that were compiled, in the same order.
    public init(files: [SourceFile], colour: Bool = false) {
        self.files = files
        paint = Paint(isOn: colour)
    }

    /// `rules/a.rules:3:5: error[AB011]: … (try: …)`
    public func compact(_ diagnostic: Diagnostic) -> String {
        let mend = diagnostic.mend.map { " (try: \($0))" } ?? ""
        let related = diagnostic.related.map { " (see \($0))" } ?? ""
        return
            "\(diagnostic.location): \(diagnostic.severity.rawValue)[\(diagnostic.code.rawValue)]: \(diagnostic.message)\(mend)\(related)"
    }

    /// The sentence, the place, the source line with the span underlined, and what to do; several lines, without a line end.
    public func pretty(_ diagnostic: Diagnostic) -> String {
        let excerpt = Excerpt(of: diagnostic.span.range, in: files[diagnostic.span.file].bytes)
        let number = String(diagnostic.location.line)
        let margin = String(repeating: " ", count: number.count)
        let head = "\(diagnostic.severity.rawValue)[\(diagnostic.code.rawValue)]"
        var lines = [
            paint.strong("\(paint.severity(diagnostic.severity, head)): \(diagnostic.message)"),
            "\(margin) ┌─ \(diagnostic.location)",
            "\(number) │ \(excerpt.line)",
            "\(margin) │ \(excerpt.indent)\(paint.severity(diagnostic.severity, excerpt.carets))",
        ]
        if let mend = diagnostic.mend { lines.append("\(margin) = try: \(mend)") }
        if let related = diagnostic.related { lines.append("\(margin) = see \(related)") }
        return lines.joined(separator: "\n")
    }
}

/// A line of a file, or as much of it as fits, and where the carets go.
private struct Excerpt {
    let line: String
    let indent: String
    let carets: String

    /// What is shown of a line to the left and the right of where the span begins, in bytes.
    private static let reach = (left: 100, right: 160)

    init(of span: Range<Int>, in bytes: [UInt8]) {
        let start = min(span.lowerBound, bytes.count)
        let shown = Self.surroundings(of: start, in: bytes)
        let end = max(start, min(span.upperBound, shown.upperBound))
        let left = Self.show(bytes[shown.lowerBound..<start])
        let marked = Self.show(bytes[start..<end])
        let isCut = shown.lowerBound > 0 && bytes[shown.lowerBound - 1] != UInt8(ascii: "\n")
        line = (isCut ? "…" : "") + left.text + marked.text + Self.show(bytes[end..<shown.upperBound]).text
        indent = String(repeating: " ", count: left.width + (isCut ? 1 : 0))
        carets = String(repeating: "^", count: max(1, marked.width))
    }

    /// The line around an offset, or as much of it as is shown.
    private static func surroundings(of offset: Int, in bytes: [UInt8]) -> Range<Int> {
        let before = bytes[max(0, offset - reach.left)..<offset]
        let after = bytes[offset..<min(bytes.count, offset + reach.right)]
        let start = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? before.firstIndex { !UTF8.isContinuation($0) }
        var end = after.firstIndex(of: UInt8(ascii: "\n")) ?? after.endIndex
        while end < bytes.count, end > offset, UTF8.isContinuation(bytes[end]) { end -= 1 }
        return (start ?? offset)..<end
    }

    /// Tabs become spaces, and what can't be seen or would turn the line is escaped.
    private static func show(_ bytes: ArraySlice<UInt8>) -> (text: String, width: Int) {
        var text = ""
        var width = 0
        for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars where scalar != "\r" && scalar != "\u{FEFF}" {
            let visible = scalar == "\t" ? " " : scalar.visible
            text += visible
            width += visible.columns
        }
        return (text, width)
    }
}

private struct Paint {
    let isOn: Bool

    func strong(_ text: String) -> String { isOn ? "\u{1B}[1m\(text)\u{1B}[0m" : text }

    func severity(_ severity: Diagnostic.Severity, _ text: String) -> String {
        guard isOn else { return text }
        return switch severity {
        case .error: "\u{1B}[1;31m\(text)\u{1B}[0m\u{1B}[1m"
        case .warning: "\u{1B}[1;33m\(text)\u{1B}[0m\u{1B}[1m"
        }
    }
}
