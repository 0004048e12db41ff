import Journal
import Responder
import SMSMessages
import Testing

/// Section 4 of the rule language: the first hundred, whoever they are, and however many are decided at once.
@Suite(.timeLimit(.minutes(5))) struct LimitInAllTests {
    private static let rules = """
        rule voucher { when keyword VOUCHER limit 100 per day in all reply "Your voucher: SPRING" }
        rule gone { when keyword VOUCHER reply "All vouchers are gone." }
        """

    private func decideAll(_ desk: Desk, deciders: Int) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<deciders {
                group.addTask { while try await desk.decider.decideWaiting() > 0 {} }
            }
            try await group.waitForAll()
        }
        // One decider may have seen nothing wait while the other gave something back.
        while try await desk.decider.decideWaiting() > 0 {}
    }

    @Test(arguments: [1, 3]) func ofThreeHundredAtOnceOneHundredGetOne(deciders: Int) async throws {
        let desk = try Desk(rules: Self.rules)
        var ids: [MessageID] = []
        for phone in 1...300 { ids.append(try await desk.arrives("voucher", from: phone)) }
        try await decideAll(desk, deciders: deciders)
        var rules: [String: Int] = [:]
        for id in ids {
            let record = try #require(try await desk.journal.record(of: id))
            #expect(record.state == .decided && record.actions.count == 1)
            rules[record.rules.joined(separator: " "), default: 0] += 1
        }
        #expect(rules == ["voucher": 100, "gone": 200])
        #expect(try await desk.journal.counts(now: desk.noon).setAside == 0)
    }

    /// What each was decided on explains why: the hundred-and-first has seen a hundred.
    @Test func whatWasDecidedAnewKeepsWhatItWasDecidedOn() async throws {
        let desk = try Desk(rules: Self.rules)
        var ids: [MessageID] = []
        for phone in 1...120 { ids.append(try await desk.arrives("voucher", from: phone)) }
        try await decideAll(desk, deciders: 1)
        for id in ids {
            let record = try #require(try await desk.journal.record(of: id))
            #expect(record.decisionState.ruleCounts.map(\.count) == (record.rules == ["gone"] ? [100] : []))
        }
    }
}
