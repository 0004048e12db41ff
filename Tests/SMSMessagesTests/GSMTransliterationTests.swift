import SMSMessages
import Testing

@Suite struct GSMTransliterationTests {
    @Test(arguments: [
        ("It’s “here” – now…", "It's \"here\" - now..."), ("a\u{A0}b\tc", "a b c"), ("3×4 → 12", "3x4 -> 12"),
        // GSM-7 already: nothing is touched.
        ("It's here", "It's here"), ("é €", "é €"),
        // Something else keeps it from being GSM-7: nothing would be saved.
        ("It’s 👋", "It’s 👋"), ("It’s ж", "It’s ж"), ("ж", "ж"), ("", ""),
        // A letter is not typography.
        ("’ė", "’ė"),
    ])
    func texts(text: String, plain: String) {
        #expect(GSMTransliteration(of: text).text == plain)
    }

    @Test(arguments: [(70, 1, 1, 0), (71, 2, 1, 1), (160, 3, 1, 2), (161, 3, 2, 1)])
    func whatItSaves(length: Int, before: Int, after: Int, saved: Int) {
        let transliteration = GSMTransliteration(of: "’" + String(repeating: "x", count: length - 1))
        #expect(transliteration.before.parts == before)
        #expect(transliteration.after.parts == after)
        #expect(transliteration.partsSaved == saved)
    }

    /// 60 dots are 180 septets: two SMS in place of one.
    @Test func neverMoreThanBefore() {
        let dots = String(repeating: "…", count: 60)
        #expect(GSMTransliteration(of: dots).text == dots)
        #expect(GSMTransliteration(of: dots).partsSaved == 0)
    }

    @Test func everyReplacementIsOfTheAlphabetAndForSomethingThatIsNot() {
        var count = 0
        for scalar in (0...0x10FFFF as ClosedRange<UInt32>).lazy.compactMap(Unicode.Scalar.init) {
            guard let written = GSMAlphabet.typewritten(scalar) else { continue }
            count += 1
            #expect(GSMAlphabet.septets(of: scalar) == nil, "\(scalar)")
            #expect(written.unicodeScalars.allSatisfy { GSMAlphabet.septets(of: $0) != nil }, "\(scalar)")
        }
        #expect(count > 30)
    }
}
