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
                let tables = ["message", "action", "a", "m", "known_id", "membership", "rule_time", "t"]
                let isScan = tables.contains { step == "SCAN \($0)" }
                #expect(!isScan && !step.contains("TEMP B-TREE"), "\(step) in \(sql)")
            }
        }
    }

    @Test func countingAudiencesNeedsNoSorting() async throws {
        let found = try await plans { _ = try await journal.audiences() }
        #expect(found.count == 1)
        #expect(!found.flatMap(\.plan).contains { $0.contains("TEMP B-TREE") }, "\(found)")
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

    /// Whatever a sender wrote, and however many others there are: his memberships, and of each limited rule the newest times.
    private func expectWalksOfStateAlongOneLane(_ plans: [(sql: String, plan: [String])]) {
        let expected = [
            "SELECT audience FROM membership WHERE number": "membership USING COVERING INDEX membership_number (number=?)",
            "SELECT received_at FROM rule_time":
                "rule_time USING PRIMARY KEY (sender=? AND receiver=? AND rule=? AND received_at>?)",
            "WITH RECURSIVE counted": "rule_time USING PRIMARY KEY (sender=? AND receiver=? AND rule>?)",
            "DELETE FROM membership WHERE audience": "membership USING PRIMARY KEY (audience=? AND number=?)",
            "DELETE FROM membership WHERE number = ? AND through":
                "membership USING COVERING INDEX membership_number (number=? AND through=?)",
            "SELECT EXISTS (SELECT 1 FROM message INDEXED BY message_stop":
                "message USING INDEX message_stop (sender=? AND receiver=? AND seq>?)",
            "SELECT DISTINCT number": "membership USING PRIMARY KEY (audience=? AND number>?)",
            "DELETE FROM action WHERE recipient": "action USING INDEX action_sent_on (recipient=?)",
            "DELETE FROM early_notification WHERE came_at": "early_notification USING INDEX early_notification_age (came_at<?)",
            "SELECT seq, id, gateway_id FROM action": "action USING INDEX action_poll (gateway=? AND next_poll<?)",
            "DELETE FROM rule_time WHERE (": "t USING COVERING INDEX rule_time_age (counts_until<?)",
        ]
        for (sql, step) in expected {
            let plan = plans.first { $0.sql.hasPrefix(sql) }?.plan
            #expect(plan?.contains { $0 == "SEARCH \(step)" } == true, "\(sql): \(plan ?? ["was not run"])")
        }
    }

    @Test func workDoesNotLookAtAllThatWaits() async throws {
        let found = try await plans {
            let limit = RuleLimit(rule: "r", count: 1, within: .seconds(60))
            for _ in 1...2 {
                let message = try await desk.accept("JOIN", id: nil).id
                _ = try await journal.claimMessages(
                    upTo: 1, leasedUntil: desk.noon, asking: StateQuestion(limits: [limit], audiencesMatter: true), now: desk.noon)
                try await desk.decide(message, limits: [limit], memberships: [.join(audience: "a"), .leave(audience: "a")])
            }
            _ = try await journal.members(of: "a", after: nil, limit: 9)
            let id = try await desk.answered("news", id: nil, replies: ["headline"])
            for action in try await desk.send().actions { try await journal.settle(action.id, .sent(ids: []), now: desk.noon) }
            for reference in ["x", "\(id)-1"] {
                let told = DeliveryNotification(id: "7", reference: reference, status: .buffered, at: nil)
                _ = try await journal.recordDelivery(told, by: "main", now: desk.noon)
            }
            for poll in try await journal.claimPolls(upTo: 9, of: "main", leasedUntil: desk.noon, now: desk.noon + .seconds(60)) {
                try await journal.recordPoll(poll.action, .listed(nil), now: desk.noon)
            }
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
        expectWalksOfStateAlongOneLane(found)
        for (sql, plan) in found where !sql.contains("count(*)") && !sql.contains("min(received_at)") {
            #expect(!plan.contains { $0.hasSuffix("message_state (state=?)") }, "\(plan) in \(sql)")
        }
    }
}
