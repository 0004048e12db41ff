import Foundation
import Hummingbird
import Journal
import JournalSQLite
import Logging
import Outbound
import Receiver
import Responder
import RuleLanguage
import RuleMatcher
import SMSMessages
import ServiceLifecycle
import Synchronization
import TestSupport
import Testing

@testable import AnswerbackServer

/// Long SMS of a provider that hands their parts on one by one, from its requests to what is answered and shown.
@Suite(.timeLimit(.minutes(10))) struct PartsTests {
    private static let rules = """
        rule question { when keyword HOW reply "got: {text}" }
        otherwise { reply "?" }
        """

    @Test(arguments: [[1, 2, 3], [3, 2, 1], [2, 3, 1], [1, 1, 3, 2, 2, 1]])
    func partsInAnyOrderAreAnsweredOnce(order: [Int]) async throws {
        try await Stage.run(Self.rules) { stage in
            let texts = ["how ", "are ", "you?"]
            var told: Set<String> = []
            for number in order { told.insert(try await stage.hand(in: texts[number - 1], part: number, of: 3, id: "p\(number)")) }
            try await stage.decide()
            let records = try await stage.journal.messages(MessageQuery())
            #expect(records.map(\.message.text) == ["how are you?"])
            #expect(records.map { $0.actions.map(\.action.text) } == [["got: how are you?"]])
            #expect(told == Set(records.map(\.message.id.description)), "the provider is told one id")
        }
    }

    @Test func requestsAtOnceAreOneMessage() async throws {
        try await Stage.run(Self.rules) { stage in
            let told = try await withThrowingTaskGroup(of: String.self) { group in
                for number in 1...9 { group.addTask { try await stage.hand(in: "\(number)", part: number, of: 9, id: "p\(number)") } }
                return try await group.reduce(into: Set<String>()) { $0.insert($1) }
            }
            #expect(told.count == 1)
            #expect(try await stage.journal.messages(MessageQuery()).map(\.message.text) == ["123456789"])
        }
    }

    @Test func stopInTwoPartsIsStop() async throws {
        try await Stage.run(Self.rules) { stage in
            _ = try await stage.hand(in: "P", part: 2, of: 2, id: "2")
            _ = try await stage.hand(in: "sto", part: 1, of: 2, id: "1")
            #expect(try await stage.journal.counts(now: stage.clock.now).optOuts == 1)
            let record = try #require(try await stage.journal.messages(MessageQuery()).first)
            #expect(record.state == .consent)
            #expect(record.actions.count == 1)
        }
    }

    /// What is missing may say the contrary: it ends consent, but does not resume it.
    @Test(arguments: [("stop", 1), ("start", 1)]) func anIncompleteWordOnlyEndsConsent(row: (text: String, optOuts: Int)) async throws {
        try await Stage.run(Self.rules) { stage in
            if row.text == "start" { _ = try await stage.hand(in: "stop", part: 1, of: 1, id: "0") }
            _ = try await stage.hand(in: row.text, part: 1, of: 2, id: "1")
            stage.clock.advance(by: PartWait.longest)
            try await stage.intake.acceptIncomplete(now: stage.clock.now)
            #expect(try await stage.journal.counts(now: stage.clock.now).optOuts == row.optOuts)
        }
    }

    @Test func whatIsMissingIsShown() async throws {
        try await Stage.run(Self.rules) { stage in
            let id = try await stage.hand(in: "how ", part: 1, of: 3, id: "1")
            _ = try await stage.hand(in: "you?", part: 3, of: 3, id: "3")
            #expect(try await stage.journal.counts(now: stage.clock.now).awaitingParts == 1)
            stage.clock.advance(by: PartWait.longest)
            try await stage.intake.acceptIncomplete(now: stage.clock.now)
            try await stage.decide()
            let message = try #require(MessageID(id))
            let record = try #require(try await stage.journal.record(of: message))
            #expect(record.actions.map(\.action.text) == ["got: how you?"])
            let shown = OperatorReply.Message(record, NumberDisplay(showsNumbers: false))
            #expect(shown.parts?.held == [1, 3] && shown.parts?.total == 3 && shown.parts?.areComplete == false)
            let explanations = Explanations(
                journal: stage.journal, archive: RuleArchive(journal: stage.journal) { _ in [] }, live: stage.live, ownNumber: nil)
            let explained = try await explanations.explanation(of: record, rule: nil, NumberDisplay(showsNumbers: false))
            #expect(
                explained.notes == ["it came in 3 parts, of which part 2 did not come within 30 minutes: its text is that of the others"])
        }
    }

    /// The time went by while nobody ran: the first look comes with the start.
    @Test func theTimeIsWatchedFromTheStart() async throws {
        try await Stage.run(Self.rules) { stage in
            let id = try await stage.hand(in: "how", part: 1, of: 2, id: "1")
            var changes = stage.journal.changes().makeAsyncIterator()
            let time = stage.clock.now + PartWait.longest
            let watch = ServiceGroup(
                configuration: ServiceGroupConfiguration(
                    services: [IncompleteMessages(intake: stage.intake, now: { time })], logger: Stage.logger))
            try await withThrowingTaskGroup { group in
                group.addTask { try await watch.run() }
                #expect(await changes.next()?.description == id)
                await watch.triggerGracefulShutdown()
                try await group.waitForAll()
            }
            #expect(try await stage.journal.counts(now: time).waiting == 1)
        }
    }
}

