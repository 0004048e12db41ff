import GRDB
public import Journal
public import SMSMessages
import Synchronization

/// Step 3 of a message's path: what waits for its decision, and what was decided.
extension SQLiteJournal {
    public func claimMessages(
        upTo limit: Int, leasedUntil: Timestamp, asking question: StateQuestion, now: Timestamp
    ) async throws(JournalFailure) -> MessageClaim {
        let claim = try await commits.perform { database in
            try Self.claim(upTo: limit, leasedUntil: leasedUntil, asking: question, in: database)
        }
        feed.tell { claim.setAside }
        return claim
    }

    private static func claim(
        upTo limit: Int, leasedUntil: Timestamp, asking question: StateQuestion, in database: Database
    ) throws -> MessageClaim {
        var claim = MessageClaim(messages: [])
        let heads = try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT seq, attempts, \(InboundMessage.columns) FROM message
                    WHERE head = 1 AND leased_until IS NULL ORDER BY seq LIMIT ?
                    """),
            arguments: [max(limit, 0)])
        var counts = CountsOfAll()
        for row in heads {
            let attempts: Int = row[1]
            let message = try InboundMessage(row, from: 2)
            if attempts >= ClaimedMessage.mostAttempts {
                try setAside(message, seq: row[0], in: database)
                claim.setAside.append(message.id)
                continue
            }
            let isSuspect = attempts > 0
            if isSuspect, !claim.messages.isEmpty { break }
            try database.run(
                "UPDATE message SET leased_until = ?, attempts = max(attempts, 1) WHERE seq = ?",
                [leasedUntil.milliseconds, row[0] as Int64])
            let state = try state(for: message, asking: question, counts: &counts, in: database)
            claim.messages.append(ClaimedMessage(message: message, attempt: attempts + 1, state: state))
            if isSuspect { break }
        }
        return claim
    }

    /// What stands in `leased_until` of a message that was put off: no time frees it.
    static let isPutOff = Int64.max - 1

    public func putOff(_ messages: [MessageID]) async throws(JournalFailure) {
        try await commits.perform { database in
            for message in messages {
                try database.run(
                    "UPDATE message SET leased_until = ? WHERE id = ? AND head = 1 AND leased_until IS NOT NULL AND +state = 'waiting'",
                    [Self.isPutOff, message.description])
            }
        }
    }

    public func claimPutOff(
        leasedUntil: Timestamp, asking question: StateQuestion
    ) async throws(JournalFailure) -> ClaimedMessage? {
        try await commits.perform { database in
            let row = try Row.fetchOne(
                database.cachedStatement(
                    sql: """
                        SELECT seq, attempts, \(InboundMessage.columns) FROM message
                        WHERE head = 1 AND leased_until = ? ORDER BY seq LIMIT 1
                        """),
                arguments: [Self.isPutOff])
            guard let row else { return nil }
            let message = try InboundMessage(row, from: 2)
            var counts = CountsOfAll()
            try database.run("UPDATE message SET leased_until = ? WHERE seq = ?", [leasedUntil.milliseconds, row[0] as Int64])
            return ClaimedMessage(
                message: message, attempt: row[1] + 1, state: try Self.state(for: message, asking: question, counts: &counts, in: database))
        }
    }

    public func beginDeciding(_ message: MessageID) async throws(JournalFailure) { try await count(1, on: message) }

    public func endDeciding(_ message: MessageID) async throws(JournalFailure) { try await count(-1, on: message) }

    private func count(_ change: Int, on message: MessageID) async throws(JournalFailure) {
        try await commits.perform { database in
            try database.run(
                "UPDATE message SET attempts = attempts + ? WHERE id = ? AND state = 'waiting'", [change, message.description])
        }
    }

    private static func setAside(_ message: InboundMessage, seq: Int64, in database: Database) throws {
        try database.run("UPDATE message SET state = 'setAside', head = NULL, troubled = 1 WHERE seq = ?", [seq])
        try makeNextHead(sender: message.sender.text, receiver: message.receiver.text, in: database)
    }

    public func decideAgain(_ message: MessageID, now: Timestamp) async throws(JournalFailure) -> Bool {
        let waits = try await commits.perform { database in try Self.decideAgain(message, in: database) }
        if waits { feed.tell { [message] } }
        return waits
    }

    private static func decideAgain(_ message: MessageID, in database: Database) throws -> Bool {
        let row = try Row.fetchOne(
            database.cachedStatement(
                sql: """
                    UPDATE message SET state = 'waiting', attempts = 0, troubled = 0
                    WHERE id = ? AND state = 'setAside' AND text_is_gone = 0 RETURNING sender, receiver
                    """),
            arguments: [message.description])
        guard let row else { return false }
        try lead(sender: row[0], receiver: row[1], in: database)
        return true
    }

    @discardableResult
    public func record(_ decisions: [MessageDecision], now: Timestamp) async throws(JournalFailure) -> [MessageID] {
        defer { feed.tell { decisions.map(\.message) } }
        let waitAgain = Mutex<[MessageID]>([])
        try await commits.performEach(
            decisions.map { decision in
                { database in
                    if try Self.isOverLimit(decision, in: database) {
                        try Self.giveBack(decision.message, in: database)
                        waitAgain.withLock { $0.append(decision.message) }
                    } else {
                        try Self.record(decision, now: now, in: database)
                    }
                }
            })
        return waitAgain.withLock { $0 }
    }

    /// Whether a limit of all has been used up since the message was claimed; of one that waits no more nothing is asked.
    private static func isOverLimit(_ decision: MessageDecision, in database: Database) throws -> Bool {
        guard decision.limits.contains(where: \.isOfAll) else { return false }
        let receiver = try String.fetchOne(
            database.cachedStatement(sql: "SELECT receiver FROM message WHERE id = ? AND state = 'waiting'"),
            arguments: [decision.message.description])
        guard let receiver else { return false }
        return try decision.limits.contains { try isUsedUp($0, receiver: receiver, in: database) }
    }

    private static func record(_ decision: MessageDecision, now: Timestamp, in database: Database) throws {
        let awaitsFetch = decision.consequences.awaitsFetch
        let end = decision.isTaken ? "decided" : "unmatched"
        let row = try Row.fetchOne(
            database.cachedStatement(
                sql: """
                    UPDATE message SET state = ?, after_fetch = ?, rules = ?, rule_set = ?, decided_at = ?, decision_state = ?, head = ?,
                        leased_until = ?, undecided = ?
                    WHERE id = ? AND state = 'waiting' RETURNING seq, id, sender, receiver, received_at
                    """),
            arguments: [
                awaitsFetch ? "fetching" : end, awaitsFetch ? end : nil, decision.rules.joined(separator: "\n"), decision.ruleSetHash,
                now.milliseconds, decision.state.column, awaitsFetch ? 1 : nil,
                // Nobody claims it any more, and it stays its lane's head.
                awaitsFetch ? Int64.max : nil, decision.undecided, decision.message.description,
            ])
        // Decided already: the first decision stands. Or erased meanwhile.
        guard let row else { return }
        let message = DecidedMessage(row)
        if !awaitsFetch { try makeNextHead(sender: message.sender, receiver: message.receiver, in: database) }
        for use in decision.limits { try count(use, of: message, in: database) }
        try insert(decision.consequences, of: message, now: now, in: database)
    }

    static func insert(_ consequences: Consequences, of message: DecidedMessage, now: Timestamp, in database: Database) throws {
        try apply(consequences.memberships, to: message, in: database)
        for action in consequences.actions { try insert(action, of: message.seq, dueAt: now, in: database) }
        for errand in consequences.errands { try insert(errand, of: message.seq, dueAt: now, in: database) }
        for broadcast in consequences.broadcasts { try insert(broadcast, of: message.seq, now: now, in: database) }
    }

    /// Gives a lane a head where it has none.
    static func lead(sender: String, receiver: String, in database: Database) throws {
        let isLed = try Bool.fetchOne(
            database.cachedStatement(
                sql: """
                    SELECT EXISTS (SELECT 1 FROM message INDEXED BY message_lane
                        WHERE sender = ? AND receiver = ? AND state IN ('waiting', 'fetching') AND head = 1)
                    """),
            arguments: [sender, receiver])
        if isLed != true { try makeNextHead(sender: sender, receiver: receiver, in: database) }
    }

    /// Its lane's next message may be claimed now.
    static func makeNextHead(sender: String, receiver: String, in database: Database) throws {
        try database.run(
            """
            UPDATE message SET head = 1 WHERE seq =
                (SELECT min(seq) FROM message INDEXED BY message_lane
                WHERE sender = ? AND receiver = ? AND state IN ('waiting', 'fetching') AND +state = 'waiting')
            """,
            [sender, receiver])
    }
}
