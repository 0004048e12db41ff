import Journal
import SMSMessages
import Testing

/// What every journal promises of one SMS to many.
@Suite struct BroadcastsConformanceTests {
    private func numbers(_ places: ClosedRange<Int>) -> [String] { places.map { Desk.number($0) } }

    private func join(_ desk: Desk, _ audience: String, _ numbers: [String]) async throws {
        for number in numbers { try await desk.decided("JOIN", from: number, [.join(audience: audience)]) }
    }

    private func broadcast(of id: MessageID, _ desk: Desk) async throws -> BroadcastRecord {
        try #require(try await desk.journal.record(of: id)?.broadcasts.first)
    }

    @Test(arguments: Backend.allCases) func eachGetsOneHoweverOftenHeIsNamed(backend: Backend) async throws {
        let desk = try Desk(backend)
        try await join(desk, "news", numbers(2...4))
        try await join(desk, "vip", numbers(4...5))
        let named = [1, 1, 2, 1, 2].map { Desk.number($0) }
        let id = try await desk.decided { id in
            Consequences(broadcasts: [desk.broadcast(1, of: id, to: named, audiences: ["news", "vip", "news", "nobody"])])
        }
        #expect(try await broadcast(of: id, desk).left == 10, "two named, three and two members, and three once more")
        #expect(try await desk.sendAll() == numbers(1...5))
        let record = try await broadcast(of: id, desk)
        #expect(record.state == .expanded)
        #expect(record.made == ["sent": 5])
        #expect(record.left == 0)
        #expect(record.broadcast.text == "to all")
        #expect(try await desk.journal.record(of: id)?.actions == [], "they are the broadcast's")
        let sms = try await desk.journal.sms(of: ActionID(message: id, ordinal: 1), after: 0, limit: 9)
        #expect(sms.map(\.action.id.text) == (1...5).map { "\(id)-1.\($0)" })
        #expect(sms.map(\.action.text) == Array(repeating: "to all", count: 5))
        #expect(sms.map(\.action.expiresAt) == Array(repeating: desk.noon + .seconds(3600), count: 5))
    }

    /// The longest number there is, in portions of every size down to one.
    @Test(arguments: Backend.allCases) func nobodyIsLeftOutAtTheEdgeOfAPortion(backend: Backend) async throws {
        let desk = try Desk(backend)
        let long = (0..<600).map { "+49\(1_000_000_000_000 + $0)" }
        // Members of both, so that what is left of a portion is asked for again and again.
        try await join(desk, "news", Array(long[250..<257]))
        let id = try await desk.decided { id in
            Consequences(broadcasts: [desk.broadcast(1, of: id, to: long, audiences: ["news"])])
        }
        #expect(try await desk.sendAll() == long)
        #expect(try await broadcast(of: id, desk).made == ["sent": 600])
    }

    @Test(arguments: Backend.allCases) func noMoreThanAPortionIsDueAtOnce(backend: Backend) async throws {
        let desk = try Desk(backend)
        let id = try await desk.decided { id in Consequences(broadcasts: [desk.broadcast(1, of: id, to: numbers(1...1000))]) }
        #expect(try await broadcast(of: id, desk).made.isEmpty)
        #expect(try await desk.send(0).actions.isEmpty)
        #expect(try await broadcast(of: id, desk).made == ["due": 256])
        #expect(try await broadcast(of: id, desk).left == 744)
        #expect(try await desk.send(127).actions.count == 127)
        #expect(try await desk.send(0).actions.isEmpty)
        #expect(try await broadcast(of: id, desk).made == ["due": 129, "sending": 127], "not one by one")
        #expect(try await desk.send(1).actions.count == 1)
        #expect(try await desk.send(0).actions.isEmpty)
        #expect(try await broadcast(of: id, desk).made == ["due": 256, "sending": 128])
        #expect(try await broadcast(of: id, desk).state == .running)
    }

