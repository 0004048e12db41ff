import Testing

@testable import ServerSettings

/// Files that nobody means well with, or that were damaged: refused in a sentence, quickly, without a crash.
@Suite struct HostileFileTests {
    @Test func tooLarge() {
        let told = load(String(repeating: "# padding\n", count: 1 << 20)).told
        #expect(told == ["answerback.yaml: the file has 10485760 bytes; 1048576 are the most; check that it is the configuration file"])
    }

    @Test func justNotTooLarge() {
        let padding = String(repeating: "#", count: YAMLText.maxBytes - Sample.text.utf8.count)
        #expect(load(Sample.text + padding).told == [])
        #expect(load(Sample.text + padding + "#").told.count == 1)
    }

    @Test(arguments: ["[", "{a: ", "- ", "? ", "[{a: ", "!x ", "a:\n "])
    func deepNesting(opening: String) {
        #expect(!load("rules: " + String(repeating: opening, count: 10_000)).told.isEmpty)
        #expect(!load(String(repeating: opening, count: 10_000)).told.isEmpty)
    }

    @Test func deepIndentation() {
        let text = (0..<1_000).map { String(repeating: " ", count: $0) + "a:\n" }.joined()
        #expect(!load(text).told.isEmpty)
    }

    @Test(arguments: [
        ("a: &a x\nrules: *a\n", ["1:4: anchors and aliases (&name, *name) are not taken"]),
        ("rules: &a x\ndata: *a\n", ["1:8: anchors and aliases (&name, *name) are not taken"]),
        ("rules: *a\n", ["1:8: this is no YAML: found undefined alias"]),
        ("rules: !!int 4\n", ["1:8: tags (!name) are not taken"]),
        ("!x rules: a\n", ["1:1: tags (!name) are not taken"]),
        ("<<: {rules: a}\n", ["1:1: <<: no such setting"]),
        ("[a]: b\n", ["1:1: a list where the name of a setting belongs"]),
        ("- a\n- b\n", ["1:1: a list where the settings belong"]),
        ("just a text\n", ["1:1: a single value where the settings belong"]),
        ("rules: a\n---\nrules: b\n", ["2:1: this is no YAML: expected a single document in the stream, but found another document"]),
        ("rules:\n\t- a\n", ["2:1: this is no YAML: while scanning for the next token, found character that cannot start any token"]),
        ("rules: a\n  data: b\n", ["2:7: this is no YAML: mapping values are not allowed in this context"]),
        ("rules: \"a\n", ["2:1: this is no YAML: while scanning a quoted scalar, found unexpected end of stream"]),
        ("rules: a\nrules: b\n", ["1:1: \"rules\" stands more than once in one place"]),
        ("receiver: [listen]\n", ["1:11: receiver: a list where settings belong"]),
        ("numbers: [+31612345678]\n", ["1:10: numbers: a list where settings belong"]),
        ("rules: a\0b\n", ["1:9: a control character (U+0000)"]),
        ("# é\nrules: é\u{7}\n", ["2:9: a control character (U+0007)"]),
        ("rules: \u{85}\u{9f}\n", ["1:9: this character is not allowed in YAML"]),
    ])
    func refused(yaml: String, told: [String]) {
        let sentences = load(yaml).told.map { $0.prefix { $0 != ";" }.trimmingPrefix("answerback.yaml:") }
        for sentence in told { #expect(sentences.contains { $0 == sentence }, "\(sentences)") }
    }

    @Test func aliasesOfAliases() {
        let names = "abcdefghijklmnopqrstuvwxyz".map(String.init)
        let lines = zip(names, names.dropFirst()).map { "\($1): &\($1) [*\($0), *\($0), *\($0)]\n" }.joined()
        let told = load("a: &a [x, x]\n\(lines)? *z\n: x\n").told
        #expect(
            told == [
                "answerback.yaml: too many words begin with `*`, which is an alias in YAML; write the values out; aliases are not taken"
            ])
    }

    @Test func aFewStarsAreText() {
        #expect(load(Sample.text(3, "rules: [\"*a\", \"**\", 'b *c'] # *d *e")).told == [])
    }

    @Test(arguments: [
        ([0xFF, 0xFE, 0x61, 0x00], "1:1"), ([0x23, 0xC3], "1:2"), ([0x23, 0x0A, 0x23, 0xC3, 0xA9, 0xED, 0xA0, 0x80], "2:3"),
        ([0xC0, 0x80], "1:1"),
    ])
    func noUTF8(bytes: [UInt8], place: String) {
        let outcome = ServerSettings.load(SettingsSources(file: ("a.yaml", bytes)))
        #expect(outcome.told == ["a.yaml:\(place): this is not UTF-8; save the file as UTF-8"])
        #expect(outcome.settings == nil)
    }

    @Test func aByteOrderMarkIsNothing() {
        #expect(load("\u{FEFF}" + Sample.text).told == [])
    }

    @Test func linesOfWindows() {
        #expect(load(Sample.text.replacing("\n", with: "\r\n")).told == [])
    }

    @Test func namesThatTurnOrHide() {
        let told = load("\"a\\u202Eb\\n\": 1\n").told
        #expect(told.allSatisfy { !$0.unicodeScalars.contains("\u{202E}") && !$0.contains("\n") })
        #expect(told.contains { $0.contains("a\\u{202E}b\\n: no such setting") || $0.contains("a\\u202Eb\\n: no such setting") }, "\(told)")
    }

    @Test func manyUnknownNames() {
        let text = (0..<2_000).map { "unknown_name_\($0): 1\n" }.joined()
        #expect(load(text).problems.count == 2_000 + 4)
    }

    @Test func aThousandNumbers() throws {
        let numbers = (0..<1_000).map { "  +3161\(1_000_000 + $0): {gateway: main}\n" }.joined()
        let settings = try #require(load(Sample.text + numbers).settings)
        #expect(settings.numbers.count == 1_001)
    }

    @Test func aThousandWrongNumbers() {
        let numbers = (0..<1_000).map { "  +3161\(1_000_000 + $0): {gateway: mane, own: x}\n  \(1_000_000 + $0): {}\n" }.joined()
        #expect(load(Sample.text + numbers).problems.count == 3_000)
    }

    /// The sample with every third byte in turn replaced by others that mean something to YAML.
    @Test func damagedSamples() {
        let bytes = Array(Sample.text.utf8)
        for index in stride(from: 0, to: bytes.count, by: 3) {
            for byte in Array(":[\"\n #&|\0".utf8) + [0xFF] {
                var damaged = bytes
                damaged[index] = byte
                let outcome = ServerSettings.load(SettingsSources(file: ("a.yaml", damaged)))
                #expect(outcome.settings != nil || outcome.problems.contains { !$0.isWarning })
            }
        }
    }
}
