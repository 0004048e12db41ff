import Foundation
import RuleLanguage
import RuleMatcher

/// Sections 5 and 6 of the language, taken literally: a call with its values put in, each escaped for its place.
struct LiteralCall {
    let values: LiteralValues
    let rule: RuleName

    func made(_ call: Call) -> Result<PlacedCall, CallRefused> {
        if let refusal = refusal(of: call.url.rest) { return .failure(refusal) }
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

    /// A value in a path that holds `/` or `\`, or a path segment that comes out empty, `.` or `..`, however written, fails that action for
    /// good. One that is only fixed text comes out as it was written, a secret is not known yet.
    private func refusal(of rest: Template) -> CallRefused? {
        var segments: [[(text: String, isValue: Bool)]] = [[]]
        reading: for part in rest.parts {
            switch part {
            case .literal(let literal):
                let path = literal.unicodeScalars.prefix { $0 != "?" }
                for (place, piece) in path.split(separator: "/", omittingEmptySubsequences: false).enumerated() {
                    if place > 0 { segments.append([]) }
                    segments[segments.count - 1].append((LiteralText.string(piece), false))
                }
                if path.endIndex < literal.endIndex { break reading }
            case .value(.secret, _): segments[segments.count - 1].append(("secret", false))
            case .value(let value, let fallback): segments[segments.count - 1].append((values.plain(value, fallback), true))
            }
        }
        return segments.lazy.compactMap { refusal(ofSegment: $0) }.first
    }

    private func refusal(ofSegment pieces: [(text: String, isValue: Bool)]) -> CallRefused? {
        let isDivider = { (byte: UInt8) in byte == 0x2F || byte == 0x5C }
        let written = Array(pieces.map(\.text).joined().utf8)
        let whole = LenientReading.of(written)
        guard whole != written || pieces.contains(where: \.isValue) else { return nil }
        let fixed = pieces.filter { !$0.isValue }.map { LenientReading.of(Array($0.text.utf8)).count(where: isDivider) }
        if whole.count(where: isDivider) > fixed.reduce(0, +) { return .pathDivider }
        for segment in whole.split(omittingEmptySubsequences: false, whereSeparator: isDivider) {
            let name = String(decoding: segment, as: UTF8.self).components(separatedBy: ";")[0]
            let seen = name.unicodeScalars.filter { $0.value > 0x20 && $0.value != 0x7F }.map(String.init).joined()
            if seen.isEmpty { return .pathSegment("") }
            let place = seen.components(separatedBy: CharacterSet(charactersIn: "?#"))[0]
            if place == "." || place == ".." { return .pathSegment(place) }
        }
        return nil
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

/// What a path means to a server that undoes every escape, as often as it finds one.
private enum LenientReading {
    static func of(_ bytes: [UInt8]) -> [UInt8] {
        let once = pass(bytes)
        return once == bytes ? bytes : of(once)
    }

    private static func pass(_ bytes: [UInt8]) -> [UInt8] {
        var read: [UInt8] = []
        var rest = bytes[...]
        next: while let first = rest.first {
            for (length, prefix) in [(3, "%"), (6, "%u"), (6, "%U")] where rest.count >= length && rest.starts(with: prefix.utf8) {
                let digits = String(decoding: rest.prefix(length).dropFirst(prefix.utf8.count), as: UTF8.self)
                guard digits.allSatisfy(\.isHexDigit), digits.utf8.allSatisfy({ $0 < 0x80 }), let code = UInt32(digits, radix: 16) else {
                    continue
                }
                read += length == 3 ? [UInt8(code)] : Array((UnicodeScalar(code).map { String(Character($0)) } ?? "\u{FFFD}").utf8)
                rest = rest.dropFirst(length)
                continue next
            }
            for (seen, meant) in alike where rest.starts(with: seen) {
                read += meant.utf8
                rest = rest.dropFirst(seen.count)
                continue next
            }
            read.append(first)
            rest = rest.dropFirst()
        }
        return read
    }

    private static let overlong: [([UInt8], String)] = [
        ([0xC0, 0xAE], "."), ([0xC0, 0xAF], "/"), ([0xC1, 0x9C], "\\"), ([0xC0, 0xA5], "%"), ([0xE0, 0x80, 0xAE], "."),
        ([0xE0, 0x80, 0xAF], "/"), ([0xE0, 0x81, 0x9C], "\\"), ([0xE0, 0x80, 0xA5], "%"),
    ]

    private static let alike: [([UInt8], String)] = {
        var alike = overlong
        let others = [
            "․": ".", "‥": "..", "﹒": ".", "︰": "..", "⁄": "/", "∕": "/", "⧸": "/", "∖": "\\", "⧵": "\\", "﹨": "\\", "﹔": ";", "﹪": "%",
        ]
        for (seen, meant) in others { alike.append((Array(seen.utf8), meant)) }
        for code: UInt32 in 0x21...0x7E {
            guard let wide = UnicodeScalar(0xFEE0 + code), let plain = UnicodeScalar(code) else { continue }
            alike.append((Array(String(Character(wide)).utf8), String(Character(plain))))
        }
        return alike
    }()
}

extension CharacterSet {
    /// Source: RFC 3986 §2.
    fileprivate static let allOfURLs = unreserved.union(CharacterSet(charactersIn: ":/?#[]@!$&'()*+,;=%"))
}
