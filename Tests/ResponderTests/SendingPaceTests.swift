import SMSMessages
import Testing

@testable import Responder

@Suite struct SendingPaceTests {
    static let noon = Timestamp(milliseconds: 1_800_000_000_000)

    @Test func atASlowPaceOneGoesAtATime() {
        var pace = SendingPace(perSecond: 2)
        #expect(pace.turns(now: Self.noon + .seconds(60)) == 1, "nothing is saved up")
        pace.take(3, now: Self.noon)
        #expect(pace.turns(now: Self.noon) == 0)
        #expect(pace.pause(now: Self.noon) == .milliseconds(1500))
        #expect(pace.turns(now: Self.noon + .milliseconds(1499)) == 0)
        #expect(pace.turns(now: Self.noon + .milliseconds(1500)) == 1)
        #expect(pace.turns(now: Self.noon + .seconds(60)) == 1, "nothing is saved up")
    }

    @Test func whatIsNotTakenCostsNoTurn() {
        let pace = SendingPace(perSecond: 1)
        for _ in 1...9 { #expect(pace.turns(now: Self.noon) == 1) }
    }

    /// However often the queue is asked, and whatever lies in it.
    @Test(arguments: [1, 2, 3, 7, 10, 100, 999, 10_000], [0, 1, 40, 700]) func theRateHolds(perSecond: Int, latency: Int) {
        var pace = SendingPace(perSecond: perSecond)
        var now = Self.noon
        var parts = 0
        var tooMany: Duration?
        for step in 1...500 {
            now = now + (pace.pause(now: now) ?? .zero) + .milliseconds(1)
            for turn in 0..<pace.turns(now: now) {
                let allowed = Int(now - Self.noon + .milliseconds(51), perSecond) + 4 + 3 * turn
                if parts > allowed { tooMany = tooMany ?? (now - Self.noon) }
                pace.take(1 + step % 3, now: now)
                parts += 1 + step % 3
            }
            now = now + .milliseconds(latency)
        }
        #expect(tooMany == nil, "faster than its pace")
        if latency == 0, perSecond <= 100 {
            #expect(parts >= Int(now - Self.noon, perSecond) * 9 / 10, "slower than it may be")
        }
    }

    @Test func aClockThatIsSetBackHoldsNothingUp() {
        var pace = SendingPace(perSecond: 1)
        pace.take(3, now: Self.noon)
        let earlier = Self.noon - .seconds(7200)
        #expect(pace.turns(now: earlier) == 1)
        pace.take(1, now: earlier)
        #expect(pace.pause(now: earlier) == .seconds(1))
    }
}

extension Int {
    /// Of so many a second, those of that time.
    fileprivate init(_ time: Duration, _ perSecond: Int) {
        self = Int(time / .milliseconds(1)) * perSecond / 1000
    }
}
