import Foundation
import GRDB
import Journal
import SMSMessages
import Synchronization
import Testing

@testable import JournalSQLite

@Suite struct SQLiteJournalTests {
    let noon = Timestamp(milliseconds: 1_800_000_000_000)
    let folder: JournalFolder
    let journal: SQLiteJournal

    init() throws {
        folder = try JournalFolder()
        journal = try SQLiteJournal(path: folder.file)
    }

    // MARK: Accepting

    @Test func aKnownIDIsARepetitionAndAKnownIDWithAnotherTextIsNot() async throws {
        let first = try await accept("hello", id: "7")
        #expect(first.kind == .new)
        #expect(try await accept("hello", id: "7") == Acceptance(kind: .repeated, id: first.id))
        let other = try await accept("something else", id: "7")
        #expect(other.kind == .reusedID)
        #expect(try await accept("something else", id: "7") == Acceptance(kind: .repeated, id: other.id))
        #expect(try await journal.counts().reusedIDs == 1)
        #expect(try await accept("hello", id: "7", channel: "other").kind == .new, "ids are a channel's own")
    }

    @Test func anIDIsKnownForThirtyDays() async throws {
        let first = try await accept("hello", id: "7")
        let month = Duration.seconds(30 * 86_400)
        #expect(try await accept("hello", id: "7", at: noon + month - .milliseconds(1)).kind == .repeated)
        #expect(try await accept("hello", id: "7", at: noon + month).kind == .new)
        while try await journal.forget(KeepingTimes(), now: noon + month) {}
        #expect(try await journal.record(of: first.id)?.message.providerID == nil)
    }

    @Test func withoutAnIDEqualTextWithinAMinuteIsASuspectedDuplicate() async throws {
        #expect(try await accept("hello", id: nil).kind == .new)
        #expect(try await accept("hello", id: nil, at: noon + .milliseconds(59_999)).kind == .suspectedDuplicate)
        #expect(try await accept("hello", id: nil, at: noon + .milliseconds(119_999)).kind == .new)
        #expect(try await accept("hello!", id: nil).kind == .new)
        #expect(try await accept("hello", id: nil, from: 2).kind == .new)
    }

    @Test func twoEqualArrivalsInOneCallBehaveAsTwoCalls() async throws {
        let twins = [arrival("hello", id: "7"), arrival("hello", id: "7"), arrival("x", id: nil), arrival("x", id: nil)]
        #expect(try await journal.accept(twins).map(\.kind) == [.new, .repeated, .new, .suspectedDuplicate])
    }

    // MARK: Lanes

    @Test func aLaneGivesOneMessageAtATimeOldestFirst() async throws {
        let first = try await accept("one", id: "1")
        let second = try await accept("two", id: "2")
        let other = try await accept("one", id: "3", from: 2)
        #expect(try await claim() == [first.id, other.id])
        #expect(try await claim() == [])
        try await decide(first.id)
        #expect(try await claim() == [second.id])
    }

    @Test func aLongLaneDoesNotHideTheOthers() async throws {
        for count in 0..<200 { _ = try await accept("\(count)", id: "\(count)") }
        let other = try await accept("x", id: "x", from: 2)
        #expect(try await claim().last == other.id)
    }

    @Test func aLeaseThatRanOutIsClaimedAgainAndCounted() async throws {
        let id = try await accept("one", id: "1").id
        _ = try await claim()
        try await journal.expireLeases(now: noon + .seconds(59))
        #expect(try await claim() == [])
        try await journal.expireLeases(now: noon + .seconds(60))
        let again = try await journal.claimMessages(upTo: 10, leasedUntil: noon + .seconds(120), now: noon)
        #expect(again.messages.map(\.attempt) == [2])
        #expect(again.messages.map(\.message.id) == [id])
    }

    @Test func theFirstDecisionStands() async throws {
        let id = try await accept("one", id: "1").id
        _ = try await claim()
        try await decide(id, replies: ["a"])
        try await decide(id, replies: ["b", "c"])
        let record = try #require(try await journal.record(of: id))
        #expect(record.actions.map(\.action.text) == ["a"])
        #expect(record.state == .decided)
    }

    // MARK: Consent

