import Journal
import SMSMessages
import Testing

/// SMS to others than the message's sender: conduct is about who gets them.
@Suite struct SendingOnTests {
    private let limit = RuleLimit(rule: "away", count: 1, within: .seconds(60))

    @Test(arguments: Backend.allCases) func consentIsTheRecipientsOfThatNumber(backend: Backend) async throws {
        let desk = try Desk(backend)
        try await desk.accept("STOP", id: nil, from: "+31611111111", consent: .optOut)
        try await desk.accept("STOP", id: nil, from: "+31622222222", to: StateConformanceTests.otherOurs, consent: .optOut)
        // The writer's own opt-out says nothing of the others.
        try await desk.accept("STOP", id: nil, consent: .optOut)
        try await desk.sent()
        let id = try await desk.sentOn("hello", to: ["+31611111111", "+31622222222", "+31612345678"])
        #expect(try await desk.send().actions.map(\.sms.recipient.e164) == ["+31622222222"])
        let states = try #require(try await desk.states(of: id))
        #expect([states[0], states[2]] == [.suppressed(.optedOut), .suppressed(.optedOut)])
    }

    @Test(arguments: Backend.allCases) func anOptOutBetweenDecidingAndSendingCounts(backend: Backend) async throws {
        let desk = try Desk(backend)
        let id = try await desk.sentOn("hello", to: ["+31611111111"])
        try await desk.accept("STOP", id: nil, from: "+31611111111", consent: .optOut)
        _ = try await desk.send()
        #expect(try await desk.states(of: id) == [.suppressed(.optedOut)])
    }

    @Test(arguments: Backend.allCases) func theLoopGuardIsPerRecipient(backend: Backend) async throws {
        let desk = try Desk(backend)
        for count in 1...5 {
            try await desk.sentOn("\(count)", to: ["+31611111111"])
            #expect(try await desk.sent().count == 1)
        }
        // To eight others at once is no loop; the sixth to one of them is.
        let others = (0..<8).map { "+3162222222\($0)" }
        let id = try await desk.sentOn("all", to: others + ["+31611111111"])
        #expect(try await desk.send(20).actions.map(\.sms.recipient.e164) == others)
        #expect(try await desk.states(of: id)?.last == .suppressed(.loopGuard))
    }

    /// Who has had five answers of one rule still gets what another has for him.
    @Test(arguments: Backend.allCases) func theLoopGuardIsPerRule(backend: Backend) async throws {
        let desk = try Desk(backend)
        for count in 1...5 { try await desk.sentOn("\(count)", to: ["+31611111111"], by: "a") }
        let other = try await desk.sentOn("b", to: ["+31611111111"], by: "b")
        let sixth = try await desk.sentOn("6", to: ["+31611111111"], by: "a")
        #expect(try await desk.sent().count == 6)
        #expect(try await desk.states(of: other)?.last?.isTrouble == false)
        #expect(try await desk.states(of: sixth) == [.suppressed(.loopGuard)])
    }

    @Test(arguments: Backend.allCases) func whoeverWritesWhatAnotherGotLastEchoesNothing(backend: Backend) async throws {
        let desk = try Desk(backend)
        try await desk.sentOn("hello", to: ["+31611111111"])
        #expect(try await desk.sent().map(\.sms.text) == ["hello"])
        let later = desk.noon + .seconds(1)
        try await desk.sentOn("hello", to: ["+31611111111"], at: later)
        #expect(try await desk.sent(at: later).count == 1, "the writer said it twice, nobody sent it back")
        let echo = try await desk.accept("hello", id: nil, from: "+31611111111", at: later + .seconds(1)).id
        try await desk.decide(echo, replies: ["hello"])
        #expect(try await desk.send(at: later + .seconds(1)).actions.isEmpty)
        #expect(try await desk.states(of: echo) == [.suppressed(.echo)])
    }

