import Actions
import Foundation
import Outbound
import SMSMessages
import Testing

/// Mails against a real server, read by another library.
@Suite struct MailTests {
    private let client = SMTPClient(connections: 1)

    static func author(name: String = "", envelopeSender: String? = "bounces@example.com") throws -> MailAuthor {
        MailAuthor(
            address: try MailAddress("sms@example.com"), name: name, envelopeSender: try envelopeSender.map { try MailAddress($0) },
            threadKey: Array("a key of these tests".utf8))
    }

    static func mail(
        _ id: String = "01JF0000000000000000000000-1", to recipients: [String] = ["desk@example.com"],
        subject: String = "SMS from +31612345678",
        body: String = "Hello", thread: String = "+31612345678 4040"
    ) throws -> Mail {
        // 2026-11-21T17:03:05Z
        try Mail(
            id: id, recipients: recipients, subject: subject, body: body, thread: thread, date: Timestamp(milliseconds: 1_795_280_585_123))
    }

    @Test func whatGoesInComesOut() async throws {
        try await MailServer.run { server in
            let mailer = Mailer(try server.settings(), author: try Self.author(name: "Zoë \"SMS\" <x>"), client: client)
            let mail = try Self.mail(
                to: ["desk@example.com", "night@example.com"], subject: "Grüße 👋 aus Köln",
                body: "Line one\n.\n.dot\n\nFrom: x\nlast 🇳🇱 e\u{301}")
            #expect(await mailer.send(mail) == .accepted(refused: []))

            let received = try await server.nextMail()
            #expect(received.sender == "bounces@example.com")
            #expect(received.recipients == ["desk@example.com", "night@example.com"])
            #expect(received.to == received.recipients)
            #expect(received.greeting == "answerback.example")
            #expect(received.author == "Zoë \"SMS\" <x>")
            #expect(received.header("Subject") == mail.subject)
            #expect(received.body == "Line one\r\n.\r\n.dot\r\n\r\nFrom: x\r\nlast 🇳🇱 e\u{301}\r\n")
            #expect(received.header("Date") == "Sat, 21 Nov 2026 17:03:05 +0000")
            #expect(received.header("Message-ID") == "<01JF0000000000000000000000-1@example.com>")
            #expect(received.header("Auto-Submitted") == "auto-generated")
            #expect(received.isWhole)
            #expect(received.defects == [])
            #expect(received.headers.map { $0[0] } == Self.headers)
        }
    }

    static let headers = [
        "Date", "From", "To", "Subject", "Message-ID", "In-Reply-To", "References", "Auto-Submitted", "X-Auto-Response-Suppress",
        "MIME-Version", "Content-Type", "Content-Transfer-Encoding",
    ]

    static let bodies: [(text: String, encoding: String, wire: String)] = [
        ("Hello", "7bit", "Hello\r\n"), ("", "7bit", "\r\n"), ("Hello\n", "7bit", "Hello\r\n"),
        (".\n..dot\ta\n\nFrom: x", "7bit", ".\r\n..dot\ta\r\n\r\nFrom: x\r\n"),
        (String(repeating: "x", count: 76), "7bit", String(repeating: "x", count: 76) + "\r\n"),
        (
            String(repeating: "x", count: 77), "quoted-printable",
            String(repeating: "x", count: 75) + "=\r\nxx\r\n"
        ),
        // Some programs on the way write `>From `, others cut off white space at the end of a line.
        ("From here", "quoted-printable", "=46rom here\r\n"), ("a \nb\t\nc", "quoted-printable", "a=20\r\nb=09\r\nc\r\n"),
        ("3 = drei, und für 5 Euro ist die Ware da", "quoted-printable", "3 =3D drei, und f=C3=BCr 5 Euro ist die Ware da\r\n"),
        ("Привет, как дела", "base64", "0J/RgNC40LLQtdGCLCDQutCw0Log0LTQtdC70LANCg==\r\n"),
    ]

    @Test(arguments: bodies)
    func aBodyStaysReadableWhereItCan(row: (text: String, encoding: String, wire: String)) throws {
        let message = String(decoding: try Self.mail(body: row.text).message(from: Self.author()), as: UTF8.self)
        #expect(message.contains("\r\nContent-Transfer-Encoding: \(row.encoding)\r\n"))
        #expect(message.utf8.elementsEqual((message.prefix(upTo: try #require(message.range(of: "\r\n\r\n")).upperBound) + row.wire).utf8))
    }

