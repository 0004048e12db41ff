import Journal
import Responder
import RuleLanguage
import SMSMessages
import ServerSettings

/// What the configuration says of each number of ours.
struct NumberTable: Sendable {
    private let byNumber: [SMSAddress: NumberSettings]

    init(_ numbers: [NumberSettings]) {
        byNumber = Dictionary(numbers.map { ($0.number, $0) }) { first, _ in first }
    }

    func answers(within lifetime: Duration) -> AnswerPolicy {
        AnswerPolicy(lifetime: lifetime) { number in
            byNumber[number].map { AnswerRoute(gateway: $0.gateway, sender: $0.sender) }
        }
    }

    func conduct(caps: [Conduct.Cap], pairCaps: [Conduct.Cap], sendingCaps: [String: SendingCaps] = [:]) -> Conduct {
        Conduct(
            caps: caps, pairCaps: pairCaps, ownNumbers: own,
            replyAreas: byNumber.mapValues { ReplyArea($0.replyPrefixes, territory: $0.replyTerritory) }, sendingCaps: sendingCaps)
    }

    /// Those from which nobody else writes.
    var own: Set<SMSAddress> { Set(byNumber.values.filter(\.isOwn).map(\.number)) }

    /// Rules for a number that nobody configured would never answer; better said before they go live.
    func objection(to rules: CheckedRules) -> String? {
        let unknown = rules.places.filter { byNumber[$0] == nil }
        guard let first = unknown.first else { return nil }
        let others = unknown.count > 1 ? " (and \(unknown.count - 1) more)" : ""
        return "the rules speak of \(first.text)\(others), which the configuration does not list: "
            + "write it under `numbers:` with its `gateway:`, or change the rules"
    }
}

extension Conduct.Cap {
    init(_ cap: Cap) { self.init(count: cap.count, window: cap.window) }
}
