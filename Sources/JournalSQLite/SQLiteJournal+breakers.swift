import GRDB
public import Journal
import SMSMessages

/// Breakers that have tripped, and their release.
extension SQLiteJournal {
    /// Let go in one commit.
    static let releasedAtOnce = 1000
    /// A fetch is never held.
    private static let heldKind = "CASE breaker.gateway WHEN 'mail:' THEN 'email' WHEN 'calls:' THEN 'webhook' END"

    public func breakers() async throws(JournalFailure) -> [BreakerRecord] {
        try await reads.perform { database in
            try Row.fetchAll(
                database.cachedStatement(
                    sql: """
                        SELECT gateway, block, span, parts, since, (SELECT count(*) FROM action
                            WHERE action.gateway = breaker.gateway AND action.held_block = breaker.block AND action.state = 'held')
                            + (SELECT count(*) FROM errand
                            WHERE errand.kind = \(Self.heldKind) AND errand.held_block = breaker.block AND errand.state = 'held')
                        FROM breaker ORDER BY gateway, block
                        """)
            ).map { try BreakerRecord($0) }
        }
    }

    public func release(_ breaker: Breaker.Scope) async throws(JournalFailure) -> Int? {
        let (wasTripped, first) = try await commits.perform { database in
            let wasTripped = try Self.reset(breaker, in: database)
            return (wasTripped, try Self.freePortion(of: breaker, in: database))
        }
        var portion = first
        var freed = first.count
        feed.tell { first.compactMap(\.message) }
        while portion.count == Self.releasedAtOnce {
            portion = try await commits.perform { database in try Self.freePortion(of: breaker, in: database) }
            freed += portion.count
            let ids = portion
            feed.tell { ids.compactMap(\.message) }
        }
        return wasTripped || freed > 0 ? freed : nil
    }

    /// - Returns: whether it had tripped.
    private static func reset(_ breaker: Breaker.Scope, in database: Database) throws -> Bool {
        let scope: StatementArguments = [breaker.outlet.column, breaker.part.column]
        try database.run("DELETE FROM breaker WHERE gateway = ? AND block = ?", scope)
        let wasTripped = database.changesCount > 0
        try database.run("DELETE FROM sent_parts WHERE gateway = ? AND block = ?", scope)
        return wasTripped
    }

    /// Nothing, where it has tripped again meanwhile.
    private static func freePortion(of breaker: Breaker.Scope, in database: Database) throws -> [ActionID] {
        let (table, outlet, name) =
            switch breaker.outlet {
            case .gateway(let name): ("action", "gateway", name)
            case .mail: ("errand", "kind", NewErrand.Kind.email.rawValue)
            case .calls: ("errand", "kind", NewErrand.Kind.webhook.rawValue)
            }
        return try String.fetchAll(
            database.cachedStatement(
                sql: """
                    UPDATE \(table) SET state = 'due', held_block = NULL WHERE seq IN
                        (SELECT seq FROM \(table) WHERE state = 'held' AND \(outlet) = ? AND held_block = ?
                            AND NOT EXISTS (SELECT 1 FROM breaker WHERE breaker.gateway = ? AND breaker.block = ?)
                        ORDER BY due_at, seq LIMIT ?)
                    RETURNING id
                    """),
            arguments: [name, breaker.part.column, breaker.outlet.column, breaker.part.column, releasedAtOnce]
        ).map(ActionID.init)
    }

    /// A process that ended in the middle of a release leaves some behind.
    static func freeWhatNothingHolds(in database: Database) throws {
        try database.run(
            """
            UPDATE action SET state = 'due', held_block = NULL WHERE state = 'held' AND NOT EXISTS
                (SELECT 1 FROM breaker WHERE breaker.gateway = action.gateway AND breaker.block = action.held_block)
            """)
        try database.run(
            """
            UPDATE errand SET state = 'due', held_block = NULL WHERE state = 'held' AND NOT EXISTS
                (SELECT 1 FROM breaker WHERE \(heldKind) = errand.kind AND breaker.block = errand.held_block)
            """)
    }

    /// What it held has been erased with the number.
    static func forget(_ number: SMSAddress, inBreakers database: Database) throws {
        var parts: [Breaker.Part] = [.sender(number)]
        if case .phone(let phone) = number { parts.append(.recipient(phone)) }
        for table in ["breaker", "sent_parts"] {
            for part in parts { try database.run("DELETE FROM \(table) WHERE block = ?", [part.column]) }
        }
    }

    static func deleteCounts(until now: Timestamp, in database: Database) throws -> Forgotten {
        try database.run(
            """
            DELETE FROM sent_parts WHERE (gateway, block, span, slot) IN
                (SELECT gateway, block, span, slot FROM sent_parts WHERE counts_until <= ? ORDER BY counts_until LIMIT ?)
            """,
            [now.milliseconds, forgottenAtOnce])
        return Forgotten(rows: database.changesCount)
    }
}

extension BreakerRecord {
    /// Reads `gateway, block, span, parts, since` and how many it holds.
    fileprivate init(_ row: Row) throws(Unreadable) {
        let scope = Breaker.Scope(Breaker.Outlet(column: row[0]), try Breaker.Part(column: row[1]))
        self.init(
            breaker: Breaker(
                scope: scope, window: try SendingCaps.Window(rawValue: row[2]).orUnreadable("span"), limit: row[3],
                since: Timestamp(milliseconds: row[4])),
            held: row[5])
    }
}
