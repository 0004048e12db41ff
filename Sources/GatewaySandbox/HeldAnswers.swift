/// The answers that are held back, each by a ticket of its own.
struct HeldAnswers: Sendable {
    typealias Continuation = CheckedContinuation<Void, Never>

    private var waiting: [Int: (isHung: Bool, continuation: Continuation)] = [:]

    /// Who waits for a certain number of them.
    private var watchers: [(count: Int, continuation: Continuation)] = []

    var count: Int { waiting.count }

    mutating func add(_ continuation: Continuation, ticket: Int, isHung: Bool) {
        waiting[ticket] = (isHung, continuation)
        tellWatchers()
    }

    mutating func remove(ticket: Int) -> Continuation? {
        defer { tellWatchers() }
        return waiting.removeValue(forKey: ticket)?.continuation
    }

    /// Resumes `continuation` as soon as just so many are held back.
    mutating func watch(_ count: Int, _ continuation: Continuation) {
        watchers.append((count, continuation))
        tellWatchers()
    }

    /// Whoever still waits for a number learns that it does not come.
    mutating func dismissWatchers() {
        for watcher in watchers { watcher.continuation.resume() }
        watchers = []
    }

    private mutating func tellWatchers() {
        let count = count
        for watcher in watchers where watcher.count == count { watcher.continuation.resume() }
        watchers.removeAll { $0.count == count }
    }

    /// - Parameter hung: those too that wait for their client to leave.
    /// - Returns: whoever waited, to be resumed outside any lock.
    mutating func removeAll(hung: Bool) -> [Continuation] {
        let released = waiting.filter { hung || !$0.value.isHung }
        for ticket in released.keys { waiting[ticket] = nil }
        tellWatchers()
        return released.values.map(\.continuation)
    }
}
