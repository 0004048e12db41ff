import Testing

@testable import Actions

@Suite struct WebhookPausesTests {
    /// Always the longest pause that may come out, or always the shortest.
    private struct Extreme: RandomNumberGenerator {
        let value: UInt64
        mutating func next() -> UInt64 { value }
    }

    private let pauses = WebhookPauses.standard

    @Test(arguments: [UInt64.min, .max])
    func tenAttemptsWithinThreeDays(random: UInt64) throws {
        var random = Extreme(value: random)
        var elapsed = Duration.zero
        for attempts in 1...9 {
            elapsed += try #require(pauses.pause(afterAttempts: attempts, elapsed: elapsed, random: &random))
        }
        #expect(elapsed <= .seconds(72 * 3600) && elapsed >= .seconds(57 * 3600))
        #expect(pauses.pause(afterAttempts: 10, elapsed: elapsed, random: &random) == nil)
    }

    static let rows: [(name: String, attempts: Int, elapsedHours: Int, askedSeconds: Int?, seconds: Int?)] = [
        ("the first", 1, 0, nil, 5), ("the second", 2, 0, nil, 300), ("the last", 9, 51, nil, 72_000),
        ("longer asked for", 1, 0, 60, 60), ("shorter asked for", 2, 0, 60, 300), ("now asked for", 1, 0, 0, 5),
        ("a week asked for", 1, 0, 7 * 86_400, 86_400), ("just within three days", 9, 52, nil, 72_000),
        ("beyond three days", 9, 53, nil, nil),
        ("beyond three days since asked for", 3, 60, 50_000, nil), ("no attempt yet", 0, 0, nil, nil),
        ("attempts used up", 10, 0, nil, nil),
    ]

    @Test(arguments: rows.indices)
    func thePause(row: Int) {
        let (name, attempts, hours, asked, seconds) = Self.rows[row]
        var random = Extreme(value: .min)
        let pause = pauses.pause(
            afterAttempts: attempts, elapsed: .seconds(hours * 3600), asked: asked.map { .seconds($0) }, random: &random)
        let rounded = pause.map { Int(($0 / .seconds(1)).rounded()) }
        #expect(rounded == seconds, "\(name)")
    }

    @Test func theJitterTakesAFifthAtMost() throws {
        var random = Extreme(value: .max)
        let pause = try #require(pauses.pause(afterAttempts: 2, elapsed: .zero, random: &random))
        #expect(pause > .milliseconds(239_999) && pause < .milliseconds(240_001))
    }
}
