/// What the language has and this program does not know yet: each is read to its end and refused with one sentence.
extension Parser {
    private mutating func refuse(_ what: String, at word: Token) {
        report(.notSupportedYet(what), at: word)
    }

    // MARK: Items

    mutating func refuseItem(_ word: Word) -> SyntaxTree.Item? {
        let start = advance()
        refuse(word.rawValue, at: start)
        switch word {
        case .audience: return parseName(of: "audience").map { .refusedSet($0) }
        case .hours:
            let name = parseName(of: "hours")
            skipBlock()
            return name.map { .refusedSet($0) }
        case .test:
            skipString()
            skipBlock()
        default: skipString()
        }
        return nil
    }

    mutating func refuseListFromFile(_ list: Token) {
        refuse("a list from a file", at: list)
        advance()
        skipString()
    }

    // MARK: Conditions

    mutating func refuseCheck(_ word: Word) {
        let start = advance()
        refuse(word.rawValue, at: start)
        skipAtoms()
    }

    mutating func refuseLimit() {
        let start = advance()
        refuse("limit", at: start)
        _ = takeAtom()
        if take(.per) != nil { _ = takeAtom() }
    }

    // MARK: Actions

    mutating func refuseAction(_ word: Word) -> ActionNode {
        let start = advance()
        refuse(word.rawValue, at: start)
        switch word {
        case .send:
            skipString()
            if take(.to) != nil { skipAddresses() }
        case .email:
            skipStrings()
            while take(.subject) ?? take(.body) != nil { skipString() }
        case .webhook, .fetch: return .refused(binds: skipCall())
        default: _ = takeAtom()
        }
        return .refused(binds: nil)
    }

    /// - Returns: the name after `as`.
    private mutating func skipCall() -> String? {
        var name: String?
        _ = takeAtom()
        skipString()
        while let option = token.word {
            switch option {
            case .header:
                advance()
                skipString()
                skipString()
            case .body:
                advance()
                skipString()
            case .json, .form, .else:
                advance()
                skipBlock()
            case .timeout:
                advance()
                _ = takeAtom()
            case .as:
                advance()
                name = takeAtom().map { text(of: $0) }
            default: return name
            }
        }
        return name
    }

    // MARK: Pieces

    private mutating func takeAtom() -> Token? { token.kind == .atom && token.word == nil ? advance() : nil }

    private mutating func skipString() {
        if token.isString { advance() }
    }

    private mutating func skipStrings() {
        repeat { skipString() } while take(.comma) != nil
    }

    private mutating func skipAtoms() {
        repeat { _ = takeAtom() } while take(.comma) != nil
    }

    private mutating func skipAddresses() {
        repeat {
            _ = take(.atSign)
            _ = takeAtom()
        } while take(.comma) != nil
    }

    private mutating func skipBlock() {
        guard token.kind == .leftBrace else { return }
        let brace = token
        skipBalanced { _ in true }
        if previous.kind != .rightBrace { reportUnclosed(brace, of: "a block") }
    }
}
