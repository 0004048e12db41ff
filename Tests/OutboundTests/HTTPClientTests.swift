import Outbound
import TestSupport
import Testing

@Suite struct HTTPClientTests {
    private let client = HTTPClient(workers: 2)

    private func answering(_ serve: @escaping @Sendable (inout RawConnection) async throws -> Void, to request: (RawServer) -> HTTPRequest)
        async throws -> HTTPResponse
    {
        try await RawServer.run(serving: serve) { server in try await client.perform(request(server)) }
    }

    @Test func aPostArrivesAsItWasGiven() async throws {
        try await RawServer.run { connection in
            _ = await connection.readRequest()
            try await connection.write("HTTP/1.1 201 Created\r\nRetry-After:  7 \r\nContent-Length: 2\r\n\r\nOK")
        } _: { server in
            let response = try await client.perform(
                HTTPRequest.patient(.post, server.url("/a?b=c"), headers: [("X-One", "1"), ("X-None", "")], body: Array("x=y&\0z".utf8)))
            #expect(response.status == 201)
            #expect(response.body == Array("OK".utf8))
            #expect(response.header("retry-after") == "7")
            #expect(response.header("retry") == nil)
            let request = try #require(server.requests.first)
            #expect(request.head.hasPrefix("POST /a?b=c HTTP/1.1\r\n"))
            #expect(request.bodyText == "x=y&\0z")
            #expect(request.header("User-Agent") == "answerback")
            #expect(request.header("X-One") == "1")
            #expect(request.header("X-None") == "")
            #expect(request.header("Expect") == nil)
            #expect(request.header("Host") == "127.0.0.1:\(server.port)")
        }
    }

    static let methods: [(method: HTTPRequest.Method, body: String?, type: String?, length: String?)] = [
        (.get, nil, nil, nil), (.post, nil, nil, "0"), (.put, nil, nil, "0"), (.delete, nil, nil, nil),
        (.post, "{}", "application/json", "2"), (.put, "{}", "application/json", "2"), (.delete, "{}", "application/json", "2"),
        (.post, "", "text/plain", "0"), (.put, "", "text/plain", "0"), (.delete, "", "text/plain", "0"),
    ]

    @Test(arguments: methods.indices)
    func everyMethodArrivesAsItself(row: Int) async throws {
        let (method, body, type, length) = Self.methods[row]
        try await RawServer.run { connection in
            _ = await connection.readRequest()
            try await connection.answer("OK")
        } _: { server in
            let headers = type.map { [(name: "Content-Type", value: $0)] } ?? []
            _ = try await client.perform(HTTPRequest.patient(method, server.url("/a"), headers: headers, body: body.map { Array($0.utf8) }))
            let request = try #require(server.requests.first)
            #expect(request.head.hasPrefix("\(method.rawValue) /a HTTP/1.1\r\n"))
            #expect(request.bodyText == body ?? "")
            #expect(request.header("Content-Type") == type)
            #expect(request.header("Content-Length") == length)
            #expect(request.header("Transfer-Encoding") == nil)
        }
    }

    /// A server that goes on and on is not waited for.
    @Test(arguments: [(999, 999), (1000, 1000), (1001, 1000), (200_000, 1000)])
    func aLongAnswerIsCutWhereThatIsAskedFor(bytes: Int, kept: Int) async throws {
        let body = String(repeating: "x", count: bytes)
        try await RawServer.run { connection in
            _ = await connection.readRequest()
            try await connection.write("HTTP/1.1 202 Accepted\r\n\r\n" + body)
            if bytes > kept { await connection.hang() }
        } _: { server in
            var request = HTTPRequest(.get, server.url(), timeout: .seconds(300), maxResponseBytes: 1000)
            request.cutsLongResponse = true
            let response = try await client.perform(request)
            #expect(response.status == 202)
            #expect(response.body.count == kept)
        }
    }

    /// 2026-11-21T12:00:00Z, and what is said then.
    static let retryAfter: [(value: String, seconds: Int64?)] = [
        ("0", 0), ("7", 7), ("120", 120), ("Sat, 21 Nov 2026 12:00:30 GMT", 30), ("Saturday, 21-Nov-26 12:01:00 GMT", 60),
        ("Sat Nov 21 12:00:01 2026", 1), ("Fri, 20 Nov 2026 12:00:00 GMT", 0), ("-5", nil), ("soon", nil), ("", nil), ("1.5", nil),
        ("99999999999999999999", 366 * 86_400),
    ]

    @Test(arguments: retryAfter.indices)
    func retryAfterIsSecondsOrADate(row: Int) {
        let (value, seconds) = Self.retryAfter[row]
        let response = HTTPResponse(status: 503, head: Array("HTTP/1.1 503 S\r\nRetry-After: \(value)\r\n\r\n".utf8), body: [])
        #expect(response.retryAfter(now: 1_795_262_400) == seconds.map { .seconds($0) }, "\(value)")
    }

    /// Goes in several pieces; and for more than 1 MiB, libcurl by itself waits for a `100 Continue` first.
    @Test func aLongBodyArrivesWhole() async throws {
        let body = (0...1 << 20).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        try await RawServer.run { connection in
            _ = await connection.readRequest()
            try await connection.answer("OK")
        } _: { server in
            _ = try await client.perform(HTTPRequest.patient(.post, server.url(), body: body))
            #expect(server.requests.first?.body == body)
            #expect(server.requests.first?.header("Expect") == nil)
        }
    }

    @Test(arguments: [(204, ""), (302, "moved"), (404, "nothing here"), (500, "<html>")])
    func everyStatusIsAnAnswer(status: Int, body: String) async throws {
        let response = try await answering {
            _ = await $0.readRequest()
            try await $0.write("HTTP/1.1 \(status) S\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)")
        } to: {
            HTTPRequest.patient(.get, $0.url())
        }
        #expect(response.status == status)
        #expect(response.body == Array(body.utf8))
    }

