import RuleLanguage
import RuleMatcher

/// Section 6 of the language, taken literally: what one rule that acts does about a message.
struct LiteralRun {
    private let rule: CheckedRule
    private let answer: (String) -> GivenAnswer
    private let tally: TallySheet
    private var values: LiteralValues
    private(set) var result: Verdict.Run

    init(_ rule: CheckedRule, _ reading: Reading, answeredBy answer: @escaping (String) -> GivenAnswer) {
        self.rule = rule
        self.answer = answer
        tally = reading.tally
        values = LiteralValues(reading: reading, bound: reading.bindings(of: rule.condition))
        result = Verdict.Run(rule: rule.name)
        perform(rule.actions)
        noteKinds()
    }

    /// Actions start in written order.
    private mutating func perform(_ actions: [Action]) {
        for action in actions {
            switch action {
            case .reply(let template): add(.reply(Exact(values.text(of: template, in: .sms))))
            case .send(let template, let recipients): add(.send(Exact(values.text(of: template, in: .sms)), to: recipients))
            case .subscribe(let audience): add(.subscribe(audience))
            case .unsubscribe(let audience): add(.unsubscribe(audience))
            case .email(let email): add(mail(email))
            case .webhook(let call): add(.webhook(made(call)))
            case .ignore: break
            case .fetch(let fetch):
                if succeeds(fetch) { continue }
                tally.note("else", fetch.otherwise == nil ? .no : .yes)
                // `else` runs in place of the rest of the rule and the rule counts as done; without `else` the rest does not run and the
                // message is failed.
                if let otherwise = fetch.otherwise { perform(otherwise) } else { result.hasFailed = true }
                return
            }
        }
    }

    private mutating func add(_ deed: Deed) { result.segments[result.segments.count - 1].append(deed) }

    /// What stands after it waits for it. It fails without a 2xx in time, over 64 KiB, not UTF-8, or lacking a path the rule uses
    /// without `??`.
    private mutating func succeeds(_ fetch: Fetch) -> Bool {
        let call = made(fetch.call)
        add(.fetch(call, as: fetch.name))
        guard case .success = call else { return false }
        result.segments.append([])
        let given = answer(fetch.name)
        let isLacking = rule.actions.paths(into: fetch.name).contains { path in
            tally.note("value lacking", given.values[path] == nil ? .yes : .no)
            return given.values[path] == nil
        }
        let isAnswered = given.text != nil && !isLacking
        tally.note("fetch answered", isAnswered ? .yes : .no)
        if isAnswered { values.fetched[fetch.name] = given }
        return isAnswered
    }

    /// One mail; default subject `SMS from {from}`, default body: the text, then from, to, time and id, and how to answer a phone.
    private func mail(_ email: Email) -> Deed {
        let subject = email.subject.map { values.text(of: $0, in: .line) } ?? values.escaped("SMS from \(values.plain(.from))", in: .line)
        let body =
            email.body.map { values.text(of: $0, in: .mail) }
            ?? values.escaped(
                """
                \(values.plain(.text))

                From: \(values.plain(.from))
                To: \(values.plain(.to))
                Time: \(values.plain(.date)) \(values.plain(.time))
                Id: \(values.plain(.id))

                """, in: .mail) + howToAnswer
        return .email(to: email.recipients, subject: Exact(subject), body: Exact(body))
    }

    private var howToAnswer: String {
        guard values.plain(.from).hasPrefix("+") else { return "" }
        return "\nAnswering this mail does not reach the phone. To answer:\n"
            + "answerback send --to \(values.plain(.from)) --from \(values.plain(.to)) \"your text\"\n"
    }

    private func made(_ call: Call) -> Result<PlacedCall, CallRefused> {
        let made = LiteralCall(values: values, rule: rule.name).made(call)
        if case .success(let call) = made {
            tally.note("path refused", .no)
            for text in [call.url, call.body].compactMap(\.self) + call.headers.map(\.value) {
                guard let filled = text.filled else { continue }
                if case .success = filled { tally.note("secret", .yes) } else { tally.note("secret", .no) }
            }
        } else {
            tally.note("path refused", .yes)
        }
        return made
    }

    private func noteKinds() {
        var (mails, calls, fetches) = (false, false, false)
        for deed in result.segments.joined() {
            switch deed {
            case .email: mails = true
            case .webhook: calls = true
            case .fetch: fetches = true
            case .reply, .send, .subscribe, .unsubscribe: break
            }
        }
        tally.note("email", mails ? .yes : .no)
        tally.note("webhook", calls ? .yes : .no)
        tally.note("fetch", fetches ? .yes : .no)
        if fetches { tally.note("fetch failed", result.hasFailed ? .yes : .no) }
    }
}

// MARK: the paths a rule uses

extension [Action] {
    /// Those that nothing stands in for, in order of use, none twice.
    func paths(into fetch: String) -> [[String]] {
        var paths: [[String]] = []
        for part in flatMap(\.templates).flatMap(\.parts) {
            guard case .value(.fetched(fetch, let path), fallback: nil) = part, !path.isEmpty, !paths.contains(path) else { continue }
            paths.append(path)
        }
        return paths
    }
}

extension Action {
    fileprivate var templates: [Template] {
        switch self {
        case .reply(let template), .send(let template, _): [template]
        case .email(let email): [email.subject, email.body].compactMap(\.self)
        case .webhook(let call): call.templates
        case .fetch(let fetch): fetch.call.templates + (fetch.otherwise ?? []).flatMap(\.templates)
        case .subscribe, .unsubscribe, .ignore: []
        }
    }
}

extension Call {
    fileprivate var templates: [Template] { [url.rest] + headers.map(\.value) + body.templates }
}

extension Call.Body {
    fileprivate var templates: [Template] {
        switch self {
        case .none, .message: []
        case .json(let json): json.templates
        case .form(let fields): fields.map(\.value)
        case .text(let template): [template]
        }
    }
}

extension JSONTemplate {
    fileprivate var templates: [Template] {
        switch self {
        case .object(let members): members.flatMap(\.value.templates)
        case .array(let values): values.flatMap(\.templates)
        case .string(let template): [template]
        case .number, .bool, .null: []
        }
    }
}
