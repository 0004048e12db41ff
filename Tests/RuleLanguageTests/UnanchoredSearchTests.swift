import Testing

@testable import RuleLanguage

/// Which patterns are said to run to a text's end from each of its characters, and which part of them.
@Suite struct UnanchoredSearchTests {
    @Test(arguments: [
        ("(?=.*\\d)(?=.*[a-z])(?=.*[A-Z]).{8,}", "(?=.*\\d)(?=.*[a-z])(?=.*[A-Z])"),
        ("(?i)(?=.*a)(?!.+b)c", "(?=.*a)(?!.+b)"), ("(?=[^)]*\\))(?=\\w*x)", "(?=[^)]*\\))(?=\\w*x)"),
        ("(?=\\d)(?=.*a)(?=.{2,}b)x", "(?=\\d)(?=.*a)(?=.{2,}b)"),
        ("(?:(\\w+) )+[!?]$", "(?:(\\w+) )+"), ("(\\w+ ){2,}\\d\\z", "(\\w+ ){2,}"), ("(?<words>[^ ]* )*x$", "(?<words>[^ ]* )*"),
        ("(([a-z])+ )+!$", "(([a-z])+ )+"), ("(a[]+]*b)+$", "(a[]+]*b)+"),
    ])
    func isFound(pattern: String, part: String) throws {
        let range = try #require(UnanchoredSearch.part(of: pattern))
        #expect(String(decoding: Array(pattern.utf8)[range], as: UTF8.self) == part)
    }

    @Test(arguments: [
        "^(?=.*\\d)(?=.*[a-z])(?=.*[A-Z]).{8,}", "\\A(?=.*\\d)(?=.*x)", "(?=.*\\d)x", "(?=a)(?=.*b)c", "(?=\\d{2})(?=.{8})",
        "^(?:(\\w+) )+[!?]$",
        "(?:(\\w+) )+[!?]", "(ab)+$", "(a[+*]b)+$", "(a\\+b)+$", "(\\w+) ?$", "(?=.*(?=.*a))b", "x(?=.*a)(?=.*b)", "(?x)( a+ )+$",
        "(a+b)+\\$", "(?<=a+)b$", "(a+", "[", "\\", "(?=", "", "(\\d+[-/.])+\\d+",
    ])
    func usualOnesAreLeftAlone(pattern: String) {
        let range = UnanchoredSearch.part(of: pattern)
        #expect(range.map { String(decoding: Array(pattern.utf8)[$0], as: UTF8.self) } == nil)
    }
}
