/// Tells a loop that there may be work. Signals that come while the loop is busy become one.
public final class Wakeup: Sendable {
    public let signals: AsyncStream<Void>
    private let continuation: AsyncStream<Void>.Continuation

    public init() {
        (signals, continuation) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    public func signal() {
        continuation.yield()
    }

    /// The loop ends once it has come back for the next signal.
    public func finish() {
        continuation.finish()
    }
}
