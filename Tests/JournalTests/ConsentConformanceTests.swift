import Journal
import SMSMessages
import Testing

extension Desk {
    static let ours = SMSAddress(canonical: "+31850000000")
    static let otherOurs = SMSAddress(canonical: "+31850000009")

    @discardableResult
    func change(
        _ change: ConsentChange, _ number: String = "+31612345678", from ours: SMSAddress = Desk.ours, since: Timestamp? = nil,
        note: String? = "phoned"
    ) async throws -> ConsentOutcome {
        let order = ConsentOrder(
            number: try PhoneNumber(e164: number), ours: ours, change: change, since: since ?? noon,
            evidence: ConsentEvidence(source: "operator", note: note))
        return try await journal.changeConsent([order], now: noon)
    }
}

extension Desk {
    /// Each begins when the one before has gone out.
    func sentInTurn() async throws -> [String] {
        var texts: [String] = []
        while let action = try await send(1).actions.first {
            texts.append(action.sms.text)
            try await journal.settle(action.id, .sent(ids: []), now: noon)
        }
        return texts
    }
}

/// What an operator changes of consent and audiences: what every journal promises.
@Suite struct ConsentConformanceTests {
    let number = SMSAddress(canonical: "+31612345678")

    @Test(arguments: Backend.allCases)
    func anOptOutByTheOperatorStopsWhatWaitsAndEndsWhatWasJoinedInOneCommit(backend: Backend) async throws {
        let desk = try Desk(backend)
        let message = try await desk.decided("news", [.join(audience: "news")], replies: ["one", "two"])
        #expect(try await desk.change(.optOut) == ConsentOutcome(changed: 1, memberships: 1, sms: 2))
        #expect(try await desk.states(of: message) == [.suppressed(.optedOut), .suppressed(.optedOut)])
        #expect(try await desk.memberships().isEmpty)
        #expect(try await desk.send().actions.isEmpty)
        let exported = try await desk.journal.export(number)
        #expect(exported.optOuts == [NumberRecord.OptOut(number: Desk.ours, since: desk.noon)])
        #expect(exported.consentLog.last?.evidence == ConsentEvidence(source: "operator", note: "phoned"))
        #expect(exported.consentLog.last?.message == nil)
    }

    @Test(arguments: Backend.allCases) func whatABreakerHoldsIsStoppedToo(backend: Backend) async throws {
        let desk = try Desk(backend)
        let first = try await desk.decided("a", from: "+31699999999", replies: ["one"])
        let second = try await desk.decided("b", replies: ["two"])
        let caps = Conduct(sendingCaps: ["main": SendingCaps(all: .init(hour: 1))])
        #expect(try await desk.send(conduct: caps).actions.map(\.sms.text) == ["one"])
        try await desk.change(.optOut)
        try await desk.change(.optOut, "+31699999999")
        #expect(try await desk.states(of: second) == [.suppressed(.optedOut)])
        let onItsWay = ActionState.sending(leasedUntil: desk.noon + .seconds(60), attempts: 1)
        #expect(try await desk.states(of: first) == [onItsWay])
        #expect(try await desk.journal.release(Breaker.Scope(gateway: "main")) == 0)
        #expect(try await desk.send().actions.isEmpty)
    }

    @Test(arguments: Backend.allCases) func otherPhonesAndOtherNumbersOfOursGoOn(backend: Backend) async throws {
        let desk = try Desk(backend)
        try await desk.decided("a", to: Desk.otherOurs.text, [.join(audience: "news")], replies: ["other number of ours"])
        try await desk.decided("b", from: "+31699999999", [.join(audience: "news")], replies: ["other phone"])
        #expect(try await desk.change(.optOut) == ConsentOutcome(changed: 1))
        #expect(try await desk.send().actions.map(\.sms.text) == ["other number of ours", "other phone"])
        #expect(try await desk.journal.audiences().first?.members == 2)
    }

    @Test(arguments: Backend.allCases) func theConfirmationOfASTOPStillGoes(backend: Backend) async throws {
        let desk = try Desk(backend)
        try await desk.accept("STOP", id: "1", consent: .optOut)
        #expect(try await desk.change(.optOut) == ConsentOutcome(unchanged: 1))
        #expect(try await desk.send().actions.map(\.sms.text) == ["confirmed"])
    }

    @Test(arguments: Backend.allCases) func anOptInLiftsAndIsLoggedAndASecondOneChangesNothing(backend: Backend) async throws {
        let desk = try Desk(backend)
        try await desk.accept("STOP", id: "1", consent: .optOut)
        #expect(try await desk.change(.optIn, note: nil) == ConsentOutcome(changed: 1))
        #expect(try await desk.change(.optIn) == ConsentOutcome(unchanged: 1))
        let log = try await desk.journal.export(number).consentLog
        #expect(log.map(\.change) == [.optOut, .optIn])
        #expect(log.map(\.evidence) == [nil, ConsentEvidence(source: "operator")])
        try await desk.answered("news", id: "2", replies: ["welcome"])
        #expect(try await desk.sentInTurn() == ["confirmed", "welcome"])
    }

