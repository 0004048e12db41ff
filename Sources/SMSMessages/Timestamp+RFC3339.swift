extension Timestamp {
    /// `2026-12-24T08:05:00Z`, in UTC, with milliseconds only where there are some.
    ///
    /// An instant outside the years 0 to 9999, which RFC 3339 cannot say, has a longer or negative year.
    public var rfc3339: String {
        let civil = CivilTime(self)
        let fraction = (milliseconds % 1000 + 1000) % 1000
        return "\(civil.date)T\(civil.time):\(civil.second.padded(to: 2))" + (fraction == 0 ? "" : ".\(fraction.padded(to: 3))") + "Z"
    }

    /// - Parameter text: `2026-12-24T09:05:00.250+01:00`, `2026-12-24 08:05:00z`. Digits past the millisecond are cut off; a leap second
    ///   is the second after it, as in POSIX.
    /// - Returns: nil for anything else: no zone, a day the month does not have.
    /// - Source: RFC 3339 §5.6.
    public init?(rfc3339 text: some StringProtocol) {
        var reader = Reader(rest: Substring(text).utf8)
        guard let year = reader.number(of: 4), reader.take("-"), let month = reader.number(of: 2, in: 1...12), reader.take("-"),
            let day = reader.number(of: 2, in: 1...CivilTime.daysInMonth(year: year, month: month)),
            reader.take("T") || reader.take("t") || reader.take(" "),
            let hour = reader.number(of: 2, in: 0...23), reader.take(":"), let minute = reader.number(of: 2, in: 0...59), reader.take(":"),
            let second = reader.number(of: 2, in: 0...60), let fraction = reader.fraction(), let offset = reader.offset(), reader.isAtEnd
        else { return nil }
        let days = CivilTime.days(year: year, month: month, day: day)
        let seconds = days * 86_400 + hour * 3600 + minute * 60 + second - offset
        self.init(milliseconds: Int64(seconds * 1000 + fraction))
    }
}

private struct Reader {
    fileprivate var rest: Substring.UTF8View

    var isAtEnd: Bool { rest.isEmpty }

    mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard rest.first == UInt8(ascii: character) else { return false }
        rest.removeFirst()
        return true
    }

    mutating func digit() -> Int? {
        guard let byte = rest.first, byte.isASCIIDigit else { return nil }
        rest.removeFirst()
        return Int(byte - UInt8(ascii: "0"))
    }

    mutating func number(of width: Int, in range: ClosedRange<Int> = 0...9999) -> Int? {
        var value = 0
        for _ in 0..<width {
            guard let digit = digit() else { return nil }
            value = value * 10 + digit
        }
        return range.contains(value) ? value : nil
    }

    /// Milliseconds; 0 where there is no fraction, nil where a point stands alone.
    mutating func fraction() -> Int? {
        guard take(".") else { return 0 }
        guard var value = digit() else { return nil }
        for _ in 1..<3 { value = value * 10 + (digit() ?? 0) }
        while digit() != nil {}
        return value
    }

    /// Seconds ahead of UTC.
    mutating func offset() -> Int? {
        if take("Z") || take("z") { return 0 }
        let sign = take("+") ? 1 : take("-") ? -1 : 0
        guard sign != 0, let hours = number(of: 2, in: 0...23), take(":"), let minutes = number(of: 2, in: 0...59) else { return nil }
        return sign * (hours * 3600 + minutes * 60)
    }
}
