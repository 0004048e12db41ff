import Journal
import Logging
import SMSMessages
import ServiceLifecycle

/// Keeps the text of the rules that a server begins with: at once, or, where the disk is full, as soon as there is space. Meanwhile the
/// server runs, and says what is the matter.
struct RuleSetKeeping: Service {
    private let journal: any MessageJournal
    private let hash: String
    private let text: String
    private let at: Timestamp
    private let logger: Logger
    private var isKept = false

    static let pause = Duration.seconds(1)

    init(_ loaded: RuleLoader.Loaded, in journal: any MessageJournal, now: Timestamp, logger: Logger) {
        self.journal = journal
        hash = loaded.rules.hash
        text = RuleFolder.archived(loaded.files, lists: loaded.lists)
        at = now
        self.logger = logger
    }

    /// - Throws: what a restart could not mend by itself.
    func begun() async throws(JournalFailure) -> RuleSetKeeping {
        var begun = self
        begun.isKept = try await keep()
        if !begun.isKept { logger.error("started with a full disk: nothing is taken in until there is space") }
        return begun
    }

    /// Runs until a graceful shutdown.
    func run() async throws {
        try await cancelWhenGracefulShutdown {
            var isKept = isKept
            while !isKept {
                do { try await Task.sleep(for: Self.pause) } catch { return }
                isKept = try await keep()
            }
            // A service that ends ends the server.
            for await _ in AsyncStream<Never>.makeStream().stream {}
        }
    }

    /// - Returns: false where there was no space.
    private func keep() async throws(JournalFailure) -> Bool {
        do {
            // By the time of the start, however late: rules that were reloaded meanwhile are newer.
            try await journal.keepRuleSet(hash: hash, text: text, now: at)
            return true
        } catch {
            guard case .noSpace = error else { throw error }
            logger.debug("the rules' text is not kept yet", metadata: ["error": "\(error)"])
            return false
        }
    }
}
