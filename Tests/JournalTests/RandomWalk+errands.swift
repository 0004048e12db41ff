import Journal
import SMSMessages

/// Random e-mails, calls and broadcasts, and what people do about them.
extension RandomWalk {
    private static let servers = ["https://a", "https://b"]

    mutating func consequences(of message: InboundMessage, _ actions: [NewAction]) -> Consequences {
        var consequences = Consequences(actions: actions, memberships: membershipChanges())
        var ordinal = 3
        for kind in NewErrand.Kind.allCases where oneIn(3) {
            for rule in ["r", "s"] where oneIn(2) {
                consequences.errands.append(errand(kind, ordinal, of: message.id, rule: rule))
                ordinal += 1
            }
        }
        if oneIn(5) { consequences.broadcasts.append(broadcast(ordinal, of: message)) }
        return consequences
    }

    private mutating func errand(_ kind: NewErrand.Kind, _ ordinal: Int, of message: MessageID, rule: String) -> NewErrand {
        let lifetime = Duration.seconds(Int.random(in: 60...900, using: &random))
        return NewErrand(
            id: ActionID(message: message, ordinal: ordinal), kind: kind, rule: rule, name: kind == .fetch ? "page" : nil,
            target: Self.servers[Int.random(in: 0...1, using: &random)], content: "content",
            expiresAt: kind == .fetch ? nil : now + lifetime,
            refusal: oneIn(12) ? NewErrand.Refusal(reason: "too long", isExcused: kind == .fetch && oneIn(2)) : nil)
    }

    private mutating func broadcast(_ ordinal: Int, of message: InboundMessage) -> NewBroadcast {
        let numbers = ["+31611111111", "+31622222222", "+31633333333", "+31644444444", "+491234567890123", "4040"]
        let recipients = (0..<Int.random(in: 0...6, using: &random)).map { _ in
            SMSAddress(canonical: numbers[Int.random(in: 0..<numbers.count, using: &random)])
        }
        let audiences = Self.audienceNames.shuffled(using: &random).prefix(Int.random(in: 0...2, using: &random))
        return NewBroadcast(
            id: ActionID(message: message.id, ordinal: ordinal), rule: "r", recipients: recipients, audiences: Array(audiences),
            number: message.receiver, sender: message.receiver, gateway: Bool.random(using: &random) ? "a" : "b", text: "to all",
            lifetime: .seconds(Int.random(in: 60...900, using: &random)),
            expiresAt: now + .seconds(Int.random(in: 10...900, using: &random)),
            heldBack: oneIn(10) ? .noGateway : nil)
    }

    // MARK: Errands

    mutating func claimErrands() async throws {
        let kind = NewErrand.Kind.allCases[Int.random(in: 0..<3, using: &random)]
        let request = ErrandRequest(
            kind: kind, limit: Int.random(in: 0...6, using: &random), perTarget: Int.random(in: 1...3, using: &random),
            underWay: oneIn(3) ? [Self.servers[0]: 1] : [:], leasedUntil: now + .seconds(60),
            caps: oneIn(3) ? SendingCaps() : SendingCaps(all: .init(hour: 25), sender: .init(hour: 6, day: 20)))
        let claim = try await both("claimErrands \(request)") { [now] in try await $0.claimErrands(request, now: now) }
        guard let claim else { return }
        errands += claim.errands
        tally[kind == .fetch ? "claimed fetch" : "claimed errand", default: 0] += claim.errands.count
        tally["answers", default: 0] += claim.errands.count { $0.waiting?.answers.isEmpty == false }
        for fetch in claim.errands where kind == .fetch && fetch.attempt > 1 {
            try await both("begin resuming") { try await $0.beginResuming(fetch.errand.id) }
            if oneIn(3) { try await both("end resuming") { try await $0.endResuming(fetch.errand.id) } }
        }
        tally["given up", default: 0] += claim.givenUp.count
        tally["held errand", default: 0] += claim.held.count
        tally["refused fetch", default: 0] += claim.refused.count
        for fetch in claim.refused {
            let end = FetchEnd(fetch: fetch.errand.id, outcome: .excused(reason: "a cap"), consequences: Consequences())
            try await both("refuse") { [now] in try await $0.settle(end, now: now) }
        }
        for fetch in claim.givenUp {
            let end = FetchEnd(fetch: fetch.errand.id, outcome: .failed(reason: "given up"), consequences: Consequences())
            try await both("give up") { [now] in try await $0.settle(end, now: now) }
        }
    }

