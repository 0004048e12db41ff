import Foundation
import GRDB
public import Journal
public import SMSMessages

/// Step 2 of a message's path, where it comes in parts: each is on disk before it is acknowledged, and the last one makes the message.
extension SQLiteJournal {
    /// Long SMS ended in one commit.
    static let endedAtOnce = 100

    public func acceptIncomplete(now: Timestamp, joining read: @escaping ArrivalReader) async throws(JournalFailure) -> [MessageID] {
        var accepted: [MessageID] = []
        while true {
            let (ended, ids) = try await commits.perform { database in
                let ended = try Self.endLongSMS(until: now, joining: read, in: database)
                if ended.count > 0 { self.logHoldsTexts.withLock { $0 = true } }
                return ended
            }
            feed.tell { ids }
            accepted += ids
            if ended < Self.endedAtOnce { return accepted }
        }
    }

    static func accept(
        _ message: InboundMessage, part number: Int, of parts: MessageParts, joining read: ArrivalReader, in database: Database
    ) throws -> Acceptance {
        if let first = try firstDelivery(of: message, part: number, of: parts, in: database) {
            return Acceptance(kind: .repeated, id: first)
        }
        let long = try waiting(for: message, part: number, of: parts, in: database) ?? begin(with: message, of: parts, in: database)
        try insert(message, part: number, of: long, in: database)
        let held = try Int.fetchOne(
            database.cachedStatement(sql: "SELECT count(*) FROM part WHERE long_sms = ?"), arguments: [long.seq])
        guard held == parts.total else { return Acceptance(kind: .part, id: long.message) }
        return try join(long, joining: read, in: database)
    }

    // MARK: Parts that are known

    /// - Returns: the id of the message that this very part is in, or will be.
    private static func firstDelivery(
        of message: InboundMessage, part number: Int, of parts: MessageParts, in database: Database
    ) throws -> MessageID? {
        if let joined = try joinedBefore(message, part: number, in: database) { return joined }
        // Once a message is whole, equal parts that the provider tells apart belong to the next.
        let id = try String.fetchOne(
            database.cachedStatement(
                sql: """
                    SELECT l.message FROM part p INDEXED BY part_content CROSS JOIN long_sms l ON l.seq = p.long_sms
                    WHERE p.content = ? AND p.number = ? AND p.text = ? AND \(sameSMS)
                        AND (l.is_open = 1 OR p.provider_id IS NULL OR ? IS NULL)
                    ORDER BY p.seq DESC LIMIT 1
                    """),
            arguments: [ContentHash.of(message), number, Data(message.text.utf8)] + key(of: message, parts) + [message.providerID])
        return try id.map { try MessageID($0).orUnreadable("long_sms.message") }
    }

    /// By its id: also long after, and where all parts of a message have one id.
    private static func joinedBefore(_ message: InboundMessage, part number: Int, in database: Database) throws -> MessageID? {
        guard let providerID = message.providerID else { return nil }
        let known = try Row.fetchCursor(
            database.cachedStatement(
                sql: """
                    SELECT k.message, m.parts FROM known_id k LEFT JOIN message m ON m.id = k.message
                    WHERE k.provider_id = ? AND k.channel = ? AND (m.seq IS NULL OR
                        (m.sender = ? AND m.receiver = ? AND m.parts IS NOT NULL AND (m.text_is_gone = 1 OR instr(m.text, ?) > 0)))
                    ORDER BY k.message
                    """),
            arguments: [providerID, message.channel, message.sender.text, message.receiver.text, Data(message.textWithoutCuts.utf8)])
        while let row = try known.next() {
            // Of a deleted message only the id is left, and it is taken as the same, as a whole one would be.
            guard try MessageParts(column: row[1])?.held.contains(number) ?? true else { continue }
            return try MessageID(row[0] as String).orUnreadable("known_id.message")
        }
        return nil
    }

    // MARK: Long SMS

