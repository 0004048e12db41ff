import Journal
import SMSMessages
import Testing

/// What every journal promises of the list of what is to be done and what has failed.
@Suite struct QueueConformanceTests {
    private func queued(_ desk: Desk, onlyEnded: Bool = false, limit: Int = 100) async throws -> [String] {
        try await desk.journal.queue(QueueQuery(onlyEnded: onlyEnded, limit: limit)).map { entry in
            entry.id.text.split(separator: "-").last.map(String.init) ?? ""
        }
    }

    /// One message with an SMS, an e-mail, a broadcast of two, a fetch and a webhook.
    private func begun(_ desk: Desk) async throws -> MessageID {
        let id = try await desk.accept("go", id: "1").id
        let message = try #require(try await desk.journal.record(of: id)?.message)
        try await desk.decide(id) { id in
            Consequences(
                actions: [desk.action(1, of: message, "answer")],
                errands: [desk.errand(.email, 2, of: id), desk.errand(.fetch, 4, of: id), desk.errand(.webhook, 5, of: id)],
                broadcasts: [desk.broadcast(3, of: id, to: [Desk.number(1), Desk.number(2)], gateway: "other")])
        }
        return id
    }

    @Test(arguments: Backend.allCases) func everythingThatHasNotComeToAGoodEndIsListedAsWritten(backend: Backend) async throws {
        let desk = try Desk(backend)
        let id = try await begun(desk)
        #expect(try await queued(desk) == ["1", "2", "4", "5"])
        let sending = try await desk.send(of: ["main", "other"]).actions
        _ = try await desk.take(.webhook)
        #expect(try await queued(desk) == ["1", "2", "3.1", "3.2", "4", "5"])
        #expect(try await queued(desk, onlyEnded: true).isEmpty)
        let outcomes: [AttemptOutcome] = [.sent(ids: []), .failed(reason: "106"), .unknown(reason: "time-out")]
        for (action, outcome) in zip(sending, outcomes) { try await desk.journal.settle(action.id, outcome, now: desk.noon) }
        try await desk.journal.settle(ActionID(message: id, ordinal: 5), ErrandOutcome.failed(reason: "410"), now: desk.noon)
        #expect(try await queued(desk) == ["2", "3.1", "3.2", "4", "5"])
        #expect(try await queued(desk, onlyEnded: true) == ["3.1", "3.2", "5"])
        #expect(try await queued(desk, limit: 2) == ["2", "3.1"])
        #expect(try await queued(desk, limit: -1).isEmpty)
        let entries = try await desk.journal.queue(QueueQuery())
        #expect(entries.map(\.message) == Array(repeating: id, count: 5))
        #expect(entries.map(\.dueAt) == [desk.noon, nil, nil, desk.noon, nil])
        let record = try #require(try await desk.journal.record(of: id))
        #expect(entries.first?.work == .errand(record.errands[0]))
    }

    @Test(arguments: Backend.allCases) func oneThatIsAskedForIsShownWhateverHasBecomeOfIt(backend: Backend) async throws {
        let desk = try Desk(backend)
        let id = try await desk.answered("hello", id: "1", replies: ["answer"])
        let action = try #require(try await desk.send().actions.first).id
        try await desk.journal.settle(action, .sent(ids: ["7"]), now: desk.noon)
        let record = try #require(try await desk.journal.record(of: id)?.actions.first)
        let found = try await desk.journal.queue(QueueQuery(id: action))
        #expect(found == [QueueEntry(work: .sms(record), message: id)])
        #expect(try await desk.journal.queue(QueueQuery(id: ActionID("nobody-1"))).isEmpty)
    }

    @Test(arguments: Backend.allCases) func olderMessagesComeFirst(backend: Backend) async throws {
        let desk = try Desk(backend)
        var ids: [MessageID] = []
        for _ in 1...4 {
            ids.append(
                try await desk.decided { id in
                    Consequences(errands: [desk.errand(.webhook, 1, of: id), desk.errand(.webhook, 2, of: id)])
                })
        }
        let listed = try await desk.journal.queue(QueueQuery()).map(\.message)
        #expect(listed == ids.sorted().flatMap { [$0, $0] })
    }

