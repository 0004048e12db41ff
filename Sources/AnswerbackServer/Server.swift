import Actions
import Foundation
import Hummingbird
import Journal
import JournalSQLite
public import Logging
import Outbound
import Receiver
import Responder
public import RuleLanguage
import SMSGateway
import SMSMessages
public import ServerSettings
import ServiceLifecycle

/// The server as an operator runs it: real gateways, two listeners, everything by configuration.
public struct Server: Sendable {
    /// What people are told while it runs.
    public enum Event: Sendable {
        case running(receiverPort: Int, operatorPort: Int, rules: Compilation, files: [SourceFile])
        case reload(ReloadReport)
        /// Numbers are masked, texts left out.
        case news(SMSNews)
    }

    private let settings: ServerSettings
    private let version: String
    private let logger: Logger
    private let tellsOfSMS: Bool
    private let tell: @Sendable (Event) -> Void

    /// - Parameter tellsOfSMS: of each.
    public init(
        settings: ServerSettings, version: String, logger: Logger, tellsOfSMS: Bool = false, tell: @escaping @Sendable (Event) -> Void
    ) {
        self.settings = settings
        self.version = version
        self.logger = logger
        self.tellsOfSMS = tellsOfSMS
        self.tell = tell
    }

    /// Runs until SIGTERM or SIGINT; what is being sent then gets its full time. SIGHUP reloads the rules.
    ///
    /// - Throws: ``StartFailure`` before anything runs; later, what made it stop.
    public func run() async throws {
        let numbers = NumberTable(settings.numbers)
        let loader = loader(numbers)
        let present = loader.attempt()
        if let problem = DataFile.check(settings.data) { throw StartFailure.sentence("\(problem)") }
        if case .failure(let failure) = present, !failure.isOfRules || !DataFile.exists(settings.data) { throw StartFailure(failure) }
        let journal: SQLiteJournal
        do { journal = try SQLiteJournal(path: settings.data, now: { .now }) } catch { throw StartFailure.sentence("\(error)") }
        if let loss = journal.loss { logger.error("\(loss)") }
        warn()
        let outside = outside()
        // An SMS that was claimed never waits for a thread that asks for reports.
        let gateways = settings.gateways.map { ($0, HTTPClient(workers: $0.connections + DeliveryPoller.places)) }
        let outcome: Result<Void, any Error>
        do {
            let rules = try await first(present, loader, journal)
            let keeping = try await RuleSetKeeping(rules.loaded, in: journal, now: .now, logger: logger).begun()
            if settings.calls.signingKeys.isEmpty, rules.loaded.compilation.rules?.callWebhooks == true {
                logger.notice("webhooks go out unsigned: with `calls.signing_keys` their receivers know that they are ours")
            }
            outcome = .success(
                try await services(
                    journal: journal, loader: loader, first: rules, keeping: keeping, numbers: numbers, gateways: gateways, outside: outside
                ).run())
        } catch {
            outcome = .failure((error as? JournalFailure).map { StartFailure.sentence("\(settings.data): \($0)") } ?? error)
        }
        // Their threads must have ended before the process does, and cleans up after libcurl's libraries.
        for (_, http) in gateways { await http.shutdown() }
        await outside.shutdown()
        await journal.close()
        try outcome.get()
    }

    private func outside() -> Outside {
        Outside(
            secrets: settings.secrets, calls: settings.calls.atOnce, perHost: settings.calls.perHost,
            mailCaps: SendingCaps(settings.mailCaps), callCaps: SendingCaps(settings.calls.caps), allowed: settings.calls.allowed,
            refused: settings.calls.refused, extraCAFile: settings.calls.extraCAFile,
            listeners: [settings.receiver, settings.operatorListener].compactMap(AddressGuard.OwnListener.init),
            signingKeys: settings.calls.signingKeys
        ) { client in
            settings.mail.map { mail in
                // Whoever has the key could tell from a thread's name which number it is of.
                let author = MailAuthor(
                    address: mail.from, name: mail.fromName, envelopeSender: mail.envelopeFrom,
                    threadKey: Array(settings.operatorSecret.revealed.utf8))
                return Mailer(mail.server, author: author, client: client)
            }
        }
    }