    private struct LongSMS {
        let seq: Int64
        let message: MessageID
    }

    private static let sameSMS = "l.sender = ? AND l.receiver = ? AND l.channel = ? AND l.reference = ? AND l.total = ?"

    /// Long SMS with one reference that a part may belong to: of more than so many, no phone is at work.
    private static let mostBegunAtOnce = 100

    private static func key(of message: InboundMessage, _ parts: MessageParts) -> StatementArguments {
        [message.sender.text, message.receiver.text, message.channel, parts.reference, parts.total]
    }

    /// The one begun last: somebody writes one SMS after the other, so where a part got lost and the reference came again, the parts that
    /// come now belong to what began now.
    private static func waiting(
        for message: InboundMessage, part number: Int, of parts: MessageParts, in database: Database
    ) throws -> LongSMS? {
        let begun = try Row.fetchCursor(
            database.cachedStatement(
                sql: """
                    SELECT l.seq, l.message, EXISTS (SELECT 1 FROM part p WHERE p.long_sms = l.seq AND p.number = ?)
                    FROM long_sms l WHERE \(sameSMS) AND l.is_open = 1 AND l.ends_at > ? ORDER BY l.seq DESC LIMIT \(mostBegunAtOnce)
                    """),
            arguments: [number] + key(of: message, parts) + [message.receivedAt.milliseconds])
        while let row = try begun.next() {
            if row[2] { continue }
            return LongSMS(seq: row[0], message: try MessageID(row[1] as String).orUnreadable("long_sms.message"))
        }
        return nil
    }

    private static func begin(with message: InboundMessage, of parts: MessageParts, in database: Database) throws -> LongSMS {
        let end = (message.receivedAt + PartWait.longest).milliseconds
        try database.run(
            "INSERT INTO long_sms (sender, receiver, channel, reference, total, message, ends_at) VALUES (?, ?, ?, ?, ?, ?, ?)",
            key(of: message, parts) + [message.id.description, end])
        return LongSMS(seq: database.lastInsertedRowID, message: message.id)
    }

