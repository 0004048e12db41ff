import SMSMessages
import Synchronization
import Testing

@testable import Receiver

/// Who is slow, or holds connections, is cut off; who is honest notices nothing.
@Suite(.timeLimit(.minutes(10))) struct SlownessTests {
    /// Long enough for a request that is whole, on a machine with other work.
    private static let hurried: ServerLimits = {
        var limits = ServerLimits()
        limits.requestDeadline = .seconds(3)
        return limits
    }()

    static let body = DecodingTests.numbers + "&text=Hi"
    static let head = "POST /in/main HTTP/1.1\r\nHost: a\r\nContent-Length: \(body.utf8.count + 1)\r\n\r\n"

    /// Each begins a request and never ends it; what would already be readable must not be taken for the whole.
    static let beginnings: [(name: String, bytes: String)] = [
        ("nothing", ""),
        ("a piece of a head", "GET /in/ma"),
        ("a head without its end", "GET /in/main?\(body) HTTP/1.1\r\nHost: a\r\n"),
        ("a head", head),
        ("all of a body but a byte", head + body),
        ("chunks without their end", "POST /in/main HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3c\r\n" + body + "\r\n"),
        ("an answered request and a piece", "GET /in/main?\(body) HTTP/1.1\r\nHost: a\r\n\r\nGET"),
        ("an answered request and a head", "GET /in/main?\(body) HTTP/1.1\r\nHost: a\r\n\r\n" + head),
    ]

    @Test func cutOff() async throws {
        try await RunningReceiver.run(limits: Self.hurried) { (server) async throws in
            for (name, bytes) in Self.beginnings {
                let before = server.inbox.messages.count
                let connection = try server.connect()
                try connection.send(bytes)
                if name.hasPrefix("an answered") {
                    #expect(await connection.answer()?.status == 200)
                    if name.hasSuffix("piece") { try connection.send(" /in") }
                    #expect(server.inbox.messages.count == before + 1)
                }
                let answers = await connection.untilClosed()
                #expect(!answers.contains(" 200 "), "\(name)")
                #expect(server.inbox.messages.count == before + (name.hasPrefix("an answered") ? 1 : 0), "\(name)")
            }
        }
    }

    /// A byte every 20 ms, for 20 s if it were let.
    @Test(arguments: ["GET /in/main?text=", "POST /in/main HTTP/1.1\r\nHost: a\r\nContent-Length: 1001\r\n\r\n"])
    func drippingDoesNotHelp(beginning: String) async throws {
        try await RunningReceiver.run(limits: Self.hurried) { (server) async throws in
            let connection = try server.connect()
            try connection.send(beginning)
            #expect(await connection.drip(repeatElement("a", count: 1000)))
            #expect(server.inbox.messages.isEmpty)
        }
    }

    @Test(arguments: beginnings.map(\.bytes).filter { !$0.isEmpty })
    func brokenOffByTheClient(beginning: String) async throws {
        try await RunningReceiver.run { (server) async throws in
            let connection = try server.connect()
            try connection.send(beginning)
            connection.endSending()
            let taken = beginning.contains("Host: a\r\n\r\n") ? 1 : 0
            _ = await connection.untilClosed()
            #expect(server.inbox.messages.count == taken)
        }
    }

    @Test func aPauseBetweenRequestsIsNotCounted() async throws {
        try await RunningReceiver.run(limits: Self.hurried) { (server) async throws in
            let honest = try server.connect()
            try honest.send(Ask.post("/in/main", Self.body))
            #expect(await honest.answer()?.status == 200)
            let slow = try server.connect()
            try slow.send("GET")
            _ = await slow.untilClosed()
            try honest.send(Ask.post("/in/main", Self.body))
            #expect(await honest.answer()?.status == 200)
        }
    }

    @Test func ourOwnTimeIsNotCounted() async throws {
        let (cutOff, isCutOff) = AsyncStream.makeStream(of: Void.self)
        try await RunningReceiver.run(
            limits: Self.hurried,
            accept: { inbox, messages in
                for await _ in cutOff {}
                return inbox.take(messages)
            }
        ) { (server) async throws in
            let honest = try server.connect()
            try honest.send(Ask.post("/in/main", Self.body))
            let slow = try server.connect()
            try slow.send("GET")
            _ = await slow.untilClosed()
            isCutOff.finish()
            #expect(await honest.answer()?.status == 200)
        }
    }

    @Test func anIdleConnectionIsClosed() async throws {
        var limits = ServerLimits()
        limits.idleTimeout = .seconds(3)
        try await RunningReceiver.run(limits: limits) { (server) async throws in
            let connection = try server.connect()
            try connection.send(Ask.post("/in/main", Self.body))
            #expect(await connection.answer()?.status == 200)
            #expect(await connection.untilClosed() == "")
        }
    }
}
