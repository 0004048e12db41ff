import GRDB
public import Journal
public import SMSMessages

/// What an operator changes of consent and of audiences.
extension SQLiteJournal {
    public func changeConsent(_ orders: [ConsentOrder], now: Timestamp) async throws(JournalFailure) -> ConsentOutcome {
        let (outcome, stopped) = try await commits.perform { database in
            var outcome = ConsentOutcome()
            var stopped: [ActionID] = []
            for order in orders {
                let isChanged = try Self.apply(order, now: now, in: database)
                outcome.changed += isChanged ? 1 : 0
                outcome.unchanged += isChanged ? 0 : 1
                guard order.change == .optOut else { continue }
                outcome.memberships += try Self.endMemberships(of: order, in: database)
                stopped += try Self.stopWhatWaits(
                    for: order.number.e164, from: order.ours.text, isNew: isChanged, now: now, in: database)
            }
            outcome.sms = stopped.count
            return (outcome, stopped)
        }
        feed.tell { stopped.compactMap(\.message) }
        return outcome
    }

    /// - Returns: whether it changed anything.
    private static func apply(_ order: ConsentOrder, now: Timestamp, in database: Database) throws -> Bool {
        let pair: StatementArguments = [order.number.e164, order.ours.text]
        switch order.change {
        case .optOut:
            try database.run(
                "INSERT OR IGNORE INTO opt_out (sender, number, since) VALUES (?, ?, ?)", pair + [order.since.milliseconds])
        case .optIn: try database.run("DELETE FROM opt_out WHERE sender = ? AND number = ?", pair)
        }
        guard database.changesCount > 0 else { return false }
        try database.run(
            "INSERT INTO consent_log (sender, number, at, change, source, note) VALUES (?, ?, ?, ?, ?, ?)",
            pair + [now.milliseconds, order.change.rawValue, order.evidence.source, order.evidence.note])
        return true
    }

    private static func endMemberships(of order: ConsentOrder, in database: Database) throws -> Int {
        try database.run("DELETE FROM membership WHERE number = ? AND through = ?", [order.number.e164, order.ours.text])
        return database.changesCount
    }

    /// What is being sent is on its way.
    ///
    /// - Parameter isNew: whether this opt-out changes anything: then it leaves nothing of what was confirmed before.
    static func stopWhatWaits(
        for phone: String, from number: String, isNew: Bool, now: Timestamp, in database: Database
    ) throws -> [ActionID] {
        try String.fetchAll(
            database.cachedStatement(
                sql: """
                    UPDATE action SET state = 'suppressed', suppression = ?, due_at = NULL, held_block = NULL, ended_at = ?
                    WHERE recipient = ? AND number = ? AND state IN ('due', 'held', 'sending') AND state <> 'sending'
                        AND (? OR origin <> 'consent') RETURNING id
                    """),
            arguments: [Suppression.optedOut.rawValue, now.milliseconds, phone, number, isNew]
        ).map(ActionID.init)
    }

    public func optOuts(_ query: OptOutQuery) async throws(JournalFailure) -> [OptOutRecord] {
        try await reads.perform { database in
            // Each walks along an index that begins with what is asked for.
            let filters: [(sql: String, value: String)?] = [
                query.number.map { ("sender = ?", $0.text) }, query.ours.map { ("number = ?", $0.text) },
            ]
            let asked = filters.compactMap(\.self)
            let place = query.after
            let conditions = asked.map(\.sql) + ["(sender, number) > (?, ?)"]
            let arguments = StatementArguments(asked.map(\.value) + [place?.number.text ?? "", place?.ours.text ?? ""])
            return try Row.fetchAll(
                database.cachedStatement(
                    sql: """
                        SELECT sender, number, since FROM opt_out WHERE \(conditions.joined(separator: " AND "))
                        ORDER BY sender, number LIMIT ?
                        """),
                arguments: arguments + [min(max(query.limit, 0), OptOutQuery.mostAtOnce)]
            ).map { try OptOutRecord($0, in: database) }
        }
    }

    // MARK: Audiences

    public func memberships(
        of audience: String, after: AudienceMember?, limit: Int
    ) async throws(JournalFailure) -> [AudienceMember] {
        try await reads.perform { database in
            try Row.fetchAll(
                database.cachedStatement(
                    sql: """
                        SELECT number, through, since FROM membership WHERE audience = ? AND (number, through) > (?, ?)
                        ORDER BY number, through LIMIT ?
                        """),
                arguments: [
                    audience, after?.number.e164 ?? "", after?.through.text ?? "", min(max(limit, 0), AudienceCount.mostAtOnce),
                ]
            ).map { row in
                guard case .phone(let number) = SMSAddress(canonical: row[0]) else { throw Unreadable(column: "number") }
                return AudienceMember(number: number, through: SMSAddress(canonical: row[1]), since: Timestamp(milliseconds: row[2]))
            }
        }
    }

    public func join(_ members: [AudienceMember], to audience: String) async throws(JournalFailure) -> AudienceOutcome {
        try await commits.perform { database in
            var outcome = AudienceOutcome()
            for member in members {
                let hasOptedOut = try Bool.fetchOne(
                    database.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM opt_out WHERE sender = ? AND number = ?)"),
                    arguments: [member.number.e164, member.through.text])
                if hasOptedOut == true {
                    outcome.optedOut.append(member)
                    continue
                }
                try database.run(
                    "INSERT INTO membership (audience, number, through, since) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
                    [audience, member.number.e164, member.through.text, member.since.milliseconds])
                outcome.joined += database.changesCount
                outcome.unchanged += 1 - database.changesCount
            }
            return outcome
        }
    }

    public func leave(_ numbers: [PhoneNumber], audience: String, through: SMSAddress?) async throws(JournalFailure) -> Int {
        try await commits.perform { database in
            var ended = 0
            for number in numbers {
                let member: StatementArguments = [audience, number.e164]
                if let through {
                    try database.run(
                        "DELETE FROM membership WHERE audience = ? AND number = ? AND through = ?", member + [through.text])
                } else {
                    try database.run("DELETE FROM membership WHERE audience = ? AND number = ?", member)
                }
                ended += database.changesCount
            }
            return ended
        }
    }
}

extension ConsentEvidence {
    /// - Parameter source: nil where a message is the evidence.
    init?(source: String?, note: String?) {
        guard let source else { return nil }
        self.init(source: source, note: note)
    }
}

extension OptOutRecord {
    /// Reads `sender, number, since`.
    fileprivate init(_ row: Row, in database: Database) throws {
        let log = try Row.fetchOne(
            database.cachedStatement(
                sql: """
                    SELECT message, source, note FROM consent_log WHERE sender = ? AND number = ? AND change = 'optOut'
                    ORDER BY seq DESC LIMIT 1
                    """),
            arguments: [row[0] as String, row[1] as String])
        let message: String? = log?[0]
        self.init(
            place: Place(number: SMSAddress(canonical: row[0]), ours: SMSAddress(canonical: row[1])),
            since: Timestamp(milliseconds: row[2]), message: message.flatMap { MessageID($0) },
            evidence: ConsentEvidence(source: log?[1], note: log?[2]))
    }
}
