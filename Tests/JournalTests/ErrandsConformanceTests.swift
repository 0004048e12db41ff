import Journal
import SMSMessages
import Testing

/// What every journal promises of e-mails, calls, and the rules that wait for a fetch.
@Suite struct ErrandsConformanceTests {
    // MARK: Claiming

    @Test(arguments: Backend.allCases) func oneThatIsDecidedIsDueAtOnceAndOnlyToItsKind(backend: Backend) async throws {
        let desk = try Desk(backend)
        let id = try await desk.decided { id in
            Consequences(errands: [desk.errand(.email, 1, of: id, to: "a@example.com"), desk.errand(.webhook, 2, of: id, content: "{}")])
        }
        #expect(try await desk.take(.fetch).errands.isEmpty)
        let claim = try await desk.take(.webhook)
        #expect(claim.errands.map(\.errand) == [desk.errand(.webhook, 2, of: id, content: "{}")])
        #expect(claim.errands.map(\.attempt) == [1])
        #expect(claim.errands.map(\.message.text) == ["go"])
        #expect(claim.errands.map(\.waiting) == [nil])
        #expect(try await desk.take(.webhook).errands.isEmpty, "it is leased")
        let lease = ErrandState.making(leasedUntil: desk.noon + .seconds(60), attempts: 1)
        #expect(try await desk.errandStates(of: id) == [.due(at: desk.noon, attempts: 0), lease])
        #expect(try await desk.journal.record(of: id)?.state == .decided, "no lane waits for either")
    }

    @Test(arguments: Backend.allCases) func aServerThatHangsHoldsNoMoreThanItsShareOfThePlaces(backend: Backend) async throws {
        let desk = try Desk(backend)
        let targets = ["https://a", "https://a", "https://a", "https://b", "https://c"]
        try await desk.decided { id in
            Consequences(errands: targets.enumerated().map { desk.errand(.webhook, $0.offset + 1, of: id, to: $0.element) })
        }
        func taken(_ limit: Int, _ underWay: [String: Int]) async throws -> [String] {
            try await desk.take(.webhook, limit, perTarget: 2, underWay: underWay).errands.map(\.errand.target)
        }
        #expect(try await taken(9, ["https://a": 2, "https://b": 2]) == ["https://c"])
        #expect(try await taken(0, [:]).isEmpty)
        #expect(try await taken(9, ["https://a": 1]) == ["https://a", "https://b"])
        #expect(try await taken(9, [:]) == ["https://a", "https://a"])
    }

    @Test(arguments: Backend.allCases) func whoHasWaitedLongestComesFirst(backend: Backend) async throws {
        let desk = try Desk(backend)
        try await desk.decided { id in Consequences(errands: [desk.errand(.webhook, 1, of: id, to: "https://z")]) }
        // Others, earlier in the alphabet, have more to be made than there are places, all of it after that.
        let other = try await desk.accept("more", id: "2").id
        let errands = (1...4).map { desk.errand(.webhook, $0, of: other, to: "https://a\($0)") }
        let decision = MessageDecision(message: other, rules: ["r"], ruleSetHash: "h", consequences: Consequences(errands: errands))
        try await desk.journal.record([decision], now: desk.noon + .seconds(1))
        let claim = try await desk.take(.webhook, 2, perTarget: 2, at: desk.noon + .seconds(2))
        #expect(claim.errands.map(\.errand.target) == ["https://z", "https://a1"])
    }

    @Test(arguments: Backend.allCases) func nothingIsMadeBeforeItsTime(backend: Backend) async throws {
        let desk = try Desk(backend)
        let id = try await desk.decided { id in Consequences(errands: [desk.errand(.email, 1, of: id)]) }
        let first = try #require(try await desk.take(.email).errands.first)
        let again = desk.noon + .seconds(30)
        try await desk.journal.settle(first.errand.id, .again(at: again, reason: "greylisted"), now: desk.noon)
        #expect(try await desk.journal.record(of: id)?.errands.first?.detail == "greylisted")
        #expect(try await desk.take(.email, at: again - .milliseconds(1)).errands.isEmpty)
        #expect(try await desk.take(.email, at: again).errands.map(\.attempt) == [2])
    }

    // MARK: Settling

    static let outcomes: [(ErrandOutcome, ErrandState)] = [
        (.done(reply: "250 ok"), .done), (.failed(reason: "550 no"), .failed),
        (.again(at: Desk.noon + .seconds(9), reason: "421 later"), .due(at: Desk.noon + .seconds(9), attempts: 1)),
    ]

