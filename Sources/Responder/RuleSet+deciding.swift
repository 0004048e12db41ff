import Dispatch
import RuleMatcher
import SMSMessages

/// What takes long is decided on one thread of its own, so that those which everybody shares are free.
private let longDecisions = DispatchQueue(label: "answerback.long-decisions")

extension RuleSet {
    /// A millisecond or so: 256 messages that all need more hold up the others for a moment only.
    static let quickSteps = Matcher.stepsPerMessage / 80
    /// Steps do not say how long very many patterns take that are quick each. By this clock a message is put off, never decided otherwise.
    static let quickTime = Duration.milliseconds(2)

    /// - Parameter stopwatch: what the calling thread has computed since any instant.
    /// - Returns: nil for a message that takes longer.
    func decideQuickly(
        _ message: InboundMessage, state: DecisionState, by stopwatch: @escaping @Sendable () -> Duration = { .zero }
    ) -> Decision? {
        let end = stopwatch() + Self.quickTime
        let decision = matcher.decide(message, state: state, steps: Self.quickSteps) { stopwatch() > end }
        return decision.neededMoreSteps ? nil : decision
    }

    /// Waits for those that others have asked for before.
    ///
    /// - Parameter isStopping: asked between patterns.
    /// - Returns: nil where it is.
    func decideApart(
        _ message: InboundMessage, state: DecisionState, unless isStopping: @escaping @Sendable () -> Bool = { false }
    ) async -> Decision? {
        await withCheckedContinuation { continuation in
            longDecisions.async {
                let decision = matcher.decide(message, state: state, isOverdue: isStopping)
                continuation.resume(returning: isStopping() && decision.neededMoreSteps ? nil : decision)
            }
        }
    }
}
