import Logging
import SMSMessages
import Synchronization

/// Says that somebody was turned away, once a minute for each channel: how often strangers knock is not theirs to write into a log.
final class Strangers: Sendable {
    private let logger: Logger
    private let said = Mutex<[String: Timestamp]>([:])

    init(_ logger: Logger) {
        self.logger = logger
    }

    func turnedAway(_ reason: Logger.Message, channel: String, now: Timestamp) {
        let isNews = said.withLock { said in
            if let last = said[channel], now - last < .seconds(60) { return false }
            said[channel] = now
            return true
        }
        if isNews { logger.warning(reason, metadata: ["channel": "\(channel)"]) }
    }
}
