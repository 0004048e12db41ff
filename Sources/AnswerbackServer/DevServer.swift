import Actions
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
        /// While another process has the file, the next one is taken: `dev-2.sqlite` and so on.
        public var takesNextData: Bool
        /// A gateway on this machine, used instead of the sandbox inside, such as `http://127.0.0.1:8026`.
        public var gateway: String?
        /// A mail server on this machine, such as `smtp://127.0.0.1:2525`; without one what `email` sends waits.
        public var mailServer: String?
        /// Takes messages in and keeps them, but decides and sends nothing until started without.
        public var holds: Bool
        /// The loop guards and caps that `serve` has by default. Whoever tries a rule out texts it more often than anybody else would.
        public var hasGuards: Bool

        public init(
            rules: RuleFolder, port: Int = DevServer.usualPort, data: String, takesNextData: Bool = false, gateway: String? = nil,
            mailServer: String? = nil, holds: Bool = false, hasGuards: Bool = false
        ) {
            self.rules = rules
            self.port = port
            self.data = data
            self.takesNextData = takesNextData
            self.gateway = gateway
            self.mailServer = mailServer
            self.holds = holds
            self.hasGuards = hasGuards
        }
    }

    /// What people are told while it runs.
    public enum Event: Sendable {
        case running(Status)
        case reload(ReloadReport)
        /// With texts and whole numbers.
        case news(SMSNews)
    }

    public struct Status: Sendable {
        public var port: Int
        /// The SQLite file.
        public var data: String
        /// Base URL of the gateway that answers go to.
        public var gateway: String
        public var rules: Compilation
        public var files: [SourceFile]
    }

    /// Not one that other tools for developers begin with.
    public static let usualPort = 8290
    /// How many data files are tried.
    private static let dataFiles = 9
    private static let gatewayName = "sandbox"
    /// SMS under way at once, each on a connection of its own.
    private static let places = 32
    /// Calls of rules under way at once; of these, to one server.
    private static let calls = (64, perHost: 8)

    private let settings: Settings
    private let version: String
    private let logger: Logger
    private let tell: @Sendable (Event) -> Void

    public init(settings: Settings, version: String, logger: Logger, tell: @escaping @Sendable (Event) -> Void) {
        self.settings = settings
        self.version = version
        self.logger = logger
        self.tell = tell
    }

    /// Runs until SIGTERM or SIGINT; what is being sent then gets its full time.
    ///
    /// - Throws: ``StartFailure`` before anything runs; later, what made it stop.
    public func run() async throws {
        let loader = RuleLoader(folder: settings.rules)
        let loaded: RuleLoader.Loaded
        do { loaded = try loader.load() } catch { throw StartFailure(error) }
        guard let held = LoopbackPort.firstFree(from: settings.port) else {
            throw StartFailure.sentence("no free port from \(settings.port) on: choose another one with --port, between 1 and 65535")
        }
        defer { withExtendedLifetime(held) {} }
        let port = held.number
        let gateway = settings.gateway ?? "http://127.0.0.1:\(port)"
        let account = try gatewayAccount(at: gateway)
        let (journal, data) = try openData()
        let status = Status(port: port, data: data, gateway: gateway, rules: loaded.compilation, files: loaded.files)
        let http = HTTPClient(workers: Self.places)
        let outside = try outside(port)
        let outcome: Result<Void, any Error>
        do {
            let keeping = try await RuleSetKeeping(loaded, in: journal, now: .now, logger: logger).begun()
            outcome = .success(
                try await services(
                    journal: journal, loader: loader, loaded: loaded, client: GatewayClient(account: account, http: http), http: http,
                    outside: outside, status: status, keeping: keeping
                ).run())
        } catch {
            outcome = .failure((error as? JournalFailure).map { StartFailure.sentence("\(settings.data): \($0)") } ?? error)
        }
        // Its threads must have ended before the process does, and cleans up after libcurl's libraries.
        await http.shutdown()
        await outside.shutdown()
        await journal.close()
        try outcome.get()
    }

    /// - Parameter count: 1 for the file as it was named, 2 for the next one.
    private func openData(_ count: Int = 1) throws(StartFailure) -> (SQLiteJournal, path: String) {
        let name = settings.data.hasSuffix(".sqlite") ? String(settings.data.dropLast(".sqlite".count)) : settings.data
        let path = count == 1 ? settings.data : name + "-\(count)" + settings.data.dropFirst(name.count)
        do throws(SQLiteJournal.OpenFailure) {
            return (try SQLiteJournal(path: path), path)
        } catch {
            guard settings.takesNextData, error.isInUse, count < Self.dataFiles else { throw .sentence("\(error)") }
        }
        return try openData(count + 1)
    }

    private func gatewayAccount(at url: String) throws(StartFailure) -> GatewayAccount {
        do {
            guard try HTTPURL(url).isLoopback else {
                throw StartFailure.sentence(
                    "--gateway: \(url) is not on this machine, and in dev nothing leaves it; write http://127.0.0.1:PORT")
            }
            return try GatewayAccount(
                baseURL: url, user: SandboxAccount.demo.user, password: Secret(SandboxAccount.demo.password), dialect: .sms1601)
        } catch let failure as StartFailure {
            throw failure
        } catch {
            throw StartFailure.sentence("--gateway: \(url) is no address of a gateway; write http://127.0.0.1:PORT")
        }
    }

    /// Servers on this machine may be called, but this one.
    private func outside(_ port: Int) throws(StartFailure) -> Outside {
        let mailServer = try settings.mailServer.map(mailServer)
        return Outside(
            calls: Self.calls.0, perHost: Self.calls.perHost, mailCaps: Self.errandCaps(settings.hasGuards),
            callCaps: Self.errandCaps(settings.hasGuards), allowed: AddressGuard.Exception.loopback,
            listeners: ["127.0.0.1"].compactMap(IPAddress.init).map { AddressGuard.OwnListener($0, port: port) },
            noMailServer: "dev has no mail server: start it with --mail smtp://127.0.0.1:PORT"
        ) { client in
            guard let mailServer, let author = try? MailAddress("answerback@localhost") else { return nil }
            return Mailer(mailServer, author: MailAuthor(address: author, envelopeSender: nil, threadKey: []), client: client)
        }
    }

    private func mailServer(_ url: String) throws(StartFailure) -> SMTPServer {
        do {
            let server = try SMTPServer(url: url)
            guard server.isLoopback else {
                throw StartFailure.sentence("--mail: \(url) is not on this machine; write smtp://127.0.0.1:PORT")
            }
            return server
        } catch let failure as StartFailure {
            throw failure
        } catch {
            throw StartFailure.sentence("--mail: \(url) is no mail server: \(error); write smtp://127.0.0.1:PORT")
        }
    }

    private func services(
        journal: SQLiteJournal, loader: RuleLoader, loaded: RuleLoader.Loaded, client: GatewayClient, http: HTTPClient,
        outside: Outside, status: Status, keeping: RuleSetKeeping
    ) -> ServiceGroup {
        let live = LiveRules(loaded.rules)
        let answers = AnswerPolicy { AnswerRoute(gateway: Self.gatewayName, sender: Self.sender(for: $0)) }
        let conduct = conduct(live)
        let engine = Engine(
            journal: journal, live: live,
            gateways: [Engine.Gateway(name: Self.gatewayName, client: client, connections: Self.places)],
            outside: outside, answers: answers, conduct: conduct, ownNumbers: loader.ownNumbers, logger: logger)
        let reloader = Reloader(loader: loader, live: live, journal: journal, first: loaded, now: { .now }) {
            tell(.reload($0))
            engine.recipients.wakeup.signal()
        }
        let interface = OperatorInterface(
            version: version, journal: journal, live: live, reloader: reloader, engine: engine, numbers: [],
            channels: [], passedOver: PassedOver(), answers: answers, conduct: conduct)
        let token = Self.token()
        var account = SandboxAccount.demo.unlimited
        account.notificationURL = "http://127.0.0.1:\(status.port)/dlr/\(Self.gatewayName)/\(token)"
        let sandbox = SandboxGateway(accounts: [account], now: { .now }, notify: { await http.notify($0) })

        let router = Router(context: ServerContext.self)
        // Here everybody on this machine may do everything, so that any page in its browser could.
        router.add(middleware: SiteGuard.thisMachine)
        HTTPReceiver(
            channels: [
                Channel(name: "main", mapping: .generic, numbers: NumberReading(), access: .anybody),
                Channel(name: "1609sms", mapping: .sms1609, numbers: NumberReading(), access: .anybody),
            ], logger: logger, now: { .now }, accept: { try await engine.intake.accept($0) }
        ).addRoutes(to: router)
        DeliveryReceiver(
            callers: [DeliveryReceiver.Caller(Self.gatewayName, token: AccessToken(token), zone: client.account.zone)], logger: logger,
            now: { .now },
            record: { [logger] in
                let fate = try await journal.recordDelivery($0, by: $1, now: .now)
                fate.log(of: $1, to: logger)
            }
        ).addRoutes(to: router)
        sandbox.addRoutes(to: router)
        DevRoutes(live: live, gateway: status.gateway).addRoutes(to: router)
        interface.addRoutes(to: router, token: nil)

        let application = ServerLimits.standard.application(
            router: router, address: .hostname("127.0.0.1", port: status.port), logger: logger
        ) { _ in tell(.running(status)) }
        // Shut down from the last to the first: an SMS under way still finds the sandbox up.
        let teller = MessageTeller(journal: journal, showsTexts: true, now: { .now }) { tell(.news($0)) }
        let inOut: [any Service] = [teller] + (settings.holds ? [application] : [application, engine.responder])
        return ServiceGroup(
            configuration: .orderly(
                inOut + [
                    keeping, ClockWatch(clock: .shared, logger: logger), reloader, FileWatcher.rules(in: settings.rules, reloader),
                    FileWatcher.lists(of: reloader), interface.ring, engine.recipients,
                    SandboxService(sandbox: sandbox), IncompleteMessages(intake: engine.intake, now: { .now }),
                ], logger: logger))
    }

    /// Without guards only what no person could reach: rules that answer each other must still come to an end.
    private func conduct(_ live: LiveRules) -> @Sendable () -> Conduct {
        let farOff = [Conduct.Cap(count: 1000, window: .seconds(600))]
        let hasGuards = settings.hasGuards
        return {
            let own = live.current.matcher.ownNumbers
            return hasGuards
                ? Conduct(ownNumbers: own, sendingCaps: [Self.gatewayName: SendingCaps(recipient: .init(hour: 60))])
                : Conduct(caps: farOff, pairCaps: farOff, ownNumbers: own)
        }
    }

    private static func errandCaps(_ hasGuards: Bool) -> SendingCaps {
        SendingCaps(sender: .init(hour: hasGuards ? 60 : 1000))
    }

    /// Nobody but the sandbox inside has to know it.
    private static func token() -> String {
        let digits = (0..<2).map { _ in String(UInt64.random(in: .min ... .max), radix: 16) }
        return digits.joined()
    }

    /// A short code cannot stand as a numeric sender at the gateway, which takes only international numbers and names.
    private static func sender(for number: SMSAddress) -> SMSAddress {
        switch number {
        case .phone, .alphanumeric: number
        case .shortCode: .alphanumeric("Answerback")
        }
    }
}
