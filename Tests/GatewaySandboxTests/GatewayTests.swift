import Hummingbird
import Outbound
import SMSMessages
import Testing

@testable import GatewaySandbox

/// Over HTTP, on a port of its own.
@Suite(.serialized, .timeLimit(.minutes(10))) struct GatewayTests {
    @Test(arguments: GatewayCall.Dialect.allCases, [Outbound.HTTPRequest.Method.get, .post])
    func taken(dialect: GatewayCall.Dialect, method: Outbound.HTTPRequest.Method) async throws {
        try await RunningSandbox.run { (sandbox) async throws in
            #expect(try await sandbox.call([:], dialect, method) == "OK")
            let several = [
                "to": "31612345678,46701740605", "delivery": "yes", "message": "a \"b\" \\ \n€", "referentie": "r-1", "logging": "yes",
            ]
            #expect(try await sandbox.call(several, dialect, method) == "OK 1000002 1000003")
            #expect(try await sandbox.call(["action": "credits"], dialect, method) == "997")
            let start = "\"account\":\"demo\",\"recipient\":"
            let end = ",\"takenAt\":\"2026-12-25T12:00:00Z\",\"dialect\":\"\(dialect.rawValue)\",\"logged\":"
            let plain = "false,\"outboxId\":null,\"mailed\":false,\"status\":\"NONE\"}"
            let logged = "true,\"outboxId\":null,\"mailed\":false,\"status\":\"SUBMITTED\"}"
            let text = "\"sender\":\"MYBANK\",\"text\":\"a \\\"b\\\" \\\\ \\u000a€\",\"parts\":1,\"reference\":\"r-1\""
            #expect(
                try await sandbox.get("/sandbox/messages") == """
                    [{"id":1000001,\(start)"+31612345678","sender":"MYBANK","text":"Hello","parts":1,"reference":null\(end)\(plain),\
                    {"id":1000002,\(start)"+31612345678",\(text)\(end)\(logged),\
                    {"id":1000003,\(start)"+46701740605",\(text)\(end)\(logged)]
                    """)
        }
    }

    /// Typed into a browser's address bar, and built by PHP's `urlencode`: the two ways in the gateway's own documents.
    @Test(arguments: [
        "clientuser=demo&clientpwd=demo&message=Your%20bike%20is%20ready%20%26%20waiting:%20%E2%82%AC5!&to=31612345678&sender=MYBANK",
        "clientuser=demo&clientpwd=demo&message=Your+bike+is+ready+%26+waiting%3A+%E2%82%AC5%21&to=31612345678&sender=MYBANK&logging=yes",
        "klantuser=demo&klantpwd=89e495e7941cf9e40e6980d14a16bf023ccd4c91&afzender=MYBANK&naar=31612345678&logging=ja"
            + "&bericht=Your+bike+is+ready+%26+waiting%3A+%E2%82%AC5%21",
    ])
    func asTheDocumentsWriteIt(query: String) async throws {
        try await RunningSandbox.run { (sandbox) async throws in
            #expect(try await sandbox.get("/module/gateway.php?" + query) == "OK")
            #expect(try await sandbox.get("/sandbox/messages").contains(#""text":"Your bike is ready & waiting: €5!","parts":1,"#))
        }
    }

    @Test(arguments: GatewayCall.Dialect.allCases)
    func aTestTakesNothing(dialect: GatewayCall.Dialect) async throws {
        try await RunningSandbox.run { (sandbox) async throws in
            #expect(try await sandbox.call(["test": "yes", "delivery": "yes"], dialect) == "OK 1000001")
            #expect(try await sandbox.call(["action": "credits"], dialect) == "1000")
            #expect(try await sandbox.get("/sandbox/messages") == "[]")
            #expect(try await sandbox.call(["delivery": "yes", "test": "no"], dialect) == "OK 1000002")
        }
    }

    @Test func longTextCostsItsParts() async throws {
        try await RunningSandbox.run { (sandbox) async throws in
            let text = String(repeating: "a", count: 307)
            #expect(try await sandbox.call(["message": text, "type": "long", "to": "31612345678,31612345679"], .sms1601) == "OK")
            #expect(try await sandbox.call(["action": "credits"], .sms1601) == "994")
        }
    }

    @Test func refusedOverHTTP() async throws {
        try await RunningSandbox.run { (sandbox) async throws in
            #expect(try await sandbox.call(["clientpwd": "wrong"], .sms1601) == "ERROR 104")
            #expect(try await sandbox.get("/module/gateway.php") == "ERROR 100")
            let unknown = try await sandbox.answer(["action": "dance"], .sms1601)
            #expect(unknown.status == 501)
            let tooLong = String(repeating: "a", count: 64 * 1024)
            #expect(try await sandbox.perform(.post, "/module/gateway.php", form: "message=" + tooLong).status == 413)
            #expect(try await sandbox.get("/sandbox/messages?count") == #"{"count":0}"#)
        }
    }

    @Test func filters() async throws {
        try await RunningSandbox.run { (sandbox) async throws in
            for (to, reference, logging) in [
                ("31612345678", "a-1", "yes"), ("31612345679", "a-2", "no"), ("31612345678", "b-1", ""), ("31612345678", "", "ja"),
            ] {
                #expect(try await sandbox.call(["to": to, "referentie": reference, "logging": logging], .sms1601) == "OK")
            }
            for (query, count) in [
                ("", 4), ("&to=31612345678", 3), ("&to=%2B31612345678", 3), ("&to=+31612345678", 3), ("&to=3161234567", 0),
                ("&reference=a-1", 1), ("&reference=a", 0), ("&reference=a*", 2), ("&reference=*", 3), ("&after=1000001", 3),
                ("&after=1000004", 0), ("&logged=yes", 2), ("&logged=no", 2), ("&after=1000001&to=31612345678&reference=b*", 1),
            ] {
                #expect(try await sandbox.get("/sandbox/messages?count" + query) == "{\"count\":\(count)}", "\(query)")
                let list = try await sandbox.get("/sandbox/messages?" + query.dropFirst())
                #expect(list.split(separator: "\"id\":").count - 1 == count, "\(query)")
            }
            #expect(try await sandbox.perform(.get, "/sandbox/messages?after=x").status == 400)
        }
    }

    @Test func maintenanceAnd120() async throws {
        try await RunningSandbox.run { (sandbox) async throws in
            #expect(try await sandbox.get("/sandbox/switches?maintenance=on").contains(#""maintenance":true"#))
            for dialect in GatewayCall.Dialect.allCases { #expect(try await sandbox.call([:], dialect) == "ERROR 150") }
            _ = try await sandbox.perform(.post, "/sandbox/switches", form: "maintenance=off&error120=on")
            for dialect in GatewayCall.Dialect.allCases { #expect(try await sandbox.call([:], dialect) == "ERROR 120") }
            #expect(try await sandbox.call(["action": "credits"], .sms1601) == "1000")
            #expect(try await sandbox.get("/sandbox/messages?count") == #"{"count":0}"#)
        }
    }

    @Test(arguments: [
        "maintenance=yes", "hold=", "delay=-1", "delay=600001", "delay=1s", "error=on", "maintenance=on&delay=x", "times=0", "times=x",
        "fault=", "fault=http-200", "fault=http-600", "fault=cut-answer&taken=off", "outcome=delivered", "notifications=", "all=on",
    ])
    func aBadSwitchChangesNothing(query: String) async throws {
        try await RunningSandbox.run { (sandbox) async throws in
            #expect(try await sandbox.perform(.get, "/sandbox/switches?" + query).status == 400)
            let off = """
                {"delay":0,"error120":false,"fault":"none","hold":false,"maintenance":false,"notifications":"once",\
                "outcome":"DELIVERED","taken":true,"waiting":0}
                """
            #expect(try await sandbox.get("/sandbox/switches") == off)
        }
    }

    @Test func heldAnswersCome() async throws {
        try await RunningSandbox.run { (sandbox) async throws in
            _ = try await sandbox.get("/sandbox/switches?hold=on")
            async let first = sandbox.call(["delivery": "yes"], .sms1601)
            async let second = sandbox.call(["delivery": "yes"], .sms1609)
            try await sandbox.untilHeld(2)
            #expect(try await sandbox.get("/sandbox/messages?count") == #"{"count":2}"#)
            #expect(try await sandbox.call(["message": ""], .sms1601) == "ERROR 102")
            #expect(try await sandbox.call(["test": "yes"], .sms1601) == "OK")
            #expect(try await sandbox.get("/sandbox/switches?hold=off").contains(#""waiting":0"#))
            #expect(try await Set([first, second]) == ["OK 1000001", "OK 1000002"])
        }
    }

    @Test func releasedForAShutdown() async throws {
        try await RunningSandbox.run { (sandbox) async throws in
            _ = try await sandbox.get("/sandbox/switches?hold=on")
            async let answer = sandbox.call([:], .sms1601)
            try await sandbox.untilHeld(1)
            sandbox.gateway.releaseAnswers()
            #expect(try await answer == "OK")
            #expect(try await sandbox.get("/sandbox/switches").contains(#""waiting":0"#))
        }
    }

    @Test func aDelayedAnswerComesLate() async throws {
        try await RunningSandbox.run { (sandbox) async throws in
            _ = try await sandbox.get("/sandbox/switches?delay=300")
            let start = ContinuousClock.now
            #expect(try await sandbox.call([:], .sms1601) == "OK")
            #expect(.now - start >= .milliseconds(300))
            #expect(try await sandbox.takenCount == 1)
        }
    }

    @Test func aListLongerThanAChunkIsWhole() async throws {
        try await RunningSandbox.run { (sandbox) async throws in
            let list = repeatElement("31612345678", count: 1234).joined(separator: ",")
            #expect(try await sandbox.call(["to": list], .sms1601) == "ERROR 108")
            for _ in 0..<3 { #expect(try await sandbox.call(["to": list, "clientuser": "rich"], .sms1609) == "OK") }
            let json = try await sandbox.get("/sandbox/messages")
            #expect(json.split(separator: "\"id\":").count - 1 == 3702)
            #expect(json.contains("\"id\":1003702,") && json.hasSuffix("}]"))
        }
    }
}

/// The book alone: what a request never waits for.
@Suite struct BookTests {
    @Test func aFullBookRefuses() {
        var book = SandboxBook(accounts: [.demo], capacity: 1)
        let call = GatewayCall(FormFields(Fields.encoded(Fields.demo, .sms1609).utf8))
        func answer() -> SandboxBook.Outcome { book.answer(call, met: Switches(), now: RunningSandbox.noon) }
        #expect(answer() == .init(answer: .line("OK"), tookMessages: true))
        #expect(answer() == .init(answer: .line("ERROR 120"), tookMessages: false))
    }

    /// What is scheduled will need room too.
    @Test func aFullOutboxRefuses() {
        var book = SandboxBook(accounts: [.demo], capacity: 2)
        let later = GatewayCall(FormFields(Fields.encoded(Fields.demo.merging(["datum": "202612251301"]) { $1 }, .sms1601).utf8))
        let atOnce = GatewayCall(FormFields(Fields.encoded(Fields.demo, .sms1609).utf8))
        #expect(book.answer(later, met: Switches(), now: RunningSandbox.noon).answer == .line("OK"))
        #expect(book.answer(atOnce, met: Switches(), now: RunningSandbox.noon).answer == .line("OK"))
        #expect(book.answer(atOnce, met: Switches(), now: RunningSandbox.noon).answer == .line("ERROR 120"))
        book.sendDue(now: RunningSandbox.noon + .seconds(60))
        #expect(book.taken.map(\.id) == [1_000_001, 1_000_002])
        #expect(book.outbox.count == 0)
    }

    @Test func holdsHalfAMillion() {
        var book = SandboxBook(accounts: [.demo.unlimited], capacity: 500_000)
        let list = repeatElement("31612345678", count: 5000).joined(separator: ",")
        let fields = Fields.demo.merging(["to": list]) { _, new in new }
        let call = GatewayCall(FormFields(Fields.encoded(fields, .sms1601).utf8))
        for _ in 0..<100 { #expect(book.answer(call, met: Switches(), now: RunningSandbox.noon).tookMessages) }
        #expect(!book.answer(call, met: Switches(), now: RunningSandbox.noon).tookMessages)
        #expect(book.taken.count == 500_000)
        #expect(book.taken.last?.id == 1_500_000)
        #expect(book.index(after: 1_499_999) == 499_999)
    }
}
