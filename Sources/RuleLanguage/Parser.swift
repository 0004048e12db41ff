import SMSMessages

/// Reads the tokens of one file by the grammar, top down, and goes on after every mistake.
///
/// This file moves through the tokens and finds the way back after a mistake; the grammar is in the extensions: items, rules,
/// conditions, actions, values, and what is not supported yet.
struct Parser {
    let source: SourceText
    let findings: Findings
    private let tokens: [Token]
    private(set) var position = 0
    /// After an unclosed block the `}`s that follow belong nowhere, and say nothing new.
    var hasUnclosedBlock = false
    /// How many `on` blocks are open: a second one is a mistake that is read over, a third closes them all.
    var openBlocks = 0
    /// Read where no item may stand, and kept as if it stood outside.
    var strayItems: [SyntaxTree.Item] = []

    static let deepestParentheses = 64

    static func tree(of source: SourceText, findings: Findings) -> SyntaxTree {
        var parser = Parser(source: source, findings: findings, tokens: Lexer.tokens(of: source, findings: findings))
        return parser.parseFile()
    }

    private init(source: SourceText, findings: Findings, tokens: [Token]) {
        self.source = source
        self.findings = findings
        self.tokens = tokens
    }
}

// MARK: Moving through the tokens

extension Parser {
    var token: Token { tokens[position] }
    var isAtEnd: Bool { tokens[position].kind == .end }
    /// The token before this one; at the beginning, this one.
    var previous: Token { tokens[max(0, position - 1)] }

    func token(after distance: Int) -> Token { tokens[min(position + distance, tokens.count - 1)] }

    func text(of token: Token) -> String { source.string(token.range) }

    func span(of token: Token) -> SourceSpan { source.span(token.range) }

    /// From the beginning of a token to the end of the one before this.
    func span(from start: Token) -> SourceSpan {
        source.span(start.range.lowerBound..<max(start.range.upperBound, previous.range.upperBound))
    }

    @discardableResult mutating func advance() -> Token {
        let token = token
        if !isAtEnd { position += 1 }
        return token
    }

    mutating func take(_ kind: Token.Kind) -> Token? { token.kind == kind ? advance() : nil }

    mutating func take(_ word: Word) -> Token? { token.word == word ? advance() : nil }

    /// For the words that are reserved nowhere, such as `is`.
    mutating func take(atom text: String) -> Token? { token.kind == .atom && self.text(of: token) == text ? advance() : nil }

    /// A point just after the last token, or where the file begins: where something is missing.
    var gap: SourceSpan { position == 0 ? source.span(token.range) : span(of: previous) }
}

// MARK: Finding the way back

extension Parser {
    /// No block reaches beyond this: an item's word first on its line begins that item, whatever was left open.
    var isAtItemBoundary: Bool { isAtEnd || token.isFirstOnLine && token.word?.beginsItem == true }

    var isAtBlockEnd: Bool { token.kind == .rightBrace || isAtItemBoundary }

    func report(_ problem: Problem, at token: Token) { findings.report(problem, at: span(of: token)) }

    /// - Parameter insertion: what is missing, where there is only one way to say it.
    func reportMissing(_ piece: Problem.Piece, insert insertion: String? = nil) {
        let shown = previous.isString ? text(of: previous).visible : text(of: previous).shown
        let edits = position == 0 ? [] : insertion.map { [self.insertion(of: $0)] } ?? []
        findings.report(.missing(piece, after: shown), at: gap, edits: edits)
    }

    /// Just after the last token.
    func insertion(of text: String) -> SourceEdit {
        .insertion(of: text, at: previous.range.upperBound, in: source.file)
    }

    /// Takes this token away, and leaves one space where there is something on both sides of it.
    func removal(of token: Token, before next: Token) -> SourceEdit {
        let start = token.isFirstOnLine ? token.range.lowerBound : previous.range.upperBound
        let end = next.isFirstOnLine ? token.range.upperBound : next.range.lowerBound
        return SourceEdit(source.span(start..<end), token.isFirstOnLine || next.isFirstOnLine ? "" : " ")
    }

    mutating func reportUnclosed(_ bracket: Token, of owner: String) {
        hasUnclosedBlock = true
        let boundary = isAtEnd ? nil : span(of: token)
        findings.report(.unclosed(text(of: bracket), in: owner), at: span(of: bracket), related: boundary)
    }

    /// Passes over at least one token, up to a place where a statement of a rule may begin or a block ends.
    mutating func skipStatement() {
        skipBalanced { $0.isFirstOnLine && $0.kind == .atom || $0.word?.beginsStatement == true }
    }

    /// As ``skipStatement()``, but within a condition, which may go on.
    mutating func skipCheck() {
        skipBalanced { $0.word?.beginsStatement == true || $0.word == .and || $0.word == .or }
    }

    /// Passes over at least one token, up to where an item may begin: with its word, or after a block.
    mutating func skipToItem() {
        var depth = 0
        repeat {
            if token.kind == .leftBrace { depth += 1 }
            if token.kind == .rightBrace { depth -= 1 }
            advance()
            if depth == 0, previous.kind == .rightBrace, token.isFirstOnLine { return }
        } while !isAtItemBoundary && !isAtLaterItem
    }

    private var isAtLaterItem: Bool { token.isFirstOnLine && token.kind == .atom && LaterWord(rawValue: text(of: token)) != nil }

    /// Passes over one token at least, brackets with all they hold.
    mutating func skipBalanced(until isEnd: (Token) -> Bool) {
        var depth = 0
        repeat {
            switch token.kind {
            case .leftBrace, .leftParenthesis, .leftBracket: depth += 1
            case .rightBrace, .rightParenthesis, .rightBracket: depth -= 1
            default: break
            }
            advance()
            if depth <= 0, token.isClosing || isEnd(token) { return }
        } while !isAtItemBoundary
    }

    /// The word this atom is, or the one somebody probably meant by it, which is reported.
    func word(among words: Set<Word>, place: Problem.WordPlace) -> Word? {
        guard token.kind == .atom else { return nil }
        if let word = token.word, words.contains(word) { return word }
        guard token.word.map({ Word.otherwiseMeant.contains($0) && Word(meantBy: text(of: token), among: words) != nil }) ?? true,
            let nearest = Word(meantBy: text(of: token), among: words) ?? nearestWord(to: token, among: words)
        else { return nil }
        report(.unknownWord(text(of: token), in: place, nearest: nearest.rawValue), at: token)
        return nearest
    }

    func nearestWord(to token: Token, among words: Set<Word>) -> Word? {
        let candidates = words.map(\.rawValue).sorted()
        return NearestName.find(text(of: token), among: candidates).flatMap(Word.init(text:))
    }

    /// Says that the token means nothing here.
    func reportUnexpected(in place: Problem.WordPlace) {
        let text = token.isString ? text(of: token).unquoted : text(of: token)
        if LaterWord(rawValue: text) != nil, place == .item || place == .onBlock || place == .ruleBlock {
            report(.notInThisVersion(text), at: token)
        } else if token.kind == .atom, token.word == nil {
            report(.unknownWord(text, in: place, nearest: nil), at: token)
        } else if !token.isClosing {
            report(.unexpected(text, in: place), at: token)
        } else if !hasUnclosedBlock {
            report(.closesNothing(text), at: token)
        }
    }
}

extension Token {
    var isClosing: Bool { kind == .rightBrace || kind == .rightParenthesis || kind == .rightBracket }
}
