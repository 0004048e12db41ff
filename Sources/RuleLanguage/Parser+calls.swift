/// `email`, `webhook` and `fetch`, with their options in any order.
extension Parser {
    // MARK: email

    mutating func parseEmail() -> ActionNode {
        let word = advance()
        takeWordsBeforeText(of: word)
        let recipients = parseMailAddresses()
        var email = EmailNode(span: span(of: word), recipients: recipients)
        while let option = takeOption(among: [.subject, .body], of: word) {
            let text = parseString(or: .text)
            if option.word == .subject {
                keepOne(text, in: &email.subject, option: option)
            } else {
                keepOne(text, in: &email.body, option: option)
            }
        }
        return recipients.isEmpty ? .refused(binds: nil) : .email(email)
    }

    private mutating func parseMailAddresses() -> [StringLiteral] {
        guard !token.isString, token.kind == .atom, token.word == nil else { return parseStrings() }
        let first = advance()
        while token.kind == .atSign || token.kind == .atom && token.word == nil && !token.isFirstOnLine { advance() }
        let written = span(from: first)
        findings.report(.call(.bareMailAddress(source.string(written.range))), inPlaceOfPartsAt: written)
        return []
    }

    // MARK: webhook and fetch

    mutating func parseWebhook() -> ActionNode {
        let word = advance()
        guard let options = parseCall(word) else { return .refused(binds: nil) }
        if options.call.method == nil, options.knowsMethod {
            findings.report(.call(.missingMethod), at: options.call.url.span)
        }
        if let name = options.name { report(.call(.webhookWithName), at: name) }
        if let word = options.elseWord { report(.call(.webhookWithElse), at: word) }
        return .webhook(options.call)
    }

    /// - Parameter inElse: no `fetch` may stand there, so that its own `else` is only passed over.
    mutating func parseFetch(inElse: Bool = false) -> ActionNode {
        let word = advance()
        if inElse { report(.call(.fetchInElse), at: word) }
        guard let options = parseCall(word, readsElse: !inElse) else { return .refused(binds: nil) }
        guard let written = options.name else {
            report(.call(.fetchWithoutName), at: word)
            return .refused(binds: nil)
        }
        guard !inElse, let name = options.readName else { return .refused(binds: text(of: written).unquoted) }
        return .fetch(FetchNode(call: options.call, name: name, otherwise: options.otherwise))
    }

    /// A call with what only `fetch` takes.
    private struct CallOptions {
        var call: CallNode
        /// False where something that was no method has been reported in its place.
        var knowsMethod = true
        /// The token after `as`.
        var name: Token?
        var readName: Name?
        var elseWord: Token?
        var otherwise: [ActionNode]?
    }

    private mutating func parseCall(_ word: Token, readsElse: Bool = true) -> CallOptions? {
        let (method, knowsMethod) = parseMethod()
        guard let url = parseURL() else {
            skipOptions(of: word)
            return nil
        }
        var options = CallOptions(call: CallNode(span: span(of: word), method: method, url: url), knowsMethod: knowsMethod)
        while let option = takeOption(among: Self.callOptions, of: word) {
            parse(option, of: &options, readsElse: readsElse)
        }
        return options
    }

    private static let callOptions: Set<Word> = [.header, .json, .form, .body, .timeout, .as, .else]

    /// - Returns: false with it where what stood there has been reported.
    private mutating func parseMethod() -> (AtomNode?, isKnown: Bool) {
        if token.kind == .leftBrace {
            report(.call(.valueNotAllowed(.method)), at: token)
            skipBalanced { $0.isString }
            return (nil, false)
        }
        if token.isString, self.token(after: 1).isString, let problem = Self.problem(methodInQuotes: text(of: token).unquoted) {
            report(.call(problem), at: token)
            advance()
            return (nil, false)
        }
        guard token.kind == .atom, token.word == nil, !isAtBareURL else { return (nil, true) }
        let atom = advance()
        return (AtomNode(text: text(of: atom), span: span(of: atom)), true)
    }

    private static func problem(methodInQuotes text: String) -> CallProblem? {
        if text.utf8.allSatisfy(\.isASCIILetter) { return .quotedMethod(text) }
        return text.utf8.contains(UInt8(ascii: "{")) ? .valueNotAllowed(.method) : nil
    }

    private var isAtBareURL: Bool {
        let next = self.token(after: 1)
        return token.kind == .atom && next.kind == .colon && ["http", "https"].contains(text(of: token).lowercased())
    }

    private mutating func parseURL() -> StringLiteral? {
        guard isAtBareURL else { return parseString(or: .argument("the URL, in quotes,")) }
        let scheme = advance()
        advance()
        report(.call(.bareURL(text(of: scheme))), at: scheme)
        return nil
    }

    private mutating func skipOptions(of word: Token) {
        while takeOption(among: Self.callOptions, of: word) != nil { skipArguments() }
    }

