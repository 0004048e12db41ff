import GRDB
public import Journal
public import SMSMessages

/// Step 5 of a message's path: what is to be sent, whether it may be, and what came of it.
extension SQLiteJournal {
    /// - Parameters:
    ///   - dueAt: when it falls due, or was held back.
    ///   - broadcast: out of which it was made.
    ///   - copy: where it is one, of what, and whether a person wants it although one of the same went out or still may.
    static func insert(
        _ action: NewAction, of message: Int64, dueAt: Timestamp, broadcast: Int64? = nil, copy: (of: Int64, again: Bool)? = nil,
        in database: Database
    ) throws {
        let state = ActionState(of: action, dueAt: dueAt)
        let columns = state.columns
        try database.run(
            """
            INSERT INTO action
                (id, message, origin, rule, recipient, number, sender, gateway, text, expires_at, state, due_at, suppression, ended_at,
                sent_on, broadcast, copy_of, again, head)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, (SELECT sender <> ? FROM message WHERE seq = ?), ?, ?, ?,
                ? = 'due' AND NOT EXISTS (SELECT 1 FROM action WHERE recipient = ? AND number = ? AND head = 1
                    AND state IN ('due', 'held', 'sending')))
            """,
            [
                action.id.text, message, action.origin.rawValue, action.rule, action.recipient.text, action.number.text, action.sender.text,
                action.gateway, action.text, action.expiresAt.milliseconds, columns.state, columns.dueAt, columns.suppression,
                state.hasEnded ? dueAt.milliseconds : nil, action.recipient.text, message, broadcast,
                copy?.of, copy?.again ?? false, columns.state, action.recipient.text, action.number.text,
            ])
    }

    public func claimActions(
        upTo limit: Int, gateways: Set<String>, conduct: Conduct, leasedUntil: Timestamp, now: Timestamp
    ) async throws(JournalFailure) -> ActionClaim {
        let (claim, examined) = try await commits.perform { database in
            try Self.expandBroadcasts(of: gateways, now: now, in: database)
            var claimed: [ClaimedAction] = []
            // Those that conduct holds back take no place, but looking at them is work as well: bounded for one commit.
            var examined: [ActionID] = []
            var heldBack: [HeldBackSMS] = []
            var meter = SendingMeter(now: now, limits: conduct.limits)
            while claimed.count < limit, examined.count < 4 * limit {
                let due = try DueAction.oldest(limit - claimed.count, of: gateways, now: now, in: database)
                if due.isEmpty { break }
                examined += due.map(\.action.id)
                for action in due {
                    var event = try action.event(under: conduct, leasedUntil: leasedUntil, now: now, in: database)
                    if case .claimed = event, let holder = try action.hold(&meter, in: database) { event = .held(by: holder) }
                    if let held = HeldBackSMS(action.action, after: event) { heldBack.append(held) }
                    if let begun = try action.store(event, now: now, in: database) { claimed.append(begun) }
                }
            }
            try meter.write(in: database)
            let next = try DueAction.nextInstant(of: gateways, in: database)
            return (ActionClaim(actions: claimed, nextDue: next, tripped: meter.tripped, heldBack: heldBack), examined)
        }
        feed.tell { examined.compactMap(\.message) }
        return claim
    }

    public func settle(_ action: ActionID, _ outcome: AttemptOutcome, now: Timestamp) async throws(JournalFailure) {
        try await commits.perform { database in
            let row = try Row.fetchOne(
                database.cachedStatement(
                    sql: "SELECT seq, state, due_at, leased_until, attempts, suppression, held_block, gateway FROM action WHERE id = ?"),
                arguments: [action.text])
            // Erased while it was being sent.
            guard let row else { return }
            var state = try ActionState(row, from: 1).after(.attempted(outcome))
            if case .due = state, try Self.isOfStoppedBroadcast(row[0], in: database) { state = try state.after(.dropped) }
            let columns = state.columns
            let delivery = Delivery(after: outcome, now: now)?.columns
            try database.run(
                """
                UPDATE action SET state = ?, due_at = ?, leased_until = ?, detail = ?, ended_at = ?, \(Delivery.assignments) WHERE seq = ?
                """,
                [
                    columns.state, columns.dueAt, columns.leasedUntil, outcome.detail, state.hasEnded ? now.milliseconds : nil,
                    delivery?.gatewayID, delivery?.since, delivery?.asks ?? 0, delivery?.status, delivery?.at, delivery?.toldAt,
                    delivery?.nextPoll, row[0] as Int64,
                ])
            try Self.applyEarlyNotifications(to: action, of: row["gateway"], now: now, in: database)
        }
        feed.tell { action.message.map { [$0] } ?? [] }
    }

    public func resend(
        _ action: ActionID, again: Bool, gateway: String, sender: SMSAddress, expiresAt: Timestamp, now: Timestamp
    ) async throws(JournalFailure) -> Resend {
        let outcome = try await commits.perform { database in
            try Self.resend(action, again: again, now: now, in: database) { copy in
                copy.gateway = gateway
                copy.sender = sender
                copy.expiresAt = expiresAt
            }
        }
        if case .made(let copy) = outcome { feed.tell { copy.message.map { [$0] } ?? [] } }
        return outcome
    }

    private static func resend(
        _ id: ActionID, again: Bool, now: Timestamp, in database: Database, change: (inout NewAction) -> Void
    ) throws -> Resend {
        let found = try Row.fetchOne(
            database.cachedStatement(
                sql: """
                    SELECT m.seq, m.text_is_gone, m.id, coalesce(a.copy_of, a.seq) FROM action a JOIN message m ON m.seq = a.message
                    WHERE a.id = ?
                    """),
            arguments: [id.text])
        guard let found else { return .notFound }
        let message = try MessageID(found[2] as String).orUnreadable("id")
        let actions = try Row.fetchAll(
            database.cachedStatement(sql: "SELECT \(ActionRecord.columns) FROM action WHERE id = ?"), arguments: [id.text]
        ).map { try ActionRecord($0, textIsGone: found[1]) }
        guard let original = actions.first else { return .notFound }
        if !original.state.hasEnded { return .notEnded }
        if found[1] { return .textGone }
        let other = try lasting(of: found[3], in: database)
        if let other, !again { return .covered(by: other) }
        var copy = original.action
        copy.id = ActionID(message: message, ordinal: try lastOrdinal(of: found[0], in: database) + 1)
        if copy.origin != .consent { copy.origin = .resend }
        copy.heldBack = nil
        change(&copy)
        try insert(copy, of: found[0], dueAt: now, copy: (found[3], other != nil), in: database)
        return .made(copy.id)
    }

    /// Of those that belong together with an action: the newest that went out or still may.
    private static func lasting(of first: Int64, in database: Database) throws -> ActionID? {
        try String.fetchOne(
            database.cachedStatement(
                sql: """
                    SELECT id FROM action WHERE seq = (SELECT max(seq) FROM action
                        WHERE (seq = ?1 OR copy_of = ?1) AND state IN ('due', 'held', 'sending', 'sent'))
                    """),
            arguments: [first]
        ).map { ActionID($0) }
    }
}
