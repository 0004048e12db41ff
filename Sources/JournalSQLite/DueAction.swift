import Foundation
import GRDB
import Journal
import SMSMessages

/// An action whose time has come, with what conduct asks of the message it follows from.
struct DueAction {
    let seq: Int64
    let action: NewAction
    let dueAt: Timestamp
    let attempts: Int
    /// Whoever wrote the message.
    let causer: String
    let inboundText: String
    let inboundReceivedAt: Timestamp
    let isSuspectedDuplicate: Bool
    let recipientHasOptedOut: Bool
    /// Somebody else wrote the message.
    let isSentOn: Bool
    let isOfBroadcast: Bool

    /// Of each conversation the one that stands first in it, where that is due. Oldest first, by the time they fell due and then as
    /// written; those of broadcasts behind all others.
    static func oldest(_ limit: Int, of gateways: Set<String>, now: Timestamp, in database: Database) throws -> [DueAction] {
        let due = try gateways.flatMap { gateway in
            let answers = try oldest(limit, ofGateway: gateway, outOf: "broadcast IS NULL", now: now, in: database)
            // Whoever waits for an answer does not wait for a broadcast.
            let rest = limit - answers.count
            return rest > 0
                ? try answers + oldest(rest, ofGateway: gateway, outOf: "broadcast IS NOT NULL", now: now, in: database) : answers
        }
        return Array(
            due.sorted { ($0.isOfBroadcast ? 1 : 0, $0.dueAt, $0.seq) < ($1.isOfBroadcast ? 1 : 0, $1.dueAt, $1.seq) }.prefix(limit))
    }

    private static func oldest(
        _ limit: Int, ofGateway gateway: String, outOf source: String, now: Timestamp, in database: Database
    ) throws -> [DueAction] {
        let rows = try Row.fetchCursor(
            database.cachedStatement(
                sql: """
                    SELECT a.id, a.origin, a.rule, a.recipient, a.number, a.sender, a.gateway, \(NewAction.text(in: "a")), a.expires_at,
                        a.seq, a.due_at, a.attempts, m.text, m.received_at, m.acceptance = 'suspectedDuplicate',
                        EXISTS (SELECT 1 FROM opt_out o WHERE o.sender = a.recipient AND o.number = a.number), a.sent_on,
                        a.broadcast IS NOT NULL, m.sender
                    FROM action a JOIN message m ON m.seq = a.message
                    WHERE a.gateway = ? AND a.state = 'due' AND a.head = 1 AND a.due_at <= ? AND a.\(source) ORDER BY a.due_at, a.seq LIMIT ?
                    """),
            arguments: [gateway, now.milliseconds, limit])
        var due: [DueAction] = []
        while let row = try rows.next() { due.append(try DueAction(row)) }
        return due
    }

    private init(_ row: Row) throws(Unreadable) {
        action = try NewAction(row, from: 0)
        seq = row[9]
        dueAt = Timestamp(milliseconds: row[10])
        attempts = row[11]
        inboundText = String(decoding: row[12] as Data, as: UTF8.self)
        inboundReceivedAt = Timestamp(milliseconds: row[13])
        isSuspectedDuplicate = row[14]
        recipientHasOptedOut = row[15]
        isSentOn = row[16]
        isOfBroadcast = row[17]
        causer = row[18]
    }

    /// When the next action of these gateways that waits for no other falls due, or has.
    static func nextInstant(of gateways: Set<String>, in database: Database) throws -> Timestamp? {
        try gateways.compactMap { gateway in
            try Int64.fetchOne(
                database.cachedStatement(sql: "SELECT min(due_at) FROM action WHERE gateway = ? AND state = 'due' AND head = 1"),
                arguments: [gateway])
        }.min().map(Timestamp.init(milliseconds:))
    }