    private static func insert(_ message: InboundMessage, part number: Int, of long: LongSMS, in database: Database) throws {
        try database.run(
            """
            INSERT INTO part (long_sms, number, provider_id, text, raw_text, sent_at, received_at, hops, content)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                long.seq, number, message.providerID, Data(message.text.utf8), message.rawText.map { Data($0) },
                message.sentAt?.milliseconds, message.receivedAt.milliseconds, message.hops, ContentHash.of(message),
            ])
    }

    /// Accepts what is there as a message.
    private static func join(_ long: LongSMS, joining read: ArrivalReader, in database: Database) throws -> Acceptance {
        let parts = try parts("l.seq = ?", [long.seq], in: database)
        let message = try InboundMessage(joining: parts, as: long.message).orUnreadable("long_sms.seq")
        let isSuspect = try message.providerID == nil && hasEqualWithoutID(message, in: database)
        let acceptance = Acceptance(kind: isSuspect ? .suspectedDuplicate : .new, id: message.id)
        try store(read(message), as: acceptance.kind, in: database)
        try keepIDs(of: parts, in: database)
        try database.run("UPDATE long_sms SET is_open = 0 WHERE seq = ?", [long.seq])
        return acceptance
    }

    /// So that each part is known when it is delivered again.
    private static func keepIDs(of parts: [InboundMessage], in database: Database) throws {
        for part in parts where part.providerID != nil {
            try database.run(
                "INSERT OR IGNORE INTO known_id (provider_id, channel, message, received_at) VALUES (?, ?, ?, ?)",
                [part.providerID, part.channel, part.id.description, part.receivedAt.milliseconds])
        }
    }

    /// In the order they came in, each with the id that its message has.
    private static func parts(_ condition: String, _ arguments: StatementArguments, in database: Database) throws -> [InboundMessage] {
        try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT l.message, l.channel, l.sender, l.receiver, l.reference, l.total,
                        p.number, p.provider_id, p.text, p.raw_text, p.sent_at, p.received_at, p.seq, p.hops
                    FROM long_sms l JOIN part p ON p.long_sms = l.seq WHERE \(condition)
                    """),
            arguments: arguments
        ).sorted { ($0[12] as Int64) < ($1[12] as Int64) }.map { try InboundMessage(part: $0) }
    }

    // MARK: The end

    /// One portion.
    /// - Returns: how many there were, and the messages that came of those that were not whole.
    static func endLongSMS(
        until instant: Timestamp, joining read: ArrivalReader, in database: Database
    ) throws -> (count: Int, accepted: [MessageID]) {
        let over = try Row.fetchAll(
            database.cachedStatement(
                sql: "SELECT seq, message, is_open FROM long_sms WHERE ends_at <= ? ORDER BY ends_at, seq LIMIT ?"),
            arguments: [instant.milliseconds, endedAtOnce])
        var accepted: [MessageID] = []
        for row in over {
            let long = LongSMS(seq: row[0], message: try MessageID(row[1] as String).orUnreadable("long_sms.message"))
            if row[2] { accepted.append(try join(long, joining: read, in: database).id) }
            try delete(long, in: database)
        }
        return (over.count, accepted)
    }

    /// Overwritten first, for what ``overwriteTexts(of:in:)`` says.
    private static func delete(_ long: LongSMS, in database: Database) throws {
        try database.run(
            "UPDATE part SET text = zeroblob(length(text)), raw_text = zeroblob(length(raw_text)) WHERE long_sms = ?", [long.seq])
        try database.run("DELETE FROM part WHERE long_sms = ?", [long.seq])
        try database.run("DELETE FROM long_sms WHERE seq = ?", [long.seq])
    }

    // MARK: One number

    static func waitingParts(of number: SMSAddress, in database: Database) throws -> [InboundMessage] {
        try parts("l.sender = ? AND l.is_open = 1", [number.text], in: database)
    }

    /// - Returns: how many waited. A late repetition of one of them is still known.
    static func eraseParts(of number: SMSAddress, in database: Database) throws -> Int {
        let waiting = try waitingParts(of: number, in: database)
        try keepIDs(of: waiting, in: database)
        let all = try Row.fetchAll(
            database.cachedStatement(sql: "SELECT seq, message FROM long_sms WHERE sender = ?"), arguments: [number.text])
        for row in all {
            try delete(
                LongSMS(seq: row[0], message: try MessageID(row[1] as String).orUnreadable("long_sms.message")), in: database)
        }
        return waiting.count
    }
}

extension InboundMessage {
    /// Reads `message, channel, sender, receiver, reference, total, number, provider_id, text, raw_text, sent_at, received_at`.
    fileprivate init(part row: Row) throws(Unreadable) {
        let rawText: Data? = row[9]
        let sentAt: Int64? = row[10]
        self.init(
            id: try MessageID(row[0] as String).orUnreadable("long_sms.message"), providerID: row[7], channel: row[1],
            sender: SMSAddress(canonical: row[2]), receiver: SMSAddress(canonical: row[3]),
            text: String(decoding: row[8] as Data, as: UTF8.self), rawText: rawText.map(Array.init),
            sentAt: sentAt.map(Timestamp.init(milliseconds:)), receivedAt: Timestamp(milliseconds: row[11]), hops: row[13],
            parts: MessageParts(reference: row[4], total: row[5], held: [row[6]]))
    }
}

extension MessageParts {
    /// As kept in `message.parts`.
    var column: String {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            return String(decoding: try encoder.encode(self), as: UTF8.self)
        }
    }

    init?(column: String?) throws(Unreadable) {
        guard let column else { return nil }
        do {
            self = try JSONDecoder().decode(MessageParts.self, from: Data(column.utf8))
        } catch {
            throw Unreadable(column: "parts")
        }
    }
}
