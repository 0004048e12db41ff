import Outbound
import Testing

@Suite struct SMTPServerTests {
    @Test(arguments: [
        ("smtp://mail.example.com", SMTPServer.Security.startTLS), ("smtp://mail.example.com:587/our.name", .startTLS),
        ("smtps://mail.example.com", .implicit), ("smtps://127.0.0.1", .implicit), ("smtp://127.0.0.1:2525", .none),
        ("smtp://localhost", .none), ("smtp://[::1]:25", .none), ("smtp://127.0.0.1.example.com", .startTLS),
        ("smtp://192.0.2.1", .startTLS),
    ])
    func tlsIsWhatTheURLNeeds(url: String, security: SMTPServer.Security) throws {
        #expect(try SMTPServer(url: url).security == security)
    }

    @Test(arguments: [
        ("mail.example.com", nil, nil, nil, SMTPServer.Misconfiguration.schemeNotSMTP), ("", nil, nil, nil, .schemeNotSMTP),
        ("http://mail.example.com", nil, nil, nil, .schemeNotSMTP), ("smtp://", nil, nil, nil, .urlUnreadable),
        ("smtp://me:pw@mail.example.com", nil, nil, nil, .urlWithLogin),
        ("smtp://mail.example.com/a b", nil, nil, nil, .urlUnreadable),
        ("smtp://mail.example.com/a%0d%0aMAIL", nil, nil, nil, .greetingUnreadable),
        ("smtp://mail.example.com/a/b", nil, nil, nil, .greetingUnreadable),
        ("smtp://mail.example.com?x=1", nil, nil, nil, .greetingUnreadable),
        ("smtps://mail.example.com", .startTLS, nil, nil, .weakerThanURL),
        ("smtps://mail.example.com", SMTPServer.Security.none, nil, nil, .weakerThanURL),
        ("smtp://mail.example.com", .implicit, nil, nil, .implicitNeedsSMTPS),
        ("smtp://mail.example.com", SMTPServer.Security.none, "shop", "pw", .plainLogin(host: "mail.example.com")),
        ("smtp://mail.example.com", nil, nil, "pw", .userMissing), ("smtp://mail.example.com", nil, "", "pw", .userMissing),
        ("smtp://mail.example.com", nil, "shop", nil, .passwordMissing), ("smtp://mail.example.com", nil, "shop", "", .passwordMissing),
        ("smtp://mail.example.com", nil, "shop", "p\0w", .controlCharacterInLogin),
        ("smtp://mail.example.com", nil, "shop\r\n", "pw", .controlCharacterInLogin),
    ])
    func misconfigured(
        url: String, security: SMTPServer.Security?, user: String?, password: String?, why: SMTPServer.Misconfiguration
    ) {
        #expect(throws: why) { try SMTPServer(url: url, security: security, user: user, password: password) }
    }

    @Test func aLoginInPlainTextStaysOnThisMachine() throws {
        #expect(try SMTPServer(url: "smtp://127.0.0.1", user: "shop", password: "pw").login?.user == "shop")
        #expect(try SMTPServer(url: "smtp://mail.example.com", user: "shop", password: "pw").security == .startTLS)
    }

    @Test func timeoutsAreLongerThanNothing() {
        #expect(throws: SMTPServer.Misconfiguration.timeoutNotPositive) { try SMTPServer(url: "smtp://localhost", timeout: .zero) }
    }

    @Test func whatAServerSaidIsShortAndOnOneLine() {
        #expect(SMTPReply(code: 550, text: "no\r\n\u{202E}\u{1B}[2Jsuch user").text == "no[2Jsuch user")
        #expect(SMTPReply(code: 550, text: String(repeating: "x", count: 10_000)).text.count == 200)
    }
}
