/// The 1601 gateway's call that says what became of an SMS.
///
/// It may come before the answer to the send, more than once, and out of order: ``DeliveryState`` makes sense of that.
public struct DeliveryNotification: Sendable, Hashable {
    /// The gateway's id of the SMS.
    public let id: String?
    /// Ours, as it was sent with the SMS.
    public let reference: String?
    /// What has become of it.
    public let status: DeliveryStatus
    /// Since when; nil where that is missing or no date.
    public let at: Timestamp?

    /// Of values that came another way.
    public init(id: String?, reference: String?, status: DeliveryStatus, at: Timestamp?) {
        self.id = id
        self.reference = reference
        self.status = status
        self.at = at
    }
}
