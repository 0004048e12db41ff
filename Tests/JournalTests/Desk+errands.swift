import Journal
import SMSMessages

extension Desk {
    func errand(
        _ kind: NewErrand.Kind, _ ordinal: Int, of message: MessageID, to target: String = "https://a.example", rule: String = "r",
        content: String = "content", expiresAt: Timestamp? = nil, refusal: NewErrand.Refusal? = nil
    ) -> NewErrand {
        NewErrand(
            id: ActionID(message: message, ordinal: ordinal), kind: kind, rule: rule, name: kind == .fetch ? "page" : nil, target: target,
            content: content, expiresAt: kind == .fetch ? nil : expiresAt ?? noon + .seconds(3600), refusal: refusal)
    }

    func broadcast(
        _ ordinal: Int, of message: MessageID, to recipients: [String] = [], audiences: [String] = [], gateway: String = "main",
        text: String = "to all", lifetime: Duration = .seconds(600), heldBack: Suppression? = nil
    ) -> NewBroadcast {
        let number = SMSAddress(canonical: "+31850000000")
        return NewBroadcast(
            id: ActionID(message: message, ordinal: ordinal), rule: "r", recipients: recipients.map { SMSAddress(canonical: $0) },
            audiences: audiences, number: number, sender: number, gateway: gateway, text: text, lifetime: lifetime,
            expiresAt: noon + .seconds(3600), heldBack: heldBack)
    }

    /// Accepted and decided: what follows is due.
    @discardableResult
    func decided(
        _ text: String = "go", from sender: String = "+31612345678", isTaken: Bool? = nil, state: DecisionState = DecisionState(),
        bringing consequences: (MessageID) -> Consequences
    ) async throws -> MessageID {
        let id = try await accept(text, id: "\(UInt64.random(in: 0...(.max)))", from: sender).id
        try await decide(id, isTaken: isTaken, state: state, bringing: consequences)
        return id
    }

    func decide(
        _ id: MessageID, isTaken: Bool? = nil, state: DecisionState = DecisionState(), bringing consequences: (MessageID) -> Consequences
    ) async throws {
        let decision = MessageDecision(
            message: id, rules: ["r"], isTaken: isTaken, ruleSetHash: "h", consequences: consequences(id), state: state)
        try await journal.record([decision], now: noon)
    }

    func take(
        _ kind: NewErrand.Kind, _ limit: Int = 10, perTarget: Int = 10, underWay: [String: Int] = [:], caps: SendingCaps = SendingCaps(),
        at instant: Timestamp? = nil
    ) async throws -> ErrandClaim {
        let instant = instant ?? noon
        let request = ErrandRequest(
            kind: kind, limit: limit, perTarget: perTarget, underWay: underWay, leasedUntil: instant + .seconds(60), caps: caps)
        return try await journal.claimErrands(request, now: instant)
    }

    /// Takes the next fetch and ends it.
    func fetched(
        _ outcome: FetchEnd.Outcome, at instant: Timestamp? = nil,
        bringing consequences: (MessageID) -> Consequences = { _ in Consequences() }
    ) async throws {
        guard let fetch = try await take(.fetch, 1, at: instant).errands.first else { throw JournalFailure.refused("nothing to fetch") }
        let end = FetchEnd(fetch: fetch.errand.id, outcome: outcome, consequences: consequences(fetch.message.id))
        try await journal.settle(end, now: instant ?? noon)
    }

    func errandStates(of message: MessageID) async throws -> [ErrandState]? {
        try await journal.record(of: message)?.errands.map(\.state)
    }

    /// Claims and sends, portion by portion, until nothing is due; what it was sent to, in order.
    func sendAll(_ limit: Int = 100, at instant: Timestamp? = nil) async throws -> [String] {
        var recipients: [String] = []
        while true {
            let claimed = try await send(limit, conduct: Conduct(caps: [], pairCaps: []), at: instant).actions
            if claimed.isEmpty { return recipients }
            recipients += claimed.map(\.sms.recipient.e164)
            for action in claimed { try await journal.settle(action.id, .sent(ids: []), now: instant ?? noon) }
        }
    }

    static func number(_ place: Int) -> String { "+3161\(1_000_000 + place)" }
}
