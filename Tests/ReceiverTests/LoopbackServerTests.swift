import Logging
import ServiceLifecycle
import TestSupport
import Testing

@Suite struct LoopbackServerTests {
    private struct Refused: Error {}

    private struct Broken: Service {
        func run() async throws { throw Refused() }
    }

    private struct Silent: Service {
        func run() async throws {}
    }

    @Test func aStartThatFailsEndsTheWaitWithItsReason() async {
        await #expect(throws: Refused.self) { try await LoopbackServer.run(logger: .silent, server: { _ in Broken() }) { _ in } }
    }

    @Test func aServerThatEndsUnheardEndsTheWait() async {
        await #expect(throws: (any Error).self) { try await LoopbackServer.run(logger: .silent, server: { _ in Silent() }) { _ in } }
    }

    @Test func aBodyThatThrowsStopsTheServerInTheOrderlyWay() async {
        let (stopped, hasStopped) = AsyncStream<Bool>.makeStream()
        await #expect(throws: Refused.self) {
            try await LoopbackServer.run(logger: .silent, server: { Orderly(isListening: $0, hasStopped: hasStopped) }) { _ in
                throw Refused()
            }
        }
        #expect(await stopped.first { _ in true } == true)
    }

    /// Tells whether it was cancelled rather than asked to stop.
    private struct Orderly: Service {
        let isListening: @Sendable (Int) -> Void
        let hasStopped: AsyncStream<Bool>.Continuation

        func run() async throws {
            isListening(1)
            await withGracefulShutdownHandler {
                try? await gracefulShutdown()
            } onGracefulShutdown: {
            }
            hasStopped.yield(!Task.isCancelled)
        }
    }
}
