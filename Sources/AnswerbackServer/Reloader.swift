import Journal
import Responder
public import RuleLanguage
import RuleMatcher
import SMSMessages
import ServiceLifecycle
import Synchronization

/// What became of an attempt to bring changed rule files into force.
public enum ReloadReport: Sendable {
    /// - Parameter overlooked: files that look like rules and are not read, a sentence for each.
    case live(Compilation, files: [SourceFile], overlooked: [String])
    /// The old rules go on answering.
    case refused(Compilation, files: [SourceFile], overlooked: [String])
    /// The old rules go on answering: the files cannot be read, or do not go with the configuration.
    case unusable(String)
}

extension ReloadReport {
    init(_ failure: RuleLoader.Failure, overlooked: [String]) {
        switch failure {
        case .badRules(let compilation, let files): self = .refused(compilation, files: files, overlooked: overlooked)
        case .sentence(let sentence): self = .unusable(sentence)
        }
    }

    /// Why the files are not in force; nil where they are.
    var reason: String? {
        switch self {
        case .live: nil
        case .refused(let compilation, _, _): compilation.summary
        case .unusable(let why): why
        }
    }
}

/// Brings the rule files into force: compiled aside, swapped whole, the old ones kept on any error; one attempt after another.
final class Reloader: Service {
    private struct Attempt {
        let scope: Scope
        let answer: CheckedContinuation<ReloadReport, Never>
    }

    enum Scope {
        case rulesAndLists
        /// The rules in force, with their lists read again.
        case lists
    }

    private let loader: RuleLoader
    private let live: LiveRules
    private let journal: any MessageJournal
    private let now: @Sendable () -> Timestamp
    private let report: @Sendable (ReloadReport) -> Void
    private let waiting: AsyncStream<Attempt>
    private let queue: AsyncStream<Attempt>.Continuation
    private let last: Mutex<Outcome>
    private let inForce: Mutex<RuleLoader.Loaded>

    struct Outcome: Sendable {
        var liveSince: Timestamp
        var summary: String
        /// Of the last attempt, if it was not brought into force.
        var refusal: String?
    }

    /// - Parameters:
    ///   - first: what is in force already.
    ///   - refusal: why that is not what the files hold now.
    ///   - report: called after each attempt.
    init(
        loader: RuleLoader, live: LiveRules, journal: any MessageJournal, first: RuleLoader.Loaded,
        refusal: String? = nil, now: @escaping @Sendable () -> Timestamp,
        report: @escaping @Sendable (ReloadReport) -> Void
    ) {
        self.loader = loader
        self.live = live
        self.journal = journal
        self.now = now
        self.report = report
        last = Mutex(Outcome(liveSince: now(), summary: first.compilation.summary, refusal: refusal))
        inForce = Mutex(first)
        (waiting, queue) = AsyncStream.makeStream()
    }

    var outcome: Outcome { last.withLock { $0 } }

    /// The files of the lists in force.
    var listFiles: [String] { inForce.withLock { $0.lists.map(\.path) } }

    func run() async throws {
        await withGracefulShutdownHandler {
            for await attempt in waiting { attempt.answer.resume(returning: await reload(attempt.scope)) }
        } onGracefulShutdown: {
            self.queue.finish()
        }
    }

    /// Waits its turn.
    func reload(only scope: Scope = .rulesAndLists) async -> ReloadReport {
        await withCheckedContinuation { answer in
            if case .terminated = queue.yield(Attempt(scope: scope, answer: answer)) {
                answer.resume(returning: .unusable("the server is being stopped"))
            }
        }
    }

    private func reload(_ scope: Scope) async -> ReloadReport {
        let result = await load(scope)
        last.withLock { last in
            switch (result, scope) {
            case (.live(let compilation, _, _), .rulesAndLists):
                last = Outcome(liveSince: now(), summary: compilation.summary, refusal: nil)
            // The rule files may still be refused.
            case (.live, .lists): last.liveSince = now()
            default: last.refusal = result.reason
            }
        }
        report(result)
        return result
    }

    private func load(_ scope: Scope) async -> ReloadReport {
        // What stands beside the rules was said when they were read.
        let overlooked = scope == .rulesAndLists ? loader.folder.overlooked : []
        do throws(RuleLoader.Failure) {
            let loaded =
                switch scope {
                case .rulesAndLists: try loader.load()
                case .lists: try loader.load(inForce.withLock(\.files))
                }
            do {
                try await journal.keepRuleSet(
                    hash: loaded.rules.hash, text: RuleFolder.archived(loaded.files, lists: loaded.lists), now: now())
            } catch {
                return .unusable("the rules' text cannot be kept: \(error)")
            }
            live.replace(with: loaded.rules)
            inForce.withLock { $0 = loaded }
            return .live(loaded.compilation, files: loaded.files, overlooked: overlooked)
        } catch {
            return ReloadReport(error, overlooked: overlooked)
        }
    }
}
