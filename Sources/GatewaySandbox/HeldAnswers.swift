/// The answers that are held back, each by a ticket of its own.
struct HeldAnswers: Sendable {
    typealias Continuation = CheckedContinuation<Void, Never>

    private var waiting: [Int: (isHung: Bool, continuation: Continuation)] = [:]

    var count: Int { waiting.count }

    mutating func add(_ continuation: Continuation, ticket: Int, isHung: Bool) {
        waiting[ticket] = (isHung, continuation)
    }

    mutating func remove(ticket: Int) -> Continuation? { waiting.removeValue(forKey: ticket)?.continuation }

    /// - Parameter hung: those too that wait for their client to leave.
    /// - Returns: whoever waited, to be resumed outside any lock.
    mutating func removeAll(hung: Bool) -> [Continuation] {
        let released = waiting.filter { hung || !$0.value.isHung }
        for ticket in released.keys { waiting[ticket] = nil }
        return released.values.map(\.continuation)
    }
}
