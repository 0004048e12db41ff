import Journal
import Responder
import SMSMessages
import Synchronization
import Testing

/// Messages that many patterns take long for, and the others beside them.
@Suite struct SlowDecisionTests {
    static let manyLookAheads =
        (0..<200).map { "rule r\($0) { when text matches /(?=.*\\d)(?=.*[a-z])(?=.*[A-Z]).{8,}/ ignore }" }.joined(separator: "\n")
        + "\notherwise { reply \"ok\" }"

    /// What takes long holds up its own lane, is decided beside the others, and is recorded by itself.
    @Test func aMessageThatTakesLongHoldsUpNobodyElse() async throws {
        let desk = try Desk(rules: Self.manyLookAheads)
        let hostile = String(repeating: "a", count: 9900)
        let first = try await desk.arrives(hostile, from: 1)
        let second = try await desk.arrives(hostile, from: 2)
        let honest = try await desk.arrives("hello", from: 3)
        let behind = try await desk.arrives("hello", from: 2)
        func states() async throws -> [MessageRecord.State?] {
            var states: [MessageRecord.State?] = []
            for id in [honest, first, second, behind] { states.append(try await desk.journal.record(of: id)?.state) }
            return states
        }
        #expect(try await desk.decider.decideWaiting() == 3)
        #expect(try await states() == [.decided, .waiting, .waiting, .waiting])
        let later = try await desk.arrives("hello", from: 4)
        #expect(try await desk.decider.decideWaiting() == 1)
        #expect(try await desk.journal.record(of: later)?.state == .decided)
        #expect(try await desk.decider.decideWaiting() == 0)
        #expect(try await desk.decider.decidePutOff())
        #expect(try await states() == [.decided, .decided, .waiting, .waiting])
        #expect(try await desk.decider.decidePutOff())
        #expect(try await states() == [.decided, .decided, .decided, .waiting])
        #expect(try await desk.decider.decidePutOff() == false)
        #expect(try await desk.decider.decideWaiting() == 1)
        #expect(try await states() == [.decided, .decided, .decided, .decided])
        #expect(try await desk.journal.counts(now: desk.noon).undecided == 2)
        var texts: [String?] = []
        for id in [first, second] { texts.append(try await desk.journal.record(of: id)?.actions.first?.action.text) }
        #expect(texts == ["ok", "ok"])
    }

    /// Many patterns that take no steps take time all the same: then a message is put off, and decided as it would have been.
    @Test(arguments: [(Duration.zero, false), (.microseconds(1), false), (.milliseconds(1), true)])
    func aShortMessageThatTakesLongIsPutOff(tick: Duration, isPutOff: Bool) async throws {
        let time = Mutex(Duration.zero)
        let desk = try Desk(rules: Self.manyLookAheads) {
            time.withLock { time in
                time += tick
                return time
            }
        }
        let id = try await desk.arrives(String(repeating: "a", count: 320))
        #expect(try await desk.decider.decideWaiting() == 1)
        #expect(try await desk.journal.record(of: id)?.state == (isPutOff ? .waiting : .decided))
        #expect(try await desk.decider.decidePutOff() == isPutOff)
        let record = try #require(try await desk.journal.record(of: id))
        #expect(record.actions.map(\.action.text) == ["ok"])
        #expect(try await desk.journal.counts(now: desk.noon).undecided == 0)
    }

    /// It waits as it did before, and nothing stands against it.
    @Test func aStopEndsADecisionThatTakesLong() async throws {
        let desk = try Desk(rules: Self.manyLookAheads)
        let id = try await desk.arrives(String(repeating: "a", count: 9900))
        #expect(try await desk.decider.decideWaiting() == 1)
        desk.decider.stop()
        #expect(try await desk.decider.decidePutOff())
        #expect(try await desk.journal.record(of: id)?.state == .waiting)
        #expect(try await desk.journal.record(of: id)?.attempts == 1)
        #expect(try await desk.journal.claimPutOff(leasedUntil: desk.noon, asking: .nothing)?.message.id == id)
    }
}
