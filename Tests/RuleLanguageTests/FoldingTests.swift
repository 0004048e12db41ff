import CPCRE2
import CUTF8Proc
import RuleLanguage
import Testing

/// Section 4: fold.
@Suite struct FoldingTests {
    @Test(arguments: [
        ("", ""),
        ("Hello 42 @[`{", "hello 42 @[`{"),
        ("Café", "cafe"), ("CAFE", "cafe"), ("ＣＡＦＥ", "cafe"), ("Cafe\u{301}", "cafe"),
        ("Straße", "strasse"), ("STRASSE", "strasse"), ("STRAẞE", "strasse"),
        ("YARDIM", "yardim"), ("yardım", "yardim"), ("İstanbul", "istanbul"),
        ("ΣΊΣΥΦΟΣ", "σισυφοσ"), ("Σίσυφος", "σισυφοσ"), ("ᾳ", "α"),
        ("Ёлка Й", "елка и"),
        ("สวัสดี ครับ", "สวัสดี ครับ"), ("हिन्दी में", "हिन्दी में"), ("한국어", "한국어"),
        ("שָׁלוֹם", "ש\u{5B8}\u{5C1}לו\u{5B9}ם"),
        ("ﬁnale ½ ①", "finale 1\u{2044}2 1"),
        ("n\u{303}\u{323}o", "no"), ("ŉ", "'n"), ("Ǆ ǅ ǆ", "dz dz dz"),
        // A mark stays on what is no letter of the three scripts, and is written in its composed form.
        ("1\u{301}", "1\u{301}"), ("か\u{3099}", "が"), ("´ ¨", " \u{301}  \u{308}"), ("ↀ\u{301}", "ↀ\u{301}"),
        // Dropped characters neither show nor keep a mark from its letter.
        ("so\u{AD}ft", "soft"), ("e\u{AD}\u{301}", "e"), ("\u{200F}a\u{2067}b\u{2069}\u{FE0F}", "ab"),
        ("\u{200B}\u{FEFF}", "\u{200B}\u{FEFF}"),
        // Marks in any order of typing.
        ("ש\u{5C1}\u{5B8}", "ש\u{5B8}\u{5C1}"),
        ("\u{FDFA}", "صلى الله عليه وسلم"),
        ("Ꭰ ꭰ", "ꭰ ꭰ"), ("Ა ა", "ა ა"),
        // What phones write of their own accord, for what rules are typed with.
        ("can’t ‘so‛ 5′ ʼn", "can't 'so' 5' 'n"), ("“so” „so‟ 5″", #""so" "so" 5''"#), ("a‐b‑c‒d–e—f―g −1", "a-b-c-d-e-f-g -1"),
        ("…", "..."),
        ("👍🏽👍🏿", "👍👍"), ("👩‍🚒", "👩🚒"), ("1\u{FE0F}\u{20E3}", "1\u{20E3}"), ("🏴\u{E0067}\u{E0062}\u{E007F}", "🏴"),
        ("भ\u{200D} می\u{200C}خواهم \u{180E}\u{2063}x", "भ میخواهم x"),
        ("\u{0}a\u{7}b\u{1B}\u{7F}c\u{80}\u{9F}", "abc"), ("a\tb\u{85}c", "a\tb\u{85}c"), ("e\u{1}\u{301}\u{2}\u{323}x", "ex"),
        ("٠١٢٣٤٥٦٧٨٩ ۴۲ १७ ๓", "0123456789 42 17 3"), ("𝟘𝟿 １７ ⑰", "09 17 17"), ("٣\u{301}", "3\u{301}"),
    ])
    func fold(text: String, folded: String) {
        #expect(scalars(Folding.fold(text)) == scalars(folded))
    }

    @Test func bytesThatAreNotUTF8CountAsReplacementCharacters() {
        var output: [UInt8] = Array("kept ".utf8)
        Folding.fold(([0x41, 0xC3, 0xC3, 0xA9, 0xED, 0xA0, 0x80, 0x42, 0xF0, 0x9F] as [UInt8]).span, into: &output)
        #expect(String(decoding: output, as: UTF8.self) == "kept a\u{FFFD}e\u{FFFD}\u{FFFD}\u{FFFD}b\u{FFFD}\u{FFFD}")
    }

    @Test(arguments: [
        ("", ""), (" \u{200B}\u{FEFF}\u{A0}\n", ""), ("\u{1} \u{0}a\u{7F} \u{7} b\u{1A}", "a b"), ("\u{1}", ""),
        ("é\u{0} \u{1} \u{2}", "e"),
        ("  Two\t\r\n words\u{3000}", "two words"),
        ("É\u{200B}\u{2028}\u{85}a", "e a"),
        // NFKD makes a space of the accent.
        ("a´b", "a \u{301}b"), ("´b", "\u{301}b"),
    ])
    func comparable(text: String, comparable: String) {
        #expect(scalars(Folding.comparable(text)) == scalars(comparable))
        var output: [UInt8] = Array("a ".utf8)
        Folding.comparable(text.utf8.span, into: &output)
        #expect(output == Array("a ".utf8) + Array(comparable.utf8))
    }

    @Test(arguments: [
        ("", ""), (" \u{FEFF}\u{200B}\t ", ""), (" a b\u{A0}", "a b"), ("\u{200E} a", "\u{200E} a"), (" \u{301}a ", "\u{301}a"),
    ])
    func trimmed(text: String, trimmed: String) {
        #expect(scalars(String(Folding.trimmed(text))) == scalars(trimmed))
    }

    @Test func whiteSpaceIsThatOfUnicodeAndTwoMore() {
        let expected: [UInt32] =
            Array(0x09...0x0D) + [0x20, 0x85, 0xA0, 0x1680] + Array(0x2000...0x200B) + [0x2028, 0x2029, 0x202F, 0x205F, 0x3000, 0xFEFF]
        #expect(everyScalar.filter(Folding.isWhiteSpace).map(\.value) == expected)
    }

    /// Alone, and where a mark or a dropped character counts for its neighbours.
    @Test(arguments: [("", ""), ("é", "\u{301}\u{345}\u{323}x"), ("e\u{1}", "\u{2}\u{301}x")])
    func everyScalarFoldsAsTheContractReads(before: String, after: String) throws {
        let reading = try LiteralFold()
        var folded = 0
        for start in stride(from: 0, to: UInt32(0x110000), by: 0x1000) {
            let lines = (start..<start + 0x1000).compactMap(Unicode.Scalar.init).filter(\.isAssigned).map { before + String($0) + after }
            guard !lines.isEmpty else { continue }
            let ours = lines.map(Folding.fold)
            let literal = try reading.fold(lines)
            for (line, (ours, literal)) in zip(lines, zip(ours, literal)) where scalars(ours) != scalars(literal) {
                Issue.record("\(scalars(line)) became \(scalars(ours)), read literally \(scalars(literal))")
            }
            for once in ours where scalars(Folding.fold(once)) != scalars(once) {
                Issue.record("\(scalars(once)) is folded and folds to \(scalars(Folding.fold(once)))")
            }
            folded += lines.count
        }
        #expect(folded > 140_000)
    }

    /// Eight bytes at a time, and the ends of a text, give what the tables do.
    @Test func everyCharacterOfASCIIFoldsAsAmongOthers() {
        let other = "\u{4E00}"
        for value in UInt8(0)..<128 {
            for length in 0..<18 {
                let before = String("aB cD eF gH iJ kL mN".prefix(length))
                let text = before + String(UnicodeScalar(value)) + "Zx" + String(repeating: "y", count: length % 3)
                #expect(scalars(Folding.fold(text) + other) == scalars(Folding.fold(text + other)), "\(scalars(text))")
                #expect(scalars(Folding.comparable(text) + other) == scalars(Folding.comparable(text + other)), "\(scalars(text))")
                #expect(asciiWords(of: text)?.elementsEqual(Folding.words(of: text)) != false, "\(scalars(text))")
            }
        }
    }

    /// - Returns: nil where only the slow reading knows them.
    private func asciiWords(of text: String) -> [String]? {
        var words: [String] = []
        var offset = 0
        while true {
            var word: [UInt8] = []
            switch MessageWords.foldNextASCIIWord(of: text.utf8.span, from: &offset, into: &word) {
            case .word: words.append(String(decoding: word, as: UTF8.self))
            case .end: return words
            case .notASCII: return nil
            }
        }
    }

    /// The only texts known that folding twice folds further.
    @Test func anIotaBelowWithoutItsLetterBecomesOne() {
        #expect(scalars(Folding.fold("1\u{345}\u{488}")) == scalars("1ι\u{488}"))
        #expect(scalars(Folding.fold("1ι\u{488}")) == scalars("1ι"))
    }

    @Test func aTextOfMarksAloneIsOrderedInNoTime() {
        let marks = String(repeating: "\u{301}\u{323}", count: 16_000)
        let ordered = String(repeating: "\u{323}", count: 16_000) + String(repeating: "\u{301}", count: 16_000)
        #expect(scalars(Folding.fold("1" + marks)) == scalars("1" + ordered))
        #expect(Folding.fold("a" + marks) == "a")
    }
}

/// Section 4: words.
@Suite struct MessageWordsTests {
    @Test(arguments: [
        ("", []), (" … , !", []), ("\u{200E}\u{200B}\u{AD}", []),
        ("route!", ["route"]), ("… «Route！» , to “Zwolle”", ["route", "to", "zwolle"]),
        ("news, sport! today", ["news", "sport", "today"]),
        ("#17 %5 & me@work @home", ["#17", "%5", "&", "me@work", "@home"]),
        ("`a´ <b> -c- d-e (f) $5 +31 *", ["a", "b", "c", "d-e", "f", "$5", "+31"]),
        ("¿Qué?", ["que"]), ("¡STOP!", ["stop"]), ("Straße", ["strasse"]),
        ("stop\u{200B}all\u{FEFF}now", ["stop", "all", "now"]), ("st\u{AD}op", ["stop"]),
        // An accent typed for an apostrophe is stripped at the ends only; what is dropped does not keep quotes from being stripped.
        ("it´s", ["it \u{301}s"]), ("\u{2067}«\u{200F}שלום\u{2069}», b", ["שלום", "b"]),
        ("＃1", ["1"]), ("क्या।", ["क्या"]), ("停止。", ["停止"]),
        ("ne\u{200D}ws\u{0} \u{1} \u{1B}sp\u{7}ort!\u{1A}", ["news", "sport"]), ("\u{1}.\u{2}«a\u{3}»", ["a"]), ("👍🏽 🏽", ["👍"]),
        ("१७,", ["17"]),
        ("what’s ‘on’", ["what's", "on"]), ("opt–out", ["opt-out"]),
    ])
    func words(text: String, words: [String]) {
        #expect(Folding.words(of: text).map(scalars) == words.map(scalars))
    }