    @Test func anOptOutIsConfirmedOnceAndNothingElseIsSent() async throws {
        let before = try await accept("news", id: "1").id
        _ = try await claim()
        try await decide(before, replies: ["headline"])
        let stop = try await accept("STOP", id: "2", consent: .optOut)
        let again = try await accept("STOP", id: "3", consent: .optOut)
        #expect(try await claim() == [], "the rules never see it")
        #expect(try await send().map(\.id.text) == ["\(stop.id)-1"])
        #expect(try await journal.record(of: before)?.actions.map(\.state) == [.suppressed(.optedOut)])
        #expect(try await journal.record(of: again.id)?.actions.isEmpty == true)

        let start = try await accept("START", id: "4", consent: .optIn)
        #expect(try await send().map(\.id.text) == ["\(start.id)-1"])
        let ordinary = try await accept("START", id: "5", consent: .optIn)
        #expect(try await claim() == [ordinary.id], "to somebody who had not opted out it is a word like any other")
    }

    @Test func consentIsPerNumber() async throws {
        _ = try await accept("STOP", id: "1", consent: .optOut, to: "+31850000009")
        let id = try await accept("news", id: "2").id
        _ = try await claim()
        try await decide(id, replies: ["headline"])
        #expect(try await send().count == 2)
    }

    // MARK: Sending

    @Test func theSixthAnswerInTenMinutesIsHeldBackAndTheWindowMovesOn() async throws {
        for count in 1...6 {
            let id = try await accept("\(count)", id: "\(count)").id
            _ = try await claim()
            try await decide(id, replies: ["answer"])
            let claimed = try await send()
            #expect(claimed.count == (count == 6 ? 0 : 1), "answer \(count)")
            for action in claimed { try await journal.settle(action.id, .sent(ids: []), now: noon) }
        }
        let seventh = try await accept("7", id: "7").id
        _ = try await claim()
        try await decide(seventh, replies: ["answer"])
        #expect(try await send(at: noon + .seconds(600)).count == 1)
    }

    @Test func aRetryDoesNotCountAgainstItself() async throws {
        let id = try await accept("news", id: "1").id
        _ = try await claim()
        try await decide(id, replies: ["headline"])
        for attempt in 1...10 {
            let claimed = try await send(at: noon + .seconds(attempt))
            #expect(claimed.map(\.attempt) == [attempt])
            try await journal.settle(claimed[0].id, .notSent(again: noon + .seconds(attempt + 1), reason: "refused"), now: noon)
        }
    }

    @Test func ourOwnLastAnswerComingBackIsNotAnswered() async throws {
        let first = try await accept("news", id: "1").id
        _ = try await claim()
        try await decide(first, replies: ["headline"])
        #expect(try await send().count == 1)
        let echo = try await accept(" headline\n", id: "2", at: noon + .seconds(1)).id
        _ = try await claim()
        try await decide(echo, replies: ["headline"])
        #expect(try await send(at: noon + .seconds(1)).isEmpty)
        #expect(try await journal.record(of: echo)?.actions.map(\.state) == [.suppressed(.echo)])
    }

    @Test func aSuspectedDuplicateIsDecidedButNotAnswered() async throws {
        let first = try await accept("news", id: nil).id
        let second = try await accept("news", id: nil).id
        for id in [first, second] {
            _ = try await claim()
            try await decide(id, replies: ["headline"])
        }
        #expect(try await send().map(\.id.text) == ["\(first)-1"])
        #expect(try await journal.record(of: second)?.actions.map(\.state) == [.suppressed(.suspectedDuplicate)])
    }

    @Test func whatIsTooOldExpires() async throws {
        let id = try await accept("news", id: "1").id
        _ = try await claim()
        try await decide(id, replies: ["headline"])
        #expect(try await send(at: noon + .seconds(3600)).isEmpty)
        #expect(try await journal.record(of: id)?.actions.map(\.state) == [.expired])
    }

