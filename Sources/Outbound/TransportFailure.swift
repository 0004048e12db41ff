/// Why a request got no answer, and whether the server may have got the request nevertheless.
///
/// Safe to log: it never holds the URL, a header or a body.
public struct TransportFailure: Error, Sendable, Equatable {
    public enum Kind: String, Sendable, CaseIterable {
        case nameLookup = "name look-up failed"
        case connect = "no connection"
        case tls = "TLS failed"
        case timeout = "time-out"
        case connectionLost = "connection lost"
        case responseTooLarge = "answer too large"
        case unreadableResponse = "answer is not of the protocol"
        /// The server closed a reused connection without an answer. Other clients would ask again.
        case notRepeated = "connection closed without an answer"
        /// The request itself cannot be made: a malformed URL, a control character in a header.
        case invalidRequest = "request refused"
        /// The address guard lets the request go to none of the server's addresses.
        case addressRefused = "address refused"
        /// The client has been shut down, or libcurl could not be set up.
        case unavailable = "client not available"
        case other = "transfer failed"
    }

    public let kind: Kind
    /// False only where it is proved that no byte of the request has left this machine; of a mail, that its last byte has not.
    public let mayHaveLeft: Bool
    /// For people: at most the server's name, address and port, and what libcurl or the operating system said.
    public let detail: String

    public init(_ kind: Kind, mayHaveLeft: Bool, detail: String) {
        self.kind = kind
        self.mayHaveLeft = mayHaveLeft
        self.detail = detail
    }
}

extension TransportFailure: CustomStringConvertible {
    public var description: String { "\(kind.rawValue): \(detail)" }
}
