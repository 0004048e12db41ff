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
