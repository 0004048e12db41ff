import Dispatch
import GRDB
import Journal

/// What people and programs ask, apart from the connection that writes: a long answer holds nobody's SMS up.
///
/// The connection is opened read-only, so that it can neither write nor checkpoint: two that do so at once can corrupt a log. A long read
/// only makes the log longer, since what it still looks at cannot be overwritten.
final class ReadConnection: Sendable {
    let connection: DatabaseQueue
    private let failure: @Sendable () -> JournalFailure?

    /// - Parameters:
    ///   - path: of a database that is open for writing in this process.
    ///   - failure: why nothing may be read any more. What a disk that failed holds may be other than what was answered.
    init(path: String, failure: @escaping @Sendable () -> JournalFailure?) throws {
        var configuration = Configuration()
        configuration.readonly = true
        configuration.label = "answerback.reads"
        configuration.prepareDatabase { try $0.execute(sql: "PRAGMA temp_store = MEMORY") }
        connection = try DatabaseQueue(path: path, configuration: configuration)
        self.failure = failure
    }

    /// Reads one state of everything, which holds all that was on disk when this was called.
    func perform<Value: Sendable>(_ read: @escaping @Sendable (Database) throws -> Value) async throws(JournalFailure) -> Value {
        if let failure = failure() { throw failure }
        let outcome = await withCheckedContinuation { (continuation: CheckedContinuation<Result<Value, any Error>, Never>) in
            connection.asyncRead { database in
                continuation.resume(returning: Result { try read(database.get()) })
            }
        }
        do { return try outcome.get() } catch { throw .refused(sentence(for: error)) }
    }

    /// Waits until nobody reads, and lets nobody until `work` has ended.
    func whileNobodyReads<Value: Sendable>(
        _ work: () async throws(JournalFailure) -> Value
    ) async throws(JournalFailure) -> Value {
        let end = DispatchSemaphore(value: 0)
        await withCheckedContinuation { continuation in
            connection.asyncWriteWithoutTransaction { _ in
                continuation.resume()
                end.wait()
            }
        }
        defer { end.signal() }
        return try await work()
    }
}
