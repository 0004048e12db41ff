/// Names of one kind, of which no two may be alike even to somebody who reads them aloud.
struct NameTable {
    let kind: String
    private var first: [String: Name] = [:]

    init(kind: String) {
        self.kind = kind
    }

    /// - Returns: false if the name is taken, which is reported.
    @discardableResult mutating func declare(_ name: Name, findings: Findings) -> Bool {
        let folded = Folding.fold(name.text)
        guard let other = first[folded] else {
            first[folded] = name
            return true
        }
        let problem: Problem = other.text == name.text ? .duplicateName(kind: kind, name.text) : .similarName(kind: kind, name.text)
        findings.report(problem, at: name.span, related: other.span)
        return false
    }
}
