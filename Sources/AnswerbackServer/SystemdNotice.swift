import CSystemd
import Logging
import ServiceLifecycle

/// Tells systemd, where it has started us with `Type=notify`, how we are.
public enum SystemdNotice {
    /// - Parameter status: what `systemctl status` shows, without numbers or texts of SMS.
    public static func isReady(status: String) {
        // Without systemd this does nothing, and that somebody did not hear is no reason to stop.
        sd_notify(0, "READY=1\nSTATUS=\(status)")
    }

    public static func isStopping() {
        sd_notify(0, "STOPPING=1")
    }
}

/// Says that we stop when we do.
struct StoppingNotice: Service {
    let logger: Logger

    func run() async throws {
        try await gracefulShutdown()
        SystemdNotice.isStopping()
        logger.notice("answerback stops: it takes nothing in any more, and gives what is being sent its time")
    }
}
