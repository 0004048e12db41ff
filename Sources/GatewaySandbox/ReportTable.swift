import SMSMessages

/// The table that `action=rapport` answers: number, text, reference, time and status, the newest message first.
enum ReportTable {
    static func html(_ messages: [TakenMessage], calendar: GatewayCalendar, now: Timestamp) -> String {
        var html = "<table>\n<tr><th>nummer</th><th>bericht</th><th>referentie</th><th>datum</th><th>status</th></tr>\n"
        for message in messages {
            let cells = [
                "\(message.recipient.digits)", message.text, message.reference ?? "", calendar.inReport(message.takenAt),
                message.status(at: now).rawValue,
            ]
            html += "<tr>" + cells.map { "<td>\(escaped($0))</td>" }.joined() + "</tr>\n"
        }
        return html + "</table>\n"
    }

    private static func escaped(_ text: String) -> String {
        var escaped = ""
        escaped.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}
