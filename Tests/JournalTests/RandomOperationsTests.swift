import Journal
import JournalSQLite
import SMSMessages
import Testing

/// The database and the model, step by step through the same random operations: whatever one answers, the other answers too.
@Suite struct RandomOperationsTests {
    @Test(.timeLimit(.minutes(3)), arguments: RandomWalk.fixedSeeds + [UInt64.random(in: 100...(.max))])
    func theDatabaseDoesWhatTheModelDoes(seed: UInt64) async throws {
        print("random operations, seed \(seed)")
        var walk = try RandomWalk(seed: seed)
        for step in 1...RandomWalk.steps {
            try await walk.step()
            if let difference = walk.difference {
                Issue.record("seed \(seed), step \(step): \(difference)")
                return
            }
        }
        try await walk.compareEverything()
        #expect(walk.difference == nil, "seed \(seed), at the end")
        print(walk.tally.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", "))
        // Of a seed that nobody has seen before only the answers are judged.
        for (what, atLeast) in RandomWalk.mustHappen where RandomWalk.fixedSeeds.contains(seed) {
            #expect(walk.tally[what, default: 0] >= atLeast, "seed \(seed): \(what) happened too seldom to have been tested")
        }
    }
}

/// Few senders, texts and ids, so that everything meets everything.
struct RandomWalk {
    static let steps = 1500
    static let fixedSeeds: [UInt64] = [1, 2]

    private let folder: JournalFolder
    private let model = ModelJournal()
    private var journal: SQLiteJournal
    private var random: Seeded
    private var now = Timestamp(milliseconds: 1_800_000_000_000)
    private var ids: [MessageID] = []
    private var delivered: [Arrival] = []
    private var claimed: [InboundMessage] = []
    private var sending: [ActionID] = []
    private(set) var difference: String?
    /// How often what came out.
    private(set) var tally: [String: Int] = [:]

    static let mustHappen = [
        "new": 100, "repeated": 30, "suspectedDuplicate": 20, "reusedID": 30, "claimed message": 100, "claimed action": 50,
        "claimed again": 3, "refused": 10, "reopened": 3, "sent": 10, "failed": 5, "unknown": 5, "optedOut": 5, "loopGuard": 2, "echo": 2,
        "expired": 5, "duplicate": 5, "shortCode": 5, "alphanumericSender": 5,
    ]

    init(seed: UInt64) throws {
        random = Seeded(state: seed)
        folder = try JournalFolder()
        journal = try SQLiteJournal(path: folder.file)
    }

    mutating func step() async throws {
        now = now + .milliseconds(Int.random(in: 0...2000, using: &random))
        switch Int.random(in: 0..<100, using: &random) {
        case 0..<30: try await accept()
        case 30..<45: try await claimMessages()
        case 45..<62: try await decide()
        case 62..<75: try await claimActions()
        case 75..<92: try await settle()
        case 92..<94: try await both("expireLeases") { [now] in try await $0.expireLeases(now: now) }
        case 94..<96: try await both("counts") { try await $0.counts() }
        case 96: try await reopen()
        case 97: try await forget()
        default: now = now + .seconds(Int.random(in: 1...400, using: &random))
        }
    }

    mutating func compareEverything() async throws {
        try await compare(ids)
        for id in ids { tallyStates(try await model.record(of: id)) }
    }

    private mutating func compare(_ ids: some Sequence<MessageID>) async throws {
        for id in ids { try await both("record of \(id)") { try await $0.record(of: id) } }
        try await both("counts") { try await $0.counts() }
    }

    // MARK: -

    private mutating func accept() async throws {
        var arrivals: [Arrival] = []
        for _ in 0..<Int.random(in: 1...3, using: &random) {
            if Int.random(in: 0..<8, using: &random) == 0, let first = delivered.randomElement(using: &random) {
                arrivals.append(again(first.message))
            } else {
                arrivals.append(arrival())
            }
        }
        ids += arrivals.map(\.message.id)
        delivered = Array((arrivals + delivered).prefix(30))
        let accepted = try await both("accept") { try await $0.accept(arrivals) }
        for acceptance in accepted ?? [] { tally["\(acceptance.kind)", default: 0] += 1 }
    }

