import Actions
import Foundation
import Outbound
import SMSMessages
import Testing

/// What goes wrong with mail servers, and whether a mail waits or is given up.
@Suite struct MailTroubleTests {
    private let client = SMTPClient(connections: 1)

    private func send(_ mail: Mail, by server: SMTPServer) async throws -> MailOutcome {
        await Mailer(server, author: try MailTests.author(), client: client).send(mail)
    }

    // MARK: TLS and login

    @Test(arguments: [SMTPServer.Security.startTLS, .implicit])
    func encryptedWithLogin(security: SMTPServer.Security) async throws {
        let certificate = try TestCertificate.shared.get()
        let settings = MailServer.Settings(
            tls: security.rawValue, certificate: certificate.certificate, key: certificate.key, login: ["shop", "pass word é"])
        try await MailServer.run(settings) { server in
            let smtp = try server.settings(security, user: "shop", password: "pass word é", caFile: certificate.certificate)
            #expect(try await send(MailTests.mail(), by: smtp) == .accepted(refused: []))
            let mail = try await server.nextMail()
            #expect(mail.isEncrypted)
            #expect(mail.user == "shop")

            // Nobody knows who signed it: nothing is said to this server, the login least of all.
            let strict = try server.settings(security, user: "shop", password: "pass word é")
            let stranger = Mailer(strict, author: try MailTests.author(), client: SMTPClient(connections: 1))
            let outcome = await stranger.send(try MailTests.mail())
            guard case .later(.account(.transport(let failure)), _, _) = outcome else {
                Issue.record("\(outcome)")
                return
            }
            #expect(failure.kind == .tls)
            #expect(!failure.mayHaveLeft)
        }
    }

    @Test func noTLSWhereItIsRequired() async throws {
        try await MailServer.run { server in
            let outcome = try await send(MailTests.mail(), by: server.settings(.startTLS))
            #expect(outcome == .later(.account(.tlsNotOffered), remaining: try MailTests.mail().recipients, refused: []))
        }
    }

    @Test(arguments: [[], ["PLAIN"]])
    func refusedLogin(withoutMechanisms: [String]) async throws {
        let settings = MailServer.Settings(login: ["shop", "right"], withoutMechanisms: withoutMechanisms)
        try await MailServer.run(settings) { server in
            let outcome = try await send(MailTests.mail(), by: server.settings(user: "shop", password: "wrong"))
            guard case .later(.account(.refused(.login, let reply)), let remaining, _) = outcome else {
                Issue.record("\(outcome)")
                return
            }
            #expect(reply.code == 535)
            #expect(remaining.count == 1)
            #expect(!"\(outcome)".contains("wrong"))
            #expect(try await send(MailTests.mail(), by: server.settings(user: "shop", password: "right")) == .accepted(refused: []))
        }
    }

    /// Such a server would refuse recipients for good that are only refused to strangers.
    @Test func aServerThatKnowsNoLogin() async throws {
        try await MailServer.run { server in
            let outcome = try await send(MailTests.mail(to: ["unknown@example.com"]), by: server.settings(user: "shop", password: "right"))
            #expect(outcome == .later(.account(.loginNotOffered), remaining: [try MailAddress("unknown@example.com")], refused: []))
            let second = try await send(MailTests.mail(), by: server.settings(user: "shop", password: "right"))
            #expect(second == .later(.account(.loginNotOffered), remaining: [try MailAddress("desk@example.com")], refused: []))
        }
    }

    @Test func loginOfNobodyWhereOneIsNeeded() async throws {
        try await MailServer.run(MailServer.Settings(login: ["shop", "right"])) { server in
            let outcome = try await send(MailTests.mail(), by: server.settings())
            guard case .later(.account(.refused(.sender, let reply)), _, _) = outcome else {
                Issue.record("\(outcome)")
                return
            }
            #expect(reply.code == 530)
        }
    }

    // MARK: Refusals

