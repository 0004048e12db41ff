import Journal
import Outbound
import SMSGateway
import SMSMessages
import Synchronization
import Testing

@testable import AnswerbackServer

/// What becomes of an SMS, told by the sandbox as it calls and as it is asked.
@Suite(.timeLimit(.minutes(10))) struct DeliveryTests {
    @Test(
        arguments: [
            ("once", 10, ["BUFFERED", "DELIVERED"]), ("late", 3610, ["BUFFERED", "DELIVERED"]),
            ("twice", 10, ["BUFFERED", "BUFFERED", "DELIVERED", "DELIVERED"]), ("out-of-order", 10, ["DELIVERED", "BUFFERED"]),
            ("early", 0, ["BUFFERED", "DELIVERED"]),
        ])
    func theGatewayCalls(manner: String, seconds: Int, told: [String]) async throws {
        try await DeliveryDesk.run { desk in
            try await desk.switches("notifications=\(manner)")
            let id = try await desk.sent()
            try await desk.advance(by: seconds)
            #expect(try await desk.calls().map(\.status) == told)
            #expect(try await desk.calls().allSatisfy { $0.answer == 200 })
            let record = try await desk.record(id)
            #expect(record.state == .sent)
            #expect(record.delivery?.state.status == .delivered)
            #expect(record.delivery?.gatewayID == "1000001")
            #expect(record.delivery?.nextPoll == nil)
        }
    }

    @Test(arguments: [("delivered", DeliveryStatus.delivered), ("NOT DELIVERED", .notDelivered), ("REJECTED", .rejected)])
    func itIsAskedWhereItDoesNotCall(outcome: String, status: DeliveryStatus) async throws {
        for dialect in Dialect.allCases {
            try await DeliveryDesk.run(dialect, isNotified: false) { desk in
                try await desk.switches("outcome=\(outcome.uppercased().replacing(" ", with: "%20"))")
                let id = try await desk.sent()
                try await desk.advance(by: 59)
                #expect(try await desk.record(id).delivery?.state.status == .noReport, "asked too early")
                try await desk.advance(by: 1)
                #expect(try await desk.record(id).delivery?.state.status == status, "\(dialect)")
            }
        }
    }

    @Test func whereNothingIsToldThereIsNoReportInTheEnd() async throws {
        try await DeliveryDesk.run(isNotified: false) { desk in
            try await desk.switches("outcome=NONE")
            let id = try await desk.sent()
            try await desk.advance(by: 86_399)
            #expect(try await desk.record(id).delivery?.nextPoll != nil)
            for _ in 1...5 { try await desk.advance(by: 86_400) }
            #expect(try await desk.record(id).delivery?.state == .noReport(last: .noReport))
            #expect(try await desk.record(id).delivery?.nextPoll == nil)
        }
    }

    @Test func anUnknownIsSettledByACall() async throws {
        try await DeliveryDesk.run { desk in
            try await desk.switches("fault=html")
            let id = try await desk.sent()
            #expect(try await desk.record(id).state == .unknown)
            try await desk.advance(by: 5)
            #expect(try await desk.record(id).state == .sent)
            #expect(try await desk.record(id).delivery?.state.status == .delivered)
        }
    }

    @Test func anUnknownIsSettledByTheListOfTheLastMessages() async throws {
        try await DeliveryDesk.run(isNotified: false) { desk in
            try await desk.switches("fault=close-in-answer&times=1")
            let id = try await desk.sent()
            #expect(try await desk.record(id).state == .unknown)
            try await desk.advance(by: 60)
            #expect(try await desk.record(id).state == .sent)
            #expect(try await desk.record(id).delivery?.state.status == .delivered)
        }
    }

    /// It had not been taken, or the dialect has no reference to find it by.
    @Test(arguments: [(Dialect.sms1601, "fault=close-after-body&taken=off&times=1"), (.sms1609, "fault=close-in-answer&times=1")])
    func anUnknownThatCannotBeFoundStaysUnknown(dialect: Dialect, switches: String) async throws {
        try await DeliveryDesk.run(dialect, isNotified: false) { desk in
            try await desk.switches(switches)
            let id = try await desk.sent()
            for _ in 1...6 { try await desk.advance(by: 86_400) }
            #expect(try await desk.record(id).state == .unknown)
            #expect(try await desk.record(id).delivery?.nextPoll == nil, "it is looked for no more")
        }
    }

    @Test(
        arguments: [
            ("without a token", "/dlr/main", 403), ("with a wrong one", "/dlr/main/a-token-of-test?smsid=1&status=DELIVERED", 403),
            ("for no gateway", "/dlr/other/TOKEN?smsid=1&status=DELIVERED", 403), ("of no SMS", "/dlr/main/TOKEN?status=DELIVERED", 400),
            ("without a status", "/dlr/main/TOKEN?smsid=1000001", 400),
            ("with a status that is none", "/dlr/main/TOKEN?smsid=1000001&status=LOST", 400),
            ("with a line end", "/dlr/main/TOKEN?smsid=1000001%0A&status=DELIVERED", 400),
            ("with a null", "/dlr/main/TOKEN?smsid=1000001%00&status=DELIVERED", 400),
            ("with a long reference", "/dlr/main/TOKEN?status=DELIVERED&referentie=" + String(repeating: "x", count: 301), 400),
            ("with more behind it", "/dlr/main/TOKEN/more?smsid=1000001&status=DELIVERED", 404),
        ])
    func whatIsNoCallOfTheGatewayChangesNothing(name: String, path: String, status: Int) async throws {
        try await DeliveryDesk.run(isNotified: false) { desk in
            let id = try await desk.sent()
            let path = path.replacing("TOKEN", with: DeliveryDesk.token)
            let answer = try await desk.ask(.get, path)
            #expect(answer.status == status, "\(name): \(String(decoding: answer.body, as: UTF8.self))")
            #expect(!String(decoding: answer.body, as: UTF8.self).contains("xxx"), "nothing of it is repeated")
            #expect(try await desk.record(id).delivery?.state.status == .noReport)
        }
    }

    @Test func aCallMayBeAForm() async throws {
        try await DeliveryDesk.run(isNotified: false) { desk in
            let id = try await desk.sent()
            let path = "/dlr/main/\(DeliveryDesk.token)"
            let long = try await desk.ask(.post, path, form: "status=DELIVERED&smsid=" + String(repeating: "1", count: 5000))
            #expect(long.status == 400)
            let answer = try await desk.ask(
                .post, path + "?smsid=9", form: "smsid=1000001&datum=20261225120003&status=DELIVERED&referentie=\(id.text)")
            #expect(answer.status == 200)
            #expect(String(decoding: answer.body, as: UTF8.self) == "OK")
            #expect(
                try await desk.record(id).delivery?.state
                    == .ended(status: .delivered, at: Timestamp(rfc3339: "2026-12-25T11:00:03Z")))
        }
    }

    @Test(
        arguments: [
            (Dialect.sms1601, ["bericht=Hi", "naar=31612345678", "afzender=Shop", "delivery=ja", "referentie=01X-1"]),
            (.sms1609, ["message=Hi", "to=31612345678", "sender=Shop", "delivery=yes"]),
        ])
    func whatTheEngineSendsAsksForAReportAndBearsItsReference(dialect: Dialect, fields: [String]) async throws {
        let sent = Mutex<[String]>([])
        let account = try GatewayAccount(baseURL: "http://127.0.0.1:1", user: "demo", password: Secret("demo"), dialect: dialect)
        let client = GatewayClient(account: account) { request throws(TransportFailure) in
            sent.withLock { $0.append(String(decoding: request.body ?? [], as: UTF8.self)) }
            return HTTPResponse(status: 200, body: Array("OK 1000001".utf8))
        }
        let sms = OutboundSMS(
            recipient: try PhoneNumber(e164: "+31612345678"), sender: .alphanumeric("Shop"), text: "Hi", reference: "01X-1")
        #expect(await client.deliver(sms) == .sent(ids: ["1000001"]))
        let requests = sent.withLock { $0 }
        #expect(requests.count == 1, "one request for one recipient")
        let all = (requests.first ?? "").split(separator: "&").map(String.init)
        #expect(Set(all.filter { !$0.hasPrefix("klant") && !$0.hasPrefix("client") }) == Set(fields))
    }
}
