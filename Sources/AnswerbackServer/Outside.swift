import Actions
import Journal
import Logging
import Outbound
import Responder
import SMSGateway
import SMSMessages

/// The servers beyond the gateways: how they are reached, and how much is asked of them at once.
struct Outside: Sendable {
    private let maker: ErrandMaker
    /// Fetches under way at once; so many threads stand ready, as one that hangs holds one.
    private let fetches: Int
    /// Nobody waits for a webhook, but one server that hangs must not hold all places.
    private let webhooks: Int
    /// Of either kind, to one server.
    private let perHost: Int
    private let mailCaps: SendingCaps
    private let callCaps: SendingCaps
    private let fetching: HTTPClient
    private let calling: HTTPClient
    private let mailing: SMTPClient

    /// Large mail servers take few connections from one machine.
    private static let mails = 2
    private static let webhooksShare = 8

    /// - Parameters:
    ///   - allowed: where calls may go beside the public Internet.
    ///   - refused: where they may not go, beside what is not public.
    ///   - extraCAFile: certificates that count for calls beside the machine's own.
    ///   - listeners: of this server, which no call may reach.
    ///   - mailer: nil where there is no mail server.
    init(
        secrets: [String: Secret] = [:], calls: Int, perHost: Int, mailCaps: SendingCaps = SendingCaps(),
        callCaps: SendingCaps = SendingCaps(), allowed: [AddressGuard.Exception], refused: [AddressRange] = [],
        extraCAFile: String? = nil,
        listeners: [AddressGuard.OwnListener], signingKeys: [SigningKey] = [],
        noMailServer: String = "there is no mail server: name one under `mail:` in the configuration", mailer: (SMTPClient) -> Mailer?
    ) {
        fetches = calls
        webhooks = max(2 * perHost, calls / Self.webhooksShare)
        self.perHost = perHost
        self.mailCaps = mailCaps
        self.callCaps = callCaps
        fetching = HTTPClient(workers: calls, extraCAFile: extraCAFile)
        calling = HTTPClient(workers: webhooks, extraCAFile: extraCAFile)
        mailing = SMTPClient(connections: Self.mails)
        let guardian = AddressGuard(allowing: allowed, refusing: refused, ownListeners: listeners)
        let signature = WebhookSignature(keys: signingKeys)
        func caller(_ http: HTTPClient) -> WebCaller {
            WebCaller(
                perform: { request throws(TransportFailure) in try await http.perform(request) }, addressGuard: guardian,
                signature: signature)
        }
        maker = ErrandMaker(
            secrets: secrets, fetching: caller(fetching), calling: caller(calling), mailer: mailer(mailing), noMailServer: noMailServer,
            // Signatures are judged by the clocks of others.
            now: { ServerClock.shared.clockTime })
    }

    /// Its threads must have ended before the process does, and cleans up after libcurl's libraries.
    func shutdown() async {
        await fetching.shutdown()
        await calling.shutdown()
        await mailing.shutdown()
    }

    /// Longer than an attempt can take, its place in the line and the commit behind it included.
    private static let lease = Duration.seconds(180)
    /// A mail server that is away for an hour is nothing unusual.
    private static let mailPauses = Backoff(first: .seconds(30), longest: .seconds(3600))

    func dispatchers(_ journal: any MessageJournal, _ logger: Logger) -> [ErrandDispatcher] {
        [
            ErrandDispatcher(
                kind: .email, journal: journal,
                settings: ErrandDispatcher.Settings(places: Self.mails, perTarget: Self.mails, lease: Self.lease, caps: mailCaps) {
                    attempts, _, asked, random in
                    max(Self.mailPauses.pause(after: attempts, random: &random), asked ?? .zero)
                },
                now: { .now }, logger: logger, make: maker.email),
            ErrandDispatcher(
                kind: .webhook, journal: journal,
                settings: ErrandDispatcher.Settings(
                    places: webhooks, perTarget: perHost, lease: Self.lease, caps: callCaps
                ) { attempts, elapsed, asked, random in
                    WebhookPauses.standard.pause(afterAttempts: attempts, elapsed: elapsed, asked: asked, random: &random)
                },
                now: { .now }, logger: logger, make: maker.webhook),
        ]
    }

    func fetcher(
        _ journal: any MessageJournal, _ waiting: WaitingRules, patience: Duration, _ logger: Logger, onEnd: @escaping @Sendable () -> Void
    ) -> Fetcher {
        Fetcher(
            journal: journal, waiting: waiting, places: fetches, perTarget: perHost, patience: patience, caps: callCaps, now: { .now },
            logger: logger,
            onEnd: onEnd,
            fetch: maker.fetch)
    }
}
