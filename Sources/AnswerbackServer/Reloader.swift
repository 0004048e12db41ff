import Journal
import Responder
public import RuleLanguage
import RuleMatcher
import SMSMessages
import ServiceLifecycle
import Synchronization

/// What became of an attempt to bring changed rule files into force.
public enum ReloadReport: Sendable {
    case live(Compilation, files: [SourceFile])
    /// The old rules go on answering.
    case refused(Compilation, files: [SourceFile])
    /// The old rules go on answering: the files cannot be read, or do not go with the configuration.
    case unusable(String)
}

/// Brings the rule files into force: compiled aside, swapped whole, the old ones kept on any error; one attempt after another.
final class Reloader: Service {
    private typealias Answer = CheckedContinuation<ReloadReport, Never>

    private let loader: RuleLoader
    private let live: LiveRules
    private let journal: any MessageJournal
    private let now: @Sendable () -> Timestamp
    private let report: @Sendable (ReloadReport) -> Void
    private let waiting: AsyncStream<Answer>
    private let queue: AsyncStream<Answer>.Continuation
    private let last: Mutex<Outcome>

    struct Outcome: Sendable {
        var liveSince: Timestamp
        var summary: String
        /// Of the last attempt, if it was not brought into force.
        var refusal: String?
    }

    /// - Parameters:
    ///   - first: what is in force already.
    ///   - report: called after each attempt.
    init(
        loader: RuleLoader, live: LiveRules, journal: any MessageJournal, first: Compilation, now: @escaping @Sendable () -> Timestamp,
        report: @escaping @Sendable (ReloadReport) -> Void
    ) {
        self.loader = loader
        self.live = live
        self.journal = journal
        self.now = now
        self.report = report
        last = Mutex(Outcome(liveSince: now(), summary: first.summary, refusal: nil))
        (waiting, queue) = AsyncStream.makeStream()
    }

    var outcome: Outcome { last.withLock { $0 } }

    func run() async throws {
        await withGracefulShutdownHandler {
            for await answer in waiting { answer.resume(returning: await attempt()) }
        } onGracefulShutdown: {
            self.queue.finish()
        }
    }

    /// Waits its turn.
    func reload() async -> ReloadReport {
        await withCheckedContinuation { answer in
            if case .terminated = queue.yield(answer) { answer.resume(returning: .unusable("the server is being stopped")) }
        }
    }

    private func attempt() async -> ReloadReport {
        let result = await load()
        last.withLock { last in
            switch result {
            case .live(let compilation, _): last = Outcome(liveSince: now(), summary: compilation.summary, refusal: nil)
            case .refused(let compilation, _): last.refusal = compilation.summary
            case .unusable(let why): last.refusal = why
            }
        }
        report(result)
        return result
    }

    private func load() async -> ReloadReport {
        do throws(RuleLoader.Failure) {
            let loaded = try loader.load()
            do {
                try await journal.keepRuleSet(hash: loaded.rules.hash, text: RuleFolder.archived(loaded.files), now: now())
            } catch {
                return .unusable("the rules' text cannot be kept: \(error)")
            }
            live.replace(with: loaded.rules)
            return .live(loaded.compilation, files: loaded.files)
        } catch {
            switch error {
            case .badRules(let compilation, let files): return .refused(compilation, files: files)
            case .sentence(let sentence): return .unusable(sentence)
            }
        }
    }
}
