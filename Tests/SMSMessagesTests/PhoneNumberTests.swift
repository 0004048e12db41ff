import SMSMessages
import Testing

@Suite struct PhoneNumberTests {
    @Test(arguments: ["+1", "+46701740605", "+123456789012345"])
    func readsAndWritesE164(text: String) throws {
        #expect(try PhoneNumber(e164: text).e164 == text)
    }

    @Test(arguments: [
        ("", 0), ("070", 0), ("+", 1), ("+0701", 1), ("+46x", 3), ("+1234567890123456", 16), (" +46", 0), ("+46 70", 3), ("+４６", 1),
    ])
    func refusalSaysWhere(text: String, offset: Int) {
        let refusal = #expect(throws: PhoneNumber.Malformed.self) { try PhoneNumber(e164: text) }
        #expect(refusal?.utf8Offset == offset)
    }

    @Test(arguments: [("+46701740605", "+467****05"), ("+12345678", "+123****78"), ("+1234567", "+****"), ("+1", "+****")])
    func descriptionIsMasked(text: String, masked: String) throws {
        #expect("\(try PhoneNumber(e164: text))" == masked)
        #expect("\(SMSAddress(canonical: text))" == masked)
    }
}

/// A number is found in a text however it is written, and other numbers are left.
@Suite struct NumberMaskingTests {
    static let spellings = [
        "+31612345678", "0031612345678", "31612345678", "0612345678", "612345678", "+31 6 1234 5678", "+31 (0)6 12345678",
        "+31(0)612345678",
        "0031 (0)6-1234.5678", "06-12 34 56 78", "06/12345678", "%2B31612345678", "%2B31%206%201234%205678", "+31\u{A0}6\u{202F}12345678",
        "٠٠٣١٦١٢٣٤٥٦٧٨", "\u{FF0B}３１６１２３４５６７８", "+31\u{2011}612\u{200B}345678", "+31-(0)6-12345678", "06_12345678", "6\n12345678",
    ]

    @Test(arguments: spellings)
    func itIsMaskedHoweverItIsWritten(spelling: String) throws {
        let number = try PhoneNumber(e164: "+31612345678")
        #expect(
            number.masked(in: "call \(spelling), please") == "call \(spelling.hasPrefix("\u{FF0B}") ? "\u{FF0B}" : "")+316****78, please")
        #expect(number.masked(in: spelling + " or " + spelling).contains("5678") == false)
    }

    @Test(arguments: ["+31612345679", "12345678", "61234567", "6 1 2 3 4 5, 678", "612345 or 678", "", "😀", "%", "%2", "+", "+3161234567"])
    func otherTextsStay(text: String) throws {
        #expect(try PhoneNumber(e164: "+31612345678").masked(in: text) == text)
    }

    @Test func aShortNumberIsMaskedOnlyWhole() throws {
        #expect(try PhoneNumber(e164: "+29012345").masked(in: "ask 12345 or +290 12345") == "ask 12345 or +290****45")
    }
}

@Suite struct SMSAddressTests {
    @Test(arguments: [
        ("+46701740605", "phone"), ("404", "short"), ("080000", "short"), ("40", "name"), ("4040400", "name"), ("MYBANK", "name"),
        ("+0", "name"), ("", "name"),
    ])
    func theCanonicalFormReadsBack(text: String, kind: String) {
        let address = SMSAddress(canonical: text)
        #expect(address.text == text)
        switch address {
        case .phone: #expect(kind == "phone")
        case .shortCode: #expect(kind == "short")
        case .alphanumeric: #expect(kind == "name")
        }
    }

    @Test(arguments: [
        ("4040", "4040"), ("MYBANK", "MYBANK"), ("Zürich 24/7", "Zürich 24/7"), ("0701740605", "****"), ("+46 701 740", "****"),
        ("A\nfrom B\u{202E}\u{7F}", #"A\nfrom B\u{202E}\u{7F}"#),
    ])
    func descriptionIsFitForALog(text: String, shown: String) {
        #expect("\(SMSAddress(canonical: text))" == shown)
    }
}

@Suite struct MessageDescriptionTests {
    @Test func messagesKeepTheirTextFromLogs() throws {
        let driver = try PhoneNumber(e164: "+46701740605")
        let id = try #require(MessageID("01ARZ3NDEKTSV4RRFFQ69G5FAV"))
        let inbound = InboundMessage(
            id: id, providerID: nil, channel: "main", sender: .phone(driver), receiver: .shortCode("4040"), text: "secret", sentAt: nil,
            receivedAt: Timestamp(milliseconds: 0))
        #expect("\(inbound)" == "message 01ARZ3NDEKTSV4RRFFQ69G5FAV from +467****05 to 4040 via main")
        #expect(String(reflecting: [inbound]) == "[\(inbound)]")
        let outbound = OutboundSMS(recipient: driver, sender: .alphanumeric("MYBANK"), text: "secret", reference: nil)
        #expect("\(outbound)" == "SMS from MYBANK to +467****05")
        #expect(String(reflecting: [outbound]) == "[\(outbound)]")
    }
}
