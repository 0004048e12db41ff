public import Outbound
public import SMSMessages

/// An e-mail before it is written down: everything that a repetition must say again in the same words.
public struct Mail: Sendable, Equatable {
    /// The action's, so that a mail that comes twice is known by its Message-ID.
    public var id: String
    public var recipients: [MailAddress]
    /// One line; control characters in it become spaces.
    public var subject: String
    /// Lines end in LF.
    public var body: String
    /// What all mails of one sender and one number have in common, and others have not. It is not readable in the mail.
    public var thread: String
    public var date: Timestamp

    /// - Throws: for a recipient that is none.
    public init(
        id: String, recipients: [String], subject: String, body: String, thread: String, date: Timestamp
    ) throws(MailAddress.Malformed) {
        self.id = id
        self.recipients = try recipients.map { text throws(MailAddress.Malformed) in try MailAddress(text) }
        self.subject = subject
        self.body = body
        self.thread = thread
        self.date = date
    }
}

extension Mail: CustomStringConvertible, CustomReflectable {
    /// Subject and body hold the text and the number of an SMS.
    public var description: String { "mail \(id) for \(recipients.count) recipients" }
    public var customMirror: Mirror { Mirror(self, children: [], displayStyle: .struct) }
}

/// As whom mails are sent.
public struct MailAuthor: Sendable, Equatable {
    public var address: MailAddress
    /// Shown beside the address; empty for none.
    public var name: String
    /// Whom the mail comes back to that can't be delivered; nil for nobody.
    public var envelopeSender: MailAddress?
    /// Makes the threads' names unguessable. The same as long as threads are to stay together.
    public var threadKey: [UInt8]

    public init(address: MailAddress, name: String = "", envelopeSender: MailAddress?, threadKey: [UInt8]) {
        self.address = address
        self.name = name
        self.envelopeSender = envelopeSender
        self.threadKey = threadKey
    }
}

extension MailAuthor: CustomReflectable {
    public var customMirror: Mirror { Mirror(self, children: ["address": address]) }
}
