import RuleLanguage

/// JSON that came from elsewhere.
indirect enum JSONValue: Sendable, Equatable {
    case object([String: JSONValue])
    case array([JSONValue])
    case string(String)
    /// As written.
    case number(String)
    case bool(Bool)
    case null

    /// - Returns: nil for what is no JSON.
    init?(_ text: String) {
        var reader = JSONReader(text)
        guard let value = reader.wholeValue() else { return nil }
        self = value
    }

    /// - Parameter json: without values.
    init(fixed json: JSONTemplate) {
        switch json {
        case .object(let members):
            self = .object(Dictionary(members.map { ($0.key, JSONValue(fixed: $0.value)) }) { _, last in last })
        case .array(let values): self = .array(values.map(JSONValue.init(fixed:)))
        case .string(let template):
            self = .string(template.parts.map { if case .literal(let text) = $0 { text } else { "" } }.joined())
        case .number(let text): self = .number(text)
        case .bool(let value): self = .bool(value)
        case .null: self = .null
        }
    }

    subscript(path: ArraySlice<String>) -> JSONValue? {
        guard let step = path.first else { return self }
        switch self {
        case .object(let members): return members[step]?[path.dropFirst()]
        case .array(let elements):
            guard let place = Int(step), String(place) == step, elements.indices.contains(place) else { return nil }
            return elements[place][path.dropFirst()]
        case .string, .number, .bool, .null: return nil
        }
    }

    /// What a template shows of it; nil for an object or array.
    var shown: String? {
        switch self {
        case .object, .array: nil
        case .string(let text), .number(let text): text
        case .bool(let value): value ? "true" : "false"
        case .null: ""
        }
    }
}

/// Reads JSON strictly by RFC 8259, numbers as they are written, which Foundation's reader rounds. Of two members of one name the last
/// counts, as almost everywhere; half a surrogate pair becomes U+FFFD.
private struct JSONReader {
    private struct Malformed: Error {}

    private static let mostDepth = 128

    private var rest: ArraySlice<UInt8>

    init(_ text: String) {
        rest = Array(text.utf8)[...]
    }

    /// - Returns: nil for anything but one JSON value.
    mutating func wholeValue() -> JSONValue? {
        guard let value = try? value(depth: 0), next() == nil else { return nil }
        return value
    }

    /// The first byte that is no white space; nil at the end.
    private mutating func next() -> UInt8? {
        rest = rest.drop { $0 == 0x20 || $0 == 0x9 || $0 == 0xA || $0 == 0xD }
        return rest.first
    }

    private mutating func value(depth: Int) throws(Malformed) -> JSONValue {
        guard depth < Self.mostDepth else { throw Malformed() }
        switch next() {
        case UInt8(ascii: "{"): return try object(depth: depth + 1)
        case UInt8(ascii: "["): return try array(depth: depth + 1)
        case UInt8(ascii: "\""): return .string(try string())
        default: return try word()
        }
    }

    private mutating func object(depth: Int) throws(Malformed) -> JSONValue {
        var members: [String: JSONValue] = [:]
        try elements(upTo: UInt8(ascii: "}")) { reader throws(Malformed) in
            guard reader.next() == UInt8(ascii: "\"") else { throw Malformed() }
            let name = try reader.string()
            guard reader.next() == UInt8(ascii: ":") else { throw Malformed() }
            reader.rest.removeFirst()
            members[name] = try reader.value(depth: depth)
        }
        return .object(members)
    }

    private mutating func array(depth: Int) throws(Malformed) -> JSONValue {
        var values: [JSONValue] = []
        try elements(upTo: UInt8(ascii: "]")) { reader throws(Malformed) in values.append(try reader.value(depth: depth)) }
        return .array(values)
    }

    private mutating func elements(
        upTo end: UInt8, element: (inout JSONReader) throws(Malformed) -> Void
    ) throws(Malformed) {
        rest.removeFirst()
        if next() == end {
            rest.removeFirst()
            return
        }
        while true {
            try element(&self)
            let separator = next()
            rest = rest.dropFirst()
            if separator == end { return }
            guard separator == UInt8(ascii: ",") else { throw Malformed() }
        }
    }

    /// A number, `true`, `false` or `null`.
    private mutating func word() throws(Malformed) -> JSONValue {
        let bytes = rest.prefix { !" \t\n\r,]}".utf8.contains($0) }
        rest = rest.dropFirst(bytes.count)
        let word = String(decoding: bytes, as: UTF8.self)
        switch word {
        case "null": return .null
        case "true": return .bool(true)
        case "false": return .bool(false)
        case _ where word.isJSONNumber: return .number(word)
        default: throw Malformed()
        }
    }

    private mutating func string() throws(Malformed) -> String {
        rest.removeFirst()
        var units: [UInt16] = []
        var text: [UInt8] = []
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "\\"), rest.first == UInt8(ascii: "u") {
                rest.removeFirst()
                units.append(try codeUnit())
                continue
            }
            text += String(decoding: units, as: UTF16.self).utf8
            units.removeAll()
            switch byte {
            case UInt8(ascii: "\""): return String(decoding: text, as: UTF8.self)
            case UInt8(ascii: "\\"): text.append(try escape())
            case 0..<0x20: throw Malformed()
            default: text.append(byte)
            }
        }
        throw Malformed()
    }

    private mutating func escape() throws(Malformed) -> UInt8 {
        switch rest.popFirst() {
        case let byte? where "\"\\/".utf8.contains(byte): byte
        case UInt8(ascii: "b"): 0x8
        case UInt8(ascii: "f"): 0xC
        case UInt8(ascii: "n"): 0xA
        case UInt8(ascii: "r"): 0xD
        case UInt8(ascii: "t"): 0x9
        default: throw Malformed()
        }
    }

    /// The four digits of `\uXXXX`.
    private mutating func codeUnit() throws(Malformed) -> UInt16 {
        let digits = rest.prefix(4)
        guard digits.count == 4, digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
            let unit = UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
        else { throw Malformed() }
        rest = rest.dropFirst(4)
        return unit
    }
}
