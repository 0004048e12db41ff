/// What a message says about further messages to its sender (section 9 of the language).
public enum ConsentWord: String, Codable, Sendable, Equatable {
    case stop, start
}

/// How a sender's consent ends and resumes at one of our numbers.
public struct Consent: Sendable, Equatable {
    public var stop: ConsentWords
    public var start: ConsentWords

    public init(stop: ConsentWords, start: ConsentWords) {
        self.stop = stop
        self.start = start
    }

    /// Without a word of the rules.
    public static let builtIn = Consent(
        stop: ConsentWords(
            phrases: [
                ["stop"], ["stopall"], ["stop", "all"], ["unsubscribe"], ["cancel"], ["end"], ["quit"], ["revoke"], ["optout"],
                ["opt", "out"],
            ],
            confirmation: "You will get no more messages from this number. Text START to get them again."),
        start: ConsentWords(
            phrases: [["start"], ["unstop"]],
            confirmation: "You will get messages from this number again. Text STOP to end them."))

    /// After `stop off`: the provider does all of it.
    public var isOff: Bool { stop.phrases.isEmpty }
}

public struct ConsentWords: Sendable, Equatable {
    /// Folded words of each phrase, the built-in ones first, as ``ConsentPhrases/words(of:)`` has them; empty after `stop off`.
    public var phrases: [[String]]
    /// What confirms it, as literal text; nil where nothing does.
    public var confirmation: String?

    public init(phrases: [[String]], confirmation: String?) {
        self.phrases = phrases
        self.confirmation = confirmation
    }
}

/// The phrases of a ``Consent``, ready to be looked for.
public struct ConsentPhrases: Sendable {
    /// Texts are compared scalar by scalar, which `String` does not do.
    private var meanings: [[[UInt8]]: ConsentWord] = [:]
    private var mostWords = 0

    public init(_ consent: Consent) {
        // Where both have one, it stops.
        for phrase in consent.start.phrases { insert(phrase, meaning: .start) }
        for phrase in consent.stop.phrases { insert(phrase, meaning: .stop) }
    }

    public mutating func insert(_ phrase: [String], meaning: ConsentWord) {
        meanings[phrase.map { Array($0.utf8) }] = meaning
        mostWords = max(mostWords, phrase.count)
    }

    /// What a text means that is one of the phrases, said once or over and over, and nothing else.
    public func meaning(of text: String) -> ConsentWord? {
        guard mostWords > 0 else { return nil }
        var words = Self.lazyWords(of: text).makeIterator()
        var said: [[UInt8]] = []
        while said.count < mostWords, let word = words.next() { said.append(Array(word.utf8)) }
        let begun = said.indices.map { Array(said[...$0]) }.filter { meanings[$0] != nil }
        // Of nearly every message there is nothing more to read.
        if begun.isEmpty { return nil }
        while let word = words.next() { said.append(Array(word.utf8)) }
        let repeated = begun.filter { said.count.isMultiple(of: $0.count) && zip(said, said.dropFirst($0.count)).allSatisfy(==) }
        let found = repeated.compactMap { meanings[$0] }
        return found.contains(.stop) ? .stop : found.first
    }

    /// The words of a text that say something, folded: parted at hyphens too, and without what is no letter or digit at their ends.
    public static func words(of text: String) -> [String] { Array(lazyWords(of: text)) }

    private static func lazyWords(of text: String) -> some Sequence<String> {
        MessageWords(text).lazy.flatMap { word in
            word.folded.unicodeScalars.split(separator: "-").lazy.compactMap { part in
                let spoken = part.drop { !$0.isLetterOrDigit }
                return spoken.lastIndex { $0.isLetterOrDigit || $0.isMark }.map { String(spoken[...$0]) }
            }
        }
    }
}