    @Test(arguments: Backend.allCases) func everythingOfAMemberIsShownAndErased(backend: Backend) async throws {
        let desk = try Desk(backend)
        let member = SMSAddress(canonical: "+31611111111")
        try await desk.decided("JOIN", from: member.text, limits: [limit], [.join(audience: "news")])
        try await desk.decided("JOIN", limits: [limit], [.join(audience: "news")])
        let optedOut = try await desk.sentOn("one", to: [member.text, "+31699999999"])
        try await desk.accept("STOP", id: nil, from: member.text, to: StateConformanceTests.otherOurs, consent: .optOut)
        _ = try await desk.send(conduct: Conduct(ownNumbers: [member]))
        let due = try await desk.sentOn("two", to: [member.text])
        let exported = try await desk.journal.export(member)
        #expect(
            exported.memberships == [.init(audience: "news", through: SMSAddress(canonical: StateConformanceTests.ours), since: desk.noon)])
        #expect(
            exported.limitedTimes
                == [.init(number: SMSAddress(canonical: StateConformanceTests.ours), time: RuleTime(rule: "away", receivedAt: desk.noon))])
        #expect(exported.sentByOthers.map(\.action.text) == ["one", "two"])
        #expect(exported.sentByOthers.map(\.state) == [.suppressed(.ownNumber), .due(at: desk.noon, attempts: 0)])
        #expect(try await desk.journal.messages(MessageQuery(onlyTroubled: true)).map(\.message.id).contains(optedOut))

        // Its two messages and the confirmation of its STOP, and the two that others had sent to it.
        #expect(try await desk.journal.erase(member, now: desk.noon) == Erased(messages: 2, actions: 3))
        let left = try await desk.journal.export(member)
        #expect(left.memberships.isEmpty && left.limitedTimes.isEmpty && left.sentByOthers.isEmpty)
        #expect(try await desk.send().actions.isEmpty)
        #expect(try await desk.states(of: due) == [])
        #expect(try await desk.states(of: optedOut)?.count == 1, "what went to others stays")
        #expect(try await desk.journal.messages(MessageQuery(onlyTroubled: true)).isEmpty)
        #expect(try await desk.memberships().count == 1)
    }
}

/// A recipient who is written in a rule is nobody's to mute: neither by junk that is sent on to him, nor by what others cause.
@Suite struct GuardsByCauserTests {
    private static let onCall = "+31611111111"

    /// One message of each stranger, sent on to the same phone by the same rule.
    private func junk(_ count: Int, on desk: Desk, at instant: Timestamp? = nil) async throws -> [MessageID] {
        var ids: [MessageID] = []
        for number in 0..<count {
            ids.append(
                try await desk.sentOn("junk \(number)", to: [Self.onCall], from: "+3169999\(1000 + number)", at: instant))
        }
        return ids
    }

    @Test(arguments: Backend.allCases) func strangersDoNotMuteAnAlarm(backend: Backend) async throws {
        let desk = try Desk(backend)
        _ = try await junk(12, on: desk)
        #expect(try await desk.sent().count == 12)
        let alarm = try await desk.sentOn("the pump has stopped", to: [Self.onCall])
        let claim = try await desk.send(20)
        #expect(claim.actions.map(\.sms.text) == ["the pump has stopped"])
        #expect(claim.heldBack.isEmpty)
        #expect(try await desk.states(of: alarm)?.first?.isTrouble == false)
    }

