import GRDB
public import Journal
public import SMSMessages

/// Steps 2 and 3 of a message's path: what came in, and what was decided.
extension SQLiteJournal: MessageJournal {
    /// A delivery without an id counts as a repetition of an equal one within this time.
    static let duplicateWindow = Duration.seconds(60)
    static let idWindow = Duration.seconds(30 * 86_400)

    public func accept(_ arrivals: [Arrival]) async throws(JournalFailure) -> [Acceptance] {
        try requireSpace()
        return try await commits.perform { database in try arrivals.map { try Self.accept($0, in: database) } }
    }

    private static func accept(_ arrival: Arrival, in database: Database) throws -> Acceptance {
        let message = arrival.message
        let acceptance = try acceptance(of: message, in: database)
        if acceptance.kind == .repeated { return acceptance }
        let changed = try arrival.consent.map { try apply($0, of: message, in: database) } ?? false
        // To somebody who had not opted out, START is a word like any other.
        let isConsent = arrival.consent == .optOut || changed
        let seq = try insert(message, as: acceptance.kind, isConsent: isConsent, in: database)
        if changed, let confirmation = arrival.confirmation {
            try insert(confirmation, of: seq, dueAt: message.receivedAt, in: database)
        }
        return acceptance
    }

    private static func acceptance(of message: InboundMessage, in database: Database) throws -> Acceptance {
        if let providerID = message.providerID {
            let known = try Row.fetchAll(
                database.cachedStatement(
                    sql: """
                        SELECT id, sender, receiver, text FROM message
                        WHERE provider_id = ? AND channel = ? AND received_at > ? ORDER BY seq
                        """),
                arguments: [providerID, message.channel, (message.receivedAt - idWindow).milliseconds])
            let same = known.first { $0[1] == message.sender.text && $0[2] == message.receiver.text && $0[3] == message.text }
            if let same, let id = MessageID(same[0] as String) { return Acceptance(kind: .repeated, id: id) }
            return Acceptance(kind: known.isEmpty ? .new : .reusedID, id: message.id)
        }
        let equal = try Int.fetchOne(
            database.cachedStatement(
                sql: """
                    SELECT 1 FROM message WHERE provider_id IS NULL AND sender = ? AND receiver = ? AND received_at > ? AND text = ? LIMIT 1
                    """),
            arguments: [
                message.sender.text, message.receiver.text, (message.receivedAt - duplicateWindow).milliseconds, message.text,
            ])
        return Acceptance(kind: equal == nil ? .new : .suspectedDuplicate, id: message.id)
    }

    /// - Returns: whether it changed anything.
    private static func apply(_ change: ConsentChange, of message: InboundMessage, in database: Database) throws -> Bool {
        switch change {
        case .optOut:
            try database.run(
                "INSERT OR IGNORE INTO opt_out (sender, number, since) VALUES (?, ?, ?)",
                [message.sender.text, message.receiver.text, message.receivedAt.milliseconds])
        case .optIn:
            try database.run("DELETE FROM opt_out WHERE sender = ? AND number = ?", [message.sender.text, message.receiver.text])
        }
        return database.changesCount > 0
    }

    /// - Returns: its place in the order of acceptance.
    private static func insert(
        _ message: InboundMessage, as kind: Acceptance.Kind, isConsent: Bool, in database: Database
    ) throws -> Int64 {
        let sender = message.sender.text
        let receiver = message.receiver.text
        try database.run(
            """
            INSERT INTO message (id, provider_id, channel, sender, receiver, text, sent_at, received_at, acceptance, state, head)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, CASE WHEN ? OR EXISTS
                (SELECT 1 FROM message WHERE sender = ? AND receiver = ? AND state = 'waiting') THEN NULL ELSE 1 END)
            """,
            [
                message.id.description, message.providerID, message.channel, sender, receiver, message.text, message.sentAt?.milliseconds,
                message.receivedAt.milliseconds, kind.stored, isConsent ? "consent" : "waiting", isConsent, sender, receiver,
            ])
        return database.lastInsertedRowID
    }

    public func claimMessages(upTo limit: Int, leasedUntil: Timestamp, now: Timestamp) async throws(JournalFailure) -> MessageClaim {
        try await commits.perform { database in
            let rows = try Row.fetchAll(
                database.cachedStatement(
                    sql: """
                        SELECT seq, id, provider_id, channel, sender, receiver, text, sent_at, received_at, attempts FROM message
                        WHERE head = 1 AND leased_until IS NULL ORDER BY seq LIMIT ?
                        """),
                arguments: [limit])
            for row in rows {
                try database.run(
                    "UPDATE message SET leased_until = ?, attempts = attempts + 1 WHERE seq = ?",
                    [leasedUntil.milliseconds, row[0] as Int64])
            }
            return MessageClaim(
                messages: try rows.map { ClaimedMessage(message: try InboundMessage($0, from: 1), attempt: ($0[9] as Int) + 1) })
        }
    }

    public func record(_ decisions: [MessageDecision], now: Timestamp) async throws(JournalFailure) {
        try await withoutOrder(decisions) { decision in
            { database in try Self.record(decision, now: now, in: database) }
        }
    }

    /// Each in a unit of its own, all queued before the first is waited for.
    private func withoutOrder<Element: Sendable>(
        _ elements: [Element], unit: (Element) -> @Sendable (Database) throws -> Void
    ) async throws(JournalFailure) {
        let units = elements.map(unit)
        let failures = await withTaskGroup(of: JournalFailure?.self) { group in
            for unit in units {
                group.addTask {
                    do throws(JournalFailure) { try await self.commits.perform(unit) } catch { return error }
                    return nil
                }
            }
            return await group.reduce(into: [JournalFailure]()) { if let failure = $1 { $0.append(failure) } }
        }
        if let failure = failures.first { throw failure }
    }

    private static func record(_ decision: MessageDecision, now: Timestamp, in database: Database) throws {
        let row = try Row.fetchOne(
            database.cachedStatement(
                sql: """
                    UPDATE message SET state = ?, rules = ?, rule_set = ?, head = NULL, leased_until = NULL
                    WHERE id = ? AND state = 'waiting' RETURNING seq, sender, receiver
                    """),
            arguments: [
                decision.rules.isEmpty ? "unmatched" : "decided", decision.rules.joined(separator: "\n"), decision.ruleSetHash,
                decision.message.description,
            ])
        guard let row else { return }
        try database.run(
            """
            UPDATE message SET head = 1 WHERE seq =
                (SELECT min(seq) FROM message WHERE sender = ? AND receiver = ? AND state = 'waiting')
            """,
            [row[1] as String, row[2] as String])
        for action in decision.actions { try insert(action, of: row[0], dueAt: now, in: database) }
    }
}
