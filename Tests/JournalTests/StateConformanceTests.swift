import Journal
import SMSMessages
import Testing

/// The rule language, sections 4, 6 and 9: what every journal promises of audiences and limits.
@Suite struct StateConformanceTests {
    static let ours = "+31850000000"
    static let otherOurs = "+31850000009"

    // MARK: Limits

    private func away(_ count: Int = 1, within: Duration = .seconds(86_400)) -> RuleLimit {
        RuleLimit(rule: "away", count: count, within: within)
    }

    @Test(arguments: Backend.allCases, [(-1, 1), (0, 0), (1, 0)])
    func aTimeCountsUntilItsLimitIsOverToTheMillisecond(backend: Backend, row: (later: Int, found: Int)) async throws {
        let desk = try Desk(backend)
        try await desk.decided("one", limits: [away()])
        let day = desk.noon + .seconds(86_400) + .milliseconds(row.later)
        try await desk.accept("two", id: nil, at: day)
        let state = try await desk.claimedState(asking: StateQuestion(limits: [away()], audiencesMatter: false), at: day)
        #expect(state == DecisionState(ruleTimes: [RuleTime(rule: "away", receivedAt: desk.noon)].filter { _ in row.found == 1 }))
    }

    @Test(arguments: Backend.allCases) func onlyWhatIsAskedForIsHandedOut(backend: Backend) async throws {
        let desk = try Desk(backend)
        try await desk.decided("one", limits: [away(), RuleLimit(rule: "menu", count: 2, within: .seconds(60))], [.join(audience: "news")])
        let expected: [(StateQuestion, Set<String>, [String])] = [
            (.nothing, [], []), (StateQuestion(limits: [], audiencesMatter: true), ["news"], []),
            (StateQuestion(limits: [away()], audiencesMatter: false), [], ["away"]),
            (
                StateQuestion(limits: [away(), RuleLimit(rule: "menu", count: 2, within: .seconds(60))], audiencesMatter: true), ["news"],
                ["away", "menu"]
            ),
            (StateQuestion(limits: [RuleLimit(rule: "renamed", count: 1, within: .seconds(60))], audiencesMatter: true), ["news"], []),
        ]
        for (question, audiences, rules) in expected {
            let id = try await desk.accept("next", id: nil).id
            let state = try await desk.claimedState(asking: question)
            #expect(state.audiences == audiences)
            #expect(state.ruleTimes.map(\.rule) == rules)
            try await desk.decide(id)
        }
    }

    @Test(arguments: Backend.allCases) func ofEachRuleTheNewestAreHandedOutAsManyAsItsLimitCounts(backend: Backend) async throws {
        let desk = try Desk(backend)
        let limit = away(3, within: .seconds(3600))
        for second in [5, 1, 9, 7, 3] { try await desk.decided("x", limits: [limit], at: desk.noon + .seconds(second)) }
        try await desk.accept("last", id: nil, at: desk.noon + .seconds(10))
        let state = try await desk.claimedState(asking: StateQuestion(limits: [limit], audiencesMatter: false))
        #expect(state.ruleTimes.map { $0.receivedAt } == [5, 7, 9].map { desk.noon + .seconds($0) })
    }

    @Test(arguments: Backend.allCases) func twoMessagesOfOneInstantCountAsTwo(backend: Backend) async throws {
        let desk = try Desk(backend)
        for _ in 0..<2 { try await desk.decided("x", limits: [away(5)]) }
        try await desk.accept("last", id: nil)
        #expect(try await desk.claimedState(asking: StateQuestion(limits: [away(5)], audiencesMatter: false)).ruleTimes.count == 2)
    }

    @Test(arguments: Backend.allCases, [("+31699999999", ours), ("+31612345678", otherOurs)])
    func aLimitIsForOneSenderAndOneNumber(backend: Backend, lane: (sender: String, number: String)) async throws {
        let desk = try Desk(backend)
        try await desk.decided("one", limits: [away()])
        try await desk.accept("two", id: nil, from: lane.sender, to: lane.number)
        #expect(try await desk.claimedState(asking: StateQuestion(limits: [away()], audiencesMatter: true)).isEmpty)
    }

    /// A clock that was set back over midnight makes it yesterday, and what is compared are the server's times.
    @Test func calendarsGoByTheMachinesClock() {
        @Sendable func midnight(_ day: Int64) -> Timestamp { Timestamp(milliseconds: day * 86_400_000) }
        let limit = RuleLimit(rule: "away", count: 1) { instant in
            let day = instant.milliseconds / 86_400_000
            return midnight(day)..<midnight(day + 1)
        }
        let use = limit.use(at: midnight(20_000) + .seconds(1), clockOffset: .seconds(-2))
        #expect(use.window == midnight(19_999) + .seconds(2)..<midnight(20_000) + .seconds(2))
    }

