import Hummingbird
import Logging
import Receiver
import ServiceLifecycle
import TestSupport
import Testing

@testable import AnswerbackServer

@Suite(.timeLimit(.minutes(10))) struct LoopbackPortTests {
    @Test func aPortThatIsHeldIsChosenForNobodyElse() throws {
        let held = try #require(LoopbackPort.firstFree(from: 0))
        let others = (1...200).compactMap { _ in LoopbackPort.firstFree(from: 0) }
        #expect(others.count == 200)
        #expect(!others.map(\.number).contains(held.number))
        #expect(Set(others.map(\.number)).count == 200)
    }

    /// Also where both would let the other share it, as two programs do that start at once.
    @Test func onePortIsHeldOnce() throws {
        let held = try #require(LoopbackPort.firstFree(from: 0))
        let next = try #require(LoopbackPort.firstFree(from: held.number))
        #expect(next.number != held.number)
    }

    @Test func aServerListensOnAPortThatIsHeldAndThenItIsTaken() async throws {
        let held = try #require(LoopbackPort.firstFree(from: 0))
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        try await LoopbackServer.run(
            logger: logger,
            server: {
                ServerLimits.standard.application(
                    router: Router(context: ServerContext.self), address: .hostname("127.0.0.1", port: held.number), logger: logger,
                    onRunning: $0)
            }
        ) { port in
            #expect(port == held.number)
            #expect(LoopbackPort.firstFree(from: port, tries: 1) == nil)
        }
    }
}
