import SMSMessages

/// Checks `test` items, once the rules are known.
struct TestChecker {
    let sets: SetTable
    let surroundings: Surroundings?
    let zone: TimeZoneTable
    let atlas: Atlas
    let findings: Findings
    private let ruleNames: Set<RuleName>
    private let fetchNames: Set<String>
    /// Characters shown of a step that fails.
    private static let longestWords = 1000
    private var titles: [String: SourceSpan] = [:]
    /// Of the message before.
    private var clock: Timestamp?

    init(sets: SetTable, surroundings: Surroundings?, rules: [CheckedRule], zone: TimeZoneTable, atlas: Atlas, findings: Findings) {
        self.sets = sets
        self.surroundings = surroundings
        self.zone = zone
        self.atlas = atlas
        self.findings = findings
        ruleNames = Set(rules.map(\.name))
        fetchNames = Set(rules.lazy.flatMap(\.actions).compactMap { if case .fetch(let fetch) = $0 { fetch.name } else { nil } })
    }

    mutating func check(_ node: TestNode) -> RuleTest {
        if let first = titles[node.title.text] {
            findings.report(.testTwice(node.title.text), at: node.title.span, related: first)
        }
        titles[node.title.text] = titles[node.title.text] ?? node.title.span
        if node.isWhole { reportOrder(of: node) }
        clock = nil
        var steps: [RuleTest.Step] = []
        for step in node.steps {
            guard let kind = check(step) else { continue }
            steps.append(
                RuleTest.Step(
                    location: atlas.location(of: step.span), words: atlas.words(of: step.span, upTo: Self.longestWords), kind: kind))
        }
        return RuleTest(title: node.title.text, location: atlas.location(of: node.span), steps: steps)
    }

    private func reportOrder(of node: TestNode) {
        var hasMessage = false
        var expects = false
        for step in node.steps {
            switch step {
            case .given: break
            case .message: hasMessage = true
            case .expect(let expect):
                expects = true
                if !hasMessage { findings.report(.expectBeforeMessage, at: expect.span) }
            }
        }
        if !expects { findings.report(.emptyTest, at: node.span) }
    }

    // MARK: Steps

    private mutating func check(_ step: TestNode.Step) -> RuleTest.Kind? {
        switch step {
        case .given(let given): check(given)
        case .message(let message): .message(check(message))
        case .expect(let expect): check(expect).map { .expect($0) }
        }
    }

    private func check(_ given: GivenNode) -> RuleTest.Kind? {
        switch given.kind {
        case .members(let audience, let nodes):
            guard sets.isAudience(audience) else { return nil }
            return .members(audience: audience.text, nodes.compactMap(member))
        case .fetch(let name, let body): return isFetch(name) ? .fetch(name: name.text, .body(body.text)) : nil
        case .fetchFails(let name): return isFetch(name) ? .fetch(name: name.text, .failure) : nil
        }
    }

    private func isFetch(_ name: Name) -> Bool {
        if fetchNames.contains(name.text) { return true }
        findings.report(.unknownFetch(name.text, nearest: NearestName.find(name.text, among: fetchNames.sorted())), at: name.span)
        return false
    }

    private mutating func check(_ node: MessageNode) -> RuleTest.Message {
        let receivedAt = moment(of: node)
        clock = receivedAt
        if let channel = node.via { surroundings?.check(channel: channel, findings: findings) }
        return RuleTest.Message(
            text: node.text.text, from: node.from.flatMap(address), to: node.to.flatMap(address), channel: node.via?.text,
            receivedAt: receivedAt)
    }

