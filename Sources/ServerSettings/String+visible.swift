extension String {
    /// For a sentence: between quotes, short.
    var shown: String {
        let limit = 60
        let rest = unicodeScalars.dropFirst(limit)
        return "\"\(String(unicodeScalars.prefix(limit)).visible)\(rest.isEmpty ? "" : "…")\""
    }

    /// On one line, without characters that could turn or hide what stands beside them.
    var visible: String {
        unicodeScalars.map { scalar in
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator, .unassigned, .privateUse: scalar.escaped(asASCII: true)
            default: String(scalar)
            }
        }
        .joined()
    }

    /// As it may stand in a YAML file: in quotes, unless it can be read only as itself.
    var asYAML: String {
        let isPlain =
            !isEmpty && utf8.allSatisfy { $0.isLetterOrDigit || "-_./".utf8.contains($0) || $0 == UInt8(ascii: ":") }
            && !hasSuffix(":") && !hasPrefix("-")
        return isPlain ? self : "\"\(replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n"))\""
    }
}

extension Sequence<String> {
    /// As a list in a YAML file, or the one value alone.
    var asYAML: String {
        let values = map(\.asYAML)
        return values.count == 1 ? values[0] : "[\(values.joined(separator: ", "))]"
    }
}

extension UInt8 {
    var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
    var isLetter: Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20) }
    var isLetterOrDigit: Bool { isDigit || isLetter }
}