    @Test(arguments: Backend.allCases) func anAnswerThatFallsDueMeanwhileDoesNotWait(backend: Backend) async throws {
        let desk = try Desk(backend)
        try await desk.decided { id in Consequences(broadcasts: [desk.broadcast(1, of: id, to: numbers(1...1000))]) }
        #expect(try await desk.send(1).actions.count == 1)
        try await desk.decided("hello", from: "+31699999999", replies: ["answer"])
        let next = try await desk.send(300, conduct: Conduct(caps: [], pairCaps: [])).actions
        #expect(next.map(\.sms.text).firstIndex(of: "answer") == 0)
    }

    @Test(arguments: Backend.allCases) func onlyTheGatewayThatIsAskedForIsServed(backend: Backend) async throws {
        let desk = try Desk(backend)
        let id = try await desk.decided { id in
            Consequences(broadcasts: [desk.broadcast(1, of: id, to: numbers(1...2), gateway: "other")])
        }
        #expect(try await desk.send(of: ["main"]).actions.isEmpty)
        #expect(try await broadcast(of: id, desk).left == 2)
        #expect(try await desk.send(of: ["main", "other"]).actions.map(\.gateway) == ["other", "other"])
    }

    @Test(arguments: Backend.allCases) func membersAreThoseOfWhenTheirPortionComes(backend: Backend) async throws {
        let desk = try Desk(backend)
        try await join(desk, "news", (0..<300).map { Desk.number(2 * $0) })
        try await desk.decided { id in Consequences(broadcasts: [desk.broadcast(1, of: id, audiences: ["news"])]) }
        // The first portion reaches up to number 510.
        #expect(try await desk.send(1).actions.count == 1)
        try await join(desk, "news", [Desk.number(3), Desk.number(513)])
        try await desk.decided("LEAVE", from: Desk.number(514), [.leave(audience: "news")])
        try await desk.accept("STOP", id: "s", from: Desk.number(516), consent: .optOut)
        try await desk.accept("STOP", id: "t", from: Desk.number(510), consent: .optOut)
        let sent = try await desk.sendAll()
        #expect(!sent.contains(Desk.number(3)), "behind us")
        #expect(sent.contains(Desk.number(513)))
        #expect(!sent.contains(Desk.number(514)))
        #expect(sent.count { $0 == Desk.number(516) } == 1, "the confirmation alone")
        #expect(sent.count { $0 == Desk.number(510) } == 1, "made already, and held back by his STOP")
        #expect(Set(sent).count == 299, "297 members of that moment, but the first, and two confirmations")
    }

    @Test(arguments: Backend.allCases) func whoIsErasedInTheMiddleGetsNothingMore(backend: Backend) async throws {
        let desk = try Desk(backend)
        // Beside each other, twice, and one whose number begins as the erased one does.
        let named = numbers(1...300) + [Desk.number(299), Desk.number(299), Desk.number(299) + "0"]
        try await join(desk, "news", [Desk.number(299)])
        let id = try await desk.decided { id in Consequences(broadcasts: [desk.broadcast(1, of: id, to: named, audiences: ["news"])]) }
        let begun = try await desk.send(3, conduct: Conduct(caps: [], pairCaps: [])).actions
        for gone in [2, 5, 299] { _ = try await desk.journal.erase(SMSAddress(canonical: Desk.number(gone)), now: desk.noon) }
        try await desk.journal.settle(begun[1].id, .sent(ids: ["1"]), now: desk.noon)
        #expect(try await broadcast(of: id, desk).left == 44)
        let sent = try await desk.sendAll()
        #expect(Set(sent) == Set(named).subtracting([1, 2, 3, 5, 299].map { Desk.number($0) }))
        #expect(sent.count == Set(sent).count)
        let page = try await desk.journal.sms(of: ActionID(message: id, ordinal: 1), after: 1, limit: 3)
        #expect(page.map(\.action.id.text) == [3, 4, 6].map { "\(id)-1.\($0)" }, "no place is given to another")
        let behindTheGap = try await desk.journal.sms(of: ActionID(message: id, ordinal: 1), after: 5, limit: 1)
        #expect(behindTheGap.map(\.action.id.text) == ["\(id)-1.6"])
    }

    // MARK: The end

