import Logging
import Synchronization

/// Says once that nothing can be taken in and once that it can again, however many requests come in between.
final class Outage: Sendable {
    private let isOn = Atomic(false)
    private let logger: Logger
    private let what: String

    init(_ logger: Logger, of what: String = "SMS") {
        self.logger = logger
        self.what = what
    }

    func goesOn(_ error: any Error) {
        guard !isOn.exchange(true, ordering: .relaxed) else { return }
        logger.error("\(what) cannot be taken in, providers are told to try again", metadata: ["error": "\(error)"])
    }

    func isOver() {
        guard isOn.load(ordering: .relaxed), isOn.exchange(false, ordering: .relaxed) else { return }
        logger.notice("\(what) are taken in again")
    }
}