    func event(under conduct: Conduct, leasedUntil: Timestamp, now: Timestamp, in database: Database) throws -> ActionState.Event {
        if action.expiresAt <= now { return .expired }
        // What a person asks for is neither a repetition nor a loop: no history matters.
        let isAskedFor = action.origin == .resend || action.origin == .operator
        let earlier = isAskedFor ? EarlierSMS() : try earlierSMS(conduct, now: now, in: database)
        let circumstances = Conduct.Circumstances(
            action: action, inboundText: inboundText, isSuspectedDuplicate: isSuspectedDuplicate,
            recipientHasOptedOut: recipientHasOptedOut, lastAnswer: earlier.lastAnswer, sentWithin: earlier.sentWithin,
            pairWithin: earlier.pairWithin)
        if let objection = conduct.objection(to: circumstances) { return .suppressed(objection) }
        guard case .phone = action.recipient else { return .suppressed(.shortCode) }
        return .claimed(leasedUntil: leasedUntil, now: now)
    }

    private struct EarlierSMS {
        var lastAnswer: String?
        var sentWithin: [Int] = []
        var pairWithin: [Int] = []
    }

    /// Walks back through what we sent to this recipient from this number, no further than the caps and the echo ask.
    private func earlierSMS(_ conduct: Conduct, now: Timestamp, in database: Database) throws -> EarlierSMS {
        let rows = try Row.fetchCursor(
            database.cachedStatement(
                sql: """
                    SELECT a.begun_at, a.origin, a.rule, CASE WHEN m.text_is_gone = 0 THEN \(NewAction.text(in: "a")) END, m.sender
                    FROM action a JOIN message m ON m.seq = a.message
                    WHERE a.recipient = ? AND a.number = ? AND a.begun_at IS NOT NULL AND a.seq <> ?
                    ORDER BY a.begun_at DESC, a.seq DESC
                    """),
            arguments: [action.recipient.text, action.number.text, seq])
        let ruleStarts = conduct.caps.map { now - $0.window }
        let pairStarts = action.origin == .rule ? conduct.pairCaps.map { now - $0.window } : []
        let oldest = (ruleStarts + pairStarts).min() ?? now
        var earlier = EarlierSMS(sentWithin: ruleStarts.map { _ in 0 }, pairWithin: pairStarts.map { _ in 0 })
        // Nobody repeats what he did not write.
        var lastAnswer: String?? = isSentOn ? .some(nil) : nil
        while let row = try rows.next() {
            let begunAt = Timestamp(milliseconds: row[0])
            if lastAnswer == nil, begunAt <= inboundReceivedAt { lastAnswer = .some(row[3]) }
            if row[1] == action.origin.rawValue, row[4] == causer {
                for index in pairStarts.indices where begunAt > pairStarts[index] { earlier.pairWithin[index] += 1 }
                let isOfRule = row[2] == action.rule
                for index in ruleStarts.indices where isOfRule && begunAt > ruleStarts[index] { earlier.sentWithin[index] += 1 }
            }
            if lastAnswer != nil, begunAt <= oldest { break }
        }
        earlier.lastAnswer = lastAnswer ?? nil
        return earlier
    }

    /// - Returns: what may be sent now; nil when the action came to its end instead.
    func store(_ event: ActionState.Event, now: Timestamp, in database: Database) throws -> ClaimedAction? {
        let columns = try ActionState.due(at: dueAt, attempts: attempts).after(event).columns
        if case .held(let breaker) = event {
            try database.run(
                "UPDATE action SET state = ?, held_block = ?, expires_at = ? WHERE seq = ?",
                [columns.state, columns.heldBlock, breaker.end(of: action, now: now).milliseconds, seq])
            return nil
        }
        guard case .claimed = event, case .phone(let recipient) = action.recipient else {
            try database.run(
                "UPDATE action SET state = ?, due_at = NULL, suppression = ?, ended_at = ? WHERE seq = ?",
                [columns.state, columns.suppression, now.milliseconds, seq])
            return nil
        }
        try database.run(
            """
            UPDATE action SET state = ?, due_at = NULL, leased_until = ?, attempts = ?, begun_at = coalesce(begun_at, ?) WHERE seq = ?
            """,
            [columns.state, columns.leasedUntil, attempts + 1, now.milliseconds, seq])
        return ClaimedAction(
            id: action.id, gateway: action.gateway,
            sms: OutboundSMS(recipient: recipient, sender: action.sender, text: action.text, reference: action.id.text),
            attempt: attempts + 1, expiresAt: action.expiresAt)
    }
}
