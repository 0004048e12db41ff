import SMSMessages
import Testing

@testable import Receiver

/// What a request says becomes a message: over a real server, from raw bytes.
@Suite(.timeLimit(.minutes(10))) struct DecodingTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let request: [UInt8]
        var channel = "main"
        var sender = "+46701740605"
        var receiver = "+31850000000"
        var text = "Hi"
        var id: String?
        /// RFC 3339
        var sentAt: String?

        init(_ name: String, get query: String, channel: String = "main") {
            testDescription = name
            request = Array(Ask.get("/in/\(channel)?\(query)").utf8)
            self.channel = channel
        }

        init(_ name: String, post body: String, type: String? = "application/x-www-form-urlencoded", at target: String = "/in/main") {
            testDescription = name
            request = Ask.post(target, type: type, body)
            channel = String(target.split(separator: "?")[0].dropFirst(4))
        }

        init(_ name: String, raw request: [UInt8]) {
            testDescription = name
            self.request = request
        }

        func with(_ change: (inout Row) -> Void) -> Row {
            var row = self
            change(&row)
            return row
        }
    }

    static let numbers = "from=%2B46701740605&to=%2B31850000000"
    static let json = #""from":"+46701740605","to":"+31850000000""#

    static let rows: [Row] = [
        Row("GET", get: numbers + "&text=Hi"),
        Row("form", post: numbers + "&text=Hi"),
        Row("form with a charset", post: numbers + "&text=Hi", type: "Application/X-WWW-Form-Urlencoded ; charset=UTF-8"),
        Row("form without a type", post: numbers + "&text=Hi", type: nil),
        Row("JSON", post: "{\(json),\"text\":\"Hi\"}", type: "application/json"),
        Row("JSON with a charset", post: "{\(json),\"text\":\"Hi\"}", type: "application/json;charset=utf-8"),
        Row("POST with a query", post: "", type: nil, at: "/in/main?" + numbers + "&text=Hi"),
        Row("the body comes before the query", post: numbers + "&text=Hi", at: "/in/main?from=1234&text=No"),
        Row("all fields", get: numbers + "&text=Hi&id=a%2Fb%201&time=2026-12-24T09:05:00.250%2B01:00").with {
            $0.id = "a/b 1"
            $0.sentAt = "2026-12-24T08:05:00.250Z"
        },
        Row("a + that was not escaped", get: "from=+46701740605&to=+31850000000&text=Hi&time=2026-12-24T09:05:00+01:00").with {
            $0.sentAt = "2026-12-24T08:05:00Z"
        },
        Row("no +", get: "from=46701740605&to=0031850000000&text=Hi"),
        Row("national", get: "from=0701740605&to=%2B31850000000&text=Hi", channel: "swedish"),
        Row("short code and name", get: "from=MY%20BANK&to=4040&text=Hi").with {
            $0.sender = "MY BANK"
            $0.receiver = "4040"
        },
        Row("nothing trimmed", get: numbers + "&text=+a++b%0A%00+").with { $0.text = " a  b\n\u{0} " },
        Row("empty text", post: numbers + "&text=").with { $0.text = "" },
        Row("text without =", post: numbers + "&text").with { $0.text = "" },
        Row("= in a value", post: numbers + "&text=a=b=").with { $0.text = "a=b=" },
        Row("empty id", post: numbers + "&text=Hi&id="),
        Row("extra fields", post: "a&&=&b=c&from2=x&" + numbers + "&text=Hi&Text=No"),
        Row("first of two", post: numbers + "&text=Hi&text=No&from=1234"),
        Row("escaped name", post: numbers + "&te%78t=Hi"),
        Row("broken escapes", post: numbers + "&text=100%&x=%4").with { $0.text = "100%" },
        Row("broken escape inside", post: numbers + "&text=%zz%4g%").with { $0.text = "%zz%4g%" },
        Row("UTF-8", post: numbers + "&text=caf%C3%A9%F0%9F%98%80é").with { $0.text = "café😀é" },
        Row("Latin-1", post: numbers + "&text=caf%E9!").with { $0.text = "caf\u{FFFD}!" },
        Row("Latin-1 in a GET", get: numbers + "&text=caf%E9!").with { $0.text = "caf\u{FFFD}!" },
        Row("raw bytes in a form", raw: Ask.post("/in/main", Array((numbers + "&text=caf").utf8) + [0xE9])).with {
            $0.text = "caf\u{FFFD}"
        },
        Row("half a surrogate pair", post: "{\(json),\"text\":\"a\\ud83d b\"}", type: "application/json").with { $0.text = "a\u{FFFD} b" },
        Row(
            "numbers in JSON", post: #"{"from":46701740605,"to":31850000000,"text":"Hi","id":12345678901234567890}"#,
            type: "application/json"
        )
        .with { $0.id = "12345678901234567890" },
        Row("an unreadable time", get: numbers + "&text=Hi&time=yesterday"),
        Row(
            "chunked",
            raw: Array(
                """
                POST /in/main HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n\
                5\r\ntext=\r\n2\r\nHi\r\n1\r\n&\r\n\(String(numbers.utf8.count, radix: 16))\r\n\(numbers)\r\n0\r\n\r\n
                """.utf8)),

        Row("1609: English", get: "sender=%2B46701740605&to=31850000000&message=Hi&smsid=77&datum=20261224090500", channel: "dutch").with {
            $0.id = "77"
            $0.sentAt = "2026-12-24T08:05:00Z"
        },
        Row("1609: Dutch", post: "afzender=0046701740605&naar=0850000000&bericht=Hi&smsid=77", at: "/in/dutch").with { $0.id = "77" },
        Row("1609: summer", post: "afzender=46701740605&naar=31850000000&bericht=Hi&datum=202607010905", at: "/in/dutch").with {
            $0.sentAt = "2026-07-01T07:05:00Z"
        },
        Row("1609: a day that is none", post: "afzender=46701740605&naar=31850000000&bericht=Hi&datum=20260231000000", at: "/in/dutch"),
        Row("1609: an unreadable time", post: "afzender=46701740605&naar=31850000000&bericht=Hi&datum=gisteren", at: "/in/dutch"),
        Row("1609: dashes", post: "afzender=46701740605&naar=31850000000&bericht=Hi&datum=2026-12-24+09:05:00", at: "/in/dutch").with {
            $0.sentAt = "2026-12-24T08:05:00Z"
        },
    ]

    @Test func everyRow() async throws {
        try await RunningReceiver.run { (server) async throws in
            for row in Self.rows {
                let before = server.inbox.messages.count
                let answer = try #require(try await server.ask(row.request), "\(row)")
                try #require(answer.status == 200 && server.inbox.messages.count == before + 1, "\(row): \(answer)")
                let message = try #require(server.inbox.messages.last)
                #expect(answer.body == (row.channel == "dutch" ? "OK" : "OK \(message.id)\n"), "\(row)")
                #expect(answer.header("content-type") == "text/plain; charset=utf-8")
                #expect(message.channel == row.channel, "\(row)")
                #expect(message.sender.text == row.sender, "\(row)")
                #expect(message.receiver.text == row.receiver, "\(row)")
                #expect(message.text == row.text, "\(row)")
                #expect(message.providerID == row.id, "\(row)")
                #expect(message.sentAt?.rfc3339 == row.sentAt, "\(row)")
                #expect(message.receivedAt == RunningReceiver.now)
            }
            #expect(Set(server.inbox.messages.map(\.id)).count == Self.rows.count)
        }
    }

    @Test func aRepetitionIsAnsweredWithTheFirstID() async throws {
        let first = MessageID(high: 1, low: 2)
        try await RunningReceiver.run(accept: { _, _ in [first] }) { (server) async throws in
            let answer = try await server.ask(Ask.get("/in/main?\(Self.numbers)&text=Hi&id=1"))
            #expect(answer?.status == 200)
            #expect(answer?.body == "OK \(first)\n")
        }
    }

    @Test func oneConnectionTakesMany() async throws {
        try await RunningReceiver.run { (server) async throws in
            let connection = try server.connect()
            for text in ["one", "two", "three"] {
                try connection.send(Ask.post("/in/main", Self.numbers + "&text=" + text))
                #expect(await connection.answer()?.status == 200)
            }
            #expect(server.inbox.messages.map(\.text) == ["one", "two", "three"])
        }
    }
}
