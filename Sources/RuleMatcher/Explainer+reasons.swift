import RuleLanguage
import SMSMessages

extension Explainer {
    /// What of the message makes a single check true, false or unknown.
    func reason(for check: WrittenCondition, being truth: Truth) -> Reason {
        let holds: Bool? = truth == .unknown ? nil : truth == .yes
        switch check.condition {
        case .keyword(let keywords, let alone): return reason(forKeywords: keywords, alone: alone, holds: holds)
        case .textIs: return Reason(kind: .textIs, holds: holds, text: message.trimmedText.beginning)
        case .textContains(let texts): return reason(.contains, texts, holds) { $0.contains(bytes: $1) }
        case .textStartsWith(let texts): return reason(.startsWith, texts, holds) { $0.starts(with: $1) }
        case .textEndsWith(let texts): return reason(.endsWith, texts, holds) { $0.ends(with: $1) }
        case .textMatches(let patterns): return reason(forPatterns: patterns.count, check.compiled, holds: holds)
        case .from(let senders) where !senders.isEmpty && senders.allSatisfy(\.isAudience):
            return Reason(kind: .audience, holds: holds, address: message.sender.text, count: senders.count)
        case .via: return Reason(kind: .channel, holds: holds, text: message.channel)
        case .time, .day, .date, .during: return Reason(kind: .moment, holds: holds, text: moment)
        case .from(let senders): return reason(.sender, message.sender, senders.count, check.words.lists, holds)
        case .to(let receivers): return reason(.receiver, message.receiver, receivers.count, check.words.lists, holds)
        case .always, .not, .and, .or: return Reason(kind: .always, holds: holds)
        }
    }

    /// `Sat 2026-11-21 23:10 in Europe/Amsterdam`
    private var moment: String {
        let local = scratch.localTime(of: message)
        let civil = CivilTime(message.clockTime, offsetSeconds: zone.offset(at: message.clockTime))
        return "\(local.date.weekday.shortName) \(civil.date) \(civil.time) \(zone == .utc ? "UTC" : "in \(zone.identifier)")"
    }

    // MARK: Keywords

    private func reason(forKeywords keywords: [Keyword], alone: Bool, holds: Bool?) -> Reason {
        // Nobody reads more words than the longest keyword has; one more tells whether there are any.
        let longest = keywords.map(\.words.count).max() ?? 1
        let words = Array(MessageWords(message.text).prefix(longest + 1))
        if words.isEmpty { return Reason(kind: .noWords, holds: holds) }
        let folded = words.map { Array($0.folded.utf8) }
        let begun = keywords.filter { folded.starts(with: $0.words.map { Array($0.utf8) }) }.map(\.words.count).max()
        if alone, holds == false, let begun, begun < words.count {
            return Reason(kind: .moreWords, holds: holds, text: words[begun].rest.beginning)
        }
        let first = words.prefix(longest).map(\.text).joined(separator: " ").beginning
        let nearest = holds == false ? nearest(to: words.map(\.folded), among: keywords) : nil
        return Reason(kind: words.count <= longest ? .allWords : .words, holds: holds, text: first, nearest: nearest)
    }

    private func nearest(to words: [String], among keywords: [Keyword]) -> String? {
        for (length, keywords) in Dictionary(grouping: keywords, by: \.words.count).sorted(by: { $0.key < $1.key }) {
            let folded = keywords.map { $0.words.joined(separator: " ") }
            let near = NearestName.find(words.prefix(length).joined(separator: " "), among: folded)
            if let near, let index = folded.firstIndex(of: near) { return keywords[index].written }
        }
        return nil
    }

    // MARK: Texts

    /// - Parameter matches: whether the message's comparable text does with another what the check says.
    private func reason(
        _ kind: Reason.Kind, _ texts: [ComparedText], _ holds: Bool?, matches: ([UInt8], [UInt8]) -> Bool
    ) -> Reason {
        if holds == true {
            let whole = scratch.comparableText(of: message)
            let found = texts.first { matches(whole, Array($0.folded.utf8)) }
            return Reason(kind: kind, holds: holds, value: found?.written)
        }
        let text = kind == .endsWith ? message.trimmedText.end : kind == .startsWith ? message.trimmedText.beginning : nil
        return Reason(kind: kind, holds: holds, text: text, value: texts.count == 1 ? texts[0].written : nil, count: texts.count)
    }

    private func bound(of compiled: CompiledCondition) -> Int {
        guard case .textMatches(let patterns) = compiled else { return RegexWorker.stepsPerPattern }
        return patterns.contains(where: scratch.regexWorker.isStarved) ? RegexWorker.stepsPerMessage : RegexWorker.stepsPerPattern
    }

    private func reason(forPatterns count: Int, _ compiled: CompiledCondition, holds: Bool?) -> Reason {
        guard let holds else { return Reason(kind: .bound, count: bound(of: compiled)) }
        guard holds, case .textMatches(let patterns) = compiled else { return Reason(kind: .pattern, holds: holds, count: count) }
        let text = scratch.trimmedText(of: message)
        let found = patterns.lazy.compactMap { $0.groups(in: text, by: scratch.regexWorker)?.numbered.first }.first
        return Reason(kind: .pattern, holds: holds, text: found?[...].beginning, count: count)
    }

    // MARK: Senders and receivers

    private func reason(
        _ kind: Reason.Kind, _ address: SMSAddress, _ count: Int, _ lists: [ConditionWords.NamedList], _ holds: Bool?
    ) -> Reason {
        Reason(kind: kind, holds: holds, address: address.text, count: count, lists: lists.isEmpty ? nil : lists)
    }
}

extension AddressPattern {
    fileprivate var isAudience: Bool { if case .audience = self { true } else { false } }
}

extension Weekday {
    fileprivate var shortName: String { ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"][rawValue] }
}

extension StringProtocol {
    fileprivate var beginning: String {
        let kept = unicodeScalars.prefix(Reason.longestText)
        return String(String.UnicodeScalarView(kept)) + (kept.endIndex < unicodeScalars.endIndex ? "…" : "")
    }

    fileprivate var end: String {
        let kept = unicodeScalars.suffix(Reason.longestText)
        return (kept.startIndex > unicodeScalars.startIndex ? "…" : "") + String(String.UnicodeScalarView(kept))
    }
}