    /// Deciding may come later than the operator: what was texted before he said so joins nothing, what was texted after it does.
    @Test(arguments: Backend.allCases, [(-1, true), (1, false)])
    func aMessageOfBeforeDoesNotUndoIt(backend: Backend, row: (sinceMilliseconds: Int, joins: Bool)) async throws {
        let desk = try Desk(backend)
        let id = try await desk.accept("JOIN", id: "1").id
        _ = try await desk.claim()
        try await desk.change(.optOut, since: desk.noon + .milliseconds(row.sinceMilliseconds))
        try await desk.decide(id, memberships: [.join(audience: "news")])
        #expect(try await desk.memberships().isEmpty == !row.joins)
        #expect(try await desk.journal.export(number).optOuts.isEmpty == row.joins)
    }

    @Test(arguments: Backend.allCases) func optOutsAreListedInOrderByPhoneAndByNumberOfOursAPageACall(backend: Backend) async throws {
        let desk = try Desk(backend)
        try await desk.accept("STOP", id: "1", from: "+31600000002", consent: .optOut)
        for (phone, ours) in [("+31600000003", Desk.ours), ("+31600000001", Desk.otherOurs), ("+31600000001", Desk.ours)] {
            try await desk.change(.optOut, phone, from: ours)
        }
        func list(_ query: OptOutQuery) async throws -> [String] {
            try await desk.journal.optOuts(query).map { "\($0.place.number.text.suffix(1)) \($0.place.ours.text.suffix(1))" }
        }
        #expect(try await list(OptOutQuery()) == ["1 0", "1 9", "2 0", "3 0"])
        #expect(try await list(OptOutQuery(ours: Desk.ours)) == ["1 0", "2 0", "3 0"])
        #expect(try await list(OptOutQuery(number: SMSAddress(canonical: "+31600000001"))) == ["1 0", "1 9"])
        let first = try await desk.journal.optOuts(OptOutQuery(limit: 2))
        #expect(try await list(OptOutQuery(after: first.last?.place)) == ["2 0", "3 0"])
        #expect(try await list(OptOutQuery(ours: Desk.ours, after: first.last?.place, limit: 1)) == ["2 0"])
        let byMessage = try await desk.journal.optOuts(OptOutQuery()).filter { $0.message != nil }
        #expect(byMessage.map(\.place.number.text) == ["+31600000002"] && byMessage.allSatisfy { $0.evidence == nil })
    }

    // MARK: Audiences

    @Test(arguments: Backend.allCases) func whoHasOptedOutIsNotTakenIntoAnAudienceAndStaysOptedOut(backend: Backend) async throws {
        let desk = try Desk(backend)
        try await desk.change(.optOut, "+31600000002")
        let members = try ["+31600000001", "+31600000002", "+31600000001"].map {
            AudienceMember(number: try PhoneNumber(e164: $0), through: Desk.ours, since: desk.noon)
        }
        let outcome = try await desk.journal.join(members, to: "news")
        #expect(outcome == AudienceOutcome(joined: 1, unchanged: 1, optedOut: [members[1]]))
        #expect(try await desk.journal.optOuts(OptOutQuery()).count == 1)
        // Another number of ours may write to him.
        let other = AudienceMember(number: members[1].number, through: Desk.otherOurs, since: desk.noon)
        #expect(try await desk.journal.join([other], to: "news").joined == 1)
        #expect(try await desk.journal.memberships(of: "news", after: nil, limit: 9) == [members[0], other])
        #expect(try await desk.journal.memberships(of: "news", after: members[0], limit: 9) == [other])
        #expect(try await desk.journal.memberships(of: "news", after: nil, limit: 1) == [members[0]])
    }

    @Test(arguments: Backend.allCases) func whoIsTakenOutLeavesByOneNumberOfOursOrByAll(backend: Backend) async throws {
        let desk = try Desk(backend)
        let phone = try PhoneNumber(e164: "+31600000001")
        let both = [Desk.ours, Desk.otherOurs].map { AudienceMember(number: phone, through: $0, since: desk.noon) }
        _ = try await desk.journal.join(both, to: "news")
        _ = try await desk.journal.join(both, to: "other")
        #expect(try await desk.journal.leave([phone], audience: "news", through: Desk.ours) == 1)
        #expect(try await desk.journal.memberships(of: "news", after: nil, limit: 9) == [both[1]])
        #expect(try await desk.journal.leave([phone, phone], audience: "other", through: nil) == 2)
        #expect(try await desk.journal.leave([phone], audience: "other", through: nil) == 0)
        #expect(try await desk.journal.audiences() == [AudienceCount(audience: "news", members: 1)])
    }
}
