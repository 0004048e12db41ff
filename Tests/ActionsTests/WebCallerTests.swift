import Foundation
import Outbound
import SMSGateway
import SMSMessages
import TestSupport
import Testing

@testable import Actions

/// Calls to a real server.
@Suite(.serialized, .timeLimit(.minutes(10))) struct WebCallerTests {
    private let client = HTTPClient(workers: 4)
    static let loopback = AddressGuard(allowing: AddressRange("127.0.0.1").map { [.range($0)] } ?? [])

    private func caller(_ addressGuard: AddressGuard = loopback, keys: String...) throws -> WebCaller {
        WebCaller(
            perform: { [client] request throws(TransportFailure) in try await client.perform(request) }, addressGuard: addressGuard,
            signature: WebhookSignature(keys: try keys.map { try SigningKey(Secret($0)) }))
    }

    private func deliver(_ caller: WebCaller, _ call: OutgoingCall, at instant: Timestamp = now) async -> WebCaller.WebhookOutcome {
        await caller.deliver(call, id: "01J-1", hops: 0, at: instant)
    }

    static let now = Timestamp(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))
    static let timeout = Duration.seconds(600)
    static let keys = ["whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLASw", "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="]
    static let wrongKey = "whsec_/////wQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="

    // MARK: Webhooks

    static let bodies = ["{}", "", "{\"text\":\"Grüße, 日本 🚨 \\u0000\"}", String(repeating: "é", count: 50_000)]

    /// It takes those that are signed by its key, and no others.
    @Test(arguments: bodies)
    func theOfficialLibraryAcceptsIt(body: String) async throws {
        try await WebServer.run { server in
            func call(_ key: String) -> OutgoingCall {
                OutgoingCall(.post, server.url("/verify?key=\(key)"), body: Array(body.utf8), timeout: Self.timeout)
            }
            let caller = try caller(keys: Self.keys[0], Self.keys[1])
            for key in Self.keys { #expect(await deliver(caller, call(key)) == .done(status: 204)) }
            #expect(await deliver(caller, call(Self.wrongKey)) == .refused(.status(401)))
            #expect(await deliver(try self.caller(keys: Self.keys[1]), call(Self.keys[0])) == .refused(.status(401)))
            #expect(await deliver(try self.caller(), call(Self.keys[0])) == .refused(.status(401)))
            // It takes none that is more than five minutes old.
            #expect(await deliver(caller, call(Self.keys[0]), at: Self.now - .seconds(600)) == .refused(.status(401)))
        }
    }

    @Test func whatTheServerSees() async throws {
        try await WebServer.run { server in
            let call = OutgoingCall(
                .put, server.url("/status/200"),
                headers: [
                    ("Content-Type", "application/json"), ("X-Team", "ops"), ("answerback-hops", "0"), ("Webhook-Id", "other"),
                    ("Idempotency-Key", "mine"),
                ], body: Array("{}".utf8), timeout: Self.timeout)
            #expect(try await caller(keys: Self.keys[0]).deliver(call, id: "01J-1", hops: 3, at: Self.now) == .done(status: 200))
            let request = try #require(try await server.requests().first)
            #expect(request.method == "PUT" && request.body == "{}")
            #expect(request.headers["content-type"] == "application/json" && request.headers["x-team"] == "ops")
            #expect(request.headers["answerback-hops"] == "4")
            #expect(request.headers["webhook-id"] == "01J-1")
            #expect(request.headers["webhook-timestamp"] == "\(Self.now.milliseconds / 1000)")
            #expect(request.headers["webhook-signature"]?.hasPrefix("v1,") == true)
            #expect(request.headers["idempotency-key"] == "mine")
        }
    }

    static let answers: [(path: String, outcome: WebCaller.WebhookOutcome)] = [
        ("/status/200", .done(status: 200)), ("/status/202?bytes=200000", .done(status: 202)), ("/status/299", .done(status: 299)),
        ("/status/204?header=Retry-After:5", .done(status: 204)), ("/status/300", .refused(.status(300))),
        ("/status/302?header=Location:/status/200", .refused(.status(302))), ("/status/304", .refused(.status(304))),
        ("/status/400", .refused(.status(400))), ("/status/404", .refused(.status(404))), ("/status/410", .refused(.status(410))),
        ("/status/408", .again(.status(408), asked: nil)),
        ("/status/429?header=Retry-After:120", .again(.status(429), asked: .seconds(120))),
        ("/status/429?header=Retry-After:soon", .again(.status(429), asked: nil)), ("/status/500", .again(.status(500), asked: nil)),
        ("/status/503?header=Retry-After:0&bytes=100000", .again(.status(503), asked: .zero)),
        ("/status/599", .again(.status(599), asked: nil)), ("/status/508", .refused(.status(508))),
        ("/status/600", .refused(.status(600))),
    ]

    /// Each is one request, a redirect too.
    @Test func whatBecomesOfEachAnswer() async throws {
        try await WebServer.run { server in
            let caller = try caller()
            for (path, outcome) in Self.answers {
                let call = OutgoingCall(.post, server.url(path), body: Array("{}".utf8), timeout: Self.timeout)
                #expect(await deliver(caller, call) == outcome, "\(path)")
            }
            #expect(try await server.requests().map(\.path) == Self.answers.map(\.path))
        }
    }

    static let troubles: [(name: String, url: String, kind: TransportFailure.Kind, mayRetry: Bool)] = [
        ("closed without an answer", "/close", .connectionLost, true), ("no answer in time", "/hang", .timeout, true),
        ("nobody listens", "http://127.0.0.1:1/", .connect, true),
        ("a name that cannot be", "http://\(String(repeating: "x", count: 64)).invalid/", .nameLookup, true),
        ("loopback in another spelling", "http://0x7f.0.0.2/", .addressRefused, false),
        ("metadata", "http://169.254.169.254/latest/meta-data/", .addressRefused, false),
        ("no URL", "http://", .invalidRequest, false), ("a user in the URL", "http://user@127.0.0.1/", .invalidRequest, false),
        ("another protocol", "ftp://127.0.0.1/", .invalidRequest, false),
    ]

    @Test(arguments: troubles.indices)
    func whatBecomesOfTrouble(row: Int) async throws {
        let (name, url, kind, mayRetry) = Self.troubles[row]
        try await WebServer.run { server in
            // Short only where it must run out.
            let timeout = kind == .timeout ? Duration.seconds(1) : Self.timeout
            let call = OutgoingCall(.post, url.hasPrefix("/") ? server.url(url) : url, body: [], timeout: timeout)
            switch await deliver(try caller(), call) {
            case .again(.transport(let failure), asked: nil): #expect(mayRetry && failure.kind == kind, "\(name): \(failure)")
            case .refused(.transport(let failure)): #expect(!mayRetry && failure.kind == kind, "\(name): \(failure)")
            case let other: Issue.record("\(name): \(other)")
            }
        }
    }

    /// Whose certificate nobody known signed gets no byte of a call, unless the operator names it.
    @Test func aServerWithACertificateOfItsOwn() async throws {
        let certificate = try TestCertificate.shared.get()
        try await WebServer.run(tls: [certificate.certificate, certificate.key]) { server in
            let call = OutgoingCall(.post, "https://127.0.0.1:\(server.port)/status/200", body: Array("{}".utf8), timeout: Self.timeout)
            func outcome(_ client: HTTPClient) async -> WebCaller.WebhookOutcome {
                let caller = WebCaller(
                    perform: { request throws(TransportFailure) in try await client.perform(request) }, addressGuard: Self.loopback,
                    signature: WebhookSignature(keys: []))
                return await deliver(caller, call)
            }
            for file in [nil, certificate.key, "/nonexistent.pem"] {
                guard case .again(.transport(let failure), asked: nil) = await outcome(HTTPClient(workers: 1, extraCAFile: file)) else {
                    Issue.record("\(file ?? "the machine's own certificates") let it through")
                    continue
                }
                #expect(failure.kind == .tls && !failure.mayHaveLeft, "\(failure)")
            }
            #expect(await outcome(HTTPClient(workers: 1, extraCAFile: certificate.certificate)) == .done(status: 200))
        }
    }

    // MARK: Fetches

    private func fetch(_ call: OutgoingCall) async throws -> Result<[UInt8], CallFailure> {
        let caller = try caller()
        do throws(CallFailure) { return .success(try await caller.fetch(call, id: "01J-2", hops: 0)) } catch { return .failure(error) }
    }

    @Test(arguments: [("/status/200?bytes=65536", 65_536), ("/status/203", 0), ("/status/201?bytes=1", 1)])
    func theBodyOfA2xx(path: String, count: Int) async throws {
        try await WebServer.run { server in
            #expect(
                try await fetch(OutgoingCall(.get, server.url(path), timeout: Self.timeout))
                    == .success([UInt8](repeating: 0x78, count: count)))
            let request = try #require(try await server.requests().first)
            #expect(request.headers["idempotency-key"] == "01J-2")
            #expect(request.headers["answerback-hops"] == "1")
            #expect(!request.headers.keys.contains { $0.hasPrefix("webhook-") })
        }
    }

    @Test func aRuleMayWriteItsOwnIdempotencyKey() async throws {
        try await WebServer.run { server in
            _ = try await fetch(
                OutgoingCall(.get, server.url("/status/200"), headers: [("idempotency-key", "order 17")], timeout: Self.timeout))
            #expect(try await server.requests().first?.headers["idempotency-key"] == "order 17")
        }
    }

    @Test(arguments: [302, 404, 500])
    func anyOtherStatusIsAFailure(status: Int) async throws {
        try await WebServer.run { server in
            let outcome = try await fetch(OutgoingCall(.get, server.url("/status/\(status)?bytes=5"), timeout: Self.timeout))
            #expect(outcome == .failure(.status(status)))
        }
    }

    @Test(arguments: [
        ("/status/200?bytes=65537", TransportFailure.Kind.responseTooLarge), ("/close", .connectionLost), ("/hang", .timeout),
    ])
    func noWholeAnswerInTime(path: String, kind: TransportFailure.Kind) async throws {
        try await WebServer.run { server in
            let timeout = kind == .timeout ? Duration.seconds(1) : Self.timeout
            guard case .failure(.transport(let failure)) = try await fetch(OutgoingCall(.get, server.url(path), timeout: timeout)) else {
                return #expect(Bool(false), "no failure")
            }
            #expect(failure.kind == kind)
        }
    }

    // MARK: What is shown

    @Test func nothingOfACallIsShown() async throws {
        let call = OutgoingCall(
            .post, "http://169.254.169.254/hunter2", headers: [("X", "hunter2")], body: Array("hunter2".utf8), timeout: Self.timeout)
        var shown = "\(call) \(String(reflecting: call)) \([call])"
        dump(call, to: &shown)
        dump(await deliver(try caller(), call), to: &shown)
        #expect(!shown.contains("hunter2"))
        #expect(
            "\(CallFailure.status(302))"
                == "the server answered 302, a redirect, which is not followed; write its new address into the rule")
        #expect("\(CallFailure.status(404))" == "the server answered 404")
    }
}
