public import RuleLanguage

/// A call with its secrets put in, for the moment it is made: never kept, never shown.
public struct FilledCall: Sendable, Equatable {
    public struct Header: Sendable, Equatable {
        public let name: String
        public let value: String
    }

    public let method: Call.Method
    public let url: String
    public let headers: [Header]
    /// UTF-8; nil where nothing is sent.
    public let body: String?
    /// Of one attempt, in seconds.
    public let timeout: Int
}

extension FilledCall: CustomStringConvertible, CustomReflectable {
    public var description: String { "\(method.rawValue) call with its secrets" }
    public var customMirror: Mirror { Mirror(self, children: []) }
}

extension FilledCall.Header: CustomStringConvertible, CustomReflectable {
    public var description: String { "header \(name)" }
    public var customMirror: Mirror { Mirror(self, children: []) }
}

extension RenderedCall {
    /// - Parameter secret: finds a secret by its name.
    /// - Throws: ``CallRefused`` where there is none of a name, or one that does not fit its place.
    public func filled(with secret: (String) -> String?) throws(CallRefused) -> FilledCall {
        var filled: [FilledCall.Header] = []
        for header in headers { filled.append(FilledCall.Header(name: header.name, value: try header.value.filled(with: secret))) }
        var text: String?
        if let body { text = try body.filled(with: secret) }
        let whole = try url.filled(with: secret)
        try CallPath.check(url, behind: origin, secret: secret)
        return FilledCall(method: method, url: whole, headers: filled, body: text, timeout: timeout)
    }
}
