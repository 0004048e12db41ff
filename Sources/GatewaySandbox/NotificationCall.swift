import SMSMessages

/// How the gateway tells a customer's own address what became of a message.
enum NotificationManner: String, Sendable, CaseIterable {
    /// Each status as it comes.
    case once
    /// Each an hour after it came.
    case late
    case twice
    /// The end status first, what was before it right after.
    case outOfOrder = "out-of-order"
    /// Before the send itself is answered; the message is at its end by then.
    case early
    case never
}

/// One call of a customer's address: `GET …?smsid=…&datum=…&status=…&referentie=…`.
struct NotificationCall: Sendable, Equatable {
    let due: Timestamp
    let url: String
    let smsID: Int
    let status: DeliveryStatus

    /// What is told of a message from the moment it is taken; `SUBMITTED` is no news and is not told.
    static func plan(
        for message: TakenMessage, to address: String, _ manner: NotificationManner, calendar: GatewayCalendar
    ) -> [NotificationCall] {
        let told = message.course.steps.filter { $0.status != .submitted }
        func notification(of step: DeliveryCourse.Step, after pause: Duration) -> NotificationCall {
            let query =
                "smsid=\(message.id)&datum=\(calendar.inNotification(message.takenAt + step.after))"
                + "&status=\(step.status.rawValue.percentEncoded)&referentie=\((message.reference ?? "").percentEncoded)"
            return NotificationCall(
                due: message.takenAt + pause, url: address + (address.contains("?") ? "&" : "?") + query, smsID: message.id,
                status: step.status)
        }
        return switch manner {
        case .once, .early: told.map { notification(of: $0, after: $0.after) }
        case .late: told.map { notification(of: $0, after: $0.after + .seconds(3600)) }
        case .twice: told.flatMap { Array(repeating: notification(of: $0, after: $0.after), count: 2) }
        case .outOfOrder: told.reversed().map { notification(of: $0, after: told.last?.after ?? .zero) }
        case .never: []
        }
    }
}

extension String {
    /// For a query.
    ///
    /// Source: RFC 3986 §2.3 (what stays as it is).
    var percentEncoded: String {
        let hexDigits = Array("0123456789ABCDEF".utf8)
        var encoded: [UInt8] = []
        for byte in utf8 {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"):
                encoded.append(byte)
            case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"): encoded.append(byte)
            default: encoded += [UInt8(ascii: "%"), hexDigits[Int(byte >> 4)], hexDigits[Int(byte & 15)]]
            }
        }
        return String(decoding: encoded, as: UTF8.self)
    }
}
