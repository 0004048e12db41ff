import SMSGateway
public import SMSMessages

/// The headers that let a receiver tell a webhook of ours from anybody else's, and a repetition from a new one.
///
/// Source: Standard Webhooks 1.0.0.
public struct WebhookSignature: Sendable {
    private let keys: [SigningKey]

    /// - Parameter keys: several while receivers change from one to the next; without one nothing is signed.
    public init(keys: [SigningKey]) {
        self.keys = keys
    }

    /// - Parameters:
    ///   - id: the same at each attempt, without a full stop.
    ///   - instant: of this attempt.
    public func headers(id: String, at instant: Timestamp, body: [UInt8]) -> [(name: String, value: String)] {
        let seconds = instant.milliseconds / 1000
        let identity = [(name: "webhook-id", value: id), (name: "webhook-timestamp", value: "\(seconds)")]
        guard !keys.isEmpty else { return identity }
        let content = Array("\(id).\(seconds).".utf8) + body
        let signatures = keys.map { "v1,\(Base64.encode($0.authenticationCode(of: content)))" }
        return identity + [(name: "webhook-signature", value: signatures.joined(separator: " "))]
    }
}
