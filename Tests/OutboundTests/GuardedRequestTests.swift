import SMSMessages
import TestSupport
import Testing

@testable import Outbound

/// The guard in the middle of a real request.
@Suite(.timeLimit(.minutes(10))) struct GuardedRequestTests {
    private let client = HTTPClient(workers: 1)

    private func allowing(_ ranges: String..., own: [AddressGuard.OwnListener] = []) -> AddressGuard {
        AddressGuard(allowing: ranges.compactMap { AddressRange($0).map { .range($0) } }, ownListeners: own)
    }

    /// Of a name that has these addresses at this moment.
    private func request(_ server: RawServer, addresses: String, _ addressGuard: AddressGuard) -> HTTPRequest {
        var request = HTTPRequest.patient(.get, "http://name.invalid:\(server.port)/?key=hunter2", connection: .reused)
        request.lookup = ["name.invalid:\(server.port):\(addresses)"]
        request.addressGuard = addressGuard
        return request
    }

    private static let answering: @Sendable (inout RawConnection) async throws -> Void = { connection in
        while await connection.readRequest() != nil { try await connection.answer("OK") }
    }

    /// The classic way past a check that is made before the connection: the name leads elsewhere a moment later.
    @Test(arguments: ["127.0.0.2", "10.0.0.1", "169.254.169.254", "[::1]", "[::ffff:127.0.0.2]", "0.0.0.0", "127.0.0.2,10.0.0.1,[::1]"])
    func aNameThatChangesItsAddress(later: String) async throws {
        try await RawServer.run(serving: Self.answering) { server in
            let guarding = allowing("127.0.0.1")
            let before = try await client.perform(request(server, addresses: "127.0.0.1", guarding))
            let failure = await #expect(throws: TransportFailure.self) {
                try await client.perform(request(server, addresses: later, guarding))
            }
            #expect(failure?.kind == .addressRefused)
            #expect(failure?.mayHaveLeft == false)
            #expect(failure?.detail.contains("calls.allow") == true && failure?.detail.contains("hunter2") == false)
            let after = try await client.perform(request(server, addresses: "127.0.0.1", guarding))
            #expect(before.status == 200 && after.status == 200)
            #expect(server.requests.count == 2)
        }
    }

    @Test func ofSeveralAddressesOneThatIsAllowedIsTaken() async throws {
        try await RawServer.run(serving: Self.answering) { server in
            let addresses = "10.0.0.1,127.0.0.2,127.0.0.1"
            let response = try await client.perform(request(server, addresses: addresses, allowing("127.0.0.1")))
            #expect(response.status == 200)
        }
    }

    /// An open connection would not be checked again.
    @Test func noConnectionOfAnUnguardedRequestIsReused() async throws {
        try await RawServer.run(serving: Self.answering) { server in
            let open = HTTPRequest.patient(.get, server.url(), connection: .reused)
            _ = try await client.perform(open)
            var guarded = open
            guarded.addressGuard = AddressGuard()
            let failure = await #expect(throws: TransportFailure.self) { try await client.perform(guarded) }
            #expect(failure?.kind == .addressRefused)
            // Nor does the check outlive its request.
            let response = try await client.perform(open)
            #expect(response.status == 200)
            #expect(server.requests.count == 2)
        }
    }

    @Test(arguments: ["127.0.0.1", "0.0.0.0", "127.1", "[::ffff:127.0.0.1]", "localhost"])
    func ownListenersAreRefusedAlthoughAllowed(host: String) async throws {
        try await RawServer.run(serving: Self.answering) { server in
            let own = AddressGuard.OwnListener(try #require(IPAddress("127.0.0.1")), port: server.port)
            var request = HTTPRequest.patient(.get, "http://\(host):\(server.port)/")
            request.addressGuard = allowing("0.0.0.0/0", own: [own])
            // `localhost` is `::1` too, where nobody listens.
            let failure = await #expect(throws: TransportFailure.self) { try await client.perform(request) }
            #expect(failure?.kind == .addressRefused)
            #expect(failure?.detail.contains("this server itself") == true || host == "localhost")
            #expect(server.requests.isEmpty)
        }
    }

    @Test func anAllowedServerThatIsNotThereIsNoRefusal() async throws {
        let closed = try ClosedPort()
        defer { withExtendedLifetime(closed) {} }
        var request = HTTPRequest.patient(.get, closed.url)
        request.addressGuard = allowing("127.0.0.1")
        let failure = await #expect(throws: TransportFailure.self) { try await client.perform(request) }
        #expect(failure?.kind == .connect)
    }
}
