import Logging
import ServiceLifecycle

/// Follows the machine's clock when it is set, and tells.
struct ClockWatch: Service {
    let clock: ServerClock
    let logger: Logger

    static let tick = Duration.seconds(10)

    /// Runs until a graceful shutdown.
    func run() async throws {
        await cancelWhenGracefulShutdown {
            while true {
                look()
                do { try await Task.sleep(for: Self.tick) } catch { return }
            }
        }
    }

    func look() {
        guard clock.follow() else { return }
        guard let trouble = clock.trouble else { return logger.notice("the machine's clock goes with the server's time again") }
        logger.error("\(trouble)")
    }
}
