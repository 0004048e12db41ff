import SMSGateway
import Testing

@testable import AnswerbackServer

/// An SMS that is on its way must not outlive its lease: it would count as unknown while its answer may still come.
@Suite struct EngineGatewayTests {
    @Test(arguments: [1, nil], [Duration.seconds(1), .seconds(120)])
    func theLeaseOutlastsTheRequest(perSecond: Int?, timeout: Duration) async throws {
        let account = try GatewayAccount(
            baseURL: "https://gateway.example", user: "u", password: Secret("p"), dialect: .sms1601, timeout: timeout, perSecond: perSecond)
        let client = GatewayClient(account: account, connections: 1)
        await client.close()
        #expect(timeout + .seconds(60) <= Engine.Gateway(name: "main", client: client, connections: 32).lease)
    }
}