    @Test(arguments: Backend.allCases) func stoppedInTheMiddleNothingMoreOfItGoesOut(backend: Backend) async throws {
        let desk = try Desk(backend)
        let id = try await desk.decided { id in Consequences(broadcasts: [desk.broadcast(1, of: id, to: numbers(1...1000))]) }
        let name = ActionID(message: id, ordinal: 1)
        let begun = try await desk.send(3, conduct: Conduct(caps: [], pairCaps: [])).actions
        try await desk.journal.settle(begun[0].id, .sent(ids: []), now: desk.noon)
        let later = desk.noon + .seconds(5)
        #expect(try await desk.journal.stopBroadcast(name, now: later))
        #expect(try await broadcast(of: id, desk).made == ["sent": 1, "sending": 2, "dropped": 253])
        #expect(try await broadcast(of: id, desk).left == 744)
        try await desk.journal.settle(begun[1].id, .sent(ids: []), now: later)
        // Nothing left: without the stop it would be due again.
        try await desk.journal.settle(begun[2].id, .notSent(again: later, reason: "no connection"), now: later)
        #expect(try await desk.sendAll(at: later + .seconds(60)).isEmpty)
        let record = try await broadcast(of: id, desk)
        #expect(record.state == .stopped)
        #expect(record.made == ["sent": 2, "dropped": 254])
        #expect(try await desk.journal.sms(of: name, after: 2, limit: 1).map(\.endedAt) == [later])
        #expect(try await desk.journal.stopBroadcast(name, now: later) == false)
        #expect(try await desk.journal.stopBroadcast(ActionID(message: id, ordinal: 2), now: later) == false)
        #expect(try await desk.journal.messages(MessageQuery(onlyTroubled: true)).isEmpty)
    }

    @Test(arguments: Backend.allCases) func oneOfWhichTheLastAreDueCanBeStopped(backend: Backend) async throws {
        let desk = try Desk(backend)
        let id = try await desk.decided { id in Consequences(broadcasts: [desk.broadcast(1, of: id, to: numbers(1...3))]) }
        _ = try await desk.send(0)
        #expect(try await broadcast(of: id, desk).state == .expanded)
        #expect(try await desk.journal.stopBroadcast(ActionID(message: id, ordinal: 1), now: desk.noon))
        #expect(try await broadcast(of: id, desk).made == ["dropped": 3])
        #expect(try await broadcast(of: id, desk).state == .stopped)
    }

    @Test(arguments: Backend.allCases, [true, false])
    func whenItsTimeIsOverNoMoreAreMade(backend: Backend, isServed: Bool) async throws {
        let desk = try Desk(backend)
        let id = try await desk.decided { id in
            Consequences(broadcasts: [desk.broadcast(1, of: id, to: numbers(1...1000), lifetime: .seconds(9999))])
        }
        let end = desk.noon + .seconds(3600)
        _ = try await desk.send(0, at: end - .milliseconds(1))
        if isServed { _ = try await desk.send(0, at: end) } else { try await desk.journal.expireLeases(now: end) }
        let record = try await broadcast(of: id, desk)
        #expect(record.state == .expired, "also of a gateway that nobody serves any more")
        #expect(record.left == 744)
        #expect(try await desk.sendAll(at: end).count == 256, "those that are made already")
    }

    @Test(arguments: Backend.allCases) func whatMayNotGoOutIsSuppressedAsAWhole(backend: Backend) async throws {
        let desk = try Desk(backend)
        let id = try await desk.decided { id in
            Consequences(broadcasts: [desk.broadcast(1, of: id, to: numbers(1...3), heldBack: .noGateway)])
        }
        #expect(try await desk.sendAll().isEmpty)
        #expect(try await broadcast(of: id, desk).state == .suppressed)
        #expect(try await desk.journal.stopBroadcast(ActionID(message: id, ordinal: 1), now: desk.noon) == false)
    }

    // MARK: What is shown and kept

