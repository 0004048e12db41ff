import Journal
import SMSMessages
import Testing

/// What every journal promises of a rule that waits for a fetch, and of its lane.
@Suite struct FetchConformanceTests {
    @Test(arguments: Backend.allCases, [(true, MessageRecord.State.decided), (false, .unmatched)])
    func theLaneWaitsForTheAnswer(backend: Backend, row: (isTaken: Bool, end: MessageRecord.State)) async throws {
        let desk = try Desk(backend)
        let first = try await desk.accept("first", id: "1").id
        let second = try await desk.accept("second", id: "2").id
        #expect(try await desk.claim() == [first])
        try await desk.decide(first, isTaken: row.isTaken) { id in Consequences(errands: [desk.errand(.fetch, 1, of: id)]) }
        #expect(try await desk.journal.record(of: first)?.state == .fetching)
        #expect(try await desk.claim().isEmpty)
        let third = try await desk.accept("third", id: "3").id
        let elsewhere = try await desk.accept("first", id: "4", from: "+31699999999").id
        #expect(try await desk.claim() == [elsewhere])
        try await desk.journal.expireLeases(now: desk.noon + .seconds(3600))
        #expect(try await desk.claim() == [elsewhere], "only that claim's lease ran out")
        try await desk.fetched(.brought([0x68, 0x69]))
        #expect(try await desk.journal.record(of: first)?.state == row.end)
        #expect(try await desk.claim(1) == [second])
        try await desk.decide(second)
        #expect(try await desk.claim(9).contains(third))
    }

    @Test(arguments: Backend.allCases) func aSecondDecisionWhileItFetchesChangesNothing(backend: Backend) async throws {
        let desk = try Desk(backend)
        let id = try await desk.decided { id in Consequences(errands: [desk.errand(.fetch, 1, of: id)]) }
        let before = try await desk.journal.record(of: id)
        try await desk.decide(id, replies: ["again"])
        #expect(try await desk.journal.record(of: id) == before)
        #expect(try await desk.journal.decideAgain(id, now: desk.noon) == false)
    }

    @Test(arguments: Backend.allCases) func whatItBringsAboutStandsBehindAllBefore(backend: Backend) async throws {
        let desk = try Desk(backend)
        let id = try await desk.accept("go", id: "1").id
        let message = try #require(try await desk.journal.record(of: id)?.message)
        try await desk.decide(id) { id in
            Consequences(
                actions: [desk.action(1, of: message, "wait")], errands: [desk.errand(.fetch, 2, of: id)],
                broadcasts: [desk.broadcast(3, of: id, to: [Desk.number(1)])])
        }
        try await desk.fetched(.brought([])) { id in
            Consequences(
                actions: [desk.action(1, of: message, "it says")], errands: [desk.errand(.email, 2, of: id)],
                broadcasts: [desk.broadcast(3, of: id, to: [Desk.number(2)])], memberships: [.join(audience: "readers")])
        }
        let record = try #require(try await desk.journal.record(of: id))
        #expect(record.actions.map(\.action.id.ordinal) == [1, 4])
        #expect(record.errands.map(\.errand.id.ordinal) == [2, 5])
        #expect(record.errands.map(\.state) == [.done, .due(at: desk.noon, attempts: 0)])
        #expect(record.broadcasts.map(\.broadcast.id.ordinal) == [3, 6])
        #expect(try await desk.memberships().map(\.audience) == ["readers"])
    }

