public import SMSMessages

/// A row of the gateway's table of the last messages. What it does not say, or could not be read, is nil.
public struct SentMessage: Sendable, Hashable {
    /// To whom.
    public let recipient: PhoneNumber?
    /// Empty where the table does not have it.
    public let text: String
    /// Our own, where the SMS had one.
    public let reference: String?
    /// When it was sent.
    public let time: Timestamp?
    /// What has become of it.
    public let status: DeliveryStatus?

    /// Of values that came another way.
    public init(recipient: PhoneNumber?, text: String, reference: String?, time: Timestamp?, status: DeliveryStatus?) {
        self.recipient = recipient
        self.text = text
        self.reference = reference
        self.time = time
        self.status = status
    }
}

extension SentMessage: CustomStringConvertible, CustomReflectable {
    /// Without the text and with a masked number, for a log.
    public var description: String {
        "SMS to \(recipient.map(\.description) ?? "an unreadable number"): \(status?.rawValue ?? "no status")"
    }
    public var customMirror: Mirror { Mirror(self, children: ["description": description]) }
}

extension SentMessage {
    /// In the order of the table.
    ///
    /// - Returns: nil for a page without a table, or with one in which nothing looks like a message.
    static func all(inPage page: [UInt8], zone: GatewayZone) -> [SentMessage]? {
        let table = HTMLTable(page)
        guard table.isThere else { return nil }
        let header = table.rows.lazy.compactMap(Columns.init(header:)).first
        let messages = table.rows.compactMap { SentMessage($0, header ?? Columns(count: $0.count), zone: zone) }
        return messages.isEmpty && header == nil && !table.rows.isEmpty ? nil : messages
    }

    /// A row that has neither a number nor a status is no message: a heading, a sum.
    private init?(_ cells: [String], _ columns: Columns, zone: GatewayZone) {
        func cell(_ column: Int?) -> String? { column.flatMap { $0 < cells.count && !cells[$0].isEmpty ? cells[$0] : nil } }
        let recipient = cell(columns.recipient).flatMap(Self.number)
        let status = cell(columns.status).flatMap { DeliveryStatus($0) }
        guard recipient != nil || status != nil else { return nil }
        self.init(
            recipient: recipient, text: cell(columns.text) ?? "", reference: cell(columns.reference),
            time: cell(columns.time).flatMap { Timestamp(gatewayDate: $0.utf8, zone: zone) }, status: status)
    }

    private static func number(_ text: String) -> PhoneNumber? {
        guard case .phone(let number)? = try? NumberReading().address(text) else { return nil }
        return number
    }
}

/// Which cell of a row holds what.
private struct Columns {
    var recipient: Int?
    var text: Int?
    var reference: Int?
    var time: Int?
    var status: Int?

    /// Without a heading: number, text, reference, time and status; of four, without the reference.
    init(count: Int) {
        recipient = 0
        text = 1
        reference = count > 4 ? 2 : nil
        time = count > 4 ? 3 : 2
        status = count > 4 ? 4 : 3
    }

    /// - Returns: nil for a row that does not head the columns of number and status.
    init?(header: [String]) {
        for (column, cell) in header.enumerated() {
            switch cell.lowercased() {
            case "number", "nummer", "mobile number", "mobiel nummer", "recipient", "ontvanger", "to", "naar": recipient = column
            case "text", "tekst", "message", "bericht": text = column
            case "reference", "referentie": reference = column
            case "time", "tijd", "date", "datum", "date/time", "datum/tijd": time = column
            case "status", "delivery": status = column
            default: break
            }
        }
        guard recipient != nil, status != nil else { return nil }
    }
}
