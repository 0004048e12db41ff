import Hummingbird
import Logging
import NIOCore
import Outbound
import SMSMessages
import Synchronization
import TestSupport
import Testing

@testable import GatewaySandbox

/// The gateway behind a real server on 127.0.0.1, with the accounts `demo` and `rich`, at noon until its clock is driven.
struct RunningSandbox: Sendable {
    static let noon = Timestamp(milliseconds: 1_798_200_000_000)

    let gateway: SandboxGateway
    /// The queries of the calls to `/dlr`, in order.
    let notified: Recorded
    let port: Int
    private let http: HTTPClient

    /// - Parameter afterwards: with a server of its own for the same gateway: whatever reached the first one, this one is done with it.
    static func run(
        _ body: @Sendable (RunningSandbox) async throws -> Void, afterwards: (@Sendable (RunningSandbox) async throws -> Void)? = nil
    ) async throws {
        var rich = SandboxAccount.demo.unlimited
        rich.user = "rich"
        let http = HTTPClient(workers: 4)
        let gateway = SandboxGateway(accounts: [.demo, rich], now: { noon }) { url in
            try? await http.perform(Outbound.HTTPRequest.patient(.get, url)).status
        }
        let outcome: Result<Void, any Error>
        do {
            try await serve(gateway, http, body)
            if let afterwards { try await serve(gateway, http, afterwards) }
            outcome = .success(())
        } catch {
            outcome = .failure(error)
        }
        await http.shutdown()
        try outcome.get()
    }

    private static func serve(
        _ gateway: SandboxGateway, _ http: HTTPClient, _ body: @Sendable (RunningSandbox) async throws -> Void
    ) async throws {
        let router = Router(context: Context.self)
        gateway.addRoutes(to: router)
        let notified = Recorded()
        router.get("/dlr") { request, _ in
            notified.add(request.uri.query ?? "")
            return HTTPResponse.Status.ok
        }
        var quiet = Logger(label: "sandbox under test")
        quiet.logLevel = .critical
        try await LoopbackServer.run(
            logger: quiet,
            server: { isListening in
                Application(
                    router: router, configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: 0)),
                    onServerRunning: { channel in
                        if let port = channel.localAddress?.port { isListening(port) }
                    }, logger: quiet)
            }, release: gateway.releaseAnswers
        ) { port in
            try await body(RunningSandbox(gateway: gateway, notified: notified, port: port, http: http))
        }
    }

    /// - Parameter changes: to a send that is taken, by the English names.
    func call(
        _ changes: [String: String], _ dialect: GatewayCall.Dialect, _ method: Outbound.HTTPRequest.Method = .post,
        timeout: Duration = .seconds(300)
    ) async throws -> String {
        String(decoding: try await answer(changes, dialect, method, timeout: timeout).body, as: UTF8.self)
    }

    func answer(
        _ changes: [String: String], _ dialect: GatewayCall.Dialect, _ method: Outbound.HTTPRequest.Method = .post,
        timeout: Duration = .seconds(300)
    ) async throws(TransportFailure) -> Outbound.HTTPResponse {
        let form = Fields.encoded(Fields.demo.merging(changes) { _, new in new }, dialect)
        return switch method {
        case .get: try await perform(.get, "/module/gateway.php?" + form, timeout: timeout)
        case .post, .put, .delete: try await perform(method, "/module/gateway.php", form: form, timeout: timeout)
        }
    }

    func get(_ path: String) async throws -> String {
        String(decoding: try await perform(.get, path).body, as: UTF8.self)
    }

    /// Drives the sandbox; `form` as in `hold=on&times=2`.
    @discardableResult
    func post(_ path: String, _ form: String) async throws -> String {
        let response = try await perform(.post, path, form: form)
        let said = String(decoding: response.body, as: UTF8.self)
        guard response.status == 200 else { throw Refused(said: said) }
        return said
    }

    struct Refused: Error { let said: String }

    /// Waits until so many answers are held back.
    func untilHeld(_ count: Int) async throws {
        #expect(try await get("/sandbox/held?count=\(count)") == #"{"held":\#(count)}"#)
    }

    var takenCount: Int {
        get async throws {
            Int(try await get("/sandbox/messages?count").filter(\.isNumber)) ?? -1
        }
    }

    func perform(
        _ method: Outbound.HTTPRequest.Method, _ path: String, form: String? = nil, timeout: Duration = .seconds(300)
    ) async throws(TransportFailure) -> Outbound.HTTPResponse {
        try await http.perform(
            Outbound.HTTPRequest(
                method, "http://127.0.0.1:\(port)\(path)", headers: [("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8")],
                body: form.map { Array($0.utf8) }, timeout: timeout, maxResponseBytes: 1 << 20))
    }

    private struct Context: ConnectionContext {
        var coreContext: CoreRequestContextStorage
        let channel: any Channel

        init(source: ApplicationRequestContextSource) {
            coreContext = .init(source: source)
            channel = source.channel
        }
    }
}

/// What a server under test was told, in order.
final class Recorded: Sendable {
    private let lines = Mutex<[String]>([])

    func add(_ line: String) { lines.withLock { $0.append(line) } }
    var all: [String] { lines.withLock { $0 } }
}
