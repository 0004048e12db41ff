import Logging
import ServiceLifecycle

/// Tells once when the machine's clock is set, and once when it is right again.
struct ClockWatch: Service {
    let clock: ServerClock
    let logger: Logger

    static let tick = Duration.seconds(10)

    /// Runs until a graceful shutdown.
    func run() async throws {
        await cancelWhenGracefulShutdown {
            var isTold = false
            while true {
                isTold = look(isTold)
                do { try await Task.sleep(for: Self.tick) } catch { return }
            }
        }
    }

    /// - Returns: whether it is told now.
    func look(_ isTold: Bool) -> Bool {
        let trouble = clock.trouble
        if let trouble, !isTold { logger.error("\(trouble)") }
        if trouble == nil, isTold { logger.notice("the machine's clock goes with the server's time again") }
        return trouble != nil
    }
}
