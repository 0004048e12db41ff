import SMSMessages

/// Gives the values in a rule's templates their meaning, at one point in its actions: what the condition binds, and what the fetches
/// above have brought.
struct TemplateChecker {
    /// The patterns of a rule's condition, those under `not` too.
    struct Groups {
        var names = Set<String>()
        var patternCount = 0
        /// Of the last pattern.
        var groupCount = 0
    }

    /// Who gets to see what comes of a template.
    enum Readers {
        case people
        case server(isPlainHTTP: Bool)
    }

    private enum FetchState {
        case below, done, failed
    }

    let bindings: Bindings
    let groups: Groups
    let atlas: Atlas
    let findings: Findings
    private var fetches: [String: FetchState] = [:]
    /// Of fetches that could not be read: nothing is said of what they may bring.
    private let unreadFetches: Set<String>

    init(_ node: RuleNode, bindings: Bindings, groups: Groups, atlas: Atlas, findings: Findings) {
        self.bindings = bindings
        self.groups = groups
        self.atlas = atlas
        self.findings = findings
        var unread = Set<String>()
        for action in node.actions {
            if case .fetch(let fetch) = action { fetches[fetch.name.text] = .below }
            if case .refused(let name?) = action { unread.insert(name) }
        }
        unreadFetches = unread
    }

    /// From here on its answer is known.
    mutating func fetchSucceeds(_ name: String) { fetches[name] = .done }

    /// From here on it is known that there is no answer.
    mutating func fetchFails(_ name: String) { fetches[name] = .failed }

    func template(_ literal: StringLiteral, for readers: Readers) -> Template {
        template(literal.templatePieces(findings: findings), of: literal, for: readers)
    }

    func template(_ pieces: [TemplatePiece], of literal: StringLiteral, for readers: Readers) -> Template {
        Template(
            parts: pieces.compactMap { piece in
                switch piece.kind {
                case .literal(let text): .literal(text)
                case .value(let name, let fallback): part(name, fallback, for: readers, at: literal.span(of: piece.range))
                case .hole: nil
                }
            })
    }

    private func part(_ name: String, _ fallback: String?, for readers: Readers, at span: SourceSpan) -> Template.Part? {
        if name == "secret" || name.hasPrefix("secret.") {
            return secret(name, fallback, for: readers, at: span).map { .value(.secret($0), fallback: nil) }
        }
        return value(name, isCertain: fallback == nil, at: span).map { .value($0, fallback: fallback) }
    }
}

// MARK: Secrets

extension TemplateChecker {
    private func secret(_ written: String, _ fallback: String?, for readers: Readers, at span: SourceSpan) -> String? {
        let name = String(written.dropFirst("secret.".count))
        guard name.isName else {
            findings.report(.call(.malformedSecret(written)), at: span)
            return nil
        }
        if fallback != nil { findings.report(.call(.secretWithFallback(written)), at: span) }
        switch readers {
        case .people: findings.report(.call(.exposedSecret(written)), at: span)
        case .server(isPlainHTTP: true): findings.report(.call(.secretOverHTTP(written)), at: span)
        case .server(isPlainHTTP: false): break
        }
        return name
    }
}

// MARK: Values

extension TemplateChecker {
    /// - Parameter isCertain: nothing stands in for it, so that it has to be bound.
    private func value(_ name: String, isCertain: Bool, at span: SourceSpan) -> Template.Value? {
        if let value = Template.Value(builtIn: name), value.isAlwaysKnown { return value }
        guard let value = Template.Value(builtIn: name) ?? Template.Value(group: name, of: groups) else {
            return fetched(name, at: span)
        }
        if case .numberedGroup(let number) = value, let problem = problem(ofGroup: number) {
            if bindings.isComplete { findings.report(problem, at: span) }
            return nil
        }
        switch bindings.values[value] {
        case .always: return value
        case .sometimes where !isCertain: return value
        case .sometimes(let lacking):
            findings.report(.valueNotAlwaysBound(name, lacking: atlas.text(of: lacking).visible), at: span)
        case .twice: findings.report(.valueBoundTwice(name), at: span)
        case nil where bindings.isComplete: findings.report(.valueNeverBound(name), at: span)
        case nil: break
        }
        return nil
    }

    private func problem(ofGroup number: Int) -> Problem? {
        if groups.patternCount != 1 { return .groupOfSeveralPatterns(number) }
        let count = groups.groupCount
        return (1...max(1, count)).contains(number) && count > 0 ? nil : .groupOutOfRange(number, count: count)
    }

    /// `{latest}`, `{latest.items.0.title}`
    private func fetched(_ written: String, at span: SourceSpan) -> Template.Value? {
        let steps = written.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        let name = steps[0]
        switch fetches[name] {
        case .done:
            guard !steps.contains("") else {
                findings.report(.malformedValue("{\(written)}"), at: span)
                return nil
            }
            return .fetched(name: name, path: Array(steps.dropFirst()))
        case .failed: findings.report(.call(.fetchFailedHere(name)), at: span)
        case .below: findings.report(.call(.fetchedLater(name)), at: span)
        case nil: reportUnknown(written, root: name, at: span)
        }
        return nil
    }

    private func reportUnknown(_ name: String, root: String, at span: SourceSpan) {
        guard bindings.isComplete, !unreadFetches.contains(root) else { return }
        findings.report(.unknownValue(name, nearest: root == name ? nearestValue(to: name) : nearestPath(to: name, root: root)), at: span)
    }

    private func nearestValue(to name: String) -> String? {
        Self.meanings[name.lowercased()]
            ?? NearestName.find(name, among: Template.Value.builtInNames + groups.names.sorted() + fetches.keys.sorted())
    }

    /// What other programs call them.
    private static let meanings = [
        "sender": "from", "number": "from", "phone": "from", "phonenumber": "from", "mobile": "from", "msisdn": "from",
        "sender_number": "from",
        "receiver": "to", "recipient": "to", "destination": "to", "shortcode": "to", "message": "text", "msg": "text", "body": "text",
        "content": "text", "sms": "text", "now": "time", "clock": "time", "today": "date", "timestamp": "received", "datetime": "received",
        "args": "rest", "arguments": "rest", "code": "keyword", "command": "keyword", "word": "word1", "messageid": "id",
        "message_id": "id",
        "gateway": "channel",
    ]

    private func nearestPath(to name: String, root: String) -> String? {
        if Template.Value(builtIn: root) != nil || groups.names.contains(root) { return root }
        return NearestName.find(root, among: ["secret"] + fetches.keys.sorted()).map { $0 + name.dropFirst(root.count) }
    }
}

extension Template.Value {
    fileprivate init?(group name: String, of groups: TemplateChecker.Groups) {
        if name.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) {
            self = .numberedGroup(Int(name) ?? .max)
        } else if groups.names.contains(name) {
            self = .namedGroup(name)
        } else {
            return nil
        }
    }
}
