/// What came of formatting one rule file.
public enum Formatted: Sendable {
    /// All of the file; what was given, byte for byte, where it is formatted already.
    case text([UInt8])
    /// The file can't be read: it stays as it is. In the order of places.
    case unreadable([Diagnostic])
}

/// Writes a rule file in the one form of section 8 of the language.
///
/// Only syntax is judged: a list that is known to another file alone is no hindrance. Strings, regexes and comments keep their bytes, but
/// for white space at a comment's end and CR LF, which become LF; a file with text in it ends in one line end. Where the section is
/// silent: a list that does not fit goes on after a comma, one level deeper; a `list`, `hours`, `json` or `form` that does not has one
/// entry a line; a blank line between statements or after a comment stays, several become one; a comment within a statement ends the
/// line where a line may end, and otherwise moves to the line's end or, if it had a line of its own, above it.
///
/// Takes time in proportion to the size of the file.
public func formatRules(_ file: SourceFile) -> Formatted {
    let findings = Findings()
    guard let source = SourceText(file, file: 0, findings: findings) else { return .unreadable(findings.diagnostics(in: Atlas([file]))) }
    _ = Parser.tree(of: source, findings: findings)
    let (tokens, comments) = Lexer.tokensAndComments(of: source, findings: Findings())
    if let bracket = tokens.firstNested(deeperThan: Formatter.deepestBrackets) {
        findings.report(.nestedTooDeep(limit: Formatter.deepestBrackets), at: source.span(bracket.range))
    }
    let errors = findings.diagnostics(in: Atlas([file])).filter { $0.severity == .error }
    guard errors.isEmpty else { return .unreadable(errors) }
    return .text(LayoutPrinter.print(Formatter.layout(of: source, tokens: tokens, comments: comments), of: source))
}

/// Lays out the tokens of one file by the grammar, which shows in its reserved words alone what begins where.
///
/// This file moves through tokens and comments; the extensions lay out blocks, and the clauses of a statement. A file with errors is laid
/// out somehow, but no token is ever lost.
struct Formatter {
    let source: SourceText
    let tokens: [Token]
    private let comments: [Comment]
    private(set) var position = 0
    private var nextComment = 0
    /// Whether the token just laid out has a comment behind it.
    private var isBehindComment = false
    var layout = Layout()

    /// More than the parser lets parentheses and the values of a `json` have together.
    static let deepestBrackets = 128

    static func layout(of source: SourceText, tokens: [Token], comments: [Comment]) -> Layout {
        var formatter = Formatter(source: source, tokens: tokens, comments: comments)
        formatter.putStatements(in: .file)
        return formatter.layout
    }

    private init(source: SourceText, tokens: [Token], comments: [Comment]) {
        self.source = source
        self.tokens = tokens
        self.comments = comments
    }
}

// MARK: Tokens

extension Formatter {
    var token: Token { tokens[position] }
    var previous: Token? { position > 0 ? tokens[position - 1] : nil }

    /// The token with the comments that belong to it: those above it, and the one behind it, if need be behind its comma.
    mutating func put(withoutQuotes: Bool = false) {
        let token = token
        if token.kind != .comma { putCommentsAbove() }
        layout.text(text(withoutQuotes ? token.range.lowerBound + 1..<token.range.upperBound - 1 : token.range, of: token.kind))
        position += 1
        isBehindComment = false
        if self.token.kind == .comma { return }
        if let comment = waitingComment, !comment.isFirstOnLine {
            layout.comment(Layout.LaidComment(range: visible(comment), isTrailing: true))
            nextComment += 1
            isBehindComment = true
        }
    }

    private func text(_ range: Range<Int>, of kind: Token.Kind) -> Layout.Text {
        let bytes = source.bytes[range]
        let newline = UInt8(ascii: "\n")
        guard kind == .blockString, let firstEnd = bytes.firstIndex(of: newline), let lastEnd = bytes.lastIndex(of: newline) else {
            return Layout.Text(range: range, width: columns(of: bytes))
        }
        return Layout.Text(range: range, width: columns(of: bytes[..<firstEnd]), lastLineWidth: columns(of: bytes[(lastEnd + 1)...]))
    }

    private func columns(of bytes: ArraySlice<UInt8>) -> Int {
        bytes.allSatisfy(UTF8.isASCII) ? bytes.count : String(decoding: bytes, as: UTF8.self).columns
    }
}

// MARK: Comments

extension Formatter {
    /// The first comment not yet laid out, if it stands before the next token.
    private var waitingComment: Comment? {
        nextComment < comments.count && comments[nextComment].nextToken <= position ? comments[nextComment] : nil
    }

    /// Whether a comment stands between the last token and the next, so that a line has to end there.
    var isAtComment: Bool { isBehindComment || hasCommentAbove }

    var hasCommentAbove: Bool { waitingComment != nil }

    /// - Parameter keepsBlanks: whether a blank line below a comment stays, as before a statement.
    mutating func putCommentsAbove(keepsBlanks: Bool = false, isLastInBlock: Bool = false) {
        while let comment = waitingComment {
            nextComment += 1
            let isLast = waitingComment == nil && isLastInBlock
            layout.comment(
                Layout.LaidComment(
                    range: visible(comment), isTrailing: false,
                    isBlankBelow: keepsBlanks && !isLast && isBlankLine(after: comment.range.upperBound)))
        }
    }

    /// Whether the next thing to be laid out has a blank line above it.
    var isBelowBlankLine: Bool {
        let end = max(previous?.range.upperBound ?? 0, nextComment > 0 ? comments[nextComment - 1].range.upperBound : 0)
        return isBlankLine(after: end)
    }

    private func isBlankLine(after offset: Int) -> Bool {
        let comment = nextComment < comments.count ? comments[nextComment].range.lowerBound : source.bytes.count
        let gap = source.bytes[offset..<max(offset, min(comment, token.range.lowerBound))]
        return gap.count { $0 == UInt8(ascii: "\n") } > 1
    }

    private func visible(_ comment: Comment) -> Range<Int> {
        let text = String(decoding: source.bytes[comment.range], as: UTF8.self)
        let end = text.unicodeScalars.lastIndex { !Folding.isWhiteSpace($0) }.map { text.unicodeScalars.index(after: $0) }
        return comment.range.lowerBound..<comment.range.lowerBound + text.utf8.distance(from: text.startIndex, to: end ?? text.startIndex)
    }
}

extension [Token] {
    fileprivate func firstNested(deeperThan limit: Int) -> Token? {
        var depth = 0
        return first { token in
            switch token.kind {
            case .leftBrace, .leftParenthesis, .leftBracket: depth += 1
            case .rightBrace, .rightParenthesis, .rightBracket: depth -= 1
            default: break
            }
            return depth > limit
        }
    }
}
