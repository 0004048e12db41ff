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
            ownNumbers: [SMSAddress(canonical: "+31850000001")],
            replyAreas: [SMSAddress(canonical: "+31850000000"): ReplyArea(["31", "32"])])
        for (circumstances, reason) in rows {
            #expect(conduct.objection(to: circumstances) == reason)
        }
        #expect(
            Set(rows.map(\.1)).union([.noGateway, .premiumNumber, .pairGuard]) == Set(Suppression.allCases),
            "every reason of conduct is reached")
    }

    @Test(
        arguments: [
            (["31"], true), (["316"], true), ([""], true), (["49", "31"], true), (["3161234567890"], false), (["32"], false), ([], false),
            (nil, true),
        ] as [([String]?, Bool)])
    func aNumberAnswersOnlyWhereItMay(prefixes: [String]?, mayAnswer: Bool) {
        let number = SMSAddress(canonical: "+31850000000")
        let other = SMSAddress(canonical: "+31850000009")
        let conduct = Conduct(replyAreas: prefixes.map { [number: ReplyArea($0), other: ReplyArea([""])] } ?? [other: ReplyArea(["1"])])
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

    static let areas: [(phone: String, prefixes: [String], territory: String?, reason: Suppression?)] = [
        ("+31612345678", ["31"], "NL", nil),
        ("+31612345678", ["31"], nil, nil),
        // Premium rate, and special numbers, of the number's own country.
        ("+31900123456", ["31"], "NL", .premiumNumber), ("+319091234567", ["31"], nil, .premiumNumber),
        ("+3190012345", ["31", ""], nil, .premiumNumber), ("+447012345678", ["44"], "GB", .premiumNumber),
        ("+611900654321", ["61"], "AU", .premiumNumber), ("+380900234567", ["380"], "UA", .premiumNumber),
        ("+3809002000000", ["380"], "UA", .premiumNumber), ("+449012345678", ["44"], "GB", .premiumNumber),
        ("+19002345678", ["1"], "US", .premiumNumber),
        // Listed by a beginning within its range, and by one that holds other numbers too.
        ("+319091234567", ["31", "31909"], nil, nil), ("+319091234567", ["31909", "31"], nil, nil),
        ("+31900123456", ["31", "31900123456"], "NL", nil), ("+447012345678", ["4470"], nil, nil),
        ("+447012345678", ["447"], nil, .premiumNumber),
        ("+447912345678", ["447"], nil, nil),
        // Of territories that share a code the own one by default; what is written counts as it is written.
        ("+12125550123", ["1"], "US", nil), ("+18765550123", ["1"], "US", .countryNotAllowed),
        ("+14165550123", ["1"], "US", .countryNotAllowed), ("+14165550123", ["1"], nil, nil), ("+18765550123", ["1876"], nil, nil),
        ("+447700900123", ["44"], "GB", nil), ("+447781123456", ["44"], "GB", .countryNotAllowed),
        ("+4915112345678", ["31"], "NL", .countryNotAllowed),
    ]

    @Test(arguments: areas)
    func premiumNumbersAndOtherTerritoriesAreAnsweredOnlyWhereTheyAreListed(
        row: (phone: String, prefixes: [String], territory: String?, reason: Suppression?)
    ) throws {
        let phone = try PhoneNumber(e164: row.phone)
        #expect(ReplyArea(row.prefixes, territory: row.territory).objection(to: phone) == row.reason, "\(String(describing: phone.kind))")
    }

    /// As many as two machines would make in a moment, by whatever rules.
    @Test func theGuardOverAllRulesIsTheSecondThatIsAsked() {
        func sent(_ sent: [Int], _ pair: [Int]) -> Conduct.Circumstances {
            var circumstances = circumstances(sent: sent)
            circumstances.pairWithin = pair
            return circumstances
        }
        #expect(Conduct().objection(to: sent([4, 19], [19, 59])) == nil)
        #expect(Conduct().objection(to: sent([0, 0], [20, 20])) == .pairGuard)
        #expect(Conduct().objection(to: sent([0, 0], [0, 60])) == .pairGuard)
        #expect(Conduct().objection(to: sent([5, 5], [20, 20])) == .loopGuard)
    }

    @Test func theConfirmationOfAnOptOutStillGoesOut() {
        #expect(Conduct().objection(to: circumstances(origin: .consent, optedOut: true)) == nil)
    }

    @Test func aListedShortCodeIsAnswered() {
        #expect(Conduct(answerableShortCodes: ["4040"]).objection(to: circumstances(recipient: "4040")) == nil)
    }
}
