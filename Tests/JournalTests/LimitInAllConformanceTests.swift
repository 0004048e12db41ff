import Journal
import SMSMessages
import Testing

/// The rule language, section 4: a limit `in all` counts anybody's messages to one number, and once more in the commit.
@Suite struct LimitInAllConformanceTests {
    private func voucher(_ count: Int, within: Duration = .seconds(86_400)) -> RuleLimit {
        RuleLimit(rule: "voucher", count: count, isOfAll: true, within: within)
    }

    /// Days of an hour, so that their ends are easily seen.
    private func hourly(_ count: Int) -> RuleLimit {
        RuleLimit(rule: "voucher", count: count, isOfAll: true) { instant in
            let start = Timestamp(milliseconds: instant.milliseconds / 3_600_000 * 3_600_000)
            return start..<start + .seconds(3600)
        }
    }

    private func question(_ limits: RuleLimit...) -> StateQuestion { StateQuestion(limits: limits, audiencesMatter: false) }

    private func phone(_ number: Int) -> String { "+316\(10_000_000 + number)" }

    private func decision(_ message: InboundMessage, _ limit: RuleLimit, _ desk: Desk) -> MessageDecision {
        MessageDecision(
            message: message.id, rules: [limit.rule], ruleSetHash: "h", actions: [desk.action(1, of: message, "here you are")],
            limits: [limit.use(at: message.receivedAt)])
    }

    private func states(_ ids: [MessageID], _ desk: Desk) async throws -> [MessageRecord.State?] {
        var states: [MessageRecord.State?] = []
        for id in ids { states.append(try await desk.journal.record(of: id)?.state) }
        return states
    }

    @Test(arguments: Backend.allCases) func anybodysMessagesToThatNumberCount(backend: Backend) async throws {
        let desk = try Desk(backend)
        for sender in 1...3 { try await desk.decided("x", from: phone(sender), limits: [voucher(9)], at: desk.noon + .seconds(sender)) }
        try await desk.decided("x", from: phone(4), to: "+31850000009", limits: [voucher(9)])
        try await desk.decided("x", from: phone(5), limits: [RuleLimit(rule: "other", count: 9, isOfAll: true, within: .seconds(60))])
        try await desk.accept("next", id: nil, from: phone(6), at: desk.noon + .seconds(10))
        let state = try await desk.claimedState(asking: question(voucher(9)))
        #expect(state == DecisionState(ruleCounts: [RuleCount(rule: "voucher", count: 3, oldest: desk.noon + .seconds(1))]))
    }

    /// Of an hour's 59 minutes, and to the millisecond.
    @Test(arguments: Backend.allCases, [(-1, 0), (0, 1), (3_599_999, 1), (3_600_000, 0)])
    func onlyThoseOfTheSameCalendarsSpanCount(backend: Backend, row: (offset: Int, found: Int)) async throws {
        let desk = try Desk(backend)
        let hour = Timestamp(milliseconds: desk.noon.milliseconds / 3_600_000 * 3_600_000)
        try await desk.decided("x", limits: [hourly(9)], at: hour + .milliseconds(row.offset))
        try await desk.accept("next", id: nil, from: phone(1), at: hour + .seconds(60))
        #expect(try await desk.claimedState(asking: question(hourly(9))).ruleCounts.map(\.count).reduce(0, +) == row.found)
    }

    @Test(arguments: Backend.allCases) func noMoreAreCountedThanTheLimitAllows(backend: Backend) async throws {
        let desk = try Desk(backend)
        for sender in 1...5 { try await desk.decided("x", from: phone(sender), limits: [voucher(9)], at: desk.noon + .seconds(sender)) }
        try await desk.accept("next", id: nil, from: phone(6), at: desk.noon + .seconds(10))
        let state = try await desk.claimedState(asking: question(voucher(2)))
        #expect(state.ruleCounts == [RuleCount(rule: "voucher", count: 2, oldest: desk.noon + .seconds(4))])
    }

