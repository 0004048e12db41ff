import Journal
import Logging
import Responder
import RuleLanguage
import RuleMatcher
import SMSMessages
import Synchronization
import Testing

/// A rule that waits for what it fetches: over a real database, with a web that says what the test tells it to.
@Suite(.timeLimit(.minutes(10))) struct FetchTests {
    /// The language's own tricky case.
    static let joining = """
        audience news
        audience vip
        rule join {
            when keyword JOIN
            subscribe news
            fetch "https://api.example.com/x" as x else { reply "Later" }
            subscribe vip
            reply "{x.a}"
        }
        rule other { when always reply "other" }
        """
    static let joiningWithoutElse = joining.replacing(" else { reply \"Later\" }", with: "")

    @Test func whatStandsBehindItIsRecordedWithItsAnswer() async throws {
        let desk = try Desk(rules: Self.joining)
        let id = try await desk.decided("join")
        let before = try #require(try await desk.journal.record(of: id))
        #expect(before.state == .fetching)
        #expect(before.actions.isEmpty)
        #expect(before.errands.map(\.errand.target) == ["https://api.example.com"])
        #expect(try await desk.members("news") == 1)
        #expect(try await desk.members("vip") == 0)

        try await desk.fetch { _ in .brought(Array(#"{"a": "Welcome"}"#.utf8)) }
        let after = try #require(try await desk.journal.record(of: id))
        #expect(after.state == .decided)
        #expect(after.errands.map(\.state) == [.done])
        #expect(after.actions.map(\.action.text) == ["Welcome"])
        #expect(after.actions.map(\.action.id.text) == ["\(id)-2"])
        #expect(try await desk.members("vip") == 1)
    }

    @Test(arguments: [FetchResult.failed(reason: "time-out"), .brought(Array(#"{"b": 1}"#.utf8)), .brought([0xFF])])
    func elseIsDoneInPlaceOfTheRest(result: FetchResult) async throws {
        let desk = try Desk(rules: Self.joining)
        let id = try await desk.decided("join")
        try await desk.fetch { _ in result }
        let record = try #require(try await desk.journal.record(of: id))
        #expect(record.actions.map(\.action.text) == ["Later"])
        #expect(record.errands.map(\.state) == [.excused])
        #expect(record.errands.first?.detail?.isEmpty == false)
        #expect(try await desk.members("news") == 1)
        #expect(try await desk.members("vip") == 0)
        #expect(try await desk.journal.messages(MessageQuery(onlyTroubled: true)).isEmpty)
    }

    @Test func withoutElseTheMessageHasFailed() async throws {
        let desk = try Desk(rules: Self.joiningWithoutElse)
        let id = try await desk.decided("join")
        try await desk.fetch { _ in .failed(reason: "time-out") }
        let record = try #require(try await desk.journal.record(of: id))
        #expect(record.actions.isEmpty)
        #expect(record.errands.map(\.state) == [.failed])
        #expect(record.errands.map(\.detail) == ["time-out"])
        #expect(try await desk.members("news") == 1)
        #expect(try await desk.journal.messages(MessageQuery(onlyTroubled: true)).map(\.message.id) == [id])
    }

    @Test func aLaneWaitsForItsFetchesAndNoOther() async throws {
        let desk = try Desk(rules: Self.joining)
        let first = try await desk.arrives("join", from: 1)
        let second = try await desk.arrives("then this", from: 1)
        let neighbour = try await desk.arrives("and somebody else", from: 2)
        while try await desk.decider.decideWaiting() > 0 {}
        #expect(try await desk.journal.record(of: first)?.state == .fetching)
        #expect(try await desk.journal.record(of: second)?.state == .waiting)
        #expect(try await desk.journal.record(of: neighbour)?.state == .decided)
        let third = try await desk.arrives("and this", from: 1)
        while try await desk.decider.decideWaiting() > 0 {}
        #expect(try await desk.journal.record(of: third)?.state == .waiting)

        try await desk.fetch { _ in .failed(reason: "no") }
        while try await desk.decider.decideWaiting() > 0 {}
        #expect(try await desk.journal.record(of: second)?.state == .decided)
        #expect(try await desk.journal.record(of: third)?.state == .decided)
    }

    @Test func oneFetchLeadsToTheNextAndAllAnswersAreKnown() async throws {
        let desk = try Desk(
            rules: """
                rule two {
                    when always
                    fetch "https://a.example.com/" as a
                    reply "{a}"
                    fetch "https://b.example.com/{a}" as b else { reply "no b, but {a}" }
                    reply "{a} {b}"
                }
                """)
        let id = try await desk.decided("x")
        try await desk.fetch { _ in .brought(Array("first".utf8)) }
        #expect(try await desk.journal.record(of: id)?.state == .fetching)
        try await desk.fetch { errand in
            #expect(errand.errand.content.contains("b.example.com"))
            return .brought(Array("second".utf8))
        }
        let record = try #require(try await desk.journal.record(of: id))
        #expect(record.state == .decided)
        #expect(record.actions.map(\.action.text) == ["first", "first second"])
        let ids = record.actions.map(\.action.id.text) + record.errands.map(\.errand.id.text)
        #expect(Set(ids) == Set((1...4).map { "\(id)-\($0)" }))
    }

    @Test func noRuleWaitsForWhatAnotherFetches() async throws {
        let desk = try Desk(
            rules: """
                rule a { when always fetch "https://a.example.com/" as a reply "a: {a}" continue }
                rule b { when always reply "b" fetch "https://b.example.com/" as b reply "b: {b}" }
                """)
        let id = try await desk.decided("x")
        #expect(try await desk.journal.record(of: id)?.actions.map(\.action.text) == ["b"])
        let answered = Mutex(0)
        try await desk.fetch(places: 1) { errand in
            answered.withLock { $0 += 1 }
            return errand.errand.name == "a" ? .failed(reason: "no") : .brought(Array("yes".utf8))
        }
        try await desk.fetch(places: 1) { errand in
            answered.withLock { $0 += 1 }
            return errand.errand.name == "a" ? .failed(reason: "no") : .brought(Array("yes".utf8))
        }
        #expect(answered.withLock { $0 } == 2)
        let record = try #require(try await desk.journal.record(of: id))
        #expect(record.state == .decided)
        #expect(record.actions.map(\.action.text) == ["b", "b: yes"])
    }

    /// The process may die between the answer and the commit: the same is asked again, by the same id.
    @Test func afterALostLeaseItIsMadeAgainUnderItsID() async throws {
        let desk = try Desk(rules: Self.joining)
        let id = try await desk.decided("join")
        let request = ErrandRequest(kind: .fetch, limit: 9, perTarget: 9, leasedUntil: desk.noon + .seconds(60))
        let first = try await desk.journal.claimErrands(request, now: desk.noon)
        try await desk.journal.expireLeases(now: desk.noon + .seconds(60))
        desk.clock.withLock { $0 = desk.noon + .seconds(61) }
        try await desk.fetch { errand in
            #expect(errand.errand.id == first.errands.first?.errand.id)
            #expect(errand.attempt == 2)
            return .brought(Array(#"{"a": "Welcome"}"#.utf8))
        }
        #expect(try await desk.journal.record(of: id)?.actions.map(\.action.text) == ["Welcome"])
    }

    /// However often: nothing says that the fetch had to do with it.
    @Test func whatEndsFromOutsideInterruptIsMadeAgain() async throws {
        let desk = try Desk(rules: Self.joining)
        let id = try await desk.decided("join")
        for attempt in 1...9 {
            let instant = desk.noon + .seconds(attempt)
            let request = ErrandRequest(kind: .fetch, limit: 9, perTarget: 9, leasedUntil: instant)
            #expect(try await desk.journal.claimErrands(request, now: instant).errands.count == 1)
            try await desk.journal.expireLeases(now: instant)
        }
        desk.clock.withLock { $0 = desk.noon + .seconds(10) }
        try await desk.fetch { _ in .brought(Array(#"{"a": "Welcome"}"#.utf8)) }
        #expect(try await desk.journal.record(of: id)?.actions.map(\.action.text) == ["Welcome"])
    }

    /// That is on disk while the rule goes on, and is not when it has.
    @Test func wordIsLeftWhileTheRuleOfAFetchThatWasInterruptedGoesOn() async throws {
        let desk = try Desk(rules: Self.joining)
        let id = try await desk.decided("join")
        let fetch = ActionID(message: id, ordinal: 1)
        func isGivenUp(at instant: Timestamp) async throws -> Bool {
            let request = ErrandRequest(kind: .fetch, limit: 9, perTarget: 9, leasedUntil: instant)
            let claim = try await desk.journal.claimErrands(request, now: instant)
            try await desk.journal.expireLeases(now: instant)
            return !claim.givenUp.isEmpty
        }
        #expect(try await !isGivenUp(at: desk.noon))
        for _ in 1..<ClaimedErrand.mostEnds { try await desk.journal.beginResuming(fetch) }
        let seen = Mutex<[Bool]>([])
        let gone = LiveRules(RuleSet(matcher: try Matcher(#require(compile("rule a { when always ignore }").rules)), hash: "new"))
        let waiting = WaitingRules(rules: gone, answers: AnswerPolicy { _ in nil }) {
            [journal = desk.journal, noon = desk.noon] _ throws(JournalFailure) in
            // In the midst of going on: what a process that starts now would find, in the same file.
            let request = ErrandRequest(kind: .fetch, limit: 9, perTarget: 9, leasedUntil: noon + .seconds(9))
            try await journal.expireLeases(now: noon + .seconds(500))
            let claim = try await journal.claimErrands(request, now: noon + .seconds(500))
            seen.withLock { $0.append(!claim.givenUp.isEmpty) }
            return nil
        }
        desk.clock.withLock { $0 = desk.noon + .seconds(1) }
        try await desk.fetch(waiting: waiting) { _ in .brought([]) }
        #expect(seen.withLock { $0 } == [true])
    }

    /// It may be what ended the process.
    @Test func whatEndsItsProcessTooOftenIsGivenUpAndItsLaneGoesOn() async throws {
        let desk = try Desk(rules: Self.joining)
        let id = try await desk.decided("join")
        for attempt in 1...3 {
            let instant = desk.noon + .seconds(attempt)
            let request = ErrandRequest(kind: .fetch, limit: 9, perTarget: 9, leasedUntil: instant)
            #expect(try await desk.journal.claimErrands(request, now: instant).errands.count == 1)
            if attempt > 1 { try await desk.journal.beginResuming(ActionID(message: id, ordinal: 1)) }
            try await desk.journal.expireLeases(now: instant)
        }
        let next = try await desk.arrives("then this")
        desk.clock.withLock { $0 = desk.noon + .seconds(10) }
        try await desk.fetch { _ in
            Issue.record("it must not be made again")
            return .failed(reason: "")
        }
        #expect(try await desk.journal.record(of: id)?.errands.map(\.state) == [.failed])
        while try await desk.decider.decideWaiting() > 0 {}
        #expect(try await desk.journal.record(of: next)?.state == .decided)
    }

    @Test func rulesThatChangedMeanwhileGoOnAsTheyWere() async throws {
        let desk = try Desk(rules: Self.joining)
        let id = try await desk.decided("join")
        let gone = try RuleSet(matcher: Matcher(#require(compile("rule a { when always reply \"new\" }").rules)), hash: "new")
        let live = LiveRules(gone)
        let old = try RuleSet(matcher: Matcher(#require(compile(Self.joining).rules)), hash: "test")
        let answers = AnswerPolicy { AnswerRoute(gateway: "main", sender: $0) }
        let waiting = WaitingRules(rules: live, answers: answers) { hash in hash == "test" ? old : nil }
        try await desk.fetch(waiting: waiting) { _ in .brought(Array(#"{"a": "old"}"#.utf8)) }
        #expect(try await desk.journal.record(of: id)?.actions.map(\.action.text) == ["old"])
    }

    @Test func rulesThatAreNotKeptFailWhatWaitsForThem() async throws {
        let desk = try Desk(rules: Self.joining)
        let id = try await desk.decided("join")
        let live = LiveRules(RuleSet(matcher: try Matcher(#require(compile("rule a { when always ignore }").rules)), hash: "new"))
        let waiting = WaitingRules(rules: live, answers: AnswerPolicy { _ in nil }) { _ in nil }
        try await desk.fetch(waiting: waiting) { _ in .brought(Array(#"{"a": "old"}"#.utf8)) }
        let record = try #require(try await desk.journal.record(of: id))
        #expect(record.state == .decided)
        #expect(record.errands.first?.detail?.contains("not kept any more") == true)
    }

    /// Tricky case 8 of the language: the call can't be made, and nothing waits for it.
    @Test(arguments: [("", ErrandState.failed, [String]()), (" else { reply \"no\" }", .excused, ["no"])])
    func aCallThatCanNeverBeMadeWaitsForNothing(otherwise: String, state: ErrandState, replies: [String]) async throws {
        let desk = try Desk(
            rules: """
                rule ack {
                    when text matches /^ack (?<who>\\S+)/i
                    fetch "https://api.example.com/u/{who}/ack" as x\(otherwise)
                    reply "{x}"
                }
                """)
        let id = try await desk.decided("ACK ..")
        let record = try #require(try await desk.journal.record(of: id))
        #expect(record.state == .decided)
        #expect(record.errands.map(\.state) == [state])
        #expect(record.actions.map(\.action.text) == replies)
    }

    @Test func aHostThatHangsHoldsUpItsOwnCallersAlone() async throws {
        let desk = try Desk(
            rules: """
                rule slow { when keyword SLOW fetch "https://slow.example.com/" as x reply "{x}" }
                rule fast { when keyword FAST fetch "https://fast.example.com/" as x reply "{x}" }
                """)
        for phone in 1...6 { _ = try await desk.decided("slow", from: phone) }
        let fast = try await desk.decided("fast", from: 7)
        let (release, released) = AsyncStream<Void>.makeStream()
        let ended = Mutex(0)
        let (fastEnded, fastIsThere) = AsyncStream<Void>.makeStream()
        let fetcher = desk.fetcher(
            places: 4, perTarget: 2,
            onEnd: {
                if ended.withLock({
                    $0 += 1; return $0
                }) == 1 {
                    fastIsThere.finish()
                }
            }
        ) {
            if $0.errand.target.contains("slow") { for await _ in release {} }
            return .brought(Array("yes".utf8))
        }
        async let running: Void = fetcher.run()
        fetcher.wakeup.signal()
        for await _ in fastEnded {}
        #expect(try await desk.journal.record(of: fast)?.actions.map(\.action.text) == ["yes"])
        released.finish()
        fetcher.stop()
        try await running
    }

    private func compile(_ text: String) -> Compilation {
        compileRules([SourceFile(path: "test.rules", bytes: Array(text.utf8))])
    }
}

extension Desk {
    func members(_ audience: String) async throws -> Int {
        try await journal.members(of: audience, after: nil, limit: 10).count
    }

    func fetcher(
        places: Int, perTarget: Int = 100, waiting: WaitingRules? = nil, onEnd: @escaping @Sendable () -> Void = {},
        _ fetch: @escaping @Sendable (ClaimedErrand) async -> FetchResult
    ) -> Fetcher {
        Fetcher(
            journal: journal, waiting: waiting ?? self.waiting, places: places, perTarget: perTarget, patience: .seconds(3600),
            now: { self.clock.withLock { $0 } }, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }, onEnd: onEnd, fetch: fetch
        )
    }

    /// One portion: as many as there are places, to the end.
    func fetch(
        places: Int = 8, waiting: WaitingRules? = nil, _ fetch: @escaping @Sendable (ClaimedErrand) async -> FetchResult
    ) async throws {
        let fetcher = fetcher(places: places, waiting: waiting, fetch)
        fetcher.wakeup.signal()
        fetcher.wakeup.finish()
        try await fetcher.run()
    }
}
