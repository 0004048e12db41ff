import Foundation
import GRDB
import Journal
import JournalSQLite
import SMSMessages
import Testing

/// What was deleted is looked for byte by byte, in every file that the journal writes.
@Suite(.timeLimit(.minutes(10))) struct CanaryTests {
    let folder: JournalFolder
    let journal: SQLiteJournal
    let desk: Desk

    init() throws {
        folder = try JournalFolder()
        journal = try SQLiteJournal(path: folder.file)
        desk = Desk(journal, in: folder)
    }

    /// Every message and every answer carries its own: `«word-number-word»` of varied length, so that rows move about.
    private func canary(_ kind: String, _ number: Int) -> String {
        "canary\(kind)\(number)end" + String(repeating: "x", count: number * 37 % 900)
    }

    /// Which canaries of this kind stand in the database, its log, its index of the log, or a backup made now.
    private func found(_ kind: String) async throws -> Set<Int> {
        let backup = folder.path + "/\(UUID().uuidString).sqlite"
        try await journal.backup(to: backup)
        var found: Set<Int> = []
        for file in [folder.file, folder.file + "-wal", folder.file + "-shm", backup] {
            found.formUnion(numbers(of: Data("canary\(kind)".utf8), in: try Data(contentsOf: URL(fileURLWithPath: file))))
        }
        return found
    }

    private func numbers(of canary: Data, in bytes: Data) -> Set<Int> {
        var found: Set<Int> = []
        var from = bytes.startIndex
        while let range = bytes.range(of: canary, in: from..<bytes.endIndex) {
            let digits = bytes[range.upperBound...].prefix(9).prefix { (0x30...0x39).contains($0) }
            found.insert(Int(String(decoding: digits, as: UTF8.self)) ?? -1)
            from = range.upperBound
        }
        return found
    }

    /// One message an hour, of many senders, each decided and answered as it comes.
    private func fill(_ count: Int) async throws {
        for start in stride(from: 0, to: count, by: 50) {
            let arrivals = (start..<start + 50).map { number in
                let message = InboundMessage(
                    id: MessageID(high: 1, low: UInt64(number)), providerID: "\(number)", channel: "main",
                    sender: SMSAddress(canonical: "+316000000\(10 + number % 50)"), receiver: SMSAddress(canonical: "+31850000000"),
                    text: canary("text", number), rawText: Array(canary("raw", number).utf8), sentAt: nil,
                    receivedAt: desk.noon + .seconds(number * 3600))
                return Arrival(message: message)
            }
            _ = try await journal.accept(arrivals)
            for id in try await desk.claim(50) {
                try await desk.decide(id, replies: [canary("reply", Int(id.low)), canary("reply", Int(id.low))])
            }
            try await desk.sent(conduct: Conduct(caps: [], pairCaps: []))
        }
    }

    @Test func whatWasForgottenIsInNoFile() async throws {
        let count = 500
        try await fill(count)
        for kind in ["text", "raw", "reply"] { #expect(try await found(kind) == Set(0..<count), "\(kind), before") }
        for portion in 1...4 {
            let gone = count * portion / 5
            let now = desk.noon + .seconds((gone - 1) * 3600) + KeepingTimes.days(30)
            while try await journal.forget(KeepingTimes(), now: now) {}
            for kind in ["text", "raw", "reply"] { #expect(try await found(kind) == Set(gone..<count), "\(kind), portion \(portion)") }
        }
        let now = desk.noon + .seconds(count * 3600) + KeepingTimes.days(365)
        while try await journal.forget(KeepingTimes(), now: now) {}
        for kind in ["text", "raw", "reply"] { #expect(try await found(kind).isEmpty, "\(kind), records gone too") }
    }

    /// Audiences, rules, and what others had sent to the number: each carries the member that it is about.
    @Test func nothingOfAMemberIsLeftAnywhere() async throws {
        let count = 250
        for number in 0..<count {
            let id = try await desk.accept("JOIN", id: "j\(number)", from: "+31600000\(100 + number)").id
            let rule = canary("rule", number)
            let limit = RuleLimit(rule: rule, count: 1, within: .seconds(60))
            let message = try #require(try await journal.record(of: id)?.message)
            var sentOn = desk.action(1, of: message, canary("senton", number))
            // Every one to the next, so that each message belongs to somebody else.
            sentOn.recipient = SMSAddress(canonical: "+31600000\(100 + (number + 1) % count)")
            let state = DecisionState(
                audiences: [canary("state", number)], ruleTimes: [RuleTime(rule: canary("time", number), receivedAt: desk.noon)])
            try await journal.record(
                [
                    MessageDecision(
                        message: id, rules: [rule], ruleSetHash: "h", actions: [sentOn], state: state, limits: [limit.use(at: desk.noon)],
                        memberships: [.join(audience: canary("audience", number))])
                ], now: desk.noon)
        }
        let kinds = ["rule", "senton", "state", "time", "audience"]
        for kind in kinds { #expect(try await found(kind) == Set(0..<count), "\(kind), before") }
        var gone: [String: Set<Int>] = [:]
        for member in [0, 17, 59, 60, 249] {
            _ = try await journal.erase(SMSAddress(canonical: "+31600000\(100 + member)"), now: desk.noon)
            for kind in kinds { gone[kind, default: []].insert(member) }
            gone["senton"]?.insert((member + count - 1) % count)
            for kind in kinds {
                #expect(try await found(kind) == Set(0..<count).subtracting(gone[kind, default: []]), "\(kind) after \(member)")
            }
        }
    }

    /// One message an hour, each with a webhook, a fetch and a broadcast that come to their ends.
    private func fillErrands(_ count: Int) async throws {
        for number in 0..<count {
            let sender = "+31600000\(100 + number)"
            let id = try await desk.accept("go", id: "\(number)", from: sender, at: desk.noon + .seconds(number * 3600)).id
            try await desk.decide(id) { id in
                let recipients = ["canaryto\(number)end", "canaryto\(number)end", "canaryto\((number + 1) % count)end"]
                return Consequences(
                    errands: [desk.errand(.webhook, 1, of: id, content: canary("content", number)), desk.errand(.fetch, 2, of: id)],
                    broadcasts: [desk.broadcast(3, of: id, to: recipients, audiences: ["nobody"], text: canary("broadcast", number))])
            }
            for webhook in try await desk.take(.webhook).errands {
                try await journal.settle(webhook.errand.id, .again(at: desk.noon, reason: "a longer reason"), now: desk.noon)
            }
            for webhook in try await desk.take(.webhook).errands {
                try await journal.settle(webhook.errand.id, .done(reply: nil), now: desk.noon)
            }
            try await desk.fetched(.brought(Array(canary("answer", number).utf8))) { id in
                Consequences(errands: [desk.errand(.email, 1, of: id, content: canary("content", number))])
            }
            for email in try await desk.take(.email).errands {
                try await journal.settle(email.errand.id, ErrandOutcome.failed(reason: "550"), now: desk.noon)
            }
            _ = try await desk.sendAll()
        }
    }

    @Test func whatWasMadeAndFetchedAndSentToManyIsForgottenToo() async throws {
        let count = 100
        try await fillErrands(count)
        let kinds = ["content", "answer", "broadcast"]
        for kind in kinds + ["to"] { #expect(try await found(kind) == Set(0..<count), "\(kind), before") }
        for portion in 1...4 {
            let gone = count * portion / 5
            let now = desk.noon + .seconds((gone - 1) * 3600) + KeepingTimes.days(30)
            while try await journal.forget(KeepingTimes(), now: now) {}
            for kind in kinds { #expect(try await found(kind) == Set(gone..<count), "\(kind), portion \(portion)") }
        }
        let now = desk.noon + .seconds((count - 2) * 3600) + KeepingTimes.days(365)
        while try await journal.forget(KeepingTimes(), now: now) {}
        #expect(try await found("to") == [count - 1, 0], "the last record is there still")
        while try await journal.forget(KeepingTimes(), now: now + .seconds(3600)) {}
        for kind in kinds + ["to"] { #expect(try await found(kind).isEmpty, "\(kind), records gone too") }
    }

    @Test func whatWasMadeAndFetchedAndSentToManyIsErasedToo() async throws {
        let count = 100
        try await fillErrands(count)
        var gone: Set<Int> = []
        for sender in [0, 17, 99] {
            // A webhook, a fetch, an e-mail and two SMS.
            let erased = try await journal.erase(SMSAddress(canonical: "+31600000\(100 + sender)"), now: desk.noon)
            #expect(erased == Erased(messages: 1, actions: 5))
            gone.insert(sender)
            for kind in ["content", "answer", "broadcast"] {
                #expect(try await found(kind) == Set(0..<count).subtracting(gone), "\(kind) after \(sender)")
            }
        }
        for recipient in [3, 50] {
            _ = try await journal.erase(SMSAddress(canonical: "canaryto\(recipient)end"), now: desk.noon)
            #expect(try await !found("to").contains(recipient))
        }
        #expect(try await found("to").count == count - 3, "neither 0, of which both messages are gone, nor these two")
    }

    @Test func whoeverReadsAnOlderStateDelaysOnlyTheEmptyingOfTheLog() async throws {
        try await fill(50)
        var configuration = Configuration()
        configuration.readonly = true
        configuration.allowsUnsafeTransactions = true
        let reader = try DatabaseQueue(path: folder.file, configuration: configuration)
        try await reader.writeWithoutTransaction { try $0.execute(sql: "BEGIN; SELECT count(*) FROM message") }
        let month = desk.noon + .seconds(50 * 3600) + KeepingTimes.days(30)
        while try await journal.forget(KeepingTimes(), now: month) {}
        func log() throws -> Data { try Data(contentsOf: URL(fileURLWithPath: folder.file + "-wal")) }
        #expect(try log().isEmpty == false)
        #expect(try await desk.accept("x", id: "later").kind == .new)
        try await reader.writeWithoutTransaction { try $0.execute(sql: "COMMIT") }
        #expect(try await journal.forget(KeepingTimes(), now: month) == false)
        #expect(try log().isEmpty)
        #expect(try await found("text").isEmpty)
    }

    @Test func whatWasErasedIsInNoFile() async throws {
        let count = 500
        try await fill(count)
        for sender in [0, 7, 31] {
            let number = SMSAddress(canonical: "+316000000\(10 + sender)")
            #expect(try await journal.erase(number, now: desk.noon) == Erased(messages: 10, actions: 20))
            for kind in ["text", "raw", "reply"] {
                #expect(try await found(kind).filter { $0 % 50 == sender } == [], "\(kind) of \(sender)")
            }
        }
        #expect(try await found("text").count == 470, "and nothing else went")
    }
}
