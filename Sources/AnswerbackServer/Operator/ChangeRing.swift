import Journal
import SMSMessages
import ServiceLifecycle
import Synchronization

/// Remembers which messages changed last, so that whoever watches can ask for what came after his last look, and wait for it.
final class ChangeRing: Service {
    /// Tells one run of the server from the next, whose counting starts anew.
    private let epoch: String
    private let changes: AsyncStream<MessageID>
    private let state = Mutex(State())

    static let capacity = 1024

    private struct State {
        /// Of the next change.
        var count = 0
        /// The last ``capacity`` of them, oldest first.
        var recent: [MessageID] = []
        var waiting: [Int: CheckedContinuation<Void, Never>] = [:]
        var nextWaiter = 0
        var isOver = false
    }

    /// - Parameter epoch: another one in each run.
    init(epoch: String, changes: AsyncStream<MessageID>) {
        self.epoch = epoch
        self.changes = changes
    }

    func run() async throws {
        await cancelWhenGracefulShutdown {
            for await id in self.changes { self.add(id) }
        }
        wakeAll(isOver: true)
    }

    struct News: Equatable {
        /// Each once, oldest first.
        var ids: [MessageID]
        var cursor: String
        var isIncomplete: Bool
    }

    /// What has changed since `cursor`; with nil nothing, and the cursor to start from.
    func news(after cursor: String?) -> News {
        state.withLock { state in
            let now = "\(epoch)-\(state.count)"
            guard let cursor else { return News(ids: [], cursor: now, isIncomplete: false) }
            guard let seen = place(of: cursor), (0...state.count).contains(seen) else {
                return News(ids: [], cursor: now, isIncomplete: true)
            }
            let missed = state.count - seen
            var known = Set<MessageID>()
            let ids = state.recent.suffix(missed).filter { known.insert($0).inserted }
            return News(ids: ids, cursor: now, isIncomplete: missed > state.recent.count)
        }
    }

    /// Returns when something has changed since `cursor`, after `patience`, or when the server stops.
    func wait(after cursor: String, patience: Duration) async {
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await self.waitForChange(after: cursor) }
            // Being cancelled is how the other one's coming first ends this.
            group.addTask { try? await Task.sleep(for: patience) }
            await group.next()
            group.cancelAll()
        }
    }

    private func waitForChange(after cursor: String) async {
        let waiter = state.withLock { state in
            state.nextWaiter += 1
            return state.nextWaiter
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isNews = state.withLock { state in
                    if state.isOver || Task.isCancelled || place(of: cursor) != state.count { return true }
                    state.waiting[waiter] = continuation
                    return false
                }
                if isNews { continuation.resume() }
            }
        } onCancel: {
            state.withLock { $0.waiting.removeValue(forKey: waiter) }?.resume()
        }
    }

    private func place(of cursor: String) -> Int? {
        guard cursor.hasPrefix(epoch + "-") else { return nil }
        return Int(cursor.dropFirst(epoch.count + 1))
    }

    private func add(_ id: MessageID) {
        state.withLock { state in
            state.count += 1
            state.recent.append(id)
            if state.recent.count > 2 * Self.capacity { state.recent.removeFirst(state.recent.count - Self.capacity) }
        }
        wakeAll(isOver: false)
    }

    private func wakeAll(isOver: Bool) {
        let waiting = state.withLock { state in
            state.isOver = state.isOver || isOver
            defer { state.waiting = [:] }
            return state.waiting.values
        }
        for continuation in waiting { continuation.resume() }
    }
}
