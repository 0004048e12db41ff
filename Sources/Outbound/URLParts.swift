import CCurl

/// What libcurl's own parser, the one that will make the connection, finds in a URL.
struct URLParts {
    let scheme: String
    /// In the spelling libcurl connects to: `127.1` reads `127.0.0.1`, an IPv6 address stands in brackets.
    let host: String
    let port: Int?
    let path: String
    let hasQueryOrFragment: Bool

    enum Malformed: Error {
        case unreadable
        case schemeUnknown
        case holdsUserOrPassword
    }

    init(_ text: String, schemes: [String]) throws(Malformed) {
        guard let url = curl_url(), !text.utf8.contains(0) else { throw .unreadable }
        defer { curl_url_cleanup(url) }
        switch curl_url_set(url, CURLUPART_URL, text, UInt32(CURLU_DISALLOW_USER)) {
        case CURLUE_OK: break
        case CURLUE_USER_NOT_ALLOWED: throw .holdsUserOrPassword
        case CURLUE_UNSUPPORTED_SCHEME, CURLUE_BAD_SCHEME: throw .schemeUnknown
        default: throw .unreadable
        }
        func part(_ part: CURLUPart) -> String? {
            var text: UnsafeMutablePointer<CChar>?
            guard curl_url_get(url, part, &text, 0) == CURLUE_OK, let text else { return nil }
            defer { curl_free(text) }
            return String(cString: text)
        }
        guard let scheme = part(CURLUPART_SCHEME), schemes.contains(scheme) else { throw .schemeUnknown }
        guard let host = part(CURLUPART_HOST), let path = part(CURLUPART_PATH) else { throw .unreadable }
        self.scheme = scheme
        self.host = host
        port = part(CURLUPART_PORT).flatMap { Int($0) }
        self.path = path
        hasQueryOrFragment = part(CURLUPART_QUERY) != nil || part(CURLUPART_FRAGMENT) != nil
    }

    /// By its spelling alone: no name is looked up.
    static func isLoopback(_ host: String) -> Bool {
        let digitsAndDots = host.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) || $0 == UInt8(ascii: ".") }
        // libcurl itself takes `localhost` for loopback, whatever the name server says.
        return host.lowercased() == "localhost" || host == "[::1]" || host.hasPrefix("127.") && digitsAndDots
    }
}
