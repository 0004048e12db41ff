import RuleLanguage
import TestSupport
import Testing

@testable import RuleMatcher

/// What is read out of a pattern: too little is slow, too much is wrong.
@Suite struct RequiredPartsTests {
    @Test(arguments: [
        (#"^ack\s+#?(\d+)"#, ["ack"]),
        (#"\bTicket[a-z]?\s+\d{3,5}\b"#, ["ticket"]),
        (#"(?:pay|NEWS)\s\d"#, ["news", "pay"]),
        (#"colou?r"#, ["color", "colour"]),
        (#"(?:now )?(?:please)* come"#, ["come"]),
        (#"(?<what>gr[ae]y)(?i:cat)+"#, ["gray", "grey"]),
        (#"(?:ab){3}x{2,}y"#, ["ababab"]),
        (#"x(?:foo|bar)+end"#, ["barend", "fooend"]),
        (#"a|bcd|e?fgh"#, ["a", "bcd", "efgh", "fgh"]),
        (#"foo|\d"#, []),
        (#"foo|"#, []),
        (#"(?=.*red)(?=.*violet).*\d"#, ["violet"]),
        (#"(?!stop)(?<!no)go\b"#, ["go"]),
        (#"[Ss][Tt]op[.!]"#, ["stop!", "stop."]),
        (#"[^a]b[a-c]"#, ["b"]),
        (#"[]x]y[[:alpha:]z]"#, ["]y", "xy"]),
        (#"Straße É Ёлка"#, ["strasse e елка"]),
        ("\u{212A}i\u{17F}\u{17F}", ["kiss"]),
        ("か\u{308A}", ["か"]),
        ("你好", ["你好"]),
        (#"\t two  spaces "#, ["two spaces"]),
        (#"1 <= 2"#, ["1"]),
        (#"\d+"#, []),
        (#"a{0}b{0,3}c*"#, []),
        (#"€"#, []),
        // Not surely understood.
        (#"(?x) f o o # comment"#, []),
        (#"\Qa.b\E+"#, []),
        (#"foo(?1)(bar)"#, []),
        (#"(?(1)foo|bar)"#, []),
        (#"foo(*ACCEPT)bar"#, []),
        (#"foo\x{41}"#, []),
        (#"foo{,3}"#, []),
        (#"[\Q]\E]foo"#, []),
        (#"(foo)\10"#, []),
        (#"foo(?#|)bar"#, []),
        (#"(?|foo|bar)"#, []),
        (#"\cAfoo"#, []),
    ])
    func areReadOutOf(pattern: String, best: [String]) {
        let parts = RequiredParts(of: pattern).sets.first ?? []
        #expect(parts.map { String(decoding: $0, as: UTF8.self) }.sorted() == best)
    }

    /// Whatever PCRE2 finds, the parts are there.
    @Test func standInEveryTextThePatternIsFoundIn() throws {
        var maker = PatternMaker(random: SplitMix64(seed: OracleTests.seed))
        let worker = RegexWorker()
        var (found, parts) = (0, 0)
        for _ in 0..<15_000 {
            let pattern = maker.pattern()
            // Not all that is made up is a pattern.
            guard let compiled = try? CompiledPattern(pattern.0) else { continue }
            for text in [pattern.1, maker.spelled(pattern.1)] {
                let trimmed = String(Folding.trimmed(text))
                guard compiled.isFound(in: Array(trimmed.utf8), by: worker) == .yes else { continue }
                found += 1
                let comparable = Array(Folding.comparable(text).utf8)
                for set in compiled.requiredParts.sets {
                    parts += 1
                    guard !set.contains(where: { comparable.contains(bytes: $0) }) else { continue }
                    Issue.record("/\(pattern.0.source)/\(pattern.0.ignoresCase ? "i" : "") in \(text.debugDescription)")
                    return
                }
            }
        }
        #expect(found > 7_000 && parts > 7_000, "\(found) found, \(parts) parts: too few to prove anything")
    }
}

/// Which characters fold to the same whatever stands around them.
@Suite struct FoldedAloneTests {
    private static let all = (UInt32(0)...0x2FFFF).compactMap(Unicode.Scalar.init)

    private static func folded(_ text: String) -> [UInt8] { Array(Folding.fold(text).utf8) }

    /// Of a script with case, or one that folding changes; ideographs and syllables have neither.
    private static let plain = all.filter { !(0x3400...0xD7FF).contains($0.value) && $0.value < 0x20000 && FoldedAlone($0) != .never }

    @Test func whatPCRE2TakesForTheSameFoldsToTheSame() throws {
        let worker = RegexWorker()
        let others = Self.all.filter { !(0x3400...0xDFFF).contains($0.value) && $0.value < 0x1F000 }
        var haystack: [UInt8] = []
        // By what it folds to between two letters, where each stands.
        var places: [[UInt8]: [Range<Int>]] = [:]
        for scalar in others {
            let start = haystack.count
            haystack += UTF8.encode(scalar).map(Array.init) ?? []
            places[Self.folded("a\(scalar)a"), default: []].append(start..<haystack.count)
        }
        let cased = Self.plain.filter { $0.properties.changesWhenCaseMapped || $0.properties.changesWhenCaseFolded }
        #expect(cased.count > 2000)
        for scalar in cased {
            var rest = haystack
            for place in places[Self.folded("a\(scalar)a")] ?? [] {
                for offset in place { rest[offset] = 0 }
            }
            let pattern = Pattern(source: String(scalar), ignoresCase: true, groups: [:], groupCount: 0)
            #expect(try CompiledPattern(pattern).isFound(in: rest, by: worker) == .no, "U+\(String(scalar.value, radix: 16))")
        }
    }

    @Test func whatStandsBeforeChangesNothing() {
        for scalar in Self.plain {
            for before in ["a", "1", "=", "я", "ᄀ", "가", "か", "न"]
            where Self.folded(before + String(scalar)) != Self.folded(before) + Self.folded(String(scalar)) {
                Issue.record("\(before) and U+\(String(scalar.value, radix: 16))")
            }
        }
    }

    @Test func noMarkThatFollowsChangesIt() {
        let marks = (Self.all.filter { $0.properties.generalCategory.isMark } + ["\u{1161}", "\u{11A8}"])
        let scalars = Self.plain.filter { FoldedAlone($0) == .always }
        for (index, scalar) in scalars.enumerated() {
            let folded = Self.folded("a\(scalar)")
            // Every mark after ASCII and after one in a hundred others, the common ones after all.
            for mark in scalar.isASCII || index % 100 == 0 ? marks : Array(marks.prefix(112)) {
                if !Self.folded("a\(scalar)\(mark)").starts(with: folded) {
                    Issue.record("U+\(String(scalar.value, radix: 16)) and U+\(String(mark.value, radix: 16))")
                }
            }
        }
    }
}

extension Unicode.GeneralCategory {
    fileprivate var isMark: Bool { self == .nonspacingMark || self == .spacingMark || self == .enclosingMark }
}

/// Makes up patterns, each with a text that it is often found in.
private struct PatternMaker {
    var random: SplitMix64

    mutating func pattern() -> (Pattern, String) {
        let (source, text) = alternatives(depth: 0)
        let margins = ["", "", "x ", " y", "\u{301}", "か"]
        let whole = pick(margins) + text + pick(margins)
        return (Pattern(source: source, ignoresCase: chance(2), groups: [:], groupCount: 0), whole)
    }

    /// As people write it, or those who mean no good.
    mutating func spelled(_ text: String) -> String {
        var spelled = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "k" where chance(3): spelled.append("\u{212A}")
            case "s" where chance(3): spelled.append("\u{17F}")
            case "ι" where chance(3): spelled.append("\u{345}")
            case _ where chance(3): spelled.append(contentsOf: String(scalar).uppercased().unicodeScalars.prefix(1))
            default: spelled.append(scalar)
            }
            if chance(12) { spelled.append(pick(["\u{301}", "\u{338}", "\u{3099}", "\u{AD}", "\u{11A8}", " "])) }
        }
        return String(spelled)
    }

    private mutating func alternatives(depth: Int) -> (String, String) {
        let branches = (0..<(chance(3) ? 3 : 1)).map { _ in sequence(depth: depth) }
        return (branches.map(\.0).joined(separator: "|"), pick(branches).1)
    }

    private mutating func sequence(depth: Int) -> (String, String) {
        let pieces = (0..<Int.random(in: 1...5, using: &random)).map { _ in repeated(depth: depth) }
        return (pieces.map(\.0).joined(), pieces.map(\.1).joined())
    }

    private mutating func repeated(depth: Int) -> (String, String) {
        let (source, text) = atom(depth: depth)
        guard chance(3), !source.isEmpty else { return (source, text) }
        let (quantifier, times) = pick([
            ("?", 0), ("?", 1), ("*", 0), ("*", 2), ("+", 1), ("+", 3), ("{2}", 2), ("{1,3}", 2), ("{0}", 0), ("{2,}", 3), ("??", 0),
            ("++", 1),
        ])
        return (source + quantifier, String(repeating: text, count: times))
    }

    private mutating func atom(depth: Int) -> (String, String) {
        if depth < 3, chance(4) {
            let (source, text) = alternatives(depth: depth + 1)
            return switch Int.random(in: 0..<9, using: &random) {
            case 0: ("(?=\(source))", "")
            case 1: ("(?!\(source))", "")
            case 2: ("(?i:\(source))", text)
            case 3: ("(?<n\(random.next() % 1000)>\(source))", text)
            case 4: ("(\(source))", text)
            case 5: ("(?>\(source))", text)
            case 6: ("(?=\(source))(?:\(source))", text)
            default: ("(?:\(source))", text)
            }
        }
        if chance(3) {
            return pick([
                (#"\s"#, " "), (#"\s+"#, "  "), (#"\s+"#, "\u{180E}"), (#"\d"#, "7"), (".", "q"), ("[abc]", "b"), ("[Kk]", "k"),
                ("[^a]", "z"),
                ("[a-f]", "e"), (#"\b"#, ""), ("^", ""), ("$", ""), (#"\w"#, "w"), (#"\."#, "."), (#"\x{6b}"#, "k"), ("[]k]", "]"),
                (#"\K"#, ""),
                (#"[\]s]"#, "s"), ("[[:digit:]s]", "s"), (#"\p{L}"#, "p"), (#"(?-i)"#, ""), (#"\Q.k\E"#, ".k"), (#"\n"#, "\n"), ("{", "{"),
            ])
        }
        let literal = pick([
            "a", "k", "s", "K", "S", "kiss", "ab", "ask", " ", "  ", "é", "É", "ß", "Я", "й", "ι", "Ι", "ὀ", "=", "<", "か", "がか", "好", "ᄀ",
            "가", "ำ",
            "กำ", "ا", "न", "ı", "İ", "#", "1", "ﬁ", "Ǆ", "\u{345}", "\u{301}", "😀", "ﾞ", "µ",
        ])
        return (literal, literal)
    }

    private mutating func chance(_ one: Int) -> Bool { Int.random(in: 0..<one, using: &random) == 0 }

    private mutating func pick<Value>(_ values: [Value]) -> Value { values[Int.random(in: values.indices, using: &random)] }
}
