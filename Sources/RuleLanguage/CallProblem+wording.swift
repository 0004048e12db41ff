extension CallProblem {
    typealias Wording = Problem.Wording

    /// One row for each problem.
    var wording: Wording {
        switch self {
        case .unknownOption(let word, let nearest): Wording(.unknownWord, "\(word.shown) is not an option here", mend: nearest)
        case .foreignOption(let option, let owner): Wording(.misplaced, "\(owner) has no \(option)")
        case .optionTwice(let word): Wording(.malformedCall, "\(word) stands here twice")
        case .secondBody: Wording(.malformedCall, "a call has one body: json, form or body")
        case .missingMethod: Wording(.missing, "webhook lacks its METHOD", mend: "webhook POST \"…\"")
        case .quotedMethod(let text): Wording(.malformedCall, "METHOD stands without quotes", mend: text.uppercased())
        case .unknownMethod(let text):
            Wording(.malformedCall, "\(text.shown) is not a METHOD", mend: Self.methodMeant(by: text) ?? "GET, POST, PUT or DELETE")
        case .bodyWithGet(let word, isWritten: true): Wording(.malformedCall, "GET takes no body", mend: "\(word) POST")
        case .bodyWithGet(let word, isWritten: false):
            Wording(.malformedCall, "\(word) without a METHOD is GET, which takes no body", mend: "\(word) POST")
        case .webhookWithName: Wording(.misplaced, "nobody waits for the answer to a webhook, so it has no as", mend: "fetch")
        case .webhookWithElse:
            Wording(.misplaced, "nobody waits to see if a webhook succeeds, so it has no else", mend: "fetch … as NAME else { … }")
        case .fetchWithoutName: Wording(.missing, "this fetch doesn't say what its answer is called", mend: "as answer")
        case .fetchInElse: Wording(.misplaced, "a fetch can't stand inside else", mend: "a webhook, if nobody has to wait")
        case .notInElse(let word): Wording(.misplaced, "\(word) can't stand inside else")
        case .emptyElse: Wording(.emptyRule, "this else does nothing", mend: "reply \"…\", or ignore if that is meant")
        case .quotedTimeout(let text): Wording(.malformedCall, "a length of time stands without quotes", mend: text.isEmpty ? nil : text)
        case .timeoutTooLong(let word, let limit): Wording(.malformedCall, "\(word) waits at most \(limit)s", mend: "timeout \(limit)s")

        case .bareKey(let key): Wording(.malformedJSON, "a key stands in quotes", mend: "\"\(key)\"")
        case .keyTwice(let key): Wording(.malformedJSON, "the key \(key.shown) stands here twice")
        case .trailingComma: Wording(.malformedJSON, "no comma stands after the last one", mend: "leave it out")
        case .missingJSONComma(let next): Wording(.missingComma, "a comma is missing before \(next.visible)", mend: ", \(next.visible)")
        case .valueOutsideString(let text): Wording(.malformedJSON, "a value stands inside a text", mend: "\"\(text)\"")
        case .notJSON(let text): Wording(.malformedJSON, "\(text.shown) is not JSON", mend: Self.jsonMeant(by: text))
        case .jsonTooDeep(let limit): Wording(.nestedTooDeep, "JSON goes more than \(limit) deep")
        case .formValueNotString: Wording(.malformedJSON, "what stands in a form is text in quotes", mend: "\"…\", or json { … }")

        case .bareURL(let scheme): Wording(.malformedURL, "a URL stands in quotes", mend: "\"\(scheme)://…\"")
        case .notAURL(let text): Wording(.malformedURL, "\(text.shown) is not a whole URL", mend: "\"https://example.com/…\"")
        case .schemeNotHTTP(let scheme):
            Wording(.malformedURL, "only https and http can be called, not \(scheme.shown)", mend: "https://")
        case .valueInHost(let host):
            Wording(
                .valueNotAllowed, "values can't stand in the host of a URL",
                mend: host.isEmpty ? "a host that is written out, with a / after it" : "write a / after the host: https://\(host)/…")
        case .userInURL:
            Wording(
                .userInURL, "no user or password stands in a URL, where everybody could read it",
                mend: "header \"Authorization\" \"Basic {secret.NAME}\"")
        case .backslashInURL: Wording(.malformedURL, "a URL has no backslash", mend: "/, or %5C for the character")
        case .spaceInURL: Wording(.malformedURL, "a URL has no spaces, line ends or invisible characters", mend: "%20 for a space")
        case .percentInURL: Wording(.malformedURL, "in a URL % is followed by two hexadecimal digits", mend: "%25 for the character")
        case .malformedHost(let host): Wording(.malformedURL, "\(host.shown) is not a host", mend: "such as api.example.com")
        case .hostNotASCII(let host):
            Wording(
                .malformedURL, "\(host.shown) has letters that may only look like others",
                mend: "the host's form in ASCII, which begins with xn--")
        case .hostLikeNumber(let host):
            Wording(.malformedURL, "\(host.shown) is not an address", mend: "four numbers from 0 to 255, such as 192.0.2.1")
        case .malformedPort(let port): Wording(.malformedURL, "\(port.shown) is not a port", mend: "1 to 65535")
        case .fragmentNotSent: Wording(.fragmentNotSent, "what stands after # is never sent", mend: "%23 for the character")
        case .plainHTTP: Wording(.plainHTTP, "everybody on the way can read and change what goes over http", mend: "https://")

        case .bareHeaderName(let name): Wording(.malformedHeader, "a header's name and value stand in quotes", mend: "\"\(name)\" \"…\"")
        case .colonInHeader: Wording(.malformedHeader, "no colon stands between a header's name and its value")
        case .malformedHeaderName(let name):
            Wording(.malformedHeader, "\(name.shown) is not a header's name", mend: "letters, digits and -, such as \"X-Api-Key\"")
        case .reservedHeader(let name): Wording(.reservedHeader, "\(name) is written by the program itself")
        case .headerTwice(let name):
            Wording(.malformedHeader, "there already is a header \(name)", mend: "one header, its values with commas in between")
        case .severalLines(let what): Wording(.malformedHeader, "\(what) is one line, without control characters")
        case .valueInTypedBody(let type):
            Wording(
                .rawBody, "values are put into a body as they are, and can break what is sent as \(type.shown)",
                mend: "json { … }, which escapes them")

        case .bareMailAddress(let text):
            Wording(.malformedMailAddress, "an e-mail address stands in quotes", mend: "\"\(text.filter { !$0.isWhitespace })\"")
        case .malformedMailAddress(let text):
            Wording(.malformedMailAddress, "\(text.shown) is not an e-mail address", mend: "\"desk@example.com\"")
        case .mailAddressWithName(_, let address):
            Wording(.malformedMailAddress, "an e-mail address stands alone, without a name", mend: "\"\(address)\"")
        case .severalMailAddresses(let text):
            Wording(
                .malformedMailAddress, "each e-mail address has its own quotes",
                mend: text.split { ",;".contains($0) }.map { "\"\($0.filter { !$0.isWhitespace })\"" }.joined(separator: ", "))
        case .mailAddressNotASCII(let text):
            Wording(
                .malformedMailAddress, "\(text.shown) has letters that not every mail server takes",
                mend: "an address in ASCII; a domain begins with xn-- then")
        case .tooManyMailAddresses(let count, let limit):
            Wording(
                .malformedMailAddress, "this mail goes to \(count) addresses, and \(limit) are the most", mend: "a mailing list's address")

        case .valueNotAllowed(let place):
            Wording(.valueNotAllowed, "values can't stand in \(place.rawValue)", mend: place.hasBraces ? "\\{ for a plain brace" : nil)
        case .exposedSecret(let name):
            Wording(.exposedSecret, "{\(name)} would be shown to people: a secret stands only in the URL, header values or body of a call")
        case .secretOverHTTP(let name):
            Wording(.exposedSecret, "everybody on the way could read {\(name)} over http", mend: "https://")
        case .secretWithFallback(let name):
            Wording(.malformedValue, "nothing can stand in for a secret", mend: "{\(name)}")
        case .malformedSecret(let name): Wording(.malformedValue, "{\(name)} is not a secret", mend: "{secret.NAME}")
        case .unknownSecret(let name, let nearest):
            Wording(.unknownSecret, "the configuration has no secret \(name)", mend: nearest.map { "{secret.\($0)}" })
        case .fetchNamedLikeValue(let name): Wording(.fetchName, "{\(name)} already is a value, so no fetch can be called \(name)")
        case .fetchNamedLikeGroup(let name):
            Wording(.fetchName, "a pattern of this rule has a group \(name), so no fetch can be called \(name)", mend: "another name")
        case .fetchedLater(let name): Wording(.valueNotBound, "{\(name)} is known only after its fetch")
        case .fetchFailedHere(let name):
            Wording(.valueNotBound, "{\(name)} is not known in the else of its own fetch, which has failed then")

        case .replyAfterWebhook:
            Wording(
                .replyAfterWebhook, "this reply is sent even if the webhook above does not succeed",
                mend: "fetch … as NAME, which the reply waits for")
        case .noMailServer:
            Wording(.noMailServer, "the configuration has no mail server to send this by", mend: "a `mail:` section there")
        }
    }

    private static func methodMeant(by text: String) -> String? {
        Call.Method(rawValue: text.uppercased()).map(\.rawValue) ?? (text.uppercased() == "PATCH" ? "PUT or POST" : nil)
    }

    private static func jsonMeant(by text: String) -> String {
        switch text.lowercased() {
        case "true", "false", "null": text.lowercased()
        case "none", "nil", "undefined": "null"
        default: "\"\(text)\", a number, true, false or null"
        }
    }
}

extension CallProblem.FixedPlace {
    /// Braces stand for themselves there.
    fileprivate var hasBraces: Bool { self == .jsonKey || self == .formKey }
}
