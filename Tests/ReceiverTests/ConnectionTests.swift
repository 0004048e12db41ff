import SMSMessages
import Testing

@testable import Receiver

/// Whoever only holds connections shuts nobody out.
@Suite(.timeLimit(.minutes(3))) struct ConnectionTests {
    private static func limits(most: Int, perAddress: Int = 256) -> ServerLimits {
        var limits = ServerLimits()
        limits.maxConnections = most
        limits.maxConnectionsPerAddress = perAddress
        return limits
    }

    private static func sms(_ text: String) -> [UInt8] { Ask.post("/in/main", DecodingTests.numbers + "&text=" + text) }

    @Test func forOneMoreTheOldestIdleOneIsClosed() async throws {
        let log = RecordedLog(at: .warning)
        try await RunningReceiver.run(limits: Self.limits(most: 2), serverLogger: log.logger) { (server) async throws in
            let first = try server.connect()
            try first.send(Self.sms("first"))
            #expect(await first.answer()?.status == 200)
            let second = try server.connect()
            try second.send(Self.sms("second"))
            #expect(await second.answer()?.status == 200)
            for text in ["third", "fourth", "fifth"] {
                // It says nothing first, as an honest one may.
                let next = try server.connect()
                if text == "third" { #expect(await first.untilClosed() == "") }
                try next.send(Self.sms(text))
                #expect(await next.answer()?.status == 200)
            }
            #expect(server.inbox.messages.map(\.text) == ["first", "second", "third", "fourth", "fifth"])
        }
        #expect(log.lines.filter { $0.contains("all connections are taken") }.count == 1, "\(log.lines)")
    }

    /// Strangers that say nothing, begin a request, or begin one and do not end it.
    @Test(arguments: ["", "GET /in/ma", "POST /in/main HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\n"])
    func crowdsOfStrangersShutNobodyOut(beginning: String) async throws {
        try await RunningReceiver.run(limits: Self.limits(most: 8)) { (server) async throws in
            let strangers = try (1...30).map { _ in try server.connect() }
            for stranger in strangers where !beginning.isEmpty { try? stranger.send(beginning) }
            _ = await strangers[0].untilClosed()
            let provider = try server.connect()
            try provider.send(Self.sms("honest"))
            #expect(await provider.answer()?.status == 200)
            #expect(server.inbox.messages.map(\.text) == ["honest"])
        }
    }

    @Test func whatIsBeingAnsweredIsNotClosedAndNewOnesWait() async throws {
        let (released, release) = AsyncStream.makeStream(of: Void.self)
        let (arrived, arrival) = AsyncStream.makeStream(of: Void.self)
        try await RunningReceiver.run(
            limits: Self.limits(most: 2),
            accept: { inbox, messages in
                arrival.yield()
                for await _ in released {}
                return inbox.take(messages)
            }
        ) { (server) async throws in
            let busy = try (1...2).map { _ in try server.connect() }
            var arrivals = arrived.makeAsyncIterator()
            for connection in busy {
                try connection.send(Self.sms("busy"))
                await arrivals.next()
            }
            let waiting = try (1...2).map { _ in try server.connect() }
            for connection in waiting { try connection.send(Self.sms("waiting")) }
            release.finish()
            for connection in busy + waiting { #expect(await connection.answer()?.status == 200) }
        }
    }

    @Test func oneAddressHoldsSoManyAndAProxyAsManyAsThereAre() async throws {
        let log = RecordedLog(at: .warning)
        for (uncounted, isClosed) in [([], true), (AddressRange.loopback, false)] {
            try await RunningReceiver.run(uncounted: uncounted, limits: Self.limits(most: 9, perAddress: 2), serverLogger: log.logger) {
                (server) async throws in
                // One after the other: the server counts those that come at once in any order.
                var connections: [RawConnection] = []
                for _ in 1...3 {
                    let connection = try server.connect()
                    connections.append(connection)
                    try connection.send(Self.sms("hello"))
                    #expect(await connection.answer()?.status == 200)
                }
                if isClosed {
                    #expect(await connections[0].untilClosed() == "")
                } else {
                    try connections[0].send(Self.sms("hello"))
                    #expect(await connections[0].answer()?.status == 200)
                }
            }
        }
        #expect(log.lines.filter { $0.contains("one address") && $0.contains("127.0.0.1") }.count == 1, "\(log.lines)")
    }

    static let refused: [(request: String, status: Int)] = [
        (Ask.get("/in/path/wrong"), 403), (Ask.get("/in/unknown"), 403), (Ask.get("/nowhere"), 404),
        ("POST /in/path HTTP/1.1\r\nHost: a\r\nContent-Length: 99\r\n\r\nnot all of it", 403),
        ("GET /in/path?" + String(repeating: "x", count: 17_000) + " HTTP/1.1\r\nHost: a\r\n\r\n", 400),
    ]

    /// Before an idle connection's time is over: that is an hour here.
    @Test(arguments: refused)
    func whoIsNotLetInIsNotKept(request: String, status: Int) async throws {
        var limits = ServerLimits()
        limits.idleTimeout = .seconds(3600)
        limits.requestDeadline = .seconds(3600)
        try await RunningReceiver.run(channels: AccessTests.channels, limits: limits) { (server) async throws in
            let connection = try server.connect()
            try connection.send(request)
            let answer = await connection.untilClosed()
            #expect(answer.hasPrefix("HTTP/1.1 \(status) "), "\(answer)")
            #expect(answer.lowercased().contains("\r\nconnection: close\r\n"), "\(answer)")
        }
    }

    @Test func whoIsLetInIsKeptWhateverItIsTold() async throws {
        try await RunningReceiver.run { (server) async throws in
            let connection = try server.connect()
            for (request, status) in [(Ask.get("/in/main?x"), 400), (Ask.get("/in/main").replacing("GET", with: "PUT"), 405)] {
                try connection.send(request)
                #expect(await connection.answer()?.status == status)
            }
            try connection.send(Self.sms("hello"))
            #expect(await connection.answer()?.status == 200)
        }
    }
}

/// Which one gives way, in plain values.
@Suite struct ConnectionLedgerTests {
    private let here = IPAddress("203.0.113.1"), there = IPAddress("203.0.113.2")

    private func ledger(most: Int = 3, perAddress: Int = 9) -> ConnectionLedger {
        ConnectionLedger(most: most, mostPerAddress: perAddress)
    }

    @Test func theOrderInWhichTheyGiveWay() {
        var ledger = ledger(most: 5)
        for connection in 1...5 { #expect(ledger.opened(connection, from: here) == nil) }
        ledger.changed(1, to: .answering)
        ledger.changed(3, to: .arriving)
        ledger.changed(2, to: .answering)
        ledger.changed(2, to: .idle)
        var order: [Int] = []
        for connection in 6...9 {
            #expect(ledger.hasRoom)
            ledger.opened(connection, from: there).map { order.append($0.connection) }
            ledger.changed(connection, to: .answering)
        }
        #expect(order == [4, 5, 3, 2])
        #expect(!ledger.hasRoom)
        #expect(ledger.opened(10, from: there) == nil, "let in with others at the same instant, it is not closed for that")
    }

    @Test func anAddressHasOnlyItsOwnToGiveWay() throws {
        var ledger = ledger(most: 9, perAddress: 2)
        let reason = ConnectionLedger.Eviction.Reason.tooManyFrom(try #require(here))
        for connection in 1...2 { #expect(ledger.opened(connection, from: here) == nil) }
        #expect(ledger.opened(3, from: there) == nil)
        #expect(ledger.opened(4, from: here) == .init(connection: 1, reason: reason))
        ledger.changed(2, to: .answering)
        ledger.changed(4, to: .answering)
        #expect(ledger.opened(5, from: here) == .init(connection: 5, reason: reason), "all of its own are being answered")
        ledger.closed(2)
        #expect(ledger.opened(6, from: here) == nil)
        for connection in 7...9 { #expect(ledger.opened(connection, from: nil) == nil) }
    }

    @Test func anIPv6NetworkOfOneCustomerCountsAsOne() {
        var ledger = ledger(most: 9, perAddress: 1)
        #expect(ledger.opened(1, from: IPAddress("2001:db8:1:2::1")) == nil)
        #expect(ledger.opened(2, from: IPAddress("2001:db8:1:3::1")) == nil)
        #expect(ledger.opened(3, from: IPAddress("2001:db8:1:2:ffff::9"))?.connection == 1)
    }

    @Test func whatHasGoneIsNotSpokenOf() {
        var ledger = ledger(most: 1)
        #expect(ledger.opened(1, from: here) == nil)
        ledger.changed(1, to: .answering)
        ledger.closed(1)
        ledger.closed(1)
        ledger.changed(1, to: .answering)
        #expect(ledger.hasRoom)
        #expect(ledger.opened(2, from: here) == nil)
    }
}
