/// The words of a text, found one by one from the left (section 4 of the language).
///
/// A run between white space is a word once quotes and punctuation at its ends are off; a run of these alone is none.
public struct MessageWords: Sequence, IteratorProtocol, Sendable {
    public struct Word: Sendable {
        /// The word as written, with characters inside that nobody sees, such as a soft hyphen.
        fileprivate let stripped: Substring
        /// From the word's run, with the punctuation before it, to the end of the text.
        fileprivate let tail: Substring
    }

    private var tail: Substring.UnicodeScalarView

    public init(_ text: String) {
        tail = text[...].unicodeScalars
    }

    public mutating func next() -> Word? {
        while true {
            tail = tail.drop(while: Folding.isWhiteSpace)
            if tail.isEmpty { return nil }
            let start = tail
            let run = tail.prefix { !Folding.isWhiteSpace($0) }
            tail = tail[run.endIndex...]
            let stripped = run.trimmed { $0.isStrippedFromWords || Folding.isDropped($0) }
            if !stripped.isEmpty { return Word(stripped: Substring(stripped), tail: Substring(start)) }
        }
    }
}

extension MessageWords.Word {
    /// The UTF-8 offset in the text where the word's run begins, the punctuation before the word included.
    public var runOffset: Int { tail.base.utf8.distance(from: tail.base.startIndex, to: tail.startIndex) }

    /// `{rest}` for a keyword that ends before this word: the text from its run to the end, trimmed.
    public var rest: Substring { Folding.trimmed(tail) }

    /// `{word1}`: stripped, not folded, without what nobody sees.
    public var text: String {
        var kept = String.UnicodeScalarView()
        kept.append(contentsOf: stripped.unicodeScalars.lazy.filter { !Folding.isDropped($0) })
        return String(kept)
    }

    public var folded: String { Folding.fold(String(stripped)) }

    /// Appends the folded word's UTF-8.
    public func fold(into output: inout [UInt8]) {
        Folding.fold(stripped.utf8.span, into: &output)
    }
}

extension Substring.UnicodeScalarView {
    func trimmed(where isTrimmed: (Unicode.Scalar) -> Bool) -> Substring.UnicodeScalarView {
        let head = drop(while: isTrimmed)
        guard let last = head.lastIndex(where: { !isTrimmed($0) }) else { return head }
        return head[...last]
    }
}

extension Unicode.Scalar {
    var isStrippedFromWords: Bool {
        switch self {
        case "a"..."z", "A"..."Z", "0"..."9", "#", "%", "&", "@": false
        case "`", "´", "<", ">": true
        default: isPunctuation
        }
    }
}