    private mutating func skipArguments() {
        if token.kind == .leftBrace { return skipBalanced { _ in true } }
        while token.isString || token.kind == .atom && token.word == nil && !token.isFirstOnLine { advance() }
    }

    // MARK: Options

    /// The next option's word; one of another action's, or a misspelt one, is reported first.
    private mutating func takeOption(among options: Set<Word>, of owner: Token) -> Token? {
        while token.kind == .atom {
            if let word = token.word {
                if options.contains(word) { return advance() }
                guard Self.callOptions.contains(word) || word == .subject else { return nil }
                report(.call(.foreignOption(word.rawValue, of: text(of: owner))), at: advance())
                skipArguments()
                continue
            }
            guard let nearest = nearestWord(to: token, among: options.union(Word.statements)), options.contains(nearest) else { return nil }
            var option = advance()
            report(.call(.unknownOption(text(of: option), nearest: nearest.rawValue)), at: option)
            option.word = nearest
            return option
        }
        return nil
    }

    private mutating func parse(_ option: Token, of options: inout CallOptions, readsElse: Bool) {
        switch option.word {
        case .header: parseHeader().map { options.call.headers.append($0) }
        case .json: keepBody(parseJSONObject().map { .json($0) }, in: &options.call, option: option)
        case .form: keepBody(parseForm().map { .form($0) }, in: &options.call, option: option)
        case .body: keepBody(parseString(or: .text).map { .text($0) }, in: &options.call, option: option)
        case .timeout: keepOne(parseTimeout(), in: &options.call.timeout, option: option)
        case .as:
            let name = token
            let readName = parseName(of: "fetch")
            if options.name == nil { options.readName = readName }
            keepOne(name, in: &options.name, option: option)
        case .else:
            let otherwise = parseElse(option, isRead: readsElse)
            keepOne(option, in: &options.elseWord, option: option)
            if options.otherwise == nil { options.otherwise = otherwise }
        default: break
        }
    }

    private func keepOne<Value>(_ value: Value?, in place: inout Value?, option: Token) {
        if place != nil {
            report(.call(.optionTwice(text(of: option))), at: option)
        } else {
            place = value
        }
    }

    private func keepBody(_ body: CallNode.Body?, in call: inout CallNode, option: Token) {
        if call.bodySpan == nil {
            call.body = body
            call.bodySpan = span(of: option)
        } else {
            report(.call(.secondBody), at: option)
        }
    }

    /// `header "Name" "value"`
    private mutating func parseHeader() -> CallNode.Header? {
        if token.kind == .atom, token.word == nil, self.token(after: 1).isString || self.token(after: 1).kind == .colon {
            let name = advance()
            report(.call(.bareHeaderName(text(of: name))), at: name)
            _ = take(.colon)
            if token.isString { advance() }
            return nil
        }
        guard token.isString else {
            reportMissing(.argument("the header's name, in quotes,"))
            return nil
        }
        let name = StringLiteral(advance(), in: source, findings: findings)
        if let colon = take(.colon) { report(.call(.colonInHeader), at: colon) }
        guard token.isString else {
            reportMissing(.argument("the header's value, in quotes,"))
            return nil
        }
        return CallNode.Header(name: name, value: StringLiteral(advance(), in: source, findings: findings))
    }

    private mutating func parseTimeout() -> AtomNode? {
        if token.isString {
            let literal = StringLiteral(advance(), in: source, findings: findings)
            findings.report(.call(.quotedTimeout(literal.text)), at: literal.span)
            return nil
        }
        guard token.kind == .atom, token.word == nil else {
            reportMissing(.argument("a length of time, such as 5s,"))
            return nil
        }
        let atom = advance()
        return AtomNode(text: text(of: atom), span: span(of: atom))
    }

    // MARK: else

    private mutating func parseElse(_ word: Token, isRead: Bool) -> [ActionNode]? {
        guard isRead else {
            if token.kind == .leftBrace { skipBalanced { _ in true } }
            return nil
        }
        guard let brace = take(.leftBrace) else {
            reportMissing(.openingBrace)
            return token.word?.beginsStatement == true ? [parseElseStatement()].compactMap(\.self) : nil
        }
        var actions: [ActionNode] = []
        var isWhole = true
        while !isAtBlockEnd {
            if let action = parseElseStatement() { actions.append(action) } else { isWhole = false }
        }
        close(brace, of: "else")
        if actions.isEmpty, isWhole { report(.call(.emptyElse), at: word) }
        return actions
    }

    private mutating func parseElseStatement() -> ActionNode? {
        guard let word = word(among: Word.statements, place: .ruleBlock) else {
            reportUnexpected(in: .ruleBlock)
            skipStatement()
            return nil
        }
        switch word {
        case .fetch: return parseFetch(inElse: true)
        case .when, .limit, .continue:
            report(.call(.notInElse(word.rawValue)), at: token)
            skipStatement()
            return nil
        default: return parseAction(word)
        }
    }
}
