/// Why an atom is no time, day, date or duration. A `String` is text as the author wrote it.
public enum CalendarMistake: Error, Equatable, Sendable {
    case notASpan(String)
    case notATime(String)
    case oneDigitHour(String, meant: String)
    case timeOtherwiseWritten(String, meant: String)
    case equalEnds(String)
    case notADay(String)
    case dayInFull(String, meant: String)
    case notADate(String)
    case dateOtherwiseWritten(String, meant: String)
    case noSuchDay(String)
    case datesReversed(String, meant: String)
    case notAMoment(String)
    case notADuration(String)
    case durationWithoutUnit(String)
    case durationUnit(String, meant: String)
    case durationTooLong(String, limit: String)
    case skipped(String)

    /// One sentence without a full stop.
    public var message: String {
        switch self {
        case .notASpan(let text): "\(text.shown) is not a span of time"
        case .notATime(let text): "\(text.shown) is not a time"
        case .oneDigitHour(let text, _): "\(text.shown) is not a time: hours have two digits"
        case .timeOtherwiseWritten(let text, _): "\(text.shown) is not how times are written here"
        case .equalEnds(let text): "\(text) ends when it begins"
        case .notADay(let text): "\(text.shown) is not a day of the week"
        case .dayInFull(let text, _): "\(text.shown) is not how days are written here"
        case .notADate(let text): "\(text.shown) is not a date"
        case .dateOtherwiseWritten(let text, _): "\(text.shown) is not how dates are written here"
        case .noSuchDay(let text): "there is no day \(text)"
        case .datesReversed(let text, _): "\(text) ends before it begins"
        case .notAMoment(let text): "\(text.shown) is not a date and time"
        case .notADuration(let text): "\(text.shown) is not a length of time"
        case .durationWithoutUnit(let text): "\(text) lacks its unit"
        case .durationUnit(let text, _): "\(text.shown) is not a length of time"
        case .durationTooLong(let text, let limit): "\(text) is longer than the \(limit) that are the most"
        case .skipped(let text): "\(text) never comes: the clocks skip it on that day"
        }
    }

    /// What to write.
    public var mend: String? {
        switch self {
        case .notASpan: "09:00-17:30"
        case .notATime: "09:00; 24:00 only as an end"
        case .equalEnds: "00:00-24:00 for the whole day"
        case .notADay: "mon, tue, wed, thu, fri, sat or sun; mon-fri for several"
        case .notADate: "2026-12-24, or 2026-12-24..2026-12-31 for several; 12-25 for every year"
        case .noSuchDay, .skipped: nil
        case .notAMoment: "2026-12-24T09:00"
        case .notADuration: "30s, 10m, 2h or 1d"
        case .durationWithoutUnit(let text): "\(text)s, \(text)m, \(text)h or \(text)d"
        case .durationTooLong(_, let limit): limit
        case .oneDigitHour(_, let meant), .dayInFull(_, let meant), .dateOtherwiseWritten(_, let meant), .datesReversed(_, let meant),
            .durationUnit(_, let meant), .timeOtherwiseWritten(_, let meant):
            meant
        }
    }
}
