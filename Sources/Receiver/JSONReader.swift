/// Reads the members of a JSON object that are strings or numbers, both as they are written.
///
/// Not Foundation's reader, which refuses a whole document for half a surrogate pair, rounds a long number, and keeps the last of two
/// members of one name. This one is lenient inside values, since what somebody texted is no reason to refuse it: bytes that are not
/// UTF-8 and half a surrogate pair become U+FFFD, a line break may stand in a string, a zero or `+` before a number.
struct JSONReader {
    struct Malformed: Error {}

    static let maxDepth = 32

    private var rest: ArraySlice<UInt8>

    /// - Throws: for anything but one object.
    static func fields(of document: [UInt8]) throws(Malformed) -> Fields {
        var reader = JSONReader(rest: document[...])
        reader.skip("\u{FEFF}")
        guard reader.next() == UInt8(ascii: "{") else { throw Malformed() }
        let fields = try reader.object(depth: 1)
        guard reader.next() == nil else { throw Malformed() }
        return fields
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

    private mutating func object(depth: Int) throws(Malformed) -> Fields {
        var fields = Fields()
        try list(depth: depth, end: UInt8(ascii: "}")) { reader throws(Malformed) in
            guard reader.next() == UInt8(ascii: "\"") else { throw Malformed() }
            let name = try reader.string()
            guard reader.next() == UInt8(ascii: ":") else { throw Malformed() }
            reader.rest.removeFirst()
            if let value = try reader.value(depth: depth + 1) { fields.add(name, value) }
        }
        return fields
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

    /// - Returns: nil for what is neither a string nor a number.
    private mutating func value(depth: Int) throws(Malformed) -> String? {
        switch next() {
        case UInt8(ascii: "\""): return try string()
        case UInt8(ascii: "{"): _ = try object(depth: depth)
        case UInt8(ascii: "["):
            try list(depth: depth, end: UInt8(ascii: "]")) { reader throws(Malformed) in _ = try reader.value(depth: depth + 1) }
        case let byte? where byte.isInNumber: return number()
        default: guard skip("true") || skip("false") || skip("null") else { throw Malformed() }
        }
        return nil
    }

    private mutating func number() -> String {
        let digits = rest.prefix(while: \.isInNumber)
        rest.removeFirst(digits.count)
        return String(decoding: digits, as: UTF8.self)
    }

    private mutating func string() throws(Malformed) -> String {
        rest.removeFirst()
        var text: [UInt8] = []
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "\""): return String(decoding: text, as: UTF8.self)
            case UInt8(ascii: "\\"): text.append(contentsOf: String(try escape()).utf8)
            default: text.append(byte)
            }
        }
        throw Malformed()
    }

    private mutating func escape() throws(Malformed) -> Unicode.Scalar {
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

    private mutating func escapedScalar() throws(Malformed) -> Unicode.Scalar {
        let unit = try codeUnit()
        if UTF16.isLeadSurrogate(unit) {
            let afterUnit = rest
            if skip("\\u") {
                let second = try codeUnit()
                if UTF16.isTrailSurrogate(second) {
                    return Self.scalar(0x10000 + (UInt32(unit) - 0xD800) << 10 + (UInt32(second) - 0xDC00))
                }
                rest = afterUnit
            }
        }
        return Self.scalar(UInt32(unit))
    }

    private static func scalar(_ value: UInt32) -> Unicode.Scalar { Unicode.Scalar(value) ?? "\u{FFFD}" }

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
