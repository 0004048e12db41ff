import Foundation
import GRDB
import Journal
import JournalSQLite
import SMSMessages
import Synchronization
import Testing

/// A backup is made while messages come in, and restored by putting it in the place of the data file.
@Suite(.timeLimit(.minutes(10))) struct BackupTests {
    let folder: JournalFolder
    let journal: SQLiteJournal
    let desk: Desk
    var backup: String { folder.path + "/backup.sqlite" }

    init() throws {
        folder = try JournalFolder()
        journal = try SQLiteJournal(path: folder.file)
        desk = Desk(journal, in: folder)
    }

    @Test func whatIsRestoredDoesNothingTwice() async throws {
        let sent = try await desk.answered("one", id: "1", replies: ["a"])
        try await journal.settle(try #require(try await desk.send().actions.first).id, .sent(ids: ["7"]), now: desk.noon)
        let sending = try await desk.answered("two", id: "2", replies: ["b"])
        _ = try await desk.send()
        let due = try await desk.answered("three", id: "3", replies: ["c"])
        let deciding = try await desk.accept("four", id: "4").id
        _ = try await desk.claim()
        let behind = try await desk.accept("five", id: "5").id
        try await journal.backup(to: backup)

        let restored = Desk(try SQLiteJournal(path: backup), in: folder)
        #expect(try await restored.claim() == [])
        #expect(try await restored.send().actions.isEmpty)
        #expect(try await restored.states(of: sent) == [.sent])
        for id in [sending, due] {
            let action = try #require(try await restored.journal.record(of: id)?.actions.first)
            #expect(action.state == .unknown)
            #expect(action.detail?.contains("after the backup was made") == true)
        }
        for id in [deciding, behind] { #expect(try await restored.journal.record(of: id)?.state == .setAside) }
        #expect(try await restored.journal.messages(MessageQuery(onlyTroubled: true)).count == 4)
        #expect(try await restored.accept("one", id: "1") == Acceptance(kind: .repeated, id: sent))

        #expect(try await restored.journal.decideAgain(deciding, now: desk.noon), "a person may say that it was not decided")
        #expect(try await restored.claim() == [deciding])
        let next = try await restored.answered("six", id: "6", replies: ["d"])
        #expect(try await restored.send().actions.map(\.id.message) == [next])
        try await desk.journal.settle(ActionID(message: sending, ordinal: 1), .sent(ids: []), now: desk.noon)
        #expect(try await desk.sent(at: desk.noon).map(\.id.message) == [due], "the journal itself goes on as it was")
    }

    @Test func whatIsRestoredNeitherCallsNorGoesOnNorSendsToMany() async throws {
        let fetching = try await desk.decided { id in
            Consequences(
                errands: [desk.errand(.fetch, 1, of: id), desk.errand(.webhook, 2, of: id), desk.errand(.email, 3, of: id)],
                broadcasts: [desk.broadcast(4, of: id, to: [Desk.number(1), Desk.number(2)])])
        }
        let unmatched = try await desk.decided(from: "+31699999999", isTaken: false) { id in
            Consequences(errands: [desk.errand(.fetch, 1, of: id)])
        }
        let behind = try await desk.accept("behind", id: "2").id
        _ = try await desk.take(.fetch, 1)
        _ = try await desk.take(.email)
        try await journal.backup(to: backup)

        let restored = Desk(try SQLiteJournal(path: backup), in: folder)
        for kind in NewErrand.Kind.allCases { #expect(try await restored.take(kind).errands.isEmpty) }
        #expect(try await restored.sendAll().isEmpty)
        #expect(try await restored.claim().isEmpty)
        let record = try #require(try await restored.journal.record(of: fetching))
        #expect(record.state == .decided)
        #expect(record.errands.map(\.state) == [.failed, .failed, .failed])
        #expect(record.errands.allSatisfy { $0.detail?.contains("after the backup was made") == true && $0.endedAt != nil })
        #expect(record.broadcasts.map(\.state) == [.stopped])
        #expect(try await restored.journal.record(of: unmatched)?.state == .unmatched)
        #expect(try await restored.journal.record(of: behind)?.state == .setAside)
        let troubled = try await restored.journal.messages(MessageQuery(onlyTroubled: true)).map(\.message.id)
        #expect(Set(troubled) == [fetching, unmatched, behind])
        let webhook = ActionID(message: fetching, ordinal: 2)
        #expect(try await restored.journal.retry(webhook, now: desk.noon) == .made, "a person may say that it was not made")
        #expect(try await restored.take(.webhook).errands.map(\.errand.id) == [webhook])
        #expect(try await restored.journal.decideAgain(behind, now: desk.noon))
        #expect(try await restored.claim() == [behind])
        #expect(try await desk.take(.webhook).errands.map(\.errand.id) == [webhook], "the journal itself goes on as it was")
        #expect(try await desk.sendAll().count == 2)
    }

    @Test func audiencesAndLimitsAreInIt() async throws {
        let limit = RuleLimit(rule: "away", count: 2, within: .seconds(60))
        let id = try await desk.accept("JOIN", id: "1").id
        let ofAll = RuleLimit(rule: "voucher", count: 9, isOfAll: true, within: .seconds(60))
        try await desk.decide(id, limits: [limit, ofAll], memberships: [.join(audience: "news")])
        let sender = SMSAddress(canonical: "+31612345678")
        let exported = try await journal.export(sender)
        #expect(exported.memberships.count == 1 && exported.limitedTimes.count == 2)
        try await journal.backup(to: backup)
        let restored = try SQLiteJournal(path: backup)
        #expect(try await restored.export(sender) == exported)
        #expect(try await restored.members(of: "news", after: nil, limit: 9).map(\.e164) == ["+31612345678"])
        let stranger = desk.arrival("next", id: "2", from: "+31699999999").message
        let state = try await restored.decisionState(for: stranger, asking: StateQuestion(limits: [ofAll], audiencesMatter: false))
        #expect(state.ruleCounts.map(\.count) == [1])
    }

    private final class Progress: Sendable { let over = Atomic(false) }

    @Test func messagesGoOnBeingAcceptedMeanwhile() async throws {
        for count in 0..<2000 {
            _ = try await journal.accept([desk.arrival("x", id: "before-\(count)", from: "+3161\(1_000_000 + count)")])
        }
        let accepted = try await withThrowingTaskGroup(of: Int.self) { group in
            let backupIs = Progress()
            group.addTask {
                defer { backupIs.over.store(true, ordering: .relaxed) }
                try await journal.backup(to: backup)
                return 0
            }
            group.addTask {
                var accepted = 0
                repeat {
                    try await desk.accept("x", id: "during-\(accepted)", from: "+3162\(1_000_000 + accepted)")
                    accepted += 1
                } while !backupIs.over.load(ordering: .relaxed)
                return accepted
            }
            return try await group.reduce(0, +)
        }
        #expect(accepted > 0)
        #expect(try await journal.counts(now: desk.noon).waiting == 2000 + accepted)
        let restored = try SQLiteJournal(path: backup)
        let kept = try await restored.counts(now: desk.noon).setAside
        #expect((2000...(2000 + accepted)).contains(kept))
        let again = Desk(restored, in: folder)
        #expect(try await again.accept("x", id: "before-1999", from: "+31611001999").kind != .new)
    }

    @Test func onlyItsOwnerReadsItAndNothingIsLeftBeside() async throws {
        try await journal.backup(to: backup)
        #expect(try FileManager.default.attributesOfItem(atPath: backup)[.posixPermissions] as? Int == 0o600)
        let beside = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasPrefix("backup") }
        #expect(beside == ["backup.sqlite"])
    }

    @Test func whatIsThereAlreadyIsNotOverwritten() async throws {
        try "precious".write(toFile: backup, atomically: false, encoding: .utf8)
        let refusal = await #expect(throws: SQLiteJournal.BackupFailure.self) { try await journal.backup(to: backup) }
        #expect(refusal?.description == "\(backup) is there already; choose another name, or move it away")
        #expect(try String(contentsOfFile: backup, encoding: .utf8) == "precious")
    }

    @Test func whyItCannotBeMadeIsSaid() async throws {
        try "".write(toFile: backup + ".part", atomically: false, encoding: .utf8)
        let busy = await #expect(throws: SQLiteJournal.BackupFailure.self) { try await journal.backup(to: backup) }
        #expect(busy?.description.contains("was left behind by one that was interrupted") == true)
        let nowhere = await #expect(throws: SQLiteJournal.BackupFailure.self) {
            try await journal.backup(to: folder.path + "/no/such.sqlite")
        }
        #expect(nowhere?.description.contains("No such file or directory") == true)
        await journal.close()
        let closed = await #expect(throws: SQLiteJournal.BackupFailure.self) { try await journal.backup(to: folder.path + "/b") }
        #expect(closed?.description.contains("does not work any more") == true)
    }

    /// A second connection that wrote or checkpointed could corrupt the log; so neither file nor log may change by a backup.
    @Test func theSecondConnectionNeitherWritesNorCheckpoints() async throws {
        while try await journal.forget(KeepingTimes(), now: desk.noon) {}
        try await desk.accept("x", id: "1")
        func bytes() throws -> [Data] {
            try ["", "-wal"].map { try Data(contentsOf: URL(fileURLWithPath: folder.file + $0)) }
        }
        let before = try bytes()
        #expect(before.allSatisfy { !$0.isEmpty })
        try await journal.backup(to: backup)
        #expect(try bytes() == before)
    }
}