    @Test func ofSeveralHeadsTheLastCounts() async throws {
        let response = try await answering {
            _ = await $0.readRequest()
            try await $0.write("HTTP/1.1 103 Early Hints\r\nX-A: early\r\n\r\nHTTP/1.1 200 OK\r\nX-A: late\r\n\r\nyes")
        } to: {
            HTTPRequest.patient(.get, $0.url())
        }
        #expect(response.header("X-A") == "late")
        #expect(response.body == Array("yes".utf8))
    }

    @Test(arguments: [(1000, true), (1001, false)])
    func theLimitOfAnAnswerIsCounted(bytes: Int, fits: Bool) async throws {
        try await RawServer.run { connection in
            _ = await connection.readRequest()
            // No length is announced: the limit must hold for what truly comes.
            try await connection.write("HTTP/1.1 200 OK\r\n\r\n" + String(repeating: "x", count: bytes))
        } _: { server in
            let request = HTTPRequest.patient(.get, server.url(), maxResponseBytes: 1000)
            if fits {
                let response = try await client.perform(request)
                #expect(response.body.count == bytes)
            } else {
                let failure = await #expect(throws: TransportFailure.self) { try await client.perform(request) }
                #expect(failure?.kind == .responseTooLarge)
                #expect(failure?.mayHaveLeft == true)
            }
        }
    }

    @Test func anEndlessHeadIsCutOff() async throws {
        let failure = await #expect(throws: TransportFailure.self) {
            try await answering {
                _ = await $0.readRequest()
                // At once, and more than is taken; then it only waits for the client to leave.
                let line = "X-Filler: \(String(repeating: "x", count: 1000))\r\n"
                try await $0.write("HTTP/1.1 200 OK\r\n" + String(repeating: line, count: 100))
                _ = await $0.readRequest()
            } to: {
                HTTPRequest(.get, $0.url(), timeout: .seconds(600))
            }
        }
        #expect(failure?.kind == .responseTooLarge)
    }

    /// 300 requests at once over 4 workers: each gets its own answer, and never more than 4 are under way.
    @Test func manyAtOnceShareTheWorkers() async throws {
        let crowd = HTTPClient(workers: 4)
        let load = Load()
        try await RawServer.run { connection in
            while let request = await connection.readRequest() {
                await load.enter()
                try await connection.answer(request.bodyText)
                await load.leave()
            }
        } _: { server in
            try await withThrowingTaskGroup { group in
                for number in 0..<300 {
                    group.addTask {
                        let body = Array("number \(number)".utf8)
                        let response = try await crowd.perform(HTTPRequest.patient(.post, server.url(), body: body, connection: .reused))
                        #expect(response.body == body)
                    }
                }
                try await group.waitForAll()
            }
            #expect(server.requests.count == 300)
            #expect((1...4).contains(await load.most))
        }
        await crowd.shutdown()
    }

    @Test func aFreshConnectionServesOneRequestAReusedOneMany() async throws {
        let connections = Load()
        try await RawServer.run { connection in
            await connections.enter()
            while await connection.readRequest() != nil { try await connection.answer("OK") }
        } _: { server in
            let alone = HTTPClient(workers: 1)
            for _ in 1...3 { _ = try await alone.perform(HTTPRequest.patient(.post, server.url(), body: [1], connection: .reused)) }
            #expect(await connections.now == 1)
            for _ in 1...3 { _ = try await alone.perform(HTTPRequest.patient(.post, server.url(), body: [1], connection: .fresh)) }
            #expect(await connections.now == 4)
        }
    }

    /// An SMS half way out cannot be called back: its outcome must be known.
    @Test func cancellingTheTaskDoesNotAbortTheRequest() async throws {
        let (arrived, hasArrived) = AsyncStream<Void>.makeStream()
        let (released, release) = AsyncStream<Void>.makeStream()
        try await RawServer.run { connection in
            _ = await connection.readRequest()
            hasArrived.yield()
            for await _ in released { break }
            try await connection.answer("OK 1")
        } _: { server in
            let sending = Task { try await client.perform(HTTPRequest.patient(.post, server.url(), body: [1])) }
            for await _ in arrived { break }
            sending.cancel()
            release.yield()
            let response = try await sending.value
            #expect(response.body == Array("OK 1".utf8))
        }
    }

    @Test func shuttingDownLetsTheRequestUnderWayEndAndRefusesTheRest() async throws {
        let (arrived, hasArrived) = AsyncStream<Void>.makeStream()
        let (released, release) = AsyncStream<Void>.makeStream()
        try await RawServer.run { connection in
            _ = await connection.readRequest()
            hasArrived.yield()
            for await _ in released { break }
            try await connection.answer("OK")
        } _: { server in
            let single = HTTPClient(workers: 1)
            async let underWay = single.perform(HTTPRequest.patient(.post, server.url(), body: [1]))
            for await _ in arrived { break }
            async let waiting = single.perform(HTTPRequest.patient(.post, server.url(), body: [2]))
            async let end: Void = single.shutdown()
            do {
                _ = try await waiting
                Issue.record("a request that waited for a worker was made after the shutdown")
            } catch {
                let failure = try #require(error as? TransportFailure)
                #expect(failure.kind == .unavailable)
                #expect(!failure.mayHaveLeft)
            }
            release.yield()
            #expect(try await underWay.status == 200)
            await end
            #expect(server.requests.count == 1)
        }
    }
}

/// How many are inside at once.
private actor Load {
    private(set) var now = 0
    private(set) var most = 0

    func enter() {
        now += 1
        most = max(most, now)
    }

    func leave() { now -= 1 }
}
