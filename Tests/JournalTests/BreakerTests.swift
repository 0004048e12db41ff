import GRDB
import Journal
import SMSMessages
import Testing

@testable import JournalSQLite

/// Caps counted, breakers tripped and released: the same in every journal.
@Suite struct BreakerTests {
    static let block = NumberBlock(prefix: "+31612345")
    static let part = Breaker.Scope(gateway: "main", block: block).part

    private static func conduct(_ gateway: SendingCaps.Limits = .init(), block: SendingCaps.Limits = .init()) -> Conduct {
        Conduct(caps: [], pairCaps: [], sendingCaps: ["main": SendingCaps(all: gateway, block: block)])
    }

    @Test(arguments: Backend.allCases) func oneBlockIsHeldAndTheOthersGoOn(backend: Backend) async throws {
        let desk = try Desk(backend)
        var ids: [MessageID] = []
        for phone in 1...4 { ids.append(try await desk.asked(from: "+3161234500\(phone)")) }
        let other = try await desk.asked(from: "+31612346001")
        let claim = try await desk.send(conduct: Self.conduct(block: .init(hour: 2)))
        #expect(claim.actions.map(\.id.message) == [ids[0], ids[1], other])
        let breaker = Breaker(scope: .init(gateway: "main", block: Self.block), window: .hour, limit: 2, since: desk.noon)
        #expect(claim.tripped == [breaker])
        #expect(claim.nextDue == nil, "what is held is not due")
        #expect(try await desk.states(of: ids[3]) == [.held(dueAt: desk.noon, attempts: 0, by: Self.part)])
        #expect(try await desk.journal.breakers() == [BreakerRecord(breaker: breaker, held: 2)])
        let counts = try await desk.journal.counts(now: desk.noon)
        #expect(counts.heldByGateway == ["main": 2] && counts.due == 0)

        // Tripped once, however much comes after it, and whatever the caps say then.
        let late = try await desk.asked(from: "+31612345999")
        let again = try await desk.send(conduct: Conduct(caps: [], pairCaps: []))
        #expect(again.actions.isEmpty && again.tripped.isEmpty)
        #expect(try await desk.states(of: late) == [.held(dueAt: desk.noon, attempts: 0, by: Self.part)])
    }

    @Test(arguments: Backend.allCases) func whatIsReleasedIsSentInItsOrderAndCountsFromNothing(backend: Backend) async throws {
        let desk = try Desk(backend)
        var ids: [MessageID] = []
        for phone in 1...5 { ids.append(try await desk.asked(from: "+3161234500\(phone)")) }
        let conduct = Self.conduct(block: .init(hour: 2))
        _ = try await desk.send(conduct: conduct)
        let late = try await desk.asked(from: "+31612346001")
        let scope = Breaker.Scope(gateway: "main", block: Self.block)
        #expect(try await desk.journal.release(Breaker.Scope(gateway: "main")) == nil)
        #expect(try await desk.journal.release(Breaker.Scope(gateway: "other", block: Self.block)) == nil)
        #expect(try await desk.journal.release(scope) == 3)
        #expect(try await desk.journal.breakers().isEmpty)
        let claim = try await desk.send(conduct: conduct)
        #expect(claim.actions.map(\.id.message) == [ids[2], ids[3], late])
        #expect(claim.tripped.map(\.scope) == [scope])
        #expect(try await desk.journal.release(scope) == 1)
        #expect(try await desk.journal.release(scope) == nil)
    }

