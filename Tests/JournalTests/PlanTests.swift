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
        let connections = [journal.connection, journal.reads.connection]
        for connection in connections {
            try await connection.writeWithoutTransaction { database in
                database.trace { event in
                    if case .statement(let statement) = event { statements.withLock { _ = $0.insert(statement.sql) } }
                }
            }
        }
        try await work()
        for connection in connections { try await connection.writeWithoutTransaction { $0.trace(nil) } }
        return try await journal.connection.writeWithoutTransaction { database in
            let read = statements.withLock { $0 }.filter { sql in
                ["SELECT", "UPDATE", "DELETE", "INSERT", "WITH"].contains { sql.hasPrefix($0) }
            }
            // In the place of a value something that SQLite does not work out while it plans.
            return try read.sorted().map { sql in
                let rows = try Row.fetchAll(database, sql: "EXPLAIN QUERY PLAN \(sql.replacing(/\?[0-9]*/, with: "abs(1)"))")
                return (sql, rows.map { $0["detail"] as String })
            }
        }
    }

    /// Indices of no other rows than are looked for.
    private static let short: Set = ["message_head", "message_rules"]

    private func expectNoScan(_ plans: [(sql: String, plan: [String])]) {
        for (sql, plan) in plans {
            for step in plan {
                let tables = [
                    "message", "action", "a", "m", "known_id", "membership", "rule_time", "t", "long_sms", "l", "part", "p", "sent_parts",
                ]
                let isScan = tables.contains { step == "SCAN \($0)" }
                #expect(!isScan && !step.contains("TEMP B-TREE"), "\(step) in \(sql)")
                // Without a condition of its own, an index is walked until the others hold, be it to the end; one that holds nothing else is short.
                let isWalk = step.wholeMatch(of: /SEARCH \w+ USING (COVERING )?INDEX (\w+)/).map { !Self.short.contains(String($0.2)) }
                #expect(isWalk != true || !sql.contains(" WHERE "), "\(step) in \(sql)")
            }
        }
    }

    @Test func errandsAndBroadcastsAreFoundByTheirIndices() async throws {
        let found = try await plans {
            for kind in NewErrand.Kind.allCases {
                let id = try await desk.decided { id in
                    Consequences(
                        errands: [desk.errand(kind, 1, of: id), desk.errand(.webhook, 2, of: id)],
                        broadcasts: [desk.broadcast(3, of: id, to: [Desk.number(1)], audiences: ["news"])])
                }
                _ = try await desk.take(kind, 1)
                let name = ActionID(message: id, ordinal: 1)
                if kind == .fetch {
                    try await journal.settle(
                        FetchEnd(fetch: name, outcome: .brought([]), consequences: Consequences()), now: desk.noon)
                } else {
                    try await journal.settle(name, ErrandOutcome.failed(reason: "x"), now: desk.noon)
                }
                let sent = try await desk.send().actions
                for action in sent { try await journal.settle(action.id, .notSent(again: desk.noon, reason: ""), now: desk.noon) }
                _ = try await journal.retry(name, now: desk.noon)
                _ = try await journal.drop(name, now: desk.noon)
                _ = try await journal.queue(QueueQuery(id: name))
                _ = try await journal.sms(of: ActionID(message: id, ordinal: 3), after: 1, limit: 9)
                _ = try await journal.stopBroadcast(ActionID(message: id, ordinal: 3), now: desk.noon)
                _ = try await journal.record(of: id)
            }
            try await desk.decided { Consequences(errands: [desk.errand(.email, 1, of: $0), desk.errand(.email, 2, of: $0)]) }
            #expect(try await desk.take(.email, caps: SendingCaps(sender: .init(hour: 1))).held.count == 1)
            let scope = Breaker.Scope(.mail, .sender(SMSAddress(canonical: "+31612345678")))
            _ = try await journal.breakers()
            #expect(try await journal.release(scope) == 1)
            _ = try await journal.broadcasts(limit: 9)
            try await journal.expireLeases(now: desk.noon)
            while try await journal.forget(KeepingTimes(), now: desk.noon + KeepingTimes.days(365)) {}
        }
        #expect(found.count > 40)
        for (sql, plan) in found where !sql.contains("oldest FROM") && !sql.contains("ORDER BY oldest") {
            for step in plan {
                let isScan = ["message", "action", "a", "m", "errand", "e"].contains { step == "SCAN \($0)" }
                #expect(!isScan && !step.contains("TEMP B-TREE"), "\(step) in \(sql)")
                // Without a condition of its own, an index is walked until the others hold, be it to the end; one that holds nothing else is short.
                let isWalk = step.wholeMatch(of: /SEARCH \w+ USING (COVERING )?INDEX (\w+)/).map { !Self.short.contains(String($0.2)) }
                #expect(isWalk != true || !sql.contains(" WHERE "), "\(step) in \(sql)")
            }
        }
        let expected = [
            "WITH RECURSIVE due": "errand USING INDEX errand_due (kind=? AND target=?)",
            "SELECT seq, message, (SELECT sender": "errand USING INDEX errand_due (kind=? AND target=? AND due_at<?)",
            "SELECT answer FROM errand": "errand USING INDEX errand_message (message=? AND rowid<?)",
            "UPDATE errand SET state = 'due', held_block": "errand USING INDEX errand_held (kind=? AND held_block=?)",
            "UPDATE errand SET state = 'due', due_at": "errand USING INDEX errand_making (leased_until<?)",
            "UPDATE errand SET state = 'expired'": "errand USING INDEX errand_expiring (expires_at<?)",
            "SELECT seq, id, message, rule, number": "broadcast USING INDEX broadcast_running (gateway=?)",
            "SELECT count(*) FROM action WHERE broadcast": "action USING COVERING INDEX action_broadcast_state (broadcast=? AND state=?)",
            "SELECT state, count(*) FROM action WHERE broadcast": "action USING COVERING INDEX action_broadcast_state (broadcast=?)",
            "SELECT NOT EXISTS (SELECT 1 FROM action WHERE broadcast":
                "action USING COVERING INDEX action_broadcast (broadcast=? AND recipient=?)",
            "UPDATE action SET state = 'dropped'": "action USING COVERING INDEX action_broadcast_state (broadcast=? AND state=?)",
        ]
        for (sql, step) in expected {
            let plan = found.first { $0.sql.hasPrefix(sql) }?.plan
            #expect(plan?.contains("SEARCH \(step)") == true, "\(sql): \(plan ?? ["was not run"])")
        }
    }

    /// Sorted by the index alone, and only the rows that are shown are read.
    @Test func theQueueReadsOnlyWhatItShows() async throws {
        let found = try await plans {
            _ = try await journal.queue(QueueQuery())
            _ = try await journal.queue(QueueQuery(onlyEnded: true))
        }
        #expect(found.count == 8)
        for (sql, plan) in found {
            #expect(plan.contains { $0.hasPrefix("SEARCH") && $0.hasSuffix("USING INTEGER PRIMARY KEY (rowid=?)") }, "\(plan) in \(sql)")
            #expect(!plan.contains { $0 == "SCAN action" || $0 == "SCAN errand" }, "\(plan) in \(sql)")
        }
    }

    /// A claim looks at the heads of conversations and at nothing behind them.
    @Test func aClaimIsAWalkAlongTheHeadsOfConversations() async throws {
        _ = try await desk.answered("news", id: "1", replies: ["headline", "more"])
        let found = try await plans { _ = try await desk.send() }
        let claims = found.filter { $0.sql.contains("FROM action a JOIN message m") && $0.sql.contains("a.head = 1") }
        #expect(claims.count == 2, "answers, and what goes to many")
        for (sql, plan) in claims {
            #expect(plan.contains("SEARCH a USING INDEX action_due (gateway=? AND head=? AND due_at<?)"), "\(plan) in \(sql)")
        }
        let next = found.first { $0.sql.hasPrefix("SELECT min(due_at)") }?.plan
        #expect(next == ["SEARCH action USING INDEX action_due (gateway=? AND head=?)"])
        let insert = try await plans { _ = try await desk.answered("news", id: "2", replies: ["headline"]) }
        let inserted = insert.first { $0.sql.hasPrefix("INSERT INTO action") }?.plan ?? []
        #expect(inserted.contains { $0.contains("action_conversation (recipient=? AND number=? AND head=?)") }, "\(inserted)")
    }

    /// Whose turn it is in a conversation is worked out for every SMS, by triggers, whose statements no trace shows.
    @Test func triggersFindWhatTheyNeedByAnIndex() async throws {
        let plans = try await journal.connection.read { database in
            let triggers = try String.fetchAll(
                database, sql: "SELECT sql FROM sqlite_schema WHERE type = 'trigger' AND name LIKE 'action%'")
            return try triggers.flatMap { trigger in
                let body = try #require(trigger.firstMatch(of: /(?s)BEGIN(.*)END/)).1.replacing(/\b(new|old)\.\w+/, with: "abs(1)")
                return try body.split(separator: ";").filter { !$0.allSatisfy(\.isWhitespace) }.map { statement in
                    let rows = try Row.fetchAll(database, sql: "EXPLAIN QUERY PLAN \(statement)")
                    return (sql: String(statement), plan: rows.map { $0["detail"] as String })
                }
            }
        }
        #expect(plans.count >= 7)
        expectNoScan(plans)
        for (sql, plan) in plans where sql.contains("recipient = ") {
            #expect(plan.contains { $0.contains("INDEX action_conversation (recipient=? AND number=? AND head=?") }, "\(plan) in \(sql)")
        }
    }

    @Test func whatAnOperatorChangesIsFoundByItsIndex() async throws {
        let phone = try PhoneNumber(e164: "+31612345678")
        let member = AudienceMember(number: phone, through: Desk.ours, since: desk.noon)
        let found = try await plans {
            _ = try await journal.join([member], to: "news")
            _ = try await journal.memberships(of: "news", after: member, limit: 9)
            _ = try await journal.leave([phone], audience: "news", through: Desk.ours)
            _ = try await journal.send(desk.order("hello", key: "1"), now: desk.noon)
            try await desk.change(.optOut)
            _ = try await journal.send(desk.order("hello", key: "2"), now: desk.noon)
            for query in [OptOutQuery(), OptOutQuery(number: .phone(phone)), OptOutQuery(ours: Desk.ours)] {
                _ = try await journal.optOuts(query)
            }
            try await desk.change(.optIn)
        }
        #expect(found.count > 10)
        expectNoScan(found)
        let expected = [
            "UPDATE action SET state = 'suppressed'": "action USING INDEX action_conversation (recipient=? AND number=?)",
            "SELECT number, through, since": "membership USING PRIMARY KEY (audience=? AND (number,through)>(?,?))",
            "SELECT sender, number, since FROM opt_out WHERE number": "opt_out USING INDEX opt_out_number (number=? AND sender>?)",
        ]
        for (sql, step) in expected {
            let plan = found.first { $0.sql.hasPrefix(sql) }?.plan
            #expect(plan?.contains("SEARCH \(step)") == true, "\(sql): \(plan ?? ["was not run"])")
        }
        for (sql, plan) in found { #expect(!plan.contains("SCAN opt_out") || !sql.contains("number ="), "\(plan) in \(sql)") }
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
                "rule_time USING PRIMARY KEY (sender=? AND receiver=? AND rule=? AND received_at>? AND received_at<?)",
            "SELECT count(*), min(received_at) FROM":
                "rule_time USING COVERING INDEX rule_time_in_all (receiver=? AND rule=? AND received_at>? AND received_at<?)",
            "WITH RECURSIVE counted_in_all": "rule_time USING COVERING INDEX rule_time_in_all (receiver=? AND rule>?)",
            "SELECT receiver FROM message WHERE id": "message USING INDEX sqlite_autoindex_message_1 (id=?)",
            "UPDATE message SET leased_until = NULL, attempts = CASE attempts WHEN 1 THEN 0 ELSE attempts END WHERE id":
                "message USING INDEX sqlite_autoindex_message_1 (id=?)",
            "INSERT INTO rule_time (sender, receiver, rule, received_at, message, counts_until, in_all)\nSELECT":
                "t USING PRIMARY KEY (sender=?)",
            "DELETE FROM rule_time WHERE sender": "rule_time USING PRIMARY KEY (sender=?)",
            "WITH RECURSIVE counted (": "rule_time USING PRIMARY KEY (sender=? AND receiver=? AND rule>?)",
            "DELETE FROM membership WHERE audience": "membership USING PRIMARY KEY (audience=? AND number=?)",
            "DELETE FROM membership WHERE number = ? AND through":
                "membership USING COVERING INDEX membership_number (number=? AND through=?)",
            "SELECT seq > ? OR received_at > ? FROM message INDEXED BY message_stop":
                "message USING INDEX message_stop (sender=? AND receiver=?)",
            "DELETE FROM early_notification WHERE gateway = ? AND reference":
                "early_notification USING INDEX early_notification_reference (gateway=? AND reference=?)",
            "DELETE FROM early_notification WHERE gateway = ? AND gateway_id":
                "early_notification USING INDEX early_notification_id (gateway=? AND gateway_id=?)",
            "SELECT DISTINCT number": "membership USING PRIMARY KEY (audience=? AND number>?)",
            "DELETE FROM action WHERE recipient": "action USING INDEX action_sent_on (recipient=?)",
            "DELETE FROM early_notification WHERE came_at": "early_notification USING INDEX early_notification_age (came_at<?)",
            "SELECT seq, id, gateway_id FROM action": "action USING INDEX action_poll (gateway=? AND next_poll<?)",
            "SELECT EXISTS (SELECT 1 FROM message INDEXED BY message_content":
                "message USING INDEX message_content (content=? AND received_at>? AND received_at<?)",
            "SELECT l.message FROM part p INDEXED BY part_content": "p USING INDEX part_content (content=? AND number=?)",
            "SELECT coalesce(sum(parts), 0)": "sent_parts USING PRIMARY KEY (gateway=? AND block=? AND span=? AND slot>?)",
            "DELETE FROM sent_parts WHERE (": "sent_parts USING COVERING INDEX sent_parts_age (counts_until<?)",
            "UPDATE action SET state = 'due', held_block": "action USING INDEX action_held (gateway=? AND held_block=?)",
            "UPDATE action SET state = ?, due_at = NULL, held_block": "action USING INDEX action_expiring (expires_at<?)",
            "DELETE FROM rule_time WHERE (": "t USING COVERING INDEX rule_time_age (counts_until<?)",
        ]
        for (sql, step) in expected {
            let plan = plans.first { $0.sql.hasPrefix(sql) }?.plan
            #expect(plan?.contains { $0 == "SEARCH \(step)" } == true, "\(sql): \(plan ?? ["was not run"])")
        }
    }

    @Test func workDoesNotLookAtAllThatWaits() async throws {
        let found = try await plans {
            let limits = [
                RuleLimit(rule: "r", count: 1, within: .seconds(60)),
                RuleLimit(rule: "s", count: 1, isOfAll: true, within: .seconds(60)),
            ]
            for _ in 1...2 {
                let message = try await desk.accept("JOIN", id: nil).id
                _ = try await journal.claimMessages(
                    upTo: 1, leasedUntil: desk.noon, asking: StateQuestion(limits: limits, audiencesMatter: true), now: desk.noon)
                try await desk.decide(message, limits: limits, memberships: [.join(audience: "a"), .leave(audience: "a")])
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
            let conduct = Conduct(
                caps: [], pairCaps: [], sendingCaps: ["main": SendingCaps(all: .init(hour: 1, day: 9), block: .init(hour: 9, day: 9))])
            for id in ["3", "4"] {
                _ = try await desk.answered("news", id: id, replies: ["headline"])
                for action in try await desk.send(conduct: conduct).actions {
                    try await journal.settle(action.id, .sent(ids: []), now: desk.noon)
                }
            }
            #expect(try await journal.release(Breaker.Scope(gateway: "main")) == 1)
            _ = try await journal.breakers()
            try await desk.accept("STOP", id: "2", consent: .optOut)
            _ = try await journal.resend(
                ActionID(message: id, ordinal: 1), again: true, gateway: "main", sender: .alphanumeric("Shop"), expiresAt: desk.noon,
                now: desk.noon)
            try await desk.take(desk.part("a", 1, of: 2, id: "3"), desk.part("b", 2, of: 2, id: "4"), desk.part("b", 1, of: 2, id: "4"))
            _ = try await desk.end()
            try await desk.take(desk.part("c", 1, of: 2, id: "5"))
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
