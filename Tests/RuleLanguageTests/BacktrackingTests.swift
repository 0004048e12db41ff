import Testing

@testable import RuleLanguage

/// Which patterns are said to take for ever, and which part of them.
@Suite struct BacktrackingTests {
    @Test(arguments: [
        ("(a+)+b$", "(a+)+"), ("^(\\w+\\s?)+$", "(\\w+\\s?)+"), ("^(a|a)*b", "(a|a)*"), ("(.*)*x", "(.*)*"),
        ("x(?:\\d+,?)*y", "(?:\\d+,?)*"), ("(\\w|\\d)+!", "(\\w|\\d)+"), ("(a|ab|b)*c", "(a|ab|b)*"), ("(a?b?)*c", "(a?b?)*"),
        ("(?<n>[a-z]+[a-z0-9]*)+$", "(?<n>[a-z]+[a-z0-9]*)+"), ("(\\d{2,})+x", "(\\d{2,})+"), ("((ab)*c?)*d", "((ab)*c?)*"),
        ("([A-Z]{1,20}\\s?)+$", "([A-Z]{1,20}\\s?)+"), ("(\\s|\\n)*x", "(\\s|\\n)*"), ("(é|\\w)*x", "(é|\\w)*"),
        ("^.*.*.*x", ".*.*.*"), ("a\\s*\\s*\\s*b", "\\s*\\s*\\s*"), ("(.+?)+x", "(.+?)+"), ("é(a*)*x", "(a*)*"),
        ("(a|b|ab)*c", "(a|b|ab)*"),
        ("((a+)b?)+c", "((a+)b?)+"),
    ])
    func isFound(pattern: String, part: String) throws {
        let range = try #require(BacktrackingReader.ambiguousPart(of: pattern, ignoresCase: false))
        #expect(String(decoding: Array(pattern.utf8)[range], as: UTF8.self) == part)
    }

    @Test(arguments: [
        "^ack\\s+(\\d+)\\b", "#(?<n>\\d+)", "^(\\w+)\\s+(\\w+)\\s+(.*)$", ".*foo.*", "^\\s*(\\w+\\s)*\\w+$", "(\\w+,)*", "(a+b)+c",
        "^([a-z]+ )*[a-z]+$", "(foo|bar|baz)*x", "[A-Z]{2}\\d{1,4}", "^(\\d{1,3}\\.){3}\\d{1,3}$", "(?>a+)+b", "(?:a++)+b", "(a*+)*b",
        "(\\b\\w+\\b\\s*)+x", "(?=a+)+b", "^.*.*x", "\\d+\\s*\\w+", "(é|ü)*x", "(a|b)*c", "(a|B)*c", "([^,]*,)*x", "^([^\"\\\\]|\\\\.)*x",
        "^(?<street>[\\p{L} ]+) (?<house>\\d+)$", "(\\d+[-/.])+\\d+", "yes|no|maybe", "^\\S+@\\S+\\.\\S+$", "(ab|ac)+d", "",
        "(a+)\\1+", "(?x) ( a + ) + b",
    ])
    func usualOnesAreLeftAlone(pattern: String) {
        let range = BacktrackingReader.ambiguousPart(of: pattern, ignoresCase: false)
        #expect(range.map { String(decoding: Array(pattern.utf8)[$0], as: UTF8.self) } == nil)
    }

    @Test func caseCounts() {
        #expect(BacktrackingReader.ambiguousPart(of: "(a|A)*c", ignoresCase: false) == nil)
        #expect(BacktrackingReader.ambiguousPart(of: "(a|A)*c", ignoresCase: true) == 0..<6)
        #expect(BacktrackingReader.ambiguousPart(of: "(?i)(é|É)*c", ignoresCase: false) == 4..<12)
    }
}
