import RuleLanguage
import SMSMessages
import Synchronization

/// What matching one message needs to remember, kept from message to message so that its memory is used again. For one user at a time.
///
/// Holds the forms in which a text is compared, each made once, and only where a candidate asks for it.
///
/// Accesses go unchecked: none calls back into what it accesses, and the checks cost an eighth of all matching.
public final class MatchScratch {
    /// The rules that act: indices into the matcher's, in order.
    @exclusivity(unchecked) public internal(set) var acting: [Int] = []
    /// Rules passed over because a regex reached its bound.
    @exclusivity(unchecked) public internal(set) var undecided: [Int] = []

    @exclusivity(unchecked) private(set) var words = FirstWords()
    @exclusivity(unchecked) private var comparable = LazyBytes()
    @exclusivity(unchecked) private var trimmed = LazyBytes()
    let regexWorker = RegexWorker()
    @exclusivity(unchecked) var candidates = CandidateQueue()
    @exclusivity(unchecked) private var found = FoundLiterals()
    @exclusivity(unchecked) var nameBuffer: [UInt8] = []
    @exclusivity(unchecked) private(set) var state = DecisionState()
    @exclusivity(unchecked) private(set) var zone = TimeZoneTable.utc
    @exclusivity(unchecked) private var localTime: LocalTime?

    public init() {}

    /// Forgets the message before.
    func begin(_ message: InboundMessage, _ state: DecisionState, in zone: TimeZoneTable, foldingWords limit: Int) {
        self.state = state
        self.zone = zone
        localTime = nil
        acting.clear()
        undecided.clear()
        comparable.clear()
        trimmed.clear()
        candidates.clear()
        found.clear()
        words.read(message.text, upTo: limit)
    }

    /// Patterns of a long text take no more together.
    func bound(steps: Int, isOverdue: (() -> Bool)?) { regexWorker.begin(steps: steps, isOverdue: isOverdue) }

    /// As `text is` and its kin compare it.
    func comparableText(of message: InboundMessage) -> [UInt8] {
        comparable.bytes { Folding.comparable(message.text.utf8.span, into: &$0) }
    }

    /// What clocks showed when it was received.
    func localTime(of message: InboundMessage) -> LocalTime {
        if let localTime { return localTime }
        let local = zone.local(at: message.clockTime)
        localTime = local
        return local
    }

    /// Whether the literal of the index was not noted before for this message.
    func isNew(literal: Int, of count: Int) -> Bool { found.insert(literal, of: count) }

    /// What a regex sees: the text without white space around it.
    func trimmedText(of message: InboundMessage) -> [UInt8] {
        trimmed.bytes { bytes in
            let utf8 = message.text.utf8.span
            if utf8.isEmpty || !utf8[0].mayBeWhiteSpace && !utf8[utf8.count - 1].mayBeWhiteSpace {
                utf8.withUnsafeBufferPointer { bytes.append(contentsOf: $0) }
            } else {
                bytes.append(contentsOf: message.trimmedText.utf8)
            }
        }
    }
}

extension InboundMessage {
    /// What the rule language calls the text (section 4).
    var trimmedText: Substring { Folding.trimmed(text) }
}

extension UInt8 {
    /// False of every character that is certainly none.
    fileprivate var mayBeWhiteSpace: Bool { self <= UInt8(ascii: " ") || !UTF8.isASCII(self) }
}

/// Which literals stand in a message. Each carries the number of the message that had it last, so that none need be wiped.
private struct FoundLiterals {
    private var lastSeen: [UInt64] = []
    private var message: UInt64 = 0

    mutating func clear() { message += 1 }

    mutating func insert(_ literal: Int, of count: Int) -> Bool {
        if lastSeen.count < count { lastSeen += Array(repeating: 0, count: count - lastSeen.count) }
        if lastSeen[literal] == message { return false }
        lastSeen[literal] = message
        return true
    }
}

/// The first words of a message, folded.
struct FirstWords {
    /// Stands behind each word. No UTF-8 holds this byte, so that `AB C` and `A BC` differ.
    static let end: UInt8 = 0xFF

    /// After each word, the hash of all so far.
    private(set) var hashes: [UInt64] = []
    private var bytes: [UInt8] = []

    mutating func read(_ text: String, upTo limit: Int) {
        clear()
        guard limit > 0, !readASCII(text.utf8.span, upTo: limit) else { return }
        clear()
        var source = MessageWords(text)
        while hashes.count < limit, let word = source.next() {
            word.fold(into: &bytes)
            endWord()
        }
    }

    private mutating func clear() {
        hashes.clear()
        bytes.clear()
    }

    /// - Returns: false where only ``MessageWords`` can tell the words.
    private mutating func readASCII(_ utf8: Span<UInt8>, upTo limit: Int) -> Bool {
        var offset = 0
        while hashes.count < limit {
            switch MessageWords.foldNextASCIIWord(of: utf8, from: &offset, into: &bytes) {
            case .notASCII: return false
            case .end: return true
            case .word: endWord()
            }
        }
        return true
    }

    private mutating func endWord() {
        bytes.append(Self.end)
        hashes.append(TextHash(bytes.span).value)
    }

    /// - Parameter alone: whether there may be no more words. One more than the keyword has must have been read.
    func begin(with keyword: CompiledKeyword, alone: Bool) -> Bool {
        if alone, hashes.count != keyword.wordCount { return false }
        return bytes.span.starts(with: keyword.words.span)
    }
}

extension Span<UInt8> {
    fileprivate func starts(with other: Span<UInt8>) -> Bool {
        guard count >= other.count else { return false }
        for index in other.indices where self[unchecked: index] != other[unchecked: index] { return false }
        return true
    }
}

extension Array {
    /// Forgets the elements and keeps the memory; unlike `removeAll(keepingCapacity:)` for nothing where there is nothing.
    mutating func clear() {
        if !isEmpty { removeAll(keepingCapacity: true) }
    }
}

/// Bytes made when first asked for.
private struct LazyBytes {
    private var buffer: [UInt8] = []
    private var isMade = false

    mutating func clear() {
        buffer.clear()
        isMade = false
    }

    mutating func bytes(_ make: (inout [UInt8]) -> Void) -> [UInt8] {
        if !isMade {
            make(&buffer)
            isMade = true
        }
        return buffer
    }
}

/// Scratch for as many as ask at once, each message's given back for the next.
final class ScratchPool: Sendable {
    private struct Idle: @unchecked Sendable {
        // Whoever takes it out of the pool under the mutex is its only user until it is put back.
        let scratch: MatchScratch
    }

    private let idle = Mutex<[Idle]>([])

    func withScratch<Result>(_ body: (MatchScratch) -> Result) -> Result {
        let taken = idle.withLock { $0.popLast() } ?? Idle(scratch: MatchScratch())
        defer { idle.withLock { $0.append(taken) } }
        return body(taken.scratch)
    }
}
