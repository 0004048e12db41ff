import Foundation
import GRDB
public import Journal
import SMSMessages

/// Step 2 of a message's path: what came in.
extension SQLiteJournal {
    /// A delivery without an id is suspected to repeat an equal one that came in less than this before or after it.
    static let duplicateWindow = Duration.seconds(60)

    public func accept(_ arrivals: [Arrival], joining read: @escaping ArrivalReader) async throws(JournalFailure) -> [Acceptance] {
        try requireRoom()
        let (acceptances, stopped) = try await commits.perform { database in
            var stopped: [ActionID] = []
            return (try arrivals.map { try Self.accept($0, joining: read, stopping: &stopped, in: database) }, stopped)
        }
        feed.tell { acceptances.filter(\.kind.isStored).map(\.id) + stopped.compactMap(\.message) }
        return acceptances
    }

    public func probe() async throws(JournalFailure) {
        try requireRoom()
        try await commits.perform { _ in }
    }

    private static func accept(
        _ arrival: Arrival, joining read: ArrivalReader, stopping stopped: inout [ActionID], in database: Database
    ) throws -> Acceptance {
        if let parts = arrival.message.parts, let number = parts.number {
            return try accept(arrival.message, part: number, of: parts, joining: read, in: database)
        }
        let acceptance = try acceptance(of: arrival.message, in: database)
        stopped += try store(arrival, as: acceptance.kind, in: database)
        return acceptance
    }

    /// Does nothing for a repetition.
    ///
    /// - Returns: SMS that waited, and go out no more since it is an opt-out.
    @discardableResult
    static func store(_ arrival: Arrival, as kind: Acceptance.Kind, in database: Database) throws -> [ActionID] {
        let message = arrival.message
        var stopped: [ActionID] = []
        guard let kind = kind.column else { return stopped }
        let changed = try arrival.consent.map { try apply($0, of: message, in: database) } ?? false
        if arrival.consent == .optOut {
            try database.run(
                "DELETE FROM membership WHERE number = ? AND through = ?", [message.sender.text, message.receiver.text])
            stopped = try stopWhatWaits(
                for: message.sender.text, from: message.receiver.text, isNew: changed, now: message.receivedAt, in: database)
        }
        // To somebody who had not opted out, START is a word like any other.
        let isConsent = arrival.consent == .optOut || changed
        let seq = try insert(message, acceptance: kind, consent: isConsent ? arrival.consent : nil, in: database)
        if changed, let confirmation = arrival.confirmation {
            try insert(confirmation, of: seq, dueAt: message.receivedAt, in: database)
        }
        return stopped
    }

    private static func acceptance(of message: InboundMessage, in database: Database) throws -> Acceptance {
        guard let providerID = message.providerID else {
            let isRepeated = try hasEqualWithoutID(message, in: database)
            return Acceptance(kind: isRepeated ? .suspectedDuplicate : .new, id: message.id)
        }
        let known = try Row.fetchCursor(
            database.cachedStatement(
                sql: """
                    SELECT k.message, m.seq IS NULL OR (m.sender = ? AND m.receiver = ? AND (m.text = ? OR m.text_is_gone = 1))
                    FROM known_id k LEFT JOIN message m ON m.id = k.message WHERE k.provider_id = ? AND k.channel = ? ORDER BY k.message
                    """),
            arguments: [message.sender.text, message.receiver.text, Data(message.text.utf8), providerID, message.channel])
        var isReused = false
        while let row = try known.next() {
            // Of a message that is deleted already only the id is left: taken as the same, since acting twice is worse. So is a text
            // that is gone.
            if row[1] { return Acceptance(kind: .repeated, id: try MessageID(row[0] as String).orUnreadable("known_id.message")) }
            isReused = true
        }
        return Acceptance(kind: isReused ? .reusedID : .new, id: message.id)
    }

    /// Looks both ways: of two that come at once, the later received may be stored first.
    static func hasEqualWithoutID(_ message: InboundMessage, in database: Database) throws -> Bool {
        try Bool.fetchOne(
            database.cachedStatement(
                sql: """
                    SELECT EXISTS (SELECT 1 FROM message INDEXED BY message_content WHERE provider_id IS NULL AND content = ?
                        AND received_at > ? AND received_at < ? AND sender = ? AND receiver = ? AND text = ? AND text_is_gone = 0)
                    """),
            arguments: [
                ContentHash.of(message), (message.receivedAt - duplicateWindow).milliseconds,
                (message.receivedAt + duplicateWindow).milliseconds, message.sender.text, message.receiver.text, Data(message.text.utf8),
            ]) ?? false
    }

    /// - Returns: whether it changed anything.
    private static func apply(_ change: ConsentChange, of message: InboundMessage, in database: Database) throws -> Bool {
        try apply(
            change, sender: message.sender.text, number: message.receiver.text, at: message.receivedAt.milliseconds,
            message: message.id.description, in: database)
    }

    /// - Returns: whether it changed anything.
    static func apply(
        _ change: ConsentChange, sender: String, number: String, at receivedAt: Int64, message: String, in database: Database
    ) throws -> Bool {
        let pair: StatementArguments = [sender, number]
        let instant: StatementArguments = [receivedAt]
        switch change {
        case .optOut: try database.run("INSERT OR IGNORE INTO opt_out (sender, number, since) VALUES (?, ?, ?)", pair + instant)
        case .optIn: try database.run("DELETE FROM opt_out WHERE sender = ? AND number = ?", pair)
        }
        guard database.changesCount > 0 else { return false }
        try database.run(
            "INSERT INTO consent_log (sender, number, at, change, message) VALUES (?, ?, ?, ?, ?)",
            pair + instant + [change.rawValue, message])
        return true
    }

    /// - Returns: its place in the order of acceptance.
    private static func insert(
        _ message: InboundMessage, acceptance: String, consent: ConsentChange?, in database: Database
    ) throws -> Int64 {
        let id = message.id.description
        let sender = message.sender.text
        let receiver = message.receiver.text
        try database.run(
            """
            INSERT INTO message
                (id, provider_id, channel, sender, receiver, text, raw_text, sent_at, received_at, parts, acceptance, state, consent,
                hops, clock_offset, content, head)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, CASE WHEN ? OR EXISTS
                (SELECT 1 FROM message INDEXED BY message_lane
                WHERE sender = ? AND receiver = ? AND state IN ('waiting', 'fetching'))
                THEN NULL ELSE 1 END)
            """,
            [
                id, message.providerID, message.channel, sender, receiver, Data(message.text.utf8), message.rawText.map { Data($0) },
                message.sentAt?.milliseconds, message.receivedAt.milliseconds, try message.parts?.column, acceptance,
                consent == nil ? "waiting" : "consent", consent?.rawValue, message.hops, Int64(message.clockOffset / .milliseconds(1)),
                message.providerID == nil ? ContentHash.of(message) : nil, consent != nil, sender, receiver,
            ])
        let seq = database.lastInsertedRowID
        if let providerID = message.providerID {
            try database.run(
                "INSERT INTO known_id (provider_id, channel, message, received_at) VALUES (?, ?, ?, ?)",
                [providerID, message.channel, id, message.receivedAt.milliseconds])
        }
        return seq
    }
}
