import Foundation
import GRDB
public import Journal
public import SMSMessages

/// A message as far as its decision changes what is kept of its sender.
struct DecidedMessage {
    let seq: Int64
    let id: String
    let sender: String
    let receiver: String
    let receivedAt: Int64

    /// Reads `seq, id, sender, receiver, received_at`.
    init(_ row: Row) {
        seq = row[0]
        id = row[1]
        sender = row[2]
        receiver = row[3]
        receivedAt = row[4]
    }
}

/// Counts that messages of one claim have in common: those that come within one day count the same, and it may be thousands.
struct CountsOfAll {
    private struct Key: Hashable {
        let receiver: String
        let use: LimitUse
    }

    private var rules: [String: [String]] = [:]
    private var counts: [Key: RuleCount?] = [:]

    mutating func rules(of receiver: String, or read: () throws -> [String]) rethrows -> [String] {
        if let known = rules[receiver] { return known }
        let found = try read()
        rules[receiver] = found
        return found
    }

    mutating func count(of use: LimitUse, _ receiver: String, or read: () throws -> RuleCount?) rethrows -> RuleCount? {
        let key = Key(receiver: receiver, use: use)
        if let known = counts[key] { return known }
        let found = try read()
        counts[key] = .some(found)
        return found
    }
}

/// What is kept from one message to the next: the audiences that a sender is in, and when limited rules acted for him and for others.
extension SQLiteJournal {
    public func decisionState(
        for message: InboundMessage, asking question: StateQuestion
    ) async throws(JournalFailure) -> DecisionState {
        try await reads.perform { database in
            var counts = CountsOfAll()
            return try Self.state(for: message, asking: question, counts: &counts, in: database)
        }
    }

    /// Nothing is read that was not asked for; what is read is bounded by the limits, not by how much anybody wrote.
    ///
    /// - Parameter counts: what was counted of all senders before, which holds as long as nothing is decided.
    static func state(
        for message: InboundMessage, asking question: StateQuestion, counts: inout CountsOfAll, in database: Database
    ) throws -> DecisionState {
        var state = DecisionState()
        if question.audiencesMatter { state.audiences = try audiences(of: message.sender, in: database) }
        if question.limits.values.contains(where: { !$0.isOfAll }) {
            state.ruleTimes = try ruleTimes(for: message, limits: question.limits, in: database)
        }
        if question.limits.values.contains(where: \.isOfAll) {
            state.ruleCounts = try ruleCounts(for: message, limits: question.limits, &counts, in: database)
        }
        return state
    }

    private static func audiences(of sender: SMSAddress, in database: Database) throws -> Set<String> {
        guard case .phone = sender else { return [] }
        return try String.fetchSet(
            database.cachedStatement(sql: "SELECT audience FROM membership WHERE number = ?"), arguments: [sender.text])
    }

    private static func ruleTimes(
        for message: InboundMessage, limits: [String: RuleLimit], in database: Database
    ) throws -> [RuleTime] {
        let lane: StatementArguments = [message.sender.text, message.receiver.text]
        let uses = try counted(in: lane, database).compactMap { limits[$0] }.filter { !$0.isOfAll }.map {
            $0.use(at: message.receivedAt, clockOffset: message.clockOffset)
        }
        let times = try uses.flatMap { use in
            try Int64.fetchAll(
                database.cachedStatement(
                    sql: """
                        SELECT received_at FROM rule_time
                        WHERE sender = ? AND receiver = ? AND rule = ? AND received_at >= ? AND received_at < ?
                        ORDER BY received_at DESC LIMIT ?
                        """),
                arguments: lane + [use.rule] + use.bounds
            ).map { RuleTime(rule: use.rule, receivedAt: Timestamp(milliseconds: $0)) }
        }
        return times.sorted { ($0.receivedAt, $0.rule) < ($1.receivedAt, $1.rule) }
    }

    /// The rules with times in this lane: each is looked up once, however often it acted.
    private static func counted(in lane: StatementArguments, _ database: Database) throws -> [String] {
        try String.fetchAll(
            database.cachedStatement(
                sql: """
                    WITH RECURSIVE counted (rule) AS (
                        SELECT min(rule) FROM rule_time WHERE sender = ? AND receiver = ?
                        UNION ALL
                        SELECT (SELECT min(rule) FROM rule_time WHERE sender = ? AND receiver = ? AND rule > counted.rule)
                        FROM counted WHERE counted.rule IS NOT NULL
                    )
                    SELECT rule FROM counted WHERE rule IS NOT NULL
                    """),
            arguments: lane + lane)
    }

    private static func ruleCounts(
        for message: InboundMessage, limits: [String: RuleLimit], _ counts: inout CountsOfAll, in database: Database
    ) throws -> [RuleCount] {
        let receiver = message.receiver.text
        var found: [RuleCount] = []
        for rule in try counts.rules(of: receiver, or: { try counted(of: receiver, database) }) {
            guard let limit = limits[rule], limit.isOfAll else { continue }
            let use = limit.use(at: message.receivedAt, clockOffset: message.clockOffset)
            if let count = try counts.count(of: use, receiver, or: { try count(of: use, receiver: receiver, in: database) }) {
                found.append(count)
            }
        }
        return found
    }

    /// The rules with times of this number, whoever they are of: each is looked up once.
    private static func counted(of receiver: String, _ database: Database) throws -> [String] {
        try String.fetchAll(
            database.cachedStatement(
                sql: """
                    WITH RECURSIVE counted_in_all (rule) AS (
                        SELECT min(rule) FROM rule_time INDEXED BY rule_time_in_all WHERE receiver = ?
                        UNION ALL
                        SELECT (SELECT min(rule) FROM rule_time INDEXED BY rule_time_in_all WHERE receiver = ? AND rule > counted_in_all.rule)
                        FROM counted_in_all WHERE counted_in_all.rule IS NOT NULL
                    )
                    SELECT rule FROM counted_in_all WHERE rule IS NOT NULL
                    """),
            arguments: [receiver, receiver])
    }

