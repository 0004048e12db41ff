import Journal
import SMSMessages
import Testing

/// What every journal keeps of an SMS's way to the phone.
@Suite struct DeliveryConformanceTests {
    /// An SMS that is being sent, and short words for what the gateway tells of it.
    struct Sent: Sendable {
        let desk: Desk
        let message: MessageID
        var id: ActionID { ActionID(message: message, ordinal: 1) }
        var journal: any MessageJournal { desk.journal }

        init(_ backend: Backend) async throws {
            desk = try Desk(backend)
            message = try await desk.answered("news", id: "1", replies: ["headline"])
            _ = try await desk.send()
        }

        func settle(_ outcome: AttemptOutcome) async throws { try await journal.settle(id, outcome, now: desk.noon) }

        @discardableResult
        func told(
            _ status: DeliveryStatus, id: String? = nil, reference: String? = nil, at: Timestamp? = nil, by gateway: String = "main",
            after seconds: Int = 1
        ) async throws -> NotificationFate {
            try await journal.recordDelivery(
                DeliveryNotification(id: id, reference: reference, status: status, at: at), by: gateway, now: desk.noon + .seconds(seconds))
        }

        func record() async throws -> ActionRecord? { try await journal.record(of: message)?.actions.first }
        func status() async throws -> DeliveryStatus? { try await record()?.delivery?.state.status }

        func polls(after seconds: Int, limit: Int = 10) async throws -> [DeliveryPoll] {
            let now = desk.noon + .seconds(seconds)
            return try await journal.claimPolls(upTo: limit, of: "main", leasedUntil: now + .seconds(10), now: now)
        }

        func answered(_ answer: PollAnswer, after seconds: Int) async throws {
            try await journal.recordPoll(id, answer, now: desk.noon + .seconds(seconds))
        }
    }

