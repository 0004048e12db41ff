/// One request to a server outside, with everything that bounds it.
public struct HTTPRequest: Sendable {
    public enum Method: String, Sendable {
        case get = "GET"
        case post = "POST"
        case put = "PUT"
        case delete = "DELETE"
    }

    public enum Connection: Sendable {
        /// A new one, closed afterwards.
        case fresh
        /// One that an earlier request left open, if there is one; left open for the next.
        ///
        /// The server may close it at the very moment the request is written: an outcome that is not known, where a fresh
        /// connection would have given an answer. It is never answered by repeating the request.
        case reused
    }

    public var method: Method
    /// `http` or `https`, percent-encoded, without user or password.
    public var url: String
    /// Beside those libcurl sets itself (`Host`, `Content-Length`, …). A name or value with a control character is refused.
    public var headers: [(name: String, value: String)]
    /// For all but ``Method/get``.
    public var body: [UInt8]?
    public var connection: Connection
    /// For the name look-up, the connection and TLS together.
    public var connectTimeout: Duration
    /// For everything, from the name look-up to the last byte of the answer.
    public var timeout: Duration
    public var maxResponseBytes: Int
    /// What becomes of an answer whose body is longer: a failure, or an answer without the rest, which is not waited for.
    public var cutsLongResponse = false
    /// Nil for a request that may go anywhere. One that is guarded never reuses a connection, which may have been opened without a guard.
    public var addressGuard: AddressGuard?
    /// Addresses in place of a name look-up, as `name:port:address`.
    ///
    /// For tests, in which a name changes its address.
    package var lookup: [String] = []

    public init(
        _ method: Method, _ url: String, headers: [(name: String, value: String)] = [], body: [UInt8]? = nil,
        connection: Connection = .fresh, connectTimeout: Duration = .seconds(5), timeout: Duration = .seconds(30),
        maxResponseBytes: Int = 64 * 1024
    ) {
        self.method = method
        self.url = url
        self.headers = headers
        self.body = body
        self.connection = connection
        self.connectTimeout = connectTimeout
        self.timeout = timeout
        self.maxResponseBytes = maxResponseBytes
    }
}

extension HTTPRequest: CustomStringConvertible, CustomReflectable {
    /// URL, headers and body may hold secrets or the text of an SMS: none of them is shown, not even by `dump`.
    public var description: String { "\(method.rawValue) request with \(body?.count ?? 0) bytes of body" }
    public var customMirror: Mirror { Mirror(self, children: [], displayStyle: .struct) }
}

public struct HTTPResponse: Sendable {
    public let status: Int
    /// Status line and headers as received; of several heads (`100 Continue`) the last.
    public let head: [UInt8]
    public let body: [UInt8]

    public init(status: Int, head: [UInt8] = [], body: [UInt8]) {
        self.status = status
        self.head = head
        self.body = body
    }

    /// The value of the first header of that name, in any case; nil when there is none.
    public func header(_ name: String) -> String? {
        for line in head.split(separator: UInt8(ascii: "\n")).dropFirst() {
            guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { continue }
            guard String(decoding: line[..<colon], as: UTF8.self).lowercased() == name.lowercased() else { continue }
            let isBlank = { (byte: UInt8) in byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\r") }
            let value = line[(colon + 1)...].drop(while: isBlank).reversed().drop(while: isBlank).reversed()
            return String(decoding: value, as: UTF8.self)
        }
        return nil
    }
}

extension HTTPResponse: CustomStringConvertible, CustomReflectable {
    /// A body may repeat what was asked, the text of an SMS included.
    public var description: String { "HTTP \(status) with \(body.count) bytes of body" }
    public var customMirror: Mirror { Mirror(self, children: ["status": status], displayStyle: .struct) }
}
