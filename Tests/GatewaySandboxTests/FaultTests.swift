import Glibc
import Outbound
import Testing

@testable import GatewaySandbox

/// The ways in which an exchange breaks: what the client sees, and what was taken nevertheless.
@Suite(.serialized, .timeLimit(.minutes(10))) struct FaultTests {
    struct Break: Sendable, CustomTestStringConvertible {
        let fault: String
        /// All that the socket gave.
        let received: String
        var end = RawExchange.End.closed
        let takes: Bool

        var testDescription: String { fault }
    }

    private static let head = "HTTP/1.1 200 OK\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: 10\r\n\r\n"

    static let breaks: [Break] = [
        Break(fault: "close-before-reading", received: "", end: .reset, takes: false),
        Break(fault: "close-after-head", received: "", takes: false),
        Break(fault: "close-after-body", received: "", takes: true),
        Break(fault: "close-after-body&taken=off", received: "", takes: false),
        Break(fault: "close-in-answer", received: "HTTP/1.1 20", takes: true),
        Break(fault: "cut-answer", received: head + "OK 10", takes: true),
        Break(fault: "close-after-answer", received: head + "OK 1000001", takes: true),
        Break(fault: "not-http", received: "220 mail.example ESMTP\r\n", takes: true),
        Break(fault: "not-http&taken=off", received: "220 mail.example ESMTP\r\n", takes: false),
    ]

    @Test(arguments: breaks, GatewayCall.Dialect.allCases)
    func connectionBreaks(row: Break, dialect: GatewayCall.Dialect) async throws {
        try await RunningSandbox.run { (sandbox) async throws in
            try await sandbox.post("/sandbox/switches", "fault=\(row.fault)&times=1")
            let request = Self.request(dialect)
            let exchange = await RawExchange.run(port: sandbox.port, sending: request)
            #expect(exchange == RawExchange(received: row.received, end: row.end))
            #expect(try await sandbox.takenCount == (row.takes ? 1 : 0))
            #expect(try await sandbox.call([:], dialect) == "OK")
        }
    }

    struct Wrong: Sendable, CustomTestStringConvertible {
        let fault: String
        let status: Int
        let body: String

        var testDescription: String { fault }
    }

    static let wrongs: [Wrong] = [
        Wrong(fault: "http-302", status: 302, body: ""), Wrong(fault: "http-403", status: 403, body: ""),
        Wrong(fault: "http-500", status: 500, body: ""), Wrong(fault: "http-503", status: 503, body: ""),
        Wrong(fault: "html", status: 200, body: Page.forPeople.text), Wrong(fault: "garbage", status: 200, body: Page.garbage.text),
    ]

    @Test(arguments: wrongs, [true, false])
    func answerIsNone(row: Wrong, takes: Bool) async throws {
        try await RunningSandbox.run { (sandbox) async throws in
            try await sandbox.post("/sandbox/switches", "fault=\(row.fault)&times=2&taken=\(takes ? "on" : "off")")
            for (dialect, method) in [(GatewayCall.Dialect.sms1601, HTTPRequest.Method.get), (.sms1609, .post)] {
                let answer = try await sandbox.answer([:], dialect, method)
                #expect(answer.status == row.status)
                #expect(String(decoding: answer.body, as: UTF8.self) == row.body)
                #expect(answer.header("location")?.hasPrefix("/module/gateway.php") == (row.status == 302 ? true : nil))
            }
            #expect(try await sandbox.takenCount == (takes ? 2 : 0))
            #expect(try await sandbox.call(["action": "credits"], .sms1609) == (takes ? "998" : "1000"))
        }
    }

    @Test(arguments: [("hang-before-reading", 0), ("hang-after-reading", 1), ("hang-after-reading&taken=off", 0)])
    func hangsUntilTheClientLeaves(fault: String, taken: Int) async throws {
        try await RunningSandbox.run { (sandbox) async throws in
            try await sandbox.post("/sandbox/switches", "fault=\(fault)&times=1")
            let socket = RawExchange.open(port: sandbox.port, sending: Self.request(.sms1601))
            try await sandbox.untilHeld(1)
            // Nothing that is switched lets it go.
            try await sandbox.post("/sandbox/switches", "all=off")
            try await sandbox.untilHeld(1)
            close(socket)
            try await sandbox.untilHeld(0)
            #expect(try await sandbox.takenCount == taken)
        }
    }

    @Test(arguments: ["hang-before-reading", "hang-after-reading"])
    func aShutdownEndsIt(fault: String) async throws {
        try await RunningSandbox.run { (sandbox) async throws in
            try await sandbox.post("/sandbox/switches", "fault=\(fault)")
            async let exchange = RawExchange.run(port: sandbox.port, sending: Self.request(.sms1609))
            try await sandbox.untilHeld(1)
            sandbox.gateway.releaseAnswers()
            #expect(await exchange?.received == "")
        }
    }

    @Test func heldNoLongerThanTheClient() async throws {
        try await RunningSandbox.run { (sandbox) async throws in
            try await sandbox.post("/sandbox/switches", "hold=on")
            let socket = RawExchange.open(port: sandbox.port, sending: Self.request(.sms1601))
            try await sandbox.untilHeld(1)
            close(socket)
            try await sandbox.untilHeld(0)
            #expect(try await sandbox.takenCount == 1)
        }
    }

    /// What a client may take for a connection that went stale, and ask again: the request was read.
    @Test func aReusedConnectionIsReadAndClosed() async throws {
        try await RunningSandbox.run { (sandbox) async throws in
            #expect(try await sandbox.call([:], .sms1601) == "OK")
            try await sandbox.post("/sandbox/switches", "fault=close-after-body&times=1")
            let failure = await #expect(throws: TransportFailure.self) { try await sandbox.answer([:], .sms1601) }
            #expect(failure?.mayHaveLeft == true)
            #expect(try await sandbox.takenCount == 2)
        }
    }

    @Test(arguments: [("maintenance=on", "ERROR 150"), ("error120=on", "ERROR 120"), ("delay=1", "OK")])
    func holdsForSoManyCalls(form: String, answer: String) async throws {
        try await RunningSandbox.run { (sandbox) async throws in
            try await sandbox.post("/sandbox/switches", form + "&times=2&outcome=REJECTED&hold=off")
            #expect(try await sandbox.call([:], .sms1601) == answer)
            #expect(try await sandbox.get("/sandbox/switches").contains(#""times":1"#))
            #expect(try await sandbox.call([:], .sms1609) == answer)
            #expect(try await sandbox.call([:], .sms1601) == "OK")
            let switches = try await sandbox.get("/sandbox/switches")
            #expect(switches.contains(#""outcome":"REJECTED""#) && !switches.contains("times"))
        }
    }

    /// A `POST` that asks for an id.
    private static func request(_ dialect: GatewayCall.Dialect) -> String {
        let form = Fields.encoded(Fields.demo.merging(["delivery": "yes"]) { _, new in new }, dialect)
        return """
            POST /module/gateway.php HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/x-www-form-urlencoded\r\n\
            Content-Length: \(form.utf8.count)\r\n\r\n\(form)
            """
    }
}
