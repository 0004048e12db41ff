/// The fields of a request, in the order written; of several with one name the first counts.
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
    /// Adds `name=value&…`, a form's body or a URL's query: `+` is a space, `%XX` a byte, a broken escape stands for itself, and bytes
    /// that are not UTF-8 become U+FFFD.
    ///
    /// By hand, since this is what nearly every request spends its time on.
    mutating func add(form bytes: UnsafeRawBufferPointer) {
        for pair in bytes.split(separator: UInt8(ascii: "&")) {
            let equals = pair.firstIndex(of: UInt8(ascii: "=")) ?? pair.endIndex
            add(Self.decoded(pair[..<equals]), Self.decoded(pair[equals...].dropFirst()))
        }
    }

    private static func decoded(_ bytes: Slice<UnsafeRawBufferPointer>) -> String {
        String(unsafeUninitializedCapacity: bytes.count) { decoded in
            var count = 0
            var rest = bytes
            while let byte = rest.popFirst() {
                if byte == UInt8(ascii: "+") {
                    decoded[count] = UInt8(ascii: " ")
                } else if byte == UInt8(ascii: "%"), let value = hexValue(rest) {
                    decoded[count] = value
                    rest.removeFirst(2)
                } else {
                    decoded[count] = byte
                }
                count += 1
            }
            return count
        }
    }

    /// Of the next two bytes; nil where they are not two digits.
    private static func hexValue(_ bytes: Slice<UnsafeRawBufferPointer>) -> UInt8? {
        guard bytes.count >= 2, let high = bytes[bytes.startIndex].hexDigit, let low = bytes[bytes.startIndex + 1].hexDigit else {
            return nil
        }
        return high << 4 | low
    }
}

extension UInt8 {
    var hexDigit: UInt8? {
        switch self {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): self - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): self - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): self - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
