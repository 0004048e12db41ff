extension Formatter {
    /// What may stand in a pair of braces, each on lines of its own.
    enum Block {
        case file, on, rule, test

        /// A statement goes on until the next of these.
        var beginnings: Set<Word> {
            switch self {
            case .file: Self.items
            case .on: Self.rules
            case .rule: Self.steps
            case .test: Self.testSteps
            }
        }

        private static let items = Word.items.union([.language])
        private static let rules: Set<Word> = [.stop, .start, .rule, .otherwise]
        private static let steps = Word.actions.union([.when, .continue])
        private static let testSteps: Set<Word> = [.given, .message, .expect]

        var hasBlankLineBetweenStatements: Bool { self == .file || self == .on }
    }

    /// Up to the block's `}`, or to the file's end.
    mutating func putStatements(in block: Block) {
        var isFirst = true
        while !isAtEnd(of: block) {
            if block != .file || !isFirst {
                layout.lineEnd(isBlankBelow: !isFirst && (block.hasBlankLineBetweenStatements || isBelowBlankLine))
            }
            putCommentsAbove(keepsBlanks: true)
            putStatement(in: block)
            isFirst = false
        }
        putLastComments(isFirst: isFirst, in: block)
    }

    private func isAtEnd(of block: Block) -> Bool { token.kind == .end || block != .file && token.kind == .rightBrace }

    private mutating func putLastComments(isFirst: Bool, in block: Block) {
        guard hasCommentAbove else { return }
        if block != .file || !isFirst { layout.lineEnd(isBlankBelow: !isFirst && isBelowBlankLine) }
        putCommentsAbove(keepsBlanks: true, isLastInBlock: true)
    }

    private mutating func putStatement(in block: Block) {
        switch (block, token.word) {
        case (.file, .on): putBlock(.on, upTo: block.beginnings)
        case (.file, .rule), (.file, .otherwise), (.on, .rule), (.on, .otherwise): putBlock(.rule, upTo: block.beginnings)
        case (.file, .test): putBlock(.test, upTo: block.beginnings)
        case (.rule, .webhook), (.rule, .fetch): putCall(upTo: block.beginnings)
        default: putClauses(upTo: block.beginnings)
        }
    }

    /// `rule NAME { … }`: what stands before the brace, and each statement behind it on lines of its own.
    private mutating func putBlock(_ kind: Block, upTo beginnings: Set<Word>) {
        put()
        layout.indent()
        while !isAtEnd(upTo: beginnings), token.kind != .leftBrace { putNext() }
        layout.indent(levels: -1)
        guard token.kind == .leftBrace else { return }
        layout.space()
        put()
        layout.indent()
        putStatements(in: kind)
        layout.indent(levels: -1)
        layout.lineEnd()
        if token.kind == .rightBrace { put() }
    }

    /// Whether a statement ends here, or goes on with one of these words.
    func isAtEnd(upTo words: Set<Word>) -> Bool {
        token.kind == .end || token.kind == .rightBrace || token.word.map(words.contains) == true
    }

    // MARK: Calls

    private static let options: [Word] = [.header, .body, .json, .form, .as, .timeout, .else]

    /// `webhook` and `fetch`: each option on a line of its own, all in one order.
    private mutating func putCall(upTo beginnings: Set<Word>) {
        let ends = beginnings.union(Self.options)
        put()
        while !isAtEnd(upTo: ends) { putNext() }
        layout.indent()
        var options: [(rank: Int, layout: Layout)] = []
        while let word = token.word, let rank = Self.options.firstIndex(of: word) {
            options.append((rank, option(upTo: ends)))
        }
        // Two headers stay in their order: a receiver may tell them apart.
        for option in options.sorted(by: { $0.rank < $1.rank }) { layout.append(option.layout) }
        layout.indent(levels: -1)
    }

    private mutating func option(upTo ends: Set<Word>) -> Layout {
        let call = layout
        layout = Layout()
        layout.lineEnd()
        if token.word == .else { putBlock(.rule, upTo: ends) } else { putClauses(upTo: ends) }
        defer { layout = call }
        return layout
    }
}
