extension PhoneNumber {
    /// Masks this number wherever it stands in a text, however it is written: `+31612345678`, `0031612345678`, `+31 (0)6 1234 5678`,
    /// `06-12345678`, `%2B31612345678`, in digits of any script.
    ///
    /// It is known by its digits behind the country code; what may stand before them is taken with them. Fewer than six are no mark of
    /// anybody: such a number is masked where it stands with its country code.
    public func masked(in text: String) -> String {
        let all = String(digits).utf8.map { $0 - UInt8(ascii: "0") }
        let code = Array(all.prefix(CountryCode.of(self).map { String($0).utf8.count } ?? 0))
        let isKnownByItself = all.count - code.count >= 6 && !code.isEmpty
        let own = isKnownByItself ? Array(all[code.count...]) : all
        let beginnings = isKnownByItself ? [[0, 0] + code + [0], [0, 0] + code, code + [0], code, [0]] : [[0, 0]]
        let reading = DigitReading(text)
        var masked = String.UnicodeScalarView()
        var copied = reading.scalars.startIndex
        var place = 0
        while place + own.count <= reading.digits.count {
            guard reading.holds(own, at: place) else {
                place += 1
                continue
            }
            let before = beginnings.first { $0.count <= place && reading.holds($0 + own, at: place - $0.count) }?.count ?? 0
            masked += reading.scalars[copied..<max(copied, reading.digits[place - before].start)]
            masked += description.unicodeScalars
            place += own.count
            copied = reading.digits[place - 1].end
        }
        guard copied > reading.scalars.startIndex else { return text }
        masked += reading.scalars[copied...]
        return String(masked)
    }
}

/// The digits of a text, and which of them people would read as one number.
private struct DigitReading {
    struct Digit {
        let value: UInt8
        /// Of the `+` before it, where there is one.
        let start: String.Index
        let end: String.Index
        /// Whether only what people write between digits parts it from the one before.
        let isJoined: Bool
    }

    /// `) (0) ` parts digits of one number; more than that, two numbers.
    private static let longestGap = 4

    let scalars: String.UnicodeScalarView
    private(set) var digits: [Digit] = []

    init(_ text: String) {
        scalars = text.unicodeScalars
        var gap: Int? = nil
        var plus: String.Index?
        var place = scalars.startIndex
        while place < scalars.endIndex {
            let end = tokenEnd(from: place)
            let token = scalars[place..<end]
            if let value = token.first.flatMap({ $0.properties.numericType == .decimal ? $0.properties.numericValue : nil }) {
                digits.append(
                    Digit(value: UInt8(value), start: plus ?? place, end: end, isJoined: gap.map { $0 <= Self.longestGap } ?? false))
                gap = 0
                plus = nil
            } else {
                plus = token.elementsEqual("+".unicodeScalars) || String(token).uppercased() == "%2B" ? place : nil
                gap = token.count == 3 || token.first.map(Self.mayPart) == true ? gap.map { $0 + 1 } : nil
            }
            place = end
        }
    }

    func holds(_ wanted: [UInt8], at place: Int) -> Bool {
        guard place + wanted.count <= digits.count else { return false }
        for (index, value) in wanted.enumerated() {
            let digit = digits[place + index]
            guard digit.value == value, index == 0 || digit.isJoined else { return false }
        }
        return true
    }

    /// Of a scalar, or of an escape of URLs as a whole.
    private func tokenEnd(from place: String.Index) -> String.Index {
        let next = scalars.index(after: place)
        guard scalars[place] == "%", let end = scalars.index(place, offsetBy: 3, limitedBy: scalars.endIndex),
            scalars[next..<end].allSatisfy({ $0.properties.isASCIIHexDigit })
        else { return next }
        return end
    }

    private static func mayPart(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .spaceSeparator, .dashPunctuation, .format, .openPunctuation, .closePunctuation: true
        default: "./+_\t\n\r".unicodeScalars.contains(scalar)
        }
    }
}
