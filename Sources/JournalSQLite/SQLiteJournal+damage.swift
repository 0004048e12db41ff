import Dispatch
import Foundation
import GRDB
import Journal
import SMSMessages

/// What is found at the start: a file that is damaged, or one that has come less far than was noted beside it.
extension SQLiteJournal {
    /// Seconds for which a file that was not closed in order is looked through.
    static let longestCheck = 20

    static let lossDetail = "the data file lost what came after this: it may have been sent"

    struct Damaged: Error, CustomStringConvertible {
        let description: String
    }

    /// An empty file opens as a new one, and with it everything would be forgotten.
    static func refuseAnEmptied(_ path: String, _ mark: ProgressMark.State?) throws(OpenFailure) {
        guard let mark, mark.commits > 0 else { return }
        var facts = stat()
        guard stat(path, &facts) == 0, facts.st_size == 0 else { return }
        throw OpenFailure(
            description: "\(path) is empty, although \(mark.commits) commits were written to it, the last at \(mark.at.rfc3339); put a "
                + "backup in its place, or delete it to begin anew")
    }

    /// Looks through a file that was not closed in order, as long as ``longestCheck`` allows.
    static func check(_ database: Database, of connection: DatabaseQueue) throws {
        let end = DispatchWorkItem { connection.interrupt() }
        DispatchQueue.global().asyncAfter(deadline: .now() + .seconds(longestCheck), execute: end)
        defer { end.cancel() }
        do {
            let found = try String.fetchAll(database, sql: "PRAGMA quick_check(3)")
            if found != ["ok"] { throw Damaged(description: found.joined(separator: "; ")) }
        } catch let error as DatabaseError where error.resultCode == .SQLITE_INTERRUPT {
            // What is left shows when it is read.
        }
    }

    /// How far a file has come.
    struct Progress {
        var commits: Int64
        /// Where some that were acknowledged are gone: a sentence for the operator.
        var loss: String?
        /// How far the machine's clock was set since its times were written, in milliseconds.
        var shift: Int64 = 0
    }

    /// What is due, waits or expires moves with the clock: by one that was set back it would stand, by one that was set forward expire.
    private static func shift(by shift: Int64, in database: Database) throws {
        try database.execute(
            sql: """
                UPDATE action SET due_at = due_at + (?1), expires_at = expires_at + (?1) WHERE state IN ('due', 'held');
                UPDATE action SET next_poll = next_poll + (?1) WHERE next_poll IS NOT NULL;
                UPDATE errand SET due_at = due_at + (?1), expires_at = expires_at + (?1) WHERE state IN ('due', 'held');
                UPDATE broadcast SET expires_at = expires_at + (?1) WHERE state = 'running';
                UPDATE long_sms SET ends_at = ends_at + (?1);
                UPDATE rule_time SET received_at = received_at + (?1), counts_until = counts_until + (?1)
                """.replacing("?1", with: "\(shift)"))
    }

    static func progress(_ mark: ProgressMark.State?, now: Timestamp, in database: Database) throws -> Progress {
        // Nil in a backup, which may be put in the place of what has come further.
        let stored = try Int64.fetchOne(database, sql: "SELECT commits FROM progress")
        let shift = mark.map { $0.shift(now: now) } ?? 0
        guard let mark, let stored, mark.commits > stored else {
            return Progress(commits: max(stored ?? 0, mark?.commits ?? 0), shift: shift)
        }
        let last = try Int64.fetchOne(database, sql: "SELECT max(received_at) FROM message").map(Timestamp.init(milliseconds:))
        return Progress(
            commits: mark.commits,
            loss: """
                the data file lost its last \(mark.commits - stored) commits: SMS taken in after \(last?.rfc3339 ?? "its beginning"), until \
                \(mark.at.rfc3339), may be gone; have your providers deliver them again. What may have gone out meanwhile is `unknown`, what \
                may have been answered is set aside: see `answerback inbox --failed`
                """, shift: shift)
    }

    /// What has to be done before anything else is.
    static func begin(_ progress: Progress, in database: Database) throws {
        if progress.loss != nil { try giveUpWhatMayHaveHappened(in: database, detail: lossDetail) }
        try endLeasesOfTheLastProcess(database)
        if progress.shift != 0 { try shift(by: progress.shift, in: database) }
        try database.run("UPDATE progress SET commits = ?", [progress.commits])
    }

    /// Ends whatever may have happened without being in this file: it must not happen twice.
    static func giveUpWhatMayHaveHappened(in database: Database, detail: String) throws {
        try database.execute(
            sql: """
                UPDATE action SET state = 'unknown', ended_at = coalesce(leased_until, due_at), due_at = NULL, leased_until = NULL,
                    held_block = NULL, detail = ? WHERE state IN ('due', 'held', 'sending')
                """,
            arguments: [detail])
        try database.execute(
            sql: "UPDATE message SET state = 'setAside', head = NULL, leased_until = NULL, troubled = 1 WHERE state = 'waiting'")
        try database.execute(
            sql: """
                UPDATE errand SET state = 'failed', ended_at = coalesce(leased_until, due_at), due_at = NULL, leased_until = NULL,
                    held_block = NULL, detail = ? WHERE state IN ('due', 'held', 'making');
                UPDATE message SET state = after_fetch, head = NULL, leased_until = NULL WHERE state = 'fetching';
                UPDATE broadcast SET state = 'stopped' WHERE state = 'running';
                """,
            arguments: [detail])
    }
}
