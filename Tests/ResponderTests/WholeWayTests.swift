import Foundation
import Journal
import JournalSQLite
import Logging
import Responder
import RuleLanguage
import RuleMatcher
import SMSMessages
import Synchronization
import Testing

/// Steps 3 and 5 over a real database, with a gateway that says what the test tells it to.
@Suite(.timeLimit(.minutes(10))) struct WholeWayTests {
    let desk: Desk

    init() throws {
        desk = try Desk(rules: "rule news { when keyword NEWS reply \"one\" reply \"two\" }\notherwise { ignore }")
    }

    @Test func aDecisionBecomesAnActionForEachReply() async throws {
        let id = try await desk.arrives("news")
        #expect(try await desk.decider.decideWaiting() == 1)
        let record = try #require(try await desk.journal.record(of: id))
        #expect(record.rules == ["news"])
        #expect(record.actions.map(\.action.text) == ["one", "two"])
        #expect(record.actions.map(\.action.id.text) == ["\(id)-1", "\(id)-2"])
        #expect(record.actions.map(\.action.expiresAt) == [desk.noon + .seconds(3600), desk.noon + .seconds(3600)])
        #expect(try await desk.decider.decideWaiting() == 0)
    }

    /// Section 3 of the rule language: a message that nothing took is `unmatched`, though rules that continue have acted on it.
    @Test func whatRulesOnlyPassOnIsAnsweredAndUnmatched() async throws {
        let desk = try Desk(rules: "rule log { when always reply \"noted\" continue }\nrule a { when keyword A reply \"a\" }")
        let unmatched = try #require(try await desk.journal.record(of: try await desk.decided("b")))
        #expect(unmatched.state == .unmatched)
        #expect(unmatched.rules == ["log"])
        #expect(unmatched.actions.map(\.action.text) == ["noted"])
        let taken = try #require(try await desk.journal.record(of: try await desk.decided("a")))
        #expect(taken.state == .decided)
        #expect(taken.rules == ["log", "a"])
    }

    @Test func whatIsSetAsideIsSaidOnceAndHidesNothingBehindIt() async throws {
        let log = ErrorLog()
        let desk = try Desk(rules: "rule a { when always reply \"hello\" }", logger: Logger(label: "test") { _ in log })
        let trap = try await desk.arrives("trap")
        let next = try await desk.arrives("behind it")
        for attempt in 1...3 {
            let until = desk.noon + .seconds(attempt)
            #expect(try await desk.journal.claimMessages(upTo: 9, leasedUntil: until, now: desk.noon).messages.count == 1)
            if attempt > 1 { try await desk.journal.beginDeciding(trap) }
            try await desk.journal.expireLeases(now: until)
        }
        #expect(try await desk.decider.decideWaiting() == 1, "one was set aside, so more may wait")
        #expect(try await desk.journal.record(of: trap)?.state == .setAside)
        #expect(try await desk.decider.decideWaiting() == 1)
        #expect(try await desk.journal.record(of: next)?.state == .decided)
        #expect(try await desk.decider.decideWaiting() == 0)
        let errors = log.errors.withLock { $0 }
        #expect(errors.count == 1)
        #expect(errors.first?.contains("answerback retry \(trap)") == true)
        #expect(errors.first?.contains("\n") == false)
    }

    /// A process that ended at another time than while it decided a message says nothing against it.
    @Test func whatWasClaimedBeforeIsMarkedWhileItIsDecidedOnly() async throws {
        let desk = try Desk(rules: "rule a { when always reply \"hello\" }")
        let id = try await desk.arrives("x")
        for attempt in 1...5 {
            let until = desk.noon + .seconds(attempt)
            #expect(try await desk.journal.claimMessages(upTo: 9, leasedUntil: until, now: desk.noon).messages.count == 1)
            try await desk.journal.expireLeases(now: until)
        }
        #expect(try await desk.decider.decideWaiting() == 1)
        let record = try #require(try await desk.journal.record(of: id))
        #expect(record.state == .decided && record.attempts == 1)
    }

    @Test func anAnswerLongerThanTheGatewayTakesIsCut() async throws {
        let desk = try Desk(rules: "rule echo { when always reply \"{text} {text}\" }")
        let id = try await desk.decided(String(repeating: "abcdefghi ", count: 30))
        let text = try #require(try await desk.journal.record(of: id)?.actions.first?.action.text)
        #expect(text.hasSuffix("..."))
        #expect(SMSLength(text).units == 459)
    }

    @Test func whatTheGatewaySaysIsWhatIsRecorded() async throws {
        let rows: [(SendResult, String)] = [
            (.sent(ids: ["1000001"]), "sent"), (.refused(reason: "113"), "failed"), (.unknown(reason: "time-out"), "unknown"),
            (.notSent(reason: "refused connection"), "due"), (.accountRefused(reason: "104"), "due"),
        ]
        for (result, state) in rows {
            let desk = try Desk(rules: "rule a { when always reply \"hello\" }")
            let id = try await desk.decided("x")
            try await desk.dispatch { _ in result }
            let record = try #require(try await desk.journal.record(of: id))
            #expect(record.actions.map { "\($0.state)".prefix(while: \.isLetter) } == [Substring(state)])
        }
    }

    @Test func whatCouldNotLeaveIsTriedAgainAfterAPauseAndExpiresInTheEnd() async throws {
        let id = try await desk.decided("news")
        let attempts = Mutex(0)
        for minute in 0...61 {
            desk.clock.withLock { $0 = desk.noon + .seconds(60 * minute) }
            try await desk.dispatch { _ in
                attempts.withLock { $0 += 1 }
                return .notSent(reason: "nobody listens")
            }
        }
        let record = try #require(try await desk.journal.record(of: id))
        #expect(record.actions.map(\.state) == [.expired, .expired])
        #expect((10...40).contains(attempts.withLock { $0 }), "pauses grow to five minutes, one hour, and the second waits for the first")
    }

    @Test func aRefusedAccountStopsSendingAndKeepsEverything() async throws {
        for phone in 1...5 { _ = try await desk.decided("news", from: phone) }
        let calls = Mutex(0)
        let dispatcher = desk.dispatcher { _ in
            calls.withLock { $0 += 1 }
            return .accountRefused(reason: "104")
        }
        try await desk.run(dispatcher)
        let first = calls.withLock { $0 }
        #expect(first <= 10)
        #expect(try await desk.journal.counts(now: desk.noon).due == 10)
    }

    @Test(arguments: [(2, 0, false), (3, 0, true), (3, 1, false)])
    func aGatewayThatNobodyReachesIsTold(failures: Int, successes: Int, isTrouble: Bool) async throws {
        let desk = try Desk(rules: "rule a { when always reply \"hello\" }")
        for phone in 1...(failures + successes) { _ = try await desk.decided("x", from: phone) }
        let calls = Mutex(0)
        let (last, lastCalls) = AsyncStream<Void>.makeStream()
        let dispatcher = desk.dispatcher(places: 1) { _ in
            let call = calls.withLock { calls in
                calls += 1
                return calls
            }
            if call == failures + successes { lastCalls.finish() }
            return call <= failures ? .notSent(reason: "no connection") : .sent(ids: ["1"])
        }
        async let running: Void = dispatcher.run()
        dispatcher.wakeup.signal()
        for await _ in last {}
        dispatcher.stop()
        try await running
        #expect(dispatcher.trouble?.contains("no connection") == (isTrouble ? true : nil))
    }

    /// Whatever more is sent there would be one more of which nobody knows.
    @Test(arguments: [(true, 1), (false, 3)])
    func aGatewayAtWhichNobodyKnowsGetsNoMoreButOneEveryFewMinutes(isOfAddress: Bool, most: Int) async throws {
        let desk = try Desk(rules: "rule a { when always reply \"hello\" }")
        var ids: [MessageID] = []
        for phone in 1...8 { ids.append(try await desk.decided("x", from: phone)) }
        let (calls, called) = AsyncStream<Timestamp>.makeStream()
        let dispatcher = desk.dispatcher(places: 1) { _ in
            called.yield(desk.clock.withLock { $0 })
            return .unknown(reason: "HTTP 302", isOfAddress: isOfAddress)
        }
        var call = calls.makeAsyncIterator()
        var change = desk.journal.changes().makeAsyncIterator()
        async let running: Void = dispatcher.run()
        dispatcher.wakeup.signal()
        for _ in 1...most {
            #expect(await call.next() == desk.noon)
            // It was claimed, and it has its outcome.
            for _ in 1...2 { _ = await change.next() }
        }
        #expect(dispatcher.trouble?.contains("nobody can know") == true)
        let later = desk.noon + .seconds(301)
        desk.clock.withLock { $0 = later }
        dispatcher.wakeup.signal()
        #expect(await call.next() == later)
        dispatcher.stop()
        try await running
        var states: [ActionState] = []
        for id in ids { states += try await desk.journal.record(of: id)?.actions.map(\.state) ?? [] }
        #expect(states.count { $0 == .unknown } == most + 1)
        #expect(states.count { $0 == .due(at: desk.noon, attempts: 0) } == 7 - most)
    }

    /// Whatever becomes of the one SMS that tries, another tries later.
    @Test(
        .timeLimit(.minutes(10)),
        arguments: [
            SendResult.sent(ids: ["1"]), .refused(reason: "101"), .notSent(reason: "away"), .accountRefused(reason: "104"),
            .unknown(reason: "time-out", isOfAddress: false), .unknown(reason: "HTTP 302", isOfAddress: true),
        ])
    func noOutcomeOfATryIsTheLast(outcome: SendResult) async throws {
        let desk = try Desk(rules: "rule a { when always reply \"hello\" }")
        for phone in 1...3 { _ = try await desk.decided("x", from: phone) }
        let (calls, called) = AsyncStream<Int>.makeStream()
        let count = Mutex(0)
        let dispatcher = desk.dispatcher(places: 1) { _ in
            let call = count.withLock { count in
                count += 1
                return count
            }
            called.yield(call)
            return call == 1 ? .accountRefused(reason: "104") : call == 2 ? outcome : .sent(ids: ["\(call)"])
        }
        var call = calls.makeAsyncIterator()
        var change = desk.journal.changes().makeAsyncIterator()
        async let running: Void = dispatcher.run()
        dispatcher.wakeup.signal()
        for expected in 1...3 {
            #expect(await call.next() == expected)
            for _ in 1...2 { _ = await change.next() }
            desk.clock.withLock { $0 = $0 + .seconds(900) }
            dispatcher.wakeup.signal()
        }
        dispatcher.stop()
        try await running
    }

    /// What waits for the gateway's pace waits in the queue: a STOP reaches it there, and a kill leaves it due.
    @Test func aStopReachesWhatWaitsForThePace() async throws {
        let desk = try Desk(rules: "rule a { when always reply \"hello\" }")
        for phone in 10..<50 { _ = try await desk.decided("x", from: phone) }
        let (sends, sent) = AsyncStream<Void>.makeStream()
        let count = Mutex((sent: 0, turns: 0))
        let wait: @Sendable (Duration) async -> Void = { pause in
            for await _ in sends { break }
            let turn = count.withLock { count in
                count.turns += 1
                return count.turns
            }
            #expect(pause == .milliseconds(500))
            await #expect(throws: Never.self) {
                #expect(try await desk.journal.counts(now: desk.noon).sending <= 1, "the one that is on its way")
                if turn == 10 { for phone in 10..<50 { try await desk.stops(phone) } }
            }
            desk.clock.withLock { $0 = $0 + pause }
        }
        let changes = desk.journal.changes()
        let dispatcher = desk.dispatcher(perSecond: 2, wait: wait) { _ in
            count.withLock { $0.sent += 1 }
            sent.yield()
            return .sent(ids: [])
        }
        async let running: Void = dispatcher.run()
        dispatcher.wakeup.signal()
        for await _ in changes where try await desk.journal.counts(now: desk.noon).due == 0 { break }
        dispatcher.stop()
        try await running
        #expect(count.withLock { $0.sent } == 10)
        #expect(count.withLock { $0.turns } == 10)
    }

    /// Three answers to one block where two may go, one to another block; then the gateway's cap.
    @Test func aBreakerThatTripsIsToldOnceAndHoldsOnlyWhatFallsUnderIt() async throws {
        let desk = try Desk(rules: "rule a { when always reply \"hello\" }")
        let log = ErrorLog()
        let conduct = Conduct(sendingCaps: ["main": SendingCaps(all: .init(hour: 5), block: .init(hour: 2))])
        func dispatch() async throws {
            let dispatcher = desk.dispatcher(conduct: conduct, logger: Logger(label: "test") { _ in log }) { _ in .sent(ids: []) }
            try await desk.run(dispatcher)
        }
        var ids: [MessageID] = []
        func count(_ isMeant: (ActionState?) -> Bool) async throws -> Int {
            var count = 0
            for id in ids where isMeant(try await desk.journal.record(of: id)?.actions.first?.state) { count += 1 }
            return count
        }
        for phone in [1, 2, 3, 1001] { ids.append(try await desk.decided("x", from: phone)) }
        for _ in 1...3 { try await dispatch() }
        #expect(try await count { $0 == .sent } == 3)
        #expect(try await desk.journal.record(of: ids[2])?.actions.first?.state.hasEnded == false)
        #expect(log.errors.withLock { $0.count } == 1)
        #expect(log.errors.withLock { $0.last }?.hasSuffix("`answerback breaker release main --block +31612345`") == true)

        for phone in [2001, 3001, 4001] { ids.append(try await desk.decided("x", from: phone)) }
        for _ in 1...3 { try await dispatch() }
        #expect(try await count { $0 == .sent } == 5)
        #expect(log.errors.withLock { $0.count } == 2)
        #expect(log.errors.withLock { $0.last }?.contains("`answerback breaker release main`") == true)

        for record in try await desk.journal.breakers() { _ = try await desk.journal.release(record.breaker.scope) }
        try await dispatch()
        #expect(try await count { $0 == .sent } == 7)
        #expect(log.errors.withLock { $0.count } == 2)
    }

    @Test func aStopWaitsForWhatIsUnderWayAndTakesNothingMoreOn() async throws {
        let id = try await desk.decided("news")
        let (started, hasStarted) = AsyncStream<Void>.makeStream()
        let (answer, answers) = AsyncStream<Void>.makeStream()
        let dispatcher = desk.dispatcher(places: 1) { _ in
            hasStarted.yield()
            for await _ in answer { break }
            return .sent(ids: [])
        }
        async let running: Void = dispatcher.run()
        dispatcher.wakeup.signal()
        for await _ in started { break }
        dispatcher.stop()
        answers.yield()
        try await running
        let record = try #require(try await desk.journal.record(of: id))
        #expect(record.actions.map(\.state) == [.sent, .due(at: desk.noon, attempts: 0)])
    }

    @Test func noMoreAreUnderWayAtOnceThanThereArePlaces() async throws {
        for phone in 1...20 { _ = try await desk.decided("news", from: phone) }
        let load = Load(full: 3)
        let (ended, end) = AsyncStream<Void>.makeStream()
        let dispatcher = desk.dispatcher(places: 3) { _ in
            await load.pass()
            end.yield()
            return .sent(ids: [])
        }
        async let running: Void = dispatcher.run()
        dispatcher.wakeup.signal()
        var ends = ended.makeAsyncIterator()
        for _ in 1...40 { await ends.next() }
        dispatcher.stop()
        try await running
        let counts = try await desk.journal.counts(now: desk.noon)
        #expect(counts.due + counts.sending == 0)
        #expect(await load.most == 3)
    }
}

