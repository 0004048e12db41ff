/// A rule in its author's words, for whoever asks why it acts or does not. Matching never reads it.
public struct RuleWords: Sendable, Equatable {
    /// What stands after `on`, such as `4040, @desks`; nil outside an `on` block.
    public var places: String?
    public var condition: ConditionWords
    /// `limit 1 per 1d`; nil where there is none.
    public var limit: String?

    public init(places: String?, condition: ConditionWords, limit: String? = nil) {
        self.places = places
        self.condition = condition
        self.limit = limit
    }
}

/// A condition as it is written, part for part the tree of the ``Condition`` it was checked as.
public struct ConditionWords: Sendable, Equatable {
    /// On one line and without comments, else character by character; ends in `…` after ``longest`` characters. May hold control characters.
    public var text: String
    /// Of `not` its operand, of `and` and `or` all of theirs; none of a check.
    public var parts: [ConditionWords]
    /// The lists named in a `from` or `to`, in order.
    public var lists: [NamedList]

    public struct NamedList: Sendable, Equatable, Codable {
        public var name: String
        /// Its entries, those of lists in it among them, each counted once.
        public var entryCount: Int

        public init(name: String, entryCount: Int) {
            self.name = name
            self.entryCount = entryCount
        }
    }

    public init(text: String, parts: [ConditionWords] = [], lists: [NamedList] = []) {
        self.text = text
        self.parts = parts
        self.lists = lists
    }

    /// Unicode scalars that are kept of a part, so that a rule with thousands of keywords can be shown too.
    public static let longest = 60
}

extension RuleWords {
    /// - Parameter lists: of which all entries have been checked.
    init(_ node: RuleNode, on places: [AddressNode]?, atlas: Atlas, lists: SetTable) {
        if let places, let first = places.first, let last = places.last {
            self.places = atlas.words(of: first.span.joined(to: last.span))
        }
        condition = ConditionWords(node.condition, atlas: atlas, lists: lists)
        limit = node.limit.map { atlas.words(of: $0.span) }
    }
}

extension ConditionWords {
    fileprivate init(_ node: ConditionNode, atlas: Atlas, lists table: SetTable) {
        text = atlas.words(of: node.span)
        parts = node.parts.map { ConditionWords($0, atlas: atlas, lists: table) }
        lists = node.addresses.compactMap { address in
            guard case .list(let name) = address.kind else { return nil }
            return NamedList(name: name.text, entryCount: table.entryCount(of: name.text))
        }
    }
}

extension ConditionNode {
    fileprivate var parts: [ConditionNode] {
        switch kind {
        case .not(let operand): [operand]
        case .and(let operands), .or(let operands): operands
        case .always, .keyword, .text, .matches, .from, .to, .via, .time, .day, .date, .during, .hole: []
        }
    }

    fileprivate var addresses: [AddressNode] {
        switch kind {
        case .from(let addresses), .to(let addresses): addresses
        case .always, .keyword, .text, .matches, .via, .time, .day, .date, .during, .not, .and, .or, .hole: []
        }
    }
}

extension Atlas {
    /// What is written there, with one space for what stands between two tokens, whatever that is.
    ///
    /// - Parameter longest: in characters; what is longer ends in `…`.
    func words(of span: SourceSpan, upTo longest: Int = ConditionWords.longest) -> String {
        let piece = beginning(of: span, upTo: 8 * longest)
        if piece.count == span.range.count, piece.count <= longest, piece.isOneSpacedLine {
            return String(decoding: piece, as: UTF8.self)
        }
        // What is wrong in it has been reported.
        guard let source = SourceText(SourceFile(path: "", bytes: piece), file: 0, findings: Findings()) else { return "" }
        var words = ""
        var end = 0
        for token in Lexer.tokens(of: source, findings: Findings()) where token.kind != .end {
            if token.range.lowerBound > end { words += " " }
            words += source.string(token.range)
            end = token.range.upperBound
        }
        let isCut = piece.count < span.range.count || words.unicodeScalars.count > longest
        return isCut ? String(words.unicodeScalars.prefix(longest)) + "…" : words
    }

    private func beginning(of span: SourceSpan, upTo limit: Int) -> [UInt8] {
        let bytes = bytes(of: span)
        guard bytes.count > limit else { return Array(bytes) }
        let isBoundary = { (offset: Int) in !UTF8.isContinuation(bytes[offset]) }
        let end = (bytes.startIndex...bytes.startIndex + limit).last(where: isBoundary) ?? bytes.startIndex
        return Array(bytes[..<end])
    }
}

extension [UInt8] {
    /// Whether there is nothing to make shorter, as in most conditions.
    fileprivate var isOneSpacedLine: Bool {
        var last: UInt8 = 0
        for byte in self {
            if byte < UInt8(ascii: " ") || byte == UInt8(ascii: "#") || byte == UInt8(ascii: " ") && last == byte { return false }
            last = byte
        }
        return true
    }
}
