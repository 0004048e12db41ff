import SMSGateway
import Testing

@testable import AnswerbackServer

/// An SMS that waits for its turn at a slow gateway must not outlive its lease: it would count as unknown while it has not even left.
@Suite struct EngineGatewayTests {
    @Test(
        arguments: [
            (nil, 32, 32), (nil, 1000, 1000), (1, 32, 6), (2, 32, 13), (2, 5, 5), (4, 32, 26), (5, 32, 32), (5, 1000, 33), (100, 1000, 666),
        ] as [(Int?, Int, Int)])
    func aSlowPaceHasFewerPlaces(perSecond: Int?, connections: Int, places: Int) async throws {
        #expect(try await gateway(perSecond: perSecond, connections: connections).places == places)
    }

    @Test(arguments: [1, 2, 3, 10, 333, 10_000], [Duration.seconds(1), .seconds(120)])
    func theLeaseOutlastsTurnAndRequest(perSecond: Int, timeout: Duration) async throws {
        let gateway = try await gateway(perSecond: perSecond, connections: 1000, timeout: timeout)
        // All places taken by SMS of three parts each.
        let turn = Duration.seconds(gateway.places * 3) / perSecond
        #expect(turn + timeout + .seconds(60) <= gateway.lease)
    }

    private func gateway(perSecond: Int?, connections: Int, timeout: Duration = .seconds(30)) async throws -> Engine.Gateway {
        let account = try GatewayAccount(
            baseURL: "https://gateway.example", user: "u", password: Secret("p"), dialect: .sms1601, timeout: timeout, perSecond: perSecond)
        let client = GatewayClient(account: account, connections: 1)
        await client.close()
        return Engine.Gateway(name: "main", client: client, connections: connections)
    }
}
