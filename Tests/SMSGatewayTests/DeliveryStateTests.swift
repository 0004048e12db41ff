import SMSGateway
import SMSMessages
import TestSupport
import Testing

@Suite struct DeliveryStateTests {
    typealias State = DeliveryState
    private static let noon = Timestamp(milliseconds: 1_800_000_000_000)
    private var noon: Timestamp { Self.noon }

    private static func sent(_ status: DeliveryStatus = .noReport, polls: Int = 0, at: Timestamp? = nil) -> DeliveryState {
        .sent(DeliveryState.Sent(since: noon, polls: polls, status: status, at: at))
    }

    private static func seen(_ status: DeliveryStatus, at: Timestamp? = nil) -> DeliveryState.Event { .seen(status, at: at, now: noon) }
    private static func unknown(looks: Int = 0) -> DeliveryState { .unknown(since: noon, looks: looks) }
    private static func looked(_ status: DeliveryStatus?) -> DeliveryState.Event { .looked(status, now: noon) }
    private static func polled(_ status: DeliveryStatus, at: Timestamp? = nil) -> DeliveryState.Event {
        .polled(DeliveryReport(status: status, at: at))
    }

    static let walks: [(name: String, events: [DeliveryState.Event], end: DeliveryState)] = [
        ("taken", [.taken(since: noon)], sent()),
        ("refused", [.notSent], .notSent),
        ("lost", [.notKnown(since: noon)], unknown()),
        ("delivered by poll", [.taken(since: noon), polled(.delivered, at: noon)], .ended(status: .delivered, at: noon)),
        ("delivered by notification", [.taken(since: noon), seen(.delivered)], .ended(status: .delivered, at: nil)),
        ("on its way", [.taken(since: noon), polled(.submitted), seen(.buffered)], sent(.buffered, polls: 1)),
        ("no report is no news", [.taken(since: noon), polled(.submitted), polled(.noReport)], sent(.submitted, polls: 2)),
        (
            "an end is never taken back",
            [.taken(since: noon), seen(.delivered), seen(.buffered), polled(.noReport), .notKnown(since: noon), .notSent],
            .ended(status: .delivered, at: nil)
        ),
        (
            "not even by another end", [.taken(since: noon), seen(.rejected), seen(.delivered, at: noon)],
            .ended(status: .rejected, at: nil)
        ),
        ("twice the same", [.taken(since: noon), seen(.delivered), seen(.delivered)], .ended(status: .delivered, at: nil)),
        (
            "out of order, by its date", [.taken(since: noon), seen(.buffered, at: noon + .seconds(9)), seen(.submitted, at: noon)],
            sent(.buffered, at: noon + .seconds(9))
        ),
        (
            "in order, by its date", [.taken(since: noon), seen(.submitted, at: noon), seen(.buffered, at: noon + .seconds(9))],
            sent(.buffered, at: noon + .seconds(9))
        ),
        (
            "an earlier end is an end", [.taken(since: noon), seen(.buffered, at: noon + .seconds(9)), seen(.delivered, at: noon)],
            .ended(status: .delivered, at: noon)
        ),
        ("before its answer", [seen(.delivered), .taken(since: noon)], .ended(status: .delivered, at: nil)),
        ("before its answer, on its way", [seen(.submitted), .taken(since: noon)], sent(.submitted)),
        ("before its answer was lost", [seen(.submitted), .notKnown(since: noon)], sent(.submitted)),
        ("unknown, then delivered", [.notKnown(since: noon), seen(.delivered)], .ended(status: .delivered, at: nil)),
        ("unknown, then seen", [.notKnown(since: noon), seen(.submitted)], sent(.submitted)),
        ("unknown, then seen without a report", [.notKnown(since: noon), seen(.noReport)], sent()),
        ("unknown, then rejected", [.notKnown(since: noon), seen(.rejected)], .ended(status: .rejected, at: nil)),
        ("absence settles nothing", [.notKnown(since: noon), polled(.noReport), .notSent], unknown()),
        ("not even an end of we know not what", [.notKnown(since: noon), polled(.delivered)], unknown()),
        ("presence against the answer", [.notSent, seen(.delivered)], .ended(status: .delivered, at: nil)),
        ("sent again after a refusal", [.notSent, .taken(since: noon)], sent()),
        ("unknown, then found", [.notKnown(since: noon), looked(nil), looked(.buffered)], sent(.buffered)),
        ("unknown, found without a report", [.notKnown(since: noon), looked(.noReport)], sent()),
        ("unknown, found at its end", [.notKnown(since: noon), looked(.rejected)], .ended(status: .rejected, at: nil)),
        ("unknown, looked for in vain", [.notKnown(since: noon), looked(nil), looked(nil)], unknown(looks: 2)),
        ("sent without an id, then found", [.taken(since: noon), looked(.submitted)], sent(.submitted, polls: 1)),
        ("sent without an id, not found", [.taken(since: noon), looked(nil)], sent(polls: 1)),
        ("not found after its end", [.taken(since: noon), seen(.delivered), looked(nil)], .ended(status: .delivered, at: nil)),
        ("resent after all", [.notKnown(since: noon), .taken(since: noon)], sent()),
    ]

