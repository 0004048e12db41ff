import SMSMessages
import ServiceLifecycle
import Testing

@testable import AnswerbackServer

@Suite(.timeLimit(.minutes(10))) struct ChangeRingTests {
    /// A ring that has seen `changes`, of one message each.
    private func ring(_ epoch: String = "a", after changes: [MessageID]) async throws -> ChangeRing {
        let (stream, continuation) = AsyncStream.makeStream(of: MessageID.self)
        for id in changes { continuation.yield(id) }
        continuation.finish()
        let ring = ChangeRing(epoch: epoch, changes: stream)
        try await ring.run()
        return ring
    }

    private func id(_ number: Int) -> MessageID { MessageID(high: 0, low: UInt64(number)) }

    @Test func tellsWhatCameAfterTheCursor() async throws {
        let ring = try await ring(after: [id(1), id(2), id(1)])
        #expect(ring.news(after: nil) == .init(ids: [], cursor: "a-3", isIncomplete: false))
        #expect(ring.news(after: "a-1") == .init(ids: [id(2), id(1)], cursor: "a-3", isIncomplete: false))
        #expect(ring.news(after: "a-0").ids == [id(1), id(2)], "each message once")
        #expect(ring.news(after: "a-3").ids.isEmpty)
    }

    @Test(arguments: ["b-1", "a-4", "a-", "a", "", "a--1", "a-\(Int.min)", "a-x"])
    func aCursorOfAnotherRunSaysThatSomethingMayBeMissing(cursor: String) async throws {
        let news = try await ring(after: [id(1)]).news(after: cursor)
        #expect(news == .init(ids: [], cursor: "a-1", isIncomplete: true))
    }

    @Test func remembersTheLastThousand() async throws {
        let ring = try await ring(after: (0..<5000).map(id))
        let news = ring.news(after: "a-0")
        #expect(news.isIncomplete)
        #expect(news.ids.count >= ChangeRing.capacity && news.ids.last == id(4999))
        #expect(ring.news(after: "a-4990") == .init(ids: (4990..<5000).map(id), cursor: "a-5000", isIncomplete: false))
    }

    @Test func nobodyWaitsForAServerThatHasStopped() async throws {
        let ring = try await ring(after: [id(1)])
        await ring.wait(after: "a-1", patience: .seconds(3600))
    }
}
