/// When a webhook that failed is tried again: ten attempts within three days, the first of them at once.
///
/// Source: Standard Webhooks 1.0.0, "Deliverability and reliability", whose last two pauses are shortened to fit.
public struct WebhookPauses: Sendable, Equatable {
    private let pauses: [Duration]
    private let longest: Duration
    private let total: Duration

    public static let standard = WebhookPauses(
        pauses: [
            .seconds(5), .minutes(5), .minutes(30), .hours(2), .hours(5), .hours(10), .hours(14), .hours(20), .hours(20),
        ],
        longest: .hours(24), total: .hours(72))

    /// The pause before the next attempt: up to a fifth shorter than the table says, so that what failed together does not come back
    /// together, or as long as the server asked for, but a day at most.
    ///
    /// - Parameters:
    ///   - attempts: made so far, at least 1.
    ///   - elapsed: since the first attempt.
    ///   - asked: by the server's `Retry-After`.
    /// - Returns: nil when the next attempt would be one too many, or later than three days after the first.
    public func pause(
        afterAttempts attempts: Int, elapsed: Duration, asked: Duration? = nil, random: inout some RandomNumberGenerator
    ) -> Duration? {
        guard pauses.indices.contains(attempts - 1) else { return nil }
        let fraction = Double(random.next() >> 11) / Double(1 << 53)
        let jittered = pauses[attempts - 1] * (1 - fraction / 5)
        let pause = max(jittered, min(asked ?? .zero, longest))
        return elapsed + pause <= total ? pause : nil
    }
}

extension Duration {
    fileprivate static func minutes(_ count: Int) -> Duration { .seconds(count * 60) }
    fileprivate static func hours(_ count: Int) -> Duration { .seconds(count * 3600) }
}