    @Test(arguments: Backend.allCases) func aSecondAnswerToTheSameFetchChangesNothing(backend: Backend) async throws {
        let desk = try Desk(backend)
        let id = try await desk.decided { id in Consequences(errands: [desk.errand(.fetch, 1, of: id)]) }
        let second = try await desk.accept("second", id: "2").id
        try await desk.fetched(.brought([1])) { id in Consequences(errands: [desk.errand(.email, 1, of: id)]) }
        #expect(try await desk.claim() == [second])
        let before = try await desk.journal.record(of: id)
        for outcome in [FetchEnd.Outcome.brought([2]), .failed(reason: "x"), .excused(reason: "x")] {
            let end = FetchEnd(
                fetch: ActionID(message: id, ordinal: 1), outcome: outcome,
                consequences: Consequences(errands: [desk.errand(.email, 1, of: id)]))
            try await desk.journal.settle(end, now: desk.noon + .seconds(1))
        }
        #expect(try await desk.journal.record(of: id) == before)
        #expect(try await desk.claim().isEmpty, "its lane has one message out")
    }

    static let ends: [(FetchEnd.Outcome, ErrandState, String?)] = [
        (.brought([1, 0, 255]), .done, nil), (.excused(reason: "404"), .excused, "404"), (.failed(reason: "500"), .failed, "500"),
    ]

    @Test(arguments: Backend.allCases, ends)
    func howItEndedIsKept(backend: Backend, row: (outcome: FetchEnd.Outcome, state: ErrandState, detail: String?)) async throws {
        let desk = try Desk(backend)
        let id = try await desk.decided { id in Consequences(errands: [desk.errand(.fetch, 1, of: id)]) }
        try await desk.fetched(row.outcome, at: desk.noon + .seconds(3))
        let errand = try #require(try await desk.journal.record(of: id)?.errands.first)
        #expect(errand.state == row.state)
        #expect(errand.detail == row.detail)
        #expect(errand.endedAt == desk.noon + .seconds(3))
        let troubled = try await desk.journal.messages(MessageQuery(onlyTroubled: true)).map(\.message.id)
        #expect(troubled == (row.state == .failed ? [id] : []))
        #expect(try await desk.journal.record(of: id)?.state == .decided)
    }

    @Test(arguments: Backend.allCases) func itIsClaimedWithAllThatItsRuleIsToGoOnWith(backend: Backend) async throws {
        let desk = try Desk(backend)
        let state = DecisionState(audiences: ["news"], ruleTimes: [RuleTime(rule: "r", receivedAt: desk.noon)])
        let id = try await desk.decided(state: state) { id in
            // Another rule of the same message, and one that could never be made: no answers of this one.
            Consequences(errands: [
                desk.errand(.fetch, 1, of: id), desk.errand(.fetch, 2, of: id, to: "https://b.example", rule: "s"),
                desk.errand(.fetch, 3, of: id, refusal: NewErrand.Refusal(reason: "no such host", isExcused: true)),
            ])
        }
        func next(_ outcome: FetchEnd.Outcome, _ ordinal: Int) async throws -> WaitingRule? {
            let claimed = try #require(try await desk.take(.fetch, 1).errands.first)
            #expect(claimed.errand.id.ordinal == ordinal)
            let more = Consequences(errands: [desk.errand(.fetch, 1, of: id, rule: claimed.errand.rule)])
            try await desk.journal.settle(FetchEnd(fetch: claimed.errand.id, outcome: outcome, consequences: more), now: desk.noon)
            return claimed.waiting
        }
        #expect(try await next(.brought([7, 0]), 1) == WaitingRule(ruleSetHash: "h", state: state, answers: []))
        #expect(try await next(.excused(reason: "404"), 4) == WaitingRule(ruleSetHash: "h", state: state, answers: [[7, 0]]))
        #expect(try await next(.brought([]), 5) == WaitingRule(ruleSetHash: "h", state: state, answers: [[7, 0], nil]))
        #expect(try await next(.brought([]), 6) == WaitingRule(ruleSetHash: "h", state: state, answers: [[7, 0], nil, []]))
    }

