import SMSMessages

extension RuleChecker {
    func checkActions(_ bindings: Bindings) -> [Action] {
        let templates = TemplateChecker(node, bindings: bindings, groups: groups, atlas: atlas, findings: findings)
        var checker = ActionChecker(templates, rule: node, sets: sets)
        return checker.checkAll()
    }
}

extension Recipient {
    fileprivate var isAudience: Bool { if case .audience = self { true } else { false } }
}

extension ConditionNode {
    /// Whether some alternative of it says `from`.
    fileprivate var asksForSender: Bool {
        switch kind {
        case .from: true
        case .and(let parts), .or(let parts): parts.contains(where: \.asksForSender)
        default: false
        }
    }
}

/// Checks a rule's actions in their order, with what stands in an `else`.
struct ActionChecker {
    /// SMS that one run of the rule sends to the sender.
    private struct ReplyTotal {
        var replies = 0
        var sms = 0
        var isExact = true
    }

    private var templates: TemplateChecker
    private let rule: RuleNode
    private let sets: SetTable
    private let findings: Findings
    private var total = ReplyTotal()
    /// Of all ways through the rule, the one with the most replies.
    private var largestTotal = ReplyTotal()
    private var followsWebhook = false
    private var fetchNames = NameTable(kind: "fetch")

    init(_ templates: TemplateChecker, rule: RuleNode, sets: SetTable) {
        self.templates = templates
        self.rule = rule
        self.sets = sets
        findings = templates.findings
    }

    mutating func checkAll() -> [Action] {
        let actions = check(rule.actions)
        if largestTotal.replies > 1 {
            findings.report(
                .severalReplies(largestTotal.replies, sms: largestTotal.sms, atLeast: !largestTotal.isExact), at: rule.span)
        }
        return actions.withRequiredPaths
    }

    private mutating func check(_ nodes: [ActionNode]) -> [Action] {
        nodes.compactMap { node in
            if case .ignore(let span) = node, nodes.count > 1 { findings.report(.ignoreWithOthers, at: span) }
            return check(node)
        }
    }

    private mutating func check(_ node: ActionNode) -> Action? {
        switch node {
        case .reply(let literal): return checkReply(literal)
        case .send(let literal, let recipients):
            let (template, _) = checkSMS(literal)
            let addresses = sets.recipients(of: recipients)
            if case .audience(let name)? = addresses.first(where: \.isAudience), !rule.condition.asksForSender {
                findings.report(.anybodyMaySend(audience: name), at: recipients[0].span)
            }
            return .send(template, to: addresses)
        case .subscribe(let name): return sets.isAudience(name) ? .subscribe(name.text) : nil
        case .unsubscribe(let name): return sets.isAudience(name) ? .unsubscribe(name.text) : nil
        case .email(let email): return check(email).map { .email($0) }
        case .webhook(let call):
            followsWebhook = true
            return CallChecker(templates).webhook(call).map { .webhook($0) }
        case .fetch(let fetch): return check(fetch).map { .fetch($0) }
        case .ignore: return .ignore
        case .refused: return nil
        }
    }

    private mutating func checkReply(_ literal: StringLiteral) -> Action {
        let (template, cost) = checkSMS(literal)
        total.replies += 1
        total.sms += cost.parts
        total.isExact = total.isExact && cost.isExact
        if total.replies > largestTotal.replies { largestTotal = total }
        if followsWebhook { findings.report(.call(.replyAfterWebhook), at: literal.span) }
        followsWebhook = false
        return .reply(template)
    }

    private func checkSMS(_ literal: StringLiteral) -> (Template, SMSCost) {
        let pieces = literal.templatePieces(findings: findings)
        if pieces.isEmpty { findings.report(.emptyReply, at: literal.span) }
        literal.reportForeignValues(pieces, findings: findings)
        let cost = SMSCost(literal, pieces: pieces)
        cost.report(findings: findings)
        return (templates.template(pieces, of: literal, for: .people), cost)
    }

    private func check(_ node: EmailNode) -> Email? {
        let recipients = MailAddress.list(node.recipients, findings: findings)
        node.subject?.reportControls(in: "a subject", findings: findings)
        let subject = node.subject.map { templates.template($0, for: .people) }
        let body = node.body.map { templates.template($0, for: .people) }
        guard !recipients.isEmpty else { return nil }
        return Email(recipients: recipients, subject: subject, body: body, place: templates.atlas.place(of: node.span))
    }

    // MARK: fetch

    /// What stands after it is checked as if it had succeeded, its `else` as if it had failed.
    private mutating func check(_ node: FetchNode) -> Fetch? {
        checkName(node.name)
        let name = node.name.text
        let call = CallChecker(templates).fetch(node.call)
        let before = (total, followsWebhook)
        templates.fetchFails(name)
        let otherwise = node.otherwise.map { check($0) }
        (total, followsWebhook) = before
        templates.fetchSucceeds(name)
        return call.map { Fetch(call: $0, name: name, otherwise: otherwise, required: []) }
    }

    private mutating func checkName(_ name: Name) {
        if Template.Value(builtIn: name.text) != nil || name.text == "secret" {
            findings.report(.call(.fetchNamedLikeValue(name.text)), at: name.span)
        } else if templates.groups.names.contains(name.text) {
            findings.report(.call(.fetchNamedLikeGroup(name.text)), at: name.span)
        } else {
            fetchNames.declare(name, findings: findings)
        }
    }
}

extension [Action] {
    /// Each fetch learns what the actions after it need of its answer.
    fileprivate var withRequiredPaths: [Action] {
        var required: [String: [[String]]] = [:]
        var seen: [String: Set<[String]>] = [:]
        for (name, path) in lazy.flatMap(\.templates).flatMap(\.requiredPaths) where seen[name, default: []].insert(path).inserted {
            required[name, default: []].append(path)
        }
        return map { action in
            guard case .fetch(var fetch) = action else { return action }
            fetch.required = required[fetch.name] ?? []
            return .fetch(fetch)
        }
    }
}

extension Template {
    /// What it takes from fetched answers without anything to stand in.
    fileprivate var requiredPaths: [(name: String, path: [String])] {
        parts.compactMap {
            if case .value(.fetched(let name, let path), fallback: nil) = $0, !path.isEmpty { (name, path) } else { nil }
        }
    }
}

extension Atlas {
    func place(of span: SourceSpan) -> SourcePlace { SourcePlace(location: location(of: span), span: span) }
}

extension Bindings {
    var groupNames: [String] {
        values.keys.compactMap { if case .namedGroup(let name) = $0 { name } else { nil } }
    }
}
