import Journal
import SMSMessages
import Testing

/// The life of an errand, walked in plain values: every state meets every event.
@Suite struct ErrandStateTests {
    static let noon = Timestamp(milliseconds: 1_800_000_000_000)
    static let later = noon + .seconds(60)

    static let states: [ErrandState] = [
        .due(at: noon, attempts: 2), .held(dueAt: noon, attempts: 2, by: .all), .making(leasedUntil: later, attempts: 3), .done, .failed,
        .excused, .expired, .dropped,
    ]
    static let events: [ErrandState.Event] = [
        .claimed(leasedUntil: later, now: noon), .attempted(.done(reply: nil)), .attempted(.again(at: later, reason: "")),
        .attempted(.failed(reason: "")), .excused, .leaseLost(now: later), .expired, .dropped, .retried(now: later),
        .held(by: Breaker.Scope(.mail)), .released,
    ]
    /// For each state what each event makes of it; nil where it cannot happen.
    static let table: [[ErrandState?]] = [
        [
            .making(leasedUntil: later, attempts: 3), .done, nil, .failed, .excused, nil, .expired, .dropped, .due(at: later, attempts: 2),
            .held(dueAt: noon, attempts: 2, by: .all), nil,
        ],
        [nil, .done, nil, .failed, nil, nil, .expired, .dropped, nil, nil, .due(at: noon, attempts: 2)],
        [nil, .done, .due(at: later, attempts: 3), .failed, .excused, .due(at: later, attempts: 3), nil, nil, nil, nil, nil],
        [nil, nil, nil, nil, nil, nil, nil, nil, nil, nil, nil],
        [nil, nil, nil, nil, nil, nil, nil, .dropped, .due(at: later, attempts: 0), nil, nil],
        [nil, nil, nil, nil, nil, nil, nil, nil, nil, nil, nil],
        [nil, nil, nil, nil, nil, nil, nil, .dropped, .due(at: later, attempts: 0), nil, nil],
        [nil, nil, nil, nil, nil, nil, nil, nil, .due(at: later, attempts: 0), nil, nil],
    ]

    @Test func everyStateMeetsEveryEvent() {
        for (state, row) in zip(Self.states, Self.table) {
            #expect(row.count == Self.events.count)
            for (event, expected) in zip(Self.events, row) {
                #expect((try? state.after(event)) == expected, "\(state) after \(event)")
            }
        }
    }

    @Test func nothingIsClaimedBeforeItIsDue() {
        let state = ErrandState.due(at: Self.later, attempts: 0)
        #expect(throws: ErrandState.Impossible.self) {
            try state.after(.claimed(leasedUntil: Self.later, now: Self.later - .milliseconds(1)))
        }
        #expect(throws: Never.self) { try state.after(.claimed(leasedUntil: Self.later, now: Self.later)) }
    }

    @Test func whatHasEndedAndWhatIsTrouble() {
        #expect(Self.states.map(\.hasEnded) == [false, false, false, true, true, true, true, true])
        #expect(Self.states.map(\.isTrouble) == [false, false, false, false, true, false, true, false])
    }

    @Test func aRefusalTellsNothingOfWhatWasSaid() {
        let refusal = #expect(throws: ErrandState.Impossible.self) {
            try ErrandState.done.after(.attempted(.done(reply: "secret words")))
        }
        #expect(refusal.map { "\($0)" } == "attempted cannot happen to an errand that is done")
    }
}
