import Logging
import SMSMessages
import Synchronization
import Testing

@testable import Receiver

/// What is not taken: the status, and the one line that says what to do.
@Suite(.timeLimit(.minutes(10))) struct RefusalTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let request: [UInt8]
        let status: Int
        let line: String

        init(_ name: String, _ request: String, _ status: Int, _ line: String) { self.init(name, Array(request.utf8), status, line) }

        init(_ name: String, _ request: [UInt8], _ status: Int, _ line: String) {
            testDescription = name
            self.request = request
            self.status = status
            self.line = line
        }
    }

    static let channels = "there is no such channel; there is /in/dutch, /in/main, /in/swedish"
    static let noObject = "the body is no JSON document; in one, from, to and text are looked for"
    static let types = "send a GET with a query, a POST of application/x-www-form-urlencoded"
    static let unreadable =
        "this is not a readable HTTP/1.1 request: in its URL only %XX for all beyond ASCII, at most 16384 bytes of head, 64 headers"

    static let hops = "the header Answerback-Hops is no number; leave it to servers that pass SMS on"

    static func circle(_ hops: Int) -> String {
        "this SMS went from server to server \(hops) times; some rules call each other in a circle: break it where one of them calls this server"
    }

    static let rows: [Row] = [
        Row("nothing that counts", Ask.get("/in/main?x"), 400, "the field from is missing: a number such as +31612345678"),
        Row("no receiver", Ask.get("/in/main?from=4040&text="), 400, "the field to is missing: a number such as +31612345678"),
        Row("empty sender", Ask.get("/in/main?from=&to=4040&text="), 400, "the field from: the number is empty"),
        Row(
            "a malformed receiver", Ask.post("/in/main", "from=4040&to=%2B0&text="), 400,
            "the field to: this is not a phone number: write + and up to 15 digits, the first not 0"),
        Row(
            "both names", Ask.post("/in/dutch", "bericht=Hoi"), 400,
            "the field sender or afzender is missing: a number such as +31612345678"),
        Row("empty form", Ask.post("/in/main", ""), 400, "the field from is missing: a number such as +31612345678"),
        Row("broken JSON", Ask.post("/in/main", type: "application/json", "{\"from\":"), 400, noObject),
        Row("a JSON text", Ask.post("/in/main", type: "application/json", "\"from\""), 400, noObject),
        Row(
            "JSON with nothing in it", Ask.post("/in/main", type: "application/json", "{\"from\":null}"), 400,
            "the field from is missing: a number such as +31612345678"),
        Row("unknown channel", Ask.get("/in/mian?from=4040&to=4040&text="), 404, channels),
        Row("unknown channel by POST", Ask.post("/in/Main", ""), 404, channels),
        Row("no channel", Ask.get("/in/"), 404, channels),
        Row("no channel by POST", Ask.post("/in", ""), 404, channels),
        Row("PUT", Ask.get("/in/main").replacingMethod("PUT"), 405, "send an SMS by GET or POST"),
        Row("DELETE", Ask.get("/in/main").replacingMethod("DELETE"), 405, "send an SMS by GET or POST"),
        Row("XML", Ask.post("/in/main", type: "text/xml", "<a/>"), 415, types + ", or a POST of application/json"),
        Row(
            "no parts", Ask.post("/in/main", type: "multipart/form-data; boundary=x", ""), 400,
            "the body is no multipart/form-data of at most 100 parts"),
        Row(
            "JSON where there is none", Ask.post("/in/dutch", type: "application/json", "{}"), 415,
            "send a GET with a query, or a POST of application/x-www-form-urlencoded"),
        Row("65,537 bytes", Ask.post("/in/main", String(repeating: "a", count: 65_537)), 413, "a request holds at most 65536 bytes"),
        Row(
            "65,537 bytes in chunks",
            "POST /in/main HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n10001\r\n"
                + String(repeating: "a", count: 65_537) + "\r\n0\r\n\r\n", 413, "a request holds at most 65536 bytes"),
        Row("a head of 17 KiB", Ask.get("/in/main?text=" + String(repeating: "a", count: 17 * 1024)), 400, unreadable),
        Row("65 headers", Ask.get("/in/main").withHeaders(64), 400, unreadable),
        Row("UTF-8 in a URL as it is", Ask.get("/in/main?\(DecodingTests.numbers)&text=café"), 400, unreadable),
        Row("no HTTP", "EHLO example\r\n\r\n", 400, unreadable),
        Row("come round five times", Ask.hops("5"), 508, circle(5)),
        Row("come round for long", Ask.hops("999999999"), 508, circle(999_999_999)),
        Row("hops in words", Ask.hops("two"), 400, hops),
        Row("hops below zero", Ask.hops("-1"), 400, hops),
        Row("no hops in their header", Ask.hops(""), 400, hops),
        Row("hops beyond all numbers", Ask.hops("99999999999999999999"), 400, hops),
        Row("hops twice", Ask.hops("1\r\nAnswerback-Hops: 2"), 400, hops),
    ]

    @Test func everyRow() async throws {
        try await RunningReceiver.run { (server) async throws in
            for row in Self.rows {
                let answer = try #require(try await server.ask(row.request), "\(row)")
                #expect(answer.status == row.status, "\(row)")
                #expect(answer.body == row.line + "\n", "\(row)")
                #expect(answer.header("content-type") == "text/plain; charset=utf-8", "\(row)")
                #expect(answer.header("allow") == (row.status == 405 ? "GET, POST" : nil), "\(row)")
            }
            #expect(server.inbox.messages.isEmpty)
        }
    }

    @Test(arguments: [(nil, 0), ("0", 0), ("1", 1), ("4", 4), ("004", 4)])
    func howOftenItCameRoundIsKept(header: String?, hops: Int) async throws {
        try await RunningReceiver.run { (server) async throws in
            let plain = Ask.get("/in/main?\(DecodingTests.numbers)&text=Hi")
            #expect(try await server.ask(header.map(Ask.hops) ?? plain)?.status == 200)
            #expect(server.inbox.messages.map(\.hops) == [hops])
        }
    }

    @Test func justInsideTheLimits() async throws {
        var limits = ServerLimits()
        limits.maxTextBytes = limits.maxBodyBytes
        try await RunningReceiver.run(limits: limits) { (server) async throws in
            let start = DecodingTests.numbers + "&text="
            let body = start + String(repeating: "a", count: 65_536 - start.utf8.count)
            #expect(try await server.ask(Ask.post("/in/main", body))?.status == 200)
            let query = start + String(repeating: "a", count: 15 * 1024)
            #expect(try await server.ask(Ask.get("/in/main?" + query))?.status == 200)
            #expect(try await server.ask(Ask.get("/in/main?" + start).withHeaders(63))?.status == 200)
            #expect(server.inbox.messages.count == 3)
        }
    }

    @Test func headTakesNothingAndSaysSo() async throws {
        try await RunningReceiver.run { (server) async throws in
            let connection = try server.connect()
            try connection.send(Ask.get("/in/main?\(DecodingTests.numbers)&text=Hi").replacingMethod("HEAD"))
            try connection.send("GET /in/main?\(DecodingTests.numbers)&text=Hi HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
            let answers = await connection.untilClosed()
            #expect(answers.hasPrefix("HTTP/1.1 405 "))
            #expect(!answers.contains("send an SMS"), "an answer to HEAD has no body")
            #expect(server.inbox.messages.count == 1)
        }
    }

    @Test func theConnectionLivesOnAfterARefusal() async throws {
        try await RunningReceiver.run { (server) async throws in
            let connection = try server.connect()
            try connection.send(Ask.post("/in/main", String(repeating: "a", count: 70_000)))
            #expect(await connection.answer()?.status == 413)
            try connection.send(Ask.post("/in/main", DecodingTests.numbers + "&text=Hi"))
            #expect(await connection.answer()?.status == 200)
        }
    }

    struct DiskFull: Error {}

    @Test func ourOwnTroubleIs503() async throws {
        let log = RecordedLog()
        let isBroken = Mutex(true)
        try await RunningReceiver.run(
            logger: log.logger,
            accept: { inbox, messages in
                if isBroken.withLock({ $0 }) { throw DiskFull() }
                return inbox.take(messages)
            }
        ) { (server) async throws in
            let request = Ask.post("/in/main", DecodingTests.numbers + "&text=Secret")
            for _ in 1...3 {
                let answer = try #require(try await server.ask(request))
                #expect(answer.status == 503)
                #expect(answer.header("retry-after") == "10")
                #expect(answer.body == "cannot take the SMS right now; try again\n")
            }
            isBroken.withLock { $0 = false }
            for _ in 1...2 { #expect(try await server.ask(request)?.status == 200) }
        }
        #expect(
            log.lines == [
                "error: SMS cannot be taken in, providers are told to try again [error: DiskFull()]", "notice: SMS are taken in again",
            ])
    }
}

extension String {
    fileprivate func replacingMethod(_ method: String) -> String { method + dropFirst(3) }

    /// Beside `Host`; the last line break is one character.
    fileprivate func withHeaders(_ count: Int) -> String {
        dropLast() + (0..<count).map { "X-\($0): a\r\n" }.joined() + "\r\n"
    }
}

/// A log that a test can read.
final class RecordedLog: Sendable {
    private let recorded = Mutex<[String]>([])
    var lines: [String] { recorded.withLock { $0 } }
    private let level: Logger.Level
    var logger: Logger { Logger(label: "recorded") { _ in Handler(log: self, logLevel: self.level) } }

    init(at level: Logger.Level = .info) {
        self.level = level
    }

    private struct Handler: LogHandler {
        let log: RecordedLog
        var logLevel: Logger.Level
        var metadata = Logger.Metadata()
        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }

        func log(event: LogEvent) {
            let fields = (event.metadata ?? [:]).map { " [\($0): \($1)]" }.joined()
            log.recorded.withLock { $0.append("\(event.level): \(event.message)\(fields)") }
        }
    }
}
