import Journal
import SMSMessages

/// What an operator does of consent and audiences, and SMS that no rule sends.
extension RandomWalk {
    mutating func operate() async throws {
        switch Int.random(in: 0..<5, using: &random) {
        case 0: try await changeConsent()
        case 1, 2: try await changeAudience()
        default: try await sendByRequest()
        }
        try await listConsent()
    }

    private mutating func changeConsent() async throws {
        let orders = try (0..<Int.random(in: 1...3, using: &random)).map { _ in
            ConsentOrder(
                number: try phone(), ours: ours(), change: oneIn(2) ? .optOut : .optIn,
                since: now - .milliseconds(Int.random(in: 0...5000, using: &random)),
                evidence: ConsentEvidence(source: "operator", note: oneIn(2) ? "phoned" : nil))
        }
        let outcome = try await both("changeConsent") { [now] in try await $0.changeConsent(orders, now: now) }
        tally["consent by operator", default: 0] += outcome?.changed ?? 0
        tally["stopped by operator", default: 0] += outcome?.sms ?? 0
    }

    private mutating func changeAudience() async throws {
        let name = Self.audienceNames[Int.random(in: 0..<3, using: &random)]
        let members = try (0..<Int.random(in: 1...3, using: &random)).map { _ in
            AudienceMember(number: try phone(), through: ours(), since: now)
        }
        if oneIn(3) {
            let through = oneIn(2) ? ours() : nil
            let left = try await both("leave") { try await $0.leave(members.map(\.number), audience: name, through: through) }
            tally["taken out", default: 0] += left ?? 0
        } else {
            let outcome = try await both("join") { try await $0.join(members, to: name) }
            tally["taken in", default: 0] += outcome?.joined ?? 0
            tally["not taken in", default: 0] += outcome?.optedOut.count ?? 0
        }
        let after = oneIn(2) ? members.first : nil
        try await both("memberships") { try await $0.memberships(of: name, after: after, limit: 3) }
    }

    private mutating func sendByRequest() async throws {
        let message = MessageID(at: now, random: &random)
        let ours = ours()
        let action = NewAction(
            id: ActionID(message: message, ordinal: 1), origin: .operator, rule: nil, recipient: .phone(try phone()), number: ours,
            sender: ours, gateway: oneIn(2) ? "a" : "b", text: oneIn(2) ? "wish" : "answer 1", expiresAt: now + .seconds(600))
        let order = SendOrder(
            message: message, key: "\(Int.random(in: 0..<12, using: &random))", reference: oneIn(2) ? "17" : nil, action: action)
        let outcome = try await both("send") { [now] in try await $0.send(order, now: now) }
        guard let outcome else { return }
        if outcome == .made {
            ids.append(message)
            actions.append(action.id)
        }
        tally["wish " + String("\(outcome)".prefix { $0.isLetter }), default: 0] += 1
    }

    private mutating func listConsent() async throws {
        let all = try await both("optOuts") { try await $0.optOuts(OptOutQuery()) } ?? []
        let query = OptOutQuery(
            number: oneIn(3) ? .phone(try phone()) : nil, ours: oneIn(3) ? ours() : nil,
            after: oneIn(2) ? all.randomElement(using: &random)?.place : nil, limit: Int.random(in: 0...3, using: &random))
        let found = try await both("optOuts \(query)") { try await $0.optOuts(query) }
        tally["opt-out listed", default: 0] += found?.count ?? 0
    }

    private mutating func phone() throws -> PhoneNumber {
        let phones = ["+31611111111", "+31622222222", "+31633333333"]
        return try PhoneNumber(e164: phones[Int.random(in: 0..<3, using: &random)])
    }

    private mutating func ours() -> SMSAddress { SMSAddress(canonical: oneIn(2) ? "+31850000000" : "+31850000001") }
}
