import Journal
import Logging
import Responder
import ServiceLifecycle
import Synchronization

/// Looks whom the rules send SMS on to that may get none: one forged STOP is enough, and whoever counts on an alarm would never know.
final class RecipientWatch: Service {
    /// To be signalled when somebody may have opted out, and when the rules have changed.
    let wakeup = Wakeup()
    private let journal: any MessageJournal
    private let live: LiveRules
    private let logger: Logger
    private let told = Mutex<Set<OptedOut>>([])

    init(journal: any MessageJournal, live: LiveRules, logger: Logger) {
        self.journal = journal
        self.live = live
        self.logger = logger
    }

    func run() async throws {
        wakeup.signal()
        await withGracefulShutdownHandler {
            for await _ in wakeup.signals {
                // Whoever asks for the status asks again; a journal that cannot be read is said elsewhere.
                _ = try? await optedOut()
            }
        } onGracefulShutdown: {
            self.wakeup.finish()
        }
    }

    /// Those that are written in a rule or a list, and have opted out. Of each the log tells once.
    func optedOut() async throws(JournalFailure) -> [OptedOut] {
        let recipients = live.current.recipients
        let found = try await journal.optOuts(among: recipients.phones).filter(recipients.includes)
        let news = told.withLock { told in
            defer { told = Set(found) }
            return found.filter { !told.contains($0) }
        }
        for optedOut in news { logger.error("\(optedOut.trouble)") }
        return found
    }
}

extension OptedOut {
    var trouble: String {
        "\(phone) is written in the rules, but gets nothing from \(number.text): it has opted out; START from that phone ends that"
    }
}
