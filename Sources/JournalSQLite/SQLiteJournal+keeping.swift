import GRDB
public import Journal
public import SMSMessages

/// What is kept for people, and what is forgotten.
extension SQLiteJournal {
    public func keepRuleSet(hash: String, text: String, now: Timestamp) async throws(JournalFailure) {
        try await commits.perform { database in
            try database.run("INSERT OR IGNORE INTO rule_set (hash, text, kept_at) VALUES (?, ?, ?)", [hash, text, now.milliseconds])
        }
    }

    public func record(of message: MessageID) async throws(JournalFailure) -> MessageRecord? {
        try await commits.perform { database in
            let row = try Row.fetchOne(
                database.cachedStatement(
                    sql: """
                        SELECT seq, id, provider_id, channel, sender, receiver, text, sent_at, received_at,
                            state, acceptance, rules, rule_set
                        FROM message WHERE id = ?
                        """),
                arguments: [message.description])
            guard let row else { return nil }
            let rules: String? = row[11]
            return MessageRecord(
                message: try InboundMessage(row, from: 1),
                state: try MessageRecord.State(rawValue: row[9]).orUnreadable("state"),
                acceptance: try Acceptance.Kind(column: row[10]),
                rules: rules?.split(separator: "\n").map(String.init) ?? [],
                ruleSetHash: row[12],
                actions: try Self.actions(of: row[0], in: database))
        }
    }

    private static func actions(of message: Int64, in database: Database) throws -> [ActionRecord] {
        try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT id, origin, rule, recipient, number, sender, gateway, text, expires_at,
                        state, due_at, leased_until, attempts, suppression, detail
                    FROM action WHERE message = ? ORDER BY seq
                    """),
            arguments: [message]
        ).map { ActionRecord(action: try NewAction($0, from: 0), state: try ActionState($0, from: 9), detail: $0[14]) }
    }

    public func counts() async throws(JournalFailure) -> JournalCounts {
        try await commits.perform { database in
            // Each has a partial index that holds nothing else.
            func count(_ rows: String) throws -> Int {
                try Int.fetchOne(database.cachedStatement(sql: "SELECT count(*) FROM \(rows)")) ?? 0
            }
            return JournalCounts(
                waiting: try count("message WHERE state = 'waiting'"), due: try count("action WHERE state = 'due'"),
                sending: try count("action WHERE state = 'sending'"), unknown: try count("action WHERE state = 'unknown'"),
                reusedIDs: try count("message WHERE acceptance = 'reusedID'"))
        }
    }

    /// Rows forgotten in one commit.
    static let forgottenAtOnce = 1000

    public func forget(_ keeping: KeepingTimes, now: Timestamp) async throws(JournalFailure) -> Bool {
        try await commits.perform { database in
            try database.run(
                """
                DELETE FROM known_id WHERE (provider_id, channel, message) IN
                    (SELECT provider_id, channel, message FROM known_id WHERE received_at <= ? ORDER BY received_at LIMIT ?)
                """,
                [(now - keeping.providerIDs).milliseconds, Self.forgottenAtOnce])
            return database.changesCount == Self.forgottenAtOnce
        }
    }
}
