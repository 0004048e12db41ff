import GRDB
import Journal
import SMSMessages

/// A list of messages, newest first, as walks along indices that stop at the limit: never a sort of all that fits.
enum MessageWalk {
    /// Where a message stands in the list.
    struct Place: Comparable {
        let receivedAt: Int64
        let seq: Int64

        static func < (a: Place, b: Place) -> Bool { (a.receivedAt, a.seq) < (b.receivedAt, b.seq) }
    }

    private struct Condition {
        let sql: String
        let arguments: StatementArguments

        init(_ sql: String, _ arguments: StatementArguments = []) {
            self.sql = sql
            self.arguments = arguments
        }
    }

    static func places(_ query: MessageQuery, in database: Database) throws -> [Place] {
        let limit = min(max(query.limit, 0), MessageQuery.mostAtOnce)
        let common = try bounds(of: query, in: database) + filters(of: query)
        var places: [Place] = []
        for start in try starts(of: query, in: database) {
            places += try walk([start] + common, limit: limit, in: database)
        }
        return Array(places.sorted(by: >).prefix(limit))
    }

    private static func walk(_ conditions: [Condition], limit: Int, in database: Database) throws -> [Place] {
        let sql = """
            SELECT received_at, seq FROM message WHERE \(conditions.map(\.sql).joined(separator: " AND "))
            ORDER BY received_at DESC, seq DESC LIMIT \(limit)
            """
        let arguments = conditions.reduce(StatementArguments()) { $0 + $1.arguments }
        return try Row.fetchAll(database.cachedStatement(sql: sql), arguments: arguments).map { Place(receivedAt: $0[0], seq: $0[1]) }
    }

    /// What the indices begin with; the walks of several starts have no message in common.
    private static func starts(of query: MessageQuery, in database: Database) throws -> [Condition] {
        if let party = query.party?.text {
            return [Condition("sender = ?", [party]), Condition("receiver = ? AND +sender <> ?", [party, party])]
        }
        if query.onlyTroubled { return [Condition("troubled = 1")] }
        if let rule = query.rule {
            return try lists(naming: rule, in: database).map { Condition("rules <> '' AND rules = ?", [$0]) }
        }
        if query.states.isEmpty { return [Condition("1")] }
        return query.states.map { Condition("state = ?", [$0.rawValue]) }
    }

    /// Filters that a walk looks at on its way: the `+` keeps SQLite from starting with one of them.
    private static func filters(of query: MessageQuery) -> [Condition] {
        var filters: [Condition] = []
        if query.onlyTroubled { filters.append(Condition("+troubled = 1")) }
        if let rule = query.rule {
            filters.append(Condition("instr(char(10) || rules || char(10), char(10) || ? || char(10)) > 0", [rule]))
        }
        if !query.states.isEmpty {
            let states = query.states.map(\.rawValue).sorted()
            filters.append(Condition("+state IN (\(states.map { "'\($0)'" }.joined(separator: ", ")))"))
        }
        return filters
    }

    private static func bounds(of query: MessageQuery, in database: Database) throws -> [Condition] {
        var bounds: [Condition] = []
        if let since = query.since { bounds.append(Condition("received_at >= ?", [since.milliseconds])) }
        if let until = query.until { bounds.append(Condition("received_at < ?", [until.milliseconds])) }
        if let before = query.before, let place = try place(of: before, in: database) {
            bounds.append(Condition("(received_at, seq) < (?, ?)", [place.receivedAt, place.seq]))
        }
        if let after = query.after, let place = try place(of: after, in: database) {
            bounds.append(Condition("(received_at, seq) > (?, ?)", [place.receivedAt, place.seq]))
        }
        return bounds
    }

    /// Of a message that is there no more, where it would have stood by the time in its id.
    private static func place(of id: MessageID, in database: Database) throws -> Place? {
        let row = try Row.fetchOne(
            database.cachedStatement(sql: "SELECT received_at, seq FROM message WHERE id = ?"), arguments: [id.description])
        return row.map { Place(receivedAt: $0[0], seq: $0[1]) } ?? Place(receivedAt: Int64(id.high >> 16), seq: 0)
    }

    /// The lists of rules stored that name this one: each is looked up once, however many messages have it.
    private static func lists(naming rule: String, in database: Database) throws -> [String] {
        try String.fetchAll(
            database.cachedStatement(
                sql: """
                    WITH RECURSIVE list (rules) AS (
                        SELECT min(rules) FROM message WHERE rules <> ''
                        UNION ALL
                        SELECT (SELECT min(rules) FROM message WHERE rules <> '' AND rules > list.rules)
                        FROM list WHERE list.rules IS NOT NULL
                    )
                    SELECT rules FROM list WHERE instr(char(10) || rules || char(10), char(10) || ? || char(10)) > 0
                    """),
            arguments: [rule])
    }
}
