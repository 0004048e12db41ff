import GRDB
import Journal
import SMSMessages
import Testing

@testable import JournalSQLite

/// What an end of the process, or a journal that holds much, does to errands and broadcasts.
@Suite struct ErrandsAfterAnEndTests {
    let folder: JournalFolder
    let journal: SQLiteJournal
    let desk: Desk

    init() throws {
        folder = try JournalFolder()
        journal = try SQLiteJournal(path: folder.file)
        desk = Desk(journal, in: folder)
    }

    /// As the next process finds it after a kill.
    private func killed(_ number: Int = 1) throws -> Desk {
        Desk(try SQLiteJournal(path: folder.copy(to: "after-\(number).sqlite")), in: folder)
    }

    @Test func whatWasBeingMadeIsMadeAgainUnderItsIDAndTheLaneStillWaits() async throws {
        let id = try await desk.decided { id in
            Consequences(errands: [desk.errand(.webhook, 1, of: id), desk.errand(.fetch, 2, of: id), desk.errand(.email, 3, of: id)])
        }
        let behind = try await desk.accept("behind", id: "2").id
        _ = try await desk.take(.webhook)
        _ = try await desk.take(.fetch)
        let next = try killed()
        #expect(try await next.claim().isEmpty)
        let due = ErrandState.due(at: desk.noon, attempts: 1)
        #expect(try await next.errandStates(of: id) == [due, due, .due(at: desk.noon, attempts: 0)])
        #expect(try await next.take(.webhook).errands.map(\.attempt) == [2])
        let fetch = try #require(try await next.take(.fetch).errands.first)
        #expect(fetch.errand.id == ActionID(message: id, ordinal: 2))
        #expect(fetch.attempt == 2)
        #expect(fetch.waiting == WaitingRule(ruleSetHash: "h", state: DecisionState(), answers: []))
        try await next.journal.settle(
            FetchEnd(fetch: fetch.errand.id, outcome: .brought([1]), consequences: Consequences()), now: desk.noon)
        #expect(try await next.claim() == [behind])
    }

    @Test func anAnswerIsThereAfterAKillBetweenTwoFetches() async throws {
        try await desk.decided { id in Consequences(errands: [desk.errand(.fetch, 1, of: id)]) }
        try await desk.fetched(.brought([7, 0, 255])) { id in Consequences(errands: [desk.errand(.fetch, 1, of: id)]) }
        #expect(try await killed().take(.fetch).errands.first?.waiting?.answers == [[7, 0, 255]])
    }

    /// Stopping a server ten times in a row must not give a fetch up.
    @Test func anOrderlyEndCountsNotAgainstAFetch() async throws {
        let id = try await desk.decided { id in
            Consequences(errands: [desk.errand(.fetch, 1, of: id), desk.errand(.webhook, 2, of: id)])
        }
        var next = desk
        for _ in 1...5 {
            let claim = try await next.take(.fetch)
            #expect(claim.errands.map(\.attempt) == [1])
            #expect(claim.givenUp.isEmpty)
            await (next.journal as? SQLiteJournal)?.close()
            next = Desk(try SQLiteJournal(path: folder.file), in: folder)
        }
        #expect(try await next.journal.record(of: id)?.state == .fetching)
    }

    /// Whatever ends the process from outside says nothing against a fetch unless its rule was just going on.
    @Test(arguments: [true, false]) func onlyKillsWhileItsRuleGoesOnCountAgainstAFetch(isGoingOn: Bool) async throws {
        let id = ActionID(message: try await desk.decided { id in Consequences(errands: [desk.errand(.fetch, 1, of: id)]) }, ordinal: 1)
        var next = desk
        var path = folder.file
        for kill in 1...(isGoingOn ? 1 + ClaimedErrand.mostEnds : 10) {
            #expect(try await next.take(.fetch).errands.map(\.attempt) == [kill])
            if kill > 1 { try await next.journal.beginResuming(id) }
            if kill > 1, !isGoingOn { try await next.journal.endResuming(id) }
            path = try folder.copy(of: path, to: "kill-\(kill).sqlite")
            next = Desk(try SQLiteJournal(path: path), in: folder)
        }
        let claim = try await next.take(.fetch)
        #expect(claim.errands.isEmpty == isGoingOn)
        #expect(claim.givenUp.isEmpty != isGoingOn)
    }

