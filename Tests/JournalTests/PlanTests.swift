import GRDB
import Journal
import SMSMessages
import Synchronization
import Testing

@testable import JournalSQLite

/// With a million messages everything must find what it needs by an index: so SQLite is asked how it goes about each statement.
@Suite struct PlanTests {
    let folder: JournalFolder
    let journal: SQLiteJournal
    let desk: Desk

    init() throws {
        folder = try JournalFolder()
        journal = try SQLiteJournal(path: folder.file)
        desk = Desk(journal, in: folder)
    }

    /// Statements that `work` runs, as written, with how SQLite runs each.
    private func plans(_ work: () async throws -> Void) async throws -> [(sql: String, plan: [String])] {
        let statements = Mutex<Set<String>>([])
        try await journal.connection.writeWithoutTransaction { database in
            database.trace { event in
                if case .statement(let statement) = event { statements.withLock { _ = $0.insert(statement.sql) } }
            }
        }
        try await work()
        return try await journal.connection.writeWithoutTransaction { database in
            database.trace(nil)
            let read = statements.withLock { $0 }.filter { sql in
                ["SELECT", "UPDATE", "DELETE", "INSERT", "WITH"].contains { sql.hasPrefix($0) }
            }
            // In the place of a value something that SQLite does not work out while it plans.
            return try read.sorted().map { sql in
                let rows = try Row.fetchAll(database, sql: "EXPLAIN QUERY PLAN \(sql.replacing("?", with: "abs(1)"))")
                return (sql, rows.map { $0["detail"] as String })
            }
        }
    }

    private func expectNoScan(_ plans: [(sql: String, plan: [String])]) {
        for (sql, plan) in plans {
            for step in plan {
                let isScan = ["SCAN message", "SCAN action", "SCAN a", "SCAN m", "SCAN known_id"].contains(step)
                #expect(!isScan && !step.contains("TEMP B-TREE"), "\(step) in \(sql)")
            }
        }
    }

    @Test func everyListIsAWalkAlongAnIndex() async throws {
        let id = try await desk.answered("news", id: "1", replies: ["headline"])
        let party = SMSAddress(canonical: "+31612345678")
        let found = try await plans {
            for query in [
                MessageQuery(), MessageQuery(before: id), MessageQuery(after: id), MessageQuery(since: desk.noon, until: desk.noon),
                MessageQuery(party: party), MessageQuery(rule: "r"), MessageQuery(states: [.waiting, .setAside]),
                MessageQuery(onlyTroubled: true), MessageQuery(before: id, party: party, rule: "r", states: [.decided], onlyTroubled: true),
            ] { _ = try await journal.messages(query) }
            _ = try await journal.counts(now: desk.noon)
            _ = try await journal.export(party)
        }
        #expect(found.count > 20)
        expectNoScan(found)
    }

    @Test func workDoesNotLookAtAllThatWaits() async throws {
        let found = try await plans {
            let id = try await desk.answered("news", id: nil, replies: ["headline"])
            for action in try await desk.send().actions { try await journal.settle(action.id, .sent(ids: []), now: desk.noon) }
            try await desk.accept("STOP", id: "2", consent: .optOut)
            _ = try await journal.resend(
                ActionID(message: id, ordinal: 1), gateway: "main", sender: .alphanumeric("Shop"), expiresAt: desk.noon, now: desk.noon)
            try await journal.expireLeases(now: desk.noon)
            _ = try await journal.decideAgain(id, now: desk.noon)
            while try await journal.forget(KeepingTimes(), now: desk.noon) {}
            _ = try await journal.erase(SMSAddress(canonical: "+31612345678"), now: desk.noon)
        }
        #expect(found.count > 20)
        expectNoScan(found)
        for (sql, plan) in found where !sql.contains("count(*)") && !sql.contains("min(received_at)") {
            #expect(!plan.contains { $0.hasSuffix("message_state (state=?)") }, "\(plan) in \(sql)")
        }
    }
}
