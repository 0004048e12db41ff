import GRDB
public import Journal
public import SMSMessages

/// What is kept of one number, and how all of it is deleted.
extension SQLiteJournal {
    public func export(_ number: SMSAddress) async throws(JournalFailure) -> NumberRecord {
        try await commits.perform { database in
            let sender: StatementArguments = [number.text]
            let messages = try Row.fetchAll(
                database, sql: "SELECT \(MessageRecord.columns) FROM message WHERE sender = ? ORDER BY received_at, seq", arguments: sender
            ).map { try Self.record($0, in: database) }
            let optOuts = try Row.fetchAll(
                database, sql: "SELECT number, since FROM opt_out WHERE sender = ? ORDER BY number", arguments: sender
            ).map { NumberRecord.OptOut(number: SMSAddress(canonical: $0[0]), since: Timestamp(milliseconds: $0[1])) }
            let log = try Row.fetchAll(
                database, sql: "SELECT number, change, at, message FROM consent_log WHERE sender = ? ORDER BY seq", arguments: sender
            ).map { try NumberRecord.ConsentEntry($0) }
            return NumberRecord(number: number, messages: messages, optOuts: optOuts, consentLog: log)
        }
    }

    public func erase(_ number: SMSAddress, now: Timestamp) async throws(JournalFailure) -> Erased {
        var erased = Erased(messages: 0, actions: 0)
        while true {
            let (portion, ids) = try await commits.perform { database in
                self.logHoldsTexts.withLock { $0 = true }
                return try Self.erase(number, in: database)
            }
            feed.tell { ids }
            erased.messages += portion.messages
            erased.actions += portion.actions
            if portion.messages < Self.forgottenAtOnce { break }
        }
        try await emptyLog()
        return erased
    }

    /// One portion; what is not a message of its own goes with the last.
    static func erase(_ number: SMSAddress, in database: Database) throws -> (Erased, [MessageID]) {
        let rows = try Row.fetchAll(
            database.cachedStatement(sql: "SELECT seq, id, receiver FROM message WHERE sender = ? LIMIT ?"),
            arguments: [number.text, forgottenAtOnce])
        var erased = Erased(messages: rows.count, actions: 0)
        for row in rows {
            try overwriteTexts(of: row[0], in: database)
            erased.actions += try delete(row[0], in: database)
        }
        // The next portion may never come: what is left of a lane must be decided all the same.
        for receiver in Set(rows.map { $0[2] as String }) { try lead(sender: number.text, receiver: receiver, in: database) }
        if rows.count < forgottenAtOnce {
            // What went to it without being an answer to it.
            try database.run("DELETE FROM action WHERE recipient = ? AND begun_at IS NOT NULL", [number.text])
            erased.actions += database.changesCount
            try database.run("DELETE FROM consent_log WHERE sender = ?", [number.text])
        }
        return (erased, try rows.map { try MessageID($0[1] as String).orUnreadable("id") })
    }
}

extension NumberRecord.ConsentEntry {
    /// Reads `number, change, at, message`.
    fileprivate init(_ row: Row) throws(Unreadable) {
        let message: String? = row[3]
        self.init(
            number: SMSAddress(canonical: row[0]), change: try ConsentChange(rawValue: row[1]).orUnreadable("change"),
            at: Timestamp(milliseconds: row[2]), message: message.flatMap { MessageID($0) })
    }
}
