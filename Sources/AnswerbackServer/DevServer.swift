import GatewaySandbox
import Hummingbird
import Journal
import JournalSQLite
public import Logging
import Outbound
import Receiver
import Responder
public import RuleLanguage
import RuleMatcher
import SMSGateway
import SMSMessages
import ServiceLifecycle

/// The whole way of a message on one loopback port, with a sandbox in the gateway's place: nothing leaves this machine.
public struct DevServer: Sendable {
    public struct Settings: Sendable {
        public var rules: RuleFolder
        /// Tried first; the next free one is taken when it is in use. 0 lets the system choose.
        public var port: Int
        /// The SQLite file.
        public var data: String
        /// A gateway on this machine, used instead of the sandbox inside, such as `http://127.0.0.1:8026`.
        public var gateway: String?
        /// Takes messages in and keeps them, but decides and sends nothing until started without.
        public var holds: Bool

        public init(rules: RuleFolder, port: Int = 8025, data: String, gateway: String? = nil, holds: Bool = false) {
            self.rules = rules
            self.port = port
            self.data = data
            self.gateway = gateway
            self.holds = holds
        }
    }

    /// What people are told while it runs.
    public enum Event: Sendable {
        case running(Status)
        case reload(ReloadReport)
    }

    public struct Status: Sendable {
        public var port: Int
        /// Base URL of the gateway that answers go to.
        public var gateway: String
        public var rules: Compilation
        public var files: [SourceFile]
    }

    /// Why it did not start.
    public enum StartFailure: Error, Sendable {
        case sentence(String)
        case badRules(Compilation, files: [SourceFile])
    }

    private static let gatewayName = "sandbox"
    /// SMS under way at once, each on a connection of its own.
    private static let places = 32

    private let settings: Settings
    private let logger: Logger
    private let tell: @Sendable (Event) -> Void

    public init(settings: Settings, logger: Logger, tell: @escaping @Sendable (Event) -> Void) {
        self.settings = settings
        self.logger = logger
        self.tell = tell
    }

    /// Runs until SIGTERM or SIGINT; what is being sent then gets its full time.
    ///
    /// - Throws: ``StartFailure`` before anything runs; later, what made it stop.
    public func run() async throws {
        let (files, compilation, rules) = try loadRules()
        guard let port = LoopbackPort.firstFree(from: settings.port) else {
            throw StartFailure.sentence("no free port from \(settings.port) on: choose another one with --port, between 1 and 65535")
        }
        let status = Status(port: port, gateway: settings.gateway ?? "http://127.0.0.1:\(port)", rules: compilation, files: files)
        let client = try gatewayClient(at: status.gateway)
        let journal: SQLiteJournal
        do { journal = try SQLiteJournal(path: settings.data) } catch { throw StartFailure.sentence("\(error)") }
        try await journal.keepRuleSet(hash: rules.hash, text: RuleFolder.joined(files), now: .now)
        try await services(journal: journal, live: LiveRules(rules), client: client, status: status).run()
        await journal.close()
    }

    private func loadRules() throws -> ([SourceFile], Compilation, RuleSet) {
        let files: [SourceFile]
        do { files = try settings.rules.load() } catch { throw StartFailure.sentence(error.description) }
        let compilation = compileRules(files)
        guard let rules = compilation.rules else { throw StartFailure.badRules(compilation, files: files) }
        return (files, compilation, RuleSet(matcher: try Matcher(rules), hash: RuleFolder.hash(of: files)))
    }

    private func gatewayClient(at url: String) throws(StartFailure) -> GatewayClient {
        do {
            guard try HTTPURL(url).isLoopback else {
                throw StartFailure.sentence(
                    "--gateway: \(url) is not on this machine, and in dev nothing leaves it; write http://127.0.0.1:PORT")
            }
            let account = try GatewayAccount(
                baseURL: url, user: SandboxAccount.demo.user, password: Secret(SandboxAccount.demo.password), dialect: .sms1601)
            return GatewayClient(account: account, http: HTTPClient(workers: Self.places))
        } catch let failure as StartFailure {
            throw failure
        } catch {
            throw StartFailure.sentence("--gateway: \(url) is no address of a gateway; write http://127.0.0.1:PORT")
        }
    }

    private func services(journal: SQLiteJournal, live: LiveRules, client: GatewayClient, status: Status) -> ServiceGroup {
        let answers = AnswerPolicy { AnswerRoute(gateway: Self.gatewayName, sender: Self.sender(for: $0)) }
        let dispatcher = Dispatcher(
            gateway: Self.gatewayName, journal: journal,
            conduct: { Conduct(ownNumbers: Set(live.current.matcher.rules.places)) },
            settings: Dispatcher.Settings(places: Self.places), now: { .now }, logger: logger, send: { await client.deliver($0) })
        let responder = Responder(
            journal: journal, decider: Decider(journal: journal, rules: live, answers: answers, now: { .now }),
            dispatchers: [dispatcher], now: { .now }, logger: logger)
        let intake = Intake(journal: journal, rules: live, answers: answers, logger: logger, onAccepted: responder.messagesWait)

        let router = Router()
        HTTPReceiver(
            channels: [
                Channel(name: "main", profile: .generic, numbers: NumberReading()),
                Channel(name: "1609sms", profile: .sms1609, numbers: NumberReading()),
            ], now: { .now },
            accept: { try await intake.accept($0) }
        ).addRoutes(to: router)
        let sandbox = SandboxGateway(accounts: [.demo.unlimited], now: { .now })
        sandbox.addRoutes(to: router)
        DevRoutes(journal: journal, live: live, gateway: status.gateway).addRoutes(to: router)

        let application = ServerLimits.standard.application(
            router: router, address: .hostname("127.0.0.1", port: status.port), logger: logger
        ) { _ in tell(.running(status)) }
        let watcher = RuleWatcher(folder: settings.rules, live: live, journal: journal, now: { .now }) { tell(.reload($0)) }
        // Shut down from the last to the first: an SMS under way still finds the sandbox up.
        let inOut: [any Service] = settings.holds ? [application] : [application, responder]
        return ServiceGroup(
            configuration: ServiceGroupConfiguration(
                services: inOut + [watcher, SandboxRelease(sandbox: sandbox)], gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
        )
    }

    /// A short code cannot stand as a numeric sender at the gateway, which takes only international numbers and names.
    private static func sender(for number: SMSAddress) -> SMSAddress {
        switch number {
        case .phone, .alphanumeric: number
        case .shortCode: .alphanumeric("Answerback")
        }
    }
}
