public import RuleLanguage
public import SMSMessages

/// Step 4 of a message's path: which rules act on it, and what they answer.
///
/// Pure: the same message gets the same decision, whatever came before and however many ask at once.
public struct Matcher: Sendable {
    public let rules: CheckedRules
    /// The service's own: a message from one of these acts on no rule that does not name it in `from` (section 9).
    public var ownNumbers: Set<SMSAddress>
    let compiled: [CompiledRule]
    private let index: RuleIndex
    private typealias PreparedConsent = (consent: Consent, phrases: ConsentPhrases)
    private let everywhere: PreparedConsent
    private let consents: [PreparedConsent]
    /// For the numbers whose `on` block has words of its own, which of ``consents`` counts.
    private let localConsent: [SMSAddress: Int]
    private let scratchPool = ScratchPool()

    /// - Throws: where PCRE2 refuses a pattern that it accepted when the rules were checked.
    public init(_ rules: CheckedRules, ownNumbers: Set<SMSAddress> = []) throws(PatternRefused) {
        self.rules = rules
        self.ownNumbers = ownNumbers
        var compiled: [CompiledRule] = []
        for rule in rules.rules { compiled.append(try CompiledRule(rule)) }
        self.compiled = compiled
        index = RuleIndex(compiled)
        everywhere = (rules.consent, ConsentPhrases(rules.consent))
        consents = rules.localConsent.map { ($0.consent, ConsentPhrases($0.consent)) }
        var localConsent: [SMSAddress: Int] = [:]
        for (index, local) in rules.localConsent.enumerated() {
            for place in local.places { localConsent[place] = index }
        }
        self.localConsent = localConsent
    }

    /// Which rules act, what their conditions bind, and what comes of it.
    ///
    /// - Parameters:
    ///   - state: what is known of the sender; where no rule asks for it, nothing.
    ///   - steps: what the patterns of all rules may take together, beside what is quick; with fewer than usual the decision counts only where
    ///     it did not need more.
    ///   - isOverdue: asked between patterns, to give up what was only a try, or is not wanted any more; the same holds then.
    public func decide(
        _ message: InboundMessage, state: DecisionState = DecisionState(), steps: Int = Matcher.stepsPerMessage,
        isOverdue: (() -> Bool)? = nil
    ) -> Decision {
        scratchPool.withScratch { scratch in
            match(message, state: state, scratch: scratch, steps: steps, isOverdue: isOverdue)
            return Decision(
                runs: scratch.acting.map { run(of: $0, on: message, in: scratch) },
                undecided: scratch.undecided.map { rules.rules[$0].name }, steps: steps - scratch.regexWorker.stepsLeft,
                neededMoreSteps: scratch.regexWorker.hasStarved)
        }
    }

    /// An item of a pattern that is tried, and a byte that it moves on, are a step, where a text is long or a pattern takes long.
    public static let stepsPerMessage = RegexWorker.stepsPerMessage

    /// - Parameter index: of a rule that acts.
    private func run(of index: Int, on message: InboundMessage, in scratch: MatchScratch) -> RuleRun {
        let bound = compiled[index].condition.bindings(for: message, in: scratch)
        return RuleRun(rules.rules[index], with: TemplateValues(of: message, in: rules.zone, bound: bound))
    }

    /// Leaves in `scratch` which rules act (section 3), as indices into the rules. Allocates nothing once `scratch` is warm, unless the
    /// message holds more than ASCII.
    public func match(
        _ message: InboundMessage, state: DecisionState = DecisionState(), scratch: MatchScratch, steps: Int = Matcher.stepsPerMessage,
        isOverdue: (() -> Bool)? = nil
    ) {
        scratch.bound(steps: steps, isOverdue: isOverdue)
        // One more than any keyword has, so that `alone` can be told.
        scratch.begin(message, state, in: rules.zone, foldingWords: index.mostWords == 0 ? 0 : index.mostWords + 1)
        index.findCandidates(for: message, in: scratch)
        let compiled = compiled.span
        let isOurs = isOurs(message)
        while let candidate = index.nextCandidate(scratch) {
            if isOurs, !compiled[candidate].condition.names(message.sender) { continue }
            switch compiled[candidate].holds(for: message, in: scratch) {
            case .no: continue
            case .unknown:
                scratch.undecided.append(candidate)
                // The decision will not count.
                if scratch.regexWorker.isCutShort || scratch.regexWorker.hasStarved && steps < Self.stepsPerMessage { return }
            case .yes:
                scratch.acting.append(candidate)
                if !compiled[candidate].continues { return }
            }
        }
    }

    func isOurs(_ message: InboundMessage) -> Bool { !ownNumbers.isEmpty && ownNumbers.contains(message.sender) }

    /// - Parameter body: gets the forms in which the message is compared.
    func withScratch<Result>(for message: InboundMessage, _ state: DecisionState, _ body: (MatchScratch) -> Result) -> Result {
        scratchPool.withScratch { scratch in
            // What the decision found, and what it left open, stays so.
            match(message, state: state, scratch: scratch)
            scratch.begin(message, state, in: rules.zone, foldingWords: index.mostWords + 1)
            scratch.regexWorker.setNoBound()
            return body(scratch)
        }
    }

    /// - Returns: nil for a message that is nothing but an ordinary one (section 9).
    public func consent(of message: InboundMessage) -> ConsentSaid? {
        let (consent, phrases) = localConsent[message.receiver].map { consents[$0] } ?? everywhere
        return phrases.meaning(of: message.text).map { word in
            ConsentSaid(word: word, confirmation: word == .stop ? consent.stop.confirmation : consent.start.confirmation)
        }
    }
}

/// That a message is one of the words of consent, alone.
public struct ConsentSaid: Sendable, Equatable {
    public var word: ConsentWord
    /// The text that confirms it; nil where nothing does.
    public var confirmation: String?

    public init(word: ConsentWord, confirmation: String?) {
        self.word = word
        self.confirmation = confirmation
    }
}
