import GRDB
public import Journal
public import SMSMessages

/// One SMS to many: kept as one row, out of which SMS are made as those before them leave.
extension SQLiteJournal {
    static func insert(_ broadcast: NewBroadcast, of message: Int64, now: Timestamp, in database: Database) throws {
        try database.run(
            """
            INSERT INTO broadcast
                (id, message, rule, number, sender, gateway, text, lifetime, expires_at, begun_at, state, audiences, recipients)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                broadcast.id.text, message, broadcast.rule, broadcast.number.text, broadcast.sender.text, broadcast.gateway, broadcast.text,
                Int64(broadcast.lifetime / .milliseconds(1)), broadcast.expiresAt.milliseconds, now.milliseconds,
                broadcast.heldBack == nil ? "running" : "suppressed",
                broadcast.audiences.joined(separator: "\n"),
                // A line end stands before and after each, so that one number is not found in another; and each once, or of two
                // neighbours that share their line end only one would be found.
                once(broadcast.recipients).map { "\n\($0.text)" }.joined() + "\n",
            ])
    }

    private static func once(_ recipients: [SMSAddress]) -> [SMSAddress] {
        var seen: Set<SMSAddress> = []
        return recipients.filter { seen.insert($0).inserted }
    }

    /// Makes SMS out of the broadcasts of these gateways of which few are due.
    static func expandBroadcasts(of gateways: Set<String>, now: Timestamp, in database: Database) throws {
        for gateway in gateways.sorted() {
            let running = try Row.fetchAll(
                database.cachedStatement(
                    sql: "SELECT seq, \(RunningBroadcast.columns) FROM broadcast WHERE gateway = ? AND state = 'running' ORDER BY seq"),
                arguments: [gateway])
            for row in running {
                var broadcast = try RunningBroadcast(row)
                try broadcast.expand(now: now, in: database)
            }
        }
    }

    public func broadcasts(limit: Int) async throws(JournalFailure) -> [BroadcastRecord] {
        try await reads.perform { database in
            try Row.fetchAll(
                database.cachedStatement(sql: "SELECT \(BroadcastRecord.columns) FROM broadcast b ORDER BY seq DESC LIMIT ?"),
                arguments: [max(limit, 0)]
            ).map { try BroadcastRecord($0, in: database) }
        }
    }

    public func sms(of broadcast: ActionID, after place: Int, limit: Int) async throws(JournalFailure) -> [ActionRecord] {
        try await reads.perform { database in
            try Row.fetchAll(
                database.cachedStatement(
                    sql: """
                        SELECT \(ActionRecord.columns), (SELECT text_is_gone FROM message WHERE message.seq = action.message) AS gone
                        FROM action WHERE message = (SELECT message FROM broadcast WHERE id = ?1)
                            AND broadcast = (SELECT seq FROM broadcast WHERE id = ?1)
                            AND seq > coalesce((SELECT seq FROM action WHERE id = ?1 || '.' || ?2), 0)
                            -- The SMS of that place may be erased.
                            AND CAST(substr(id, length(?1) + 2) AS INTEGER) > ?2
                        ORDER BY seq LIMIT ?3
                        """),
                arguments: [broadcast.text, place, max(limit, 0)]
            ).map { try ActionRecord($0, textIsGone: $0["gone"]) }
        }
    }

    public func stopBroadcast(_ id: ActionID, now: Timestamp) async throws(JournalFailure) -> Bool {
        let isStopped = try await commits.perform { database in
            let seq = try Int64.fetchOne(
                database.cachedStatement(sql: "SELECT seq FROM broadcast WHERE id = ?"), arguments: [id.text])
            guard let seq else { return false }
            try database.run("UPDATE broadcast SET state = 'stopped' WHERE seq = ? AND state = 'running'", [seq])
            let wasRunning = database.changesCount > 0
            try database.run(
                "UPDATE action SET state = 'dropped', due_at = NULL, ended_at = ? WHERE broadcast = ? AND state IN ('due', 'held')",
                [now.milliseconds, seq])
            let dropped = database.changesCount
            if dropped > 0 { try database.run("UPDATE broadcast SET state = 'stopped' WHERE seq = ?", [seq]) }
            return wasRunning || dropped > 0
        }
        if isStopped { feed.tell { id.message.map { [$0] } ?? [] } }
        return isStopped
    }

    static func isOfStoppedBroadcast(_ action: Int64, in database: Database) throws -> Bool {
        try Bool.fetchOne(
            database.cachedStatement(
                sql: "SELECT state = 'stopped' FROM broadcast WHERE seq = (SELECT broadcast FROM action WHERE seq = ?)"),
            arguments: [action]) ?? false
    }

    /// - Returns: of those whose time is over, the message each followed from.
    static func expireBroadcasts(now: Timestamp, in database: Database) throws -> [ActionID] {
        try String.fetchAll(
            database.cachedStatement(
                sql: "UPDATE broadcast SET state = 'expired' WHERE state = 'running' AND expires_at <= ? RETURNING id"),
            arguments: [now.milliseconds]
        ).map(ActionID.init)
    }

    /// Whoever is to be forgotten is not written to any more.
    static func forget(_ number: SMSAddress, inBroadcasts database: Database) throws {
        try database.run(
            """
            UPDATE broadcast SET recipients = replace(recipients, char(10) || ?1 || char(10),
                char(10) || substr('\(String(repeating: " ", count: 32))', 1, length(?1)) || char(10))
            WHERE instr(recipients, char(10) || ?1 || char(10)) > 0
            """,
            [number.text])
    }
}

/// A broadcast as far as making SMS out of it goes.
struct RunningBroadcast {
    static let columns = """
        id, message, rule, number, sender, gateway, lifetime, expires_at, walked, audiences, audiences_walked, last_member, made
        """
    /// Recipients looked at in one commit: somebody who has been given one already is work as well.
    static let lookedAtOnce = 4 * NewBroadcast.portion

    private let seq: Int64
    private let message: Int64
    private let broadcast: NewBroadcast
    private var walked: Int
    private let audiences: [String]
    private var audiencesWalked: Int
    private var lastMember: String
    private var made: Int

    init(_ row: Row) throws {
        seq = row[0]
        message = row[2]
        broadcast = NewBroadcast(
            id: ActionID(row[1]), rule: row[3], recipients: [], audiences: [], number: SMSAddress(canonical: row[4]),
            sender: SMSAddress(canonical: row[5]), gateway: row[6], text: "", lifetime: .milliseconds(row[7] as Int64),
            expiresAt: Timestamp(milliseconds: row[8]))
        walked = row[9]
        audiences = (row[10] as String).split(separator: "\n").map(String.init)
        audiencesWalked = row[11]
        lastMember = row[12]
        made = row[13]
    }

    mutating func expand(now: Timestamp, in database: Database) throws {
        if broadcast.expiresAt <= now {
            try database.run("UPDATE broadcast SET state = 'expired' WHERE seq = ?", [seq])
            return
        }
        var room = NewBroadcast.portion - (try countDue(in: database))
        // Not one by one: each time costs a look at what is due.
        guard room >= NewBroadcast.portion / 2 else { return }
        var toLookAt = Self.lookedAtOnce
        var isAtEnd = false
        while room > 0, toLookAt > 0, !isAtEnd {
            let next = try nextRecipients(min(room, toLookAt), in: database)
            isAtEnd = next == nil
            toLookAt -= next?.count ?? 0
            for recipient in next ?? [] where try insert(recipient, now: now, in: database) { room -= 1 }
        }
        try database.run(
            "UPDATE broadcast SET walked = ?, audiences_walked = ?, last_member = ?, made = ?, state = ? WHERE seq = ?",
            [walked, audiencesWalked, lastMember, made, isAtEnd ? "expanded" : "running", seq])
    }

    private func countDue(in database: Database) throws -> Int {
        try Int.fetchOne(
            database.cachedStatement(sql: "SELECT count(*) FROM action WHERE broadcast = ? AND state IN ('due', 'held')"), arguments: [seq])
            ?? 0
    }

    /// - Returns: nil at the end.
    private mutating func nextRecipients(_ limit: Int, in database: Database) throws -> [SMSAddress]? {
        if let named = try nextNamed(limit, in: database) { return named }
        while audiencesWalked < audiences.count {
            let members = try String.fetchAll(
                database.cachedStatement(
                    sql: "SELECT DISTINCT number FROM membership WHERE audience = ? AND number > ? ORDER BY number LIMIT ?"),
                arguments: [audiences[audiencesWalked], lastMember, limit])
            if let last = members.last {
                lastMember = last
                return members.map { SMSAddress(canonical: $0) }
            }
            audiencesWalked += 1
            lastMember = ""
        }
        return nil
    }

    /// A piece of the list; the last entry of it may be cut, and waits for the next.
    /// - Returns: nil at the end; nobody where all of the piece were erased.
    private mutating func nextNamed(_ limit: Int, in database: Database) throws -> [SMSAddress]? {
        let piece = try String.fetchOne(
            database.cachedStatement(sql: "SELECT substr(recipients, ?, ?) FROM broadcast WHERE seq = ?"),
            arguments: [walked + 1, limit * Self.longestEntry + 1, seq])
        guard let piece, let end = piece.lastIndex(of: "\n"), end > piece.startIndex else { return nil }
        var recipients: [SMSAddress] = []
        var behind = piece.startIndex
        for entry in piece[..<end].split(separator: "\n") where recipients.count < limit {
            behind = entry.endIndex
            if entry.first != " " { recipients.append(SMSAddress(canonical: String(entry))) }
        }
        walked += piece.unicodeScalars.distance(from: piece.startIndex, to: behind)
        return recipients
    }

    /// A line end, and a number of `+` and 15 digits or a name, in characters; erased, it is as long as before.
    private static let longestEntry = 33

    /// - Returns: false for somebody who has been given one already.
    private mutating func insert(_ recipient: SMSAddress, now: Timestamp, in database: Database) throws -> Bool {
        let isNew = try Bool.fetchOne(
            database.cachedStatement(sql: "SELECT NOT EXISTS (SELECT 1 FROM action WHERE broadcast = ? AND recipient = ?)"),
            arguments: [seq, recipient.text])
        guard isNew == true else { return false }
        made += 1
        let action = NewAction(
            id: broadcast.id(ofSMS: made), origin: .rule, rule: broadcast.rule, recipient: recipient, number: broadcast.number,
            sender: broadcast.sender, gateway: broadcast.gateway, text: "",
            // While nothing leaves, as many wait as are made at once: they must not run out one portion after the other.
            expiresAt: max(now + broadcast.lifetime, broadcast.expiresAt))
        try SQLiteJournal.insert(action, of: message, dueAt: now, broadcast: seq, in: database)
        return true
    }
}

extension BroadcastRecord {
    static let columns = """
        seq, id, rule, number, sender, gateway, text, lifetime, expires_at, state, begun_at, audiences, last_member,
        (SELECT text_is_gone FROM message WHERE message.seq = b.message), audiences_walked,
        CASE state WHEN 'expanded' THEN NULL ELSE substr(recipients, walked + 1) END
        """

    /// Reads ``columns``.
    init(_ row: Row, in database: Database) throws {
        let audiences = (row[11] as String).split(separator: "\n").map(String.init)
        let left = try (row[15] as String?).map { named in
            let ahead = audiences.dropFirst(row[14])
            return try ahead.indices.reduce(named.split(separator: "\n").count { $0.first != " " }) { count, index in
                count + (try Self.members(of: ahead[index], after: index == ahead.startIndex ? row[12] : "", in: database))
            }
        }
        let made = try Row.fetchAll(
            database.cachedStatement(sql: "SELECT state, count(*) FROM action WHERE broadcast = ? GROUP BY state"),
            arguments: [row[0] as Int64]
        ).map { ($0[0] as String, $0[1] as Int) }
        self.init(
            broadcast: NewBroadcast(
                id: ActionID(row[1]), rule: row[2], recipients: [], audiences: audiences, number: SMSAddress(canonical: row[3]),
                sender: SMSAddress(canonical: row[4]), gateway: row[5], text: row[13] ? "" : row[6],
                lifetime: .milliseconds(row[7] as Int64), expiresAt: Timestamp(milliseconds: row[8])),
            state: try BroadcastState(rawValue: row[9]).orUnreadable("state"), begunAt: Timestamp(milliseconds: row[10]),
            made: Dictionary(uniqueKeysWithValues: made), left: left ?? 0)
    }

    private static func members(of audience: String, after: String, in database: Database) throws -> Int {
        try Int.fetchOne(
            database.cachedStatement(
                sql: "SELECT count(*) FROM (SELECT DISTINCT number FROM membership WHERE audience = ? AND number > ?)"),
            arguments: [audience, after]) ?? 0
    }
}
