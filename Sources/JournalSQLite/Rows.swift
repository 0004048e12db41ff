import GRDB
import Journal
import SMSMessages

/// What a row holds that this program cannot have written.
struct Unreadable: Error {
    let column: String
}

extension Optional {
    func orUnreadable(_ column: String) throws -> Wrapped {
        guard let self else { throw Unreadable(column: column) }
        return self
    }
}

extension InboundMessage {
    /// Reads `id, provider_id, channel, sender, receiver, text, sent_at, received_at`.
    init(_ row: Row, from first: Int) throws {
        let sentAt: Int64? = row[first + 6]
        self.init(
            id: try MessageID(row[first] as String).orUnreadable("id"), providerID: row[first + 1], channel: row[first + 2],
            sender: SMSAddress(canonical: row[first + 3]), receiver: SMSAddress(canonical: row[first + 4]), text: row[first + 5],
            sentAt: sentAt.map(Timestamp.init(milliseconds:)), receivedAt: Timestamp(milliseconds: row[first + 7]))
    }
}

extension NewAction {
    /// Reads `id, origin, rule, recipient, number, sender, gateway, text, expires_at`.
    init(_ row: Row, from first: Int) {
        self.init(
            id: ActionID(row[first]), origin: Origin(rawValue: row[first + 1]) ?? .rule, rule: row[first + 2],
            recipient: SMSAddress(canonical: row[first + 3]), number: SMSAddress(canonical: row[first + 4]),
            sender: SMSAddress(canonical: row[first + 5]), gateway: row[first + 6], text: row[first + 7],
            expiresAt: Timestamp(milliseconds: row[first + 8]))
    }
}

extension Acceptance.Kind {
    var stored: String {
        switch self {
        case .new: "new"
        case .suspectedDuplicate: "suspectedDuplicate"
        case .reusedID: "reusedID"
        case .repeated: "repeated"
        }
    }

    init?(stored: String) {
        switch stored {
        case "new": self = .new
        case "suspectedDuplicate": self = .suspectedDuplicate
        case "reusedID": self = .reusedID
        default: return nil
        }
    }
}

extension ActionState {
    var columns: (name: String, dueAt: Int64?, leasedUntil: Int64?, attempts: Int?, suppression: String?) {
        switch self {
        case .due(let at, let attempts): ("due", at.milliseconds, nil, attempts, nil)
        case .sending(let until, let attempts): ("sending", nil, until.milliseconds, attempts, nil)
        case .sent: ("sent", nil, nil, nil, nil)
        case .failed: ("failed", nil, nil, nil, nil)
        case .unknown: ("unknown", nil, nil, nil, nil)
        case .suppressed(let reason): ("suppressed", nil, nil, nil, reason.rawValue)
        case .expired: ("expired", nil, nil, nil, nil)
        }
    }

    /// Reads `state, due_at, leased_until, attempts, suppression`.
    init(_ row: Row, from first: Int) throws {
        func time(_ column: Int) -> Timestamp { Timestamp(milliseconds: row[column] ?? 0) }
        switch row[first] as String {
        case "due": self = .due(at: time(first + 1), attempts: row[first + 3])
        case "sending": self = .sending(leasedUntil: time(first + 2), attempts: row[first + 3])
        case "sent": self = .sent
        case "failed": self = .failed
        case "unknown": self = .unknown
        case "expired": self = .expired
        case "suppressed": self = .suppressed(try Suppression(rawValue: row[first + 4]).orUnreadable("suppression"))
        default: throw Unreadable(column: "state")
        }
    }
}

extension AttemptOutcome {
    var detail: String {
        switch self {
        case .sent(let ids): ids.joined(separator: " ")
        case .notSent(_, let reason), .failed(let reason), .unknown(let reason): reason
        }
    }
}
