import Synchronization

/// How many events came in by each channel that are no SMS, since the server's start.
public final class PassedOver: Sendable {
    private let counts = Mutex<[String: Int]>([:])

    public init() {}

    func count(_ channel: String) {
        counts.withLock { $0[channel, default: 0] += 1 }
    }

    public subscript(channel: String) -> Int { counts.withLock { $0[channel] ?? 0 } }
}