    /// As a provider does that missed our answer.
    private mutating func again(_ first: InboundMessage) -> Arrival {
        arrival(
            of: InboundMessage(
                id: MessageID(at: now, random: &random), providerID: first.providerID, channel: first.channel, sender: first.sender,
                receiver: first.receiver, text: first.text, sentAt: nil, receivedAt: now))
    }

    private mutating func arrival() -> Arrival {
        let words = ["news", " news\n", "route", "STOP", "START", "START", "answer 1", "answer 2", " answer 1"]
        let text = words[Int.random(in: 0..<words.count, using: &random)]
        let senders = ["+31611111111", "+31622222222", "+31633333333", "+31644444444", "4040", "MYBANK"]
        let message = InboundMessage(
            id: MessageID(at: now, random: &random),
            providerID: Bool.random(using: &random) ? "\(Int.random(in: 0..<40, using: &random))" : nil,
            channel: Bool.random(using: &random) ? "main" : "other",
            sender: SMSAddress(canonical: senders[Int.random(in: 0..<senders.count, using: &random)]),
            receiver: SMSAddress(canonical: Bool.random(using: &random) ? "+31850000000" : "+31850000001"), text: text,
            sentAt: Bool.random(using: &random) ? now - .seconds(3) : nil,
            receivedAt: now + .milliseconds(Int.random(in: -50...50, using: &random)))
        return arrival(of: message)
    }

    private mutating func arrival(of message: InboundMessage) -> Arrival {
        let consent: ConsentChange? = message.text == "STOP" ? .optOut : message.text == "START" ? .optIn : nil
        let confirmation = consent.map { _ in action(of: message, 1, .consent, "confirmed") }
        return Arrival(message: message, consent: consent, confirmation: confirmation)
    }

    private mutating func action(of message: InboundMessage, _ ordinal: Int, _ origin: NewAction.Origin, _ text: String) -> NewAction {
        NewAction(
            id: ActionID(message: message.id, ordinal: ordinal), origin: origin, rule: origin == .rule ? "r" : nil,
            recipient: message.sender, number: message.receiver, sender: message.receiver,
            gateway: Bool.random(using: &random) ? "a" : "b", text: text,
            expiresAt: now + .seconds(Int.random(in: 60...900, using: &random)))
    }

    private mutating func claimMessages() async throws {
        let limit = Int.random(in: 0...4, using: &random)
        let claim = try await both("claimMessages") { [now] in
            try await $0.claimMessages(upTo: limit, leasedUntil: now + .seconds(60), now: now)
        }
        tally["claimed message", default: 0] += claim?.messages.count ?? 0
        tally["claimed again", default: 0] += claim?.messages.count { $0.attempt > 1 } ?? 0
        claimed += claim?.messages.map(\.message) ?? []
    }

    private mutating func decide() async throws {
        var decisions: [MessageDecision] = []
        for _ in 0..<Int.random(in: 1...3, using: &random) {
            guard let message = claimed.randomElement(using: &random) else { continue }
            // Some are decided twice, some never; now and then an id is taken, or a message is nobody's.
            if Int.random(in: 0..<4, using: &random) > 0 { claimed.removeAll { $0.id == message.id } }
            let texts = ["answer 1", "answer 2", ""].shuffled(using: &random).prefix(Int.random(in: 0...2, using: &random))
            let clash = Int.random(in: 0..<20, using: &random) == 0
            let actions = texts.enumerated().map { action(of: message, clash ? 1 : $0 + 1, .rule, $1) }
            let id = Int.random(in: 0..<20, using: &random) == 0 ? MessageID(high: 0, low: 0) : message.id
            decisions.append(MessageDecision(message: id, rules: actions.map { _ in "r" }, ruleSetHash: "h", actions: actions))
        }
        let all = decisions
        try await both("record") { [now] in try await $0.record(all, now: now) }
    }

