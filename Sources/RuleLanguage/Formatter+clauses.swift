extension Formatter {
    /// How the tokens of one statement are laid out: on one line if it fits.
    private struct Clauses {
        /// The words before which the line ends where it doesn't fit.
        let beginnings: Set<Word>
        let braces: Braces
        /// Which would mean something else without quotes.
        let takenWords: Set<String>
        /// Those that are open.
        var brackets: [Token.Kind] = []
        var isInKeywords: Bool
        /// Whether one has begun after the first.
        var areSeveral = false

        enum Braces {
            /// `list`: white space parts the entries, commas may.
            case entries
            /// White space parts the entries, commas the parts of one.
            case hours
            /// JSON: commas part the members.
            case members
        }

        init(of word: Word?) {
            beginnings =
                switch word {
                case .when: [.and, .or, .limit]
                case .send: [.to]
                case .email: [.subject, .body]
                case .stop, .start: [.reply]
                case .message: [.from, .to, .at, .after, .via]
                case .expect: [.subject, .json]
                default: []
                }
            braces =
                switch word {
                case .list: .entries
                case .hours: .hours
                default: .members
                }
            isInKeywords = word == .stop || word == .start
            // `stop off` is something else than `stop "off"`.
            takenWords = isInKeywords ? ["off"] : []
        }
    }

    /// A statement or an option: at least one token of it.
    mutating func putClauses(upTo ends: Set<Word>) {
        var clauses = Clauses(of: token.word)
        layout.open()
        put()
        let indent = layout.indent(levels: 0)
        while clauses.brackets.isEmpty ? !isAtEnd(upTo: ends) : token.kind != .end { put(&clauses) }
        for _ in clauses.brackets { closeBracket(&clauses) }
        // Where there are clauses, what a wrapped list goes on with stands deeper than they do.
        layout.setIndent(levels: clauses.areSeveral ? 1 : 0, at: indent)
        layout.indent(levels: clauses.areSeveral ? -1 : 0)
        layout.close()
    }

    /// The next token, where the line never ends but after a comma.
    mutating func putNext() {
        putGap(Clauses(of: nil))
        put()
    }

    private mutating func put(_ clauses: inout Clauses) {
        if token.isClosing, !clauses.brackets.isEmpty { return closeBracket(&clauses) }
        putGap(clauses)
        if token.isOpening { return openBracket(&clauses) }
        if let word = token.word {
            clauses.isInKeywords = word == .keyword
            if clauses.brackets.isEmpty, clauses.beginnings.contains(word) { clauses.areSeveral = true }
        }
        put(withoutQuotes: clauses.isInKeywords && canStandBare(token, besides: clauses.takenWords))
    }

    // MARK: Gaps

    /// What stands between the last token and the next.
    private mutating func putGap(_ clauses: Clauses) {
        if token.kind == .comma || token.kind == .colon || token.kind == .rightParenthesis { return }
        switch (previous?.kind, clauses.brackets.last) {
        case (.atSign, _), (.leftParenthesis, _): return
        case (.leftBrace, .leftBrace): putGroupBreak(spaces: 1)
        case (.leftBracket, .leftBracket): putGroupBreak(spaces: 0)
        case (_, .leftBrace), (_, .leftBracket): putGapBetweenMembers(clauses)
        case _ where token.word.map(clauses.beginnings.contains) == true: putGroupBreak(spaces: 1)
        // An item's word that is first on its line begins that item.
        case (.comma, _) where token.word?.beginsItem != true: layout.fillBreak(isForced: isAtComment)
        default: layout.space()
        }
    }

    private mutating func putGapBetweenMembers(_ clauses: Clauses) {
        switch clauses.braces {
        case .entries: putGroupBreak(spaces: previous?.kind == .comma ? 1 : 2)
        case .hours where previous?.kind == .comma: layout.fillBreak(isForced: isAtComment)
        case .hours where previous.map(isTimes) == true && !isTimes(token): putGroupBreak(spaces: 2)
        case .members where previous?.kind == .comma: putGroupBreak(spaces: 1)
        case .hours, .members: layout.space()
        }
    }

    private mutating func putGroupBreak(spaces: Int) { layout.groupBreak(spaces: spaces, isForced: isAtComment) }

    /// `closed` or `09:00-17:30`, rather than a day.
    private func isTimes(_ token: Token) -> Bool {
        source.bytes[token.range].contains(UInt8(ascii: ":")) || source.bytes[token.range].elementsEqual("closed".utf8)
    }

    // MARK: Brackets

    private mutating func openBracket(_ clauses: inout Clauses) {
        clauses.brackets.append(token.kind)
        layout.open()
        put()
        layout.indent()
    }

    private mutating func closeBracket(_ clauses: inout Clauses) {
        let opening = clauses.brackets.removeLast()
        let isEmpty = previous?.kind == opening
        if opening != .leftParenthesis {
            if hasCommentAbove {
                putGroupBreak(spaces: 0)
                putCommentsAbove()
            }
            layout.indent(levels: -1)
            putGroupBreak(spaces: opening == .leftBrace && !isEmpty ? 1 : 0)
        } else {
            layout.indent(levels: -1)
        }
        if token.isClosing { put() }
        layout.close()
    }

    // MARK: Keywords

    /// Whether a keyword means the same without its quotes.
    private func canStandBare(_ token: Token, besides takenWords: Set<String>) -> Bool {
        guard token.kind == .string else { return false }
        let findings = Findings()
        let content = Array(source.bytes[token.range.lowerBound + 1..<token.range.upperBound - 1])
        guard let text = SourceText(SourceFile(path: "", bytes: content), file: 0, findings: findings) else { return false }
        let atom = Lexer.tokens(of: text, findings: findings)[0]
        return atom.kind == .atom && atom.word == nil && atom.range == content.indices && findings.count == 0
            && !takenWords.contains(text.string(atom.range))
    }
}

extension Token {
    fileprivate var isOpening: Bool { kind == .leftBrace || kind == .leftParenthesis || kind == .leftBracket }
}
