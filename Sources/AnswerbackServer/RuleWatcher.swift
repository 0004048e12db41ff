import Journal
import Responder
public import RuleLanguage
import RuleMatcher
import SMSMessages
import ServiceLifecycle

/// What became of an attempt to bring changed rule files into force.
public enum ReloadReport: Sendable {
    case live(Compilation, files: [SourceFile])
    /// The old rules go on answering.
    case refused(Compilation, files: [SourceFile])
    case unreadable(RuleFolder.Unreadable)
}

/// Brings rule files into force when they are saved: compiled aside, swapped whole, the old ones kept on any error.
struct RuleWatcher: Service {
    let folder: RuleFolder
    let live: LiveRules
    let journal: any MessageJournal
    let now: @Sendable () -> Timestamp
    let report: @Sendable (ReloadReport) -> Void

    /// A change is taken up once it looks the same twice, so that no half-written file is read: within two looks and a compilation.
    static let interval = Duration.milliseconds(200)

    func run() async throws {
        try await cancelWhenGracefulShutdown {
            var inForce = folder.fingerprint()
            var lastSeen = inForce
            while true {
                do { try await Task.sleep(for: Self.interval) } catch { return }
                let seen = folder.fingerprint()
                if seen == lastSeen, seen != inForce {
                    inForce = seen
                    report(try await reload())
                }
                lastSeen = seen
            }
        }
    }

    func reload() async throws(JournalFailure) -> ReloadReport {
        let files: [SourceFile]
        do { files = try folder.load() } catch { return .unreadable(error) }
        // What an editor that was interrupted, or a full disk, leaves behind looks like this.
        if let empty = files.first(where: { $0.bytes.isEmpty }) {
            return .unreadable(RuleFolder.Unreadable(description: "\(empty.path) is empty; write a rule into it, or remove it"))
        }
        let compilation = compileRules(files)
        guard let rules = compilation.rules, let matcher = try? Matcher(rules) else { return .refused(compilation, files: files) }
        let set = RuleSet(matcher: matcher, hash: RuleFolder.hash(of: files))
        try await journal.keepRuleSet(hash: set.hash, text: RuleFolder.joined(files), now: now())
        live.replace(with: set)
        return .live(compilation, files: files)
    }
}
