import Logging
import Synchronization

/// Says once that no SMS can be taken in and once that they can again, however many requests come in between.
final class Outage: Sendable {
    private let isOn = Atomic(false)
    private let logger: Logger

    init(_ logger: Logger) {
        self.logger = logger
    }

    func goesOn(_ error: any Error) {
        guard !isOn.exchange(true, ordering: .relaxed) else { return }
        logger.error("SMS cannot be taken in, providers are told to try again", metadata: ["error": "\(error)"])
    }

    func isOver() {
        guard isOn.load(ordering: .relaxed), isOn.exchange(false, ordering: .relaxed) else { return }
        logger.notice("SMS are taken in again")
    }
}