    @Test func aWordKnowsItsPlaceAndItsSpelling() throws {
        let text = "  … «Ro\u{AD}ute！» , to “Zwolle” \u{FEFF}"
        let words = Array(MessageWords(text))
        #expect(words.map(\.text) == ["Route", "to", "Zwolle"])
        #expect(words.map(\.rest) == ["«Ro\u{AD}ute！» , to “Zwolle”", "to “Zwolle”", "“Zwolle”"])
        for (word, start) in zip(words, ["«", "to", "“"]) {
            let place = try #require(text.firstRange(of: start)).lowerBound
            #expect(word.runOffset == text[..<place].utf8.count)
        }
        var output: [UInt8] = []
        for word in words { word.fold(into: &output) }
        #expect(output == Array("routetozwolle".utf8))
    }

    @Test func wordsComeOneByOne() {
        var words = MessageWords("STOP all")
        #expect(words.next()?.folded == "stop")
        #expect(words.next()?.folded == "all")
        #expect(words.next() == nil)
        #expect(words.next() == nil)
    }
}

/// Section 4 read word for word, one library call a step, on many texts at once, one a line.
private struct LiteralFold {
    private let dropped: Pattern
    private let quotes: Pattern
    private let doubleQuotes: Pattern
    private let dashes: Pattern
    private let digits: [Unicode.Scalar: Unicode.Scalar]
    private let marksOfLetters: Pattern

