import GRDB
public import Journal
public import SMSMessages

/// Step 5 of a message's path: what is to be sent, whether it may be, and what came of it.
extension SQLiteJournal {
    static func insert(_ action: NewAction, of message: Int64, dueAt: Timestamp, in database: Database) throws {
        try database.run(
            """
            INSERT INTO action (id, message, origin, rule, recipient, number, sender, gateway, text, expires_at, state, due_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'due', ?)
            """,
            [
                action.id.text, message, action.origin.rawValue, action.rule, action.recipient.text, action.number.text, action.sender.text,
                action.gateway, action.text, action.expiresAt.milliseconds, dueAt.milliseconds,
            ])
    }

    public func claimActions(
        upTo limit: Int, gateways: Set<String>, conduct: Conduct, leasedUntil: Timestamp, now: Timestamp
    ) async throws(JournalFailure) -> ActionClaim {
        try await commits.perform { database in
            var claim = ActionClaim(actions: [], nextDue: nil)
            for gateway in gateways.sorted() {
                for row in try Self.dueRows(of: gateway, limit: limit - claim.actions.count, now: now, in: database) {
                    if let action = try Self.begin(row, conduct: conduct, leasedUntil: leasedUntil, now: now, in: database) {
                        claim.actions.append(action)
                    }
                }
                let next = try Int64.fetchOne(
                    database.cachedStatement(sql: "SELECT min(due_at) FROM action WHERE gateway = ? AND state = 'due'"),
                    arguments: [gateway])
                if let next { claim.nextDue = min(claim.nextDue ?? Timestamp(milliseconds: .max), Timestamp(milliseconds: next)) }
            }
            return claim
        }
    }

    private static func dueRows(of gateway: String, limit: Int, now: Timestamp, in database: Database) throws -> [Row] {
        try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT a.seq, a.id, a.origin, a.rule, a.recipient, a.number, a.sender, a.gateway, a.text, a.expires_at, a.attempts, a.due_at,
                        m.text, m.acceptance, m.received_at
                    FROM action a JOIN message m ON m.seq = a.message
                    WHERE a.gateway = ? AND a.state = 'due' AND a.due_at <= ? ORDER BY a.due_at, a.seq LIMIT ?
                    """),
            arguments: [gateway, now.milliseconds, limit])
    }

    /// - Returns: the action, now `sending`; nil when it came to an end instead.
    private static func begin(
        _ row: Row, conduct: Conduct, leasedUntil: Timestamp, now: Timestamp, in database: Database
    ) throws -> ClaimedAction? {
        let seq: Int64 = row[0]
        let action = NewAction(row, from: 1)
        let state = ActionState.due(at: Timestamp(milliseconds: row[11]), attempts: row[10])
        let event = try event(for: action, row, seq: seq, conduct: conduct, leasedUntil: leasedUntil, now: now, in: database)
        try store(state.after(event), of: seq, startedAt: now, in: database)
        guard case .claimed = event, case .phone(let recipient) = action.recipient else { return nil }
        return ClaimedAction(
            id: action.id, gateway: action.gateway,
            sms: OutboundSMS(recipient: recipient, sender: action.sender, text: action.text, reference: action.id.text),
            attempt: (row[10] as Int) + 1, expiresAt: action.expiresAt)
    }

    private static func event(
        for action: NewAction, _ row: Row, seq: Int64, conduct: Conduct, leasedUntil: Timestamp, now: Timestamp, in database: Database
    ) throws -> ActionState.Event {
        if action.expiresAt <= now { return .expired }
        let circumstances = Conduct.Circumstances(
            action: action, inboundText: trimmed(row[12]), isSuspectedDuplicate: row[13] == Acceptance.Kind.suspectedDuplicate.stored,
            recipientHasOptedOut: try hasOptedOut(action, in: database),
            lastAnswer: try lastAnswer(before: Timestamp(milliseconds: row[14]), action, in: database).map(trimmed),
            sentWithin: try conduct.caps.map { try sent(since: now - $0.window, like: action, except: seq, in: database) })
        return conduct.objection(to: circumstances).map { .suppressed($0) } ?? .claimed(leasedUntil: leasedUntil, now: now)
    }

    private static func hasOptedOut(_ action: NewAction, in database: Database) throws -> Bool {
        try Int.fetchOne(
            database.cachedStatement(sql: "SELECT 1 FROM opt_out WHERE sender = ? AND number = ?"),
            arguments: [action.recipient.text, action.number.text]) != nil
    }

    private static func lastAnswer(before instant: Timestamp, _ action: NewAction, in database: Database) throws -> String? {
        try String.fetchOne(
            database.cachedStatement(
                sql: """
                    SELECT text FROM action WHERE recipient = ? AND number = ? AND started_at IS NOT NULL AND started_at <= ?
                    ORDER BY started_at DESC, seq DESC LIMIT 1
                    """),
            arguments: [action.recipient.text, action.number.text, instant.milliseconds])
    }

    private static func sent(since start: Timestamp, like action: NewAction, except seq: Int64, in database: Database) throws -> Int {
        try Int.fetchOne(
            database.cachedStatement(
                sql: """
                    SELECT count(*) FROM action
                    WHERE recipient = ? AND number = ? AND started_at IS NOT NULL AND started_at > ? AND origin = ? AND seq <> ?
                    """),
            arguments: [action.recipient.text, action.number.text, start.milliseconds, action.origin.rawValue, seq]) ?? 0
    }

    private static func trimmed(_ text: String) -> String {
        func isBlank(_ character: Character) -> Bool { character.isWhitespace }
        let start = text.drop(while: isBlank)
        return String(start.reversed().drop(while: isBlank).reversed())
    }

    /// Writes a state; the first attempt's beginning is kept, since the loop guard counts from it.
    private static func store(
        _ state: ActionState, of seq: Int64, startedAt: Timestamp? = nil, detail: String? = nil, in database: Database
    ) throws {
        let columns = state.columns
        try database.run(
            """
            UPDATE action SET state = ?, due_at = ?, leased_until = ?, attempts = coalesce(?, attempts), suppression = ?,
                started_at = CASE WHEN ? = 'sending' THEN coalesce(started_at, ?) ELSE started_at END, detail = coalesce(?, detail)
            WHERE seq = ?
            """,
            [
                columns.name, columns.dueAt, columns.leasedUntil, columns.attempts, columns.suppression, columns.name,
                startedAt?.milliseconds, detail, seq,
            ])
    }

    public func settle(_ action: ActionID, _ outcome: AttemptOutcome, now: Timestamp) async throws(JournalFailure) {
        try await commits.perform { database in
            let row = try Row.fetchOne(
                database.cachedStatement(sql: "SELECT seq, state, due_at, leased_until, attempts, suppression FROM action WHERE id = ?"),
                arguments: [action.text])
            guard let row else { throw NoSuchAction(id: action) }
            try Self.store(try ActionState(row, from: 1).after(.attempted(outcome)), of: row[0], detail: outcome.detail, in: database)
        }
    }

    struct NoSuchAction: Error { let id: ActionID }

    public func expireLeases(now: Timestamp) async throws(JournalFailure) {
        try await commits.perform { database in
            try database.run(
                "UPDATE message SET leased_until = NULL WHERE head = 1 AND leased_until IS NOT NULL AND leased_until <= ?",
                [now.milliseconds])
            try database.run(
                """
                UPDATE action SET state = 'unknown', leased_until = NULL, detail = 'no outcome within its time'
                WHERE state = 'sending' AND leased_until <= ?
                """,
                [now.milliseconds])
        }
    }
}
