/// What the gateway says of an SMS it has taken.
///
/// Source: the delivery codes of the 1609SMS and 1601SMS gateway documents.
public enum DeliveryStatus: String, Sendable, CaseIterable {
    /// On the phone.
    case delivered = "DELIVERED"
    /// The operator has given up.
    case notDelivered = "NOT DELIVERED"
    /// The operator refuses it.
    case rejected = "REJECTED"
    /// With the operator, which tries from time to time.
    case buffered = "BUFFERED"
    /// With the operator; nothing more is known yet.
    case submitted = "SUBMITTED"
    /// There is no report.
    case noReport = "NONE"

    /// Nothing comes after it.
    public var isEnd: Bool {
        switch self {
        case .delivered, .notDelivered, .rejected: true
        case .buffered, .submitted, .noReport: false
        }
    }
}

/// The gateway's answer to the question what became of an SMS.
public struct DeliveryReport: Sendable, Hashable {
    /// What has become of it.
    public let status: DeliveryStatus
    /// Since when, to the second; only with an end status, and only where it was asked for and could be read.
    public let at: Timestamp?

    /// Of values that came another way.
    public init(status: DeliveryStatus, at: Timestamp? = nil) {
        self.status = status
        self.at = at
    }
}