    @Test(arguments: [
        (String(repeating: "a", count: 200), String(repeating: "a", count: 200)),
        (String(repeating: "a", count: 60_000), String(repeating: "a", count: 199) + "…"),
        (String(repeating: "👨‍👩‍👧", count: 201), String(repeating: "👨‍👩‍👧", count: 199) + "…"),
        ("e" + String(repeating: "\u{301}", count: 5000), "e" + String(repeating: "\u{301}", count: 1598) + "…"),
    ])
    func aSubjectIsCut(text: String, expected: String) async throws {
        try await MailServer.run { server in
            let mailer = Mailer(try server.settings(), author: try Self.author(), client: client)
            #expect(await mailer.send(try Self.mail(subject: text)) == .accepted(refused: []))
            let received = try await server.nextMail()
            #expect((received.header("Subject") ?? "").utf8.elementsEqual(expected.utf8))
            #expect(received.defects == [])
        }
    }

    @Test func oneSenderIsOneThread() throws {
        func references(_ thread: String, key: String = "a") throws -> Substring {
            var author = try Self.author()
            author.threadKey = Array(key.utf8)
            let message = String(decoding: try Self.mail(thread: thread).message(from: author), as: UTF8.self)
            let lines = message.split(separator: "\r\n")
            let references = try #require(lines.first { $0.hasPrefix("References: <thread-") }).dropFirst("References: ".count)
            #expect(lines.contains("In-Reply-To: \(references)"))
            #expect(!references.contains("31612345678"))
            return references
        }
        #expect(try references("+31612345678 4040") == references("+31612345678 4040"))
        #expect(try references("+31612345678 4040") != references("+31612345678 4041"))
        #expect(try references("+31612345678 4040") != references("+31612345678 4040", key: "b"))
    }

    @Test(arguments: [
        ("a-1_B", true), ("", false), ("a>\r\nBcc: x@y.z", false), (String(repeating: "a", count: 64), true),
        (String(repeating: "a", count: 65), false),
    ])
    func anIDThatIsNoneIsDigested(id: String, isReadable: Bool) throws {
        let message = String(decoding: try Self.mail(id).message(from: Self.author()), as: UTF8.self)
        let line = try #require(message.split(separator: "\r\n").first { $0.hasPrefix("Message-ID: ") }).dropFirst("Message-ID: ".count)
        #expect(line.wholeMatch(of: /<[-_a-zA-Z0-9]{1,64}@example\.com>/) != nil)
        #expect((line == "<\(id)@example.com>") == isReadable)
        #expect(!message.contains("Bcc"))
    }

    @Test(arguments: [
        (0, "Thu, 1 Jan 1970 00:00:00 +0000"),
        (-1000, "Wed, 31 Dec 1969 23:59:59 +0000"),
        (951_782_400_000, "Tue, 29 Feb 2000 00:00:00 +0000"),
        (4_107_542_399_999, "Sun, 28 Feb 2100 23:59:59 +0000"),
    ])
    func dates(milliseconds: Int64, expected: String) throws {
        var mail = try Self.mail()
        mail.date = Timestamp(milliseconds: milliseconds)
        #expect(String(decoding: mail.message(from: try Self.author()), as: UTF8.self).hasPrefix("Date: \(expected)\r\n"))
    }

    @Test func manyRecipientsAreFolded() async throws {
        try await MailServer.run { server in
            let recipients = (1...50).map { "somebody.with.a.rather.long.name.\($0)@department.example.com" }
            let mailer = Mailer(try server.settings(), author: try Self.author(envelopeSender: nil), client: client)
            #expect(await mailer.send(try Self.mail(to: recipients)) == .accepted(refused: []))
            let received = try await server.nextMail()
            #expect(received.to == recipients)
            #expect(received.recipients == recipients)
            #expect(received.sender == "<>")
            #expect(received.longestLine <= 76)
            #expect(received.defects == [])
        }
    }

    @Test func aMailShowsNothingOfItself() throws {
        var shown = ""
        let mail = try Self.mail(subject: "canary", body: "canary", thread: "canary")
        let request = SMTPRequest(
            to: try SMTPServer(url: "smtps://mail.example.com", user: "canary", password: "canary"), envelopeSender: nil,
            recipients: mail.recipients, message: Array("canary".utf8))
        for value in [mail as Any, request, request.server, request.server.login as Any] {
            shown += "\(value) \(String(reflecting: value))"
            dump(value, to: &shown)
        }
        #expect(!shown.contains("canary"))
    }
}
