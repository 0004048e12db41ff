import GRDB
public import Journal
public import SMSMessages

/// Step 7 of a message's path: what the gateway tells afterwards of an SMS, by itself or because it is asked.
extension SQLiteJournal {
    public func recordDelivery(
        _ notification: DeliveryNotification, by gateway: String, now: Timestamp
    ) async throws(JournalFailure) -> NotificationFate {
        let fate = try await commits.perform { database in
            try Self.forgetEarlyNotifications(now: now, in: database)
            guard var action = try BegunAction(notification, of: gateway, in: database), !action.isBeingSent else {
                return try Self.keep(notification, of: gateway, now: now, in: database)
            }
            action.delivery = Delivery(action.delivery, notified: notification, now: now)
            try action.store(now: now, in: database)
            return .applied(action.id)
        }
        if case .applied(let action) = fate { feed.tell { action.message.map { [$0] } ?? [] } }
        return fate
    }

    private static func keep(
        _ notification: DeliveryNotification, of gateway: String, now: Timestamp, in database: Database
    ) throws -> NotificationFate {
        let kept = try Int.fetchOne(database.cachedStatement(sql: "SELECT count(*) FROM early_notification")) ?? 0
        guard kept < EarlyNotification.most else {
            try countStray(1, in: database)
            return .dropped
        }
        try database.run(
            "INSERT INTO early_notification (gateway, gateway_id, reference, status, at, came_at) VALUES (?, ?, ?, ?, ?, ?)",
            [
                gateway, notification.id, notification.reference, notification.status.rawValue, notification.at?.milliseconds,
                now.milliseconds,
            ])
        return .kept
    }

    static func forgetEarlyNotifications(now: Timestamp, in database: Database) throws {
        try database.run(
            "DELETE FROM early_notification WHERE came_at <= ?", [(now - EarlyNotification.keptFor).milliseconds])
        try countStray(database.changesCount, in: database)
    }

    private static func countStray(_ count: Int, in database: Database) throws {
        if count > 0 { try database.run("UPDATE stray_notification SET count = count + ?", [count]) }
    }

    /// An outcome has just been stored: what came before it counts now, in the order in which it came.
    static func applyEarlyNotifications(to id: ActionID, of gateway: String, now: Timestamp, in database: Database) throws {
        guard var action = try BegunAction(id, of: gateway, in: database), !action.isBeingSent else { return }
        // By one index each: of both at once SQLite looks at all of the gateway's.
        let rows = try ["reference": id.text, "gateway_id": action.delivery?.gatewayID].flatMap { column, value in
            try Row.fetchAll(
                database.cachedStatement(
                    sql: """
                        DELETE FROM early_notification WHERE gateway = ? AND \(column) = ? AND came_at > ?
                        RETURNING seq, gateway_id, reference, status, at
                        """),
                arguments: [gateway, value, (now - EarlyNotification.keptFor).milliseconds])
        }
        if rows.isEmpty { return }
        for row in rows.sorted(by: { ($0[0] as Int64) < ($1[0] as Int64) }) {
            action.delivery = Delivery(action.delivery, notified: try DeliveryNotification(row, from: 1), now: now)
        }
        try action.store(now: now, in: database)
    }

    public func claimPolls(
        upTo limit: Int, of gateway: String, leasedUntil: Timestamp, now: Timestamp
    ) async throws(JournalFailure) -> [DeliveryPoll] {
        try await commits.perform { database in
            let rows = try Row.fetchAll(
                database.cachedStatement(
                    sql: """
                        SELECT seq, id, gateway_id FROM action WHERE gateway = ? AND next_poll <= ? ORDER BY next_poll, seq LIMIT ?
                        """),
                arguments: [gateway, now.milliseconds, max(limit, 0)])
            for row in rows {
                try database.run("UPDATE action SET next_poll = ? WHERE seq = ?", [leasedUntil.milliseconds, row[0] as Int64])
            }
            return rows.map { DeliveryPoll(action: ActionID($0[1]), gatewayID: $0[2]) }
        }
    }

    public func recordPoll(_ action: ActionID, _ answer: PollAnswer, now: Timestamp) async throws(JournalFailure) {
        try await commits.perform { database in
            guard var asked = try BegunAction(action, in: database), var delivery = asked.delivery else { return }
            delivery.take(answer, now: now)
            asked.delivery = delivery
            try asked.store(now: now, in: database)
        }
        feed.tell { action.message.map { [$0] } ?? [] }
    }
}

/// An action that the gateway may know of.
private struct BegunAction {
    let seq: Int64
    let id: ActionID
    private let state: ActionState
    private let detail: String?
    var delivery: Delivery?

    var isBeingSent: Bool { if case .sending = state { true } else { false } }

    private static let select = """
        SELECT seq, id, state, due_at, leased_until, attempts, suppression, held_block, detail, \(Delivery.columns) FROM action
        """
    /// What a restored backup does not know of may have begun after it was made.
    private static let isBegun = "(begun_at IS NOT NULL OR state = 'unknown')"

