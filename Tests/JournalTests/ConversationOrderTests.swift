import Journal
import JournalSQLite
import SMSMessages
import Testing

/// In one conversation, which is a number of ours and a phone, SMS leave in the order written, each when the one before it has its
/// outcome; what goes to other phones does not wait for them, and nothing waits for what is held.
@Suite struct ConversationOrderTests {
    static let outcomes: [AttemptOutcome] = [.sent(ids: ["1"]), .failed(reason: "106"), .unknown(reason: "time-out")]

    private func texts(_ desk: Desk, _ limit: Int = 10, of gateways: Set<String> = ["main"], at instant: Timestamp? = nil) async throws
        -> [String]
    {
        try await desk.send(limit, of: gateways, at: instant).actions.map(\.sms.text)
    }

    private func settle(_ desk: Desk, _ message: MessageID, _ outcome: AttemptOutcome, _ ordinal: Int = 1) async throws {
        try await desk.journal.settle(ActionID(message: message, ordinal: ordinal), outcome, now: desk.noon)
    }

    @Test(arguments: Backend.allCases, outcomes)
    func theSecondAnswerLeavesWhenTheFirstHasItsOutcome(backend: Backend, outcome: AttemptOutcome) async throws {
        let desk = try Desk(backend)
        let id = try await desk.answered("two", id: "1", replies: ["first", "second"])
        #expect(try await texts(desk) == ["first"])
        #expect(try await texts(desk) == [])
        try await settle(desk, id, outcome)
        #expect(try await texts(desk) == ["second"])
    }

    @Test(arguments: Backend.allCases) func answersToTwoMessagesOfOneSenderKeepTheirOrder(backend: Backend) async throws {
        let desk = try Desk(backend)
        let first = try await desk.answered("one", id: "1", replies: ["first"])
        try await desk.answered("two", id: "2", replies: ["second"])
        #expect(try await texts(desk) == ["first"])
        try await settle(desk, first, .sent(ids: []))
        #expect(try await texts(desk) == ["second"])
    }

    @Test(arguments: Backend.allCases) func oneThatWaitsForItsRetryHoldsThoseBehindIt(backend: Backend) async throws {
        let desk = try Desk(backend)
        let id = try await desk.answered("two", id: "1", replies: ["first", "second"])
        _ = try await desk.send()
        let later = desk.noon + .seconds(60)
        try await settle(desk, id, .notSent(again: later, reason: "no connection"))
        let claim = try await desk.send()
        #expect(claim.actions.isEmpty)
        #expect(claim.nextDue == later, "when there is something to do again")
        #expect(try await texts(desk, at: later) == ["first"])
    }

    @Test(arguments: Backend.allCases) func eachThatWaitsBehindAnotherExpiresByItself(backend: Backend) async throws {
        let desk = try Desk(backend)
        let id = try await desk.answered("two", id: "1", replies: ["first", "second", "third"])
        _ = try await desk.send()
        let over = desk.noon + .seconds(3600)
        try await desk.journal.expireLeases(now: over)
        #expect(try await desk.states(of: id) == [.unknown, .expired, .expired])
    }

    @Test(arguments: Backend.allCases) func whatIsSuppressedDroppedOrExpiredHoldsNothing(backend: Backend) async throws {
        let desk = try Desk(backend)
        let id = try await desk.answered("three", id: "1", replies: ["", "second", "third"])
        #expect(try await desk.journal.drop(ActionID(message: id, ordinal: 2), now: desk.noon) == .made)
        #expect(try await texts(desk) == ["third"])
    }

    @Test(arguments: Backend.allCases) func aLeaseThatRanOutLetsTheNextOneGo(backend: Backend) async throws {
        let desk = try Desk(backend)
        try await desk.answered("two", id: "1", replies: ["first", "second"])
        _ = try await desk.send()
        try await desk.journal.expireLeases(now: desk.noon + .seconds(60))
        #expect(try await texts(desk, at: desk.noon + .seconds(60)) == ["second"])
    }

    @Test(arguments: Backend.allCases) func aConfirmationBelongsToTheConversation(backend: Backend) async throws {
        let desk = try Desk(backend)
        let id = try await desk.answered("one", id: "1", replies: ["answer"])
        #expect(try await texts(desk) == ["answer"])
        try await desk.accept("STOP", id: "2", consent: .optOut)
        #expect(try await texts(desk) == [])
        try await settle(desk, id, .sent(ids: []))
        #expect(try await texts(desk) == ["confirmed"])
    }

