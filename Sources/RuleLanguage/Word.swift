/// The reserved words: in lower case no rule, list or bare keyword can be called so.
enum Word: String, CaseIterable, Sendable {
    case language, timezone, list, audience, hours, stop, start, on, rule, otherwise, test
    case when, limit, per, and, or, not, alone, keyword, text, from, to, via, time, day, date, during, always
    case reply, send, email, webhook, fetch, subscribe, unsubscribe, ignore, `continue`
    case subject, body, header, json, form, timeout, `as`, `else`
    case given, message, expect, at, after
}

extension Word {
    static let items: Set<Word> = [.timezone, .list, .audience, .hours, .stop, .start, .on, .rule, .otherwise, .test]
    static let checks: Set<Word> = [.keyword, .text, .from, .to, .via, .time, .day, .date, .during, .always]
    static let actions: Set<Word> = [.reply, .send, .email, .webhook, .fetch, .subscribe, .unsubscribe, .ignore]
    /// What may begin a statement in a rule's block.
    static let statements: Set<Word> = actions.union([.when, .limit, .continue])

    var beginsItem: Bool { Self.items.contains(self) }
    var beginsStatement: Bool { Self.statements.contains(self) }

    private static let byText = Dictionary(uniqueKeysWithValues: allCases.map { ($0.rawValue, $0) })

    init?(text: String) {
        guard let word = Self.byText[text] else { return nil }
        self = word
    }
}

extension Word {
    /// Reserved words that somebody may write for another one.
    static let otherwiseMeant: Set<Word> = [.at, .message, .else]

    private static let meanings: [String: Word] = [
        "if": .when, "answer": .reply, "respond": .reply, "default": .otherwise, "else": .otherwise, "but": .and, "sender": .from,
        "message": .text, "at": .time, "everything": .always, "anything": .always,
    ]

    /// What other languages say for a word of this one.
    init?(meantBy text: String, among words: Set<Word>) {
        guard let word = Self.meanings[text.lowercased()], words.contains(word) else { return nil }
        self = word
    }
}

/// What a later version of the language will say (section 10): reserved as the first word of an item or an action only.
enum LaterWord: String, CaseIterable {
    case ask, alert, acknowledge, escalate, shadow, disabled
}
