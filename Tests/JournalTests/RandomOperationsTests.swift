import Journal
import JournalSQLite
import SMSMessages
import TestSupport
import Testing

/// The database and the model, step by step through the same random operations: whatever one answers, the other answers too.
@Suite struct RandomOperationsTests {
    @Test(.timeLimit(.minutes(20)), arguments: [false, true])
    func theDatabaseDoesWhatTheModelDoes(whereAnOperatorIsAtWork: Bool) async throws {
        _ = try await walk(seed: UInt64.random(in: 100...(.max)), operates: whereAnOperatorIsAtWork)
    }

    /// What has not happened was not tested: walks of known seeds, until everything has.
    @Test(.timeLimit(.minutes(40)), arguments: [(false, RandomWalk.mustHappen), (true, RandomWalk.mustHappenToOperators)])
    func everythingHappensAtSomeTime(operates: Bool, mustHappen: [String: Int]) async throws {
        var tally: [String: Int] = [:]
        var missing: [String] = []
        for seed in 1...RandomWalk.mostWalks {
            tally.merge(try await walk(seed: seed, operates: operates), uniquingKeysWith: +)
            missing = mustHappen.filter { tally[$0.key, default: 0] < $0.value }.map(\.key).sorted()
            if missing.isEmpty { break }
        }
        #expect(missing == [], "happened too seldom to have been tested")
    }

    /// - Returns: how often everything happened.
    private func walk(seed: UInt64, operates: Bool) async throws -> [String: Int] {
        print("random operations\(operates ? " with an operator" : ""), seed \(seed)")
        var walk = try RandomWalk(seed: seed, operates: operates)
        for step in 1...RandomWalk.steps {
            try await walk.step()
            try #require(walk.difference == nil, "seed \(seed), step \(step)")
        }
        try await walk.compareEverything()
        #expect(walk.difference == nil, "seed \(seed), at the end")
        print(walk.tally.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", "))
        return walk.tally
    }
}

/// Few senders, texts and ids, so that everything meets everything.
struct RandomWalk {
    static let steps = 4500
    static let mostWalks: UInt64 = 8

    private let folder: JournalFolder
    private let operates: Bool
    let model = ModelJournal()
    private var journal: SQLiteJournal
    var random: SplitMix64
    var now = Timestamp(milliseconds: 1_800_000_000_000)
    var ids: [MessageID] = []
    /// Claimed errands, by id, and broadcasts begun.
    var errands: [ClaimedErrand] = []
    var broadcasts: [ActionID] = []
    var errandIDs: [ActionID] = []
    private var delivered: [Arrival] = []
    private var deliveredParts: [InboundMessage] = []
    private var claimed: [InboundMessage] = []
    private var sending: [ActionID] = []
    /// Newest first.
    private var begun: [ActionID] = []
    private var lastBegun: OutboundSMS?
    var actions: [ActionID] = []
    private var setAside: [MessageID] = []
    private var handedOut: [MessageID: DecisionState] = [:]
    private var path: String
    private var kills = 0
    private(set) var difference: String?
    /// How often what came out.
    var tally: [String: Int] = [:]
    private var tallied: Set<String> = []

