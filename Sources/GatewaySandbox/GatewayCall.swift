/// One request to `/module/gateway.php`, its fields read and nothing judged yet. A missing field reads as an empty one.
struct GatewayCall: Sendable, Equatable {
    enum Dialect: String, Sendable, CaseIterable {
        case sms1609 = "1609sms"
        case sms1601 = "1601sms"
    }

    enum Action: Sendable, Equatable {
        case send
        case credits
        /// The report, the outbox, or something that no document knows.
        case other
    }

    var dialect: Dialect
    var user: String
    var password: String
    var action: Action
    var text: String
    /// As written: digits, comma separated.
    var recipients: String
    var sender: String
    var wantsIDs: Bool
    var allowsLongText: Bool
    var isTest: Bool
    /// Cut to what the gateway keeps; nil where none was given.
    var reference: String?
    /// A date or a group was asked for.
    var isScheduledOrToGroup: Bool

    /// `logging` is taken and changes nothing: the sandbox lists all it took.
    init(_ fields: FormFields) {
        dialect = Self.dialect(of: fields)
        let isDutch = dialect == .sms1601
        func field(_ english: String, _ dutch: String) -> String { fields[isDutch ? dutch : english] ?? "" }
        func isYes(_ name: String) -> Bool { ["yes", "ja"].contains(fields[name]?.lowercased()) }

        user = field("clientuser", "klantuser")
        password = field("clientpwd", "klantpwd")
        text = field("message", "bericht")
        recipients = field("to", "naar")
        sender = field("sender", "afzender")
        action =
            switch fields["action"]?.lowercased() ?? "" {
            case "": .send
            case "credits": .credits
            default: .other
            }
        wantsIDs = isYes("delivery")
        isTest = isYes("test")
        allowsLongText = fields["type"]?.lowercased() == "long"
        reference = fields["referentie"].flatMap { $0.isEmpty ? nil : String($0.unicodeScalars.prefix(Self.longestReference)) }
        isScheduledOrToGroup =
            !(fields["datum"] ?? "").isEmpty || !(fields["groep"] ?? "").isEmpty || recipients.lowercased() == "groep"
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
