import Logging
import SMSMessages
import Synchronization

/// Says that requests were turned away, once a minute for each channel and kind: how often strangers knock is not theirs to write into a
/// log.
final class Strangers: Sendable {
    private let logger: Logger
    private let said = Mutex<[Knock: Said]>([:])

    private struct Knock: Hashable {
        let channel: String
        let isContent: Bool
    }

    private struct Said {
        var at: Timestamp
        /// Since then.
        var unsaid = 0
    }

    init(_ logger: Logger) {
        self.logger = logger
    }

    /// - Parameter client: the address it came from; nil where nobody knows.
    func turnedAway(_ reason: Logger.Message, channel: String, _ client: IPAddress?, now: Timestamp) {
        guard let unsaid = news(Knock(channel: channel, isContent: false), now) else { return }
        logger.warning(
            reason, metadata: ["channel": "\(channel)", "from": "\(client.map { "\($0)" } ?? "nobody knows where")", "before": "\(unsaid)"])
    }

    /// - Parameter reason: what the provider was told, without anything of the SMS.
    func refused(
        _ reason: String, channel: String, now: Timestamp,
        _ message: Logger.Message = "a request of a provider was not understood, and it was told so: is the channel's mapping right?"
    ) {
        guard let unsaid = news(Knock(channel: channel, isContent: true), now) else { return }
        logger.warning(
            message,
            metadata: ["channel": "\(channel)", "reason": "\(reason)", "before": "\(unsaid)"])
    }

    /// - Returns: how many were not spoken of since the last time; nil where nothing is said now.
    private func news(_ knock: Knock, _ now: Timestamp) -> Int? {
        said.withLock { said in
            if let last = said[knock], now - last.at < .seconds(60) {
                said[knock]?.unsaid += 1
                return nil
            }
            return said.updateValue(Said(at: now), forKey: knock)?.unsaid ?? 0
        }
    }
}
