import Dispatch
import NIOPosix
import Synchronization

/// SMTP by libcurl, on threads of its own.
///
/// A connection is kept for the mails that follow, and closed when none has followed for a while.
///
/// A mail that was handed over is delivered even when the task that waits for it is cancelled: what became of it must be known. The
/// number of mails that wait for a worker is the caller's to bound.
public final class SMTPClient: Sendable {
    private struct Idle {
        var connections: [(handle: EasyHandle, since: ContinuousClock.Instant)] = []
        var isLookedAfter = false
    }

    private let threads: NIOThreadPool
    private let idle = Mutex(Idle())
    /// Servers wait for some minutes, busy ones for 10 s.
    private let keepsFor: Duration

    /// - Parameters:
    ///   - connections: to the server at once, at least 1. Large mail servers take few from one machine.
    ///   - keepsFor: how long a connection stays open for the next mail.
    public init(connections: Int = 2, keepsFor: Duration = .seconds(5)) {
        precondition(connections > 0)
        self.keepsFor = keepsFor
        threads = NIOThreadPool(numberOfThreads: connections)
        threads.start()
    }

    deinit {
        hangUp(idleFor: .zero)
        threads.shutdownGracefully { _ in }
    }

    public func send(_ request: SMTPRequest) async throws(SMTPFailure) -> SMTPReceipt {
        let outcome = await withCheckedContinuation { continuation in
            threads.submit { state in
                continuation.resume(returning: state == .active ? self.sendBlocking(request) : .failure(.shutDown))
            }
        }
        return try outcome.get()
    }

    /// Waits for the mails under way; those that still wait for a worker fail and have not left.
    public func shutdown() async {
        // It can only fail for a pool that is shared by the whole process; this one is not.
        try? await threads.shutdownGracefully()
        hangUp(idleFor: .zero)
    }

    private func sendBlocking(_ request: SMTPRequest) -> Result<SMTPReceipt, SMTPFailure> {
        // Last in, first out, so that in quiet times one connection does it all.
        guard let handle = idle.withLock({ $0.connections.popLast()?.handle }) ?? EasyHandle() else { return .failure(.noHandle) }
        let outcome = Result { () throws(SMTPFailure) in try handle.deliver(request) }
        let isLookedAfter = idle.withLock { idle in
            idle.connections.append((handle, .now))
            defer { idle.isLookedAfter = true }
            return idle.isLookedAfter
        }
        if !isLookedAfter { lookAfterIdleConnections() }
        return outcome
    }

    private func lookAfterIdleConnections() {
        let milliseconds = Int(clamping: keepsFor.positiveMilliseconds)
        DispatchQueue.global().asyncAfter(deadline: .now() + .milliseconds(milliseconds)) { [weak self] in
            guard let self else { return }
            self.hangUp(idleFor: self.keepsFor)
            let isOver = self.idle.withLock { idle in
                idle.isLookedAfter = !idle.connections.isEmpty
                return !idle.isLookedAfter
            }
            if !isOver { self.lookAfterIdleConnections() }
        }
    }

    private func hangUp(idleFor pause: Duration) {
        let now = ContinuousClock.now
        // The oldest come first. They are closed when the last reference goes, outside of the lock.
        let old = idle.withLock { idle in
            let count = idle.connections.prefix { now - $0.since >= pause }.count
            defer { idle.connections.removeFirst(count) }
            return Array(idle.connections.prefix(count))
        }
        for connection in old { connection.handle.hangUp() }
    }
}

extension SMTPFailure {
    fileprivate static let shutDown = SMTPFailure.transport(
        TransportFailure(.unavailable, mayHaveLeft: false, detail: "shut down before the mail was sent"))
    fileprivate static let noHandle = SMTPFailure.transport(
        TransportFailure(.unavailable, mayHaveLeft: false, detail: "libcurl has no memory for a handle"))
}
