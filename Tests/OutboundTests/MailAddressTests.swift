import Outbound
import Testing

@Suite struct MailAddressTests {
    @Test(arguments: [
        "desk@example.com", "a@b.co", "first.last+tag@sub.example.com", "!#$%&'*+-/=?^_`{|}~@example.com", "root@localhost",
        "a@xn--bcher-kva.example", "a@1.example.a1",
        String(repeating: "a", count: 64) + "@example.com",
    ])
    func right(text: String) throws {
        let address = try MailAddress(text)
        #expect(address.text == text)
        #expect("@\(address.domain)" == text.drop { $0 != "@" })
    }

    @Test(arguments: [
        "", "desk", "@example.com", "desk@", "a@b@c.com", "desk@example", "desk@192.0.2.1", "desk@[192.0.2.1]", "desk@.example.com",
        "desk@example.com.", "desk@-example.com", "desk@example-.com", "desk@exa_mple.com", ".a@example.com", "a.@example.com",
        "a..b@example.com", "a b@example.com", " a@example.com", "a@example.com ", "\"a b\"@example.com", "<a@example.com>",
        "A <a@example.com>", "a@example.com,b@example.com", "a@example.com\r\nRCPT TO:<b@example.com>", "a\r@example.com",
        "a@example.com\n",
        "a@exam\0ple.com", "a\0@example.com", "ü@example.com", "a@bücher.example", "a\u{202E}@example.com", "a(b)@example.com",
        String(repeating: "a", count: 65) + "@example.com", "a@" + String(repeating: "b", count: 64) + ".com",
        "a@" + String(repeating: "b.", count: 130) + "com",
    ])
    func none(text: String) {
        #expect(throws: MailAddress.Malformed.self) { try MailAddress(text) }
    }
}