    // MARK: Confirmations of consent

    /// Whatever its retry waits for: it goes out no more.
    @Test(arguments: Backend.allCases) func aConfirmationDoesNotWaitForAnAnswersRetry(backend: Backend) async throws {
        let desk = try Desk(backend)
        let id = try await desk.answered("one", id: "1", replies: ["answer", "behind it"])
        _ = try await desk.send()
        try await settle(desk, id, .notSent(again: desk.noon + .seconds(600), reason: "no connection"))
        try await desk.accept("STOP", id: "2", consent: .optOut)
        #expect(try await texts(desk) == ["confirmed"])
        #expect(try await desk.states(of: id) == [.suppressed(.optedOut), .suppressed(.optedOut)], "in the commit of the STOP")
    }

    @Test(arguments: Backend.allCases) func aConfirmationPassesAnAnswerThatComesBackToWait(backend: Backend) async throws {
        let desk = try Desk(backend)
        let id = try await desk.answered("one", id: "1", replies: ["answer"])
        _ = try await desk.send()
        try await desk.accept("STOP", id: "2", consent: .optOut)
        #expect(try await texts(desk) == [], "the answer is on its way")
        try await settle(desk, id, .notSent(again: desk.noon + .seconds(600), reason: "no connection"))
        #expect(try await texts(desk) == ["confirmed"])
    }

    /// Else a START's confirmation might be the last that somebody reads who has opted out since.
    @Test(arguments: Backend.allCases) func anOptOutLeavesNothingOfWhatWasConfirmedBefore(backend: Backend) async throws {
        let desk = try Desk(backend)
        try await desk.accept("STOP", id: "1", consent: .optOut)
        #expect(try await desk.sent().count == 1)
        let start = try await desk.accept("START", id: "2", consent: .optIn).id
        _ = try await desk.send()
        try await settle(desk, start, .notSent(again: desk.noon + .seconds(600), reason: "no connection"))
        let stop = try await desk.accept("STOP", id: "3", consent: .optOut).id
        #expect(try await desk.send().actions.map(\.id) == [ActionID(message: stop, ordinal: 1)])
        #expect(try await desk.states(of: start) == [.suppressed(.optedOut)])
    }

    @Test(arguments: Backend.allCases) func aRepeatedOptOutLeavesTheFirstOnesConfirmation(backend: Backend) async throws {
        let desk = try Desk(backend)
        try await desk.accept("STOP", id: "1", consent: .optOut)
        try await desk.accept("STOP STOP", id: "2", consent: .optOut)
        #expect(try await texts(desk) == ["confirmed"])
    }

    // MARK: Held ones

    /// All that is held is counted, and leaves in the order written when it is released.
    @Test(arguments: Backend.allCases) func whatIsHeldIsHeldByItself(backend: Backend) async throws {
        let desk = try Desk(backend)
        let caps = Conduct(caps: [], pairCaps: [], sendingCaps: ["main": SendingCaps(block: .init(hour: 1))])
        let id = try await desk.answered("one", id: "1", replies: ["first", "second", "third"])
        #expect(try await desk.send(conduct: caps).actions.map(\.sms.text) == ["first"])
        try await settle(desk, id, .sent(ids: []))
        let claim = try await desk.send(conduct: caps)
        #expect(claim.actions.isEmpty && claim.tripped.count == 1)
        #expect(try await desk.journal.breakers().map(\.held) == [2])
        #expect(try await desk.journal.release(try #require(claim.tripped.first).scope) == 2)
        #expect(try await texts(desk) == ["second"])
        #expect(try await texts(desk) == [])
        try await settle(desk, id, .sent(ids: []), 2)
        #expect(try await texts(desk) == ["third"])
    }

    static let onePerPhone = Conduct(caps: [], pairCaps: [], sendingCaps: ["main": SendingCaps(recipient: .init(hour: 1))])

