/// A JSON document as far as a mapping can ask for it.
indirect enum JSONValue {
    case object([(name: String, value: JSONValue)])
    case array([JSONValue])
    /// A string, or a number as it is written.
    case text(FieldValue)
    /// `true`, `false`, `null`.
    case word(String)

    /// What stands at a path of members and places in arrays; of two members of one name the first. A path goes on into a string that is
    /// a JSON document itself.
    subscript(path: some Sequence<Substring>) -> JSONValue? {
        var value = self
        for step in path {
            switch value.opened {
            case .object(let members):
                guard let member = members.first(where: { $0.name == step }) else { return nil }
                value = member.value
            case .array(let elements):
                guard let place = Int(step), elements.indices.contains(place) else { return nil }
                value = elements[place]
            case .text, .word: return nil
            }
        }
        return value
    }

    /// What a string holds that is a JSON document; anything else as it is.
    var opened: JSONValue {
        guard case .text(let value) = self, let first = value.text.utf8.first, "{[\u{EF} \n".utf8.contains(first) else { return self }
        // A text that only begins so is a text.
        return (try? JSONReader.document(Array(value.text.utf8))) ?? self
    }
}

/// Reads JSON, strings and numbers as they are written.
///
/// Not Foundation's reader, which refuses a whole document for half a surrogate pair, rounds a long number, and keeps the last of two
/// members of one name. This one is lenient inside values, since what somebody texted is no reason to refuse it: bytes that are not
/// UTF-8 and half a surrogate pair become U+FFFD, with the bytes as they came kept beside; a line break may stand in a string, a zero or
/// `+` before a number.
struct JSONReader {
    struct Malformed: Error {}

    static let maxDepth = 32

    private var rest: ArraySlice<UInt8>

    /// - Throws: for anything but one object or array.
    static func document(_ bytes: [UInt8]) throws(Malformed) -> JSONValue {
        var reader = JSONReader(rest: bytes[...])
        reader.skip("\u{FEFF}")
        guard let first = reader.next(), first == UInt8(ascii: "{") || first == UInt8(ascii: "[") else { throw Malformed() }
        let value = try reader.value(depth: 1)
        guard reader.next() == nil else { throw Malformed() }
        return value
    }

    /// The first byte that is no white space; nil at the end.
    private mutating func next() -> UInt8? {
        rest = rest.drop { $0 == 0x20 || (0x9...0xD).contains($0) }
        return rest.first
    }

    /// - Returns: whether the text stood next.
    @discardableResult private mutating func skip(_ text: String) -> Bool {
        guard rest.starts(with: text.utf8) else { return false }
        rest.removeFirst(text.utf8.count)
        return true
    }

    private mutating func object(depth: Int) throws(Malformed) -> JSONValue {
        var members: [(name: String, value: JSONValue)] = []
        try list(depth: depth, end: UInt8(ascii: "}")) { reader throws(Malformed) in
            guard reader.next() == UInt8(ascii: "\"") else { throw Malformed() }
            let name = try reader.string().text
            guard reader.next() == UInt8(ascii: ":") else { throw Malformed() }
            reader.rest.removeFirst()
            let value = try reader.value(depth: depth + 1)
            // `null` is as good as not there, so that another member of that name counts.
            if case .word("null") = value { return }
            members.append((name, value))
        }
        return .object(members)
    }

    private mutating func array(depth: Int) throws(Malformed) -> JSONValue {
        var elements: [JSONValue] = []
        try list(depth: depth, end: UInt8(ascii: "]")) { reader throws(Malformed) in elements.append(try reader.value(depth: depth + 1)) }
        return .array(elements)
    }

    /// What stands between brackets, with commas in between.
    private mutating func list(
        depth: Int, end: UInt8, element: (inout JSONReader) throws(Malformed) -> Void
    ) throws(Malformed) {
        guard depth <= Self.maxDepth else { throw Malformed() }
        rest.removeFirst()
        if next() == end {
            rest.removeFirst()
            return
        }
        while true {
            try element(&self)
            let byte = next()
            rest = rest.dropFirst()
            if byte == end { return }
            guard byte == UInt8(ascii: ",") else { throw Malformed() }
        }
    }

    private mutating func value(depth: Int) throws(Malformed) -> JSONValue {
        switch next() {
        case UInt8(ascii: "\""): return .text(try string())
        case UInt8(ascii: "{"): return try object(depth: depth)
        case UInt8(ascii: "["): return try array(depth: depth)
        case let byte? where byte.isInNumber: return .text(number())
        default:
            guard let word = ["true", "false", "null"].first(where: { skip($0) }) else { throw Malformed() }
            return .word(word)
        }
    }

    private mutating func number() -> FieldValue {
        let digits = rest.prefix(while: \.isInNumber)
        rest.removeFirst(digits.count)
        return FieldValue(String(decoding: digits, as: UTF8.self))
    }

    private mutating func string() throws(Malformed) -> FieldValue {
        rest.removeFirst()
        let written = rest
        var text: [UInt8] = []
        var isWhole = true
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "\""):
                if isWhole, let text = String(validating: text, as: UTF8.self) { return FieldValue(text) }
                return FieldValue(String(decoding: text, as: UTF8.self), raw: Array(written[..<(rest.startIndex - 1)]))
            case UInt8(ascii: "\\"):
                let scalar = try escape()
                isWhole = isWhole && scalar != nil
                text.append(contentsOf: String(scalar ?? "\u{FFFD}").utf8)
            default: text.append(byte)
            }
        }
        throw Malformed()
    }

    /// - Returns: nil for half a surrogate pair.
    private mutating func escape() throws(Malformed) -> Unicode.Scalar? {
        switch rest.popFirst() {
        case UInt8(ascii: "\""): "\""
        case UInt8(ascii: "\\"): "\\"
        case UInt8(ascii: "/"): "/"
        case UInt8(ascii: "b"): "\u{8}"
        case UInt8(ascii: "f"): "\u{C}"
        case UInt8(ascii: "n"): "\n"
        case UInt8(ascii: "r"): "\r"
        case UInt8(ascii: "t"): "\t"
        case UInt8(ascii: "u"): try escapedScalar()
        default: throw Malformed()
        }
    }

    private mutating func escapedScalar() throws(Malformed) -> Unicode.Scalar? {
        let unit = try codeUnit()
        if UTF16.isLeadSurrogate(unit) {
            let afterUnit = rest
            if skip("\\u") {
                let second = try codeUnit()
                if UTF16.isTrailSurrogate(second) {
                    return Unicode.Scalar(0x10000 + (UInt32(unit) - 0xD800) << 10 + (UInt32(second) - 0xDC00))
                }
                rest = afterUnit
            }
        }
        return Unicode.Scalar(UInt32(unit))
    }

    /// Of `\uXXXX`, its four digits.
    private mutating func codeUnit() throws(Malformed) -> UInt16 {
        guard rest.count >= 4 else { throw Malformed() }
        var unit: UInt16 = 0
        for byte in rest.prefix(4) {
            guard let digit = byte.hexDigit else { throw Malformed() }
            unit = unit << 4 | UInt16(digit)
        }
        rest.removeFirst(4)
        return unit
    }
}

extension UInt8 {
    fileprivate var isInNumber: Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) || "+-.eE".utf8.contains(self)
    }
}
