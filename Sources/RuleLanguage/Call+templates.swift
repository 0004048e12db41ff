import SMSMessages

extension Action {
    /// Every template of it, those of its `else` too, in the order written.
    public var templates: [Template] {
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
        case .json(let value): value.templates
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

extension Template {
    /// The secrets it names, in order.
    var secretNames: [String] {
        parts.compactMap { if case .value(.secret(let name), _) = $0 { name } else { nil } }
    }
}

// MARK: What a configuration has to allow

extension CheckedRules {
    /// Whether any rule asks another server than a gateway or a mail server.
    public var callOut: Bool { outsideActions.contains { $0.word != "email" } }

    /// Whether any rule calls a webhook.
    public var callWebhooks: Bool { outsideActions.contains { $0.word == "webhook" } }

    /// One for each `email`, in the order of the rules.
    var mails: [Diagnostic] {
        outsideActions.filter { $0.word == "email" }.map { Diagnostic(.noMailServer, at: $0.place) }
    }

    /// One for each secret of a call that the configuration lacks.
    ///
    /// - Parameter names: those of the configuration, without `secret.`.
    public func unknownSecrets(among names: Set<String>) -> [Diagnostic] {
        outsideActions.flatMap { _, place, templates in
            var unknown: [String] = []
            for name in templates.flatMap(\.secretNames) where !names.contains(name) && !unknown.contains(name) { unknown.append(name) }
            return unknown.map { Diagnostic(.unknownSecret($0, nearest: NearestName.find($0, among: names.sorted())), at: place) }
        }
    }

    private var outsideActions: [(word: String, place: SourcePlace, templates: [Template])] {
        rules.flatMap(\.actions).flatMap(\.outsideActions)
    }
}

extension Action {
    /// What touches the world outside by other means than an SMS, each with its own templates only.
    fileprivate var outsideActions: [(word: String, place: SourcePlace, templates: [Template])] {
        switch self {
        case .email(let email): [("email", email.place, [])]
        case .webhook(let call): [("webhook", call.place, call.templates)]
        case .fetch(let fetch): [("fetch", fetch.call.place, fetch.call.templates)] + (fetch.otherwise ?? []).flatMap(\.outsideActions)
        case .reply, .send, .subscribe, .unsubscribe, .ignore: []
        }
    }
}

extension Diagnostic {
    fileprivate init(_ problem: CallProblem, at place: SourcePlace) {
        self.init(.call(problem), location: place.location, span: place.span, related: nil)
    }
}
