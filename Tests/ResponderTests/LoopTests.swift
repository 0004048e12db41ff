import Foundation
import Journal
import Logging
import Responder
import SMSMessages
import Synchronization
import Testing

/// What goes round must come to an end, by whichever way.
@Suite(.timeLimit(.minutes(2))) struct LoopTests {
    /// Each answers with what the next one of the other side waits for.
    private static let rules = (0..<60).map { "rule r\($0) { when text starts with \"\($0) \" reply \"\(($0 + 1) % 60) {text}\" }" }
        .joined(separator: "\n")

    @Test func twoInstancesThatAnswerEachOtherByManyRulesStop() async throws {
        let desks = [try Desk(rules: Self.rules), try Desk(rules: Self.rules)]
        let log = WarningLog()
        var text: String? = "0 x"
        var sent = 0
        while let said = text, sent < 200 {
            let desk = desks[sent % 2]
            // Of so long a text only the beginning matters.
            _ = try await desk.decided(String(said.prefix(5)))
            let answer = Mutex<String?>(nil)
            try await desk.run(
                desk.dispatcher(logger: Logger(label: "test") { _ in log }) { sms in
                    answer.withLock { $0 = sms.text }
                    return .sent(ids: [])
                })
            text = answer.withLock { $0 }
            sent += 1
        }
        #expect(sent == 41, "twenty from each, and one that was held back")
        #expect(log.warnings.withLock { $0.filter { $0.contains("loop guard") }.count } == 1)
    }

    /// By a mail server that makes an SMS of each mail, or a relay that drops what counts the rounds.
    @Test(arguments: [NewErrand.Kind.email, .webhook])
    func whatComesBackThroughAMailServerOrARelayStops(kind: NewErrand.Kind) async throws {
        let action = kind == .email ? "email \"round@example.org\"" : "webhook POST \"https://relay.example.com/\""
        let desk = try Desk(rules: "rule round { when always \(action) }")
        let caps = SendingCaps(sender: .init(hour: 60, day: 200))
        let log = WarningLog()
        let made = Mutex(0)
        var rounds = 0
        var isRound = true
        while isRound, rounds < 300 {
            let id = try await desk.decided("round \(rounds)")
            let before = made.withLock { $0 }
            let dispatcher = ErrandDispatcher(
                kind: kind, journal: desk.journal,
                settings: ErrandDispatcher.Settings(places: 2, perTarget: 2, caps: caps) { _, _, _, _ in .zero },
                now: { desk.noon }, logger: Logger(label: "test") { _ in log }
            ) { _ in
                made.withLock { $0 += 1 }
                return .done(reply: nil)
            }
            dispatcher.wakeup.signal()
            dispatcher.wakeup.finish()
            try await dispatcher.run()
            rounds += 1
            isRound = made.withLock { $0 } > before
            if !isRound {
                #expect(try await desk.journal.record(of: id)?.errands.first?.state.hasEnded == false, "held, not lost")
                #expect(dispatcher.trouble == nil, "no server is down")
            }
        }
        #expect(made.withLock { $0 } == 60)
        #expect(log.errors.withLock { $0 }.count == 1)
        #expect(log.errors.withLock { $0.first }?.contains("answerback breaker release \(Breaker.Outlet(kind).name) --sender") == true)
        #expect(try await desk.journal.breakers().map(\.held) == [1])
    }

    /// A sender's next message must not wait for a person.
    @Test func aFetchPastItsCapGoesIntoItsElseAndItsLaneGoesOn() async throws {
        let desk = try Desk(
            rules: "rule ask { when always fetch \"https://api.example.com/\" as x else { reply \"later\" } reply \"{x}\" }")
        var replies: [String?] = []
        for round in 1...4 {
            let id = try await desk.decided("ask \(round)")
            let fetcher = Fetcher(
                journal: desk.journal, waiting: desk.waiting, places: 2, perTarget: 2, patience: .seconds(60),
                caps: SendingCaps(sender: .init(hour: 2)), now: { desk.noon },
                logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() },
                onEnd: {}
            ) { _ in .brought(Array("fresh".utf8)) }
            fetcher.wakeup.signal()
            fetcher.wakeup.finish()
            try await fetcher.run()
            let record = try #require(try await desk.journal.record(of: id))
            #expect(record.state == .decided)
            replies.append(record.actions.first?.action.text)
        }
        #expect(replies == ["fresh", "fresh", "later", "later"])
    }
}

private final class WarningLog: LogHandler {
    let warnings = Mutex<[String]>([])
    let errors = Mutex<[String]>([])
    var metadata: Logger.Metadata {
        get { [:] }
        set {}
    }
    var logLevel: Logger.Level {
        get { .warning }
        set {}
    }
    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { nil }
        set {}
    }

    func log(event: LogEvent) {
        if event.level == .warning { warnings.withLock { $0.append("\(event.message)") } }
        if event.level == .error { errors.withLock { $0.append("\(event.message)") } }
    }
}