    mutating func settleErrand() async throws {
        guard let claimed = errands.randomElement(using: &random) else { return }
        // Some are answered twice, some after their lease, some never.
        if !oneIn(5) { errands.removeAll { $0.errand.id == claimed.errand.id } }
        if claimed.errand.kind == .fetch { return try await settleFetch(claimed) }
        let outcomes: [(ErrandOutcome, String)] = [
            (.done(reply: oneIn(2) ? "250 ok" : nil), "errand done"), (.failed(reason: "550"), "errand failed"),
            (.again(at: now + .seconds(Int.random(in: 0...90, using: &random)), reason: "503"), "errand again"),
        ]
        let (outcome, what) = outcomes[Int.random(in: 0..<3, using: &random)]
        tally[what, default: 0] += 1
        try await both("settle \(claimed.errand.id)") { [now] in try await $0.settle(claimed.errand.id, outcome, now: now) }
    }

    private mutating func settleFetch(_ claimed: ClaimedErrand) async throws {
        let body = (0..<Int.random(in: 0...3, using: &random)).map { _ in UInt8.random(in: 0...255, using: &random) }
        let outcomes: [(FetchEnd.Outcome, String)] = [
            (.brought(body), "brought"), (.excused(reason: "404"), "excused"), (.failed(reason: "500"), "fetch failed"),
        ]
        let (outcome, what) = outcomes[Int.random(in: 0..<3, using: &random)]
        tally[what, default: 0] += 1
        var consequences = Consequences(memberships: membershipChanges())
        if oneIn(2) { consequences.actions.append(action(of: claimed.message, 1, .rule, "it says")) }
        if oneIn(3) { consequences.errands.append(errand(.fetch, 2, of: claimed.message.id, rule: claimed.errand.rule)) }
        if oneIn(4) { consequences.broadcasts.append(broadcast(3, of: claimed.message)) }
        let end = FetchEnd(fetch: claimed.errand.id, outcome: outcome, consequences: consequences)
        let optedOut = model.state.withLock { $0.optedOut.count }
        defer { tally["opt-out lifted", default: 0] += optedOut - model.state.withLock { $0.optedOut.count } }
        try await both("settle \(end)") { [now] in try await $0.settle(end, now: now) }
        let all = ids.suffix(50)
        tally["fetching", default: 0] += model.state.withLock { state in
            state.messages.count { $0.state == .fetching && all.contains($0.message.id) }
        }
        try await both("record") { try await $0.record(of: claimed.message.id) }
    }

    // MARK: People

    mutating func aboutBroadcasts() async throws {
        let limit = Int.random(in: 0...5, using: &random)
        try await both("broadcasts") { try await $0.broadcasts(limit: limit) }
        guard let id = broadcasts.suffix(8).randomElement(using: &random) else { return }
        let place = Int.random(in: 0...4, using: &random)
        let sms = try await both("sms") { try await $0.sms(of: id, after: place, limit: limit) }
        tally["broadcast SMS", default: 0] += sms?.count ?? 0
        actions += sms?.map(\.action.id).prefix(1) ?? []
        guard oneIn(2) else { return }
        let stopped = try await both("stopBroadcast") { [now] in try await $0.stopBroadcast(id, now: now) }
        if stopped == true { tally["broadcast stopped", default: 0] += 1 }
    }

    mutating func aboutTheQueue() async throws {
        let query = QueueQuery(onlyEnded: oneIn(2), id: oneIn(3) ? (actions + errandIDs).randomElement(using: &random) : nil, limit: 1000)
        let entries = try await both("queue \(query)") { try await $0.queue(query) }
        tally["queued", default: 0] += entries?.count ?? 0
        let listed = entries?.randomElement(using: &random)?.id
        guard let id = oneIn(2) ? listed : (actions + errandIDs).randomElement(using: &random) else { return }
        let wants = oneIn(2)
        let change = try await both("\(wants ? "retry" : "drop") \(id)") { [now] in
            wants ? try await $0.retry(id, now: now) : try await $0.drop(id, now: now)
        }
        switch change {
        case .made: tally[wants ? "tried now" : "dropped", default: 0] += 1
        case .notPossible: tally["not possible", default: 0] += 1
        case .notFound, .textGone, nil: break
        }
    }
}
