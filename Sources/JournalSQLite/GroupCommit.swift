import GRDB
import Journal
import Synchronization

/// Lets units of work that wait at the same time share one commit, each in a savepoint of its own.
///
/// There is no timer: while one commit is under way the next one's units gather. Everything of SQLite runs on the
/// connection's own serial queue, never on Swift's cooperative threads.
final class GroupCommit: Sendable {
    typealias Unit = @Sendable (Database) throws -> Void

    /// The units of one caller, who is answered once.
    private struct Request: Sendable {
        let units: [Unit]
        /// Called after the commit, with the first unit's failure, or nil when all are on disk.
        let done: @Sendable (JournalFailure?) -> Void
    }

    /// Work that wants no transaction around it.
    private struct Pause: Sendable {
        /// Nil when it is done.
        let run: @Sendable (Database) -> JournalFailure?
        let done: @Sendable (JournalFailure?) -> Void
    }

    private enum Step {
        case commit([Request])
        case pause(Pause)
    }

    private struct State {
        var waiting: [Request] = []
        var pauses: [Pause] = []
        var isDraining = false
        var watch: (@Sendable (Int) -> Void)?
        /// What has to be done before anything else is, and could not be yet.
        var overdue: Unit?
        var commits: Int64
        /// Set once and for ever: after it nothing is written any more.
        var failure: JournalFailure?
    }

    /// Units in one commit, at most.
    static let portion = 512

    private let connection: DatabaseQueue
    private let space: FreeSpace
    private let state: Mutex<State>
    private let progressed: @Sendable (_ commits: Int64) -> Void

    /// - Parameters:
    ///   - overdue: done within the first commit that succeeds, before its units.
    ///   - commits: that there have been.
    ///   - progressed: called after each one that wrote something, with how many there have been.
    init(
        _ connection: DatabaseQueue, space: FreeSpace, overdue: Unit? = nil, commits: Int64 = 0,
        progressed: @escaping @Sendable (_ commits: Int64) -> Void = { _ in }
    ) {
        self.connection = connection
        self.space = space
        self.progressed = progressed
        state = Mutex(State(overdue: overdue, commits: commits))
    }

    /// Runs `work` within the next commit and returns when that is on disk. Cancelling the caller does not undo it.
    func perform<Value: Sendable>(_ work: @escaping @Sendable (Database) throws -> Value) async throws(JournalFailure) -> Value {
        let result = Mutex<Value?>(nil)
        try await performEach([
            { database in
                let value = try work(database)
                result.withLock { $0 = value }
            }
        ])
        guard let value = result.withLock({ $0 }) else { preconditionFailure("a unit was committed without having run") }
        return value
    }

    /// Runs units of which each stands or falls alone, and returns when all that stand are on disk.
    ///
    /// - Throws: the failure of the first that was refused.
    func performEach(_ units: [Unit]) async throws(JournalFailure) {
        var first: JournalFailure?
        for start in stride(from: 0, to: units.count, by: Self.portion) {
            let portion = Array(units[start..<min(start + Self.portion, units.count)])
            let failure = await withCheckedContinuation { continuation in
                let request = Request(units: portion) { continuation.resume(returning: $0) }
                enqueue(done: request.done) { $0.waiting.append(request) }
            }
            first = first ?? failure
        }
        if let first { throw first }
    }

    /// Runs `work` outside any transaction, between two commits. An error in it is one of the disk: nothing is written after it, unless
    /// the disk was full, which leaves everything as it was.
    func betweenCommits<Value: Sendable>(_ work: @escaping @Sendable (Database) throws -> Value) async throws(JournalFailure) -> Value {
        let result = Mutex<Value?>(nil)
        let failure = await withCheckedContinuation { continuation in
            let pause = Pause(
                run: { database in
                    do {
                        let value = try work(database)
                        result.withLock { $0 = value }
                        return nil
                    } catch {
                        return self.isFull(error) ? self.space.exhausted : .broken(sentence(for: error))
                    }
                },
                done: { continuation.resume(returning: $0) })
            enqueue(done: pause.done) { $0.pauses.append(pause) }
        }
        if let failure { throw failure }
        guard let value = result.withLock({ $0 }) else { preconditionFailure("a pause ended without having run") }
        return value
    }

    /// Waits for what is queued, then for `last`; everything later is refused.
    /// - Returns: whether the database is in order and may be closed.
    func close(last: @escaping Unit) async -> Bool {
        do {
            try await perform(last)
        } catch {
            return false
        }
        return state.withLock { state in
            defer { state.failure = state.failure ?? .closed }
            return state.failure == nil
        }
    }

    /// Commits that there have been.
    var count: Int64 { state.withLock(\.commits) }

    /// Why nothing is written any more.
    var failure: JournalFailure? { state.withLock(\.failure) }

    /// Called with each number of callers whose units wait for the next commit, as it grows.
    func watchQueue(_ watch: @escaping @Sendable (Int) -> Void) { state.withLock { $0.watch = watch } }

