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
        let parts: URLParts
        do { parts = try URLParts(text, schemes: ["http", "https"]) } catch {
            switch error {
            case .unreadable: throw .unreadable
            case .schemeUnknown: throw .schemeNotHTTP
            case .holdsUserOrPassword: throw .holdsUserOrPassword
            }
        }
        isTLS = parts.scheme == "https"
        host = parts.host
        port = parts.port
        path = parts.path
        hasQueryOrFragment = parts.hasQueryOrFragment
    }

    /// Whether the host is this machine, by its spelling alone: no name is looked up.
    public var isLoopback: Bool { URLParts.isLoopback(host) }
}
