import SMSMessages

/// Mends so exact that a program can make them. One that changes something else than the underlined text is made where the problem is
/// reported; one that its author has to choose, such as between two that are offered, is made nowhere.
extension Problem {
    /// What to write in place of the underlined text.
    ///
    /// - Parameter written: that text, as it stands in the file.
    func replacement(of written: @autoclosure () -> String) -> String? {
        switch self {
        case .foreignQuotes: Self.straightQuotes(around: written())
        case .foreignCalendar(let text, let meant): text.mayBeMonthFirst ? nil : meant
        case .wordToQuote(let text), .bareText(let text), .reservedKeyword(let text), .bareAlphanumeric(let text): text.inQuotes
        case .slashComment: "#"
        case .limitInWords(let meant), .nameWithSpaces(_, let meant), .recipientsBeforeText(let meant): meant
        case .inAllInWords: "in all"
        case .doubledBraces(let name): "{\(name)}"
        case .regexFlags(let flags): Self.knownFlags(flags)
        // Of names that an author has given, the nearest may still be another one; of words, too, where more than a letter is wrong.
        case .unknownWord(let text, in: _, let nearest): nearest.flatMap { Self.isMeant(by: text, $0) ? $0 : nil }
        case .quotedName(let text): text.isName && Word(text: text) == nil ? text : nil
        case .quotedAtom(let text): text.isBareAtom ? text : nil
        case .nameWithAt(let name): name
        case .listWithoutAt(let name): "@\(name)"
        case .numberWithoutPlus(_, let meant): meant
        case .spacedNumber(let joined): joined
        case .numberInQuotes(let text): (try? AddressPattern(bare: text)) == nil ? nil : text
        case .calendar(.dateOtherwiseWritten(let text, meant: _)) where text.mayBeMonthFirst: nil
        case .calendar(let mistake): mistake.corrected(in: written())
        case .call(let problem): problem.replacement(of: written())
        default: nil
        }
    }

    private static func isMeant(by text: String, _ word: String) -> Bool {
        NearestName.isSlip(text, of: word) || Word(meantBy: text, among: Set(Word.allCases))?.rawValue == word
    }

    /// Of a text that is closed by a quote of some kind.
    private static func straightQuotes(around written: String) -> String? {
        let scalars = written.unicodeScalars
        guard scalars.count > 1, let last = scalars.last, last == "\"" || Lexer.foreignQuotes.contains(last) else { return nil }
        let content = String(String.UnicodeScalarView(scalars.dropFirst().dropLast()))
        return "\"\(content.replacing("\"", with: "\\\""))\""
    }

    /// Every pattern is Unicode, and finds whatever there is: the flags other languages have for that are not needed.
    private static func knownFlags(_ flags: String) -> String? {
        let flags = flags.lowercased()
        return flags.allSatisfy { "igu".contains($0) } ? (flags.contains("i") ? "i" : "") : nil
    }
}

extension CallProblem {
    fileprivate func replacement(of written: @autoclosure () -> String) -> String? {
        switch self {
        case .unknownOption(let text, let nearest): NearestName.isSlip(text, of: nearest) ? nearest : nil
        case .quotedMethod(let text), .unknownMethod(let text): Call.Method(rawValue: text.uppercased())?.rawValue
        case .quotedTimeout(let text): text.isBareAtom ? text : nil
        case .bareKey(let text), .valueOutsideString(let text): text.inQuotes
        case .trailingComma, .colonInHeader: ""
        case .notJSON(let text): ["true": "true", "false": "false", "null": "null", "none": "null", "nil": "null"][text.lowercased()]
        case .bareMailAddress(let text): text.contains { $0.isWhitespace || "<>".contains($0) } || !text.contains("@") ? nil : text.inQuotes
        case .mailAddressWithName(_, let address): address.inQuotes
        default: nil
        }
    }
}

extension CalendarMistake {
    /// The whole of a time, day, date or duration, with all mistakes of this kind mended.
    func corrected(in written: String) -> String? {
        switch self {
        case .oneDigitHour:
            written.split(separator: "-", omittingEmptySubsequences: false)
                .map { $0.utf8.count == "9:00".utf8.count ? "0\($0)" : $0 }.joined(separator: "-")
        case .dateOtherwiseWritten(written, let meant): meant
        case .dayInFull(_, let meant), .datesReversed(_, let meant), .durationUnit(_, let meant),
            .timeOtherwiseWritten(_, let meant):
            meant
        default: nil
        }
    }
}

extension String {
    /// As a string of a rule file, for a text that has been written without quotes.
    fileprivate var inQuotes: String {
        "\"" + replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }

    /// Whether it could stand without quotes, as one piece.
    fileprivate var isBareAtom: Bool {
        !isEmpty && utf8.allSatisfy { $0 > 0x20 } && !utf8.contains { "\"#/{}()[],@\\".utf8.contains($0) }
    }

    /// `03-04-2026`, where some countries write the month first.
    fileprivate var mayBeMonthFirst: Bool {
        let numbers = split { !$0.isNumber }.compactMap { Int($0) }
        return numbers.count == 3 && numbers[0] <= 12 && numbers[1] <= 12 && numbers[0] != numbers[1]
    }
}
