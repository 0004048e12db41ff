/// RFC 8259 with templates for strings, and `form`, which is an object of strings.
extension Parser {
    static let deepestJSON = 32

    /// - Returns: nil where no object begins.
    mutating func parseJSONObject() -> JSONNode? {
        guard token.kind == .leftBrace else {
            reportMissing(.argument("a JSON object, { … },"))
            skipNoObject()
            return nil
        }
        return parseObject(depth: 1)
    }

    mutating func parseForm() -> [CallNode.Field]? {
        guard token.kind == .leftBrace else {
            reportMissing(.argument("{ with the form's fields"))
            skipNoObject()
            return nil
        }
        var fields: [CallNode.Field] = []
        for member in parseMembers(of: "form", depth: 1) {
            if case .string(let literal) = member.value {
                fields.append(CallNode.Field(key: member.key, value: literal))
            } else if case .hole = member.value {
                continue
            } else {
                findings.report(.call(.formValueNotString), at: member.key.span)
            }
        }
        return fields
    }

    private mutating func skipNoObject() {
        if token.isString || token.kind == .leftBracket { skipBalanced { _ in true } }
    }

    private mutating func parseObject(depth: Int) -> JSONNode {
        .object(parseMembers(of: "json", depth: depth))
    }

    private mutating func parseMembers(of owner: String, depth: Int) -> [JSONNode.Member] {
        var members: [JSONNode.Member] = []
        var keys = JSONKeys()
        parseElements(of: owner) { parser in
            guard let member = parser.parseMember(depth: depth) else { return }
            if let first = keys.insert(member.key) {
                parser.findings.report(.call(.keyTwice(member.key.text)), at: member.key.span, related: first)
            } else {
                members.append(member)
            }
        }
        return members
    }

    private mutating func parseArray(depth: Int) -> JSONNode {
        var values: [JSONNode] = []
        parseElements(of: "json") { values.append($0.parseValue(depth: depth + 1)) }
        return .array(values)
    }

    /// What stands between brackets, with commas in between. A missing or needless comma is reported and read over.
    private mutating func parseElements(of owner: String, element: (inout Parser) -> Void) {
        let opening = advance()
        let closing: Token.Kind = opening.kind == .leftBrace ? .rightBrace : .rightBracket
        while token.kind != closing, !isPastJSON {
            element(&self)
            if let comma = take(.comma) {
                if token.kind == closing { report(.call(.trailingComma), at: comma) }
            } else if token.kind != closing, !isPastJSON {
                findings.report(.call(.missingJSONComma(before: text(of: token))), at: span(of: token), edits: [insertion(of: ",")])
            }
        }
        guard take(closing) == nil else { return }
        // An unclosed text has swallowed the bracket.
        if previous.isClosed { reportUnclosed(opening, of: owner) } else { hasUnclosedBlock = true }
    }

    /// The bracket is never closed: what stands here goes on with the rule.
    private var isPastJSON: Bool {
        isAtItemBoundary || token.isClosing || token.isFirstOnLine && token.word != nil && token(after: 1).kind != .colon
    }

    /// - Returns: nil for what has been reported and read over.
    private mutating func parseMember(depth: Int) -> JSONNode.Member? {
        if token.isString {
            let key = StringLiteral(advance(), in: source, findings: findings, isJSON: true)
            if take(.colon) == nil {
                reportMissing(.argument(":"))
                if token.kind == .comma || isPastJSON { return JSONNode.Member(key: key, value: .hole) }
            }
            return JSONNode.Member(key: key, value: parseValue(depth: depth + 1))
        }
        if token.kind == .atom {
            refuseBareKey(depth: depth)
        } else if token.kind == .leftBrace, isAtBareValue {
            report(.call(.valueNotAllowed(.jsonKey)), at: token)
            skipBalanced { $0.kind == .comma }
        } else {
            reportMissing(.argument("a key in quotes"))
            if token.kind != .comma { skipBalanced { $0.kind == .comma } }
        }
        return nil
    }

    /// `a: "b"`, or `a:1`, which is one atom.
    private mutating func refuseBareKey(depth: Int) {
        let written = text(of: token)
        let key = written.prefix { $0 != ":" }
        report(.call(.bareKey(String(key))), at: advance())
        if key.endIndex == written.endIndex, take(.colon) != nil { _ = parseValue(depth: depth + 1) }
    }

    private mutating func parseValue(depth: Int) -> JSONNode {
        switch token.kind {
        case .string, .blockString, .foreignString:
            return .string(StringLiteral(advance(), in: source, findings: findings, isJSON: true))
        case .leftBrace where isAtBareValue: return refuseBareValue()
        case .leftBrace, .leftBracket: return parseNested(depth: depth)
        case .atom: return parseScalar()
        default:
            reportMissing(.argument("a JSON value"))
            if token.kind != .comma, !token.isClosing { skipBalanced { $0.kind == .comma } }
            return .hole
        }
    }

    private mutating func parseNested(depth: Int) -> JSONNode {
        guard depth <= Self.deepestJSON else {
            report(.call(.jsonTooDeep(limit: Self.deepestJSON)), at: token)
            skipBalanced { _ in true }
            return .hole
        }
        return token.kind == .leftBrace ? parseObject(depth: depth) : parseArray(depth: depth)
    }

    /// `{text}` without quotes around it.
    private var isAtBareValue: Bool { token(after: 1).kind == .atom && token(after: 2).kind == .rightBrace }

    private mutating func refuseBareValue() -> JSONNode {
        let brace = advance()
        advance()
        advance()
        let written = span(from: brace)
        findings.report(.call(.valueOutsideString(source.string(written.range))), at: written)
        return .hole
    }

    private mutating func parseScalar() -> JSONNode {
        let atom = advance()
        let text = text(of: atom)
        switch text {
        case "true": return .bool(true)
        case "false": return .bool(false)
        case "null": return .null
        case _ where text.isJSONNumber: return .number(text)
        default:
            report(.call(.notJSON(text)), at: atom)
            return .hole
        }
    }
}

/// The keys of one object, compared as JSON compares them: scalar by scalar.
private struct JSONKeys {
    private var spans: [[UInt8]: SourceSpan] = [:]

    /// - Returns: where the same key stands already.
    mutating func insert(_ key: StringLiteral) -> SourceSpan? {
        let utf8 = Array(key.text.utf8)
        if let first = spans[utf8] { return first }
        spans[utf8] = key.span
        return nil
    }
}

extension String {
    /// Source: RFC 8259 §6.
    public var isJSONNumber: Bool {
        var rest = Substring(self).utf8
        func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
        func takeDigits() -> Int {
            let count = rest.prefix(while: isDigit).count
            rest = rest.dropFirst(count)
            return count
        }
        func take(_ bytes: String) -> Bool {
            guard let first = rest.first, bytes.utf8.contains(first) else { return false }
            rest = rest.dropFirst()
            return true
        }
        _ = take("-")
        let hasLeadingZero = rest.first == UInt8(ascii: "0")
        let digits = takeDigits()
        guard digits == 1 || digits > 1 && !hasLeadingZero else { return false }
        if take("."), takeDigits() == 0 { return false }
        if take("eE") {
            _ = take("+-")
            if takeDigits() == 0 { return false }
        }
        return rest.isEmpty
    }
}
