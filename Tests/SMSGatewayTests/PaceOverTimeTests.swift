import SMSMessages
import Synchronization
import Testing

@testable import SMSGateway

/// What a pace comes to when many send at once and time goes by.
@Suite(.timeLimit(.minutes(10))) struct PaceOverTimeTests {
    /// Twelve SMS of one and two parts, all handed over in the same instant, at three parts a second.
    @Test func theRateHoldsWhileManyWait() async throws {
        let clock = DrivenClock()
        let sent = Mutex<[(at: Duration, parts: Int)]>([])
        let keeper = PaceKeeper(perSecond: 3, now: { clock.now }, wait: { await clock.sleep($0) })
        let client = GatewayClient(
            account: try .demo(),
            transport: { request in
                let parts = String(decoding: request.body ?? [], as: UTF8.self).contains("type=long") ? 2 : 1
                sent.withLock { $0.append((clock.now, parts)) }
                return .init(status: 200, body: Array("OK 1".utf8))
            }, pace: keeper)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for index in 0..<12 {
                let text = String(repeating: "x", count: index.isMultiple(of: 2) ? 161 : 1)
                group.addTask { _ = try await client.send(SMS(text, to: "+31612345678", sender: "Shop")) }
            }
            await clock.sleepers(11)
            // The first, which did not have to wait.
            try await group.next()
            while clock.wakeNext() { try await group.next() }
        }
        let log = sent.withLock { $0 }
        #expect(log.count == 12)
        var parts = 0
        for (at, more) in log {
            // As many as the time that has gone by allows, and none kept back longer than that.
            #expect(isWithin(at, .seconds(parts) / 3), "\(at) after \(parts) parts")
            parts += more
        }
        #expect(parts == 18)
    }

    /// A third of a second is no whole number of attoseconds.
    private func isWithin(_ one: Duration, _ other: Duration) -> Bool { (one - other).magnitude < .microseconds(1) }
}

extension Duration {
    fileprivate var magnitude: Duration { self < .zero ? .zero - self : self }
}

/// A clock that stands still until the test wakes whoever sleeps shortest.
private final class DrivenClock: Sendable {
    private struct State {
        var now = Duration.zero
        var sleepers: [(until: Duration, continuation: CheckedContinuation<Void, Never>)] = []
    }

    private let state = Mutex(State())
    private let (asleep, fellAsleep) = AsyncStream<Void>.makeStream()

    var now: Duration { state.withLock { $0.now } }

    func sleep(_ pause: Duration) async {
        await withCheckedContinuation { continuation in
            state.withLock { $0.sleepers.append(($0.now + pause, continuation)) }
            fellAsleep.yield()
        }
    }

    /// Waits until so many have fallen asleep.
    func sleepers(_ count: Int) async {
        var iterator = asleep.makeAsyncIterator()
        for _ in 0..<count { _ = await iterator.next() }
    }

    /// - Returns: false when nobody sleeps.
    func wakeNext() -> Bool {
        let next = state.withLock { state -> CheckedContinuation<Void, Never>? in
            guard let index = state.sleepers.indices.min(by: { state.sleepers[$0].until < state.sleepers[$1].until }) else { return nil }
            let sleeper = state.sleepers.remove(at: index)
            state.now = max(state.now, sleeper.until)
            return sleeper.continuation
        }
        next?.resume()
        return next != nil
    }
}
