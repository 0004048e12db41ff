/// Checks the headers of one call.
struct HeaderChecker {
    private let templates: TemplateChecker
    private let findings: Findings
    private let server: TemplateChecker.Readers

    init(_ templates: TemplateChecker, _ server: TemplateChecker.Readers) {
        self.templates = templates
        self.server = server
        findings = templates.findings
    }

    func check(_ nodes: [CallNode.Header]) -> [Call.Header] {
        var seen: [String: SourceSpan] = [:]
        return nodes.compactMap { node in
            node.value.reportControls(in: "a header's value", findings: findings)
            let value = templates.template(node.value, for: server)
            guard isAllowed(node.name) else { return nil }
            let name = node.name.text
            if let first = seen.updateValue(node.name.span, forKey: name.lowercased()) {
                findings.report(.call(.headerTwice(name)), at: node.name.span, related: first)
            }
            return Call.Header(name: name, value: value)
        }
    }

    private func isAllowed(_ name: StringLiteral) -> Bool {
        if name.holdsValue {
            findings.report(.call(.valueNotAllowed(.headerName)), at: name.span)
        } else if name.text.isEmpty || !name.text.utf8.allSatisfy(\.isInToken) {
            findings.report(.call(.malformedHeaderName(name.text)), at: name.span)
        } else if Self.isReserved(name.text.lowercased()) {
            findings.report(.call(.reservedHeader(name.text)), at: name.span)
        } else {
            return true
        }
        return false
    }

    /// Where a request ends and who gets it must not be said twice; what begins with `webhook-` proves that a call is ours.
    private static func isReserved(_ name: String) -> Bool {
        name.hasPrefix("webhook-")
            || ["host", "content-length", "transfer-encoding", "connection", "keep-alive", "te", "trailer", "upgrade", "expect"].contains(
                name)
    }
}

extension UInt8 {
    /// Source: RFC 9110 §5.6.2.
    fileprivate var isInToken: Bool { isASCIILetter || isASCIIDigit || "!#$%&'*+-.^_`|~".utf8.contains(self) }
}
