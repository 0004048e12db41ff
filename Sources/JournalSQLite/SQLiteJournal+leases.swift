import GRDB
public import Journal
public import SMSMessages

/// What time, a stop and a crash do to work that was claimed.
extension SQLiteJournal {
    /// Actions ended in one commit.
    static let expiredAtOnce = 1000

    public func expireLeases(now: Timestamp) async throws(JournalFailure) {
        var ended = try await commits.perform { database in
            try Self.forgetEarlyNotifications(now: now, in: database)
            return try Self.endLeases(until: now, in: database) + Self.endErrandLeases(until: now, now: now, in: database)
        }
        ended += try await commits.perform { database in try Self.expireBroadcasts(now: now, in: database) }
        feed.tell { ended.compactMap(\.message) }
        repeat {
            ended = try await commits.perform { database in
                try Self.expireActions(now: now, in: database) + Self.expireErrands(now: now, in: database)
            }
            feed.tell { ended.compactMap(\.message) }
        } while ended.count >= Self.expiredAtOnce
    }

    /// We hold the lock, so whoever held these leases is dead: an SMS it was sending may have gone out or not.
    static func endLeasesOfTheLastProcess(_ database: Database) throws {
        _ = try endLeases(until: Timestamp(milliseconds: .max), in: database)
        _ = try endErrandLeases(until: Timestamp(milliseconds: .max), now: nil, in: database)
        try freeWhatNothingHolds(in: database)
    }

    /// A claim that an orderly stop ends says nothing against its message, or its fetch; what stood against them before still does.
    static func giveBackMessages(in database: Database) throws {
        try database.run("UPDATE errand SET attempts = attempts - 1 WHERE state = 'making' AND kind = 'fetch'")
        try database.run("\(giveBack) WHERE head = 1 AND leased_until < ? AND +state = 'waiting'", [isPutOff])
    }

    /// So does the end of one whose decision is no longer right.
    static func giveBack(_ message: MessageID, in database: Database) throws {
        try database.run("\(giveBack) WHERE id = ? AND state = 'waiting'", [message.description])
    }

    private static let giveBack = "UPDATE message SET leased_until = NULL, attempts = CASE attempts WHEN 1 THEN 0 ELSE attempts END"

    /// - Returns: the actions of which nobody knows what became of them.
    private static func endLeases(until instant: Timestamp, in database: Database) throws -> [ActionID] {
        try database.run(
            "UPDATE message SET leased_until = NULL WHERE head = 1 AND leased_until <= ? AND +state = 'waiting'",
            [min(instant.milliseconds, isPutOff - 1)])
        let lost = try Row.fetchAll(
            database.cachedStatement(
                sql: "SELECT id, gateway, leased_until FROM action WHERE state = 'sending' AND leased_until <= ? ORDER BY leased_until, seq"
            ),
            arguments: [instant.milliseconds])
        for row in lost { try endLease(of: ActionID(row[0]), by: row[1], at: Timestamp(milliseconds: row[2]), in: database) }
        return lost.map { ActionID($0[0]) }
    }

    private static func endLease(of action: ActionID, by gateway: String, at instant: Timestamp, in database: Database) throws {
        let delivery = Delivery.unknown(since: instant).columns
        try database.run(
            """
            UPDATE action SET state = ?, leased_until = NULL, detail = ?, ended_at = ?, \(Delivery.assignments) WHERE id = ?
            """,
            [
                ActionState.unknown.columns.state, ActionState.leaseLostDetail, instant.milliseconds, delivery?.gatewayID, delivery?.since,
                delivery?.asks ?? 0, delivery?.status, delivery?.at, delivery?.toldAt, delivery?.nextPoll, action.text,
            ])
        try applyEarlyNotifications(to: action, of: gateway, now: instant, in: database)
    }

    private static func expireActions(now: Timestamp, in database: Database) throws -> [ActionID] {
        try String.fetchAll(
            database.cachedStatement(
                sql: """
                    UPDATE action SET state = ?, due_at = NULL, held_block = NULL, ended_at = ? WHERE seq IN
                        (SELECT seq FROM action WHERE state IN ('due', 'held') AND expires_at <= ? ORDER BY expires_at LIMIT ?) RETURNING id
                    """),
            arguments: [ActionState.expired.columns.state, now.milliseconds, now.milliseconds, expiredAtOnce]
        ).map(ActionID.init)
    }
}
