import Journal
import Logging
import Responder
import SMSMessages

/// Step 2 of a message's path: reads what a message means to section 9, makes it durable, and only then lets it be acknowledged.
struct Intake: Sendable {
    let journal: any MessageJournal
    let rules: LiveRules
    let answers: AnswerPolicy
    let logger: Logger
    /// Called after each commit that brought something new.
    let onAccepted: @Sendable () -> Void
    /// Called after each that may have opted out somebody whom the rules send SMS to.
    var onRecipientsStop: @Sendable () -> Void = {}
    var clock = ServerClock.shared

    /// - Returns: for each message the id it is stored under; of a repeated delivery, the first one's.
    func accept(_ messages: [InboundMessage]) async throws(JournalFailure) -> [MessageID] {
        let acceptances = try await journal.accept(messages.map(arrival)) { arrival(of: $0) }
        for (message, acceptance) in zip(messages, acceptances) where acceptance.kind == .reusedID {
            logger.warning(
                "a known id came with another text: taken as a new message; ask the provider whether its ids are unique",
                metadata: ["channel": "\(message.channel)", "message": "\(acceptance.id)"])
        }
        if acceptances.contains(where: \.kind.isStored) { onAccepted() }
        if messages.contains(where: stopsARecipient) { onRecipientsStop() }
        return acceptances.map(\.id)
    }

    private func stopsARecipient(_ message: InboundMessage) -> Bool {
        let rules = rules.current
        return rules.recipients.phones.contains(message.sender) && rules.matcher.consent(of: message)?.word == .stop
    }

    /// Takes long SMS of which parts are still missing, although their time is over, as they are.
    func acceptIncomplete(now: Timestamp) async throws(JournalFailure) {
        let accepted = try await journal.acceptIncomplete(now: now) { arrival(of: $0) }
        for message in accepted {
            logger.warning(
                "parts of a long SMS did not come within 30 minutes: it is decided as it is, marked as incomplete",
                metadata: ["message": "\(message)"])
        }
        if !accepted.isEmpty { onAccepted() }
    }

    private func arrival(of received: InboundMessage) -> Arrival {
        var message = received
        message.clockOffset = clock.offset
        guard let said = rules.current.matcher.consent(of: message) else { return Arrival(message: message) }
        // What is missing may say the contrary; of a STOP that is no reason to go on writing.
        if said.word == .start, message.parts?.isComplete == false { return Arrival(message: message) }
        return Arrival(
            message: message, consent: said.word == .stop ? .optOut : .optIn,
            confirmation: said.confirmation.map { confirmation(of: message, $0) })
    }

    private func confirmation(of message: InboundMessage, _ text: String) -> NewAction {
        answers.action(
            ActionID(message: message.id, ordinal: 1), to: message.sender, because: message, origin: .consent, rule: nil, text: text)
    }
}
