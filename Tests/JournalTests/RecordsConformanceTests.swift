import Journal
import SMSMessages
import Testing

/// What every journal promises of what people see and ask for: lists, resending, forgetting, erasing.
@Suite struct RecordsConformanceTests {
    // MARK: Records

    @Test(arguments: Backend.allCases) func aRecordTellsWhenEverythingHappened(backend: Backend) async throws {
        let desk = try Desk(backend)
        let id = try await desk.accept("news", id: "1").id
        #expect(try await desk.journal.record(of: id)?.attempts == 0)
        _ = try await desk.claim()
        try await desk.decide(id, replies: ["headline"], at: desk.noon + .seconds(1))
        let decided = try #require(try await desk.journal.record(of: id))
        #expect(decided.decidedAt == desk.noon + .seconds(1))
        #expect(decided.attempts == 1)
        #expect(decided.actions.map(\.begunAt) == [nil])

        let action = try #require(try await desk.send(at: desk.noon + .seconds(2)).actions.first).id
        let again = desk.noon + .seconds(9)
        try await desk.journal.settle(action, .notSent(again: again, reason: "no route"), now: desk.noon + .seconds(3))
        #expect(try await desk.journal.record(of: id)?.actions.map(\.endedAt) == [nil])
        _ = try await desk.send(at: again)
        try await desk.journal.settle(action, .sent(ids: ["1"]), now: again + .seconds(1))
        let sent = try #require(try await desk.journal.record(of: id)?.actions.first)
        #expect(sent.begunAt == desk.noon + .seconds(2), "the first attempt")
        #expect(sent.attempts == 2)
        #expect(sent.endedAt == again + .seconds(1))
    }

    @Test(arguments: Backend.allCases) func anActionHeldBackIsSuppressedAtOnce(backend: Backend) async throws {
        let desk = try Desk(backend)
        let arrival = desk.arrival("news", id: "1")
        _ = try await desk.journal.accept([arrival])
        var action = desk.action(1, of: arrival.message, "headline")
        action.heldBack = .noGateway
        let decision = MessageDecision(message: arrival.message.id, rules: ["r"], ruleSetHash: "h", actions: [action])
        try await desk.journal.record([decision], now: desk.noon)
        let record = try #require(try await desk.journal.record(of: arrival.message.id)?.actions.first)
        #expect(record.state == .suppressed(.noGateway))
        #expect(record.endedAt == desk.noon)
        #expect(try await desk.send().actions.isEmpty)
        #expect(try await desk.journal.messages(MessageQuery(onlyTroubled: true)).map(\.message.id) == [arrival.message.id])
    }

    @Test(arguments: Backend.allCases) func ruleSetsAreFoundByTheirHash(backend: Backend) async throws {
        let desk = try Desk(backend)
        #expect(try await desk.journal.newestRuleSet() == nil)
        try await desk.journal.keepRuleSet(hash: "h", text: "rule a { }", now: desk.noon)
        try await desk.journal.keepRuleSet(hash: "g", text: "rule b { }", now: desk.noon + .seconds(1))
        #expect(try await desk.journal.newestRuleSet() == "rule b { }")
        try await desk.journal.keepRuleSet(hash: "h", text: "rule a { }", now: desk.noon + .seconds(2))
        #expect(try await desk.journal.newestRuleSet() == "rule a { }")
        #expect(try await desk.journal.ruleSet(hash: "h") == "rule a { }")
        #expect(try await desk.journal.ruleSet(hash: "i") == nil)
    }

    @Test(arguments: Backend.allCases) func theCountsTellWhereThingsStand(backend: Backend) async throws {
        let desk = try Desk(backend)
        for (phone, gateway) in ["a", "a", "b"].enumerated() {
            let id = try await desk.accept("x", id: "\(phone)", from: "+3161111111\(phone)").id
            try await desk.decide(id, replies: ["y"], gateway: gateway)
        }
        let failing = try #require(try await desk.send(1, of: ["b"]).actions.first).id
        try await desk.journal.settle(failing, AttemptOutcome.failed(reason: "106"), now: desk.noon)
        try await desk.accept("STOP", id: "stop", consent: .optOut)
        try await desk.accept("second", id: "2nd", at: desk.noon - .seconds(5))
        try await desk.accept("first", id: "1st", from: "+31699999999", at: desk.noon - .seconds(7))
        var expected = JournalCounts(
            waiting: 2, setAside: 0, due: 3, sending: 0, unknown: 0, failed: 1, reusedIDs: 0, optOuts: 1,
            oldestWaiting: desk.noon - .seconds(7), dueByGateway: ["a": 2, "main": 1])
        #expect(try await desk.journal.counts(now: desk.noon + .seconds(86_399)) == expected)
        expected.failed = 0
        #expect(try await desk.journal.counts(now: desk.noon + .seconds(86_400)) == expected, "a day later it is no news")
    }

