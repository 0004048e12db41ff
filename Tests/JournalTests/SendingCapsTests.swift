import Journal
import SMSMessages
import Testing

/// What caps say, in plain values.
@Suite struct SendingCapsTests {
    typealias Standing = SendingCaps.Standing
    typealias Limits = SendingCaps.Limits

    static let whole = Breaker.Scope(gateway: "main")
    static let block = Breaker.Scope(gateway: "main", block: NumberBlock(prefix: "+31612345"))

    struct Row: CustomTestStringConvertible {
        let name: String
        var parts = 1
        var block: Standing?
        var whole: Standing
        let verdict: SendingCaps.Verdict
        var testDescription: String { name }
    }

    private static func standing(
        _ scope: Breaker.Scope, _ limits: Limits, hour: Int = 0, day: Int = 0, tripped: Bool = false
    ) -> Standing {
        Standing(scope: scope, limits: limits, hasTripped: tripped, hour: hour, day: day)
    }

    static let rows = [
        Row(name: "no caps", whole: standing(whole, Limits(), hour: 9_999_999, day: 9_999_999), verdict: .free),
        Row(name: "the last that fits", whole: standing(whole, Limits(hour: 10), hour: 9), verdict: .free),
        Row(name: "the first too many", whole: standing(whole, Limits(hour: 10), hour: 10), verdict: .trips(whole, .hour, limit: 10)),
        Row(
            name: "two parts where one fits", parts: 2, whole: standing(whole, Limits(hour: 10), hour: 9),
            verdict: .trips(whole, .hour, limit: 10)),
        Row(name: "two parts where two fit", parts: 2, whole: standing(whole, Limits(hour: 10), hour: 8), verdict: .free),
        Row(name: "longer than the whole cap, alone", parts: 7, whole: standing(whole, Limits(hour: 2)), verdict: .free),
        Row(
            name: "longer than the whole cap, not alone", parts: 7, whole: standing(whole, Limits(hour: 2), hour: 1),
            verdict: .trips(whole, .hour, limit: 2)),
        Row(
            name: "the day, though the hour fits", whole: standing(whole, Limits(hour: 10, day: 20), hour: 1, day: 20),
            verdict: .trips(whole, .day, limit: 20)),
        Row(name: "counted before", parts: 0, whole: standing(whole, Limits(hour: 10), hour: 10), verdict: .free),
        Row(
            name: "counted before, and tripped since", parts: 0, whole: standing(whole, Limits(hour: 10), tripped: true),
            verdict: .held(by: whole)),
        Row(name: "tripped, whatever was counted", whole: standing(whole, Limits(), tripped: true), verdict: .held(by: whole)),
        Row(
            name: "the block before the gateway", block: standing(block, Limits(hour: 3), hour: 3),
            whole: standing(whole, Limits(hour: 10), hour: 10), verdict: .trips(block, .hour, limit: 3)),
        Row(
            name: "the gateway, though the block fits", block: standing(block, Limits(hour: 3), hour: 2),
            whole: standing(whole, Limits(hour: 10), hour: 10), verdict: .trips(whole, .hour, limit: 10)),
        Row(
            name: "held by the block's, not the gateway's", block: standing(block, Limits(), tripped: true),
            whole: standing(whole, Limits(), tripped: true), verdict: .held(by: block)),
        Row(
            name: "nothing trips behind what has tripped", block: standing(block, Limits(hour: 3), hour: 3),
            whole: standing(whole, Limits(), tripped: true), verdict: .held(by: whole)),
    ]

    @Test(arguments: rows) func verdicts(row: Row) {
        #expect(SendingCaps.verdict(on: row.parts, [row.block, row.whole].compactMap(\.self)) == row.verdict)
    }

    /// Never more leaves in any window than its cap says: a slot counts until all of it is past the window.
    @Test(arguments: SendingCaps.Window.allCases) func aSlotCountsForAtLeastItsWindow(window: SendingCaps.Window) {
        for offset in stride(from: 0, through: 7_200, by: 97) {
            let begun = Timestamp(milliseconds: 1_800_000_000_123) + .seconds(offset)
            let slot = window.slot(of: begun)
            #expect(slot >= window.firstSlot(at: begun + window.length))
            let end = window.end(ofSlot: slot)
            #expect(slot >= window.firstSlot(at: end - .milliseconds(1)))
            #expect(slot < window.firstSlot(at: end))
            #expect(end <= begun + window.length * 13 / 12)
        }
    }

    @Test(arguments: [
        ("+31612345678", "+31612345"), ("+31612345000", "+31612345"), ("+31612346000", "+31612346"), ("+1234", "+1"), ("+112", "+"),
        ("+123456789012345", "+123456789012"),
    ])
    func aBlockIsANumberWithoutItsLastThreeDigits(number: String, block: String) throws {
        #expect(NumberBlock(of: try PhoneNumber(e164: number)).prefix == block)
        #expect(NumberBlock(prefix: block)?.prefix == block)
    }

    @Test(arguments: ["", "31612345", "+0", "+3161234a", "+1234567890123", "++1", " +1"]) func noBlocks(text: String) {
        #expect(NumberBlock(prefix: text) == nil)
    }

    @Test func heldAndReleasedItIsWhereItWas() throws {
        let now = Desk.noon
        let due = ActionState.due(at: now, attempts: 2)
        let held = try due.after(.held(by: Self.block))
        #expect(held == .held(dueAt: now, attempts: 2, by: Self.block.part))
        #expect(!held.hasEnded && !held.isTrouble)
        #expect(try held.after(.released) == due)
        #expect(try held.after(.expired) == .expired)
        #expect(try held.after(.suppressed(.optedOut)) == .suppressed(.optedOut), "an opt-out stops what waits")
        for event in [
            ActionState.Event.claimed(leasedUntil: now, now: now), .held(by: Self.whole), .attempted(.sent(ids: [])), .leaseLost,
        ] {
            #expect(throws: ActionState.Impossible.self, "\(event)") { try held.after(event) }
        }
        #expect(throws: ActionState.Impossible.self) { try due.after(.released) }
        #expect(throws: ActionState.Impossible.self) { try ActionState.sent.after(.held(by: Self.whole)) }
    }
}
