import Outbound
import TestSupport
import Testing

/// Each failure with its proof, or the lack of one, that no byte of the request has left.
@Suite struct TransportFailureTests {
    private let client = HTTPClient(workers: 1)

    /// With secrets where requests carry them; none of them may show in a failure.
    private func request(_ url: String, connectTimeout: Duration = .seconds(300), timeout: Duration = .seconds(300)) -> HTTPRequest {
        HTTPRequest(
            .post, url + "?pwd=hunter2", headers: [("Authorization", "Bearer hunter2")], body: Array("text=hunter2".utf8),
            connectTimeout: connectTimeout, timeout: timeout)
    }

    private func expectFailure(_ kind: TransportFailure.Kind, mayHaveLeft: Bool, _ request: HTTPRequest) async {
        let failure = await #expect(throws: TransportFailure.self) { try await client.perform(request) }
        #expect(failure?.kind == kind)
        #expect(failure?.mayHaveLeft == mayHaveLeft)
        var dumped = ""
        dump(failure, to: &dumped)
        dump(request, to: &dumped)
        #expect(!"\(failure as Any) \(failure.debugDescription) \(request) \(dumped)".contains("hunter2"))
    }

    @Test func aRefusedPort() async throws {
        let closed = try ClosedPort()
        defer { withExtendedLifetime(closed) {} }
        await expectFailure(.connect, mayHaveLeft: false, request(closed.url))
    }

    /// No name server is asked for it: the resolver refuses a label of 64 characters itself (RFC 1035 §2.3.4).
    @Test func aNameThatCannotBe() async {
        let label = String(repeating: "x", count: 64)
        await expectFailure(.nameLookup, mayHaveLeft: false, request("http://\(label).invalid/"))
    }

    @Test func aConnectionThatIsNeverMade() async throws {
        let listener = try FullListener()
        let request = request("http://127.0.0.1:\(listener.port)/", connectTimeout: .milliseconds(300))
        await expectFailure(.timeout, mayHaveLeft: false, request)
    }

    @Test func tlsToAServerThatDoesNotSpeakIt() async throws {
        try await RawServer.run {
            try await $0.answer("hello")
        } _: { server in
            await expectFailure(.tls, mayHaveLeft: false, request("https://127.0.0.1:\(server.port)/"))
        }
    }

    @Test func tlsThatIsNeverAnswered() async throws {
        try await RawServer.run {
            await $0.hang()
        } _: { server in
            let request = request("https://127.0.0.1:\(server.port)/", connectTimeout: .milliseconds(300))
            await expectFailure(.timeout, mayHaveLeft: false, request)
        }
    }

    typealias Serve = @Sendable (inout RawConnection) async throws -> Void

    static let afterTheRequest: [(name: String, kind: TransportFailure.Kind, serve: Serve)] = [
        ("closed at once", .connectionLost, { _ in }),
        ("reset before reading", .connectionLost, { try await $0.resetAtClose() }),
        (
            "closed after the head", .connectionLost,
            { _ = await $0.readHead() }
        ),
        (
            "closed after the request", .connectionLost,
            { _ = await $0.readRequest() }
        ),
        (
            "reset after the request", .connectionLost,
            {
                _ = await $0.readRequest()
                try await $0.resetAtClose()
            }
        ),
        (
            "silent after the request", .timeout,
            {
                _ = await $0.readRequest()
                await $0.hang()
            }
        ),
        (
            "silent within the answer", .timeout,
            {
                _ = await $0.readRequest()
                try await $0.write("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nOK")
                await $0.hang()
            }
        ),
        (
            "answer cut short", .connectionLost,
            {
                _ = await $0.readRequest()
                try await $0.write("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nOK")
            }
        ),
        (
            "head cut short", .connectionLost,
            {
                _ = await $0.readRequest()
                try await $0.write("HTTP/1.1 200 OK\r\nConte")
            }
        ),
        (
            "chunks cut short", .connectionLost,
            {
                _ = await $0.readRequest()
                try await $0.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nOK\r\n")
            }
        ),
        (
            "an answer that is not HTTP", .unreadableResponse,
            {
                _ = await $0.readRequest()
                try await $0.write("OK 1234567\r\n")
            }
        ),
    ]

    @Test(arguments: afterTheRequest.indices)
    func onceThereIsAConnectionTheRequestMayHaveLeft(row: Int) async throws {
        let (name, kind, serve) = Self.afterTheRequest[row]
        try await RawServer.run(serving: serve) { server in
            let failure = await #expect(throws: TransportFailure.self, "\(name)") {
                try await client.perform(request(server.url(), timeout: kind == .timeout ? .milliseconds(500) : .seconds(300)))
            }
            #expect(failure?.kind == kind, "\(name): \(failure as Any)")
            #expect(failure?.mayHaveLeft == true, "\(name)")
            #expect(failure?.description.contains("hunter2") == false, "\(name)")
        }
    }

    @Test(arguments: [
        "", "127.0.0.1", "ftp://127.0.0.1/", "file:///etc/passwd", "gopher://127.0.0.1/", "http://", "http://127.0.0.1:99999/",
        "http://127.0.0.1/a b", "http://127.0.0.1/\r\nX: y", "http://127.0.0.1/\0", "http://me:hunter2@127.0.0.1/",
    ])
    func aURLThatIsNoneOfOurs(url: String) async {
        await expectFailure(.invalidRequest, mayHaveLeft: false, HTTPRequest.patient(.get, url))
    }

    @Test(arguments: [("X\r\nY", "1"), ("X", "1\r\nY: hunter2"), ("X", "1\0"), ("", "1"), ("X:", "1"), ("X;", "1"), ("X Y", "1")])
    func aHeaderThatWouldBecomeTwo(name: String, value: String) async {
        await expectFailure(.invalidRequest, mayHaveLeft: false, HTTPRequest.patient(.get, "http://127.0.0.1:1/", headers: [(name, value)]))
    }
}
