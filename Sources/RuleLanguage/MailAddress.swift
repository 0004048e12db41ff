/// Reads the addresses of an `email`.
enum MailAddress {
    /// - Returns: those that are right, none twice.
    static func list(_ literals: [StringLiteral], findings: Findings) -> [String] {
        var addresses: [String] = []
        var seen = Set<String>()
        for literal in literals {
            if let problem = problem(of: literal) {
                findings.report(.call(problem), at: literal.span)
            } else if seen.insert(literal.text).inserted {
                addresses.append(literal.text)
            }
        }
        if addresses.count > Email.mostRecipients, let first = literals.first, let last = literals.last {
            let all = SourceSpan(file: first.span.file, range: first.span.range.lowerBound..<last.span.range.upperBound)
            findings.report(.call(.tooManyMailAddresses(addresses.count, limit: Email.mostRecipients)), at: all)
        }
        return addresses
    }

    private static func problem(of literal: StringLiteral) -> CallProblem? {
        let text = literal.text
        if literal.holdsValue { return .valueNotAllowed(.mailAddress) }
        if let bracketed = address(inBracketsOf: text) { return .mailAddressWithName(text, address: bracketed) }
        if text.hasPrefix("mailto:") { return .mailAddressWithName(text, address: String(text.dropFirst("mailto:".count))) }
        if text.contains(where: { ",;".contains($0) }) { return .severalMailAddresses(text) }
        if isAddress(text) { return nil }
        return text.utf8.contains { $0 >= 0x80 } ? .mailAddressNotASCII(text) : .malformedMailAddress(text)
    }

    /// A dot-atom, `@` and a domain with a dot in it, or this machine.
    ///
    /// Source: RFC 5322 §3.4.1, RFC 5321 §4.5.3.1 (64 octets before `@`, 254 in all). Not letters beyond ASCII: a mail to them arrives only
    /// where every server on the way knows RFC 6531.
    private static func isAddress(_ text: String) -> Bool {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, text.utf8.count <= 254, (1...64).contains(parts[0].utf8.count) else { return false }
        let atoms = parts[0].split(separator: ".", omittingEmptySubsequences: false)
        guard atoms.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy(\.isInMailAtom) }) else { return false }
        let domain = String(parts[1])
        guard (try? HostName.check(domain)) != nil, !domain.hasPrefix("["), !domain.hasSuffix(".") else { return false }
        return domain == "localhost" || domain.split(separator: ".").count > 1 && domain.utf8.last?.isASCIILetter == true
    }

    /// `Desk <desk@example.com>`
    private static func address(inBracketsOf text: String) -> String? {
        guard let opening = text.lastIndex(of: "<"), let closing = text[opening...].firstIndex(of: ">") else { return nil }
        let address = String(text[text.index(after: opening)..<closing])
        return isAddress(address) ? address : nil
    }
}

extension UInt8 {
    /// Source: RFC 5322 §3.2.3, `atext`.
    fileprivate var isInMailAtom: Bool { isASCIILetter || isASCIIDigit || "!#$%&'*+-/=?^_`{|}~".utf8.contains(self) }
}
