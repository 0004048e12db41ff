import Outbound
import TestSupport
import Testing

/// A server that answers the first request of a connection, and closes after the next one without a word: libcurl by itself
/// then repeats the request on a new connection, and an SMS is sent twice.
@Suite struct NoRepetitionTests {
    static let requests: [(name: String, method: HTTPRequest.Method, body: [UInt8]?)] = [
        ("a POST", .post, Array("to=46701740605&message=hello".utf8)),
        ("a POST longer than one packet", .post, [UInt8](repeating: UInt8(ascii: "x"), count: 200_000)),
        ("a POST without a body", .post, nil),
        ("a GET", .get, nil),
        ("a PUT", .put, Array("{}".utf8)),
        ("a PUT without a body", .put, nil),
        ("a DELETE", .delete, nil),
        ("a DELETE with a body", .delete, Array("{}".utf8)),
    ]

    @Test(arguments: requests.indices)
    func theServerSeesExactlyWhatWasAskedFor(row: Int) async throws {
        try await count(row) { connection in
            guard await connection.readRequest() != nil else { return }
            try await connection.answer("OK")
            _ = await connection.readRequest()
        }
    }

    @Test(arguments: requests.indices)
    func norIsOneRepeatedOfWhichOnlyTheHeadWasRead(row: Int) async throws {
        try await count(row) { connection in
            guard await connection.readRequest() != nil else { return }
            try await connection.answer("OK")
            _ = await connection.readHead()
        }
    }

    @Test(arguments: requests.indices)
    func norOneAfterAReset(row: Int) async throws {
        try await count(row) { connection in
            guard await connection.readRequest() != nil else { return }
            try await connection.answer("OK")
            _ = await connection.readRequest()
            try await connection.resetAtClose()
        }
    }

    private func count(_ row: Int, serving serve: @escaping @Sendable (inout RawConnection) async throws -> Void) async throws {
        let (name, method, body) = Self.requests[row]
        let client = HTTPClient(workers: 1)
        try await RawServer.run(serving: serve) { server in
            var answered = 0
            for _ in 1...200 {
                let request = HTTPRequest.patient(method, server.url("/?n=1"), body: body, connection: .reused)
                do throws(TransportFailure) {
                    _ = try await client.perform(request)
                    answered += 1
                } catch {
                    #expect(error.mayHaveLeft, "\(name): \(error)")
                }
            }
            #expect(server.requests.count == 200, "\(name)")
            #expect(answered == 100, "\(name): the connection was not reused")
        }
        await client.shutdown()
    }
}
