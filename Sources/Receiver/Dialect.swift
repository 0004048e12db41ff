import SMSMessages

/// How one kind of provider writes a request and wants it answered.
protocol Dialect: Sendable {
    var names: FieldNames { get }
    var takesJSON: Bool { get }
    /// - Returns: nil for what cannot be read: it is only shown, so nothing is refused for it.
    func time(_ text: String) -> Timestamp?
    /// The body of the 2xx answer.
    func acknowledgement(of id: MessageID) -> String
}

/// For each meaning the names it may have; where several are there, the earlier one counts.
struct FieldNames: Sendable {
    let sender: [String]
    let receiver: [String]
    let text: [String]
    let id: [String]
    let time: [String]
}
