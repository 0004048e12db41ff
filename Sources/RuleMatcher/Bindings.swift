import RuleLanguage
import SMSMessages

/// The values a chosen rule's condition gives to its templates (section 5).
struct Bindings: Equatable {
    var keyword: String?
    var rest: String?
    var namedGroups: [String: String] = [:]
    /// The whole match first.
    var numberedGroups: [String] = []
}

extension CompiledCondition {
    /// A second, literal reading of a condition that holds, from left to right.
    func bindings(for message: InboundMessage, in scratch: MatchScratch) -> Bindings {
        var bindings = Bindings()
        bind(&bindings, message, scratch)
        return bindings
    }

    private func bind(_ bindings: inout Bindings, _ message: InboundMessage, _ scratch: MatchScratch) {
        switch self {
        case .always, .textIs, .textContains, .textStartsWith, .textEndsWith, .from, .to, .via, .time, .day, .date, .during, .not: break
        case .keyword(let keywords, let alone):
            let matching = keywords.filter { scratch.words.begin(with: $0, alone: alone) }
            // Of several with the most words, the one written first.
            guard let keyword = matching.reversed().max(by: { $0.wordCount <= $1.wordCount }) else { return }
            bindings.keyword = keyword.written
            bindings.rest = message.rest(afterWords: keyword.wordCount)
        case .textMatches(let patterns):
            let text = scratch.trimmedText(of: message)
            guard let groups = patterns.lazy.compactMap({ $0.groups(in: text, by: scratch.regexWorker) }).first else { return }
            bindings.namedGroups.merge(groups.named) { _, later in later }
            bindings.numberedGroups = groups.numbered
        case .and(let sides):
            for side in sides { side.bind(&bindings, message, scratch) }
        case .or(let sides):
            sides.first { $0.holds(for: message, in: scratch) == .yes }?.bind(&bindings, message, scratch)
        }
    }
}

extension InboundMessage {
    /// From the next word's run to the end; empty where there is no such word.
    fileprivate func rest(afterWords count: Int) -> String {
        MessageWords(text).dropFirst(count).first { _ in true }.map { String($0.rest) } ?? ""
    }
}
