import Hummingbird
import Logging
import Outbound
import SMSMessages
import ServiceLifecycle

@testable import GatewaySandbox

/// The gateway behind a real server on 127.0.0.1, with the accounts `demo` and `rich`.
struct RunningSandbox: Sendable {
    let gateway: SandboxGateway
    private let port: Int
    private let http: HTTPClient

    static func run(_ body: @Sendable (RunningSandbox) async throws -> Void) async throws {
        let router = Router()
        var rich = SandboxAccount.demo.unlimited
        rich.user = "rich"
        let gateway = SandboxGateway(accounts: [.demo, rich], now: { GatewayTests.noon })
        gateway.addRoutes(to: router)
        let (ports, continuation) = AsyncStream.makeStream(of: Int.self)
        var quiet = Logger(label: "sandbox under test")
        quiet.logLevel = .critical
        let application = Application(
            router: router, configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: 0)),
            onServerRunning: { channel in
                if let port = channel.localAddress?.port { continuation.yield(port) }
                continuation.finish()
            }, logger: quiet)
        // Stopped in the orderly way: cancelled, NIO ends the process over a connection that is just coming in.
        let server = ServiceGroup(configuration: ServiceGroupConfiguration(services: [application], logger: quiet))
        try await withThrowingTaskGroup { group in
            group.addTask { try await server.run() }
            for await port in ports { try await body(RunningSandbox(gateway: gateway, port: port, http: HTTPClient(workers: 4))) }
            await server.triggerGracefulShutdown()
            try await group.waitForAll()
        }
    }

    /// - Parameter changes: to a send that is taken, by the English names.
    func call(
        _ changes: [String: String], _ dialect: GatewayCall.Dialect, _ method: Outbound.HTTPRequest.Method = .post,
        timeout: Duration = .seconds(30)
    ) async throws -> String {
        let form = Fields.encoded(Fields.demo.merging(changes) { _, new in new }, dialect)
        let response =
            switch method {
            case .get: try await perform(.get, "/module/gateway.php?" + form, timeout: timeout)
            case .post: try await perform(.post, "/module/gateway.php", form: form, timeout: timeout)
            }
        return String(decoding: response.body, as: UTF8.self)
    }

    func get(_ path: String) async throws -> String {
        String(decoding: try await perform(.get, path).body, as: UTF8.self)
    }

    func perform(
        _ method: Outbound.HTTPRequest.Method, _ path: String, form: String? = nil, timeout: Duration = .seconds(30)
    ) async throws -> Outbound.HTTPResponse {
        try await http.perform(
            Outbound.HTTPRequest(
                method, "http://127.0.0.1:\(port)\(path)", headers: [("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8")],
                body: form.map { Array($0.utf8) }, timeout: timeout, maxResponseBytes: 1 << 20))
    }
}
