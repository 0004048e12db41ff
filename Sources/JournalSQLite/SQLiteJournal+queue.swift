import GRDB
public import Journal
public import SMSMessages

/// What is to be done, and what has failed, for the operator.
extension SQLiteJournal {
    public func queue(_ query: QueueQuery) async throws(JournalFailure) -> [QueueEntry] {
        try await reads.perform { database in
            let limit = min(max(query.limit, 0), QueueQuery.mostAtOnce)
            let sms = try Self.rows("action", ActionRecord.columns, query, limit, in: database).map { row in
                let record = try ActionRecord(row, textIsGone: row["text_is_gone"])
                return (row, QueueEntry.Work.sms(record))
            }
            let errands = try Self.rows("errand", ErrandRecord.columns, query, limit, in: database).map { row in
                let record = try ErrandRecord(row, from: 0, textIsGone: row["text_is_gone"])
                return (row, QueueEntry.Work.errand(record))
            }
            let entries = try (sms + errands).map { row, work in
                let message = try MessageID(row["message_id"] as String).orUnreadable("id")
                return QueueEntry(work: work, message: message)
            }
            return Array(entries.sorted { $0.place < $1.place }.prefix(limit))
        }
    }

    private static func rows(
        _ table: String, _ columns: String, _ query: QueueQuery, _ limit: Int, in database: Database
    ) throws -> [Row] {
        let more = """
            (SELECT text_is_gone FROM message WHERE message.seq = \(table).message) AS text_is_gone,
            (SELECT id FROM message WHERE message.seq = \(table).message) AS message_id
            """
        func rows(_ condition: String, _ arguments: StatementArguments) throws -> [Row] {
            try Row.fetchAll(
                database.cachedStatement(sql: "SELECT \(columns), \(more) FROM \(table) WHERE \(condition)"), arguments: arguments)
        }
        if let id = query.id { return try rows("id = ?", [id.text]) }
        // Each of them has an index that holds nothing else; left the choice, SQLite walks the whole table in order.
        let isSMS = table == "action"
        let ended = [
            (isSMS ? "state IN ('failed', 'unknown', 'expired') AND replaced = 0" : "state IN ('failed', 'expired')", "\(table)_troubled")
        ]
        let underWay = [
            ("state = 'held'", "\(table)_held"), ("state = 'due'", "\(table)_due"),
            isSMS ? ("state = 'sending'", "action_sending") : ("state = 'making'", "errand_making"),
        ]
        return try (query.onlyEnded ? ended : underWay + ended).flatMap { condition, index in
            // The rows themselves are looked at when it is known which.
            try rows("seq IN (SELECT seq FROM \(table) INDEXED BY \(index) WHERE \(condition) ORDER BY seq LIMIT ?)", [limit])
        }
    }

    public func retry(_ id: ActionID, now: Timestamp) async throws(JournalFailure) -> QueueChange {
        let change = try await commits.perform { database in
            if let (seq, state) = try Self.state(of: id, in: database) {
                if try Self.textIsGone(of: id, "errand", in: database) { return QueueChange.textGone }
                guard let next = try? state.after(.retried(now: now)), try !Self.isFetch(seq, in: database) else { return .notPossible }
                try Self.store(next, detail: nil, of: seq, now: now, in: database)
                try database.run(
                    """
                    UPDATE errand SET attempts = ?1, begun_at = CASE ?1 WHEN 0 THEN NULL ELSE begun_at END,
                        expires_at = max(expires_at, ?2)
                    WHERE seq = ?3
                    """,
                    [next.attempts, (now + Self.retryLifetime).milliseconds, seq])
                return .made
            }
            return try Self.change(id, by: .retried(now: now), now: now, in: database)
        }
        if change == .made { feed.tell { id.message.map { [$0] } ?? [] } }
        return change
    }

    /// What a person has asked for is tried for so long at least.
    private static let retryLifetime = Duration.seconds(86_400)

    public func drop(_ id: ActionID, now: Timestamp) async throws(JournalFailure) -> QueueChange {
        let change = try await commits.perform { database in
            if let (seq, state) = try Self.state(of: id, in: database) {
                // Its rule waits for it.
                guard let next = try? state.after(.dropped), try state.hasEnded || !Self.isFetch(seq, in: database) else {
                    return QueueChange.notPossible
                }
                try database.run(
                    "UPDATE errand SET state = ?, due_at = NULL, held_block = NULL, ended_at = ? WHERE seq = ?",
                    [next.columns.state, now.milliseconds, seq])
                return .made
            }
            return try Self.change(id, by: .dropped, now: now, in: database)
        }
        if change == .made { feed.tell { id.message.map { [$0] } ?? [] } }
        return change
    }

    private static func change(
        _ id: ActionID, by event: ActionState.Event, now: Timestamp, in database: Database
    ) throws -> QueueChange {
        let row = try Row.fetchOne(
            database.cachedStatement(
                sql: "SELECT seq, state, due_at, leased_until, attempts, suppression, held_block FROM action WHERE id = ?"),
            arguments: [id.text])
        guard let row else { return .notFound }
        guard let next = try? ActionState(row, from: 1).after(event) else { return .notPossible }
        let columns = next.columns
        try database.run(
            "UPDATE action SET state = ?, due_at = ?, held_block = ?, ended_at = ? WHERE seq = ?",
            [columns.state, columns.dueAt, columns.heldBlock, next.hasEnded ? now.milliseconds : nil, row[0] as Int64])
        return .made
    }

    private static func textIsGone(of id: ActionID, _ table: String, in database: Database) throws -> Bool {
        try Bool.fetchOne(
            database.cachedStatement(
                sql: "SELECT text_is_gone FROM message WHERE seq = (SELECT message FROM \(table) WHERE id = ?)"),
            arguments: [id.text]) ?? false
    }

    private static func isFetch(_ errand: Int64, in database: Database) throws -> Bool {
        try Bool.fetchOne(
            database.cachedStatement(sql: "SELECT kind = 'fetch' FROM errand WHERE seq = ?"), arguments: [errand]) ?? false
    }
}

extension QueueEntry {
    /// As written: the SMS of a broadcast stand where it does.
    fileprivate var place: (MessageID, Int, Int) {
        let numbers = id.text.split(separator: "-").last?.split(separator: ".").map { Int($0) ?? 0 } ?? []
        return (message, numbers.first ?? 0, numbers.dropFirst().first ?? 0)
    }
}

extension ErrandState {
    fileprivate var attempts: Int {
        switch self {
        case .due(_, let attempts), .held(_, let attempts, _), .making(_, let attempts): attempts
        case .done, .failed, .excused, .expired, .dropped: 0
        }
    }
}
