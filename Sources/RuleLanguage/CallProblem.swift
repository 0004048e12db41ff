/// What can be wrong with `email`, `webhook` and `fetch`, with what the sentence about it needs.
///
/// A `String` is text as the author wrote it.
enum CallProblem {
    // Structure
    case unknownOption(String, nearest: String)
    case foreignOption(String, of: String)
    case optionTwice(String)
    case secondBody
    case missingMethod
    case quotedMethod(String)
    case unknownMethod(String)
    case bodyWithGet(word: String, isWritten: Bool)
    case webhookWithName
    case webhookWithElse
    case fetchWithoutName
    case fetchInElse
    case notInElse(String)
    case emptyElse
    case quotedTimeout(String)
    case timeoutTooLong(String, limit: Int)

    // JSON
    case bareKey(String)
    case keyTwice(String)
    case trailingComma
    case missingJSONComma(before: String)
    case valueOutsideString(String)
    case notJSON(String)
    case jsonTooDeep(limit: Int)
    case formValueNotString

    // URLs
    case bareURL(String)
    case notAURL(String)
    case schemeNotHTTP(String)
    case valueInHost(host: String)
    case userInURL
    case backslashInURL
    case spaceInURL
    case percentInURL
    case malformedHost(String)
    case hostNotASCII(String)
    case hostLikeNumber(String)
    case malformedPort(String)
    case fragmentNotSent
    case plainHTTP

    // Headers
    case bareHeaderName(String)
    case colonInHeader
    case malformedHeaderName(String)
    case reservedHeader(String)
    case headerTwice(String)
    case severalLines(of: String)
    case valueInTypedBody(String)

    // E-mail addresses
    case bareMailAddress(String)
    case malformedMailAddress(String)
    case mailAddressWithName(String, address: String)
    case severalMailAddresses(String)
    case mailAddressNotASCII(String)
    case tooManyMailAddresses(Int, limit: Int)

    // Values
    case valueNotAllowed(FixedPlace)
    case exposedSecret(String)
    case secretOverHTTP(String)
    case secretWithFallback(String)
    case malformedSecret(String)
    case unknownSecret(String, nearest: String?)
    case fetchNamedLikeValue(String)
    case fetchNamedLikeGroup(String)
    case fetchedLater(String)
    case fetchFailedHere(String)

    // What comes of it
    case replyAfterWebhook
    case noMailServer

    /// Where only fixed text may stand.
    enum FixedPlace: String {
        case method = "the METHOD"
        case headerName = "a header's name"
        case jsonKey = "a JSON key"
        case formKey = "a form's key"
        case mailAddress = "an e-mail address"
    }
}
