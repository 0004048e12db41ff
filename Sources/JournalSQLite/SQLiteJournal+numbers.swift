import Foundation
import GRDB
public import Journal
public import SMSMessages

/// What is kept of one number, and how all of it is deleted.
extension SQLiteJournal {
    public func export(_ number: SMSAddress) async throws(JournalFailure) -> NumberRecord {
        try await reads.perform { database in
            let sender: StatementArguments = [number.text]
            let messages = try MessagePage.records(
                of: Int64.fetchAll(
                    database, sql: "SELECT seq FROM message WHERE sender = ? ORDER BY received_at, seq", arguments: sender),
                in: database)
            let optOuts = try Row.fetchAll(
                database, sql: "SELECT number, since FROM opt_out WHERE sender = ? ORDER BY number", arguments: sender
            ).map { NumberRecord.OptOut(number: SMSAddress(canonical: $0[0]), since: Timestamp(milliseconds: $0[1])) }
            let log = try Row.fetchAll(
                database, sql: "SELECT number, change, at, message, source, note FROM consent_log WHERE sender = ? ORDER BY seq",
                arguments: sender
            ).map { try NumberRecord.ConsentEntry($0) }
            return NumberRecord(
                number: number, messages: messages, optOuts: optOuts, consentLog: log,
                memberships: try Self.memberships(of: number, in: database), limitedTimes: try Self.limitedTimes(of: number, in: database),
                sentByOthers: try Self.sentByOthers(to: number, in: database),
                waitingParts: try Self.waitingParts(of: number, in: database))
        }
    }

    public func optOuts(among phones: Set<SMSAddress>) async throws(JournalFailure) -> [OptedOut] {
        if phones.isEmpty { return [] }
        let texts = String(decoding: (try? JSONEncoder().encode(phones.map(\.text))) ?? Data("[]".utf8), as: UTF8.self)
        return try await reads.perform { database in
            let sql = "SELECT sender, number FROM opt_out WHERE sender IN (SELECT value FROM json_each(?)) ORDER BY sender, number"
            return try Row.fetchAll(database.cachedStatement(sql: sql), arguments: [texts])
                .map { OptedOut(SMSAddress(canonical: $0[0]), of: SMSAddress(canonical: $0[1])) }
        }
    }

    private static func memberships(of number: SMSAddress, in database: Database) throws -> [NumberRecord.Membership] {
        try Row.fetchAll(
            database, sql: "SELECT audience, through, since FROM membership WHERE number = ? ORDER BY through, audience",
            arguments: [number.text]
        ).map {
            NumberRecord.Membership(audience: $0[0], through: SMSAddress(canonical: $0[1]), since: Timestamp(milliseconds: $0[2]))
        }
    }

    private static func limitedTimes(of number: SMSAddress, in database: Database) throws -> [NumberRecord.LimitedTime] {
        try Row.fetchAll(
            database, sql: "SELECT receiver, rule, received_at FROM rule_time WHERE sender = ? ORDER BY receiver, rule, received_at",
            arguments: [number.text]
        ).map {
            NumberRecord.LimitedTime(
                number: SMSAddress(canonical: $0[0]), time: RuleTime(rule: $0[1], receivedAt: Timestamp(milliseconds: $0[2])))
        }
    }

    private static func sentByOthers(to number: SMSAddress, in database: Database) throws -> [ActionRecord] {
        try Row.fetchAll(
            database,
            sql: """
                SELECT \(ActionRecord.columns), (SELECT text_is_gone FROM message WHERE message.seq = action.message) AS text_is_gone
                FROM action WHERE recipient = ? AND sent_on = 1 ORDER BY seq
                """,
            arguments: [number.text]
        ).map { try ActionRecord($0, textIsGone: $0["text_is_gone"]) }
    }

    public func erase(_ number: SMSAddress, now: Timestamp) async throws(JournalFailure) -> Erased {
        var erased = Erased(messages: 0, actions: try await eraseBroadcasts(of: number))
        while true {
            let (portion, ids) = try await commits.perform { database in
                self.logHoldsTexts.withLock { $0 = true }
                return try Self.erase(number, in: database)
            }
            feed.tell { ids }
            erased.messages += portion.messages
            erased.actions += portion.actions
            erased.parts += portion.parts
            if portion.messages < Self.forgottenAtOnce { break }
        }
        try await emptyLog()
        return erased
    }

