/// The two spellings of one protocol.
public enum Dialect: String, Sendable, CaseIterable {
    /// English names.
    case sms1609 = "1609sms"
    /// Dutch names, and a reference of our own that comes back with the delivery report.
    case sms1601 = "1601sms"

    var names: ParameterNames {
        switch self {
        case .sms1609: .english
        case .sms1601: .dutch
        }
    }

    public var hasReference: Bool {
        switch self {
        case .sms1609: false
        case .sms1601: true
        }
    }
}

/// What a dialect calls the parameters of a request. Where both agree (`delivery`, `type`, `logging`, `test`), there is no entry.
struct ParameterNames: Sendable {
    let user: String
    let password: String
    let text: String
    let recipients: String
    let sender: String
    let yes: String
    /// Nil where the dialect has no way to say no.
    let no: String?

    static let english = ParameterNames(
        user: "clientuser", password: "clientpwd", text: "message", recipients: "to", sender: "sender", yes: "yes", no: nil)
    static let dutch = ParameterNames(
        user: "klantuser", password: "klantpwd", text: "bericht", recipients: "naar", sender: "afzender", yes: "ja", no: "nee")
}