    // MARK: Lists

    @Test(arguments: Backend.allCases) func listsAreNewestFirstAndGoOnWhereTheLastEnded(backend: Backend) async throws {
        let desk = try Desk(backend)
        var ids: [MessageID] = []
        // Two at the same instant, one that was received before it was stored.
        for (count, second) in [1, 2, 2, 5, 4].enumerated() {
            ids.append(try await desk.accept("\(count)", id: "\(count)", at: desk.noon + .seconds(second)).id)
        }
        let newestFirst = [3, 4, 2, 1, 0].map { ids[$0] }
        func list(_ query: MessageQuery) async throws -> [Int] {
            try await desk.journal.messages(query).compactMap { newestFirst.firstIndex(of: $0.message.id) }
        }
        #expect(try await list(MessageQuery()) == [0, 1, 2, 3, 4])
        #expect(try await list(MessageQuery(limit: 2)) == [0, 1])
        #expect(try await list(MessageQuery(before: newestFirst[1], limit: 2)) == [2, 3])
        #expect(try await list(MessageQuery(before: newestFirst[2])) == [3, 4], "of two at one instant")
        #expect(try await list(MessageQuery(after: newestFirst[2])) == [0, 1])
        #expect(try await list(MessageQuery(since: desk.noon + .seconds(2), until: desk.noon + .seconds(4))) == [2, 3])
        #expect(try await list(MessageQuery(limit: 0)) == [])
        #expect(try await list(MessageQuery(limit: -1)) == [])
    }

    @Test(arguments: Backend.allCases) func aListShowsOnlyWhatIsAskedFor(backend: Backend) async throws {
        let desk = try Desk(backend)
        let waiting = try await desk.accept("a", id: "1", from: "+31611111111", to: "+31850000001").id
        let decided = try await desk.accept("b", id: "2", from: "+31622222222").id
        let unmatched = try await desk.accept("c", id: "3", from: "+31611111111").id
        let toItself = try await desk.accept("d", id: "4", from: "+31850000000").id
        func decision(_ id: MessageID, _ rules: [String]) -> MessageDecision {
            MessageDecision(message: id, rules: rules, ruleSetHash: "h", actions: [])
        }
        try await desk.journal.record(
            [decision(decided, ["first", "second"]), decision(unmatched, []), decision(toItself, ["second"])], now: desk.noon)
        func list(_ query: MessageQuery) async throws -> [MessageID] { try await desk.journal.messages(query).map(\.message.id) }
        func party(_ number: String) -> MessageQuery { MessageQuery(party: SMSAddress(canonical: number)) }

        #expect(try await list(party("+31611111111")) == [unmatched, waiting], "as sender")
        #expect(try await list(party("+31850000001")) == [waiting], "as receiver")
        #expect(try await list(party("+31850000000")) == [toItself, unmatched, decided], "as either, once")
        #expect(try await list(MessageQuery(rule: "second")) == [toItself, decided])
        #expect(try await list(MessageQuery(rule: "first")) == [decided])
        #expect(try await list(MessageQuery(rule: "sec")) == [], "by its whole name")
        #expect(try await list(MessageQuery(rule: "")) == [])
        #expect(try await list(MessageQuery(states: [.waiting])) == [waiting])
        #expect(try await list(MessageQuery(states: [.waiting, .unmatched])) == [unmatched, waiting])
        #expect(try await list(MessageQuery(party: SMSAddress(canonical: "+31850000000"), rule: "second", states: [.decided])).count == 2)
    }

    @Test(
        arguments: Backend.allCases,
        [
            (AttemptOutcome.sent(ids: []), false), (.failed(reason: ""), true), (.unknown(reason: ""), true),
            (.notSent(again: Timestamp(milliseconds: 1_800_000_005_000), reason: ""), false),
        ] as [(AttemptOutcome, Bool)])
    func troubleIsListed(backend: Backend, row: (outcome: AttemptOutcome, isTrouble: Bool)) async throws {
        let desk = try Desk(backend)
        let id = try await desk.answered("news", id: "1", replies: ["headline"])
        let action = try #require(try await desk.send().actions.first).id
        try await desk.journal.settle(action, row.outcome, now: desk.noon)
        #expect(try await desk.journal.messages(MessageQuery(onlyTroubled: true)).map(\.message.id) == (row.isTrouble ? [id] : []))
        if case .unknown = row.outcome {
            try await desk.journal.settle(action, .sent(ids: ["1"]), now: desk.noon)
            #expect(try await desk.journal.messages(MessageQuery(onlyTroubled: true)).isEmpty, "settled after all")
        }
    }