    @Test func ofSeveralRecipientsEachHasItsOwnFate() async throws {
        try await MailServer.run { server in
            let mail = try MailTests.mail(to: ["desk@example.com", "unknown@example.com", "later@example.com"])
            let outcome = try await send(mail, by: server.settings())
            let unknown = MailRefusal(recipient: mail.recipients[1], reply: SMTPReply(code: 550, text: "5.1.1 no such user here"))
            let busy = SMTPReply(code: 451, text: "4.7.1 greylisted, come back in 5 minutes")
            #expect(outcome == .later(.busy(.recipient, busy), remaining: [mail.recipients[2]], refused: [unknown]))
            #expect(try await server.nextMail().recipients == ["desk@example.com"])
        }
    }

    @Test func oneOfTwoIsUnknown() async throws {
        try await MailServer.run { server in
            let mail = try MailTests.mail(to: ["unknown@example.com", "desk@example.com"])
            let outcome = try await send(mail, by: server.settings())
            let unknown = MailRefusal(recipient: mail.recipients[0], reply: SMTPReply(code: 550, text: "5.1.1 no such user here"))
            #expect(outcome == .accepted(refused: [unknown]))
            #expect(try await server.nextMail().recipients == ["desk@example.com"])
        }
    }

    @Test func nobodyIsKnown() async throws {
        try await MailServer.run { server in
            let mail = try MailTests.mail(to: ["unknown@example.com", "unknown2@example.com"])
            let reply = SMTPReply(code: 550, text: "5.1.1 no such user here")
            let outcome = try await send(mail, by: server.settings())
            #expect(outcome == .refused(mail.recipients.map { MailRefusal(recipient: $0, reply: reply) }))
            // The next mail is none the worse for it.
            #expect(try await send(MailTests.mail(), by: server.settings()) == .accepted(refused: []))
        }
    }

    enum Fate { case refused, later, account }

