import SMSGateway
import SMSMessages
import TestSupport
import Testing

/// Every call over real connections, reused ones included.
@Suite struct ConversationTests {
    /// What is asked, as a word of the request, and the answer.
    private static let answers: [(word: String, answer: String)] = [
        ("gatewayrapport.php?smsid=1000001&datum=ja", "DELIVERED 01/02/2012 10:23:10"), ("gatewayrapport.php", "NONE"),
        ("action=credits", "476"), ("action=rapport", "<table><tr><td>31612345678<td>Hi<td>r<td>01/02/2012 10:23:10<td>SUBMITTED</table>"),
        ("id=77", "OK"), ("action=verwijder", "ERROR 122"), ("outboxid=ja", "OK 77"), ("groep=all", "OK 1000001 1000002"),
        ("31612345678", "OK 1000001"),
    ]

    @Test(arguments: Dialect.allCases, [GatewayAccount.Method.post, .get])
    func theWholeProtocol(dialect: Dialect, method: GatewayAccount.Method) async throws {
        try await RawServer.run { connection in
            while let request = await connection.readRequest() {
                let answer = Self.answers.first { (request.head + request.bodyText).contains($0.word) }?.answer
                try await connection.answer(answer ?? "ERROR 106")
            }
        } _: { server in
            let client = GatewayClient(
                account: try .demo(dialect, baseURL: server.url(), method: method, timeout: .seconds(60)), connections: 2)
            let sms = try SMS("Hi", to: "+31612345678", sender: "Shop")
            #expect(try await client.send(sms).ids == ["1000001"])
            #expect(try await client.send(SMS("Hi", toGroup: "all", sender: "Shop")).ids == ["1000001", "1000002"])
            let later = SendOptions(schedule: try Schedule("2026-12-24T09:00"))
            #expect(try await client.send(sms, options: later) == SendReceipt(ids: [], outboxID: "77"))
            let refusal = await #expect(throws: SendFailure.self) { try await client.send(.demo()) }
            #expect(refusal?.code == .recipientInvalid)
            #expect(try await client.report(id: "1000001", withDate: true).at?.rfc3339 == "2012-02-01T09:23:10Z")
            #expect(try await client.report(id: "1000001") == DeliveryReport(status: .noReport))
            #expect(try await client.lastMessages(1).map(\.status) == [.submitted])
            #expect(try await client.credits() == 476)
            try await client.deleteScheduled(id: "77")
            for call in [{ try await client.deleteScheduled(for: .other) }, { try await client.emptyOutbox() }] {
                let failure = await #expect(throws: SendFailure.self) { try await call() }
                #expect(failure?.code == .notInOutbox)
            }
            #expect(server.requests.count == 11, "each call was one request")
            await client.close()
            let closed = await #expect(throws: SendFailure.self) { try await client.send(sms) }
            #expect(closed?.kind == .nothingLeft)
        }
    }

    /// A question may be lost like a send, but nothing is lost with it.
    @Test func aConnectionThatClosesUnderAQuestion() async throws {
        try await RawServer.run { connection in
            _ = await connection.readRequest()
        } _: { server in
            let client = GatewayClient(account: try .demo(baseURL: server.url(), timeout: .seconds(60)), connections: 1)
            let question = await #expect(throws: SendFailure.self) { try await client.report(id: "1") }
            #expect(question?.kind == .nothingLeft)
            let change = await #expect(throws: SendFailure.self) { try await client.emptyOutbox() }
            #expect(change?.kind == .unknown)
            let send = await #expect(throws: SendFailure.self) { try await client.send(.demo()) }
            #expect(send?.kind == .unknown)
            #expect(server.requests.count == 3, "nothing is asked twice")
            await client.close()
        }
    }
}