    /// By the reference, else by the gateway's id.
    init?(_ notification: DeliveryNotification, of gateway: String, in database: Database) throws {
        if let reference = notification.reference, let named = try Self(ActionID(reference), of: gateway, in: database) {
            self = named
            return
        }
        guard let id = notification.id else { return nil }
        // Should ids ever begin anew, the newest is meant.
        try self.init(
            Row.fetchOne(
                database.cachedStatement(sql: Self.select + " WHERE gateway = ? AND gateway_id = ? ORDER BY seq DESC LIMIT 1"),
                arguments: [gateway, id]))
    }

    init?(_ id: ActionID, of gateway: String, in database: Database) throws {
        try self.init(
            Row.fetchOne(
                database.cachedStatement(sql: Self.select + " WHERE id = ? AND gateway = ? AND \(Self.isBegun)"),
                arguments: [id.text, gateway]))
    }

    init?(_ id: ActionID, in database: Database) throws {
        try self.init(
            Row.fetchOne(
                database.cachedStatement(sql: Self.select + " WHERE id = ? AND \(Self.isBegun)"), arguments: [id.text]))
    }

    private init?(_ row: Row?) throws {
        guard let row else { return nil }
        seq = row[0]
        id = ActionID(row[1])
        state = try ActionState(row, from: 2)
        detail = row["detail"]
        delivery = try Delivery(row)
    }

    /// What the gateway knows of was sent.
    func store(now: Timestamp, in database: Database) throws {
        let isSeen = delivery?.state.status != nil && state != .sent
        let state = isSeen ? try state.after(.seen) : state
        let columns = state.columns
        let delivery = delivery?.columns
        try database.run(
            """
            UPDATE action SET state = ?, due_at = ?, leased_until = ?, suppression = ?, detail = ?, ended_at = coalesce(ended_at, ?),
                \(Delivery.assignments)
            WHERE seq = ?
            """,
            [
                columns.state, columns.dueAt, columns.leasedUntil, columns.suppression, isSeen ? self.delivery?.gatewayID : detail,
                state.hasEnded ? now.milliseconds : nil,
                delivery?.gatewayID, delivery?.since, delivery?.asks ?? 0, delivery?.status, delivery?.at, delivery?.toldAt,
                delivery?.nextPoll, seq,
            ])
    }
}

extension Delivery {
    static let columns = "gateway_id, asked_since, asks, delivery, delivery_at, told_at, next_poll"
    static let assignments = "gateway_id = ?, asked_since = ?, asks = ?, delivery = ?, delivery_at = ?, told_at = ?, next_poll = ?"

    struct Columns {
        var gatewayID: String?
        var since: Int64
        var asks: Int
        /// Nil while nobody knows whether it went out.
        var status: String?
        var at: Int64?
        var toldAt: Int64?
        var nextPoll: Int64?
    }

    /// Nil for what is not stored, as there is nothing to tell.
    var columns: Columns? {
        let (since, asks, at): (Timestamp?, Int, Timestamp?)
        switch state {
        case .sending, .notSent: return nil
        case .unknown(let instant, let looks): (since, asks, at) = (instant, looks, nil)
        case .sent(let sent): (since, asks, at) = (sent.since, sent.polls, sent.at)
        case .ended(_, let instant): (since, asks, at) = (toldAt, 0, instant)
        case .noReport: (since, asks, at) = (toldAt, DeliveryState.polls.count, nil)
        }
        return Columns(
            gatewayID: gatewayID, since: since?.milliseconds ?? 0, asks: asks, status: state.status?.rawValue,
            at: at?.milliseconds, toldAt: toldAt?.milliseconds, nextPoll: nextPoll?.milliseconds)
    }

    /// Reads ``columns`` by their names.
    init?(_ row: Row) throws(Unreadable) {
        func time(_ column: String) -> Timestamp? { (row[column] as Int64?).map(Timestamp.init(milliseconds:)) }
        guard let since = time("asked_since") else { return nil }
        let asks: Int = row["asks"]
        let state: DeliveryState
        if let word = row["delivery"] as String? {
            let status = try DeliveryStatus(rawValue: word).orUnreadable("delivery")
            state =
                if status.isEnd {
                    .ended(status: status, at: time("delivery_at"))
                } else if asks < DeliveryState.polls.count {
                    .sent(DeliveryState.Sent(since: since, polls: asks, status: status, at: time("delivery_at")))
                } else {
                    .noReport(last: status)
                }
        } else {
            state = .unknown(since: since, looks: asks)
        }
        self.init(state: state, gatewayID: row["gateway_id"], toldAt: time("told_at"), nextPoll: time("next_poll"))
    }
}

extension DeliveryNotification {
    /// Reads `gateway_id, reference, status, at`.
    fileprivate init(_ row: Row, from first: Int) throws(Unreadable) {
        let at: Int64? = row[first + 3]
        self.init(
            id: row[first], reference: row[first + 1],
            status: try DeliveryStatus(rawValue: row[first + 2] as String).orUnreadable("status"),
            at: at.map(Timestamp.init(milliseconds:)))
    }
}
