import Outbound
import SMSMessages

/// The head of a mail, line by line.
///
/// A value is made of addresses, digests, numbers and encoded words, none of which can hold a line end: what an SMS says can't
/// become a line of its own.
struct MailHead {
    private(set) var text = ""

    /// Of a line with encoded words (RFC 2047 §2); of others RFC 5322 §2.1.1 recommends 78.
    private static let lineLength = 76

    mutating func add(_ name: StaticString, _ value: StaticString) {
        text += "\(name): \(value)\r\n"
    }

    mutating func add(_ name: StaticString, _ id: MailID) {
        text += "\(name): \(id.text)\r\n"
    }

    mutating func add(_ name: StaticString, _ words: [MailWord]) {
        add(name, words.map(\.text), separator: "")
    }

    /// `Name <address>`
    mutating func add(_ name: StaticString, _ display: [MailWord], _ address: MailAddress) {
        add(name, display.map(\.text) + [display.isEmpty ? address.text : "<\(address.text)>"], separator: "")
    }

    mutating func add(_ name: StaticString, _ addresses: [MailAddress]) {
        add(name, addresses.map(\.text), separator: ",")
    }

    /// Source: RFC 5322 §3.3; UTC.
    mutating func add(_ name: StaticString, _ date: Timestamp) {
        let civil = CivilTime(date)
        let days = CivilTime.days(year: civil.year, month: civil.month, day: civil.day)
        // 1970-01-01 was a Thursday.
        let weekday = Self.weekdays[((days % 7) + 7 + 4) % 7]
        let year = civil.date.prefix { $0 != "-" }
        let second = "0\(civil.second)".suffix(2)
        text += "\(name): \(weekday), \(civil.day) \(Self.months[civil.month - 1]) \(year) \(civil.time):\(second) +0000\r\n"
    }

    /// Folds between words.
    private mutating func add(_ name: StaticString, _ words: [String], separator: String) {
        var line = "\(name):"
        for (index, word) in words.enumerated() {
            let word = index < words.count - 1 ? word + separator : word
            if index > 0, line.utf8.count + 1 + word.utf8.count > Self.lineLength {
                text += line + "\r\n"
                line = ""
            }
            line += " " + word
        }
        text += line + "\r\n"
    }

    private static let weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
    private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
}
