import RuleLanguage

extension Explanation {
    /// What a rule does about the message.
    public enum Action: Sendable, Equatable {
        case reply(Reply)
        /// The same SMS to each of these: numbers, short codes, `@` and the name of an audience.
        case send(Reply, to: [String])
        /// The sender joins this audience, or leaves it.
        case subscribe(String)
        case unsubscribe(String)
        case email(Email)
        case webhook(Call)
        /// What stands behind it in the rule follows where an answer is given, and else waits for one.
        case fetch(Call, as: String, waiting: Int?)
        /// A fetch of this rule has failed that has no `else`.
        case failed
        /// Nothing is done, on purpose.
        case ignore
    }

    public struct Email: Codable, Sendable, Equatable {
        public var to: [String]
        public var subject: String
        public var body: String
    }

    /// A secret stands as `{secret.NAME}`.
    public struct Call: Codable, Sendable, Equatable {
        public var method: String?
        public var url: String?
        public var body: String?
        /// Why the call can't be made, in place of the others.
        public var refused: String?
    }
}

extension Explanation.Action {
    /// - Parameter effect: of a rule; nil where it does nothing.
    init(_ effect: RuleRun.Effect) {
        switch effect {
        case .reply(let text): self = .reply(Explanation.Reply(text))
        case .send(let text, let recipients): self = .send(Explanation.Reply(text), to: recipients.map(\.text))
        case .subscribe(let audience): self = .subscribe(audience)
        case .unsubscribe(let audience): self = .unsubscribe(audience)
        case .email(let email):
            self = .email(Explanation.Email(to: email.recipients, subject: email.subject, body: email.body))
        case .webhook(let call): self = .webhook(Explanation.Call(call))
        case .fetch(let call, let name): self = .fetch(Explanation.Call(call), as: name, waiting: nil)
        }
    }
}

extension Explanation.Call {
    fileprivate init(_ call: Result<RenderedCall, CallRefused>) {
        switch call {
        case .success(let call): self.init(method: call.method.rawValue, url: call.url.shown, body: call.body?.shown)
        case .failure(let refused): self.init(refused: refused.description)
        }
    }
}

extension Recipient {
    fileprivate var text: String {
        switch self {
        case .address(let address): address.text
        case .audience(let name): "@" + name
        }
    }
}

/// `{"kind": "ignore"}`, `{"kind": "subscribe", "audience": "news"}`; `{"kind": "reply"}` with the fields of ``Explanation/Reply``, and for
/// `send` a list `to`; `email`, `webhook` and `fetch` with the fields of ``Explanation/Email`` or ``Explanation/Call``, and for `fetch` the
/// name as `as` and, where the rest waits for its answer, how many actions that is as `waiting`.
extension Explanation.Action: Codable {
    private enum Kind: String, Codable {
        case reply, send, subscribe, unsubscribe, email, webhook, fetch, failed, ignore
    }

    private enum Key: String, CodingKey {
        case kind, to, audience, `as`, waiting
    }

    public init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: Key.self)
        switch try fields.decode(Kind.self, forKey: .kind) {
        case .reply: self = .reply(try Explanation.Reply(from: decoder))
        case .send: self = .send(try Explanation.Reply(from: decoder), to: try fields.decode([String].self, forKey: .to))
        case .subscribe: self = .subscribe(try fields.decode(String.self, forKey: .audience))
        case .unsubscribe: self = .unsubscribe(try fields.decode(String.self, forKey: .audience))
        case .email: self = .email(try Explanation.Email(from: decoder))
        case .webhook: self = .webhook(try Explanation.Call(from: decoder))
        case .fetch:
            self = .fetch(
                try Explanation.Call(from: decoder), as: try fields.decode(String.self, forKey: .as),
                waiting: try fields.decodeIfPresent(Int.self, forKey: .waiting))
        case .failed: self = .failed
        case .ignore: self = .ignore
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: Key.self)
        try fields.encode(kind, forKey: .kind)
        switch self {
        case .reply(let reply): try reply.encode(to: encoder)
        case .send(let reply, let recipients):
            try fields.encode(recipients, forKey: .to)
            try reply.encode(to: encoder)
        case .subscribe(let audience), .unsubscribe(let audience): try fields.encode(audience, forKey: .audience)
        case .email(let email): try email.encode(to: encoder)
        case .webhook(let call): try call.encode(to: encoder)
        case .fetch(let call, let name, let waiting):
            try call.encode(to: encoder)
            try fields.encode(name, forKey: .as)
            try fields.encodeIfPresent(waiting, forKey: .waiting)
        case .failed, .ignore: break
        }
    }

    private var kind: Kind {
        switch self {
        case .reply: .reply
        case .send: .send
        case .subscribe: .subscribe
        case .unsubscribe: .unsubscribe
        case .email: .email
        case .webhook: .webhook
        case .fetch: .fetch
        case .failed: .failed
        case .ignore: .ignore
        }
    }
}