    /// SMS that another phone's message brings to the one of the conversation.
    private func sentOn(_ desk: Desk, _ texts: [String]) async throws -> MessageID {
        let causer = try await desk.accept("go", id: "s", from: "+31699999999").id
        _ = try await desk.claim()
        let number = SMSAddress(canonical: "+31850000000")
        let actions = texts.enumerated().map { index, text in
            NewAction(
                id: ActionID(message: causer, ordinal: index + 1), origin: .rule, rule: "r",
                recipient: SMSAddress(canonical: "+31612345678"), number: number, sender: number, gateway: "main", text: text,
                expiresAt: desk.noon + .seconds(3600))
        }
        try await desk.journal.record([MessageDecision(message: causer, rules: ["r"], ruleSetHash: "h", actions: actions)], now: desk.noon)
        return causer
    }

    /// A phone at its cap for what others cause still gets its own answers, which would expire behind what waits for a person.
    @Test(arguments: Backend.allCases) func anAnswerPassesWhatIsHeld(backend: Backend) async throws {
        let desk = try Desk(backend)
        _ = try await sentOn(desk, ["on 1", "on 2", "on 3"])
        #expect(try await desk.sent(conduct: Self.onePerPhone).map(\.sms.text) == ["on 1"])
        #expect(try await desk.journal.breakers().map(\.held) == [2])
        try await desk.answered("own", id: "2", replies: ["answer", "another"])
        #expect(try await desk.sent(conduct: Self.onePerPhone).map(\.sms.text) == ["answer", "another"])
    }

    /// Behind what is under way, before what was written later and still waits.
    @Test(arguments: Backend.allCases) func whatIsReleasedTakesItsPlaceAgain(backend: Backend) async throws {
        let desk = try Desk(backend)
        let causer = try await sentOn(desk, ["on 1", "on 2"])
        #expect(try await desk.sent(conduct: Self.onePerPhone).count == 1)
        let own = try await desk.answered("own", id: "2", replies: ["answer", "another"])
        #expect(try await texts(desk) == ["answer"])
        #expect(try await desk.journal.release(try #require(try await desk.journal.breakers().first).breaker.scope) == 1)
        #expect(try await texts(desk) == [], "one at a time")
        try await settle(desk, own, .notSent(again: desk.noon, reason: "no connection"))
        #expect(try await texts(desk) == ["on 2"])
        try await settle(desk, causer, .sent(ids: []), 2)
        #expect(try await texts(desk) == ["answer"])
    }

    @Test(arguments: Backend.allCases) func whatIsSentOnceMoreGoesToTheEnd(backend: Backend) async throws {
        let desk = try Desk(backend)
        let id = try await desk.answered("one", id: "1", replies: ["first", "second"])
        _ = try await desk.send()
        try await settle(desk, id, .failed(reason: "106"))
        let number = SMSAddress(canonical: "+31850000000")
        _ = try await desk.journal.resend(
            ActionID(message: id, ordinal: 1), again: false, gateway: "main", sender: number, expiresAt: desk.noon + .seconds(60),
            now: desk.noon)
        #expect(try await texts(desk) == ["second"])
        try await settle(desk, id, .sent(ids: []), 2)
        #expect(try await texts(desk) == ["first"])
    }

    @Test(arguments: Backend.allCases) func otherPhonesAndOtherNumbersDoNotWait(backend: Backend) async throws {
        let desk = try Desk(backend)
        try await desk.answered("one", id: "1", replies: ["a", "b"])
        for (id, sender, number) in [("2", "+31687654321", "+31850000000"), ("3", "+31612345678", "+31850000001")] {
            let message = try await desk.accept("one", id: id, from: sender, to: number).id
            _ = try await desk.claim()
            try await desk.decide(message, replies: ["a", "b"])
        }
        #expect(try await texts(desk) == ["a", "a", "a"])
        #expect(try await texts(desk) == [])
    }

    /// After its number has moved to another gateway, too.
    @Test(arguments: Backend.allCases) func aConversationIsOneOverAllGateways(backend: Backend) async throws {
        let desk = try Desk(backend)
        let first = try await desk.answered("one", id: "1", replies: ["first"])
        let second = try await desk.accept("two", id: "2").id
        _ = try await desk.claim()
        try await desk.decide(second, replies: ["second"], gateway: "other")
        #expect(try await texts(desk, of: ["other"]) == [])
        #expect(try await texts(desk, of: ["main", "other"]) == ["first"])
        try await settle(desk, first, .sent(ids: []))
        #expect(try await texts(desk, of: ["other"]) == ["second"])
    }

    // MARK: Broadcasts