    @Test(arguments: Backend.allCases) func pastTheRecipientsCapAnAlarmIsHeldAndReleasedAndNeverDropped(backend: Backend) async throws {
        let desk = try Desk(backend)
        let conduct = Conduct(sendingCaps: ["main": SendingCaps(recipient: .init(hour: 12))])
        _ = try await junk(12, on: desk)
        #expect(try await desk.sent(conduct: conduct).count == 12)
        let alarm = try await desk.sentOn("the pump has stopped", to: [Self.onCall])
        let claim = try await desk.send(20, conduct: conduct)
        let scope = Breaker.Scope(gateway: "main", .recipient(try PhoneNumber(e164: Self.onCall)))
        #expect(claim.actions.isEmpty)
        #expect(claim.tripped == [Breaker(scope: scope, window: .hour, limit: 12, since: desk.noon)])
        #expect(claim.heldBack.map(\.reason) == [.held(scope.part)])
        #expect(try await desk.states(of: alarm) == [.held(dueAt: desk.noon, attempts: 0, by: scope.part)])
        #expect(try await desk.journal.breakers().map(\.held) == [1])
        #expect(try await desk.journal.counts(now: desk.noon).heldByGateway == ["main": 1])

        try await desk.sentOn("to another", to: ["+31622222222"])
        #expect(try await desk.sent(conduct: conduct).map(\.sms.text) == ["to another"])

        // Nobody looks for a day, longer than an answer would be of use.
        let later = desk.noon + .seconds(86_400)
        try await desk.journal.expireLeases(now: later)
        #expect(try await desk.states(of: alarm) == [.held(dueAt: desk.noon, attempts: 0, by: scope.part)])
        #expect(try await desk.journal.release(scope) == 1)
        #expect(try await desk.send(20, conduct: conduct, at: later).actions.map(\.sms.text) == ["the pump has stopped"])
    }

    @Test(arguments: Backend.allCases) func whatOthersSendOnDoesNotMuteAnswersToOnesOwnMessages(backend: Backend) async throws {
        let desk = try Desk(backend)
        _ = try await junk(25, on: desk)
        #expect(try await desk.sent().count == 25)
        try await desk.decide(try await desk.accept("hello", id: nil, from: Self.onCall).id, replies: ["answer"])
        #expect(try await desk.send(20).actions.map(\.sms.text) == ["answer"])
    }

    /// As many rules as one likes: two machines that answer each other come to an end.
    @Test(arguments: Backend.allCases) func allRulesTogetherHaveACapForEachPair(backend: Backend) async throws {
        let desk = try Desk(backend)
        for rule in 1...60 { try await desk.sentOn("\(rule)", to: ["+31612345678"], by: "rule\(rule)") }
        #expect(try await desk.sent().count == 20)
        let guarded = try await desk.journal.messages(MessageQuery(limit: 100)).flatMap(\.actions).filter { $0.state != .sent }
        #expect(guarded.count == 40 && guarded.allSatisfy { $0.state == .suppressed(.pairGuard) })
        #expect(try await desk.journal.counts(now: desk.noon).guarded == 40)
        #expect(try await desk.journal.counts(now: desk.noon + JournalCounts.guardLookBack).guarded == 0)
        // The day's is reached after three times as many.
        for (minutes, more) in [(11, 20), (22, 20), (33, 0)] {
            let instant = desk.noon + .seconds(60 * minutes)
            for rule in 1...30 { try await desk.sentOn("\(minutes) \(rule)", to: ["+31612345678"], by: "rule\(rule)", at: instant) }
            #expect(try await desk.sent(at: instant).count == more)
        }
    }

    @Test(arguments: Backend.allCases) func whoHasOptedOutIsFoundAmongMany(backend: Backend) async throws {
        let desk = try Desk(backend)
        try await desk.accept("STOP", id: nil, from: Self.onCall, consent: .optOut)
        try await desk.accept("STOP", id: nil, from: "+31622222222", consent: .optOut)
        let written = Set(([Self.onCall] + (0..<500).map { "+3170\(1_000_000 + $0)" }).map(SMSAddress.init(canonical:)))
        let ours = SMSAddress(canonical: StateConformanceTests.ours)
        #expect(try await desk.journal.optOuts(among: written) == [OptedOut(SMSAddress(canonical: Self.onCall), of: ours)])
        #expect(try await desk.journal.optOuts(among: []).isEmpty)
        try await desk.accept("START", id: nil, from: Self.onCall, consent: .optIn)
        #expect(try await desk.journal.optOuts(among: written).isEmpty)
    }
}
