/// One mail on its way to a server.
public struct SMTPRequest: Sendable {
    public var server: SMTPServer
    /// Whom the mail is returned to where it can't be delivered; nil for nobody (`<>`), as RFC 3834 advises for mails that a machine made.
    public var envelopeSender: MailAddress?
    /// Of the envelope, at least one.
    public var recipients: [MailAddress]
    /// Head and body; lines end in CR LF. Dots at the beginning of lines are as they are meant: libcurl doubles them.
    public var message: [UInt8]

    public init(to server: SMTPServer, envelopeSender: MailAddress?, recipients: [MailAddress], message: [UInt8]) {
        self.server = server
        self.envelopeSender = envelopeSender
        self.recipients = recipients
        self.message = message
    }
}

extension SMTPRequest: CustomStringConvertible, CustomReflectable {
    /// The message holds the text of an SMS.
    public var description: String { "mail of \(message.count) bytes for \(recipients.count) recipients" }
    public var customMirror: Mirror { Mirror(self, children: [], displayStyle: .struct) }
}

/// What a mail server said, on one line and short: it is foreign text.
public struct SMTPReply: Hashable, Sendable, CustomStringConvertible {
    /// 200 to 599.
    public let code: Int
    /// Of a reply of several lines, the last; printable characters only.
    public let text: String

    static let maxCharacters = 200

    public init(code: Int, text: String) {
        self.code = code
        let scalars = text.unicodeScalars.lazy.filter { !$0.properties.isHidden }
        self.text = String(String.UnicodeScalarView(scalars.prefix(Self.maxCharacters)))
    }

    /// RFC 5321 §4.2.1: a "permanent negative completion reply", which the same command will get again.
    public var isPermanent: Bool { code >= 500 }
    public var isPositive: Bool { code < 400 }

    public var description: String { "\(code) \(text)" }
}

extension Unicode.Scalar.Properties {
    fileprivate var isHidden: Bool {
        switch generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .unassigned, .privateUse, .surrogate: true
        default: false
        }
    }
}

/// What a server answered that was given a mail.
public struct SMTPReceipt: Sendable, Equatable {
    /// One for each recipient, in the request's order.
    public let recipients: [SMTPReply]
    /// The server answers for the mail from now on, for those recipients it took. Nil where it took none: then the message never left.
    public let message: SMTPReply?
}

/// Why a mail was not taken. Safe to log but for what the server said, which may name recipients.
public enum SMTPFailure: Error, Sendable, Equatable {
    /// No answer. Where ``TransportFailure/mayHaveLeft``, the server may have taken the mail nevertheless.
    case transport(TransportFailure)
    /// The server has no STARTTLS, or refused it: nothing was said in plain text.
    case tlsNotOffered
    /// There is a login, and the server takes none, or none that it can be told.
    case loginNotOffered
    /// The server refused what all recipients hang on.
    case refused(SMTPStage, SMTPReply)
}

extension SMTPFailure: CustomStringConvertible {
    public var description: String {
        switch self {
        case .transport(let failure): failure.description
        case .tlsNotOffered: "the mail server offers no STARTTLS"
        case .loginNotOffered: "the mail server offers no login by PLAIN or LOGIN"
        case .refused(let stage, let reply): "the mail server refused \(stage.rawValue): \(reply)"
        }
    }
}

/// The steps of handing over one mail.
public enum SMTPStage: String, Sendable, CaseIterable {
    case connection = "the connection"
    case greeting = "our greeting"
    case startTLS = "TLS"
    case login = "the login"
    case sender = "the sender"
    case recipient = "a recipient"
    /// The server is asked whether it will take the message.
    case data = "the message's beginning"
    case message = "the message"
    case end = "the end"
}
