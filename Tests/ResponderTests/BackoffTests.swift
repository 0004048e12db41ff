import Responder
import Testing

@Suite struct BackoffTests {
    let backoff = Backoff(first: .seconds(2), longest: .seconds(300))

    @Test(arguments: [(1, 2.0), (2, 4.0), (3, 8.0), (7, 128.0), (8, 256.0), (9, 300.0), (1_000_000, 300.0)])
    func pausesDoubleUpToTheLongest(failures: Int, whole: Double) {
        var random = SystemRandomNumberGenerator()
        for _ in 0..<50 {
            let pause = backoff.pause(after: failures, random: &random)
            #expect(pause >= .seconds(whole / 2) && pause <= .seconds(whole))
        }
    }

    @Test func whatFailedTogetherComesBackApart() {
        var random = SystemRandomNumberGenerator()
        let pauses = Set((0..<20).map { _ in backoff.pause(after: 5, random: &random) })
        #expect(pauses.count > 10)
    }
}
