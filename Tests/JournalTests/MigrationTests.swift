import Foundation
import GRDB
import Journal
import SMSMessages
import Testing

@testable import JournalSQLite

/// A file that an earlier version wrote goes on being used.
@Suite struct MigrationTests {
    let folder: JournalFolder

    init() throws { folder = try JournalFolder() }

    private func id(_ low: UInt64) -> MessageID { MessageID(high: 1, low: low) }

    /// As the first version left it: each state of a message and of an action once.
    func writeFirstVersion() throws {
        let database = try DatabaseQueue(path: folder.file)
        try database.write { database in
            try database.execute(sql: Schema.steps[0])
            try database.execute(sql: "PRAGMA user_version = 1")
            for (number, state) in ["decided", "unmatched", "consent", "waiting", "waiting"].enumerated() {
                let sender = state == "waiting" ? "+31699999999" : "+31612345678"
                try database.execute(
                    sql: """
                        INSERT INTO message (id, provider_id, channel, sender, receiver, text, received_at, acceptance, state, head,
                            attempts, rules, rule_set, decided_at) VALUES (?, ?, 'main', ?, '+31850000000', ?, ?, 'new', ?, ?, ?, ?, 'h', ?)
                        """,
                    arguments: [
                        id(UInt64(number)).description, "p\(number)", sender, Data("text \(number)".utf8), 1000 + number, state,
                        number == 3 ? 1 : nil, number == 0 ? 1 : 0, number == 0 ? "first\nsecond" : nil, number == 0 ? 2000 : nil,
                    ])
                try database.execute(
                    sql: "INSERT INTO known_id (provider_id, channel, message, received_at) VALUES (?, 'main', ?, ?)",
                    arguments: ["p\(number)", id(UInt64(number)).description, 1000 + number])
            }
            for (number, state) in ["due", "sending", "sent", "failed", "unknown", "expired", "suppressed"].enumerated() {
                try database.execute(
                    sql: """
                        INSERT INTO action (id, message, origin, rule, recipient, number, sender, gateway, text, expires_at, state, due_at,
                            leased_until, attempts, begun_at, suppression)
                        VALUES (?, 1, 'rule', 'first', '+31612345678', '+31850000000', '+31850000000', 'main', ?, 9999999999999,
                            ?, ?, ?, ?, ?, ?)
                        """,
                    arguments: [
                        ActionID(message: id(0), ordinal: number + 1).text, "answer \(number)", state, state == "due" ? 1500 : nil,
                        state == "sending" ? 5000 : nil, number == 0 ? 0 : 1, number == 0 ? nil : 1500,
                        state == "suppressed" ? "echo" : nil,
                    ])
            }
            try database.execute(sql: "INSERT INTO opt_out (sender, number, since) VALUES ('+31612345678', '+31850000001', 1700)")
            try database.execute(sql: "INSERT INTO rule_set (hash, text, kept_at) VALUES ('h', 'rules', 900)")
        }
        try database.close()
    }

    @Test func everythingIsThereAndWorks() async throws {
        try writeFirstVersion()
        let journal = try SQLiteJournal(path: folder.file)
        let record = try #require(try await journal.record(of: id(0)))
        #expect(record.message.text == "text 0")
        #expect(record.rules == ["first", "second"])
        #expect(record.decidedAt == Timestamp(milliseconds: 2000))
        #expect(!record.textIsGone)
        // What was being sent then is unknown, as after every end of a process.
        #expect(
            record.actions.map(\.state) == [
                .due(at: Timestamp(milliseconds: 1500), attempts: 0), .unknown, .sent, .failed, .unknown, .expired, .suppressed(.echo),
            ])
        for (number, state) in [MessageRecord.State.decided, .unmatched, .consent, .waiting, .waiting].enumerated() {
            #expect(try await journal.record(of: id(UInt64(number)))?.state == state)
        }
        #expect(try await journal.ruleSet(hash: "h") == "rules")
        #expect(try await journal.messages(MessageQuery(onlyTroubled: true)).map(\.message.id) == [id(0)])
        #expect(try await journal.messages(MessageQuery(rule: "second")).map(\.message.id) == [id(0)])

