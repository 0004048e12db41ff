/// One request to `/module/gateway.php`, its fields read and nothing judged yet. A missing field reads as an empty one.
struct GatewayCall: Sendable, Equatable {
    enum Dialect: String, Sendable, CaseIterable {
        case sms1609 = "1609sms"
        case sms1601 = "1601sms"
    }

    enum Action: Sendable, Equatable {
        case send
        case credits
        /// Of the last messages; how many, as written.
        case report(count: String)
        /// Out of the outbox: all that goes to a number, or one id; as written.
        case deleteScheduled(number: String, id: String)
        case emptyOutbox
        /// Something that no document knows.
        case unknown
    }

    var dialect: Dialect
    var user: String
    var password: String
    var action: Action
    var text: String
    /// As written: digits, comma separated.
    var recipients: String
    /// A group's name where the recipients are one; it may be empty.
    var group: String?
    var sender: String
    /// `logging`; nil where nothing was said.
    var isLogged: Bool?
    var wantsIDs: Bool
    var allowsLongText: Bool
    var isTest: Bool
    /// Cut to what the gateway keeps; nil where none was given.
    var reference: String?
    /// `yyyymmddhhii` as written; nil: at once.
    var date: String?
    var wantsOutboxID: Bool
    /// After a scheduled send.
    var wantsMail: Bool

    init(_ fields: FormFields) {
        dialect = Self.dialect(of: fields)
        let isDutch = dialect == .sms1601
        func field(_ english: String, _ dutch: String) -> String { fields[isDutch ? dutch : english] ?? "" }
        func isYes(_ name: String) -> Bool { ["yes", "ja"].contains(fields[name]?.lowercased()) }
        func isNo(_ name: String) -> Bool { ["no", "nee"].contains(fields[name]?.lowercased()) }
        func filled(_ name: String) -> String? { fields[name].flatMap { $0.isEmpty ? nil : $0 } }

        user = field("clientuser", "klantuser")
        password = field("clientpwd", "klantpwd")
        text = field("message", "bericht")
        recipients = field("to", "naar")
        sender = field("sender", "afzender")
        // Groups are the Dutch dialect's; under the English user's name they keep their Dutch names.
        group = [recipients, fields["naar"] ?? ""].contains { $0.lowercased() == "groep" } ? fields["groep"] ?? "" : nil
        action = Self.action(of: fields)
        isLogged = isYes("logging") ? true : isNo("logging") ? false : nil
        wantsIDs = isYes("delivery")
        isTest = isYes("test")
        allowsLongText = fields["type"]?.lowercased() == "long"
        reference = filled("referentie").map { String($0.unicodeScalars.prefix(Self.longestReference)) }
        date = filled("datum")
        wantsOutboxID = isYes("outboxid")
        wantsMail = !isNo("emailen")
    }

    private static func action(of fields: FormFields) -> Action {
        switch fields["action"]?.lowercased() ?? "" {
        case "": .send
        case "credits": .credits
        case "rapport": .report(count: fields["aantal"] ?? "")
        case "verwijderbericht": .deleteScheduled(number: fields["naar"] ?? "", id: fields["id"] ?? "")
        case "verwijderoutbox": .emptyOutbox
        default: .unknown
        }
    }

    /// The user's name decides, and the password's where it is missing. The five names of one dialect are not read in the other, so
    /// that a client that mixes them is found out; the options are the same in both.
    private static func dialect(of fields: FormFields) -> Dialect {
        if fields["klantuser"] != nil { return .sms1601 }
        if fields["clientuser"] != nil { return .sms1609 }
        return fields["klantpwd"] != nil ? .sms1601 : .sms1609
    }

    /// Characters.
    private static let longestReference = 75
}
