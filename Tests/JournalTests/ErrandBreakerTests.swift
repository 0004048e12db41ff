import Journal
import SMSMessages
import Testing

/// Caps on e-mails and calls: what a sender's messages bring about, and all together. The same in every journal.
@Suite struct ErrandBreakerTests {
    private static let caps = SendingCaps(all: .init(hour: 6), sender: .init(hour: 2))
    private static let sender = SMSAddress(canonical: "+31612345678")

    private func bring(_ kind: NewErrand.Kind, _ count: Int, on desk: Desk, from sender: String = "+31612345678") async throws
        -> [MessageID]
    {
        var ids: [MessageID] = []
        for number in 0..<count {
            ids.append(
                try await desk.decided("\(kind) \(number)", from: sender) { Consequences(errands: [desk.errand(kind, 1, of: $0)]) })
        }
        return ids
    }

    @Test(arguments: Backend.allCases, [NewErrand.Kind.email, .webhook])
    func whatOneSenderBringsAboutIsHeldAndOthersGoOn(backend: Backend, kind: NewErrand.Kind) async throws {
        let desk = try Desk(backend)
        let ids = try await bring(kind, 5, on: desk)
        let other = try await bring(kind, 1, on: desk, from: "+31622222222")
        let scope = Breaker.Scope(Breaker.Outlet(kind), .sender(Self.sender))
        // One place: what is held takes none.
        var made: [MessageID] = []
        for _ in 1...3 { made += try await desk.take(kind, 1, caps: Self.caps).errands.map(\.message.id) }
        #expect(made == ids.prefix(2) + other)
        #expect(try await desk.errandStates(of: ids[4]) == [.held(dueAt: desk.noon, attempts: 0, by: scope.part)])
        #expect(
            try await desk.journal.breakers() == [
                BreakerRecord(breaker: .init(scope: scope, window: .hour, limit: 2, since: desk.noon), held: 3)
            ])
        let counts = try await desk.journal.counts(now: desk.noon)
        #expect(counts.errandsHeld == 3 && counts.errandsDue == 0)
        #expect(try await desk.journal.queue(QueueQuery()).map(\.id.message).contains(ids[4]))
        #expect(try await desk.journal.retry(ActionID(message: ids[4], ordinal: 1), now: desk.noon) == .notPossible)
        #expect(try await desk.journal.drop(ActionID(message: ids[4], ordinal: 1), now: desk.noon) == .made)

        #expect(try await desk.journal.release(Breaker.Scope(gateway: "main")) == nil)
        #expect(try await desk.journal.release(scope) == 2)
        #expect(try await desk.take(kind, 9, caps: Self.caps).errands.map(\.message.id) == Array(ids[2...3]))
    }

    @Test(arguments: Backend.allCases) func allTogetherAreHeldOverARetryAndExpire(backend: Backend) async throws {
        let desk = try Desk(backend)
        for sender in 0..<7 { _ = try await bring(.email, 1, on: desk, from: "+3162222222\(sender)") }
        let first = try await desk.take(.email, caps: Self.caps)
        try #require(first.errands.count == 6 && first.held.count == 1)
        #expect(first.tripped.map(\.scope) == [Breaker.Scope(.mail)])
        // Nothing more goes out, not even what was tried before, and calls are another matter.
        try await desk.journal.settle(first.errands[0].errand.id, .again(at: desk.noon, reason: "451"), now: desk.noon)
        let second = try await desk.take(.email, caps: Self.caps)
        #expect(second.errands.isEmpty && second.held == [first.errands[0].errand.id] && second.tripped.isEmpty)
        _ = try await bring(.webhook, 1, on: desk)
        #expect(try await desk.take(.webhook, caps: Self.caps).errands.count == 1)
        let expiry = desk.noon + .seconds(3600)
        try await desk.journal.expireLeases(now: expiry)
        #expect(try await desk.errandStates(of: first.held[0].message ?? first.errands[0].message.id) == [.expired])
        #expect(try await desk.journal.release(Breaker.Scope(.mail)) == 0)
    }

    /// A rule, and with it a sender's lane, waits for a fetch: it must not wait for a person.
    @Test(arguments: Backend.allCases) func aFetchIsRefusedAndNeverHeld(backend: Backend) async throws {
        let desk = try Desk(backend)
        var refused: [ActionID] = []
        for _ in 1...4 {
            _ = try await bring(.fetch, 1, on: desk)
            let claim = try await desk.take(.fetch, caps: Self.caps)
            #expect(claim.held.isEmpty)
            refused += claim.refused.map(\.errand.id)
            for fetch in claim.refused + claim.errands {
                #expect(fetch.waiting != nil)
                let end = FetchEnd(fetch: fetch.errand.id, outcome: .failed(reason: "a cap"), consequences: Consequences())
                try await desk.journal.settle(end, now: desk.noon)
            }
        }
        #expect(refused.count == 2)
        #expect(try await desk.journal.breakers().map(\.held) == [0])
        // Webhooks of the same sender share the cap: they are calls, too.
        _ = try await bring(.webhook, 1, on: desk)
        #expect(try await desk.take(.webhook, caps: Self.caps).held.count == 1)
    }

    @Test(arguments: Backend.allCases) func anErasedNumberLeavesNoBreaker(backend: Backend) async throws {
        let desk = try Desk(backend)
        _ = try await bring(.email, 3, on: desk)
        #expect(try await desk.take(.email, caps: Self.caps).held.count == 1)
        _ = try await desk.journal.erase(Self.sender, now: desk.noon)
        #expect(try await desk.journal.breakers().isEmpty)
        _ = try await bring(.email, 1, on: desk)
        #expect(try await desk.take(.email, caps: Self.caps).errands.count == 1)
    }
}
