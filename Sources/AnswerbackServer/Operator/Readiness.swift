import Journal
import Responder
import SMSMessages

/// Whether the server can do all of its work, and if not, why.
struct Readiness: Sendable {
    let journal: any MessageJournal
    let dispatchers: [Dispatcher]
    let errands: [ErrandDispatcher]

    /// A sentence each; empty when all is well.
    func troubles() async -> [String] {
        var troubles = dispatchers.compactMap { dispatcher in dispatcher.trouble.map { "gateway \(dispatcher.gateway): \($0)" } }
        troubles += errands.compactMap(\.trouble)
        do {
            troubles += try await journal.breakers().filter { $0.breaker.scope.block == nil }.map(\.trouble)
            try await journal.probe()
        } catch {
            troubles.append("\(error)")
        }
        return troubles
    }
}