    @Test(arguments: Backend.allCases) func aDecisionThatCameSecondCountsNothingAndChangesNoAudience(backend: Backend) async throws {
        let desk = try Desk(backend)
        let id = try await desk.decided("one", limits: [away(9)], [.join(audience: "news")])
        let again = MessageDecision(
            message: id, rules: ["away"], ruleSetHash: "h", actions: [], limits: [away(9).use(at: desk.noon)],
            memberships: [.leave(audience: "news")])
        try await desk.journal.record([again], now: desk.noon)
        let exported = try await desk.journal.export(SMSAddress(canonical: "+31612345678"))
        #expect(exported.limitedTimes.count == 1)
        #expect(exported.memberships.count == 1)
    }

    @Test(arguments: Backend.allCases) func aRefusedDecisionCountsNothingAndJoinsNothing(backend: Backend) async throws {
        let desk = try Desk(backend)
        let arrival = desk.arrival("one", id: "1")
        _ = try await desk.journal.accept([arrival])
        let twins = [1, 1].map { desk.action($0, of: arrival.message, "a") }
        let decision = MessageDecision(
            message: arrival.message.id, rules: ["away"], ruleSetHash: "h", actions: twins, limits: [away().use(at: desk.noon)],
            memberships: [.join(audience: "news")])
        await #expect(throws: JournalFailure.self) { try await desk.journal.record([decision], now: desk.noon) }
        let exported = try await desk.journal.export(arrival.message.sender)
        #expect(exported.limitedTimes.isEmpty && exported.memberships.isEmpty)
    }

    @Test(arguments: Backend.allCases) func limitsOutliveTextsAndRecordsAndAreForgottenWhenTheyCountNoMore(backend: Backend) async throws {
        let desk = try Desk(backend)
        let year = away(1, within: KeepingTimes.days(400))
        let id = try await desk.decided("one", limits: [year, RuleLimit(rule: "menu", count: 1, within: .seconds(60))])
        func rules(_ days: Int) async throws -> [String] {
            while try await desk.journal.forget(KeepingTimes(), now: desk.noon + KeepingTimes.days(days)) {}
            return try await desk.journal.export(SMSAddress(canonical: "+31612345678")).limitedTimes.map(\.time.rule)
        }
        #expect(try await rules(0) == ["away", "menu"])
        #expect(try await rules(366) == ["away"])
        #expect(try await desk.journal.record(of: id) == nil)
        #expect(try await rules(399) == ["away"])
        #expect(try await rules(400) == [])
    }

    @Test(arguments: Backend.allCases) func aTimeIsKeptForAMessageThatWaitsAlthoughItIsOverByNow(backend: Backend) async throws {
        let desk = try Desk(backend)
        let minute = away(1, within: .seconds(60))
        try await desk.decided("one", limits: [minute])
        let waiting = try await desk.accept("two", id: nil, at: desk.noon + .seconds(59)).id
        while try await desk.journal.forget(KeepingTimes(), now: desk.noon + .seconds(600)) {}
        let state = try await desk.claimedState(asking: StateQuestion(limits: [minute], audiencesMatter: false))
        #expect(state.ruleTimes == [RuleTime(rule: "away", receivedAt: desk.noon)])
        try await desk.decide(waiting)
        while try await desk.journal.forget(KeepingTimes(), now: desk.noon + .seconds(600)) {}
        #expect(try await desk.journal.export(SMSAddress(canonical: "+31612345678")).limitedTimes.isEmpty)
    }

    @Test(arguments: Backend.allCases) func whatADecisionWasMadeOnIsKeptWithIt(backend: Backend) async throws {
        let desk = try Desk(backend)
        let state = DecisionState(
            audiences: ["nieuws-\"é\"", "vip"], ruleTimes: [RuleTime(rule: "away", receivedAt: desk.noon - .milliseconds(1))],
            ruleCounts: [RuleCount(rule: "voucher", count: 100, oldest: desk.noon)])
        let id = try await desk.accept("one", id: "1").id
        try await desk.journal.record(
            [MessageDecision(message: id, rules: ["r"], ruleSetHash: "h", actions: [], state: state)], now: desk.noon)
        #expect(try await desk.journal.record(of: id)?.decisionState == state)
        let plain = try await desk.decided("two", limits: [])
        #expect(try await desk.journal.record(of: plain)?.decisionState.isEmpty == true)
    }

