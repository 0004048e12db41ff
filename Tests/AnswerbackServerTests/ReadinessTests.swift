import Foundation
import Journal
import JournalSQLite
import Logging
import Responder
import RuleLanguage
import RuleMatcher
import SMSMessages
import Testing

@testable import AnswerbackServer

@Suite struct ReadinessTests {
    static let ages = [(9, false), (11, true)]

    /// Also one that was put off.
    @Test(arguments: ages, [true, false])
    func aMessageThatWaitsLongForItsDecisionIsATrouble(of age: (seconds: Int, isTold: Bool), isPutOff: Bool) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "answerback-ready-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let noon = Timestamp(milliseconds: 1_800_000_000_000)
        let journal = try SQLiteJournal(path: folder.appending(path: "journal.sqlite").path, now: { noon })
        let compilation = compileRules([SourceFile(path: "a.rules", bytes: Array("otherwise { ignore }".utf8))])
        let live = LiveRules(RuleSet(matcher: try Matcher(#require(compilation.rules)), hash: "h"))
        let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        let readiness = Readiness(
            journal: journal, dispatchers: [], errands: [], recipients: RecipientWatch(journal: journal, live: live, logger: logger),
            now: { noon })
        #expect(await readiness.troubles() == [])

        let receivedAt = noon - .seconds(age.seconds)
        let message = InboundMessage(
            id: MessageID(high: 1, low: 1), providerID: nil, channel: "main", sender: SMSAddress(canonical: "+31612345678"),
            receiver: SMSAddress(canonical: "+31850000000"), text: "x", sentAt: nil, receivedAt: receivedAt)
        _ = try await journal.accept([Arrival(message: message)])
        if isPutOff {
            _ = try await journal.claimMessages(upTo: 1, leasedUntil: noon + .seconds(60), asking: .nothing, now: noon)
            try await journal.putOff([message.id])
        }
        let troubles = await readiness.troubles()
        #expect(troubles.count == (age.isTold ? 1 : 0))
        #expect(troubles.allSatisfy { $0.contains("SMS wait to be decided, the oldest since \(receivedAt.rfc3339)") })

        _ = try await journal.claimMessages(upTo: 1, leasedUntil: noon + .seconds(60), asking: .nothing, now: noon)
        try await journal.record([MessageDecision(message: message.id, rules: [], ruleSetHash: "h")], now: noon)
        #expect(await readiness.troubles() == [])
        await journal.close()
    }
}
