import SMSMessages

extension Timestamp {
    /// A date as the gateway writes it, by its own clocks: `01/02/2012 10:23:10` (the day first), `20120201102310`, and the other
    /// spellings of the same order, `1-2-2012 10:23` and `2012-02-01 10:23`.
    ///
    /// - Returns: nil for anything else, for no day of the calendar, and for an hour that the clocks skip. Of one that comes twice, the
    ///   first.
    init?(gatewayDate text: some Sequence<UInt8>, zone: GatewayZone) {
        guard let shown = shownSecond(Array(text)), let instant = zone.instant(showing: shown) else { return nil }
        self = instant
    }
}

private func shownSecond(_ text: [UInt8]) -> Int? {
    let runs = text.split { !$0.isDigit }
    guard let first = runs.first, !text.contains(where: \.isLetterBesideT) else { return nil }
    let numbers: [Int]
    switch (first.count, runs.count) {
    case (12, 1), (14, 1):
        numbers = [first.prefix(4)].map(value) + stride(from: 4, to: first.count, by: 2).map { value(first.dropFirst($0).prefix(2)) }
    case (4, 5), (4, 6):
        numbers = runs.map(value)
    case (1...2, 5), (1...2, 6):
        guard runs[2].count == 4 else { return nil }
        numbers = [runs[2], runs[1], runs[0]].map(value) + runs[3...].map(value)
    default:
        return nil
    }
    return shownSecond(numbers)
}

/// - Parameter numbers: year, month, day, hour, minute, and the second where there is one.
private func shownSecond(_ numbers: [Int]) -> Int? {
    let (year, month, day, hour, minute) = (numbers[0], numbers[1], numbers[2], numbers[3], numbers[4])
    let second = numbers.count > 5 ? numbers[5] : 0
    guard (1...9999).contains(year), (1...12).contains(month), (1...CivilTime.daysInMonth(year: year, month: month)).contains(day),
        (0...23).contains(hour), (0...59).contains(minute), (0...59).contains(second)
    else { return nil }
    return CivilTime.days(year: year, month: month, day: day) * 86_400 + hour * 3600 + minute * 60 + second
}

/// Of a few digits; of more than fit, too large for any date.
private func value(_ digits: ArraySlice<UInt8>) -> Int {
    digits.count > 4 ? Int.max : digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
}

extension UInt8 {
    var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
    var isLetter: Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20) }
    var isBlank: Bool { self == UInt8(ascii: " ") || (UInt8(ascii: "\t")...UInt8(ascii: "\r")).contains(self) }
    /// `2012-02-01T10:23:10` is a date, `1 Feb 2012` is none that could be read.
    fileprivate var isLetterBesideT: Bool { isLetter && self != UInt8(ascii: "T") }
}