    /// No more rows are looked at than the limit counts.
    /// - Returns: nil where there are none.
    private static func count(of use: LimitUse, receiver: String, in database: Database) throws -> RuleCount? {
        let row = try Row.fetchOne(
            database.cachedStatement(
                sql: """
                    SELECT count(*), min(received_at) FROM (
                        SELECT received_at FROM rule_time INDEXED BY rule_time_in_all
                        WHERE receiver = ? AND rule = ? AND received_at >= ? AND received_at < ?
                        ORDER BY received_at DESC LIMIT ?)
                    """),
            arguments: [receiver, use.rule] + use.bounds)
        guard let row, let oldest = row[1] as Int64? else { return nil }
        return RuleCount(rule: use.rule, count: row[0], oldest: Timestamp(milliseconds: oldest))
    }

    // MARK: What a decision changes

    /// Whether a limit of all is used up by what was committed since its message was claimed.
    static func isUsedUp(_ use: LimitUse, receiver: String, in database: Database) throws -> Bool {
        guard use.isOfAll else { return false }
        return try count(of: use, receiver: receiver, in: database).map { $0.count >= use.count } ?? (use.count <= 0)
    }

    static func apply(_ changes: [MembershipChange], to message: DecidedMessage, in database: Database) throws {
        for change in changes {
            switch change {
            case .join(let audience): try join(audience, message, in: database)
            case .leave(let audience):
                try database.run("DELETE FROM membership WHERE audience = ? AND number = ?", [audience, message.sender])
            }
        }
    }

    static func count(_ use: LimitUse, of message: DecidedMessage, in database: Database) throws {
        try database.run(
            "INSERT INTO rule_time (sender, receiver, rule, received_at, message, counts_until, in_all) VALUES (?, ?, ?, ?, ?, ?, ?)",
            [message.sender, message.receiver, use.rule, message.receivedAt, message.seq, use.window.upperBound.milliseconds, use.isOfAll])
    }

    private static func join(_ audience: String, _ message: DecidedMessage, in database: Database) throws {
        guard case .phone = SMSAddress(canonical: message.sender), try !isStopped(message, in: database) else { return }
        try database.run(
            "INSERT INTO membership (audience, number, through, since) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
            [audience, message.sender, message.receiver, message.receivedAt])
        _ = try apply(
            .optIn, sender: message.sender, number: message.receiver, at: message.receivedAt, message: message.id, in: database)
    }

    /// Accepting does not wait for deciding: a STOP may stand here before what was written earlier is decided. Before a long SMS that
    /// has waited for its parts, too. So may what an operator says.
    private static func isStopped(_ message: DecidedMessage, in database: Database) throws -> Bool {
        let stoppedAt = try Int64.fetchOne(
            database.cachedStatement(sql: "SELECT since FROM opt_out WHERE sender = ? AND number = ?"),
            arguments: [message.sender, message.receiver])
        if let stoppedAt, stoppedAt > message.receivedAt { return true }
        return try Bool.fetchOne(
            database.cachedStatement(
                sql: """
                    SELECT seq > ? OR received_at > ? FROM message INDEXED BY message_stop
                    WHERE sender = ? AND receiver = ? AND consent = 'optOut' ORDER BY seq DESC LIMIT 1
                    """),
            arguments: [message.seq, message.receivedAt, message.sender, message.receiver]) ?? false
    }

    // MARK: Audiences

    public func members(of audience: String, after: PhoneNumber?, limit: Int) async throws(JournalFailure) -> [PhoneNumber] {
        try await reads.perform { database in
            try String.fetchAll(
                database.cachedStatement(
                    sql: "SELECT DISTINCT number FROM membership WHERE audience = ? AND number > ? ORDER BY number LIMIT ?"),
                arguments: [audience, after?.e164 ?? "", min(max(limit, 0), AudienceCount.mostAtOnce)]
            ).map { text in
                guard case .phone(let number) = SMSAddress(canonical: text) else { throw Unreadable(column: "number") }
                return number
            }
        }
    }

    public func audiences() async throws(JournalFailure) -> [AudienceCount] {
        try await reads.perform { database in
            try Row.fetchAll(
                database.cachedStatement(
                    sql: """
                        WITH RECURSIVE known (audience) AS (
                            SELECT min(audience) FROM membership
                            UNION ALL
                            SELECT (SELECT min(audience) FROM membership WHERE audience > known.audience)
                            FROM known WHERE known.audience IS NOT NULL
                        )
                        SELECT audience,
                            (SELECT count(*) FROM (SELECT DISTINCT number FROM membership m WHERE m.audience = known.audience))
                        FROM known WHERE audience IS NOT NULL
                        """)
            ).map { AudienceCount(audience: $0[0], members: $0[1]) }
        }
    }
}

extension LimitUse {
    /// From when, before when and how many at most.
    fileprivate var bounds: StatementArguments { [window.lowerBound.milliseconds, window.upperBound.milliseconds, max(count, 0)] }
}

extension DecisionState {
    /// As kept in `decision_state`; nil when there is nothing to keep.
    var column: String? {
        get throws {
            if isEmpty { return nil }
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            return String(decoding: try encoder.encode(self), as: UTF8.self)
        }
    }

    init(column: String?) throws(Unreadable) {
        guard let column else {
            self.init()
            return
        }
        do {
            self = try JSONDecoder().decode(DecisionState.self, from: Data(column.utf8))
        } catch {
            throw Unreadable(column: "decision_state")
        }
    }
}
