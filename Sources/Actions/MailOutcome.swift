public import Outbound

/// What became of a mail, by whether sending it again could help.
public enum MailOutcome: Sendable, Equatable {
    /// The server answers for it from now on, but to those recipients.
    case accepted(refused: [MailRefusal])
    /// The same mail may go through later, to the recipients that remain; the others have it, or were refused for good.
    case later(MailTrouble, remaining: [MailAddress], refused: [MailRefusal])
    /// Nobody gets it, however often it is sent.
    case refused([MailRefusal])
}

/// A recipient who won't get the mail, and what the server said to that.
public struct MailRefusal: Sendable, Hashable, CustomStringConvertible {
    public let recipient: MailAddress
    public let reply: SMTPReply

    public init(recipient: MailAddress, reply: SMTPReply) {
        self.recipient = recipient
        self.reply = reply
    }

    public var description: String { "\(recipient): \(reply)" }
}

/// Why a mail has to wait.
public enum MailTrouble: Sendable, Equatable, CustomStringConvertible {
    /// There is no server to speak to, it broke off, or took too long.
    case connection(TransportFailure)
    /// The server can't now, and says so.
    case busy(SMTPStage, SMTPReply)
    /// No mail at all will go through until the operator has changed the settings or the account.
    case account(SMTPFailure)

    /// Whether all mails wait for the same.
    public var concernsAccount: Bool {
        switch self {
        case .account: true
        case .connection, .busy: false
        }
    }

    public var description: String {
        switch self {
        case .connection(let failure): failure.description
        case .busy(let stage, let reply): "the mail server can't take \(stage.rawValue) now: \(reply)"
        case .account(let failure): failure.description
        }
    }
}

extension MailOutcome {
    init(_ receipt: SMTPReceipt, _ recipients: [MailAddress]) {
        let replies = zip(recipients, receipt.recipients).filter { !$1.isPositive }.map { MailRefusal(recipient: $0, reply: $1) }
        let refused = replies.filter(\.reply.isPermanent)
        let remaining = replies.filter { !$0.reply.isPermanent }
        if let first = remaining.first {
            self = .later(.busy(.recipient, first.reply), remaining: remaining.map(\.recipient), refused: refused)
        } else {
            self = refused.count == recipients.count ? .refused(refused) : .accepted(refused: refused)
        }
    }

    init(_ failure: SMTPFailure, _ recipients: [MailAddress]) {
        switch failure {
        case .transport(let transport):
            self = .later(transport.kind.isOfSettings ? .account(failure) : .connection(transport), remaining: recipients, refused: [])
        case .tlsNotOffered, .loginNotOffered:
            self = .later(.account(failure), remaining: recipients, refused: [])
        case .refused(let stage, let reply):
            if !reply.isPermanent {
                self = .later(.busy(stage, reply), remaining: recipients, refused: [])
            } else if stage.concernsThisMail || reply.isAboutSize {
                self = .refused(recipients.map { MailRefusal(recipient: $0, reply: reply) })
            } else {
                self = .later(.account(failure), remaining: recipients, refused: [])
            }
        }
    }
}

extension SMTPStage {
    /// Another mail may go through where this one did not.
    fileprivate var concernsThisMail: Bool {
        switch self {
        case .recipient, .data, .message: true
        // All our mails have the same sender.
        case .connection, .greeting, .startTLS, .login, .sender, .end: false
        }
    }
}

extension SMTPReply {
    /// Source: RFC 1870 §6.1 (552), said of the sender's command, where the size is announced.
    fileprivate var isAboutSize: Bool { code == 552 }
}

extension TransportFailure.Kind {
    /// It won't pass by itself.
    fileprivate var isOfSettings: Bool {
        switch self {
        case .tls, .invalidRequest: true
        case .nameLookup, .connect, .timeout, .connectionLost, .responseTooLarge, .unreadableResponse, .notRepeated, .unavailable,
            .addressRefused, .other:
            false
        }
    }
}
