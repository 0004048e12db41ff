/// The smallest piece of a rule file. Its text is read from the file where it is needed.
struct Token {
    enum Kind: Equatable {
        /// A name, a word or a number, judged by where it stands.
        case atom
        /// `"…"`
        case string
        /// `"""…"""`
        case blockString
        /// `“…”` or `'…'`, which the lexer has refused.
        case foreignString
        case regex
        case leftBrace, rightBrace, leftParenthesis, rightParenthesis, leftBracket, rightBracket
        case comma, colon, atSign
        /// After the last token.
        case end
    }

    let kind: Kind
    let range: Range<Int>
    let isFirstOnLine: Bool
    /// False for a string or regex that the line's end cut short.
    var isClosed = true
    /// Set for an atom that holds what none can, which the lexer has reported.
    var isRefused = false
    /// Set for an atom that is a reserved word.
    var word: Word?

    var isString: Bool { kind == .string || kind == .blockString || kind == .foreignString }
}

/// `# …`, up to its line's end: nothing to the parser.
struct Comment {
    let range: Range<Int>
    let isFirstOnLine: Bool
    /// The place of the token that follows it, of which `end` is the last.
    let nextToken: Int
}
