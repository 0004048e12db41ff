/// The fields of a query or a form, read as PHP reads them: of a name that comes twice the last counts, a `%` without two
/// hexadecimal digits stands for itself, and bytes that are no UTF-8 become U+FFFD.
struct FormFields: Sendable {
    private var values: [String: String] = [:]

    /// - Parameter encoded: `application/x-www-form-urlencoded`, its length bounded by the caller.
    init(_ encoded: some Sequence<UInt8>) {
        add(encoded)
    }

    init() {}

    mutating func add(_ encoded: some Sequence<UInt8>) {
        for field in Array(encoded).split(separator: UInt8(ascii: "&")) {
            let name = field.prefix { $0 != UInt8(ascii: "=") }
            values[Self.decoded(name)] = Self.decoded(field.dropFirst(name.count + 1))
        }
    }

    /// Nil where there is no such field; empty where it has no value.
    subscript(name: String) -> String? { values[name] }

    var names: some Collection<String> { values.keys }

    private static func decoded(_ bytes: ArraySlice<UInt8>) -> String {
        var decoded: [UInt8] = []
        decoded.reserveCapacity(bytes.count)
        var rest = bytes
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "+") {
                decoded.append(UInt8(ascii: " "))
            } else if byte == UInt8(ascii: "%"), let value = hexValue(rest.prefix(2)) {
                decoded.append(value)
                rest = rest.dropFirst(2)
            } else {
                decoded.append(byte)
            }
        }
        return String(decoding: decoded, as: UTF8.self)
    }

    private static func hexValue(_ digits: ArraySlice<UInt8>) -> UInt8? {
        guard digits.count == 2 else { return nil }
        var value: UInt8 = 0
        for digit in digits {
            switch digit {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): value = value << 4 | (digit - UInt8(ascii: "0"))
            case UInt8(ascii: "a")...UInt8(ascii: "f"): value = value << 4 | (digit - UInt8(ascii: "a") + 10)
            case UInt8(ascii: "A")...UInt8(ascii: "F"): value = value << 4 | (digit - UInt8(ascii: "A") + 10)
            default: return nil
            }
        }
        return value
    }
}
