import Foundation
import RuleLanguage
import Testing

/// Section 8, `format`. A case is a file: rules as somebody wrote them, a line `----------`, and the rules formatted, or the diagnostics
/// of what can't be read.
///
/// A case without an expectation, or with another one, is written anew and fails that once, so that a change is seen.
@Suite struct FormatTests {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "Formats")

    static let cases: [String] = {
        let files = try? FileManager.default.subpathsOfDirectory(atPath: folder.path)
        return (files ?? []).filter { $0.hasSuffix(".case") }.sorted()
    }()

    @Test func thereAreCases() { #expect(Self.cases.count >= 10) }

    @Test(arguments: cases)
    func isWritten(name: String) throws {
        let file = Self.folder.appending(path: name)
        let written = try RuleCase(String(contentsOf: file, encoding: .utf8))
        let outcome = format(written.rules)
        if outcome != written.outcome {
            try RuleCase(rules: written.rules, outcome: outcome).text.write(to: file, atomically: true, encoding: .utf8)
        }
        #expect(outcome == written.outcome)
    }

    /// What a case file can't show.
    @Test(arguments: [
        ("", ""), (" \r\n\t\n", ""), ("\u{FEFF}", ""), ("\u{FEFF}audience a", "audience a\n"),
        ("# a \t\r\n\r\n\r\n# b", "# a\n\n# b\n"), ("#\u{A0}", "#\n"), ("# a\r", "# a\n"),
        ("list a { 1234 }\r\n\r\nlist b {\r\n4040 # x\r\n}\r\n", "list a { 1234 }\n\nlist b {\n    4040  # x\n}\n"),
        // In a text over several lines, CR LF is a line end like any other, and the CR of a text stays.
        ("test \"\"\"\r\n a\r\r\n b\r\n \"\"\" {}", "test \"\"\"\n a\r\r\n b\n \"\"\" {\n}\n"),
        // A tab or trailing white space in it is text.
        ("test \"\"\"\n\ta \t\n\t\"\"\" {}", "test \"\"\"\n\ta \t\n\t\"\"\" {\n}\n"),
        // Whoever writes a line separator gets none.
        ("audience a\u{2028}audience\u{3000}b", "audience a\n\naudience b\n"),
    ])
    func bytesAreWritten(source: String, formatted: String) {
        #expect(format(source) == formatted)
    }

    @Test func whatIsNoTextStaysAsItIs() throws {
        for bytes: [UInt8] in [[0], [0x23, 0xFF], Array("# \u{202E}".utf8)] {
            guard case .unreadable(let diagnostics) = formatRules(SourceFile(path: "f", bytes: bytes)) else {
                Issue.record("\(bytes) has been formatted")
                continue
            }
            #expect(diagnostics.count == 1)
        }
    }

    /// 100 columns fit, 101 do not; a character of East Asia takes two.
    @Test(arguments: [("A", 1), ("漢", 2), ("é", 1)])
    func aLineHasAHundredColumns(letter: String, columns: Int) {
        let head = "    when keyword B or text is \"\""
        for (room, breaks) in [(0, false), (1, true)] {
            let count = (100 - head.count) / columns
            let odd = String(repeating: "-", count: 100 - head.count - count * columns + room)
            let text = "rule a { when keyword B or text is \"\(String(repeating: letter, count: count))\(odd)\" ignore }"
            #expect(format(text).contains("\n        or text") == breaks)
        }
    }

    @Test func bracketsAreNestedInBounds() {
        let deep = { (depth: Int) in
            "rule a { when always webhook POST \"https://a.nl\" json "
                + String(repeating: "{ \"a\": [", count: depth / 2) + String(repeating: "] }", count: depth / 2) + "}"
        }
        #expect(format(deep(30)).contains("webhook"))
        #expect(format(deep(10_000)).contains("error[AB019]"))
    }

    @Test func aLargeFileTakesItsShareOfTime() {
        let numbers = (0..<100_000).map { "+316\(10_000_000 + $0) # \($0)\n" }.joined()
        let keywords = (0..<100_000).map { "\"K\($0)\"" }.joined(separator: ", ")
        let rules = (0..<10_000).map { "rule r\($0) { when keyword K\($0) reply \"Answer \($0)\" }\n" }.joined()
        for text in ["list l { \(numbers) }", "rule a { when keyword \(keywords) ignore }", rules] {
            var formatted = ""
            #expect(ContinuousClock().measure { formatted = format(text) } < .seconds(60))
            #expect(formatted.utf8.count > text.utf8.count / 2)
        }
    }
}

/// The formatted text, or the diagnostics one a line.
func format(_ rules: String) -> String {
    let file = SourceFile(path: "case", bytes: Array(rules.utf8))
    switch formatRules(file) {
    case .text(let bytes): return String(decoding: bytes, as: UTF8.self)
    case .unreadable(let diagnostics):
        let renderer = DiagnosticRenderer(files: [file])
        return diagnostics.map { renderer.compact($0).replacing("case:", with: "") + "\n" }.joined()
    }
}
