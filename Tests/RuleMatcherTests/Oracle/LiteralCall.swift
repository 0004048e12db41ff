import Foundation
import RuleLanguage
import RuleMatcher

/// Sections 5 and 6 of the language, taken literally: a call with its values put in, each escaped for its place.
struct LiteralCall {
    let values: LiteralValues
    let rule: RuleName

    func made(_ call: Call) -> Result<PlacedCall, CallRefused> {
        if let segment = badSegment(of: call.url.rest) { return .failure(.pathSegment(segment)) }
        var headers = call.headers.map { PlacedCall.Header(name: Exact($0.name), value: text(of: $0.value, in: .line)) }
        let body = body(of: call)
        if let body, !headers.contains(where: { $0.name.text.caseInsensitiveCompare("Content-Type") == .orderedSame }) {
            headers.append(PlacedCall.Header(name: Exact("Content-Type"), value: finished(.line) { $0.append(body.type) }))
        }
        return .success(
            PlacedCall(method: call.method, url: url(call.url), headers: headers, body: body?.text, timeout: call.timeout))
    }

    private func finished(_ place: LiteralValues.Place, _ write: (inout PlacedText) -> Void) -> PlacedText {
        var text = PlacedText()
        write(&text)
        text.fill(for: place) { values.escaped($0, in: place) }
        return text
    }

    private func text(of template: Template, in place: LiteralValues.Place) -> PlacedText {
        finished(place) { write(template, in: place, to: &$0) }
    }

    private func write(_ template: Template, in place: LiteralValues.Place, to text: inout PlacedText) {
        for part in template.parts {
            switch part {
            case .literal(let literal) where place == .json || place == .form: text.append(values.escaped(literal, in: place))
            case .literal(let literal): text.append(literal)
            case .value(.secret(let name), _): text.append(secret: name)
            case .value(let value, let fallback): text.append(values.escaped(values.plain(value, fallback), in: place))
            }
        }
    }

    // MARK: URL

    private func url(_ url: URLTemplate) -> PlacedText {
        finished(.url) { text in
            text.append(url.origin)
            if case .literal(let first)? = url.rest.parts.first, first.unicodeScalars.first == "/" {} else { text.append("/") }
            for part in url.rest.parts {
                if case .literal(let literal) = part {
                    text.append(literal.addingPercentEncoding(withAllowedCharacters: .allOfURLs) ?? "")
                } else {
                    write(Template(parts: [part]), in: .url, to: &text)
                }
            }
        }
    }

    /// A path segment that comes out empty, `.` or `..` fails that action for good. One without a value comes out as it was written, one
    /// with a secret is not known yet.
    private func badSegment(of rest: Template) -> String? {
        var segments = [(text: "", hasValue: false, hasSecret: false)]
        reading: for part in rest.parts {
            switch part {
            case .literal(let literal):
                let path = literal.unicodeScalars.prefix { $0 != "?" }
                for (place, piece) in path.split(separator: "/", omittingEmptySubsequences: false).enumerated() {
                    if place > 0 { segments.append(("", false, false)) }
                    segments[segments.count - 1].text += LiteralText.string(piece)
                }
                if path.endIndex < literal.endIndex { break reading }
            case .value(.secret, _): segments[segments.count - 1].hasSecret = true
            case .value(let value, let fallback):
                segments[segments.count - 1].text += values.escaped(values.plain(value, fallback), in: .url)
                segments[segments.count - 1].hasValue = true
            }
        }
        return segments.lazy.filter { $0.hasValue && !$0.hasSecret }
            .map { $0.text.replacingOccurrences(of: "%2e", with: ".", options: .caseInsensitive) }
            .first { ["", ".", ".."].contains($0) }
    }

    // MARK: body

    private func body(of call: Call) -> (text: PlacedText, type: String)? {
        switch call.body {
        case .none: nil
        // With no body, POST sends `{"id","from","to","text","received","channel","rule"}`.
        case .message: (finished(.json) { $0.append(message) }, "application/json")
        case .json(let json): (finished(.json) { write(json, to: &$0) }, "application/json")
        case .form(let fields): (finished(.form) { write(fields, to: &$0) }, "application/x-www-form-urlencoded")
        case .text(let template): (text(of: template, in: .plain), "text/plain; charset=utf-8")
        }
    }

    private var message: String {
        let told: [(String, Template.Value)] = [
            ("id", .id), ("from", .from), ("to", .to), ("text", .text), ("received", .received), ("channel", .channel),
        ]
        let members = told.map { ($0, values.plain($1)) } + [("rule", rule.description)]
        return "{" + members.map { "\"\($0)\":\"\(values.escaped($1, in: .json))\"" }.joined(separator: ",") + "}"
    }

    private func write(_ fields: [Call.Field], to text: inout PlacedText) {
        for (place, field) in fields.enumerated() {
            text.append((place == 0 ? "" : "&") + values.escaped(field.key, in: .form) + "=")
            write(field.value, in: .form, to: &text)
        }
    }

    private func write(_ json: JSONTemplate, to text: inout PlacedText) {
        switch json {
        case .object(let members):
            text.append("{")
            for (place, member) in members.enumerated() {
                text.append((place == 0 ? "" : ",") + "\"\(values.escaped(member.key, in: .json))\":")
                write(member.value, to: &text)
            }
            text.append("}")
        case .array(let elements):
            text.append("[")
            for (place, element) in elements.enumerated() {
                if place > 0 { text.append(",") }
                write(element, to: &text)
            }
            text.append("]")
        case .string(let template):
            text.append("\"")
            write(template, in: .json, to: &text)
            text.append("\"")
        case .number(let written): text.append(written)
        case .bool(let value): text.append("\(value)")
        case .null: text.append("null")
        }
    }
}

extension PlacedText {
    /// It is put in at the moment of the call. The generator's secrets fit everywhere, but for one that has a line end in a header.
    fileprivate mutating func fill(for place: LiteralValues.Place, _ escape: (String) -> String) {
        guard pieces.contains(where: \.isSecret) else { return }
        var whole = ""
        for piece in pieces {
            switch piece {
            case .text(let text): whole += text.text
            case .secret(let name):
                guard let secret = Self.secrets[name] else {
                    filled = .failure(.unknownSecret(name))
                    return
                }
                if place == .line, secret.contains("\n") {
                    filled = .failure(.unfitSecret(name))
                    return
                }
                whole += escape(secret)
            }
        }
        filled = .success(Exact(whole))
    }
}

extension CharacterSet {
    /// Source: RFC 3986 §2.
    fileprivate static let allOfURLs = unreserved.union(CharacterSet(charactersIn: ":/?#[]@!$&'()*+,;=%"))
}
