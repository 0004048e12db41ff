import SMSMessages
import Testing

@testable import GatewaySandbox

/// What comes with time, which passes only when it is told to.
@Suite(.serialized, .timeLimit(.minutes(10))) struct TimeTests {
    struct Telling: Sendable, CustomTestStringConvertible {
        let manner: NotificationManner
        var outcome = "DELIVERED"
        /// Seconds to let pass, and the statuses told by then.
        let told: [(after: Int, statuses: [String])]

        var testDescription: String { "\(manner.rawValue) \(outcome)" }
    }

    static let tellings: [Telling] = [
        Telling(manner: .once, told: [(0, []), (1, ["BUFFERED"]), (2, ["BUFFERED", "DELIVERED"]), (86_400, ["BUFFERED", "DELIVERED"])]),
        Telling(manner: .once, outcome: "NOT DELIVERED", told: [(86_400, ["BUFFERED", "NOT%20DELIVERED"])]),
        Telling(manner: .once, outcome: "REJECTED", told: [(86_400, ["REJECTED"])]),
        Telling(manner: .once, outcome: "BUFFERED", told: [(86_400, ["BUFFERED"])]),
        Telling(manner: .once, outcome: "SUBMITTED", told: [(86_400, [])]), Telling(manner: .once, outcome: "NONE", told: [(86_400, [])]),
        Telling(manner: .late, told: [(3600, []), (3, ["BUFFERED", "DELIVERED"])]),
        Telling(manner: .twice, told: [(1, ["BUFFERED", "BUFFERED"]), (2, ["BUFFERED", "BUFFERED", "DELIVERED", "DELIVERED"])]),
        Telling(manner: .outOfOrder, told: [(2, []), (1, ["DELIVERED", "BUFFERED"])]), Telling(manner: .never, told: [(86_400, [])]),
    ]

    @Test(arguments: tellings, GatewayCall.Dialect.allCases)
    func told(telling: Telling, dialect: GatewayCall.Dialect) async throws {
        try await RunningSandbox.run { (sandbox) async throws in
            try await sandbox.post("/sandbox/accounts", "user=demo&notify=http://127.0.0.1:\(sandbox.port)/dlr")
            try await sandbox.post(
                "/sandbox/switches", "notifications=\(telling.manner.rawValue)&outcome=\(telling.outcome.percentEncoded)")
            #expect(try await sandbox.call(["delivery": "yes", "referentie": "r"], dialect) == "OK 1000001")
            for (seconds, statuses) in telling.told {
                try await sandbox.post("/sandbox/clock", "advance=\(seconds)")
                let told = sandbox.notified.all.map { $0.split(separator: "&").dropFirst(2).first?.dropFirst(7).description }
                #expect(told == statuses, "\(seconds) s on")
            }
        }
    }

    @Test func whatIsTold() async throws {
        try await RunningSandbox.run { (sandbox) async throws in
            try await sandbox.post("/sandbox/accounts", "user=demo&notify=http://127.0.0.1:\(sandbox.port)/dlr?token=t")
            #expect(try await sandbox.call(["delivery": "yes", "referentie": "a b&c"], .sms1601) == "OK 1000001")
            #expect(try await sandbox.call(["referentie": "not wanted"], .sms1601) == "OK")
            #expect(try await sandbox.call(["delivery": "yes", "clientuser": "rich"], .sms1601) == "OK 1000003")
            try await sandbox.post("/sandbox/clock", "advance=3")
            #expect(
                sandbox.notified.all == [
                    "token=t&smsid=1000001&datum=20261225130001&status=BUFFERED&referentie=a%20b%26c",
                    "token=t&smsid=1000001&datum=20261225130003&status=DELIVERED&referentie=a%20b%26c",
                ])
            #expect(try await sandbox.get("/sandbox/notifications").contains(#""answer":200,"smsid":1000001,"status":"DELIVERED""#))
        }
    }

    /// It cannot have been stored by whoever sends.
    @Test func toldBeforeTheAnswer() async throws {
        try await RunningSandbox.run { (sandbox) async throws in
            try await sandbox.post("/sandbox/accounts", "user=demo&notify=http://127.0.0.1:\(sandbox.port)/dlr")
            try await sandbox.post("/sandbox/switches", "notifications=early&hold=on")
            async let answer = sandbox.call(["delivery": "yes"], .sms1601)
            try await sandbox.untilHeld(1)
            #expect(sandbox.notified.all.last == "smsid=1000001&datum=20261225130000&status=DELIVERED&referentie=")
            #expect(try await sandbox.get("/module/gatewayrapport.php?smsid=1000001") == "DELIVERED")
            try await sandbox.post("/sandbox/switches", "hold=off")
            #expect(try await answer == "OK 1000001")
        }
    }

    @Test func nobodyAnswers() async throws {
        try await RunningSandbox.run { (sandbox) async throws in
            // Port 1 is nobody's.
            try await sandbox.post("/sandbox/accounts", "user=demo&notify=http://127.0.0.1:1/")
            #expect(try await sandbox.call(["delivery": "yes"], .sms1601) == "OK 1000001")
            try await sandbox.post("/sandbox/clock", "advance=3")
            let made = try await sandbox.get("/sandbox/notifications")
            #expect(made.contains(#""status":"DELIVERED""#) && !made.contains("answer"))
        }
    }

    /// Nobody asks the sandbox for anything here: it comes by itself.
    @Test func theOutboxSendsByItself() async throws {
        let (calls, told) = AsyncStream.makeStream(of: String.self)
        let gateway = SandboxGateway(accounts: [.demo], now: { RunningSandbox.noon }) { url in
            told.yield(url)
            return 200
        }
        let later = GatewayCall(
            FormFields(Fields.encoded(Fields.demo.merging(["datum": "202612251301", "delivery": "yes"]) { $1 }, .sms1601).utf8))
        gateway.book.withLock { book in
            var account = SandboxAccount.demo
            account.notificationURL = "http://127.0.0.1/dlr"
            book.change(account)
            #expect(book.answer(later, met: Switches(), now: RunningSandbox.noon).answer == .line("OK"))
        }
        try gateway.clock.drive(by: FormFields("advance=63".utf8))
        await withTaskGroup { group in
            group.addTask { await gateway.run() }
            var first: String?
            for await call in calls {
                first = call
                break
            }
            #expect(first?.hasPrefix("http://127.0.0.1/dlr?smsid=1000001&datum=20261225130101&status=BUFFERED") == true)
            group.cancelAll()
        }
    }

    @Test func theClockIsDriven() async throws {
        try await RunningSandbox.run { (sandbox) async throws in
            for (form, now) in [
                ("", "2026-12-25T12:00:00Z"), ("advance=90", "2026-12-25T12:01:30Z"), ("to=2026-12-25T12:01:30Z", "2026-12-25T12:01:30Z"),
                ("to=2026-12-25T14:00:00+01:00", "2026-12-25T13:00:00Z"), ("to=2026-12-25T13:00:00%2B00:00", "2026-12-25T13:00:00Z"),
            ] {
                #expect(try await sandbox.post("/sandbox/clock", form) == "{\"now\":\"\(now)\"}", "\(form)")
            }
            for form in ["advance=-1", "advance=x", "advance=99999999999", "to=2026-12-25T12:59:59Z", "to=noon", "tomorrow=yes"] {
                #expect(try await sandbox.perform(.post, "/sandbox/clock", form: form).status == 400, "\(form)")
            }
            #expect(try await sandbox.get("/sandbox/clock") == #"{"now":"2026-12-25T13:00:00Z"}"#)
        }
    }

    @Test(arguments: [
        "user=", "user=nobody", "user=demo&credits=x", "user=demo&credits=-1", "user=demo&notServed=210", "user=demo&notPermitted=Sweden",
        "user=demo&unpaid=yes", "user=demo&password=", "user=demo&senderLimit=17", "user=demo&notify=http://example.com/",
        "user=demo&notify=file:///etc/passwd", "user=demo&notify=http://127.0.0.1@example.com/", "user=demo&notify=http://127.0.0.1/%23x#y",
        "user=demo&colour=red", "credits=5",
    ])
    func aBadAccountChangesNothing(form: String) async throws {
        try await RunningSandbox.run { (sandbox) async throws in
            let before = try await sandbox.get("/sandbox/accounts")
            #expect(try await sandbox.perform(.post, "/sandbox/accounts", form: form).status == 400)
            #expect(try await sandbox.get("/sandbox/accounts") == before)
        }
    }

    @Test func accountsAndGroups() async throws {
        try await RunningSandbox.run { (sandbox) async throws in
            let accounts = try await sandbox.post(
                "/sandbox/accounts", "user=shop&password=pass:word&credits=5&notServed=46,1&senders=ME,YOU&notify=http://localhost:9/dlr")
            #expect(
                accounts.contains(
                    """
                    {"blocked":false,"credits":5,"groups":{},"notPermitted":[],"notServed":[1,46],"notify":"http://localhost:9/dlr",\
                    "senderLimit":12,"senders":["ME","YOU"],"unpaid":false,"user":"shop","withoutLongTexts":[]}
                    """))
            #expect(!accounts.contains("pass:word"))
            let shop = ["clientuser": "shop", "clientpwd": "pass:word", "sender": "ME"]
            #expect(try await sandbox.call(shop, .sms1601) == "OK")
            try await sandbox.post("/sandbox/accounts", "user=shop&senders=&blocked=off")
            #expect(try await sandbox.call(shop.merging(["sender": "OTHER"]) { $1 }, .sms1609) == "OK")
            #expect(try await sandbox.call(shop.merging(["action": "credits"]) { $1 }, .sms1609) == "3")
            for form in ["user=nobody&name=g&numbers=", "user=shop&numbers=31612345678", "user=shop&name=g&numbers=06"] {
                #expect(try await sandbox.perform(.post, "/sandbox/groups", form: form).status == 400, "\(form)")
            }
            #expect(try await sandbox.post("/sandbox/groups", "user=shop&name=g&numbers=").contains(#""groups":{"g":[]}"#))
        }
    }
}
