import Journal

/// Does a unit of work, again and again while the disk is full: what was decided or sent is kept in memory until it can be recorded, and
/// the server goes on telling what is the matter.
///
/// - Throws: every other failure; ``JournalFailure/noSpace(freeBytes:mark:)`` only when cancelled.
func untilThereIsSpace<Result: Sendable>(
    pause: Duration = .seconds(1), _ unit: () async throws(JournalFailure) -> Result
) async throws(JournalFailure) -> Result {
    while true {
        do {
            return try await unit()
        } catch {
            guard case .noSpace = error, !Task.isCancelled else { throw error }
            // Cancelled, it ends above.
            try? await Task.sleep(for: pause)
        }
    }
}
