import AnswerbackServer
import Foundation
import Logging
import SMSMessages

/// The log for programs: each event a line of JSON on stderr.
struct JSONLogHandler: LogHandler {
    var logLevel = Logger.Level.info
    var metadata: Logger.Metadata = [:]

    /// A line: `at` (RFC 3339), `level`, `message`, `metadata`.
    private struct Line: Encodable {
        let at: String
        let level: String
        let message: String
        let metadata: [String: String]
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        let metadata = metadata.merging(event.metadata ?? [:]) { $1 }.mapValues(\.description)
        Terminal.say(
            Line(
                at: Timestamp.now.rfc3339, level: event.level.rawValue, message: event.message.description, metadata: metadata
            ).json)
    }
}
