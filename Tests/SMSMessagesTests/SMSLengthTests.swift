import SMSMessages
import TestSupport
import Testing

@Suite struct SMSLengthTests {
    @Test func theAlphabetIsThatOfTheStandard() {
        // 3GPP TS 23.038 §6.2.1 row by row (without the escape), then its extension table.
        let basic =
            "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
        let extended = "\u{C}^{}\\[~]|€"
        #expect(basic.unicodeScalars.count == 127)
        let everyScalar = (0...UInt32(0x10FFFF)).compactMap(Unicode.Scalar.init)
        #expect(Set(everyScalar.filter { GSMAlphabet.septets(of: $0) == 1 }) == Set(basic.unicodeScalars))
        #expect(Set(everyScalar.filter { GSMAlphabet.septets(of: $0) == 2 }) == Set(extended.unicodeScalars))
    }

    @Test(arguments: [
        ("", SMSLength.Encoding.gsm7, 0, 1), ("Hello", .gsm7, 5, 1), ("€", .gsm7, 2, 1), ("ç", .ucs2, 1, 1), ("`", .ucs2, 1, 1),
        ("é", .gsm7, 1, 1),
        ("e\u{301}", .ucs2, 2, 1), ("👍", .ucs2, 2, 1), ("\r\n", .gsm7, 2, 1), ("\u{1B}", .ucs2, 1, 1),
        (a(160), .gsm7, 160, 1), (a(161), .gsm7, 161, 2), (a(306), .gsm7, 306, 2), (a(307), .gsm7, 307, 3), (a(459), .gsm7, 459, 3),
        (a(460), .gsm7, 460, 4),
        (я(70), .ucs2, 70, 1), (я(71), .ucs2, 71, 2), (я(134), .ucs2, 134, 2), (я(135), .ucs2, 135, 3), (я(201), .ucs2, 201, 3),
        (я(202), .ucs2, 202, 4),
        // Alone, nothing is joined: a pair may stand at the end.
        (a(158) + "€", .gsm7, 160, 1), (a(159) + "€", .gsm7, 161, 2), (я(68) + "👍", .ucs2, 70, 1), (я(69) + "👍", .ucs2, 71, 2),
        // A pair that would straddle a border moves to the next part.
        (a(152) + "€" + a(152), .gsm7, 306, 3), (a(151) + "€" + a(153), .gsm7, 306, 2), (a(152) + "€" + a(305), .gsm7, 459, 4),
        (я(66) + "👍" + я(66), .ucs2, 134, 3), (я(65) + "👍" + я(67), .ucs2, 134, 2),
        (String(repeating: "€", count: 228), .gsm7, 456, 3), (String(repeating: "€", count: 229), .gsm7, 458, 4),
        (String(repeating: "👍", count: 99), .ucs2, 198, 3), (String(repeating: "👍", count: 100), .ucs2, 200, 4),
    ])
    func length(text: String, encoding: SMSLength.Encoding, units: Int, parts: Int) {
        let length = SMSLength(text)
        #expect(length.encoding == encoding)
        #expect(length.units == units)
        #expect(length.parts == parts)
    }
}

/// The rule language, section 6: a reply longer than the gateway takes is cut.
@Suite struct SMSLimitTests {
    @Test(arguments: [
        ("", 3, ""), (a(459), 3, a(459)), (a(460), 3, a(456) + "..."), (я(201), 3, я(201)), (я(202), 3, я(200) + "…"),
        (a(160), 1, a(160)), (a(161), 1, a(157) + "..."), (я(70), 1, я(70)), (я(71), 1, я(69) + "…"), (a(307), 2, a(303) + "..."),
        // The encoding is the whole text's: one late Cyrillic letter leaves 200, not 456.
        (a(460) + "я", 3, a(200) + "…"), (a(200) + "я", 3, a(200) + "я"),
        // An escape pair, a surrogate pair, a grapheme are kept whole or left out.
        (a(156) + "€" + a(10), 1, a(156) + "..."), (a(155) + "€" + a(10), 1, a(155) + "€..."),
        (я(68) + "👍" + я(10), 1, я(68) + "…"), (я(67) + "👍" + я(10), 1, я(67) + "👍…"),
        (я(60) + "👩‍👩‍👧‍👦" + я(10), 1, я(60) + "…"), (я(58) + "👩‍👩‍👧‍👦" + я(10), 1, я(58) + "👩‍👩‍👧‍👦…"),
        (a(156) + "\r\n" + a(10), 1, a(156) + "..."), (a(155) + "\r\n" + a(10), 1, a(155) + "\r\n..."),
        (я(68) + "e\u{301}" + я(10), 1, я(68) + "…"),
        // 459 septets that need a fourth part, and 458 that would if the dots came at once.
        (a(152) + "€" + a(305), 3, a(152) + "€" + a(301) + "..."),
        (String(repeating: "€", count: 300), 3, String(repeating: "€", count: 227) + "..."),
        ("e" + String(repeating: "\u{301}", count: 1000), 3, "…"),
    ])
    func cut(text: String, parts: Int, result: String) {
        let limit = SMSLimit(parts: parts)
        let cut = text.cut(toFit: limit)
        #expect(Array(cut.utf16) == Array(result.utf16))
        #expect(limit.allows(cut))
        #expect(limit.allows(text) == (cut == text))
    }

    /// Whatever is cut is the longest that fits: one grapheme more would not.
    @Test func theCutIsTheLongestThatFits() {
        var random = SplitMix64(seed: 7)
        let graphemes = ["a", "€", "[", "\r\n", "é", "я", "👍", "👩‍👩‍👧‍👦", "e\u{301}\u{323}", "漢", " "]
        var cuts = [SMSLength.Encoding.gsm7: 0, .ucs2: 0]
        for _ in 0..<2000 {
            let choice = Bool.random(using: &random) ? graphemes[..<5] : graphemes[...]
            let text = (0..<Int.random(in: 0...600, using: &random)).map { _ in choice[Int.random(in: choice.indices, using: &random)] }
                .joined()
            let limit = SMSLimit(parts: .random(in: 1...4, using: &random))
            let cut = text.cut(toFit: limit)
            guard !limit.allows(text) else {
                #expect(cut == text)
                continue
            }
            let encoding = SMSLength(text).encoding
            cuts[encoding, default: 0] += 1
            let dots = encoding == .gsm7 ? "..." : "…"
            let kept = cut.dropLast(dots.count)
            #expect(cut.hasSuffix(dots) && text.hasPrefix(kept))
            let longer = text.prefix(kept.count + 1) + dots
            #expect(SMSLength(cut).encoding == encoding && limit.allows(cut) && !limit.allows(String(longer)), "\(text)")
        }
        #expect(cuts.values.allSatisfy { $0 > 300 })
    }
}

private func a(_ count: Int) -> String { String(repeating: "a", count: count) }
private func я(_ count: Int) -> String { String(repeating: "я", count: count) }