    @Test(arguments: Backend.allCases) func aGatewaysCapHoldsAllThatLeavesByIt(backend: Backend) async throws {
        let desk = try Desk(backend)
        for phone in 1...3 { _ = try await desk.asked(from: "+3161234\(phone)001") }
        let elsewhere = try await desk.asked(from: "+31612347001", gateway: "other")
        let stopped = try await desk.accept("STOP", id: "s", from: "+31612348001", consent: .optOut).id
        let claim = try await desk.send(of: ["main", "other"], conduct: Self.conduct(.init(hour: 9, day: 2)))
        #expect(claim.actions.count == 3 && claim.actions.contains { $0.id.message == elsewhere })
        let scope = Breaker.Scope(gateway: "main")
        #expect(claim.tripped == [Breaker(scope: scope, window: .day, limit: 2, since: desk.noon)])
        // Consent itself has changed all the same.
        #expect(try await desk.states(of: stopped) == [.held(dueAt: desk.noon, attempts: 0, by: .all)])
        #expect(try await desk.journal.counts(now: desk.noon).optOuts == 1)
        #expect(try await desk.journal.release(scope) == 2)
        #expect(try await desk.send(conduct: Self.conduct(.init(hour: 9, day: 2))).actions.count == 2)
    }

    @Test(arguments: Backend.allCases) func partsAreCounted(backend: Backend) async throws {
        let desk = try Desk(backend)
        let long = String(repeating: "x", count: 161)
        for phone in 1...3 { _ = try await desk.asked(from: "+3161234500\(phone)", answer: long) }
        let claim = try await desk.send(conduct: Self.conduct(.init(hour: 5)))
        #expect(claim.actions.count == 2 && claim.tripped.count == 1)
    }