    /// One to the phone that writes, and to one other.
    private func broadcast(_ desk: Desk, id: String = "b") async throws -> MessageID {
        let message = try await desk.accept("go", id: id, from: "+31699999999").id
        _ = try await desk.claim()
        try await desk.decide(message) { id in
            Consequences(broadcasts: [
                desk.broadcast(1, of: id, to: ["+31612345678", Desk.number(2)], gateway: "main")
            ])
        }
        return message
    }

    @Test(arguments: Backend.allCases) func anAnswerGoesBeforeABroadcastThatWaits(backend: Backend) async throws {
        let desk = try Desk(backend)
        let many = try await broadcast(desk)
        _ = try await desk.send(0)
        let id = try await desk.answered("one", id: "1", replies: ["answer"])
        #expect(Set(try await desk.send().actions.map(\.id.text)) == ["\(id)-1", "\(many)-1.2"])
        try await settle(desk, id, .sent(ids: []))
        #expect(try await desk.send().actions.map(\.id.text) == ["\(many)-1.1"])
    }

    @Test(arguments: Backend.allCases) func anAnswerWaitsForABroadcastThatIsUnderWayButNotForItsRetry(backend: Backend) async throws {
        let desk = try Desk(backend)
        let many = try await broadcast(desk)
        #expect(try await desk.send().actions.count == 2)
        let id = try await desk.answered("one", id: "1", replies: ["answer"])
        #expect(try await desk.send().actions.isEmpty)
        try await desk.journal.settle(ActionID("\(many)-1.1"), .notSent(again: desk.noon, reason: "no connection"), now: desk.noon)
        #expect(try await texts(desk) == ["answer"])
        try await settle(desk, id, .sent(ids: []))
        #expect(try await desk.send().actions.map(\.id.text) == ["\(many)-1.1"])
    }

    @Test(arguments: Backend.allCases) func aStoppedBroadcastHoldsNothing(backend: Backend) async throws {
        let desk = try Desk(backend)
        let first = try await broadcast(desk, id: "b")
        let second = try await broadcast(desk, id: "c")
        _ = try await desk.send(0)
        #expect(try await desk.journal.stopBroadcast(ActionID(message: first, ordinal: 1), now: desk.noon))
        #expect(try await desk.send().actions.map(\.id.text) == ["\(second)-1.1", "\(second)-1.2"])
    }

    // MARK: Many, and after an end

    /// What waits in one busy conversation neither fills a claim nor is looked at.
    @Test(arguments: Backend.allCases) func aBusyConversationHoldsUpNoOther(backend: Backend) async throws {
        let desk = try Desk(backend)
        try await desk.answered("many", id: "1", replies: (1...(backend == .model ? 50 : 10_000)).map { "\($0)" })
        let other = try await desk.accept("one", id: "2", from: "+31687654321").id
        _ = try await desk.claim()
        try await desk.decide(other, replies: ["other"])
        #expect(try await texts(desk, 3) == ["1", "other"])
    }

    @Test(arguments: [true, false]) func theOrderOutlivesAKill(isUnderWay: Bool) async throws {
        let folder = try JournalFolder()
        let desk = Desk(try SQLiteJournal(path: folder.file), in: folder)
        let id = try await desk.answered("two", id: "1", replies: ["first", "second", "third"])
        _ = try await desk.send()
        if !isUnderWay { try await settle(desk, id, .notSent(again: desk.noon, reason: "no connection")) }
        let next = Desk(try SQLiteJournal(path: try folder.copy()), in: folder)
        #expect(try await texts(next) == [isUnderWay ? "second" : "first"])
        #expect(try await texts(next) == [])
    }

    @Test(arguments: Backend.allCases) func whatIsErasedHoldsNothing(backend: Backend) async throws {
        let desk = try Desk(backend)
        let many = try await broadcast(desk)
        try await desk.answered("one", id: "1", replies: ["answer"])
        #expect(try await desk.send().actions.count == 2)
        _ = try await desk.journal.erase(SMSAddress(canonical: "+31699999999"), now: desk.noon)
        #expect(try await desk.journal.record(of: many) == nil)
        _ = try await desk.journal.erase(SMSAddress(canonical: "+31612345678"), now: desk.noon)
        try await desk.answered("again", id: "2", replies: ["new"])
        #expect(try await texts(desk) == ["new"])
    }
}
