import Journal
import Logging

extension NotificationFate {
    /// Says what became of a notification; what fits no SMS in the end is counted by the journal, and shown by `status`.
    func log(of gateway: String, to logger: Logger) {
        switch self {
        case .applied(let action):
            logger.debug("a gateway told of an SMS", metadata: ["gateway": "\(gateway)", "action": "\(action)"])
        case .kept:
            logger.info("a gateway told of an SMS that is not known yet: kept for ten minutes", metadata: ["gateway": "\(gateway)"])
        case .dropped:
            logger.warning(
                "a gateway told of an SMS that is not known, and so many of these are kept that there is no room: passed over",
                metadata: ["gateway": "\(gateway)"])
        }
    }
}
