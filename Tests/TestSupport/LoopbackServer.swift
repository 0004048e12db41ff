package import Logging
package import ServiceLifecycle

/// A server under test, on a port of 127.0.0.1 that the system chooses when it listens: one that was looked for before could be
/// another's by then.
package enum LoopbackServer {
    package struct NeverListened: Error {}

    /// Runs a server as long as `body` does. One that cannot start ends the wait with its own error.
    ///
    /// It is stopped in the orderly way, whatever becomes of the body: cancelled, NIO ends the process over a connection that is just
    /// coming in.
    ///
    /// - Parameters:
    ///   - server: made with what it calls once it listens, with its port.
    ///   - release: lets go of what would hold its shutdown up.
    package static func run<Outcome: Sendable>(
        logger: Logger, server: (_ isListening: @escaping @Sendable (Int) -> Void) -> any Service, release: () -> Void = {},
        _ body: (_ port: Int) async throws -> Outcome
    ) async throws -> Outcome {
        let (ports, listening) = AsyncStream.makeStream(of: Int.self)
        let services = ServiceGroup(
            configuration: ServiceGroupConfiguration(services: [server { listening.yield($0) }], logger: logger))
        return try await withThrowingTaskGroup { group in
            group.addTask {
                defer { listening.finish() }
                try await services.run()
            }
            guard let port = await ports.first(where: { _ in true }) else {
                try await group.waitForAll()
                throw NeverListened()
            }
            let outcome: Result<Outcome, any Error>
            do { outcome = .success(try await body(port)) } catch { outcome = .failure(error) }
            release()
            await services.triggerGracefulShutdown()
            try await group.waitForAll()
            return try outcome.get()
        }
    }
}
