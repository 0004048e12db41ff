import Journal
import Logging
import Responder
import SMSMessages
import Synchronization
import Testing

/// E-mails and webhooks over a real database, with another side that says what the test tells it to.
@Suite(.timeLimit(.minutes(10))) struct ErrandTests {
    static let rules = """
        rule pass-on {
            when always
            email "a@example.org"
            webhook POST "https://one.example.com/"
            webhook POST "https://two.example.com/"
        }
        """
    let desk: Desk

    init() throws {
        desk = try Desk(rules: Self.rules)
    }

    @Test func eachActionIsARowInTheOrderWritten() async throws {
        let id = try await desk.decided("x")
        let record = try #require(try await desk.journal.record(of: id))
        #expect(record.state == .decided)
        #expect(record.errands.map(\.errand.kind) == [.email, .webhook, .webhook])
        #expect(record.errands.map(\.errand.target) == ["a@example.org", "https://one.example.com", "https://two.example.com"])
        #expect(record.errands.map(\.errand.id.text) == ["\(id)-1", "\(id)-2", "\(id)-3"])
    }

    @Test(arguments: [
        (ErrandResult.done(reply: "HTTP 200"), "done", "HTTP 200"), (.failed(reason: "HTTP 410"), "failed", "HTTP 410"),
        (.again(reason: "HTTP 503"), "due", "HTTP 503"), (.closed(reason: "535"), "due", "535"),
    ])
    func whatTheOtherSideSaysIsWhatIsRecorded(result: ErrandResult, state: String, detail: String) async throws {
        let id = try await desk.decided("x")
        try await desk.make(.email) { _ in result }
        let record = try #require(try await desk.journal.record(of: id)?.errands.first)
        #expect("\(record.state)".prefix(while: \.isLetter) == state)
        #expect(record.detail == detail)
    }

    @Test func itIsTriedAgainUnderTheSameIDUntilItsTimeIsOver() async throws {
        let id = try await desk.decided("x")
        let ids = Mutex<[String]>([])
        for hour in 0...72 {
            desk.clock.withLock { $0 = desk.noon + .seconds(3600 * hour) }
            try await desk.journal.expireLeases(now: desk.noon + .seconds(3600 * hour))
            try await desk.make(.email) { errand in
                ids.withLock { $0.append(errand.errand.id.text) }
                return .again(reason: "nobody listens")
            }
        }
        let record = try #require(try await desk.journal.record(of: id)?.errands.first)
        #expect(record.state == .expired)
        #expect(ids.withLock { Set($0) } == ["\(id)-1"])
        #expect(ids.withLock { $0.count } > 10)
        #expect(try await desk.journal.messages(MessageQuery(onlyTroubled: true)).map(\.message.id) == [id])
    }

    @Test func whatIsLeftOfAMailIsWhatIsSentNext() async throws {
        _ = try await desk.decided("x")
        try await desk.make(.email) { _ in .again(reason: "one of two", content: "the other") }
        desk.clock.withLock { $0 = desk.noon + .seconds(7200) }
        try await desk.make(.email) { errand in
            #expect(errand.errand.content == "the other")
            return .done(reply: nil)
        }
    }

    @Test func anEndThatIsAskedForIsAnEnd() async throws {
        let id = try await desk.decided("x")
        try await desk.make(.email, pause: { attempts, _, _, _ in attempts < 2 ? .zero : nil }) { _ in .again(reason: "HTTP 503") }
        try await desk.make(.email, pause: { _, _, _, _ in nil }) { _ in .again(reason: "HTTP 503") }
        let record = try #require(try await desk.journal.record(of: id)?.errands.first)
        #expect(record.state == .failed)
        #expect(record.detail?.hasPrefix("given up after") == true)
    }

    @Test func aServerThatAsksToBeLeftAloneIs() async throws {
        let id = try await desk.decided("x")
        try await desk.make(.email) { _ in .again(after: .seconds(5 * 3600), reason: "HTTP 429") }
        let record = try #require(try await desk.journal.record(of: id)?.errands.first)
        #expect(record.state == .due(at: desk.noon + .seconds(5 * 3600), attempts: 1))
    }

    @Test func oneServerGetsNoMoreAtOnceThanItsShare() async throws {
        for phone in 1...9 { _ = try await desk.decided("x", from: phone) }
        let loads = Mutex<[String: Load]>([:])
        try await desk.make(.webhook, places: 6, perTarget: 2) { errand in
            let load = loads.withLock { loads in
                let load = loads[errand.errand.target] ?? Load(full: 2)
                loads[errand.errand.target] = load
                return load
            }
            await load.pass()
            return .done(reply: nil)
        }
        let all = loads.withLock { Array($0.values) }
        #expect(all.count == 2)
        for load in all { #expect(await load.most == 2) }
    }

    /// Nothing is lost, and the server is not asked for each mail whether it still refuses.
    @Test func aServerThatRefusesUsIsAskedRarelyAndToldOnce() async throws {
        for phone in 1...9 { _ = try await desk.decided("x", from: phone) }
        let asked = Mutex(0)
        let dispatcher = desk.errands(.email, places: 1) { _ in
            asked.withLock { $0 += 1 }
            return .closed(reason: "535 wrong password")
        }
        try await desk.run(dispatcher)
        #expect(asked.withLock { $0 } == 1)
        #expect(dispatcher.trouble?.contains("535 wrong password") == true)
        let due = try await desk.journal.queue(QueueQuery(limit: 100)).filter { $0.id.ordinal == 1 && $0.dueAt != nil }
        #expect(due.count == 9)
    }

    @Test(arguments: [(2, false), (3, true)])
    func aMailServerThatNobodyReachesIsTold(failures: Int, isTrouble: Bool) async throws {
        for phone in 1...failures { _ = try await desk.decided("x", from: phone) }
        let dispatcher = desk.errands(.email) { _ in .again(reason: "no connection") }
        try await desk.run(dispatcher)
        #expect(dispatcher.trouble?.contains("no connection") == (isTrouble ? true : nil))
    }

    @Test func whatIsUnderWayEndsBeforeAStopDoes() async throws {
        let id = try await desk.decided("x")
        let (started, hasStarted) = AsyncStream<Void>.makeStream()
        let (answer, answers) = AsyncStream<Void>.makeStream()
        let dispatcher = desk.errands(.email) { _ in
            hasStarted.yield()
            for await _ in answer { break }
            return .done(reply: nil)
        }
        async let running: Void = dispatcher.run()
        dispatcher.wakeup.signal()
        for await _ in started { break }
        dispatcher.stop()
        answers.yield()
        try await running
        #expect(try await desk.journal.record(of: id)?.errands.first?.state == .done)
    }
}

extension Desk {
    func errands(
        _ kind: NewErrand.Kind, places: Int = 8, perTarget: Int = 8,
        pause: @escaping ErrandDispatcher.Pause = { _, _, asked, _ in asked ?? .seconds(3600) },
        _ make: @escaping @Sendable (ClaimedErrand) async -> ErrandResult
    ) -> ErrandDispatcher {
        ErrandDispatcher(
            kind: kind, journal: journal, settings: ErrandDispatcher.Settings(places: places, perTarget: perTarget, pause: pause),
            now: { self.clock.withLock { $0 } }, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }, make: make)
    }

    func run(_ dispatcher: ErrandDispatcher) async throws {
        dispatcher.wakeup.signal()
        dispatcher.wakeup.finish()
        try await dispatcher.run()
    }

    func make(
        _ kind: NewErrand.Kind, places: Int = 8, perTarget: Int = 8,
        pause: @escaping ErrandDispatcher.Pause = { _, _, asked, _ in asked ?? .seconds(3600) },
        _ make: @escaping @Sendable (ClaimedErrand) async -> ErrandResult
    ) async throws {
        try await run(errands(kind, places: places, perTarget: perTarget, pause: pause, make))
    }
}
