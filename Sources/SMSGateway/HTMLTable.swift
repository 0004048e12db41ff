/// The rows of all tables of an HTML page, as far as they can be made out: no page is refused for its mark-up.
struct HTMLTable {
    /// Cells as a reader sees them: entities resolved, white space made one space, `<br>` a line feed.
    private(set) var rows: [[String]] = []
    private(set) var isThere = false

    private var cell: [UInt8]?

    init(_ page: [UInt8]) {
        var rest = page[...]
        while let byte = rest.first {
            if byte == UInt8(ascii: "<"), let tag = Tag(&rest) {
                take(tag, &rest)
            } else {
                cell?.append(byte)
                rest.removeFirst()
            }
        }
        endCell()
        rows.removeAll(where: \.isEmpty)
    }

    private mutating func take(_ tag: Tag, _ rest: inout ArraySlice<UInt8>) {
        switch tag.name {
        case "table": isThere = true
        case "tr":
            endCell()
            isThere = true
            rows.append([])
        case "td", "th":
            endCell()
            cell = []
        case "/td", "/th", "/tr", "/table": endCell()
        // A character that a text cannot hold otherwise: it stands for a line end until the white space is gone.
        case "br", "br/": cell?.append(0)
        case "script", "style": rest = Self.from("</\(tag.name)", in: rest)
        default: break
        }
    }

    /// The end tag, in any case, begins what is left.
    private static func from(_ end: String, in text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var rest = text
        while !rest.isEmpty, !rest.prefix(end.utf8.count).lazy.map({ $0.isLetter ? $0 | 0x20 : $0 }).elementsEqual(end.utf8) {
            rest.removeFirst()
        }
        return rest
    }

    private mutating func endCell() {
        guard let bytes = cell else { return }
        cell = nil
        if rows.isEmpty { rows.append([]) }
        rows[rows.count - 1].append(Self.text(bytes))
    }

    private static func text(_ bytes: [UInt8]) -> String {
        let lines = bytes.split(separator: 0, omittingEmptySubsequences: false).map { line in
            line.split(whereSeparator: \.isBlank).map { resolved(String(decoding: $0, as: UTF8.self)) }.joined(separator: " ")
        }
        return lines.joined(separator: "\n")
    }

    /// Once: `&amp;lt;` is `&lt;`.
    private static func resolved(_ word: String) -> String {
        guard word.utf8.contains(UInt8(ascii: "&")) else { return word }
        var text = ""
        var rest = word[...]
        while let start = rest.firstIndex(of: "&") {
            text += rest[..<start]
            rest = rest[start...]
            // No entity is longer, and a gateway's page may be nothing but `&`.
            guard let end = rest.prefix(12).firstIndex(of: ";"), let character = entity(rest[rest.index(after: start)..<end]) else {
                text.append("&")
                rest.removeFirst()
                continue
            }
            text.unicodeScalars.append(character)
            rest = rest[rest.index(after: end)...]
        }
        return text + rest
    }

    private static func entity(_ name: Substring) -> Unicode.Scalar? {
        guard name.hasPrefix("#") else { return named[name] }
        let number = name.dropFirst()
        let isHex = number.first == "x" || number.first == "X"
        return UInt32(isHex ? number.dropFirst() : number, radix: isHex ? 16 : 10).flatMap(Unicode.Scalar.init)
    }

    private static let named: [Substring: Unicode.Scalar] = [
        "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": " ", "euro": "€",
    ]
}

private struct Tag {
    /// Lower case, with the slash of an end tag.
    let name: String

    /// Takes a tag or comment off the front; nil, and nothing taken, for a `<` that begins none.
    init?(_ rest: inout ArraySlice<UInt8>) {
        if rest.starts(with: "<!--".utf8) {
            rest = Self.afterComment(rest)
            name = "!"
            return
        }
        let inside = rest.dropFirst()
        guard let first = inside.first, first.isLetter || "/!?".utf8.contains(first) else { return nil }
        name = String(decoding: inside.prefix { !$0.isBlank && $0 != UInt8(ascii: ">") }, as: UTF8.self).lowercased()
        var quote: UInt8?
        rest = inside.drop { byte in
            if let open = quote {
                if byte == open { quote = nil }
            } else if "\"'".utf8.contains(byte) {
                quote = byte
            } else if byte == UInt8(ascii: ">") {
                return false
            }
            return true
        }
        rest = rest.dropFirst()
    }

    private static func afterComment(_ rest: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var rest = rest.dropFirst(4)
        while !rest.isEmpty, !rest.starts(with: "-->".utf8) { rest.removeFirst() }
        return rest.dropFirst(3)
    }
}
