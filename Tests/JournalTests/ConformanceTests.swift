import Journal
import SMSMessages
import Testing

/// What every journal promises. The model runs it too, so that it is a model of the promise and not of one database.
@Suite struct ConformanceTests {
    // MARK: Accepting

    @Test(arguments: Backend.allCases)
    func aKnownIDIsARepetitionAndAKnownIDWithAnotherTextIsNot(backend: Backend) async throws {
        let desk = try Desk(backend)
        let first = try await desk.accept("hello", id: "7")
        #expect(first.kind == .new)
        #expect(try await desk.accept("hello", id: "7") == Acceptance(kind: .repeated, id: first.id))
        let other = try await desk.accept("something else", id: "7")
        #expect(other.kind == .reusedID)
        #expect(try await desk.accept("something else", id: "7") == Acceptance(kind: .repeated, id: other.id))
        #expect(try await desk.accept("hello", id: "7") == Acceptance(kind: .repeated, id: first.id))
        #expect(try await desk.accept("hello", id: "7", from: "+31699999999").kind == .reusedID)
        #expect(try await desk.journal.counts(now: desk.noon).reusedIDs == 2)
        #expect(try await desk.accept("hello", id: "7", channel: "other").kind == .new, "ids are a channel's own")
    }

    @Test(arguments: Backend.allCases) func anIDIsKnownUntilItIsForgottenAfterNinetyDays(backend: Backend) async throws {
        let desk = try Desk(backend)
        let first = try await desk.accept("hello", id: "7")
        let quarter = KeepingTimes.days(90)
        while try await desk.journal.forget(KeepingTimes(), now: desk.noon + quarter - .milliseconds(1)) {}
        #expect(try await desk.accept("hello", id: "7", at: desk.noon + quarter).kind == .repeated)
        while try await desk.journal.forget(KeepingTimes(), now: desk.noon + quarter) {}
        #expect(try await desk.accept("hello", id: "7", at: desk.noon + quarter).kind == .new)
        #expect(try await desk.journal.record(of: first.id)?.message.providerID == "7", "the message itself stays as it came")
    }

    @Test(arguments: Backend.allCases, [(-60_000, false), (-59_999, true), (0, true), (59_999, true), (60_000, false)])
    func withoutAnIDEqualTextWithinAMinuteIsSuspected(backend: Backend, row: (apart: Int, isSuspected: Bool)) async throws {
        let desk = try Desk(backend)
        #expect(try await desk.accept("hello", id: nil).kind == .new)
        let second = try await desk.accept("hello", id: nil, at: desk.noon + .milliseconds(row.apart))
        #expect(second.kind == (row.isSuspected ? .suspectedDuplicate : .new))
        #expect(try await desk.journal.record(of: second.id)?.acceptance == second.kind)
    }

    @Test(arguments: Backend.allCases) func onlyAnEqualMessageWithoutAnIDIsSuspected(backend: Backend) async throws {
        let desk = try Desk(backend)
        try await desk.accept("hello", id: "1")
        #expect(try await desk.accept("hello", id: nil).kind == .new)
        #expect(try await desk.accept("hello!", id: nil).kind == .new)
        #expect(try await desk.accept("hello", id: nil, from: "+31699999999").kind == .new)
        #expect(try await desk.accept("hello", id: nil, to: "+31850000009").kind == .new)
    }

    @Test(arguments: Backend.allCases) func twoEqualArrivalsInOneCallBehaveAsTwoCalls(backend: Backend) async throws {
        let desk = try Desk(backend)
        let twins = [
            desk.arrival("hello", id: "7"), desk.arrival("hello", id: "7"), desk.arrival("x", id: nil), desk.arrival("x", id: nil),
        ]
        let accepted = try await desk.journal.accept(twins)
        #expect(accepted.map(\.kind) == [.new, .repeated, .new, .suspectedDuplicate])
        #expect(accepted[1].id == accepted[0].id)
        #expect(try await desk.journal.accept([]).isEmpty)
    }

    @Test(arguments: Backend.allCases) func everythingOfAMessageComesBack(backend: Backend) async throws {
        let desk = try Desk(backend)
        let text = "first\nsecond 'quoted' \u{0} \u{202E} 👩‍👩‍👧"
        let message = InboundMessage(
            id: MessageID(high: 1, low: 2), providerID: "é\"7", channel: "main", sender: SMSAddress(canonical: "MYBANK"),
            receiver: SMSAddress(canonical: "0800"), text: text, rawText: [0xFF, 0x00, 0x27], sentAt: desk.noon - .seconds(3),
            receivedAt: desk.noon)
        _ = try await desk.journal.accept([Arrival(message: message)])
        let record = try #require(try await desk.journal.record(of: message.id))
        #expect(record.message == message)
        #expect(record.state == .waiting)
        #expect(try await desk.journal.record(of: MessageID(high: 1, low: 3)) == nil)
    }