    static let mustHappen = [
        "new": 100, "repeated": 30, "suspectedDuplicate": 20, "reusedID": 30, "claimed message": 100, "claimed action": 50,
        "claimed again": 3, "put off": 10, "claimed late": 5, "refused": 10, "reopened": 3, "sent": 10, "failed": 5, "unknown": 5,
        "optedOut": 5, "loopGuard": 2, "echo": 1,
        "expired": 5, "duplicate": 5, "shortCode": 5, "alphanumericSender": 5, "noGateway": 3, "countryNotAllowed": 2, "set aside": 2,
        "killed": 3, "waits again": 1, "listed": 100, "made": 5, "notEnded": 1, "covered": 1, "textGone": 1, "notFound": 1, "text gone": 10,
        "erased": 10, "exported": 10, "killed with an errand out": 3, "rule set": 3, "sent on": 20, "audience known": 20,
        "rule time known": 20, "rule count known": 20, "decided anew": 10, "member": 4,
        "membership exported": 3,
        "limited time exported": 3, "sent by others": 3, "state kept": 20, "opt-out lifted": 1, "joined too late": 5,
        "notified": 15, "kept": 50, "polled": 8, "looked for": 10, "delivered": 2,
        "part of parts": 30, "repeated of parts": 10, "joined": 10, "joined consent": 1, "incomplete": 10, "waiting part exported": 3,
        "waiting part erased": 1,
        "tripped": 5, "gateway tripped": 2, "recipient tripped": 2, "guarded": 3, "pairGuard": 1, "held errand": 10, "refused fetch": 3,
        "opt-outs known": 5, "held": 10, "waits behind another": 20, "goes before a broadcast": 1, "passes a held one": 1,
        "held listed": 15,
        "let go": 10, "nothing to release": 5, "held expired": 1,
        "fetching": 8, "claimed errand": 50, "claimed fetch": 30, "given up": 1, "errand done": 10, "errand failed": 10,
        "errand again": 10, "brought": 5, "excused": 5, "answers": 5, "broadcast SMS": 20, "broadcast stopped": 2, "queued": 100,
        "tried now": 3, "dropped": 3, "not possible": 3,
    ]
    /// Where an operator is at work.
    static let mustHappenToOperators = [
        "consent by operator": 30, "stopped by operator": 3, "taken in": 10, "not taken in": 5, "taken out": 3, "wish made": 10,
        "wish repeated": 1, "wish keyReused": 5, "wish optedOut": 3, "opt-out listed": 50,
    ]

    /// - Parameter operates: whether an operator changes consent and audiences, and SMS are sent without a rule.
    init(seed: UInt64, operates: Bool = false) throws {
        self.operates = operates
        random = SplitMix64(seed: seed)
        folder = try JournalFolder()
        path = folder.file
        journal = try SQLiteJournal(path: path)
    }

    mutating func step() async throws {
        now = now + .milliseconds(Int.random(in: 0...2000, using: &random))
        switch Int.random(in: 0..<(operates ? 160 : 140), using: &random) {
        case 0..<18: try await accept()
        case 18..<24: try await acceptParts()
        case 24..<38: try await claimMessages()
        case 38..<52: try await decide()
        case 52..<62: try await claimActions()
        case 62..<73: try await settle()
        case 73..<76: try await notify()
        case 76: try await poll()
        case 77..<79: try await breakers()
        case 79..<81:
            try await expireLeases()
            try await acceptIncomplete()
        case 81..<83: try await both("counts") { [now] in try await $0.counts(now: now) }
        case 83..<87: try await list()
        case 87: try await audiences()
        case 88..<91: try await resend()
        case 91..<93: try await decideAgain()
        case 93: try await reopen(afterAKill: false)
        case 94..<96: try await kill()
        case 96: try await forget()
        case 97: try await aboutANumber()
        case 98: try await ruleSets()
        case 100..<110: try await claimErrands()
        case 110..<120: try await settleErrand()
        case 120..<125: try await aboutBroadcasts()
        case 125..<130: try await aboutTheQueue()
        case 130..<139: try await claimActions()
        case 140..<160: try await operate()
        default: now = now + .seconds(Int.random(in: 1...400, using: &random))
        }
    }

    mutating func compareEverything() async throws {
        try await compare(ids)
        try await tallyStates()
    }

