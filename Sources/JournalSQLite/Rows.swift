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
    /// Reads `id, provider_id, channel, sender, receiver, text, sent_at, received_at`.
    init(_ row: Row, from first: Int) throws(Unreadable) {
        let sentAt: Int64? = row[first + 6]
        self.init(
            id: try MessageID(row[first] as String).orUnreadable("id"), providerID: row[first + 1], channel: row[first + 2],
            sender: SMSAddress(canonical: row[first + 3]), receiver: SMSAddress(canonical: row[first + 4]),
            text: String(decoding: row[first + 5] as Data, as: UTF8.self),
            sentAt: sentAt.map(Timestamp.init(milliseconds:)), receivedAt: Timestamp(milliseconds: row[first + 7]))
    }
}

extension NewAction {
    /// Reads `id, origin, rule, recipient, number, sender, gateway, text, expires_at`.
    init(_ row: Row, from first: Int) throws(Unreadable) {
        self.init(
            id: ActionID(row[first]), origin: try Origin(rawValue: row[first + 1]).orUnreadable("origin"), rule: row[first + 2],
            recipient: SMSAddress(canonical: row[first + 3]), number: SMSAddress(canonical: row[first + 4]),
            sender: SMSAddress(canonical: row[first + 5]), gateway: row[first + 6], text: row[first + 7],
            expiresAt: Timestamp(milliseconds: row[first + 8]))
    }
}

extension Acceptance.Kind {
    /// Nil for a repetition: nothing is stored of it.
    var column: String? {
        switch self {
        case .new: "new"
        case .suspectedDuplicate: "suspectedDuplicate"
        case .reusedID: "reusedID"
        case .repeated: nil
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
    /// The columns `state, due_at, leased_until, suppression`; the attempts stay in theirs after the end.
    var columns: (state: String, dueAt: Int64?, leasedUntil: Int64?, suppression: String?) {
        switch self {
        case .due(let at, _): ("due", at.milliseconds, nil, nil)
        case .sending(let until, _): ("sending", nil, until.milliseconds, nil)
        case .sent: ("sent", nil, nil, nil)
        case .failed: ("failed", nil, nil, nil)
        case .unknown: ("unknown", nil, nil, nil)
        case .suppressed(let reason): ("suppressed", nil, nil, reason.rawValue)
        case .expired: ("expired", nil, nil, nil)
        }
    }

    /// Reads `state, due_at, leased_until, attempts, suppression`.
    init(_ row: Row, from first: Int) throws(Unreadable) {
        func time(_ column: Int, _ name: String) throws(Unreadable) -> Timestamp {
            Timestamp(milliseconds: try (row[column] as Int64?).orUnreadable(name))
        }
        switch row[first] as String {
        case "due": self = .due(at: try time(first + 1, "due_at"), attempts: row[first + 3])
        case "sending": self = .sending(leasedUntil: try time(first + 2, "leased_until"), attempts: row[first + 3])
        case "sent": self = .sent
        case "failed": self = .failed
        case "unknown": self = .unknown
        case "expired": self = .expired
        case "suppressed":
            self = .suppressed(try (row[first + 4] as String?).flatMap(Suppression.init(rawValue:)).orUnreadable("suppression"))
        default: throw Unreadable(column: "state")
        }
    }
}
