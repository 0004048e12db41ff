import GRDB
import Journal
import Synchronization

/// Lets units of work that wait at the same time share one commit, each in a savepoint of its own.
final class GroupCommit: Sendable {
    private struct Unit: Sendable {
        let work: @Sendable (Database) throws -> Void
        /// Called after the commit; nil when it is on disk.
        let done: @Sendable (JournalFailure?) -> Void
    }

    private struct State {
        var waiting: [Unit] = []
        var isDraining = false
        /// Set once and for ever: after it nothing is written any more.
        var failure: JournalFailure?
    }

    /// Units in one commit.
    static let portion = 512

    private let connection: DatabaseQueue
    private let state = Mutex(State())

    init(_ connection: DatabaseQueue) {
        self.connection = connection
    }

    /// Runs `work` within the next commit and returns when that is on disk. Cancelling the caller does not undo it.
    func perform<Value: Sendable>(_ work: @escaping @Sendable (Database) throws -> Value) async throws(JournalFailure) -> Value {
        let outcome: Result<Value, JournalFailure> = await withCheckedContinuation { continuation in
            let result = Mutex<Value?>(nil)
            enqueue(
                Unit { database in
                    let value = try work(database)
                    result.withLock { $0 = value }
                } done: { failure in
                    if let value = result.withLock({ $0 }), failure == nil {
                        continuation.resume(returning: .success(value))
                    } else {
                        continuation.resume(returning: .failure(failure ?? .refused("the unit made no result")))
                    }
                })
        }
        return try outcome.get()
    }

    /// Waits for what is queued; everything later is refused.
    func close() async {
        _ = try? await perform { _ in }
        state.withLock { $0.failure = $0.failure ?? .closed }
    }

    private func enqueue(_ unit: Unit) {
        let (mustStart, failure) = state.withLock { state -> (Bool, JournalFailure?) in
            if let failure = state.failure { return (false, failure) }
            state.waiting.append(unit)
            defer { state.isDraining = true }
            return (!state.isDraining, nil)
        }
        if let failure { unit.done(failure) }
        if mustStart { connection.asyncWriteWithoutTransaction { self.drain($0) } }
    }

    private func drain(_ database: Database) {
        while let units = nextPortion() {
            switch commit(units, in: database) {
            case .success(let refusals):
                for (unit, refusal) in zip(units, refusals) { unit.done(refusal) }
            case .failure(let failure):
                breakDown(failure, units)
            }
        }
    }

    private func nextPortion() -> [Unit]? {
        state.withLock { state in
            let units = Array(state.waiting.prefix(Self.portion))
            state.waiting.removeFirst(units.count)
            state.isDraining = !units.isEmpty
            return units.isEmpty ? nil : units
        }
    }

    /// - Returns: for each unit why it alone was refused, nil where it was not.
    private func commit(_ units: [Unit], in database: Database) -> Result<[JournalFailure?], JournalFailure> {
        do {
            try database.run("BEGIN IMMEDIATE")
            let refusals = try units.map { try perform($0, in: database) }
            try database.run("COMMIT")
            return .success(refusals)
        } catch {
            // It may fail as well; the connection is not used again.
            try? database.run("ROLLBACK")
            return .failure(.broken("\(error)"))
        }
    }

    private func perform(_ unit: Unit, in database: Database) throws -> JournalFailure? {
        try database.run("SAVEPOINT unit")
        do {
            try unit.work(database)
            try database.run("RELEASE unit")
            return nil
        } catch let error where !Self.endsEverything(error) {
            try database.run("ROLLBACK TO unit")
            try database.run("RELEASE unit")
            return .refused("\(error)")
        }
    }

    /// After these SQLite may have rolled the whole transaction back, or the disk no longer does what it is told.
    private static func endsEverything(_ error: any Error) -> Bool {
        guard let code = (error as? DatabaseError)?.resultCode else { return false }
        return [.SQLITE_IOERR, .SQLITE_FULL, .SQLITE_CORRUPT, .SQLITE_NOMEM, .SQLITE_NOTADB, .SQLITE_READONLY, .SQLITE_CANTOPEN].contains(
            code)
    }

    /// Whether the commit is on disk cannot be known, so nothing is written after it: a restart finds out.
    private func breakDown(_ failure: JournalFailure, _ units: [Unit]) {
        let waiting = state.withLock { state in
            state.failure = failure
            state.isDraining = false
            defer { state.waiting = [] }
            return state.waiting
        }
        for unit in units + waiting { unit.done(failure) }
    }
}

extension Database {
    /// A statement without results, kept compiled.
    func run(_ sql: String, _ arguments: StatementArguments = StatementArguments()) throws {
        try cachedStatement(sql: sql).execute(arguments: arguments)
    }
}