    /// What was made out of his broadcasts, a portion a commit; they themselves go with their messages.
    private func eraseBroadcasts(of number: SMSAddress) async throws(JournalFailure) -> Int {
        var erased = 0
        while true {
            let portion = try await commits.perform { database in
                try database.run(
                    "UPDATE broadcast SET state = 'stopped' WHERE state = 'running' AND message IN (SELECT seq FROM message WHERE sender = ?)",
                    [number.text])
                try database.run(
                    """
                    DELETE FROM action WHERE seq IN (SELECT a.seq FROM message m JOIN broadcast b ON b.message = m.seq
                        JOIN action a ON a.message = m.seq AND a.broadcast = b.seq WHERE m.sender = ? LIMIT ?)
                    """,
                    [number.text, Self.forgottenAtOnce])
                return database.changesCount
            }
            erased += portion
            if portion < Self.forgottenAtOnce { return erased }
        }
    }

    /// One portion; what is not a message of its own goes with the last.
    static func erase(_ number: SMSAddress, in database: Database) throws -> (Erased, [MessageID]) {
        let rows = try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT seq, id, receiver FROM message WHERE sender = ?1 UNION ALL
                    SELECT seq, id, receiver FROM message WHERE receiver = ?1 AND +state = 'outbound' AND +sender <> ?1 LIMIT ?2
                    """),
            arguments: [number.text, forgottenAtOnce])
        var erased = Erased(messages: rows.count, actions: 0)
        var ids = rows.map { $0[1] as String }
        for row in rows {
            try overwriteTexts(of: row[0], in: database)
            erased.actions += try delete(row[0], in: database)
        }
        // The next portion may never come: what is left of a lane must be decided all the same.
        for receiver in Set(rows.map { $0[2] as String }) { try lead(sender: number.text, receiver: receiver, in: database) }
        if rows.count < forgottenAtOnce {
            let sentOn = try eraseSentOn(to: number, in: database)
            erased.actions += sentOn.count
            erased.parts = try eraseParts(of: number, in: database)
            ids += Set(sentOn)
            try forget(number, inBroadcasts: database)
            try database.run("DELETE FROM membership WHERE number = ?", [number.text])
            try forget(number, inRuleTimes: database)
            try database.run("DELETE FROM consent_log WHERE sender = ?", [number.text])
            try forget(number, inBreakers: database)
        }
        return (erased, try ids.map { try MessageID($0).orUnreadable("id") })
    }

    /// That a rule acted stays where its limit is one of all, without for whom: its places would else be given away twice.
    private static func forget(_ number: SMSAddress, inRuleTimes database: Database) throws {
        // Several of one instant differ by their message, which is erased: they are counted below zero, where no message is.
        try database.run(
            """
            INSERT INTO rule_time (sender, receiver, rule, received_at, message, counts_until, in_all)
            SELECT '', receiver, rule, received_at,
                coalesce((SELECT min(message) FROM rule_time known WHERE known.sender = '' AND known.receiver = t.receiver
                    AND known.rule = t.rule AND known.received_at = t.received_at), 0)
                    - row_number() OVER (PARTITION BY receiver, rule, received_at),
                counts_until, 1
            FROM rule_time t WHERE sender = ? AND in_all = 1
            """,
            [number.text])
        try database.run("DELETE FROM rule_time WHERE sender = ?", [number.text])
    }

    /// What was or is to be sent to it because of others' messages, which stay.
    /// - Returns: of each action the message it followed from.
    private static func eraseSentOn(to number: SMSAddress, in database: Database) throws -> [String] {
        let actions = try Row.fetchAll(
            database.cachedStatement(sql: "DELETE FROM action WHERE recipient = ? AND sent_on = 1 RETURNING message, id"),
            arguments: [number.text])
        return try actions.map { action in
            let id = try String.fetchOne(
                database.cachedStatement(
                    sql: """
                        UPDATE message SET erased_ordinal = max(erased_ordinal, ?), troubled = state = 'setAside'
                            OR EXISTS (SELECT 1 FROM action WHERE action.message = message.seq AND broadcast IS NULL AND replaced = 0
                                AND state IN ('failed', 'unknown', 'suppressed', 'expired'))
                            OR EXISTS (SELECT 1 FROM errand WHERE errand.message = message.seq AND state IN ('failed', 'expired'))
                        WHERE seq = ? RETURNING id
                        """),
                arguments: [ActionID(action[1]).ordinal ?? 0, action[0] as Int64])
            return try id.orUnreadable("message")
        }
    }
}

extension NumberRecord.ConsentEntry {
    /// Reads `number, change, at, message, source, note`.
    fileprivate init(_ row: Row) throws(Unreadable) {
        let message: String? = row[3]
        self.init(
            number: SMSAddress(canonical: row[0]), change: try ConsentChange(rawValue: row[1]).orUnreadable("change"),
            at: Timestamp(milliseconds: row[2]), message: message.flatMap { MessageID($0) },
            evidence: ConsentEvidence(source: row[4], note: row[5]))
    }
}