    private func loader(_ numbers: NumberTable) -> RuleLoader {
        RuleLoader(
            folder: RuleFolder(paths: settings.rules),
            // Of numbers the objection tells.
            surroundings: Surroundings(
                channels: Set(settings.channels.map(\.name)), numbers: nil, secrets: Set(settings.secrets.keys),
                sendsMail: settings.mail != nil),
            objection: numbers.objection, ownNumbers: { _ in numbers.own })
    }

    /// What the server begins with.
    private struct FirstRules {
        let loaded: RuleLoader.Loaded
        /// Why it is not what the files hold.
        var refusal: ReloadReport?
    }

    /// The rules as they are, or, since a restart must not end what goes on at night, those that were last in force.
    private func first(
        _ present: Result<RuleLoader.Loaded, RuleLoader.Failure>, _ loader: RuleLoader, _ journal: SQLiteJournal
    ) async throws -> FirstRules {
        switch present {
        case .success(let loaded): return FirstRules(loaded: loaded)
        case .failure(let failure):
            guard let loaded = try await journal.newestRuleSet().flatMap(loader.load(archive:)) else { throw StartFailure(failure) }
            return FirstRules(loaded: loaded, refusal: ReloadReport(failure, overlooked: []))
        }
    }

    /// Why it would not start, at least with a data file that holds no rules yet: the first reason of the rules, and of the data file.
    /// Changes nothing.
    public func obstacles() -> [StartFailure] {
        var obstacles: [StartFailure] = []
        do { _ = try loader(NumberTable(settings.numbers)).load() } catch { obstacles.append(StartFailure(error)) }
        if let problem = DataFile.check(settings.data) { obstacles.append(.sentence("\(problem)")) }
        return obstacles
    }

    /// What is surely not meant, and no reason not to start.
    public var warnings: [String] { RuleFolder(paths: settings.rules).overlooked + uselessCertificateFiles }

    private var uselessCertificateFiles: [String] {
        let files = [("mail.ca_file", settings.mail?.server.caFile), ("calls.extra_ca_file", settings.calls.extraCAFile)]
        return files.compactMap { setting, file in
            guard let file else { return nil }
            guard let text = try? String(contentsOfFile: file, encoding: .utf8) else {
                return "\(setting): \(file) can't be read, so no connection by TLS will come about; give it to the server's user"
            }
            if text.contains("-----BEGIN") { return nil }
            return "\(setting): \(file) holds no certificate, so no connection by TLS will come about; it must be in PEM form"
        }
    }

    private func warn() {
        for warning in warnings { logger.warning("\(warning)") }
        for channel in settings.channels where channel.isInsecure {
            logger.warning(
                "ANYBODY may hand SMS in on this channel, and make this server answer: give it a token, and take `insecure: true` away",
                metadata: ["channel": "\(channel.name)"])
        }
    }

    private func services(
        journal: SQLiteJournal, loader: RuleLoader, first: FirstRules, keeping: RuleSetKeeping, numbers: NumberTable,
        gateways: [(GatewaySettings, HTTPClient)], outside: Outside
    ) -> ServiceGroup {
        let loaded = first.loaded
        let live = LiveRules(loaded.rules)
        let conduct = numbers.conduct(
            caps: settings.caps.map(Conduct.Cap.init), pairCaps: settings.pairCaps.map(Conduct.Cap.init),
            sendingCaps: Dictionary(uniqueKeysWithValues: settings.gateways.map { ($0.name, SendingCaps($0.caps)) }))
        let answers = numbers.answers(within: settings.answerWithin)
        let engine = Engine(
            journal: journal, live: live,
            gateways: gateways.map { gateway, http in
                Engine.Gateway(
                    name: gateway.name, client: GatewayClient(account: gateway.account, http: http), connections: gateway.connections)
            },
            outside: outside, answers: answers, conduct: { conduct }, ownNumbers: loader.ownNumbers,
            keeping: KeepingTimes(settings.keep), logger: logger)
        let reloader = Reloader(
            loader: loader, live: live, journal: journal, first: loaded, refusal: first.refusal?.reason, now: { .now }
        ) {
            tell(.reload($0))
            engine.recipients.wakeup.signal()
        }
        let passedOver = PassedOver()
        let interface = OperatorInterface(
            version: version, journal: journal, live: live, reloader: reloader, engine: engine,
            numbers: settings.numbers.map { OperatorReply.Status.Number($0) }, channels: settings.channels.map(\.name),
            passedOver: passedOver, answers: answers, conduct: { conduct })
        let start = Start(listeners: 2) { ports in
            tell(
                .running(
                    receiverPort: ports[.receiver] ?? 0, operatorPort: ports[.operator] ?? 0, rules: loaded.compilation,
                    files: loaded.files))
            if let refusal = first.refusal { tell(.reload(refusal)) }
        }
        let tellers = tellsOfSMS ? [MessageTeller(journal: journal, showsTexts: false, now: { .now }) { tell(.news($0)) }] : []
        // Shut down from the last to the first: nothing new comes in while what was taken in is still being sent, and the operator can
        // watch until the end.
        return ServiceGroup(
            configuration: .orderly(
                tellers + [
                    keeping, ClockWatch(clock: .shared, logger: logger), operatorListener(interface, start), interface.ring, reloader,
                    ReloadSignal(reloader: reloader), FileWatcher.lists(of: reloader), engine.recipients, engine.responder,
                    IncompleteMessages(intake: engine.intake, now: { .now }),
                    receiverListener(engine.intake, journal, passedOver, start), StoppingNotice(logger: logger),
                ], logger: logger))
    }