    @Test(arguments: Backend.allCases) func theLaneGoesOnWithTheLastOfTwoFetches(backend: Backend) async throws {
        let desk = try Desk(backend)
        let id = try await desk.decided { id in
            Consequences(errands: [desk.errand(.fetch, 1, of: id), desk.errand(.fetch, 2, of: id, rule: "s")])
        }
        let second = try await desk.accept("second", id: "2").id
        let claim = try await desk.take(.fetch).errands
        #expect(claim.count == 2)
        // In the other order, and the later one asks for a third.
        let third = Consequences(errands: [desk.errand(.fetch, 1, of: id, rule: "s")])
        try await desk.journal.settle(FetchEnd(fetch: claim[1].errand.id, outcome: .brought([]), consequences: third), now: desk.noon)
        try await desk.journal.settle(
            FetchEnd(fetch: claim[0].errand.id, outcome: .failed(reason: "x"), consequences: Consequences()), now: desk.noon)
        #expect(try await desk.journal.record(of: id)?.state == .fetching)
        #expect(try await desk.claim().isEmpty)
        try await desk.fetched(.brought([]))
        #expect(try await desk.claim() == [second])
    }

    @Test(arguments: Backend.allCases) func whatCannotBeFetchedIsNotWaitedFor(backend: Backend) async throws {
        let desk = try Desk(backend)
        for isExcused in [true, false] {
            let refusal = NewErrand.Refusal(reason: "no such host", isExcused: isExcused)
            let id = try await desk.decided { id in Consequences(errands: [desk.errand(.fetch, 1, of: id, refusal: refusal)]) }
            #expect(try await desk.journal.record(of: id)?.state == .decided)
            #expect(try await desk.errandStates(of: id) == [isExcused ? .excused : .failed])
        }
        let after = try await desk.accept("after", id: "9").id
        #expect(try await desk.claim() == [after])
    }

    @Test(arguments: Backend.allCases) func aFetchThatProcessesDieOfIsGivenUp(backend: Backend) async throws {
        let desk = try Desk(backend)
        let id = try await desk.decided { id in Consequences(errands: [desk.errand(.fetch, 1, of: id)]) }
        var now = desk.noon
        for attempt in 1...1 + ClaimedErrand.mostEnds {
            let claim = try await desk.take(.fetch, at: now)
            #expect(claim.errands.map(\.attempt) == [attempt])
            #expect(claim.givenUp.isEmpty)
            if attempt > 1 { try await desk.journal.beginResuming(ActionID(message: id, ordinal: 1)) }
            now = now + .seconds(60)
            try await desk.journal.expireLeases(now: now)
        }
        let last = try await desk.take(.fetch, at: now)
        #expect(last.errands.isEmpty)
        #expect(last.givenUp.map(\.errand.id) == [ActionID(message: id, ordinal: 1)])
        let end = FetchEnd(fetch: ActionID(message: id, ordinal: 1), outcome: .failed(reason: "given up"), consequences: Consequences())
        try await desk.journal.settle(end, now: now)
        #expect(try await desk.journal.record(of: id)?.state == .decided)
    }

    /// A STOP is not kept waiting, and what the rule does later is held to it.
    @Test(arguments: Backend.allCases) func aStopWhileItFetchesHoldsAgainstWhatComesOfIt(backend: Backend) async throws {
        let desk = try Desk(backend)
        let id = try await desk.decided { id in Consequences(errands: [desk.errand(.fetch, 1, of: id)]) }
        let message = try #require(try await desk.journal.record(of: id)?.message)
        try await desk.accept("STOP", id: "2", consent: .optOut)
        try await desk.fetched(.brought([])) { _ in
            Consequences(actions: [desk.action(1, of: message, "it says")], memberships: [.join(audience: "news")])
        }
        #expect(try await desk.memberships().isEmpty)
        #expect(try await desk.sent().map(\.sms.text) == ["confirmed"])
        #expect(try await desk.states(of: id) == [.suppressed(.optedOut)])
    }

