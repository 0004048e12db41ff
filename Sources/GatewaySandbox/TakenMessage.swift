import SMSMessages

/// One SMS to one recipient that the sandbox truly took.
struct TakenMessage: Sendable, Equatable {
    let id: Int
    let account: String
    let recipient: PhoneNumber
    let sender: String
    let text: String
    let parts: Int
    let reference: String?
    let takenAt: Timestamp
    let dialect: GatewayCall.Dialect
    /// The customer's history keeps it.
    let isLogged: Bool
    /// Where it waited until it was sent; nil where it was sent at once.
    let outboxID: Int?
    /// The gateway would have told the customer by e-mail that it was sent.
    let wasMailed: Bool
    let course: DeliveryCourse

    func status(at now: Timestamp) -> DeliveryStatus { course.step(at: now - takenAt)?.status ?? .noReport }

    /// Adds the message as a JSON object.
    func write(to json: inout [UInt8], now: Timestamp) {
        func add(_ text: some StringProtocol) { json.append(contentsOf: text.utf8) }
        add("{\"id\":\(id),\"account\":")
        JSONText.write(account, to: &json)
        add(",\"recipient\":\"\(recipient.e164)\",\"sender\":")
        JSONText.write(sender, to: &json)
        add(",\"text\":")
        JSONText.write(text, to: &json)
        add(",\"parts\":\(parts),\"reference\":")
        if let reference { JSONText.write(reference, to: &json) } else { add("null") }
        add(",\"takenAt\":\"\(takenAt.rfc3339)\",\"dialect\":\"\(dialect.rawValue)\",\"logged\":\(isLogged)")
        add(",\"outboxId\":\(outboxID.map(String.init) ?? "null"),\"mailed\":\(wasMailed),\"status\":\"\(status(at: now).rawValue)\"}")
    }
}

enum JSONText {
    /// Adds a string literal.
    ///
    /// Source: RFC 8259 §7.
    static func write(_ text: String, to json: inout [UInt8]) {
        json.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"):
                json.append(UInt8(ascii: "\\"))
                json.append(byte)
            case 0..<0x20:
                let hexDigits = String(byte, radix: 16)
                json.append(contentsOf: "\\u\(String(repeating: "0", count: 4 - hexDigits.utf8.count))\(hexDigits)".utf8)
            default: json.append(byte)
            }
        }
        json.append(UInt8(ascii: "\""))
    }
}
