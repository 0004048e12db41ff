import Journal
import ServiceLifecycle

/// Does a unit of work, again and again while the disk is full: what was decided or sent is kept in memory until it can be recorded, and
/// the server goes on telling what is the matter. A server that is being stopped tries a few times more, then goes without: what was being
/// sent is `unknown` after the next start.
///
/// - Throws: every other failure; ``JournalFailure/noSpace(freeBytes:mark:)`` only when cancelled, or stopped.
func untilThereIsSpace<Result: Sendable>(
    pause: Duration = .seconds(1), _ unit: () async throws(JournalFailure) -> Result
) async throws(JournalFailure) -> Result {
    var lastTries = 5
    while true {
        do {
            return try await unit()
        } catch {
            guard case .noSpace = error, !Task.isCancelled, lastTries > 0 else { throw error }
            if Task.isShuttingDownGracefully { lastTries -= 1 }
            // Cancelled, it ends above.
            try? await Task.sleep(for: pause)
        }
    }
}
