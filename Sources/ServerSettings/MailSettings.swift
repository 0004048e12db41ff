public import Outbound

/// Where mails of rules go out, and as whom.
public struct MailSettings: Sendable {
    public let server: SMTPServer
    public let from: MailAddress
    /// Shown beside the address; empty for none.
    public let fromName: String
    /// Whom a mail comes back to that can't be delivered; nil for nobody (`<>`).
    public let envelopeFrom: MailAddress?
}
