/// The fields of a request, in the order written.
struct Fields {
    private var all: [(name: String, value: String)] = []

    mutating func add(_ name: String, _ value: String) {
        all.append((name, value))
    }

    /// The first field with one of these names; earlier names come first.
    func first(of names: [String]) -> String? {
        for name in names {
            if let field = all.first(where: { $0.name == name }) { return field.value }
        }
        return nil
    }
}

extension Fields {
    /// Reads `name=value&…`, a form's body or a URL's query: `+` is a space, `%XX` a byte, a broken escape stands for itself,
    /// and bytes that are not UTF-8 become U+FFFD.
    ///
    /// By hand, since this is what nearly every request spends its time on.
    init(form bytes: some Collection<UInt8>) {
        for pair in bytes.split(separator: UInt8(ascii: "&")) {
            let equals = pair.firstIndex(of: UInt8(ascii: "=")) ?? pair.endIndex
            let value = equals == pair.endIndex ? pair[equals...] : pair[pair.index(after: equals)...]
            add(Self.decoded(pair[..<equals]), Self.decoded(value))
        }
    }

    private static func decoded(_ bytes: some Collection<UInt8>) -> String {
        var decoded: [UInt8] = []
        decoded.reserveCapacity(bytes.count)
        var index = bytes.startIndex
        while index < bytes.endIndex {
            let byte = bytes[index]
            let next = bytes.index(after: index)
            if byte == UInt8(ascii: "%"), let (value, end) = escape(in: bytes, at: next) {
                decoded.append(value)
                index = end
            } else {
                decoded.append(byte == UInt8(ascii: "+") ? UInt8(ascii: " ") : byte)
                index = next
            }
        }
        return String(decoding: decoded, as: UTF8.self)
    }

    private static func escape<Bytes: Collection<UInt8>>(in bytes: Bytes, at start: Bytes.Index) -> (UInt8, Bytes.Index)? {
        guard start < bytes.endIndex, let high = hexDigit(bytes[start]) else { return nil }
        let second = bytes.index(after: start)
        guard second < bytes.endIndex, let low = hexDigit(bytes[second]) else { return nil }
        return (high << 4 | low, bytes.index(after: second))
    }

    static func hexDigit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
