import GatewaySandbox
import Hummingbird
import Logging
import Outbound
import Receiver
import ServiceLifecycle

/// The gateway's sandbox in a process of its own.
public struct SandboxServer: Sendable {
    /// A customer of the sandbox.
    public struct Account: Sendable {
        public var user: String
        public var password: String
        public var credits: Int

        public init(user: String, password: String, credits: Int) {
            self.user = user
            self.password = password
            self.credits = credits
        }

        /// User and password `demo`.
        public static func demo(credits: Int) -> Account {
            Account(user: SandboxAccount.demo.user, password: SandboxAccount.demo.password, credits: credits)
        }
    }

    private let port: Int
    private let accounts: [Account]
    private let isRunning: @Sendable (_ port: Int) -> Void

    /// - Parameter port: tried first; the next free one when it is taken, 0 for any.
    public init(port: Int, accounts: [Account], isRunning: @escaping @Sendable (_ port: Int) -> Void) {
        self.port = port
        self.accounts = accounts
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
        router.add(middleware: SiteGuard.thisMachine)
        let http = HTTPClient(workers: 1)
        let sandbox = SandboxGateway(
            accounts: accounts.map(\.withDemoGroups), now: { .now }, notify: { await http.notify($0) })
        sandbox.addRoutes(to: router)
        let application = ServerLimits.standard.application(
            router: router, address: .hostname("127.0.0.1", port: port.number), logger: logger
        ) { isRunning($0) }
        let outcome: Result<Void, any Error>
        do {
            outcome = .success(
                try await ServiceGroup(
                    configuration: .orderly([application, SandboxService(sandbox: sandbox)], logger: logger)
                ).run())
        } catch {
            outcome = .failure(error)
        }
        // Its thread must have ended before the process does, and cleans up after libcurl's libraries.
        await http.shutdown()
        withExtendedLifetime(port) {}
        try outcome.get()
    }
}

extension SandboxServer.Account {
    fileprivate var withDemoGroups: SandboxAccount {
        var account = SandboxAccount.demo
        (account.user, account.password, account.credits) = (user, password, credits)
        return account
    }
}
