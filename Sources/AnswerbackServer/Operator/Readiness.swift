import Journal
import Responder
import SMSMessages

/// Whether the server can do all of its work, and if not, why.
struct Readiness: Sendable {
    let journal: any MessageJournal
    let dispatchers: [Dispatcher]
    let errands: [ErrandDispatcher]
    let recipients: RecipientWatch
    var now: @Sendable () -> Timestamp = { .now }

    /// For its decision, which takes a moment.
    private static let longestWait = Duration.seconds(10)

    /// A sentence each; empty when all is well.
    func troubles() async -> [String] {
        var troubles = dispatchers.compactMap { dispatcher in dispatcher.trouble.map { "gateway \(dispatcher.gateway): \($0)" } }
        troubles += errands.compactMap(\.trouble)
        do {
            troubles += try await journal.breakers().filter { $0.breaker.scope.part == .all }.map(\.trouble)
            let now = now()
            if let oldest = try await journal.counts(now: now).oldestWaiting, oldest < now - Self.longestWait {
                troubles.append(
                    "SMS wait to be decided, the oldest since \(oldest.rfc3339): is the machine overloaded, or do rules take too long?")
            }
            try await journal.probe()
        } catch {
            troubles.append("\(error)")
        }
        return troubles
    }

    /// What is no reason to take the server for not ready, but may cost somebody an alarm: a sentence each.
    func warnings() async throws(JournalFailure) -> [String] {
        let optedOut = try await recipients.optedOut().map(\.trouble)
        let held = try await journal.breakers().filter(\.isOfRecipient).map(\.trouble)
        return optedOut.shortened(by: "more who are written in the rules have opted out: see `answerback export NUMBER`")
            + held.shortened(by: "more phones are at their cap: see `answerback breaker list`")
    }
}

extension BreakerRecord {
    fileprivate var isOfRecipient: Bool { if case .recipient = breaker.scope.part { true } else { false } }
}

extension [String] {
    private static var most: Int { 5 }

    /// The first of many, and how many more there are.
    func shortened(by rest: String) -> [String] {
        let more = count - Self.most
        return prefix(Self.most) + (more > 0 ? ["\(more) \(rest)"] : [])
    }
}
