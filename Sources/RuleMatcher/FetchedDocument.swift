import RuleLanguage

/// What a `fetch` brought: the body of an answer, as text and as JSON.
public struct FetchedDocument: Sendable, Equatable {
    /// Why an answer can't be used. Safe to log.
    public enum Unusable: Error, Sendable, Equatable {
        case tooLong, notUTF8
        /// No path of the answer, or one that leads to an object or array.
        case lacking([String])
    }

    public static let mostBytes = 65_536

    /// Without white space at its ends.
    public let text: String
    /// Nil for anything but JSON.
    private let json: JSONValue?

    /// - Parameter required: the paths without which the answer is no use.
    public init(_ bytes: [UInt8], requiring required: [[String]] = []) throws(Unusable) {
        if bytes.count > Self.mostBytes { throw .tooLong }
        guard let whole = String(validating: bytes, as: UTF8.self) else { throw .notUTF8 }
        text = String(Folding.trimmed(whole))
        json = JSONReader.value(of: text)
        for path in required where value(at: path) == nil { throw .lacking(path) }
    }

    /// A string as it is, a number as written, `true` or `false`, nothing for null.
    ///
    /// - Parameter path: keys of objects and places in arrays; empty for the whole text.
    /// - Returns: nil where nothing stands there, or an object or array.
    public func value(at path: [String]) -> String? {
        guard !path.isEmpty else { return text }
        guard case .scalar(let found)? = json?[path[...]] else { return nil }
        return found
    }
}

/// JSON as far as a template can ask for it.
indirect enum JSONValue: Sendable, Equatable {
    case object([String: JSONValue])
    case array([JSONValue])
    /// What a template shows of it.
    case scalar(String)

    subscript(path: ArraySlice<String>) -> JSONValue? {
        guard let step = path.first else { return self }
        switch self {
        case .object(let members): return members[step]?[path.dropFirst()]
        case .array(let elements):
            guard let place = Int(step), String(place) == step, elements.indices.contains(place) else { return nil }
            return elements[place][path.dropFirst()]
        case .scalar: return nil
        }
    }
}

/// Reads JSON strictly by RFC 8259, numbers as they are written, which Foundation's reader rounds. Of two members of one name the last
/// counts, as almost everywhere; half a surrogate pair becomes U+FFFD.
private struct JSONReader {
    private struct Malformed: Error {}

    private static let mostDepth = 128

    private var rest: ArraySlice<UInt8>

    static func value(of text: String) -> JSONValue? {
        var reader = JSONReader(rest: Array(text.utf8)[...])
        guard let value = try? reader.value(depth: 0), reader.next() == nil else { return nil }
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
        case UInt8(ascii: "\""): return .scalar(try string())
        default: return .scalar(try word())
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
    private mutating func word() throws(Malformed) -> String {
        let bytes = rest.prefix { !" \t\n\r,]}".utf8.contains($0) }
        rest = rest.dropFirst(bytes.count)
        let word = String(decoding: bytes, as: UTF8.self)
        if word == "null" { return "" }
        guard word == "true" || word == "false" || word.isJSONNumber else { throw Malformed() }
        return word
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