    private mutating func compare(_ ids: some Sequence<MessageID>) async throws {
        for id in ids { try await both("record of \(id)") { try await $0.record(of: id) } }
        try await both("counts") { [now] in try await $0.counts(now: now) }
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
                receiver: first.receiver, text: first.text, rawText: first.rawText, sentAt: nil, receivedAt: now, parts: first.parts))
    }

    private mutating func arrival() -> Arrival {
        if oneIn(6), let last = lastBegun { return echo(of: last) }
        let words = ["news", " news\n", "route", "STOP", "START", "START", "answer 1", "answer 1", "answer 2", " answer 1"]
        let text = words[Int.random(in: 0..<words.count, using: &random)]
        let senders = ["+31611111111", "+31622222222", "+31633333333", "+31644444444", "4040", "MYBANK"]
        let message = InboundMessage(
            id: MessageID(at: now, random: &random),
            providerID: Bool.random(using: &random) ? "\(Int.random(in: 0..<40, using: &random))" : nil,
            channel: Bool.random(using: &random) ? "main" : "other",
            sender: SMSAddress(canonical: senders[Int.random(in: 0..<senders.count, using: &random)]),
            receiver: SMSAddress(canonical: Bool.random(using: &random) ? "+31850000000" : "+31850000001"), text: text,
            rawText: oneIn(9) ? [0xFF, 0x00, 0x41] : nil,
            sentAt: Bool.random(using: &random) ? now - .seconds(3) : nil,
            receivedAt: now + .milliseconds(Int.random(in: -50...50, using: &random)))
        return arrival(of: message)
    }

    private mutating func echo(of sms: OutboundSMS) -> Arrival {
        arrival(
            of: InboundMessage(
                id: MessageID(at: now, random: &random), providerID: nil, channel: "main", sender: .phone(sms.recipient),
                receiver: sms.sender, text: "\(sms.text)\n", sentAt: nil, receivedAt: now))
    }

    private mutating func arrival(of message: InboundMessage) -> Arrival {
        let consent: ConsentChange? = message.text == "STOP" ? .optOut : message.text == "START" ? .optIn : nil
        let confirmation = consent.map { _ in action(of: message, 1, .consent, "confirmed") }
        return Arrival(message: message, consent: consent, confirmation: confirmation)
    }

    mutating func action(of message: InboundMessage, _ ordinal: Int, _ origin: NewAction.Origin, _ text: String) -> NewAction {
        let others = ["+31611111111", "+31622222222", "+31633333333"]
        let other = origin == .rule && oneIn(3) ? others.randomElement(using: &random) : nil
        let recipient = other.map { SMSAddress(canonical: $0) } ?? message.sender
        if recipient != message.sender { tally["sent on", default: 0] += 1 }
        return NewAction(
            id: ActionID(message: message.id, ordinal: ordinal), origin: origin, rule: origin == .rule ? "r" : nil,
            recipient: recipient, number: message.receiver, sender: message.receiver,
            gateway: Bool.random(using: &random) ? "a" : "b", text: text,
            expiresAt: now + .seconds(Int.random(in: 60...900, using: &random)),
            heldBack: oneIn(15) ? .noGateway : nil)
    }

    /// Of long SMS with few references, so that they come again; some parts twice, some never, of some ids more than one.
    private mutating func acceptParts() async throws {
        var arrivals: [Arrival] = []
        for _ in 0..<Int.random(in: 1...3, using: &random) {
            if oneIn(6), let first = deliveredParts.randomElement(using: &random) {
                arrivals.append(again(first))
            } else {
                arrivals.append(Arrival(message: part()))
            }
        }
        ids += arrivals.map(\.message.id)
        deliveredParts = Array((arrivals.map(\.message) + deliveredParts).prefix(30))
        let accepted = try await both("accept parts") { try await $0.accept(arrivals, joining: Self.read) }
        for (arrival, acceptance) in zip(arrivals, accepted ?? []) {
            tally["\(acceptance.kind) of parts", default: 0] += 1
            guard acceptance.kind.isStored, let record = try await model.record(of: acceptance.id) else { continue }
            tally["joined", default: 0] += 1
            if record.state == .consent { tally["joined consent", default: 0] += 1 }
            if record.message.id != arrival.message.id { ids.append(record.message.id) }
        }
    }

    private mutating func part() -> InboundMessage {
        let senders = ["+31611111111", "+31622222222"]
        let total = Int.random(in: 2...3, using: &random)
        let number = Int.random(in: 1...total, using: &random)
        let id = MessageID(at: now, random: &random)
        let providerID = Bool.random(using: &random) ? "\(Int.random(in: 0..<40, using: &random))" : nil
        let channel = oneIn(4) ? "other" : "main"
        let sender = SMSAddress(canonical: senders[Int.random(in: 0..<2, using: &random)])
        let place = Int.random(in: 0..<5, using: &random)
        // Some end or begin within a character.
        let damaged: [(String, [UInt8])] = [
            ("a\u{FFFD}", [0x61, 0xF0, 0x9F]), ("\u{FFFD}\u{FFFD}b", [0x98, 0x80, 0x62]), ("", [0xFF]), ("ART", [0xFF]), ("more", [0xFF]),
        ]
        let raw = oneIn(9) ? damaged[place] : nil
        return InboundMessage(
            id: id, providerID: providerID, channel: channel, sender: sender, receiver: SMSAddress(canonical: "+31850000000"),
            text: raw?.0 ?? ["ST", "OP", "", "ART", "more"][place], rawText: raw?.1, sentAt: oneIn(2) ? now - .seconds(3) : nil,
            receivedAt: now + .milliseconds(Int.random(in: -50...50, using: &random)),
            parts: MessageParts(reference: oneIn(2) ? "7" : "8", number: number, of: total))
    }

    /// What is joined and says STOP means it.
    private static let read: ArrivalReader = { message in
        let consent: ConsentChange? = message.text == "STOP" ? .optOut : message.text == "START" ? .optIn : nil
        let confirmation = consent.map { _ in
            NewAction(
                id: ActionID(message: message.id, ordinal: 1), origin: .consent, rule: nil, recipient: message.sender,
                number: message.receiver, sender: message.receiver, gateway: "a", text: "confirmed",
                expiresAt: message.receivedAt + .seconds(600))
        }
        return Arrival(message: message, consent: consent, confirmation: confirmation)
    }

    private mutating func acceptIncomplete() async throws {
        let accepted = try await both("acceptIncomplete") { [now] in try await $0.acceptIncomplete(now: now, joining: Self.read) }
        tally["incomplete", default: 0] += accepted?.count ?? 0
    }

    private mutating func claimMessages() async throws {
        let limit = Int.random(in: 0...4, using: &random)
        let question = stateQuestion()
        let claim = try await both("claimMessages") { [now] in
            try await $0.claimMessages(upTo: limit, leasedUntil: now + .seconds(60), asking: question, now: now)
        }
        for message in claim?.messages ?? [] {
            handedOut[message.message.id] = message.state
            tally["audience known", default: 0] += message.state.audiences.count
            tally["rule time known", default: 0] += message.state.ruleTimes.count
            tally["rule count known", default: 0] += message.state.ruleCounts.count
        }
        tally["claimed message", default: 0] += claim?.messages.count ?? 0
        tally["claimed again", default: 0] += claim?.messages.count { $0.attempt > 1 } ?? 0
        tally["set aside", default: 0] += claim?.setAside.count ?? 0
        setAside += claim?.setAside ?? []
        claimed += claim?.messages.map(\.message) ?? []
        let slow = claim?.messages.map(\.message.id).filter { _ in oneIn(4) } ?? []
        try await both("put off") { try await $0.putOff(slow) }
        tally["put off", default: 0] += slow.count
        if oneIn(2) { try await claimPutOff() }
        guard let suspect = claim?.messages.first(where: { $0.attempt > 1 })?.message.id else { return }
        try await both("begin deciding") { try await $0.beginDeciding(suspect) }
        // Two of three end the process.
        guard tally["claimed again", default: 0].isMultiple(of: 3) else { return }
        try await both("end deciding") { try await $0.endDeciding(suspect) }
    }

    private mutating func claimPutOff() async throws {
        let question = stateQuestion()
        let found = try await both("claim put off") { [now] in
            try await $0.claimPutOff(leasedUntil: now + .seconds(60), asking: question)
        }
        guard let message = found ?? nil else { return }
        handedOut[message.message.id] = message.state
        claimed.append(message.message)
        tally["claimed late", default: 0] += 1
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
            let consequences = consequences(of: message, actions)
            self.actions += actions.map(\.id)
            errandIDs += consequences.errands.map(\.id)
            broadcasts += consequences.broadcasts.map(\.id)
            let rules = [[], ["r"], ["r", "s"], ["s"], ["rs"]][Int.random(in: 0..<5, using: &random)]
            let hash = "h\(Int.random(in: 0..<4, using: &random))"
            decisions.append(
                MessageDecision(
                    message: id, rules: rules, undecided: oneIn(4) ? 2 : 0, ruleSetHash: hash, consequences: consequences,
                    state: handedOut[id] ?? DecisionState(),
                    limits: rules.filter { _ in Bool.random(using: &random) }.map { limit(of: $0).use(at: message.receivedAt) }))
        }
        let all = decisions
        let optedOut = model.state.withLock { state in
            tally["joined too late", default: 0] += all.count { decision in
                !decision.consequences.memberships.isEmpty
                    && state.messages.contains { $0.message.id == decision.message && state.isStopped($0) }
            }
            return state.optedOut.count
        }
        defer { tally["opt-out lifted", default: 0] += optedOut - model.state.withLock { $0.optedOut.count } }
        let waitAgain = try await both("record") { [now] in try await $0.record(all, now: now) } ?? []
        tally["decided anew", default: 0] += waitAgain.count
        // Some are decided once more although somebody else has claimed them by then.
        let isForgotten = !oneIn(4)
        claimed.removeAll { isForgotten && waitAgain.contains($0.id) }
    }

    static let audienceNames = ["news", "vip", "vipers"]

    /// By a span, or by a calendar whose days are short.
    private mutating func limit(of rule: String) -> RuleLimit {
        let count = Int.random(in: 1...3, using: &random)
        let length = Int64.random(in: 1...400, using: &random) * 1000
        let isOfAll = oneIn(2)
        if oneIn(2) { return RuleLimit(rule: rule, count: count, isOfAll: isOfAll, within: .milliseconds(length)) }
        return RuleLimit(rule: rule, count: count, isOfAll: isOfAll) { instant in
            let start = Timestamp(milliseconds: instant.milliseconds / length * length)
            return start..<start + .milliseconds(length)
        }
    }

    private mutating func stateQuestion() -> StateQuestion {
        if oneIn(5) { return .nothing }
        let limits = ["r", "s", "rs"].shuffled(using: &random).prefix(Int.random(in: 0...3, using: &random)).map { limit(of: $0) }
        return StateQuestion(limits: limits, audiencesMatter: oneIn(2))
    }

    mutating func membershipChanges() -> [MembershipChange] {
        (0..<Int.random(in: 0...2, using: &random)).map { _ in
            let audience = Self.audienceNames[Int.random(in: 0..<3, using: &random)]
            return oneIn(3) ? .leave(audience: audience) : .join(audience: audience)
        }
    }

    private mutating func audiences() async throws {
        try await both("audiences") { try await $0.audiences() }
        let limit = Int.random(in: 0...3, using: &random)
        for name in Self.audienceNames {
            let after = oneIn(2) ? nil : try PhoneNumber(e164: "+31622222222")
            let members = try await both("members") { try await $0.members(of: name, after: after, limit: limit) }
            tally["member", default: 0] += members?.count ?? 0
        }
    }

    private mutating func claimActions() async throws {
        let limit = Int.random(in: 0...4, using: &random)
        let gateways: Set = [["a"], ["b"], ["a", "b"]][Int.random(in: 0..<3, using: &random)]
        let conduct = Conduct(
            caps: [Conduct.Cap(count: 2, window: .seconds(300)), Conduct.Cap(count: 8, window: .seconds(3600))],
            pairCaps: [Conduct.Cap(count: 3, window: .seconds(900)), Conduct.Cap(count: 6, window: .seconds(7200))],
            ownNumbers: [SMSAddress(canonical: "+31644444444")], answerableShortCodes: Bool.random(using: &random) ? ["4040"] : [],
            replyAreas: oneIn(5) ? [SMSAddress(canonical: "+31850000001"): ReplyArea(["32", "3162"])] : [:],
            sendingCaps: oneIn(4) ? [:] : caps())
        let heldBefore = held()
        let claim = try await both("claimActions") { [now] in
            try await $0.claimActions(upTo: limit, gateways: Set(gateways), conduct: conduct, leasedUntil: now + .seconds(60), now: now)
        }
        tally["held", default: 0] += held() - heldBefore
        for action in claim?.actions ?? [] { expectItsTurn(action.id) }
        tally["claimed action", default: 0] += claim?.actions.count ?? 0
        tally["tripped", default: 0] += claim?.tripped.count ?? 0
        for phone in claim?.tripped ?? [] { if case .recipient = phone.scope.part { tally["recipient tripped", default: 0] += 1 } }
        tally["guarded", default: 0] += claim?.heldBack.count(where: \.isLoopGuard) ?? 0
        tally["gateway tripped", default: 0] += claim?.tripped.count { $0.scope.part == .all } ?? 0
        lastBegun = claim?.actions.last?.sms ?? lastBegun
        sending += claim?.actions.map(\.id) ?? []
        begun = Array(((claim?.actions.map(\.id) ?? []) + begun).prefix(12))
    }

    /// In each conversation SMS begin in the order written, one at a time; only confirmations of consent stand before all others,
    /// broadcasts behind them, and what is held is passed.
    private mutating func expectItsTurn(_ id: ActionID) {
        let found = model.state.withLock { state -> (earlier: [ActionID], later: Int, overtaken: Int) in
            guard let index = state.actions.firstIndex(where: { $0.action.id == id }) else { return ([], 0, 0) }
            let others = state.conversation(index).filter { $0 != index && !state.actions[$0].state.hasEnded }
            func mayWait(_ other: Int) -> Bool {
                if case .sending = state.actions[other].state { return false }
                return state.actions[other].isHeld || (state.actions[index].turn, index) < (state.actions[other].turn, other)
            }
            let overtaken = others.count { $0 < index && mayWait($0) }
            if others.contains(where: { $0 < index && state.actions[$0].isHeld }) { tally["passes a held one", default: 0] += 1 }
            if state.actions[index].turn == 0, overtaken > 0 { tally["confirmed before an answer", default: 0] += 1 }
            return (others.filter { !mayWait($0) }.map { state.actions[$0].action.id }, others.count, overtaken)
        }
        if !found.earlier.isEmpty, difference == nil { difference = "\(id) was begun before \(found.earlier)" }
        tally["waits behind another", default: 0] += found.later
        tally["goes before a broadcast", default: 0] += found.overtaken
    }

    private func held() -> Int {
        model.state.withLock { state in state.actions.count { if case .held = $0.state { true } else { false } } }
    }

    private mutating func expireLeases() async throws {
        let heldBefore = held()
        try await both("expireLeases") { [now] in try await $0.expireLeases(now: now) }
        tally["held expired", default: 0] += heldBefore - held()
    }

    private mutating func caps() -> [String: SendingCaps] {
        [
            "a": SendingCaps(all: .init(hour: 9, day: 30), block: .init(hour: oneIn(2) ? 2 : nil, day: 6), recipient: .init(hour: 2)),
            "b": SendingCaps(all: .init(hour: oneIn(5) ? 1 : nil), block: .init(day: 4)),
        ]
    }

    private mutating func breakers() async throws {
        let tripped = try await both("breakers") { try await $0.breakers() } ?? []
        tally["held listed", default: 0] += tripped.reduce(0) { $0 + $1.held }
        let others = ["a", "b", "c"].map { Breaker.Scope(gateway: $0, block: oneIn(2) ? NumberBlock(prefix: "+31611111") : nil) }
        let phones = Set(
            ["+31611111111", "+31622222222", "+31644444444", "4040"].filter { _ in oneIn(2) }.map(SMSAddress.init(canonical:)))
        tally["opt-outs known", default: 0] += try await both("optOuts") { try await $0.optOuts(among: phones) }?.count ?? 0
        let scopes = tripped.map(\.breaker.scope).filter { _ in oneIn(2) } + others.filter { _ in oneIn(4) }
        for scope in scopes {
            let freed = try await both("release \(scope)") { try await $0.release(scope) }
            if case .some(.some(let count)) = freed {
                tally["let go", default: 0] += count
            } else {
                tally["nothing to release", default: 0] += 1
            }
        }
        try await both("breakers after a release") { try await $0.breakers() }
    }

    private mutating func settle() async throws {
        guard let id = sending.randomElement(using: &random) else { return }
        // An outcome that comes twice, or after its lease, must be refused the same way by both.
        if Int.random(in: 0..<5, using: &random) > 0 { sending.removeAll { $0 == id } }
        let outcomes: [AttemptOutcome] = [
            .sent(ids: ["\(Int.random(in: 1...30, using: &random))"]), .sent(ids: []),
            .notSent(again: now + .seconds(5), reason: "refused"), .failed(reason: "106"),
            .unknown(reason: "time-out"),
        ]
        let outcome = outcomes[Int.random(in: 0..<outcomes.count, using: &random)]
        try await both("settle") { [now] in try await $0.settle(id, outcome, now: now) }
    }

    /// Of what is sent, of what is being sent, of strangers: early, twice, out of order.
    private mutating func notify() async throws {
        for _ in 0..<Int.random(in: 1...3, using: &random) {
            let reference = oneIn(2) ? (oneIn(4) ? actions : begun).randomElement(using: &random)?.text : nil
            let id = oneIn(2) ? "\(Int.random(in: 1...30, using: &random))" : nil
            let notification = DeliveryNotification(
                id: id ?? (reference == nil ? "0" : nil), reference: reference ?? (oneIn(4) ? "somebody's" : nil),
                status: DeliveryStatus.allCases[Int.random(in: 0..<6, using: &random)],
                at: oneIn(3) ? now - .seconds(Int.random(in: 0...60, using: &random)) : nil)
            let gateway = oneIn(2) ? "a" : "b"
            let fate = try await both("recordDelivery \(notification)") { [now] in
                try await $0.recordDelivery(notification, by: gateway, now: now)
            }
            switch fate {
            case .applied: tally["notified", default: 0] += 1
            case .kept: tally["kept", default: 0] += 1
            case .dropped, nil: tally["no room", default: 0] += 1
            }
        }
    }

    private mutating func poll() async throws {
        let limit = Int.random(in: 0...4, using: &random)
        for gateway in ["a", "b"] {
            let polls = try await both("claimPolls") { [now] in
                try await $0.claimPolls(upTo: limit, of: gateway, leasedUntil: now + .seconds(30), now: now)
            }
            for poll in polls ?? [] where !oneIn(6) {
                let status = DeliveryStatus.allCases[Int.random(in: 0..<6, using: &random)]
                let answer: PollAnswer =
                    poll.gatewayID == nil
                    ? .listed(oneIn(2) ? nil : status) : .report(DeliveryReport(status: status, at: oneIn(2) ? now : nil))
                try await both("recordPoll \(poll) \(answer)") { [now] in try await $0.recordPoll(poll.action, answer, now: now) }
                tally[poll.gatewayID == nil ? "looked for" : "polled", default: 0] += 1
            }
        }
    }

    mutating func oneIn(_ chances: Int) -> Bool { Int.random(in: 0..<chances, using: &random) == 0 }

    private mutating func list() async throws {
        let parties = ["+31611111111", "4040", "MYBANK", "+31850000000", "+31850000001"].map { SMSAddress(canonical: $0) }
        let all = MessageRecord.State.allCases.filter { operates || $0 != .outbound }
        let states = all.shuffled(using: &random).prefix(Int.random(in: 0...2, using: &random))
        var query = MessageQuery(states: Set(states), limit: Int.random(in: 0...20, using: &random))
        if oneIn(4) { query.before = ids.randomElement(using: &random) }
        if oneIn(6) { query.after = ids.randomElement(using: &random) }
        if oneIn(4) { query.since = now - .seconds(300) }
        if oneIn(4) { query.until = now - .seconds(100) }
        if oneIn(3) { query.party = parties.randomElement(using: &random) }
        if oneIn(4) { query.rule = ["r", "s", "rs", "t"].randomElement(using: &random) }
        query.onlyTroubled = oneIn(4)
        let asked = query
        let found = try await both("messages \(asked)") { try await $0.messages(asked) }
        tally["listed", default: 0] += found?.count ?? 0
    }

    private mutating func resend() async throws {
        let id = actions.randomElement(using: &random) ?? ActionID("nobody-1")
        let again = oneIn(3)
        let outcome = try await both("resend") { [now] in
            try await $0.resend(id, again: again, gateway: "main", sender: .alphanumeric("Shop"), expiresAt: now + .seconds(600), now: now)
        }
        guard let outcome else { return }
        if case .made(let copy) = outcome { actions.append(copy) }
        tally[String("\(outcome)".prefix { $0.isLetter }), default: 0] += 1
    }

    private mutating func decideAgain() async throws {
        let id = Bool.random(using: &random) ? setAside.last : ids.randomElement(using: &random)
        guard let id else { return }
        let waits = try await both("decideAgain") { [now] in try await $0.decideAgain(id, now: now) }
        if waits == true { tally["waits again", default: 0] += 1 }
    }

    private mutating func forget() async throws {
        try await tallyStates()
        let now = now
        let keeping = KeepingTimes(texts: .seconds(1200), records: .seconds(6000), providerIDs: .seconds(3600), consent: .seconds(2000))
        for journal in [model, journal] as [any MessageJournal] {
            while try await journal.forget(keeping, now: now) {}
        }
        try await compare(ids.suffix(200))
    }

    private mutating func aboutANumber() async throws {
        let number = SMSAddress(canonical: ["+31611111111", "+31622222222", "MYBANK"][Int.random(in: 0..<3, using: &random)])
        let exported = try await both("export") { try await $0.export(number) }
        tally["exported", default: 0] += exported?.messages.count ?? 0
        tally["waiting part exported", default: 0] += exported?.waitingParts.count ?? 0
        tally["membership exported", default: 0] += exported?.memberships.count ?? 0
        tally["limited time exported", default: 0] += exported?.limitedTimes.count ?? 0
        tally["sent by others", default: 0] += exported?.sentByOthers.count ?? 0
        guard oneIn(3) else { return }
        try await tallyStates()
        let erased = try await both("erase") { [now] in try await $0.erase(number, now: now) }
        tally["erased", default: 0] += erased?.messages ?? 0
        tally["waiting part erased", default: 0] += erased?.parts ?? 0
        try await both("export after erasing") { try await $0.export(number) }
    }

    private mutating func ruleSets() async throws {
        let hash = "h\(Int.random(in: 0..<4, using: &random))"
        try await both("keepRuleSet") { [now] in try await $0.keepRuleSet(hash: hash, text: "rules \(hash)", now: now) }
        try await both("newestRuleSet") { try await $0.newestRuleSet() }
        for hash in ["h0", "h1", "h2", "h3"] {
            if try await both("ruleSet", { try await $0.ruleSet(hash: hash) }) != nil { tally["rule set", default: 0] += 1 }
        }
    }

    /// Now and then as often as it takes to set a message aside.
    private mutating func kill() async throws {
        for _ in 0..<(oneIn(3) ? 4 : 1) {
            try await reopen(afterAKill: true)
            try await claimMessages()
        }
    }

    /// A kill leaves the file as it is; the next process works on a copy of that, since nobody can let go of a lock unseen.
    private mutating func reopen(afterAKill: Bool) async throws {
        var next = path
        if afterAKill {
            kills += 1
            next = try folder.copy(of: path, to: "after-\(kills).sqlite")
        }
        await journal.close()
        path = next
        journal = try SQLiteJournal(path: path)
        model.reopen(afterAKill: afterAKill)
        if afterAKill, model.state.withLock({ $0.errands.contains { $0.attempts > 0 && !$0.state.hasEnded } }) {
            tally["killed with an errand out", default: 0] += 1
        }
        tally[afterAKill ? "killed" : "reopened", default: 0] += 1
        try await compare(ids.suffix(50))
    }

    /// Before something is deleted and at the end.
    private mutating func tallyStates() async throws {
        for id in ids {
            guard let record = try await model.record(of: id) else { continue }
            if !record.decisionState.isEmpty, tallied.insert("\(id) state").inserted { tally["state kept", default: 0] += 1 }
            if record.textIsGone, tallied.insert("\(id)").inserted { tally["text gone", default: 0] += 1 }
            for action in record.actions where action.state.hasEnded && tallied.insert("\(action.action.id)").inserted {
                switch action.state {
                case .suppressed(.suspectedDuplicate): tally["duplicate", default: 0] += 1
                case .suppressed(let reason): tally["\(reason)", default: 0] += 1
                case let state: tally["\(state)", default: 0] += 1
                }
                if action.delivery?.state.status == .delivered { tally["delivered", default: 0] += 1 }
            }
        }
    }

    /// Asks both and keeps the first difference; of a refusal only that it is one, since each says why in its own words.
    @discardableResult
    mutating func both<Answer: Equatable>(
        _ what: String, _ operation: (any MessageJournal) async throws -> Answer
    ) async throws -> Answer? {
        let expected = await outcome(of: model, operation)
        let found = await outcome(of: journal, operation)
        if expected.failure != nil { tally["refused", default: 0] += 1 }
        if expected != found, difference == nil { difference = "\(what): expected \(expected), found \(found)" }
        return expected.answer
    }

    mutating func both(_ what: String, _ operation: (any MessageJournal) async throws -> Void) async throws {
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
