/// Checks what `webhook` and `fetch` have in common: METHOD, URL, headers, body and time.
struct CallChecker {
    private let templates: TemplateChecker
    private let findings: Findings

    init(_ templates: TemplateChecker) {
        self.templates = templates
        findings = templates.findings
    }

    func webhook(_ node: CallNode) -> Call? {
        check(node, word: "webhook", defaultMethod: nil, defaultTimeout: 10, longestTimeout: 60)
    }

    func fetch(_ node: CallNode) -> Call? {
        check(node, word: "fetch", defaultMethod: .get, defaultTimeout: 5, longestTimeout: 30)
    }

    /// - Returns: nil after something has been reported without which there is no call.
    private func check(_ node: CallNode, word: String, defaultMethod: Call.Method?, defaultTimeout: Int, longestTimeout: Int) -> Call? {
        let method = checkMethod(node, word: word, otherwise: defaultMethod)
        let url = URLChecker(templates, node.url).check()
        let server = TemplateChecker.Readers.server(isPlainHTTP: url?.isPlainHTTP ?? false)
        let headers = HeaderChecker(templates, server).check(node.headers)
        let body = node.body.map { check($0, server, headers) } ?? (method == .post ? .message : .none)
        let timeout = node.timeout.flatMap { seconds($0, word: word, longest: longestTimeout) } ?? defaultTimeout
        guard let method, let url else { return nil }
        return Call(
            method: method, url: url.template, headers: headers, body: body, timeout: timeout, place: templates.atlas.place(of: node.span))
    }

    private func checkMethod(_ node: CallNode, word: String, otherwise: Call.Method?) -> Call.Method? {
        guard let written = node.method else {
            if otherwise == .get, let body = node.bodySpan { findings.report(.call(.bodyWithGet(word: word, isWritten: false)), at: body) }
            return otherwise
        }
        guard let method = Call.Method(rawValue: written.text) else {
            findings.report(.call(.unknownMethod(written.text)), at: written.span)
            return nil
        }
        if method == .get, let body = node.bodySpan { findings.report(.call(.bodyWithGet(word: word, isWritten: true)), at: body) }
        return method
    }

    private func seconds(_ node: AtomNode, word: String, longest: Int) -> Int? {
        guard let seconds = node.read(as: Duration.seconds(written:), findings: findings) else { return nil }
        if seconds > longest { findings.report(.call(.timeoutTooLong(word, limit: longest)), at: node.span) }
        return seconds
    }

    // MARK: Bodies

    private func check(_ body: CallNode.Body, _ server: TemplateChecker.Readers, _ headers: [Call.Header]) -> Call.Body {
        switch body {
        case .json(let node): return .json(json(node, server))
        case .form(let fields):
            return .form(
                fields.map { field in
                    field.key.reportValue(in: .formKey, findings: findings)
                    return Call.Field(key: field.key.text, value: templates.template(field.value, for: server))
                })
        case .text(let literal):
            let template = templates.template(literal, for: server)
            let type = headers.first { $0.name.lowercased() == "content-type" }?.value.fixedText ?? ""
            if template.fixedText == nil, ["json", "xml"].contains(where: type.lowercased().contains) {
                findings.report(.call(.valueInTypedBody(type)), at: literal.span)
            }
            return .text(template)
        }
    }

    private func json(_ node: JSONNode, _ server: TemplateChecker.Readers) -> JSONTemplate {
        switch node {
        case .object(let members):
            .object(
                members.map { member in
                    member.key.reportValue(in: .jsonKey, findings: findings)
                    return JSONTemplate.Member(key: member.key.text, value: json(member.value, server))
                })
        case .array(let values): .array(values.map { json($0, server) })
        case .string(let literal): .string(templates.template(literal, for: server))
        case .number(let text): .number(text)
        case .bool(let value): .bool(value)
        case .null, .hole: .null
        }
    }
}

extension Template {
    /// Nil with a value in it.
    fileprivate var fixedText: String? {
        var text = ""
        for part in parts {
            guard case .literal(let literal) = part else { return nil }
            text += literal
        }
        return text
    }
}

// MARK: Texts that are fixed

extension StringLiteral {
    /// Something in braces that would be a value in a template.
    var holdsValue: Bool {
        templatePieces(findings: Findings()).contains { if case .value = $0.kind { true } else { false } }
    }

    func reportValue(in place: CallProblem.FixedPlace, findings: Findings) {
        if holdsValue { findings.report(.call(.valueNotAllowed(place)), at: span) }
    }

    /// For a text that is no template, but that somebody may take for one.
    func reportSecrets(findings: Findings) {
        for piece in templatePieces(findings: Findings()) {
            guard case .value(let name, _) = piece.kind, name.hasPrefix("secret.") else { continue }
            findings.report(.call(.exposedSecret(name)), at: span(of: piece.range))
        }
    }

    /// - Parameter owner: what has to be one line, such as `a subject`.
    func reportControls(in owner: String, findings: Findings) {
        var offset = 0
        for scalar in text.unicodeScalars {
            if scalar != "\t", scalar.isControlOrLineEnd {
                return findings.report(.call(.severalLines(of: owner)), at: span(of: offset..<offset + UTF8.width(scalar)))
            }
            offset += UTF8.width(scalar)
        }
    }
}

extension Unicode.Scalar {
    public var isControlOrLineEnd: Bool {
        switch properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator: true
        default: false
        }
    }
}
