import GRDB
public import Journal
public import SMSMessages

/// What is forgotten when its time is over.
extension SQLiteJournal {
    /// Rows forgotten in one commit: what is accepted meanwhile waits for no more than that.
    static let forgottenAtOnce = 500

    /// When nothing is left to do the log is emptied, in which a text stays until something else is written over it.
    public func forget(_ keeping: KeepingTimes, now: Timestamp) async throws(JournalFailure) -> Bool {
        for step in Self.steps(of: keeping, now: now) {
            let forgotten = try await commits.perform { database in
                let forgotten = try step(database)
                if forgotten.holdsTexts { self.logHoldsTexts.withLock { $0 = true } }
                return forgotten
            }
            if forgotten.rows == Self.forgottenAtOnce { return true }
        }
        if logHoldsTexts.withLock({ $0 }) { try await emptyLog() }
        return false
    }

    struct Forgotten {
        var rows: Int
        var holdsTexts = false
    }

    private static func steps(of keeping: KeepingTimes, now: Timestamp) -> [@Sendable (Database) throws -> Forgotten] {
        [
            { try overwriteTexts(before: now - keeping.texts, in: $0) },
            { try deleteRecords(before: now - keeping.records, in: $0) },
            { database in
                try database.run(
                    """
                    DELETE FROM known_id WHERE (provider_id, channel, message) IN
                        (SELECT provider_id, channel, message FROM known_id WHERE received_at <= ? ORDER BY received_at LIMIT ?)
                    """,
                    [(now - keeping.providerIDs).milliseconds, forgottenAtOnce])
                return Forgotten(rows: database.changesCount)
            },
            { database in
                try database.run(
                    "DELETE FROM consent_log WHERE seq IN (SELECT seq FROM consent_log WHERE at <= ? ORDER BY at LIMIT ?)",
                    [(now - keeping.consent).milliseconds, forgottenAtOnce])
                return Forgotten(rows: database.changesCount)
            },
            { try deleteRuleTimes(until: now, in: $0) },
            { try deleteCounts(until: now, in: $0) },
            { database in
                // The one kept last may be in force without a message that names it yet.
                try database.run(
                    """
                    DELETE FROM rule_set WHERE kept_at <= ? AND kept_at < (SELECT max(kept_at) FROM rule_set)
                        AND NOT EXISTS (SELECT 1 FROM message WHERE message.rule_set = rule_set.hash)
                    """,
                    [(now - keeping.records).milliseconds])
                return Forgotten(rows: 0)
            },
        ]
    }

    /// What waits was received before now, and may still count them: its lane's own, or, in all, those of every lane of its number. So may
    /// what was set aside, and what still lacks parts.
    private static func deleteRuleTimes(until now: Timestamp, in database: Database) throws -> Forgotten {
        let oldest = try Int64.fetchOne(
            database.cachedStatement(
                sql: """
                    SELECT min(received_at) FROM (
                        SELECT received_at FROM message INDEXED BY message_head WHERE head = 1
                        UNION ALL SELECT received_at FROM message INDEXED BY message_state WHERE state = 'setAside' AND text_is_gone = 0
                        UNION ALL SELECT p.received_at FROM long_sms l JOIN part p ON p.long_sms = l.seq WHERE l.is_open = 1)
                    """))
        try database.run(
            """
            DELETE FROM rule_time WHERE (sender, receiver, rule, received_at, message) IN
                (SELECT sender, receiver, rule, received_at, message FROM rule_time t WHERE counts_until <= ? AND NOT EXISTS
                    (SELECT 1 FROM message m INDEXED BY message_lane
                        WHERE m.sender = t.sender AND m.receiver = t.receiver AND m.state IN ('waiting', 'fetching'))
                ORDER BY counts_until LIMIT ?)
            """,
            [min(now.milliseconds, oldest ?? .max), forgottenAtOnce])
        return Forgotten(rows: database.changesCount)
    }

    /// Messages that nobody works on: what is to be decided or sent keeps its text.
    private static let atRest = """
        state NOT IN ('waiting', 'fetching')
        AND NOT EXISTS
            (SELECT 1 FROM action WHERE action.message = message.seq AND broadcast IS NULL AND action.state IN ('due', 'held', 'sending'))
        AND NOT EXISTS (SELECT 1 FROM errand WHERE errand.message = message.seq AND errand.state IN ('due', 'held', 'making'))
        AND NOT EXISTS
            (SELECT 1 FROM broadcast b WHERE b.message = message.seq AND (b.state = 'running'
                OR EXISTS (SELECT 1 FROM action WHERE action.broadcast = b.seq AND action.state IN ('due', 'held', 'sending'))))
        """

