import GRDB
public import Journal
public import SMSMessages

/// Step 3 of a message's path: what waits for its decision, and what was decided.
extension SQLiteJournal {
    public func claimMessages(upTo limit: Int, leasedUntil: Timestamp, now: Timestamp) async throws(JournalFailure) -> MessageClaim {
        try await commits.perform { database in
            let rows = try Row.fetchCursor(
                database.cachedStatement(
                    sql: """
                        UPDATE message SET leased_until = ?, attempts = attempts + 1 WHERE seq IN
                            (SELECT seq FROM message WHERE head = 1 AND leased_until IS NULL ORDER BY seq LIMIT ?)
                        RETURNING id, provider_id, channel, sender, receiver, text, sent_at, received_at, attempts, seq
                        """),
                arguments: [leasedUntil.milliseconds, max(limit, 0)])
            var claimed: [(seq: Int64, message: ClaimedMessage)] = []
            while let row = try rows.next() {
                claimed.append((row[9], ClaimedMessage(message: try InboundMessage(row, from: 0), attempt: row[8])))
            }
            // SQLite returns them in no promised order.
            return MessageClaim(messages: claimed.sorted { $0.seq < $1.seq }.map(\.message))
        }
    }

    public func record(_ decisions: [MessageDecision], now: Timestamp) async throws(JournalFailure) {
        try await commits.performEach(
            decisions.map { decision in
                { database in try Self.record(decision, now: now, in: database) }
            })
    }

    private static func record(_ decision: MessageDecision, now: Timestamp, in database: Database) throws {
        let row = try Row.fetchOne(
            database.cachedStatement(
                sql: """
                    UPDATE message SET state = ?, rules = ?, rule_set = ?, decided_at = ?, head = NULL, leased_until = NULL
                    WHERE id = ? AND state = 'waiting' RETURNING seq, sender, receiver
                    """),
            arguments: [
                decision.rules.isEmpty ? "unmatched" : "decided", decision.rules.joined(separator: "\n"), decision.ruleSetHash,
                now.milliseconds, decision.message.description,
            ])
        guard let row else { return try requireMessage(decision.message, in: database) }
        try makeNextHead(sender: row[1], receiver: row[2], in: database)
        for action in decision.actions { try insert(action, of: row[0], dueAt: now, in: database) }
    }

    /// Its lane's next message may be claimed now.
    private static func makeNextHead(sender: String, receiver: String, in database: Database) throws {
        try database.run(
            """
            UPDATE message SET head = 1 WHERE seq =
                (SELECT min(seq) FROM message WHERE sender = ? AND receiver = ? AND state = 'waiting')
            """,
            [sender, receiver])
    }

    /// A message that is decided already keeps its first decision; one that does not exist is a defect.
    private static func requireMessage(_ id: MessageID, in database: Database) throws {
        let exists = try Bool.fetchOne(
            database.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM message WHERE id = ?)"), arguments: [id.description])
        guard exists == true else { throw Missing(what: "message \(id)") }
    }
}

/// Something was said of a row that is not there.
struct Missing: Error, CustomStringConvertible {
    let what: String
    var description: String { "there is no \(what)" }
}
