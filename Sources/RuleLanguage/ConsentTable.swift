import SMSMessages

/// `stop` and `start` of all files, added to what section 9 of the language has built in.
struct ConsentTable {
    /// Wherever no `on` block says otherwise.
    private(set) var everywhere = Consent.builtIn
    private(set) var local: [LocalConsent] = []

    private let findings: Findings
    private var outer = Nodes()
    /// What the words mean outside `on` blocks.
    private(set) var phrases = ConsentPhrases(.builtIn)
    /// Where a number has its `stop` and its `start` from.
    private var declared: [SMSAddress: Nodes] = [:]

    private struct Nodes {
        var stop: ConsentNode?
        var start: ConsentNode?

        subscript(isStart isStart: Bool) -> ConsentNode? {
            get { isStart ? start : stop }
            set { if isStart { start = newValue } else { stop = newValue } }
        }
    }

    init(findings: Findings) {
        self.findings = findings
    }

    mutating func declare(_ node: ConsentNode) {
        if let first = outer[isStart: node.isStart] {
            findings.report(.secondConsent(node.word), at: node.span, related: first.span)
        } else {
            outer[isStart: node.isStart] = node
        }
    }

    /// Once both are declared, in whichever order.
    mutating func settle() {
        everywhere = consent(of: outer)
        phrases = ConsentPhrases(everywhere)
    }

    /// What stands in an `on` block, which counts for its numbers before what stands outside.
    ///
    /// - Returns: what the words mean in the block.
    mutating func declare(_ nodes: [ConsentNode], at places: Set<SMSAddress>) -> ConsentPhrases {
        var block = Nodes()
        for node in nodes {
            let first = block[isStart: node.isStart] ?? self.first(isStart: node.isStart, at: places)
            if let first {
                findings.report(.secondConsentOfNumber(node.word), at: node.span, related: first.span)
            } else {
                block[isStart: node.isStart] = node
            }
        }
        guard block.stop != nil || block.start != nil else { return phrases }
        for place in places {
            if let stop = block.stop { declared[place, default: Nodes()].stop = stop }
            if let start = block.start { declared[place, default: Nodes()].start = start }
        }
        let consent = consent(of: block)
        local.append(LocalConsent(places: places, consent: consent))
        return ConsentPhrases(consent)
    }

    private func first(isStart: Bool, at places: Set<SMSAddress>) -> ConsentNode? {
        places.lazy.compactMap { declared[$0]?[isStart: isStart] }.first
    }

    // MARK: One with the other

    /// With what is said so far of everywhere.
    private func consent(of nodes: Nodes) -> Consent {
        if let stop = nodes.stop, case .off = stop.form {
            if let start = nodes.start { findings.report(.startWithStopOff, at: start.span, related: stop.span) }
            return Consent(stop: everywhere.stop.off, start: everywhere.start.off)
        }
        // A block's own `stop` turns on what is off elsewhere.
        if everywhere.isOff, nodes.stop == nil, let start = nodes.start {
            findings.report(.startWithStopOff, at: start.span, related: outer.stop?.span)
            return everywhere
        }
        var consent = everywhere.isOff ? Consent.builtIn : everywhere
        var phrases = ConsentPhrases(consent)
        if let stop = nodes.stop { extend(&consent.stop, with: stop, &phrases) }
        if let start = nodes.start { extend(&consent.start, with: start, &phrases) }
        return consent
    }

    private func extend(_ words: inout ConsentWords, with node: ConsentNode, _ phrases: inout ConsentPhrases) {
        guard case .words(let keywords, let reply) = node.form else { return findings.report(.startOff, at: node.span) }
        for keyword in keywords {
            guard let phrase = phrase(of: keyword) else { continue }
            switch phrases.meaning(of: keyword.text) {
            case node.meaning: continue
            case .some: findings.report(.wordStopsAndStarts(keyword.text), at: keyword.span)
            case nil:
                phrases.insert(phrase, meaning: node.meaning)
                words.phrases.append(phrase)
            }
        }
        if let reply { words.confirmation = confirmation(reply) }
    }

    private func phrase(of node: KeywordNode) -> [String]? {
        guard let keyword = Keyword(node, findings: findings) else { return nil }
        let phrase = ConsentPhrases.words(of: node.text)
        if phrase.isEmpty { findings.report(.consentWithoutLetters(keyword.written), at: node.span) }
        return phrase.isEmpty ? nil : phrase
    }

    /// - Returns: nil for an empty text: nothing is sent then.
    private func confirmation(_ literal: StringLiteral) -> String? {
        literal.reportValues(findings: findings)
        literal.reportSecrets(findings: findings)
        if literal.text.isEmpty { return nil }
        SMSCost(fixed: literal).report(findings: findings)
        return literal.text
    }
}

extension ConsentNode {
    fileprivate var word: String { isStart ? "start" : "stop" }
    fileprivate var meaning: ConsentWord { isStart ? .start : .stop }
}

extension ConsentWords {
    fileprivate var off: ConsentWords { ConsentWords(phrases: [], confirmation: confirmation) }
}
