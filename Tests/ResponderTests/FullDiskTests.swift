import Journal
import Synchronization
import Testing

@testable import Responder

@Suite struct FullDiskTests {
    private static func failing(_ times: Int, with failure: JournalFailure) -> @Sendable () async throws(JournalFailure) -> String {
        let calls = Mutex(0)
        return { () async throws(JournalFailure) in
            let call = calls.withLock { calls in
                calls += 1
                return calls
            }
            if call <= times { throw failure }
            return "recorded"
        }
    }

    @Test func whatFindsNoSpaceIsRecordedOnceThereIsSome() async throws {
        let unit = Self.failing(3, with: .noSpace(freeBytes: 0, mark: 1))
        #expect(try await untilThereIsSpace(pause: .zero, unit) == "recorded")
    }

    @Test(arguments: [JournalFailure.broken("I/O"), .refused("no"), .closed])
    func everyOtherFailureIsTold(failure: JournalFailure) async {
        await #expect(throws: failure) { try await untilThereIsSpace(pause: .zero, Self.failing(1, with: failure)) }
    }

    @Test func whoeverIsCancelledWaitsNoLonger() async {
        let waiting = Task { try await untilThereIsSpace(pause: .seconds(3600), Self.failing(.max, with: .noSpace(freeBytes: 0, mark: 1))) }
        waiting.cancel()
        await #expect(throws: JournalFailure.noSpace(freeBytes: 0, mark: 1)) { try await waiting.value }
    }
}
