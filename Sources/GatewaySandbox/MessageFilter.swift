import SMSMessages

/// Which of the taken messages are asked for.
struct MessageFilter: Sendable {
    enum Reference: Sendable {
        case any
        case exactly(String)
        case beginning(String)
    }

    /// Digits without `+`; nil: any.
    var recipient: String?
    var reference: Reference
    /// Whether the customer's history keeps it; nil: any.
    var isLogged: Bool?
    /// Only messages with a greater id.
    var after: Int

    struct Malformed: Error {
        let name: String
        let expected: String
    }

    /// - Parameter fields: `to`, with or without `+`; `reference`, the beginning of one when it ends in `*`;
    ///   `logged`, yes or no; `after`.
    init(_ fields: FormFields) throws(Malformed) {
        // A `+` that was not escaped arrives as a space.
        recipient = fields["to"].map { String($0.drop { $0 == " " || $0 == "+" }) }
        reference =
            switch fields["reference"] {
            case nil: .any
            case let text? where text.hasSuffix("*"): .beginning(String(text.dropLast()))
            case let text?: .exactly(text)
            }
        isLogged =
            switch fields["logged"]?.lowercased() {
            case nil: nil
            case "yes", "ja": true
            case "no", "nee": false
            default: throw Malformed(name: "logged", expected: "yes or no")
            }
        guard let after = Int(fields["after"] ?? "0") else { throw Malformed(name: "after", expected: "the id of a message") }
        self.after = after
    }

    /// Whether every message after the id is asked for.
    var isOpen: Bool {
        if case .any = reference { return recipient == nil && isLogged == nil }
        return false
    }

    /// ``after`` is not looked at here.
    func selects(_ message: TakenMessage) -> Bool {
        guard recipient.map({ $0 == String(message.recipient.digits) }) ?? true else { return false }
        guard isLogged.map({ $0 == message.isLogged }) ?? true else { return false }
        return switch reference {
        case .any: true
        case .exactly(let text): message.reference == text
        case .beginning(let text): message.reference?.hasPrefix(text) ?? false
        }
    }
}
