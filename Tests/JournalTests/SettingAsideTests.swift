import Journal
import JournalSQLite
import SMSMessages
import Testing

/// A message whose decision ends the process: nobody is left to say so, only the count that was on disk before.
@Suite struct SettingAsideTests {
    let folder: JournalFolder

    init() throws { folder = try JournalFolder() }

    /// Claims and decides as the responder does, until nothing waits or the claim holds `poison`, which kills the process.
    private func decideAll(_ desk: Desk, poison: MessageID?) async throws -> (setAside: [MessageID], isKilled: Bool) {
        var setAside: [MessageID] = []
        while true {
            let claim = try await desk.journal.claimMessages(upTo: 256, leasedUntil: desk.noon + .seconds(60), now: desk.noon)
            setAside += claim.setAside
            let suspect = claim.messages.first { $0.attempt > 1 }?.message.id
            if let suspect { try await desk.journal.beginDeciding(suspect) }
            if claim.messages.contains(where: { $0.message.id == poison }) { return (setAside, true) }
            if let suspect { try await desk.journal.endDeciding(suspect) }
            for message in claim.messages { try await desk.decide(message.message.id) }
            if claim.messages.isEmpty, claim.setAside.isEmpty { return (setAside, false) }
        }
    }

    /// The journal as the next process finds it when this one is killed.
    private func killed(_ life: Int, _ file: String) throws -> (Desk, String) {
        let copy = try folder.copy(of: file, to: "life-\(life).sqlite")
        return (Desk(try SQLiteJournal(path: copy), in: folder), copy)
    }

    @Test func theCulpritIsSetAsideAfterThreeKillsAndNobodyElse() async throws {
        var desk = Desk(try SQLiteJournal(path: folder.file), in: folder)
        var file = folder.file
        var innocents: [MessageID] = []
        for phone in 1...5 { innocents.append(try await desk.accept("hello", id: "\(phone)", from: "+3161111111\(phone)").id) }
        let poison = try await desk.accept("trap", id: "trap").id
        innocents.append(try await desk.accept("behind it in its lane", id: "next").id)
        for phone in 6...9 { innocents.append(try await desk.accept("hello", id: "\(phone)", from: "+3161111111\(phone)").id) }

        for life in 1...3 {
            let end = try await decideAll(desk, poison: poison)
            #expect(end.isKilled, "life \(life)")
            #expect(end.setAside.isEmpty, "life \(life)")
            (desk, file) = try killed(life, file)
        }
        let end = try await decideAll(desk, poison: poison)
        #expect(!end.isKilled)
        #expect(end.setAside == [poison])
        for id in innocents { #expect(try await desk.journal.record(of: id)?.state == .decided) }
        let record = try #require(try await desk.journal.record(of: poison))
        #expect(record.state == .setAside)
        #expect(record.attempts == 3)
        #expect(try await desk.journal.counts(now: desk.noon).setAside == 1)
        #expect(try await desk.journal.messages(MessageQuery(onlyTroubled: true)).map(\.message.id) == [poison])

        (desk, file) = try killed(4, file)
        #expect(try await decideAll(desk, poison: poison).isKilled == false, "it stays set aside")
        #expect(try await desk.journal.decideAgain(poison, now: desk.noon))
        #expect(try await desk.journal.decideAgain(poison, now: desk.noon) == false, "it waits already")
        #expect(try await desk.journal.messages(MessageQuery(onlyTroubled: true)).isEmpty)
        #expect(try await decideAll(desk, poison: nil).setAside.isEmpty)
        #expect(try await desk.journal.record(of: poison)?.state == .decided)
    }

    /// Whatever ends the process from outside hits whoever is claimed: it says nothing against him unless he was being decided.
    @Test func killsFromOutsideCountAgainstNobody() async throws {
        var desk = Desk(try SQLiteJournal(path: folder.file), in: folder)
        var file = folder.file
        let id = try await desk.accept("hello", id: "1").id
        for life in 1...10 {
            let claim = try await desk.journal.claimMessages(upTo: 256, leasedUntil: desk.noon + .seconds(60), now: desk.noon)
            #expect(claim.messages.map(\.message.id) == [id] && claim.setAside.isEmpty, "life \(life)")
            // Decided, and then killed before that was recorded.
            if life > 1 {
                try await desk.journal.beginDeciding(id)
                try await desk.journal.endDeciding(id)
            }
            (desk, file) = try killed(life, file)
        }
        #expect(try await desk.journal.record(of: id)?.attempts == 1)
        try await desk.decide(id)
        #expect(try await desk.journal.record(of: id)?.state == .decided)
    }

    @Test func aSuspectIsClaimedAloneAndInItsTurn() async throws {
        let desk = Desk(try SQLiteJournal(path: folder.file), in: folder)
        var ids: [MessageID] = []
        for phone in 1...3 { ids.append(try await desk.accept("x", id: "\(phone)", from: "+3161111111\(phone)").id) }
        #expect(try await desk.claim(2) == [ids[0], ids[1]])
        let (next, _) = try killed(1, folder.file)
        ids.append(try await next.accept("x", id: "4", from: "+31611111114").id)
        #expect(try await next.claim() == [ids[0]])
        #expect(try await next.claim() == [ids[1]])
        #expect(try await next.claim() == [ids[2], ids[3]])
    }

    @Test func anOrderlyStopCountsAgainstNobody() async throws {
        var journal = try SQLiteJournal(path: folder.file)
        for _ in 1...5 {
            let desk = Desk(journal, in: folder)
            try await desk.accept("x", id: "1")
            #expect(try await desk.claim().count == 1)
            await journal.close()
            journal = try SQLiteJournal(path: folder.file)
        }
        let claim = try await journal.claimMessages(upTo: 9, leasedUntil: Desk.noon, now: Desk.noon)
        #expect(claim.messages.map(\.attempt) == [1])
    }

    @Test func whatIsDecidedAgainComesAfterWhatItsLaneIsAt() async throws {
        var desk = Desk(try SQLiteJournal(path: folder.file), in: folder)
        var file = folder.file
        let poison = try await desk.accept("trap", id: "1").id
        for life in 1...3 {
            _ = try await desk.claim()
            if life > 1 { try await desk.journal.beginDeciding(poison) }
            (desk, file) = try killed(life, file)
        }
        let second = try await desk.accept("second", id: "2").id
        let third = try await desk.accept("third", id: "3").id
        #expect(try await desk.claim() == [])
        #expect(try await desk.claim() == [second])
        #expect(try await desk.journal.decideAgain(poison, now: desk.noon))
        #expect(try await desk.claim() == [], "one message of a lane at a time")
        try await desk.decide(second)
        #expect(try await desk.claim() == [poison])
        try await desk.decide(poison)
        #expect(try await desk.claim() == [third])
    }
}
