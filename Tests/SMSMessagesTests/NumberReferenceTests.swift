import SMSMessages
import Testing

/// Ours against PyPI's `phonenumbers`: the examples of every type that it has of every country, written in all the ways people and providers
/// write them, on a channel of that country and, where they say their country, on others.
@Suite(.enabled(if: NumberReference.isInstalled, "phonenumbers is not installed in .build/python; `make test-python` does it"))
struct NumberReferenceTests {
    /// Where ours is another, on a channel of the number's country: without the trunk prefix that is written there, and as a landline or
    /// a special number, which send no SMS, it is also somebody's number abroad, and that may be a mobile.
    private static let alsoNumbersAbroad = [
        "983123456": "Russia", "80017591759": "an international free number", "2033123456": "Egypt", "18603451234": "the United States",
    ]

    @Test func onAChannelOfItsCountry() async throws {
        let rows = try await Self.rows()
        #expect(rows.count > 13_000)
        #expect(Set(rows.map(\.countryCode)).count > 210)
        let different = rows.filter { !$0.isShort && Self.read($0.spelling, $0.countryCode) != $0.e164 }
        #expect(different.filter { Self.alsoNumbersAbroad[$0.digits] == nil }.map(\.description) == [])
        #expect(Set(different.map(\.digits)) == Set(Self.alsoNumbersAbroad.keys))
    }

    /// The other difference: up to six digits are a short code, which the reference does not know; spelt as no code is, a name.
    @Test func fewDigits() async throws {
        let rows = try await Self.rows().filter(\.isShort)
        #expect(rows.count > 100)
        for row in rows {
            let address = try NumberReading(countryCode: row.countryCode).address(row.spelling)
            if case .phone(let number) = address { #expect(number.e164 == row.e164) }
        }
    }

    @Test func onOtherChannels() async throws {
        let international = try await Self.rows().filter {
            ["e164", "international", "00", "00 spaced", "rfc3966", "+ trunk"].contains($0.way) && !$0.isShort
        }
        for channel in [nil, "1", "31", "34", "39", "49", "86", "352"] {
            let different = international.filter { Self.read($0.spelling, channel) != $0.e164 }
            #expect(different.map(\.description) == [], "country code \(channel ?? "none")")
        }
        let bare = try await Self.rows().filter { ["bare", "bare spaced"].contains($0.way) && !$0.isShort }
        #expect(bare.filter { Self.read($0.spelling, nil) != $0.e164 }.map(\.description) == [])
    }

    private static func read(_ text: String, _ countryCode: String?) -> String? {
        (try? NumberReading(countryCode: countryCode).address(text))?.text
    }

    private struct Row: CustomStringConvertible {
        let countryCode: String
        let way: String
        let spelling: String
        let e164: String

        var digits: String { spelling.filter(\.isNumber) }
        var isShort: Bool { digits.count <= 6 }
        var description: String {
            "\(countryCode) \(way) \(spelling) = \(e164), read as \(NumberReferenceTests.read(spelling, countryCode) ?? "-")"
        }
    }

    private static func rows() async throws -> [Row] {
        try await NumberReference.script.run("spellings").map { line in
            let fields = line.split(separator: "\t").map(String.init)
            return Row(countryCode: fields[0], way: fields[1], spelling: fields[2], e164: fields[3])
        }
    }
}
