import SMSMessages
import Testing

@testable import GatewaySandbox

/// Every code this sandbox answers, without HTTP.
@Suite struct CheckTests {
    /// One row for both dialects: fields by their English names, what else differs, the code expected.
    struct Row: Sendable, CustomTestStringConvertible {
        let name: String
        let code: Int
        var fields: [String: String] = [:]
        var account: @Sendable (inout SandboxAccount) -> Void = { _ in }
        var switches = Switches()
        var room = 100

        var testDescription: String { "\(code): \(name)" }
    }

    private static let long161 = String(repeating: "a", count: 161)
    private static let long460 = String(repeating: "a", count: 460)

    static let refused: [Row] = [
        Row(name: "maintenance comes before all", code: 150, fields: ["clientuser": ""], switches: Switches(maintenance: true)),
        Row(name: "no user", code: 100, fields: ["clientuser": "", "clientpwd": ""]),
        Row(name: "no password", code: 101, fields: ["clientpwd": ""]),
        Row(name: "an unknown user", code: 104, fields: ["clientuser": "nobody"]),
        Row(name: "a wrong password", code: 104, fields: ["clientpwd": "Demo"]),
        Row(name: "SHA-1 in upper case", code: 104, fields: ["clientpwd": "89E495E7941CF9E40E6980D14A16BF023CCD4C91"]),
        Row(name: "unpaid comes before blocked", code: 115, account: { ($0.isUnpaid, $0.isBlocked) = (true, true) }),
        Row(name: "blocked comes before the send's own checks", code: 116, fields: ["message": ""], account: { $0.isBlocked = true }),
        Row(name: "blocked has no balance either", code: 116, fields: ["action": "credits"], account: { $0.isBlocked = true }),
        Row(name: "no text", code: 102, fields: ["message": "", "to": ""]),
        Row(name: "no recipient", code: 103, fields: ["to": "", "sender": ""]),
        Row(name: "no sender", code: 109, fields: ["sender": "", "to": "0612345678"]),
        Row(name: "a sender of spaces", code: 109, fields: ["sender": "  "]),
        Row(name: "a number without +", code: 110, fields: ["sender": "31612345678"]),
        Row(name: "a + that was not escaped", code: 110, fields: ["sender": " 31612345678"]),
        Row(name: "a name of 12", code: 111, fields: ["sender": "ABCDEFGHIJKL"]),
        Row(name: "a number of 13", code: 111, fields: ["sender": "+316123456789"]),
        Row(name: "a name of 12 with odd characters", code: 111, fields: ["sender": "ABCDEFGHIJK!"]),
        Row(name: "an odd character", code: 113, fields: ["sender": "MY_BANK"]),
        Row(name: "a letter beyond ASCII", code: 113, fields: ["sender": "CAFÉ"]),
        Row(name: "a + alone", code: 113, fields: ["sender": "+"]),
        Row(name: "a sender not permitted", code: 117, fields: ["to": "0612345678"], account: { $0.permittedSenders = ["OTHER"] }),
        Row(name: "no country code", code: 106, fields: ["to": "0612345678"]),
        Row(name: "a + before it", code: 106, fields: ["to": "+31612345678"]),
        Row(name: "letters", code: 106, fields: ["to": "3161234567x"]),
        Row(name: "6 digits", code: 106, fields: ["to": "316123"]),
        Row(name: "16 digits", code: 106, fields: ["to": "3161234567890123"]),
        Row(name: "one bad number spoils the list", code: 106, fields: ["to": "31612345678,06"]),
        Row(name: "a comma at the end", code: 106, fields: ["to": "31612345678,"]),
        Row(name: "a number before a country", code: 106, fields: ["to": "2101234567,06"]),
        Row(name: "a group that is not there", code: 125, fields: ["to": "groep", "groep": "strangers"]),
        Row(name: "a group without a name", code: 125, fields: ["to": "groep"]),
        Row(name: "a group of another spelling", code: 125, fields: ["to": "groep", "groep": "Friends"]),
        Row(name: "a group of nobody", code: 126, fields: ["to": "groep", "groep": "nobody", "message": long161]),
        Row(name: "a group's country", code: 107, fields: ["to": "groep", "groep": "friends"], account: { $0.countriesNotServed = [31] }),
        Row(name: "a group of two, one credit", code: 108, fields: ["to": "groep", "groep": "friends"], account: { $0.credits = 1 }),
        Row(name: "a spare country code", code: 112, fields: ["to": "2101234567"], account: { $0.countriesNotServed = [31] }),
        Row(name: "a spare code in a list", code: 112, fields: ["to": "31612345678,2101234567"], account: { $0.countriesNotServed = [31] }),
        Row(
            name: "a country not served", code: 107,
            account: {
                $0.countriesNotServed = [31]
                $0.countriesNotPermitted = [31]
            }),
        Row(name: "a country not permitted", code: 114, fields: ["message": long161], account: { $0.countriesNotPermitted = [31] }),
        Row(name: "161 without type=long", code: 105, fields: ["message": long161], account: { $0.countriesWithoutLongTexts = [31] }),
        Row(name: "71 of UCS-2", code: 105, fields: ["message": String(repeating: "ж", count: 71)]),
        Row(
            name: "460 with type=long", code: 118, fields: ["message": long460, "type": "long"],
            account: { $0.countriesWithoutLongTexts = [31] }),
        Row(name: "202 of UCS-2", code: 118, fields: ["message": String(repeating: "ж", count: 202), "type": "long"]),
        Row(
            name: "a country without long texts", code: 119, fields: ["message": long161, "type": "long"],
            account: {
                $0.countriesWithoutLongTexts = [31]
                $0.credits = 0
            }),
        Row(name: "a minute ago", code: 121, fields: ["datum": "202612251259"], account: { $0.credits = 0 }),
        Row(name: "a date cut short", code: 121, fields: ["datum": "20261226"]),
        Row(name: "a date with seconds", code: 121, fields: ["datum": "20261226120000"]),
        Row(name: "a date in letters", code: 121, fields: ["datum": "2026122612oo"]),
        Row(name: "a month 13", code: 121, fields: ["datum": "202713011200"]),
        Row(name: "a day 0", code: 121, fields: ["datum": "202701001200"]),
        Row(name: "29 February of no leap year", code: 121, fields: ["datum": "202702291200"]),
        Row(name: "an hour 24", code: 121, fields: ["datum": "202701012400"]),
        Row(name: "a minute 60", code: 121, fields: ["datum": "202701011260"]),
        Row(name: "in the hour that summer time skips", code: 121, fields: ["datum": "202703280230"]),
        Row(name: "no report count", code: 123, fields: ["action": "rapport"]),
        Row(name: "an empty report count", code: 123, fields: ["action": "rapport", "aantal": ""]),
        Row(name: "a report of 0", code: 124, fields: ["action": "rapport", "aantal": "0"]),
        Row(name: "a report of -1", code: 124, fields: ["action": "rapport", "aantal": "-1"]),
        Row(name: "a report of many", code: 124, fields: ["action": "rapport", "aantal": "many"]),
        Row(name: "a deletion of nothing", code: 122, fields: ["action": "verwijderbericht", "to": ""]),
        Row(name: "a deletion of no id", code: 122, fields: ["action": "verwijderbericht", "id": "x", "to": ""]),
        Row(name: "a deletion for no number", code: 122, fields: ["action": "verwijderbericht", "naar": "x", "to": "x"]),
        Row(name: "no credits", code: 108, account: { $0.credits = 0 }, switches: Switches(error120: true)),
        Row(name: "one credit for two recipients", code: 108, fields: ["to": "31612345678,31612345679"], account: { $0.credits = 1 }),
        Row(name: "one credit for two parts", code: 108, fields: ["message": long161, "type": "long"], account: { $0.credits = 1 }),
        Row(name: "a test needs credits too", code: 108, fields: ["test": "yes"], account: { $0.credits = 0 }),
        Row(name: "switched on", code: 120, switches: Switches(error120: true)),
        Row(name: "full", code: 120, fields: ["to": "31612345678,31612345679"], room: 1),
    ]

