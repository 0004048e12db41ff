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
import ServiceLifecycle
import Synchronization
import Testing

@testable import AnswerbackServer

/// A real gateway's sandbox and our own way in for its calls on one port, a real journal behind; their clock is the test's.
struct DeliveryDesk: Sendable {
    static let noon = Timestamp(milliseconds: 1_798_200_000_000)
    static let token = "a-token-of-tests"

    let journal: SQLiteJournal
    let client: GatewayClient
    let poller: DeliveryPoller
    let base: String
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
        guard let port = LoopbackPort.firstFree(from: 0) else { throw StartFailure.sentence("no port") }
        let base = "http://127.0.0.1:\(port)"
        let path = FileManager.default.temporaryDirectory.appending(path: "answerback-delivery-\(UUID().uuidString)").path
        let journal = try SQLiteJournal(path: path + "/journal.sqlite")
        let clock = Clock()
        let http = HTTPClient(workers: 4)
        let client = GatewayClient(
            account: try GatewayAccount(baseURL: base, user: "demo", password: Secret("demo"), dialect: dialect), http: http)
        var account = SandboxAccount.demo
        if isNotified { account.notificationURL = "\(base)/dlr/main/\(token)" }
        let sandbox = SandboxGateway(
            accounts: [account], now: { clock.now }, notify: { try? await http.perform(Outbound.HTTPRequest(.get, $0)).status })
        let router = Router(context: ServerContext.self)
        sandbox.addRoutes(to: router)
        var quiet = Logger(label: "test")
        quiet.logLevel = .critical
        DeliveryReceiver(
            callers: [DeliveryReceiver.Caller("main", token: AccessToken(token), zone: .amsterdam)], logger: quiet, now: { clock.now },
            record: { _ = try await journal.recordDelivery($0, by: $1, now: clock.now) }
        ).addRoutes(to: router)
        let poller = DeliveryPoller(gateway: "main", client: client, journal: journal, now: { clock.now })
        let (running, continuation) = AsyncStream.makeStream(of: Int.self)
        let application = ServerLimits.standard.application(
            router: router, address: .hostname("127.0.0.1", port: port), logger: quiet
        ) {
            continuation.yield($0)
            continuation.finish()
        }
        let server = ServiceGroup(configuration: ServiceGroupConfiguration(services: [application], logger: quiet))
        try await withThrowingTaskGroup { group in
            group.addTask { try await server.run() }
            for await _ in running {
                try await body(
                    DeliveryDesk(journal: journal, client: client, poller: poller, base: base, http: http, clock: clock))
            }
            sandbox.releaseAnswers()
            await server.triggerGracefulShutdown()
            try await group.waitForAll()
        }
        await http.shutdown()
        await journal.close()
        try FileManager.default.removeItem(atPath: path)
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
            case .unknown(let reason): .unknown(reason: reason)
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

    func ask(_ method: Outbound.HTTPRequest.Method, _ path: String, form: String? = nil) async throws -> Outbound.HTTPResponse {
        try await http.perform(
            Outbound.HTTPRequest(
                method, base + path, headers: [("Content-Type", "application/x-www-form-urlencoded")], body: form.map { Array($0.utf8) }))
    }
}
