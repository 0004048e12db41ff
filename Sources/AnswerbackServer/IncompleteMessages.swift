import Journal
import SMSMessages
import ServiceLifecycle

/// Watches the time of long SMS that come in parts.
struct IncompleteMessages: Service {
    let intake: Intake
    let now: @Sendable () -> Timestamp

    /// How late it may be noticed that a time is over.
    static let tick = Duration.seconds(10)

    /// Runs until a graceful shutdown.
    ///
    /// - Throws: ``JournalFailure`` when the record cannot be kept any more.
    func run() async throws {
        try await cancelWhenGracefulShutdown {
            while true {
                do {
                    try await intake.acceptIncomplete(now: now())
                } catch JournalFailure.noSpace {
                    // The parts stay where they are until there is some.
                }
                do { try await Task.sleep(for: Self.tick) } catch { return }
            }
        }
    }
}
