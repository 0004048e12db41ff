import SMSMessages
import Testing

@Suite struct AddressRangeTests {
    static let ranges: [(range: String, address: String, holds: Bool)] = [
        ("192.0.2.0/24", "192.0.2.255", true), ("192.0.2.0/24", "192.0.3.0", false), ("192.0.2.128/25", "192.0.2.127", false),
        ("192.0.2.1", "192.0.2.1", true), ("192.0.2.1", "192.0.2.2", false), ("0.0.0.0/0", "203.0.113.1", true),
        ("0.0.0.0/0", "::1", false), ("192.0.2.0/24", "::ffff:192.0.2.9", true), ("2001:db8::/33", "2001:db8:7fff::1", true),
        ("2001:db8::/33", "2001:db8:8000::1", false), ("::1", "::1", true),
    ]

    @Test(arguments: ranges)
    func itHoldsItsAddresses(range: String, address: String, holds: Bool) throws {
        #expect(try #require(AddressRange(range)).contains(try #require(IPAddress(address))) == holds)
    }

    /// Bits behind the prefix are a slip of some kind, and would let many more in than were meant.
    @Test(arguments: [
        "", "a", "192.0.2", "10.1/16", "10.0.0.0/33", "10.0.0.0/", "10.0.0.0/-1", "10.0.0.0/+8", "10.0.0.0/8/8", "10.0.0.0/08 ",
        "10.0.0.1/8", "10.1.2.3/8", "192.0.2.1/31", "::/129", "::1/64", "2001:db8::1/127", "[::1]", "::ffff:0:0/95", "fe80::1%lo",
        "0x7f.0.0.1",
    ])
    func whatIsNoneIsRefused(text: String) {
        #expect(AddressRange(text) == nil)
    }

    @Test func everythingIsKnownAsSuch() {
        for (text, isEverything) in [("0.0.0.0/0", true), ("::/0", true), ("128.0.0.0/1", false), ("::", false)] {
            #expect(AddressRange(text)?.isEverything == isEverything, "\(text)")
        }
    }
}
