import SMSMessages

/// The way of a message to the phone: which statuses it goes through, and how long after it was taken.
struct DeliveryCourse: Sendable, Equatable {
    struct Step: Sendable, Equatable {
        let status: DeliveryStatus
        let after: Duration
    }

    /// Where it ends, or stays for ever.
    let outcome: DeliveryStatus
    /// All of it happens at the instant the message is taken.
    let isInstant: Bool

    /// Of a message that nobody wanted a report of.
    static let unreported = DeliveryCourse(outcome: .noReport, isInstant: true)

    /// In the order of time.
    var steps: [Step] {
        let statuses: [DeliveryStatus] =
            switch outcome {
            case .noReport: []
            case .submitted: [.submitted]
            case .buffered: [.submitted, .buffered]
            case .rejected: [.submitted, .rejected]
            case .delivered, .notDelivered: [.submitted, .buffered, outcome]
            }
        return zip(statuses, Self.pace).map { Step(status: $0, after: isInstant ? .zero : $1) }
    }

    /// - Returns: nil where there is no report.
    func step(at elapsed: Duration) -> Step? { steps.last { $0.after <= elapsed } }

    /// Long enough to see each status by hand, short enough to wait for the last.
    private static let pace: [Duration] = [.zero, .seconds(1), .seconds(3)]
}