    @Test(arguments: refused, GatewayCall.Dialect.allCases)
    func refusal(row: Row, dialect: GatewayCall.Dialect) throws {
        #expect(verdict(row, dialect) == .refused(try #require(Refusal(rawValue: row.code))))
    }

    @Test func everyCodeHasARow() {
        #expect(Set(Self.refused.map(\.code)) == Set(Refusal.allCases.map(\.rawValue)))
        #expect(Set(Refusal.allCases.map(\.rawValue)) == Set(100...126).union([150]))
    }

    static let taken: [(row: Row, parts: Int)] = [
        (Row(name: "the plain password", code: 0), 1),
        (Row(name: "SHA-1", code: 0, fields: ["clientpwd": "89e495e7941cf9e40e6980d14a16bf023ccd4c91"]), 1),
        (Row(name: "a name of 11", code: 0, fields: ["sender": "My-B. & Ank"]), 1),
        (Row(name: "a number of 12", code: 0, fields: ["sender": "+31612345678"]), 1),
        (Row(name: "a number of 16", code: 0, fields: ["sender": "+123456789012345"], account: { $0.numericSenderLimit = 16 }), 1),
        (Row(name: "a permitted sender", code: 0, account: { $0.permittedSenders = ["MYBANK"] }), 1),
        (Row(name: "7 digits", code: 0, fields: ["to": "6834000"]), 1),
        (Row(name: "15 digits", code: 0, fields: ["to": "316123456789012"]), 1),
        (Row(name: "160", code: 0, fields: ["message": String(repeating: "a", count: 160)]), 1),
        (Row(name: "161", code: 0, fields: ["message": long161, "type": "long"]), 2),
        (Row(name: "459", code: 0, fields: ["message": String(repeating: "a", count: 459), "type": "long"]), 3),
        (Row(name: "70 of UCS-2", code: 0, fields: ["message": String(repeating: "ж", count: 70)]), 1),
        (Row(name: "201 of UCS-2", code: 0, fields: ["message": String(repeating: "ж", count: 201), "type": "long"]), 3),
        (Row(name: "a short text where no long one goes", code: 0, account: { $0.countriesWithoutLongTexts = [31] }), 1),
        (Row(name: "the last credit", code: 0, account: { $0.credits = 1 }), 1),
        (Row(name: "no end of credits", code: 0, account: { $0.credits = nil }), 1),
        (Row(name: "the last room", code: 0, room: 1), 1),
        (Row(name: "a group", code: 0, fields: ["to": "groep", "groep": "friends"]), 1),
        (Row(name: "this very minute", code: 0, fields: ["datum": "202612251300"]), 1),
        (Row(name: "29 February of a leap year", code: 0, fields: ["datum": "202802291200"]), 1),
        (Row(name: "before the hour that summer time skips", code: 0, fields: ["datum": "202703280159"]), 1),
        (Row(name: "after the hour that summer time skips", code: 0, fields: ["datum": "202703280300"]), 1),
        (Row(name: "a schedule without a date", code: 0, fields: ["datum": "", "outboxid": "ja", "emailen": "nee"]), 1),
    ]

