import RuleLanguage

/// Text with its values put in, but not its secrets: these are named, so that what a sender wrote is never taken for one.
public struct RenderedText: Sendable, Equatable, Codable {
    public enum Part: Sendable, Equatable, Codable {
        case text(String)
        case secret(String)
    }

    /// Neighbours are never both text.
    public private(set) var parts: [Part] = []
    let place: TextPlace

    init(_ text: String = "", place: TextPlace) {
        self.place = place
        append(text)
    }

    /// With `{secret.NAME}` where a secret is to stand: for people, who can't tell it from the same characters in a message.
    public var shown: String {
        parts.map {
            switch $0 {
            case .text(let text): text
            case .secret(let name): "{secret.\(name)}"
            }
        }.joined()
    }

    /// The whole text, for the moment of the call; never kept.
    ///
    /// - Parameter secret: finds a secret by its name.
    /// - Throws: ``CallRefused`` where there is none of this name, or one that does not fit its place.
    public func filled(with secret: (String) -> String?) throws(CallRefused) -> String {
        var text = ""
        for part in parts {
            switch part {
            case .text(let fixed): text += fixed
            case .secret(let name):
                guard let value = secret(name) else { throw .unknownSecret(name) }
                guard place.takes(secret: value) else { throw .unfitSecret(name) }
                text += place.escape(value)
            }
        }
        return text
    }

    mutating func append(_ text: String) {
        if case .text(let before)? = parts.last {
            parts[parts.count - 1] = .text(before + text)
        } else if !text.isEmpty {
            parts.append(.text(text))
        }
    }

    mutating func append(secret name: String) { parts.append(.secret(name)) }

    mutating func append(_ template: Template, with values: TemplateValues) {
        for part in template.parts {
            switch part {
            case .literal(let literal): append(place.escape(literal: literal))
            case .value(.secret(let name), _): append(secret: name)
            case .value(let value, let fallback): append(place.escape(values.text(of: value, fallback: fallback)))
            }
        }
    }
}

extension Template {
    func rendered(in place: TextPlace, with values: TemplateValues) -> RenderedText {
        var text = RenderedText(place: place)
        text.append(self, with: values)
        return text
    }
}

/// What surrounds a value, and so what would change its meaning there.
enum TextPlace: String, Sendable, Codable {
    /// A segment of a path, or a part of a query.
    case url
    /// A header's value or a mail's subject.
    case line
    case json
    case form
    case mail
    /// A body that the rule has taken on itself.
    case plain

    func escape(_ value: String) -> String {
        switch self {
        case .url: value.percentEncoded(keeping: "-._~", space: "%20")
        case .form: value.percentEncoded(keeping: "*-._", space: "+")
        case .json: value.escapedForJSON
        case .line: value.onOneLine
        case .mail: value.withLineEndsAndTabsOnly
        case .plain: value
        }
    }

    func escape(literal: String) -> String {
        switch self {
        case .json, .form: escape(literal)
        case .url, .line, .mail, .plain: literal
        }
    }

    func takes(secret: String) -> Bool {
        switch self {
        case .url: !secret.utf8.allSatisfy { $0 == UInt8(ascii: ".") }
        case .line: !secret.isEmpty && !secret.unicodeScalars.contains(where: \.isControlOrLineEnd)
        case .json, .form, .mail, .plain: !secret.isEmpty
        }
    }
}

extension String {
    /// Letters and digits of ASCII stay too.
    fileprivate func percentEncoded(keeping kept: String, space: String) -> String {
        var encoded: [UInt8] = []
        for byte in utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"):
                encoded.append(byte)
            case UInt8(ascii: " "): encoded += space.utf8
            case _ where kept.utf8.contains(byte): encoded.append(byte)
            default: encoded += [UInt8(ascii: "%"), byte.hexDigits.0, byte.hexDigits.1]
            }
        }
        return String(decoding: encoded, as: UTF8.self)
    }

    /// For text that is part of a URL already: only what no URL holds.
    ///
    /// Source: RFC 3986 §2.
    var escapedForURL: String { percentEncoded(keeping: "-._~:/?#[]@!$&'()*+,;=%", space: "%20") }

    /// Source: RFC 8259 §7.
    fileprivate var escapedForJSON: String {
        guard utf8.contains(where: { $0 < 0x20 || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\") }) else { return self }
        var escaped: [UInt8] = []
        for byte in utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): escaped += [UInt8(ascii: "\\"), byte]
            case UInt8(ascii: "\n"): escaped += "\\n".utf8
            case UInt8(ascii: "\r"): escaped += "\\r".utf8
            case UInt8(ascii: "\t"): escaped += "\\t".utf8
            case 0..<0x20: escaped += "\\u00".utf8 + [byte.hexDigits.0, byte.hexDigits.1]
            default: escaped.append(byte)
            }
        }
        return String(decoding: escaped, as: UTF8.self)
    }

    /// A line end or tab becomes a space, so that words don't grow together; other control characters are removed.
    fileprivate var onOneLine: String {
        var kept = UnicodeScalarView()
        for scalar in unicodeScalars {
            switch scalar {
            case "\r": continue
            case "\n", "\t", "\u{85}", "\u{2028}", "\u{2029}": kept.append(" ")
            case _ where scalar.isControlOrLineEnd: continue
            default: kept.append(scalar)
            }
        }
        return String(kept)
    }

    fileprivate var withLineEndsAndTabsOnly: String {
        var kept = UnicodeScalarView()
        kept.append(contentsOf: unicodeScalars.lazy.filter { $0 == "\n" || $0 == "\t" || $0.properties.generalCategory != .control })
        return String(kept)
    }
}

extension UInt8 {
    fileprivate var hexDigits: (UInt8, UInt8) {
        func digit(_ value: UInt8) -> UInt8 { value + (value < 10 ? UInt8(ascii: "0") : UInt8(ascii: "A") - 10) }
        return (digit(self >> 4), digit(self & 0xF))
    }
}
