import SMSMessages
import Testing

@Suite struct CountryCodeTests {
    @Test(arguments: [
        ("+12025550123", 1), ("+79161234567", 7), ("+31612345678", 31), ("+3531234567", 353), ("+8613912345678", 86), ("+9989012345", 998),
        ("+2101234567", nil), ("+3791234567", nil), ("+9991234567", nil), ("+2891234567", nil),
    ])
    func beginning(number: String, code: Int?) throws {
        #expect(CountryCode.of(try PhoneNumber(e164: number)) == code)
    }

    @Test func noCodeBeginsAnother() {
        for code in CountryCode.inUse where code > 9 {
            #expect(!CountryCode.inUse.contains(code / 10) && !CountryCode.inUse.contains(code / 100), "\(code)")
        }
        #expect(CountryCode.inUse.count > 200)
    }
}
