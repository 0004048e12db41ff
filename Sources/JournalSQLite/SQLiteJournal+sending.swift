import Foundation
import GRDB
public import Journal
public import SMSMessages

/// SMS that people and programs ask for.
extension SQLiteJournal {
    public func send(_ order: SendOrder, now: Timestamp) async throws(JournalFailure) -> SendOutcome {
        try requireRoom()
        let outcome = try await commits.perform { database in
            if let known = try Self.known(order, in: database) { return known }
            if let since = try Self.optOut(of: order.action, in: database) { return SendOutcome.optedOut(since: since) }
            try Self.store(order, now: now, in: database)
            return .made
        }
        if outcome == .made { feed.tell { [order.message] } }
        return outcome
    }

    private static func known(_ order: SendOrder, in database: Database) throws -> SendOutcome? {
        let row = try Row.fetchOne(
            database.cachedStatement(
                sql: """
                    SELECT k.message, m.seq IS NULL OR (m.sender = ? AND m.receiver = ?
                        AND (m.text_is_gone = 1 OR m.reference IS ? AND m.text = ?))
                    FROM known_id k LEFT JOIN message m ON m.id = k.message WHERE k.provider_id = ? AND k.channel = ?
                    """),
            arguments: [
                order.action.number.text, order.action.recipient.text, order.reference, Data(order.action.text.utf8), order.key,
                SendOrder.channel,
            ])
        guard let row else { return nil }
        return row[1] ? .repeated(try MessageID(row[0] as String).orUnreadable("known_id.message")) : .keyReused
    }

    private static func optOut(of action: NewAction, in database: Database) throws -> Timestamp? {
        try Int64.fetchOne(
            database.cachedStatement(sql: "SELECT since FROM opt_out WHERE sender = ? AND number = ?"),
            arguments: [action.recipient.text, action.number.text]
        ).map(Timestamp.init(milliseconds:))
    }

    private static func store(_ order: SendOrder, now: Timestamp, in database: Database) throws {
        let message = order.stored(at: now)
        try database.run(
            """
            INSERT INTO message (id, provider_id, channel, sender, receiver, text, received_at, acceptance, state, reference)
            VALUES (?, ?, ?, ?, ?, ?, ?, 'new', 'outbound', ?)
            """,
            [
                message.id.description, order.key, SendOrder.channel, message.sender.text, message.receiver.text,
                Data(message.text.utf8), now.milliseconds, order.reference,
            ])
        let seq = database.lastInsertedRowID
        try database.run(
            "INSERT INTO known_id (provider_id, channel, message, received_at) VALUES (?, ?, ?, ?)",
            [order.key, SendOrder.channel, message.id.description, now.milliseconds])
        try insert(order.action, of: seq, dueAt: now, in: database)
    }
}
