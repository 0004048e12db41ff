import Journal
import SMSMessages
import Testing

/// The rule language, section 9: what is held back, and why.
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
            (circumstances(recipient: "+3312345678", text: ""), .countryNotAllowed),
        ]
        let conduct = Conduct(
            ownNumbers: [SMSAddress(canonical: "+31850000001")], replyPrefixes: [SMSAddress(canonical: "+31850000000"): ["31", "32"]])
        for (circumstances, reason) in rows {
            #expect(conduct.objection(to: circumstances) == reason)
        }
        #expect(Set(rows.map(\.1)).union([.noGateway]) == Set(Suppression.allCases), "every reason of conduct is reached")
    }

    @Test(
        arguments: [
            (["31"], true), (["316"], true), ([""], true), (["49", "31"], true), (["3161234567890"], false), (["32"], false), ([], false),
            (nil, true),
        ] as [([String]?, Bool)])
    func aNumberAnswersOnlyWhereItMay(prefixes: [String]?, mayAnswer: Bool) {
        let number = SMSAddress(canonical: "+31850000000")
        let other = SMSAddress(canonical: "+31850000009")
        let conduct = Conduct(replyPrefixes: prefixes.map { [number: $0, other: [""]] } ?? [other: ["1"]])
        for origin in [NewAction.Origin.rule, .consent, .resend] {
            #expect(conduct.objection(to: circumstances(origin: origin)) == (mayAnswer ? nil : .countryNotAllowed))
        }
    }

    @Test func whatAPersonSendsOnceMoreIsHeldBackOnlyWhereNobodyMayBeAnswered() {
        let conduct = Conduct(ownNumbers: [SMSAddress(canonical: "+31850000001")])
        let allowed = circumstances(origin: .resend, inbound: "hello", duplicate: true, last: "hello", sent: [99, 99])
        #expect(conduct.objection(to: allowed) == nil)
        let rows: [(Conduct.Circumstances, Suppression)] = [
            (circumstances(origin: .resend, optedOut: true), .optedOut),
            (circumstances(recipient: "MYBANK", origin: .resend), .alphanumericSender),
            (circumstances(recipient: "+31850000001", origin: .resend), .ownNumber), (circumstances(text: "", origin: .resend), .empty),
        ]
        for (circumstances, reason) in rows { #expect(conduct.objection(to: circumstances) == reason) }
    }

    @Test func theConfirmationOfAnOptOutStillGoesOut() {
        #expect(Conduct().objection(to: circumstances(origin: .consent, optedOut: true)) == nil)
    }

    @Test func aListedShortCodeIsAnswered() {
        #expect(Conduct(answerableShortCodes: ["4040"]).objection(to: circumstances(recipient: "4040")) == nil)
    }
}
