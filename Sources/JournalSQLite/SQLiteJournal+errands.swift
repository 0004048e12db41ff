import Foundation
import GRDB
public import Journal
public import SMSMessages

/// Step 5 of a message's path for e-mails and calls: what is to be made, and what came of it.
extension SQLiteJournal {
    static func insert(_ errand: NewErrand, of message: Int64, dueAt: Timestamp, in database: Database) throws {
        let state = ErrandState(of: errand, dueAt: dueAt)
        let columns = state.columns
        try database.run(
            """
            INSERT INTO errand (id, message, kind, rule, name, target, content, expires_at, state, due_at, detail, ended_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                errand.id.text, message, errand.kind.rawValue, errand.rule, errand.name, errand.target, errand.content,
                errand.expiresAt?.milliseconds, columns.state, columns.dueAt, errand.refusal?.reason,
                state.hasEnded ? dueAt.milliseconds : nil,
            ])
    }

    // MARK: Claiming

    public func claimErrands(_ request: ErrandRequest, now: Timestamp) async throws(JournalFailure) -> ErrandClaim {
        let claim = try await commits.perform { database in try Self.claim(request, now: now, in: database) }
        feed.tell { (claim.errands + claim.givenUp + claim.refused).map(\.message.id) + claim.held.compactMap(\.message) }
        return claim
    }

    private static func claim(_ request: ErrandRequest, now: Timestamp, in database: Database) throws -> ErrandClaim {
        var claim = ErrandClaim(errands: [])
        var meter = SendingMeter(now: now) { request.caps.limits(of: $0.part) }
        for target in try dueTargets(of: request.kind, now: now, in: database) {
            var room = min(request.perTarget - request.underWay[target, default: 0], request.limit - claim.errands.count)
            while room > 0, claim.held.count < ErrandRequest.mostHeld {
                let rows = try due(room, of: request.kind, target, now: now, in: database)
                if rows.isEmpty { break }
                for row in rows where try take(row, request, &meter, into: &claim, now: now, in: database) { room -= 1 }
            }
        }
        try meter.write(in: database)
        claim.tripped = meter.tripped
        return claim
    }

    /// - Returns: whether it has taken a place.
    private static func take(
        _ row: Row, _ request: ErrandRequest, _ meter: inout SendingMeter, into claim: inout ErrandClaim, now: Timestamp,
        in database: Database
    ) throws -> Bool {
        let record = try ErrandRecord(row, from: 3)
        let sender = SMSAddress(canonical: row[2])
        let holder = try meter.admit(record.attempts == 0 ? 1 : 0, request.scopes(for: sender), in: database)
        if let holder, request.kind != .fetch {
            let held = try record.state.after(.held(by: holder)).columns
            try database.run("UPDATE errand SET state = ?, held_block = ? WHERE seq = ?", [held.state, held.heldBlock, row[0] as Int64])
            claim.held.append(record.errand.id)
            return false
        }
        let claimed = try lease(row, until: request.leasedUntil, now: now, in: database)
        if holder != nil {
            claim.refused.append(claimed)
        } else if request.kind == .fetch, row["ends"] >= ClaimedErrand.mostEnds {
            claim.givenUp.append(claimed)
        } else {
            claim.errands.append(claimed)
        }
        return true
    }

    /// Each is looked up once, however many errands it has. Whose has waited longest comes first, so that none is left behind.
    private static func dueTargets(of kind: NewErrand.Kind, now: Timestamp, in database: Database) throws -> [String] {
        try String.fetchAll(
            database.cachedStatement(
                sql: """
                    WITH RECURSIVE due (target) AS (
                        SELECT min(target) FROM errand WHERE kind = ?1 AND state = 'due'
                        UNION ALL
                        SELECT (SELECT min(target) FROM errand WHERE kind = ?1 AND state = 'due' AND target > due.target)
                        FROM due WHERE due.target IS NOT NULL
                    )
                    SELECT target FROM
                        (SELECT target, (SELECT min(due_at) FROM errand WHERE kind = ?1 AND state = 'due' AND target = due.target) AS oldest
                        FROM due WHERE target IS NOT NULL)
                    WHERE oldest <= ?2 ORDER BY oldest, target
                    """),
            arguments: [kind.rawValue, now.milliseconds])
    }

    private static func due(
        _ limit: Int, of kind: NewErrand.Kind, _ target: String, now: Timestamp, in database: Database
    ) throws -> [Row] {
        try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT seq, message, (SELECT sender FROM message WHERE message.seq = errand.message), \(ErrandRecord.columns), ends
                    FROM errand
                    WHERE kind = ? AND target = ? AND state = 'due' AND due_at <= ? ORDER BY due_at, seq LIMIT ?
                    """),
            arguments: [kind.rawValue, target, now.milliseconds, limit])
    }

    private static func lease(_ row: Row, until leasedUntil: Timestamp, now: Timestamp, in database: Database) throws -> ClaimedErrand {
        let record = try ErrandRecord(row, from: 3)
        let columns = try record.state.after(.claimed(leasedUntil: leasedUntil, now: now)).columns
        try database.run(
            """
            UPDATE errand SET state = ?, due_at = NULL, leased_until = ?, attempts = attempts + 1, begun_at = coalesce(begun_at, ?)
            WHERE seq = ?
            """,
            [columns.state, columns.leasedUntil, now.milliseconds, row[0] as Int64])
        let message = try Row.fetchOne(
            database.cachedStatement(
                sql: "SELECT \(InboundMessage.columns), rule_set, decision_state FROM message WHERE seq = ?"),
            arguments: [row[1] as Int64])
        let found = try message.orUnreadable("message")
        var claimed = ClaimedErrand(
            errand: record.errand, attempt: record.attempts + 1, begunAt: record.begunAt ?? now, message: try InboundMessage(found, from: 0)
        )
        if record.errand.kind == .fetch {
            claimed.waiting = WaitingRule(
                ruleSetHash: try (found["rule_set"] as String?).orUnreadable("rule_set"),
                state: try DecisionState(column: found["decision_state"]),
                answers: try answers(to: record.errand.rule, before: row[0], of: row[1], in: database))
        }
        return claimed
    }

    /// Of the fetches that this rule has waited for before; one that could never be made was not waited for.
    private static func answers(
        to rule: String, before errand: Int64, of message: Int64, in database: Database
    ) throws -> [[UInt8]?] {
        try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT answer FROM errand WHERE message = ? AND rule = ? AND kind = 'fetch' AND seq < ? AND attempts > 0 ORDER BY seq
                    """),
            arguments: [message, rule, errand]
        ).map { row in (row[0] as Data?).map(Array.init) }
    }

    // MARK: Settling

    public func beginResuming(_ fetch: ActionID) async throws(JournalFailure) { try await count(1, on: fetch) }

    public func endResuming(_ fetch: ActionID) async throws(JournalFailure) { try await count(-1, on: fetch) }

    private func count(_ change: Int, on fetch: ActionID) async throws(JournalFailure) {
        try await commits.perform { database in
            try database.run("UPDATE errand SET ends = ends + ? WHERE id = ? AND kind = 'fetch'", [change, fetch.text])
        }
    }

    public func settle(_ errand: ActionID, _ outcome: ErrandOutcome, now: Timestamp) async throws(JournalFailure) {
        try await commits.perform { database in
            guard let (seq, state) = try Self.state(of: errand, in: database) else { return }
            try Self.store(
                try state.after(.attempted(outcome)), detail: outcome.detail, of: seq, now: now, in: database)
            if case .again(_, _, let content?) = outcome {
                try database.run("UPDATE errand SET content = ? WHERE seq = ?", [content, seq])
            }
        }
        feed.tell { errand.message.map { [$0] } ?? [] }
    }

    public func settle(_ end: FetchEnd, now: Timestamp) async throws(JournalFailure) {
        try await commits.perform { database in try Self.settle(end, now: now, in: database) }
        feed.tell { end.fetch.message.map { [$0] } ?? [] }
    }

    private static func settle(_ end: FetchEnd, now: Timestamp, in database: Database) throws {
        // Erased while it was under way, or answered already.
        guard let (seq, state) = try state(of: end.fetch, in: database), !state.hasEnded else { return }
        switch end.outcome {
        case .brought(let body):
            try store(try state.after(.attempted(.done(reply: nil))), detail: nil, of: seq, now: now, in: database)
            try database.run("UPDATE errand SET answer = ? WHERE seq = ?", [Data(body), seq])
        case .excused(let reason): try store(try state.after(.excused), detail: reason, of: seq, now: now, in: database)
        case .failed(let reason):
            try store(try state.after(.attempted(.failed(reason: reason))), detail: reason, of: seq, now: now, in: database)
        }
        let row = try Row.fetchOne(
            database.cachedStatement(
                sql: """
                    SELECT m.seq, m.id, m.sender, m.receiver, m.received_at FROM message m JOIN errand e ON e.message = m.seq
                    WHERE e.seq = ?
                    """),
            arguments: [seq])
        let message = DecidedMessage(try row.orUnreadable("message"))
        let id = try MessageID(message.id).orUnreadable("id")
        let behind = try lastOrdinal(of: message.seq, in: database)
        try insert(end.consequences.moved(behind: behind, of: id), of: message, now: now, in: database)
        try endFetching(message, in: database)
    }

    /// Its lane goes on when the last of its fetches has ended.
    private static func endFetching(_ message: DecidedMessage, in database: Database) throws {
        try database.run(
            """
            UPDATE message SET state = after_fetch, head = NULL, leased_until = NULL
            WHERE seq = ? AND state = 'fetching' AND NOT EXISTS
                (SELECT 1 FROM errand WHERE errand.message = message.seq AND kind = 'fetch' AND errand.state IN ('due', 'making'))
            """,
            [message.seq])
        if database.changesCount > 0 { try makeNextHead(sender: message.sender, receiver: message.receiver, in: database) }
    }

    static func lastOrdinal(of message: Int64, in database: Database) throws -> Int {
        let erased = try Int.fetchOne(
            database.cachedStatement(sql: "SELECT erased_ordinal FROM message WHERE seq = ?"), arguments: [message])
        return try String.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT id FROM action WHERE message = ?1 AND broadcast IS NULL
                    UNION ALL SELECT id FROM errand WHERE message = ?1 UNION ALL SELECT id FROM broadcast WHERE message = ?1
                    """),
            arguments: [message]
        ).compactMap { ActionID($0).ordinal }.reduce(erased ?? 0, max)
    }

    static func state(of errand: ActionID, in database: Database) throws -> (seq: Int64, ErrandState)? {
        let row = try Row.fetchOne(
            database.cachedStatement(sql: "SELECT seq, state, due_at, leased_until, attempts, held_block FROM errand WHERE id = ?"),
            arguments: [errand.text])
        return try row.map { ($0[0], try ErrandState($0, from: 1)) }
    }

    static func store(_ state: ErrandState, detail: String?, of errand: Int64, now: Timestamp, in database: Database) throws {
        let columns = state.columns
        try database.run(
            "UPDATE errand SET state = ?, due_at = ?, leased_until = ?, held_block = ?, detail = ?, ended_at = ? WHERE seq = ?",
            [
                columns.state, columns.dueAt, columns.leasedUntil, columns.heldBlock, detail, state.hasEnded ? now.milliseconds : nil,
                errand,
            ])
    }

    // MARK: Time

    /// An errand is made again under its id.
    ///
    /// - Parameter now: nil where nobody has said yet what time it is.
    /// - Returns: those whose lease has run out.
    static func endErrandLeases(until instant: Timestamp, now: Timestamp?, in database: Database) throws -> [ActionID] {
        try String.fetchAll(
            database.cachedStatement(
                sql: """
                    UPDATE errand SET state = 'due', due_at = coalesce(?, begun_at), leased_until = NULL, detail = ?
                    WHERE state = 'making' AND leased_until <= ? RETURNING id
                    """),
            arguments: [now?.milliseconds, ErrandState.leaseLostDetail, instant.milliseconds]
        ).map(ActionID.init)
    }

    static func expireErrands(now: Timestamp, in database: Database) throws -> [ActionID] {
        try String.fetchAll(
            database.cachedStatement(
                sql: """
                    UPDATE errand SET state = 'expired', due_at = NULL, held_block = NULL, ended_at = ?1 WHERE seq IN
                        (SELECT seq FROM errand WHERE state IN ('due', 'held') AND expires_at <= ?1 ORDER BY expires_at LIMIT ?2) RETURNING id
                    """),
            arguments: [now.milliseconds, expiredAtOnce]
        ).map(ActionID.init)
    }
}