    // MARK: Lanes

    @Test(arguments: Backend.allCases) func aLaneGivesOneMessageAtATimeOldestFirst(backend: Backend) async throws {
        let desk = try Desk(backend)
        let first = try await desk.accept("one", id: "1")
        let second = try await desk.accept("two", id: "2")
        let other = try await desk.accept("one", id: "3", from: "+31699999999")
        #expect(try await desk.claim() == [first.id, other.id])
        #expect(try await desk.claim() == [])
        try await desk.decide(first.id)
        #expect(try await desk.claim() == [second.id])
    }

    @Test(arguments: Backend.allCases) func noMoreAreClaimedThanAskedFor(backend: Backend) async throws {
        let desk = try Desk(backend)
        for phone in 1...5 { try await desk.accept("x", id: "\(phone)", from: "+3161111111\(phone)") }
        #expect(try await desk.claim(0).isEmpty)
        #expect(try await desk.claim(2).count == 2)
        #expect(try await desk.claim(9).count == 3)
    }

    @Test(arguments: Backend.allCases) func aLongLaneDoesNotHideTheOthers(backend: Backend) async throws {
        let desk = try Desk(backend)
        for count in 0..<200 { try await desk.accept("\(count)", id: "\(count)") }
        let other = try await desk.accept("x", id: "x", from: "+31699999999")
        #expect(try await desk.claim().last == other.id)
    }

    @Test(arguments: Backend.allCases) func aLeaseThatRanOutIsClaimedAgainAndCounted(backend: Backend) async throws {
        let desk = try Desk(backend)
        let id = try await desk.accept("one", id: "1").id
        _ = try await desk.claim()
        try await desk.journal.expireLeases(now: desk.noon + .seconds(59))
        #expect(try await desk.claim() == [])
        try await desk.journal.expireLeases(now: desk.noon + .seconds(60))
        let again = try await desk.journal.claimMessages(upTo: 10, leasedUntil: desk.noon + .seconds(120), now: desk.noon)
        #expect(again.messages.map(\.attempt) == [2])
        #expect(again.messages.map(\.message.id) == [id])
    }

    // MARK: Deciding

    @Test(arguments: Backend.allCases) func theFirstDecisionStands(backend: Backend) async throws {
        let desk = try Desk(backend)
        let id = try await desk.answered("one", id: "1", replies: ["a"])
        try await desk.decide(id, replies: ["b", "c"])
        let record = try #require(try await desk.journal.record(of: id))
        #expect(record.actions.map(\.action.text) == ["a"])
        #expect(record.state == .decided)
        #expect(record.rules == ["r"])
        #expect(record.ruleSetHash == "h")
    }

    @Test(arguments: Backend.allCases) func whatNoRuleTookIsUnmatched(backend: Backend) async throws {
        let desk = try Desk(backend)
        let id = try await desk.accept("one", id: "1").id
        try await desk.journal.record([MessageDecision(message: id, rules: [], ruleSetHash: "h", actions: [])], now: desk.noon)
        #expect(try await desk.journal.record(of: id)?.state == .unmatched)
        #expect(try await desk.journal.counts(now: desk.noon).waiting == 0)
    }

    /// Section 3 of the rule language: rules that only pass a message on do not take it.
    @Test(arguments: Backend.allCases) func whatRulesOnlyPassedOnIsUnmatched(backend: Backend) async throws {
        let desk = try Desk(backend)
        let id = try await desk.accept("one", id: "1").id
        try await desk.journal.record(
            [MessageDecision(message: id, rules: ["log"], isTaken: false, ruleSetHash: "h", actions: [])], now: desk.noon)
        #expect(try await desk.journal.record(of: id)?.state == .unmatched)
        #expect(try await desk.journal.record(of: id)?.rules == ["log"])
    }

