/// Writes a ``Layout``, in one pass: no line looks further ahead than it is long.
struct LayoutPrinter {
    static let columns = 100
    private static let indentation = 4

    private let source: SourceText
    private let steps: [Layout.Step]
    private var output: [UInt8] = []
    private var line = Line(levels: 0)
    private var levels = 0
    /// Of the groups that are open, whether each is on one line.
    private var isFlat: [Bool] = []

    /// A line that is being written, with what will stand above it and at its end.
    private struct Line {
        let levels: Int
        var text: [UInt8] = []
        var column: Int
        var above: [Layout.LaidComment] = []
        var trailing: Layout.LaidComment?

        init(levels: Int) {
            self.levels = levels
            column = levels * indentation
        }

        /// A line has room for one comment at its end: the last.
        mutating func take(_ comment: Layout.LaidComment) {
            guard comment.isTrailing else { return above.append(comment) }
            if let trailing { above.append(trailing) }
            trailing = comment
        }
    }

    /// - Returns: with one line end after the last line; empty for an empty layout.
    static func print(_ layout: Layout, of source: SourceText) -> [UInt8] {
        var printer = LayoutPrinter(source, layout.steps)
        for index in layout.steps.indices { printer.take(index) }
        printer.endLine()
        return printer.output
    }

    private init(_ source: SourceText, _ steps: [Layout.Step]) {
        self.source = source
        self.steps = steps
    }

    private mutating func take(_ index: Int) {
        switch steps[index] {
        case .text(let text): write(text)
        case .space: write(spaces: 1)
        case .comment(let comment): line.take(comment)
        case .lineEnd(let isBlankBelow):
            endLine()
            if isBlankBelow { output.append(UInt8(ascii: "\n")) }
        case .groupBreak(let spaces): isFlat.last == true ? write(spaces: spaces) : endLine()
        case .fillBreak(let isForced): isFlat.last == true || !isForced && fits(from: index + 1, after: 1) ? write(spaces: 1) : wrap()
        case .open(let isBroken): isFlat.append(isFlat.last == true || !isBroken && fits(from: index, after: 0))
        case .close: isFlat.removeLast()
        case .indent(let levels): self.levels += levels
        }
    }

    // MARK: Looking ahead

    /// Whether what follows, up to where the line may end next, still fits on it. The group that begins here is taken as one line.
    private func fits(from start: Int, after spaces: Int) -> Bool {
        var column = line.column + spaces
        var depth = 0
        for (index, step) in steps[start...].enumerated() {
            let isInGroup = depth > 0
            switch step {
            case .text(let text):
                column += text.width
                if text.lastLineWidth != nil { return column <= Self.columns }
            case .space: column += 1
            case .groupBreak(let spaces):
                if !isInGroup { return true }
                column += spaces
            case .fillBreak:
                if !isInGroup { return true }
                column += 1
            case .lineEnd: return true
            case .open: if isInGroup || index == 0 { depth += 1 }
            case .close: if isInGroup { depth -= 1 }
            case .comment, .indent: break
            }
            if column > Self.columns { return false }
        }
        return true
    }

    // MARK: Writing

    private mutating func write(_ text: Layout.Text) {
        line.column = text.lastLineWidth ?? line.column + text.width
        if text.lastLineWidth == nil {
            line.text += source.bytes[text.range]
        } else {
            line.text += source.bytes[text.range].withLineFeeds
        }
    }

    private mutating func write(spaces: Int) {
        line.text.append(contentsOf: repeatElement(UInt8(ascii: " "), count: spaces))
        line.column += spaces
    }

    private mutating func wrap() {
        endLine()
        line = Line(levels: levels + 1)
    }

    private mutating func endLine() {
        for comment in line.above { writeAlone(comment) }
        if !line.text.isEmpty { writeIndented(line.text) }
        if let trailing = line.trailing {
            output += [UInt8(ascii: " "), UInt8(ascii: " ")]
            output += source.bytes[trailing.range]
        }
        if !line.text.isEmpty { output.append(UInt8(ascii: "\n")) }
        line = Line(levels: levels)
    }

    private mutating func writeAlone(_ comment: Layout.LaidComment) {
        writeIndented(source.bytes[comment.range])
        output.append(UInt8(ascii: "\n"))
        if comment.isBlankBelow { output.append(UInt8(ascii: "\n")) }
    }

    private mutating func writeIndented(_ bytes: some Sequence<UInt8>) {
        output.append(contentsOf: repeatElement(UInt8(ascii: " "), count: line.levels * Self.indentation))
        output.append(contentsOf: bytes)
    }
}

extension ArraySlice<UInt8> {
    /// With LF for CR LF, as a text over several lines is read anyway. The first CR of CR CR LF belongs to the text, which the second
    /// keeps from becoming a line end.
    fileprivate var withLineFeeds: [UInt8] {
        let (carriageReturn, lineFeed) = (UInt8(ascii: "\r"), UInt8(ascii: "\n"))
        return indices.filter { index in
            let isLineEnd = self[index] == carriageReturn && index + 1 < endIndex && self[index + 1] == lineFeed
            return !isLineEnd || index > startIndex && self[index - 1] == carriageReturn
        }.map { self[$0] }
    }
}
