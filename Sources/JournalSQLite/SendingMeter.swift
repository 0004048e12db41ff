import GRDB
import Journal
import SMSMessages

/// What caps and breakers say of the actions of one claim. Each scope is read once, and what began is written once, at the end.
struct SendingMeter {
    private let caps: [String: SendingCaps]
    private let now: Timestamp
    private var standings: [Breaker.Scope: SendingCaps.Standing] = [:]
    private var begun: [Breaker.Scope: Int] = [:]
    private(set) var tripped: [Breaker] = []

    init(_ caps: [String: SendingCaps], now: Timestamp) {
        self.caps = caps
        self.now = now
    }

    /// - Returns: what holds the action; nil when it may begin, and is counted.
    mutating func admit(_ due: DueAction, in database: Database) throws -> Breaker.Scope? {
        let parts = due.attempts == 0 ? SMSLength(due.action.text).parts : 0
        let scopes = due.scopes
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
        let caps = caps[scope.gateway] ?? SendingCaps()
        let standing = try SendingCaps.Standing(
            of: scope, limits: scope.block == nil ? caps.gateway : caps.block, now: now, in: database)
        standings[scope] = standing
        return standing
    }

    private mutating func count(_ parts: Int, in scope: Breaker.Scope) {
        standings[scope]?.add(parts)
        begun[scope, default: 0] += parts
    }

    private mutating func trip(_ breaker: Breaker, in database: Database) throws {
        let scope = breaker.scope
        try database.run(
            "INSERT INTO breaker (gateway, block, span, parts, since) VALUES (?, ?, ?, ?, ?)",
            [scope.gateway, scope.block.column, breaker.window.rawValue, breaker.limit, breaker.since.milliseconds])
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
                        scope.gateway, scope.block.column, window.rawValue, slot, parts, window.end(ofSlot: slot).milliseconds,
                    ])
            }
        }
    }
}

extension DueAction {
    /// The narrowest first.
    fileprivate var scopes: [Breaker.Scope] {
        let whole = Breaker.Scope(gateway: action.gateway)
        guard !isSentOn, case .phone(let number) = action.recipient else { return [whole] }
        return [Breaker.Scope(gateway: action.gateway, block: NumberBlock(of: number)), whole]
    }
}

extension SendingCaps.Standing {
    fileprivate init(of scope: Breaker.Scope, limits: SendingCaps.Limits, now: Timestamp, in database: Database) throws {
        let gateway = scope.gateway
        let block = scope.block.column
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

extension NumberBlock? {
    /// Nil is the whole gateway.
    var column: String { self?.prefix ?? "" }

    init(column: String) throws(Unreadable) {
        self = column.isEmpty ? nil : try NumberBlock(prefix: column).orUnreadable("block")
    }
}
