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

extension RuleTest.Expectation {
    /// Whether this is a mail or a call that is expected; false for everything but those two expectations.
    public func isMet(by effect: RuleRun.Effect) -> Bool {
        switch (self, effect) {
        case (.email(let recipient, let subject), .email(let email)):
            email.recipients.contains(recipient) && subject?.holds(for: email.subject) != false
        case (.webhook(let method, let url, let json), .webhook(.success(let call))):
            call.method == method && call.url.shown == url
                && json.map { call.body.map(\.shown).flatMap(JSONValue.init) == JSONValue(fixed: $0) } != false
        default: false
        }
    }
}