    @Test(arguments: Backend.allCases) func whatIsTriedAgainCostsNothingMoreAndIsHeldAllTheSame(backend: Backend) async throws {
        let desk = try Desk(backend)
        let id = try await desk.asked(from: "+31612345001")
        let conduct = Self.conduct(block: .init(hour: 2))
        func begin() async throws -> ActionClaim {
            let claim = try await desk.send(conduct: conduct)
            for action in claim.actions {
                try await desk.journal.settle(action.id, .notSent(again: desk.noon, reason: "away"), now: desk.noon)
            }
            return claim
        }
        for _ in 1...9 { #expect(try await begin().actions.count == 1) }
        _ = try await desk.asked(from: "+31612345002")
        #expect(try await begin().actions.count == 2)
        _ = try await desk.asked(from: "+31612345003")
        _ = try await begin()
        #expect(try await begin().actions.isEmpty)
        #expect(try await desk.states(of: id) == [.held(dueAt: desk.noon, attempts: 11, by: Self.part)])
    }

    /// A subscriber's neighbours are no fraud, and whoever writes to us cannot choose whom a rule sends to.
    @Test(arguments: Backend.allCases) func whatIsSentOnIsTheGatewaysAlone(backend: Backend) async throws {
        let desk = try Desk(backend)
        let message = desk.arrival("tell all", id: "1").message
        _ = try await desk.journal.accept([Arrival(message: message)])
        _ = try await desk.claim()
        let actions = (1...6).map { ordinal in
            var action = desk.action(ordinal, of: message, "news")
            action.recipient = SMSAddress(canonical: "+3165555500\(ordinal)")
            return action
        }
        try await desk.journal.record(
            [MessageDecision(message: message.id, rules: ["r"], ruleSetHash: "h", actions: actions)], now: desk.noon)
        let claim = try await desk.send(conduct: Self.conduct(.init(hour: 5), block: .init(hour: 1)))
        #expect(claim.actions.count == 5)
        #expect(claim.tripped.map(\.scope) == [Breaker.Scope(gateway: "main")])
    }

    @Test(arguments: Backend.allCases) func whatIsHeldExpires(backend: Backend) async throws {
        let desk = try Desk(backend)
        _ = try await desk.asked(from: "+31612345001")
        let held = try await desk.asked(from: "+31612345002")
        _ = try await desk.send(conduct: Self.conduct(block: .init(hour: 1)))
        try await desk.journal.expireLeases(now: desk.noon + .seconds(3599))
        #expect(try await desk.states(of: held) == [.held(dueAt: desk.noon, attempts: 0, by: Self.part)])
        try await desk.journal.expireLeases(now: desk.noon + .seconds(3600))
        #expect(try await desk.states(of: held) == [.expired])
        #expect(try await desk.journal.breakers().map(\.held) == [0])
        #expect(try await desk.journal.messages(MessageQuery(onlyTroubled: true)).map(\.message.id).contains(held))
        #expect(try await desk.journal.release(Breaker.Scope(gateway: "main", block: Self.block)) == 0)
    }

    @Test(arguments: Backend.allCases) func whoOptsOutMeanwhileGetsNothing(backend: Backend) async throws {
        let desk = try Desk(backend)
        _ = try await desk.asked(from: "+31612345001")
        let held = try await desk.asked(from: "+31612345002")
        let conduct = Self.conduct(block: .init(hour: 1))
        _ = try await desk.send(conduct: conduct)
        try await desk.accept("STOP", id: "s", from: "+31612345002", consent: .optOut)
        _ = try await desk.journal.release(Breaker.Scope(gateway: "main", block: Self.block))
        #expect(try await desk.send(conduct: conduct).actions.map(\.sms.text) == ["confirmed"])
        #expect(try await desk.states(of: held) == [.suppressed(.optedOut)])
    }

    static let times: [(minutes: Int, limits: SendingCaps.Limits, trips: Bool)] = [
        (59, .init(hour: 1), true), (66, .init(hour: 1), false), (66, .init(day: 1), true), (24 * 60 - 1, .init(day: 1), true),
        (25 * 60 + 1, .init(hour: 1, day: 1), false),
    ]

    @Test(arguments: Backend.allCases, times)
    func windowsSlide(backend: Backend, row: (minutes: Int, limits: SendingCaps.Limits, trips: Bool)) async throws {
        let desk = try Desk(backend)
        _ = try await desk.asked(from: "+31612345001")
        let conduct = Self.conduct(block: row.limits)
        #expect(try await desk.send(conduct: conduct).actions.count == 1)
        let later = desk.noon + .seconds(60 * row.minutes)
        let message = desk.arrival("x", id: "2", from: "+31612345002", at: later).message
        _ = try await desk.journal.accept([Arrival(message: message)])
        _ = try await desk.claim()
        var action = desk.action(1, of: message, "answer")
        action.expiresAt = later + .seconds(60)
        try await desk.journal.record([MessageDecision(message: message.id, rules: ["r"], ruleSetHash: "h", actions: [action])], now: later)
        #expect(try await desk.send(conduct: conduct, at: later).tripped.isEmpty != row.trips)
    }
}

/// What only a file on disk can show.
@Suite struct BreakersOnDiskTests {
    let folder: JournalFolder
    let conduct = Conduct(caps: [], pairCaps: [], sendingCaps: ["main": SendingCaps(block: .init(hour: 1))])
    let scope = Breaker.Scope(gateway: "main", block: NumberBlock(prefix: "+31612345"))

    init() throws { folder = try JournalFolder() }

    @Test func countsAndBreakersOutliveTheProcess() async throws {
        let first = Desk(try SQLiteJournal(path: folder.file), in: folder)
        _ = try await first.asked(from: "+31612345001")
        _ = try await first.asked(from: "+31699999001")
        #expect(try await first.send(conduct: conduct).actions.count == 2)
        let second = Desk(try SQLiteJournal(path: try folder.copy()), in: folder)
        let held = try await second.asked(from: "+31612345002")
        #expect(try await second.send(conduct: conduct).tripped.map(\.scope) == [scope])
        let third = Desk(try SQLiteJournal(path: try folder.copy(of: folder.path + "/twin.sqlite", to: "third.sqlite")), in: folder)
        #expect(try await third.journal.breakers().map(\.held) == [1])
        #expect(try await third.states(of: held) == [.held(dueAt: third.noon, attempts: 0, by: scope.part)])
    }

