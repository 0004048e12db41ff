public import Outbound

/// Sends mails by one server.
public struct Mailer: Sendable {
    private let server: SMTPServer
    private let author: MailAuthor
    private let client: SMTPClient

    public init(_ server: SMTPServer, author: MailAuthor, client: SMTPClient) {
        self.server = server
        self.author = author
        self.client = client
    }

    /// Hands a mail over, once. Of a mail that goes through a second time the recipients see two with the same Message-ID.
    ///
    /// - Parameter recipients: those that have not got it yet; nil for all of the mail's.
    public func send(_ mail: Mail, to recipients: [MailAddress]? = nil) async -> MailOutcome {
        let recipients = recipients ?? mail.recipients
        guard !recipients.isEmpty else { return .accepted(refused: []) }
        let request = SMTPRequest(
            to: server, envelopeSender: author.envelopeSender, recipients: recipients, message: mail.message(from: author))
        do throws(SMTPFailure) {
            return MailOutcome(try await client.send(request), recipients)
        } catch {
            return MailOutcome(error, recipients)
        }
    }
}
