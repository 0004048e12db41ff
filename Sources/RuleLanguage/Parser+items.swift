extension Parser {
    mutating func parseFile() -> SyntaxTree {
        var tree = SyntaxTree()
        guard parseLanguage() else {
            tree.isUnreadable = true
            return tree
        }
        while !isAtEnd {
            if let item = parseItem() { tree.items.append(item) }
            tree.items.append(contentsOf: strayItems)
            strayItems.removeAll()
        }
        return tree
    }

    /// - Returns: false for a later version, of which nothing else can be said.
    private mutating func parseLanguage() -> Bool {
        guard take(.language) != nil else { return true }
        guard token.kind == .atom, token.word == nil else {
            reportMissing(.argument("a version"))
            return true
        }
        let version = advance()
        let text = text(of: version)
        if text == "1" { return true }
        guard let number = Int(text), number > 1 else {
            report(.malformedVersion(text), at: version)
            return true
        }
        report(.laterVersion(text), at: version)
        return false
    }

    /// - Returns: nil for what was passed over.
    private mutating func parseItem() -> SyntaxTree.Item? {
        if token.word == .language {
            report(.languageNotFirst, at: advance())
            skipUnlessAtItem()
            return nil
        }
        // In the middle of a line it is rather the rest of something than an item misspelt.
        guard let word = token.isFirstOnLine || token.word != nil ? word(among: Word.items, place: .item) : nil else {
            reportUnexpected(in: .item)
            skipToItem()
            return nil
        }
        return parseItem(word)
    }

    private mutating func skipUnlessAtItem() {
        if !isAtItemBoundary { skipToItem() }
    }

    mutating func parseItem(_ word: Word) -> SyntaxTree.Item? {
        switch word {
        case .timezone: parseTimezone()
        case .list: parseNamedList()
        case .audience: parseAudience()
        case .hours: parseHours()
        case .stop, .start: parseConsent(isStart: word == .start).map { .consent($0) }
        case .on: parseOn().map { .on($0) }
        case .rule, .otherwise: parseRule(isOtherwise: word == .otherwise).map { .rule($0) }
        case .test: parseTest().map { .test($0) }
        default: nil
        }
    }

    private mutating func parseTimezone() -> SyntaxTree.Item? {
        advance()
        return parseString(or: .timezone).map { .timezone($0) }
    }

    private mutating func parseAudience() -> SyntaxTree.Item? {
        advance()
        let name = parseName(of: "audience")
        if token.kind == .leftBrace {
            report(.audienceWithEntries, at: token)
            skipBalanced { _ in true }
        }
        return name.map { .audience($0) }
    }

    // MARK: list

    private mutating func parseNamedList() -> SyntaxTree.Item? {
        advance()
        let name = parseName(of: "list")
        if take(.from) != nil {
            let file = parseString(or: .listFile)
            if token.kind == .leftBrace {
                report(.listTwice, at: token)
                skipBalanced { _ in true }
            }
            guard let name else { return nil }
            return file.map { .list(ListNode(name: name, content: .file($0))) } ?? .refusedSet(name)
        }
        guard let brace = take(.leftBrace) else {
            reportMissing(.listOrEntries)
            skipUnlessAtItem()
            return name.map { .refusedSet($0) }
        }
        var entries: [AddressNode] = []
        while !isAtBlockEnd {
            if takeNameBeforeNumber() {
                continue
            } else if isAtAddress {
                if let entry = parseAddress() { entries.append(entry) }
                if take(.comma) == nil { takeNameBehindNumber() }
            } else {
                reportUnexpected(in: .listBlock)
                skipBalanced { $0.kind == .atSign || $0.kind == .atom || $0.isString }
            }
        }
        close(brace, of: name.map { "list \($0.text)" } ?? "a list")
        return name.map { .list(ListNode(name: $0, content: .entries(entries))) }
    }

    /// `+31611111111 "Anna"` or `+31611111111 Anna`: said to be one more sender, or none.
    private mutating func takeNameBehindNumber() {
        guard isAfterNumber, !token.isFirstOnLine, token.isString || isAtBareName else { return }
        let name = text(of: token).unquoted
        let end = self.token(after: 1).isFirstOnLine ? "" : "\n"
        // What is in quotes may well be a sender.
        findings.report(
            .nameBesideNumber(name, token.isString ? .mayBeSender : .isNone), at: span(of: token),
            edits: token.isString ? [] : [SourceEdit(span(of: token), "# \(name)\(end)")])
        if !token.isString { advance() }
    }

    /// `Anna +31611111111`
    private mutating func takeNameBeforeNumber() -> Bool {
        let next = self.token(after: 1)
        guard isAtBareName, !next.isFirstOnLine, next.kind == .atom, text(of: next).hasPrefix("+") else { return false }
        findings.report(.nameBesideNumber(text(of: token), .isNone), at: span(of: token), edits: [])
        advance()
        return true
    }

    private var isAtBareName: Bool { token.kind == .atom && token.word == nil && text(of: token).first?.isLetter == true }

    // MARK: hours

    private mutating func parseHours() -> SyntaxTree.Item? {
        advance()
        let name = parseName(of: "hours")
        guard let brace = take(.leftBrace) else {
            reportMissing(.openingBrace)
            skipUnlessAtItem()
            return name.map { .refusedSet($0) }
        }
        let before = findings.count
        var entries: [HoursNode.Entry] = []
        while !isAtBlockEnd {
            if let entry = parseHoursEntry() { entries.append(entry) }
        }
        let isWhole = findings.count == before
        close(brace, of: name.map { "hours \($0.text)" } ?? "hours")
        return name.map { .hours(HoursNode(name: $0, entries: entries, isWhole: isWhole)) }
    }

    /// `mon-fri, 2026-12-24 09:00-12:30, 13:00-17:30` or `… closed`
    ///
    /// - Returns: nil after something has been reported; then the next entry is looked for.
    private mutating func parseHoursEntry() -> HoursNode.Entry? {
        let start = token
        guard token.isString || token.kind == .atom && token.word == nil, !isAtClosed, !isAtTimes else {
            if token.kind == .atom { reportMissing(.days) } else { reportUnexpected(in: .hoursBlock) }
            skipToHoursEntry()
            return nil
        }
        let days = parseAtoms(or: .days, goesOn: { $0.isAtDays })
        if days.isEmpty, !isAtClosed, !isAtTimes {
            if !isAtDays, !isAtBlockEnd { skipToHoursEntry() }
            return nil
        }
        if take(atom: "closed") != nil {
            if isAtTimes { skipTimesOfClosed() }
            return HoursNode.Entry(span: span(from: start), days: days, spans: [])
        }
        guard token.isString || token.kind == .atom && token.word == nil, !token.isFirstOnLine || isAtTimes else {
            reportMissing(.openingTimes)
            if !token.isFirstOnLine, !isAtBlockEnd { skipToHoursEntry() }
            return nil
        }
        let spans = parseAtoms(or: .openingTimes, goesOn: { $0.isAtTimes }, endsBefore: { $0.isAtNextEntry })
        if isAtClosed {
            report(.unexpected("closed", in: .hoursBlock), at: advance())
        }
        return HoursNode.Entry(span: span(from: start), days: days, spans: spans)
    }

    private var isAtClosed: Bool { token.kind == .atom && text(of: token) == "closed" }

    /// A day or date never has a colon.
    private var isAtTimes: Bool { token.kind == .atom && token.word == nil && text(of: token).contains(":") }

    /// Beyond doubt: what else looks like one is told where it stands.
    private var isAtDays: Bool {
        guard token.kind == .atom, token.word == nil else { return false }
        let text = text(of: token)
        // Only whether they can be read matters here.
        return (try? DaySpan(text)) != nil || (try? DateSpan(text)) != nil && (token.isFirstOnLine || !text.isMeantAsTimes)
    }

    /// Beyond doubt a day or date, though perhaps not written as one, with its times.
    private var isAtNextEntry: Bool {
        guard token.kind == .atom, token.word == nil, !isAtClosed else { return false }
        let next = text(of: self.token(after: 1))
        let hasTimes = next == "closed" || next.first?.isNumber == true
        // `11-13` may be a time.
        let isDated = isAtDays && text(of: token).utf8.count >= "2026-12-25".utf8.count
        return isDated || hasTimes && (text(of: token).first?.isLetter == true || isAtDays)
    }

    private mutating func skipTimesOfClosed() {
        reportUnexpected(in: .hoursBlock)
        while isAtTimes || token.kind == .comma { advance() }
    }

    private mutating func skipToHoursEntry() {
        repeat { advance() } while !isAtBlockEnd && !isAtDays && !(token.isFirstOnLine && token.kind == .atom)
    }

    // MARK: stop and start

    private mutating func parseConsent(isStart: Bool) -> ConsentNode? {
        let word = advance()
        if take(atom: "off") != nil { return ConsentNode(span: span(of: word), isStart: isStart, form: .off) }
        // To say only what confirms it is enough.
        let words = token.word == .reply ? [] : parseKeywords()
        var reply: StringLiteral?
        if take(.reply) != nil { reply = parseString(or: .replyText) }
        return ConsentNode(span: span(of: word), isStart: isStart, form: .words(words, reply: reply))
    }

    // MARK: on

    private mutating func parseOn() -> OnNode? {
        let word = advance()
        let before = findings.count
        let places = parseAddresses()
        let isWhole = findings.count == before
        guard let brace = openBlock() else { return nil }
        openBlocks += 1
        defer { openBlocks -= 1 }
        var rules: [RuleNode] = []
        var consent: [ConsentNode] = []
        while token.kind != .rightBrace, !isAtEnd {
            if token.word == .rule || token.word == .otherwise {
                if let rule = parseRule(isOtherwise: token.word == .otherwise) { rules.append(rule) }
            } else if token.word == .stop || token.word == .start, !endsBlock(begunBy: word) {
                if let node = parseConsent(isStart: token.word == .start) { consent.append(node) }
            } else if let item = token.word, item.beginsItem {
                if openBlocks > 1 || endsBlock(begunBy: word) { break }
                report(.itemInBlock(item.rawValue, block: "an on block"), at: token)
                if let stray = parseItem(item) { strayItems.append(stray) }
            } else if let meant = self.word(among: [.rule, .otherwise, .stop, .start], place: .onBlock) {
                if meant == .stop || meant == .start {
                    if let node = parseConsent(isStart: meant == .start) { consent.append(node) }
                } else if let rule = parseRule(isOtherwise: meant == .otherwise) {
                    rules.append(rule)
                }
            } else {
                reportUnexpected(in: .onBlock)
                skipBalanced { $0.isFirstOnLine || $0.word == .rule || $0.word == .otherwise }
            }
        }
        close(brace, of: "an on block")
        return OnNode(places: places, consent: consent, rules: rules, isWhole: isWhole)
    }

    /// An item that is indented like the block's own word was not meant to stand inside: the block's `}` is missing.
    private func endsBlock(begunBy word: Token) -> Bool {
        guard token.isFirstOnLine else { return false }
        return source.indentation(of: token.range.lowerBound) <= (word.isFirstOnLine ? source.indentation(of: word.range.lowerBound) : 0)
    }

    // MARK: Blocks

    /// The `{`; where it is missing but a block plainly begins, the token before.
    mutating func openBlock() -> Token? {
        passOverColonBeforeBlock()
        if let brace = take(.leftBrace) { return brace }
        if let word = token.word, word.beginsStatement || word == .rule || word == .otherwise {
            reportMissing(.openingBrace, insert: " {")
            return previous
        }
        reportMissing(.openingBrace)
        skipBalanced { $0.kind == .leftBrace || $0.word?.beginsStatement == true }
        return take(.leftBrace)
    }

    mutating func close(_ opening: Token, of owner: String) {
        if take(.rightBrace) != nil { return }
        // An unclosed text has swallowed the }, and where no { was found, that has been said already.
        if previous.isClosed, opening.kind == .leftBrace { reportUnclosed(opening, of: owner) } else { hasUnclosedBlock = true }
    }
}
