import Foundation
import SMSMessages
import TestSupport
import Testing

/// Ours against a counter that others wrote: PyPI's `smsutil`.
///
/// They differ in two points, in which 3GPP TS 23.038 is followed here:
/// - U+001B. Position 0x1B of the default alphabet is no character but the escape to the extension table (§6.2.1, note 1), and a phone
///   that meets it without a known second septet shows a space. smsutil takes U+001B for a character of one septet; a text with it
///   could not be read back, so here it is UCS-2.
/// - The empty text. All of its characters are in the default alphabet; smsutil counts it, with no character, as UCS-2.
@Suite(.enabled(if: OtherCounter.isInstalled, "smsutil is not installed in .build/python; `make test-python` does it"))
struct OtherCounterTests {
    @Test func whereTheyDiffer() async throws {
        #expect(try await OtherCounter.count(["", "\u{1B}", "a\u{1B}"]) == ["ucs2 0 1", "gsm7 1 1", "gsm7 2 1"])
        #expect(["", "\u{1B}", "a\u{1B}"].map(Self.counted) == ["gsm7 0 1", "ucs2 1 1", "ucs2 2 1"])
    }

    /// Where a character that takes more units than its neighbours, or forces another encoding, matters most: at the end of a lone SMS
    /// and of the first part of a long one.
    static let places = [
        Place("", "", step: 1), Place(я(69), "", step: 1), Place(я(66), я(66)), Place(я(67), я(67)), Place(a(159), ""), Place(a(160), ""),
        Place(a(152), a(152)), Place(a(153), a(153)),
    ]

    /// Every scalar alone and at the end of a lone SMS; in the longer texts every one below U+3000 and, unless
    /// `ANSWERBACK_EVERY_SCALAR` is set, each 64th of the others.
    @Test(arguments: places) func everyScalar(in place: Place) async throws {
        let theirs = try await OtherCounter.count(place)
        #expect(!theirs.isEmpty)
        #expect(Self.counted(place) == theirs)
    }

    @Test func generatedTexts() async throws {
        var random = SplitMix64(seed: OtherCounter.seed)
        try await expectTheSame((0..<10_000).map { _ in Self.text(using: &random) })
    }

    /// What people wrote: the lines of a file, or else of all that this project ships for reading.
    @Test func writtenTexts() async throws {
        let texts = try OtherCounter.writtenTexts()
        #expect(texts.count >= 1000)
        try await expectTheSame(texts)
    }

    private func expectTheSame(_ texts: [String]) async throws {
        let theirs = try await OtherCounter.count(texts)
        #expect(theirs.count == texts.count)
        for (text, count) in zip(texts, theirs) where !text.isEmpty {
            #expect(Self.counted(text) == count, "\(text.debugDescription), seed \(OtherCounter.seed)")
        }
    }

    private static func counted(_ text: String) -> String {
        let length = SMSLength(text)
        return "\(length.encoding == .gsm7 ? "gsm7" : "ucs2") \(length.units) \(length.parts)"
    }

    /// As `count.py` does it.
    private static func counted(_ place: Place) -> [String] {
        var lines: [String] = []
        var last: SMSLength?
        for number in 0..<UInt32(0x110000) where number < 0x3000 || Int(number) % place.step == 0 {
            guard let scalar = Unicode.Scalar(number), !place.without.contains(number) else { continue }
            var text = place.before
            text.unicodeScalars.append(scalar)
            text += place.after
            let length = SMSLength(text)
            if length != last { lines.append("\(number) \(counted(text))") }
            last = length
        }
        return lines
    }

    /// Of about the length at which one more SMS begins, mostly of one encoding.
    private static func text(using random: inout SplitMix64) -> String {
        let border = [70, 134, 160, 201, 306, 459][Int.random(in: 0..<6, using: &random)]
        let alphabet = alphabets[Int.random(in: 0..<alphabets.count, using: &random)]
        return String(
            (0..<Int.random(in: border - 12...border + 4, using: &random)).map { _ in
                alphabet[Int.random(in: 0..<alphabet.count, using: &random)]
            })
    }

    private static let alphabets = [
        "abc e", "aaaaaaaaaaaa€", "ab\n\r[]{}~^|\\\u{C}", "aяж👍", "яяяяяяяяя😀", "àéñøΔΩß", "çê`’…", "漢字かな", "a\u{301}e",
    ]
    .map(Array.init)
}

struct Place: Encodable, CustomTestStringConvertible, Sendable {
    let before: String
    let after: String
    let step: Int
    var without: [UInt32] = [0x1B]

    init(_ before: String, _ after: String, step: Int = OtherCounter.step) {
        (self.before, self.after, self.step) = (before, after, step)
    }

    var testDescription: String { "between \(before.count) and \(after.count) characters" }
}

private func a(_ count: Int) -> String { String(repeating: "a", count: count) }
private func я(_ count: Int) -> String { String(repeating: "я", count: count) }