    // MARK: Audiences

    @Test(arguments: Backend.allCases) func joiningTwiceKeepsTheFirstTimeAndLeavingTwiceIsNoError(backend: Backend) async throws {
        let desk = try Desk(backend)
        try await desk.decided("JOIN", [.join(audience: "news")])
        try await desk.decided("JOIN", [.join(audience: "news"), .join(audience: "vip")], at: desk.noon + .seconds(1))
        let ours = SMSAddress(canonical: Self.ours)
        #expect(
            try await desk.memberships() == [
                .init(audience: "news", through: ours, since: desk.noon),
                .init(audience: "vip", through: ours, since: desk.noon + .seconds(1)),
            ])
        for _ in 0..<2 { try await desk.decided("LEAVE", [.leave(audience: "news")]) }
        #expect(try await desk.memberships().map(\.audience) == ["vip"])
    }

    @Test(arguments: Backend.allCases) func changesHappenInTheOrderWritten(backend: Backend) async throws {
        let desk = try Desk(backend)
        try await desk.decided("x", [.join(audience: "a"), .leave(audience: "a"), .leave(audience: "b"), .join(audience: "b")])
        #expect(try await desk.memberships().map(\.audience) == ["b"])
    }

    @Test(arguments: Backend.allCases) func leavingEndsWhatWasJoinedThroughAnyNumber(backend: Backend) async throws {
        let desk = try Desk(backend)
        try await desk.decided("JOIN", [.join(audience: "news")])
        try await desk.decided("JOIN", to: Self.otherOurs, [.join(audience: "news")])
        #expect(try await desk.journal.audiences() == [AudienceCount(audience: "news", members: 1)], "one number is one member")
        try await desk.decided("LEAVE", to: Self.otherOurs, [.leave(audience: "news")])
        #expect(try await desk.memberships().isEmpty)
    }

    @Test(arguments: Backend.allCases, ["MYBANK", "4040"]) func onlyPhoneNumbersAreMembers(backend: Backend, sender: String) async throws {
        let desk = try Desk(backend)
        try await desk.accept("STOP", id: nil, from: sender, consent: .optOut)
        try await desk.decided("JOIN", from: sender, [.join(audience: "news")])
        #expect(try await desk.memberships(of: sender).isEmpty)
        #expect(try await desk.journal.audiences().isEmpty)
        #expect(try await desk.journal.counts(now: desk.noon).optOuts == 1, "nor is an opt-out lifted")
    }

    @Test(arguments: Backend.allCases) func membersComeInPages(backend: Backend) async throws {
        let desk = try Desk(backend)
        let numbers = (0..<7).map { "+3161234567\($0)" }
        for number in numbers.shuffled() { try await desk.decided("JOIN", from: number, [.join(audience: "news")]) }
        try await desk.decided("JOIN", from: numbers[3], to: Self.otherOurs, [.join(audience: "news")])
        try await desk.decided("JOIN", from: "+31699999999", [.join(audience: "newsletter")])
        var found: [[String]] = []
        var last: PhoneNumber?
        repeat {
            let page = try await desk.journal.members(of: "news", after: last, limit: 3)
            found.append(page.map(\.e164))
            last = page.last
        } while last != nil
        #expect(found == [Array(numbers[0..<3]), Array(numbers[3..<6]), [numbers[6]], []])
        #expect(
            try await desk.journal.audiences() == [
                AudienceCount(audience: "news", members: 7), AudienceCount(audience: "newsletter", members: 1),
            ])
        #expect(try await desk.journal.members(of: "nobody", after: nil, limit: 3).isEmpty)
        #expect(try await desk.journal.members(of: "news", after: nil, limit: -1).isEmpty)
    }

    // MARK: STOP

    @Test(arguments: Backend.allCases) func stopLeavesWhatWasJoinedThroughItsNumberAndStartBringsNothingBack(backend: Backend) async throws
    {
        let desk = try Desk(backend)
        try await desk.decided("JOIN", [.join(audience: "news"), .join(audience: "vip")])
        try await desk.decided("JOIN", to: Self.otherOurs, [.join(audience: "news")])
        try await desk.decided("JOIN", from: "+31699999999", [.join(audience: "news")])
        try await desk.accept("STOP", id: nil, consent: .optOut)
        #expect(try await desk.memberships().map(\.through.text) == [Self.otherOurs])
        #expect(try await desk.journal.members(of: "news", after: nil, limit: 9).count == 2)
        try await desk.accept("START", id: nil, consent: .optIn)
        #expect(try await desk.memberships().map(\.through.text) == [Self.otherOurs])
    }

    @Test(arguments: Backend.allCases) func joiningLiftsAnOptOutFromThisNumberAndIsLoggedAsConsent(backend: Backend) async throws {
        let desk = try Desk(backend)
        try await desk.accept("STOP", id: nil, consent: .optOut)
        try await desk.accept("STOP", id: nil, to: Self.otherOurs, consent: .optOut)
        try await desk.sent()
        let id = try await desk.decided("JOIN", [.join(audience: "news")], replies: ["Welcome"], at: desk.noon + .seconds(9))
        let exported = try await desk.journal.export(SMSAddress(canonical: "+31612345678"))
        #expect(exported.optOuts.map(\.number.text) == [Self.otherOurs])
        #expect(
            exported.consentLog.last
                == .init(number: SMSAddress(canonical: Self.ours), change: .optIn, at: desk.noon + .seconds(9), message: id))
        #expect(try await desk.send().actions.map(\.sms.text) == ["Welcome"])
        try await desk.decided("JOIN", [.join(audience: "vip")])
        #expect(try await desk.journal.export(SMSAddress(canonical: "+31612345678")).consentLog.count == exported.consentLog.count)
    }

    @Test(arguments: Backend.allCases) func joinStopJoin(backend: Backend) async throws {
        let desk = try Desk(backend)
        try await desk.decided("JOIN", [.join(audience: "news")])
        try await desk.accept("STOP", id: nil, consent: .optOut)
        #expect(try await desk.memberships().isEmpty)
        try await desk.decided("JOIN", [.join(audience: "news")])
        #expect(try await desk.memberships().count == 1)
        #expect(try await desk.journal.counts(now: desk.noon).optOuts == 0)
    }

    /// Accepting goes on while others decide: a STOP may be stored before the JOIN that was written before it is decided.
    @Test(arguments: Backend.allCases, [false, true])
    func aStopHoldsAgainstAJoinThatWasWrittenBeforeIt(backend: Backend, isResumed: Bool) async throws {
        let desk = try Desk(backend)
        let first = try await desk.accept("JOIN", id: "1").id
        _ = try await desk.claim()
        let second = try await desk.accept("JOIN", id: "2").id
        try await desk.accept("STOP", id: "3", consent: .optOut)
        if isResumed { try await desk.accept("START", id: "4", consent: .optIn) }
        for id in [first, second] { try await desk.decide(id, memberships: [.join(audience: "news")]) }
        #expect(try await desk.memberships().isEmpty)
        #expect(try await desk.journal.counts(now: desk.noon).optOuts == (isResumed ? 0 : 1))
        try await desk.decided("JOIN", [.join(audience: "news")])
        #expect(try await desk.memberships().count == 1)
    }

    /// A long SMS that has waited for its parts comes into the journal behind what was written after it.
    @Test(arguments: Backend.allCases) func aStopHoldsAgainstAnEarlierJoinThatIsStoredLater(backend: Backend) async throws {
        let desk = try Desk(backend)
        try await desk.accept("STOP", id: nil, consent: .optOut, at: desk.noon + .seconds(300))
        _ = try await desk.decided("join", [.join(audience: "news")], at: desk.noon)
        #expect(try await desk.journal.members(of: "news", after: nil, limit: 9).isEmpty)
        _ = try await desk.decided("join", [.join(audience: "news")], at: desk.noon + .seconds(301))
        #expect(try await desk.journal.members(of: "news", after: nil, limit: 9).count == 1)
    }

    @Test(arguments: Backend.allCases) func aStopHoldsAgainstAJoinThatIsDecidedAgainByAPerson(backend: Backend) async throws {
        let desk = try Desk(backend)
        let id = try await desk.accept("JOIN", id: "1").id
        for attempt in 1...4 {
            if try await desk.claim() == [id], attempt > 1 { try await desk.journal.beginDeciding(id) }
            try await desk.journal.expireLeases(now: desk.noon + .seconds(60 * attempt))
        }
        #expect(try await desk.journal.record(of: id)?.state == .setAside)
        try await desk.accept("STOP", id: "2", consent: .optOut)
        #expect(try await desk.journal.decideAgain(id, now: desk.noon))
        _ = try await desk.claim()
        try await desk.decide(id, memberships: [.join(audience: "news")])
        #expect(try await desk.memberships().isEmpty)
    }
}
