import Outbound
import SMSGateway
import SMSMessages
import TestSupport
import Testing

/// The whole way, libcurl included, against a server that misbehaves.
@Suite struct OverTheWireTests {
    typealias Serve = @Sendable (inout RawConnection) async throws -> Void
    private let http = HTTPClient(workers: 2)

    private func send(
        to url: String, method: GatewayAccount.Method = .post, timeout: Duration = .seconds(600)
    ) async throws -> Result<SendReceipt, SendFailure> {
        let account = try GatewayAccount.demo(baseURL: url, method: method, timeout: timeout)
        let client = GatewayClient(account: account, http: http)
        let sms = try OutboundSMS.demo()
        do throws(SendFailure) { return .success(try await client.send(sms)) } catch { return .failure(error) }
    }

    @Test(arguments: [GatewayAccount.Method.post, .get])
    func taken(method: GatewayAccount.Method) async throws {
        try await RawServer.run { connection in
            while await connection.readRequest() != nil { try await connection.answer("OK 1234567\r\n") }
        } _: { server in
            #expect(try await send(to: server.url(), method: method).get() == SendReceipt(ids: ["1234567"]))
            let request = try #require(server.requests.first)
            let form = method == .post ? request.bodyText : request.head
            #expect(form.contains("bericht=Your%20route%3A%20left%20%26%20right&naar=46701740605&afzender=MYBANK"))
            #expect(
                request.head.hasPrefix(method == .post ? "POST /module/gateway.php HTTP/1.1\r\n" : "GET /module/gateway.php?klantuser="))
        }
    }

    static let mishaps: [(name: String, kind: SendFailure.Kind, serve: Serve)] = [
        (
            "hangs", .unknown,
            {
                _ = await $0.readRequest()
                await $0.hang()
            }
        ),
        (
            "resets", .unknown,
            {
                _ = await $0.readRequest()
                try await $0.resetAtClose()
            }
        ),
        (
            "closes", .unknown,
            { _ = await $0.readRequest() }
        ),
        (
            "cuts its answer", .unknown,
            {
                _ = await $0.readRequest()
                try await $0.write("HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\nOK 12")
            }
        ),
        (
            "answers a page", .unknown,
            {
                _ = await $0.readRequest()
                try await $0.answer("<!DOCTYPE html><title>Welcome</title>")
            }
        ),
        (
            "answers a refusal without HTTP", .unknown,
            {
                _ = await $0.readRequest()
                try await $0.write("ERROR 150\r\n")
            }
        ),
        (
            "fails", .unknown,
            {
                _ = await $0.readRequest()
                try await $0.answer("OK 1", status: "502 Bad Gateway")
            }
        ),
        (
            "redirects", .unknown,
            {
                _ = await $0.readRequest()
                try await $0.write("HTTP/1.1 302 Found\r\nLocation: /elsewhere\r\nContent-Length: 0\r\n\r\n")
            }
        ),
        (
            "is down for maintenance", .nothingLeft,
            {
                _ = await $0.readRequest()
                try await $0.answer("ERROR 150")
            }
        ),
    ]

    @Test(arguments: mishaps.indices, [GatewayAccount.Method.post, .get])
    func theGateway(row: Int, method: GatewayAccount.Method) async throws {
        let (name, kind, serve) = Self.mishaps[row]
        try await RawServer.run(serving: serve) { server in
            let timeout = name == "hangs" ? Duration.milliseconds(500) : .seconds(600)
            let result = try await send(to: server.url(), method: method, timeout: timeout)
            let failure = #expect(throws: SendFailure.self, "\(name)") { try result.get() }
            #expect(failure?.kind == kind, "\(name): \(failure as Any)")
            // A client that gave up may have sent before the server came to read.
            await server.firstRequest()
            #expect(server.requests.count == 1, "\(name): asked once and no more")
        }
    }

    @Test func nobodyListens() async throws {
        let closed = try ClosedPort()
        defer { withExtendedLifetime(closed) {} }
        let result = try await send(to: closed.url)
        #expect(throws: SendFailure.self) { try result.get() }
        guard case .failure(let failure) = result else { return }
        #expect(failure.kind == .nothingLeft)
    }

    /// Every second request meets a connection that closes without an answer: none of them is sent again.
    @Test(arguments: [GatewayAccount.Method.post, .get])
    func asManySendsArriveAsWereMade(method: GatewayAccount.Method) async throws {
        try await RawServer.run { connection in
            guard await connection.readRequest() != nil else { return }
            try await connection.answer("OK 1")
            _ = await connection.readRequest()
        } _: { server in
            for _ in 1...100 {
                guard case .failure(let failure) = try await send(to: server.url(), method: method) else { continue }
                #expect(failure.kind == .unknown)
            }
            #expect(server.requests.count == 100)
        }
    }
}
