import Journal
import JournalSQLite
import SMSMessages
import Testing

/// Messages whose decision takes long wait apart from the others.
@Suite struct PutOffConformanceTests {
    private func claimLate(_ desk: Desk) async throws -> MessageID? {
        try await desk.journal.claimPutOff(leasedUntil: desk.noon + .seconds(60), asking: .nothing)?.message.id
    }

    @Test(arguments: Backend.allCases) func whatIsPutOffHoldsUpItsLaneAlone(backend: Backend) async throws {
        let desk = try Desk(backend)
        let slow = try await desk.accept("slow", id: "1").id
        let behind = try await desk.accept("behind it", id: "2").id
        let other = try await desk.accept("slow, too", id: "3", from: "+31687654321").id
        #expect(try await desk.claim() == [slow, other])
        try await desk.journal.putOff([slow, other])
        // No time frees it.
        try await desk.journal.expireLeases(now: desk.noon + .seconds(86_400))
        let quick = try await desk.accept("quick", id: "4", from: "+31600000000").id
        #expect(try await desk.claim() == [quick])
        #expect(try await desk.journal.counts(now: desk.noon).waiting == 4)
        #expect(try await claimLate(desk) == slow, "the oldest first")
        #expect(try await desk.claim() == [])
        try await desk.decide(slow)
        #expect(try await desk.claim() == [behind])
        #expect(try await claimLate(desk) == other)
        #expect(try await claimLate(desk) == nil, "each once")
    }

    @Test(arguments: Backend.allCases) func onlyWhatIsLeasedIsPutOff(backend: Backend) async throws {
        let desk = try Desk(backend)
        let decided = try await desk.answered("decided", id: "1", replies: [])
        let waiting = try await desk.accept("waiting", id: "2", from: "+31687654321").id
        try await desk.journal.putOff([decided, waiting, MessageID(high: 0, low: 0)])
        #expect(try await claimLate(desk) == nil)
        #expect(try await desk.claim() == [waiting])
    }

    /// As one that was claimed before: its decision may be what ends the process.
    @Test(arguments: Backend.allCases) func aLateClaimThatEndsWithItsLeaseIsASuspects(backend: Backend) async throws {
        let desk = try Desk(backend)
        let slow = try await desk.accept("slow", id: "1").id
        _ = try await desk.claim()
        try await desk.journal.putOff([slow])
        let late = try await desk.journal.claimPutOff(leasedUntil: desk.noon + .seconds(60), asking: .nothing)
        #expect(late?.attempt == 2)
        try await desk.journal.expireLeases(now: desk.noon + .seconds(60))
        #expect(try await claimLate(desk) == nil)
        let claim = try await desk.journal.claimMessages(upTo: 9, leasedUntil: desk.noon + .seconds(99), now: desk.noon)
        #expect(claim.messages.map(\.attempt) == [2])
    }

    @Test(arguments: [true, false]) func itStaysPutOffOverARestart(isKilled: Bool) async throws {
        let folder = try JournalFolder()
        let journal = try SQLiteJournal(path: folder.file)
        let desk = Desk(journal, in: folder)
        let slow = try await desk.accept("slow", id: "1").id
        let quick = try await desk.accept("quick", id: "2", from: "+31687654321").id
        _ = try await desk.claim()
        try await desk.journal.putOff([slow])
        if !isKilled { await journal.close() }
        let next = Desk(try SQLiteJournal(path: isKilled ? try folder.copy() : folder.file), in: folder)
        #expect(try await next.claim() == [quick])
        #expect(try await claimLate(next) == slow)
        try await next.decide(slow)
        #expect(try await next.journal.record(of: slow)?.state == .decided)
    }

    /// Three ends of the process while it was decided late set it aside, and nothing else does.
    @Test func whatEndsItsProcessWhenItIsDecidedLateIsSetAside() async throws {
        let folder = try JournalFolder()
        var desk = Desk(try SQLiteJournal(path: folder.file), in: folder)
        var path = folder.file
        let slow = try await desk.accept("slow", id: "1").id
        for life in 1...9 {
            let claim = try await desk.journal.claimMessages(upTo: 9, leasedUntil: desk.noon + .seconds(60), now: desk.noon)
            if !claim.setAside.isEmpty { break }
            #expect(life < 9)
            if !claim.messages.isEmpty { try await desk.journal.putOff([slow]) }
            #expect(try await claimLate(desk) == slow)
            try await desk.journal.beginDeciding(slow)
            path = try folder.copy(of: path, to: "life-\(life).sqlite")
            desk = Desk(try SQLiteJournal(path: path), in: folder)
        }
        #expect(try await desk.journal.record(of: slow)?.state == .setAside)
        #expect(try await desk.journal.record(of: slow)?.attempts == 3)
    }

    @Test(arguments: Backend.allCases) func messagesWithUndecidedRulesAreCountedForADay(backend: Backend) async throws {
        let desk = try Desk(backend)
        for (phone, undecided) in [0, 1, 200].enumerated() {
            let id = try await desk.accept("x", id: "\(phone)", from: "+3161111111\(phone)").id
            _ = try await desk.claim()
            let decision = MessageDecision(message: id, rules: [], undecided: undecided, ruleSetHash: "h")
            try await desk.journal.record([decision], now: desk.noon)
        }
        #expect(try await desk.journal.counts(now: desk.noon).undecided == 2)
        #expect(try await desk.journal.counts(now: desk.noon + .seconds(86_400)).undecided == 0)
    }
}
