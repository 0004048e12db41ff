import Journal
import RuleLanguage
import RuleMatcher
import SMSMessages

/// What a message's rules do, as the rows that a journal keeps of it.
struct RunRows {
    private(set) var consequences = Consequences()
    private let message: InboundMessage
    private let answers: AnswerPolicy

    init(because message: InboundMessage, _ answers: AnswerPolicy) {
        self.message = message
        self.answers = answers
    }

    /// Recipients that each get a row at once; more are a broadcast.
    static let mostDirect = 16

    /// What a rule does up to its next fetch.
    mutating func append(_ run: RuleRun) {
        for effect in run.effects { append(effect, of: run) }
    }

    private mutating func append(_ effect: RuleRun.Effect, of run: RuleRun) {
        let rule = run.rule.description
        switch effect {
        case .reply(let text): append(text, to: message.sender, by: rule)
        case .send(let text, let recipients): append(text, to: recipients, by: rule)
        case .subscribe(let audience): consequences.memberships.append(.join(audience: audience))
        case .unsubscribe(let audience): consequences.memberships.append(.leave(audience: audience))
        case .email(let email):
            append(
                NewErrand(
                    id: nextID, kind: .email, rule: rule, target: email.recipients.joined(separator: ", "),
                    content: KeptMail(email).content, expiresAt: errandsEnd))
        case .webhook(.success(let call)):
            append(NewErrand(id: nextID, kind: .webhook, rule: rule, target: call.origin, content: call.content, expiresAt: errandsEnd))
        case .webhook(.failure(let refused)):
            append(
                NewErrand(
                    id: nextID, kind: .webhook, rule: rule, target: "", content: "", expiresAt: errandsEnd,
                    refusal: NewErrand.Refusal(reason: refused.description)))
        case .fetch(.success(let call), as: let name):
            append(
                NewErrand(
                    id: nextID, kind: .fetch, rule: rule, name: name, target: call.origin, content: call.content, expiresAt: nil))
        case .fetch(.failure(let refused), as: let name):
            append(
                NewErrand(
                    id: nextID, kind: .fetch, rule: rule, name: name, target: "", content: "", expiresAt: nil,
                    refusal: NewErrand.Refusal(reason: refused.description, isExcused: !run.hasFailed)))
        }
    }

    private mutating func append(_ text: String, to recipients: [Recipient], by rule: String) {
        var seen = Set<SMSAddress>()
        var addresses: [SMSAddress] = []
        var audiences: [String] = []
        for recipient in recipients {
            switch recipient {
            case .address(let address): if seen.insert(address).inserted { addresses.append(address) }
            case .audience(let name): audiences.append(name)
            }
        }
        if audiences.isEmpty, addresses.count <= Self.mostDirect {
            for address in addresses { append(text, to: address, by: rule) }
        } else {
            consequences.broadcasts.append(
                answers.broadcast(nextID, to: addresses, audiences: audiences, because: message, rule: rule, text: text))
        }
    }

    private mutating func append(_ text: String, to recipient: SMSAddress, by rule: String) {
        consequences.actions.append(
            answers.action(nextID, to: recipient, because: message, origin: .rule, rule: rule, text: text))
    }

    private mutating func append(_ errand: NewErrand) { consequences.errands.append(errand) }

    private var nextID: ActionID { ActionID(message: message.id, ordinal: consequences.nextOrdinal) }
    private var errandsEnd: Timestamp { message.receivedAt + AnswerPolicy.errandLifetime }
}
