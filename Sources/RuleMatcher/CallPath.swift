/// A URL's path while values are put into it: tells where they would lead the call to another place than the rule names.
///
/// Proxies and servers decode a path, some more than once, and then follow what its dots and slashes say. So a value is read as the
/// most generous of them would read it: `%` undone as often as it was done, overlong bytes and full-width forms taken for what they stand for.
struct CallPath {
    private var segment = Segment()
    private var isOver = false

    /// Text that the rule's author wrote: only here a `/` parts segments, and `?` or `#` end the path.
    mutating func append(fixed text: String) throws(CallRefused) {
        for byte in text.utf8 where !isOver {
            switch byte {
            case UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#"):
                try segment.end()
                segment = Segment()
                isOver = byte != UInt8(ascii: "/")
            default: segment.append(byte, isFilledIn: false)
            }
        }
    }

    /// - Parameter value: escaped or not; it is read to its end either way.
    mutating func append(value: String) {
        guard !isOver else { return }
        segment.holdsValue = true
        for byte in value.utf8 { segment.append(byte, isFilledIn: true) }
    }

    mutating func append(secret name: String, _ secret: String) {
        append(value: secret)
        segment.secret = name
    }

    /// Stands for something, so that what is before it and behind it is not read as one.
    mutating func appendSecretToCome() {
        if !isOver { segment.append(UInt8(ascii: "x"), isFilledIn: false) }
    }

    func end() throws(CallRefused) {
        if !isOver { try segment.end() }
    }
}

extension CallPath {
    /// - Parameter url: begins with `origin`; each part's text is escaped already.
    /// - Throws: where a secret, or a value that an older version let through, leads elsewhere.
    static func check(_ url: RenderedText, behind origin: String, secret: (String) -> String?) throws(CallRefused) {
        var path = CallPath()
        for (index, part) in url.parts.enumerated() {
            switch part {
            case .text(let text): try path.append(fixed: index == 0 ? String(Substring(text.utf8.dropFirst(origin.utf8.count))) : text)
            case .secret(let name): path.append(secret: name, secret(name) ?? "")
            }
        }
        try path.end()
    }
}

/// What stands between two slashes of a path as the rule writes it.
private struct Segment {
    var holdsValue = false
    /// The last that was put in.
    var secret: String?
    private var written = 0
    private var read: [(byte: UInt8, isFilledIn: Bool)] = []

    /// Each byte is read with those before it until nothing is escaped any more, in time that grows with the text's length only.
    mutating func append(_ byte: UInt8, isFilledIn: Bool) {
        written += 1
        read.append((byte, isFilledIn))
        while let (length, meaning) = Self.escape(at: read) {
            let isFilledIn = read.suffix(length).contains { $0.isFilledIn }
            read.removeLast(length)
            read += meaning.map { ($0, isFilledIn) }
        }
    }

    func end() throws(CallRefused) {
        // What an author wrote plainly is meant.
        guard holdsValue || read.count != written, let refusal else { return }
        throw secret.map { .unfitSecret($0) } ?? refusal
    }

    private var refusal: CallRefused? {
        if read.contains(where: { $0.isFilledIn && Self.isDivider($0.byte) }) { return .pathDivider }
        for piece in read.map(\.byte).split(omittingEmptySubsequences: false, whereSeparator: Self.isDivider) {
            // Servers cut parameters off, and some skip white space and controls.
            let name = piece.prefix { $0 != UInt8(ascii: ";") }.filter { $0 > 0x20 && $0 != 0x7F }
            let beforeQuery = name.prefix { !"?#".utf8.contains($0) }
            let isPlace = beforeQuery.count <= 2 && beforeQuery.allSatisfy { $0 == UInt8(ascii: ".") }
            if isPlace, !beforeQuery.isEmpty || name.isEmpty { return .pathSegment(String(decoding: beforeQuery, as: UTF8.self)) }
        }
        return nil
    }

    private static func isDivider(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "/") || byte == UInt8(ascii: "\\") }

    // MARK: Escapes

    /// - Returns: of the escape that ends here its length, and the bytes that it stands for.
    private static func escape(at read: [(byte: UInt8, isFilledIn: Bool)]) -> (length: Int, meaning: [UInt8])? {
        let last = read.suffix(6).map(\.byte)
        if last.count >= 3, last[last.count - 3] == UInt8(ascii: "%"), let byte = hexadecimal(last.suffix(2)) { return (3, [UInt8(byte)]) }
        // As Microsoft's servers write it.
        if last.count == 6, last[0] == UInt8(ascii: "%"), last[1] | 0x20 == UInt8(ascii: "u"), let code = hexadecimal(last.suffix(4)) {
            return (6, Array(String(Unicode.Scalar(code).map(Character.init) ?? "\u{FFFD}").utf8))
        }
        guard let final = last.last, final >= 0x80 else { return nil }
        for (bytes, meaning) in lookalikes where last.suffix(bytes.count).elementsEqual(bytes) { return (bytes.count, Array(meaning.utf8)) }
        return fullWidth(Array(last.suffix(3))).map { (3, [$0]) }
    }

    private static func hexadecimal(_ digits: some Sequence<UInt8>) -> UInt32? {
        var value: UInt32 = 0
        for digit in digits {
            guard let worth = Character(Unicode.Scalar(digit)).hexDigitValue, digit < 0x80 else { return nil }
            value = value << 4 | UInt32(worth)
        }
        return value
    }

    /// U+FF01 to U+FF5E stand for U+0021 to U+007E.
    private static func fullWidth(_ bytes: [UInt8]) -> UInt8? {
        guard bytes.count == 3, bytes[0] == 0xEF else { return nil }
        return switch (bytes[1], bytes[2]) {
        case (0xBC, 0x81...0xBF): bytes[2] - 0x60
        case (0xBD, 0x80...0x9E): bytes[2] - 0x20
        default: nil
        }
    }

    /// Bytes that lenient readers take for a dot, a slash, `\`, `;` or `%`: overlong UTF-8, and forms that Unicode or Windows maps to them.
    private static let lookalikes: [(bytes: [UInt8], meaning: String)] =
        [
            ([0xC0, 0xAE], "."), ([0xC0, 0xAF], "/"), ([0xC1, 0x9C], "\\"), ([0xC0, 0xA5], "%"), ([0xE0, 0x80, 0xAE], "."),
            ([0xE0, 0x80, 0xAF], "/"), ([0xE0, 0x81, 0x9C], "\\"), ([0xE0, 0x80, 0xA5], "%"),
        ]
        + [
            ("\u{2024}", "."), ("\u{2025}", ".."), ("\u{FE52}", "."), ("\u{FE30}", ".."), ("\u{2044}", "/"),
            ("\u{2215}", "/"), ("\u{29F8}", "/"), ("\u{2216}", "\\"), ("\u{29F5}", "\\"), ("\u{FE68}", "\\"), ("\u{FE54}", ";"),
            ("\u{FE6A}", "%"),
        ].map { (Array($0.0.utf8), $0.1) }
}
