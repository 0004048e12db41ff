import Foundation
import GRDB
import Journal
import SMSMessages

/// What a row holds that this program cannot have written.
struct Unreadable: Error, CustomStringConvertible {
    let column: String
    var description: String { "a row's column \(column) holds what this program never wrote" }
}

extension Optional {
    func orUnreadable(_ column: String) throws(Unreadable) -> Wrapped {
        guard let self else { throw Unreadable(column: column) }
        return self
    }
}

extension InboundMessage {
    static let columns = """
        id, provider_id, channel, sender, receiver, text, sent_at, received_at, raw_text, text_is_gone, hops,
        parts, clock_offset
        """

    /// Reads ``columns``; a text that is gone reads as empty.
    init(_ row: Row, from first: Int) throws(Unreadable) {
        let sentAt: Int64? = row[first + 6]
        let textIsGone: Bool = row[first + 9]
        let rawText: Data? = textIsGone ? nil : row[first + 8]
        self.init(
            id: try MessageID(row[first] as String).orUnreadable("id"), providerID: row[first + 1], channel: row[first + 2],
            sender: SMSAddress(canonical: row[first + 3]), receiver: SMSAddress(canonical: row[first + 4]),
            text: textIsGone ? "" : String(decoding: row[first + 5] as Data, as: UTF8.self), rawText: rawText.map(Array.init),
            sentAt: sentAt.map(Timestamp.init(milliseconds:)), receivedAt: Timestamp(milliseconds: row[first + 7]),
            hops: row[first + 10],
            parts: try MessageParts(column: row[first + 11]))
        clockOffset = .milliseconds(row[first + 12] as Int64)
    }
}

extension NewAction {
    /// In place of the column `text`: of an SMS to many the broadcast has it.
    static func text(in action: String) -> String {
        "coalesce((SELECT b.text FROM broadcast b WHERE b.seq = \(action).broadcast), \(action).text)"
    }

    /// Reads `id, origin, rule, recipient, number, sender, gateway, text, expires_at`.
    init(_ row: Row, from first: Int) throws(Unreadable) {
        self.init(
            id: ActionID(row[first]), origin: try Origin(rawValue: row[first + 1]).orUnreadable("origin"), rule: row[first + 2],
            recipient: SMSAddress(canonical: row[first + 3]), number: SMSAddress(canonical: row[first + 4]),
            sender: SMSAddress(canonical: row[first + 5]), gateway: row[first + 6], text: row[first + 7],
            expiresAt: Timestamp(milliseconds: row[first + 8]))
    }
}

extension MessageRecord {
    static let columns =
        "seq, \(InboundMessage.columns), state, acceptance, rules, rule_set, decided_at, attempts, decision_state, reference"

    /// Reads ``columns``.
    init(_ row: Row, actions: [ActionRecord]) throws(Unreadable) {
        let rules: String? = row[16]
        let decidedAt: Int64? = row[18]
        self.init(
            message: try InboundMessage(row, from: 1), state: try State(rawValue: row[14]).orUnreadable("state"),
            acceptance: try Acceptance.Kind(column: row[15]), rules: rules?.split(separator: "\n").map(String.init) ?? [],
            ruleSetHash: row[17], decidedAt: decidedAt.map(Timestamp.init(milliseconds:)), textIsGone: row[10], attempts: row[19],
            actions: actions, decisionState: try DecisionState(column: row[20]), reference: row[10] ? nil : row[21])
    }
}

extension ActionRecord {
    static let columns = """
        id, origin, rule, recipient, number, sender, gateway, \(NewAction.text(in: "action")), expires_at,
        state, due_at, leased_until, attempts, suppression, held_block, detail, begun_at, ended_at, \(Delivery.columns)
        """

    /// Reads ``columns``.
    init(_ row: Row, textIsGone: Bool) throws(Unreadable) {
        let begunAt: Int64? = row[16]
        let endedAt: Int64? = row[17]
        self.init(
            action: try NewAction(row, from: 0), state: try ActionState(row, from: 9), detail: row[15], attempts: row[12],
            begunAt: begunAt.map(Timestamp.init(milliseconds:)), endedAt: endedAt.map(Timestamp.init(milliseconds:)),
            delivery: try Delivery(row))
        if textIsGone { action.text = "" }
    }
}

extension Acceptance.Kind {
    /// Nil for what is no message of its own: nothing is stored of a repetition, and a part is stored elsewhere.
    var column: String? {
        switch self {
        case .new: "new"
        case .suspectedDuplicate: "suspectedDuplicate"
        case .reusedID: "reusedID"
        case .repeated, .part: nil
        }
    }

    init(column: String) throws(Unreadable) {
        switch column {
        case "new": self = .new
        case "suspectedDuplicate": self = .suspectedDuplicate
        case "reusedID": self = .reusedID
        default: throw Unreadable(column: "acceptance")
        }
    }
}

extension ActionState {
    /// The columns `state, due_at, leased_until, suppression, held_block`; the attempts stay in theirs after the end.
    var columns: (state: String, dueAt: Int64?, leasedUntil: Int64?, suppression: String?, heldBlock: String?) {
        switch self {
        case .due(let at, _): ("due", at.milliseconds, nil, nil, nil)
        case .held(let at, _, let part): ("held", at.milliseconds, nil, nil, part.column)
        case .sending(let until, _): ("sending", nil, until.milliseconds, nil, nil)
        case .sent: ("sent", nil, nil, nil, nil)
        case .failed: ("failed", nil, nil, nil, nil)
        case .unknown: ("unknown", nil, nil, nil, nil)
        case .suppressed(let reason): ("suppressed", nil, nil, reason.rawValue, nil)
        case .expired: ("expired", nil, nil, nil, nil)
        case .dropped: ("dropped", nil, nil, nil, nil)
        }
    }

    /// Reads `state, due_at, leased_until, attempts, suppression, held_block`.
    init(_ row: Row, from first: Int) throws(Unreadable) {
        func time(_ column: Int, _ name: String) throws(Unreadable) -> Timestamp {
            Timestamp(milliseconds: try (row[column] as Int64?).orUnreadable(name))
        }
        switch row[first] as String {
        case "due": self = .due(at: try time(first + 1, "due_at"), attempts: row[first + 3])
        case "held":
            let part: String? = row[first + 5]
            self = .held(
                dueAt: try time(first + 1, "due_at"), attempts: row[first + 3],
                by: try Breaker.Part(column: try part.orUnreadable("held_block")))
        case "sending": self = .sending(leasedUntil: try time(first + 2, "leased_until"), attempts: row[first + 3])
        case "sent": self = .sent
        case "failed": self = .failed
        case "unknown": self = .unknown
        case "expired": self = .expired
        case "dropped": self = .dropped
        case "suppressed":
            self = .suppressed(try (row[first + 4] as String?).flatMap(Suppression.init(rawValue:)).orUnreadable("suppression"))
        default: throw Unreadable(column: "state")
        }
    }
}