    /// A release that its process did not live to end is ended at the next start.
    @Test func whatNothingHoldsAnyMoreFallsDueAtTheStart() async throws {
        let journal = try SQLiteJournal(path: folder.file)
        let desk = Desk(journal, in: folder)
        for phone in 1...2 { _ = try await desk.asked(from: "+3161234500\(phone)") }
        for phone in 1...2 { _ = try await desk.asked(from: "+3169999900\(phone)") }
        #expect(try await desk.send(conduct: conduct).tripped.count == 2)
        try await journal.connection.write { try $0.execute(sql: "DELETE FROM breaker WHERE block = '+31612345'") }
        let next = Desk(try SQLiteJournal(path: try folder.copy()), in: folder)
        #expect(try await next.journal.counts(now: desk.noon).due == 1)
        #expect(try await next.journal.counts(now: desk.noon).heldByGateway == ["main": 1])
    }

    @Test func muchIsLetGoInPortionsAndInOrder() async throws {
        let journal = try SQLiteJournal(path: folder.file)
        let desk = Desk(journal, in: folder)
        let count = 2 * SQLiteJournal.releasedAtOnce + 500
        let message = desk.arrival("x", id: "1", from: "+31612345001").message
        _ = try await journal.accept([Arrival(message: message)])
        _ = try await desk.claim()
        let actions = (1...count + 1).map { place in
            var action = desk.action(place, of: message, "\(place)")
            action.recipient = SMSAddress(canonical: Desk.number(place))
            return action
        }
        let conduct = Conduct(caps: [], pairCaps: [], sendingCaps: ["main": SendingCaps(all: .init(hour: 1))])
        let scope = Breaker.Scope(gateway: "main")
        try await journal.record([MessageDecision(message: message.id, rules: ["r"], ruleSetHash: "h", actions: actions)], now: desk.noon)
        var sent: [Int?] = []
        while case let claim = try await desk.send(500, conduct: conduct), claim.actions.count > 0 || claim.nextDue != nil {
            sent += claim.actions.map(\.id.ordinal)
        }
        #expect(try await journal.breakers().map(\.held) == [count])
        #expect(try await journal.release(scope) == count)
        while case let claim = try await desk.send(500, conduct: Conduct(caps: [], pairCaps: [])), !claim.actions.isEmpty {
            sent += claim.actions.map(\.id.ordinal)
        }
        #expect(sent == Array(1...count + 1))
    }

    @Test func countsThatCountNoMoreAreForgotten() async throws {
        let journal = try SQLiteJournal(path: folder.file)
        let desk = Desk(journal, in: folder)
        _ = try await desk.asked(from: "+31612345001")
        _ = try await desk.send(conduct: conduct)
        func rows() async throws -> [String] {
            try await journal.connection.read { try String.fetchAll($0, sql: "SELECT span FROM sent_parts ORDER BY span") }
        }
        for (hours, left) in [(0, ["day", "hour"]), (2, ["day"]), (26, [])] {
            while try await journal.forget(KeepingTimes(), now: desk.noon + .seconds(3600 * hours)) {}
            #expect(try await rows() == left, "after \(hours) hours")
        }
    }

    @Test func whatABackupHoldsIsNotKnownInIt() async throws {
        let journal = try SQLiteJournal(path: folder.file)
        let desk = Desk(journal, in: folder)
        _ = try await desk.asked(from: "+31612345001")
        let held = try await desk.asked(from: "+31612345002")
        _ = try await desk.send(conduct: conduct)
        try await journal.backup(to: folder.path + "/copy.sqlite")
        let restored = try SQLiteJournal(path: folder.path + "/copy.sqlite")
        #expect(try await restored.record(of: held)?.actions.map(\.state) == [.unknown])
        #expect(try await restored.breakers().map(\.held) == [0])
    }
}

extension Desk {
    /// Somebody writes, and one answer is due.
    fileprivate func asked(from sender: String, answer: String = "answer", gateway: String = "main") async throws -> MessageID {
        let message = try await accept("news", id: sender, from: sender).id
        _ = try await claim()
        try await decide(message, replies: [answer], gateway: gateway)
        return message
    }
}
