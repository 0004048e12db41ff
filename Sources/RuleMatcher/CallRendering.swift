public import RuleLanguage
import SMSMessages

/// A mail with its values put in.
public struct RenderedEmail: Sendable, Equatable, Codable {
    public var recipients: [String]
    /// One line, without control characters; not encoded for a mail's head.
    public var subject: String
    /// Lines end in LF; no other control characters but tabs.
    public var body: String
}

/// An HTTP request with its values put in, each escaped for its place; secrets are still to come.
public struct RenderedCall: Sendable, Equatable, Codable {
    public struct Header: Sendable, Equatable, Codable {
        public var name: String
        public var value: RenderedText
    }

    public var method: Call.Method
    /// `https://api.example.com:8443`, in lower case.
    public var origin: String
    /// ASCII; an origin, then a path that begins with `/`.
    public var url: RenderedText
    /// With a `Content-Type` wherever there is a body.
    public var headers: [Header]
    /// UTF-8; nil where nothing is sent.
    public var body: RenderedText?
    /// Of one attempt, in seconds.
    public var timeout: Int
}

/// Why a call can't be made, now or later. Safe to log: nothing of a message or a secret stands in it.
public enum CallRefused: Error, Sendable, Equatable, CustomStringConvertible {
    /// What values gave was empty, `.` or `..`, however written, and the request would go somewhere else.
    case pathSegment(String)
    /// A value held `/` or `\`, however written, and the request would go somewhere else.
    case pathDivider
    case unknownSecret(String)
    /// It is empty, has line ends in a header, or would lead a URL's path elsewhere.
    case unfitSecret(String)

    public var description: String {
        switch self {
        case .pathSegment(""): "a part of the URL's path came out empty"
        case .pathSegment(let segment): "a part of the URL's path came out as \(segment)"
        case .pathDivider: "a value in the URL's path holds / or \\"
        case .unknownSecret(let name): "the configuration has no secret \(name)"
        case .unfitSecret(let name): "secret \(name) can't stand where the rule puts it"
        }
    }
}

extension Email {
    func rendered(with values: TemplateValues) -> RenderedEmail {
        let subject = subject ?? Template(parts: [.literal("SMS from "), .value(.from, fallback: nil)])
        return RenderedEmail(
            recipients: recipients, subject: subject.rendered(in: .line, with: values).shown,
            body: body?.rendered(in: .mail, with: values).shown ?? Self.wholeMessage(values))
    }

    /// The text, then where it came from and how to answer it: whoever answers the mail writes to nobody's phone.
    private static func wholeMessage(_ values: TemplateValues) -> String {
        let message = wholeMessage.rendered(in: .mail, with: values).shown
        guard case .phone(let phone) = values.message.sender else { return message }
        return """
            \(message)
            Answering this mail does not reach the phone. To answer:
            answerback send --to \(phone.e164) --from \(values.message.receiver.text) "your text"

            """
    }

    private static let wholeMessage = Template(parts: [
        .value(.text, fallback: nil), .literal("\n\nFrom: "), .value(.from, fallback: nil), .literal("\nTo: "), .value(.to, fallback: nil),
        .literal("\nTime: "), .value(.date, fallback: nil), .literal(" "), .value(.time, fallback: nil),
        .literal("\nId: "), .value(.id, fallback: nil), .literal("\n"),
    ])
}

extension Call {
    /// - Parameter rule: the rule that acts.
    /// - Throws: ``CallRefused/pathSegment(_:)``.
    func rendered(with values: TemplateValues, rule: RuleName) throws(CallRefused) -> RenderedCall {
        var headers = headers.map { RenderedCall.Header(name: $0.name, value: $0.value.rendered(in: .line, with: values)) }
        if let type = body.contentType, !headers.contains(where: { $0.name.lowercased() == "content-type" }) {
            headers.append(RenderedCall.Header(name: "Content-Type", value: RenderedText(type, place: .line)))
        }
        return RenderedCall(
            method: method, origin: url.origin, url: try url.rendered(with: values), headers: headers,
            body: body.rendered(with: values, rule: rule),
            timeout: timeout)
    }
}

extension Call.Body {
    fileprivate var contentType: String? {
        switch self {
        case .none: nil
        case .message, .json: "application/json"
        case .form: "application/x-www-form-urlencoded"
        case .text: "text/plain; charset=utf-8"
        }
    }

    fileprivate func rendered(with values: TemplateValues, rule: RuleName) -> RenderedText? {
        switch self {
        case .none: return nil
        case .message: return JSONTemplate.message(rule: rule).rendered(with: values)
        case .json(let json): return json.rendered(with: values)
        case .form(let fields):
            var text = RenderedText(place: .form)
            for (index, field) in fields.enumerated() {
                text.append("\(index == 0 ? "" : "&")\(TextPlace.form.escape(field.key))=")
                text.append(field.value, with: values)
            }
            return text
        case .text(let template): return template.rendered(in: .plain, with: values)
        }
    }
}

// MARK: URL

extension URLTemplate {
    fileprivate func rendered(with values: TemplateValues) throws(CallRefused) -> RenderedText {
        var path = CallPath()
        var text = RenderedText(origin, place: .url)
        for (index, part) in rest.parts.enumerated() {
            switch part {
            case .literal(let literal):
                if index == 0, literal.utf8.first != UInt8(ascii: "/") { text.append("/") }
                try path.append(fixed: literal)
                text.append(literal.escapedForURL)
            case .value(.secret(let name), _):
                path.appendSecretToCome()
                text.append(secret: name)
            case .value(let value, let fallback):
                let found = values.text(of: value, fallback: fallback)
                path.append(value: found)
                text.append(TextPlace.url.escape(found))
            }
        }
        if rest.parts.isEmpty { text.append("/") }
        try path.end()
        return text
    }
}

// MARK: JSON

extension JSONTemplate {
    /// What a POST without a body of its own sends.
    fileprivate static func message(rule: RuleName) -> Self {
        let values: [(String, Template.Value)] = [
            ("id", .id), ("from", .from), ("to", .to), ("text", .text), ("received", .received), ("channel", .channel),
        ]
        let members = values.map { key, value in
            Member(key: key, value: .string(Template(parts: [.value(value, fallback: nil)])))
        }
        return .object(members + [Member(key: "rule", value: .string(Template(parts: [.literal(rule.description)])))])
    }

    fileprivate func rendered(with values: TemplateValues) -> RenderedText {
        var text = RenderedText(place: .json)
        append(to: &text, with: values)
        return text
    }

    private func append(to text: inout RenderedText, with values: TemplateValues) {
        switch self {
        case .object(let members):
            for (index, member) in members.enumerated() {
                text.append("\(index == 0 ? "{" : ",")\"\(TextPlace.json.escape(member.key))\":")
                member.value.append(to: &text, with: values)
            }
            text.append(members.isEmpty ? "{}" : "}")
        case .array(let elements):
            for (index, element) in elements.enumerated() {
                text.append(index == 0 ? "[" : ",")
                element.append(to: &text, with: values)
            }
            text.append(elements.isEmpty ? "[]" : "]")
        case .string(let template):
            text.append("\"")
            text.append(template, with: values)
            text.append("\"")
        case .number(let written): text.append(written)
        case .bool(let value): text.append(value ? "true" : "false")
        case .null: text.append("null")
        }
    }
}