/// One service number with its rules, its journal on disk, and a clock that stands still.
final class Desk: Sendable {
    let noon = Timestamp(milliseconds: 1_800_000_000_000)
    let clock: Mutex<Timestamp>
    let journal: SQLiteJournal
    let decider: Decider
    let waiting: WaitingRules
    private let folder: URL
    private let ids = Mutex(UInt64(0))

    init(
        rules text: String, logger: Logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() },
        stopwatch: @escaping @Sendable () -> Duration = { .zero }
    ) throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "answerback-responder-\(UUID().uuidString)")
        journal = try SQLiteJournal(path: folder.appending(path: "journal.sqlite").path)
        clock = Mutex(noon)
        let compilation = compileRules([SourceFile(path: "test.rules", bytes: Array(text.utf8))])
        let rules = try #require(compilation.rules, "\(compilation.diagnostics)")
        let live = LiveRules(RuleSet(matcher: try Matcher(rules), hash: "test"))
        let noon = noon
        let answers = AnswerPolicy { AnswerRoute(gateway: "main", sender: $0) }
        decider = Decider(journal: journal, rules: live, answers: answers, now: { noon }, stopwatch: stopwatch, logger: logger)
        waiting = WaitingRules(rules: live, answers: answers) { _ in nil }
    }

    deinit {
        try? FileManager.default.removeItem(at: folder)
    }

    func arrives(_ text: String, from phone: Int = 1) async throws -> MessageID {
        let low = ids.withLock {
            $0 += 1; return $0
        }
        let message = InboundMessage(
            id: MessageID(high: 1, low: low), providerID: "\(low)", channel: "main",
            sender: SMSAddress(canonical: "+316\(12_345_670 + phone)"),
            receiver: SMSAddress(canonical: "+31850000000"), text: text, sentAt: nil, receivedAt: noon)
        return try await journal.accept([Arrival(message: message)])[0].id
    }

    func decided(_ text: String, from phone: Int = 1) async throws -> MessageID {
        let id = try await arrives(text, from: phone)
        _ = try await decider.decideWaiting()
        return id
    }

    func stops(_ phone: Int) async throws {
        let message = InboundMessage(
            id: MessageID(high: 2, low: UInt64(phone)), providerID: "stop \(phone)", channel: "main",
            sender: SMSAddress(canonical: "+316\(12_345_670 + phone)"), receiver: SMSAddress(canonical: "+31850000000"), text: "STOP",
            sentAt: nil, receivedAt: noon)
        _ = try await journal.accept([Arrival(message: message, consent: .optOut)])
    }

    func dispatcher(
        places: Int = 8, conduct: Conduct = Conduct(), logger: Logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() },
        perSecond: Int? = nil, wait: @escaping @Sendable (Duration) async -> Void = { _ in }, send: @escaping Dispatcher.Send
    ) -> Dispatcher {
        Dispatcher(
            gateway: "main", journal: journal, conduct: { conduct }, settings: Dispatcher.Settings(places: places, perSecond: perSecond),
            now: { self.clock.withLock { $0 } }, wait: wait, logger: logger, send: send)
    }

    func dispatch(_ send: @escaping Dispatcher.Send) async throws {
        try await run(dispatcher(send: send))
    }

    /// One portion: as many as there are places, to the end.
    func run(_ dispatcher: Dispatcher) async throws {
        dispatcher.wakeup.signal()
        dispatcher.wakeup.finish()
        try await dispatcher.run()
    }
}

/// Keeps what was logged as an error.
private final class ErrorLog: LogHandler {
    let errors = Mutex<[String]>([])
    var metadata: Logger.Metadata {
        get { [:] }
        set {}
    }
    var logLevel: Logger.Level {
        get { .error }
        set {}
    }
    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { nil }
        set {}
    }

    func log(event: LogEvent) {
        errors.withLock { $0.append("\(event.message)") }
    }
}
