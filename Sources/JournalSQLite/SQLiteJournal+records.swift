import GRDB
public import Journal
public import SMSMessages

/// What people are shown.
extension SQLiteJournal {
    public func record(of message: MessageID) async throws(JournalFailure) -> MessageRecord? {
        try await reads.perform { database in
            let seq = try Int64.fetchOne(
                database.cachedStatement(sql: "SELECT seq FROM message WHERE id = ?"), arguments: [message.description])
            return try seq.flatMap { try MessagePage.records(of: [$0], in: database).first }
        }
    }

    public func messages(_ query: MessageQuery) async throws(JournalFailure) -> [MessageRecord] {
        try await reads.perform { database in
            try MessagePage.records(of: try MessageWalk.places(query, in: database).map(\.seq), in: database)
        }
    }

    public func changes() -> AsyncStream<MessageID> { feed.listen() }

    public func keepRuleSet(hash: String, text: String, now: Timestamp) async throws(JournalFailure) {
        try await commits.perform { database in
            try database.run(
                """
                INSERT INTO rule_set (hash, text, kept_at) VALUES (?, ?, ?)
                ON CONFLICT (hash) DO UPDATE SET kept_at = max(kept_at, excluded.kept_at)
                """,
                [hash, text, now.milliseconds])
        }
    }

    public func ruleSet(hash: String) async throws(JournalFailure) -> String? {
        try await reads.perform { database in
            try String.fetchOne(database.cachedStatement(sql: "SELECT text FROM rule_set WHERE hash = ?"), arguments: [hash])
        }
    }

    public func newestRuleSet() async throws(JournalFailure) -> String? {
        try await reads.perform { database in
            try String.fetchOne(database.cachedStatement(sql: "SELECT text FROM rule_set ORDER BY kept_at DESC, hash DESC LIMIT 1"))
        }
    }

    public func counts(now: Timestamp) async throws(JournalFailure) -> JournalCounts {
        try await reads.perform { database in
            // Each has an index that holds nothing else.
            func count(_ rows: String, _ arguments: StatementArguments = []) throws -> Int {
                try Int.fetchOne(database.cachedStatement(sql: "SELECT count(*) FROM \(rows)"), arguments: arguments) ?? 0
            }
            let oldest = try Int64.fetchOne(
                database.cachedStatement(
                    sql: "SELECT min(received_at) FROM message INDEXED BY message_head WHERE head = 1 AND +state = 'waiting'"))
            func byGateway(_ state: String) throws -> [String: Int] {
                let rows = try Row.fetchAll(
                    database.cachedStatement(sql: "SELECT gateway, count(*) FROM action WHERE state = '\(state)' GROUP BY gateway"))
                return Dictionary(uniqueKeysWithValues: rows.map { ($0[0] as String, $0[1] as Int) })
            }
            let due = try byGateway("due")
            return JournalCounts(
                waiting: try count("message WHERE state = 'waiting'"), setAside: try count("message WHERE state = 'setAside'"),
                awaitingParts: try count("long_sms WHERE is_open = 1"),
                due: due.values.reduce(0, +), sending: try count("action WHERE state = 'sending'"),
                unknown: try count("action WHERE state = 'unknown' AND replaced = 0"),
                failed: try count(
                    "action WHERE state = 'failed' AND replaced = 0 AND ended_at > ?", [(now - JournalCounts.recent).milliseconds]),
                undecided: try count("message WHERE undecided > 0 AND decided_at > ?", [(now - JournalCounts.recent).milliseconds]),
                reusedIDs: try count("message WHERE acceptance = 'reusedID'"), optOuts: try count("opt_out"),
                oldestWaiting: oldest.map(Timestamp.init(milliseconds:)), dueByGateway: due,
                heldByGateway: try byGateway("held"),
                guarded: try count(
                    "action WHERE state = 'suppressed' AND suppression IN ('loopGuard', 'pairGuard') AND ended_at > ?",
                    [(now - JournalCounts.guardLookBack).milliseconds]),
                strayNotifications: try Int.fetchOne(database.cachedStatement(sql: "SELECT count FROM stray_notification")) ?? 0,
                errandsDue: try count("errand WHERE state = 'due'"),
                errandsHeld: try count("errand WHERE state = 'held'"),
                errandsFailed: try count(
                    "errand WHERE state IN ('failed', 'expired') AND ended_at > ?", [(now - JournalCounts.recent).milliseconds]),
                broadcastsCutShort: try count(
                    "broadcast WHERE state IN ('expired', 'suppressed') AND begun_at > ?",
                    [(now - JournalCounts.broadcastsLookBack).milliseconds]))
        }
    }
}
