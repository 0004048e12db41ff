import Foundation
import TestSupport
import Testing

@testable import Receiver

@Suite struct JSONReaderTests {
    static let read: [(json: String, value: String?)] = [
        (#"{"a":"x"}"#, "x"), (" \r\n\t{ \"a\" : \"x\" , \"b\" : { } } ", "x"), (#"{}"#, nil), (#"{"b":[]}"#, nil),
        (#"{"a":""}"#, ""), (#"{"a":12}"#, "12"), (#"{"a":-1.50e+3}"#, "-1.50e+3"),
        (#"{"a":12345678901234567890}"#, "12345678901234567890"),
        (#"{"a":0046701}"#, "0046701"), (#"{"a":+46701}"#, "+46701"),
        (#"{"a":null}"#, nil), (#"{"a":true}"#, nil), (#"{"a":{"a":"x"}}"#, nil), (#"{"a":["x"]}"#, nil),
        (#"{"a":"x","a":"y"}"#, "x"), (#"{"a":null,"a":"y"}"#, "y"), (#"{"\u0061":"x"}"#, "x"),
        (#"{"a":"\"\\\/\b\f\n\r\t"}"#, "\"\\/\u{8}\u{C}\n\r\t"), (#"{"a":"\u20AC\u00e9"}"#, "€é"), (#"{"a":"\uD83D\uDE00"}"#, "😀"),
        (#"{"a":"\uD83D"}"#, "\u{FFFD}"), (#"{"a":"\uDE00x"}"#, "\u{FFFD}x"), (#"{"a":"\uD83Dx"}"#, "\u{FFFD}x"),
        (#"{"a":"\uD83D\uD83D\uDE00"}"#, "\u{FFFD}😀"), (#"{"a":"\uD83D\u0041"}"#, "\u{FFFD}A"), (#"{"a":"\uD83D\n"}"#, "\u{FFFD}\n"),
        (#"{"a":"\\uD83D"}"#, "\\uD83D"), (#"{"a":"\u0000"}"#, "\u{0}"), ("{\"a\":\"x\ny\"}", "x\ny"), ("\u{FEFF}{\"a\":\"x\"}", "x"),
        (nested(31), "x"),
    ]

    static let refused = [
        "", " ", "x", "\"a\"", "1", "{", "}", "{\"a\"}", "{\"a\":}", "{\"a\":\"x\"", "{\"a\":\"x}", "{\"a\":\"x\"}}",
        "{\"a\":\"x\"} 1",
        "{\"a\":\"x\",}", "{,}", "{a:1}", "{\"a\" 1}", "{\"a\":1 \"b\":2}", "{\"a\":[1,]}", "{\"a\":[1}", "{\"a\":tru}", "{\"a\":'x'}",
        "{\"a\":\"\\x\"}", "{\"a\":\"\\u12\"}", "{\"a\":\"\\u12g4\"}", "{\"a\":\"\\", "{\"a\":\"\\uD83D\\u", nested(32),
        String(repeating: "[", count: 60_000), "{\"a\":" + String(repeating: "[", count: 60_000),
    ]

    /// An object in which arrays lie inside one another.
    private static func nested(_ depth: Int) -> String {
        "{\"b\":" + String(repeating: "[", count: depth) + String(repeating: "]", count: depth) + ",\"a\":\"x\"}"
    }

    @Test(arguments: read)
    func reads(json: String, value: String?) throws {
        #expect(try Self.text("a", in: Array(json.utf8))?.text == value)
    }

    @Test(arguments: refused)
    func refuses(json: String) {
        #expect(throws: JSONReader.Malformed.self) { try JSONReader.document(Array(json.utf8)) }
    }

    @Test func bytesThatAreNoUTF8() throws {
        let document = Array("{\"a\":\"".utf8) + [0xE9] + Array("\"}".utf8)
        #expect(try Self.text("a", in: document) == FieldValue("\u{FFFD}", raw: [0xE9]))
    }

    @Test func whatCannotBeKeptInATextIsKeptAsItCame() throws {
        #expect(try Self.text("a", in: Array(#"{"a":"x\uD83Dy"}"#.utf8)) == FieldValue("x\u{FFFD}y", raw: Array(#"x\uD83Dy"#.utf8)))
        #expect(try Self.text("a", in: Array(#"{"a":"x\uD83D\uDE00"}"#.utf8)) == FieldValue("x😀"))
    }

    static let paths: [(path: String, value: String?)] = [
        ("a", "1"), ("b.c", "2"), ("b.d.0", "3"), ("b.d.1.e", "4"), ("b.d.2", nil), ("b.d.x", nil), ("a.b", nil), ("b", nil), ("z", nil),
        ("b.d.-1", nil),
    ]

    @Test(arguments: paths)
    func findsWhatStandsAtAPath(path: String, value: String?) throws {
        #expect(try Self.text(path, in: Array(#"{"a":1,"b":{"c":"2","d":["3",{"e":4}]}}"#.utf8))?.text == value)
    }

    private static func text(_ path: String, in document: [UInt8]) throws -> FieldValue? {
        guard case .text(let value) = try JSONReader.document(document)[path.split(separator: ".")] else { return nil }
        return value
    }

    /// Whatever Foundation reads, this reads to the same strings.
    @Test func agreesWithFoundation() throws {
        var random = SplitMix64(seed: 42)
        var agreed = 0
        for _ in 0..<20_000 {
            let document = randomDocument(&random)
            guard let object = try? JSONSerialization.jsonObject(with: Data(document)) as? [String: Any] else { continue }
            for (name, value) in object where value is String { #expect(try Self.text(name, in: document)?.text == value as? String) }
            agreed += 1
        }
        #expect(agreed > 2000)
    }

    /// JSON of a few tokens in any order, an object more often than not.
    private func randomDocument(_ random: inout SplitMix64) -> [UInt8] {
        let tokens = [
            "{}", "[]", "[1,2]", "\"a\\u00e9\"", "\"\\ud83d\\ude00\"", "null", "true", "-1.5e3", "0", "\"\"", "{\"x\":[{}]}", "\"b\":", ",",
            "}",
        ]
        let members = (0..<Int.random(in: 0...3, using: &random)).map {
            "\"k\($0)\":" + tokens[Int.random(in: 0..<tokens.count, using: &random)]
        }
        return Array("{\(members.joined(separator: " , "))}".utf8)
    }
}