    private func receiverListener(
        _ intake: Intake, _ journal: SQLiteJournal, _ passedOver: PassedOver, _ start: Start
    ) -> ListeningService {
        let router = Router(context: ServerContext.self)
        var limits = ServerLimits.standard
        limits.maxTextBytes = settings.maxTextBytes
        HTTPReceiver(
            channels: settings.channels.map { Channel(name: $0.name, mapping: $0.mapping, numbers: $0.numbers, access: $0.access) },
            proxies: settings.trustedProxies, limits: limits, logger: logger, passedOver: passedOver, now: { .now },
            accept: { try await intake.accept($0) }
        ).addRoutes(to: router)
        DeliveryReceiver(
            callers: settings.gateways.compactMap { gateway in
                gateway.notificationToken.map { DeliveryReceiver.Caller(gateway.name, token: $0, zone: gateway.account.zone) }
            }, proxies: settings.trustedProxies, logger: logger, now: { .now },
            record: { [logger] in
                let fate = try await journal.recordDelivery($0, by: $1, now: .now)
                fate.log(of: $1, to: logger)
            }
        ).addRoutes(to: router)
        return ListeningService(
            setting: "receiver.listen", listener: settings.receiver,
            application: limits.application(
                router: router, address: .hostname(settings.receiver.host, port: settings.receiver.port),
                uncounted: settings.trustedProxies + AddressRange.loopback, logger: logger
            ) { start.isListening(.receiver, port: $0) })
    }

    private func operatorListener(_ interface: OperatorInterface, _ start: Start) -> ListeningService {
        let router = Router(context: ServerContext.self)
        interface.addRoutes(
            to: router, token: settings.operatorToken,
            sites: SiteGuard(hosts: settings.operatorHosts, advice: "list the name under `operator.hosts`"))
        return ListeningService(
            setting: "operator.listen", listener: settings.operatorListener,
            application: ServerLimits.standard.application(
                router: router, address: .hostname(settings.operatorListener.host, port: settings.operatorListener.port), logger: logger
            ) { start.isListening(.operator, port: $0) })
    }
}

extension AddressGuard.OwnListener {
    /// - Returns: nil where the system chooses the port; a name is taken for every address.
    fileprivate init?(_ listener: Listener) {
        guard listener.port > 0, let everywhere = IPAddress("0.0.0.0") else { return nil }
        self.init(IPAddress(listener.host) ?? everywhere, port: listener.port)
    }
}

extension SendingCaps {
    fileprivate init(_ caps: GatewayCaps) {
        self.init(
            all: Limits(hour: caps.hour, day: caps.day), block: Limits(hour: caps.blockHour, day: caps.blockDay),
            recipient: Limits(hour: caps.recipientHour))
    }

    fileprivate init(_ caps: ErrandCaps) {
        self.init(all: Limits(hour: caps.hour, day: caps.day), sender: Limits(hour: caps.senderHour, day: caps.senderDay))
    }
}

extension KeepingTimes {
    fileprivate init(_ keep: Keep) {
        self.init(texts: keep.texts, records: keep.records, providerIDs: keep.ids, consent: keep.consent)
    }
}

extension OperatorReply.Status.Number {
    /// Not masked: our own numbers are printed on posters.
    fileprivate init(_ settings: NumberSettings) {
        self.init(number: settings.number.text, gateway: settings.gateway, sender: settings.sender.text)
    }
}