    @Test(arguments: Backend.allCases) func aDecisionThatIsRefusedLeavesItsNeighboursAndItsMessageWaiting(backend: Backend) async throws {
        let desk = try Desk(backend)
        let good = desk.arrival("good", id: "1")
        let bad = desk.arrival("bad", id: "2", from: "+31699999999")
        _ = try await desk.journal.accept([bad, good])
        func decision(_ arrival: Arrival, _ ordinals: [Int]) -> MessageDecision {
            let actions = ordinals.map { desk.action($0, of: arrival.message, "a") }
            return MessageDecision(message: arrival.message.id, rules: ["r"], ruleSetHash: "h", actions: actions)
        }
        let failure = await #expect(throws: JournalFailure.self) {
            try await desk.journal.record([decision(bad, [1, 1]), decision(good, [1, 2])], now: desk.noon)
        }
        guard case .refused = failure else { return #expect(Bool(false), "\(String(describing: failure))") }
        #expect(try await desk.journal.record(of: good.message.id)?.actions.count == 2)
        #expect(try await desk.journal.record(of: bad.message.id)?.state == .waiting)
        #expect(try await desk.states(of: bad.message.id) == [])
    }

    // MARK: Consent

    @Test(arguments: Backend.allCases) func anOptOutIsConfirmedOnceAndNothingElseIsSent(backend: Backend) async throws {
        let desk = try Desk(backend)
        let before = try await desk.answered("news", id: "1", replies: ["headline"])
        let stop = try await desk.accept("STOP", id: "2", consent: .optOut)
        let again = try await desk.accept("STOP", id: "3", consent: .optOut)
        #expect(try await desk.claim() == [], "the rules never see it")
        #expect(try await desk.sent().map(\.id.text) == ["\(stop.id)-1"])
        #expect(try await desk.states(of: before) == [.suppressed(.optedOut)])
        #expect(try await desk.states(of: again.id) == [])
        #expect(try await desk.journal.record(of: again.id)?.state == .consent)

        let start = try await desk.accept("START", id: "4", consent: .optIn)
        #expect(try await desk.send().actions.map(\.id.text) == ["\(start.id)-1"])
        #expect(try await desk.journal.record(of: start.id)?.state == .consent)
        let ordinary = try await desk.accept("START", id: "5", consent: .optIn)
        #expect(try await desk.claim() == [ordinary.id], "to somebody who had not opted out it is a word like any other")
    }

    @Test(arguments: Backend.allCases) func aStopThatChangedSomethingIsConfirmedEvenWhenItLooksRepeated(backend: Backend) async throws {
        let desk = try Desk(backend)
        try await desk.accept("STOP", id: nil, consent: .optOut)
        try await desk.accept("START", id: nil, consent: .optIn)
        let last = try await desk.accept("STOP", id: nil, consent: .optOut)
        #expect(last.kind == .suspectedDuplicate)
        #expect(try await desk.sent().last?.id.text == "\(last.id)-1")
    }

    @Test(arguments: Backend.allCases) func aRepeatedStopDoesNotUndoAStart(backend: Backend) async throws {
        let desk = try Desk(backend)
        try await desk.accept("STOP", id: "1", consent: .optOut)
        try await desk.accept("START", id: "2", consent: .optIn)
        #expect(try await desk.accept("STOP", id: "1", consent: .optOut).kind == .repeated)
        try await desk.sent()
        let id = try await desk.answered("news", id: "3", replies: ["headline"])
        #expect(try await desk.send().actions.map(\.id.text) == ["\(id)-1"])
    }

    @Test(arguments: Backend.allCases) func consentIsPerNumber(backend: Backend) async throws {
        let desk = try Desk(backend)
        try await desk.accept("STOP", id: "1", to: "+31850000009", consent: .optOut)
        try await desk.answered("news", id: "2", replies: ["headline"])
        #expect(try await desk.send().actions.count == 2)
    }

    // MARK: Sending

    @Test(arguments: Backend.allCases) func theSixthAnswerInTenMinutesIsHeldBackAndTheWindowMovesOn(backend: Backend) async throws {
        let desk = try Desk(backend)
        for count in 1...6 {
            try await desk.answered("\(count)", id: "\(count)", replies: ["answer"])
            let claimed = try await desk.send().actions
            #expect(claimed.count == (count == 6 ? 0 : 1), "answer \(count)")
            for action in claimed { try await desk.journal.settle(action.id, .sent(ids: []), now: desk.noon) }
        }
        try await desk.answered("7", id: "7", replies: ["answer"])
        #expect(try await desk.send(at: desk.noon + .seconds(600) - .milliseconds(1)).actions.isEmpty)
        try await desk.answered("8", id: "8", replies: ["answer"])
        #expect(try await desk.send(at: desk.noon + .seconds(600)).actions.count == 1)
    }

    @Test(arguments: Backend.allCases) func answersOfOneMessageCountForEachOther(backend: Backend) async throws {
        let desk = try Desk(backend)
        let id = try await desk.answered("x", id: "1", replies: (1...7).map { "answer \($0)" })
        #expect(try await desk.sent().map(\.id.text) == (1...5).map { "\(id)-\($0)" }, "in the order written")
        #expect(try await desk.states(of: id)?.suffix(2) == [.suppressed(.loopGuard), .suppressed(.loopGuard)])
        #expect(try await desk.send().nextDue == nil)
    }