extension ErrandRecord {
    static let columns = """
        id, kind, rule, target, content, expires_at, state, due_at, leased_until, attempts, detail, begun_at, ended_at,
        name, held_block
        """

    /// Reads ``columns``.
    init(_ row: Row, from first: Int, textIsGone: Bool = false) throws(Unreadable) {
        func time(_ column: Int) -> Timestamp? { (row[first + column] as Int64?).map(Timestamp.init(milliseconds:)) }
        let kind: String = row[first + 1]
        self.init(
            errand: NewErrand(
                id: ActionID(row[first]), kind: try NewErrand.Kind(rawValue: kind).orUnreadable("kind"), rule: row[first + 2],
                name: row[first + 13],
                target: row[first + 3], content: textIsGone ? "" : row[first + 4], expiresAt: time(5)),
            state: try ErrandState(row, from: first + 6), detail: row[first + 10], attempts: row[first + 9], begunAt: time(11),
            endedAt: time(12))
    }
}

extension ErrandState {
    var columns: (state: String, dueAt: Int64?, leasedUntil: Int64?, heldBlock: String?) {
        switch self {
        case .due(let at, _): ("due", at.milliseconds, nil, nil)
        case .held(let at, _, let part): ("held", at.milliseconds, nil, part.column)
        case .making(let until, _): ("making", nil, until.milliseconds, nil)
        case .done: ("done", nil, nil, nil)
        case .failed: ("failed", nil, nil, nil)
        case .excused: ("excused", nil, nil, nil)
        case .expired: ("expired", nil, nil, nil)
        case .dropped: ("dropped", nil, nil, nil)
        }
    }

    /// Reads `state, due_at, leased_until, attempts` and `held_block`.
    init(_ row: Row, from first: Int) throws(Unreadable) {
        func time(_ column: Int, _ name: String) throws(Unreadable) -> Timestamp {
            Timestamp(milliseconds: try (row[column] as Int64?).orUnreadable(name))
        }
        switch row[first] as String {
        case "due": self = .due(at: try time(first + 1, "due_at"), attempts: row[first + 3])
        case "held":
            let part: String? = row["held_block"]
            self = .held(
                dueAt: try time(first + 1, "due_at"), attempts: row[first + 3],
                by: try Breaker.Part(column: try part.orUnreadable("held_block"))
            )
        case "making": self = .making(leasedUntil: try time(first + 2, "leased_until"), attempts: row[first + 3])
        case "done": self = .done
        case "failed": self = .failed
        case "excused": self = .excused
        case "expired": self = .expired
        case "dropped": self = .dropped
        default: throw Unreadable(column: "state")
        }
    }
}
