import Testing

@testable import ServerSettings

/// The file that `answerback config --example` writes.
@Suite struct ExampleTests {
    @Test func itStartsAsItIs() throws {
        let outcome = load(ServerSettings.example)
        #expect(outcome.told == [])
        let settings = try #require(outcome.settings)
        #expect(settings.data == "answerback.sqlite" && settings.rules == ["rules"])
    }

    @Test func itNamesEverySetting() {
        let keys = Set(load(Self.uncommented).values.map { SettingKey($0.key.split(separator: ".").map(String.init)).pattern })
        // What secrets there are is for the rules to say, and how a provider's fields are called for him; an id is one field or several.
        let named = Setting.all.filter { $0.path.last != Setting.anyName && $0.path.last != "all_of" }
        for setting in named { #expect(keys.contains(setting.path), "\(setting.path)") }
        for setting in named {
            let name = setting.path[setting.path.count - 1]
            let isThere = Self.text.split(separator: "\n").contains { line in
                line.drop(while: { " #".contains($0) }).hasPrefix("\(name):")
            }
            #expect(isThere, "\(name)")
        }
    }

    /// The lines that begin with `#name:` show what would be without them.
    @Test func itsDefaultsAreTheDefaults() throws {
        let plain = load(Self.text)
        let uncommented = load(Self.uncommented)
        #expect(uncommented.told == [])
        let different = zip(plain.values, uncommented.values).filter { $0.shown != $1.shown }.map(\.1.key)
        #expect(plain.values.count == uncommented.values.count)
        let mail = ["url", "user", "password", "from", "from_name", "envelope_from", "tls", "ca_file"].map { "mail.\($0)" }
        #expect(
            different == [
                "channels.main.country_code", "channels.main.charset_field", "channels.main.default_receiver", "gateways.main.per_second",
            ] + mail + ["calls.extra_ca_file"])
    }

    @Test func itsTokensAreNewEachTime() throws {
        let first = Self.tokens(ServerSettings.example)
        let second = Self.tokens(ServerSettings.example)
        #expect(first.count == 2 && Set(first + second).count == 4)
        #expect((first + second).allSatisfy { $0.utf8.count == 32 })
    }

    @Test func itsRandomnessIsHandedIn() {
        var (one, other) = (Counter(), Counter())
        #expect(ServerSettings.example(random: &one) == ServerSettings.example(random: &other))
    }

    @Test func itFitsOnAScreen() {
        for line in Self.text.split(separator: "\n") { #expect(line.count <= 130) }
    }

    private static let text: String = {
        var random = Counter()
        return ServerSettings.example(random: &random)
    }()

    private static let uncommented = text.split(separator: "\n", omittingEmptySubsequences: false)
        .map { line -> String in
            let indent = line.prefix { $0 == " " }
            let rest = line.dropFirst(indent.count)
            guard rest.hasPrefix("#"), let second = rest.dropFirst().first, second.isLetter else { return String(line) }
            return String(indent + rest.dropFirst())
        }
        .joined(separator: "\n")

    private static func tokens(_ text: String) -> [String] {
        text.split(separator: "\n").compactMap { line in
            let words = line.split(separator: " ")
            return words.first == "token:" && words.count == 2 ? String(words[1]) : nil
        }
    }

    private struct Counter: RandomNumberGenerator {
        var value: UInt64 = 0

        mutating func next() -> UInt64 {
            value &+= 0x9E37_79B9_7F4A_7C15
            return value
        }
    }
}
