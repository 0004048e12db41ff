public import SMSMessages
import Synchronization

/// Tells everybody who listens which messages changed: what stands behind ``MessageJournal/changes()``.
public final class ChangeFeed: Sendable {
    private struct State {
        var listeners: [Int: AsyncStream<MessageID>.Continuation] = [:]
        var opened = 0
        var isFinished = false
    }

    /// What a listener that lags finds, at most; older ones are lost to it.
    public static let buffered = 8192

    private let state = Mutex(State())

    public init() {}

    /// - Returns: a stream that has ended already when the feed has.
    public func listen() -> AsyncStream<MessageID> {
        let (stream, continuation) = AsyncStream<MessageID>.makeStream(bufferingPolicy: .bufferingNewest(Self.buffered))
        let key = state.withLock { state -> Int? in
            if state.isFinished { return nil }
            state.opened += 1
            state.listeners[state.opened] = continuation
            return state.opened
        }
        guard let key else {
            continuation.finish()
            return stream
        }
        continuation.onTermination = { [weak self] _ in self?.state.withLock { state in _ = state.listeners.removeValue(forKey: key) } }
        return stream
    }

    /// - Parameter changed: asked only when somebody listens.
    public func tell(_ changed: () -> [MessageID]) {
        let listeners = state.withLock { $0.listeners.isEmpty ? [] : Array($0.listeners.values) }
        if listeners.isEmpty { return }
        for message in changed() {
            for listener in listeners { listener.yield(message) }
        }
    }

    public func finish() {
        let listeners = state.withLock { state in
            state.isFinished = true
            return Array(state.listeners.values)
        }
        for listener in listeners { listener.finish() }
    }
}
