import RuleLanguage
import Testing

/// `check --explain CODE` has something to say of every code that the compiler can say.
@Suite struct CodeMeaningTests {
    @Test(arguments: Diagnostic.Code.allCases) func everyCodeIsExplained(code: Diagnostic.Code) {
        #expect(code.meaning.hasSuffix(".") && code.meaning.count > 20, "write what \(code.rawValue) (\(code)) means")
    }

    @Test func eachInItsOwnWords() {
        #expect(Set(Diagnostic.Code.allCases.map(\.meaning)).count == Diagnostic.Code.allCases.count)
    }
}
