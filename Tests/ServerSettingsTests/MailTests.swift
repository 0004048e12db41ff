import Outbound
import ServerSettings
import Testing

@Suite struct MailTests {
    private func mail(_ lines: String...) throws -> MailSettings? {
        let outcome = load(Sample.text + (["mail:"] + lines.map { "  \($0)" }).joined(separator: "\n") + "\n")
        #expect(outcome.told == [])
        return try #require(outcome.settings).mail
    }

    @Test func withoutAnyOfItThereIsNone() throws {
        #expect(try mail() == nil)
        #expect(try #require(load(Sample.text).settings).mail == nil)
    }

    @Test func theLeast() throws {
        let mail = try #require(try mail("url: smtp://mail.example.com", "from: sms@example.com"))
        #expect(mail.server.security == .startTLS)
        #expect(mail.server.login == nil)
        #expect(mail.server.caFile == nil)
        #expect(mail.from.text == "sms@example.com")
        #expect(mail.fromName == "")
        #expect(mail.envelopeFrom == mail.from)
    }

    @Test func everything() throws {
        let mail = try #require(
            try mail(
                "url: smtp://127.0.0.1:2525/sms.example.com", "from: sms@example.com", "from_name: Zoë", "envelope_from: \"\"", "tls: none",
                "user: sms", "password: canary", "ca_file: /etc/ca.pem"))
        #expect(mail.server.security == .none)
        #expect(mail.server.login?.user == "sms")
        #expect(mail.server.caFile == "/etc/ca.pem")
        #expect(mail.fromName == "Zoë")
        #expect(mail.envelopeFrom == nil)
        var dumped = "\(mail)"
        dump(mail, to: &dumped)
        #expect(!dumped.contains("canary"))
    }

    @Test func anotherBounceAddress() throws {
        let mail = try mail("url: smtps://mail.example.com", "from: sms@example.com", "envelope_from: bounces@example.com")
        #expect(mail?.envelopeFrom?.text == "bounces@example.com")
    }
}
