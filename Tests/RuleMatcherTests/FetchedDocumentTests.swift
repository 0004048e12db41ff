import Foundation
import RuleMatcher
import TestSupport
import Testing

/// Section 5: `{NAME}` and `{NAME.path.0.field}`.
@Suite struct FetchedDocumentTests {
    static let document = #"""
        {"s": " as is ", "n": -1.50e+3, "big": 12345678901234567890.10, "t": true, "f": false, "z": null, "o": {"k": "v"},
         "a": ["x", {"y": ["z"]}],
         "0": "zero", "é": 1, "e": "\u00e9\uD83D\uDE00\"\\\/\b\f\n\r\t", "half": "\uD83Dx\uDE00", "twice": 1, "twice": 2, "": "empty"}
        """#

    static let paths: [(String, String?)] = [
        ("s", " as is "), ("n", "-1.50e+3"), ("big", "12345678901234567890.10"), ("t", "true"), ("f", "false"), ("z", ""), ("o", nil),
        ("o.k", "v"),
        ("o.x", nil), ("a", nil), ("a.0", "x"), ("a.1", nil), ("a.1.y.0", "z"), ("a.2", nil), ("a.-1", nil), ("a.00", nil), ("a.+0", nil),
        ("a.x", nil),
        ("0", "zero"), ("é", "1"), ("e", "é😀\"\\/\u{8}\u{C}\n\r\t"), ("half", "\u{FFFD}x\u{FFFD}"), ("twice", "2"), ("s.x", nil),
        ("z.x", nil), ("S", nil),
        ("a.99999999999999999999", nil),
    ]

    @Test(arguments: paths)
    func findsWhatStandsAtAPath(path: String, value: String?) throws {
        let document = try FetchedDocument(Array(Self.document.utf8))
        #expect(document.value(at: path.split(separator: ".").map(String.init)) == value)
    }

    @Test(arguments: [(" x \r\n", "x"), ("", ""), ("\u{FEFF}{}\n", "{}"), ("[1]", "[1]")])
    func theWholeTextIsTrimmed(body: String, text: String) throws {
        #expect(try FetchedDocument(Array(body.utf8)).value(at: []) == text)
    }

    /// An answer that is no JSON has no paths, but is an answer.
    @Test(arguments: [
        "", "x", "{", "{\"a\":1", "{\"a\":1}}", "{\"a\":1,}", "{a:1}", "{\"a\":01}", "{\"a\":+1}", "{\"a\":1.}", "{\"a\":.5}",
        "{\"a\":tru}", "{\"a\":NaN}", "{'a':1}",
        "{\"a\":\"\n\"}", "{\"a\":\"\\x\"}", "{\"a\":\"\\u12\"}", "{\"a\":\"\\", "{\"a\":1 \"b\":2}", "{\"a\":1}{\"a\":1}", "{\"a\":1} x",
        "{\"a\" 1}", "{\"a\":}", "{\"a\":1,,\"b\":2}",
        "<a>1</a>", String(repeating: "[", count: 60_000),
        "{\"a\":1,\"b\":" + String(repeating: "[", count: 129) + String(repeating: "]", count: 129) + "}",
    ])
    func whatIsNoJSONHasNoPaths(body: String) throws {
        let document = try FetchedDocument(Array(body.utf8))
        #expect(document.value(at: ["a"]) == nil)
        #expect(throws: FetchedDocument.Unusable.lacking(["a"])) { try FetchedDocument(Array(body.utf8), requiring: [[], ["a"]]) }
    }

    @Test func onlyUTF8UpTo64KiB() throws {
        let longest = [UInt8](repeating: UInt8(ascii: "x"), count: 65_536)
        #expect(try FetchedDocument(longest).text.utf8.count == 65_536)
        #expect(throws: FetchedDocument.Unusable.tooLong) { try FetchedDocument(longest + [0x20]) }
        #expect(throws: FetchedDocument.Unusable.notUTF8) { try FetchedDocument([0x22, 0xE9, 0x22]) }
        #expect(throws: FetchedDocument.Unusable.notUTF8) { try FetchedDocument([0xED, 0xA0, 0x80]) }
    }

    @Test func whatARuleNeedsHasToBeThere() throws {
        let body = Array(#"{"a": {"b": null}, "c": []}"#.utf8)
        #expect(throws: Never.self) { try FetchedDocument(body, requiring: [["a", "b"]]) }
        #expect(throws: FetchedDocument.Unusable.lacking(["c"])) { try FetchedDocument(body, requiring: [["a", "b"], ["c"], ["d"]]) }
    }

    /// Whatever Foundation reads as an object of strings, this reads to the same strings; what it refuses, this refuses.
    @Test func agreesWithFoundation() throws {
        let tokens = [
            "{", "}", "[", "]", ",", ":", "\"a\"", "\"b\\u00e9\"", "\"\\ud83d\\ude00\"", "1", "-1.5", "true", "null", " ", "\"a\":",
            "\"c\":", "{\"a\":\"x\"}",
        ]
        var random = SplitMix64(seed: 4)
        var read = 0
        for _ in 0..<20_000 {
            let text =
                "{\"a\":" + (0..<Int.random(in: 1...5, using: &random)).map { _ in tokens.randomElement(using: &random) ?? "" }.joined()
                + "}"
            // Foundation reads over a needless comma.
            if text.filter({ $0 != " " }).contains(/,[}\]]/) { continue }
            let object = try? JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
            let document = try FetchedDocument(Array(text.utf8))
            if let string = object?["a"] as? String, !text.dropFirst(5).contains("\"a\"") {
                #expect(document.value(at: ["a"]) == string, "\(text)")
                read += 1
            }
            if object == nil { #expect(document.value(at: ["a"]) == nil, "\(text)") }
        }
        #expect(read > 200)
    }
}