    @Test(arguments: [
        ("MAIL", "451 4.3.0 busy", Fate.later, SMTPStage.sender), ("MAIL", "553 5.1.8 sender unknown", .account, .sender),
        ("MAIL", "552 5.3.4 too large", .refused, .sender),
        ("RCPT", "452 4.5.3 too many", .later, .recipient), ("RCPT", "554 5.7.1 relay denied", .refused, .recipient),
        ("DATA", "451 4.3.0 disk full", .later, .message), ("DATA", "554 5.7.1 looks like spam", .refused, .message),
    ])
    func replies(command: String, reply: String, fate: Fate, stage: SMTPStage) async throws {
        try await MailServer.run(MailServer.Settings(answers: [command: reply])) { server in
            let mail = try MailTests.mail()
            let said = SMTPReply(code: try #require(Int(reply.prefix(3))), text: String(reply.dropFirst(4)))
            let expected: MailOutcome =
                switch fate {
                case .refused: .refused([MailRefusal(recipient: mail.recipients[0], reply: said)])
                case .later: .later(.busy(stage, said), remaining: mail.recipients, refused: [])
                case .account: .later(.account(.refused(stage, said)), remaining: mail.recipients, refused: [])
                }
            #expect(try await send(mail, by: server.settings()) == expected)
        }
    }

    // MARK: Connections

    @Test(arguments: [("MAIL", false), ("RCPT", false), ("DATA", true)])
    func closedInTheMiddle(command: String, mayHaveLeft: Bool) async throws {
        try await MailServer.run(MailServer.Settings(answers: [command: "close"])) { server in
            try await expectTrouble([.connectionLost], mayHaveLeft: mayHaveLeft, try server.settings())
        }
    }

    @Test(arguments: [("MAIL", false), ("DATA", true)])
    func silentInTheMiddle(command: String, mayHaveLeft: Bool) async throws {
        try await MailServer.run(MailServer.Settings(answers: [command: "hang"])) { server in
            try await expectTrouble([.timeout], mayHaveLeft: mayHaveLeft, try server.settings(timeout: .seconds(3)))
        }
    }

    @Test func silentFromTheBeginning() async throws {
        try await MailServer.run(MailServer.Settings(mute: true)) { server in
            try await expectTrouble([.timeout], mayHaveLeft: false, try server.settings(timeout: .milliseconds(300)))
        }
    }

    /// With a login that is still to come, and is not what is missing.
    @Test func silentAfterTheGreeting() async throws {
        try await MailServer.run(MailServer.Settings(login: ["shop", "right"], answers: ["EHLO": "hang"])) { server in
            let smtp = try server.settings(user: "shop", password: "right", timeout: .seconds(3))
            try await expectTrouble([.timeout], mayHaveLeft: false, smtp)
        }
    }

    @Test func nobodyListens() async throws {
        let port = try await MailServer.run(MailServer.Settings(mute: true)) { $0.port }
        // The system takes the port back when the process has ended.
        try await expectTrouble(
            [.connect, .timeout, .connectionLost], mayHaveLeft: false, try SMTPServer(url: "smtp://127.0.0.1:\(port)", timeout: .seconds(2))
        )
    }

    private func expectTrouble(_ kinds: [TransportFailure.Kind], mayHaveLeft: Bool, _ server: SMTPServer) async throws {
        let outcome = try await send(MailTests.mail(), by: server)
        guard case .later(.connection(let failure), let remaining, _) = outcome else {
            Issue.record("\(outcome)")
            return
        }
        #expect(kinds.contains(failure.kind), "\(failure)")
        #expect(failure.mayHaveLeft == mayHaveLeft)
        #expect(remaining.count == 1)
    }

    @Test func severalMailsGoOverOneConnectionThatEndsInGoodOrder() async throws {
        try await MailServer.run { server in
            let client = SMTPClient(connections: 1, keepsFor: .seconds(3600))
            let mailer = Mailer(try server.settings(), author: try MailTests.author(), client: client)
            for index in 0..<3 { #expect(await mailer.send(try MailTests.mail("\(index)")) == .accepted(refused: [])) }
            #expect(await server.nextMails(3).map(\.connection) == [1, 1, 1])
            await client.shutdown()
            #expect(await server.nextClosing() == .init(connection: 1, saidQuit: true, mails: 3))
        }
    }

    /// libcurl by itself would wait for two minutes.
    @Test func aServerThatDoesNotAnswerToQUITIsNotWaitedFor() async throws {
        try await MailServer.run(MailServer.Settings(answers: ["QUIT": "hang"])) { server in
            let client = SMTPClient(connections: 1, keepsFor: .seconds(3600))
            let mailer = Mailer(try server.settings(), author: try MailTests.author(), client: client)
            #expect(await mailer.send(try MailTests.mail()) == .accepted(refused: []))
            let pause = await ContinuousClock().measure { await client.shutdown() }
            #expect(pause < .seconds(100))
            #expect(await server.nextClosing() == .init(connection: 1, saidQuit: true, mails: 1))
        }
    }

    @Test func anIdleConnectionIsClosed() async throws {
        try await MailServer.run { server in
            let client = SMTPClient(connections: 1, keepsFor: .milliseconds(50))
            let mailer = Mailer(try server.settings(), author: try MailTests.author(), client: client)
            #expect(await mailer.send(try MailTests.mail()) == .accepted(refused: []))
            #expect(await server.nextClosing() == .init(connection: 1, saidQuit: true, mails: 1))
            #expect(await mailer.send(try MailTests.mail()) == .accepted(refused: []))
            #expect(await server.nextMails(2).map(\.connection) == [1, 2])
        }
    }

    @Test func aServerThatWantsNoMoreOnOneConnectionGetsAnother() async throws {
        try await MailServer.run(MailServer.Settings(mailsPerConnection: 2)) { server in
            let client = SMTPClient(connections: 1, keepsFor: .seconds(3600))
            let mailer = Mailer(try server.settings(), author: try MailTests.author(), client: client)
            for index in 0..<5 { #expect(await mailer.send(try MailTests.mail("\(index)")) == .accepted(refused: [])) }
            #expect(await server.nextMails(5).map(\.connection) == [1, 1, 2, 2, 3])
        }
    }

    @Test func afterShutdownNothingLeaves() async throws {
        await client.shutdown()
        let outcome = try await send(MailTests.mail(), by: try SMTPServer(url: "smtp://127.0.0.1:9"))
        guard case .later(.connection(let failure), _, _) = outcome else {
            Issue.record("\(outcome)")
            return
        }
        #expect(failure.kind == .unavailable)
    }
}
