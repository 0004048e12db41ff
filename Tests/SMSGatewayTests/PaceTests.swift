import Outbound
import SMSMessages
import Synchronization
import Testing

@testable import SMSGateway

@Suite struct PaceTests {
    @Test func evenlyAndWithoutBursts() {
        var pace = Pace(perSecond: 10)
        #expect((0..<4).map { _ in pace.take(1, now: .zero) } == [.zero, .milliseconds(100), .milliseconds(200), .milliseconds(300)])
        #expect(pace.take(1, now: .seconds(60)) == .zero, "what was saved up is not made up for")
        #expect(pace.take(1, now: .seconds(60)) == .milliseconds(100))
    }

    @Test func severalAtOnceMakeTheNextWait() {
        var pace = Pace(perSecond: 10)
        #expect(pace.take(6, now: .zero) == .zero)
        #expect(pace.take(1, now: .milliseconds(100)) == .milliseconds(500))
    }

    /// Parts and recipients count; questions do not wait, nor does what is refused before it is sent.
    @Test func theClientWaitsItsTurn() async throws {
        let pauses = Mutex<[Duration]>([])
        let keeper = PaceKeeper(perSecond: 10, now: { .zero }, wait: { pause in pauses.withLock { $0.append(pause) } })
        let recorder = Recorder("OK")
        let client = GatewayClient(account: try .demo(), transport: recorder.transport, pace: keeper)
        _ = try await client.send(SMS(String(repeating: "x", count: 161), to: ["+31612345678", "+31612345679"], sender: "Shop"))
        _ = try await client.send(SMS("Hi", toGroup: "all", sender: "Shop"))
        try await client.emptyOutbox()
        _ = try? await client.send(SMS("", to: "+31612345678", sender: "Shop"))
        _ = try await client.send(.demo())
        #expect(pauses.withLock { $0 } == [.milliseconds(400), .milliseconds(500)])
        #expect(recorder.requests.count == 4)
    }

    @Test func cancelledWhileItWaitsNothingHasLeft() async throws {
        let keeper = PaceKeeper(perSecond: 1, now: { .zero }, wait: { _ in throw CancellationError() })
        let recorder = Recorder("OK")
        let client = GatewayClient(account: try .demo(), transport: recorder.transport, pace: keeper)
        _ = try await client.send(.demo())
        let failure = await #expect(throws: SendFailure.self) { try await client.send(.demo()) }
        #expect(failure?.kind == .nothingLeft)
        #expect(recorder.requests.count == 1)
    }

    @Test(arguments: [0, -1])
    func aPaceOfNothing(perSecond: Int) {
        #expect(throws: GatewayAccount.Misconfiguration.paceNotPositive) {
            try GatewayAccount(
                baseURL: "https://gateway.example", user: "u", password: Secret("p"), dialect: .sms1601, perSecond: perSecond)
        }
    }
}
