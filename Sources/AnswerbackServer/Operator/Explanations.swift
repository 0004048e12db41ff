import Foundation
import Hummingbird
import Journal
import Responder
import RuleLanguage
import RuleMatcher
import SMSMessages

/// Recomputes why a message was decided as it was: deciding is pure, so nothing of it need be stored.
struct Explanations: Sendable {
    let journal: any MessageJournal
    let archive: RuleArchive
    let live: LiveRules
    /// A number of the configuration, for a message to nowhere; nil where it lists none.
    let ownNumber: SMSAddress?

    /// A message that nobody has sent, with what is known of its sender.
    func explanation(for asked: ExplainRequest, _ display: NumberDisplay) async throws -> OperatorReply.Explained {
        let rules = live.current
        let instant = try asked.at.map { try Self.instant($0, in: rules.matcher.rules.zone) }
        var random = SystemRandomNumberGenerator()
        // What is kept of earlier messages goes by the server's time.
        let offset = ServerClock.shared.offset
        let receivedAt = instant.map { $0 - offset } ?? .now
        var message = InboundMessage(
            id: MessageID(at: receivedAt, random: &random), providerID: nil, channel: "main",
            sender: try address(asked.from, named: "from"), receiver: try receiver(asked.to, rules), text: asked.text, sentAt: nil,
            receivedAt: receivedAt)
        message.clockOffset = offset
        let state = try await journal.decisionState(for: message, asking: rules.question)
        return OperatorReply.Explained(
            notes: [], ruleSet: rules.hash,
            explanation: try shown(rules.matcher.explain(message, state: state, rule: asked.rule), of: message, display),
            message: nil)
    }

    /// - Parameter text: RFC 3339, or without a zone what clocks of the rules' zone show.
    private static func instant(_ text: String, in zone: TimeZoneTable) throws -> Timestamp {
        if let instant = Timestamp(rfc3339: text) { return instant }
        guard let shown = Timestamp(rfc3339: text + "Z") else {
            throw OperatorTrouble(.badRequest, "`at` is no time; write 2026-11-21T23:10:00Z, or without the Z a time in \(zone.identifier)")
        }
        guard let instant = zone.instant(of: TimeZoneTable.utc.local(at: shown)) else {
            throw OperatorTrouble(.badRequest, "`at`: clocks in \(zone.identifier) never show \(text), as they are put forward then")
        }
        return instant
    }

    /// A stored message, with the rules as they were when it was decided.
    func explanation(of record: MessageRecord, rule: String?, _ display: NumberDisplay) async throws -> OperatorReply.Explained {
        if record.state == .outbound {
            return OperatorReply.Explained(
                notes: ["a person or a program asked for this SMS (`answerback send`, POST /v1/send): no rule has seen it"],
                ruleSet: live.current.hash, explanation: nil, message: OperatorReply.Message(record, display))
        }
        var notes: [String] = []
        if record.textIsGone { notes.append("the text has been deleted, as its time was over: what follows is for an empty one") }
        if let parts = record.message.parts, !parts.isComplete {
            notes.append(
                "it came in \(parts.total) parts, of which part \(parts.missing.map(String.init).joined(separator: ", ")) did not come "
                    + "within 30 minutes: its text is that of the others")
        }
        let rules = try await self.rules(for: record, &notes)
        if record.state == .consent { notes.append("it ended or resumed consent, so the rules never saw it") }
        if record.state == .setAside {
            notes.append(
                "deciding it ended the process \(record.attempts) times, so it was set aside; "
                    + "`answerback retry \(record.message.id)` tries again")
        }
        return OperatorReply.Explained(
            notes: notes, ruleSet: rules.hash,
            explanation: try shown(
                rules.matcher.explain(record.message, state: record.decisionState, rule: rule), of: record.message, display),
            message: OperatorReply.Message(record, display))
    }

    /// The sender's number stands in reasons, values and answers too, so it is masked wherever it stands.
    private func shown(_ explanation: Explanation, of message: InboundMessage, _ display: NumberDisplay) throws -> Explanation {
        guard !display.showsNumbers, case .phone(let sender) = message.sender else { return explanation }
        let tree = try JSONSerialization.jsonObject(with: JSONEncoder().encode(explanation))
        return try JSONDecoder().decode(
            Explanation.self, from: JSONSerialization.data(withJSONObject: Self.masking(sender, in: tree)))
    }

    /// String by string: in JSON's text a number could begin within an escape.
    private static func masking(_ number: PhoneNumber, in tree: Any) -> Any {
        switch tree {
        case let text as String: number.masked(in: text)
        case let members as [String: Any]: members.mapValues { masking(number, in: $0) }
        case let elements as [Any]: elements.map { masking(number, in: $0) }
        default: tree
        }
    }

    private func rules(for record: MessageRecord, _ notes: inout [String]) async throws -> RuleSet {
        let present = live.current
        guard let hash = record.ruleSetHash else {
            notes.append("not decided by rules: what follows is what the present rules make of it")
            return present
        }
        if hash == present.hash { return present }
        guard let archived = try await archive.ruleSet(hash) else {
            notes.append("the rules that decided it are not kept any more: what follows is what the present rules make of it")
            return present
        }
        notes.append("decided by rules that have changed since (rule set \(hash.prefix(12)))")
        return archived
    }

    private func receiver(_ text: String?, _ rules: RuleSet) throws -> SMSAddress {
        guard let text else { return rules.matcher.rules.places.first ?? ownNumber ?? SMSAddress(canonical: DevRoutes.anyNumber) }
        return try address(text, named: "to")
    }

    private func address(_ text: String, named name: String) throws -> SMSAddress {
        do { return try NumberReading().address(text) } catch { throw OperatorTrouble(.badRequest, "`\(name)`: \(error)") }
    }
}
