import CCurl

/// The parts of an `http` or `https` URL, read by the same parser that will make the request.
public struct HTTPURL: Sendable, Equatable {
    public let isTLS: Bool
    /// In the spelling libcurl connects to: `127.1` reads `127.0.0.1`, an IPv6 address stands in brackets.
    public let host: String
    /// Nil for the scheme's own.
    public let port: Int?
    /// At least `/`.
    public let path: String
    public let hasQueryOrFragment: Bool

    public enum Malformed: Error, Sendable, Equatable {
        case unreadable
        case schemeNotHTTP
        case holdsUserOrPassword
    }

    public init(_ text: String) throws(Malformed) {
        guard let url = curl_url(), !text.utf8.contains(0) else { throw .unreadable }
        defer { curl_url_cleanup(url) }
        switch curl_url_set(url, CURLUPART_URL, text, UInt32(CURLU_DISALLOW_USER)) {
        case CURLUE_OK: break
        case CURLUE_USER_NOT_ALLOWED: throw .holdsUserOrPassword
        case CURLUE_UNSUPPORTED_SCHEME, CURLUE_BAD_SCHEME: throw .schemeNotHTTP
        default: throw .unreadable
        }
        func part(_ part: CURLUPart) -> String? {
            var text: UnsafeMutablePointer<CChar>?
            guard curl_url_get(url, part, &text, 0) == CURLUE_OK, let text else { return nil }
            defer { curl_free(text) }
            return String(cString: text)
        }
        let scheme = part(CURLUPART_SCHEME)
        guard scheme == "http" || scheme == "https" else { throw .schemeNotHTTP }
        guard let host = part(CURLUPART_HOST), let path = part(CURLUPART_PATH) else { throw .unreadable }
        isTLS = scheme == "https"
        self.host = host
        port = part(CURLUPART_PORT).flatMap { Int($0) }
        self.path = path
        hasQueryOrFragment = part(CURLUPART_QUERY) != nil || part(CURLUPART_FRAGMENT) != nil
    }

    /// Whether the host is this machine, by its spelling alone: no name is looked up.
    public var isLoopback: Bool {
        let digitsAndDots = host.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) || $0 == UInt8(ascii: ".") }
        // libcurl itself takes `localhost` for loopback, whatever the name server says.
        return host.lowercased() == "localhost" || host == "[::1]" || host.hasPrefix("127.") && digitsAndDots
    }
}