    @Test(arguments: Backend.allCases) func theGatewaysIDAndWhatItTellsAreKept(backend: Backend) async throws {
        let sms = try await Sent(backend)
        #expect(try await sms.record()?.delivery == nil, "nothing is known while it is being sent")
        try await sms.settle(.sent(ids: ["77"]))
        let noon = sms.desk.noon
        #expect(
            try await sms.record()?.delivery
                == Delivery(state: .sent(DeliveryState.Sent(since: noon)), gatewayID: "77", nextPoll: noon + .seconds(60)))
        #expect(try await sms.told(.buffered, id: "77", at: noon) == .applied(sms.id))
        #expect(
            try await sms.record()?.delivery
                == Delivery(
                    state: .sent(DeliveryState.Sent(since: noon, status: .buffered, at: noon)), gatewayID: "77",
                    toldAt: noon + .seconds(1), nextPoll: noon + .seconds(60)))
        try await sms.told(.delivered, id: "77", at: noon + .seconds(3), after: 4)
        #expect(
            try await sms.record()?.delivery
                == Delivery(
                    state: .ended(status: .delivered, at: noon + .seconds(3)), gatewayID: "77", toldAt: noon + .seconds(4)))
        #expect(try await sms.record()?.detail == "77")
    }

    @Test(arguments: Backend.allCases) func anEndIsNeverTakenBack(backend: Backend) async throws {
        let sms = try await Sent(backend)
        try await sms.settle(.sent(ids: ["77"]))
        try await sms.told(.rejected, id: "77")
        for status in DeliveryStatus.allCases { #expect(try await sms.told(status, id: "77") == .applied(sms.id)) }
        try await sms.answered(.report(DeliveryReport(status: .delivered)), after: 60)
        try await sms.answered(.listed(.buffered), after: 61)
        #expect(try await sms.status() == .rejected)
        #expect(try await sms.polls(after: 100_000) == [])
    }

    @Test(arguments: Backend.allCases) func theReferenceCountsBeforeTheID(backend: Backend) async throws {
        let desk = try Desk(backend)
        let message = try await desk.answered("news", id: "1", replies: ["one", "two"])
        for id in ["7", "8"] {
            let action = try #require(try await desk.send().actions.first)
            try await desk.journal.settle(action.id, .sent(ids: [id]), now: desk.noon)
        }
        let second = ActionID(message: message, ordinal: 2)
        let notification = DeliveryNotification(id: "7", reference: second.text, status: .delivered, at: nil)
        #expect(try await desk.journal.recordDelivery(notification, by: "main", now: desk.noon) == .applied(second))
        let deliveries = try await desk.journal.record(of: message)?.actions.map(\.delivery)
        #expect(deliveries?.map(\.?.state.status) == [.noReport, .delivered])
        #expect(deliveries?.map(\.?.gatewayID) == ["7", "8"])
    }

    @Test(arguments: Backend.allCases) func anotherGatewayTellsNothingOfIt(backend: Backend) async throws {
        let sms = try await Sent(backend)
        try await sms.settle(.sent(ids: ["77"]))
        #expect(try await sms.told(.delivered, id: "77", reference: sms.id.text, by: "other") == .kept)
        #expect(try await sms.status() == .noReport)
    }

    @Test(
        arguments: Backend.allCases,
        [
            (.sent(ids: ["77"]), "77", false), (.sent(ids: ["77"]), nil, true), (.sent(ids: []), "78", true),
            (.unknown(reason: "time-out"), nil, true), (.failed(reason: "106"), "79", true),
        ] as [(AttemptOutcome, String?, Bool)])
    func whatComesBeforeTheOutcomeWaitsForIt(backend: Backend, row: (outcome: AttemptOutcome, id: String?, isByReference: Bool))
        async throws
    {
        let sms = try await Sent(backend)
        let reference = row.isByReference ? sms.id.text : nil
        #expect(try await sms.told(.delivered, id: row.id, reference: reference) == .kept)
        #expect(try await sms.told(.buffered, id: row.id, reference: reference) == .kept)
        #expect(try await sms.record()?.delivery == nil)
        try await sms.settle(row.outcome)
        #expect(try await sms.record()?.state == .sent)
        #expect(try await sms.status() == .delivered)
        #expect(try await sms.journal.messages(MessageQuery(onlyTroubled: true)).isEmpty)
        #expect(try await sms.told(.delivered, id: "nobody's") == .kept, "it was handed out once")
        #expect(try await sms.journal.counts(now: sms.desk.noon).strayNotifications == 0)
    }

    @Test(arguments: Backend.allCases) func whatComesBeforeALeaseIsLostCountsToo(backend: Backend) async throws {
        let sms = try await Sent(backend)
        try await sms.told(.buffered, reference: sms.id.text)
        try await sms.journal.expireLeases(now: sms.desk.noon + .seconds(60))
        #expect(try await sms.record()?.state == .sent)
        #expect(try await sms.status() == .buffered)
    }

    @Test(arguments: Backend.allCases, [(599, true), (600, false)])
    func aNotificationThatFitsNothingWaitsTenMinutes(backend: Backend, row: (seconds: Int, isApplied: Bool)) async throws {
        let sms = try await Sent(backend)
        #expect(try await sms.told(.delivered, id: "77", after: 0) == .kept)
        try await sms.journal.settle(sms.id, .sent(ids: ["77"]), now: sms.desk.noon + .seconds(row.seconds))
        #expect(try await sms.status() == (row.isApplied ? .delivered : .noReport))
        try await sms.journal.expireLeases(now: sms.desk.noon + .seconds(row.seconds))
        #expect(try await sms.journal.counts(now: sms.desk.noon).strayNotifications == (row.isApplied ? 0 : 1))
    }

    @Test(arguments: Backend.allCases) func thereIsRoomForSoManyOnly(backend: Backend) async throws {
        let sms = try await Sent(backend)
        // At once, so that they share their commits.
        try await withThrowingDiscardingTaskGroup { group in
            for id in 1...EarlyNotification.most { group.addTask { try await sms.told(.delivered, id: "x\(id)", after: 0) } }
        }
        #expect(try await sms.told(.delivered, id: "77", after: 0) == .dropped)
        #expect(try await sms.journal.counts(now: sms.desk.noon).strayNotifications == 1)
        #expect(try await sms.told(.delivered, id: "77", after: 600) == .kept, "the others have been forgotten")
        #expect(try await sms.journal.counts(now: sms.desk.noon).strayNotifications == EarlyNotification.most + 1)
    }

    @Test(arguments: Backend.allCases) func theGatewayIsAskedFiveTimesAndThenNoMore(backend: Backend) async throws {
        let sms = try await Sent(backend)
        try await sms.settle(.sent(ids: ["77"]))
        for seconds in [60, 300, 1800, 7200, 86_400] {
            #expect(try await sms.polls(after: seconds - 1) == [])
            #expect(try await sms.polls(after: seconds, limit: 0) == [])
            #expect(try await sms.polls(after: seconds) == [DeliveryPoll(action: sms.id, gatewayID: "77")])
            #expect(try await sms.polls(after: seconds + 9) == [], "it is being asked")
            #expect(try await sms.polls(after: seconds + 10).count == 1, "nobody recorded the answer")
            try await sms.answered(.report(DeliveryReport(status: .noReport)), after: seconds + 11)
        }
        #expect(try await sms.record()?.delivery?.state == .noReport(last: .noReport))
        #expect(try await sms.polls(after: 10_000_000) == [])
        try await sms.told(.delivered, id: "77", after: 10_000_000)
        #expect(try await sms.status() == .delivered, "late, but an end")
    }

    @Test(arguments: Backend.allCases) func anUnknownThatIsFoundWasSent(backend: Backend) async throws {
        let sms = try await Sent(backend)
        try await sms.settle(.unknown(reason: "time-out"))
        #expect(try await sms.journal.counts(now: sms.desk.noon).unknown == 1)
        #expect(try await sms.polls(after: 60) == [DeliveryPoll(action: sms.id, gatewayID: nil)])
        try await sms.answered(.listed(nil), after: 60)
        #expect(try await sms.record()?.state == .unknown)
        #expect(try await sms.polls(after: 300).count == 1)
        try await sms.answered(.listed(.buffered), after: 300)
        #expect(try await sms.record()?.state == .sent)
        #expect(try await sms.record()?.detail == nil, "the reason why it was not known is over")
        #expect(try await sms.journal.counts(now: sms.desk.noon).unknown == 0)
        #expect(try await sms.journal.messages(MessageQuery(onlyTroubled: true)).isEmpty)
        #expect(try await sms.polls(after: 360).count == 1, "it goes on being looked for, until its end is told")
        try await sms.answered(.listed(.delivered), after: 360)
        #expect(try await sms.status() == .delivered)
    }

    @Test(arguments: Backend.allCases) func anUnknownThatIsNotFoundStaysUnknown(backend: Backend) async throws {
        let sms = try await Sent(backend)
        try await sms.settle(.unknown(reason: "time-out"))
        for seconds in [60, 300, 1800, 7200, 86_400] {
            #expect(try await sms.polls(after: seconds).count == 1)
            try await sms.answered(.listed(nil), after: seconds)
        }
        #expect(try await sms.polls(after: 10_000_000) == [])
        #expect(try await sms.record()?.state == .unknown)
        #expect(try await sms.desk.send().actions.isEmpty, "absence never makes it due again")
        try await sms.told(.notDelivered, id: "5", reference: sms.id.text, after: 10_000_000)
        #expect(try await sms.record()?.state == .sent, "not delivered, but sent")
        #expect(try await sms.record()?.delivery?.gatewayID == "5")
    }

    @Test(arguments: Backend.allCases) func whatIsDueAgainAndYetAtTheGatewayIsNotSentAgain(backend: Backend) async throws {
        let sms = try await Sent(backend)
        try await sms.settle(.notSent(again: sms.desk.noon + .seconds(5), reason: "refused connection"))
        #expect(try await sms.told(.submitted, reference: sms.id.text) == .applied(sms.id))
        #expect(try await sms.desk.send(at: sms.desk.noon + .seconds(5)).actions.isEmpty)
        #expect(try await sms.record()?.state == .sent)
    }

    @Test(arguments: Backend.allCases) func whatNeverBeganTheGatewayCannotKnow(backend: Backend) async throws {
        let desk = try Desk(backend)
        let message = try await desk.answered("news", id: "1", replies: ["headline"])
        let id = ActionID(message: message, ordinal: 1)
        let notification = DeliveryNotification(id: "7", reference: id.text, status: .delivered, at: nil)
        #expect(try await desk.journal.recordDelivery(notification, by: "main", now: desk.noon) == .kept)
        #expect(try await desk.states(of: message) == [.due(at: desk.noon, attempts: 0)])
    }

    @Test(arguments: Backend.allCases) func listenersAreTold(backend: Backend) async throws {
        let sms = try await Sent(backend)
        try await sms.settle(.sent(ids: ["77"]))
        var changes = sms.journal.changes().makeAsyncIterator()
        try await sms.told(.delivered, id: "77")
        #expect(await changes.next() == sms.message)
        try await sms.answered(.report(DeliveryReport(status: .noReport)), after: 60)
        #expect(await changes.next() == sms.message)
    }
}
