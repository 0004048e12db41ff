import Responder
import SMSMessages
import Testing

@Suite struct GatewayGateTests {
    let backoff = Backoff(first: .seconds(60), longest: .seconds(300))
    let noon = Timestamp(milliseconds: 1_800_000_000_000)
    @Test func anOpenGateGivesEveryFreePlace() {
        var gate = GatewayGate.open
        let places = gate.allowance(free: 7, now: noon)
        #expect(places == 7)
    }

    @Test func aRefusalShutsItOnceAndLoudly() {
        var gate = GatewayGate.open
        let isNews = [refuse(&gate, at: noon), refuse(&gate, at: noon)]
        #expect(isNews == [true, false], "what was under way learns the same thing, and it is no news")
        let places = gate.allowance(free: 7, now: noon + .seconds(29))
        #expect(places == 0)
    }

    @Test func afterThePauseOneSMSTries() {
        var gate = GatewayGate.open
        _ = refuse(&gate, at: noon)
        let places = [0, 7, 7].map { gate.allowance(free: $0, now: noon + .seconds(60)) }
        #expect(places == [0, 1, 0], "none without a place, and one at a time")
    }

    @Test func pausesGrowWithEachRefusedTry() {
        var gate = GatewayGate.open
        _ = refuse(&gate, at: noon)
        _ = gate.allowance(free: 1, now: noon + .seconds(60))
        let isNews = refuse(&gate, at: noon + .seconds(60))
        #expect(!isNews)
        guard case .shut(let until, let refusals) = gate else {
            Issue.record("\(gate)")
            return
        }
        #expect(refusals == 2)
        #expect((.seconds(60)...(.seconds(120))).contains(until - (noon + .seconds(60))))
    }

    @Test func aSuccessOpensIt() {
        var gate = GatewayGate.open
        let atFirst = gate.accepted()
        _ = refuse(&gate, at: noon)
        let afterwards = gate.accepted()
        #expect([atFirst, afterwards] == [false, true], "only the second is news")
        #expect(gate == .open)
    }

    @Test func aTryThatSaidNothingOfTheAccountMayBeRepeatedAtOnce() {
        var gate = GatewayGate.trying(refusals: 3)
        gate.triedInVain(now: noon)
        #expect(gate == .shut(until: noon, refusals: 3))
        let places = gate.allowance(free: 5, now: noon)
        #expect(places == 1)
    }

    private func refuse(_ gate: inout GatewayGate, at instant: Timestamp) -> Bool {
        var random = FixedRandom()
        return gate.refused(now: instant, backoff: backoff, random: &random)
    }
}

/// Always the same bits, so that a pause is the same each time.
struct FixedRandom: RandomNumberGenerator {
    func next() -> UInt64 { 0x7FFF_FFFF_FFFF_FFFF }
}
