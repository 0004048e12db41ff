import Journal
import Responder
import RuleLanguage
import RuleMatcher
import SMSMessages
import Synchronization

/// Rules that were in force before, out of the journal: for what was decided by them.
final class RuleArchive: Sendable {
    private let journal: any MessageJournal
    private let ownNumbers: @Sendable (CheckedRules) -> Set<SMSAddress>
    /// Compiled last: what waits from before a reload waits for the same rules.
    private let last = Mutex<RuleSet?>(nil)

    /// - Parameter ownNumbers: the service's own, where these rules are in force.
    init(journal: any MessageJournal, ownNumbers: @escaping @Sendable (CheckedRules) -> Set<SMSAddress>) {
        self.journal = journal
        self.ownNumbers = ownNumbers
    }

    /// - Returns: nil where they are not kept any more, or can't be compiled by this program.
    func ruleSet(_ hash: String) async throws(JournalFailure) -> RuleSet? {
        if let last = last.withLock({ $0 }), last.hash == hash { return last }
        guard let text = try await journal.ruleSet(hash: hash), let files = RuleFolder.files(archivedAs: text),
            let checked = compileRules(files.rules, readList: ListFolder(archive: files.lists).list).rules,
            let matcher = try? Matcher(checked, ownNumbers: ownNumbers(checked))
        else { return nil }
        let found = RuleSet(matcher: matcher, hash: hash)
        last.withLock { $0 = found }
        return found
    }
}
