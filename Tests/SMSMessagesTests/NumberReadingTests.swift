import SMSMessages
import Testing

@Suite struct NumberReadingTests {
    @Test(arguments: [
        ("+46701740605", "+46701740605"), ("46701740605", "+46701740605"), ("0046701740605", "+46701740605"),
        ("tel:+46701740605", "+46701740605"), ("TEL:46701740605", "+46701740605"),
        (" 46701740605", "+46701740605"),
        ("\t+46701740605\r\n", "+46701740605"), ("+46 70-174.06/05", "+46701740605"), ("(46) 701740605", "+46701740605"),
        ("+46 (0)70 174 06 05", "+46701740605"), ("00 46 (0) 70 174 06 05", "+46701740605"),
        ("+39 06 69811", "+390669811"), ("+1", "+1"), ("+4040", "+4040"), ("1234567", "+1234567"), ("123456789012345", "+123456789012345"),
    ])
    func phonesInInternationalForm(text: String, e164: String) throws {
        #expect(try NumberReading().address(text) == .phone(PhoneNumber(e164: e164)))
    }

    @Test(arguments: [
        ("0701740605", "+46701740605"), ("070-174 06 05", "+46701740605"), ("(0)70 1740605", "+46701740605"),
        ("+31612345678", "+31612345678"),
        ("0031612345678", "+31612345678"), ("31612345678", "+31612345678"),
    ])
    func nationalNumbersWithACountryCode(text: String, e164: String) throws {
        for code in ["46", "+46"] {
            #expect(try NumberReading(countryCode: code).address(text) == .phone(PhoneNumber(e164: e164)))
        }
    }

    @Test(arguments: ["404", "4040", "0800", "000", "116117", " 4040 "])
    func shortCodes(text: String) throws {
        for reading in [NumberReading(), NumberReading(countryCode: "46")] {
            #expect(try reading.address(text) == .shortCode(text.filter { $0 != " " }))
        }
    }

    @Test(arguments: [
        ("MYBANK", "MYBANK"), (" My Bank\u{A0}", "My Bank"), ("24/7", "24/7"), ("12", "12"), ("-", "-"), ("()", "()"), ("4x4", "4x4"),
        ("４０４０", "４０４０"),
        ("46701740605a", "46701740605a"), (String(repeating: "é", count: 32), String(repeating: "é", count: 32)),
    ])
    func namesStayAsReceived(text: String, name: String) throws {
        #expect(try NumberReading().address(text) == .alphanumeric(name))
    }

    @Test(arguments: [
        ("", NumberReading.Unreadable.empty), (" \u{3000}\n", .empty), (String(repeating: "é", count: 32) + "e", .overlong),
        ("+", .malformed), ("+46x", .malformed), ("+0701740605", .malformed), ("1234567890123456", .malformed), ("0000000", .malformed),
        ("++46701740605", .malformed), ("0701740605", .nationalWithoutCountryCode), ("070-1740605", .nationalWithoutCountryCode),
    ])
    func refusalSaysWhyAndKeepsTheNumber(text: String, reason: NumberReading.Unreadable) {
        #expect(throws: reason) { try NumberReading().address(text) }
        #expect(text.count < 2 || !reason.description.contains(text))
    }

    @Test(arguments: [
        ("46", true), ("+46", true), ("1", true), ("998", true), ("", false), ("+", false), ("046", false), ("0046", false),
        ("1234", false), ("NL", false),
    ])
    func countryCodes(text: String, isOne: Bool) {
        #expect(NumberReading.isCountryCode(text) == isOne)
    }
}
