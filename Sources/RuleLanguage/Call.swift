/// One mail (section 6 of the language).
public struct Email: Sendable, Equatable {
    /// At least one, at most ``mostRecipients``: `local@domain` in ASCII, none twice.
    public var recipients: [String]
    /// Nil for `SMS from {from}`.
    public var subject: Template?
    /// Nil for the text, then from, to, time and id.
    public var body: Template?
    public var place: SourcePlace

    /// What every mail server has to take.
    ///
    /// Source: RFC 5321 §4.5.3.1.8.
    public static let mostRecipients = 100

    public init(recipients: [String], subject: Template?, body: Template?, place: SourcePlace) {
        self.recipients = recipients
        self.subject = subject
        self.body = body
        self.place = place
    }
}

/// An HTTP request: what `webhook` makes in the background and `fetch` at once.
public struct Call: Sendable, Equatable {
    public enum Method: String, Sendable, CaseIterable, Codable {
        case get = "GET", post = "POST", put = "PUT", delete = "DELETE"
    }

    public struct Header: Sendable, Equatable {
        /// As written; no two of a call differ only in case.
        public var name: String
        public var value: Template

        public init(name: String, value: Template) {
            self.name = name
            self.value = value
        }
    }

    public struct Field: Sendable, Equatable {
        public var key: String
        public var value: Template

        public init(key: String, value: Template) {
            self.key = key
            self.value = value
        }
    }

    public enum Body: Sendable, Equatable {
        case none
        /// The message itself, as JSON: what a POST sends that has no other body.
        case message
        case json(JSONTemplate)
        case form([Field])
        case text(Template)
    }

    public var method: Method
    public var url: URLTemplate
    public var headers: [Header]
    public var body: Body
    /// How long one attempt may take, in seconds; for a webhook at most 60, for a fetch 30.
    public var timeout: Int
    public var place: SourcePlace

    public init(method: Method, url: URLTemplate, headers: [Header], body: Body, timeout: Int, place: SourcePlace) {
        self.method = method
        self.url = url
        self.headers = headers
        self.body = body
        self.timeout = timeout
        self.place = place
    }
}

/// A call whose answer the rest of its rule waits for.
public struct Fetch: Sendable, Equatable {
    public var call: Call
    /// What its answer is called in the actions after it.
    public var name: String
    /// What is done in place of the rest of the rule where it fails; nil where the message has failed then.
    public var otherwise: [Action]?
    /// The paths into the answer that the rule uses without `??`: one that is lacking makes the fetch fail. None twice, in order of use.
    public var required: [[String]]

    public init(call: Call, name: String, otherwise: [Action]?, required: [[String]]) {
        self.call = call
        self.name = name
        self.otherwise = otherwise
        self.required = required
    }
}

/// A URL whose scheme, host and port are fixed.
public struct URLTemplate: Sendable, Equatable {
    /// `https://api.example.com:8443`, in lower case.
    public var origin: String
    /// What follows: empty, or path and query, beginning with `/` or `?`. Without a fragment, which is never sent.
    public var rest: Template

    public init(origin: String, rest: Template) {
        self.origin = origin
        self.rest = rest
    }
}

public indirect enum JSONTemplate: Sendable, Equatable {
    public struct Member: Sendable, Equatable {
        public var key: String
        public var value: JSONTemplate

        public init(key: String, value: JSONTemplate) {
            self.key = key
            self.value = value
        }
    }

    /// No key twice.
    case object([Member])
    case array([JSONTemplate])
    case string(Template)
    /// As written, by RFC 8259.
    case number(String)
    case bool(Bool)
    case null
}

/// Where a word of a rule stands, for what can only be said of it once a configuration is known.
public struct SourcePlace: Sendable, Hashable {
    public var location: SourceLocation
    public var span: SourceSpan

    public init(location: SourceLocation, span: SourceSpan) {
        self.location = location
        self.span = span
    }
}
