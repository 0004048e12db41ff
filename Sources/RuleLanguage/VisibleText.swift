extension String {
    /// For a sentence: between quotes.
    var shown: String { "\"\(visible)\"" }

    /// Short, on one line, and without characters that could turn or hide what stands beside them.
    var visible: String {
        let limit = 40
        let head = String(unicodeScalars.prefix(limit)).escaped
        return unicodeScalars.dropFirst(limit).isEmpty ? head : head + "…"
    }

    public var escaped: String { unicodeScalars.map(\.visible).joined() }

    /// The text of a short string as it stands in a file, for a mend.
    var unquoted: String { count >= 2 && hasPrefix("\"") && hasSuffix("\"") ? String(dropFirst().dropLast()) : self }
}

extension Unicode.Scalar {
    /// Escaped where nobody could see it.
    public var visible: String {
        switch properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .unassigned, .privateUse:
            "\\u{\(String(value, radix: 16, uppercase: true))}"
        default: String(self)
        }
    }

    /// `U+2019`
    var codePoint: String {
        let digits = String(value, radix: 16, uppercase: true)
        return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }

    /// `’ (U+2019)`
    var shown: String { "\(visible) (\(codePoint))" }
}

extension SourceLocation: CustomStringConvertible {
    /// `rules/a.rules:3:5`
    public var description: String { "\(file.escaped):\(line):\(column)" }
}

extension String {
    /// For `2026/12/24` or `09:00–17:00`, plainly a date or times with another sign between: what the author means.
    var meantAsCalendar: String? {
        let plain = String(
            String.UnicodeScalarView(unicodeScalars.map { $0.properties.generalCategory == .dashPunctuation || $0 == "/" ? "-" : $0 }))
        return plain.meant(as: TimeSpan.init) ?? plain.meant(as: DaySpan.init)
            // `10/12` may be anything.
            ?? (plain.utf8.count > 5 ? plain.meant(as: DateSpan.init) : nil)
    }

    /// `09-17`, which is a date, too.
    var isMeantAsTimes: Bool { meant(as: TimeSpan.init) != nil }

    private func meant<Value>(as value: (String) throws(CalendarMistake) -> Value) -> String? {
        do throws(CalendarMistake) {
            _ = try value(self)
            return self
        } catch {
            return error.corrected(in: self)
        }
    }
}
