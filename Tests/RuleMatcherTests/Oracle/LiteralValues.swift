import Foundation
import RuleLanguage

/// Section 5 of the language, taken literally: what stands for `{…}`, and how it is escaped.
struct LiteralValues {
    let reading: Reading
    let bound: Bound
    var fetched: [String: GivenAnswer] = [:]

    enum Place {
        case sms, url, line, json, form, mail, plain
    }

    func text(of template: Template, in place: Place) -> String {
        template.parts.map { part in
            switch part {
            case .literal(let literal): literal
            case .value(let value, let fallback): escaped(plain(value, fallback), in: place)
            }
        }.joined()
    }

    /// `{name ?? none given}` takes the text after `??` where the value is empty or not bound.
    func plain(_ value: Template.Value, _ fallback: String? = nil) -> String {
        let found = bound.values[value] ?? answered(value) ?? reading.builtIn(value) ?? ""
        reading.tally.note("value", found.isEmpty ? .no : .yes)
        return found.isEmpty ? fallback ?? "" : found
    }

    private func answered(_ value: Template.Value) -> String? {
        guard case .fetched(let name, let path) = value, let given = fetched[name] else { return nil }
        if path.isEmpty { return given.text }
        reading.tally.note("value lacking", given.values[path] == nil ? .yes : .no)
        return given.values[path]
    }

    /// Escaping follows the place: unreserved characters in a URL, JSON and form escaping, no line ends or controls in e-mail and HTTP
    /// headers, control characters removed in an SMS.
    func escaped(_ value: String, in place: Place) -> String {
        switch place {
        case .sms: value.keeping { $0 == "\n" || !$0.isControl }
        case .url: value.addingPercentEncoding(withAllowedCharacters: .unreserved) ?? ""
        case .line:
            LiteralText.string(value.unicodeScalars.map { $0 == "\t" || $0.endsLine ? " " : $0 }).keeping { !$0.isControl }
        case .json: value.unicodeScalars.map(\.escapedForJSON).joined()
        // Source: the URL standard, §5.2.
        case .form: value.addingPercentEncoding(withAllowedCharacters: .form)?.replacing(" ", with: "+") ?? ""
        case .mail: value.keeping { $0 == "\n" || $0 == "\t" || !$0.isControl }
        case .plain: value
        }
    }
}

// MARK: characters

extension CharacterSet {
    private static let lettersAndDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"

    /// Source: RFC 3986 §2.3.
    static let unreserved = CharacterSet(charactersIn: lettersAndDigits + "-._~")
    fileprivate static let form = CharacterSet(charactersIn: lettersAndDigits + "*-._ ")
}

extension String {
    fileprivate func keeping(_ isKept: (Unicode.Scalar) -> Bool) -> String { LiteralText.string(unicodeScalars.filter(isKept)) }
}

extension Unicode.Scalar {
    fileprivate var isControl: Bool { properties.generalCategory == .control }

    fileprivate var endsLine: Bool { ["\n", "\u{85}", "\u{2028}", "\u{2029}"].contains(self) }

    /// Source: RFC 8259 §7.
    fileprivate var escapedForJSON: String {
        switch self {
        case "\"": #"\""#
        case "\\": #"\\"#
        case "\n": #"\n"#
        case "\r": #"\r"#
        case "\t": #"\t"#
        case "\u{0}"..."\u{1F}": String(format: #"\u%04X"#, value)
        default: String(self)
        }
    }
}