    /// A limit that becomes one of all, or is no longer, knows what was counted before.
    @Test(arguments: Backend.allCases, [false, true]) func bothKindsCountTheSame(backend: Backend, wasOfAll: Bool) async throws {
        let desk = try Desk(backend)
        func limit(_ isOfAll: Bool) -> RuleLimit { RuleLimit(rule: "r", count: 9, isOfAll: isOfAll, within: .seconds(60)) }
        for sender in 1...2 { try await desk.decided("x", from: phone(sender), limits: [limit(wasOfAll)]) }
        try await desk.accept("next", id: nil, from: phone(1))
        let state = try await desk.claimedState(asking: question(limit(!wasOfAll)))
        #expect(state.ruleCounts.map(\.count) == (wasOfAll ? [] : [2]))
        #expect(state.ruleTimes.count == (wasOfAll ? 1 : 0))
    }

    // MARK: In the commit

    /// All have been claimed while there was room, and their decisions are recorded in one commit.
    @Test(arguments: Backend.allCases) func theHundredAndFirstNeverSlipsIn(backend: Backend) async throws {
        let desk = try Desk(backend)
        var messages: [InboundMessage] = []
        for sender in 1...120 {
            let arrival = desk.arrival("x", id: "\(sender)", from: phone(sender))
            _ = try await desk.journal.accept([arrival])
            messages.append(arrival.message)
        }
        let limit = voucher(100)
        let claim = try await desk.journal.claimMessages(
            upTo: 200, leasedUntil: desk.noon + .seconds(60), asking: question(limit), now: desk.noon)
        #expect(claim.messages.count == 120 && claim.messages.allSatisfy { $0.state.isEmpty && $0.attempt == 1 })
        let waiting = try await desk.journal.record(messages.map { decision($0, limit, desk) }, now: desk.noon)
        #expect(waiting == messages.dropFirst(100).map(\.id))
        #expect(try await states(messages.map(\.id), desk).count { $0 == .decided } == 100)
        #expect(try await desk.send(500).actions.count == 100, "nothing of the others is sent")

        let again = try await desk.journal.claimMessages(
            upTo: 200, leasedUntil: desk.noon + .seconds(60), asking: question(limit), now: desk.noon)
        #expect(again.messages.map(\.message.id) == waiting, "all at once: none is suspected of anything")
        #expect(again.messages.allSatisfy { $0.attempt == 1 && $0.state.ruleCounts.first?.count == 100 })
        #expect(
            try await desk.journal.record(
                again.messages.map { MessageDecision(message: $0.message.id, rules: ["late"], ruleSetHash: "h") }, now: desk.noon
            ).isEmpty)
        #expect(try await states(waiting, desk).allSatisfy { $0 == .decided })
    }

    @Test(arguments: Backend.allCases) func aLimitForOneSenderIsNotLookedAtAgain(backend: Backend) async throws {
        let desk = try Desk(backend)
        let limit = RuleLimit(rule: "away", count: 1, within: .seconds(60))
        for _ in 1...2 { try await desk.decided("x", limits: [limit]) }
        #expect(try await desk.journal.export(SMSAddress(canonical: "+31612345678")).limitedTimes.count == 2)
    }

    /// Of two rules that act, one has no room left: nothing of the decision is kept.
    @Test(arguments: Backend.allCases) func aDecisionThatIsNoLongerRightLeavesNothingBehind(backend: Backend) async throws {
        let desk = try Desk(backend)
        try await desk.decided("x", from: phone(1), limits: [voucher(1)])
        let message = desk.arrival("x", id: "2", from: phone(2)).message
        _ = try await desk.journal.accept([Arrival(message: message)])
        #expect(try await desk.claim() == [message.id])
        let log = RuleLimit(rule: "log", count: 9, isOfAll: true, within: .seconds(60))
        let both = MessageDecision(
            message: message.id, rules: ["log", "voucher"], ruleSetHash: "h", actions: [desk.action(1, of: message, "a")],
            limits: [log, voucher(1)].map { $0.use(at: message.receivedAt) }, memberships: [.join(audience: "news")])
        #expect(try await desk.journal.record([both], now: desk.noon) == [message.id])
        let record = try #require(try await desk.journal.record(of: message.id))
        #expect(record.state == .waiting && record.rules.isEmpty && record.actions.isEmpty && record.decidedAt == nil)
        let exported = try await desk.journal.export(message.sender)
        #expect(exported.limitedTimes.isEmpty && exported.memberships.isEmpty)
    }

    /// A message that once ended a process is not taken for harmless because its decision came too late.
    @Test(arguments: Backend.allCases) func whatStoodAgainstAMessageStillDoes(backend: Backend) async throws {
        let desk = try Desk(backend)
        try await desk.decided("x", from: phone(1), limits: [voucher(1)])
        let message = desk.arrival("x", id: "2", from: phone(2)).message
        _ = try await desk.journal.accept([Arrival(message: message)])
        _ = try await desk.claim()
        try await desk.journal.beginDeciding(message.id)
        #expect(try await desk.journal.record([decision(message, voucher(1), desk)], now: desk.noon) == [message.id])
        let claim = try await desk.journal.claimMessages(upTo: 9, leasedUntil: desk.noon, now: desk.noon)
        #expect(claim.messages.map(\.attempt) == [3])
    }

    @Test(arguments: Backend.allCases) func theSecondDecisionOfADecidedMessageDoesNotWait(backend: Backend) async throws {
        let desk = try Desk(backend)
        let arrival = desk.arrival("x", id: "1", from: phone(1))
        _ = try await desk.journal.accept([arrival])
        for _ in 1...2 {
            #expect(try await desk.journal.record([decision(arrival.message, voucher(1), desk)], now: desk.noon).isEmpty)
        }
        #expect(try await desk.send().actions.count == 1)
    }

    /// What is refused by itself takes nobody's place.
    @Test(arguments: Backend.allCases) func aRefusedDecisionTakesNoPlace(backend: Backend) async throws {
        let desk = try Desk(backend)
        let arrivals = (1...2).map { desk.arrival("x", id: "\($0)", from: phone($0)) }
        _ = try await desk.journal.accept(arrivals)
        var clash = decision(arrivals[0].message, voucher(1), desk)
        clash.consequences.actions += clash.consequences.actions
        await #expect(throws: JournalFailure.self) {
            try await desk.journal.record([clash, decision(arrivals[1].message, voucher(1), desk)], now: desk.noon)
        }
        #expect(try await states(arrivals.map(\.message.id), desk) == [.waiting, .decided])
    }

    // MARK: Erasing and forgetting

    /// Whose message it was is forgotten, that the rule acted is not: two of one instant, and one of a message whose place is taken anew.
    @Test(arguments: Backend.allCases) func anErasedNumberGivesBackNoPlace(backend: Backend) async throws {
        let desk = try Desk(backend)
        for round in 1...3 {
            let own = RuleLimit(rule: "own", count: 9, within: .seconds(86_400))
            for _ in 1...2 { try await desk.decided("x", from: phone(1), limits: [voucher(9), own]) }
            _ = try await desk.journal.erase(SMSAddress(canonical: phone(1)), now: desk.noon)
            #expect(try await desk.journal.export(SMSAddress(canonical: phone(1))).limitedTimes.isEmpty)
            let next = try await desk.accept("next", id: nil, from: phone(2)).id
            let ownOfAll = RuleLimit(rule: "own", count: 9, isOfAll: true, within: .seconds(86_400))
            let state = try await desk.claimedState(asking: question(voucher(9), ownOfAll))
            #expect(state.ruleCounts.map(\.rule) == ["voucher"] && state.ruleCounts.map(\.count) == [2 * round])
            try await desk.decide(next)
        }
        while try await desk.journal.forget(KeepingTimes(), now: desk.noon + .seconds(86_400)) {}
        try await desk.accept("late", id: nil, from: phone(2))
        #expect(try await desk.claimedState(asking: question(voucher(9))).isEmpty, "as long as it counts, and no longer")
    }

    /// What waits may be of any sender.
    @Test(arguments: Backend.allCases) func aTimeIsKeptForWhateverWaitsAlthoughItIsOverByNow(backend: Backend) async throws {
        let desk = try Desk(backend)
        let limit = voucher(9, within: .seconds(60))
        try await desk.decided("one", from: phone(1), limits: [limit])
        let waiting = try await desk.accept("two", id: nil, from: phone(2), at: desk.noon + .seconds(59)).id
        while try await desk.journal.forget(KeepingTimes(), now: desk.noon + .seconds(600)) {}
        #expect(try await desk.claimedState(asking: question(limit)).ruleCounts.map(\.count) == [1])
        try await desk.decide(waiting)
        while try await desk.journal.forget(KeepingTimes(), now: desk.noon + .seconds(600)) {}
        #expect(try await desk.journal.export(SMSAddress(canonical: phone(1))).limitedTimes.isEmpty)
    }
}
