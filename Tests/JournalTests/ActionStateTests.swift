import Journal
import SMSMessages
import Testing

/// The life of an action, walked in plain values: every state meets every event.
@Suite struct ActionStateTests {
    static let noon = Timestamp(milliseconds: 1_800_000_000_000)
    static let later = noon + .seconds(60)

    static let states: [ActionState] = [
        .due(at: noon, attempts: 2), .sending(leasedUntil: later, attempts: 3), .sent, .failed, .unknown, .suppressed(.echo), .expired,
        .dropped,
    ]
    static let events: [ActionState.Event] = [
        .claimed(leasedUntil: later, now: noon), .suppressed(.loopGuard), .expired, .attempted(.sent(ids: [])),
        .attempted(.notSent(again: later, reason: "")), .attempted(.failed(reason: "")), .attempted(.unknown(reason: "")), .leaseLost,
        .dropped,
        .retried(now: later),
    ]
    /// For each state what each event makes of it; nil where it cannot happen.
    static let table: [[ActionState?]] = [
        [
            .sending(leasedUntil: later, attempts: 3), .suppressed(.loopGuard), .expired, nil, nil, nil, nil, nil, .dropped,
            .due(at: later, attempts: 2),
        ],
        [nil, nil, nil, .sent, .due(at: later, attempts: 3), .failed, .unknown, .unknown, nil, nil],
        [nil, nil, nil, nil, nil, nil, nil, nil, nil, nil],
        [nil, nil, nil, nil, nil, nil, nil, nil, .dropped, nil],
        [nil, nil, nil, .sent, nil, nil, nil, nil, .dropped, nil],
        [nil, nil, nil, nil, nil, nil, nil, nil, .dropped, nil],
        [nil, nil, nil, nil, nil, nil, nil, nil, .dropped, nil],
        [nil, nil, nil, nil, nil, nil, nil, nil, nil, nil],
    ]

    @Test func everyStateMeetsEveryEvent() {
        #expect(Self.table.count == Self.states.count)
        for (state, row) in zip(Self.states, Self.table) {
            #expect(row.count == Self.events.count)
            for (event, expected) in zip(Self.events, row) {
                #expect((try? state.after(event)) == expected, "\(state) after \(event)")
            }
        }
    }

    @Test func nothingIsClaimedBeforeItIsDue() {
        let state = ActionState.due(at: Self.later, attempts: 0)
        #expect(throws: ActionState.Impossible.self) {
            try state.after(.claimed(leasedUntil: Self.later, now: Self.later - .milliseconds(1)))
        }
        #expect(throws: Never.self) { try state.after(.claimed(leasedUntil: Self.later, now: Self.later)) }
    }
}
