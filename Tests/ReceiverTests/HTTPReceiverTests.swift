import Outbound
import Receiver
import SMSMessages
import Testing

@Suite(.timeLimit(.minutes(2))) struct HTTPReceiverTests {
    struct Row: CustomTestStringConvertible, Sendable {
        var name: String
        var path: String
        var form: String?
        var json: String?
        var sender = "+31612345678"
        var receiver = "+31850000000"
        var text = "hello there"
        var id: String?
        var sentAt: String?
        var testDescription: String { name }
    }

    static let rows = [
        Row(name: "GET", path: "/in/main?from=%2B31612345678&to=%2B31850000000&text=hello+there&id=7", id: "7"),
        Row(name: "unescaped plus in a number", path: "/in/main?from=+31612345678&to=0031850000000&text=hello%20there"),
        Row(name: "no plus at all", path: "/in/main?from=31612345678&to=31850000000&text=hello%20there"),
        Row(name: "form", path: "/in/main", form: "from=%2B31612345678&to=%2B31850000000&text=hello+there&more=1&id=7", id: "7"),
        Row(
            name: "form with time", path: "/in/main",
            form: "from=31612345678&to=31850000000&text=hello+there&time=2026-11-21T10:00:00%2B01:00", sentAt: "2026-11-21T09:00:00Z"),
        Row(
            name: "an unreadable time is no reason to refuse", path: "/in/main",
            form: "from=31612345678&to=31850000000&text=hello+there&time=soon"),
        Row(name: "empty text", path: "/in/main", form: "from=31612345678&to=31850000000&text=", text: ""),
        Row(name: "empty id counts as none", path: "/in/main", form: "from=31612345678&to=31850000000&text=hello+there&id="),
        Row(name: "the first of two counts", path: "/in/main", form: "from=31612345678&from=1&to=31850000000&text=hello+there&text=x"),
        Row(
            name: "broken escapes stand for themselves", path: "/in/main", form: "from=31612345678&to=31850000000&text=100%+%zz%4",
            text: "100% %zz%4"),
        Row(name: "invalid UTF-8", path: "/in/main", form: "from=31612345678&to=31850000000&text=caf%E9", text: "caf\u{FFFD}"),
        Row(name: "NUL", path: "/in/main", form: "from=31612345678&to=31850000000&text=a%00b", text: "a\0b"),
        Row(
            name: "short code and name", path: "/in/main", form: "from=MYBANK&to=4040&text=hello+there", sender: "MYBANK", receiver: "4040"),
        Row(
            name: "JSON", path: "/in/main",
            json: #"{"from": "+31612345678", "to": 31850000000, "text": "hello there", "id": 42, "x": {"y": [1]}}"#, id: "42"),
        Row(
            name: "JSON with half a surrogate pair", path: "/in/main",
            json: #"{"from": "+31612345678", "to": "+31850000000", "text": "a\ud83d \ud83d\ude00 \\ud83d"}"#, text: "a\u{FFFD} 😀 \\ud83d"),
        Row(name: "national number on a channel with a country", path: "/in/home", form: "from=0612345678&to=0850000000&text=hello+there"),
        Row(
            name: "1609sms, English", path: "/in/old?sender=31612345678&to=31850000000&message=hello+there&smsid=9&datum=20261121100000",
            id: "9", sentAt: "2026-11-21T10:00:00Z"),
        Row(
            name: "1609sms, Dutch", path: "/in/old",
            form: "afzender=31612345678&naar=31850000000&bericht=hello+there&smsid=9&datum=202611211000", id: "9",
            sentAt: "2026-11-21T10:00:00Z"),
    ]

    @Test(arguments: rows) func aRequestBecomesAMessage(row: Row) async throws {
        try await LiveReceiver.run { live in
            let answer =
                if let json = row.json {
                    try await live.post(row.path, Array(json.utf8), type: "application/json; charset=utf-8")
                } else if let form = row.form {
                    try await live.post(row.path, Array(form.utf8))
                } else {
                    try await live.get(row.path)
                }
            #expect(answer.status == 200, "\(answer.text)")
            let message = try #require(live.messages.first)
            #expect(answer.text == (row.path.hasPrefix("/in/old") ? "OK" : "OK \(message.id)\n"))
            #expect(message.sender == SMSAddress(canonical: row.sender))
            #expect(message.receiver == SMSAddress(canonical: row.receiver))
            #expect(message.text == row.text)
            #expect(message.providerID == row.id)
            #expect(message.sentAt == row.sentAt.flatMap { Timestamp(rfc3339: $0) })
            #expect(message.receivedAt == LiveReceiver.now)
        }
    }

    @Test(arguments: [
        ("/in/main?to=1234&text=x", 400, "the field from is missing"), ("/in/main?from=1234&text=x", 400, "the field to is missing"),
        ("/in/main?from=1234&to=1234", 400, "the field text is missing"), ("/in/main?from=&to=1234&text=x", 400, "the field from:"),
        ("/in/old?sender=1234&to=1234", 400, "the field message or bericht is missing"),
        ("/in/other?from=1234", 404, "/in/home, /in/main, /in/old"),
    ])
    func aRefusalSaysWhatIsMissing(path: String, status: Int, line: String) async throws {
        try await LiveReceiver.run { live in
            let answer = try await live.get(path)
            #expect(answer.status == status)
            #expect(answer.text.contains(line))
            #expect(answer.text.split(separator: "\n").count == 1)
            #expect(live.messages.isEmpty)
        }
    }

    @Test func otherKindsOfBodiesAreNamedAndRefused() async throws {
        try await LiveReceiver.run { live in
            let status1 = try await live.post("/in/main", Array("<x/>".utf8), type: "text/xml").status
            #expect(status1 == 415)
            let status2 = try await live.post("/in/main", Array("[1]".utf8), type: "application/json").status
            #expect(status2 == 400)
            let status3 = try await live.post("/in/old", Array("{}".utf8), type: "application/json").status
            #expect(status3 == 415)
            #expect(
                await live.raw(["PUT /in/main HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"]).contains(" 405 "))
        }
    }

    @Test func ourOwnTroubleIsA503ThatAsksForAnotherTry() async throws {
        try await LiveReceiver.run { live in
            live.book.breakDown()
            let answer = try await live.get("/in/main?from=31612345678&to=31850000000&text=x")
            #expect(answer.status == 503)
            #expect(answer.header("Retry-After") == "10")
        }
    }

    @Test func aRepeatedDeliveryGetsTheSameAnswer() async throws {
        try await LiveReceiver.run { live in
            let first = try await live.get("/in/main?from=31612345678&to=31850000000&text=x&id=7")
            let second = try await live.get("/in/main?from=31612345678&to=31850000000&text=x&id=7")
            #expect(first.text == second.text)
            #expect(live.messages.count == 1)
        }
    }

    @Test func aBodyHoldsAtMost64KiB() async throws {
        try await LiveReceiver.run { live in
            let head = "from=31612345678&to=31850000000&text="
            let fits = Array((head + String(repeating: "x", count: 65_536 - head.utf8.count)).utf8)
            let status4 = try await live.post("/in/main", fits).status
            #expect(status4 == 200)
            let status5 = try await live.post("/in/main", fits + [120]).status
            #expect(status5 == 413)
        }
    }

    @Test func headersHoldAtMost16KiB() async throws {
        try await LiveReceiver.run { live in
            let request = "GET /in/main?from=31612345678&to=31850000000&text=x HTTP/1.1\r\nHost: x\r\nConnection: close\r\nX: "
            #expect(await live.raw([request + String(repeating: "x", count: 15_000) + "\r\n\r\n"]).contains(" 200 "))
            #expect(!(await live.raw([request + String(repeating: "x", count: 17_000) + "\r\n\r\n"]).contains(" 200 ")))
            #expect(live.messages.count == 1)
        }
    }

    /// The limit is short here, so that nobody waits; what is waited for is the server's closing.
    @Test(arguments: [
        ["GET /in/main?from=1234&to=1234&text=x HTTP/1.1\r\nHost: x\r\nX-Slow: "],
        ["POST /in/main HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n", "from=1234"],
        ["GET /in/main?from=1234&to=1234&text=x HTTP/1.1\r\nHost: x\r\n\r\n", "GET /in/ma"],
    ])
    func aRequestThatTakesTooLongIsCutOff(pieces: [String]) async throws {
        var limits = ServerLimits()
        limits.requestDeadline = .milliseconds(200)
        limits.idleTimeout = .milliseconds(400)
        try await LiveReceiver.run(limits) { live in
            let answer = await live.raw(pieces)
            #expect(answer.contains(" 200 ") == (pieces[0].contains("\r\n\r\n") && pieces[0].hasPrefix("GET")))
        }
    }

    @Test func anIdleConnectionIsClosed() async throws {
        var limits = ServerLimits()
        limits.idleTimeout = .milliseconds(200)
        try await LiveReceiver.run(limits) { live in
            let answer = await live.raw(["GET /in/main?from=31612345678&to=31850000000&text=x HTTP/1.1\r\nHost: x\r\n\r\n"])
            #expect(answer.contains(" 200 "))
        }
    }

    /// While connections that say nothing take the places, a request is served only once they are gone.
    @Test func connectionsAreCapped() async throws {
        var limits = ServerLimits()
        limits.maxConnections = 1
        limits.idleTimeout = .milliseconds(300)
        try await LiveReceiver.run(limits) { live in
            // NIO may accept one or two more than the cap before it notices.
            let silent = try (0..<5).map { _ in try live.connection() }
            let clock = ContinuousClock()
            let start = clock.now
            let answer = try await live.get("/in/main?from=31612345678&to=31850000000&text=x").status
            #expect(answer == 200)
            #expect(clock.now - start >= .milliseconds(200), "it had to wait for the first to be closed")
            for connection in silent { connection.close() }
        }
    }
}