    @Test func anOutcomeAfterTheLeaseRanOutChangesNothingUnlessItProvesThatItWent() async throws {
        let id = try await accept("news", id: "1").id
        _ = try await claim()
        try await decide(id, replies: ["headline"])
        let action = try await send()[0].id
        try await journal.expireLeases(now: noon + .seconds(60))
        await #expect(throws: JournalFailure.self) { try await journal.settle(action, .failed(reason: "104"), now: noon) }
        #expect(try await journal.record(of: id)?.actions.map(\.state) == [.unknown])
        try await journal.settle(action, .sent(ids: ["1"]), now: noon)
        #expect(try await journal.record(of: id)?.actions.map(\.state) == [.sent])
    }

    // MARK: The file

    @Test func everyCommitIsSynchronous() async throws {
        let pragma = try await journal.connection.read { database in
            (try Int.fetchOne(database, sql: "PRAGMA synchronous"), try String.fetchOne(database, sql: "PRAGMA journal_mode"))
        }
        #expect(pragma.0 == 2)
        #expect(pragma.1 == "wal")
        let rights = try FileManager.default.attributesOfItem(atPath: folder.file)[.posixPermissions] as? Int
        #expect(rights == 0o600)
    }

    @Test func aSecondOwnerIsRefusedByName() throws {
        let refusal = #expect(throws: SQLiteJournal.OpenFailure.self) { try SQLiteJournal(path: folder.file) }
        #expect(refusal?.description.contains("process \(getpid())") == true)
    }

    @Test func whatTheLastProcessWasSendingIsUnknownAndWhatItDecidedIsDecidedAgain() async throws {
        let sending = try await accept("news", id: "1").id
        _ = try await claim()
        try await decide(sending, replies: ["headline"])
        _ = try await send()
        let deciding = try await accept("more", id: "2").id
        _ = try await claim()
        await journal.close()

        let next = try SQLiteJournal(path: folder.copy())
        #expect(try await next.record(of: sending)?.actions.map(\.state) == [.unknown])
        #expect(try await next.claimMessages(upTo: 9, leasedUntil: noon, now: noon).messages.map(\.message.id) == [deciding])
    }

    @Test func aNewerFileIsRefused() async throws {
        try await journal.connection.writeWithoutTransaction { try $0.execute(sql: "PRAGMA user_version = 99") }
        let refusal = try #require(throws: SQLiteJournal.OpenFailure.self) { try SQLiteJournal(path: folder.copy()) }
        #expect(refusal.description.contains("later version"))
    }

    @Test func belowTheMarkNothingIsAcceptedAndSendingGoesOn() async throws {
        let free = Mutex(Int64(100))
        let small = try SQLiteJournal(path: folder.path + "/small.sqlite", freeSpaceMark: 1000, freeBytes: { free.withLock { $0 } })
        await #expect(throws: JournalFailure.noSpace(freeBytes: 100, mark: 1000)) { try await small.accept([arrival("x", id: "1")]) }
        #expect(try await small.claimMessages(upTo: 1, leasedUntil: noon, now: noon).messages.isEmpty)
    }

    // MARK: One commit for many

