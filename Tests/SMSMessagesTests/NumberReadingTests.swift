import SMSMessages
import Testing

@Suite struct NumberReadingTests {
    @Test(arguments: [
        ("+46701740605", "+46701740605"), ("46701740605", "+46701740605"), ("0046701740605", "+46701740605"),
        ("tel:+46701740605", "+46701740605"), ("TEL:46701740605", "+46701740605"),
        (" 46701740605", "+46701740605"),
        ("\t+46701740605\r\n", "+46701740605"), ("+46 70-174.06/05", "+46701740605"), ("(46) 701740605", "+46701740605"),
        ("+46 (0)70 174 06 05", "+46701740605"), ("00 46 (0) 70 174 06 05", "+46701740605"),
        ("+39 06 69811", "+390669811"), ("+39 (0)6 69811", "+390669811"),
        ("+460701740605", "+46701740605"), ("46 0701740605", "+46701740605"), ("+36 06 20 123 4567", "+36201234567"),
        ("1234567", "+1234567"), ("123456789012345", "+123456789012345"),
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

    /// As they are written, or dialled, in the channel's country.
    @Test(arguments: [
        ("1", "6035551234", "+16035551234"), ("1", "(603) 555-1234", "+16035551234"), ("1", "1-603-555-1234", "+16035551234"),
        ("1", "16035551234", "+16035551234"), ("1", "+16035551234", "+16035551234"), ("1", "011 46 70 174 06 05", "+46701740605"),
        // An area code of the future, which would be a number of Iran.
        ("1", "9835551234", "+19835551234"),
        ("34", "612345678", "+34612345678"), ("34", "612 34 56 78", "+34612345678"), ("34", "34612345678", "+34612345678"),
        ("34", "31612345678", "+31612345678"),
        ("39", "06 6981 2345", "+390669812345"), ("39", "3331234567", "+393331234567"), ("39", "390669812345", "+390669812345"),
        ("45", "20123456", "+4520123456"), ("47", "40 61 23 45", "+4740612345"), ("48", "512345678", "+48512345678"),
        ("351", "912345678", "+351912345678"), ("33", "06 12 34 56 78", "+33612345678"), ("33", "612345678", "+33612345678"),
        ("31", "612345678", "+31612345678"), ("31", "34612345678", "+34612345678"), ("49", "0151 23456789", "+4915123456789"),
        ("49", "4915123456789", "+4915123456789"), ("49", "31612345678", "+31612345678"), ("36", "06 20 123 4567", "+36201234567"),
        ("7", "8 (912) 345-67-89", "+79123456789"), ("7", "8 10 46 70 174 06 05", "+46701740605"), ("86", "13123456789", "+8613123456789"),
        ("54", "011 15-2345-6789", "+5491123456789"), ("61", "0011 46 70 174 06 05", "+46701740605"),
        ("61", "0412 345 678", "+61412345678"),
        ("298", "211234", "+298211234"), ("298", "21 12 34", "+298211234"), ("46", "+0701740605", "+46701740605"),
        ("46", "+0046701740605", "+46701740605"), ("44", "07400 123456", "+447400123456"), ("7", "7012345678", "+77012345678"),
        // No plan knows these: nothing is refused for it.
        ("46", "0999999999", "+46999999999"), ("210", "0701740605", "+210701740605"), ("1", "12345678901234", "+12345678901234"),
    ])
    func asWrittenInTheCountry(code: String, text: String, e164: String) throws {
        #expect(try NumberReading(countryCode: code).address(text) == .phone(PhoneNumber(e164: e164)))
    }

    /// No subscriber has so few digits.
    @Test(arguments: [
        ("+4040", SMSAddress.shortCode("4040")), ("+31", .alphanumeric("31")), ("+1", .alphanumeric("1")),
        ("+116117", .shortCode("116117")),
        (" +40 40", .shortCode("4040")), ("tel:+4040", .shortCode("4040")), ("+0800", .shortCode("0800")),
    ])
    func fewDigitsBehindAPlus(text: String, address: SMSAddress) throws {
        for reading in [NumberReading(), NumberReading(countryCode: "46"), NumberReading(countryCode: "298")] {
            #expect(try reading.address(text) == address)
            #expect(SMSAddress(canonical: address.text) == address)
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
        ("+", .malformed), ("+0", .malformed), ("+46x", .malformed), ("1234567890123456", .malformed), ("0000000", .malformed),
        ("++46701740605", .malformed), ("+0701740605", .nationalWithoutCountryCode), ("0701740605", .nationalWithoutCountryCode),
        ("070-1740605", .nationalWithoutCountryCode),
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
