/// An address as it stands in a mail's envelope and head: `desk@example.com`, without a name.
///
/// ASCII, no quotes, no space and no control character, so that it can't end the line that it stands in.
///
/// Source: RFC 5322 §3.4.1 (a dot-atom before the `@`), RFC 5321 §4.5.3.1 (64 octets before `@`, 254 in all), RFC 1035 §2.3.4 (63 octets
/// a label). Not letters beyond ASCII: a mail to them arrives only where every server on the way knows RFC 6531.
public struct MailAddress: Hashable, Sendable {
    public let text: String
    public let domain: String

    /// The text is not shown: it may be anything.
    public struct Malformed: Error, Sendable, Equatable, CustomStringConvertible {
        public var description: String { "not an e-mail address such as desk@example.com" }
    }

    public init(_ text: String) throws(Malformed) {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, text.utf8.count <= 254, Self.isLocalPart(parts[0]), Self.isDomain(parts[1]) else { throw Malformed() }
        self.text = text
        domain = String(parts[1])
    }

    private static func isLocalPart(_ text: Substring) -> Bool {
        let atoms = text.split(separator: ".", omittingEmptySubsequences: false)
        return text.utf8.count <= 64 && atoms.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy(\.isInMailAtom) }
    }

    private static func isDomain(_ text: Substring) -> Bool {
        let labels = text.split(separator: ".", omittingEmptySubsequences: false)
        let areLabels = labels.allSatisfy { label in
            let isEdge = { (byte: UInt8?) in byte.map { $0.isLetterOrDigit } == true }
            return label.utf8.count <= 63 && isEdge(label.utf8.first) && isEdge(label.utf8.last)
                && label.utf8.allSatisfy { $0.isLetterOrDigit || $0 == UInt8(ascii: "-") }
        }
        // A last label of digits would be an IPv4 address.
        return areLabels && (text == "localhost" || labels.count > 1 && labels.last?.utf8.contains { $0.isLetter } == true)
    }
}

extension MailAddress: CustomStringConvertible {
    public var description: String { text }
}

extension UInt8 {
    fileprivate var isLetter: Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20) }
    fileprivate var isLetterOrDigit: Bool { isLetter || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
    /// Source: RFC 5322 §3.2.3, `atext`.
    fileprivate var isInMailAtom: Bool { isLetterOrDigit || "!#$%&'*+-/=?^_`{|}~".utf8.contains(self) }
}
