import Journal
import SMSMessages
import Testing

@Suite struct ConductTests {
    static let caps = [5, 20]

    private func circumstances(
        recipient: String = "+31612345678", number: String = "+31850000000", text: String = "hello", origin: NewAction.Origin = .rule,
        inbound: String = "hi", duplicate: Bool = false, optedOut: Bool = false, last: String? = nil, sent: [Int] = [0, 0]
    ) -> Conduct.Circumstances {
        let action = NewAction(
            id: ActionID("a-1"), origin: origin, rule: "r", recipient: SMSAddress(canonical: recipient),
            number: SMSAddress(canonical: number), sender: SMSAddress(canonical: number), gateway: "main", text: text,
            expiresAt: Timestamp(milliseconds: 0))
        return Conduct.Circumstances(
            action: action, inboundText: inbound, isSuspectedDuplicate: duplicate, recipientHasOptedOut: optedOut, lastAnswer: last,
            sentWithin: sent)
    }

    @Test func anOrdinaryAnswerGoesOut() {
        #expect(Conduct().objection(to: circumstances()) == nil)
        #expect(Conduct().objection(to: circumstances(last: "something else", sent: [4, 19])) == nil)
    }

    @Test func eachObjectionHasItsReason() {
        let rows: [(Conduct.Circumstances, Suppression)] = [
            (circumstances(recipient: "MYBANK"), .alphanumericSender), (circumstances(recipient: "4040"), .shortCode),
            (circumstances(recipient: "+31850000001"), .ownNumber), (circumstances(recipient: "+31850000000"), .ownNumber),
            (circumstances(text: ""), .empty), (circumstances(duplicate: true), .suspectedDuplicate),
            (circumstances(optedOut: true), .optedOut), (circumstances(inbound: "hello", last: "hello"), .echo),
            (circumstances(sent: [5, 5]), .loopGuard), (circumstances(sent: [0, 20]), .loopGuard),
        ]
        let conduct = Conduct(ownNumbers: [SMSAddress(canonical: "+31850000001")])
        for (circumstances, reason) in rows {
            #expect(conduct.objection(to: circumstances) == reason)
        }
        #expect(Set(rows.map(\.1)) == Set(Suppression.allCases), "every reason is reached")
    }

    @Test func theConfirmationOfAnOptOutStillGoesOut() {
        #expect(Conduct().objection(to: circumstances(origin: .consent, optedOut: true)) == nil)
    }

    @Test func aListedShortCodeIsAnswered() {
        #expect(Conduct(answerableShortCodes: ["4040"]).objection(to: circumstances(recipient: "4040")) == nil)
    }
}
