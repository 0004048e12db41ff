/// The value of one field.
struct FieldValue: Sendable, Equatable {
    let text: String
    /// As it came, where ``text`` could not keep all of it.
    let raw: [UInt8]?

    init(_ text: String, raw: [UInt8]? = nil) {
        self.text = text
        self.raw = raw
    }
}

/// The fields of a form or a query, in the order written; of several with one name the first that is not empty counts.
struct Fields {
    private var all: [(name: String, value: FieldValue)] = []

    mutating func add(_ name: String, _ value: FieldValue) {
        all.append((name, value))
    }

    func first(named name: String) -> FieldValue? {
        var empty: FieldValue?
        for field in all where field.name == name {
            if !field.value.text.isEmpty { return field.value }
            empty = empty ?? field.value
        }
        return empty
    }
}

extension Fields {
    /// Adds `name=value&…`, a form's body or a URL's query: `+` is a space, `%XX` a byte, a broken escape stands for itself.
    ///
    /// By hand, since this is what nearly every request spends its time on.
    /// - Parameter charset: of the field's value; names are UTF-8.
    mutating func add(form bytes: UnsafeRawBufferPointer, charset: (_ field: String) -> TextCharset) {
        for pair in bytes.split(separator: UInt8(ascii: "&")) {
            let equals = pair.firstIndex(of: UInt8(ascii: "=")) ?? pair.endIndex
            let name = Self.decoded(pair[..<equals], .utf8).text
            add(name, Self.decoded(pair[equals...].dropFirst(), charset(name)))
        }
    }

    /// `%XX` and `+` in a text that holds them.
    static func percentDecoded(_ text: String, _ charset: TextCharset) -> FieldValue {
        var text = text
        return text.withUTF8 { decoded(UnsafeRawBufferPointer($0)[...], charset) }
    }

    private static func decoded(_ bytes: Slice<UnsafeRawBufferPointer>, _ charset: TextCharset) -> FieldValue {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: bytes.count) { decoded in
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
            return charset.decode(UnsafeBufferPointer(rebasing: decoded[..<count]))
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