    @Test(arguments: Backend.allCases) func whatWasSetAsideWaitsBehindAMessageThatFetches(backend: Backend) async throws {
        let desk = try Desk(backend)
        let poison = try await desk.accept("poison", id: "1").id
        var now = desk.noon
        for attempt in 1...ClaimedMessage.mostAttempts {
            _ = try await desk.journal.claimMessages(upTo: 1, leasedUntil: now + .seconds(60), now: now)
            if attempt > 1 { try await desk.journal.beginDeciding(poison) }
            now = now + .seconds(60)
            try await desk.journal.expireLeases(now: now)
        }
        #expect(try await desk.journal.claimMessages(upTo: 1, leasedUntil: now, now: now).setAside == [poison])
        try await desk.decided { id in Consequences(errands: [desk.errand(.fetch, 1, of: id)]) }
        #expect(try await desk.journal.decideAgain(poison, now: now))
        #expect(try await desk.claim().isEmpty)
        try await desk.fetched(.brought([]), at: now)
        #expect(try await desk.claim() == [poison])
    }

    @Test(arguments: Backend.allCases) func erasingWhileItFetchesLetsTheLaneGoOn(backend: Backend) async throws {
        let desk = try Desk(backend)
        try await desk.decided { id in Consequences(errands: [desk.errand(.fetch, 1, of: id)]) }
        _ = try await desk.journal.erase(SMSAddress(canonical: "+31612345678"), now: desk.noon)
        let next = try await desk.accept("hello again", id: "2").id
        #expect(try await desk.claim() == [next])
        #expect(try await desk.take(.fetch).errands.isEmpty)
    }

    @Test(arguments: Backend.allCases) func whatIsUnderWayKeepsItsText(backend: Backend) async throws {
        let desk = try Desk(backend)
        let id = try await desk.decided { id in Consequences(errands: [desk.errand(.fetch, 1, of: id)]) }
        let year = desk.noon + KeepingTimes.days(365)
        func forget() async throws { while try await desk.journal.forget(KeepingTimes(), now: year) {} }
        try await forget()
        try await desk.fetched(.brought([1]), at: year) { id in Consequences(errands: [desk.errand(.webhook, 1, of: id)]) }
        try await forget()
        #expect(try await desk.take(.webhook, at: year).errands.map(\.message.text) == ["go"])
        try await forget()
        #expect(try await desk.journal.record(of: id)?.errands.map(\.errand.content) == ["content", "content"])
        try await desk.journal.settle(ActionID(message: id, ordinal: 2), .done(reply: nil), now: year)
        while try await desk.journal.forget(KeepingTimes(records: KeepingTimes.days(999)), now: year) {}
        #expect(try await desk.journal.record(of: id)?.errands.map(\.errand.content) == ["", ""])
        try await forget()
        #expect(try await desk.journal.record(of: id) == nil)
    }

    /// An answer may still be on its way when its row is erased: no later one has its id, under which the answer would be taken for its own.
    @Test(arguments: Backend.allCases) func anErasedActionsIDIsNotGivenAgain(backend: Backend) async throws {
        let desk = try Desk(backend)
        let id = try await desk.accept("go", id: "1").id
        let message = try #require(try await desk.journal.record(of: id)?.message)
        var sentOn = desk.action(2, of: message, "for you")
        sentOn.recipient = SMSAddress(canonical: "+31699999999")
        try await desk.decide(id) { id in Consequences(actions: [sentOn], errands: [desk.errand(.fetch, 1, of: id)]) }
        #expect(try await desk.send().actions.map(\.id) == [sentOn.id])
        _ = try await desk.journal.erase(sentOn.recipient, now: desk.noon)
        try await desk.fetched(.brought([])) { _ in Consequences(actions: [desk.action(1, of: message, "it says")]) }
        try await desk.journal.settle(sentOn.id, .sent(ids: []), now: desk.noon)
        let record = try #require(try await desk.journal.record(of: id))
        #expect(record.actions.map(\.action.id.ordinal) == [3])
        #expect(record.actions.map(\.state) == [.due(at: desk.noon, attempts: 0)])
    }
}
