import Yams

/// The text of a YAML file, before anybody asks what it means.
struct YAMLText {
    let path: String
    private let text: String

    static let maxBytes = 1 << 20
    /// More of them can make a small file large; none is of use here.
    private static let maxAliases = 8

    init(path: String, bytes: [UInt8]) throws(SettingProblem) {
        self.path = path
        guard bytes.count <= Self.maxBytes else {
            throw SettingProblem(
                .file(path, line: nil, column: nil), "the file has \(bytes.count) bytes; \(Self.maxBytes) are the most",
                mend: "check that it is the configuration file")
        }
        let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let content = bytes.starts(with: byteOrderMark) ? bytes.dropFirst(byteOrderMark.count) : bytes[...]
        guard let text = String(validating: content, as: UTF8.self) else {
            throw SettingProblem(Self.placeOfFirstError(in: bytes, of: path), "this is not UTF-8", mend: "save the file as UTF-8")
        }
        self.text = text
        try refuseControlCharacters()
        try refuseManyAliases()
    }

    /// - Returns: nil for a file that holds nothing.
    func root() throws(SettingProblem) -> Node? {
        do {
            // Whatever a plain value looks like (a number, a truth, a date), it stays the text that was written.
            let parser = try Parser(yaml: text, resolver: .basic, encoding: .utf8)
            guard let root = try parser.singleRoot() else { return nil }
            // A node's anchor lives no longer than its parser.
            try withExtendedLifetime(parser) { try refuseAnchorsAndTags(in: root) }
            return root
        } catch let problem as SettingProblem {
            throw problem
        } catch let error as YamlError {
            throw problem(error)
        } catch {
            throw SettingProblem(.file(path, line: nil, column: nil), "the file cannot be read as YAML")
        }
    }

    /// Neither has a use here: anchors only serve aliases, and every value is a text.
    private func refuseAnchorsAndTags(in node: Node) throws(SettingProblem) {
        let place = SettingPlace.file(path, line: node.mark?.line, column: node.mark?.column)
        guard node.anchor == nil else {
            throw SettingProblem(
                place, "anchors and aliases (&name, *name) are not taken", mend: "write the value out where it is needed")
        }
        guard [Tag(.str), Tag(.map), Tag(.seq)].contains(node.tag) else {
            throw SettingProblem(place, "tags (!name) are not taken", mend: "leave the tag out; a text may stand in quotes")
        }
        switch node {
        case .scalar, .alias: break
        case .sequence(let sequence): for item in sequence { try refuseAnchorsAndTags(in: item) }
        case .mapping(let mapping):
            for (key, value) in mapping {
                try refuseAnchorsAndTags(in: key)
                try refuseAnchorsAndTags(in: value)
            }
        }
    }

    /// The error's own description quotes the file, which holds secrets.
    private func problem(_ error: YamlError) -> SettingProblem {
        switch error {
        case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
            .composer(let context, let problem, let mark, _):
            let sentence = [context?.text, problem].compactMap { $0?.isEmpty == false ? $0 : nil }.joined(separator: ", ")
            return SettingProblem(place(mark), "this is no YAML: \(sentence)", mend: mend(at: mark))
        case .duplicatedKeysInMapping(let names, let context):
            let shown = names.map { $0.shown }.joined(separator: ", ")
            return SettingProblem(place(context.mark), "\(shown) stands more than once in one place", mend: "keep one of them")
        case .reader(_, let offset, _, _):
            let scalars = text.prefix(offset ?? 0).unicodeScalars
            return SettingProblem(Self.place(after: scalars, in: path), "this character is not allowed in YAML", mend: "remove it")
        case .no, .memory, .writer, .emitter, .representer, .dataCouldNotBeDecoded:
            return SettingProblem(.file(path, line: nil, column: nil), "the file cannot be read as YAML")
        }
    }

    private func mend(at mark: Mark) -> String {
        let line = text.split(separator: "\n", maxSplits: mark.line, omittingEmptySubsequences: false).dropFirst(mark.line - 1).first
        let character = line?.unicodeScalars.dropFirst(mark.column - 1).first
        switch character {
        case "@": return "put the value in quotes: \"@file:…\""
        case "\t": return "indent with spaces, not with tabs"
        case "`", "%", "*", "&", "!": return "put the value in quotes"
        default: return "check the indentation and the quotes there and on the line before"
        }
    }

    private func refuseControlCharacters() throws(SettingProblem) {
        let isControl: (Unicode.Scalar) -> Bool = { $0.value < 0x20 && !["\t", "\n", "\r"].contains($0) || $0.value == 0x7F }
        guard let index = text.unicodeScalars.firstIndex(where: isControl) else { return }
        throw SettingProblem(
            Self.place(after: text.unicodeScalars[..<index], in: path), "a control character (\(text.unicodeScalars[index].codePoint))",
            mend: "remove it")
    }

    /// Aliases as the names of settings are unfolded while the file is read, each doubling what the one before it held.
    private func refuseManyAliases() throws(SettingProblem) {
        var count = 0
        for line in text.utf8.split(separator: UInt8(ascii: "\n")) where line.first(where: { $0 != UInt8(ascii: " ") }) != UInt8(ascii: "#")
        {
            var last = UInt8(ascii: " ")
            for byte in line {
                if byte == UInt8(ascii: "*"), " \t[{,:-?".utf8.contains(last) { count += 1 }
                last = byte
            }
        }
        guard count > Self.maxAliases else { return }
        throw SettingProblem(
            .file(path, line: nil, column: nil), "too many words begin with `*`, which is an alias in YAML",
            mend: "write the values out; aliases are not taken")
    }

    private func place(_ mark: Mark) -> SettingPlace { .file(path, line: mark.line, column: mark.column) }

    private static func place(after scalars: some Collection<Unicode.Scalar>, in path: String) -> SettingPlace {
        let line = scalars.count { $0 == "\n" } + 1
        let column = scalars.reduce(1) { $1 == "\n" ? 1 : $0 + 1 }
        return .file(path, line: line, column: column)
    }

    private static func placeOfFirstError(in bytes: [UInt8], of path: String) -> SettingPlace {
        var readable: [Unicode.Scalar] = []
        var parser = UTF8.ForwardParser()
        var rest = bytes.makeIterator()
        while case .valid(let scalar) = parser.parseScalar(from: &rest) { readable.append(UTF8.decode(scalar)) }
        return place(after: readable, in: path)
    }
}

extension Unicode.Scalar {
    /// `U+0000`
    fileprivate var codePoint: String {
        let digits = String(value, radix: 16, uppercase: true)
        return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
}
