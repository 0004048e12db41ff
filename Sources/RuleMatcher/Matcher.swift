public import RuleLanguage
public import SMSMessages

/// Step 4 of a message's path: which rules act on it, and what they answer.
///
/// Pure: the same message gets the same decision, whatever came before and however many ask at once.
public struct Matcher: Sendable {
    public let rules: CheckedRules
    let compiled: [CompiledRule]
    private let index: RuleIndex
    private let stop: ConsentPhrases
    private let start: ConsentPhrases
    private let scratchPool = ScratchPool()

    /// - Throws: where PCRE2 refuses a pattern that it accepted when the rules were checked.
    public init(_ rules: CheckedRules) throws(PatternRefused) {
        self.rules = rules
        var compiled: [CompiledRule] = []
        for rule in rules.rules { compiled.append(try CompiledRule(rule)) }
        self.compiled = compiled
        index = RuleIndex(compiled)
        stop = ConsentPhrases(rules.stop)
        start = ConsentPhrases(rules.start)
    }

    /// Which rules act, what their conditions bind, and what comes of it.
    ///
    /// - Parameter state: what is known of the sender; where no rule asks for it, nothing.
    public func decide(_ message: InboundMessage, state: DecisionState = DecisionState()) -> Decision {
        scratchPool.withScratch { scratch in
            match(message, state: state, scratch: scratch)
            return Decision(
                runs: scratch.acting.map { run(of: $0, on: message, in: scratch) },
                undecided: scratch.undecided.map { rules.rules[$0].name })
        }
    }

    /// - Parameter index: of a rule that acts.
    private func run(of index: Int, on message: InboundMessage, in scratch: MatchScratch) -> RuleRun {
        let bound = compiled[index].condition.bindings(for: message, in: scratch)
        return RuleRun(rules.rules[index], with: TemplateValues(of: message, in: rules.zone, bound: bound))
    }

    /// Leaves in `scratch` which rules act (section 3), as indices into the rules. Allocates nothing once `scratch` is warm, unless the
    /// message holds more than ASCII.
    public func match(_ message: InboundMessage, state: DecisionState = DecisionState(), scratch: MatchScratch) {
        // One more than any keyword has, so that `alone` can be told.
        scratch.begin(message, state, in: rules.zone, foldingWords: index.mostWords == 0 ? 0 : index.mostWords + 1)
        index.findCandidates(for: message, in: scratch)
        let compiled = compiled.span
        while let candidate = index.nextCandidate(scratch) {
            switch compiled[candidate].holds(for: message, in: scratch) {
            case .no: continue
            case .unknown: scratch.undecided.append(candidate)
            case .yes:
                scratch.acting.append(candidate)
                if !compiled[candidate].continues { return }
            }
        }
    }

    /// - Parameter body: gets the forms in which the message is compared.
    func withScratch<Result>(for message: InboundMessage, _ state: DecisionState, _ body: (MatchScratch) -> Result) -> Result {
        scratchPool.withScratch { scratch in
            scratch.begin(message, state, in: rules.zone, foldingWords: index.mostWords + 1)
            return body(scratch)
        }
    }

    /// - Returns: nil for a message that is nothing but an ordinary one (section 9).
    public func consent(of text: String) -> ConsentWord? {
        if stop.contain(text) { return .stop }
        if start.contain(text) { return .start }
        return nil
    }
}

/// Phrases each of which is a message of its own, compared as `keyword … alone` is.
private struct ConsentPhrases {
    private let phrases: Set<[FoldedWord]>
    private let mostWords: Int

    init(_ words: ConsentWords) {
        phrases = Set(words.phrases.map { $0.map(FoldedWord.init) })
        mostWords = phrases.map(\.count).max() ?? 0
    }

    func contain(_ text: String) -> Bool {
        guard mostWords > 0 else { return false }
        return phrases.contains(MessageWords(text).prefix(mostWords + 1).map { FoldedWord($0.folded) })
    }
}
