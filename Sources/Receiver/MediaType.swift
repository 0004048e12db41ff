/// What a Content-Type says: `text/plain; charset=utf-8`.
struct MediaType {
    /// In lower case, without parameters.
    let name: String
    private let parameters: [(name: String, value: String)]

    init(_ header: String) {
        var pieces = Self.pieces(of: header).map { $0.drop { $0 == " " || $0 == "\t" } }
        name = pieces.isEmpty ? "" : pieces.removeFirst().filter { $0 != " " && $0 != "\t" }.lowercased()
        parameters = pieces.compactMap { piece in
            guard let equals = piece.firstIndex(of: "=") else { return nil }
            let value = piece[piece.index(after: equals)...]
            return (piece[..<equals].filter { $0 != " " }.lowercased(), Self.unquoted(value))
        }
    }

    subscript(parameter: String) -> String? { parameters.first { $0.name == parameter }?.value }

    var isJSON: Bool {
        ["application/json", "text/json"].contains(name) || name.hasPrefix("application/") && name.hasSuffix("+json")
    }

    /// At each `;` outside of quotes.
    private static func pieces(of header: String) -> [Substring] {
        var isQuoted = false
        return header.split { character in
            if character == "\"" { isQuoted.toggle() }
            return character == ";" && !isQuoted
        }
    }

    private static func unquoted(_ text: Substring) -> String {
        let text = text.reversed().drop { $0 == " " || $0 == "\t" }.reversed()
        guard text.count >= 2, text.first == "\"", text.last == "\"" else { return String(text) }
        return String(text.dropFirst().dropLast().filter { $0 != "\\" })
    }
}