    // MARK: Trying again

    @Test(arguments: Backend.allCases) func anErrandThatWaitsIsTriedNow(backend: Backend) async throws {
        let desk = try Desk(backend)
        let id = try await desk.decided { id in Consequences(errands: [desk.errand(.webhook, 1, of: id)]) }
        let name = ActionID(message: id, ordinal: 1)
        #expect(try await desk.take(.webhook).errands.count == 1)
        #expect(try await desk.journal.retry(name, now: desk.noon) == .notPossible, "it is under way")
        try await desk.journal.settle(name, .again(at: desk.noon + .seconds(3000), reason: "503"), now: desk.noon)
        let now = desk.noon + .seconds(1)
        #expect(try await desk.journal.retry(name, now: now) == .made)
        #expect(try await desk.errandStates(of: id) == [.due(at: now, attempts: 1)])
        #expect(try await desk.take(.webhook, at: now).errands.map(\.attempt) == [2])
        try await desk.journal.settle(name, .done(reply: nil), now: now)
        #expect(try await desk.journal.retry(name, now: now) == .notPossible)
        #expect(try await desk.journal.retry(ActionID(message: id, ordinal: 2), now: now) == .notFound)
    }

    @Test(arguments: Backend.allCases, [true, false])
    func anErrandThatHasEndedIsTriedForADayAtLeast(backend: Backend, hasExpired: Bool) async throws {
        let desk = try Desk(backend)
        let id = try await desk.decided { id in Consequences(errands: [desk.errand(.email, 1, of: id)]) }
        let name = ActionID(message: id, ordinal: 1)
        _ = try await desk.take(.email)
        let over = desk.noon + .seconds(3600)
        if hasExpired {
            try await desk.journal.settle(name, .again(at: over, reason: "421"), now: desk.noon)
            try await desk.journal.expireLeases(now: over)
        } else {
            try await desk.journal.settle(name, ErrandOutcome.failed(reason: "550"), now: desk.noon)
        }
        #expect(try await desk.journal.messages(MessageQuery(onlyTroubled: true)).count == 1)
        #expect(try await desk.journal.retry(name, now: over) == .made)
        #expect(try await desk.journal.messages(MessageQuery(onlyTroubled: true)).isEmpty)
        let day = over + .seconds(86_400)
        var expected = ErrandRecord(
            errand: desk.errand(.email, 1, of: id, expiresAt: day), state: .due(at: over, attempts: 0), detail: nil)
        #expect(try await desk.journal.record(of: id)?.errands == [expected])
        try await desk.journal.expireLeases(now: day - .milliseconds(1))
        #expect(try await desk.journal.record(of: id)?.errands == [expected])
        try await desk.journal.expireLeases(now: day)
        expected.state = .expired
        expected.endedAt = day
        #expect(try await desk.journal.record(of: id)?.errands == [expected])
    }

    @Test(arguments: Backend.allCases) func anSMSIsTriedNowOnlyWhileItWaits(backend: Backend) async throws {
        let desk = try Desk(backend)
        let id = try await desk.answered("hello", id: "1", replies: ["answer"])
        let name = try #require(try await desk.send().actions.first).id
        #expect(try await desk.journal.retry(name, now: desk.noon) == .notPossible)
        try await desk.journal.settle(name, .notSent(again: desk.noon + .seconds(600), reason: "no connection"), now: desk.noon)
        #expect(try await desk.journal.retry(name, now: desk.noon + .seconds(1)) == .made)
        #expect(try await desk.states(of: id) == [.due(at: desk.noon + .seconds(1), attempts: 1)])
        #expect(try await desk.send(at: desk.noon + .seconds(1)).actions.map(\.attempt) == [2])
        try await desk.journal.settle(name, AttemptOutcome.failed(reason: "106"), now: desk.noon)
        #expect(try await desk.journal.retry(name, now: desk.noon) == .notPossible, "sent once more is another SMS")
    }

