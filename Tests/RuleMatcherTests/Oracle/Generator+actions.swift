import RuleLanguage

/// Makes what a rule does, with values in every place where they may stand.
extension Generator {
    mutating func actions(for condition: Condition) -> [Action] {
        if chance(0.15) { return [.ignore] }
        var values = values(boundBy: condition)
        var actions = (0..<(chance(0.2) ? 2 : 1)).map { _ in action(values) }
        var fetches = ["second", "first"]
        while chance(0.18), let name = fetches.popLast() {
            actions.append(.fetch(fetch(name, values)))
            // As often as all others together.
            values += (0..<max(1, values.count / Self.paths.count)).flatMap { _ in Self.paths.map { .fetched(name: name, path: $0) } }
            actions += (0..<(chance(0.3) ? 2 : 1)).map { _ in action(values) }
        }
        return actions.map { action in
            guard case .fetch(var fetch) = action else { return action }
            fetch.required = actions.paths(into: fetch.name)
            return .fetch(fetch)
        }
    }

    private mutating func action(_ values: [Template.Value]) -> Action {
        switch Int.random(in: 0..<18, using: &random) {
        case 0: .subscribe(pick(Self.audiences))
        case 1: .unsubscribe(pick(Self.audiences))
        case 2:
            .send(
                template(values),
                to: several { $0.chance(0.5) ? .audience($0.pick(Self.audiences)) : .address($0.pick(Self.receivers)) })
        case 3..<5: .email(email(values))
        case 5..<7: .webhook(call(pick(Call.Method.allCases), values))
        default: .reply(template(values))
        }
    }

    private mutating func fetch(_ name: String, _ values: [Template.Value]) -> Fetch {
        let call = call(chance(0.6) ? .get : pick(Call.Method.allCases), values)
        let otherwise = chance(0.5) ? (0..<(chance(0.2) ? 2 : 1)).map { _ in action(values) } : nil
        return Fetch(call: call, name: name, otherwise: otherwise, required: [])
    }

    private mutating func email(_ values: [Template.Value]) -> Email {
        Email(
            recipients: chance(0.7) ? ["desk@example.com"] : ["b@example.com", "a@example.com"],
            subject: chance(0.4) ? nil : template(values, around: Self.lines), body: chance(0.4) ? nil : template(values), place: Self.place
        )
    }

    /// What comes of the fetches that wait for one message.
    mutating func answers() -> [String: GivenAnswer] { ["first": answer(), "second": answer()] }

    private mutating func answer() -> GivenAnswer {
        if chance(0.004) { return chance(0.5) ? GivenAnswer.longest : GivenAnswer.tooLong }
        return pick(chance(0.7) ? GivenAnswer.documents : chance(0.6) ? GivenAnswer.scraps : GivenAnswer.failures)
    }

    // MARK: calls

    private mutating func call(_ method: Call.Method, _ values: [Template.Value]) -> Call {
        let values = chance(0.3) ? values + Array(repeating: pick(Self.secrets), count: values.count / 3) : values
        let names = chance(0.5) ? [] : ["Authorization", "X-Note", chance(0.3) ? "content-Type" : "Accept"].prefix(chance(0.5) ? 1 : 3)
        return Call(
            method: method, url: URLTemplate(origin: pick(["https://api.example.com", "http://localhost:8080"]), rest: rest(values)),
            headers: names.map { Call.Header(name: $0, value: template(values, around: Self.lines)) }, body: body(method, values),
            timeout: pick([1, 5, 10, 30]), place: Self.place)
    }

    private mutating func rest(_ values: [Template.Value]) -> Template {
        if chance(0.1) { return Template(parts: []) }
        var parts: [Template.Part] = [.literal(pick(["/", "/", "/u/", "/.", "/%2e", "/é/../", "?q="]))]
        for _ in 0..<Int.random(in: 0...4, using: &random) {
            parts.append(chance(0.4) ? .literal(pick(["/", "/ack", ".", "%2E", "?q=/", "&r=/", "ü+"])) : value(of: values))
        }
        return Template(parts: parts)
    }

    private mutating func body(_ method: Call.Method, _ values: [Template.Value]) -> Call.Body {
        if method == .get { return .none }
        switch Int.random(in: 0..<5, using: &random) {
        case 0: return method == .post ? .message : .none
        case 1: return .form((0..<Int.random(in: 0...3, using: &random)).map { Call.Field(key: "k=\"é \($0)", value: template(values)) })
        case 2: return .text(template(values))
        default: return .json(json(values, depth: 0))
        }
    }

    private mutating func json(_ values: [Template.Value], depth: Int) -> JSONTemplate {
        switch depth == 0 ? 0 : Int.random(in: depth > 2 ? 2...8 : 0...8, using: &random) {
        case 0:
            .object(
                (0..<Int.random(in: 0...3, using: &random)).map { number in
                    JSONTemplate.Member(key: "k\"\\\u{1F}é\(number)", value: json(values, depth: depth + 1))
                })
        case 1: .array((0..<Int.random(in: 0...3, using: &random)).map { _ in json(values, depth: depth + 1) })
        case 2: .number(pick(["0", "-1.50e+3", "12345678901234567890"]))
        case 3: pick([.bool(true), .bool(false), .null])
        default: .string(template(values))
        }
    }

    // MARK: templates

    private mutating func template(_ values: [Template.Value], around literals: [String] = Self.literals) -> Template {
        Template(
            parts: (0..<Int.random(in: 1...4, using: &random)).map { _ in chance(0.3) ? .literal(pick(literals)) : value(of: values) })
    }

    private mutating func value(of values: [Template.Value]) -> Template.Part {
        let value = pick(values)
        if case .secret = value { return .value(value, fallback: nil) }
        return .value(value, fallback: chance(0.5) ? pick(["none", "{from}", "", "..", "\"b\" &", "a/b", "%2e．", "..;x", "ａ／b"]) : nil)
    }

    /// Those a condition binds more often than those that are always known.
    private func values(boundBy condition: Condition) -> [Template.Value] {
        let bound = condition.bound
        var values: [Template.Value] = [.from, .to, .text, .id, .channel, .date, .time, .received, .keyword, .rest, .keyword, .rest]
        values += (1...9).map { .word($0) }
        values += Array(repeating: Array(bound.values.subtracting(bound.twice)).sorted { "\($0)" < "\($1)" }, count: 5).joined()
        let onePattern = condition.patternCount == 1
        values.removeAll { bound.twice.contains($0) || !onePattern && $0.isNumbered }
        return values
    }

    // MARK: what they are made of

    private static let literals = [" / ", "{text}", "Thanks, ", "\u{7}\n", "é", "\"\\", "&=+~* "]
    /// Without what the compiler refuses in a subject or a header.
    private static let lines = [" / ", "{text}", "Bearer ", "é", "\"\\"]
    private static let paths = [[], [], ["a"], ["a"], ["b", "c"], ["list", "0"], ["list", "1", "t"], ["n"], ["z"], ["0"]]
    private static let secrets = (PlacedText.secrets.keys.sorted() + ["TOKEN", "NONE"]).map { Template.Value.secret($0) }
    private static let place = SourcePlace(
        location: SourceLocation(file: "generated.rules", line: 1, column: 1), span: SourceSpan(file: 0, range: 0..<1))
}

extension [String: GivenAnswer] {
    func given(_ fetch: String) -> GivenAnswer { self[fetch] ?? GivenAnswer.failures[0] }
}

extension Template.Value {
    fileprivate var isNumbered: Bool {
        if case .numberedGroup = self { true } else { false }
    }
}
