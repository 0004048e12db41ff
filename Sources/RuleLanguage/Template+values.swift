extension Template.Value {
    /// What is known of every message, and what a keyword binds.
    private static let named: [String: Template.Value] = [
        "from": .from, "to": .to, "text": .text, "id": .id, "channel": .channel, "date": .date, "time": .time, "received": .received,
        "keyword": .keyword, "rest": .rest,
    ]

    private static let words = Dictionary(uniqueKeysWithValues: (1...9).map { ("word\($0)", Template.Value.word($0)) })

    /// A value of the language's own, that no group can be named like.
    init?(builtIn name: String) {
        guard let value = Self.named[name] ?? Self.words[name] else { return nil }
        self = value
    }

    static let builtInNames = (named.keys.sorted() + words.keys.sorted())

    var isAlwaysKnown: Bool {
        switch self {
        case .from, .to, .text, .id, .channel, .date, .time, .received, .word: true
        case .keyword, .rest, .namedGroup, .numberedGroup, .fetched, .secret: false
        }
    }
}