    init() throws {
        dropped = try Pattern(
            #"[\x{AD}\x{61C}\x{180E}\x{200C}-\x{200F}\x{202A}-\x{202E}\x{2060}-\x{206F}\x{FE00}-\x{FE0F}\x{1F3FB}-\x{1F3FF}"#
                + #"\x{E0000}-\x{E007F}]|(?![\x{9}-\x{D}\x{85}])\p{Cc}"#)
        quotes = try Pattern(#"[\x{2018}-\x{201B}\x{2BC}\x{2032}]"#)
        doubleQuotes = try Pattern(#"[\x{201C}-\x{201F}]"#)
        dashes = try Pattern(#"[\x{2010}-\x{2015}\x{2212}]"#)
        // Each script has its ten in a row, from zero.
        let all = try Pattern(#"\P{Nd}+"#).replace(in: everyScalar.reduce(into: "") { $0.unicodeScalars.append($1) }, by: "")
        digits = Dictionary(
            uniqueKeysWithValues: zip(all.unicodeScalars, (0..<all.unicodeScalars.count).map { Unicode.Scalar(UInt8(0x30 + $0 % 10)) }))
        marksOfLetters = try Pattern(#"((?=\p{L})[\p{sc:Latin}\p{sc:Greek}\p{sc:Cyrillic}])\p{M}+"#)
    }

    func fold(_ lines: [String]) throws -> [String] {
        // Nothing maps to this noncharacter or joins with it.
        let text = lines.joined(separator: "\u{10FFFF}")
        let nfkd = try normalized(dropped.replace(in: text, by: ""), to: UTF8PROC_DECOMPOSE.rawValue | UTF8PROC_COMPAT.rawValue)
        let straight = try dashes.replace(in: doubleQuotes.replace(in: quotes.replace(in: nfkd, by: "'"), by: "\""), by: "-")
        let plain = straight.unicodeScalars.reduce(into: "") { $0.unicodeScalars.append(digits[$1] ?? $1) }
        let bare = try marksOfLetters.replace(in: plain, by: "$1")
        let lower = eachScalar(of: bare, \.lowercaseMapping)
        let folded = eachScalar(of: eachScalar(of: lower, \.uppercaseMapping), \.lowercaseMapping)
        let lines = normalized(folded, to: UTF8PROC_COMPOSE.rawValue).unicodeScalars
        return lines.split(separator: "\u{10FFFF}", omittingEmptySubsequences: false).map(String.init)
    }

    private func eachScalar(of text: String, _ mapping: KeyPath<Unicode.Scalar.Properties, String>) -> String {
        text.unicodeScalars.map { $0.properties[keyPath: mapping] }.joined()
    }

    private func normalized(_ text: String, to form: UInt32) -> String {
        var result: UnsafeMutablePointer<UInt8>?
        let count = text.utf8.withContiguousStorageIfAvailable { bytes in
            utf8proc_map(bytes.baseAddress, bytes.count, &result, utf8proc_option_t(form | UTF8PROC_STABLE.rawValue))
        }
        defer { free(result) }
        return String(decoding: UnsafeBufferPointer(start: result, count: count ?? 0), as: UTF8.self)
    }
}

private final class Pattern {
    private let code: OpaquePointer

    init(_ pattern: String) throws {
        var error: Int32 = 0
        var offset = 0
        code = try #require(
            pcre2_compile_8(pattern, pattern.utf8.count, UInt32(PCRE2_UTF | PCRE2_UCP), &error, &offset, nil),
            "PCRE2 error \(error) at \(offset)")
    }

    deinit { pcre2_code_free_8(code) }

    func replace(in text: String, by replacement: String) throws -> String {
        var output = [UInt8](repeating: 0, count: text.utf8.count + 1)
        var length = output.count
        let replaced = pcre2_substitute_8(
            code, text, text.utf8.count, 0, UInt32(PCRE2_SUBSTITUTE_GLOBAL), nil, nil, replacement, replacement.utf8.count, &output,
            &length)
        try #require(replaced >= 0, "PCRE2 error \(replaced)")
        return String(decoding: output.prefix(length), as: UTF8.self)
    }
}

private let everyScalar = (0...UInt32(0x10FFFF)).compactMap(Unicode.Scalar.init)

extension Unicode.Scalar {
    /// In every version of Unicode that the libraries bring.
    fileprivate var isAssigned: Bool {
        guard let age = properties.age else { return false }
        return age.major <= 14 && ![.unassigned, .privateUse].contains(properties.generalCategory)
    }
}

/// Equality of strings is canonical equivalence, which these tests must not overlook.
private func scalars(_ text: String) -> [UInt32] {
    text.unicodeScalars.map(\.value)
}
