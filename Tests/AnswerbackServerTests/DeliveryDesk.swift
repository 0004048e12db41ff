import Foundation
import GatewaySandbox
import Hummingbird
import Journal
import JournalSQLite
import Logging
import Outbound
import Receiver
import Responder
import SMSGateway
import SMSMessages
import Synchronization
import TestSupport
import Testing

@testable import AnswerbackServer

/// A gateway's sandbox and our own way in for its calls, a real journal behind; their clock is the test's.
struct DeliveryDesk: Sendable {
    static let noon = Timestamp(milliseconds: 1_798_200_000_000)
    static let token = "a-token-of-tests"

    let journal: SQLiteJournal
    let client: GatewayClient
    let poller: DeliveryPoller
    /// Where the gateway is asked.
    let base: String
    /// Where it calls.
    let receiver: String
    private let http: HTTPClient
    private let clock: Clock

    private final class Clock: Sendable {
        private let instant = Mutex(noon)
        var now: Timestamp { instant.withLock { $0 } }
        func advance(by seconds: Int) { instant.withLock { $0 = $0 + .seconds(seconds) } }
    }

    var now: Timestamp { clock.now }

    /// - Parameter isNotified: whether the gateway calls.
    static func run(
        _ dialect: Dialect = .sms1601, isNotified: Bool = true, _ body: @Sendable (DeliveryDesk) async throws -> Void
    ) async throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "answerback-delivery-\(UUID().uuidString)").path
        let journal = try SQLiteJournal(path: path + "/journal.sqlite")
        let clock = Clock()
        let http = HTTPClient(workers: 4)
        let outcome: Result<Void, any Error>
        do {
            outcome = .success(
                try await receiving(journal, clock) { receiver in
                    try await gateway(notifying: isNotified ? receiver : nil, clock, http) { base in
                        let account = try GatewayAccount(
                            baseURL: base, user: "demo", password: Secret("demo"), dialect: dialect, connectTimeout: .seconds(600),
                            timeout: .seconds(600))
                        let client = GatewayClient(account: account, http: http)
                        let poller = DeliveryPoller(gateway: "main", client: client, journal: journal, now: { clock.now })
                        try await body(
                            DeliveryDesk(
                                journal: journal, client: client, poller: poller, base: base, receiver: receiver, http: http,
                                clock: clock))
                    }
                })
        } catch {
            outcome = .failure(error)
        }
        await http.shutdown()
        await journal.close()
        try FileManager.default.removeItem(atPath: path)
        try outcome.get()
    }

    private static let quiet = {
        var quiet = Logger(label: "test")
        quiet.logLevel = .critical
        return quiet
    }()

    /// Our own way in for the gateway's calls.
    private static func receiving(
        _ journal: SQLiteJournal, _ clock: Clock, _ body: @Sendable (_ base: String) async throws -> Void
    ) async throws {
        let router = Router(context: ServerContext.self)
        DeliveryReceiver(
            callers: [DeliveryReceiver.Caller("main", token: AccessToken(token), zone: .amsterdam)], logger: quiet, now: { clock.now },
            record: { _ = try await journal.recordDelivery($0, by: $1, now: clock.now) }
        ).addRoutes(to: router)
        try await serving(router, body)
    }

    /// - Parameter receiver: whom it calls; nil: nobody.
    private static func gateway(
        notifying receiver: String?, _ clock: Clock, _ http: HTTPClient, _ body: @Sendable (_ base: String) async throws -> Void
    ) async throws {
        var account = SandboxAccount.demo
        account.notificationURL = receiver.map { "\($0)/dlr/main/\(token)" }
        let sandbox = SandboxGateway(
            accounts: [account], now: { clock.now }, notify: { try? await http.perform(Outbound.HTTPRequest.patient(.get, $0)).status })
        let router = Router(context: ServerContext.self)
        sandbox.addRoutes(to: router)
        try await serving(router, release: sandbox.releaseAnswers, body)
    }

    private static func serving(
        _ router: Router<ServerContext>, release: () -> Void = {}, _ body: @Sendable (_ base: String) async throws -> Void
    ) async throws {
        try await LoopbackServer.run(
            logger: quiet,
            server: {
                ServerLimits.standard.application(
                    router: router, address: .hostname("127.0.0.1", port: 0), logger: quiet, onRunning: $0)
            }, release: release
        ) { port in
            try await body("http://127.0.0.1:\(port)")
        }
    }

    /// An SMS that is due.
    func due() async throws -> ActionID {
        var random = SystemRandomNumberGenerator()
        let phone = SMSAddress(canonical: "+31612345678")
        let number = SMSAddress(canonical: "+31850000000")
        let message = InboundMessage(
            id: MessageID(at: now, random: &random), providerID: nil, channel: "main", sender: phone, receiver: number, text: "news",
            sentAt: nil, receivedAt: now)
        let id = ActionID(message: message.id, ordinal: 1)
        let action = NewAction(
            id: id, origin: .rule, rule: "r", recipient: phone, number: number, sender: .alphanumeric("Shop"), gateway: "main",
            text: "headline", expiresAt: now + .seconds(3600))
        _ = try await journal.accept([Arrival(message: message)])
        try await journal.record([MessageDecision(message: message.id, rules: ["r"], ruleSetHash: "h", actions: [action])], now: now)
        return id
    }

    /// Sent as the server does it, by its dispatcher.
    func sent() async throws -> ActionID {
        let id = try await due()
        let claimed = try await journal.claimActions(
            upTo: 1, gateways: ["main"], conduct: Conduct(), leasedUntil: now + .seconds(60), now: now)
        let outcome: AttemptOutcome =
            switch await client.deliver(try #require(claimed.actions.first).sms) {
            case .sent(let ids): .sent(ids: ids)
            case .unknown(let reason, _): .unknown(reason: reason)
            case .notSent(let reason), .accountRefused(let reason), .refused(let reason): .failed(reason: reason)
            }
        try await journal.settle(id, outcome, now: now)
        return id
    }

    /// The gateway does all that is due by then, and so do we.
    func advance(by seconds: Int) async throws {
        clock.advance(by: seconds)
        _ = try await ask(.post, "/sandbox/clock", form: "")
        while try await poller.pollDue() > 0 {}
    }

    func record(_ action: ActionID) async throws -> ActionRecord {
        let record = try await journal.record(of: try #require(action.message))
        return try #require(record?.actions.first { $0.action.id == action })
    }

    func switches(_ changes: String) async throws {
        let answer = try await ask(.post, "/sandbox/switches", form: changes)
        #expect(answer.status == 200, "\(changes)")
    }

    struct Call: Decodable {
        var status: String
        var answer: Int?
    }

    /// The gateway's calls, and how we answered.
    func calls() async throws -> [Call] {
        try JSONDecoder().decode([Call].self, from: Data(try await ask(.get, "/sandbox/notifications").body))
    }

    /// What begins with `/dlr` is ours, the rest the gateway's.
    func ask(_ method: Outbound.HTTPRequest.Method, _ path: String, form: String? = nil) async throws -> Outbound.HTTPResponse {
        try await http.perform(
            Outbound.HTTPRequest.patient(
                method, (path.hasPrefix("/dlr") ? receiver : base) + path, headers: [("Content-Type", "application/x-www-form-urlencoded")],
                body: form.map { Array($0.utf8) }))
    }
}