    @Test func aUnitThatFailsDoesNotFailItsNeighbours() async throws {
        await withTaskGroup { group in
            for count in 0..<50 {
                group.addTask {
                    if count.isMultiple(of: 5) {
                        await #expect(throws: JournalFailure.self) {
                            try await journal.commits.perform { database in
                                try database.run("INSERT INTO opt_out (sender, number, since) VALUES (?, 'x', 0)", ["\(count)"])
                                throw CancellationError()
                            }
                        }
                    } else {
                        _ = try? await journal.accept([arrival("hello", id: "\(count)", from: count)])
                    }
                }
            }
        }
        #expect(try await journal.counts().waiting == 40)
        #expect(try await journal.connection.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM opt_out") } == 0)
    }

    @Test func manyUnitsShareACommit() async throws {
        let commits = Mutex(0)
        try await journal.connection.writeWithoutTransaction { database in
            database.add(transactionObserver: CommitCounter { commits.withLock { $0 += 1 } }, extent: .databaseLifetime)
        }
        try await withThrowingTaskGroup { group in
            for count in 0..<500 { group.addTask { _ = try await journal.accept([arrival("hello", id: "\(count)", from: count)]) } }
            try await group.waitForAll()
        }
        #expect(try await journal.counts().waiting == 500)
        #expect(commits.withLock { $0 } < 400)
    }

    @Test func afterAFailedCommitNothingIsWrittenAnyMore() async throws {
        _ = try await accept("one", id: "1")
        try await journal.connection.writeWithoutTransaction { try $0.execute(sql: "PRAGMA max_page_count = 1") }
        var failure: JournalFailure?
        for count in 0..<10_000 where failure == nil {
            do { _ = try await accept(String(repeating: "x", count: 500), id: "long \(count)") } catch {
                failure = error as? JournalFailure
            }
        }
        guard case .broken = failure else { return #expect(Bool(false), "\(String(describing: failure))") }
        await #expect(throws: JournalFailure.self) { try await journal.counts() }
    }

    // MARK: -

    private func arrival(
        _ text: String, id: String?, from phone: Int = 1, to number: String = "+31850000000", channel: String = "main",
        consent: ConsentChange? = nil, at instant: Timestamp? = nil
    ) -> Arrival {
        var random = SystemRandomNumberGenerator()
        let message = InboundMessage(
            id: MessageID(at: noon, random: &random), providerID: id, channel: channel,
            sender: SMSAddress(canonical: "+3160000\(1000 + phone)"), receiver: SMSAddress(canonical: number), text: text, sentAt: nil,
            receivedAt: instant ?? noon)
        let confirmation = consent.map { _ in action(ActionID(message: message.id, ordinal: 1), message, .consent, "confirmed") }
        return Arrival(message: message, consent: consent, confirmation: confirmation)
    }

    private func action(_ id: ActionID, _ message: InboundMessage, _ origin: NewAction.Origin, _ text: String) -> NewAction {
        NewAction(
            id: id, origin: origin, rule: origin == .rule ? "r" : nil, recipient: message.sender, number: message.receiver,
            sender: message.receiver, gateway: "main", text: text, expiresAt: noon + .seconds(3600))
    }

    private func accept(
        _ text: String, id: String?, from phone: Int = 1, consent: ConsentChange? = nil, to number: String = "+31850000000",
        channel: String = "main", at instant: Timestamp? = nil
    ) async throws -> Acceptance {
        try await journal.accept([arrival(text, id: id, from: phone, to: number, channel: channel, consent: consent, at: instant)])[0]
    }

    private func claim() async throws -> [MessageID] {
        try await journal.claimMessages(upTo: 10, leasedUntil: noon + .seconds(60), now: noon).messages.map(\.message.id)
    }

    private func decide(_ id: MessageID, replies: [String] = []) async throws {
        let message = try #require(try await journal.record(of: id)).message
        let actions = replies.enumerated().map { action(ActionID(message: id, ordinal: $0 + 1), message, .rule, $1) }
        try await journal.record([MessageDecision(message: id, rules: ["r"], ruleSetHash: "h", actions: actions)], now: noon)
    }

    private func send(at instant: Timestamp? = nil) async throws -> [ClaimedAction] {
        let instant = instant ?? noon
        return try await journal.claimActions(
            upTo: 10, gateways: ["main"], conduct: Conduct(), leasedUntil: instant + .seconds(60), now: instant
        ).actions
    }
}

/// Counts commits that wrote something.
private final class CommitCounter: TransactionObserver, @unchecked Sendable {
    // Safe to share: it is called on the database's own queue only, and its closure is Sendable.
    private let onCommit: @Sendable () -> Void

    init(onCommit: @escaping @Sendable () -> Void) { self.onCommit = onCommit }

    func observes(eventsOfKind eventKind: DatabaseEventKind) -> Bool { true }
    func databaseDidChange(with event: DatabaseEvent) {}
    func databaseDidCommit(_ database: Database) { onCommit() }
    func databaseDidRollback(_ database: Database) {}
}

/// A folder of its own for one test, gone with it.
final class JournalFolder: Sendable {
    let path: String
    var file: String { path + "/journal.sqlite" }

    init() throws {
        path = FileManager.default.temporaryDirectory.appending(path: "answerback-journal-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    /// The database as a killed process would leave it, under a name that nobody holds.
    func copy() throws -> String {
        let twin = path + "/twin.sqlite"
        for suffix in ["", "-wal"] where FileManager.default.fileExists(atPath: file + suffix) {
            try FileManager.default.copyItem(atPath: file + suffix, toPath: twin + suffix)
        }
        return twin
    }
}
