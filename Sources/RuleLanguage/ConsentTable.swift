/// `stop` and `start` of all files, added to what section 9 of the language has built in.
struct ConsentTable {
    private(set) var stop = ConsentWords(
        phrases: [["stop"], ["stopall"], ["stop", "all"], ["unsubscribe"], ["cancel"], ["end"], ["quit"], ["revoke"], ["optout"]],
        confirmation: "You will get no more messages from this number. Text START to get them again.")
    private(set) var start = ConsentWords(
        phrases: [["start"], ["unstop"]],
        confirmation: "You will get messages from this number again. Text STOP to end them.")

    private let findings: Findings
    private var stopNode: ConsentNode?
    private var startNode: ConsentNode?
    private var meanings: [[String]: Meaning] = [:]

    enum Meaning {
        case stops, starts
    }

    init(findings: Findings) {
        self.findings = findings
        for phrase in stop.phrases { meanings[phrase] = .stops }
        for phrase in start.phrases { meanings[phrase] = .starts }
    }

    /// What a message of just these folded words does before any rule is asked.
    func meaning(of words: [String]) -> Meaning? { meanings[words] }

    mutating func declare(_ node: ConsentNode) {
        if let first = node.isStart ? startNode : stopNode {
            findings.report(.secondConsent(node.isStart ? "start" : "stop"), at: node.span, related: first.span)
        } else if node.isStart {
            startNode = node
        } else {
            stopNode = node
        }
    }

    /// Once both are declared, in whichever order.
    mutating func settle() {
        if let stopNode, case .off = stopNode.form {
            if let startNode { findings.report(.startWithStopOff, at: startNode.span, related: stopNode.span) }
            stop.phrases.removeAll()
            start.phrases.removeAll()
            meanings.removeAll()
            return
        }
        if let stopNode { stop = extended(stop, with: stopNode, meaning: .stops) }
        if let startNode { start = extended(start, with: startNode, meaning: .starts) }
    }

    private mutating func extended(_ words: ConsentWords, with node: ConsentNode, meaning: Meaning) -> ConsentWords {
        guard case .words(let keywords, let reply) = node.form else {
            findings.report(.startOff, at: node.span)
            return words
        }
        var words = words
        for node in keywords {
            guard let keyword = Keyword(node, findings: findings) else { continue }
            switch meanings[keyword.words] {
            case meaning: continue
            case .some: findings.report(.wordStopsAndStarts(keyword.written), at: node.span)
            case nil:
                meanings[keyword.words] = meaning
                words.phrases.append(keyword.words)
            }
        }
        if let reply { words.confirmation = confirmation(reply) }
        return words
    }

    private func confirmation(_ literal: StringLiteral) -> String {
        literal.reportValues(findings: findings)
        literal.reportSecrets(findings: findings)
        if literal.text.isEmpty {
            findings.report(.emptyConfirmation, at: literal.span)
        } else {
            SMSCost(fixed: literal).report(findings: findings)
        }
        return literal.text
    }
}