    /// The first message comes at noon of 2026-01-01, each next one a second after the last, unless it says when.
    private func moment(of node: MessageNode) -> Timestamp {
        let first = CivilDate(year: 2026, month: 1, day: 1).flatMap { zone.instant(of: LocalTime(date: $0, secondOfDay: 43_200)) }
        let next = clock.map { $0 + .seconds(1) } ?? first ?? Timestamp(milliseconds: 0)
        if let after = node.after?.read(as: Duration.seconds(written:), findings: findings) { return (clock ?? next) + .seconds(after) }
        guard let at = node.at, let local = at.read(as: LocalTime.init(stamp:), findings: findings) else { return next }
        guard let instant = zone.instant(of: local) else {
            findings.report(.calendar(.skipped(at.text)), at: at.span)
            return next
        }
        if let clock, instant < clock { findings.report(.earlierMoment(at.text), at: at.span) }
        return instant
    }

    // MARK: expect

    private func check(_ node: ExpectNode) -> RuleTest.Expectation? {
        switch node.kind {
        case .rules(let names): .rules(names.compactMap(ruleName))
        case .noRule: .noRule
        case .noReply: .noReply
        case .nothing: .nothing
        case .suppressed: .suppressed
        case .failed: .failed
        case .reply(let match): check(match).map { .reply($0) }
        case .send(let recipient, let match): address(recipient).map { .send(to: $0, match.flatMap(check)) }
        case .email(let recipient, let subject): .email(to: recipient.text, subject: subject.flatMap(check))
        case .webhook(let method, let url, let json): webhook(method, url: url.text, json)
        case .member(let audience, let node, let isMember):
            sets.isAudience(audience) ? member(node).map { .member(audience: audience.text, $0, isMember: isMember) } : nil
        }
    }

    private func webhook(_ method: AtomNode, url: String, _ json: JSONNode?) -> RuleTest.Expectation? {
        guard let known = Call.Method(rawValue: method.text) else {
            findings.report(.call(.unknownMethod(method.text)), at: method.span)
            return nil
        }
        return .webhook(known, url: url, json: json.map(JSONTemplate.init(fixed:)))
    }

    private func ruleName(_ node: RuleNameNode) -> RuleName? {
        guard case .named(let name) = node else { return otherwise(node) }
        if ruleNames.contains(.named(name.text)) { return .named(name.text) }
        let known = ruleNames.map(\.description).sorted()
        findings.report(.unknownRule(name.text, nearest: NearestName.find(name.text, among: known)), at: name.span)
        return nil
    }

    private func otherwise(_ node: RuleNameNode) -> RuleName? {
        if case .otherwise(let span) = node, !ruleNames.contains(.otherwise) {
            findings.report(.unknownRule("otherwise", nearest: nil), at: span)
            return nil
        }
        return .otherwise
    }

    private func check(_ match: MatchNode) -> RuleTest.Match? {
        switch match {
        case .exactly(let literal): .exactly(literal.text)
        case .contains(let literal): .contains(literal.text)
        case .matches(let regex): Pattern(regex, findings: findings).map { .matches($0) }
        }
    }

    // MARK: Addresses

    private func member(_ node: AddressNode) -> PhoneNumber? {
        guard let address = address(node) else { return nil }
        if case .phone(let number) = address { return number }
        findings.report(.notAMember(address.text), at: node.span)
        return nil
    }

    private func address(_ node: AddressNode) -> SMSAddress? { sets.address(of: node) }
}

extension JSONTemplate {
    /// Of a text that is compared: braces stand for themselves.
    fileprivate init(fixed node: JSONNode) {
        switch node {
        case .object(let members):
            self = .object(members.map { Member(key: $0.key.text, value: JSONTemplate(fixed: $0.value)) })
        case .array(let values): self = .array(values.map(JSONTemplate.init(fixed:)))
        case .string(let literal): self = .string(Template(parts: [.literal(literal.text)]))
        case .number(let text): self = .number(text)
        case .bool(let value): self = .bool(value)
        case .null, .hole: self = .null
        }
    }
}

extension TestNode.Step {
    fileprivate var span: SourceSpan {
        switch self {
        case .given(let node): node.span
        case .message(let node): node.span
        case .expect(let node): node.span
        }
    }
}
