import GatewaySandbox
import Hummingbird
import Logging
import Receiver
import ServiceLifecycle

/// The gateway's sandbox in a process of its own.
public struct SandboxServer: Sendable {
    private let port: Int
    private let credits: Int
    private let isRunning: @Sendable (_ port: Int) -> Void

    /// - Parameters:
    ///   - port: tried first; the next free one when it is taken, 0 for any.
    ///   - credits: what the account `demo` starts with.
    public init(port: Int, credits: Int, isRunning: @escaping @Sendable (_ port: Int) -> Void) {
        self.port = port
        self.credits = credits
        self.isRunning = isRunning
    }

    /// Runs until SIGTERM or SIGINT.
    public func run() async throws {
        guard let port = LoopbackPort.firstFree(from: port) else {
            throw StartFailure.sentence("no free port from \(port) on: choose another one with --port, between 1 and 65535")
        }
        var logger = Logger(label: "answerback.sandbox")
        logger.logLevel = .warning
        let router = Router(context: ServerContext.self)
        var account = SandboxAccount.demo
        account.credits = credits
        let sandbox = SandboxGateway(accounts: [account], now: { .now })
        sandbox.addRoutes(to: router)
        let application = ServerLimits.standard.application(
            router: router, address: .hostname("127.0.0.1", port: port), logger: logger
        ) { isRunning($0) }
        try await ServiceGroup(
            configuration: ServiceGroupConfiguration(
                services: [application, SandboxRelease(sandbox: sandbox)], gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
        ).run()
    }
}
