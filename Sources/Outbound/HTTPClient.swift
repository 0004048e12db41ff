import NIOPosix
import Synchronization

/// HTTP by libcurl, on threads of its own.
///
/// No request is ever repeated, no redirect followed, no proxy used and no cookie kept.
///
/// A request that was handed over is made even when the task that waits for it is cancelled: an SMS half way out cannot be
/// called back, and its outcome must be known. The number of requests that wait for a worker is the caller's to bound.
public final class HTTPClient: Sendable {
    private let threads: NIOThreadPool
    private let extraCAFile: String?
    /// Last in, first out, so that the connection used last is the one used next.
    private let idle = Mutex<[EasyHandle]>([])

    /// - Parameters:
    ///   - workers: how many requests are under way at once, at least 1.
    ///   - extraCAFile: certificates (PEM) that count beside the machine's own. Where it can't be read, every request over TLS fails.
    public init(workers: Int, extraCAFile: String? = nil) {
        precondition(workers > 0)
        self.extraCAFile = extraCAFile
        threads = NIOThreadPool(numberOfThreads: workers)
        threads.start()
    }

    deinit {
        threads.shutdownGracefully { _ in }
    }

    public func perform(_ request: HTTPRequest) async throws(TransportFailure) -> HTTPResponse {
        let outcome = await withCheckedContinuation { continuation in
            threads.submit { state in
                continuation.resume(returning: state == .active ? self.performBlocking(request) : .failure(.shutDown))
            }
        }
        return try outcome.get()
    }

    /// Waits for the requests under way; those that still wait for a worker fail, proved not to have left.
    public func shutdown() async {
        // It can only fail for a pool that is shared by the whole process; this one is not.
        try? await threads.shutdownGracefully()
        idle.withLock { $0 = [] }
    }

    private func performBlocking(_ request: HTTPRequest) -> Result<HTTPResponse, TransportFailure> {
        guard let handle = idle.withLock({ $0.popLast() }) ?? EasyHandle() else { return .failure(.noHandle) }
        defer { idle.withLock { $0.append(handle) } }
        return Result { () throws(TransportFailure) in try handle.perform(request, extraCAFile: extraCAFile) }
    }
}

extension TransportFailure {
    fileprivate static let shutDown = TransportFailure(.unavailable, mayHaveLeft: false, detail: "shut down before the request was made")
    fileprivate static let noHandle = TransportFailure(.unavailable, mayHaveLeft: false, detail: "libcurl has no memory for a handle")
}