    @Test(arguments: Backend.allCases) func whatHasNoTextAnyMoreIsNotTriedAgain(backend: Backend) async throws {
        let desk = try Desk(backend)
        let id = try await desk.decided { id in Consequences(errands: [desk.errand(.email, 1, of: id)]) }
        let name = ActionID(message: id, ordinal: 1)
        _ = try await desk.take(.email)
        try await desk.journal.settle(name, ErrandOutcome.failed(reason: "550"), now: desk.noon)
        while try await desk.journal.forget(KeepingTimes(), now: desk.noon + KeepingTimes.days(30)) {}
        #expect(try await desk.journal.retry(name, now: desk.noon) == .textGone)
        #expect(try await desk.journal.drop(name, now: desk.noon) == .made)
    }

    // MARK: Dropping

    @Test(arguments: Backend.allCases) func whatIsDroppedIsNotMadeAndOffTheList(backend: Backend) async throws {
        let desk = try Desk(backend)
        let id = try await begun(desk)
        _ = try await desk.send(0, of: ["other"])
        let later = desk.noon + .seconds(5)
        for name in ["\(id)-1", "\(id)-2", "\(id)-3.1", "\(id)-5"] {
            #expect(try await desk.journal.drop(ActionID(name), now: later) == .made, "\(name)")
            #expect(try await desk.journal.drop(ActionID(name), now: later) == .notPossible, "\(name)")
        }
        #expect(try await queued(desk) == ["3.2", "4"])
        #expect(try await desk.take(.email, at: later).errands.isEmpty)
        #expect(try await desk.send(of: ["main", "other"], at: later).actions.map(\.id.text) == ["\(id)-3.2"])
        let record = try #require(try await desk.journal.record(of: id))
        #expect(record.actions.map(\.state) == [.dropped])
        #expect(record.actions.map(\.endedAt) == [later])
        #expect(record.errands.map(\.endedAt) == [later, nil, later])
        #expect(try await desk.journal.drop(ActionID(message: id, ordinal: 9), now: later) == .notFound)
    }

    @Test(arguments: Backend.allCases) func whatIsWaitedForCannotBeDropped(backend: Backend) async throws {
        let desk = try Desk(backend)
        let id = try await desk.decided { id in Consequences(errands: [desk.errand(.fetch, 1, of: id)]) }
        let name = ActionID(message: id, ordinal: 1)
        #expect(try await desk.journal.drop(name, now: desk.noon) == .notPossible)
        #expect(try await desk.journal.retry(name, now: desk.noon) == .notPossible)
        try await desk.fetched(.failed(reason: "500"))
        #expect(try await queued(desk, onlyEnded: true) == ["1"])
        #expect(try await desk.journal.retry(name, now: desk.noon) == .notPossible, "its rule has gone on without it")
        #expect(try await desk.journal.drop(name, now: desk.noon) == .made)
        #expect(try await queued(desk).isEmpty)
    }

    /// A message is troubled as long as anything of it is.
    @Test(arguments: Backend.allCases) func aMessageIsTroubledUntilTheLastOfItIsDropped(backend: Backend) async throws {
        let desk = try Desk(backend)
        let id = try await begun(desk)
        func isTroubled() async throws -> Bool { try await !desk.journal.messages(MessageQuery(onlyTroubled: true)).isEmpty }
        #expect(try await !isTroubled())
        let action = try #require(try await desk.send(of: ["main"]).actions.first).id
        try await desk.journal.settle(action, .unknown(reason: "time-out"), now: desk.noon)
        _ = try await desk.take(.webhook)
        try await desk.journal.settle(ActionID(message: id, ordinal: 5), ErrandOutcome.failed(reason: "410"), now: desk.noon)
        #expect(try await isTroubled())
        #expect(try await desk.journal.drop(action, now: desk.noon) == .made)
        #expect(try await isTroubled())
        #expect(try await desk.journal.drop(ActionID(message: id, ordinal: 5), now: desk.noon) == .made)
        #expect(try await !isTroubled())
        #expect(try await desk.journal.retry(ActionID(message: id, ordinal: 5), now: desk.noon) == .made)
        #expect(try await !isTroubled())
    }
}