    /// Overwritten with as many bytes, a row stays where it is; made shorter, it would let SQLite move its neighbours about,
    /// and leave copies of their texts in pages where nothing overwrites them.
    private static func overwriteTexts(before instant: Timestamp, in database: Database) throws -> Forgotten {
        let messages = try oldest("text_is_gone = 0 AND received_at <= ?", instant, in: database)
        for message in messages { try overwriteTexts(of: message, in: database) }
        return Forgotten(rows: messages.count, holdsTexts: !messages.isEmpty)
    }

    private static func deleteRecords(before instant: Timestamp, in database: Database) throws -> Forgotten {
        let messages = try oldest("received_at <= ?", instant, in: database)
        var rows = 0
        for message in messages where rows < forgottenAtOnce {
            rows += try deleteBroadcastSMS(of: message, atMost: forgottenAtOnce - rows, in: database)
            if rows == forgottenAtOnce { break }
            _ = try delete(message, in: database)
            rows += 1
        }
        return Forgotten(rows: rows, holdsTexts: !messages.isEmpty)
    }

    /// Of one message there may be any number.
    private static func deleteBroadcastSMS(of message: Int64, atMost limit: Int, in database: Database) throws -> Int {
        try database.run(
            "DELETE FROM action WHERE seq IN (SELECT seq FROM action WHERE message = ? AND broadcast IS NOT NULL LIMIT ?)",
            [message, limit])
        return database.changesCount
    }

    private static func oldest(_ condition: String, _ instant: Timestamp, in database: Database) throws -> [Int64] {
        try Int64.fetchAll(
            database.cachedStatement(sql: "SELECT seq FROM message WHERE \(condition) AND \(atRest) ORDER BY received_at LIMIT ?"),
            arguments: [instant.milliseconds, forgottenAtOnce])
    }

    static func overwriteTexts(of message: Int64, in database: Database) throws {
        try database.run(
            """
            UPDATE message SET text_is_gone = 1, text = zeroblob(length(text)), raw_text = zeroblob(length(raw_text)), content = NULL,
                \(overwritten("reference"))
            WHERE seq = ?
            """, [message])
        try database.run("UPDATE action SET \(overwritten("text")) WHERE message = ? AND broadcast IS NULL", [message])
        try database.run("UPDATE broadcast SET \(overwritten("text")) WHERE message = ?", [message])
        try database.run(
            "UPDATE errand SET \(overwritten("content")), answer = zeroblob(length(answer)) WHERE message = ?", [message])
    }

    /// As many bytes, whatever the characters were.
    private static func overwritten(_ column: String) -> String {
        "\(column) = substr(hex(zeroblob(length(CAST(\(column) AS BLOB)))), 1, length(CAST(\(column) AS BLOB)))"
    }

    /// - Returns: how many actions went with it.
    static func delete(_ message: Int64, in database: Database) throws -> Int {
        try database.run("DELETE FROM action WHERE message = ?", [message])
        var actions = database.changesCount
        try database.run("DELETE FROM errand WHERE message = ?", [message])
        actions += database.changesCount
        try database.run("DELETE FROM broadcast WHERE message = ?", [message])
        try database.run("DELETE FROM message WHERE seq = ?", [message])
        return actions
    }

    /// Folds the log into the file and cuts it to nothing, outside any transaction. While somebody reads an older state, such
    /// as a backup being made, it cannot be done, and is left for the next time: waiting would hold up what is accepted.
    func emptyLog() async throws(JournalFailure) {
        try await reads.whileNobodyReads { () async throws(JournalFailure) in
            try await commits.betweenCommits { database in
                try database.execute(sql: "PRAGMA busy_timeout = 0")
                let isBusy = try Bool.fetchOne(database, sql: "PRAGMA wal_checkpoint(TRUNCATE)")
                try database.execute(sql: "PRAGMA busy_timeout = \(Self.busyMilliseconds)")
                self.logHoldsTexts.withLock { $0 = isBusy != false }
            }
        }
    }
}
