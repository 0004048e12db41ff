import Outbound
import Testing

@Suite struct HTTPURLTests {
    @Test func theParts() throws {
        let url = try HTTPURL("HTTPS://Gateway.Example:8443/sms/?x=1")
        #expect(url.isTLS)
        #expect(url.host.lowercased() == "gateway.example")
        #expect(url.port == 8443)
        #expect(url.path == "/sms/")
        #expect(url.hasQueryOrFragment)
        #expect(try HTTPURL("http://a").path == "/")
        #expect(try HTTPURL("http://a").port == nil)
        #expect(try !HTTPURL("http://a/").hasQueryOrFragment)
        #expect(try HTTPURL("http://a/#b").hasQueryOrFragment)
    }

    @Test(arguments: [
        ("http://127.0.0.1", true), ("http://127.1", true), ("http://0x7f.1/", true), ("http://2130706433/", true),
        ("http://[::1]:80/", true),
        ("http://localhost/", true), ("http://LOCALHOST:8026", true), ("http://128.0.0.1", false), ("http://127.0.0.1.example", false),
        ("http://[::2]/", false), ("http://localhost.example", false), ("http://127.example", false),
    ])
    func loopback(text: String, isLoopback: Bool) throws {
        #expect(try HTTPURL(text).isLoopback == isLoopback)
    }

    @Test(arguments: [
        ("", HTTPURL.Malformed.schemeNotHTTP), ("gateway.example", .schemeNotHTTP), ("http://", .unreadable),
        ("http://a:99999/", .unreadable),
        ("http://a b/", .unreadable), ("http://a/\0", .unreadable), ("ftp://a/", .schemeNotHTTP), ("file:///etc/passwd", .schemeNotHTTP),
        ("nonsense://a/", .schemeNotHTTP), ("https://user@a/", .holdsUserOrPassword), ("https://user:pw@a/", .holdsUserOrPassword),
    ])
    func malformed(text: String, why: HTTPURL.Malformed) {
        #expect(throws: why) { try HTTPURL(text) }
    }
}
