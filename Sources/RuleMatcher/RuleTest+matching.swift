public import RuleLanguage
import SMSMessages

extension RuleTest.Match {
    /// Scalar by scalar; a pattern that reaches its bound is not found.
    public func holds(for text: String) -> Bool {
        switch self {
        case .exactly(let expected): text.utf8.elementsEqual(expected.utf8)
        case .contains(let part): Array(text.utf8).contains(bytes: Array(part.utf8))
        case .matches(let pattern):
            // PCRE2 has accepted it when the test was checked.
            (try? CompiledPattern(pattern))?.isFound(in: Array(text.utf8), by: RegexWorker()) == .yes
        }
    }
}