/// The receiver on a port, and what takes a message to its decision; its clock goes when it is told to.
private struct Stage: Sendable {
    final class Clock: Sendable {
        private let time = Mutex(Timestamp(milliseconds: 1_800_000_000_000))
        var now: Timestamp { time.withLock { $0 } }
        func advance(by duration: Duration) { time.withLock { $0 = $0 + duration } }
    }

    static let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
    private static let answers = AnswerPolicy { AnswerRoute(gateway: "main", sender: $0) }
    /// As Vonage writes.
    private static let mapping = ChannelMapping(
        sender: ["msisdn"], receiver: ["to"], text: ["text"], id: ["messageId"], reference: ["concat-ref"], part: ["concat-part"],
        total: ["concat-total"], answer: ChannelMapping.Answer(body: "{id}"))

    let journal: SQLiteJournal
    let live: LiveRules
    let intake: Intake
    let clock: Clock
    private let http: HTTPClient
    private let port: Int

    static func run(_ rules: String, _ body: (Stage) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "answerback-parts-\(UUID().uuidString)")
        // A folder that stays behind in the temporary folder fails no test.
        defer { try? FileManager.default.removeItem(at: folder) }
        let checked = try #require(compileRules([SourceFile(path: "all.rules", bytes: Array(rules.utf8))]).rules)
        let live = LiveRules(RuleSet(matcher: try Matcher(checked), hash: "test"))
        let journal = try SQLiteJournal(path: folder.appending(path: "journal.sqlite").path)
        let intake = Intake(journal: journal, rules: live, answers: answers, logger: logger) {}
        let clock = Clock()
        let http = HTTPClient(workers: 9)
        let outcome: Result<Void, any Error>
        do {
            outcome = .success(
                try await listening(intake, clock) { port in
                    try await body(Stage(journal: journal, live: live, intake: intake, clock: clock, http: http, port: port))
                })
        } catch {
            outcome = .failure(error)
        }
        await http.shutdown()
        await journal.close()
        try outcome.get()
    }

    private static func listening(_ intake: Intake, _ clock: Clock, _ body: (_ port: Int) async throws -> Void) async throws {
        let router = Router(context: ServerContext.self)
        HTTPReceiver(
            channels: [Channel(name: "main", mapping: mapping, numbers: NumberReading(), access: .anybody)], logger: logger,
            now: { clock.now }, accept: { try await intake.accept($0) }
        ).addRoutes(to: router)
        try await LoopbackServer.run(
            logger: logger,
            server: {
                ServerLimits.standard.application(
                    router: router, address: .hostname("127.0.0.1", port: 0), logger: logger, onRunning: $0)
            }, body)
    }

    /// - Returns: the id that the provider was told.
    func hand(in text: String, part: Int, of total: Int, id: String) async throws -> String {
        let fields = [
            ("msisdn", "447700900001"), ("to", "447700900000"), ("text", text), ("messageId", id), ("concat-ref", "78"),
            ("concat-part", "\(part)"), ("concat-total", "\(total)"),
        ]
        let form = fields.map { "\($0)=\($1.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "")" }.joined(separator: "&")
        let answer = try await http.perform(
            Outbound.HTTPRequest.patient(
                .post, "http://127.0.0.1:\(port)/in/main", headers: [("Content-Type", "application/x-www-form-urlencoded")],
                body: Array(form.utf8)))
        #expect(answer.status == 200)
        return String(decoding: answer.body, as: UTF8.self)
    }

    func decide() async throws {
        let decider = Decider(journal: journal, rules: live, answers: Self.answers, now: { clock.now }, logger: Self.logger)
        while try await decider.decideWaiting() > 0 {}
    }
}