    @Test(arguments: walks.indices)
    func walk(row: Int) {
        let (name, events, end) = Self.walks[row]
        #expect(events.reduce(State.sending) { $0.after($1) } == end, "\(name)")
    }

    @Test func pollsAfter1And5And30MinutesAnd2And24HoursAndThenNeverAgain() {
        var state = State.sending.after(.taken(since: noon))
        for seconds in [60, 300, 1800, 7200, 86_400] {
            #expect(state.nextPoll == noon + .seconds(seconds))
            state = state.after(Self.polled(.noReport))
        }
        #expect(state == .noReport(last: .noReport))
        #expect(state.nextPoll == nil)
        #expect(state.after(.taken(since: noon)).nextPoll == nil)
    }

    @Test func whatIsNotKnownIsLookedForAsOftenAndThenNoMore() {
        var state = State.sending.after(.notKnown(since: noon))
        for seconds in [60, 300, 1800, 7200, 86_400] {
            #expect(state.nextPoll == noon + .seconds(seconds))
            state = state.after(Self.looked(nil))
        }
        #expect(state.nextPoll == nil)
        #expect(state.after(Self.looked(nil)) == Self.unknown(looks: 5))
        #expect(state.after(Self.seen(.submitted)).nextPoll == noon + .seconds(60), "seen after all")
    }

    @Test func stillMovingAfterTheLastPollIsNoReportEither() {
        var state = State.sending.after(.taken(since: noon))
        for _ in State.polls { state = state.after(Self.polled(.submitted)) }
        #expect(state == .noReport(last: .submitted))
        #expect(state.after(Self.seen(.buffered)) == .noReport(last: .buffered))
        #expect(state.after(Self.seen(.noReport)) == .noReport(last: .submitted))
        #expect(state.after(Self.seen(.delivered, at: noon)) == .ended(status: .delivered, at: noon), "late, but an end")
        #expect(state.after(Self.polled(.rejected)) == .ended(status: .rejected, at: nil))
    }

    @Test func aScheduledOneIsAskedAboutFromItsTimeOn() {
        let tomorrow = noon + .seconds(86_400)
        #expect(State.sending.after(.taken(since: tomorrow)).nextPoll == tomorrow + .seconds(60))
    }

    @Test func aNotificationIsASighting() {
        let notification = DeliveryNotification(id: "1", reference: "r", status: .delivered, at: noon)
        #expect(Self.unknown().after(.notified(notification, now: noon + .seconds(1))) == .ended(status: .delivered, at: noon))
    }

    @Test(arguments: [
        State.sending, .notSent, .unknown(since: noon, looks: 5), .ended(status: .delivered, at: nil), .noReport(last: .submitted),
    ])
    func nothingIsAskedOf(state: State) {
        #expect(state.nextPoll == nil)
    }

    /// Whatever comes in whatever order: an end stays, the polls end, and only what shows the SMS at the gateway settles an unknown.
    @Test func everyOrderOfEvents() {
        let events: [State.Event] =
            [.taken(since: noon), .notSent, .notKnown(since: noon), Self.looked(nil)]
            + DeliveryStatus.allCases.flatMap { [Self.polled($0), Self.seen($0), Self.looked($0)] }
        var generator = SplitMix64(seed: 42)
        for _ in 1...20_000 {
            var state = State.sending
            for _ in 1...8 {
                guard let event = events.randomElement(using: &generator) else { return }
                let next = state.after(event)
                if case .ended = state { #expect(next == state) }
                if case .unknown = state, next != state {
                    switch event {
                    case .taken, .seen, .looked(.some, _): break
                    case .looked(nil, _): if case .unknown = next {} else { Issue.record("absence settled an unknown") }
                    case .notSent, .notKnown, .polled: Issue.record("\(event) settled an unknown")
                    }
                }
                if case .sent(let sent) = next { #expect(sent.polls < State.polls.count) }
                state = next
            }
        }
    }
}