        let number = SMSAddress(canonical: "+31612345678")
        let exported = try await journal.export(number)
        #expect(exported.messages.count == 3)
        let since = Timestamp(milliseconds: 1700)
        let ours = SMSAddress(canonical: "+31850000001")
        #expect(exported.optOuts == [NumberRecord.OptOut(number: ours, since: since)])
        #expect(exported.consentLog == [NumberRecord.ConsentEntry(number: ours, change: .optOut, at: since, message: nil)])
    }

    @Test func workGoesOnWhereItWas() async throws {
        try writeFirstVersion()
        let desk = Desk(try SQLiteJournal(path: folder.file), in: folder)
        #expect(try await desk.claim() == [id(3)])
        try await desk.decide(id(3))
        #expect(try await desk.claim() == [id(4)])
        let conduct = Conduct(caps: [], pairCaps: [])
        #expect(try await desk.send(conduct: conduct, at: Timestamp(milliseconds: 2000)).actions.map(\.id.text) == ["\(id(0))-1"])
        #expect(try await desk.accept("text 1", id: "p1") == Acceptance(kind: .repeated, id: id(1)))
        #expect(try await desk.accept("new", id: "p9", from: "+31611111111").kind == .new)
    }

    /// As the second version left it: a message set aside and a STOP after it besides.
    func writeSecondVersion() throws {
        try writeFirstVersion()
        let database = try DatabaseQueue(path: folder.file)
        try database.write { database in
            try database.execute(sql: Schema.steps[1])
            try database.execute(sql: "PRAGMA user_version = 2")
            try database.execute(
                sql: """
                    INSERT INTO message (id, channel, sender, receiver, text, raw_text, received_at, acceptance, state, attempts, troubled)
                    VALUES (?, 'main', '+31677777777', '+31850000000', CAST('set aside' AS BLOB), x'ff', 1900, 'new', 'setAside', 3, 1)
                    """,
                arguments: [id(9).description])
            try database.execute(
                sql: """
                    INSERT INTO message (id, channel, sender, receiver, text, received_at, acceptance, state)
                    VALUES (?, 'main', '+31677777777', '+31850000000', CAST('STOP' AS BLOB), 1950, 'new', 'consent')
                    """,
                arguments: [id(10).description])
            try database.execute(
                sql: """
                    INSERT INTO opt_out (sender, number, since) VALUES ('+31677777777', '+31850000000', 1950);
                    INSERT INTO consent_log (sender, number, change, at, message)
                    VALUES ('+31677777777', '+31850000000', 'optOut', 1950, '\(id(10))');
                    """)
        }
        try database.close()
    }

    @Test func aFileOfTheSecondVersionLearnsAudiencesAndLimits() async throws {
        try writeSecondVersion()
        let desk = Desk(try SQLiteJournal(path: folder.file), in: folder)
        let journal = desk.journal
        let record = try #require(try await journal.record(of: id(0)))
        #expect(record.rules == ["first", "second"])
        #expect(record.decisionState.isEmpty)
        #expect(record.actions.count == 7)
        let before = try await journal.export(SMSAddress(canonical: "+31612345678"))
        #expect(before.optOuts.count == 1 && before.consentLog.count == 1)
        #expect(before.memberships.isEmpty && before.limitedTimes.isEmpty && before.sentByOthers.isEmpty)
        #expect(try await journal.record(of: id(9))?.message.rawText == [0xFF])
        #expect(try await journal.messages(MessageQuery(states: [.setAside], onlyTroubled: true)).map(\.message.id) == [id(9)])

        let limit = RuleLimit(rule: "away", count: 1, within: .seconds(60))
        let question = StateQuestion(limits: [limit], audiencesMatter: true)
        let later = Timestamp(milliseconds: 9000)
        let first = try await journal.claimMessages(upTo: 9, leasedUntil: later, asking: question, now: later)
        #expect(first.messages.map(\.message.id) == [id(3)])
        #expect(first.messages.first?.state.isEmpty == true)
        try await desk.decide(id(3), limits: [limit], memberships: [.join(audience: "news")])
        let second = try await journal.claimMessages(upTo: 9, leasedUntil: later, asking: question, now: later)
        #expect(
            second.messages.map(\.state)
                == [DecisionState(audiences: ["news"], ruleTimes: [RuleTime(rule: "away", receivedAt: Timestamp(milliseconds: 1003))])])

        // A STOP from before the update holds against what was written before it.
        #expect(try await journal.decideAgain(id(9), now: later))
        try await desk.decide(id(9), memberships: [.join(audience: "news")])
        #expect(try await journal.audiences() == [AudienceCount(audience: "news", members: 1)])
        #expect(try await journal.counts(now: later).optOuts == 2)
    }

    @Test func whatWasSentBeforeDeliveriesWereKeptIsNotAskedAboutButMayBeToldOf() async throws {
        try writeFirstVersion()
        let journal = try SQLiteJournal(path: folder.file)
        // Being sent when that process ended; no other is known of.
        let lost = Timestamp(milliseconds: 5000)
        let deliveries = try await journal.record(of: id(0))?.actions.map(\.delivery)
        #expect(deliveries == [nil, .unknown(since: lost), nil, nil, nil, nil, nil])
        let later = lost + .seconds(86_400)
        #expect(try await journal.claimPolls(upTo: 9, of: "main", leasedUntil: later, now: later).map(\.action.ordinal) == [2])
        for ordinal in [3, 5] {
            let action = ActionID(message: id(0), ordinal: ordinal)
            let told = DeliveryNotification(id: nil, reference: action.text, status: .delivered, at: nil)
            #expect(try await journal.recordDelivery(told, by: "main", now: later) == .applied(action))
        }
        #expect(try await journal.record(of: id(0))?.actions.map(\.state).count { $0 == .sent } == 2)
    }

    @Test func whatAnEarlierVersionLeftDueFallsUnderCaps() async throws {
        try writeSecondVersion()
        let desk = Desk(try SQLiteJournal(path: folder.file), in: folder)
        #expect(try await desk.journal.breakers().isEmpty)
        let conduct = Conduct(caps: [], pairCaps: [], sendingCaps: ["main": SendingCaps(block: .init(hour: 1))])
        let later = Timestamp(milliseconds: 9000)
        #expect(try await desk.send(conduct: conduct, at: later).actions.map(\.attempt) == [1])
        #expect(try await desk.journal.counts(now: later).heldByGateway.isEmpty)
    }

    /// As the third version left it: a member, a time that a limit counts, and what was sent on besides.
    func writeThirdVersion() throws {
        try writeSecondVersion()
        let database = try DatabaseQueue(path: folder.file)
        try database.write { database in
            try database.execute(sql: Schema.steps[2])
            try database.execute(
                sql: """
                    PRAGMA user_version = 3;
                    INSERT INTO membership (audience, number, through, since)
                    VALUES ('news', '+31655555555', '+31850000000', 1900), ('news', '+31666666666', '+31850000000', 1900);
                    INSERT INTO rule_time (sender, receiver, rule, received_at, message, counts_until)
                    VALUES ('+31699999999', '+31850000000', 'away', 1003, 4, 9999999999999);
                    INSERT INTO action (id, message, origin, rule, recipient, number, sender, gateway, text, expires_at, state, attempts,
                        begun_at, ended_at, sent_on)
                    VALUES ('\(id(0))-8', 1, 'rule', 'first', '+31655555555', '+31850000000', '+31850000000', 'main', 'sent on',
                        9999999999999, 'sent', 1, 1500, 1600, 1);
                    """)
        }
        try database.close()
    }

    /// What was counted for each sender counts in all as well.
    @Test func whatALimitCountedBeforeCountsInAll() async throws {
        try writeThirdVersion()
        let desk = Desk(try SQLiteJournal(path: folder.file), in: folder)
        let limit = RuleLimit(rule: "away", count: 9, isOfAll: true, within: .seconds(60))
        let message = desk.arrival("next", id: "9", from: "+31688888888", at: Timestamp(milliseconds: 2000)).message
        let state = try await desk.journal.decisionState(for: message, asking: StateQuestion(limits: [limit], audiencesMatter: false))
        #expect(state.ruleCounts == [RuleCount(rule: "away", count: 1, oldest: Timestamp(milliseconds: 1003))])
    }

    @Test func aFileOfTheThirdVersionLearnsErrandsAndBroadcasts() async throws {
        try writeThirdVersion()
        let desk = Desk(try SQLiteJournal(path: folder.file), in: folder)
        let journal = desk.journal
        let record = try #require(try await journal.record(of: id(0)))
        #expect(record.actions.map(\.action.text) == (0...6).map { "answer \($0)" } + ["sent on"])
        #expect(record.errands.isEmpty && record.broadcasts.isEmpty)
        #expect(try await journal.broadcasts(limit: 9).isEmpty)
        let export = try await journal.export(SMSAddress(canonical: "+31655555555"))
        #expect(export.memberships.map(\.audience) == ["news"])
        #expect(export.sentByOthers.map(\.action.text) == ["sent on"])
        // What was due and what failed is in the list, and a failure of before the update can be taken off it.
        let listed = try await journal.queue(QueueQuery())
        #expect(listed.map(\.id.ordinal) == [1, 2, 4, 5, 6])
        for entry in listed { #expect(try await journal.drop(entry.id, now: desk.noon) == .made) }
        #expect(try await journal.messages(MessageQuery(onlyTroubled: true)).map(\.message.id) == [id(9), id(0)])
        #expect(try await journal.drop(ActionID(message: id(0), ordinal: 7), now: desk.noon) == .made)
        #expect(try await journal.messages(MessageQuery(onlyTroubled: true)).map(\.message.id) == [id(9)])

        // The lane that waited goes on, and waits for a fetch.
        #expect(try await desk.claim() == [id(3)])
        try await desk.decide(id(3)) { id in
            Consequences(errands: [desk.errand(.fetch, 1, of: id)], broadcasts: [desk.broadcast(2, of: id, audiences: ["news"])])
        }
        #expect(try await desk.claim().isEmpty)
        try await desk.fetched(.brought([1]))
        #expect(try await desk.claim() == [id(4)])
        #expect(try await desk.sendAll() == ["+31655555555", "+31666666666"])
        let resent = try await journal.resend(
            ActionID(message: id(0), ordinal: 3), again: true, gateway: "main", sender: .alphanumeric("Shop"), expiresAt: desk.noon,
            now: desk.noon)
        #expect(resent == .made(ActionID(message: id(0), ordinal: 9)))
    }

    /// Of what waits in one conversation only the first may leave, and answers before what goes to many.
    @Test func whatAnEarlierVersionLeftDueKeepsItsOrder() async throws {
        let database = try DatabaseQueue(path: folder.file)
        try await database.writeWithoutTransaction { database in
            let steps = try #require(Schema.steps.firstIndex { $0.contains("action_conversation") })
            for step in Schema.steps[..<steps] { try database.execute(sql: step) }
            try database.execute(
                sql: """
                    PRAGMA user_version = \(steps);
                    INSERT INTO message (id, channel, sender, receiver, text, received_at, acceptance, state)
                    VALUES ('\(id(0))', 'main', '+31612345678', '+31850000000', x'41', 1000, 'new', 'decided');
                    INSERT INTO broadcast
                        (id, message, rule, number, sender, gateway, text, lifetime, expires_at, begun_at, state, audiences, recipients)
                    VALUES ('\(id(0))-1', 1, 'r', '+31850000000', '+31850000000', 'main', 'to all', 9, 9, 9, 'expanded', '', '');
                    """)
            let waiting = [("1.1", "1", "due"), ("2", "1", "due"), ("3", "1", "due"), ("4", "2", "sent"), ("5", "2", "due")]
            for (ordinal, phone, state) in waiting {
                try database.execute(
                    sql: """
                        INSERT INTO action (id, message, origin, rule, recipient, number, sender, gateway, text, expires_at, state, due_at,
                            broadcast)
                        VALUES (?, 1, 'rule', 'r', '+3161234567' || ?, '+31850000000', '+31850000000', 'main', 'answer', 9999999999999, ?,
                            2000, ?)
                        """, arguments: ["\(id(0))-\(ordinal)", phone, state, ordinal == "1.1" ? 1 : nil])
            }
        }
        try database.close()
        let desk = Desk(try SQLiteJournal(path: folder.file), in: folder)
        let first = try await desk.send().actions.map(\.id.text)
        #expect(first == ["\(id(0))-2", "\(id(0))-5"])
        for id in first { try await desk.journal.settle(ActionID(id), .sent(ids: []), now: desk.noon) }
        #expect(try await desk.sent().map(\.id.text) == ["\(id(0))-3", "\(id(0))-1.1"])
    }

    @Test func itIsMigratedOnce() async throws {
        try writeFirstVersion()
        await (try SQLiteJournal(path: folder.file)).close()
        let journal = try SQLiteJournal(path: folder.file)
        #expect(try await journal.connection.read { try Int.fetchOne($0, sql: "PRAGMA user_version") } == Schema.steps.count)
        #expect(try await journal.export(SMSAddress(canonical: "+31612345678")).consentLog.count == 1)
    }

    @Test func anotherProgramsDatabaseIsLeftAlone() throws {
        for version in [0, 1] {
            let path = folder.path + "/other-\(version).sqlite"
            let other = try DatabaseQueue(path: path)
            try other.writeWithoutTransaction {
                try $0.execute(sql: "CREATE TABLE message (x); PRAGMA user_version = \(version)")
            }
            try other.close()
            let refusal = #expect(throws: SQLiteJournal.OpenFailure.self) { try SQLiteJournal(path: path) }
            #expect(refusal?.description == "\(path) is the database of another program; choose another file with --data")
        }
    }

    @Test func aDamagedFileIsSaidToBeDamaged() async throws {
        let journal = try SQLiteJournal(path: folder.file)
        await journal.close()
        var bytes = try Data(contentsOf: URL(fileURLWithPath: folder.file))
        // All but the first page, which tells that it is a database.
        bytes.replaceSubrange(4096..<bytes.count, with: Data(repeating: 0xA5, count: bytes.count - 4096))
        try bytes.write(to: URL(fileURLWithPath: folder.file))
        let refusal = #expect(throws: SQLiteJournal.OpenFailure.self) { try SQLiteJournal(path: folder.file) }
        #expect(refusal?.description.contains("is damaged; move it away together with") == true)
        try bytes.prefix(2000).write(to: URL(fileURLWithPath: folder.file))
        let cut = #expect(throws: SQLiteJournal.OpenFailure.self) { try SQLiteJournal(path: folder.file) }
        #expect(cut?.description.contains("is damaged") == true || cut?.description.contains("is no database of answerback") == true)
    }
}
