import Journal
import SMSMessages
import Testing

/// Sending once more: however many ask, and however often, one SMS is under way or has gone out at a time, unless a person says
/// expressly that he wants another.
@Suite struct CopiesConformanceTests {
    private func resend(_ desk: Desk, _ id: ActionID, again: Bool = false) async throws -> Resend {
        try await desk.journal.resend(
            id, again: again, gateway: "main", sender: SMSAddress(canonical: "+31850000000"), expiresAt: desk.noon + .seconds(600),
            now: desk.noon)
    }

    /// One SMS of which nobody knows.
    private func doubtful(_ desk: Desk, conduct: Conduct = Conduct()) async throws -> ActionID {
        try await desk.answered("news", id: "1", replies: ["headline"])
        let id = try #require(try await desk.send(conduct: conduct).actions.first).id
        try await desk.journal.settle(id, .unknown(reason: "time-out"), now: desk.noon)
        return id
    }

    private func copy(_ id: ActionID, _ ordinal: Int) throws -> ActionID {
        ActionID(message: try #require(id.message), ordinal: ordinal)
    }

    @Test(arguments: Backend.allCases) func twentyWhoAskAtOnceMakeOne(backend: Backend) async throws {
        let desk = try Desk(backend)
        let id = try await doubtful(desk)
        let outcomes = try await withThrowingTaskGroup(of: Resend.self) { group in
            for _ in 1...20 { group.addTask { try await self.resend(desk, id) } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        let second = try copy(id, 2)
        #expect(outcomes.count { $0 == .made(second) } == 1)
        #expect(outcomes.count { $0 == .covered(by: second) } == 19)
        #expect(try await desk.sent().map(\.id) == [second])
    }

    @Test(arguments: Backend.allCases) func noneIsMadeWhileOneIsDueHeldUnderWayOrSent(backend: Backend) async throws {
        let desk = try Desk(backend)
        let caps = Conduct(caps: [], pairCaps: [], sendingCaps: ["main": SendingCaps(all: .init(hour: 1))])
        let id = try await doubtful(desk, conduct: caps)
        let second = try copy(id, 2)
        #expect(try await resend(desk, id) == .made(second))
        #expect(try await resend(desk, id) == .covered(by: second), "due")
        let tripped = try await desk.send(conduct: caps).tripped
        #expect(tripped.count == 1)
        #expect(try await resend(desk, id) == .covered(by: second), "held")
        for breaker in tripped { _ = try await desk.journal.release(breaker.scope) }
        #expect(try await desk.send().actions.map(\.id) == [second])
        #expect(try await resend(desk, id) == .covered(by: second), "under way")
        #expect(try await resend(desk, second) == .notEnded)
        try await desk.journal.settle(second, .sent(ids: []), now: desk.noon)
        #expect(try await resend(desk, id) == .covered(by: second), "sent")
        #expect(try await resend(desk, second) == .covered(by: second), "itself")
        #expect(try await resend(desk, id, again: true) == .made(try copy(id, 3)), "a person wants it even so")
    }

    @Test(arguments: Backend.allCases, [AttemptOutcome.failed(reason: "106"), .unknown(reason: "time-out")])
    func oneWhoseCopyFailedMayBeSentOnceMore(backend: Backend, outcome: AttemptOutcome) async throws {
        let desk = try Desk(backend)
        let id = try await doubtful(desk)
        let (second, third) = (try copy(id, 2), try copy(id, 3))
        #expect(try await resend(desk, id) == .made(second))
        _ = try await desk.send()
        try await desk.journal.settle(second, outcome, now: desk.noon)
        #expect(try await resend(desk, second) == .made(third))
        #expect(try await resend(desk, id) == .covered(by: third), "a copy of its copy is one of its own")
        #expect(try await resend(desk, second) == .covered(by: third))
    }

    @Test(arguments: Backend.allCases) func anUnknownOneThatWentOutAfterAllCoversItsCopies(backend: Backend) async throws {
        let desk = try Desk(backend)
        let id = try await doubtful(desk)
        let second = try copy(id, 2)
        #expect(try await resend(desk, id) == .made(second))
        _ = try await desk.send()
        try await desk.journal.settle(second, AttemptOutcome.failed(reason: "106"), now: desk.noon)
        #expect(try await desk.journal.messages(MessageQuery(onlyTroubled: true)).count == 1)
        try await desk.journal.settle(id, .sent(ids: ["1"]), now: desk.noon)
        #expect(try await resend(desk, second) == .covered(by: id))
        #expect(try await desk.journal.messages(MessageQuery(onlyTroubled: true)).isEmpty)
        #expect(try await desk.journal.queue(QueueQuery(onlyEnded: true)).isEmpty)
    }

    /// What was sent again with success need trouble nobody any more.
    @Test(arguments: Backend.allCases, [true, false])
    func onlyWhatHasNotGoneOutInTheEndIsListedAsFailed(backend: Backend, isSent: Bool) async throws {
        let desk = try Desk(backend)
        let id = try await doubtful(desk)
        #expect(try await resend(desk, id) == .made(try copy(id, 2)))
        _ = try await desk.send()
        #expect(try await desk.journal.messages(MessageQuery(onlyTroubled: true)).count == 1, "it is still under way")
        let outcome: AttemptOutcome = isSent ? .sent(ids: []) : .failed(reason: "106")
        try await desk.journal.settle(try copy(id, 2), outcome, now: desk.noon)
        #expect(try await desk.journal.messages(MessageQuery(onlyTroubled: true)).isEmpty == isSent)
        #expect(try await desk.journal.queue(QueueQuery(onlyEnded: true)).map(\.id) == (isSent ? [] : [id, try copy(id, 2)]))
        guard isSent else { return }
        #expect(try await resend(desk, id, again: true) == .made(try copy(id, 3)))
        _ = try await desk.send()
        try await desk.journal.settle(try copy(id, 3), AttemptOutcome.failed(reason: "106"), now: desk.noon)
        #expect(try await desk.journal.messages(MessageQuery(onlyTroubled: true)).count == 1, "it was wanted though one had gone out")
        #expect(try await desk.journal.queue(QueueQuery(onlyEnded: true)).map(\.id) == [try copy(id, 3)])
    }

    /// A proof that comes late stops the copy that is not on its way yet, unless a person wants it even so.
    @Test(arguments: Backend.allCases, [(again: false, isHeld: false), (false, true), (true, false), (true, true)])
    func aCopyThatWaitsWhenItsOriginalProvesSent(backend: Backend, row: (again: Bool, isHeld: Bool)) async throws {
        let desk = try Desk(backend)
        let caps = Conduct(caps: [], pairCaps: [], sendingCaps: ["main": SendingCaps(all: .init(hour: 1))])
        let id = try await doubtful(desk, conduct: caps)
        let (second, third) = (try copy(id, 2), try copy(id, 3))
        #expect(try await resend(desk, id) == .made(second))
        if row.again { #expect(try await resend(desk, id, again: true) == .made(third)) }
        if row.isHeld { _ = try await desk.send(conduct: caps) }
        try await desk.journal.settle(id, .sent(ids: ["1"]), now: desk.noon)
        let counts = try await desk.journal.counts(now: desk.noon)
        #expect(counts.due + counts.heldByGateway.values.reduce(0, +) == (row.again ? 1 : 0))
        for breaker in try await desk.journal.breakers() { _ = try await desk.journal.release(breaker.breaker.scope) }
        #expect(try await desk.send().actions.map(\.id) == (row.again ? [third] : []))
        #expect(try await desk.journal.counts(now: desk.noon).unknown == 0)
        #expect(try await desk.journal.messages(MessageQuery(onlyTroubled: true)).isEmpty)
    }
}