    private func enqueue(done: @Sendable (JournalFailure?) -> Void, _ append: (inout State) -> Void) {
        let (mustStart, failure) = state.withLock { state -> (Bool, JournalFailure?) in
            if let failure = state.failure { return (false, failure) }
            append(&state)
            state.watch?(state.waiting.count)
            defer { state.isDraining = true }
            return (!state.isDraining, nil)
        }
        if let failure { done(failure) }
        if mustStart { connection.asyncWriteWithoutTransaction { self.drain($0) } }
    }

    private func drain(_ database: Database) {
        while let step = nextStep() {
            switch step {
            case .commit(let requests): commitAndAnswer(requests, in: database)
            case .pause(let pause):
                let failure = pause.run(database)
                if let failure, case .broken = failure { breakDown(failure) }
                pause.done(failure)
            }
        }
    }

    private func commitAndAnswer(_ requests: [Request], in database: Database) {
        do throws(JournalFailure) {
            let refusals = try commit(requests, in: database)
            for (request, refusal) in zip(requests, refusals) { request.done(refusal) }
        } catch {
            if case .broken = error { breakDown(error) }
            for request in requests { request.done(error) }
        }
    }

    private func nextStep() -> Step? {
        state.withLock { state in
            if !state.pauses.isEmpty { return .pause(state.pauses.removeFirst()) }
            var units = 0
            let fitting = state.waiting.prefix { request in
                units += request.units.count
                return units <= Self.portion
            }
            let requests = Array(fitting)
            state.waiting.removeFirst(requests.count)
            state.isDraining = !requests.isEmpty
            return requests.isEmpty ? nil : .commit(requests)
        }
    }

    /// - Returns: for each request the first refusal among its units, nil where there was none.
    private func commit(_ requests: [Request], in database: Database) throws(JournalFailure) -> [JournalFailure?] {
        do {
            try database.run("BEGIN IMMEDIATE")
            let changes = database.totalChangesCount
            let (overdue, commits) = state.withLock { ($0.overdue, $0.commits + 1) }
            try overdue?(database)
            let refusals = try requests.map { request in
                try request.units.reduce(nil) { first, unit in
                    let refusal = try perform(unit, in: database)
                    return first ?? refusal
                }
            }
            let hasWritten = database.totalChangesCount > changes
            if hasWritten { try database.run("UPDATE progress SET commits = ?", [commits]) }
            try database.run("COMMIT")
            guard hasWritten else { return refusals }
            state.withLock { ($0.overdue, $0.commits) = (nil, commits) }
            progressed(commits)
            return refusals
        } catch {
            throw failure(of: error, in: database)
        }
    }

    /// - Returns: why this unit alone was refused; nil when it stands.
    private func perform(_ unit: Unit, in database: Database) throws -> JournalFailure? {
        try database.run("SAVEPOINT unit")
        do {
            try unit(database)
        } catch let error where Self.concernsOneUnit(error) {
            try database.run("ROLLBACK TO unit")
            try database.run("RELEASE unit")
            return .refused(sentence(for: error))
        }
        try database.run("RELEASE unit")
        return nil
    }

    /// After anything else SQLite may have rolled the whole transaction back, or the disk no longer does what it is told.
    private static func concernsOneUnit(_ error: any Error) -> Bool {
        guard let code = (error as? DatabaseError)?.resultCode else { return true }
        return [.SQLITE_CONSTRAINT, .SQLITE_ERROR, .SQLITE_MISMATCH, .SQLITE_RANGE, .SQLITE_TOOBIG].contains(code)
    }

    /// A full disk that SQLite has rolled back from leaves everything as it was. Of any other failure nobody knows how
    /// much of it is on disk.
    private func failure(of error: any Error, in database: Database) -> JournalFailure {
        do {
            if database.isInsideTransaction { try database.run("ROLLBACK") }
        } catch let second {
            return .broken("\(sentence(for: error)); then \(sentence(for: second))")
        }
        return isFull(error) ? space.exhausted : .broken(sentence(for: error))
    }

    private func isFull(_ error: any Error) -> Bool { (error as? DatabaseError)?.isOfAFullDisk == true }

    /// Nothing is written after this: a restart finds out what is on disk.
    private func breakDown(_ failure: JournalFailure) {
        let waiting = state.withLock { state in
            state.failure = failure
            defer { (state.waiting, state.pauses) = ([], []) }
            return state.waiting.map(\.done) + state.pauses.map(\.done)
        }
        // Never closed: closing would copy a log into the database of which the disk may hold something else than memory does.
        _ = Unmanaged.passRetained(connection)
        for done in waiting { done(failure) }
    }
}

extension Database {
    /// A statement without results, kept compiled.
    func run(_ sql: String, _ arguments: StatementArguments = StatementArguments()) throws {
        try cachedStatement(sql: sql).execute(arguments: arguments)
    }
}

/// Without the statement's arguments, which may hold a number or a text.
func sentence(for error: any Error) -> String {
    guard let error = error as? DatabaseError else { return "\(error)" }
    return "SQLite: \(error.message ?? "error") (\(error.extendedResultCode.rawValue))"
}
