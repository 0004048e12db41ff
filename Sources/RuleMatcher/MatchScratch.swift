import RuleLanguage
import SMSMessages
import Synchronization

/// What matching one message needs to remember, kept from message to message so that its memory is used again. For one user at a time.
///
/// Holds the forms in which a text is compared, each made once, and only where a candidate asks for it.
public final class MatchScratch {
    /// The rules that act: indices into the matcher's, in order.
    public internal(set) var acting: [Int] = []
    /// Rules passed over because a regex reached its bound.
    public internal(set) var undecided: [Int] = []

    private(set) var words = FirstWords()
    private var comparable = LazyBytes()
    private var trimmed = LazyBytes()
    let regexWorker = RegexWorker()
    var candidates = CandidateQueue()
    var nameBuffer: [UInt8] = []

    public init() {}

    /// Forgets the message before.
    func begin(_ message: InboundMessage, foldingWords limit: Int) {
        acting.removeAll(keepingCapacity: true)
        undecided.removeAll(keepingCapacity: true)
        comparable.clear()
        trimmed.clear()
        candidates.clear()
        words.read(message.text, upTo: limit)
    }

    /// As `text is` and its kin compare it.
    func comparableText(of message: InboundMessage) -> [UInt8] {
        comparable.bytes { Folding.comparable(message.text.utf8.span, into: &$0) }
    }

    /// What a regex sees: the text without white space around it.
    func trimmedText(of message: InboundMessage) -> [UInt8] {
        trimmed.bytes { $0.append(contentsOf: message.trimmedText.utf8) }
    }
}

extension InboundMessage {
    /// What the rule language calls the text (section 4).
    var trimmedText: Substring { Folding.trimmed(text) }
}

/// The first words of a message, folded.
struct FirstWords {
    /// After each word, the hash of all so far.
    private(set) var hashes: [UInt64] = []
    private var bytes: [UInt8] = []
    /// Where in ``bytes`` each word ends.
    private var ends: [Int] = []

    mutating func read(_ text: String, upTo limit: Int) {
        hashes.removeAll(keepingCapacity: true)
        bytes.removeAll(keepingCapacity: true)
        ends.removeAll(keepingCapacity: true)
        var hash = TextHash()
        var words = MessageWords(text)
        while ends.count < limit, let word = words.next() {
            let start = bytes.count
            word.fold(into: &bytes)
            ends.append(bytes.count)
            hash.add(word: bytes[start...])
            hashes.append(hash.value)
        }
    }

    /// - Parameter alone: whether there may be no more words. One more than `expected` has must have been read.
    func begin(with expected: [FoldedWord], alone: Bool) -> Bool {
        guard alone ? ends.count == expected.count : ends.count >= expected.count else { return false }
        var start = 0
        for (word, end) in zip(expected, ends) {
            guard bytes[start..<end].elementsEqual(word) else { return false }
            start = end
        }
        return true
    }
}

/// Bytes made when first asked for.
private struct LazyBytes {
    private var buffer: [UInt8] = []
    private var isMade = false

    mutating func clear() {
        buffer.removeAll(keepingCapacity: true)
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

/// Several ascending lists of rules, read as one: ascending, each rule once.
struct CandidateQueue {
    private var lists: [Range<Int>] = []
    private var last = -1

    mutating func clear() {
        lists.removeAll(keepingCapacity: true)
        last = -1
    }

    mutating func add(_ list: Range<Int>) {
        if !list.isEmpty { lists.append(list) }
    }

    /// - Parameter rules: what the ranges added are ranges of.
    mutating func next(in rules: [Int]) -> Int? {
        while true {
            guard let list = lists.indices.min(by: { rules[lists[$0].lowerBound] < rules[lists[$1].lowerBound] }) else { return nil }
            let candidate = rules[lists[list].lowerBound]
            if lists[list].count > 1 { lists[list].removeFirst() } else { lists.remove(at: list) }
            if candidate != last {
                last = candidate
                return candidate
            }
        }
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
