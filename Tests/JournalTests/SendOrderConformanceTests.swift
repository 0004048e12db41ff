import Journal
import SMSMessages
import Testing

extension Desk {
    func order(
        _ text: String, to recipient: String = "+31612345678", key: String, reference: String? = nil, from ours: SMSAddress = Desk.ours
    ) -> SendOrder {
        var random = SystemRandomNumberGenerator()
        let message = MessageID(at: noon, random: &random)
        let action = NewAction(
            id: ActionID(message: message, ordinal: 1), origin: .operator, rule: nil, recipient: SMSAddress(canonical: recipient),
            number: ours, sender: ours, gateway: "main", text: text, expiresAt: noon + .seconds(3600))
        return SendOrder(message: message, key: key, reference: reference, action: action)
    }
}

/// SMS that people and programs ask for: what every journal promises.
@Suite struct SendOrderConformanceTests {
    @Test(arguments: Backend.allCases) func itIsKeptAsAMessageFromUsAndIsDue(backend: Backend) async throws {
        let desk = try Desk(backend)
        let order = desk.order("hello", key: "k", reference: "order 17")
        #expect(try await desk.journal.send(order, now: desk.noon) == .made)
        let record = try #require(try await desk.journal.record(of: order.message))
        #expect(record.state == .outbound && record.reference == "order 17")
        #expect(record.message.sender == Desk.ours && record.message.receiver.text == "+31612345678")
        #expect(try await desk.claim().isEmpty, "no rule sees it")
        #expect(try await desk.send().actions.map(\.sms.text) == ["hello"])
        let listed = try await desk.journal.messages(MessageQuery(party: SMSAddress(canonical: "+31612345678"), states: [.outbound]))
        #expect(listed.map(\.message.id) == [order.message])
    }

    @Test(arguments: Backend.allCases) func aKnownKeyMakesNoSecondSMS(backend: Backend) async throws {
        let desk = try Desk(backend)
        let first = desk.order("hello", key: "k")
        _ = try await desk.journal.send(first, now: desk.noon)
        #expect(try await desk.journal.send(desk.order("hello", key: "k"), now: desk.noon) == .repeated(first.message))
        let others = [
            desk.order("hello!", key: "k"), desk.order("hello", to: "+31612345679", key: "k"),
            desk.order("hello", key: "k", reference: "x"), desk.order("hello", key: "k", from: Desk.otherOurs),
        ]
        for other in others { #expect(try await desk.journal.send(other, now: desk.noon) == .keyReused) }
        #expect(try await desk.send().actions.count == 1)
        #expect(try await desk.journal.send(desk.order("hello", key: "other"), now: desk.noon) == .made)
        // A provider's id on a channel is another thing.
        #expect(try await desk.accept("hello", id: "k").kind == .new)
    }

    @Test(arguments: Backend.allCases) func aKeyOutlivesTheTextAndIsForgottenWithProvidersIds(backend: Backend) async throws {
        let desk = try Desk(backend)
        let first = desk.order("hello", key: "k")
        _ = try await desk.journal.send(first, now: desk.noon)
        try await desk.journal.settle(try #require(try await desk.send().actions.first).id, .sent(ids: ["1"]), now: desk.noon)
        func after(days: Int) async throws -> SendOutcome {
            while try await desk.journal.forget(KeepingTimes(), now: desk.noon + KeepingTimes.days(days)) {}
            return try await desk.journal.send(desk.order("hello", key: "k"), now: desk.noon + KeepingTimes.days(days))
        }
        #expect(try await after(days: 31) == .repeated(first.message))
        #expect(try await desk.journal.record(of: first.message)?.message.text == "")
        #expect(try await after(days: 90) == .made)
    }

    @Test(arguments: Backend.allCases) func whoHasOptedOutIsNotWrittenToAndAnOptOutStopsWhatWaits(backend: Backend) async throws {
        let desk = try Desk(backend)
        let waiting = desk.order("hello", key: "1")
        _ = try await desk.journal.send(waiting, now: desk.noon)
        try await desk.change(.optOut)
        #expect(try await desk.states(of: waiting.message) == [.suppressed(.optedOut)])
        #expect(try await desk.journal.send(desk.order("again", key: "2"), now: desk.noon) == .optedOut(since: desk.noon))
        try await desk.change(.optIn)
        #expect(try await desk.journal.send(desk.order("again", key: "2"), now: desk.noon) == .made)
    }

    @Test(arguments: Backend.allCases) func whatIsErasedOfANumberIsWhatWasSentToItToo(backend: Backend) async throws {
        let desk = try Desk(backend)
        let mine = desk.order("a secret", key: "1")
        let others = desk.order("hello", to: "+31699999999", key: "2")
        for order in [mine, others] { _ = try await desk.journal.send(order, now: desk.noon) }
        let number = SMSAddress(canonical: "+31612345678")
        #expect(try await desk.journal.export(number).sentByOthers.map(\.action.text) == ["a secret"])
        let erased = try await desk.journal.erase(number, now: desk.noon)
        #expect(erased == Erased(messages: 1, actions: 1))
        #expect(try await desk.journal.record(of: mine.message) == nil)
        #expect(try await desk.journal.record(of: others.message) != nil)
        #expect(try await desk.journal.send(desk.order("a secret", key: "1"), now: desk.noon) == .repeated(mine.message))
    }

    @Test(arguments: Backend.allCases) func aPersonsWishIsNoLoop(backend: Backend) async throws {
        let desk = try Desk(backend)
        for key in 0..<30 { _ = try await desk.journal.send(desk.order("alarm", key: "\(key)"), now: desk.noon) }
        #expect(try await desk.sentInTurn().count == 30)
    }
}
