import Foundation
import Outbound
import SMSGateway
import SMSMessages
import Synchronization
import TestSupport

/// A breaking point with real senders at it: what they were told of each SMS, and what the gateway has to show for it.
///
/// An SMS goes by its text, which is its reference too.
struct Breakage: Sendable {
    /// By each of both dialects and both methods.
    static let sendsAWay = 50

    /// What the clients said.
    var verdicts: [String: Verdict] = [:]
    /// By the gateway's own list, in order.
    var taken: [String] = []
    /// What the account of the 1601 dialect finds in the table of its last messages.
    var inReport: Set<String> = []
    /// What the same account is told of, by notifications.
    var notified: Set<String> = []

    init(at point: BreakingPoint) async throws {
        let breakage = Mutex(Breakage())
        try await RunningSandbox.run { (sandbox) async throws in
            let verdicts = try await point.reach(sandbox) { try await point.sendAll(to: $0) }
            breakage.withLock { $0.verdicts = verdicts }
        } afterwards: { (sandbox) async throws in
            let (taken, inReport, notified) = try await (sandbox.taken(), sandbox.reported(), sandbox.notifiedReferences())
            breakage.withLock { ($0.taken, $0.inReport, $0.notified) = (taken, inReport, notified) }
        }
        self = breakage.withLock { $0 }
    }

    private init() {}
}

extension BreakingPoint {
    /// - Parameter body: is given the URL that the clients are to send to.
    fileprivate func reach<Result: Sendable>(
        _ sandbox: RunningSandbox, _ body: (String) async throws -> Result
    ) async throws -> Result {
        try await sandbox.post("/sandbox/accounts", "user=\(Dialect.sms1601.user)&notify=http://127.0.0.1:1/")
        switch way {
        case .gateway(let switches, let account):
            for dialect in Dialect.allCases { try await sandbox.post("/sandbox/accounts", "user=\(dialect.user)&\(account)") }
            try await sandbox.post("/sandbox/switches", switches)
            let result = try await body("http://127.0.0.1:\(sandbox.port)")
            try await sandbox.post("/sandbox/switches", "all=off")
            return result
        case .gatewayByTLS: return try await body("https://127.0.0.1:\(sandbox.port)")
        case .server(let byTLS, let serve):
            return try await RawServer.run { connection in
                try await serve(&connection, sandbox)
            } _: { server in
                try await body("\(byTLS ? "https" : "http")://127.0.0.1:\(server.port)")
            }
        case .nobody:
            let closed = try ClosedPort()
            defer { withExtendedLifetime(closed) {} }
            return try await body(closed.url)
        case .fullListener:
            let listener = try FullListener()
            defer { withExtendedLifetime(listener) {} }
            return try await body("http://127.0.0.1:\(listener.port)")
        // The resolver refuses a label of 64 characters itself (RFC 1035 §2.3.4).
        case .noSuchName: return try await body("https://\(String(repeating: "x", count: 64)).invalid")
        }
    }

    /// All at once, as many under way as the client has workers.
    fileprivate func sendAll(to url: String) async throws -> [String: Verdict] {
        let http = HTTPClient(workers: 32)
        var verdicts: [String: Verdict] = [:]
        try await withThrowingTaskGroup(of: (String, Verdict).self) { group in
            for (dialect, method) in Self.ways {
                let client = try GatewayClient(account: account(dialect, method, url), http: http)
                for number in 1...Breakage.sendsAWay {
                    let text = "\(dialect.rawValue) \(method.rawValue) \(number)"
                    group.addTask { (text, try await client.verdict(onSending: text)) }
                }
            }
            for try await (text, verdict) in group {
                verdicts[text] = verdict
                guard verdicts.count == 1 else { continue }
                switch interruption {
                case .tasksCancelled: group.cancelAll()
                case .clientClosed:
                    group.addTask {
                        await http.shutdown(); return (Self.noSMS, .sent)
                    }
                case nil: break
                }
            }
        }
        await http.shutdown()
        verdicts[Self.noSMS] = nil
        return verdicts
    }

    private static let ways: [(Dialect, GatewayAccount.Method)] = [
        (.sms1609, .post), (.sms1609, .get), (.sms1601, .post), (.sms1601, .get),
    ]
    private static let noSMS = ""

    private func account(_ dialect: Dialect, _ method: GatewayAccount.Method, _ url: String) throws -> GatewayAccount {
        try GatewayAccount(
            baseURL: url, user: dialect.user, password: Secret("demo"), dialect: dialect, method: method, connectTimeout: connectTimeout,
            timeout: timeout)
    }
}

extension GatewayClient {
    fileprivate func verdict(onSending text: String) async throws -> Verdict {
        let sms = try SMS(text, to: "+31612345678", sender: "Shop", reference: text)
        do throws(SendFailure) {
            _ = try await send(sms)
            return .sent
        } catch {
            return Verdict(error.kind)
        }
    }
}

extension Verdict {
    fileprivate init(_ kind: SendFailure.Kind) {
        switch kind {
        case .nothingLeft: self = .notSent
        case .account, .credits, .message, .call: self = .refused
        case .unknown: self = .unknown
        }
    }
}

extension Dialect {
    /// Of the sandbox's two accounts.
    fileprivate var user: String {
        switch self {
        case .sms1609: "demo"
        case .sms1601: "rich"
        }
    }
}

extension RunningSandbox {
    fileprivate func taken() async throws -> [String] {
        struct Taken: Decodable { let text: String }
        return try JSONDecoder().decode([Taken].self, from: Data(try await get("/sandbox/messages").utf8)).map(\.text)
    }

    fileprivate func reported() async throws -> Set<String> {
        let account = try GatewayAccount(
            baseURL: "http://127.0.0.1:\(port)", user: Dialect.sms1601.user, password: Secret("demo"), dialect: .sms1601,
            connectTimeout: .seconds(600),
            timeout: .seconds(600))
        let client = GatewayClient(account: account, connections: 1)
        let messages = try await client.lastMessages(10_000)
        await client.close()
        return Set(messages.compactMap(\.reference))
    }

    /// Of every status that an SMS ever reaches.
    fileprivate func notifiedReferences() async throws -> Set<String> {
        struct Call: Decodable { let url: String }
        try await post("/sandbox/clock", "advance=3600")
        let calls = try JSONDecoder().decode([Call].self, from: Data(try await get("/sandbox/notifications").utf8))
        return Set(try calls.compactMap { try DeliveryNotification(query: $0.url.drop { $0 != "?" }.dropFirst().description).reference })
    }
}