    @Test(arguments: taken, GatewayCall.Dialect.allCases)
    func take(_ case: (row: Row, parts: Int), dialect: GatewayCall.Dialect) throws {
        let verdict = verdict(`case`.row, dialect)
        guard case .take(let order) = verdict else {
            Issue.record("\(`case`.row.name): \(verdict)")
            return
        }
        #expect(order.parts == `case`.parts)
    }

    /// Under either user's name the Dutch options keep their names.
    @Test(arguments: GatewayCall.Dialect.allCases)
    func otherActions(dialect: GatewayCall.Dialect) throws {
        let number = try PhoneNumber(e164: "+31612345678")
        for (fields, expected) in [
            (["action": "rapport", "aantal": "10"], Verdict.report(count: 10)),
            (["action": "rapport", "aantal": "99999999999999999999"], .report(count: .max)),
            (["action": "verwijderbericht", "naar": "31612345678"], .deleteScheduled(.recipient(number))),
            (["action": "verwijderbericht", "to": "", "id": "5000001"], .deleteScheduled(.id(5_000_001))),
            (["action": "verwijderoutbox"], .deleteScheduled(.all)), (["action": "CREDITS"], .balance(1000)),
            (["action": "dance"], .unknownAction),
        ] {
            // A number to delete for and one to send to have the same name in one dialect.
            var fields = fields
            if fields["naar"] != nil { fields["to"] = fields["naar"] }
            #expect(verdict(Row(name: "", code: 0, fields: fields), dialect) == expected, "\(fields)")
            fields["clientpwd"] = "x"
            #expect(verdict(Row(name: "", code: 0, fields: fields), dialect) == .refused(.credentialsRefused))
        }
    }

    @Test func aMixOfBothDialectsIsFoundOut() {
        let call = GatewayCall(FormFields("clientuser=demo&clientpwd=demo&bericht=Hi&to=31612345678&sender=ME".utf8))
        let state = GatewayState(subscribers: ["demo": Subscriber(.demo)], room: 1, now: RunningSandbox.noon)
        #expect(call.verdict(in: state) == .refused(.textMissing))
    }

    @Test func balance() {
        #expect(verdict(Row(name: "", code: 0, fields: ["action": "credits"]), .sms1609) == .balance(1000))
        #expect(verdict(Row(name: "", code: 0, fields: ["action": "credits"]), .sms1601) == .balance(1000))
    }

    private func verdict(_ row: Row, _ dialect: GatewayCall.Dialect) -> Verdict {
        var account = SandboxAccount.demo
        row.account(&account)
        let fields = Fields.demo.merging(row.fields) { _, new in new }
        return GatewayCall(FormFields(Fields.encoded(fields, dialect).utf8)).verdict(
            in: GatewayState(
                subscribers: [account.user: Subscriber(account)], switches: row.switches, room: row.room, now: RunningSandbox.noon))
    }
}

@Suite struct FormFieldTests {
    @Test func asPHPReadsThem() {
        let fields = FormFields("a=1&a=2&b=x+y%20z%2B&c&d=%zz%4&e=%E2%82%AC&f=p=q&%67=%FF".utf8)
        #expect(fields["a"] == "2")
        #expect(fields["b"] == "x y z+")
        #expect(fields["c"] == "")
        #expect(fields["d"] == "%zz%4")
        #expect(fields["e"] == "€")
        #expect(fields["f"] == "p=q")
        #expect(fields["g"] == "\u{FFFD}")
        #expect(fields["h"] == nil)
    }

    @Test(arguments: [(75, 75), (76, 75)])
    func referenceIsCut(length: Int, kept: Int) {
        let call = GatewayCall(FormFields(("klantuser=demo&referentie=" + String(repeating: "r", count: length)).utf8))
        #expect(call.reference?.count == kept)
    }
}
