import GRDB
import Journal
import SMSMessages

/// What caps and breakers say of what is about to begin. Each scope is read once, and what began is written once, at the end.
struct SendingMeter {
    private let limits: (Breaker.Scope) -> SendingCaps.Limits
    private let now: Timestamp
    private var standings: [Breaker.Scope: SendingCaps.Standing] = [:]
    private var begun: [Breaker.Scope: Int] = [:]
    private(set) var tripped: [Breaker] = []

    init(now: Timestamp, limits: @escaping (Breaker.Scope) -> SendingCaps.Limits) {
        self.limits = limits
        self.now = now
    }

    /// - Parameters:
    ///   - parts: 0 for what was counted at an earlier attempt.
    ///   - scopes: under which it falls, the narrowest first.
    /// - Returns: what holds it; nil when it may begin, and is counted.
    mutating func admit(_ parts: Int, _ scopes: [Breaker.Scope], in database: Database) throws -> Breaker.Scope? {
        let standings = try scopes.map { try standing(of: $0, in: database) }
        switch SendingCaps.verdict(on: parts, standings) {
        case .free:
            for standing in standings where !standing.limits.isEmpty && parts > 0 { count(parts, in: standing.scope) }
            return nil
        case .held(let scope):
            return scope
        case .trips(let scope, let window, let limit):
            let breaker = Breaker(scope: scope, window: window, limit: limit, since: now)
            try trip(breaker, in: database)
            return scope
        }
    }

    private mutating func standing(of scope: Breaker.Scope, in database: Database) throws -> SendingCaps.Standing {
        if let known = standings[scope] { return known }
        let standing = try SendingCaps.Standing(of: scope, limits: limits(scope), now: now, in: database)
        standings[scope] = standing
        return standing
    }

    private mutating func count(_ parts: Int, in scope: Breaker.Scope) {
        standings[scope]?.add(parts)
        begun[scope, default: 0] += scope.part.amount(of: parts)
    }

    private mutating func trip(_ breaker: Breaker, in database: Database) throws {
        let scope = breaker.scope
        try database.run(
            "INSERT INTO breaker (gateway, block, span, parts, since) VALUES (?, ?, ?, ?, ?)",
            [scope.outlet.column, scope.part.column, breaker.window.rawValue, breaker.limit, breaker.since.milliseconds])
        standings[scope]?.hasTripped = true
        tripped.append(breaker)
    }

    func write(in database: Database) throws {
        for (scope, parts) in begun {
            for window in SendingCaps.Window.allCases {
                let slot = window.slot(of: now)
                try database.run(
                    """
                    INSERT INTO sent_parts (gateway, block, span, slot, parts, counts_until) VALUES (?, ?, ?, ?, ?, ?)
                    ON CONFLICT DO UPDATE SET parts = parts + excluded.parts
                    """,
                    [
                        scope.outlet.column, scope.part.column, window.rawValue, slot, parts, window.end(ofSlot: slot).milliseconds,
                    ])
            }
        }
    }
}

extension DueAction {
    /// - Returns: what holds it; nil when it may begin.
    func hold(_ meter: inout SendingMeter, in database: Database) throws -> Breaker.Scope? {
        try meter.admit(attempts == 0 ? SMSLength(action.text).parts : 0, scopes, in: database)
    }

    private var scopes: [Breaker.Scope] {
        let whole = Breaker.Scope(gateway: action.gateway)
        guard case .phone(let number) = action.recipient else { return [whole] }
        return [Breaker.Scope(gateway: action.gateway, isSentOn ? .recipient(number) : .block(NumberBlock(of: number))), whole]
    }
}

extension SendingCaps.Standing {
    fileprivate init(of scope: Breaker.Scope, limits: SendingCaps.Limits, now: Timestamp, in database: Database) throws {
        let gateway = scope.outlet.column
        let block = scope.part.column
        func begun(_ window: SendingCaps.Window) throws -> Int {
            if limits[window] == nil { return 0 }
            return try Int.fetchOne(
                database.cachedStatement(
                    sql: "SELECT coalesce(sum(parts), 0) FROM sent_parts WHERE gateway = ? AND block = ? AND span = ? AND slot >= ?"),
                arguments: [gateway, block, window.rawValue, window.firstSlot(at: now)]) ?? 0
        }
        let hasTripped = try Bool.fetchOne(
            database.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM breaker WHERE gateway = ? AND block = ?)"),
            arguments: [gateway, block])
        self.init(scope: scope, limits: limits, hasTripped: hasTripped == true, hour: try begun(.hour), day: try begun(.day))
    }
}

extension Breaker.Outlet {
    private static let others: [String: Breaker.Outlet] = ["mail:": .mail, "calls:": .calls]

    /// No gateway's name holds a colon.
    var column: String {
        switch self {
        case .gateway(let name): name
        case .mail, .calls: name + ":"
        }
    }

    init(column: String) { self = Self.others[column] ?? .gateway(column) }
}

extension Breaker.Part {
    private static let recipientMark = "to "
    private static let senderMark = "from "

    /// A block is its prefix, the whole gateway is empty.
    var column: String {
        switch self {
        case .all: ""
        case .block(let block): block.prefix
        case .recipient(let number): Self.recipientMark + number.e164
        case .sender(let address): Self.senderMark + address.text
        }
    }

    init(column: String) throws(Unreadable) {
        if column.isEmpty {
            self = .all
        } else if column.hasPrefix(Self.recipientMark) {
            let number = try? PhoneNumber(e164: String(column.dropFirst(Self.recipientMark.count)))
            self = .recipient(try number.orUnreadable("block"))
        } else if column.hasPrefix(Self.senderMark) {
            self = .sender(SMSAddress(canonical: String(column.dropFirst(Self.senderMark.count))))
        } else {
            self = .block(try NumberBlock(prefix: column).orUnreadable("block"))
        }
    }
}
