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
            var claimed: [ClaimedAction] = []
            // Those that conduct holds back take no place, but looking at them is work as well: bounded for one commit.
            var examined = 0
            while claimed.count < limit, examined < 4 * limit {
                let due = try DueAction.oldest(limit - claimed.count, of: gateways, now: now, in: database)
                if due.isEmpty { break }
                examined += due.count
                for action in due {
                    let event = try action.event(under: conduct, leasedUntil: leasedUntil, now: now, in: database)
                    if let begun = try action.store(event, now: now, in: database) { claimed.append(begun) }
                }
            }
            return ActionClaim(actions: claimed, nextDue: try DueAction.nextInstant(of: gateways, in: database))
        }
    }

    public func settle(_ action: ActionID, _ outcome: AttemptOutcome, now: Timestamp) async throws(JournalFailure) {
        try await commits.perform { database in
            let row = try Row.fetchOne(
                database.cachedStatement(sql: "SELECT seq, state, due_at, leased_until, attempts, suppression FROM action WHERE id = ?"),
                arguments: [action.text])
            guard let row else { throw Missing(what: "action \(action)") }
            let columns = try ActionState(row, from: 1).after(.attempted(outcome)).columns
            try database.run(
                "UPDATE action SET state = ?, due_at = ?, leased_until = ?, detail = ? WHERE seq = ?",
                [columns.state, columns.dueAt, columns.leasedUntil, outcome.detail, row[0] as Int64])
        }
    }

    public func expireLeases(now: Timestamp) async throws(JournalFailure) {
        try await commits.perform { database in try Self.endLeases(until: now, in: database) }
    }

    /// We hold the lock, so whoever held these leases is dead: an SMS it was sending may have gone out or not.
    static func endLeasesOfTheLastProcess(_ database: Database) throws {
        try database.inTransaction(.immediate) {
            try endLeases(until: Timestamp(milliseconds: .max), in: database)
            return .commit
        }
    }

    private static func endLeases(until instant: Timestamp, in database: Database) throws {
        try database.run("UPDATE message SET leased_until = NULL WHERE head = 1 AND leased_until <= ?", [instant.milliseconds])
        try database.run(
            "UPDATE action SET state = ?, leased_until = NULL, detail = ? WHERE state = 'sending' AND leased_until <= ?",
            [ActionState.unknown.columns.state, ActionState.leaseLostDetail, instant.milliseconds])
    }
}
