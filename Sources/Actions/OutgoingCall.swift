public import Outbound

/// One HTTP call as it goes out, secrets and all: made at the moment of the call, and never kept.
public struct OutgoingCall: Sendable {
    public var method: HTTPRequest.Method
    public var url: String
    public var headers: [(name: String, value: String)]
    /// Nil where nothing is sent.
    public var body: [UInt8]?
    /// Of one attempt.
    public var timeout: Duration

    public init(
        _ method: HTTPRequest.Method, _ url: String, headers: [(name: String, value: String)] = [], body: [UInt8]? = nil, timeout: Duration
    ) {
        self.method = method
        self.url = url
        self.headers = headers
        self.body = body
        self.timeout = timeout
    }
}

extension OutgoingCall: CustomStringConvertible, CustomReflectable {
    /// Nothing of it but the method is safe to show.
    public var description: String { "\(method.rawValue) call with \(body?.count ?? 0) bytes of body" }
    public var customMirror: Mirror { Mirror(self, children: []) }
}
