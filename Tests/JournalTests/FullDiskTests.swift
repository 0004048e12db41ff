import Foundation
import Journal
import SMSMessages
import Synchronization
import Testing

@testable import JournalSQLite

/// A disk that is full from one change of a file on, wherever that is: what is asked for is refused in words, nothing breaks, and with
/// space it goes on.
@Suite(.serialized) struct FullDiskTests {
    @Test func whereverTheDiskIsFullNothingIsLostAndItGoesOn() async throws {
        var refusals = 0
        for room in [0, 1, 2, 3, 4, 5, 7, 9, 12, 16, 21, 28, 37, 49, 64, 85] {
            let folder = try JournalFolder()
            let journal = try SQLiteJournal(path: folder.file)
            let desk = Desk(journal, in: folder)
            let kept = try await desk.accept("kept", id: "kept", from: "+31610000000").id
            refusals += try await FileChanges.watched(in: folder.path, by: Self.full(after: room)) { try await Self.work(desk) }
            #expect(journal.commits.failure == nil, "with room for \(room) changes it broke")
            #expect(try await desk.accept("kept", id: "kept", from: "+31610000000") == Acceptance(kind: .repeated, id: kept))
            for number in 1...20 { _ = try await desk.accept("x", id: "\(number)", from: "+3161000\(1000 + number)") }
            #expect(try await Self.forgets(desk))
            #expect(try await journal.messages(MessageQuery(limit: 100)).count == 21)
            await journal.close()
            let again = try SQLiteJournal(path: folder.file)
            #expect(again.loss == nil)
            #expect(try await again.messages(MessageQuery(limit: 100)).count == 21)
        }
        #expect(refusals > 16)
    }

    private static func full(after room: Int) -> FileChanges.Look {
        let left = Mutex(room)
        return {
            left.withLock { left in
                left -= 1
                return left < 0 ? ENOSPC : nil
            }
        }
    }

    /// A whole path of twenty messages, and the hourly clean-up.
    /// - Returns: how often there was no space.
    private static func work(_ desk: Desk) async throws -> Int {
        var refusals = 0
        func attempt(_ unit: () async throws -> Void) async throws {
            do { try await unit() } catch JournalFailure.noSpace { refusals += 1 }
        }
        for number in 1...20 { try await attempt { _ = try await desk.accept("x", id: "\(number)", from: "+3161000\(1000 + number)") } }
        try await attempt { for id in try await desk.claim() { try await desk.decide(id, replies: ["answer"]) } }
        try await attempt {
            for action in try await desk.send(20).actions { try await desk.journal.settle(action.id, .sent(ids: []), now: desk.noon) }
        }
        try await attempt { _ = try await forgets(desk) }
        return refusals
    }

    /// - Returns: true; that nothing is left to forget.
    private static func forgets(_ desk: Desk) async throws -> Bool {
        while try await desk.journal.forget(KeepingTimes(), now: desk.noon) {}
        return true
    }
}