    @Test(arguments: Backend.allCases, outcomes)
    func whatCameOfItIsKept(backend: Backend, row: (outcome: ErrandOutcome, state: ErrandState)) async throws {
        let desk = try Desk(backend)
        let id = try await desk.decided { id in Consequences(errands: [desk.errand(.email, 1, of: id)]) }
        let later = desk.noon + .seconds(5)
        _ = try await desk.take(.email)
        try await desk.journal.settle(ActionID(message: id, ordinal: 1), row.outcome, now: later)
        let record = ErrandRecord(
            errand: desk.errand(.email, 1, of: id), state: row.state, detail: row.outcome.detail, attempts: 1, begunAt: desk.noon,
            endedAt: row.state.hasEnded ? later : nil)
        #expect(try await desk.journal.record(of: id)?.errands == [record])
        let isTrouble = row.state == .failed
        #expect(try await desk.journal.messages(MessageQuery(onlyTroubled: true)).map(\.message.id) == (isTrouble ? [id] : []))
        if row.state.hasEnded {
            await #expect(throws: JournalFailure.self, "an end is never taken back") {
                try await desk.journal.settle(ActionID(message: id, ordinal: 1), .done(reply: nil), now: later)
            }
        }
    }

    @Test(arguments: Backend.allCases) func whatCanNeverBeMadeEndsAtOnceAndIsTrouble(backend: Backend) async throws {
        let desk = try Desk(backend)
        let refusal = NewErrand.Refusal(reason: "a header holds a line end")
        let id = try await desk.decided { id in Consequences(errands: [desk.errand(.webhook, 1, of: id, refusal: refusal)]) }
        #expect(try await desk.take(.webhook).errands.isEmpty)
        let record = try #require(try await desk.journal.record(of: id))
        #expect(record.errands.map(\.state) == [.failed])
        #expect(record.errands.map(\.detail) == [refusal.reason])
        #expect(record.errands.map(\.endedAt) == [desk.noon])
        #expect(try await desk.journal.messages(MessageQuery(onlyTroubled: true)).map(\.message.id) == [id])
    }

    @Test(arguments: Backend.allCases) func whatIsErasedMeanwhileLeavesNothing(backend: Backend) async throws {
        let desk = try Desk(backend)
        let id = try await desk.decided { id in
            Consequences(errands: [desk.errand(.webhook, 1, of: id), desk.errand(.fetch, 2, of: id)])
        }
        _ = try await desk.take(.webhook)
        let fetch = try #require(try await desk.take(.fetch).errands.first)
        let erased = try await desk.journal.erase(SMSAddress(canonical: "+31612345678"), now: desk.noon)
        #expect(erased == Erased(messages: 1, actions: 2))
        try await desk.journal.settle(ActionID(message: id, ordinal: 1), .done(reply: nil), now: desk.noon)
        let end = FetchEnd(
            fetch: fetch.errand.id, outcome: .brought([1]), consequences: Consequences(errands: [desk.errand(.email, 1, of: id)]))
        try await desk.journal.settle(end, now: desk.noon)
        #expect(try await desk.journal.record(of: id) == nil)
        #expect(try await desk.take(.email).errands.isEmpty)
    }

    // MARK: Time

    @Test(arguments: Backend.allCases) func aLeaseThatRunsOutHasItMadeAgainUnderItsID(backend: Backend) async throws {
        let desk = try Desk(backend)
        let id = try await desk.decided { id in Consequences(errands: [desk.errand(.webhook, 1, of: id)]) }
        _ = try await desk.take(.webhook)
        try await desk.journal.expireLeases(now: desk.noon + .seconds(60) - .milliseconds(1))
        #expect(try await desk.take(.webhook, at: desk.noon + .seconds(60)).errands.isEmpty)
        try await desk.journal.expireLeases(now: desk.noon + .seconds(60))
        #expect(try await desk.journal.record(of: id)?.errands.first?.detail == ErrandState.leaseLostDetail)
        await #expect(throws: JournalFailure.self, "an outcome that comes after its lease") {
            let outcome = ErrandOutcome.again(at: desk.noon, reason: "503")
            try await desk.journal.settle(ActionID(message: id, ordinal: 1), outcome, now: desk.noon + .seconds(61))
        }
        let again = try #require(try await desk.take(.webhook, at: desk.noon + .seconds(60)).errands.first)
        #expect(again.errand.id == ActionID(message: id, ordinal: 1))
        #expect(again.attempt == 2)
        try await desk.journal.expireLeases(now: desk.noon + .seconds(120))
        // What is known to be done is not made again, however late it is known.
        try await desk.journal.settle(ActionID(message: id, ordinal: 1), .done(reply: nil), now: desk.noon + .seconds(121))
        #expect(try await desk.journal.record(of: id)?.errands.first?.state == .done)
    }

    @Test(arguments: Backend.allCases) func whoseTimeIsOverIsNotMadeAnyMoreButAFetchAlwaysIs(backend: Backend) async throws {
        let desk = try Desk(backend)
        let end = desk.noon + .seconds(10)
        let id = try await desk.decided { id in
            Consequences(errands: [
                desk.errand(.webhook, 1, of: id, expiresAt: end), desk.errand(.email, 2, of: id, expiresAt: end + .milliseconds(1)),
                desk.errand(.fetch, 3, of: id),
            ])
        }
        try await desk.journal.expireLeases(now: end)
        #expect(try await desk.errandStates(of: id) == [.expired, .due(at: desk.noon, attempts: 0), .due(at: desk.noon, attempts: 0)])
        #expect(try await desk.journal.record(of: id)?.errands.first?.endedAt == end)
        #expect(try await desk.journal.messages(MessageQuery(onlyTroubled: true)).map(\.message.id) == [id])
        let year = desk.noon + KeepingTimes.days(365)
        try await desk.journal.expireLeases(now: year)
        #expect(try await desk.take(.fetch, at: year).errands.count == 1)
    }
}