    // MARK: Changes

    @Test(arguments: Backend.allCases) func everyChangeIsToldOnceItIsStored(backend: Backend) async throws {
        let desk = try Desk(backend)
        var changes = desk.journal.changes().makeAsyncIterator()
        let id = try await desk.accept("news", id: "1").id
        try await desk.accept("news", id: "1")
        _ = try await desk.claim()
        try await desk.decide(id, replies: ["headline"])
        let action = try #require(try await desk.send().actions.first).id
        try await desk.journal.settle(action, AttemptOutcome.failed(reason: "106"), now: desk.noon)
        _ = try await desk.journal.resend(
            action, again: false, gateway: "main", sender: .alphanumeric("Shop"), expiresAt: desk.noon + .seconds(60), now: desk.noon)
        let last = try await desk.accept("last", id: "2").id
        var told: [MessageID] = []
        while told.last != last, let next = await changes.next() { told.append(next) }
        // Stored, decided, begun, ended, sent once more; a repetition and a claim change nothing that is shown.
        #expect(told == [id, id, id, id, id, last])
    }

    @Test(arguments: Backend.allCases) func aListenerThatLagsFindsTheNewest(backend: Backend) async throws {
        let desk = try Desk(backend)
        var changes = desk.journal.changes().makeAsyncIterator()
        let arrivals = (0..<8292).map { desk.arrival("x", id: "\($0)") }
        _ = try await desk.journal.accept(arrivals)
        for arrival in arrivals.suffix(8192) { #expect(await changes.next() == arrival.message.id) }
    }

    // MARK: Sending once more

    @Test(
        arguments: Backend.allCases,
        [.sent(ids: []), .failed(reason: "106"), .unknown(reason: "time-out")] as [AttemptOutcome])
    func whatEndedIsSentOnceMore(backend: Backend, outcome: AttemptOutcome) async throws {
        let desk = try Desk(backend)
        let id = try await desk.answered("news", id: "1", replies: ["one", "two"])
        let first = try await desk.send().actions
        for action in first { try await desk.journal.settle(action.id, outcome, now: desk.noon) }
        try await desk.journal.settle(try #require(try await desk.send().actions.first).id, outcome, now: desk.noon)
        let isSent = outcome == .sent(ids: [])
        let later = desk.noon + .seconds(7200)
        let copy = ActionID(message: id, ordinal: 3)
        #expect(
            try await desk.journal.resend(
                first[0].id, again: isSent, gateway: "main", sender: .alphanumeric("Shop"), expiresAt: later + .seconds(60), now: later)
                == .made(copy))
        let none = Conduct(caps: [Conduct.Cap(count: 0, window: .seconds(600))])
        let claimed = try #require(try await desk.send(conduct: none, at: later).actions.first, "no guard against loops holds it back")
        #expect(claimed.id == copy)
        #expect(claimed.sms.text == "one")
        let record = try #require(try await desk.journal.record(of: id)?.actions.last)
        #expect(record.action.origin == .resend)
        #expect(record.action.rule == "r")
        #expect(record.action.expiresAt == later + .seconds(60))
    }

    @Test(arguments: Backend.allCases) func onlyWhatHasEndedCanBeSentOnceMore(backend: Backend) async throws {
        let desk = try Desk(backend)
        let id = try await desk.answered("news", id: "1", replies: ["headline"])
        let action = ActionID(message: id, ordinal: 1)
        func resend(_ action: ActionID) async throws -> Resend {
            try await desk.journal.resend(
                action, again: false, gateway: "main", sender: .alphanumeric("Shop"), expiresAt: desk.noon + .seconds(60), now: desk.noon)
        }
        #expect(try await resend(action) == .notEnded)
        _ = try await desk.send()
        #expect(try await resend(action) == .notEnded)
        try await desk.journal.settle(action, .sent(ids: []), now: desk.noon)
        #expect(try await resend(ActionID("nobody-1")) == .notFound)
        #expect(try await resend(ActionID(message: id, ordinal: 2)) == .notFound)
        let month = desk.noon + KeepingTimes.days(30)
        while try await desk.journal.forget(KeepingTimes(), now: month) {}
        #expect(try await resend(action) == .textGone)
    }

    @Test(arguments: Backend.allCases) func anOptOutHoldsBackAResend(backend: Backend) async throws {
        let desk = try Desk(backend)
        let id = try await desk.answered("news", id: "1", replies: ["headline"])
        let action = try #require(try await desk.send().actions.first).id
        try await desk.journal.settle(action, .sent(ids: []), now: desk.noon)
        try await desk.accept("STOP", id: "2", consent: .optOut)
        _ = try await desk.journal.resend(
            action, again: true, gateway: "main", sender: .alphanumeric("Shop"), expiresAt: desk.noon + .seconds(60), now: desk.noon)
        try await desk.sent()
        #expect(try await desk.states(of: id)?.last == .suppressed(.optedOut))
    }

    // MARK: Time that is over

    @Test(arguments: Backend.allCases) func dueActionsOfAGatewayThatIsGoneExpire(backend: Backend) async throws {
        let desk = try Desk(backend)
        let id = try await desk.accept("news", id: "1").id
        try await desk.decide(id, replies: ["headline"], gateway: "taken out of the configuration")
        let end = desk.noon + .seconds(3600)
        try await desk.journal.expireLeases(now: end - .milliseconds(1))
        #expect(try await desk.states(of: id) == [.due(at: desk.noon, attempts: 0)])
        try await desk.journal.expireLeases(now: end)
        #expect(try await desk.states(of: id) == [.expired])
        #expect(try await desk.journal.record(of: id)?.actions.map(\.endedAt) == [end])
    }

    @Test(arguments: Backend.allCases) func textsGoFirstThenRecords(backend: Backend) async throws {
        let desk = try Desk(backend)
        let id = try await desk.answered("news", id: "1", replies: ["headline"])
        let action = try #require(try await desk.send().actions.first).id
        try await desk.journal.settle(action, .sent(ids: ["7"]), now: desk.noon)
        func forget(_ age: Duration) async throws {
            while try await desk.journal.forget(KeepingTimes(), now: desk.noon + age) {}
        }
        try await forget(KeepingTimes.days(30) - .milliseconds(1))
        #expect(try await desk.journal.record(of: id)?.textIsGone == false)
        try await forget(KeepingTimes.days(30))
        let record = try #require(try await desk.journal.record(of: id))
        #expect(record.textIsGone)
        #expect(record.message.text.isEmpty)
        #expect(record.actions.map(\.action.text) == [""])
        #expect(record.actions.map(\.detail) == ["7"], "what became of it stays")
        #expect(try await desk.accept("news", id: "1").kind == .repeated, "and its id is known")
        #expect(try await desk.accept("news", id: "1", from: "+31699999999").kind == .reusedID)
        try await forget(KeepingTimes.days(365) - .milliseconds(1))
        #expect(try await desk.journal.record(of: id) != nil)
        try await forget(KeepingTimes.days(365))
        #expect(try await desk.journal.record(of: id) == nil)
    }

    @Test(arguments: Backend.allCases) func whatWaitsOrIsToBeSentKeepsItsText(backend: Backend) async throws {
        let desk = try Desk(backend)
        let due = try await desk.answered("news", id: "1", replies: ["headline"])
        let waiting = try await desk.accept("more", id: "2", from: "+31699999999").id
        let years = desk.noon + KeepingTimes.days(3000)
        while try await desk.journal.forget(KeepingTimes(), now: years) {}
        #expect(try await desk.journal.record(of: due)?.actions.map(\.action.text) == ["headline"])
        #expect(try await desk.journal.record(of: waiting)?.message.text == "more")
        _ = try await desk.send()
        while try await desk.journal.forget(KeepingTimes(), now: years) {}
        #expect(try await desk.journal.record(of: due)?.message.text == "news", "it is being sent")
        try await desk.journal.settle(ActionID(message: due, ordinal: 1), .sent(ids: []), now: desk.noon)
        while try await desk.journal.forget(KeepingTimes(), now: years) {}
        #expect(try await desk.journal.record(of: due) == nil)
    }

    @Test(arguments: Backend.allCases) func theConsentLogLapsesAndAnOptOutInForceDoesNot(backend: Backend) async throws {
        let desk = try Desk(backend)
        let number = SMSAddress(canonical: "+31612345678")
        let stop = try await desk.accept("STOP", id: "1", consent: .optOut).id
        _ = try await desk.accept("STOP", id: "2", consent: .optOut)
        let here = SMSAddress(canonical: "+31850000000")
        let entry = NumberRecord.ConsentEntry(number: here, change: .optOut, at: desk.noon, message: stop)
        #expect(try await desk.journal.export(number).consentLog == [entry], "what changed nothing is not in it")
        _ = try await desk.send()
        for action in try await desk.journal.export(number).messages.flatMap(\.actions) {
            try await desk.journal.settle(action.action.id, .sent(ids: []), now: desk.noon)
        }
        while try await desk.journal.forget(KeepingTimes(), now: desk.noon + KeepingTimes.days(5 * 365)) {}
        let left = try await desk.journal.export(number)
        #expect(left.consentLog.isEmpty)
        #expect(left.messages.isEmpty)
        #expect(left.optOuts == [NumberRecord.OptOut(number: here, since: desk.noon)])
        try await desk.answered("news", id: "3", replies: ["headline"])
        #expect(try await desk.send().actions.isEmpty)
    }

    @Test(arguments: Backend.allCases) func ruleSetsThatNobodyNamesGoExceptTheNewest(backend: Backend) async throws {
        let desk = try Desk(backend)
        for (day, hash) in ["old", "h", "new"].enumerated() {
            try await desk.journal.keepRuleSet(hash: hash, text: hash, now: desk.noon + KeepingTimes.days(day))
        }
        try await desk.answered("news", id: "1", replies: [], at: desk.noon + KeepingTimes.days(300))
        func kept(_ days: Int) async throws -> [String] {
            while try await desk.journal.forget(KeepingTimes(), now: desk.noon + KeepingTimes.days(days)) {}
            var kept: [String] = []
            for hash in ["old", "h", "new"] where try await desk.journal.ruleSet(hash: hash) != nil { kept.append(hash) }
            return kept
        }
        #expect(try await kept(364) == ["old", "h", "new"])
        #expect(try await kept(600) == ["h", "new"])
        #expect(try await kept(700) == ["new"])
        try await desk.journal.keepRuleSet(hash: "old", text: "old", now: desk.noon + KeepingTimes.days(700))
        #expect(try await kept(9999) == ["old"], "in force again")
    }

    // MARK: One number

    @Test(arguments: Backend.allCases) func everythingOfANumberIsExportedAndErased(backend: Backend) async throws {
        let desk = try Desk(backend)
        let number = SMSAddress(canonical: "+31612345678")
        let first = try await desk.answered("one", id: "1", replies: ["a", "b"])
        let stop = try await desk.accept("STOP", id: "2", consent: .optOut, at: desk.noon + .seconds(1)).id
        let other = try await desk.accept("one", id: "3", from: "+31699999999").id
        let exported = try await desk.journal.export(number)
        #expect(exported.messages.map(\.message.id) == [first, stop])
        #expect(exported.messages.map(\.actions.count) == [2, 1])
        #expect(exported.optOuts.count == 1)
        #expect(exported.consentLog.map(\.message) == [stop])

        #expect(try await desk.journal.erase(number, now: desk.noon) == Erased(messages: 2, actions: 3))
        let left = try await desk.journal.export(number)
        #expect(left.messages.isEmpty)
        #expect(left.consentLog.isEmpty)
        #expect(left.optOuts.count == 1, "an opt-out in force stays")
        #expect(try await desk.journal.record(of: other) != nil)
        #expect(try await desk.accept("one", id: "1").kind == .repeated, "a late repetition is not taken anew")
        #expect(try await desk.journal.erase(number, now: desk.noon) == Erased(messages: 0, actions: 0))
    }

    @Test(arguments: Backend.allCases) func whatIsErasedWhileItIsDecidedOrSentHarmsNothing(backend: Backend) async throws {
        let desk = try Desk(backend)
        let number = SMSAddress(canonical: "+31612345678")
        let sending = try await desk.answered("one", id: "1", replies: ["a"])
        let action = try #require(try await desk.send().actions.first).id
        let deciding = try await desk.accept("two", id: "2").id
        let behind = try await desk.accept("three", id: "3").id
        #expect(try await desk.claim() == [deciding])
        _ = try await desk.journal.erase(number, now: desk.noon)
        try await desk.journal.settle(action, .sent(ids: []), now: desk.noon)
        let decision = MessageDecision(message: deciding, rules: ["r"], ruleSetHash: "h", actions: [])
        try await desk.journal.record([decision], now: desk.noon)
        for id in [sending, deciding, behind] { #expect(try await desk.journal.record(of: id) == nil) }
        let next = try await desk.accept("four", id: "4").id
        #expect(try await desk.claim() == [next], "its lane begins anew")
    }
}