    @Test(arguments: Backend.allCases) func theyAreListedNewestFirst(backend: Backend) async throws {
        let desk = try Desk(backend)
        try await join(desk, "news", numbers(1...1))
        for text in ["a", "b", "c"] {
            try await desk.decided { id in Consequences(broadcasts: [desk.broadcast(1, of: id, audiences: ["news"], text: text)]) }
        }
        _ = try await desk.sendAll()
        let listed = try await desk.journal.broadcasts(limit: 2)
        #expect(listed.map(\.broadcast.text) == ["c", "b"])
        #expect(listed.map(\.broadcast.audiences) == [["news"], ["news"]], "also when they are behind us")
        #expect(listed.map(\.begunAt) == [desk.noon, desk.noon])
        #expect(try await desk.journal.broadcasts(limit: -1).isEmpty)
        #expect(try await desk.journal.sms(of: ActionID("nobody-1"), after: 0, limit: 9).isEmpty)
    }

    @Test(arguments: Backend.allCases) func oneOfItsSMSCanBeSentOnceMore(backend: Backend) async throws {
        let desk = try Desk(backend)
        let id = try await desk.decided { id in Consequences(broadcasts: [desk.broadcast(1, of: id, to: numbers(1...2))]) }
        let begun = try await desk.send().actions
        for action in begun { try await desk.journal.settle(action.id, AttemptOutcome.failed(reason: "106"), now: desk.noon) }
        #expect(try await desk.journal.messages(MessageQuery(onlyTroubled: true)).isEmpty, "the broadcast tells of them")
        let resent = try await desk.journal.resend(
            begun[1].id, again: false, gateway: "main", sender: .alphanumeric("Shop"), expiresAt: desk.noon + .seconds(60), now: desk.noon)
        #expect(resent == .made(ActionID(message: id, ordinal: 2)))
        let again = try #require(try await desk.send().actions.first)
        #expect(again.sms.recipient.e164 == Desk.number(2))
        #expect(again.sms.text == "to all")
        #expect(try await broadcast(of: id, desk).made == ["failed": 2])
        #expect(try await desk.journal.record(of: id)?.actions.map(\.action.origin) == [.resend])
    }

    @Test(arguments: Backend.allCases) func itKeepsItsTextUntilTheLastIsSent(backend: Backend) async throws {
        let desk = try Desk(backend)
        let id = try await desk.decided { id in
            Consequences(broadcasts: [
                desk.broadcast(1, of: id, to: numbers(1...2), gateway: "other", lifetime: .seconds(99_999_999))
            ])
        }
        let month = desk.noon + KeepingTimes.days(30)
        while try await desk.journal.forget(KeepingTimes(), now: month) {}
        #expect(try await broadcast(of: id, desk).broadcast.text == "to all", "it runs")
        let sending = try await desk.send(of: ["other"]).actions
        while try await desk.journal.forget(KeepingTimes(), now: month) {}
        #expect(try await broadcast(of: id, desk).broadcast.text == "to all", "they are being sent")
        for action in sending { try await desk.journal.settle(action.id, .sent(ids: []), now: desk.noon) }
        while try await desk.journal.forget(KeepingTimes(), now: month) {}
        #expect(try await broadcast(of: id, desk).broadcast.text == "")
        #expect(try await desk.journal.sms(of: ActionID(message: id, ordinal: 1), after: 0, limit: 9).map(\.action.text) == ["", ""])
        while try await desk.journal.forget(KeepingTimes(), now: month + KeepingTimes.days(365)) {}
        #expect(try await desk.journal.broadcasts(limit: 9).isEmpty)
        #expect(try await desk.journal.sms(of: ActionID(message: id, ordinal: 1), after: 0, limit: 9).isEmpty)
    }

    @Test(arguments: Backend.allCases) func itGoesWithWhoeverBeganIt(backend: Backend) async throws {
        let desk = try Desk(backend)
        let id = try await desk.decided { id in Consequences(broadcasts: [desk.broadcast(1, of: id, to: numbers(1...1500))]) }
        #expect(try await desk.sendAll().count == 1500)
        let erased = try await desk.journal.erase(SMSAddress(canonical: "+31612345678"), now: desk.noon)
        #expect(erased == Erased(messages: 1, actions: 1500))
        #expect(try await desk.journal.record(of: id) == nil)
        #expect(try await desk.journal.broadcasts(limit: 9).isEmpty)
        #expect(try await desk.journal.export(SMSAddress(canonical: Desk.number(1))).sentByOthers.isEmpty)
    }
}