    @Test func aBroadcastGoesOnWhereItWasAndNobodyGetsASecondOne() async throws {
        for place in 400..<600 { try await desk.decided("JOIN", from: Desk.number(place), [.join(audience: "news")]) }
        let id = try await desk.decided { id in
            Consequences(broadcasts: [desk.broadcast(1, of: id, to: (0..<450).map { Desk.number($0) }, audiences: ["news"])])
        }
        var sent = try await desk.send(130, conduct: Conduct(caps: [], pairCaps: [])).actions.map(\.sms.recipient.e164)
        var next = try killed()
        for kill in 2...4 {
            sent += try await next.send(150, conduct: Conduct(caps: [], pairCaps: [])).actions.map(\.sms.recipient.e164)
            let path = try folder.copy(of: folder.path + "/after-\(kill - 1).sqlite", to: "after-\(kill).sqlite")
            next = Desk(try SQLiteJournal(path: path), in: folder)
        }
        sent += try await next.sendAll()
        #expect(sent == (0..<600).map { Desk.number($0) })
        // Of those that were under way nobody knows.
        #expect(try await next.journal.broadcasts(limit: 1).first?.made == ["unknown": 580, "sent": 20])
        let last = try await next.journal.sms(of: ActionID(message: id, ordinal: 1), after: 599, limit: 9)
        #expect(last.map(\.action.id.text) == ["\(id)-1.600"])
    }

    // MARK: Much of it

    @Test func ofAHundredThousandRecipientsNoCommitWritesMoreThanAPortion() async throws {
        let recipients = (0..<100_000).map { SMSAddress(canonical: Desk.number($0)) }
        let id = try await desk.decided { id in
            var broadcast = desk.broadcast(1, of: id)
            broadcast.recipients = recipients
            return Consequences(broadcasts: [broadcast])
        }
        func changes() async throws -> Int {
            try await journal.connection.writeWithoutTransaction { $0.totalChangesCount }
        }
        for portion in 1...3 {
            let before = try await changes()
            #expect(try await desk.send(256, conduct: Conduct(caps: [], pairCaps: [])).actions.count == 256)
            #expect(try await changes() - before == 2 * 256 + 2, "made, claimed, how far it has come, and the commit")
            #expect(try await journal.broadcasts(limit: 1).first?.left == 100_000 - portion * 256)
        }
        // How far a broadcast has come stands in its row, and the list of its recipients behind that, on pages that stay as they are.
        let written = try await pagesWritten { _ = try await desk.send(0) }
        #expect(written < 256, "of a list of 300 pages only its neighbourhood")
        #expect(try await journal.stopBroadcast(ActionID(message: id, ordinal: 1), now: desk.noon))
    }

    /// Pages that come to stand in the log.
    private func pagesWritten(_ work: () async throws -> Void) async throws -> Int {
        func size() async throws -> Int {
            try await journal.connection.writeWithoutTransaction { database in
                try Row.fetchOne(database, sql: "PRAGMA wal_checkpoint(PASSIVE)")?[1] ?? 0
            }
        }
        try await journal.emptyLog()
        try await work()
        return try await size()
    }

    @Test func whoHasGotOneAlreadyIsWorkAsWell() async throws {
        let many = RunningBroadcast.lookedAtOnce + 100
        try await journal.connection.write { database in
            for place in 0..<many {
                try database.execute(
                    sql: "INSERT INTO membership (audience, number, through, since) VALUES ('news', ?, '+31850000000', 0)",
                    arguments: [Desk.number(place)])
            }
        }
        let id = try await desk.decided { id in
            Consequences(broadcasts: [desk.broadcast(1, of: id, to: (0..<many).map { Desk.number($0) }, audiences: ["news"])])
        }
        var portions = 0
        while try await journal.broadcasts(limit: 1).first?.state == .running {
            _ = try await desk.send(256, conduct: Conduct(caps: [], pairCaps: []))
            portions += 1
        }
        #expect(portions == 5 + 1, "five that make one for each, of which the last begins to find that the audience have theirs")
        #expect(try await journal.sms(of: ActionID(message: id, ordinal: 1), after: many, limit: 1).isEmpty)
        #expect(try await journal.broadcasts(limit: 1).first?.made == ["sending": many])
    }

    @Test func whatWasSentToManyIsForgottenInPortions() async throws {
        let many = 2 * SQLiteJournal.forgottenAtOnce + 10
        let id = try await desk.decided { id in
            Consequences(broadcasts: [desk.broadcast(1, of: id, to: (0..<many).map { Desk.number($0) })])
        }
        #expect(try await desk.sendAll(256).count == many)
        let year = desk.noon + KeepingTimes.days(365)
        var portions = 0
        while try await journal.forget(KeepingTimes(), now: year) {
            portions += 1
            let left = try await journal.connection.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM action") ?? 0 }
            #expect(left == many - portions * SQLiteJournal.forgottenAtOnce)
            #expect(try await journal.record(of: id) != nil)
        }
        #expect(portions == 2)
        #expect(try await journal.record(of: id) == nil)
        #expect(try await journal.connection.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM action") } == 0)
    }
}