    @Test(arguments: Backend.allCases) func aRetryDoesNotCountAgainstItself(backend: Backend) async throws {
        let desk = try Desk(backend)
        try await desk.answered("news", id: "1", replies: ["headline"])
        for attempt in 1...10 {
            let conduct = Conduct(caps: [Conduct.Cap(count: 1, window: .seconds(600))])
            let claimed = try await desk.send(conduct: conduct, at: desk.noon + .seconds(attempt)).actions
            #expect(claimed.map(\.attempt) == [attempt])
            let again = desk.noon + .seconds(attempt + 1)
            try await desk.journal.settle(try #require(claimed.first).id, .notSent(again: again, reason: "refused"), now: desk.noon)
        }
    }

    @Test(arguments: Backend.allCases, [" headline\n", "headline\u{200B}", "headline"])
    func ourOwnLastAnswerComingBackIsNotAnswered(backend: Backend, text: String) async throws {
        let desk = try Desk(backend)
        try await desk.answered("news", id: "1", replies: ["headline"])
        #expect(try await desk.sent().count == 1)
        let echo = try await desk.answered(text, id: "2", replies: ["headline"], at: desk.noon + .seconds(1))
        #expect(try await desk.send(at: desk.noon + .seconds(1)).actions.isEmpty)
        #expect(try await desk.states(of: echo) == [.suppressed(.echo)])
    }

    @Test(arguments: Backend.allCases) func anAnswerThatBeganAfterTheMessageCameIsNoEchoOfIt(backend: Backend) async throws {
        let desk = try Desk(backend)
        try await desk.answered("one", id: "1", replies: ["headline"])
        try await desk.answered("headline", id: "2", replies: ["more"], at: desk.noon)
        #expect(try await desk.sent(at: desk.noon + .seconds(1)).count == 2)
    }

    @Test(arguments: Backend.allCases) func aSuspectedDuplicateIsDecidedButNotAnswered(backend: Backend) async throws {
        let desk = try Desk(backend)
        let first = try await desk.answered("news", id: nil, replies: ["headline"])
        let second = try await desk.answered("news", id: nil, replies: ["headline"])
        #expect(try await desk.sent().map(\.id.text) == ["\(first)-1"])
        #expect(try await desk.states(of: second) == [.suppressed(.suspectedDuplicate)])
        #expect(try await desk.journal.record(of: second)?.state == .decided)
    }

    @Test(arguments: Backend.allCases) func aShortCodeThatTheGatewayCannotReachIsHeldBack(backend: Backend) async throws {
        let desk = try Desk(backend)
        let id = try await desk.accept("x", id: "1", from: "4040").id
        try await desk.decide(id, replies: ["a"])
        #expect(try await desk.send(conduct: Conduct(answerableShortCodes: ["4040"])).actions.isEmpty)
        #expect(try await desk.states(of: id) == [.suppressed(.shortCode)])
    }

    @Test(arguments: Backend.allCases) func whatIsTooOldExpires(backend: Backend) async throws {
        let desk = try Desk(backend)
        let id = try await desk.answered("news", id: "1", replies: ["headline"])
        #expect(try await desk.send(at: desk.noon + .seconds(3600)).actions.isEmpty)
        #expect(try await desk.states(of: id) == [.expired])
    }

    @Test(arguments: Backend.allCases) func whatIsHeldBackTakesNoPlaceButIsLookedAtWithinBounds(backend: Backend) async throws {
        let desk = try Desk(backend)
        let id = try await desk.answered("x", id: "1", replies: [String](repeating: "", count: 20) + ["a", "b"])
        let first = try await desk.send(2)
        #expect(first.actions.isEmpty)
        #expect(first.nextDue == desk.noon, "more is due")
        #expect(try await desk.states(of: id)?.count { $0 == .suppressed(.empty) } == 8)
        #expect(try await desk.send(4).actions.map(\.sms.text) == ["a"])
    }

    @Test(arguments: Backend.allCases) func onlyTheGatewaysAskedForAreServedAndTheNextTimeIsTold(backend: Backend) async throws {
        let desk = try Desk(backend)
        for (index, gateway) in ["a", "b", "a"].enumerated() {
            let id = try await desk.accept("x\(index)", id: "\(index)", from: "+3161111111\(index)").id
            try await desk.decide(id, replies: ["to \(index)"], gateway: gateway, at: desk.noon + .seconds(3 - index))
        }
        let later = desk.noon + .seconds(10)
        #expect(try await desk.send(of: ["c"], at: later) == ActionClaim(actions: [], nextDue: nil))
        #expect(try await desk.send(of: ["a", "b"]) == ActionClaim(actions: [], nextDue: desk.noon + .seconds(1)))
        let first = try await desk.send(2, of: ["a", "b"], at: later)
        #expect(first.actions.map(\.sms.text) == ["to 2", "to 1"], "by the time they fell due")
        #expect(first.nextDue == desk.noon + .seconds(3))
        #expect(try await desk.send(2, of: ["b"], at: later).actions.isEmpty)
    }

    @Test(arguments: Backend.allCases) func aClaimedActionIsReadyToSend(backend: Backend) async throws {
        let desk = try Desk(backend)
        let id = try await desk.answered("news", id: "1", replies: ["headline"])
        let action = try #require(try await desk.send().actions.first)
        #expect(action.sms.recipient.e164 == "+31612345678")
        #expect(action.sms.sender.text == "+31850000000")
        #expect(action.sms.reference == "\(id)-1")
        #expect(action.gateway == "main")
        #expect(action.expiresAt == desk.noon + .seconds(3600))
        #expect(try await desk.states(of: id) == [.sending(leasedUntil: desk.noon + .seconds(60), attempts: 1)])
    }

    // MARK: Settling

    @Test(
        arguments: Backend.allCases,
        [
            (AttemptOutcome.sent(ids: ["1", "2"]), ActionState.sent, "1 2"), (.sent(ids: []), .sent, nil),
            (.failed(reason: "106"), .failed, "106"), (.unknown(reason: "time-out"), .unknown, "time-out"),
            (
                .notSent(again: Timestamp(milliseconds: 1_800_000_005_000), reason: "no route"),
                .due(at: Timestamp(milliseconds: 1_800_000_005_000), attempts: 1), "no route"
            ),
        ] as [(AttemptOutcome, ActionState, String?)])
    func whatCameOfAnAttemptIsKept(backend: Backend, row: (outcome: AttemptOutcome, state: ActionState, detail: String?)) async throws {
        let desk = try Desk(backend)
        let id = try await desk.answered("news", id: "1", replies: ["headline"])
        let action = try #require(try await desk.send().actions.first).id
        try await desk.journal.settle(action, row.outcome, now: desk.noon)
        let record = try #require(try await desk.journal.record(of: id)?.actions.first)
        #expect(record.state == row.state)
        #expect(record.detail == row.detail)
    }

    @Test(arguments: Backend.allCases) func anEndStatusIsNeverTakenBack(backend: Backend) async throws {
        let desk = try Desk(backend)
        let id = try await desk.answered("news", id: "1", replies: ["headline"])
        let action = try #require(try await desk.send().actions.first).id
        try await desk.journal.settle(action, .sent(ids: ["1"]), now: desk.noon)
        for outcome in [AttemptOutcome.sent(ids: []), .failed(reason: ""), .unknown(reason: ""), .notSent(again: desk.noon, reason: "")] {
            await #expect(throws: JournalFailure.self) { try await desk.journal.settle(action, outcome, now: desk.noon) }
        }
        #expect(try await desk.journal.record(of: id)?.actions.map(\.detail) == ["1"])
    }

    @Test(arguments: Backend.allCases) func anOutcomeAfterTheLeaseRanOutCountsOnlyIfItProvesThatItWent(backend: Backend) async throws {
        let desk = try Desk(backend)
        let id = try await desk.answered("news", id: "1", replies: ["headline"])
        let action = try #require(try await desk.send().actions.first).id
        try await desk.journal.expireLeases(now: desk.noon + .seconds(59))
        #expect(try await desk.journal.counts(now: desk.noon).sending == 1)
        try await desk.journal.expireLeases(now: desk.noon + .seconds(60))
        await #expect(throws: JournalFailure.self) {
            try await desk.journal.settle(action, AttemptOutcome.failed(reason: "104"), now: desk.noon)
        }
        let lost = try #require(try await desk.journal.record(of: id)?.actions.first)
        #expect(lost.state == .unknown)
        #expect(lost.detail == ActionState.leaseLostDetail)
        #expect(try await desk.journal.counts(now: desk.noon).unknown == 1)
        try await desk.journal.settle(action, .sent(ids: ["1"]), now: desk.noon)
        #expect(try await desk.states(of: id) == [.sent])
        #expect(try await desk.journal.counts(now: desk.noon).unknown == 0)
    }
}