    private mutating func claimActions() async throws {
        let limit = Int.random(in: 0...4, using: &random)
        let gateways: Set = [["a"], ["b"], ["a", "b"]][Int.random(in: 0..<3, using: &random)]
        let conduct = Conduct(
            caps: [Conduct.Cap(count: 2, window: .seconds(120)), Conduct.Cap(count: 8, window: .seconds(3600))],
            ownNumbers: [SMSAddress(canonical: "+31644444444")], answerableShortCodes: Bool.random(using: &random) ? ["4040"] : [])
        let claim = try await both("claimActions") { [now] in
            try await $0.claimActions(upTo: limit, gateways: Set(gateways), conduct: conduct, leasedUntil: now + .seconds(60), now: now)
        }
        tally["claimed action", default: 0] += claim?.actions.count ?? 0
        sending += claim?.actions.map(\.id) ?? []
    }

    private mutating func settle() async throws {
        guard let id = sending.randomElement(using: &random) else { return }
        // An outcome that comes twice, or after its lease, must be refused the same way by both.
        if Int.random(in: 0..<5, using: &random) > 0 { sending.removeAll { $0 == id } }
        let outcomes: [AttemptOutcome] = [
            .sent(ids: ["1", "2"]), .sent(ids: []), .notSent(again: now + .seconds(5), reason: "refused"), .failed(reason: "106"),
            .unknown(reason: "time-out"),
        ]
        let outcome = outcomes[Int.random(in: 0..<outcomes.count, using: &random)]
        try await both("settle") { [now] in try await $0.settle(id, outcome, now: now) }
    }

    private mutating func forget() async throws {
        let now = now
        let keeping = KeepingTimes(providerIDs: .seconds(3600))
        for journal in [model, journal] as [any MessageJournal] {
            while try await journal.forget(keeping, now: now) {}
        }
    }

    private mutating func reopen() async throws {
        await journal.close()
        journal = try SQLiteJournal(path: folder.file)
        try await model.reopen()
        tally["reopened", default: 0] += 1
        try await compare(ids.suffix(50))
    }

    private mutating func tallyStates(_ record: MessageRecord?) {
        for action in record?.actions ?? [] {
            switch action.state {
            case .suppressed(.suspectedDuplicate): tally["duplicate", default: 0] += 1
            case .suppressed(let reason): tally["\(reason)", default: 0] += 1
            case let state: tally[String("\(state)".prefix { $0.isLetter }), default: 0] += 1
            }
        }
    }

    /// Asks both and keeps the first difference; of a refusal only that it is one, since each says why in its own words.
    @discardableResult
    private mutating func both<Answer: Equatable>(
        _ what: String, _ operation: (any MessageJournal) async throws -> Answer
    ) async throws -> Answer? {
        let expected = await outcome(of: model, operation)
        let found = await outcome(of: journal, operation)
        if expected.failure != nil { tally["refused", default: 0] += 1 }
        if expected != found, difference == nil { difference = "\(what): expected \(expected), found \(found)" }
        return expected.answer
    }

    private mutating func both(_ what: String, _ operation: (any MessageJournal) async throws -> Void) async throws {
        try await both(what) { journal in
            try await operation(journal)
            return true
        }
    }

    private struct Outcome<Answer: Equatable>: Equatable {
        var answer: Answer?
        var failure: String?
    }

    private func outcome<Answer>(
        of journal: any MessageJournal, _ operation: (any MessageJournal) async throws -> Answer
    ) async -> Outcome<Answer> {
        do {
            return Outcome(answer: try await operation(journal))
        } catch JournalFailure.refused {
            return Outcome(failure: "refused")
        } catch {
            return Outcome(failure: "\(error)")
        }
    }
}

/// SplitMix64: the same numbers for the same seed.
struct Seeded: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
